//! The cases that ship: what they are there to show, and a snapshot of every answer they give.
//!
//! `UPDATE=1 cargo test -p engine --test it shipped` rewrites the snapshots, so that a change of an answer is seen in
//! review line by line.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use engine::findings::{Class, Exclusion, Reading, Rule, SourceChoice, Strength};
use engine::incidents::Weight;
use engine::model::Severity;
use engine::sources::{ReadOptions, read};
use engine::standing::{
    Answer, Assessment, BlockerKind, Hearing, Ledger, Question, Standing, StandingReason, SumCheck,
};

use super::answers;
use super::case::Case;

const SEPTEMBER: &str = "syria-2016-09";
const FEBRUARY: &str = "syria-2016-02";

fn folder(case: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../cases").join(case)
}

fn asked(case: &str, reading: Reading) -> Assessment {
    Case::read(&folder(case)).assess(&Question { reading, as_known_on: None })
}

/// The September case under the default reading, assessed once for all tests.
fn september() -> &'static Assessment {
    static ANSWER: OnceLock<Assessment> = OnceLock::new();
    ANSWER.get_or_init(|| asked(SEPTEMBER, Reading::DEFAULT))
}

/// The September case without its phase: the rows of standing alone, without the gate's hundreds of variations.
fn september_without_gate() -> Case {
    let mut case = Case::read(&folder(SEPTEMBER));
    case.terms.agreement.phases.clear();
    case
}

fn ledger<'a>(answer: &'a Assessment, source: &str, unit: &str) -> &'a Ledger {
    answer.ledgers.iter().find(|l| l.source.as_str() == source && l.unit == unit).unwrap()
}

/// Whoever keeps a hearing gets of it, in whatever order, what whoever asks anew gets.
#[test]
fn one_hearing_gives_the_answers_of_many() {
    let case = Case::read(&folder(FEBRUARY));
    let hearing = Hearing::of(&case.terms, &case.reports, None);
    let claimed = Reading { strength: Strength::Claimed, ..Reading::DEFAULT };
    let full = Reading { counts: Weight::Full, ..claimed.clone() };
    for reading in [&claimed, &Reading::DEFAULT, &full, &claimed] {
        assert!(hearing.answer(reading) == asked(FEBRUARY, reading.clone()), "{reading:?}");
    }
}

#[test]
fn answers_are_those_of_the_snapshots() {
    let mut changed = Vec::new();
    for case in [FEBRUARY, SEPTEMBER] {
        let path =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/snapshots").join(format!("{case}.txt"));
        let given = match case {
            SEPTEMBER => answers::lines(september()),
            _ => answers::lines(&asked(case, Reading::DEFAULT)),
        };
        let given = by_runs(&given).join("\n") + "\n";
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &given).unwrap();
        } else if let Some(first) = first_difference(&fs::read_to_string(&path).unwrap_or_default(), &given) {
            changed.push(format!("{case}: UPDATE=1 rewrites; first difference:\n{first}"));
        }
    }
    assert!(changed.is_empty(), "{}", changed.join("\n"));
}

/// Puts days in a row that stand alike on one line: `day 3 to 40: kept (quiet-and-seen)`.
fn by_runs(lines: &[String]) -> Vec<String> {
    let split = |line: &str| {
        let (of, rest) = line.strip_prefix("standing ")?.split_once(" day ")?;
        let (day, stands) = rest.split_once(": ")?;
        Some((of.to_owned(), day.parse::<i32>().ok()?, stands.to_owned()))
    };
    let mut out: Vec<String> = Vec::new();
    let mut run: Option<(String, i32, i32, String)> = None;
    let flush = |run: &mut Option<(String, i32, i32, String)>, out: &mut Vec<String>| {
        let days = |first: i32, last: i32| {
            if first == last { first.to_string() } else { format!("{first} to {last}") }
        };
        out.extend(
            run.take().map(|(of, a, b, stands)| format!("standing {of} day {}: {stands}", days(a, b))),
        );
    };
    for line in lines {
        match (split(line), &mut run) {
            (Some((of, day, stands)), Some(open))
                if (&open.0, open.2 + 1, &open.3) == (&of, day, &stands) =>
            {
                open.2 = day;
            }
            (Some((of, day, stands)), _) => {
                flush(&mut run, &mut out);
                run = Some((of, day, day, stands));
            }
            (None, _) => {
                flush(&mut run, &mut out);
                out.push(line.clone());
            }
        }
    }
    flush(&mut run, &mut out);
    out
}

fn first_difference(old: &str, new: &str) -> Option<String> {
    let differs = |(n, (a, b)): (usize, (&str, &str))| {
        (a != b).then(|| format!("line {}:\n  was: {a}\n  now: {b}", n + 1))
    };
    let lines = old.lines().zip(new.lines()).enumerate().find_map(differs);
    lines.or_else(|| {
        let (was, now) = (old.lines().count(), new.lines().count());
        (was != now).then(|| format!("{was} lines were there, {now} are now"))
    })
}

#[test]
fn no_row_of_a_shipped_case_is_rejected_and_every_report_has_an_address() {
    for case in [FEBRUARY, SEPTEMBER] {
        for entry in fs::read_dir(folder(case).join("reports")).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let import = read(&name, &fs::read(&path).unwrap(), &ReadOptions::detecting());
            assert!(import.rejected.is_empty(), "{case}/{name}: {:?}", import.problems);
            assert!(import.rows.is_complete(), "{case}/{name}");
            assert!(import.problems.iter().all(|p| p.severity != Severity::Error), "{case}/{name}");
            for report in &import.reports {
                let address = report.address.as_deref().unwrap_or_default();
                assert!(address.starts_with("http"), "{case}: report {} has no address", report.id);
            }
        }
    }
}

#[test]
fn september_gate_is_not_met_whoever_is_believed() {
    let answer = september();
    let gate = &answer.gates[0];
    assert_eq!(gate.phase.as_str(), "joint-implementation-centre");
    assert_eq!(gate.answer, Answer::NotMet);
    let turned: Vec<String> =
        gate.turned_by.iter().map(|v| format!("{} {} {}", v.reading, v.varied, v.answer)).collect();
    assert!(gate.robust, "{turned:?}");
    assert!(gate.variations_with_evidence > 100, "{}", gate.variations_with_evidence);
    assert_eq!(gate.answer_by_decision, Some(Answer::NotMet));
    assert!(gate.horizons.iter().all(|h| h.answer != Answer::Met), "{:?}", gate.horizons);
    assert!(gate.blockers.iter().any(|b| b.kind == BlockerKind::EndedTooEarly));
}

#[test]
fn september_aid_access_is_never_met_under_any_reading() {
    let case = september_without_gate();
    for sources in [SourceChoice::All, SourceChoice::Independent] {
        for &strength in Strength::ALL {
            for &exclusion in Exclusion::ALL {
                for &counts in Weight::ALL {
                    let reading = Reading { sources: sources.clone(), strength, exclusion, counts };
                    let answer = case.assess(&Question { reading: reading.clone(), as_known_on: None });
                    let rows = answer.standing.iter().filter(|r| r.provision.as_str() == "castello-access");
                    let rows: Vec<_> = rows.collect();
                    assert!(rows.len() >= 14, "{reading}: {} rows", rows.len());
                    assert!(rows.iter().all(|r| r.standing != Standing::Kept), "{reading}");
                }
            }
        }
    }
}

#[test]
fn deir_ez_zor_is_beside_the_agreement_and_charged_to_no_party() {
    let answer = september();
    let own: Vec<_> =
        answer.findings.iter().filter(|f| answer.incidents[f.incident].id.as_str() == "i063").collect();
    assert!(!own.is_empty());
    for finding in own {
        assert_eq!((finding.class, finding.rule), (Class::Beside, Rule::DoerNotBound), "{finding:?}");
        assert_eq!(finding.party, None);
    }
    let blockers = answer.gates[0].blockers.iter().flat_map(|b| &b.incidents);
    assert!(blockers.into_iter().all(|i| i.as_str() != "i063"), "the terms do not let it block the gate");
}

#[test]
fn the_convoy_of_urum_al_kubra_is_verified_against_the_government() {
    let answer = september();
    let finding = answer
        .findings
        .iter()
        .find(|f| answer.incidents[f.incident].id.as_str() == "i076" && f.provision.as_str() == "no-attack")
        .unwrap();
    assert_eq!(finding.party.as_ref().unwrap().as_str(), "government");
    assert_eq!((finding.class, finding.strength), (Class::Grave, Strength::Verified));
    assert_eq!(finding.rule, Rule::CheckedBreach);
}

#[test]
fn rival_ledgers_stand_side_by_side_and_are_never_added() {
    let answer = september();
    let truce = ledger(answer, "hmeimim", "truce violations");
    let accused: std::collections::BTreeSet<&str> =
        truce.entries.iter().flat_map(|e| &e.accused_groups).map(|p| p.as_str()).collect();
    assert_eq!(accused.into_iter().collect::<Vec<_>>(), ["opposition"]);
    let total = truce.entries.iter().find(|e| e.report.as_str() == "c14-total").unwrap();
    assert_eq!(total.count, 199);
    let snhr = ledger(answer, "snhr", "breaches");
    let week = snhr.entries.iter().find(|e| e.report.as_str() == "c26").unwrap();
    assert_eq!((week.count, week.sum), (242, SumCheck::ComesTo(251)));
    let keys: Vec<_> = answer.ledgers.iter().map(|l| (&l.source, &l.unit)).collect();
    let once: std::collections::BTreeSet<_> = keys.iter().collect();
    assert_eq!(once.len(), keys.len(), "a ledger is one source and one unit");
    let entries: usize = answer.ledgers.iter().map(|l| l.entries.len()).sum();
    let tallies = Case::read(&folder(SEPTEMBER)).reports.iter().filter(|r| r.kind() == "tally").count();
    assert_eq!(entries, tallies, "each tally stands once and nothing is added to them");
}

#[test]
fn a_sum_that_fails_is_told_and_kept() {
    let told =
        september().problems.iter().any(|p| p.code == "sum" && p.message.contains("`c26` come to 251"));
    assert!(told);
}

#[test]
fn a_partys_tally_decides_nothing_by_itself_where_corroboration_is_asked() {
    assert!(september().standing.iter().all(|row| row.reason != StandingReason::TallyClaims));
}

#[test]
fn february_has_no_declared_end_and_no_gate() {
    let case = Case::read(&folder(FEBRUARY));
    assert!(case.terms.agreement.ends.is_empty() && case.terms.agreement.until.is_none());
    let answer = case.assess(&Question::DEFAULT);
    assert!(answer.gates.is_empty());
    assert!(answer.days.len() > 14);
}
