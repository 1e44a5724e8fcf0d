//! Ready: a content with its [`Hearing`], for all answers to readings of it.
//!
//! In: a case's good content and up to which instant it was known. Out: a [`Ready`], of which each reading's assessment is
//! taken. Invariant: a hearing never outlives the content that it points into.

use std::sync::Arc;

use engine::findings::Reading;
use engine::standing::{Assessment, Hearing};
use jiff::Timestamp;
use self_cell::self_cell;

use crate::cases::Good;

self_cell!(
    struct Heard {
        owner: Arc<Good>,
        #[covariant]
        dependent: Hearing,
    }

    impl {Debug}
);

/// A content made ready to be answered under any reading.
#[derive(Debug)]
pub struct Ready(Heard);

impl Ready {
    /// Makes a content ready, as it was known on an instant. Takes as long as matching and the gates under every reading take.
    pub fn of(good: Arc<Good>, as_known_on: Option<Timestamp>) -> Self {
        Self(Heard::new(good, |good| Hearing::of(&good.terms, &good.reports, as_known_on)))
    }

    /// Returns the content.
    pub fn good(&self) -> &Arc<Good> {
        self.0.borrow_owner()
    }

    /// Returns the assessment under a reading.
    pub fn assess(&self, reading: &Reading) -> Assessment {
        self.0.borrow_dependent().answer(reading)
    }

    /// Returns roughly how much memory it takes beside the content, in bytes.
    pub fn weight(&self) -> usize {
        const INCIDENT: usize = 700;
        self.0.borrow_dependent().incidents() * INCIDENT + (64 << 10)
    }
}
