//! Any bytes as a gazetteer: every problem stands inside the file, and what is read is found by each of its names.
#![no_main]

use libfuzzer_sys::fuzz_target;
use reading::places::Gazetteer;

fuzz_target!(|bytes: &[u8]| {
    match Gazetteer::with("fuzz", bytes) {
        Ok(all) => {
            assert!(all.count() >= Gazetteer::own().count());
            let text = std::str::from_utf8(bytes).expect("what is no text is refused");
            let places = text.trim_start_matches('\u{feff}').lines().filter(|line| !line.starts_with('#'));
            for name in places.filter_map(|line| line.split(';').nth(2)).flat_map(|names| names.split('|')) {
                assert!(name.is_empty() || all.candidates(name).next().is_some(), "{name:?}");
            }
        }
        Err(problems) => {
            assert!(!problems.is_empty() && problems.len() <= 51);
            for at in problems.iter().filter_map(|problem| problem.at.as_ref()) {
                assert!(at.span.0 <= at.span.1 && at.span.1 <= bytes.len());
            }
        }
    }
});
