//! What field research asks for and a folder of files would not show well: many checks at once, and the value "unknown".

use engine::model::When;
use engine::reports::Credibility;
use engine::standing::Question;
use jiff::tz::TimeZone;

use super::answers;
use super::case::{Case, reports_from, terms_of};

/// The classes of the closing report of the tripartite mechanism in Colombia, with the word that a check uses for each:
/// 491 reports were received (field notes, section 0 and G6).
const COLOMBIA: [(&str, &str, usize); 5] = [
    ("not-an-incident", "not-an-incident", 331),
    ("pending", "pending", 18),
    ("no-violation", "no-violation", 78),
    ("minor", "minor", 54),
    ("grave", "grave", 10),
];

const AGREEMENT: &str = r#"
[agreement]
id = "bilateral-cessation"
title = "An invented bilateral cessation, as watched by three"
in_force = 2016-08-29T00:00:00-05:00
timezone = "America/Bogota"

[[party]]
id = "state"
name = "The State"
members = ["public-force"]

[[party]]
id = "insurgents"
name = "The Insurgents"
members = ["front"]

[[area]]
id = "country"
name = "The whole country"
kind = "everywhere"

[[provision]]
id = "cessation"
title = "No hostile act"
kind = "cessation-of-hostilities"
binds = ["state", "insurgents"]
forbids = ["attack"]
area = "country"
"#;

const ACTORS: &str = r#"
[[actor]]
id = "public-force"
name = "Public force"
kind = "state-force"

[[actor]]
id = "front"
name = "A front"
kind = "armed-group"
"#;

const SOURCES: &str = r#"
[[source]]
id = "mechanism"
name = "The three together"
affiliation = "none"
grade = "B"
verifies = true

[[source]]
id = "people"
name = "People of the place"
affiliation = "none"
grade = "F"
"#;

/// Each report is an allegation by people of the place and the closing check of the mechanism.
fn colombia() -> Case {
    let mut lines = String::new();
    let verdicts = COLOMBIA.iter().flat_map(|(_, verdict, count)| std::iter::repeat_n(verdict, *count));
    for (n, verdict) in verdicts.enumerate() {
        lines += &format!(
            r#"{{"id": "e{n:03}", "kind": "event", "source": "people", "incident": "i{n:03}", "when": "2016-09-10", "act": "attack", "by": ["front"], "by_basis": "claimed"}}
{{"id": "v{n:03}", "kind": "verification", "source": "mechanism", "of": "i{n:03}", "verdict": "{verdict}", "by": ["front"]}}
"#
        );
    }
    let areas = r#"{"type": "FeatureCollection", "features": []}"#;
    let texts = [
        ("agreement.toml", AGREEMENT.to_owned()),
        ("actors.toml", ACTORS.to_owned()),
        ("sources.toml", SOURCES.to_owned()),
        ("areas.geojson", areas.to_owned()),
        ("decisions.toml", String::new()),
    ];
    Case { terms: terms_of(&texts, "colombia"), reports: reports_from("reports.jsonl", &lines) }
}

#[test]
fn the_classes_of_colombia_come_back_as_they_went_in() {
    let answer = colombia().assess(&Question::DEFAULT);
    let given = answers::classes(&answer, "cessation");
    let wanted = COLOMBIA.iter().map(|(class, _, count)| (*class, *count)).collect();
    assert_eq!(given, wanted);
    assert_eq!(given.values().sum::<usize>(), 491);
}

#[test]
fn credibility_that_cannot_be_judged_is_unknown_and_not_a_low_number() {
    let credibility = |grade: &str| {
        let line = format!(
            r#"{{"id": "r1", "kind": "event", "source": "people", "act": "attack", "credibility": {grade}}}"#
        );
        reports_from("reports.jsonl", &line)[0].credibility
    };
    assert_eq!(credibility("6"), Credibility::Unknown);
    assert_eq!(credibility("5"), Credibility::Graded(5));
    assert_ne!(Credibility::Unknown, Credibility::Graded(0));
}

#[test]
fn the_teens_of_a_month_overlap_a_week_and_do_not_lie_in_it() {
    let zone = TimeZone::get("Asia/Damascus").unwrap();
    let teens = When::parse("2016-09-1X").unwrap().interval(&zone);
    let week = When::parse("2016-09-12T19:00+03:00/2016-09-19T18:59+03:00").unwrap().interval(&zone);
    assert!(teens.overlaps(&week));
    assert!(!week.contains(&teens));
}
