//! Deeds: each verb of a sentence with its subject, its objects and the verb that it depends on.
//!
//! In: the phrases of a sentence. Out: [`Deed`]s, one for each verb group, in order. The grammar is shallow and looks left for
//! a subject and right for objects, each time within bounds, so that long sentences cost no more than their length.

use super::lexicon::{Control, LEXICON};
use super::phrases::{Form, Noun, Phrase, Verb};
use super::words::{Class, Words};

/// How far the grammar looks for a subject, in phrases.
const REACH: usize = 40;

/// On what a deed depends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    /// On nothing: it is said outright.
    Free,
    /// It follows another verb: "agreed to meet", "continues striking". The subject is the same.
    Verb(usize),
    /// It follows the object of another verb: "asked them to leave". The object is its subject.
    Object(usize),
    /// It belongs to a noun: "a deal to boost".
    Noun,
    /// What for: "came to help".
    Purpose(usize),
    /// After a preposition: "accused of killing", "prevent from bombing".
    Prep(usize),
    /// Beside another verb: ", killing eight".
    Beside(usize),
    /// After "who", "which".
    Relative,
    /// Before or beside a noun: "rebels backed by".
    Reduced,
}

/// A verb with what belongs to it. Numbers are positions among the phrases, or among the deeds where that is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Deed {
    /// The verb group.
    pub verb: usize,
    /// The noun phrases of the subject.
    pub subject: Vec<usize>,
    /// The objects, without preposition.
    pub objects: Vec<usize>,
    /// Noun phrases with a preposition after the verb.
    pub preps: Vec<usize>,
    /// The deed it depends on.
    pub link: Link,
    /// Whether it stands after "if".
    pub conditional: bool,
    /// Whether it stands after "when" or the like.
    pub when: Option<usize>,
    /// The deed whose "that" it stands under: "demanded that it stop".
    pub under: Option<usize>,
    /// Whether it only says who says the rest: ", the ministry said, ".
    pub aside: bool,
    /// The phrase after the last that is its own.
    pub end: usize,
}

/// The phrases of a sentence with its deeds.
pub(super) struct Sentence<'a> {
    /// Its words.
    pub words: &'a Words<'a>,
    /// Its phrases.
    pub phrases: Vec<Phrase>,
    /// Its deeds.
    pub deeds: Vec<Deed>,
}

impl<'a> Sentence<'a> {
    /// Finds the deeds of a sentence.
    pub fn of(words: &'a Words<'a>, phrases: Vec<Phrase>) -> Self {
        let mut sentence = Self { words, phrases, deeds: Vec::new() };
        for at in 0..sentence.phrases.len() {
            if matches!(sentence.phrases[at], Phrase::Verb(_)) {
                let deed = sentence.deed(at);
                sentence.deeds.push(deed);
            }
        }
        sentence
    }

    /// Returns the verb group of a deed.
    pub fn verb(&self, deed: &Deed) -> &Verb {
        match &self.phrases[deed.verb] {
            Phrase::Verb(verb) => verb,
            _ => unreachable!("a deed's phrase is a verb group"),
        }
    }

    /// Returns a noun phrase, if the phrase is one.
    pub fn noun(&self, at: usize) -> Option<&Noun> {
        match self.phrases.get(at)? {
            Phrase::Noun(noun) => Some(noun),
            _ => None,
        }
    }

    /// Returns the preposition of a noun phrase.
    pub fn prep(&self, at: usize) -> &str {
        self.noun(at).and_then(|noun| noun.prep).map_or("", |prep| self.words.word(prep))
    }

    fn mark(&self, at: usize) -> Option<Class> {
        match self.phrases.get(at)? {
            Phrase::Mark(class, _) => Some(*class),
            _ => None,
        }
    }

    fn bare(&self, at: usize) -> bool {
        self.noun(at).is_some_and(|noun| noun.prep.is_none())
    }

    fn form(&self, at: usize) -> Option<Form> {
        match self.phrases.get(at)? {
            Phrase::Verb(verb) => Some(verb.form),
            _ => None,
        }
    }

    /// Returns the deed of the nearest verb before a phrase that passes the test.
    fn deed_before(&self, at: usize, test: impl Fn(&Deed, &Verb) -> bool) -> Option<usize> {
        let first = at.saturating_sub(REACH);
        let deeds = self.deeds.iter().enumerate().rev().take_while(|(_, deed)| deed.verb >= first);
        deeds.filter(|(_, deed)| deed.verb < at).find(|(_, deed)| test(deed, self.verb(deed))).map(|(n, _)| n)
    }

    fn deed(&self, at: usize) -> Deed {
        let (link, subject) = self.link(at);
        let (objects, preps, end) = self.right(at);
        let (conditional, when) = self.conditions(at, link);
        let (under, aside) = (self.under(at), self.is_aside(at));
        Deed { verb: at, subject, objects, preps, link, conditional, when, under, aside, end }
    }

    /// Returns the deed that governs the "that" before a verb.
    fn under(&self, at: usize) -> Option<usize> {
        let floor = at.saturating_sub(10);
        let mut that = None;
        for n in (floor..at).rev() {
            match &self.phrases[n] {
                Phrase::Mark(Class::That, _) => {
                    that = Some(n);
                    break;
                }
                Phrase::Mark(Class::Comma, _) if self.mark(n + 1) == Some(Class::And) => return None,
                Phrase::Mark(Class::Stop | Class::Relative, _) => return None,
                _ => {}
            }
        }
        let mut before = that?.checked_sub(1)?;
        while before > 0 && before + 4 > that? && self.noun(before).is_some() {
            before -= 1;
        }
        self.deeds.iter().rposition(|deed| deed.verb == before)
    }

    /// ", the ministry said, ", ", he added.": between commas, a verb of saying and who speaks.
    fn is_aside(&self, at: usize) -> bool {
        let Phrase::Verb(verb) = &self.phrases[at] else { return false };
        if verb.form != Form::Finite || verb.passive {
            return false;
        }
        let bases = LEXICON.bases(self.words.word(verb.main)).iter();
        let says =
            bases.flat_map(|(base, _)| LEXICON.control(base)).any(|(_, control)| *control == Control::Say);
        let mut first = at;
        while first > 0 && at < first + 4 && self.noun(first - 1).is_some() {
            first -= 1;
        }
        let opened = first.checked_sub(1).is_some_and(|n| self.mark(n) == Some(Class::Comma));
        let closed = self.mark(at + 1).is_none_or(|mark| matches!(mark, Class::Comma | Class::Stop));
        says && opened
            && closed
            && (first == at || self.noun(at + 1).is_none())
            && self.form(at + 1).is_none()
    }

    /// Returns what a verb depends on, and its subject.
    fn link(&self, at: usize) -> (Link, Vec<usize>) {
        let before = at.checked_sub(1);
        let form = self.form(at).unwrap_or(Form::Finite);
        let prep = matches!(&self.phrases[at], Phrase::Verb(verb) if verb.prep.is_some());
        match form {
            Form::Infinitive => self.infinitive(at),
            Form::Ing if prep => self.after_prep(at),
            Form::Ing => match before.map(|n| &self.phrases[n]) {
                Some(Phrase::Verb(_)) => self.same_subject(at, Link::Verb),
                Some(Phrase::Noun(_)) => (Link::Reduced, self.nouns_ending(at - 1)),
                Some(Phrase::Mark(Class::And, _)) => self.like_the_one_before(at, Form::Ing),
                _ => self.same_subject(at, Link::Beside),
            },
            Form::Participle => match before.map(|n| &self.phrases[n]) {
                Some(Phrase::Noun(_)) => (Link::Reduced, self.nouns_ending(at - 1)),
                _ => self.same_subject(at, Link::Beside),
            },
            Form::Finite => self.finite(at),
        }
    }

    fn same_subject(&self, at: usize, link: fn(usize) -> Link) -> (Link, Vec<usize>) {
        match self.deed_before(at, |deed, _| !deed.aside).or_else(|| self.deed_before(at, |_, _| true)) {
            Some(n) => (link(n), self.deeds[n].subject.clone()),
            None => (Link::Purpose(usize::MAX), Vec::new()),
        }
    }

    fn like_the_one_before(&self, at: usize, form: Form) -> (Link, Vec<usize>) {
        match self.deed_before(at, |_, verb| verb.form == form) {
            Some(n) => (self.deeds[n].link, self.deeds[n].subject.clone()),
            None => self.same_subject(at, Link::Beside),
        }
    }

    fn after_prep(&self, at: usize) -> (Link, Vec<usize>) {
        let Some(n) = self.deed_before(at, |_, _| true) else {
            return (Link::Purpose(usize::MAX), Vec::new());
        };
        let deed = &self.deeds[n];
        let own = if deed.objects.is_empty() { deed.subject.clone() } else { deed.objects.clone() };
        (Link::Prep(n), own)
    }

    fn infinitive(&self, at: usize) -> (Link, Vec<usize>) {
        let Some(before) = at.checked_sub(1) else { return (Link::Purpose(usize::MAX), Vec::new()) };
        match &self.phrases[before] {
            Phrase::Verb(_) => self.same_subject(at, Link::Verb),
            Phrase::Mark(Class::And, _) => self.like_the_one_before(at, Form::Infinitive),
            Phrase::Noun(_) => {
                let Some(n) = self.deed_before(at, |_, _| true) else { return (Link::Noun, Vec::new()) };
                let deed = &self.deeds[n];
                let near = self.phrases[deed.verb + 1..at]
                    .iter()
                    .all(|p| matches!(p, Phrase::Noun(_) | Phrase::Mark(Class::And, _)));
                let object = near && (self.bare(before) || !self.prep(before).is_empty());
                if object {
                    (Link::Object(n), self.object_before(n, before))
                } else {
                    (Link::Noun, Vec::new())
                }
            }
            Phrase::Mark(..) => match self.deed_before(at, |_, _| true) {
                Some(n) => (Link::Purpose(n), self.deeds[n].subject.clone()),
                None => (Link::Purpose(usize::MAX), Vec::new()),
            },
        }
    }

    /// Returns the noun phrases between a verb and the infinitive after them.
    fn object_before(&self, deed: usize, last: usize) -> Vec<usize> {
        (self.deeds[deed].verb + 1..=last).filter(|n| self.noun(*n).is_some()).collect()
    }

    fn finite(&self, at: usize) -> (Link, Vec<usize>) {
        let Some(before) = at.checked_sub(1) else { return (Link::Free, self.subject_after(at)) };
        match &self.phrases[before] {
            Phrase::Noun(_) => self.finite_after_noun(at),
            Phrase::Mark(Class::Relative | Class::That, _) => self.relative(at, before),
            Phrase::Mark(Class::And, _) => {
                let whose =
                    |deed: &Deed, verb: &Verb| verb.form == Form::Finite && !self.inside(deed) && !deed.aside;
                match self.deed_before(at, whose) {
                    Some(n) => (Link::Free, self.deeds[n].subject.clone()),
                    None => (Link::Free, self.first_noun(at)),
                }
            }
            Phrase::Mark(Class::Comma, _) => (Link::Free, self.first_noun(at)),
            Phrase::Verb(verb) if verb.form == Form::Participle => {
                let deed = self.deeds.iter().rev().find(|deed| deed.verb == before);
                (Link::Free, deed.map_or_else(Vec::new, |deed| deed.subject.clone()))
            }
            Phrase::Verb(_) => self.same_subject(at, Link::Verb),
            Phrase::Mark(..) => (Link::Free, self.subject_after(at)),
        }
    }

    fn inside(&self, deed: &Deed) -> bool {
        matches!(deed.link, Link::Relative)
    }

    /// "..., said the minister": the subject follows.
    fn subject_after(&self, _at: usize) -> Vec<usize> {
        Vec::new()
    }

    fn relative(&self, at: usize, mark: usize) -> (Link, Vec<usize>) {
        let after_verb = mark > 0 && matches!(self.phrases[mark - 1], Phrase::Verb(_));
        if after_verb || mark == 0 {
            return (Link::Free, Vec::new());
        }
        let last =
            if self.mark(mark - 1) == Some(Class::Comma) { mark.checked_sub(2) } else { Some(mark - 1) };
        match last.filter(|n| self.noun(*n).is_some()) {
            Some(last) => (Link::Relative, self.nouns_ending(last)),
            None => {
                let _ = at;
                (Link::Relative, Vec::new())
            }
        }
    }

    /// Returns the subject before a finite verb, and what the verb depends on.
    fn finite_after_noun(&self, at: usize) -> (Link, Vec<usize>) {
        let mut last = at - 1;
        let floor = at.saturating_sub(REACH);
        while last > floor && !self.bare(last) {
            match &self.phrases[last - 1] {
                Phrase::Noun(_) => last -= 1,
                Phrase::Verb(_) => {
                    // "A group backed by Turkey attacked", "Speaking in Geneva, he said".
                    let inner = self.deeds.iter().rev().find(|deed| deed.verb == last - 1);
                    return (Link::Free, inner.map_or_else(Vec::new, |deed| deed.subject.clone()));
                }
                Phrase::Mark(Class::And, _) if last >= 2 && self.noun(last - 2).is_some() => last -= 2,
                Phrase::Mark(Class::Comma, _) => return (Link::Free, self.first_noun(at)),
                Phrase::Mark(..) => return (Link::Free, Vec::new()),
            }
        }
        if !self.bare(last) {
            return (Link::Free, Vec::new());
        }
        let subject = self.nouns_ending(self.head_of_a_pair(last).unwrap_or(last));
        let owner = subject.first().and_then(|first| self.reduced_before(*first));
        (Link::Free, owner.unwrap_or(subject))
    }

    /// "A convoy carrying flour reached Rastan": what carries flour is what reached it.
    fn reduced_before(&self, noun: usize) -> Option<Vec<usize>> {
        let verb =
            noun.checked_sub(1).filter(|n| matches!(self.form(*n), Some(Form::Ing | Form::Participle)))?;
        let deed = self.deeds.iter().rev().find(|deed| deed.verb == verb)?;
        (deed.link == Link::Reduced && !deed.subject.is_empty()).then(|| deed.subject.clone())
    }

    /// "Envoys of A and B met", "Talks between A and B failed": the last noun belongs to the preposition before the "and".
    fn head_of_a_pair(&self, last: usize) -> Option<usize> {
        let first = last.checked_sub(2).filter(|n| self.mark(n + 1) == Some(Class::And))?;
        let pair = matches!(self.prep(first), "of" | "between" | "from");
        let article = |n: usize| self.noun(n).is_some_and(|noun| self.words.is_determiner(noun.words.start));
        let head = first.checked_sub(1).filter(|n| self.bare(*n))?;
        (pair && (article(last) == article(first) || self.prep(first) == "between")).then_some(head)
    }

    /// Returns the bare noun phrases that end with the phrase `last`: "A", "A and B", "A, B and C".
    fn nouns_ending(&self, last: usize) -> Vec<usize> {
        let mut head = last;
        // "the head of the mission": back to the noun that the rest belongs to.
        while head > 0 && !self.bare(head) && self.prep(head) == "of" && self.noun(head - 1).is_some() {
            head -= 1;
        }
        let mut all = vec![head];
        let mut at = head;
        let mut and = false;
        while at >= 2 {
            match self.mark(at - 1) {
                Some(Class::And) if !and => and = true,
                Some(Class::Comma) if and => {}
                _ => break,
            }
            let mut before = at - 2;
            while before > 0 && !self.bare(before) && self.noun(before).is_some() && self.prep(before) == "of"
            {
                before -= 1;
            }
            if self.noun(before).is_none() || self.prep(before) != self.prep(head) {
                break;
            }
            all.push(before);
            at = before;
        }
        all.reverse();
        all
    }

    /// Returns the subject of the clause that goes on after an insertion: its first bare noun phrase.
    fn first_noun(&self, at: usize) -> Vec<usize> {
        let floor = at.saturating_sub(REACH);
        let begins = (floor..at)
            .rev()
            .find(|n| matches!(self.mark(*n), Some(Class::Stop | Class::That | Class::If | Class::When)));
        let first = begins.map_or(floor, |n| n + 1);
        let Some(found) = (first..at).find(|n| self.bare(*n)) else { return Vec::new() };
        let mut all = vec![found];
        let mut next = found + 1;
        while self.mark(next) == Some(Class::And) && self.bare(next + 1) && next + 1 < at {
            all.push(next + 1);
            next += 2;
        }
        all
    }

    /// Returns the objects, the noun phrases with prepositions, and the end of what belongs to a verb.
    fn right(&self, at: usize) -> (Vec<usize>, Vec<usize>, usize) {
        let (mut objects, mut preps) = (Vec::new(), Vec::new());
        let mut next = at + 1;
        let mut listed = false;
        while next < self.phrases.len() && next < at + REACH {
            match &self.phrases[next] {
                Phrase::Noun(_)
                    if self.begins_clause(next)
                        && (listed || !objects.is_empty() || !preps.is_empty() || next > at + 1) =>
                {
                    break;
                }
                Phrase::Noun(noun) if noun.prep.is_some() => preps.push(next),
                Phrase::Noun(_) if preps.is_empty() || listed => match preps.last() {
                    Some(_) => preps.push(next),
                    None => objects.push(next),
                },
                Phrase::Noun(_) => preps.push(next),
                Phrase::Mark(Class::And, _) => listed = true,
                Phrase::Mark(Class::Comma, _) if self.list_goes_on(next) => listed = true,
                Phrase::Mark(Class::Comma, _)
                    if self.noun(next + 1).is_some_and(|noun| noun.prep.is_some())
                        && !self.begins_clause(next + 1) => {}
                _ => break,
            }
            next += 1;
        }
        (objects, preps, next)
    }

    /// Whether a noun phrase is the subject of a verb right after it (and what belongs to the phrase).
    pub fn begins_clause(&self, at: usize) -> bool {
        if !self.bare(at) {
            return false;
        }
        let mut next = at + 1;
        while self.noun(next).is_some_and(|noun| noun.prep.is_some()) && next < at + 4 {
            next += 1;
        }
        self.form(next) == Some(Form::Finite)
    }

    /// Whether a comma stands in a list: noun phrases follow, and an "and" before the last.
    fn list_goes_on(&self, comma: usize) -> bool {
        let mut at = comma;
        while at < comma + 12 {
            match (self.mark(at), self.noun(at + 1)) {
                (Some(Class::Comma), Some(noun)) if noun.prep.is_none() => at += 2,
                (Some(Class::And), Some(_)) => return !self.begins_clause(at + 1),
                _ => return false,
            }
        }
        false
    }

    /// Returns whether a deed stands under an "if", and the word "when" or the like that it stands under.
    fn conditions(&self, at: usize, link: Link) -> (bool, Option<usize>) {
        let inherited = match link {
            Link::Verb(n) | Link::Object(n) | Link::Purpose(n) | Link::Prep(n) | Link::Beside(n) => {
                self.deeds.get(n)
            }
            _ => None,
        };
        if let Some(deed) = inherited {
            return (deed.conditional, deed.when);
        }
        let floor = at.saturating_sub(12);
        for n in (floor..at).rev() {
            match &self.phrases[n] {
                Phrase::Mark(Class::If, _) => return (true, None),
                // "so that it may pass"
                Phrase::Mark(Class::That, word) if *word > 0 && self.words.word(word - 1) == "so" => {
                    return (true, None);
                }
                Phrase::Mark(Class::When, word) => return (false, Some(*word)),
                Phrase::Mark(Class::Comma | Class::Stop | Class::That | Class::Relative, _) => {
                    return (false, None);
                }
                Phrase::Verb(verb) if verb.form == Form::Finite => return self.under_same(n),
                _ => {}
            }
        }
        (false, None)
    }

    /// A clause joined by "and" stands under the same "if" as the one before it.
    fn under_same(&self, verb: usize) -> (bool, Option<usize>) {
        let deed = self.deeds.iter().rev().find(|deed| deed.verb == verb);
        deed.map_or((false, None), |deed| (deed.conditional, deed.when))
    }
}
