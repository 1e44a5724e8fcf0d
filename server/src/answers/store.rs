//! The store of answers: each is computed once, however many ask at the same time, and kept while there is room.

use std::sync::Arc;

use engine::standing::Question;
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use tokio::sync::Semaphore;

use super::{Answer, Body};
use crate::cases::Good;

/// How many answers may be computed at once. Each uses all cores by itself.
const AT_ONCE: usize = 1;

/// How much memory answers may take, in bytes, by their own estimate. The last one is kept even if it is larger.
const ANSWER_BYTES: u64 = 2 << 30;

/// How much memory bodies may take, in bytes.
const BODY_BYTES: u64 = 128 << 20;

/// Which answer: of which content, to which question.
type AnswerKey = (String, Question);

/// Which body: the state of its case, a line break, the address with its query.
type BodyKey = String;

/// The answers that were computed, and the bytes that were made of them.
pub struct Answers {
    answers: Cache<AnswerKey, Arc<Answer>, ByWeight>,
    bodies: Cache<BodyKey, Arc<Body>, ByWeight>,
    turn: Arc<Semaphore>,
}

/// Weighs what is kept by the memory it takes.
#[derive(Debug, Clone)]
struct ByWeight;

impl Weighter<AnswerKey, Arc<Answer>> for ByWeight {
    fn weight(&self, _: &AnswerKey, answer: &Arc<Answer>) -> u64 {
        // More than the whole room would never be kept, and be computed for each request.
        (answer.weight() as u64).min(ANSWER_BYTES / 2)
    }
}

impl Weighter<BodyKey, Arc<Body>> for ByWeight {
    fn weight(&self, key: &BodyKey, body: &Arc<Body>) -> u64 {
        ((body.weight() + key.len()) as u64).clamp(1, BODY_BYTES / 2)
    }
}

impl Default for Answers {
    fn default() -> Self {
        Self {
            answers: Cache::with_weighter(64, ANSWER_BYTES, ByWeight),
            bodies: Cache::with_weighter(4_096, BODY_BYTES, ByWeight),
            turn: Arc::new(Semaphore::new(AT_ONCE)),
        }
    }
}

impl Answers {
    /// Returns the answer of a content to a question; computes it if it is not kept.
    ///
    /// # Panics
    /// If the computation panicked: a bug, told as one by whoever serves.
    pub async fn answer(&self, good: &Arc<Good>, question: &Question) -> Arc<Answer> {
        let key = (good.revision.clone(), question.clone());
        let compute = async {
            let turn = Arc::clone(&self.turn).acquire_owned().await.expect("the turns are never closed");
            let (good, question) = (Arc::clone(good), question.clone());
            // The turn goes along: a reader who leaves does not let the next computation begin beside this one.
            let computed = tokio::task::spawn_blocking(move || {
                let _turn = turn;
                Arc::new(Answer::to(good, &question))
            });
            computed.await
        };
        match self.answers.get_or_insert_async(&key, compute).await {
            Ok(answer) => answer,
            Err(broken) => std::panic::resume_unwind(broken.into_panic()),
        }
    }

    /// Returns the body that is kept for an address in this state of its case.
    pub fn body(&self, state: &str, address: &str) -> Option<Arc<Body>> {
        self.bodies.get(&body_key(state, address))
    }

    /// Keeps a body for an address in this state of its case.
    pub fn keep(&self, state: &str, address: &str, body: &Arc<Body>) {
        self.bodies.insert(body_key(state, address), Arc::clone(body));
    }
}

fn body_key(state: &str, address: &str) -> BodyKey {
    format!("{state}\n{address}")
}
