//! Places that no table has, where the text itself calls them places: "the village of Tell Zahra", "Khogyani district",
//! "near Verin Shorzha".
//!
//! In: a word with a capital that begins no name of the table. Out: a [`PlaceMention`] without candidates. Invariant:
//! somebody's name is no place, and "the Kurdish district" names none.

use super::{Finder, PlaceKind, PlaceMention, Unlisted, unit};
use crate::text::Tag;

/// The most words of a name.
const WORDS_MAX: usize = 4;

/// What a place is called that "of" joins with its name, or that follows its name. Not all that may follow a name is among them:
/// a "Department of State" is no place.
const KINDS: [(&str, PlaceKind); 30] = [
    ("village", PlaceKind::Town),
    ("villages", PlaceKind::Town),
    ("town", PlaceKind::Town),
    ("towns", PlaceKind::Town),
    ("township", PlaceKind::Town),
    ("city", PlaceKind::Town),
    ("cities", PlaceKind::Town),
    ("hamlet", PlaceKind::Town),
    ("settlement", PlaceKind::Town),
    ("port", PlaceKind::Town),
    ("suburb", PlaceKind::Town),
    ("suburbs", PlaceKind::Town),
    ("neighbourhood", PlaceKind::Town),
    ("neighborhood", PlaceKind::Town),
    ("neighbourhoods", PlaceKind::Town),
    ("neighborhoods", PlaceKind::Town),
    ("quarter", PlaceKind::Town),
    ("island", PlaceKind::Area),
    ("valley", PlaceKind::Area),
    ("enclave", PlaceKind::Area),
    ("peninsula", PlaceKind::Area),
    ("county", PlaceKind::District),
    ("district", PlaceKind::District),
    ("districts", PlaceKind::District),
    ("province", PlaceKind::Region),
    ("provinces", PlaceKind::Region),
    ("governorate", PlaceKind::Region),
    ("governorates", PlaceKind::Region),
    ("region", PlaceKind::Region),
    ("oblast", PlaceKind::Region),
];

/// Whether a word is a name with an article of another tongue: "al-Bab", "ez-Zor".
pub(super) fn has_article(word: &str) -> bool {
    // Asked of every word: none of the articles is longer than three letters.
    if !matches!(word.as_bytes(), [_, _, b'-', ..] | [_, _, _, b'-', ..]) {
        return false;
    }
    let Some((article, name)) = word.split_once('-') else { return false };
    matches!(article, "al" | "el" | "as" | "ash" | "ad" | "ar" | "an" | "az" | "at")
        && name.starts_with(char::is_uppercase)
}

impl Finder<'_> {
    /// Takes a name that the words around it call a place; returns how many words it has, 0 if they do not.
    pub(super) fn unlisted(&mut self, at: usize, end: usize, sentence: usize) -> usize {
        let Some(before) = at.checked_sub(1).filter(|n| self.parsed.tokens[*n].sentence == sentence) else {
            return 0;
        };
        // Most words with a capital follow no word that may place them: told before anything is looked up.
        if self.parsed.tokens[before].tag != Tag::Adp && !self.goes_on_a_list(before) {
            return 0;
        }
        let len = self.name_len(at, end);
        if len == 0 || self.is_somebody(at, len) {
            return 0;
        }
        match self.called(at, before, len, end) {
            Some((kind, more)) => self.add_unlisted(sentence, at, len + more, kind),
            None => 0,
        }
    }

    /// Returns how many words with a capital stand in a row.
    fn name_len(&self, at: usize, end: usize) -> usize {
        let is_name = |at: &usize| {
            let word = self.parsed.word(*at);
            let token = &self.parsed.tokens[*at];
            (word.starts_with(char::is_uppercase) || has_article(word))
                && token.tag != Tag::Punct
                && word.len() > 1
        };
        let len = (at..end.min(at + WORDS_MAX + 1)).take_while(is_name).count();
        // A word in small letters alone, or a sentence in capitals, is no name of a place.
        if len > WORDS_MAX { 0 } else { len }
    }

    /// Whether somebody is named here.
    fn is_somebody(&self, at: usize, len: usize) -> bool {
        let from = self.mentions.partition_point(|mention| mention.tokens.end <= at);
        let near = self.mentions[from..].iter().take(4).take_while(|mention| mention.tokens.start < at + len);
        let mut near = near.filter(|mention| mention.tokens.end > at);
        // A name alone, of which nothing is known, may be a place's as well as a person's.
        near.any(|mention| {
            !mention.is_place
                && (mention.party.is_some() || mention.role.is_some() || mention.actor.id().is_some())
        })
    }

    /// Returns what a name is called, and how many words after it say so.
    fn called(&self, at: usize, before: usize, len: usize, end: usize) -> Option<(PlaceKind, usize)> {
        let kind = |at: usize| KINDS.iter().find(|(word, _)| self.parsed.is(at, word)).map(|(_, kind)| *kind);
        let after = (at + len < end).then(|| kind(at + len)).flatten();
        if let Some(kind) = after.filter(|_| self.parsed.tokens[before].tag == Tag::Adp) {
            let more = usize::from(unit(self.parsed, at + len).is_some());
            return Some((kind, more));
        }
        if self.parsed.is(before, "of")
            && before > 0
            && let Some(kind) = kind(before - 1)
        {
            return Some((kind, 0));
        }
        if self.is_near(at)
            && self.parsed.tokens[at].tag == Tag::Propn
            && !self.is_any(before, &["around", "of", "from"])
        {
            return Some((PlaceKind::Town, 0));
        }
        // "the villages of X and Y".
        let last = self.found.last().and_then(|last| last.unlisted.as_ref());
        last.filter(|_| self.goes_on_a_list(before)).map(|last| (last.kind, 0))
    }

    fn add_unlisted(&mut self, sentence: usize, at: usize, len: usize, kind: PlaceKind) -> usize {
        let near = kind == PlaceKind::Town && self.is_near(at);
        let precision = if near { PlaceKind::Area.precision() } else { kind.precision() };
        self.found.push(PlaceMention {
            span: self.parsed.span(&(at..at + len)),
            sentence,
            candidates: Vec::new(),
            chosen: None,
            unlisted: Some(Unlisted { kind, country: None }),
            precision,
            rule: "place-called",
        });
        len
    }
}
