//! What a deal holds or is to hold, and what keeps parties from it.
//!
//! In: the words of a text. Out: [`Provision`]s, aims, [`StickingPoint`]s. Read first: [`Deals::read`]. A provision is
//! known by its deal: "a deal to ...", "the plan would ...", "the draft says that ... must ...", "under the accord ...". What
//! a deal is for ("to end the war") is an aim and no provision. Invariant: a provision is never something that happened.

use std::ops::Range;

use super::SENTENCE_MAX;
use super::points::StickingPoint;
use super::provision::{Aim, Modality, Provision};
use crate::Rule;
use crate::names::{Classes, Party, Words};
use crate::page::Span;
use crate::statements::{Finder, is_deal_word, issues_of};

/// All that a text says of deals.
pub(super) struct Deals<'a> {
    pub words: &'a Words<'a>,
    pub finder: &'a Finder<'a>,
    pub provisions: Vec<Provision>,
    pub aims: Vec<Aim>,
    pub points: Vec<StickingPoint>,
    /// Whether the sentence before spoke of a deal first.
    deal_before: bool,
}

/// The most provisions that one phrase is split into.
const SPLIT_MAX: usize = 8;

impl<'a> Deals<'a> {
    /// Reads all sentences but the title.
    pub(super) fn read(words: &'a Words<'a>, finder: &'a Finder<'a>) -> Self {
        let mut deals = Self {
            words,
            finder,
            provisions: Vec::new(),
            aims: Vec::new(),
            points: Vec::new(),
            deal_before: false,
        };
        for sentence in &words.parsed.sentences {
            if sentence.paragraph.is_some() && sentence.tokens.len() <= SENTENCE_MAX {
                deals.sentence(sentence.tokens.clone());
            }
        }
        deals
    }

    fn sentence(&mut self, sentence: Range<usize>) {
        let words = self.words;
        let mut opens_with_deal = false;
        let mut at = sentence.start;
        while at < sentence.end {
            let is_deal = is_deal_word(words.lower(at)) && !self.is_modifier(at, sentence.end);
            let is_it = words.lower(at) == "it" && self.deal_before && at == sentence.start;
            // "Article 3 says that ...".
            let is_article = words.is(at, Classes::CAPITAL)
                && matches!(words.lower(at), "article" | "clause" | "paragraph" | "annex")
                && words.lower(at + 1).starts_with(|c: char| c.is_ascii_digit());
            if is_article {
                let end = self.deal_says(at + 1, &sentence, words.span(at..at + 2));
                at = end.max(at + 1);
            } else if (is_deal || is_it) && !self.is_bygone(at, sentence.start) {
                opens_with_deal |= at < sentence.start + 5;
                let end = self.of_deal(at, &sentence, is_it);
                at = end.max(at + 1);
            } else {
                at += 1;
            }
        }
        self.sticking(&sentence);
        self.deal_before = opens_with_deal;
    }

    /// Whether the word stands before another noun: "ceasefire deals", "truce monitors".
    fn is_modifier(&self, at: usize, end: usize) -> bool {
        let next = at + 1;
        next < end
            && (is_deal_word(self.words.lower(next))
                || matches!(self.words.lower(next), "monitors" | "committee" | "talks"))
    }

    /// Whether the deal is one of the past: "the failure of previous deals".
    fn is_bygone(&self, at: usize, first: usize) -> bool {
        let from = at.saturating_sub(4).max(first);
        (from..at).any(|before| {
            matches!(
                self.words.lower(before),
                "previous" | "earlier" | "failed" | "past" | "failure" | "old" | "former" | "collapsed"
            ) || is_year(self.words.lower(before))
        })
    }

    /// Reads what follows the name of a deal, and returns where it stopped.
    fn of_deal(&mut self, at: usize, sentence: &Range<usize>, is_it: bool) -> usize {
        let words = self.words;
        let deal = words.span(at..at + 1);
        let under = self.is_under(at, sentence.start);
        if under {
            return self.under(at, sentence, deal);
        }
        let next = at + 1;
        let which = matches!(words.lower(next), "under" | "by" | "in") && words.lower(next + 1) == "which";
        if which && (next + 2..sentence.end).any(|token| words.is(token, Classes::MODAL)) {
            let end = self.sentence_end(next + 2, sentence.end);
            self.add(next + 2..end, deal, Modality::Stated, "under-which");
            return end;
        }
        if words.lower(next) == "to"
            && !is_it
            && !matches!(words.lower(at), "talks" | "negotiations" | "process" | "text")
        {
            return self.deal_to(at, sentence, deal);
        }
        self.deal_says(at, sentence, deal)
    }

    fn is_under(&self, at: usize, first: usize) -> bool {
        let from = at.saturating_sub(5).max(first);
        let words = self.words;
        (from..at).any(|before| {
            words.lower(before) == "under"
                || words.lower(before) == "according" && words.lower(before + 1) == "to"
        })
    }

    /// "Under the accord, both sides will ...".
    fn under(&mut self, at: usize, sentence: &Range<usize>, deal: Span) -> usize {
        let words = self.words;
        let comma = (at + 1..sentence.end.min(at + 14)).find(|token| words.lower(*token) == ",");
        let start = comma.map_or(at + 1, |comma| comma + 1);
        let end = self.clause_end(start, sentence.end);
        let binds = (start..end).any(|token| {
            words.is(token, Classes::MODAL)
                || matches!(words.lower(token), "agreed" | "has" | "have" | "is" | "are")
        });
        let is_plan = (start..end).any(|token| {
            words.is(token, Classes::MODAL)
                || matches!(words.lower(token), "is" | "are") && words.lower(token + 1) == "to"
        });
        if binds && is_plan && end > start + 3 {
            self.add(start..end, deal, Modality::Stated, "under-deal");
            return end;
        }
        at + 1
    }

    /// "A deal to ...": aims and provisions.
    fn deal_to(&mut self, at: usize, sentence: &Range<usize>, deal: Span) -> usize {
        let words = self.words;
        let start = at + 2;
        let verb = words.lower(start);
        if matches!(
            verb,
            "hold"
                | "work"
                | "be"
                | "succeed"
                | "last"
                | "collapse"
                | "fail"
                | "stick"
                | "date"
                | "the"
                | "a"
                | "which"
                | "parliament"
        ) {
            return at + 1;
        }
        let end = self.clause_end(start, sentence.end);
        for part in self.split(start..end, "to") {
            match self.is_aim(&part) {
                true => self.aims_of(part),
                false => self.add(part, deal, Modality::UnderNegotiation, "deal-to"),
            }
        }
        end
    }

    /// Splits "reduce violence and improve access" into two aims.
    fn aims_of(&mut self, part: Range<usize>) {
        let words = self.words;
        let mut start = part.start;
        for and in part.clone() {
            if words.lower(and) == "and" && is_aim_verb(words.lower(and + 1)) && and > start {
                self.add_aim(start..and);
                start = and + 1;
            }
        }
        self.add_aim(start..part.end);
    }

    fn add_aim(&mut self, tokens: Range<usize>) {
        let aim = Aim { span: self.words.span(tokens.clone()), issues: issues_of(self.words, tokens) };
        self.aims.push(aim);
    }

    /// Whether a phrase says what is to come of a deal, with no term: "end the war", "reduce violence".
    fn is_aim(&self, part: &Range<usize>) -> bool {
        let words = self.words;
        let states = part.clone().take(12).any(|token| {
            matches!(
                words.lower(token),
                "violence"
                    | "war"
                    | "conflict"
                    | "bloodshed"
                    | "suffering"
                    | "peace"
                    | "stability"
                    | "fighting"
                    | "crisis"
                    | "hostilities"
            )
        });
        let has_term = part.clone().any(|token| {
            words.lower(token).starts_with(|c: char| c.is_ascii_digit())
                || matches!(words.lower(token), "days" | "hours" | "weeks" | "months")
        });
        is_aim_verb(words.lower(part.start)) && states && !has_term
    }

    /// "The plan would ...", "the draft says that ...", "the deal includes steps to ...".
    fn deal_says(&mut self, at: usize, sentence: &Range<usize>, deal: Span) -> usize {
        let words = self.words;
        let Some((verb, is_modal)) = self.main_verb(at + 1, sentence.end) else { return at + 1 };
        let word = words.lower(verb);
        let says = matches!(
            word,
            "says"
                | "states"
                | "stipulates"
                | "provides"
                | "specifies"
                | "said"
                | "requires"
                | "demands"
                | "stated"
                | "stipulated"
        );
        // "says both sides must release": a modal verb shows that "that" is left out.
        let that = usize::from(words.lower(verb + 1) == "that");
        let is_left_out = says
            && that == 0
            && (verb + 1..sentence.end.min(verb + 10)).any(|token| words.is(token, Classes::MODAL));
        if says && that == 1 || is_left_out {
            let end = self.sentence_end(verb + 1 + that, sentence.end);
            for part in self.split(verb + 1 + that..end, "that") {
                self.add(part, deal, Modality::Stated, "deal-says");
            }
            return end;
        }
        let modality = match is_modal {
            true => Modality::Expected,
            false => Modality::Stated,
        };
        if is_holding(word)
            || matches!(
                (word, words.lower(verb + 1)),
                ("call" | "calls" | "provide" | "provides" | "called" | "provided", "for")
            )
            || matches!((word, words.lower(verb + 1)), ("sets" | "set", "out"))
        {
            return self.held(verb, sentence, deal, modality);
        }
        if is_binding(word) || is_modal && !is_state_of_deal(word) && self.is_infinitive_after_modal(verb) {
            return self.bound(verb, sentence, deal, modality);
        }
        at + 1
    }

    /// Finds the verb of a deal over auxiliaries and what stands between commas; whether it is only expected.
    fn main_verb(&self, from: usize, end: usize) -> Option<(usize, bool)> {
        let words = self.words;
        let mut at = from;
        let mut is_modal = false;
        if words.lower(at) == "," {
            at = (at + 1..end.min(at + 20)).find(|token| words.lower(*token) == ",")? + 1;
        }
        // "circulated in Geneva on Wednesday says": a participle and what belongs to it.
        if words.lower(at).ends_with("ed")
            && !words.is(at + 1, Classes::ARTICLE)
            && words.is(at + 1, Classes::PREPOSITION)
        {
            let verb = (at + 1..end.min(at + 12)).find(|token| {
                let word = words.lower(*token);
                matches!(word, "says" | "would" | "will" | "calls" | "provides")
                    || is_binding(word)
                    || is_holding(word)
            });
            at = verb?;
        }
        for _ in 0..8 {
            if at >= end || words.is(at, Classes::NOT) {
                return None;
            }
            let word = words.lower(at);
            let expects =
                matches!(word, "expected" | "likely" | "due" | "supposed" | "meant" | "intended" | "to");
            if !(words.is(at, Classes::AUXILIARY.with(Classes::ADVERB)) || expects) {
                return Some((at, is_modal));
            }
            is_modal |= words.is(at, Classes::MODAL) || expects;
            at += 1;
        }
        None
    }

    fn is_infinitive_after_modal(&self, verb: usize) -> bool {
        let words = self.words;
        let before = words.lower(verb - 1);
        words.is(verb - 1, Classes::MODAL.with(Classes::ADVERB)) || before == "to"
    }

    /// "includes provisions to ... and steps to ...", "calls for ...".
    fn held(&mut self, verb: usize, sentence: &Range<usize>, deal: Span, modality: Modality) -> usize {
        let words = self.words;
        let mut start = verb + 1;
        if matches!(words.lower(start), "for" | "out") {
            start += 1;
        }
        let end = self.sentence_end(start, sentence.end);
        let mut from = start;
        for _ in 0..SPLIT_MAX {
            let stop = (from + 1..end).find(|token| {
                words.lower(*token) == "and" && is_clause_noun(words.lower(token + 1))
                    || words.lower(*token) == "," && is_clause_noun(words.lower(token + 1))
            });
            let part = from..stop.unwrap_or(end);
            let bare = self.without_noun(part);
            self.add(bare, deal, modality, "deal-holds");
            let Some(stop) = stop else { break };
            from = stop + 1;
        }
        end
    }

    /// Cuts "provisions to" off.
    fn without_noun(&self, part: Range<usize>) -> Range<usize> {
        let words = self.words;
        let noun =
            (part.start..part.end.min(part.start + 3)).find(|token| is_clause_noun(words.lower(*token)));
        match noun.filter(|noun| matches!(words.lower(noun + 1), "to" | "for" | "on" | "that")) {
            Some(noun) if noun + 3 < part.end => noun + 2..part.end,
            _ => part,
        }
    }

    /// "obliges both sides to ... and bans ...", "would send observers".
    fn bound(&mut self, verb: usize, sentence: &Range<usize>, deal: Span, modality: Modality) -> usize {
        let words = self.words;
        let end = self.sentence_end(verb, sentence.end);
        let mut start = verb;
        for and in verb + 1..end {
            if words.lower(and) == "and" && is_binding(words.lower(and + 1)) {
                self.add(start..and, deal, modality, "deal-binds");
                start = and + 1;
            }
        }
        self.add(start..end, deal, modality, "deal-binds");
        end
    }

    /// Splits at "and to", "and that".
    fn split(&self, tokens: Range<usize>, by: &str) -> Vec<Range<usize>> {
        let words = self.words;
        let mut parts = Vec::new();
        let mut start = tokens.start;
        for and in tokens.clone() {
            if matches!(words.lower(and), "and" | ",")
                && words.lower(and + 1) == by
                && and > start
                && parts.len() < SPLIT_MAX
            {
                parts.push(start..and);
                start = and + 2;
            }
        }
        parts.push(start..tokens.end);
        parts
    }

    fn add(&mut self, tokens: Range<usize>, deal: Span, modality: Modality, rule: Rule) {
        if tokens.len() < 2 {
            return;
        }
        let span = self.words.span(tokens.clone());
        let obliged = self.obliged(&tokens, span);
        let issues = issues_of(self.words, tokens);
        self.provisions.push(Provision { span, deal: Some(deal), modality, obliged, issues, rule });
    }

    /// Returns who is bound: whom it prevents, who "must", whose it is.
    fn obliged(&self, tokens: &Range<usize>, span: Span) -> Vec<Party> {
        let words = self.words;
        let first = tokens.start;
        let modal = tokens.clone().find(|token| words.is(*token, Classes::MODAL));
        let prevents = matches!(
            words.lower(first),
            "prevent"
                | "stop"
                | "keep"
                | "bar"
                | "prohibit"
                | "oblige"
                | "obliges"
                | "require"
                | "requires"
                | "commits"
                | "bans"
        );
        if prevents || modal.is_some() {
            let to = modal.unwrap_or(tokens.end);
            let from = if prevents { first + 1 } else { first };
            let named = self.finder.first_subject(from, to).map(|n| &self.finder.mentions[n]);
            return named.and_then(|mention| mention.party.clone()).into_iter().collect();
        }
        let head = Span::new(span.start, words.span(first..tokens.end.min(first + 5)).end);
        crate::names::lexicon().parties_in(head.of(words.parsed.text()))
    }

    /// Returns where a clause ends: with the sentence, at a comma, at who says it, at "a step that".
    fn clause_end(&self, from: usize, end: usize) -> usize {
        let words = self.words;
        let stop = (from..end).find(|token| {
            let word = words.lower(*token);
            let is_comma = matches!(word, "," | ";" | "—" | "–" | ":" | ".") && !words.is_quoted(*token);
            let is_aside = word == "a"
                && matches!(
                    words.lower(token + 1),
                    "step" | "move" | "demand" | "goal" | "measure" | "condition"
                );
            is_comma || is_aside
        });
        stop.unwrap_or(end)
    }

    pub(super) fn sentence_end(&self, from: usize, end: usize) -> usize {
        let words = self.words;
        let mut stop = end;
        while stop > from && words.is(stop - 1, Classes::MARK) {
            stop -= 1;
        }
        // "..., a diplomat said" does not belong to it.
        let comma = (from..stop).rev().find(|token| words.lower(*token) == ",");
        let said = comma
            .filter(|comma| (comma + 1..stop).any(|token| words.verb(token).is_some()) && stop - comma < 8);
        said.unwrap_or(stop)
    }
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_aim_verb(word: &str) -> bool {
    matches!(
        word,
        "reduce"
            | "end"
            | "ease"
            | "improve"
            | "bring"
            | "restore"
            | "achieve"
            | "halt"
            | "stop"
            | "secure"
            | "save"
            | "resolve"
            | "settle"
    )
}

fn is_holding(word: &str) -> bool {
    matches!(
        word,
        "include"
            | "includes"
            | "included"
            | "contain"
            | "contains"
            | "envisage"
            | "envisages"
            | "foresee"
            | "foresees"
            | "comprise"
            | "comprises"
            | "cover"
            | "covers"
            | "involve"
            | "involves"
    )
}

fn is_binding(word: &str) -> bool {
    matches!(
        word,
        "oblige"
            | "obliges"
            | "ban"
            | "bans"
            | "require"
            | "requires"
            | "allow"
            | "allows"
            | "bar"
            | "bars"
            | "prohibit"
            | "prohibits"
            | "commit"
            | "commits"
            | "limit"
            | "limits"
            | "guarantee"
            | "guarantees"
            | "forbids"
            | "forbid"
            | "establishes"
            | "establish"
            | "creates"
            | "permits"
            | "binds"
            | "grants"
            | "gives"
            | "demands"
    )
}

/// Whether a verb says how a deal fares, not what it holds.
fn is_state_of_deal(word: &str) -> bool {
    matches!(
        word,
        "be" | "collapse"
            | "fail"
            | "hold"
            | "work"
            | "take"
            | "last"
            | "expire"
            | "begin"
            | "start"
            | "come"
            | "go"
            | "have"
            | "remain"
            | "continue"
            | "stand"
            | "survive"
            | "succeed"
            | "resume"
            | "help"
            | "lead"
            | "make"
            | "need"
            | "depend"
            | "end"
            | "run"
            | "enter"
            | "not"
            | "never"
            | "fall"
            | "face"
            | "prove"
            | "become"
            | "still"
    )
}

fn is_clause_noun(word: &str) -> bool {
    matches!(
        word,
        "provisions"
            | "provision"
            | "steps"
            | "measures"
            | "clauses"
            | "clause"
            | "terms"
            | "guarantees"
            | "commitments"
            | "commitment"
            | "arrangements"
            | "mechanisms"
            | "mechanism"
            | "rules"
    )
}
