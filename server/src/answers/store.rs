//! The store of answers: each is computed once, and so are the bytes that are made of it; both are kept while there is
//! room.

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::sync::Arc;
use std::thread::available_parallelism;

use engine::standing::Question;
use jiff::Timestamp;
use quick_cache::Equivalent;

use super::once::{Once, Weighed};
use super::{Answer, Body, Ready};
use crate::cases::{Good, State};

/// How many answers may be computed at once. Each uses all cores by itself.
const AT_ONCE: usize = 1;

/// How much memory answers may take, in bytes, by their own estimate. One of them is kept even if it is larger.
const ANSWER_BYTES: u64 = 2 << 30;

/// How much memory contents made ready may take, in bytes, by their own estimate.
const READY_BYTES: u64 = 2 << 30;

/// How much memory bodies may take, in bytes.
const BODY_BYTES: u64 = 128 << 20;

/// The answers that were computed, and the bytes that were made of them.
pub struct Answers {
    ready: Arc<Once<ReadyKey, Ready>>,
    answers: Arc<Once<AnswerKey, Answer>>,
    bodies: Arc<Once<BodyKey, Body>>,
}

/// Which content made ready: as known on which instant.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct ReadyKey {
    revision: String,
    as_known_on: Option<Timestamp>,
}

/// Which answer: of which content, to which question.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct AnswerKey {
    revision: String,
    question: Question,
}

/// Which body: for which address, in which state of its case.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct BodyKey {
    serial: u64,
    address: Box<str>,
}

/// The same, borrowed.
#[derive(Hash)]
struct BodyAsked<'a> {
    serial: u64,
    address: &'a str,
}

impl Equivalent<BodyKey> for BodyAsked<'_> {
    fn equivalent(&self, key: &BodyKey) -> bool {
        self.serial == key.serial && *self.address == *key.address
    }
}

impl Weighed for ReadyKey {
    fn weight(&self) -> usize {
        self.revision.len()
    }
}

impl Weighed for AnswerKey {
    fn weight(&self) -> usize {
        self.revision.len()
    }
}

impl Weighed for BodyKey {
    fn weight(&self) -> usize {
        self.address.len()
    }
}

impl Weighed for Ready {
    fn weight(&self) -> usize {
        Ready::weight(self)
    }
}

impl Weighed for Answer {
    fn weight(&self) -> usize {
        Answer::weight(self)
    }
}

impl Weighed for Body {
    fn weight(&self) -> usize {
        Body::weight(self)
    }
}

impl Default for Answers {
    fn default() -> Self {
        let cores = available_parallelism().map_or(1, usize::from);
        Self {
            ready: Once::new(16, READY_BYTES, AT_ONCE),
            answers: Once::new(64, ANSWER_BYTES, AT_ONCE),
            bodies: Once::new(4_096, BODY_BYTES, cores),
        }
    }
}

impl Answers {
    /// Returns the answer of a content to a question; computes it if it is not kept.
    ///
    /// # Panics
    /// If the computation panicked: a bug, told as one by whoever serves.
    pub async fn answer(&self, good: &Arc<Good>, question: Question) -> Arc<Answer> {
        let key = AnswerKey { revision: good.revision.clone(), question: question.clone() };
        if let Some(kept) = self.answers.get(&key) {
            return kept;
        }
        let ready = self.ready(good, question.as_known_on).await;
        let make = move || Ok::<_, Infallible>(Answer::to(&ready, &question.reading));
        let Ok(answer) = self.answers.get_or_make(key, make).await;
        answer
    }

    /// Returns a content made ready, as known on an instant; all readings of it share that.
    async fn ready(&self, good: &Arc<Good>, as_known_on: Option<Timestamp>) -> Arc<Ready> {
        let key = ReadyKey { revision: good.revision.clone(), as_known_on };
        let good = Arc::clone(good);
        let make = move || Ok::<_, Infallible>(Ready::of(good, as_known_on));
        let Ok(ready) = self.ready.get_or_make(key, make).await;
        ready
    }

    /// Returns the body that is kept for an address in this state of its case.
    pub fn body(&self, state: &State, address: &str) -> Option<Arc<Body>> {
        self.bodies.get(&BodyAsked { serial: state.serial, address })
    }

    /// Returns the body for an address in this state of its case; makes it if it is not kept.
    ///
    /// # Errors
    /// That of `make`.
    /// # Panics
    /// If `make` panicked.
    pub async fn body_or_make<E: Send + 'static>(
        &self,
        state: &State,
        address: &str,
        make: impl FnOnce() -> Result<Body, E> + Send + 'static,
    ) -> Result<Arc<Body>, E> {
        let key = BodyKey { serial: state.serial, address: address.into() };
        self.bodies.get_or_make(key, make).await
    }

    /// Forgets the answers of contents that stand no longer.
    pub fn keep_only(&self, revisions: &BTreeSet<String>) {
        self.ready.retain(|key| revisions.contains(&key.revision));
        self.answers.retain(|key| revisions.contains(&key.revision));
    }

    /// Returns how many contents were made ready so far.
    pub fn made_ready(&self) -> u64 {
        self.ready.made()
    }

    /// Returns how many answers were computed so far.
    pub fn computed(&self) -> u64 {
        self.answers.made()
    }
}
