//! Any bytes read as a list of ceasefires and, after the first byte that is no text, as an event file: no row of the list
//! is lost.

#![no_main]

use engine::history::{History, HistoryPlan, figures};
use engine::sources::{Format, ReadOptions, eth_prio, read, ucdp};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let cut = bytes.iter().position(|byte| *byte == 0xff).unwrap_or(bytes.len());
    let (list, events) = (&bytes[..cut], &bytes[(cut + 1).min(bytes.len())..]);
    let options = ReadOptions { format: Some(Format::Ucdp), ..ReadOptions::detecting() };
    let list = eth_prio::ceasefires("list.csv", list, &options);
    let pairs = ucdp::pairs("events.csv", events, &options);
    let reports = read("events.csv", events, &options).reports;
    let plan = HistoryPlan { follow_days: 10, ..HistoryPlan::standard() };
    if let Ok(history) = History::of(&list, &pairs, &reports, &plan, &|_, _| {}) {
        assert!(!figures(&history).contains("NaN"));
    }
});
