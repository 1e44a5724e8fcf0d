//! Verbs of saying and their forms: who stands before one speaks.
//!
//! In: `data/speech/verbs.toml`. Out: [`verb_of`], from a word in small letters to its verb and form. The forms are made
//! by rule; only what is irregular is in the file.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

/// How a verb stands to what is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Takes {
    /// What is said follows it or stands before: "said that ...", "..., he said".
    Clause,
    /// Only what stands between marks is said by it: `"...," he continued`.
    Quote,
    /// What is said is in its object: "accused Russia of ...".
    Object,
    /// Only with "for", "on" or "to": "appealed for".
    For,
    /// Only with "out": "ruled out".
    Out,
}

/// A verb of saying.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verb {
    /// Its base form.
    pub base: String,
    /// How it stands to what is said.
    pub takes: Takes,
    /// Whether its letters are a noun as well.
    pub is_noun: bool,
    /// The stance that it shows by itself, by its name.
    pub stance: Option<String>,
}

/// Which form of a verb a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// "say".
    Base,
    /// "says".
    Third,
    /// "said".
    Past,
    /// "saying".
    Ing,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    verb: Vec<Row>,
    phrases: Vec<String>,
    told: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    base: String,
    #[serde(default)]
    past: Vec<String>,
    takes: Takes,
    #[serde(default)]
    noun: bool,
    #[serde(default)]
    stance: Option<String>,
}

/// The verbs of saying.
#[derive(Debug)]
pub struct Verbs {
    verbs: Vec<Verb>,
    forms: FxHashMap<String, (usize, Form)>,
    /// Phrases that name who says a thing, each as its words.
    pub phrases: Vec<Vec<String>>,
    /// Whoever is told, as words.
    pub told: Vec<Vec<String>>,
}

/// Returns the verbs; the first call reads them.
pub fn verbs() -> &'static Verbs {
    static VERBS: OnceLock<Verbs> = OnceLock::new();
    VERBS.get_or_init(|| {
        let file: File = toml::from_str(include_str!("../../data/speech/verbs.toml"))
            .expect("the verbs' own file is well formed: a test reads it");
        Verbs::of(file)
    })
}

/// Returns the verb of saying that a word in small letters is a form of.
pub fn verb_of(word: &str) -> Option<(&'static Verb, Form)> {
    let verbs = verbs();
    verbs.forms.get(word).map(|(n, form)| (&verbs.verbs[*n], *form))
}

impl Verbs {
    fn of(file: File) -> Self {
        let split = |lines: &[String]| -> Vec<Vec<String>> {
            lines.iter().map(|line| line.split(' ').map(str::to_owned).collect()).collect()
        };
        let (phrases, told) = (split(&file.phrases), split(&file.told));
        let mut all = Self { verbs: Vec::new(), forms: FxHashMap::default(), phrases, told };
        for row in file.verb {
            let n = all.verbs.len();
            all.add_forms(&row, n);
            all.verbs.push(Verb { base: row.base, takes: row.takes, is_noun: row.noun, stance: row.stance });
        }
        all
    }

    /// Returns all forms of all verbs.
    pub(super) fn forms(&self) -> impl Iterator<Item = &str> {
        self.forms.keys().map(String::as_str)
    }

    fn add_forms(&mut self, row: &Row, n: usize) {
        let pasts = match row.past.is_empty() {
            true => vec![past(&row.base)],
            false => row.past.clone(),
        };
        self.forms.insert(row.base.clone(), (n, Form::Base));
        self.forms.insert(third(&row.base), (n, Form::Third));
        self.forms.insert(ing(&row.base), (n, Form::Ing));
        for past in pasts {
            self.forms.insert(past, (n, Form::Past));
        }
    }
}

/// Whether a verb doubles its last letter: a short vowel before one consonant, under stress. Of ours only few do.
fn doubles(base: &str) -> bool {
    matches!(base, "admit" | "quip" | "slam" | "plan" | "stop" | "bid" | "commit" | "permit" | "regret")
}

fn ends_in_y(base: &str) -> Option<&str> {
    base.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']))
}

/// Returns "adds" of "add".
pub(crate) fn third(base: &str) -> String {
    match ends_in_y(base) {
        Some(stem) => format!("{stem}ies"),
        None if base.ends_with(['s', 'x', 'z']) || base.ends_with("sh") || base.ends_with("ch") => {
            format!("{base}es")
        }
        None => format!("{base}s"),
    }
}

/// Returns "added" of "add".
pub(crate) fn past(base: &str) -> String {
    match ends_in_y(base) {
        Some(stem) => format!("{stem}ied"),
        None if base.ends_with('e') => format!("{base}d"),
        None if doubles(base) => format!("{base}{}ed", &base[base.len() - 1..]),
        None => format!("{base}ed"),
    }
}

/// Returns "adding" of "add".
pub(crate) fn ing(base: &str) -> String {
    match base.strip_suffix('e').filter(|stem| !stem.ends_with('e')) {
        Some(stem) => format!("{stem}ing"),
        None if doubles(base) => format!("{base}{}ing", &base[base.len() - 1..]),
        None => format!("{base}ing"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_made_by_rule() {
        let form = |word: &str| verb_of(word).map(|(verb, form)| (verb.base.as_str(), form));
        assert_eq!(form("said"), Some(("say", Form::Past)));
        assert_eq!(form("denies"), Some(("deny", Form::Third)));
        assert_eq!(form("admitted"), Some(("admit", Form::Past)));
        assert_eq!(form("urging"), Some(("urge", Form::Ing)));
        assert_eq!(form("agreeing"), Some(("agree", Form::Ing)));
        assert_eq!(form("stresses"), Some(("stress", Form::Third)));
        assert_eq!(form("table"), None);
    }
}
