//! The phrases of a sentence: noun phrases, verb groups, and what stands between them.
//!
//! In: [`Words`]. Out: [`Phrases`], in the order of the sentence. Adverbs, brackets and quotation marks are not among them.
//! Invariant: a verb group ends with its main verb; a noun phrase ends with its head.

use std::ops::Range;

use super::inflect::Forms;
use super::words::{Class, Words};
use crate::page::Span;
use crate::text::{Parsed, Tag};

/// A noun phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Noun {
    /// Its words, without the preposition.
    pub words: Range<usize>,
    /// The preposition before it.
    pub prep: Option<usize>,
    /// Whether it is a pronoun.
    pub pronoun: bool,
}

impl Noun {
    /// Returns the head: the last word.
    pub fn head(&self) -> usize {
        self.words.end - 1
    }
}

/// What form the main verb has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Form {
    /// Bent for its subject, or with an auxiliary that is.
    Finite,
    /// With "to", or bare after a verb that wants it so.
    Infinitive,
    /// "-ing" without auxiliary.
    Ing,
    /// A participle without auxiliary: "backed by".
    Participle,
}

/// A verb with its auxiliaries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Verb {
    /// All its words.
    pub words: Range<usize>,
    /// The main verb; an auxiliary, if there is no other.
    pub main: usize,
    /// The preposition before an "-ing".
    pub prep: Option<usize>,
    /// Its form.
    pub form: Form,
    /// The modal verb.
    pub modal: Option<usize>,
    /// Whether it is denied.
    pub negated: bool,
    /// Whether the subject is the one it is done to.
    pub passive: bool,
    /// Whether it is pluperfect: "had agreed".
    pub pluperfect: bool,
    /// Whether it goes on: "is meeting".
    pub progressive: bool,
}

/// A part of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Phrase {
    /// A noun phrase, or a preposition with one.
    Noun(Noun),
    /// A verb group.
    Verb(Verb),
    /// A word or mark between them.
    Mark(Class, usize),
}

/// Returns the phrases of a sentence. `names` are the spans of those who are named.
pub(super) fn phrases(parsed: &Parsed, words: &Words, names: &[Span]) -> Vec<Phrase> {
    let mut maker = Maker { parsed, words, names, at: 0, prep: None, out: Vec::new() };
    while maker.at < words.len() {
        maker.step();
    }
    maker.reduce();
    maker.out
}

/// What the auxiliaries of a verb group say.
#[derive(Debug, Clone, Copy, Default)]
struct Group {
    main: usize,
    modal: Option<usize>,
    to: bool,
    negated: bool,
    have: bool,
    had: bool,
    be: bool,
}

impl Group {
    fn helped_by(&mut self, word: &str) {
        self.have |= matches!(word, "has" | "have" | "had" | "having" | "'ve" | "’ve");
        self.had |= word == "had";
        self.be |= matches!(word, "be" | "is" | "are" | "was" | "were" | "been" | "being" | "'re" | "’re");
    }
}

struct Maker<'a> {
    parsed: &'a Parsed,
    words: &'a Words<'a>,
    names: &'a [Span],
    at: usize,
    prep: Option<usize>,
    out: Vec<Phrase>,
}

impl Maker<'_> {
    fn step(&mut self) {
        let class = self.words.class[self.at];
        match class {
            Class::Quote if matches!(self.words.word(self.at), "(" | "[") => self.skip_brackets(),
            Class::Quote | Class::Adverb => self.at += 1,
            Class::Date => self.date(),
            Class::Neg if !self.verb_follows() => self.at += 1,
            Class::Nominal | Class::Pronoun | Class::Possessive => self.noun(),
            Class::Verb | Class::Aux | Class::To | Class::Neg => self.verb(),
            Class::Prep => {
                self.prep = Some(self.at);
                self.at += 1;
            }
            Class::That if self.is_determiner_here() => self.noun(),
            class => {
                self.out.push(Phrase::Mark(class, self.at));
                self.prep = None;
                self.at += 1;
            }
        }
    }

    /// "On 29 December a delegation met": the preposition is the date's.
    fn date(&mut self) {
        let next = self.words.class.get(self.at + 1).copied();
        let owns = match self.prep.map(|prep| self.words.word(prep)) {
            Some("after" | "before" | "for") => !matches!(next, Some(Class::Nominal)),
            _ => true,
        };
        if owns && next != Some(Class::Possessive) && self.prep.is_some_and(|prep| prep + 1 == self.at) {
            self.prep = None;
        }
        self.at += 1;
        // The rest of the date, so that the preposition is asked only once.
        while self.words.class.get(self.at) == Some(&Class::Date) {
            self.at += 1;
        }
    }

    fn skip_brackets(&mut self) {
        // What is not closed within a dozen words is no aside.
        let close =
            (self.at..self.words.len().min(self.at + 12)).find(|n| matches!(self.words.word(*n), ")" | "]"));
        self.at = close.map_or(self.at, |n| n) + 1;
    }

    fn verb_follows(&self) -> bool {
        matches!(
            self.words.class.get(self.at + 1),
            Some(Class::Verb | Class::Aux | Class::To | Class::Adverb | Class::Date)
        )
    }

    /// "that" before a noun with a preposition before it: "by that group".
    fn is_determiner_here(&self) -> bool {
        self.prep.is_some() && self.words.class.get(self.at + 1) == Some(&Class::Nominal)
    }

    fn push_noun(&mut self, words: Range<usize>, pronoun: bool) {
        let prep = self.prep.take();
        self.out.push(Phrase::Noun(Noun { words, prep, pronoun }));
    }

    fn noun(&mut self) {
        let start = self.at;
        if self.words.class[start] == Class::Pronoun {
            self.at += 1;
            return self.push_noun(start..start + 1, true);
        }
        self.at += 1;
        while self.at < self.words.len() && self.goes_on(start) {
            self.at += 1;
        }
        self.push_noun(start..self.at, false);
    }

    /// Whether the noun phrase that began at `start` has the next word too.
    fn goes_on(&self, start: usize) -> bool {
        let at = self.at;
        match self.words.class[at] {
            Class::Possessive => true,
            Class::Nominal => !self.begins_another(start) && !self.is_predicate(start),
            // "moderate, foreign-backed groups"
            Class::Comma => {
                self.is_adjective(at - 1)
                    && self.words.class.get(at + 1) == Some(&Class::Nominal)
                    && self.is_adjective_like(at + 1)
            }
            _ => false,
        }
    }

    /// "held the army responsible", "took the mayor hostage": what is said of somebody is no part of the name.
    fn is_predicate(&self, start: usize) -> bool {
        let at = self.at;
        let ends = !matches!(self.words.class.get(at + 1), Some(Class::Nominal | Class::Possessive));
        let said = match self.words.word(at) {
            "responsible" | "accountable" | "liable" | "guilty" => true,
            "hostage" | "captive" | "prisoner" => self.tag(at - 1) != Tag::Adj,
            _ => false,
        };
        said && ends && at > start && !self.words.is_determiner(at - 1)
    }

    fn tag(&self, n: usize) -> Tag {
        self.parsed.tokens.get(self.words.first + n).map_or(Tag::Punct, |token| token.tag)
    }

    fn is_adjective(&self, n: usize) -> bool {
        self.tag(n) == Tag::Adj || (self.tag(n) == Tag::X && self.words.word(n + 2).contains('-'))
    }

    fn is_adjective_like(&self, n: usize) -> bool {
        self.is_adjective(n) || self.words.word(n).contains('-')
    }

    fn begins_another(&self, start: usize) -> bool {
        let at = self.at;
        let before = self.words.word(at - 1);
        let article = matches!(
            self.words.word(at),
            "the" | "a" | "an" | "his" | "her" | "its" | "their" | "this" | "these" | "those" | "some" | "no"
        );
        if article && !matches!(before, "all" | "both" | "such" | "half" | "many" | "what" | "not") {
            return true;
        }
        // "gave Jordan 100 million dollars"
        let amount =
            self.tag(at) == Tag::Num && self.words.word(at).starts_with(|c: char| c.is_ascii_digit());
        if amount && self.tag(at - 1) == Tag::Propn && self.is_name_end(at - 1) {
            return true;
        }
        // "a step Moscow has long sought": a name after a noun that is nobody's title begins anew.
        let span = self.parsed.tokens[self.words.first + at].span;
        let n = self.names.partition_point(|name| name.end <= span.start);
        let begins_name = self.names.get(n).is_some_and(|name| name.start == span.start);
        let title = super::lexicon::LEXICON.agent(before).is_some() || self.tag(at - 1) == Tag::Propn;
        // "the warring parties": one who is meant by a common noun is no name that begins anew.
        let proper = span.of(self.parsed.text()).starts_with(char::is_uppercase);
        begins_name && proper && self.words.is_determiner(start) && self.tag(at - 1) == Tag::Noun && !title
    }

    fn is_name_end(&self, n: usize) -> bool {
        let span = self.parsed.tokens[self.words.first + n].span;
        let found = self.names.partition_point(|name| name.end < span.end);
        self.names.get(found).is_some_and(|name| name.end == span.end)
    }

    fn verb(&mut self) {
        let start = self.at;
        let group = self.group();
        // Adverbs after the last verb are not the group's.
        self.at = group.main + 1;
        let main = group.main;
        let forms = self.words.forms(main).unwrap_or_default();
        let lexical = self.words.class[main] == Class::Verb;
        let ing = lexical && (forms.ing || self.words.word(main).ends_with("ing"));
        let helped = group.have || group.be || group.modal.is_some();
        let aux = helped || (start..main).any(|n| self.words.class[n] == Class::Aux);
        let form = self.form(group.to, aux, ing, forms, main);
        self.out.push(Phrase::Verb(Verb {
            words: start..main + 1,
            main,
            prep: self.prep.take(),
            form,
            modal: group.modal,
            negated: group.negated,
            passive: (group.be && lexical && !ing) || form == Form::Participle,
            pluperfect: group.had && lexical && group.modal.is_none(),
            progressive: group.be && ing,
        }));
    }

    /// Goes over the auxiliaries of a verb group, up to its main verb.
    fn group(&mut self) -> Group {
        let start = self.at;
        let mut group = Group { main: start, ..Group::default() };
        while self.at < self.words.len() {
            let n = self.at;
            match self.words.class[n] {
                Class::To if n == start => group.to = true,
                Class::Neg => group.negated = true,
                Class::Adverb | Class::Date => {}
                Class::Aux => {
                    group.main = n;
                    group.modal = group.modal.or(self.words.is_modal(n).then_some(n));
                    group.helped_by(self.words.word(n));
                }
                Class::Verb => {
                    group.main = n;
                    break;
                }
                _ => break,
            }
            self.at += 1;
        }
        group
    }

    fn form(&self, to: bool, aux: bool, ing: bool, forms: Forms, main: usize) -> Form {
        if to {
            return Form::Infinitive;
        }
        if aux || self.words.class[main] == Class::Aux {
            return if self.words.word(main) == "having" { Form::Ing } else { Form::Finite };
        }
        if ing {
            return Form::Ing;
        }
        let by = self.words.word(main + 1) == "by";
        if (forms.participle && !forms.past) || (forms.participle && by && self.noun_before()) {
            return Form::Participle;
        }
        if forms.base && !forms.past && self.bare_before() { Form::Infinitive } else { Form::Finite }
    }

    fn noun_before(&self) -> bool {
        matches!(self.out.last(), Some(Phrase::Noun(_) | Phrase::Mark(Class::Comma, _)))
    }

    /// "Activists detained last year met": of two bent verbs of one subject the first belongs to the noun.
    fn reduce(&mut self) {
        let prep = |phrase: &Phrase| matches!(phrase, Phrase::Noun(noun) if noun.prep.is_some());
        for at in 1..self.out.len() {
            let next = self.out[at + 1..].iter().take(6).find(|phrase| !prep(phrase));
            let finite = |phrase: Option<&Phrase>| matches!(phrase, Some(Phrase::Verb(verb)) if verb.form == Form::Finite);
            // "died in an ambush blamed on rebels": the verb has been, and what follows says whose the ambush was.
            let after = prep(&self.out[at - 1]) && self.out.get(at + 1).is_some_and(prep);
            let had = after && finite(self.out[..at].iter().rev().take(4).find(|phrase| !prep(phrase)));
            if !finite(next) && !had || !matches!(self.out[at - 1], Phrase::Noun(_)) {
                continue;
            }
            if let Phrase::Verb(verb) = &mut self.out[at] {
                let participle = self.words.forms(verb.main).is_some_and(|forms| forms.participle);
                if verb.form == Form::Finite && verb.words.len() == 1 && participle {
                    (verb.form, verb.passive) = (Form::Participle, true);
                }
            }
        }
    }

    /// Whether a base form here has no subject of its own: "helped plan", "let them pass".
    fn bare_before(&self) -> bool {
        match self.out.last() {
            Some(Phrase::Verb(_)) => true,
            Some(Phrase::Mark(Class::And, _)) => {
                let last = self.out.iter().rev().find_map(|phrase| match phrase {
                    Phrase::Verb(verb) => Some(verb.form),
                    _ => None,
                });
                last == Some(Form::Infinitive)
            }
            _ => false,
        }
    }
}
