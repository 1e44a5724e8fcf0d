//! The calendar: where each provision stands, row by row and day by day, without the sentences.

use engine::publications::view as from;
use serde::Serialize;
use utoipa::ToSchema;

use super::{ReadingView, Standing};

/// Where every provision stands for every party, area and day.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct CalendarView {
    /// The reading.
    pub reading: ReadingView,
    /// The rows, in the terms' order.
    pub rows: Vec<CalendarRow>,
}

/// One provision, party and area over all days.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct CalendarRow {
    /// The provision.
    pub provision: String,
    /// The party.
    pub party: String,
    /// The area.
    pub area: String,
    /// Its days, in order.
    pub cells: Vec<CellView>,
}

/// One day of a row.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct CellView {
    /// The day's number; the first is 0.
    pub day_number: i32,
    /// Where it stands.
    pub standing: Standing,
    /// Why: the reason's word. Its sentence stands in the explanation.
    pub reason: String,
    /// How many incidents it rests on.
    pub incidents: usize,
    /// The share that could have been seen; `null`: unknown.
    pub coverage: Option<f64>,
}

impl CalendarView {
    /// Returns the calendar of some rows of standing, which come by provision, party, area and day.
    pub fn of(reading: &from::ReadingView, standing: &[from::StandingView]) -> Self {
        let same = |a: &from::StandingView, b: &from::StandingView| {
            (&a.provision, &a.party, &a.area) == (&b.provision, &b.party, &b.area)
        };
        let rows = standing.chunk_by(same).map(row).collect();
        Self { reading: ReadingView::from(reading), rows }
    }
}

fn row(days: &[from::StandingView]) -> CalendarRow {
    let first = days.first().expect("a chunk is never empty");
    CalendarRow {
        provision: first.provision.clone(),
        party: first.party.clone(),
        area: first.area.clone(),
        cells: days.iter().map(cell).collect(),
    }
}

fn cell(day: &from::StandingView) -> CellView {
    CellView {
        day_number: day.day_number,
        standing: day.standing.into(),
        reason: day.reason.to_string(),
        incidents: day.incidents.len(),
        coverage: day.coverage,
    }
}
