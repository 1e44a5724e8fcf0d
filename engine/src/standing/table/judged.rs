//! Kinds before the judgement: one event of each goes the ordinary way, from the format's reader to the findings.

use crate::findings::{Bench, Finding, Reading};
use crate::incidents::{Independence, gather};
use crate::reports::Report;
use crate::sources::table::acled::Events;
use crate::sources::{Format, ReadOptions, read};
use crate::terms::Terms;

use super::Kinds;
use super::kinds::{time_precision, when};

/// What the judgement says of each kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// For each kind the findings on its first event; `when` is that event's.
    pub findings: Vec<Vec<Finding>>,
    /// The first events as reports, in order of kind.
    pub reports: Vec<Report>,
}

/// Judges one event of each kind.
pub fn judge_kinds(terms: &Terms, events: &Events, kinds: &Kinds, reading: &Reading) -> Judged {
    let reports = reports(events, kinds);
    let used: Vec<usize> = (0..reports.len()).collect();
    let mut findings = vec![Vec::new(); kinds.first.len()];
    let independence = Independence::of(terms);
    let incidents = gather(terms, &independence, &reports, &used, None);
    let kind_of: Vec<usize> = incidents.iter().map(|incident| incident.accounts[0].report).collect();
    let bench = Bench::new(terms, &reports, &used, independence, incidents);
    for finding in crate::findings::judge(&bench, reading) {
        findings[kind_of[finding.incident]].push(finding);
    }
    Judged { findings, reports }
}

/// The first event of each kind as a report, by the format's own reader; ids are the kinds' numbers.
fn reports(events: &Events, kinds: &Kinds) -> Vec<Report> {
    let mut csv = String::from(HEADER);
    for (kind, &row) in kinds.first.iter().enumerate() {
        csv.push_str(&line(events, kind, row));
    }
    let options = ReadOptions { format: Some(Format::Acled), ..ReadOptions::detecting() };
    let import = read("kinds", csv.as_bytes(), &options);
    assert_eq!(
        import.reports.len(),
        kinds.first.len(),
        "a row that the table holds is one that the reader takes"
    );
    import.reports
}

const HEADER: &str = "event_id_cnty,event_date,event_type,sub_event_type,actor1,actor2,source,admin1,\
                      latitude,longitude,fatalities,civilian_targeting,geo_precision,time_precision\n";

fn line(events: &Events, kind: usize, row: usize) -> String {
    let name =
        |coded: &crate::sources::table::Coded| quoted(coded.names.name(coded.codes[row]).unwrap_or_default());
    let degrees = |degrees: f64| if degrees.is_nan() { String::new() } else { degrees.to_string() };
    // Of interval dates the table keeps one day; the reader makes the interval from it again.
    let date = when(events.day[row], 1);
    let geo =
        events.geo_precision.get(row).filter(|code| **code != u8::MAX).map(u8::to_string).unwrap_or_default();
    format!(
        "{kind:010},{date},{},{},{},{},{},{},{},{},0,{},{geo},{}\n",
        name(&events.event_type),
        name(&events.sub_event_type),
        name(&events.actor1),
        name(&events.actor2),
        name(&events.source),
        name(&events.admin1),
        degrees(events.latitude[row]),
        degrees(events.longitude[row]),
        name(&events.civilian_targeting),
        time_precision(events, row)
    )
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}
