//! Who did it, and to whom: the sides of a deed, by its own words and by where the lexicon says they stand.
//!
//! In: a deed with its entry of the lexicon. Out: [`Side`]s. Invariant: an actor is one who acts by name or by noun; a thing or
//! a place is only ever what something is done to.

use super::coder::Coder;
use super::codes::Root;
use super::deeds::Deed;
use super::event::Side;
use super::lexicon::LEXICON;
use super::matching::{Coded, Roles};
use super::phrases::Noun;

impl Coder<'_> {
    /// What is told without anybody who does it: a passive, a happening that a noun names, shells that land, aid that arrives.
    pub(super) fn may_lack_actor(&self, n: usize, coded: &Coded) -> bool {
        let deed = self.deed(n);
        let material =
            coded.code.root.is_material_conflict() || matches!(coded.code.root, Root::Aid | Root::Retreat);
        let thing = || {
            let nouns = deed.subject.iter().filter_map(|at| self.sentence.noun(*at));
            let heads = nouns.map(|noun| self.sentence.words.word(noun.head()));
            heads.into_iter().any(|word| {
                super::weapons::is_weapon(word)
                    || !LEXICON.noun(word).is_empty()
                    || super::weapons::is_load(word)
            })
        };
        match coded.noun {
            Some(_) => material || coded.code.root == Root::Consult,
            // "came under attack", "died in shelling": the subject is whom it is done to.
            None if coded.slots.reversed => material,
            None => material && (self.sentence.verb(deed).passive || thing()),
        }
    }

    /// Returns who did it: the subject, or those whom the noun of happening names with "by", "between".
    pub(super) fn actors(&self, n: usize, coded: &Coded, roles: &Roles) -> Vec<Side> {
        let mut listed: Vec<usize> = Vec::new();
        for at in &roles.doers {
            match self.sentence.prep(*at) {
                "by" => listed.extend(self.matcher.listed(*at)),
                _ => listed.push(*at),
            }
        }
        let mut actors = self.matcher.acting(&listed);
        let deed = self.deed(n);
        if let Some(noun) = coded.noun {
            let subject_is_it = roles.doers.contains(&noun);
            if subject_is_it || actors.is_empty() {
                actors = self.by_noun(noun);
            }
        }
        if actors.is_empty() && coded.code.root == Root::Assault {
            actors = self.by_means(deed, roles);
        }
        actors
    }

    /// Returns to whom a deed is done: the first of the entry's places that names somebody; a place or thing, where that will do.
    pub(super) fn targets(&self, coded: &Coded, deed: &Deed, actors: &[Side]) -> Vec<Side> {
        let roles = self.matcher.roles(deed);
        let places = self.slots(coded, deed, &roles);
        let whatever = coded.slots.place
            || coded.code.root.is_material_conflict()
            || matches!(coded.code.root, Root::Aid | Root::Retreat);
        for nouns in &places {
            let mut found = self.matcher.acting(nouns);
            found.retain(|side| coded.slots.both || !actors.iter().any(|actor| actor.key == side.key));
            if found.is_empty() && whatever {
                found.extend(nouns.iter().find_map(|at| self.thing(*at)));
            }
            if !found.is_empty() {
                return found;
            }
        }
        if whatever { Vec::new() } else { self.named_inside(&places) }
    }

    /// Returns what a noun phrase names: a place by its name, else its words.
    pub(super) fn thing(&self, at: usize) -> Option<Side> {
        let noun = self.sentence.noun(at).filter(|noun| !noun.pronoun)?;
        let (cast, words) = (self.matcher.cast, self.sentence.words);
        let place = cast.mentioned(words, noun).filter(|side| cast.is_place(side));
        Some(place.unwrap_or_else(|| match self.name_of(at) {
            Some(name) => cast.unnamed_to(words, noun, name),
            None => cast.unnamed(words, noun),
        }))
    }

    /// "the village of Tell Zahra": the noun phrase that says which.
    fn name_of(&self, at: usize) -> Option<&Noun> {
        let head = self.sentence.noun(at)?.head();
        let kind = matches!(
            self.sentence.words.word(head),
            "village"
                | "town"
                | "city"
                | "district"
                | "province"
                | "region"
                | "port"
                | "camp"
                | "island"
                | "villages"
                | "towns"
                | "suburb"
                | "area"
        );
        self.sentence.noun(at + 1).filter(|_| kind && self.sentence.prep(at + 1) == "of")
    }

    /// "accused each other": those who do it are those it is done to.
    pub(super) fn is_mutual(&self, deed: &Deed) -> bool {
        deed.objects.iter().chain(&deed.preps).filter_map(|at| self.sentence.noun(*at)).any(|noun| {
            let words = self.sentence.words;
            noun.words.len() == 2
                && matches!(
                    (words.word(noun.words.start), words.word(noun.head())),
                    ("each", "other") | ("one", "another")
                )
        })
    }

    /// "supported Turkey's efforts": the owner of what is supported.
    fn named_inside(&self, places: &[Vec<usize>]) -> Vec<Side> {
        let nouns = places.iter().flatten().filter_map(|at| self.sentence.noun(*at));
        nouns.filter_map(|noun| self.matcher.cast.mentioned(self.sentence.words, noun)).take(1).collect()
    }

    /// Returns the noun phrases in the entry's places, in its order.
    fn slots(&self, coded: &Coded, deed: &Deed, roles: &Roles) -> Vec<Vec<usize>> {
        let slot = |slot: &Option<&'static str>| match slot {
            None if coded.noun.is_some() => Vec::new(),
            None => roles.done_to.clone(),
            Some(preposition) => self.after(coded.noun.unwrap_or(deed.verb), deed, preposition),
        };
        coded.slots.order.iter().map(slot).collect()
    }

    /// Returns the noun phrases with a preposition near a phrase, else anywhere in what belongs to a deed.
    fn after(&self, from: usize, deed: &Deed, preposition: &str) -> Vec<usize> {
        let last = self.sentence.phrases.len().min(from + 8).min(deed.end.max(from + 4));
        let fits = |at: &usize| self.sentence.prep(*at) == preposition;
        let near: Vec<usize> = (from + 1..last).filter(fits).flat_map(|at| self.matcher.listed(at)).collect();
        if !near.is_empty() {
            return near;
        }
        deed.preps.iter().copied().filter(fits).flat_map(|at| self.matcher.listed(at)).collect()
    }
}
