//! The cases that ship.

use std::path::Path;

use engine::standing::Question;

use super::case::Case;

#[test]
fn scratch() {
    let case = Case::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../cases/syria-2016-09"));
    let t = std::time::Instant::now();
    let a = case.assess(&Question::DEFAULT);
    eprintln!("{:?}", t.elapsed());
    eprintln!(
        "incidents {} findings {} rows {} days {}",
        a.incidents.len(),
        a.findings.len(),
        a.standing.len(),
        a.days.len()
    );
    for g in &a.gates {
        eprintln!(
            "{} {} robust {} tried {} with {} dec {:?}",
            g.phase, g.answer, g.robust, g.variations_tried, g.variations_with_evidence, g.answer_by_decision
        );
        for h in &g.horizons {
            eprintln!("  horizon {} {} {}", h.what, h.at, h.answer);
        }
        for b in &g.blockers {
            eprintln!("  blocker {} {} {:?} {:?}", b.kind, b.text, b.incidents, b.reports);
        }
        for n in &g.needs {
            eprintln!(
                "  need {} {} {}: {}",
                n.provision,
                n.state,
                n.detail,
                n.clock.iter().map(|d| format!("{}/{} ", d.state, d.run)).collect::<String>()
            );
        }
        for t in g.turned_by.iter().take(10) {
            eprintln!("  turned {} {} {}", t.reading, t.varied, t.answer);
        }
    }
    let mut rows: std::collections::BTreeMap<_, String> = Default::default();
    for r in &a.standing {
        rows.entry((r.provision.to_string(), r.party.to_string(), r.area.to_string())).or_default().push_str(
            match r.standing.as_str() {
                "kept" => "K",
                "breached" => "B",
                "contested" => "C",
                "undetermined" => "?",
                _ => "-",
            },
        );
    }
    for (k, v) in rows {
        eprintln!("{k:?} {v}");
    }
    for f in a.findings.iter().filter(|f| f.provision.as_str() == "no-attack") {
        let i = &a.incidents[f.incident];
        eprintln!(
            "{} {} {:?} {} {} {} {:?} {:?} {:?}",
            i.id, i.act, f.party, f.class, f.rule, f.strength, f.named_by, f.others_named, f.place
        );
    }
    eprintln!("problems {}", a.problems.len());
    for p in a.problems.iter().take(40) {
        eprintln!("{p}");
    }
}
