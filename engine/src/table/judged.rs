//! Kinds before the judgement: one event of each base goes the ordinary way, from the format's reader to the findings.

use rustc_hash::FxHashMap;

use crate::findings::{Bench, Finding, Reading, Within};
use crate::incidents::{Independence, gather};
use crate::reports::Report;
use crate::sources::table::acled::Events;
use crate::sources::{Format, ReadOptions, read};
use crate::terms::Terms;

use super::Kinds;
use super::kinds::{time_precision, when};

/// What the judgement says of each base, for every way in which its place can lie to an area.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// Different findings; most bases share them.
    pub lists: Vec<Vec<Finding>>,
    /// For each base, way and area the position in `lists`; see [`Judged::list`].
    of: Vec<u32>,
    areas: usize,
    /// For each base its first event as a report.
    pub reports: Vec<Report>,
}

impl Judged {
    /// Returns which list holds the findings of a base in an area to which its place lies so.
    pub fn list(&self, base: u32, area: usize, within: Within) -> u32 {
        self.of[(base as usize * Within::ALL.len() + within as usize) * self.areas + area]
    }
}

/// Judges one event of each base, once for every way in which its place can lie to an area.
pub fn judge_kinds(terms: &Terms, events: &Events, kinds: &Kinds, reading: &Reading) -> Judged {
    let reports = reports(events, kinds);
    let used: Vec<usize> = (0..reports.len()).collect();
    let independence = Independence::of(terms);
    let incidents = gather(terms, &independence, &reports, &used, None);
    let report_of: Vec<usize> = incidents.iter().map(|incident| incident.accounts[0].report).collect();
    let way = |report: usize| Within::ALL[report % Within::ALL.len()];
    let bench = Bench::laid(terms, &reports, &used, independence, incidents, &|report, _| way(report));
    let areas = &terms.agreement.areas;
    let mut cells = vec![Vec::new(); reports.len() * areas.len()];
    for finding in crate::findings::judge(&bench, reading) {
        let area =
            areas.iter().position(|a| a.id == finding.area).expect("a finding is in an area of the terms");
        cells[report_of[finding.incident] * areas.len() + area].push(finding);
    }
    let mut judged = Judged { lists: Vec::new(), of: Vec::new(), areas: areas.len(), reports: Vec::new() };
    let mut known: FxHashMap<Vec<String>, u32> = FxHashMap::default();
    for findings in cells {
        let next = judged.lists.len() as u32;
        let list = *known.entry(findings.iter().map(weight).collect()).or_insert(next);
        if list == next {
            judged.lists.push(findings);
        }
        judged.of.push(list);
    }
    judged.reports = reports.into_iter().step_by(Within::ALL.len()).collect();
    judged
}

/// What of a finding weighs on a day.
fn weight(finding: &Finding) -> String {
    let party = finding.party.as_ref().map_or("-", |p| p.as_str());
    let (provision, area) = (&finding.provision, &finding.area);
    format!("{provision} {area} {party} {} {} {}", finding.class, finding.strength, finding.place)
}

/// The first event of each base as reports, as many as there are ways, by the format's own reader.
fn reports(events: &Events, kinds: &Kinds) -> Vec<Report> {
    let mut csv = String::from(HEADER);
    for (base, &row) in kinds.first.iter().enumerate() {
        for way in 0..Within::ALL.len() {
            csv.push_str(&line(events, base * Within::ALL.len() + way, row));
        }
    }
    let options = ReadOptions { format: Some(Format::Acled), ..ReadOptions::detecting() };
    let import = read("kinds", csv.as_bytes(), &options);
    let asked = kinds.first.len() * Within::ALL.len();
    assert_eq!(import.reports.len(), asked, "a row that the table holds is one that the reader takes");
    import.reports
}

const HEADER: &str = "event_id_cnty,event_date,event_type,sub_event_type,actor1,actor2,source,admin1,\
                      latitude,longitude,fatalities,civilian_targeting,geo_precision,time_precision\n";

fn line(events: &Events, id: usize, row: usize) -> String {
    let name =
        |coded: &crate::sources::table::Coded| quoted(coded.names.name(coded.codes[row]).unwrap_or_default());
    let degrees = |degrees: f64| if degrees.is_nan() { String::new() } else { degrees.to_string() };
    // Of interval dates the table keeps one day; the reader makes the interval from it again.
    let date = when(events.day[row], 1);
    let geo =
        events.geo_precision.get(row).filter(|code| **code != u8::MAX).map(u8::to_string).unwrap_or_default();
    format!(
        "{id:010},{date},{},{},{},{},{},{},{},{},0,{},{geo},{}\n",
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
