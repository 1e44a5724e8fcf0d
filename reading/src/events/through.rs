//! Deeds that are read through the one above: agreed to, refused to, accused of, kept from.
//!
//! In: a deed and the one that hangs on it. Out: the draft that both make together, or a note that it was not done.

use super::coder::{Coder, Draft, Way};
use super::codes::Root;
use super::control;
use super::deeds::{Deed, Link};
use super::event::{Modality, Side};
use super::lexicon::Control;
use super::matching::{Coded, Roles};
use super::words::Class;

impl Coder<'_> {
    /// Returns what the deed above makes of this one.
    pub(super) fn reads(&self, above: usize, n: usize) -> Option<Control> {
        let deed = self.sentence.deeds.get(above)?;
        let control = self.matcher.control(deed)?;
        let fits = match self.deed(n).link {
            Link::Prep(_) => self.reads_after_prep(control, deed, n),
            Link::Verb(_) => self.reads_verb(control, deed),
            Link::Object(_) => self.reads_object(control, deed),
            _ => false,
        };
        fits.then_some(control)
    }

    /// "accused of shelling", "kept from leaving".
    fn reads_after_prep(&self, control: Control, above: &Deed, n: usize) -> bool {
        let prep = self.sentence.verb(self.deed(n)).prep.map_or("", |prep| self.sentence.words.word(prep));
        match control {
            Control::Accuse => matches!(prep, "of" | "for" | "with" | "over" | "by"),
            Control::Prevent => prep == "from",
            Control::Intend | Control::Willing | Control::Refuse | Control::Through | Control::Aim => {
                self.is_adjective(above)
            }
            _ => false,
        }
    }

    /// "agreed to leave": the same subject does both; of a passive, the one who is asked.
    fn reads_verb(&self, control: Control, above: &Deed) -> bool {
        match control {
            Control::Accuse | Control::Prevent | Control::Warn => false,
            Control::Request | Control::Force | Control::Let | Control::Say | Control::Allege => {
                self.sentence.verb(above).passive
            }
            _ => true,
        }
    }

    /// "asked them to leave", "has no plan to leave".
    fn reads_object(&self, control: Control, above: &Deed) -> bool {
        match control {
            Control::Accuse | Control::Halt | Control::Deny | Control::Say | Control::Allege => false,
            Control::Intend | Control::Ready => above.objects.is_empty() || self.is_adjective(above),
            Control::Through | Control::Aim => self.is_adjective(above),
            _ => true,
        }
    }

    fn is_adjective(&self, deed: &Deed) -> bool {
        let main = self.sentence.verb(deed).main;
        matches!(
            self.sentence.words.word(main),
            "is" | "are" | "was" | "were" | "be" | "been" | "remain" | "remains" | "remained"
        )
    }

    /// "accused them of shelling": the accusation, and what is alleged.
    pub(super) fn read_accused(&mut self, child: usize, n: usize) {
        let Some(coded) = self.matcher.verb(self.deed(child)) else { return };
        // Who "accused each other" of it, nobody can say of either.
        if !coded.code.root.is_material_conflict() || self.is_mutual(self.deed(n)) {
            return;
        }
        let roles = self.matcher.roles(self.deed(n));
        let by = self.matcher.acting(&roles.doers).into_iter().next();
        let actors = self.matcher.acting(&roles.done_to);
        let negated = self.sentence.verb(self.deed(n)).negated;
        let modality = if negated { Modality::Negated } else { self.bent(n, Modality::Alleged) };
        let targets = self.targets(&coded, self.deed(child), &actors);
        let words = self.words_of(child, child);
        let trigger = coded.word;
        let draft = Draft {
            by,
            actors,
            targets,
            modality,
            words,
            trigger,
            ..Draft::of(coded.code, child, "event-accused")
        };
        self.drafts.push(draft);
    }

    /// "condemned the mortar attack on its camp": what is condemned has happened, if it is one blow and no sort of blow.
    pub(super) fn read_condemned(&mut self, n: usize, way: Way) {
        let none = Roles::default();
        let deed = self.deed(n);
        let after_for =
            deed.preps.iter().copied().filter(|at| matches!(self.sentence.prep(*at), "for" | "of" | "over"));
        let nouns: Vec<usize> = deed.objects.iter().copied().chain(after_for).collect();
        let found = nouns.into_iter().filter(|at| self.is_definite(*at)).find_map(|at| {
            let coded = self.matcher.noun(at, deed, &none)?;
            (coded.code.root == Root::Assault).then_some((at, coded))
        });
        let Some((at, coded)) = found else { return };
        let actors = self.by_noun(at);
        let targets = self.targets(&coded, deed, &actors);
        if actors.is_empty() && targets.is_empty() {
            return;
        }
        let (words, trigger) = (self.words_from(at, n), coded.word);
        let modality = Modality::Asserted;
        let draft = Draft {
            actors,
            targets,
            modality,
            words,
            trigger,
            ..Draft::of(coded.code, n, "event-condemned")
        };
        self.push(draft, way);
    }

    /// "the attack", "Tuesday's attack", "an attack": one, and no sort of attack.
    fn is_definite(&self, at: usize) -> bool {
        let words = self.sentence.words;
        self.sentence.noun(at).is_some_and(|noun| {
            let first = words.word(noun.words.start);
            let one = matches!(first, "the" | "this" | "that" | "an" | "a" | "these");
            one || words.class[noun.words.start] == Class::Possessive
        })
    }

    /// Reads a deed through a verb that changes what it is. Returns whether the verb above is still to be coded for itself.
    pub(super) fn read_through(&mut self, child: usize, n: usize, control: Control, way: Way) -> bool {
        let inner = self.inner(child);
        let root = inner.as_ref().map(|coded| coded.code.root);
        let object = matches!(self.deed(child).link, Link::Object(_));
        let Some((code, rule)) = control::code(control, root, object) else {
            return self.not_done(child, control) || self.is_common_work(n, control);
        };
        let roles = self.matcher.roles(self.deed(n));
        let actors = self.matcher.acting(&self.subject_of(n, &roles));
        if actors.is_empty() {
            return false;
        }
        let targets = self.targets_through(child, n, control, inner.as_ref(), &actors);
        let modality = match self.modality(n, way) {
            Modality::Asserted if control == Control::Intend || self.only_intends(control, root) => {
                Modality::Future
            }
            modality => modality,
        };
        if control == Control::Deny {
            self.pass(child, Modality::Negated, "event-not-done");
        }
        let words = self.words_of(n, child);
        let trigger = self.sentence.verb(self.deed(n)).main;
        self.push(Draft { actors, targets, modality, words, trigger, ..Draft::of(code, n, rule) }, way);
        false
    }

    /// "are working together to end it": what is only aimed at, and the work that is done for it.
    fn is_common_work(&self, n: usize, control: Control) -> bool {
        let coded = || self.matcher.verb(self.deed(n));
        control == Control::Aim && coded().is_some_and(|coded| coded.code.root == Root::Cooperate)
    }

    /// "prepared to visit": what is made ready and is no blow is only intended.
    fn only_intends(&self, control: Control, root: Option<Root>) -> bool {
        control == Control::Ready && !matches!(root, Some(Root::Assault | Root::Mobilize))
    }

    /// Notes what was kept from being done, or only wished for.
    fn not_done(&mut self, child: usize, control: Control) -> bool {
        let kept = matches!(control, Control::Prevent | Control::Deny);
        self.pass(child, if kept { Modality::Negated } else { Modality::Purpose }, "event-not-done");
        matches!(
            control,
            Control::Prevent
                | Control::Let
                | Control::Help
                | Control::Force
                | Control::Halt
                | Control::Request
        )
    }

    /// Returns whom it is about: who is asked or made to do it, else to whom it is to be done.
    fn targets_through(
        &self,
        child: usize,
        n: usize,
        control: Control,
        inner: Option<&Coded>,
        actors: &[Side],
    ) -> Vec<Side> {
        let mut targets = match control {
            // To whom a denial is said the words do not tell.
            Control::Deny => return Vec::new(),
            Control::Request | Control::Force | Control::Want | Control::Warn => self.asked(n, child),
            _ => Vec::new(),
        };
        if targets.is_empty()
            && let Some(coded) = inner
        {
            targets = self.targets(coded, self.deed(child), actors);
        }
        targets.retain(|side| !actors.iter().any(|actor| actor.key == side.key));
        targets
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
}
