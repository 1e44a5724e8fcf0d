//! Who said what: quotations and reported speech, each with who speaks, for whom, of whom, on what and with which stance.
//!
//! In: a text's words and mentions. Out: [`Statement`]s in the order of the text. Read first: [`statements`]. Invariant: the
//! echo of a quotation in the title is no statement more. Invariant: who speaks is named in the text; where it names
//! nobody, the speaker is unknown.

mod contents;
mod cues;
mod holders;
mod quotes;
mod stance;
mod statement;
mod turns;

pub use stance::{Issue, Stance, issues};
pub(crate) use stance::{is_deal_word, issues_of, stance_of};
pub use statement::{Speaker, Statement, StatementKind};

use std::ops::Range;

use contents::Content;
pub(crate) use cues::Finder;
use cues::{Cue, Subject};
use holders::Holders;
use quotes::{Attribution, Voice};

use crate::Rule;
use crate::names::{ActorRef, Mention, Party, Takes, Via, Words};
use crate::page::Span;

/// The most words of a statement that are looked through for its issues and stance.
const LOOK_MAX: usize = 400;

/// How many verbs one speaker may share: "said, and added, and warned".
const SAME_SPEAKER_MAX: usize = 12;

/// How far back "the statement said" looks for whose it is.
const PAPER_BACK: usize = 30;

/// The most quotations of the title that are compared with those of the text.
const TITLE_QUOTATIONS_MAX: usize = 4;

/// Finds what is said in a text.
pub fn statements(words: &Words<'_>, mentions: &[Mention]) -> Vec<Statement> {
    let finder = Finder::of(words, mentions);
    let cues = finder.cues();
    let by_sentence = by_sentence(words, &cues);
    let mut contents: Vec<Content> = Vec::new();
    for (n, sentence) in words.parsed.sentences.iter().enumerate() {
        contents::of_sentence(&finder, &cues, by_sentence[n].clone(), sentence.tokens.clone(), &mut contents);
    }
    let voices = Attribution::of(&finder, &cues, &contents, &by_sentence);
    let holders = Holders::of(&finder);
    let mut making = Making { finder: &finder, holders: &holders, cues: &cues, statements: Vec::new() };
    making.indirect(&contents);
    let first_quotation = making.statements.len();
    making.quotations(&voices, first_quotation);
    making.headlines();
    in_order(making.statements)
}

/// Returns which cues each sentence has.
fn by_sentence(words: &Words<'_>, cues: &[Cue]) -> Vec<Range<usize>> {
    let mut at = 0;
    let sentences = words.parsed.sentences.iter().map(|sentence| {
        let start = at;
        while at < cues.len() && cues[at].tokens.start < sentence.tokens.end {
            at += 1;
        }
        start..at
    });
    sentences.collect()
}

/// Puts statements in the order of the text, and what refers to a place among them with them.
fn in_order(statements: Vec<Statement>) -> Vec<Statement> {
    let mut order: Vec<usize> = (0..statements.len()).collect();
    order.sort_by_key(|n| (statements[*n].span.start, std::cmp::Reverse(statements[*n].span.end)));
    let mut place = vec![0; statements.len()];
    for (new, old) in order.iter().enumerate() {
        place[*old] = new;
    }
    let mut sorted: Vec<Statement> = order.into_iter().map(|n| statements[n].clone()).collect();
    for statement in &mut sorted {
        statement.part_of = statement.part_of.map(|n| place[n]);
        statement.relayed_by = statement.relayed_by.map(|n| place[n]);
    }
    sorted
}

/// The statements while they are made.
struct Making<'a> {
    finder: &'a Finder<'a>,
    holders: &'a Holders,
    cues: &'a [Cue],
    statements: Vec<Statement>,
}

impl Making<'_> {
    fn indirect(&mut self, contents: &[Content]) {
        let words = self.finder.words;
        for content in contents {
            let cue = &self.cues[content.cue];
            let sentence = words.parsed.tokens[cue.tokens.start].sentence;
            if !content.is_indirect || words.parsed.sentences[sentence].paragraph.is_none() {
                continue;
            }
            let (speaker, also) = self.speakers(content.cue);
            let mut statement =
                self.statement(StatementKind::Indirect, content.tokens.clone(), speaker, cue.rule);
            statement.also = also;
            statement.told(self.finder, content.told);
            self.with_cue(&mut statement, content.cue, content.tokens.clone());
            if self.repeats(&statement) {
                continue;
            }
            statement.relayed_by = self.relay(&statement);
            self.statements.push(statement);
        }
    }

    /// Whether a speaker's statement lies in one of their own: "said they hoped ...".
    fn repeats(&self, statement: &Statement) -> bool {
        self.statements.iter().rev().take(4).any(|one| {
            let same = one.speaker.actor.is_same(&statement.speaker.actor);
            one.span.holds(statement.span) && (same || statement.speaker.actor == ActorRef::Unknown)
        })
    }

    /// Returns the statement in whose content a later one of the same sentence lies.
    fn relay(&self, statement: &Statement) -> Option<usize> {
        let same = self.statements.iter().enumerate().rev().take(4);
        same.filter(|(_, one)| one.sentence == statement.sentence)
            .find(|(_, one)| one.span.holds(statement.span) && one.span != statement.span)
            .filter(|(_, one)| !one.speaker.actor.is_same(&statement.speaker.actor))
            .map(|(n, _)| n)
    }

    fn statement(
        &self,
        kind: StatementKind,
        tokens: Range<usize>,
        speaker: Speaker,
        rule: Rule,
    ) -> Statement {
        let words = self.finder.words;
        let look = tokens.start..tokens.end.min(tokens.start + LOOK_MAX);
        Statement {
            kind,
            span: words.span(tokens.clone()),
            sentence: words.parsed.tokens[tokens.start].sentence,
            target: self.about(look.clone(), &speaker),
            speaker,
            also: Vec::new(),
            cue: None,
            verb: None,
            issues: issues_of(words, look.clone()),
            stance: stance_of(words, look),
            part_of: None,
            relayed_by: None,
            rule,
        }
    }

    /// Puts in what the cue tells: its words, and the stance of its verb.
    fn with_cue(&self, statement: &mut Statement, cue: usize, tokens: Range<usize>) {
        let words = self.finder.words;
        let cue = &self.cues[cue];
        statement.cue = Some(words.span(cue.tokens.clone()));
        statement.verb = Some(cue.name());
        let shown = cue.verb.and_then(|verb| verb.stance.as_deref()).and_then(Stance::named);
        let negated = cue.tokens.clone().any(|at| words.is(at, crate::names::Classes::NOT));
        let next = words.lower(cue.tokens.end);
        let asks = cue.name() == "call" && matches!(next, "for" | "on" | "upon");
        match shown {
            _ if asks => statement.stance = Stance::Demands,
            Some(Stance::Supports) if negated => statement.stance = Stance::Opposes,
            Some(shown) if !(negated || shown == Stance::Confirms && statement.stance == Stance::Accuses) => {
                statement.stance = shown;
            }
            _ => {}
        }
        if cue.takes() == Takes::Object {
            let object = self.finder.first_subject(tokens.start, tokens.end.min(tokens.start + 4));
            let found = object.filter(|n| self.finder.mentions[*n].tokens.start <= tokens.start + 2);
            statement.target = found.map(|n| self.speaker_of(n)).or(statement.target.take());
        }
    }

    /// Returns whom some words are about: the first party or person in them who is not the speaker.
    fn about(&self, tokens: Range<usize>, speaker: &Speaker) -> Option<Speaker> {
        let mut at = tokens.start;
        while at < tokens.end {
            if let Some(n) = self.finder.beginning(at) {
                let mention = &self.finder.mentions[n];
                let other = !mention.actor.is_same(&speaker.actor) && mention.party != speaker.holder;
                let known = mention.party.is_some() || mention.kind == crate::names::Kind::Person;
                if other && known && !mention.is_place && mention.actor != ActorRef::Unknown {
                    return Some(self.speaker_of(n));
                }
            }
            at += 1;
        }
        None
    }

    fn speaker_of(&self, n: usize) -> Speaker {
        let mention = &self.finder.mentions[n];
        let end = mention.tokens.end;
        let speaks_for = self.finder.words.lower(end.wrapping_sub(1)).starts_with("spokes");
        let spoken_for = || self.spoken_for(end, end + 4).filter(|_| speaks_for);
        Speaker {
            actor: mention.actor.clone(),
            holder: mention.party.clone().or_else(spoken_for).or_else(|| self.holders.party(self.finder, n)),
            basis: mention.basis,
            span: Some(mention.span),
            mention: Some(n),
        }
    }

    /// Returns who a cue makes speak, and who with them.
    fn speakers(&self, cue: usize) -> (Speaker, Vec<Speaker>) {
        let mut at = cue;
        // "and added, ... and warned": back to the one who is named.
        while matches!(self.cues[at].subject, Subject::Before) && at > 0 && cue - at < SAME_SPEAKER_MAX {
            at -= 1;
        }
        match &self.cues[at].subject {
            Subject::Mention(n) => {
                let also = self.beside(*n);
                (self.speaker_of(*n), also)
            }
            Subject::Described(tokens) => (self.described(tokens.clone()), Vec::new()),
            Subject::Before => (Speaker::unknown(), Vec::new()),
        }
    }

    /// Returns who stands before a speaker, joined by "and".
    fn beside(&self, n: usize) -> Vec<Speaker> {
        let words = self.finder.words;
        let start = self.finder.mentions[n].tokens.start;
        let article = usize::from(start > 0 && words.is(start - 1, crate::names::Classes::ARTICLE));
        let and = start.checked_sub(1 + article).filter(|and| words.lower(*and) == "and");
        let other = and.and_then(|and| self.finder.ending(and)).filter(|other| {
            let one = &self.finder.mentions[*other];
            one.sentence == self.finder.mentions[n].sentence && one.is_actor() && one.via != Via::Pronoun
        });
        other.map(|other| self.speaker_of(other)).into_iter().collect()
    }

    fn described(&self, tokens: Range<usize>) -> Speaker {
        let words = self.finder.words;
        let first = match words.is(tokens.start, crate::names::Classes::ARTICLE) {
            true => tokens.start + 1,
            false => tokens.start,
        };
        let tokens_end = tokens.end;
        let span = words.span(tokens);
        let name = words.parsed.text()[words.parsed.tokens[first].span.start..span.end].to_owned();
        // "The statement said": whoever spoke last before it.
        let is_paper =
            ["statement", "communique", "letter", "message", "tweet"].iter().any(|paper| name == *paper);
        if let Some(n) = self.issuer(first).filter(|_| is_paper) {
            return Speaker { span: Some(span), ..self.speaker_of(n) };
        }
        let last =
            self.statements.iter().rev().take(PAPER_BACK).find(|one| one.speaker.actor != ActorRef::Unknown);
        match last.filter(|_| is_paper) {
            Some(last) => Speaker { span: Some(span), mention: None, ..last.speaker.clone() },
            None => {
                let holder = self.spoken_for(first, tokens_end);
                Speaker { actor: ActorRef::Described(name), span: Some(span), holder, ..Speaker::unknown() }
            }
        }
    }

    /// Returns who issued the paper that a sentence speaks of, by the sentence before: "The Houthis issued a statement."
    fn issuer(&self, token: usize) -> Option<usize> {
        let words = self.finder.words;
        let before = words.parsed.tokens[token].sentence.checked_sub(1)?;
        let tokens = words.parsed.sentences[before].tokens.clone();
        let issued = |at: &usize| {
            matches!(words.lower(*at), "issued" | "released" | "published" | "posted" | "sent" | "circulated")
        };
        let verb = tokens.clone().take(60).find(issued)?;
        let has_paper = (verb..tokens.end.min(verb + 6)).any(|at| turns::is_paper(words.lower(at)));
        self.finder.first_subject(tokens.start, verb).filter(|_| has_paper)
    }

    /// Returns the party that words name as the one spoken for: "a spokesman for the army".
    fn spoken_for(&self, from: usize, to: usize) -> Option<Party> {
        let words = self.finder.words;
        let at = (from..to).find(|at| words.lower(*at) == "for")? + 1;
        let named = (at..to.min(at + 3)).find_map(|at| self.finder.beginning(at))?;
        self.finder.mentions[named].party.clone()
    }

    fn quotations(&mut self, voices: &[(Voice, Rule)], indirect: usize) {
        let words = self.finder.words;
        let mut speakers: Vec<Option<(Speaker, Option<usize>)>> = vec![None; voices.len()];
        // Whoever speaks a quotation that leans on a later one is known once that one is.
        for n in (0..voices.len()).rev().chain(0..voices.len()) {
            let found = match voices[n].0 {
                Voice::Cue(cue) => Some((self.speakers(cue).0, Some(cue))),
                Voice::Mention(mention) => Some((self.speaker_of(mention), None)),
                Voice::Quotation(other) => speakers[other].clone().map(|(speaker, _)| (speaker, None)),
                Voice::Unknown => Some((Speaker::unknown(), None)),
                Voice::None => None,
            };
            speakers[n] = found.or(speakers[n].take());
        }
        let mut at = 0;
        for (n, found) in speakers.into_iter().enumerate() {
            let quotation = words.parsed.quotations[n];
            let tokens = words.parsed.tokens_in(quotation.span);
            let (Some((speaker, cue)), false) = (found, tokens.is_empty()) else { continue };
            while at < indirect && self.statements[at].span.end <= quotation.span.start {
                at += 1;
            }
            let kind = match quotation.paragraph {
                None => StatementKind::Headline,
                Some(_) => self.kind(n, voices[n].1),
            };
            let mut statement = self.statement(kind, tokens.clone(), speaker, voices[n].1);
            statement.span = quotation.span;
            if let Some(cue) = cue {
                self.with_cue(&mut statement, cue, tokens);
            }
            let near =
                (at..indirect.min(at + 4)).find(|one| self.statements[*one].span.holds(quotation.inner));
            statement.part_of = near;
            self.statements.push(statement);
        }
    }

    /// Tells a piece of a sentence from speech word for word.
    fn kind(&self, n: usize, rule: Rule) -> StatementKind {
        let parsed = self.finder.words.parsed;
        let quotation = &parsed.quotations[n];
        let inner = quotation.inner.of(parsed.text()).trim_start();
        let is_capital = inner.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
        let resumes =
            rule == "cue-before" && n > 0 && parsed.quotations[n - 1].paragraph == quotation.paragraph && {
                let before = quotation.span.start.saturating_sub(2);
                parsed.text().as_bytes().get(before) == Some(&b',')
            };
        match rule {
            "in-content" => StatementKind::Fragment,
            _ if is_capital || resumes || quotation.continues => StatementKind::Direct,
            _ => StatementKind::Fragment,
        }
    }

    /// Joins each quotation of the title with the one of the text that it shortens.
    fn headlines(&mut self) {
        let words = self.finder.words;
        let parsed = words.parsed;
        let titles = parsed.quotations.iter().filter(|quotation| quotation.paragraph.is_none());
        for quotation in titles.take(TITLE_QUOTATIONS_MAX) {
            let tokens = parsed.tokens_in(quotation.span);
            let known = self.statements.iter().position(|one| one.span == quotation.span);
            let echoed = self.echoed(quotation.inner);
            let prefix = self.title_prefix(tokens.start);
            let speaker = echoed.map(|n| self.statements[n].speaker.clone()).or(prefix);
            match (known, speaker) {
                (Some(known), _) => self.statements[known].part_of = echoed,
                (None, Some(speaker)) if !tokens.is_empty() => {
                    let mut statement = self.statement(StatementKind::Headline, tokens, speaker, "headline");
                    statement.span = quotation.span;
                    statement.part_of = echoed;
                    self.statements.push(statement);
                }
                (None, _) => {}
            }
        }
    }

    /// Returns the quotation of the text whose words hold those of the title's.
    fn echoed(&self, inner: Span) -> Option<usize> {
        let text = self.finder.words.parsed.text();
        let short = plain(inner.of(text));
        let mut body = self
            .statements
            .iter()
            .enumerate()
            .filter(|(_, one)| matches!(one.kind, StatementKind::Direct | StatementKind::Fragment));
        body.find(|(_, one)| plain(one.span.of(text)).contains(&short)).map(|(n, _)| n)
    }

    /// Returns who stands before the colon of a title: `Obama: 'Not there yet'`.
    fn title_prefix(&self, start: usize) -> Option<Speaker> {
        let words = self.finder.words;
        let colon = start.checked_sub(1).filter(|colon| words.lower(*colon) == ":")?;
        self.finder.ending(colon).map(|n| self.speaker_of(n))
    }
}

impl Statement {
    /// Puts in whom the speaker told it, as the one it is about.
    fn told(&mut self, finder: &Finder<'_>, told: Option<usize>) {
        let mention = told.map(|n| (n, &finder.mentions[n])).filter(|(_, mention)| mention.party.is_some());
        if let Some((n, mention)) = mention.filter(|_| self.target.is_none()) {
            self.target = Some(Speaker {
                actor: mention.actor.clone(),
                holder: mention.party.clone(),
                basis: mention.basis,
                span: Some(mention.span),
                mention: Some(n),
            });
        }
    }
}

/// Returns the letters and figures of some words, in small letters, with one space between words.
fn plain(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut plain = String::from(" ");
    for word in words {
        plain.extend(word.chars().flat_map(char::to_lowercase));
        plain.push(' ');
    }
    plain
}
