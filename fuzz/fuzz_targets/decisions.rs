//! Any text as `decisions.toml`: read or refused, never a panic, and every problem can be drawn.

#![no_main]

use engine::model::draw;
use engine::terms::{CaseTexts, NamedText, Terms};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let texts = CaseTexts {
        agreement: NamedText { file: "agreement.toml", text: include_str!("../../engine/tests/terms/base/agreement.toml") },
        actors: NamedText { file: "actors.toml", text: include_str!("../../engine/tests/terms/base/actors.toml") },
        sources: NamedText { file: "sources.toml", text: include_str!("../../engine/tests/terms/base/sources.toml") },
        areas: NamedText { file: "areas.geojson", text: include_str!("../../engine/tests/terms/base/areas.geojson") },
        decisions: Some(NamedText { file: "decisions.toml", text }),
    };
    let problems = match Terms::parse(&texts) {
        Ok((_, warnings)) => warnings,
        Err(problems) => problems,
    };
    for problem in problems.iter().filter(|problem| problem.at.as_ref().is_some_and(|at| &*at.file == "decisions.toml")) {
        assert!(!draw(problem, text).is_empty());
    }
});
