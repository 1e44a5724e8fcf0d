//! Any text as `talks.toml`, and the board of what comes of it.
#![no_main]

use engine::talks::{Talks, board};
use engine::terms::NamedText;
use jiff::tz::TimeZone;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok((talks, _)) = Talks::parse(NamedText { file: "talks.toml", text }, None) {
        let all = board(&talks, &TimeZone::UTC, None);
        assert_eq!(all.later, 0);
        assert_eq!(all.issues.len(), talks.issues.len());
    }
});
