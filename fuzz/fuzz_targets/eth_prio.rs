//! Any bytes read as the format `EthPrio`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::import_as(engine::sources::Format::EthPrio, bytes));
