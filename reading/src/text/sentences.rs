//! Where sentences end.
//!
//! A full stop ends a sentence unless it belongs to a word: a title ("Mr."), an initial, a dotted name ("U.S."). After a
//! dotted name only a word that opens sentences ("The", "He", "But") shows that a new one begins, since papers write
//! "The U.S. Wants" too.

use crate::page::Span;

/// Words that never end a sentence with their dot: a name or a number follows.
const BEFORE_NAMES: [&str; 44] = [
    "mr", "mrs", "ms", "dr", "prof", "rev", "hon", "sr", "st", "gen", "lt", "col", "maj", "capt", "cmdr",
    "adm", "brig", "sgt", "cpl", "pvt", "sen", "rep", "reps", "sens", "gov", "pres", "amb", "fr", "mt", "ft",
    "no", "nos", "vs", "al", "eg", "ie", "e.g", "i.e", "approx", "art", "para", "paras", "vol", "sheikh",
];

/// Words whose dot may end a sentence: what follows decides.
const SHORT: [&str; 26] = [
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "inc", "ltd", "co",
    "corp", "jr", "etc", "a.m", "p.m", "govt", "dept", "est", "km", "hrs", "univ",
];

/// Words that open a sentence, written with a capital.
const OPENERS: [&str; 66] = [
    "The",
    "A",
    "An",
    "He",
    "She",
    "It",
    "They",
    "We",
    "I",
    "You",
    "This",
    "That",
    "These",
    "Those",
    "There",
    "Here",
    "His",
    "Her",
    "Its",
    "Their",
    "Our",
    "My",
    "But",
    "And",
    "Or",
    "So",
    "Yet",
    "In",
    "On",
    "At",
    "By",
    "For",
    "From",
    "With",
    "To",
    "As",
    "After",
    "Before",
    "While",
    "When",
    "Where",
    "If",
    "Since",
    "Until",
    "Under",
    "Over",
    "Although",
    "Though",
    "However",
    "Meanwhile",
    "Also",
    "Both",
    "Some",
    "Many",
    "Most",
    "Several",
    "No",
    "Not",
    "What",
    "Who",
    "How",
    "Why",
    "Another",
    "Each",
    "All",
    "Earlier",
];

/// Whether the dot after a word belongs to it. Months and the like are among them only where their dot is not the end.
pub(super) fn is_abbreviation(word: &str) -> bool {
    is_in(&BEFORE_NAMES, word) || is_in(&SHORT, word)
}

fn is_in(list: &[&str], word: &str) -> bool {
    word.len() <= 6 && list.iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// Returns the sentences of a paragraph.
pub(super) fn split(text: &str, paragraph: Span) -> Vec<Span> {
    let whole = paragraph.of(text);
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(found) = whole[at..].find(['.', '!', '?', '…']) {
        let stop = at + found;
        let end = after_closers(whole, stop);
        if ends(whole, start, stop, end) {
            push(&mut sentences, whole, start, end, paragraph.start);
            start = end;
        }
        at = end;
    }
    push(&mut sentences, whole, start, whole.len(), paragraph.start);
    sentences
}

fn push(sentences: &mut Vec<Span>, whole: &str, start: usize, end: usize, base: usize) {
    let part = &whole[start..end];
    let trimmed = part.trim();
    if !trimmed.is_empty() {
        let begin = base + start + (part.len() - part.trim_start().len());
        sentences.push(Span::new(begin, begin + trimmed.len()));
    }
}

/// Returns the place after the marks that close a sentence: more stops, quotation marks, brackets.
fn after_closers(whole: &str, stop: usize) -> usize {
    let is_closer = |c: char| matches!(c, '.' | '!' | '?' | '…' | '"' | '”' | '’' | '\'' | '»' | ')' | ']');
    stop + whole[stop..].find(|c| !is_closer(c)).unwrap_or(whole.len() - stop)
}

/// Whether a sentence that began at `start` ends with the stop at `stop`, whose last closing mark is before `end`.
fn ends(whole: &str, start: usize, stop: usize, end: usize) -> bool {
    let after = &whole[end..];
    let next = after.trim_start();
    if next.len() == after.len() && !after.is_empty() {
        return false;
    }
    let Some(first) = next.chars().next() else { return true };
    if first.is_lowercase() || matches!(first, ',' | ';' | ':' | '-' | '–' | '—') {
        return false;
    }
    let closed = &whole[stop..end];
    match closed.starts_with('.') && closed.len() == 1 {
        true => dot_ends(&whole[start..stop], next),
        false => !speech_follows(closed, next),
    }
}

/// Whether a single dot after `before` ends the sentence, with `next` to follow.
fn dot_ends(before: &str, next: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || "(\"“‘'[".contains(c)).next().unwrap_or(before);
    let is_number = word.chars().all(|c| c.is_ascii_digit());
    if is_in(&BEFORE_NAMES, word) || is_number && before.trim() == word {
        return false;
    }
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase) && word != "I";
    let is_dotted = word.contains('.') && word.split('.').all(|part| part.chars().count() <= 2);
    match is_initial || is_dotted || is_in(&SHORT, word) {
        true => opens(next),
        false => true,
    }
}

/// Whether a text begins with a word that opens sentences, or a quotation.
fn opens(next: &str) -> bool {
    if next.starts_with(['"', '“', '‘']) {
        return true;
    }
    let word = next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    OPENERS.contains(&word)
}

/// Whether who said it follows a quotation that ends with "!" or "?": `"Never!" Assad said.`
fn speech_follows(closed: &str, next: &str) -> bool {
    if !closed.ends_with(['"', '”', '’']) || closed.starts_with('.') {
        return false;
    }
    let words = next.split_whitespace().take(5);
    words.skip(1).any(|word| {
        matches!(
            word.trim_end_matches([',', '.', ':']),
            "said" | "says" | "asked" | "added" | "told" | "wrote"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str) -> Vec<&str> {
        split(text, Span::new(0, text.len())).into_iter().map(|span| span.of(text)).collect()
    }

    #[track_caller]
    fn check(text: &str, count: usize) {
        assert_eq!(sentences(text).len(), count, "{:#?}", sentences(text));
    }

    #[test]
    fn a_stop_ends_a_sentence() {
        check("The truce held. Aid arrived. Who knows? Nobody!", 4);
        check("“It is over.” The envoy left.", 2);
    }

    #[test]
    fn a_words_own_dot_does_not() {
        check("Gen. Qassem and Mr. J. Smith met at 3.30 p.m. on Sept. 9 in St. Petersburg.", 1);
        check("The U.S. Wants Iran to leave.", 1);
        check("He left for the U.S. The talks went on.", 2);
        check("Talks began at 9 a.m. Monday in Sanaa.", 1);
    }

    #[test]
    fn who_says_it_belongs_to_what_is_said() {
        check("“Never!” Houthi leaders said. “Is it over?” he asked.", 2);
    }
}
