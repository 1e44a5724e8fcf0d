//! Questions written in files: `strength = claimed; exclusion = lenient; known-on = 2016-09-15`.

use engine::findings::{Exclusion, Reading, SourceChoice, Strength};
use engine::incidents::Weight;
use engine::model::SourceId;
use engine::standing::Question;

/// Reads a question; what it does not say is the default.
pub fn question(text: &str) -> Question {
    let mut question = Question::DEFAULT;
    for part in text.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
        let (key, value) = part.split_once('=').unwrap_or_else(|| panic!("`{part}` is no `key = value`"));
        set(&mut question, key.trim(), value.trim());
    }
    question
}

fn set(question: &mut Question, key: &str, value: &str) {
    let reading: &mut Reading = &mut question.reading;
    match key {
        "sources" => reading.sources = sources(value),
        "strength" => reading.strength = Strength::from_word(value).unwrap(),
        "exclusion" => reading.exclusion = Exclusion::from_word(value).unwrap(),
        "counts" => reading.counts = Weight::from_word(value).unwrap(),
        "known-on" => question.as_known_on = Some(value.parse().unwrap()),
        _ => panic!("`{key}` is no part of a question"),
    }
}

fn sources(value: &str) -> SourceChoice {
    match value {
        "all" => SourceChoice::All,
        "independent" => SourceChoice::Independent,
        one => SourceChoice::One(SourceId::new(one.trim_start_matches("one:"))),
    }
}
