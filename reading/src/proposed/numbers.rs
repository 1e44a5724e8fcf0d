//! Numbers of people that a model proposes, held against the words that it quotes.
//!
//! In: a number, what is said to have become of so many, and the quote. Out: [`Casualties`], or why there are none. Invariant:
//! the number stands in the quote, in figures or in words. Invariant: whether it is "at least" or "about" is read off the
//! quote and never taken from the model. Invariant: what the rules have read of a number is not turned round.

use std::ops::Range;

use engine::model::CountIs;

use crate::Account;
use crate::events::{Casualties, Fate};
use crate::page::Span;
use crate::text::Parsed;
use crate::times::{figure, small_number};

/// How many words after a number may say who they are.
const WHO_WITHIN: usize = 4;

/// Returns so many people of one fate as the quote has them.
pub(super) fn counted(account: &Account, quote: Span, fate: Fate, count: u32) -> Result<Casualties, String> {
    let word = fate.as_str();
    let within = account.parsed.tokens_in(quote);
    let mut of_another_fate = None;
    for at in within.clone().filter(|at| is_number(account, *at, count)) {
        let read = read_there(account, at);
        let who = civilians(&account.parsed, &within, at);
        if let Some(one) = read.iter().find(|one| one.fate == fate) {
            return Ok(Casualties { who: one.who.or(who), ..**one });
        }
        let nearest = nearest_fate(&account.parsed, &within, at).filter(|_| read.is_empty());
        if nearest == Some(fate) {
            return Ok(as_it_stands(&account.parsed, &within, fate, (at, count)));
        }
        of_another_fate = read.first().map(|one| one.fate).or(nearest).or(of_another_fate);
    }
    Err(match of_another_fate {
        Some(other) => format!("its number of {word}, {count}, is one of {} in its quote", other.as_str()),
        None => format!("its number of {word}, {count}, is not in its quote"),
    })
}

/// Returns what the word nearest to a number says became of people.
fn nearest_fate(parsed: &Parsed, within: &Range<usize>, at: usize) -> Option<Fate> {
    let told = within.clone().filter_map(|n| Some((n.abs_diff(at), fate_of(parsed.word(n))?)));
    told.min_by_key(|(distance, _)| *distance).map(|(_, fate)| fate)
}

fn fate_of(word: &str) -> Option<Fate> {
    let word = word.to_lowercase();
    let begins = |stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
    let is_death =
        ["dead", "die", "died", "dies", "dying", "slain", "body", "bodies"].contains(&word.as_str());
    if is_death || begins(&["kill", "murder", "massacr", "death"]) {
        return Some(Fate::Killed);
    }
    begins(&["wound", "injur", "hurt", "maim"]).then_some(Fate::Wounded)
}

/// Whether a word is this number, and no part of a date.
fn is_number(account: &Account, at: usize, count: u32) -> bool {
    let word = account.parsed.word(at);
    let span = account.parsed.tokens[at].span;
    let is_of_date =
        || account.times.iter().any(|time| time.span.start <= span.start && span.end <= time.span.end);
    (figure(word) == Some(count) || small_number(&word.to_lowercase()) == Some(count)) && !is_of_date()
}

/// Returns what the rules read of a number.
fn read_there(account: &Account, at: usize) -> Vec<&Casualties> {
    let span = account.parsed.tokens[at].span;
    let held = account.events.casualties.iter();
    held.filter(|one| one.count.is_some() && one.span.start <= span.start && span.end <= one.span.end)
        .collect()
}

/// Returns people whom no rule has read: how the number is meant by the words before it, who they are by those after it.
fn as_it_stands(parsed: &Parsed, within: &Range<usize>, fate: Fate, (at, count): (usize, u32)) -> Casualties {
    let (is, words) = meant(parsed, within.start, at);
    let who = civilians(parsed, within, at);
    let number = parsed.span(&(at - words..at + 1));
    Casualties {
        count: Some(count),
        is,
        fate,
        who,
        span: Span::new(number.start, who.map_or(number.end, |who| who.end)),
        sentence: parsed.tokens[at].sentence,
    }
}

/// Returns the word soon after a number that says that they are civilians.
fn civilians(parsed: &Parsed, within: &Range<usize>, at: usize) -> Option<Span> {
    let mut near = at + 1..within.end.min(at + 1 + WHO_WITHIN);
    near.find(|at| parsed.word(*at).to_lowercase().starts_with("civilian")).map(|at| parsed.tokens[at].span)
}

/// Returns how a number is meant, and by how many words before it.
fn meant(parsed: &Parsed, first: usize, at: usize) -> (CountIs, usize) {
    const PHRASES: [(&[&str], CountIs); 14] = [
        (&["no", "fewer", "than"], CountIs::AtLeast),
        (&["no", "less", "than"], CountIs::AtLeast),
        (&["at", "least"], CountIs::AtLeast),
        (&["more", "than"], CountIs::MoreThan),
        (&["over"], CountIs::MoreThan),
        (&["up", "to"], CountIs::About),
        (&["an", "estimated"], CountIs::About),
        (&["about"], CountIs::About),
        (&["around"], CountIs::About),
        (&["some"], CountIs::About),
        (&["roughly"], CountIs::About),
        (&["nearly"], CountIs::About),
        (&["almost"], CountIs::About),
        (&["approximately"], CountIs::About),
    ];
    let stands = |words: &[&str]| {
        at >= first + words.len() && words.iter().zip(at - words.len()..).all(|(word, n)| parsed.is(n, word))
    };
    let found = PHRASES.iter().find(|(words, _)| stands(words));
    found.map_or((CountIs::Exact, 0), |(words, is)| (*is, words.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Truce shaken\n\nOn 14 September 2016 shells fell on Rima, killing at least three civilians and wounding \
        about 20, monitors said. The dead, over forty civilians by then, lay in the road.\n";

    fn found(fate: Fate, count: u32) -> Result<Casualties, String> {
        let account = crate::read(TEXT.as_bytes(), &crate::Given::default());
        counted(&account, Span::new(0, TEXT.len()), fate, count)
    }

    #[test]
    fn a_number_is_meant_as_the_text_has_it() {
        let three = found(Fate::Killed, 3).expect("it is there");
        assert_eq!((three.count, three.is), (Some(3), CountIs::AtLeast));
        assert!(three.who.is_some_and(|who| who.of(TEXT) == "civilians"));
        let twenty = found(Fate::Wounded, 20).expect("it is there");
        assert_eq!((twenty.count, twenty.is), (Some(20), CountIs::About));
        let forty = found(Fate::Killed, 40).expect("no rule reads it, and it is there");
        assert_eq!((forty.is, forty.span.of(TEXT)), (CountIs::MoreThan, "over forty civilians"));
    }

    #[test]
    fn what_is_not_there_is_a_date_or_of_another_fate_is_no_number() {
        for (fate, count, why) in [
            (Fate::Killed, 7, "not in its quote"),
            (Fate::Killed, 14, "not in its quote"),
            (Fate::Killed, 2016, "not in its quote"),
            (Fate::Wounded, 3, "is one of killed"),
            (Fate::Killed, 20, "is one of wounded"),
        ] {
            let told = found(fate, count).expect_err("it is no such number");
            assert!(told.contains(why), "{count}: {told}");
        }
    }
}
