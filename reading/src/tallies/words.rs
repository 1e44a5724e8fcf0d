//! The words of counts: what is counted, who counts, what stands between.
//!
//! In: `reading/data/tallies/words.txt`. Out: [`class`], the classes of a word as bits. A word is looked up by its base form
//! and as it stands: a tagger takes many a "recorded" for an adjective, and leaves it as it is.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::text::Parsed;

const TABLE: &str = include_str!("../../data/tallies/words.txt");

/// "violations": what breaks a truce by its name.
pub(super) const BREACH: u16 = 1;
/// "explosions": what may be counted.
pub(super) const EVENT: u16 = 1 << 1;
/// "cases of": stands for what follows.
pub(super) const OF: u16 = 1 << 2;
/// "alleged": says nothing of the kind.
pub(super) const FILLER: u16 = 1 << 3;
/// "recorded".
pub(super) const COUNTS: u16 = 1 << 4;
/// "heard": anybody may, so who did is looked at.
pub(super) const HEARS: u16 = 1 << 5;
/// "committed": its subject is charged, and does not count.
pub(super) const COMMITS: u16 = 1 << 6;
/// "violated the truce 34 times".
pub(super) const VIOLATES: u16 = 1 << 7;
/// "accused".
pub(super) const ACCUSES: u16 = 1 << 8;
/// "attributed to".
pub(super) const CHARGES: u16 = 1 << 9;
/// "occurred".
pub(super) const HAPPENS: u16 = 1 << 10;
/// "reached".
pub(super) const REACHES: u16 = 1 << 11;
/// "number of".
pub(super) const TOTAL: u16 = 1 << 12;
/// "34 times".
pub(super) const TIMES: u16 = 1 << 13;
/// What can be counted.
pub(super) const UNIT: u16 = BREACH | EVENT | OF | TIMES;

const CLASSES: [(&str, u16); 14] = [
    ("times", TIMES),
    ("breach", BREACH),
    ("event", EVENT),
    ("of", OF),
    ("filler", FILLER),
    ("counts", COUNTS),
    ("hears", HEARS),
    ("commits", COMMITS),
    ("violates", VIOLATES),
    ("accuses", ACCUSES),
    ("charges", CHARGES),
    ("happens", HAPPENS),
    ("reaches", REACHES),
    ("total", TOTAL),
];

/// Classes of verbs, of which the table has the base form alone.
const VERBS: u16 = COUNTS | COMMITS | VIOLATES | ACCUSES | CHARGES | HAPPENS | REACHES;

static WORDS: LazyLock<FxHashMap<String, u16>> = LazyLock::new(|| {
    let mut words: FxHashMap<String, u16> = FxHashMap::default();
    for (class, list) in TABLE.lines().filter_map(|line| line.split_once(": ")) {
        let bit = CLASSES.iter().find(|(name, _)| *name == class).map_or(0, |(_, bit)| *bit);
        for word in list.split(' ') {
            *words.entry(word.to_owned()).or_default() |= bit;
            if bit & VERBS != 0 {
                forms(word).for_each(|form| *words.entry(form).or_default() |= bit);
            }
        }
    }
    words
});

/// Returns the forms that end in "-ed" and "-ing".
fn forms(verb: &str) -> impl Iterator<Item = String> {
    let stem = match verb {
        "commit" => "committ",
        _ => verb.strip_suffix('e').unwrap_or(verb),
    };
    let past = verb.strip_suffix('y').map_or_else(|| format!("{stem}ed"), |stem| format!("{stem}ied"));
    [past, format!("{stem}ing")].into_iter()
}

/// Returns the classes of a word; 0 for most.
pub(super) fn class(parsed: &Parsed, at: usize) -> u16 {
    let word = parsed.lower(at);
    // The shortest and the longest words of the table.
    if !(3..=15).contains(&word.len()) {
        return 0;
    }
    let found = of(parsed.lemma(at));
    // "reported" has the base form of a "report", and is none.
    let found = if word.ends_with("ed") { found & !UNIT } else { found };
    if word.ends_with("ed") || word.ends_with("ing") || found == 0 { found | of(word) } else { found }
}

fn of(word: &str) -> u16 {
    WORDS.get(word).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_of_the_table_is_known_and_has_words() {
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            let (class, words) = line.split_once(": ").expect("a line is `class: words`");
            assert!(CLASSES.iter().any(|(name, _)| *name == class), "{class}");
            assert!(!words.trim().is_empty(), "{class}");
        }
        assert_eq!(of("violation") & UNIT, BREACH);
        assert_eq!(of("people"), 0, "people are no cases");
        for form in ["recorded", "committing", "identified", "accused"] {
            assert_ne!(of(form) & VERBS, 0, "{form}");
        }
        let longest = WORDS.keys().map(String::len).max();
        assert!(longest <= Some(15), "`class` passes over longer words: {longest:?}");
    }
}
