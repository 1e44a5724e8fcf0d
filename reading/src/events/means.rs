//! What a blow was dealt with or in: "killed by shelling", "killed in an air strike by government forces".
//!
//! In: a deed and the noun phrases around it. Out: whom the means names, and the kind of blow that it names. Invariant: a means
//! that names nobody gives no actor.

use super::coder::Coder;
use super::codes::{Code, Root};
use super::deeds::Deed;
use super::event::Side;
use super::lexicon::LEXICON;
use super::matching::{Coded, Roles};
use super::phrases::Phrase;

impl Coder<'_> {
    /// "an air strike by government forces", "talks between A and B", "a Russian raid".
    pub(super) fn by_noun(&self, noun: usize) -> Vec<Side> {
        let near = noun + 1..self.sentence.phrases.len().min(noun + 6);
        for at in near {
            match self.sentence.prep(at) {
                "by" | "between" | "among" => return self.matcher.acting(&self.matcher.listed(at)),
                "" if !matches!(self.sentence.phrases[at], Phrase::Noun(_)) => break,
                _ => {}
            }
        }
        let own =
            self.sentence.noun(noun).and_then(|phrase| self.matcher.cast.owner(self.sentence.words, phrase));
        own.into_iter().collect()
    }

    /// "killed in an air strike by government forces", "Israeli tank fire killed": the means names who.
    pub(super) fn by_means(&self, deed: &Deed, roles: &Roles) -> Vec<Side> {
        let mut found = self.means(deed, roles).map(|at| self.by_noun(at));
        found.find(|sides| !sides.is_empty()).unwrap_or_default()
    }

    /// Returns the noun phrases that name the means of a blow.
    fn means<'a>(&'a self, deed: &'a Deed, roles: &'a Roles) -> impl Iterator<Item = usize> + 'a {
        let in_means = deed
            .preps
            .iter()
            .copied()
            .filter(|at| matches!(self.sentence.prep(*at), "in" | "by" | "during" | "from" | "with"));
        roles.doers.iter().copied().chain(in_means).filter(|at| {
            self.sentence.noun(*at).is_some_and(|noun| {
                let word = self.sentence.words.word(noun.head());
                !LEXICON.noun(word).is_empty()
                    || super::weapons::is_weapon(word)
                    || matches!(word, "fire" | "rounds")
            })
        })
    }

    /// "killed by shelling": what came of a blow takes its kind from the noun that names the blow.
    pub(super) fn finer(&self, coded: &Coded, deed: &Deed, roles: &Roles) -> Code {
        if coded.noun.is_some() || !self.is_result(coded) {
            return coded.code;
        }
        let none = Roles::default();
        let named = self.means(deed, roles).find_map(|at| self.matcher.noun(at, deed, &none));
        named.map(|named| named.code).filter(|code| code.root == Root::Assault).unwrap_or(coded.code)
    }
}
