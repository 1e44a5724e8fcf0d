//! The coder: from the deeds of one sentence to draft events, each with how it is meant.
//!
//! A deed that depends on another is read through it: "agreed to meet" is an agreement, "refused to meet" a refusal, "tried to
//! meet" nothing yet. Read first: [`Coder::run`]. Invariant: every deed gives at most one draft of its own.

use super::codes::{Code, Root};
use super::control;
use super::deeds::{Deed, Link, Sentence};
use super::event::{Modality, Side};
use super::lexicon::Control;
use super::matching::{Coded, Matcher, Roles};
use super::phrases::{Form, Phrase};
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

impl Draft {
    /// Returns a draft that names nobody yet.
    pub fn of(code: Code, deed: usize, rule: Rule) -> Self {
        Self {
            code,
            actors: Vec::new(),
            targets: Vec::new(),
            modality: Modality::Asserted,
            refused: false,
            by: None,
            deed,
            subjects: 0,
            words: (0, 0),
            trigger: 0,
            rule,
        }
    }
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
            if let Some(modality) = self.not_told(n) {
                self.pass(n, modality, "event-not-done");
            } else if self.is_top(n) {
                self.read(n, Way { top: n, alleged: false, negated: false }, 0);
            } else if !self.is_read_from_above(n) {
                self.pass(n, Modality::Purpose, "event-purpose");
            }
        }
        self.join_outcomes();
    }

    pub(super) fn deed(&self, n: usize) -> &Deed {
        &self.sentence.deeds[n]
    }

    /// Returns how a deed is meant that somebody asks for or denies in a clause with "that", or that is kept from happening.
    fn not_told(&self, n: usize) -> Option<Modality> {
        let deed = self.deed(n);
        if let Some(above) = deed.under.filter(|_| deed.link == Link::Free) {
            return match self.matcher.control(self.deed(above))? {
                Control::Request | Control::Want => Some(Modality::Purpose),
                Control::Deny | Control::Refuse => Some(Modality::Negated),
                Control::Say if self.is_wished(above, n) => Some(Modality::Purpose),
                _ => None,
            };
        }
        let kept = || {
            let whose = |above: &Deed| above.objects.iter().any(|object| deed.subject.contains(object));
            let above = self.sentence.deeds[..n].iter().rev().take(4).find(|above| whose(above));
            above.is_some_and(|above| self.matcher.control(above) == Some(Control::Prevent))
        };
        (deed.link == Link::Reduced && kept()).then_some(Modality::Negated)
    }

    /// "insisted that Israel withdraw": the bare verb after a single subject asks for it.
    fn is_wished(&self, above: usize, n: usize) -> bool {
        let asks = matches!(
            self.sentence.words.word(self.sentence.verb(self.deed(above)).main),
            "insist" | "insists" | "insisted" | "insisting" | "suggested" | "suggests" | "suggest"
        );
        let verb = self.sentence.verb(self.deed(n));
        let bare = self.sentence.words.forms(verb.main).is_some_and(|forms| forms.base && !forms.past);
        asks && bare && verb.words.len() == 1
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
    pub(super) fn children(&self, n: usize) -> Vec<(usize, Control)> {
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

    /// Codes a deed for itself.
    fn code(&mut self, n: usize, way: Way) {
        let Some(coded) = self.matcher.verb(self.deed(n)) else { return };
        let roles = self.matcher.roles(self.deed(n));
        let actors = self.actors(n, &coded, &roles);
        if self.is_outcome(n, &coded, &actors) || self.is_fragment(n) || self.is_state(n, &coded) {
            return;
        }
        let (actors, targets, subjects) = self.sides(n, &coded, &roles, actors);
        if actors.is_empty() && !self.may_lack_actor(n, &coded) {
            return;
        }
        let draft = Draft {
            actors,
            targets,
            subjects,
            modality: self.modality(n, way),
            words: self.words_of(n, n),
            trigger: coded.word,
            ..Draft::of(
                self.finer(&coded, self.deed(n), &roles),
                n,
                if coded.noun.is_some() { "event-noun" } else { "event-verb" },
            )
        };
        let accused = draft.code.root == Root::Accuse
            && draft.code.mode != Some("investigate")
            && draft.modality == Modality::Asserted;
        self.push(draft, way);
        if accused {
            self.read_condemned(n, way);
        }
    }

    /// Returns the actors and the targets of a deed, and how many of the actors its subject names.
    fn sides(
        &self,
        n: usize,
        coded: &Coded,
        roles: &Roles,
        actors: Vec<Side>,
    ) -> (Vec<Side>, Vec<Side>, usize) {
        let mut actors = actors;
        let mut targets = self.targets(coded, self.deed(n), &actors);
        if coded.slots.reversed {
            (actors, targets) = (targets, self.matcher.acting(&roles.doers));
            if targets.is_empty() {
                targets.extend(roles.doers.iter().find_map(|at| self.thing(*at)));
            }
        }
        let subjects = actors.len();
        if coded.slots.both {
            for side in std::mem::take(&mut targets) {
                if !actors.iter().any(|known| known.key == side.key) {
                    actors.push(side);
                }
            }
        } else if targets.is_empty() && coded.code.root == Root::Request {
            // "demanded that Ethiopia withdraw"
            let asked = self.sentence.deeds.iter().find(|deed| deed.under == Some(n));
            targets = asked.map_or_else(Vec::new, |deed| self.matcher.acting(&deed.subject));
            targets.retain(|side| !actors.iter().any(|actor| actor.key == side.key));
        } else if targets.is_empty() && actors.len() > 1 && self.is_mutual(self.deed(n)) {
            targets.clone_from(&actors);
        }
        (actors, targets, subjects)
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

    /// "At least 38 were killed when a missile hit": the people hurt belong to the blow that the same sentence tells.
    fn join_outcomes(&mut self) {
        let told = |draft: &Draft| {
            draft.code.root == Root::Assault
                && matches!(draft.modality, Modality::Asserted | Modality::Alleged)
        };
        let is_hurt =
            |draft: &Draft| told(draft) && draft.actors.is_empty() && self.is_result_word(draft.trigger);
        let hurt: Vec<bool> = self.drafts.iter().map(is_hurt).collect();
        let blow = self.drafts.iter().zip(&hurt).position(|(draft, hurt)| told(draft) && !hurt);
        let first = hurt.iter().position(|hurt| *hurt);
        // Without a blow the first that tells of people hurt stands for all of them.
        let Some(kept) = blow.or(first) else { return };
        let when = self.deed(self.drafts[kept].deed).when.is_some();
        let folded: Vec<bool> = (0..self.drafts.len())
            .map(|n| n != kept && hurt[n] && (when || !self.has_place(self.drafts[n].deed)))
            .collect();
        let mut folded = folded.into_iter();
        self.drafts.retain(|_| !folded.next().unwrap_or(false));
    }

    /// Whether a deed names a place of its own: what came of a blow elsewhere is another's.
    fn has_place(&self, n: usize) -> bool {
        self.deed(n).preps.iter().any(|at| matches!(self.sentence.prep(*at), "in" | "at" | "near"))
    }

    /// Whether a verb says what came of a blow, and not what blow.
    pub(super) fn is_result(&self, coded: &Coded) -> bool {
        self.is_result_word(coded.word)
    }

    fn is_result_word(&self, word: usize) -> bool {
        let word = self.sentence.words.word(word);
        let stems =
            ["kill", "wound", "injur", "hurt", "destroy", "damag", "maim", "died", "dead", "die", "perish"];
        stems.iter().any(|stem| word.starts_with(stem))
    }

    /// "besieged towns", "civilians imprisoned for it", "smoking is prohibited": a state or a rule, and nobody who brought it about.
    fn is_state(&self, n: usize, coded: &Coded) -> bool {
        let deed = self.deed(n);
        let participle = self.sentence.verb(deed).form == Form::Participle || deed.link == Link::Reduced;
        let by = || deed.preps.iter().any(|at| self.sentence.prep(*at) == "by");
        let verb = self.sentence.verb(deed);
        let ruled =
            || verb.words.len() == 2 && matches!(self.sentence.words.word(verb.words.start), "is" | "are");
        let root = coded.code.root;
        verb.passive
            && !by()
            && (participle && root == Root::Coerce || root.is_material_conflict() && ruled())
    }

    /// "because rebels striking": an "-ing" after a noun with nothing after it tells nothing.
    fn is_fragment(&self, n: usize) -> bool {
        let deed = self.deed(n);
        let ing = self.sentence.verb(deed).form == Form::Ing;
        ing && deed.link == Link::Reduced && deed.objects.is_empty() && deed.preps.is_empty()
    }

    /// Notes an act that is named and not done.
    pub(super) fn pass(&mut self, n: usize, modality: Modality, rule: Rule) {
        let Some(coded) = self.matcher.verb(self.deed(n)) else { return };
        let roles = self.matcher.roles(self.deed(n));
        let actors = self.matcher.acting(&roles.doers);
        let targets = self.targets(&coded, self.deed(n), &actors);
        let (words, trigger) = (self.words_of(n, n), coded.word);
        self.drafts.push(Draft {
            actors,
            targets,
            modality,
            words,
            trigger,
            ..Draft::of(coded.code, n, rule)
        });
    }

    /// Returns the words from the subject of one deed to the end of another.
    pub(super) fn words_of(&self, first: usize, last: usize) -> (usize, usize) {
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

    /// Returns the words from a noun phrase to the end of a deed.
    pub(super) fn words_from(&self, noun: usize, deed: usize) -> (usize, usize) {
        let (start, end) = self.words_of(deed, deed);
        self.sentence.noun(noun).map_or((start, end), |noun| (noun.words.start, end.max(noun.words.end)))
    }

    /// Adds a draft, as its modality turns it.
    pub(super) fn push(&mut self, draft: Draft, way: Way) {
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
        // Words need somebody who says them.
        if draft.actors.is_empty() && draft.code.root == Root::Concede {
            draft.modality = Modality::Conditional;
        }
        self.drafts.push(draft);
    }

    pub(super) fn is_reported(&self, n: usize) -> bool {
        self.speech.speaker_of(n).is_some()
    }
}
