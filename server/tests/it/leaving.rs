//! Readers who ask at the same time, and readers who leave: each answer is computed once.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use axum::routing::get as route;
use server::Site;
use tower::ServiceExt;

use crate::kept::{site, small};
use crate::reply::get;

fn valley() -> Arc<Site> {
    site([("valley", small("valley"))])
}

const ANSWER: &str = "/api/v1/cases/valley/answer";

#[tokio::test(flavor = "multi_thread")]
async fn whoever_asks_the_same_at_once_gets_one_answer_computed_once() {
    let site = valley();
    let addresses = ["answer", "answer?strength=corroborated", "calendar", "ledgers", "points", "answer"];
    let asked = addresses.map(|part| {
        let site = Arc::clone(&site);
        tokio::spawn(async move { get(&site, &format!("/api/v1/cases/valley/{part}")).await })
    });
    let mut texts = Vec::new();
    for one in asked {
        let reply = one.await.unwrap();
        assert_eq!(reply.status, 200);
        texts.push(reply.text);
    }
    assert_eq!(texts[0], texts[5]);
    assert_eq!(texts[0], texts[1], "the default said aloud is the default");
    assert_eq!(site.answers.computed(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_questions_at_once_are_both_answered() {
    let site = valley();
    let (claimed, verified) = (format!("{ANSWER}?strength=claimed"), format!("{ANSWER}?strength=verified"));
    let (claimed, verified) = tokio::join!(get(&site, &claimed), get(&site, &verified));
    assert_eq!(claimed.json()["reading"]["strength"], "claimed");
    assert_eq!(verified.json()["reading"]["strength"], "verified");
    assert_eq!(site.answers.computed(), 2);
    assert_eq!(site.answers.made_ready(), 1, "what does not depend on the reading is worked out once");
    let earlier = get(&site, &format!("{ANSWER}?as_known_on=2016-09-14")).await;
    assert_eq!(
        (earlier.status.as_u16(), site.answers.made_ready()),
        (200, 2),
        "what was known then is another matter"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_leaves_in_the_middle_takes_no_answer_along() {
    let site = valley();
    let leaves = tokio::spawn({
        let site = Arc::clone(&site);
        async move { get(&site, ANSWER).await }
    });
    let begun = async {
        while site.answers.computed() == 0 {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), begun).await.expect("it begins");
    let stays = tokio::spawn({
        let site = Arc::clone(&site);
        async move { get(&site, ANSWER).await }
    });
    leaves.abort();
    assert_eq!(stays.await.unwrap().status, 200);
    assert_eq!(site.answers.computed(), 1, "what had begun was kept");
}

#[tokio::test]
async fn a_bug_is_a_problem_document_and_ends_nothing_else() {
    let site = valley();
    let breaks = || async {
        if true {
            panic!("on purpose, to see how a bug is told")
        }
    };
    let addresses = Router::new().route("/breaks", route(breaks));
    let request = Request::get("/breaks").header("host", "localhost").body(Body::empty()).unwrap();
    let response = site.around(addresses).oneshot(request).await.unwrap();
    assert_eq!(response.status(), 500);
    assert_eq!(response.headers()["content-type"], "application/problem+json");
    assert_eq!(response.headers()["x-content-type-options"], "nosniff");
    let text = String::from_utf8(to_bytes(response.into_body(), 10_000).await.unwrap().to_vec()).unwrap();
    assert!(text.contains("this is a bug of truce") && !text.contains("on purpose"), "{text}");
    assert_eq!(get(&site, "/api/v1/cases").await.status, 200);
}
