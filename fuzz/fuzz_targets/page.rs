//! Any bytes as a page or a text: what an article says of itself lies in its text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use reading::{Given, page};

fuzz_target!(|bytes: &[u8]| {
    let article = page::article(bytes, &Given::default());
    let mut last = 0;
    for paragraph in &article.paragraphs {
        assert!(last <= paragraph.start && paragraph.start <= paragraph.end);
        assert!(article.text.get(paragraph.start..paragraph.end).is_some());
        last = paragraph.end;
    }
    for span in article.title.iter().chain(&article.byline) {
        assert!(article.text.get(span.start..span.end).is_some());
    }
});
