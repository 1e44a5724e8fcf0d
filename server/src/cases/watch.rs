//! The watch: sees that the files of a case changed, and has them read anew.
//!
//! It looks at names, sizes and times a few times a second, instead of asking the system to be told: that works on every
//! file system, shared folders and containers too, and for folders that vanish and come back.

use std::sync::{Arc, Weak};
use std::time::Duration;

use super::{Shelf, Trace};

/// How often the files are looked at. An edit shows within two looks and the time of reading.
const PAUSE: Duration = Duration::from_millis(400);

/// Watches the cases of a shelf until the shelf is gone.
///
/// A case is read when its files are the same at two looks, so that a file half written is not read as one with errors;
/// but after [`LOOKS_MAX`] looks it is read all the same.
pub async fn watch(shelf: &Arc<Shelf>) {
    let mut seen = Seen::of(shelf.first_traces());
    let shelf = Arc::downgrade(shelf);
    loop {
        tokio::time::sleep(PAUSE).await;
        let Some(next) = look(&shelf, seen).await else { return };
        seen = next;
    }
}

/// How many looks a case that never rests is let wait.
const LOOKS_MAX: u32 = 3;

/// What was seen at the last look, case by case.
struct Seen(Vec<SeenCase>);

/// Traces of one case; `None`: the state of its files could not be told.
struct SeenCase {
    read_at: Option<Trace>,
    last: Option<Trace>,
    waited: u32,
}

impl Seen {
    fn of(traces: Vec<Option<Trace>>) -> Self {
        Self(traces.into_iter().map(|t| SeenCase { read_at: t, last: t, waited: 0 }).collect())
    }
}

/// Looks once, off the threads that answer requests. `None`: the shelf is gone.
async fn look(shelf: &Weak<Shelf>, mut seen: Seen) -> Option<Seen> {
    let shelf = shelf.upgrade()?;
    let looked = tokio::task::spawn_blocking(move || {
        for (at, now) in shelf.traces().into_iter().enumerate() {
            if seen.0[at].is_due(now) {
                shelf.read_anew(at);
            }
        }
        seen
    });
    looked.await.ok()
}

impl SeenCase {
    /// Whether a case is to be read, being in this state now. Notes that it will be.
    fn is_due(&mut self, now: Option<Trace>) -> bool {
        let rests = now == self.last;
        self.last = now;
        if now == self.read_at {
            self.waited = 0;
            return false;
        }
        self.waited += 1;
        let due = rests || self.waited >= LOOKS_MAX;
        if due {
            (self.read_at, self.waited) = (now, 0);
        }
        due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looks(traces: &[u64]) -> Vec<bool> {
        let mut case = SeenCase { read_at: Some(Trace(0)), last: Some(Trace(0)), waited: 0 };
        traces.iter().map(|trace| case.is_due(Some(Trace(*trace)))).collect()
    }

    #[test]
    fn a_change_is_read_when_it_rests() {
        assert_eq!(looks(&[0, 1, 1, 1]), [false, false, true, false]);
    }

    #[test]
    fn what_is_taken_back_is_not_read() {
        assert_eq!(looks(&[1, 0, 0]), [false, false, false]);
    }

    #[test]
    fn a_file_that_never_rests_is_read_all_the_same() {
        assert_eq!(looks(&[1, 2, 3, 4]), [false, false, true, false]);
    }
}
