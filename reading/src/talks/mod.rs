//! The talks that a text tells of: what a deal holds, what parties are apart on, where each stands, who met.
//!
//! In: words, mentions and statements. Out: [`Talks`]. Read first: [`talks`]. Invariant: everything has its words in the
//! text; there is no score, no rank and no guess at what a party thinks.

mod conferring;
mod deal;
mod meetings;
mod points;
mod positions;
mod provision;

pub use meetings::{Meeting, MeetingStatus};
pub use points::StickingPoint;
pub use positions::Position;
pub use provision::{Aim, Modality, Provision};

use crate::names::{Mention, Words};
use crate::statements::{Finder, Statement};

/// The most words of a sentence that is read for talks: no sentence that people write has more.
const SENTENCE_MAX: usize = 300;

/// What a text tells of talks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Talks {
    /// What a deal holds or is to hold.
    pub provisions: Vec<Provision>,
    /// What it is for.
    pub aims: Vec<Aim>,
    /// What parties are apart on.
    pub sticking_points: Vec<StickingPoint>,
    /// Where each party stands.
    pub positions: Vec<Position>,
    /// Who met whom, or is to.
    pub meetings: Vec<Meeting>,
}

/// Reads what a text tells of talks.
pub fn talks(words: &Words<'_>, mentions: &[Mention], statements: &[Statement]) -> Talks {
    let finder = Finder::of(words, mentions);
    let deals = deal::Deals::read(words, &finder);
    let (provisions, aims, sticking_points) = (deals.provisions, deals.aims, deals.points);
    let positions = positions::positions(words, &finder, statements);
    let meetings = meetings::meetings(words, &finder);
    Talks { provisions, aims, sticking_points, positions, meetings }
}
