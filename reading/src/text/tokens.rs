//! Words and marks of a sentence.
//!
//! A word keeps its hyphens ("al-Qaida-linked"), the dots of "U.S." and "Mr.", and the marks inside a number. The endings
//! "'s", "n't", "'re" and the like are words of their own, as treebanks have them.

use super::sentences::is_abbreviation;
use crate::page::Span;

/// Endings that are words of their own.
const ENDINGS: [&str; 7] = ["s", "re", "ve", "ll", "d", "m", "t"];

/// Hands each word and mark of `sentence` to `add`, in order.
pub(super) fn split(text: &str, sentence: Span, mut add: impl FnMut(Span)) {
    let mut at = sentence.start;
    while at < sentence.end {
        let rest = &text[at..sentence.end];
        let c = rest.chars().next().expect("the rest is not empty");
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        let end = match c.is_alphanumeric() {
            true => at + word_len(rest),
            false => at + mark_len(rest, c),
        };
        match c.is_alphanumeric() {
            true => add_word(text, Span::new(at, end), &mut add),
            false => add(Span::new(at, end)),
        }
        at = end;
    }
}

/// Returns how long the word is with which `rest` begins.
fn word_len(rest: &str) -> usize {
    if let Some(len) = address_len(rest) {
        return len;
    }
    // Most words are plain letters up to a space.
    let plain = rest.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(rest.len());
    if matches!(rest.as_bytes().get(plain), None | Some(b' ' | b'\n')) {
        return plain;
    }
    let mut chars = rest.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |(_, next)| *next);
        if !(is_letter(c) || joins(before, c, next)) {
            return at + dot_len(&rest[..at], c, next);
        }
        before = c;
    }
    rest.len()
}

/// Returns how long the web address is with which `rest` begins, if one does.
fn address_len(rest: &str) -> Option<usize> {
    let is_address = rest.starts_with(['h', 'w'])
        && ["http://", "https://", "www."].iter().any(|known| rest.starts_with(known));
    let len = || rest.find(|c: char| c.is_whitespace() || "<>()\"“”".contains(c)).unwrap_or(rest.len());
    is_address.then(|| rest[..len()].trim_end_matches(['.', ',', ';', ':', '!', '?']).len())
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || is_combining(c)
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}')
}

/// Whether a mark between two letters or figures is part of the word.
fn joins(before: char, c: char, next: char) -> bool {
    match c {
        '-' | '\'' | '’' | '_' | '&' | '/' | '@' => {
            before.is_alphanumeric() && next.is_alphanumeric()
                || c == '-' && before == '.' && next.is_alphanumeric()
        }
        '.' => before.is_alphanumeric() && next.is_alphanumeric() || before.is_alphabetic() && next == '-',
        ',' | ':' => before.is_ascii_digit() && next.is_ascii_digit(),
        _ => false,
    }
}

/// Returns 1 if the dot after `word` is part of it, as in "U.S." and "Mr.".
fn dot_len(word: &str, c: char, next: char) -> usize {
    let is_short = c == '.' && (is_abbreviation(word) || is_dotted(word) || is_initial(word));
    usize::from(is_short && !next.is_alphanumeric())
}

/// Whether a word has the form of "U.S", the last dot of which is to come.
fn is_dotted(word: &str) -> bool {
    let mut letters = word.split('.');
    word.contains('.')
        && letters.all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
}

fn is_initial(word: &str) -> bool {
    word.len() == 1 && word.chars().all(|c| c.is_ascii_uppercase()) && word != "I"
}

fn mark_len(rest: &str, c: char) -> usize {
    // Dots and dashes in a row are one mark, and so are the signs that rules are drawn with.
    match c {
        '.' | '-' | '=' | '*' | '_' | '#' | '~' | '!' | '?' => {
            rest.chars().take_while(|next| *next == c).count()
        }
        _ => c.len_utf8(),
    }
}

/// Hands on a word, without the ending that is a word of its own, and the ending.
fn add_word(text: &str, span: Span, add: &mut impl FnMut(Span)) {
    let word = span.of(text);
    let split = word.rfind(['\'', '’']).filter(|_| word.len() > 1);
    let Some(mark) = split else { return add(span) };
    let quote = word[mark..].chars().next().unwrap_or('\'');
    let ending = &word[mark + quote.len_utf8()..];
    let Some(known) = ENDINGS.iter().find(|known| ending.eq_ignore_ascii_case(known)) else {
        return add(span);
    };
    let cut = match *known {
        // "n't" takes the n with it: "do" + "n't".
        "t" if word[..mark].ends_with(['n', 'N']) && mark > 1 => mark - 1,
        "t" => return add(span),
        _ => mark,
    };
    add(Span::new(span.start, span.start + cut));
    add(Span::new(span.start + cut, span.end));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut words = Vec::new();
        split(text, Span::new(0, text.len()), |span| words.push(span.of(text)));
        words
    }

    #[test]
    fn a_word_keeps_what_is_its_own() {
        assert_eq!(
            words("U.S.-backed and al-Qaida-linked groups."),
            ["U.S.-backed", "and", "al-Qaida-linked", "groups", "."]
        );
        assert_eq!(
            words("Mr. Lavrov, in the U.S. on Sept. 9, 1,250.5 km"),
            ["Mr.", "Lavrov", ",", "in", "the", "U.S.", "on", "Sept.", "9", ",", "1,250.5", "km"]
        );
    }

    #[test]
    fn an_ending_is_a_word_of_its_own() {
        assert_eq!(
            words("Syria’s \"We're not\" don't O'Brien rebels'"),
            ["Syria", "’s", "\"", "We", "'re", "not", "\"", "do", "n't", "O'Brien", "rebels", "'"]
        );
    }

    #[test]
    fn dots_and_dashes_in_a_row_are_one_mark() {
        assert_eq!(words("As... -- no"), ["As", "...", "--", "no"]);
    }
}
