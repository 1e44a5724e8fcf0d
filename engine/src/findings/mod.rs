//! Findings: what an incident means under one provision, under one reading.
//!
//! In: [`crate::incidents::Incident`]s, the [`crate::terms::Terms`] and a [`Reading`]. Out: [`Finding`]s, each with the
//! rule that decided. Read first: [`judge`]. Invariant: attribution is carried from reports with its basis, never
//! inferred from motive or weapon. Invariant: a party's reply stands beside a finding and does not change it.

mod attribution;
mod bench;
mod cells;
mod check;
mod docket;
mod finding;
mod judge;
mod permission;
mod place;
mod reading;

pub use attribution::{Attribution, Claim, Roster, attribute};
pub use bench::{Bench, Seen};
pub use cells::Cells;
pub use docket::{Docket, Ruling};
pub use finding::{Class, Finding, Fit, Permission, Rule, Strength};
pub use judge::judge;
pub use permission::permission;
pub use place::{AreaMap, Within};
pub use reading::{Exclusion, Reading, SourceChoice};
