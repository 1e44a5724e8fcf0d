//! How a deed is meant: by its auxiliaries, its denial, and the clause it stands in.

use super::coder::{Coder, Way};
use super::codes::Root;
use super::deeds::Deed;
use super::event::Modality;
use super::lexicon::Control;
use super::phrases::{Form, Phrase};

impl Coder<'_> {
    /// Returns `given`, or what the tense of a deed makes of it.
    pub(super) fn bent(&self, n: usize, given: Modality) -> Modality {
        match self.modality(n, Way { top: n, alleged: false, negated: false }) {
            Modality::Asserted => given,
            other => other,
        }
    }

    /// Returns how a deed is meant, by its auxiliaries and the clause it stands in.
    pub(super) fn modality(&self, n: usize, way: Way) -> Modality {
        let (deed, top) = (self.deed(n), self.deed(way.top));
        let verb = self.sentence.verb(top);
        let own = self.sentence.verb(deed);
        if top.conditional || deed.conditional {
            return Modality::Conditional;
        }
        let modal = verb.modal.map(|modal| self.sentence.words.word(modal));
        if way.negated || own.negated || self.is_denied_subject(deed) {
            return Modality::Negated;
        }
        match modal {
            // What "shall" be is laid down, and nothing that is told.
            Some("shall") => return Modality::Conditional,
            Some("will" | "'ll" | "’ll" | "wo") if self.is_bound(n) => return Modality::Conditional,
            Some("will" | "'ll" | "’ll" | "wo") => return Modality::Future,
            Some("would" | "'d" | "’d") if self.is_reported(way.top) => return Modality::Future,
            Some(_) => return Modality::Conditional,
            None => {}
        }
        self.by_clause(top, verb.form, verb.pluperfect)
    }

    /// "will withdraw only after the others do", "will stop if": what is to come hangs on something else.
    fn is_bound(&self, n: usize) -> bool {
        let deed = self.deed(n);
        let words = self.sentence.words;
        let mark = match self.sentence.phrases.get(deed.end) {
            Some(Phrase::Mark(_, word)) => *word,
            _ => return false,
        };
        let only = mark.checked_sub(1).is_some_and(|before| words.word(before) == "only");
        match words.word(mark) {
            "if" | "unless" => true,
            "after" | "when" | "once" | "until" => only,
            _ => false,
        }
    }

    /// Whether somebody says that they will not or cannot do it: "would not support".
    pub(super) fn is_refused(&self, n: usize, root: Root, way: Way) -> bool {
        let verb = self.sentence.verb(self.deed(way.top));
        let denied = way.negated || self.sentence.verb(self.deed(n)).negated;
        let modal = verb.modal.map_or("", |modal| self.sentence.words.word(modal));
        let can = matches!(modal, "will" | "would" | "wo" | "can" | "ca" | "could" | "'ll" | "shall");
        denied && can && !self.deed(n).conditional && (root.is_cooperative() || root.is_yielding())
    }

    /// "no clash was reported", "neither side agreed".
    fn is_denied_subject(&self, deed: &Deed) -> bool {
        let denies = |at: &usize| {
            self.sentence.noun(*at).is_some_and(|noun| {
                matches!(self.sentence.words.word(noun.words.start), "no" | "nobody" | "neither" | "none")
                    || (noun.words.start > 0 && self.sentence.words.word(noun.words.start - 1) == "neither")
            })
        };
        deed.subject.first().is_some_and(denies)
            || deed.objects.first().is_some_and(|at| {
                self.sentence.noun(*at).is_some_and(|noun| self.sentence.words.word(noun.words.start) == "no")
            })
    }

    fn by_clause(&self, top: &Deed, form: Form, _pluperfect: bool) -> Modality {
        let when = top.when.map_or("", |word| self.sentence.words.word(word));
        if matches!(when, "until" | "till" | "before" | "once" | "lest") && form == Form::Finite {
            return Modality::Conditional;
        }
        if matches!(when, "when" | "after") && self.is_present(top) && self.main_is_to_come(top) {
            return Modality::Future;
        }
        Modality::Asserted
    }

    fn is_present(&self, deed: &Deed) -> bool {
        let main = self.sentence.verb(deed).main;
        self.sentence.words.forms(main).is_some_and(|forms| !forms.past && (forms.third || forms.base))
    }

    /// Whether the clause that a "when" belongs to speaks of what is to come: "planned to discuss it when he meets".
    fn main_is_to_come(&self, deed: &Deed) -> bool {
        let before = self.sentence.deeds.iter().rev().filter(|other| other.verb < deed.verb).take(3);
        before.into_iter().any(|other| {
            let verb = self.sentence.verb(other);
            let modal = verb.modal.map(|modal| self.sentence.words.word(modal));
            let plans = matches!(
                self.matcher.control(other),
                Some(Control::Intend | Control::Willing | Control::Vow)
            );
            plans || matches!(modal, Some("will" | "would" | "shall" | "'ll"))
        })
    }
}
