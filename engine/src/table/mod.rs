//! Standing from a large event table: the same judgement, made once for each kind of event, not for each event.
//!
//! In: the columns of an ACLED export and the terms. Out: the rows of standing and the counts behind them. Two events
//! are of one kind if nothing that the judgement looks at tells them apart: what was done, whose side each actor is on,
//! how the place lies to every area, how exact the day is, and which dates of the terms have passed. One event of each
//! kind goes through the ordinary reader and the ordinary judgement; the rest is counting.
//! Read first: [`assess_events`]. Invariant: the rows are those that [`crate::standing::assess`] gives for the same file; a
//! property test holds it.

mod judged;
mod kinds;
mod placed;
mod sums;

pub use judged::{Judged, judge_kinds};
pub use kinds::{Kinds, match_events};
pub use placed::{Placed, place};
pub use sums::{TableCount, TableStanding, sum};

use crate::findings::Reading;
use crate::sources::table::acled::Events;
use crate::terms::Terms;

/// Assesses a table of events under the terms: where every provision stands for every party, area and day.
///
/// The events are of one source, so none is matched with another; an id that stands twice counts once. A row without
/// coordinates is not in the table: its reader names it as bad.
pub fn assess_events(terms: &Terms, events: &Events, reading: &Reading) -> TableStanding {
    let placed = place(terms, events);
    let kinds = match_events(terms, events, &placed, reading);
    let judged = judge_kinds(terms, events, &kinds, reading);
    sum(terms, events, &placed, &kinds, &judged, reading)
}
