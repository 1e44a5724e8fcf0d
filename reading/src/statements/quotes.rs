//! Who says what stands between marks.
//!
//! In: the quotations of a text, its cues and contents. Out: for each quotation who speaks and by which rule, or that it is
//! no statement: a name, a word held at arm's length. Read first: [`Attribution::of`], where the rules stand in order.
//! Invariant: every quotation is looked at once, with a fixed number of looks around.

use std::ops::Range;

use super::contents::Content;
use super::cues::{Cue, Finder, Subject, WORK_WORDS_MAX};
use crate::Rule;
use crate::names::{Classes, Form, Takes};
use crate::text::Quotation;

/// Who says a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Voice {
    /// Whoever this cue makes speak.
    Cue(usize),
    /// This mention.
    Mention(usize),
    /// Whoever says this quotation before or after it.
    Quotation(usize),
    /// The text does not say.
    Unknown,
    /// It is no statement.
    None,
}

/// Who says each quotation.
pub(crate) struct Attribution<'a> {
    pub finder: &'a Finder<'a>,
    pub cues: &'a [Cue],
    pub contents: &'a [Content],
    /// By sentence, its cues.
    pub by_sentence: &'a [Range<usize>],
    quotations: &'a [Quotation],
    tokens: Vec<Range<usize>>,
    voices: Vec<(Voice, Rule)>,
}

impl<'a> Attribution<'a> {
    /// Looks at each quotation, first to last. The rules, in order: one that goes on from the paragraph before; a cue after;
    /// a cue before; in the content of a cue; the speaker of the quotation before it in the paragraph; who is named in the
    /// sentence before; the one after; the paragraph before.
    pub(crate) fn of(
        finder: &'a Finder<'a>,
        cues: &'a [Cue],
        contents: &'a [Content],
        by_sentence: &'a [Range<usize>],
    ) -> Vec<(Voice, Rule)> {
        let parsed = finder.words.parsed;
        let quotations = &parsed.quotations;
        let tokens = quotations.iter().map(|quotation| parsed.tokens_in(quotation.span)).collect();
        let mut all = Self {
            finder,
            cues,
            contents,
            by_sentence,
            quotations,
            tokens,
            voices: Vec::with_capacity(quotations.len()),
        };
        for n in 0..quotations.len() {
            let voice = all.voice(n);
            all.voices.push(voice);
        }
        all.look_ahead();
        all.voices
    }

    fn voice(&self, n: usize) -> (Voice, Rule) {
        let quotation = &self.quotations[n];
        let tokens = &self.tokens[n];
        if tokens.is_empty() || quotation.paragraph.is_none() && self.cue_around(n).is_none() {
            return (Voice::None, "title");
        }
        if self.is_name(tokens) {
            return (Voice::None, "a-name");
        }
        if quotation.continues && n > 0 {
            return self.cue_after(n).unwrap_or((Voice::Quotation(n - 1), "goes-on"));
        }
        self.cue_around(n).or_else(|| self.without_cue(n)).unwrap_or_else(|| self.nobody(n))
    }

    /// Finds a cue of the quotation's own sentence.
    fn cue_around(&self, n: usize) -> Option<(Voice, Rule)> {
        self.cue_after(n).or_else(|| self.cue_before(n)).or_else(|| self.in_content(n))
    }

    fn sentences(&self, n: usize) -> (usize, usize) {
        let tokens = &self.finder.words.parsed.tokens;
        let range = &self.tokens[n];
        (tokens[range.start].sentence, tokens[range.end - 1].sentence)
    }

    /// `"...," said the minister`, `"...," the minister said`.
    fn cue_after(&self, n: usize) -> Option<(Voice, Rule)> {
        let words = self.finder.words;
        let end = self.tokens[n].end;
        let (_, last) = self.sentences(n);
        let next_quotation = self.tokens.get(n + 1).map_or(usize::MAX, |next| next.start);
        let cue = self.first_cue(last, |cue| cue.tokens.start < end)?;
        let found = &self.cues[cue];
        if found.tokens.start >= next_quotation {
            return None;
        }
        let mut at = end;
        while at < found.from
            && (words.is(at, Classes::MARK.with(Classes::ADVERB).with(Classes::ARTICLE))
                || matches!(words.lower(at), "and" | "but" | "as"))
        {
            at += 1;
        }
        // `"...," Republican pollster Bill McInturff told`: what he is, in words that no list has.
        let work = at..found.from;
        let is_work = work.len() <= WORK_WORDS_MAX
            && work.clone().all(|at| {
                let apart =
                    Classes::MARK.with(Classes::OPENS).with(Classes::PREPOSITION).with(Classes::ARTICLE);
                !words.is(at, apart) && !words.is_quoted(at) && words.verb(at).is_none()
            });
        let is_next = at >= found.from || is_work && self.finder.beginning(found.from).is_some();
        let closes = self.ends_speech(n)
            || words.lower(end) == ","
            || found.rule == "inverted"
            || words.verb(end).is_some();
        (is_next && (closes || found.rule == "according-to")).then_some((Voice::Cue(cue), "cue-after"))
    }

    /// Returns the first cue of a sentence for which `before` does not hold.
    fn first_cue(&self, sentence: usize, before: impl Fn(&Cue) -> bool) -> Option<usize> {
        let n = self.cues_before(sentence, before);
        Some(n).filter(|n| self.by_sentence[sentence].contains(n))
    }

    /// Returns the place after the cues of a sentence for which `before` holds.
    fn cues_before(&self, sentence: usize, before: impl Fn(&Cue) -> bool) -> usize {
        let range = self.by_sentence[sentence].clone();
        range.start + self.cues[range].partition_point(before)
    }

    /// Whether what is said ends with a mark that ends speech.
    fn ends_speech(&self, n: usize) -> bool {
        let inner = self.quotations[n].inner.of(self.finder.words.parsed.text());
        inner.trim_end_matches([' ', '\'', '’', '"', '”']).ends_with([',', '.', '?', '!', '—', '–', '…', '-'])
    }

    /// `The minister said: "..."`, `said it was "..."`.
    fn cue_before(&self, n: usize) -> Option<(Voice, Rule)> {
        let start = self.tokens[n].start;
        let (first, _) = self.sentences(n);
        let after = self.cues_before(first, |cue| cue.tokens.end <= start);
        let cue = after.checked_sub(1).filter(|cue| self.by_sentence[first].contains(cue))?;
        let content = self.content_of(cue);
        let held = content
            .is_none_or(|content| start < content.tokens.end || content.tokens.end <= self.cues[cue].from);
        let found = &self.cues[cue];
        let words = self.finder.words;
        let gap = found.to.max(found.tokens.end)..start;
        let direct = gap.len() <= 1 && gap.clone().all(|at| words.is(at, Classes::MARK))
            || words.lower(start.wrapping_sub(1)) == ":";
        // "..., Kerry said, "but ..."" goes on; in a content it is a piece of it.
        let goes_on = words.lower(start.wrapping_sub(1)) == ",";
        match (direct || goes_on, held) {
            (true, _) => Some((Voice::Cue(cue), "cue-before")),
            (false, true) => Some((Voice::Cue(cue), "in-content")),
            (false, false) => None,
        }
    }

    fn content_of(&self, cue: usize) -> Option<&Content> {
        let n = self.contents.partition_point(|content| content.cue < cue);
        self.contents.get(n).filter(|content| content.cue == cue)
    }

    /// `It was "over," the minister said`, `"..." according to the minister`.
    fn in_content(&self, n: usize) -> Option<(Voice, Rule)> {
        let tokens = &self.tokens[n];
        let (first, last) = self.sentences(n);
        let cues = self.by_sentence[first].start..self.by_sentence[last].end;
        // The looks are few: a sentence with thousands of cues is none that people write.
        cues.take(16).find_map(|cue| {
            let content = self.content_of(cue)?;
            let holds = content.tokens.start <= tokens.start && tokens.end <= content.tokens.end + 1;
            holds.then_some((Voice::Cue(cue), "in-content"))
        })
    }

    /// Whether the words before call it a name: `dubbed "Dawn"`, `so-called "republic"`.
    fn is_name(&self, tokens: &Range<usize>) -> bool {
        let words = self.finder.words;
        let before = words.lower(tokens.start.wrapping_sub(1));
        matches!(
            before,
            "dubbed"
                | "named"
                | "codenamed"
                | "code-named"
                | "nicknamed"
                | "titled"
                | "entitled"
                | "so-called"
                | "operation"
                | "headlined"
                | "film"
                | "song"
                | "book"
                | "novel"
                | "slogan"
                | "alias"
                | "operations"
        ) || before == "as" && words.lower(tokens.start.wrapping_sub(2)) == "known"
            || before == "is" && words.lower(tokens.start.wrapping_sub(2)) == "name"
            // "what they call "the quiet field"": what it is called every day, and not what somebody once called it.
            || before == "call" && words.lower(tokens.start.wrapping_sub(3)) == "what"
    }

    /// Whether its sentences hold hardly a word outside marks.
    fn is_alone(&self, n: usize) -> bool {
        let words = self.finder.words;
        let (first, last) = self.sentences(n);
        let sentences = &words.parsed.sentences;
        let range = sentences[first].tokens.start..sentences[last].tokens.end;
        if range.len() > 400 {
            return true;
        }
        range.filter(|at| !words.is_quoted(*at) && !words.is(*at, Classes::MARK)).count() <= 1
    }

    fn without_cue(&self, n: usize) -> Option<(Voice, Rule)> {
        if !self.is_alone(n) {
            return self.lead_in(n, true);
        }
        let paragraph = self.quotations[n].paragraph;
        let previous = n.checked_sub(1).filter(|before| self.quotations[*before].paragraph == paragraph);
        if let Some(before) = previous.filter(|before| self.speaks(*before) && self.between(*before, n) <= 14)
        {
            return Some((Voice::Quotation(before), "same-paragraph"));
        }
        self.lead_in(n, false)
    }

    fn speaks(&self, n: usize) -> bool {
        !matches!(self.voices[n].0, Voice::None | Voice::Unknown)
    }

    /// Counts the words outside marks between two quotations.
    fn between(&self, before: usize, n: usize) -> usize {
        let words = self.finder.words;
        let range = self.tokens[before].end..self.tokens[n].start;
        match range.len() > 60 {
            true => usize::MAX,
            false => range.filter(|at| !words.is(*at, Classes::MARK)).count(),
        }
    }

    /// Finds who is named in the sentence before, or, with `own`, in the words before it in its own sentence.
    fn lead_in(&self, n: usize, own: bool) -> Option<(Voice, Rule)> {
        let words = self.finder.words;
        let (first, _) = self.sentences(n);
        let start = self.tokens[n].start;
        if own {
            let colon = words.lower(start.wrapping_sub(1)) == ":";
            let range = words.parsed.sentences[first].tokens.start..start;
            let subject = self.finder.first_subject(range.start, range.end).filter(|_| colon);
            let subject = subject.or_else(|| self.owner_of_words(range).filter(|_| colon))?;
            return Some((Voice::Mention(subject), "colon"));
        }
        let before = first.checked_sub(1)?;
        let sentence = &words.parsed.sentences[before];
        let same_paragraph =
            sentence.paragraph.is_some() && sentence.paragraph == words.parsed.sentences[first].paragraph;
        let last = words.lower(sentence.tokens.end.wrapping_sub(1));
        let cue = self.by_sentence[before].clone().next_back();
        if let Some(cue) =
            cue.filter(|_| !same_paragraph && sentence.paragraph.is_some() && self.is_whole_paragraph(n))
        {
            return Some((Voice::Cue(cue), "paragraph-before"));
        }
        if !(same_paragraph || last == ":" && sentence.paragraph.is_some()) || self.len(n) < 3 {
            return None;
        }
        if let Some(cue) = cue {
            return Some((Voice::Cue(cue), "lead-in"));
        }
        let subject = self.finder.first_subject(sentence.tokens.start, sentence.tokens.end)?;
        let is_speaker = self.finder.mentions[subject].is_person() || last == ":";
        is_speaker.then_some((Voice::Mention(subject), "lead-in"))
    }

    /// "The commander's message was clear: ...": whose words they are.
    fn owner_of_words(&self, range: Range<usize>) -> Option<usize> {
        let words = self.finder.words;
        let end = range.end.min(range.start + 12);
        let mut owners = (range.start..end).filter_map(|at| self.finder.beginning(at));
        owners.find(|n| {
            let end = self.finder.mentions[*n].tokens.end;
            let after = end..end + 4;
            self.finder.mentions[*n].is_owner
                && after.into_iter().any(|at| {
                    matches!(
                        words.lower(at),
                        "message"
                            | "answer"
                            | "reply"
                            | "response"
                            | "words"
                            | "verdict"
                            | "warning"
                            | "demand"
                            | "statement"
                            | "letter"
                            | "line"
                            | "argument"
                            | "explanation"
                            | "comment"
                    )
                })
        })
    }

    /// Whether a quotation is all of its paragraph, so that only the one before can say whose it is.
    fn is_whole_paragraph(&self, n: usize) -> bool {
        let parsed = self.finder.words.parsed;
        let quotation = &self.quotations[n];
        let paragraph = quotation.paragraph.and_then(|paragraph| parsed.article.paragraphs.get(paragraph));
        paragraph.is_some_and(|span| span.len() <= quotation.span.len() + 2)
    }

    /// Counts the words of a quotation.
    fn len(&self, n: usize) -> usize {
        let words = self.finder.words;
        self.tokens[n].clone().filter(|at| !words.is(*at, Classes::MARK)).count()
    }

    /// What nobody is made to say: a whole sentence is said by somebody unknown, a few words are no statement.
    fn nobody(&self, n: usize) -> (Voice, Rule) {
        let inner = self.quotations[n].inner.of(self.finder.words.parsed.text()).trim();
        let whole = inner.starts_with(char::is_uppercase) && inner.ends_with(['.', '!', '?']);
        let told = self.ends_speech(n) && self.is_told_after(n);
        let colon = whole && self.finder.words.lower(self.tokens[n].start.wrapping_sub(1)) == ":";
        match (self.is_alone(n) || told || colon) && (self.len(n) >= 4 || whole) {
            true => (Voice::Unknown, "nobody-named"),
            false => (Voice::None, "no-statement"),
        }
    }

    /// Whether a verb of speech follows, whoever its subject is: `"...," said somebody whom no list has`.
    fn is_told_after(&self, n: usize) -> bool {
        let words = self.finder.words;
        let end = self.tokens[n].end;
        let verb = words.verb(end).filter(|_| end < words.parsed.tokens.len());
        verb.is_some_and(|(verb, form)| {
            form == Form::Past && matches!(verb.takes, Takes::Clause | Takes::Quote)
        })
    }

    /// Gives what nobody is made to say to whoever speaks next in its paragraph, else to whoever spoke last before it.
    fn look_ahead(&mut self) {
        for n in (0..self.voices.len()).rev() {
            let is_open = self.voices[n].0 == Voice::Unknown || self.voices[n].1 == "goes-on";
            let goes_on = self.quotations.get(n + 1).is_some_and(|next| next.continues);
            if is_open && goes_on && self.speaks(n + 1) && self.voices[n + 1].0 != Voice::Quotation(n) {
                self.voices[n] = (Voice::Quotation(n + 1), "ends-with");
                continue;
            }
            if self.voices[n].0 != Voice::Unknown {
                continue;
            }
            let paragraph = self.quotations[n].paragraph;
            let next = n + 1;
            let follows = self.quotations.get(next).is_some_and(|one| one.paragraph == paragraph);
            if follows && self.speaks(next) && self.between(n, next) <= 1 {
                self.voices[n] = (Voice::Quotation(next), "same-paragraph");
            } else if let Some(cue) = self.next_sentence_speaks(n) {
                self.voices[n] = (Voice::Cue(cue), "sentence-after");
            } else if self.runs_on(n) {
                self.voices[n] = (Voice::Quotation(n - 1), "runs-on");
            }
        }
    }

    /// Finds a cue that opens the next sentence of the paragraph without a quotation of its own: `"Enough." He said no more.`
    fn next_sentence_speaks(&self, n: usize) -> Option<usize> {
        let words = self.finder.words;
        let (_, last) = self.sentences(n);
        let next = words.parsed.sentences.get(last + 1)?;
        let same = next.paragraph.is_some() && next.paragraph == words.parsed.sentences[last].paragraph;
        let cue = self.by_sentence.get(last + 1)?.clone().next().filter(|_| same)?;
        let opens = self.cues[cue].from <= next.tokens.start + 1
            && !matches!(self.cues[cue].subject, Subject::Before);
        opens.then_some(cue)
    }

    /// Whether a paragraph that is nothing but a quotation goes on from the one before, which ends with one.
    fn runs_on(&self, n: usize) -> bool {
        let Some(before) = n.checked_sub(1) else { return false };
        let (Some(last), Some(this)) = (self.quotations[before].paragraph, self.quotations[n].paragraph)
        else {
            return false;
        };
        last + 1 == this && self.between(before, n) <= 12 || last == this && self.between(before, n) == 0
    }
}
