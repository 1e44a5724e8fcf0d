//! Hostile and hapless readers on a real connection: none of them keeps the others from their answers.

use std::time::{Duration, Instant};

use server::web::Limits;

use crate::kept::{site, small};
use crate::wire::{STUCK, Wire, request, served};

const CASES: &str = "/api/v1/cases";

/// Limits that a test can wait for.
const SHORT: Limits = Limits {
    headers_within: Duration::from_millis(400),
    taken_within: Duration::from_millis(400),
    ..Limits::DEFAULT
};

async fn valley(limits: Limits) -> Wire {
    served(&site([("valley", small("valley"))]), limits).await
}

async fn is_well(wire: &Wire) {
    let reply = wire.ask(CASES).await;
    assert!(reply.starts_with("HTTP/1.1 200 OK\r\n"), "{reply}");
}

#[tokio::test]
async fn whoever_is_slow_to_ask_is_hung_up_on() {
    let wire = valley(SHORT).await;
    let begun = Instant::now();
    let mut slow = wire.open().await;
    slow.send("GET /api/v1/cases HTTP/1.1\r\nhost: local").await;
    is_well(&wire).await;
    assert!(!slow.rest().await.contains("200 OK"));
    let silent = wire.open().await;
    assert_eq!(silent.rest().await, "");
    assert!(begun.elapsed() >= SHORT.headers_within * 2);
}

#[tokio::test]
async fn whoever_asks_drop_by_drop_is_hung_up_on() {
    let wire = valley(SHORT).await;
    let mut dropping = wire.open().await;
    let begun = Instant::now();
    for drop in request(CASES, "").as_bytes().chunks(1) {
        dropping.send(std::str::from_utf8(drop).unwrap()).await;
        tokio::time::sleep(Duration::from_millis(20)).await;
        if begun.elapsed() > SHORT.headers_within * 2 {
            break;
        }
    }
    assert!(!dropping.rest().await.contains("200 OK"));
}

#[tokio::test]
async fn a_silent_connection_is_not_kept_after_its_answer() {
    let wire = valley(SHORT).await;
    let mut line = wire.open().await;
    line.send(&request(CASES, "")).await;
    let reply = line.rest().await;
    assert!(reply.starts_with("HTTP/1.1 200 OK"), "{reply}");
}

#[tokio::test]
async fn whoever_takes_nothing_is_hung_up_on() {
    let wire = valley(SHORT).await;
    let mut line = wire.open().await;
    // More answers than the system keeps for a reader who takes none.
    let many = 2_000;
    let asked = request("/api/v1/cases/valley/files/assessment.json", "").repeat(many);
    let sending = tokio::spawn(async move {
        line.send(&asked).await;
        line
    });
    tokio::time::sleep(SHORT.taken_within * 4).await;
    is_well(&wire).await;
    let line = sending.await.unwrap();
    let answers = line.rest().await.matches("HTTP/1.1 200 OK").count();
    assert!(answers < many, "all {answers} were kept for somebody who took none");
}

#[tokio::test]
async fn more_connections_than_there_are_places_wait_and_are_answered() {
    let wire = valley(Limits { connections: 20, ..SHORT }).await;
    let mut idle = Vec::new();
    for _ in 0..60 {
        idle.push(wire.open().await);
    }
    is_well(&wire).await;
    let asked: Vec<_> = (0..200).map(|_| wire.ask(CASES)).collect();
    for reply in futures_util::future::join_all(asked).await {
        assert!(reply.starts_with("HTTP/1.1 200 OK"), "{reply}");
    }
}

#[tokio::test]
async fn what_is_too_large_is_refused_and_nothing_else() {
    let wire = valley(SHORT).await;
    let many: String = (0..200).map(|n| format!("x-{n}: y\r\n")).collect();
    let table = [
        (request(CASES, &many), "431"),
        (request(CASES, &format!("x: {}\r\n", "y".repeat(70_000))), "431"),
        (request(&format!("/{}", "x".repeat(70_000)), ""), "4"),
        (request(&format!("{CASES}?{}", "x".repeat(20_000)), ""), "414"),
    ];
    for (asked, status) in table {
        let mut line = wire.open().await;
        line.send(&asked).await;
        let reply = line.rest().await;
        assert!(reply.starts_with(&format!("HTTP/1.1 {status}")), "{:.80} -> {reply:.200}", asked);
        is_well(&wire).await;
    }
}

#[tokio::test]
async fn what_is_no_request_is_refused_and_nothing_else() {
    let wire = valley(SHORT).await;
    let table = [
        "\u{16}\u{3}\u{1}\u{2}\0\u{1}\0\u{1}\u{fc}\u{3}\u{3}",
        "GET\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "GET / HTTP/1.1\r\nhost: localhost\r\nhost: evil.example\r\n\r\n",
        "GET /\0 HTTP/1.1\r\nhost: localhost\r\n\r\n",
        "GET / HTTP/1.1\r\nhost localhost\r\n\r\n",
        "GET http://evil.example/api/v1/cases HTTP/1.1\r\nhost: localhost\r\n\r\n",
        "GET /api/v1/cases HTTP/1.1\r\nhost: localhost@evil.example\r\n\r\n",
        "OPTIONS * HTTP/1.1\r\nhost: localhost\r\n\r\n",
        "CONNECT evil.example:443 HTTP/1.1\r\nhost: localhost\r\n\r\n",
        "POST /api/v1/cases HTTP/1.1\r\nhost: localhost\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
    ];
    for asked in table {
        let mut line = wire.open().await;
        line.send(asked).await;
        let reply = line.rest().await;
        let is_refused = reply.starts_with("HTTP/1.1 4") || reply.is_empty();
        assert!(is_refused && !reply.contains("200 OK"), "{asked:?} -> {reply}");
        is_well(&wire).await;
    }
}

#[tokio::test]
async fn a_body_that_nobody_asked_for_is_not_waited_for() {
    let wire = valley(SHORT).await;
    for (method, status) in [("GET", "200 OK"), ("POST", "405 Method Not Allowed")] {
        let mut line = wire.open().await;
        line.send(&format!(
            "{method} {CASES} HTTP/1.1\r\nhost: localhost\r\ncontent-length: 10000000000\r\n\r\nabc"
        ))
        .await;
        let reply = line.rest().await;
        assert!(reply.starts_with(&format!("HTTP/1.1 {status}")), "{reply}");
    }
}

#[tokio::test]
async fn requests_in_one_breath_are_answered_in_order() {
    let wire = valley(SHORT).await;
    let mut line = wire.open().await;
    let asked = ["/api/v1/nothing", CASES, "/api/v1/cases/valley/answer", "/api/v1/cases?x=1"];
    line.send(&asked.map(|target| request(target, "")).concat()).await;
    let all = line.rest().await;
    let statuses: Vec<&str> = all.split("HTTP/1.1 ").skip(1).map(|reply| &reply[..3]).collect();
    assert_eq!(statuses, ["404", "200", "200", "400"]);
}

#[tokio::test]
async fn whoever_leaves_leaves_the_others_their_answers() {
    let site = site([("valley", small("valley"))]);
    let wire = served(&site, SHORT).await;
    for _ in 0..20 {
        let mut line = wire.open().await;
        line.send(&request("/api/v1/cases/valley/answer?strength=claimed", "")).await;
    }
    let reply = wire.ask("/api/v1/cases/valley/answer?strength=claimed").await;
    assert!(reply.starts_with("HTTP/1.1 200 OK"), "{reply}");
    assert_eq!(site.answers.computed(), 1);
}

#[tokio::test]
async fn a_server_that_is_stopped_ends_though_somebody_listens() {
    let wire = valley(Limits { ends_within: Duration::from_millis(200), ..SHORT }).await;
    let mut line = wire.open().await;
    line.send(&request("/api/v1/changes", "")).await;
    line.until("event: case", 1).await;
    let Wire { serving, stop, at } = wire;
    stop.send(()).unwrap();
    tokio::time::timeout(STUCK, serving).await.expect("it ends").unwrap();
    assert!(tokio::net::TcpStream::connect(at).await.is_err(), "nobody listens there any more");
}
