//! What a person or a body is: the words of `data/actors/roles.toml`, found word by word.

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::actor::{Gender, Number};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RolesFile {
    person: Vec<Words>,
    title: Vec<String>,
    many: Vec<Words>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    words: Vec<String>,
    sector: String,
    #[serde(default)]
    gender: Option<String>,
    #[serde(default)]
    number: Option<String>,
}

/// What a word for a role tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Role {
    /// For whom of a state it speaks: `GOV`, `MIL`, `REB`, `CVL`; empty where the word does not say.
    pub sector: String,
    /// Whether a man's or a woman's.
    pub gender: Gender,
    /// One or many.
    pub number: Number,
    /// A person, not a body.
    pub is_person: bool,
}

/// All roles, by their words in small letters.
#[derive(Debug)]
pub(super) struct Roles {
    by_words: FxHashMap<String, Role>,
    /// By its first word, how many words the longest role has.
    longest: FxHashMap<String, usize>,
    titles: FxHashSet<String>,
}

impl Roles {
    pub(super) fn of(file: RolesFile) -> Self {
        let mut roles = Self {
            by_words: FxHashMap::default(),
            longest: FxHashMap::default(),
            titles: file.title.into_iter().collect(),
        };
        for (group, is_person) in
            file.person.iter().map(|group| (group, true)).chain(file.many.iter().map(|group| (group, false)))
        {
            for words in &group.words {
                roles.add(words, group, is_person);
            }
        }
        roles
    }

    fn add(&mut self, words: &str, group: &Words, is_person: bool) {
        let gender = match group.gender.as_deref() {
            Some("m") => Gender::Man,
            Some("f") => Gender::Woman,
            _ => Gender::Unknown,
        };
        let number = match group.number.as_deref() {
            Some("many") => Number::Many,
            _ => Number::One,
        };
        let role = Role { sector: group.sector.clone(), gender, number, is_person };
        if let Some(first) = words.split(' ').next() {
            let longest = self.longest.entry(first.to_owned()).or_default();
            *longest = words.split(' ').count().max(*longest);
        }
        self.by_words.insert(words.to_owned(), role);
    }

    /// Returns the role that some words in small letters, with one space between, are.
    pub(super) fn get(&self, words: &str) -> Option<&Role> {
        self.by_words.get(words)
    }

    /// Returns the words that roles begin with.
    pub(super) fn beginnings(&self) -> impl Iterator<Item = &str> {
        self.longest.keys().map(String::as_str)
    }

    /// Returns how many words the longest role has that begins with a word; 0 if none does.
    pub(super) fn longest_from(&self, word: &str) -> usize {
        self.longest.get(word).copied().unwrap_or(0)
    }

    /// Returns the courtesy titles.
    pub(super) fn titles(&self) -> impl Iterator<Item = &str> {
        self.titles.iter().map(String::as_str)
    }
}
