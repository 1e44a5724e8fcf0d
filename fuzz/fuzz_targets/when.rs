//! Any text as a date: read or refused, never a panic, and what is read has an interval that begins before it ends.

#![no_main]

use engine::model::When;
use jiff::tz::{Offset, TimeZone};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let Ok(when) = When::parse(text) else { return };
    for zone in [TimeZone::UTC, TimeZone::fixed(Offset::constant(14)), TimeZone::fixed(Offset::constant(-12))] {
        let interval = when.interval(&zone);
        assert!(interval.start < interval.end, "{text}");
    }
    assert_eq!(When::parse(when.as_str()).as_ref(), Ok(&when));
});
