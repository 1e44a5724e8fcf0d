//! Watching: what readers are told when the files of a case change, and what stays up.

use std::sync::Arc;

use axum::body::{Body, BodyDataStream};
use axum::http::Request;
use futures_util::StreamExt;
use serde_json::Value;
use server::Site;
use tokio::task::JoinHandle;
use tower::ServiceExt;

use crate::kept::{Kept, followed, site, small};
use crate::reply::get;
use crate::wire::STUCK;

/// A listener to the changes of a site.
struct Listener {
    stream: BodyDataStream,
    read: String,
}

async fn listener(site: &Arc<Site>) -> Listener {
    let request = Request::get("/api/v1/changes").header("host", "localhost").body(Body::empty()).unwrap();
    let response = site.router().oneshot(request).await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["content-type"], "text/event-stream");
    Listener { stream: response.into_body().into_data_stream(), read: String::new() }
}

impl Listener {
    /// Returns the next event's data.
    async fn next(&mut self) -> Value {
        loop {
            if let Some((event, rest)) = self.read.split_once("\n\n") {
                let event = event.to_owned();
                self.read = rest.to_owned();
                return data(&event);
            }
            let next = tokio::time::timeout(STUCK, self.stream.next());
            let bytes = next.await.expect("something is told").expect("the stream goes on").unwrap();
            self.read += std::str::from_utf8(&bytes).unwrap();
        }
    }

    /// Returns the status and the number of errors of the next event.
    async fn state(&mut self) -> (String, u64) {
        let event = self.next().await;
        let state = &event["state"];
        (state["status"].as_str().unwrap().to_owned(), state["errors"].as_u64().unwrap())
    }
}

fn data(event: &str) -> Value {
    assert!(event.lines().any(|line| line == "event: case"), "{event}");
    let data = event.lines().find_map(|line| line.strip_prefix("data: ")).expect("an event has data");
    serde_json::from_str(data).unwrap()
}

struct Watched {
    site: Arc<Site>,
    case: Kept,
    listener: Listener,
    _following: JoinHandle<()>,
}

/// A site with one case and somebody who listens and has heard how it stands at first.
async fn watched(case: Kept) -> (Watched, Value) {
    let site = site([("valley", case.clone())]);
    let following = followed(&site);
    let mut listener = listener(&site).await;
    let first = listener.next().await;
    (Watched { site, case, listener, _following: following }, first)
}

const ANSWER: &str = "/api/v1/cases/valley/answer";
const PROBLEMS: &str = "/api/v1/cases/valley/problems";

#[tokio::test]
async fn a_change_of_the_terms_or_of_the_reports_is_told_and_shown() {
    let (mut watched, first) = watched(small("valley")).await;
    assert_eq!(first["title"], "Truce of the Valley");
    assert_eq!(first["state"]["status"], "current");
    let before = get(&watched.site, ANSWER).await;

    watched.case.edit("agreement.toml", "Truce of the Valley", "Truce of the Valleys");
    let told = watched.listener.next().await;
    assert_eq!(told["title"], "Truce of the Valleys");
    assert_ne!(told["state"]["revision"], first["state"]["revision"]);
    let after = get(&watched.site, ANSWER).await;
    assert_eq!(after.json()["case"]["title"], "Truce of the Valleys");
    assert_ne!(after.header("etag"), before.header("etag"));
    assert_ne!(after.json()["case"]["rules_hash"], before.json()["case"]["rules_hash"]);

    watched.case.put("reports/more.jsonl", r#"{"id": "new", "kind": "event", "source": "wire", "when": "2020-03-04", "act": "shelling", "by": ["valley-army"]}"#);
    assert_eq!(watched.listener.state().await, ("current".to_owned(), 0));
    let more = get(&watched.site, ANSWER).await.json();
    assert_eq!(more["reports_used"].as_u64(), before.json()["reports_used"].as_u64().map(|n| n + 1));
}

#[tokio::test]
async fn errors_are_told_beside_the_last_good_answer_until_they_are_mended() {
    let (mut watched, _) = watched(small("valley")).await;
    let good = get(&watched.site, ANSWER).await.json();
    let odd = get(&watched.site, PROBLEMS).await.json();

    watched.case.edit("agreement.toml", "area = \"valley\"", "area = \"valey\"");
    let (status, errors) = watched.listener.state().await;
    assert_eq!(status, "stale");
    assert!(errors > 0);
    let stale = get(&watched.site, ANSWER).await.json();
    assert_eq!(stale["state"]["status"], "stale");
    let without_state = |answer: &Value| {
        let mut answer = answer.clone();
        answer.as_object_mut().unwrap().remove("state");
        answer
    };
    assert_eq!(without_state(&stale), without_state(&good), "the last good answer stays as it was");
    let problems = get(&watched.site, PROBLEMS).await.json();
    let first = &problems["problems"][0];
    assert_eq!(first["file"], "agreement.toml");
    assert!(first["line"].as_u64().is_some_and(|line| line > 1) && first["column"].as_u64() > Some(1));
    let drawn = first["drawn"].as_str().unwrap();
    assert!(
        drawn.contains("| area = \"valey\"")
            && drawn.contains("^^^")
            && drawn.contains("did you mean `valley`?"),
        "{drawn}"
    );

    watched.case.edit("agreement.toml", "area = \"valey\"", "area = \"valley\"");
    assert_eq!(watched.listener.state().await, ("current".to_owned(), 0));
    assert_eq!(get(&watched.site, ANSWER).await.json(), good);
    assert_eq!(get(&watched.site, PROBLEMS).await.json(), odd);
}

#[tokio::test]
async fn files_that_vanish_leave_the_last_good_answer_up() {
    let (mut watched, _) = watched(small("valley")).await;
    watched.case.gone(true);
    assert_eq!(watched.listener.state().await, ("stale".to_owned(), 0));
    assert_eq!(get(&watched.site, PROBLEMS).await.json()["unreadable"][0], "the files are gone");
    assert_eq!(get(&watched.site, ANSWER).await.status, 200);
    watched.case.gone(false);
    assert_eq!(watched.listener.state().await, ("current".to_owned(), 0));
}

#[tokio::test]
async fn a_case_that_was_never_in_order_answers_as_soon_as_it_is() {
    let case = small("valley");
    case.edit("agreement.toml", "area = \"valley\"", "area = \"valey\"");
    let (mut watched, first) = watched(case).await;
    assert_eq!((&first["title"], &first["state"]["status"]), (&Value::Null, &Value::from("unreadable")));
    assert_eq!(get(&watched.site, ANSWER).await.status, 409);
    watched.case.edit("agreement.toml", "area = \"valey\"", "area = \"valley\"");
    assert_eq!(watched.listener.state().await, ("current".to_owned(), 0));
    assert_eq!(get(&watched.site, ANSWER).await.status, 200);
}

#[tokio::test]
async fn a_bug_in_reading_one_case_is_told_and_the_watch_goes_on() {
    let (mut watched, _) = watched(small("valley")).await;
    watched.case.breaks_reader(true);
    assert_eq!(watched.listener.state().await, ("stale".to_owned(), 0));
    let why = get(&watched.site, PROBLEMS).await.json()["unreadable"][0].clone();
    assert!(why.as_str().unwrap().contains("a bug of truce"), "{why}");
    watched.case.breaks_reader(false);
    assert_eq!(watched.listener.state().await, ("current".to_owned(), 0));
}

#[tokio::test]
async fn whoever_lags_behind_is_told_how_everything_stands() {
    // More cases than changes are kept for a listener.
    let names: Vec<&'static str> = (0..80).map(|n| &*format!("c{n}").leak()).collect();
    let case = small("valley");
    let site = site(names.iter().map(|name| (*name, case.clone())));
    let mut changes = site.shelf.listen();
    let mut slow = listener(&site).await;
    let following = followed(&site);
    case.edit("agreement.toml", "Truce of the Valley", "Truce of the Valleys");
    // All of them were read anew before the listener takes its first event.
    let mut told = 0;
    while told < names.len() {
        match tokio::time::timeout(STUCK, changes.recv()).await.unwrap() {
            Ok(_) => told += 1,
            Err(tokio::sync::broadcast::error::RecvError::Lagged(more)) => told += more as usize,
            Err(closed) => panic!("{closed}"),
        }
    }
    following.abort();
    for name in &names {
        assert_eq!(slow.next().await["case"], *name);
    }
    for name in &names {
        let event = slow.next().await;
        assert_eq!(
            (&event["case"], &event["title"]),
            (&Value::from(*name), &Value::from("Truce of the Valleys"))
        );
    }
}

#[tokio::test]
async fn only_so_many_may_listen_and_each_who_leaves_makes_room() {
    let site = site([("valley", small("valley"))]);
    let mut all = Vec::new();
    for _ in 0..64 {
        all.push(listener(&site).await);
    }
    let refused = get(&site, "/api/v1/changes").await;
    assert_eq!(refused.status, 429);
    assert_eq!(refused.json()["code"], "too-many-listeners");
    assert!(refused.header("retry-after").is_some());
    all.pop();
    assert_eq!(get(&site, "/api/v1/changes").await.status, 200);
}

#[tokio::test]
async fn answers_of_what_no_longer_stands_are_forgotten() {
    let site = site([("valley", small("valley"))]);
    get(&site, ANSWER).await;
    assert_eq!(site.answers.computed(), 1);
    site.answers.keep_only(&site.shelf.revisions());
    get(&site, &format!("{ANSWER}?strength=corroborated")).await;
    assert_eq!(site.answers.computed(), 1, "what stands is kept");
    site.answers.keep_only(&std::collections::BTreeSet::new());
    get(&site, &format!("{ANSWER}?counts=careful")).await;
    assert_eq!(site.answers.computed(), 2, "what does not is not");
}
