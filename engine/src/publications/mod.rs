//! Publications: what leaves the engine, as bytes.
//!
//! In: the terms, the reports and an assessment of them. Out: a [`View`], and from it alone the [`bulletin`] as a page or as
//! Markdown, [`csv`] tables, [`geojson`] and [`json`]; or its parts one by one, by a [`Showing`], and from that the
//! [`explain`] tree. Read first: [`View::of`].
//! Invariant: the same view gives the same bytes. Invariant: nothing here reads a clock; dates come from the assessment.
//! Invariant: places are coarse before any publication sees them ([`coarse`]); texts are safe ([`safe`]).

pub mod bulletin;
pub mod coarse;
pub mod csv;
pub mod explain;
pub mod geojson;
pub mod json;
pub mod power;
pub mod safe;
pub mod trend;
pub mod view;
pub mod words;

pub use view::{Showing, View, ViewIndex};
