//! Where a speaker stands, and on what: by words in what is said.
//!
//! In: `data/speech/stances.toml`, `data/talks/issues.toml`. Out: [`Stance`] and the ids of issues. Read first: [`stance_of`].
//! Invariant: a stance is read off words; what shows none is [`Stance::Unstated`].

use std::ops::Range;
use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use crate::names::{Classes, Words};

/// Where a speaker stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stance {
    /// Says that another did wrong.
    Accuses,
    /// Says that something is so, or agreed.
    Confirms,
    /// Asks for something to be done.
    Demands,
    /// Says what must come first.
    Conditions,
    /// Holds it unlikely, or is wary.
    Doubts,
    /// Is for it.
    Supports,
    /// Is against it.
    Opposes,
    /// Would do something.
    Offers,
    /// Says that it is not so.
    Denies,
    /// Speaks well of another.
    Praises,
    /// Holds it possible, and wishes it.
    Hopes,
    /// Says what will follow.
    Warns,
    /// Says that parties are apart.
    Differs,
    /// None of these can be read off the words.
    Unstated,
}

impl Stance {
    /// Returns the name that files and views use.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Accuses => "accuses",
            Self::Confirms => "confirms",
            Self::Demands => "demands",
            Self::Conditions => "conditions",
            Self::Doubts => "doubts",
            Self::Supports => "supports",
            Self::Opposes => "opposes",
            Self::Offers => "offers",
            Self::Denies => "denies",
            Self::Praises => "praises",
            Self::Hopes => "hopes",
            Self::Warns => "warns",
            Self::Differs => "differs",
            Self::Unstated => "unstated",
        }
    }

    /// Returns the stance of a name.
    pub fn named(name: &str) -> Option<Self> {
        ALL.into_iter().find(|stance| stance.name() == name)
    }

    /// Returns what "not" makes of it.
    const fn negated(self) -> Self {
        match self {
            Self::Supports | Self::Offers => Self::Opposes,
            Self::Opposes | Self::Doubts => Self::Supports,
            Self::Hopes => Self::Doubts,
            Self::Accuses => Self::Denies,
            Self::Confirms => Self::Denies,
            other => other,
        }
    }
}

const ALL: [Stance; 14] = [
    Stance::Accuses,
    Stance::Confirms,
    Stance::Demands,
    Stance::Conditions,
    Stance::Doubts,
    Stance::Supports,
    Stance::Opposes,
    Stance::Offers,
    Stance::Denies,
    Stance::Praises,
    Stance::Hopes,
    Stance::Warns,
    Stance::Differs,
    Stance::Unstated,
];

/// Phrases, each with what it shows, found by their first word.
#[derive(Debug)]
struct Phrases<T> {
    /// By the first word, or, for one that leaves its ending open, by its first letters.
    whole: FxHashMap<String, Vec<(Vec<String>, T)>>,
    open: FxHashMap<String, Vec<(Vec<String>, T)>>,
}

/// So many letters of an open first word are looked up.
const OPEN_LETTERS: usize = 3;

impl<T: Copy> Phrases<T> {
    fn of(all: impl Iterator<Item = (String, T)>) -> Self {
        let mut phrases = Self { whole: FxHashMap::default(), open: FxHashMap::default() };
        for (phrase, shows) in all {
            let words: Vec<String> = phrase.split(' ').map(str::to_owned).collect();
            let first = &words[0];
            let (map, key) = match first.strip_suffix('*') {
                Some(stem) => (&mut phrases.open, stem[..OPEN_LETTERS.min(stem.len())].to_owned()),
                None => (&mut phrases.whole, first.clone()),
            };
            map.entry(key).or_default().push((words, shows));
        }
        phrases
    }

    /// Hands on what each phrase shows that stands among some words, with its first word.
    fn find(&self, words: &Words<'_>, tokens: Range<usize>, mut found: impl FnMut(usize, T)) {
        for token in tokens.clone() {
            let word = words.lower(token);
            let open = word.get(..OPEN_LETTERS.min(word.len())).and_then(|letters| self.open.get(letters));
            let lists = self.whole.get(word).into_iter().chain(open);
            for (phrase, shows) in lists.flatten() {
                if token + phrase.len() <= tokens.end && words.stands(token, phrase) {
                    found(token, *shows);
                }
            }
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StancesFile {
    stance: Vec<StanceRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StanceRow {
    is: Stance,
    words: Vec<String>,
}

/// Returns the stance that some words show: of the phrases that stand there, the one whose stance is listed first.
pub(crate) fn stance_of(words: &Words<'_>, tokens: Range<usize>) -> Stance {
    static STANCES: OnceLock<Phrases<(usize, Stance)>> = OnceLock::new();
    let stances = STANCES.get_or_init(|| {
        let file: StancesFile = toml::from_str(include_str!("../../data/speech/stances.toml"))
            .expect("the stances' own file is well formed: a test reads it");
        let rows = file.stance.into_iter().enumerate();
        Phrases::of(rows.flat_map(|(n, row)| row.words.into_iter().map(move |word| (word, (n, row.is)))))
    });
    let mut best: Option<(usize, Stance)> = None;
    stances.find(words, tokens.clone(), |token, (rank, stance)| {
        let stance = match is_negated(words, token, tokens.start) {
            true => stance.negated(),
            false => stance,
        };
        if best.is_none_or(|(known, _)| rank < known) {
            best = Some((rank, stance));
        }
    });
    match best {
        Some((_, stance)) if stance != Stance::Conditions && is_conditional(words, tokens.clone()) => {
            Stance::Conditions
        }
        Some((_, stance)) => stance,
        None if is_conditional(words, tokens) => Stance::Conditions,
        None => Stance::Unstated,
    }
}

/// Whether some words say what will be done if something else is: "if ..., we will", "we will ... when".
fn is_conditional(words: &Words<'_>, tokens: Range<usize>) -> bool {
    let ours = |token: &usize| matches!(words.lower(*token), "will" | "'ll" | "’ll" | "would" | "wo");
    let first = tokens.clone().find(|token| !words.is(*token, Classes::MARK));
    if first.is_some_and(|first| matches!(words.lower(first), "if" | "unless")) {
        return true;
    }
    let Some(will) = tokens.clone().find(ours) else { return false };
    (will..tokens.end).any(|token| matches!(words.lower(token), "if" | "unless" | "when" | "once" | "until"))
}

/// Whether "not", "never" or "no" stands just before a word.
fn is_negated(words: &Words<'_>, token: usize, first: usize) -> bool {
    let from = token.saturating_sub(3).max(first);
    (from..token).any(|before| words.is(before, Classes::NOT) || words.lower(before) == "no")
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IssuesFile {
    issue: Vec<Issue>,
    deal: Vec<String>,
}

/// Something that parties talk about.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Issue {
    /// A short name that stays the same.
    pub id: String,
    /// How it is shown.
    pub name: String,
    /// The words that show it.
    words: Vec<String>,
}

/// All issues, with the words that show them.
#[derive(Debug)]
struct Issues {
    issues: Vec<Issue>,
    /// One and many: "deal", "deals".
    deal: FxHashSet<String>,
    phrases: Phrases<usize>,
}

fn all_issues() -> &'static Issues {
    static ISSUES: OnceLock<Issues> = OnceLock::new();
    ISSUES.get_or_init(|| {
        let file: IssuesFile = toml::from_str(include_str!("../../data/talks/issues.toml"))
            .expect("the issues' own file is well formed: a test reads it");
        let rows = file.issue.iter().enumerate();
        let phrases =
            Phrases::of(rows.flat_map(|(n, issue)| issue.words.iter().map(move |word| (word.clone(), n))));
        let deal = file.deal.iter().flat_map(|word| [word.clone(), format!("{word}s")]).collect();
        Issues { issues: file.issue, deal, phrases }
    })
}

/// Returns all issues.
pub fn issues() -> &'static [Issue] {
    &all_issues().issues
}

/// Whether a word in small letters names what is agreed or is to be: "deal", "accord", "plans".
pub(crate) fn is_deal_word(word: &str) -> bool {
    all_issues().deal.contains(word)
}

/// Returns the issues that some words are about, in the order of the list; "general" if they name only a deal.
pub(crate) fn issues_of(words: &Words<'_>, tokens: Range<usize>) -> Vec<&'static str> {
    let all = all_issues();
    let mut found = Vec::new();
    all.phrases.find(words, tokens.clone(), |_, issue| found.push(issue));
    found.sort_unstable();
    found.dedup();
    let mut ids: Vec<&'static str> = found.into_iter().map(|issue| all.issues[issue].id.as_str()).collect();
    if ids.is_empty() && tokens.into_iter().any(|token| is_deal_word(words.lower(token))) {
        ids.push("general");
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Given;

    #[track_caller]
    fn check(text: &str, stance: Stance, issues: &[&str]) {
        let parsed =
            crate::text::parse(crate::page::article(format!("{text}\n").as_bytes(), &Given::default()));
        let words = Words::of(&parsed);
        assert_eq!(stance_of(&words, 0..parsed.tokens.len()), stance, "{text}");
        assert_eq!(issues_of(&words, 0..parsed.tokens.len()), issues, "{text}");
    }

    #[test]
    fn a_stance_is_read_off_words() {
        check("We will not sit down until they leave the port", Stance::Conditions, &[]);
        check("The army must withdraw from the town", Stance::Demands, &["withdrawal"]);
        check("They are not ready to share power", Stance::Opposes, &[]);
        check("The rebels breached the truce", Stance::Accuses, &["violence-reduction"]);
        check("The road is long", Stance::Unstated, &[]);
        check("The deal is dead", Stance::Unstated, &["general"]);
    }

    #[test]
    fn every_name_of_a_stance_is_its_own() {
        assert!(ALL.into_iter().all(|stance| Stance::named(stance.name()) == Some(stance)));
    }
}
