//! Any text as a model's answer about one text: whatever it says, no proposal is kept whose words are not the text's.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use reading::proposed::check;
use reading::{Account, Given, read};

const TEXT: &str = "Truce shaken\n\nValley forces shelled the village of Rima on 14 September 2016, killing at least three \
    civilians and wounding about twenty, monitors said.\n\n\"We will not be drawn into a war,\" Jan Novak said.\n";

static ACCOUNT: LazyLock<Account> = LazyLock::new(|| read(TEXT.as_bytes(), &Given::default()));

fuzz_target!(|answer: &str| {
    let Ok(checked) = check(&ACCOUNT, answer) else { return };
    for one in &checked.kept {
        let quote = TEXT.get(one.span.start..one.span.end).expect("its words are words of the text");
        assert!(quote.split_whitespace().count() > 1);
        for name in one.by.iter().chain(&one.against).chain(&one.place) {
            assert!(TEXT.to_lowercase().contains(&name.to_lowercase()), "{name}");
        }
    }
    assert!(checked.dropped.iter().all(|why| why.chars().count() < 600));
});
