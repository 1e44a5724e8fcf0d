//! Any bytes read as the format `TruceJson`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::import_as(engine::sources::Format::TruceJson, bytes));
