//! What was asked, word by word: the query of an address, checked before anything is computed.
//!
//! In: the query as it stands in the address. Out: [`Asked`], or every word of it that cannot be used, with what was
//! expected. Read first: [`Asked::parse`]. Invariant: no key and no value is passed over in silence.

use std::collections::BTreeMap;

use engine::findings::{Exclusion, Reading, SourceChoice, Strength};
use engine::incidents::Weight;
use engine::standing::{Question, QuestionError};
use engine::terms::Terms;

/// The keys of a reading, which every question may have.
pub const READING_KEYS: [&str; 5] = ["sources", "strength", "exclusion", "counts", "as_known_on"];

/// The most characters of a value that is repeated in a message.
const SHOWN_MAX: usize = 80;

/// The most names that are listed in a message.
const LISTED_MAX: usize = 40;

/// The words of a query, by key.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked(BTreeMap<String, String>);

/// Why a query cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedError {
    /// What is wrong, as a lower-case fragment.
    pub what: String,
    /// What was expected; sentences.
    pub help: Vec<String>,
}

impl Asked {
    /// Reads a query whose keys may be `keys` and those of a reading.
    ///
    /// # Errors
    /// [`AskedError`] if a key is unknown or stands twice.
    pub fn parse(query: &str, keys: &[&str]) -> Result<Self, AskedError> {
        let mut words = BTreeMap::new();
        for (key, value) in form_urlencoded::parse(query.as_bytes()) {
            if !keys.contains(&&*key) && !READING_KEYS.contains(&&*key) {
                return Err(unknown_key(&key, keys));
            }
            let key = key.into_owned();
            if words.contains_key(&key) {
                return Err(AskedError::new(format!("`{key}` stands twice"), "Give it once."));
            }
            words.insert(key, value.into_owned());
        }
        Ok(Self(words))
    }

    /// Makes sure that a query is empty.
    ///
    /// # Errors
    /// [`AskedError`] if it holds anything.
    pub fn nothing(query: &str) -> Result<(), AskedError> {
        form_urlencoded::parse(query.as_bytes()).next().map_or(Ok(()), |(key, _)| {
            Err(AskedError::new(
                format!("`{}` is not asked for here", shown(&key)),
                "This address takes no keys.",
            ))
        })
    }

    /// Returns the value of a key.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(String::as_str)
    }

    /// Returns the value of a key that must be there.
    ///
    /// # Errors
    /// [`AskedError`] if it is not.
    pub fn needed(&self, key: &str) -> Result<&str, AskedError> {
        self.get(key).ok_or_else(|| AskedError::new(format!("`{key}` is missing"), "This address needs it."))
    }

    /// Returns the value of a key as a whole number.
    ///
    /// # Errors
    /// [`AskedError`] if it is none, or out of `range`.
    pub fn number(&self, key: &str, range: std::ops::RangeInclusive<i64>) -> Result<Option<i64>, AskedError> {
        let Some(text) = self.get(key) else { return Ok(None) };
        let number = text.parse::<i64>().ok().filter(|n| range.contains(n));
        let expected = || format!("Give a whole number from {} to {}.", range.start(), range.end());
        number.map(Some).ok_or_else(|| AskedError::of_value(key, text, expected()))
    }

    /// Returns the value of a key as one of a list of words.
    ///
    /// # Errors
    /// [`AskedError`] if it is none of them.
    pub fn word<T: Copy>(
        &self,
        key: &str,
        all: &[T],
        word: fn(T) -> &'static str,
    ) -> Result<Option<T>, AskedError> {
        let Some(text) = self.get(key) else { return Ok(None) };
        let found = all.iter().copied().find(|value| word(*value) == text);
        let expected = || format!("It is one of {}.", listed(all.iter().map(|value| word(*value))));
        found.map(Some).ok_or_else(|| AskedError::of_value(key, text, expected()))
    }

    /// Returns the value of a key that must be one of the case's own ids.
    ///
    /// # Errors
    /// [`AskedError`] if it is none of them.
    pub fn known(&self, key: &str, ids: &[String]) -> Result<Option<&str>, AskedError> {
        let Some(text) = self.get(key) else { return Ok(None) };
        let help = || format!("It is one of {}.", listed(ids.iter().map(String::as_str)));
        let is_known = ids.iter().any(|id| id == text);
        if is_known { Ok(Some(text)) } else { Err(AskedError::of_value(key, text, help())) }
    }

    /// Returns the question that the reading's keys ask of a case; what is not given is the default's.
    ///
    /// # Errors
    /// [`AskedError`] if a word cannot be used.
    pub fn question(&self, terms: &Terms) -> Result<Question, AskedError> {
        let plain = Reading::DEFAULT;
        let rest = Reading {
            sources: SourceChoice::All,
            strength: self.word("strength", Strength::ALL, Strength::as_str)?.unwrap_or(plain.strength),
            exclusion: self.word("exclusion", Exclusion::ALL, Exclusion::as_str)?.unwrap_or(plain.exclusion),
            counts: self.word("counts", Weight::ALL, Weight::as_str)?.unwrap_or(plain.counts),
        };
        let sources = self.get("sources").unwrap_or("all");
        Question::ask(terms, sources, rest, self.get("as_known_on")).map_err(|error| told(&error))
    }
}

impl AskedError {
    /// Returns the error with what is wrong and one sentence of help.
    pub fn new(what: impl Into<String>, help: impl Into<String>) -> Self {
        Self { what: what.into(), help: vec![help.into()] }
    }

    fn of_value(key: &str, value: &str, help: impl Into<String>) -> Self {
        Self::new(format!("`{key}` cannot be `{}`", shown(value)), help)
    }
}

fn told(error: &QuestionError) -> AskedError {
    match error {
        QuestionError::NoChoice(text) => {
            AskedError::of_value("sources", text, "It is `all`, `independent` or `one:ID`.")
        }
        QuestionError::NoSource(name) => {
            let help = "The ids of its sources are listed under `sources`.";
            AskedError::new(format!("the case has no source `{}`", shown(name)), help)
        }
        QuestionError::Impossible => {
            let help = "Ask for `strength=claimed` or `strength=verified` beside one source.";
            AskedError::new(error.to_string(), help)
        }
        QuestionError::NoDate(_) => AskedError::new(
            format!("`as_known_on` is no date: {}", shown(&error.to_string())),
            "Give a date such as `2016-09-15`, or a date-time with its offset.",
        ),
    }
}

fn unknown_key(key: &str, keys: &[&str]) -> AskedError {
    let all = listed(keys.iter().chain(&READING_KEYS).copied());
    AskedError::new(format!("`{}` is not asked for here", shown(key)), format!("The keys are {all}."))
}

/// Returns names for a sentence: "`a`, `b`"; of many the first, and how many more there are.
pub fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let all: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    let (first, more) = all.split_at(all.len().min(LISTED_MAX));
    match more.len() {
        0 => first.join(", "),
        more => format!("{} and {more} more", first.join(", ")),
    }
}

/// Returns the beginning of a stranger's word, with nothing in it that a screen would obey.
pub fn shown(text: &str) -> String {
    let safe = engine::publications::safe::name(text);
    match safe.char_indices().nth(SHOWN_MAX) {
        Some((cut, _)) => format!("{}…", &safe[..cut]),
        None => safe,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_is_unknown_or_stands_twice_is_told() {
        let what = |query: &str| Asked::parse(query, &["day"]).unwrap_err().what;
        assert_eq!(what("strenght=claimed"), "`strenght` is not asked for here");
        assert_eq!(what("day=1&day=2"), "`day` stands twice");
        assert!(what(&"x".repeat(70_000)).len() < 200);
    }

    #[test]
    fn many_names_are_cut() {
        let names: Vec<String> = (0..43).map(|n| n.to_string()).collect();
        let told = listed(names.iter().map(String::as_str));
        assert!(told.ends_with("`39` and 3 more"), "{told}");
        assert_eq!(listed(["a", "b"].into_iter()), "`a`, `b`");
    }

    #[test]
    fn a_number_out_of_range_is_told() {
        let asked = Asked::parse("limit=0", &["limit"]).unwrap();
        let error = asked.number("limit", 1..=100).unwrap_err();
        assert_eq!(error.help, ["Give a whole number from 1 to 100."]);
    }
}
