//! The coder: from the deeds of one sentence to draft events, each with how it is meant.
//!
//! A deed that depends on another is read through it: "agreed to meet" is an agreement, "refused to meet" a refusal, "tried to
//! meet" nothing yet. Read first: [`Coder::run`]. Invariant: every deed gives at most one draft of its own.

use super::codes::{Code, Root};
use super::control;
use super::deeds::{Deed, Link, Sentence};
use super::event::{Modality, Side};
use super::lexicon::{Control, LEXICON};
use super::matching::{Coded, Matcher, Roles};
use super::phrases::{Form, Noun, Phrase};
use super::speech::Speech;
use crate::Rule;

/// An event in the making: positions are of the sentence's phrases and words.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Draft {
    pub code: Code,
    pub actors: Vec<Side>,
    pub targets: Vec<Side>,
    pub modality: Modality,
    /// Whether it is said that it will not be done.
    pub refused: bool,
    pub by: Option<Side>,
    pub deed: usize,
    /// How many of the actors the subject names; the rest are those they did it with.
    pub subjects: usize,
    /// First word and the word after the last.
    pub words: (usize, usize),
    pub trigger: usize,
    pub rule: Rule,
}

/// How a deed is reached.
#[derive(Debug, Clone, Copy)]
pub(super) struct Way {
    /// The deed whose tense and denial count.
    pub top: usize,
    /// Whether the words say it is only alleged.
    pub alleged: bool,
    /// Whether something on the way denies it.
    pub negated: bool,
}

/// Codes the deeds of one sentence.
pub(super) struct Coder<'a> {
    pub sentence: &'a Sentence<'a>,
    pub matcher: Matcher<'a>,
    pub speech: Speech,
    pub drafts: Vec<Draft>,
}

impl Coder<'_> {
    /// Makes all drafts.
    pub fn run(&mut self) {
        for n in 0..self.sentence.deeds.len() {
            if self.is_top(n) {
                self.read(n, Way { top: n, alleged: false, negated: false }, 0);
            } else if !self.is_read_from_above(n) {
                self.pass(n, Modality::Purpose, "event-purpose");
            }
        }
    }

    pub(super) fn deed(&self, n: usize) -> &Deed {
        &self.sentence.deeds[n]
    }

    /// Whether a deed is told for itself.
    fn is_top(&self, n: usize) -> bool {
        match self.deed(n).link {
            Link::Free | Link::Relative | Link::Reduced => true,
            Link::Beside(above) => !matches!(self.deed(above).link, Link::Purpose(_) | Link::Noun),
            Link::Prep(above) => {
                let verb = self.sentence.verb(self.deed(n));
                let prep = verb.prep.map_or("", |prep| self.sentence.words.word(prep));
                prep == "after" && self.reads(above, n).is_none()
            }
            _ => false,
        }
    }

    /// Returns what the deed above makes of this one.
    fn reads(&self, above: usize, n: usize) -> Option<Control> {
        let deed = self.sentence.deeds.get(above)?;
        let control = self.matcher.control(deed)?;
        let link = self.deed(n).link;
        let prep = self.sentence.verb(self.deed(n)).prep.map_or("", |prep| self.sentence.words.word(prep));
        let object = matches!(link, Link::Object(_));
        let fits = match control {
            Control::Accuse => {
                matches!(link, Link::Prep(_)) && matches!(prep, "of" | "for" | "with" | "over" | "by")
            }
            Control::Prevent => matches!(link, Link::Prep(_)) && prep == "from" || object,
            Control::Request | Control::Force | Control::Let => {
                object || (matches!(link, Link::Verb(_)) && self.sentence.verb(deed).passive)
            }
            Control::Help => matches!(link, Link::Verb(_) | Link::Object(_)),
            Control::Halt | Control::Deny => matches!(link, Link::Verb(_)),
            Control::Say | Control::Allege => {
                matches!(link, Link::Verb(_)) && self.sentence.verb(deed).passive
            }
            Control::Warn => matches!(link, Link::Object(_)),
            Control::Want => matches!(link, Link::Verb(_) | Link::Object(_)),
            Control::Intend => {
                matches!(link, Link::Verb(_))
                    || (object && deed.objects.is_empty())
                    || self.is_adjective(deed)
            }
            _ => {
                matches!(link, Link::Verb(_))
                    || self.is_adjective(deed)
                    || (object && !matches!(control, Control::Through | Control::Aim))
            }
        };
        fits.then_some(control)
    }

    fn is_adjective(&self, deed: &Deed) -> bool {
        let main = self.sentence.verb(deed).main;
        matches!(
            self.sentence.words.word(main),
            "is" | "are" | "was" | "were" | "be" | "been" | "remain" | "remains" | "remained"
        )
    }

    fn above(&self, n: usize) -> Option<usize> {
        match self.deed(n).link {
            Link::Verb(above) | Link::Object(above) | Link::Prep(above) => Some(above),
            _ => None,
        }
    }

    fn is_read_from_above(&self, n: usize) -> bool {
        self.above(n).is_some_and(|above| self.reads(above, n).is_some())
    }

    /// Returns the deeds that hang on this one and are read through it.
    fn children(&self, n: usize) -> Vec<(usize, Control)> {
        let last = self.sentence.deeds.len().min(n + 8);
        let children = (n + 1..last).filter(|child| self.above(*child) == Some(n));
        children.filter_map(|child| Some((child, self.reads(n, child)?))).collect()
    }

    /// Reads a deed, and those that hang on it.
    fn read(&mut self, n: usize, way: Way, depth: usize) {
        let children = self.children(n);
        let negated = way.negated || self.sentence.verb(self.deed(n)).negated;
        let mut own = children.is_empty();
        for (child, control) in children {
            if depth > 6 {
                break;
            }
            let way = Way { negated, ..way };
            match control {
                Control::Through | Control::Help if matches!(self.deed(child).link, Link::Verb(_)) => {
                    let top = if control == Control::Through { way.top } else { n };
                    self.read(child, Way { top, ..way }, depth + 1);
                }
                Control::Say | Control::Allege => self.read(child, Way { alleged: true, ..way }, depth + 1),
                Control::Accuse => {
                    own = true;
                    self.read_accused(child, n);
                }
                control => own |= self.read_through(child, n, control, way),
            }
        }
        if own {
            self.code(n, way);
        }
    }

    /// "accused them of shelling": the accusation, and what is alleged.
    fn read_accused(&mut self, child: usize, n: usize) {
        let Some(coded) = self.matcher.verb(self.deed(child)) else { return };
        if !coded.code.root.is_material_conflict() {
            return;
        }
        let roles = self.matcher.roles(self.deed(n));
        let by = self.matcher.acting(&roles.doers).into_iter().next();
        let actors = self.matcher.acting(&roles.done_to);
        let negated = self.sentence.verb(self.deed(n)).negated;
        let modality = if negated { Modality::Negated } else { self.bent(n, Modality::Alleged) };
        let targets = self.targets(&coded, self.deed(child), &actors);
        let words = self.words_of(child, child);
        self.drafts.push(Draft {
            code: coded.code,
            actors,
            targets,
            modality,
            refused: false,
            by,
            subjects: 0,
            deed: child,
            words,
            trigger: coded.word,
            rule: "event-accused",
        });
    }

    /// Reads a deed through a verb that changes what it is. Returns whether the verb above is still to be coded for itself.
    fn read_through(&mut self, child: usize, n: usize, control: Control, way: Way) -> bool {
        let inner = self.inner(child);
        let root = inner.as_ref().map(|coded| coded.code.root);
        let object = matches!(self.deed(child).link, Link::Object(_));
        let Some((code, rule)) = control::code(control, root, object) else {
            self.pass(
                child,
                if control == Control::Prevent { Modality::Negated } else { Modality::Purpose },
                "event-not-done",
            );
            return matches!(
                control,
                Control::Prevent
                    | Control::Let
                    | Control::Help
                    | Control::Force
                    | Control::Halt
                    | Control::Request
            );
        };
        let roles = self.matcher.roles(self.deed(n));
        let doers = self.subject_of(n, &roles);
        let actors = self.matcher.acting(&doers);
        let mut targets = match (control, object) {
            (Control::Request | Control::Force | Control::Want | Control::Warn, _) => self.asked(n, child),
            _ => Vec::new(),
        };
        if targets.is_empty()
            && let Some(coded) = &inner
        {
            targets = self.targets(coded, self.deed(child), &actors);
        }
        if actors.is_empty() {
            return false;
        }
        targets.retain(|side| !actors.iter().any(|actor| actor.key == side.key));
        let mut modality = self.modality(n, way);
        if control == Control::Intend && modality == Modality::Asserted {
            modality = Modality::Future;
        }
        let words = (self.words_of(n, child).0, self.words_of(n, child).1);
        let trigger = self.sentence.verb(self.deed(n)).main;
        self.push(
            Draft {
                code,
                actors,
                targets,
                modality,
                refused: false,
                by: None,
                subjects: 0,
                deed: n,
                words,
                trigger,
                rule,
            },
            way,
        );
        false
    }

    /// Returns the code of a deed or of the one that it leads to: "agreed to begin talking".
    fn inner(&self, n: usize) -> Option<Coded> {
        let mut at = n;
        for _ in 0..4 {
            let through = self
                .children(at)
                .into_iter()
                .find(|(_, control)| matches!(control, Control::Through | Control::Help));
            match through {
                Some((child, _)) => at = child,
                None => break,
            }
        }
        self.matcher.verb(self.deed(at))
    }

    fn subject_of(&self, n: usize, roles: &Roles) -> Vec<usize> {
        if self.sentence.verb(self.deed(n)).passive && roles.doers.is_empty() {
            // "is expected to", "is ready to": nobody else is there to do it.
            return self.deed(n).subject.clone();
        }
        roles.doers.clone()
    }

    /// Returns who is asked or made to do something.
    fn asked(&self, n: usize, child: usize) -> Vec<Side> {
        let deed = self.deed(n);
        if self.sentence.verb(deed).passive {
            return self.matcher.acting(&deed.subject);
        }
        let direct = self.matcher.acting(&deed.objects);
        if !direct.is_empty() {
            return direct;
        }
        let nouns =
            deed.preps.iter().copied().filter(|at| {
                matches!(self.sentence.prep(*at), "on" | "to" | "from" | "upon" | "with" | "of")
            });
        let near: Vec<usize> =
            nouns.filter(|at| *at < self.deed(child).verb).flat_map(|at| self.matcher.listed(at)).collect();
        self.matcher.acting(&near)
    }

    /// Codes a deed for itself.
    fn code(&mut self, n: usize, way: Way) {
        let Some(coded) = self.matcher.verb(self.deed(n)) else { return };
        let roles = self.matcher.roles(self.deed(n));
        let mut actors = self.actors(n, &coded, &roles);
        if self.is_outcome(n, &coded, &actors) || self.is_fragment(n) {
            return;
        }
        let mut targets = self.targets(&coded, self.deed(n), &actors);
        if coded.slots.reversed {
            (actors, targets) = (targets, self.matcher.acting(&roles.doers));
        }
        let subjects = actors.len();
        if coded.slots.both {
            for side in std::mem::take(&mut targets) {
                if !actors.iter().any(|known| known.key == side.key) {
                    actors.push(side);
                }
            }
        }
        if actors.is_empty() && !self.may_lack_actor(n, &coded) {
            return;
        }
        let modality = self.modality(n, way);
        let words = self.words_of(n, n);
        let rule = if coded.noun.is_some() { "event-noun" } else { "event-verb" };
        self.push(
            Draft {
                code: self.finer(&coded, self.deed(n), &roles),
                actors,
                targets,
                modality,
                refused: false,
                by: None,
                subjects,
                deed: n,
                words,
                trigger: coded.word,
                rule,
            },
            way,
        );
    }

    /// ", killing eight", "and wounded two": what came of the blow that was told before it.
    fn is_outcome(&self, n: usize, coded: &Coded, actors: &[Side]) -> bool {
        let result = self.is_result(coded);
        let blow = self.drafts.iter().rev().find(|draft| draft.code.root == Root::Assault && draft.deed < n);
        let same = blow.is_some_and(|blow| {
            blow.modality != Modality::Purpose
                && actors.iter().all(|side| blow.actors.iter().any(|known| known.key == side.key))
        });
        let active = !self.sentence.verb(self.deed(n)).passive;
        result && same && active && coded.code.root == Root::Assault
    }

    /// Whether a verb says what came of a blow, and not what blow.
    fn is_result(&self, coded: &Coded) -> bool {
        let word = self.sentence.words.word(coded.word);
        let stems = ["kill", "wound", "injur", "hurt", "destroy", "damag", "maim"];
        stems.iter().any(|stem| word.starts_with(stem))
    }

    /// "because rebels striking": an "-ing" after a noun with nothing after it tells nothing.
    fn is_fragment(&self, n: usize) -> bool {
        let deed = self.deed(n);
        let ing = self.sentence.verb(deed).form == Form::Ing;
        ing && deed.link == Link::Reduced && deed.objects.is_empty() && deed.preps.is_empty()
    }

    /// What is told without anybody who does it: a passive, a happening that a noun names, shells that land, aid that arrives.
    fn may_lack_actor(&self, n: usize, coded: &Coded) -> bool {
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
            None => material && (self.sentence.verb(deed).passive || thing()),
        }
    }

    /// Returns who did it: the subject, or those whom the noun of happening names with "by", "between".
    fn actors(&self, n: usize, coded: &Coded, roles: &Roles) -> Vec<Side> {
        let listed: Vec<usize> = roles
            .doers
            .iter()
            .flat_map(|at| if self.sentence.prep(*at) == "by" { self.matcher.listed(*at) } else { vec![*at] })
            .collect();
        let mut actors = self.matcher.acting(&listed);
        let deed = self.deed(n);
        if let Some(noun) = coded.noun {
            let subject_is_it = roles.doers.contains(&noun);
            if subject_is_it || actors.is_empty() {
                actors = self.by_noun(noun, deed);
            }
        }
        if actors.is_empty() && coded.code.root == Root::Assault {
            actors = self.by_means(deed, roles);
        }
        actors
    }

    /// "an air strike by government forces", "talks between A and B", "a Russian raid".
    fn by_noun(&self, noun: usize, deed: &Deed) -> Vec<Side> {
        let near = noun + 1..self.sentence.phrases.len().min(noun + 6);
        for at in near {
            match self.sentence.prep(at) {
                "by" | "between" | "among" => return self.matcher.acting(&self.matcher.listed(at)),
                "" if !matches!(self.sentence.phrases[at], Phrase::Noun(_)) => break,
                _ => {}
            }
        }
        let own = self
            .sentence
            .noun(noun)
            .and_then(|phrase| self.matcher.cast.mentioned(self.sentence.words, phrase));
        let _ = deed;
        own.into_iter().collect()
    }

    /// "killed in an air strike by government forces", "Israeli tank fire killed": the means names who.
    fn by_means(&self, deed: &Deed, roles: &Roles) -> Vec<Side> {
        let mut found = self.means(deed, roles).map(|at| self.by_noun(at, deed));
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
    fn finer(&self, coded: &Coded, deed: &Deed, roles: &Roles) -> Code {
        if coded.noun.is_some() || !self.is_result(coded) {
            return coded.code;
        }
        let none = Roles::default();
        let named = self.means(deed, roles).find_map(|at| self.matcher.noun(at, deed, &none));
        named.map(|named| named.code).filter(|code| code.root == Root::Assault).unwrap_or(coded.code)
    }

    /// Returns to whom a deed is done: the first of the entry's places that names somebody; a place or thing, where that will do.
    fn targets(&self, coded: &Coded, deed: &Deed, actors: &[Side]) -> Vec<Side> {
        let roles = self.matcher.roles(deed);
        let places = self.slots(coded, deed, &roles);
        let whatever = coded.slots.place
            || coded.code.root.is_material_conflict()
            || matches!(coded.code.root, Root::Aid | Root::Retreat);
        for nouns in &places {
            let mut found = self.matcher.acting(nouns);
            found.retain(|side| coded.slots.both || !actors.iter().any(|actor| actor.key == side.key));
            let thing = || nouns.iter().filter_map(|at| self.sentence.noun(*at)).find(|noun| !noun.pronoun);
            match found.is_empty() {
                false => return found,
                true if whatever => found.extend(thing().map(|noun| self.thing(noun))),
                true => {}
            }
            if !found.is_empty() {
                return found;
            }
        }
        if whatever { Vec::new() } else { self.named_inside(&places) }
    }

    /// Returns what a noun phrase names: a place by its name, else its words.
    fn thing(&self, noun: &Noun) -> Side {
        let cast = self.matcher.cast;
        let place = cast.mentioned(self.sentence.words, noun).filter(|side| cast.is_place(side));
        place.unwrap_or_else(|| cast.unnamed(self.sentence.words, noun))
    }

    /// "supported Turkey's efforts": the owner of what is supported.
    fn named_inside(&self, places: &[Vec<usize>]) -> Vec<Side> {
        let nouns = places.iter().flatten().filter_map(|at| self.sentence.noun(*at));
        nouns.filter_map(|noun| self.matcher.cast.mentioned(self.sentence.words, noun)).take(1).collect()
    }

    /// Returns the noun phrases in the entry's places, in its order.
    fn slots(&self, coded: &Coded, deed: &Deed, roles: &Roles) -> Vec<Vec<usize>> {
        let from = coded.noun.unwrap_or(deed.verb);
        let after = |preposition: &str| {
            let near = from + 1..self.sentence.phrases.len().min(from + 8).min(deed.end.max(from + 4));
            near.filter(|at| self.sentence.prep(*at) == preposition)
                .flat_map(|at| self.matcher.listed(at))
                .collect::<Vec<_>>()
        };
        let before = |preposition: &str| {
            deed.preps
                .iter()
                .copied()
                .filter(|at| self.sentence.prep(*at) == preposition)
                .flat_map(|at| self.matcher.listed(at))
                .collect::<Vec<_>>()
        };
        coded
            .slots
            .order
            .iter()
            .map(|slot| match slot {
                None if coded.noun.is_some() => Vec::new(),
                None => roles.done_to.clone(),
                Some(preposition) => {
                    let mut found = after(preposition);
                    if found.is_empty() {
                        found = before(preposition);
                    }
                    found
                }
            })
            .collect()
    }

    /// Notes an act that is named and not done.
    fn pass(&mut self, n: usize, modality: Modality, rule: Rule) {
        let Some(coded) = self.matcher.verb(self.deed(n)) else { return };
        let roles = self.matcher.roles(self.deed(n));
        let actors = self.matcher.acting(&roles.doers);
        let targets = self.targets(&coded, self.deed(n), &actors);
        let words = self.words_of(n, n);
        self.drafts.push(Draft {
            code: coded.code,
            actors,
            targets,
            modality,
            refused: false,
            by: None,
            subjects: 0,
            deed: n,
            words,
            trigger: coded.word,
            rule,
        });
    }

    /// Returns the words from the subject of one deed to the end of another.
    fn words_of(&self, first: usize, last: usize) -> (usize, usize) {
        let (one, two) = (self.deed(first), self.deed(last));
        let start = |at: usize| match &self.sentence.phrases[at] {
            Phrase::Noun(noun) => noun.words.start,
            Phrase::Verb(verb) => verb.words.start,
            Phrase::Mark(_, word) => *word,
        };
        let end = |at: usize| match &self.sentence.phrases[at] {
            Phrase::Noun(noun) => noun.words.end,
            Phrase::Verb(verb) => verb.words.end,
            Phrase::Mark(_, word) => *word,
        };
        let parted = |at: &usize| {
            self.sentence.phrases[*at..one.verb]
                .iter()
                .any(|phrase| matches!(phrase, Phrase::Verb(verb) if verb.form == Form::Finite))
        };
        let near = one
            .subject
            .iter()
            .copied()
            .filter(|at| *at < one.verb && (one.link == Link::Relative || !parted(at)));
        let begins = near.map(start).min();
        let ends = two.objects.iter().chain(&two.preps).copied().map(end).max();
        let verb = self.sentence.verb(two).words.end;
        (begins.unwrap_or_else(|| start(one.verb)), ends.unwrap_or(verb).max(verb))
    }

    /// Adds a draft, as its modality turns it.
    fn push(&mut self, draft: Draft, way: Way) {
        let mut draft = draft;
        if way.alleged && draft.modality == Modality::Asserted {
            draft.modality = Modality::Alleged;
        }
        draft.refused = self.is_refused(draft.deed, draft.code.root, way);
        if draft.refused {
            draft.modality = Modality::Future;
        }
        let speaker = self.speech.speaker_of(way.top);
        let announced =
            speaker.is_some_and(|speaker| draft.actors.iter().any(|actor| actor.key == speaker.key));
        control::turn(&mut draft, announced);
        self.drafts.push(draft);
    }

    pub(super) fn is_reported(&self, n: usize) -> bool {
        self.speech.speaker_of(n).is_some()
    }
}
