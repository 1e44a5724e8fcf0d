//! The words of a text as the grammar sees them: each in small letters, with what it can be.
//!
//! In: [`Parsed`]. Out: [`Words`], one entry a word. Only closed classes are told here: articles, prepositions,
//! auxiliaries, conjunctions, pronouns, times. Read first: [`Words::is`].

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::lexicon::lexicon;
use super::verbs::{Form, Verb, verb_of, verbs};
use crate::page::Span;
use crate::text::{Parsed, Tag};

/// What a word can be; several at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Classes(u32);

impl Classes {
    /// "the", "a", "his".
    pub const ARTICLE: Self = Self(1);
    /// "in", "of", "between".
    pub const PREPOSITION: Self = Self(1 << 1);
    /// "and", "or", "but".
    pub const AND: Self = Self(1 << 2);
    /// "that", "which", "while": opens a clause.
    pub const OPENS: Self = Self(1 << 3);
    /// "has", "was", "not", "would".
    pub const AUXILIARY: Self = Self(1 << 4);
    /// "also", "later", and whatever ends in "ly".
    pub const ADVERB: Self = Self(1 << 5);
    /// "Tuesday", "today", "September".
    pub const TIME: Self = Self(1 << 6);
    /// "he", "they".
    pub const PRONOUN: Self = Self(1 << 7);
    /// A mark.
    pub const MARK: Self = Self(1 << 8);
    /// "may", "would", "will": not done yet.
    pub const MODAL: Self = Self(1 << 9);
    /// Says where: "in", "at", "from".
    pub const WHERE: Self = Self(1 << 10);
    /// "not", "never".
    pub const NOT: Self = Self(1 << 11);
    /// Stands between quotation marks.
    pub const QUOTED: Self = Self(1 << 12);
    /// Begins with a capital letter.
    pub const CAPITAL: Self = Self(1 << 13);
    /// Stands before a noun and says which: "senior", "former".
    pub const MODIFIER: Self = Self(1 << 14);
    /// Begins the words of a role: "foreign", "spokesman".
    pub(super) const ROLE: Self = Self(1 << 15);
    /// A courtesy title: "mr".
    pub(super) const TITLE: Self = Self(1 << 16);
    /// A form of a verb of saying.
    pub(super) const SAYING: Self = Self(1 << 17);

    /// Returns both.
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

const LISTS: [(Classes, &str); 12] = [
    (
        Classes::ARTICLE,
        "the a an this these those his her its their our my your some several many any both each every no another such",
    ),
    (
        Classes::PREPOSITION,
        "of for with by about over under between against after before during amid despite since until upon via like \
         among without regarding concerning following behind beside alongside beyond except on as than",
    ),
    (
        Classes::PREPOSITION.with(Classes::WHERE),
        "in at from to into through near inside outside across within around toward towards throughout onto off",
    ),
    (Classes::AND, "and or but nor & yet"),
    (
        Classes::OPENS,
        "that which who whom whose where when while because if though although unless what whether how why so whereas",
    ),
    (
        Classes::AUXILIARY,
        "is are was were be been being has have had do does did having 's 're 've 'd ’s ’re ’ve ’d am",
    ),
    (
        Classes::AUXILIARY.with(Classes::MODAL),
        "will would shall should can could may might must 'll ’ll ca wo cannot",
    ),
    (Classes::AUXILIARY.with(Classes::NOT), "not n't n’t never"),
    (
        Classes::ADVERB,
        "also later then again still already just now too even instead meanwhile however moreover nevertheless \
         nonetheless earlier soon once ever long far there here therefore thus often always twice almost perhaps \
         further furthermore afterwards afterward only yet indeed rather first",
    ),
    (
        Classes::TIME,
        "today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday january february \
         march april june july august september october november december jan. feb. mar. apr. jun. jul. aug. sept. \
         sep. oct. nov. dec. morning afternoon evening night noon midnight overnight late",
    ),
    (Classes::PRONOUN, "he she it they we i you him them us me himself herself itself themselves"),
    (
        Classes::MODIFIER,
        "senior top former acting deputy chief new lead leading military opposition rebel government state security \
         foreign western local unnamed two three four five other main key national international regional political \
         official presidential diplomatic humanitarian high-ranking high-level veteran joint exiled separatist \
         pro-government anti-government armed permanent special personal interim transitional ruling then outgoing \
         incoming tribal religious medical civil human rights peace aid army navy police intelligence defence defense \
         border provincial district health parliamentary one first second third late-night jailed moderate islamist \
         insurgent community union church village communist government-appointed self-declared breakaway de facto \
         monitoring negotiating united independent camp hospital school university prominent influential hardline \
         syrian-born war ceasefire truce press public information media",
    ),
];

/// Returns all words that are told by lists, so that one look tells everything of a word.
fn listed() -> FxHashMap<&'static str, Classes> {
    let lists = LISTS.iter().flat_map(|(class, list)| list.split_whitespace().map(|word| (word, *class)));
    let roles = &lexicon().roles;
    let roles = roles
        .beginnings()
        .map(|word| (word, Classes::ROLE))
        .chain(roles.titles().map(|word| (word, Classes::TITLE)));
    let saying = verbs().forms().map(|word| (word, Classes::SAYING));
    let mut all: FxHashMap<&'static str, Classes> = FxHashMap::default();
    for (word, class) in lists.chain(roles).chain(saying) {
        let known = all.entry(word).or_default();
        *known = known.with(class);
    }
    all
}

fn classes_of(word: &str) -> Classes {
    static CLASSES: LazyLock<FxHashMap<&'static str, Classes>> = LazyLock::new(listed);
    let listed = CLASSES.get(word).copied().unwrap_or_default();
    match word.len() > 4
        && word.ends_with("ly")
        && !matches!(word, "italy" | "family" | "supply" | "assembly")
    {
        true => listed.with(Classes::ADVERB),
        false if word.ends_with("-backed") || word.ends_with("-led") || word.ends_with("-based") => {
            listed.with(Classes::MODIFIER)
        }
        false => listed,
    }
}

/// The words of a text.
#[derive(Debug)]
pub struct Words<'a> {
    /// What they are the words of.
    pub parsed: &'a Parsed,
    classes: Vec<Classes>,
}

impl<'a> Words<'a> {
    /// Looks at every word of a text.
    pub fn of(parsed: &'a Parsed) -> Self {
        let mut words = Self { parsed, classes: Vec::with_capacity(parsed.tokens.len()) };
        for (n, token) in parsed.tokens.iter().enumerate() {
            words.add(token.span.of(parsed.text()), parsed.lower(n), token.tag);
        }
        words.mark_quoted();
        words
    }

    fn add(&mut self, word: &str, lower: &str, tag: Tag) {
        let mut classes = match tag {
            Tag::Punct if !word.contains(char::is_alphanumeric) => Classes::MARK,
            _ => classes_of(lower),
        };
        if word.starts_with(char::is_uppercase) || starts_with_article(word) {
            classes = classes.with(Classes::CAPITAL);
        }
        self.classes.push(classes);
    }

    fn mark_quoted(&mut self) {
        for quotation in &self.parsed.quotations {
            for token in self.parsed.tokens_in(quotation.span) {
                self.classes[token] = self.classes[token].with(Classes::QUOTED);
            }
        }
    }

    /// Returns a word in small letters; nothing beyond the last.
    pub fn lower(&self, token: usize) -> &str {
        self.parsed.lower(token)
    }

    /// Returns some words in small letters, with one space between.
    pub fn phrase(&self, from: usize, count: usize) -> String {
        let words: Vec<&str> = (from..from + count).map(|token| self.lower(token)).collect();
        words.join(" ")
    }

    /// Whether a word can be one of these.
    pub fn is(&self, token: usize, classes: Classes) -> bool {
        self.classes.get(token).is_some_and(|known| known.meets(classes))
    }

    /// Whether a word stands between quotation marks.
    pub fn is_quoted(&self, token: usize) -> bool {
        self.is(token, Classes::QUOTED)
    }

    /// Whether some words in small letters stand from `token` on; `*` at the end of one stands for any ending.
    pub fn stands(&self, token: usize, pattern: &[String]) -> bool {
        pattern.iter().enumerate().all(|(n, wanted)| match wanted.strip_suffix('*') {
            Some(stem) => self.lower(token + n).starts_with(stem),
            None => self.lower(token + n) == wanted,
        })
    }

    /// Returns the verb of saying that a word is a form of, between no marks.
    pub fn verb(&self, token: usize) -> Option<(&'static Verb, Form)> {
        let is_one = self.is(token, Classes::SAYING) && !self.is_quoted(token);
        is_one.then(|| verb_of(self.lower(token)))?
    }

    /// Returns the words of the sentence that a word stands in.
    pub fn sentence(&self, token: usize) -> std::ops::Range<usize> {
        let sentence = self.parsed.tokens[token].sentence;
        self.parsed.sentences[sentence].tokens.clone()
    }

    /// Returns where some words stand.
    pub fn span(&self, tokens: std::ops::Range<usize>) -> Span {
        self.parsed.span(&tokens)
    }
}

/// Whether a word is a name with an Arabic article in small letters: "al-Houthi".
fn starts_with_article(word: &str) -> bool {
    let rest = ["al-", "el-", "ar-", "as-", "ash-", "ad-", "an-"]
        .iter()
        .find_map(|article| word.strip_prefix(article));
    rest.is_some_and(|rest| rest.starts_with(char::is_uppercase))
}
