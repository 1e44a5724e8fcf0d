//! Any bytes as a feed: no item twice, and each item's content as a page.
#![no_main]

use libfuzzer_sys::fuzz_target;
use reading::{Given, page};

fuzz_target!(|bytes: &[u8]| {
    let Ok(items) = page::feed(bytes) else { return };
    for (n, item) in items.iter().enumerate() {
        assert!(!items[..n].contains(item));
        if let Some(content) = &item.content {
            let _ = page::article(content.as_bytes(), &Given::default());
        }
    }
});
