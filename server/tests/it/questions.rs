//! Properties: whatever is asked, no answer is of the 500s, and what must hold of every response holds.

use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::select;
use server::Site;
use server::answers::{Asked, READING_KEYS};

use crate::reply::get;
use crate::sites;

/// How many addresses are tried.
const ADDRESSES: u32 = 400;

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 200, ..ProptestConfig::default() }
}

const PARTS: [&str; 18] = [
    "answer",
    "calendar",
    "ledgers",
    "trend",
    "talks",
    "sources",
    "standing",
    "gates/talks",
    "gates",
    "incidents",
    "incidents/e1",
    "areas",
    "points",
    "files/bulletin.html",
    "files/incidents.csv",
    "files/none",
    "problems",
    "",
];

const KEYS: [&str; 16] = [
    "provision",
    "party",
    "area",
    "day",
    "from",
    "to",
    "act",
    "class",
    "west",
    "south",
    "after",
    "limit",
    "colour",
    "",
    "strength[]",
    "sources",
];

/// Values that are nearly right, right, or just past an edge.
const VALUES: [&str; 40] = [
    "",
    "0",
    "-0",
    "1",
    "-1",
    "+1",
    "1.5",
    "500",
    "501",
    "1e9",
    "99999999999999999999",
    "-9223372036854775808",
    "4294967295",
    "4294967296",
    "400000",
    "400001",
    "-1800",
    "1799",
    "1800",
    "-900",
    "899",
    "claimed",
    "verified",
    "strict",
    "full",
    "all",
    "one:",
    "one:wire",
    "one:nobody",
    "independent",
    "2020-03-02",
    "2020-03-02T10:00+02:00",
    "2020-02-30",
    "9999-12-31",
    "-9999-01-01",
    "2020-03-02/..",
    "2020-XX-XX",
    "Y17E7",
    "no-attack",
    "government",
];

/// Bytes as they can stand in an address: some plain, some percent-encoded, rightly or not.
fn garbage() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => any::<u8>().prop_map(|byte| format!("%{byte:02x}")),
        4 => any::<char>().prop_map(|c| form_urlencoded::byte_serialize(c.to_string().as_bytes()).collect()),
        4 => select(&["a", "Z", "9", "-", ".", "..", "~", "!", "'", "(", "*", ";", ":", "@", "$", "+", "%", "%%", "%0", "%zz", "%00", "%2F", "%2e%2e"][..]).prop_map(str::to_owned),
        1 => (1_usize..400).prop_map(|n| "x".repeat(n)),
    ];
    proptest::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

fn value() -> impl Strategy<Value = String> {
    prop_oneof![3 => select(&VALUES[..]).prop_map(str::to_owned), 2 => garbage()]
}

fn query() -> impl Strategy<Value = String> {
    let key = prop_oneof![
        6 => select(&KEYS[..]).prop_map(str::to_owned),
        6 => select(&READING_KEYS[..]).prop_map(str::to_owned),
        1 => garbage(),
    ];
    let pair = (key, value(), any::<u8>()).prop_map(|(key, value, how)| match how {
        0..=5 => key,
        6..=9 => format!("&{key}=={value}"),
        _ => format!("{key}={value}"),
    });
    proptest::collection::vec(pair, 0..4).prop_map(|pairs| pairs.join("&"))
}

fn path() -> impl Strategy<Value = String> {
    let case = prop_oneof![8 => Just("valley".to_owned()), 2 => Just("hostile".to_owned()), 1 => garbage()];
    let part = prop_oneof![6 => select(&PARTS[..]).prop_map(str::to_owned), 1 => garbage()];
    prop_oneof![
        9 => (case, part).prop_map(|(case, part)| format!("/api/v1/cases/{case}/{part}")),
        1 => garbage().prop_map(|rest| format!("/{rest}")),
        1 => garbage().prop_map(|rest| format!("/api/v1/{rest}")),
        1 => garbage().prop_map(|rest| format!("/assets/{rest}")),
    ]
}

#[test]
fn no_address_makes_an_answer_of_the_500s() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let site: Arc<Site> = runtime.block_on(sites::named("valley"));
    proptest!(config(ADDRESSES), |(path in path(), query in query())| {
        let target = format!("{path}?{query}");
        // What is no address at all never gets as far as the router.
        prop_assume!(target.parse::<axum::http::Uri>().is_ok());
        let reply = runtime.block_on(get(&site, &target));
        prop_assert!([200, 304, 400, 404, 414].contains(&reply.status.as_u16()), "{target}: {}", reply.status);
    });
}

#[test]
fn a_query_is_read_whole_or_told() {
    proptest!(config(2_000), |(query in query())| {
        match Asked::parse(&query, &["day"]) {
            Ok(asked) => for (key, value) in form_urlencoded::parse(query.as_bytes()) {
                prop_assert_eq!(asked.get(&key), Some(&*value));
            },
            Err(error) => {
                prop_assert!(error.what.chars().count() < 200, "{}", error.what);
                prop_assert!(!error.help.is_empty());
            }
        }
    });
}
