//! What parties are apart on.
//!
//! In: the words of a sentence. Out: [`StickingPoint`]s: "differences over ...", "the last obstacle is ...", "... remains
//! unresolved", "did not agree on ...". Invariant: a point is words of the text; who is right on it is nobody's affair here.

use std::ops::Range;

use super::deal::Deals;
use crate::Rule;
use crate::names::{Classes, Words};
use crate::page::Span;
use crate::statements::issues_of;

/// Something that parties are apart on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StickingPoint {
    /// Its words.
    pub span: Span,
    /// The words that say they are apart.
    pub cue: Span,
    /// What it is about.
    pub issues: Vec<&'static str>,
    /// The rule that found it.
    pub rule: Rule,
}

impl Deals<'_> {
    /// Finds what parties are apart on.
    pub(super) fn sticking(&mut self, sentence: &Range<usize>) {
        let words = self.words;
        for at in sentence.clone() {
            let Some((after, rule)) = apart(words, at, sentence) else { continue };
            if rule == "remains-open" {
                self.point(sentence.start..at, at, rule);
                return;
            }
            let from = match rule {
                "point-is" => Some(after),
                _ => self.on_what(after, sentence.end),
            };
            let Some(from) = from else { continue };
            let end = self.sentence_end(from, sentence.end);
            let cut = (from..end)
                .find(|token| words.lower(*token) == "," && !words.is(token + 1, Classes::AND))
                .unwrap_or(end);
            self.points_of(from..cut, at, rule);
            return;
        }
    }

    /// Finds "over", "on", "about" within a few words, over marks and "remain".
    fn on_what(&self, from: usize, end: usize) -> Option<usize> {
        let words = self.words;
        let near = from..end.min(from + 7);
        near.clone()
            .find(|token| matches!(words.lower(*token), "over" | "about" | "on" | "regarding" | "concerning"))
            .map(|token| token + 1)
            .filter(|token| !words.is(*token, Classes::TIME))
    }

    fn points_of(&mut self, tokens: Range<usize>, cue: usize, rule: Rule) {
        let words = self.words;
        let mut start = tokens.start;
        for and in tokens.clone() {
            let next = words.lower(and + 1);
            let splits = matches!(words.lower(and), "and" | ",")
                && (matches!(
                    next,
                    "which" | "what" | "how" | "who" | "whether" | "when" | "where" | "the" | "over" | "on"
                ));
            if splits && and > start {
                self.point(start..and, cue, rule);
                start = and + 1;
            }
        }
        self.point(start..tokens.end, cue, rule);
    }

    fn point(&mut self, tokens: Range<usize>, cue: usize, rule: Rule) {
        let words = self.words;
        let mut tokens = tokens;
        while tokens.start < tokens.end
            && (words.is(tokens.start, Classes::MARK.with(Classes::AND))
                || matches!(words.lower(tokens.start), "on" | "over"))
        {
            tokens.start += 1;
        }
        if tokens.is_empty() {
            return;
        }
        let span = words.span(tokens.clone());
        let issues = issues_of(words, tokens);
        self.points.push(StickingPoint { span, cue: words.span(cue..cue + 1), issues, rule });
    }
}

/// Returns the word after the words that say parties are apart, and by which rule.
fn apart(words: &Words<'_>, at: usize, sentence: &Range<usize>) -> Option<(usize, Rule)> {
    let word = words.lower(at);
    let still = usize::from(matches!(words.lower(at + 1), "still" | "also" | "yet"));
    let next = words.lower(at + 1 + still);
    match (word, next) {
        (
            "differences" | "disagreement" | "disagreements" | "divisions" | "gaps" | "deadlock" | "impasse"
            | "dispute" | "disputes" | "divided" | "disagree" | "disagreed" | "differ" | "differed" | "odds"
            | "apart" | "wrangling" | "stalled" | "deadlocked" | "stuck" | "snagged" | "foundered",
            _,
        ) => Some((at + 1, "apart-on")),
        ("sticking", "point" | "points")
        | ("stumbling", "block" | "blocks")
        | ("main", "obstacle" | "hurdle")
        | ("outstanding", "issue" | "issues" | "question") => {
            let is = (at + 2..sentence.end.min(at + 8)).find(|token| {
                matches!(
                    words.lower(*token),
                    "is" | "was" | "are" | "were" | "remains" | "include" | "over" | "on" | ":"
                )
            });
            match is {
                Some(is) => Some((is + 1, "point-is")),
                None => Some((at, "remains-open")).filter(|_| at > sentence.start + 3),
            }
        }
        (
            "remains" | "remain" | "is" | "are",
            "unresolved" | "disputed" | "unsettled" | "open" | "contentious",
        ) => {
            let is_open = next != "open" || words.is(at + 2, Classes::MARK);
            is_open.then_some((at, "remains-open"))
        }
        ("sign" | "signed" | "agree" | "agreed" | "agreement" | "accord" | "settle", _) => {
            let from = at.saturating_sub(4).max(sentence.start);
            let fails = (from..at).any(|before| {
                words.is(before, Classes::NOT)
                    || matches!(words.lower(before), "no" | "without" | "failed" | "unable" | "yet")
            });
            fails.then_some((at + 1, "no-agreement-on"))
        }
        _ => None,
    }
}
