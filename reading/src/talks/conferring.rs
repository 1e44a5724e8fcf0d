//! Words by which people confer without a verb of meeting: "by telephone", "discussed the list with", "in a telephone call".
//!
//! In: the words of a sentence and where its verb stands. Out: where the words that make it a meeting stand.

use crate::names::{Classes, Words};

/// Returns how many words "by telephone", "on the phone" has after a verb; 0 without it.
pub(super) fn by_phone(words: &Words<'_>, at: usize) -> usize {
    if !matches!(words.lower(at + 1), "by" | "over" | "on" | "via") {
        return 0;
    }
    let article = usize::from(words.is(at + 2, Classes::ARTICLE));
    match words.lower(at + 2 + article) {
        "telephone" | "phone" | "video" => 2 + article,
        _ => 0,
    }
}

/// Whether what is discussed is so with somebody, or on the telephone: "discussed the list in a telephone call".
pub(super) fn is_face_to_face(words: &Words<'_>, at: usize, end: usize) -> bool {
    with_after(words, at, end).is_some() || call_after(words, at, end).is_some()
}

/// Returns the word after "in a telephone call", "by phone", behind what is discussed.
pub(super) fn call_after(words: &Words<'_>, at: usize, end: usize) -> Option<usize> {
    let is_phone = |token: &usize| matches!(words.lower(*token), "phone" | "telephone" | "video");
    let phone = (at..end.min(at + 14)).find(is_phone)?;
    let call = matches!(words.lower(phone + 1), "call" | "calls" | "conversation" | "conference");
    let by = matches!(words.lower(phone - 1), "by" | "over" | "via" | "the");
    (call || by).then_some(phone + 1 + usize::from(call))
}

/// Returns where "with" stands after what is discussed.
pub(super) fn with_after(words: &Words<'_>, at: usize, end: usize) -> Option<usize> {
    let stop = |token: &usize| words.is(*token, Classes::MARK.with(Classes::OPENS));
    (at + 1..end.min(at + 10)).take_while(|token| !stop(token)).find(|token| words.lower(*token) == "with")
}
