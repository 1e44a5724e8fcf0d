//! Made once: what takes long is made once, however many ask for it at the same time and whoever leaves meanwhile.
//!
//! In: a key, and how to make what belongs to it. Out: the thing, kept while there is room. Read first:
//! [`Once::get_or_make`]. Invariant: what has begun is ended and kept, even if nobody waits for it any more; what has not
//! begun when the last one who asked leaves is not begun.

use std::convert::Infallible;
use std::hash::Hash;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use quick_cache::sync::{Cache, DefaultLifecycle, PlaceholderGuard};
use quick_cache::{DefaultHashBuilder, Equivalent, OptionsBuilder, Weighter};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};
use tokio::task::{JoinError, spawn_blocking};

/// Knows roughly how much memory it takes, in bytes.
pub trait Weighed {
    /// Returns how much.
    fn weight(&self) -> usize;
}

/// What was made, by key.
pub struct Once<K, V> {
    kept: Cache<K, Arc<V>, ByWeight>,
    turns: Arc<Semaphore>,
    made: AtomicU64,
}

/// What is kept beside each thing, in bytes, roughly.
const BESIDE: usize = 256;

/// Weighs what is kept by the memory it takes.
#[derive(Debug, Clone)]
struct ByWeight {
    /// More than this the cache would not keep at all, and it would be made again for each request.
    most: u64,
}

impl<K: Weighed, V: Weighed> Weighter<K, Arc<V>> for ByWeight {
    fn weight(&self, key: &K, value: &Arc<V>) -> u64 {
        ((key.weight() + value.weight() + BESIDE) as u64).min(self.most)
    }
}

type Guard<'a, K, V> =
    PlaceholderGuard<'a, K, Arc<V>, ByWeight, DefaultHashBuilder, DefaultLifecycle<K, Arc<V>>>;

/// How a request goes on.
enum Begun<'a, K, V> {
    /// It is kept already.
    Kept(Arc<V>),
    /// It is to be made, and it is our turn.
    Ours(Guard<'a, K, V>, OwnedSemaphorePermit),
}

impl<K, V> Once<K, V>
where
    K: Weighed + Clone + Eq + Hash + Send + Sync + 'static,
    V: Weighed + Send + Sync + 'static,
{
    /// Returns a place that keeps about `bytes` of about `items` things. `at_once`: how many may be made at a time.
    pub fn new(items: usize, bytes: u64, at_once: usize) -> Arc<Self> {
        // One shard: each has only its share of the room, and one thing may need half of it.
        let options =
            OptionsBuilder::new().shards(1).estimated_items_capacity(items).weight_capacity(bytes).build();
        let options = options.expect("items and bytes are given");
        let weighter = ByWeight { most: bytes / 2 };
        let kept = Cache::with_options(options, weighter, Default::default(), Default::default());
        Arc::new(Self { kept, turns: Arc::new(Semaphore::new(at_once)), made: AtomicU64::new(0) })
    }

    /// Returns what is kept for a key.
    pub fn get<Q: Hash + Equivalent<K> + ?Sized>(&self, key: &Q) -> Option<Arc<V>> {
        self.kept.get(key)
    }

    /// Returns what is kept for a key; makes it, off the threads that serve, if nothing is.
    ///
    /// # Errors
    /// That of `make`. It is not kept.
    /// # Panics
    /// If `make` panics.
    pub async fn get_or_make<E: Send + 'static>(
        self: &Arc<Self>,
        key: K,
        make: impl FnOnce() -> Result<V, E> + Send + 'static,
    ) -> Result<Arc<V>, E> {
        if let Some(kept) = self.kept.get(&key) {
            return Ok(kept);
        }
        let once = Arc::clone(self);
        // The one end is dropped when whoever asks leaves, which the other end then learns.
        let (_asker, left) = oneshot::channel::<Infallible>();
        let task = tokio::spawn(async move {
            let begun = tokio::select! {
                biased;
                _ = left => return None,
                begun = once.begin(&key) => begun,
            };
            Some(once.ended(begun, make).await)
        });
        match task.await {
            Ok(ended) => ended.expect("whoever asks is still here"),
            Err(broken) => thrown_on(broken).await,
        }
    }

    /// Waits until somebody else has made it, or it is our turn to.
    async fn begin(&self, key: &K) -> Begun<'_, K, V> {
        match self.kept.get_value_or_guard_async(key).await {
            Ok(kept) => Begun::Kept(kept),
            Err(guard) => {
                let turn = Arc::clone(&self.turns).acquire_owned().await;
                Begun::Ours(guard, turn.expect("the turns are never closed"))
            }
        }
    }

    async fn ended<E: Send + 'static>(
        &self,
        begun: Begun<'_, K, V>,
        make: impl FnOnce() -> Result<V, E> + Send + 'static,
    ) -> Result<Arc<V>, E> {
        let (guard, turn) = match begun {
            Begun::Kept(kept) => return Ok(kept),
            Begun::Ours(guard, turn) => (guard, turn),
        };
        self.made.fetch_add(1, Ordering::Relaxed);
        let made = match spawn_blocking(make).await {
            Ok(made) => Arc::new(made?),
            Err(broken) => thrown_on(broken).await,
        };
        drop(turn);
        // Taken away meanwhile: whoever asks next makes it anew.
        let _ = guard.insert(Arc::clone(&made));
        Ok(made)
    }

    /// Keeps only what belongs to keys that `stays` says stay.
    pub fn retain(&self, stays: impl Fn(&K) -> bool) {
        self.kept.retain(|key, _| stays(key));
    }

    /// Returns how many things were begun to be made so far.
    pub fn made(&self) -> u64 {
        self.made.load(Ordering::Relaxed)
    }
}

/// Throws a panic on. Where a task was ended because the server stops, nobody waits for it: this never returns.
async fn thrown_on<T>(broken: JoinError) -> T {
    match broken.try_into_panic() {
        Ok(panic) => std::panic::resume_unwind(panic),
        Err(_) => std::future::pending().await,
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    impl Weighed for u32 {
        fn weight(&self) -> usize {
            *self as usize
        }
    }

    type Numbers = Once<u32, u32>;

    fn numbers() -> Arc<Numbers> {
        Numbers::new(64, 1 << 20, 1)
    }

    async fn doubled(once: &Arc<Numbers>, key: u32, takes_ms: u64) -> u32 {
        let make = move || {
            std::thread::sleep(Duration::from_millis(takes_ms));
            Ok::<_, Infallible>(key * 2)
        };
        let Ok(made) = once.get_or_make(key, make).await;
        *made
    }

    #[tokio::test]
    async fn many_who_ask_at_once_make_it_once() {
        let once = numbers();
        let all = (0..50).map(|_| {
            let once = Arc::clone(&once);
            tokio::spawn(async move { doubled(&once, 21, 50).await })
        });
        for one in all.collect::<Vec<_>>() {
            assert_eq!(one.await.unwrap(), 42);
        }
        assert_eq!(once.made(), 1);
    }

    #[tokio::test]
    async fn whoever_leaves_in_the_middle_stops_nothing() {
        let once = numbers();
        let leaves = tokio::time::timeout(Duration::from_millis(50), doubled(&once, 21, 200));
        assert!(leaves.await.is_err(), "it left");
        assert_eq!(doubled(&once, 21, 0).await, 42);
        assert_eq!(once.made(), 1);
    }

    #[tokio::test]
    async fn whoever_leaves_before_it_begins_begins_nothing() {
        let once = numbers();
        let other = tokio::spawn({
            let once = Arc::clone(&once);
            async move { doubled(&once, 1, 200).await }
        });
        tokio::time::sleep(Duration::from_millis(50)).await;
        let leaves = tokio::time::timeout(Duration::from_millis(50), doubled(&once, 2, 0));
        assert!(leaves.await.is_err(), "it left while another was made");
        other.await.unwrap();
        assert_eq!(once.made(), 1);
        assert_eq!(doubled(&once, 2, 0).await, 4);
        assert_eq!(once.made(), 2);
    }

    #[tokio::test]
    async fn an_error_is_not_kept() {
        let once = numbers();
        assert_eq!(once.get_or_make(1, || Err("no")).await, Err("no"));
        assert_eq!(doubled(&once, 1, 0).await, 2);
    }

    #[tokio::test]
    async fn a_panic_reaches_who_asked_and_nobody_else() {
        let once = numbers();
        let breaks = tokio::spawn({
            let once = Arc::clone(&once);
            async move { once.get_or_make(1, || -> Result<u32, Infallible> { panic!("on purpose") }).await }
        });
        assert!(breaks.await.unwrap_err().is_panic());
        assert_eq!(doubled(&once, 1, 0).await, 2);
    }

    #[tokio::test]
    async fn what_is_larger_than_the_room_is_kept_all_the_same() {
        let once = numbers();
        let huge = 16 << 20;
        doubled(&once, huge, 0).await;
        doubled(&once, huge, 0).await;
        assert_eq!(once.made(), 1);
    }
}
