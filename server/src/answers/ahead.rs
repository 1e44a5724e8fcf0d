//! Ahead of the question: the answer that nearly everybody asks first is computed before anybody does.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use engine::standing::Question;
use futures_util::FutureExt;
use tokio::sync::broadcast::error::RecvError;

use super::Answers;
use crate::cases::Shelf;

/// Computes each case's answer to the default question, now and whenever its files were read anew, until the shelf is
/// gone.
pub async fn ahead(shelf: &Arc<Shelf>, answers: &Answers) {
    let mut changes = shelf.listen();
    for name in shelf.names() {
        compute(shelf, answers, name.as_str()).await;
    }
    loop {
        match changes.recv().await {
            Ok(change) => compute(shelf, answers, change.case.as_str()).await,
            // Whoever asks for what was missed will wait for it.
            Err(RecvError::Lagged(_)) => {}
            Err(RecvError::Closed) => return,
        }
    }
}

async fn compute(shelf: &Shelf, answers: &Answers, name: &str) {
    let good = shelf.state_of(name).and_then(|state| state.good.clone());
    let Some(good) = good else { return };
    // A bug is told to whoever asks for this answer; it must not end the rest.
    let computed = AssertUnwindSafe(answers.answer(&good, Question::DEFAULT)).catch_unwind();
    if computed.await.is_err() {
        tracing::error!(case = name, "the answer could not be computed: this is a bug of truce");
    }
}
