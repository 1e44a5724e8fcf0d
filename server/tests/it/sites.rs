//! The sites that requests are asked of, by name.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex};

use server::Site;

use crate::kept::{Kept, followed, root, site, small};
use crate::strangers;

/// The sites that were made so far: an answer computed for one test serves the others.
static MADE: LazyLock<Mutex<HashMap<String, Arc<Site>>>> = LazyLock::new(Mutex::default);

/// Returns a site by the name that files of requests give it.
///
/// - `valley`: a small truce in order, as `valley`, and the same told by strangers, as `hostile`.
/// - `shipped`: the cases that ship.
/// - `waiting`: a case with reports that nobody has reviewed.
/// - `strangers`: a case with a stranger's text wherever a report or the terms can have one.
/// - `broken`: `never` was never without errors, `stale` was and has some now, `gone` has no files any more.
pub async fn named(name: &str) -> Arc<Site> {
    if let Some(made) = MADE.lock().unwrap().get(name) {
        return Arc::clone(made);
    }
    let made = match name {
        "valley" => site([("valley", small("valley")), ("hostile", small("hostile"))]),
        "shipped" => site(shipped()),
        "waiting" => site([("waiting", Kept::of_folder(&root().join(WAITING)))]),
        "strangers" => site([("strangers", strangers::case())]),
        "broken" => broken().await,
        other => panic!("there is no site {other}"),
    };
    MADE.lock().unwrap().insert(name.to_owned(), Arc::clone(&made));
    made
}

const WAITING: &str = "engine/tests/golden/12_unreviewed_changes_nothing";

fn shipped() -> impl Iterator<Item = (&'static str, Kept)> {
    let names = ["lebanon-2024", "minsk-ii-2015", "syria-2016-02", "syria-2016-09", "yemen-2022"];
    names.into_iter().map(|name| (name, Kept::of_folder(&root().join("cases").join(name))))
}

async fn broken() -> Arc<Site> {
    let (never, stale, gone) = (small("valley"), small("valley"), small("valley"));
    never.edit("agreement.toml", "area = \"valley\"", "area = \"valey\"");
    let site = site([("never", never), ("stale", stale.clone()), ("gone", gone.clone())]);
    let mut changes = site.shelf.listen();
    let following = followed(&site);
    stale.edit("agreement.toml", "title = \"Cease", "titel = \"Cease");
    gone.gone(true);
    for _ in 0..2 {
        changes.recv().await.unwrap();
    }
    following.abort();
    site
}
