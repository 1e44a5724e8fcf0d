//! From a verb or a noun of happening to its code: the entry of the lexicon whose conditions hold.

use rustc_hash::FxHashSet;

use super::codes::Code;
use super::deeds::{Deed, Sentence};
use super::event::Side;
use super::lexicon::{Ask, Control, Entry, LEXICON, Slots, Where, is_one_of};
use super::phrases::{Form, Noun, Phrase};
use super::sides::{Cast, is_quantity};
use super::words::{Class, is_bond};

/// A verb or noun that an entry of the lexicon fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Coded {
    /// Its code.
    pub code: Code,
    /// Where the one it is done to stands.
    pub slots: Slots,
    /// The word, within the sentence.
    pub word: usize,
    /// The noun phrase that names the happening, where a noun does.
    pub noun: Option<usize>,
}

/// What a verb asks of its sentence: the logical subject and object, whichever way round they stand.
#[derive(Debug, Clone, Default)]
pub(super) struct Roles {
    /// The noun phrases of whoever does it.
    pub doers: Vec<usize>,
    /// The noun phrases without preposition of whatever it is done to.
    pub done_to: Vec<usize>,
}

/// Looks things up for one sentence.
pub(super) struct Matcher<'a> {
    pub sentence: &'a Sentence<'a>,
    pub cast: &'a Cast<'a>,
    /// Whether "it" stands for a text that the sentence before speaks of: a draft acts on nobody.
    pub paper: bool,
}

impl<'a> Matcher<'a> {
    fn word(&self, n: usize) -> &'a str {
        self.sentence.words.word(n)
    }

    /// Returns who does a deed and to what, with the passive turned round.
    pub fn roles(&self, deed: &Deed) -> Roles {
        let verb = self.sentence.verb(deed);
        if !verb.passive {
            return Roles { doers: deed.subject.clone(), done_to: deed.objects.clone() };
        }
        let mut by = deed.preps.iter().copied().filter(|n| self.sentence.prep(*n) == "by").peekable();
        if by.peek().is_none() && self.is_middle(verb.main) {
            return Roles { doers: deed.subject.clone(), done_to: deed.objects.clone() };
        }
        let mut done_to = deed.subject.clone();
        done_to.extend(&deed.objects);
        Roles { doers: by.collect(), done_to }
    }

    /// "are gathered", "were deployed": of whom it is said, they do it.
    fn is_middle(&self, main: usize) -> bool {
        matches!(
            self.word(main),
            "gathered" | "assembled" | "massed" | "deployed" | "stationed" | "engaged" | "committed"
        )
    }

    /// Returns what the verb of a deed is by the lexicon, if its conditions hold.
    pub fn verb(&self, deed: &Deed) -> Option<Coded> {
        let roles = self.roles(deed);
        let main = self.sentence.verb(deed).main;
        for (base, _) in LEXICON.bases(self.word(main)) {
            for entry in LEXICON.verb(base) {
                if self.has_particle(main, deed, entry.particle) && self.holds(entry, deed, &roles) {
                    let code = entry.code?;
                    return Some(Coded { code, slots: entry.slots.clone(), word: main, noun: None });
                }
            }
        }
        self.light(deed, main).or_else(|| self.happening(deed, main))
    }

    /// Whether the particle of an entry follows: right after the verb, or after its object.
    pub fn has_particle(&self, main: usize, deed: &Deed, particle: Option<&'static str>) -> bool {
        let Some(particle) = particle else { return true };
        let mut parts = particle.split('_');
        let first = parts.next().unwrap_or("");
        let words = self.sentence.words;
        let near = |at: usize| {
            words.word(at) == first
                && parts.clone().enumerate().all(|(n, part)| words.word(at + 1 + n) == part)
        };
        let after_object = deed
            .objects
            .first()
            .and_then(|n| self.sentence.noun(*n))
            .is_some_and(|noun| noun.words.len() <= 3 && near(noun.words.end));
        near(main + 1) || after_object
    }

    fn holds(&self, entry: &Entry, deed: &Deed, roles: &Roles) -> bool {
        entry.conditions.iter().all(|(place, ask)| self.condition(*place, ask, deed, roles))
    }

    fn condition(&self, place: Where, ask: &Ask, deed: &Deed, roles: &Roles) -> bool {
        match place {
            Where::Object => self.asks(ask, &self.with_of(&roles.done_to)),
            Where::Subject => self.asks(ask, &self.with_of(&roles.doers)),
            Where::After(preposition) => {
                let nouns = deed.preps.iter().copied().filter(|n| self.sentence.prep(*n) == preposition);
                self.asks(ask, &nouns.collect::<Vec<_>>())
            }
            Where::Any => self.any(ask, self.sentence.verb(deed).main + 1, self.clause_end(deed)),
            Where::Before => {
                self.any(ask, self.sentence.verb(deed).main.saturating_sub(20), self.sentence.verb(deed).main)
            }
        }
    }

    fn any(&self, ask: &Ask, from: usize, to: usize) -> bool {
        let Ask::Words(known) = ask else { return false };
        (from..to).any(|n| is_one_of(known, self.word(n)))
    }

    /// Returns the word after the last of a deed, with a short infinitive or the like after it.
    fn clause_end(&self, deed: &Deed) -> usize {
        let last = (deed.end..self.sentence.phrases.len())
            .find(|n| matches!(self.sentence.phrases[*n], Phrase::Mark(Class::Stop, _)));
        let end = last.map_or(self.sentence.words.len(), |n| match self.sentence.phrases[n] {
            Phrase::Mark(_, word) => word,
            _ => self.sentence.words.len(),
        });
        end.min(self.sentence.verb(deed).main + 30)
    }

    /// Adds to noun phrases those that hang on them with "of": "state of emergency", "rounds of talks". A report of something is
    /// not that.
    fn with_of(&self, nouns: &[usize]) -> Vec<usize> {
        let mut all = nouns.to_vec();
        for n in nouns {
            if self.sentence.prep(n + 1) == "of" && !self.is_words_of(*n) {
                all.push(n + 1);
            }
        }
        all
    }

    /// "reports of violations", "the risk of war".
    fn is_words_of(&self, at: usize) -> bool {
        self.sentence.noun(at).is_some_and(|noun| {
            matches!(
                self.word(noun.head()),
                "report"
                    | "reports"
                    | "claim"
                    | "claims"
                    | "risk"
                    | "risks"
                    | "fear"
                    | "fears"
                    | "threat"
                    | "allegations"
                    | "news"
                    | "word"
                    | "possibility"
                    | "prospect"
                    | "danger"
                    | "memory"
                    | "anniversary"
                    | "history"
                    | "victims"
                    | "account"
                    | "accounts"
            )
        })
    }

    fn asks(&self, ask: &Ask, nouns: &[usize]) -> bool {
        let has = |known: &FxHashSet<&'static str>| {
            nouns.iter().filter_map(|n| self.sentence.noun(*n)).any(|noun| self.head_is_one_of(noun, known))
        };
        let acts = || {
            nouns
                .iter()
                .filter_map(|n| self.sentence.noun(*n))
                .any(|noun| noun.pronoun || self.cast.acting(self.sentence.words, noun).is_some())
        };
        match ask {
            Ask::Words(known) => has(known),
            Ask::WordsOrParty(known) => has(known) || acts(),
            Ask::WordsOrNone(known, party) => nouns.is_empty() || has(known) || (*party && acts()),
        }
    }

    fn head_is_one_of(&self, noun: &Noun, known: &FxHashSet<&'static str>) -> bool {
        // "peace talks set for Monday": what stands after a comma is not the head, so the last word is.
        is_one_of(known, self.word(noun.head()))
    }

    /// "launched an attack": a verb that says little, and a noun that says what.
    fn light(&self, deed: &Deed, main: usize) -> Option<Coded> {
        let light = LEXICON.bases(self.word(main)).iter().any(|(base, _)| {
            LEXICON.light(base).iter().any(|particle| self.has_particle(main, deed, *particle))
        });
        if !light {
            return None;
        }
        let roles = self.roles(deed);
        self.with_of(&roles.done_to).into_iter().find_map(|n| self.noun(n, deed, &roles))
    }

    /// "clashes erupted", "there were talks": a noun that names a happening, and a verb that says it took place.
    fn happening(&self, deed: &Deed, main: usize) -> Option<Coded> {
        let word = self.word(main);
        let is_be = matches!(word, "is" | "are" | "was" | "were" | "been");
        let nouns = if is_be && deed.subject.is_empty() {
            self.with_of(&deed.objects)
        } else {
            let happens = LEXICON.bases(word).iter().any(|(base, _)| {
                LEXICON.happen(base).iter().any(|particle| self.has_particle(main, deed, *particle))
            });
            let under_way = is_be && self.word(main + 1) == "under" && self.word(main + 2) == "way";
            if !happens && !under_way {
                return None;
            }
            self.with_of(&deed.subject)
        };
        nouns.into_iter().find_map(|n| self.noun(n, deed, &Roles { doers: Vec::new(), done_to: Vec::new() }))
    }

    /// Returns what the head of a noun phrase is by the lexicon of happenings.
    pub fn noun(&self, at: usize, deed: &Deed, roles: &Roles) -> Option<Coded> {
        let noun = self.sentence.noun(at)?;
        let head = noun.head();
        let entries = LEXICON.noun(self.word(head));
        let entry = entries.iter().find(|entry| {
            let fits = entry.particle.is_none();
            fits && self.holds(entry, deed, roles)
        });
        let entry = self.two_words(head).or(entry)?;
        Some(Coded { code: entry.code?, slots: entry.slots.clone(), word: head, noun: Some(at) })
    }

    /// "air strike": a noun of two words.
    fn two_words(&self, head: usize) -> Option<&'static Entry> {
        let before = self.word(head.checked_sub(1)?);
        let last = self.word(head);
        LEXICON.noun(before).iter().find(|entry| {
            entry.particle.is_some_and(|second| second == last || last.strip_suffix('s') == Some(second))
        })
    }

    /// Returns what a verb, or an adjective after "be", makes of the verb that depends on it.
    pub fn control(&self, deed: &Deed) -> Option<Control> {
        let main = self.sentence.verb(deed).main;
        let of = |word: &str, at: usize| {
            let bases = LEXICON.bases(word).iter().map(|(base, _)| *base);
            let mut best = None;
            for base in bases {
                for (particle, control) in LEXICON.control(base) {
                    match particle {
                        Some(_) if self.has_particle(at, deed, *particle) => return Some(*control),
                        None => best = best.or(Some(*control)),
                        Some(_) => {}
                    }
                }
            }
            best
        };
        if matches!(
            self.word(main),
            "is" | "are" | "was" | "were" | "be" | "been" | "remain" | "remains" | "remained"
        ) {
            // "is to visit"
            if deed.objects.is_empty()
                && matches!(self.word(main), "is" | "are")
                && self.infinitive_follows(deed)
            {
                return Some(Control::Intend);
            }
            let adjective = deed.objects.first().and_then(|n| self.sentence.noun(*n))?;
            let word = self.word(adjective.head());
            return of(word, adjective.head());
        }
        of(self.word(main), main)
    }

    fn infinitive_follows(&self, deed: &Deed) -> bool {
        let next = self.sentence.phrases.get(deed.verb + 1);
        matches!(next, Some(Phrase::Verb(verb)) if verb.form == Form::Infinitive)
    }

    /// Returns those who act by several noun phrases.
    pub fn acting(&self, nouns: &[usize]) -> Vec<Side> {
        let mut sides: Vec<Side> = Vec::new();
        for n in nouns {
            if let Some(side) = self.side(*n).or_else(|| self.sharing_head(*n))
                && !sides.iter().any(|known| known.key == side.key)
            {
                sides.push(side);
            }
        }
        sides
    }

    /// Returns who acts by a noun phrase, looking behind "hundreds of".
    pub fn side(&self, at: usize) -> Option<Side> {
        let noun = self.sentence.noun(at)?;
        let words = self.sentence.words;
        if self.paper && noun.words.len() == 1 && words.word(noun.head()) == "it" {
            return None;
        }
        let direct = self.cast.acting(words, noun);
        if direct.is_some()
            && let Some(owner) = self.bound_to(at)
        {
            return Some(self.cast.unnamed_to(words, noun, owner));
        }
        if direct.as_ref().is_some_and(|side| side.mention.is_some()) || !is_quantity(words, noun) {
            return direct;
        }
        // "tens of thousands of people": as far as the last of them.
        let of = (self.sentence.prep(at + 1) == "of").then(|| self.side(at + 1));
        of.flatten().or(direct)
    }

    /// "Greek and Turkish troops": whose the first are, of two that share their head.
    fn sharing_head(&self, at: usize) -> Option<Side> {
        let noun = self.sentence.noun(at).filter(|noun| noun.words.len() == 1 && !noun.pronoun)?;
        let and = matches!(self.sentence.phrases.get(at + 1), Some(Phrase::Mark(Class::And, _)));
        let next = self.sentence.noun(at + 2).filter(|next| and && next.words.len() > 1)?;
        self.cast.acting(self.sentence.words, next)?;
        self.cast.mentioned(self.sentence.words, noun)
    }

    /// "fighters loyal to the president": to whom those belong who are not named.
    fn bound_to(&self, at: usize) -> Option<&'a Noun> {
        let next = self.sentence.noun(at + 1)?;
        let prep = next.prep.filter(|prep| *prep > 0)?;
        let bond = is_bond(self.word(prep - 1)) && matches!(self.word(prep), "to" | "with");
        (bond && self.sentence.noun(at)?.words.end < prep).then_some(next)
    }

    /// Returns the noun phrases that stand together with one: "A and B" after a preposition.
    pub fn listed(&self, at: usize) -> Vec<usize> {
        let mut all = vec![at];
        let mut next = at + 1;
        while let (Some(Phrase::Mark(Class::And | Class::Comma, _)), Some(noun)) =
            (self.sentence.phrases.get(next), self.sentence.noun(next + 1))
        {
            let comma = matches!(self.sentence.phrases[next], Phrase::Mark(Class::Comma, _));
            if noun.prep.is_some() || all.len() > 8 || comma && self.sentence.begins_clause(next + 1) {
                break;
            }
            all.push(next + 1);
            next += 2;
        }
        all
    }
}
