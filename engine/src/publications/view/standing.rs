//! Standing in the view: one row for each provision, party, area and day.

use serde::Serialize;

use super::{Showing, word};
use crate::incidents::Incident;
use crate::standing::{Standing, StandingReason, StandingRow};

/// Where one provision stands for one party, area and day.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StandingView {
    /// The provision.
    pub provision: String,
    /// The party.
    pub party: String,
    /// The area.
    pub area: String,
    /// The local date on which the day of the agreement begins.
    pub day: String,
    /// The day's number; the first is 0.
    pub day_number: i32,
    /// The day's first instant.
    pub starts: String,
    /// The first instant after it.
    pub ends: String,
    /// Where it stands.
    #[serde(serialize_with = "word")]
    pub standing: Standing,
    /// Why.
    #[serde(serialize_with = "word")]
    pub reason: StandingReason,
    /// One sentence with the figures.
    pub detail: String,
    /// The share that could have been seen; `null`: unknown.
    pub coverage: Option<f64>,
    /// The incidents it rests on.
    pub incidents: Vec<String>,
    /// What would change it.
    pub would_change: Vec<String>,
    /// Positions of the findings it rests on.
    pub findings: Vec<usize>,
}

pub(super) fn row(from: &Showing<'_>, row: &StandingRow) -> StandingView {
    let incidents: Vec<&Incident> = row.findings.iter().filter_map(|at| from.incident_of(*at)).collect();
    let sentence = |text: &String| super::gates::sentence(from, text, &incidents);
    let day = super::case::day(from, row.day);
    let of_day = |part: fn(super::DayView) -> String| day.clone().map_or_else(String::new, part);
    StandingView {
        provision: row.provision.to_string(),
        party: row.party.to_string(),
        area: row.area.to_string(),
        day: of_day(|d| d.day),
        day_number: row.day,
        starts: of_day(|d| d.starts),
        ends: of_day(|d| d.ends),
        standing: row.standing,
        reason: row.reason,
        detail: sentence(&row.detail),
        coverage: row.coverage,
        incidents: from.incident_ids(&row.findings),
        would_change: row.would_change.iter().map(sentence).collect(),
        findings: row.findings.clone(),
    }
}
