//! Cues: the verbs and phrases by which a text makes somebody speak, each with who does.
//!
//! In: the words of a text and its mentions. Out: [`Cue`]s in the order of the text. Read first: [`Finder::cues`]. Who
//! speaks stands before the verb ("the minister, who met him, said"), after it (`"...," said the minister`), or is that of
//! the verb before ("and added"). Invariant: what is not said, or would be, is no cue. Invariant: a search looks at most
//! [`BACK_MAX`] words back, so that the work grows with the text and not faster.

use std::ops::Range;

use crate::Rule;
use crate::names::{Classes, Form, Mention, Number, Takes, Verb, Via, Words};
use crate::text::Tag;

/// How far back a subject is looked for, in words.
pub(super) const BACK_MAX: usize = 60;
/// How many words may say what a person is, before the name.
pub(super) const WORK_WORDS_MAX: usize = 5;

/// Who a cue makes speak.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Subject {
    /// A mention.
    Mention(usize),
    /// Words that name nobody known: "the 34-year-old father".
    Described(Range<usize>),
    /// Whoever the cue before it makes speak.
    Before,
}

/// A verb or phrase that makes somebody speak.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cue {
    /// Its words, with auxiliaries and adverbs: "has repeatedly said".
    pub tokens: Range<usize>,
    /// The verb; `None`: a phrase, "according to".
    pub verb: Option<&'static Verb>,
    /// Who speaks.
    pub subject: Subject,
    /// The first word of who speaks and of the cue, whichever is first.
    pub from: usize,
    /// The last word of both, and one more.
    pub to: usize,
    /// What found who speaks.
    pub rule: Rule,
}

impl Cue {
    pub(crate) fn takes(&self) -> Takes {
        self.verb.map_or(Takes::Clause, |verb| verb.takes)
    }

    /// Returns the verb's base form, or the phrase.
    pub(crate) fn name(&self) -> &'static str {
        self.verb.map_or("according to", |verb| verb.base.as_str())
    }
}

/// Looks for cues.
pub(crate) struct Finder<'a> {
    pub words: &'a Words<'a>,
    pub mentions: &'a [Mention],
    /// By the word after its last, the longest mention that ends there.
    ends: Vec<Option<u32>>,
    /// By its first word, the longest mention that begins there.
    starts: Vec<Option<u32>>,
}

impl<'a> Finder<'a> {
    pub(crate) fn of(words: &'a Words<'a>, mentions: &'a [Mention]) -> Self {
        let count = words.parsed.tokens.len() + 1;
        let (mut ends, mut starts) = (vec![None; count], vec![None; count]);
        let longer = |known: Option<u32>, mention: &Mention| {
            known.is_none_or(|known| mentions[known as usize].tokens.len() <= mention.tokens.len())
        };
        for (n, mention) in mentions.iter().enumerate() {
            let n = u32::try_from(n).expect("a text has fewer than four thousand million names");
            if longer(ends[mention.tokens.end], mention) {
                ends[mention.tokens.end] = Some(n);
            }
            if longer(starts[mention.tokens.start], mention) {
                starts[mention.tokens.start] = Some(n);
            }
        }
        Self { words, mentions, ends, starts }
    }

    /// Returns the mention that ends before a word.
    pub(crate) fn ending(&self, token: usize) -> Option<usize> {
        self.ends.get(token).copied().flatten().map(|n| n as usize)
    }

    /// Returns the mention that begins with a word.
    pub(crate) fn beginning(&self, token: usize) -> Option<usize> {
        self.starts.get(token).copied().flatten().map(|n| n as usize)
    }

    /// Returns all cues of a text.
    pub(crate) fn cues(&self) -> Vec<Cue> {
        let mut cues: Vec<Cue> = Vec::new();
        for sentence in &self.words.parsed.sentences {
            let first = cues.len();
            let mut token = sentence.tokens.start;
            while token < sentence.tokens.end {
                let phrase = self.phrase(token, &sentence.tokens);
                let phrase = phrase.or_else(|| self.as_put_it(token, &sentence.tokens));
                let cue = phrase.or_else(|| self.paper_reads(token, &sentence.tokens)).or_else(|| match self
                    .words
                    .verb(token)
                {
                    Some((verb, form)) => self.cue(token, verb, form, &sentence.tokens, &cues[first..]),
                    None => self.by_place(token, &sentence.tokens),
                });
                token = cue.as_ref().map_or(token, |cue| cue.tokens.end.max(token + 1) - 1) + 1;
                cues.extend(cue);
            }
        }
        cues
    }

    /// Finds "according to somebody".
    fn phrase(&self, token: usize, sentence: &Range<usize>) -> Option<Cue> {
        let words = self.words;
        if words.is_quoted(token) || !matches!(words.lower(token), "according" | "in") {
            return None;
        }
        let phrases = &crate::names::verbs().phrases;
        let phrase = phrases.iter().find(|phrase| words.stands(token, phrase))?;
        let after = token + phrase.len();
        let (subject, to) = self.named_from(after, sentence.end)?;
        if let Subject::Described(range) = &subject {
            let is_paper = range
                .clone()
                .any(|at| super::stance::is_deal_word(words.lower(at)) || words.lower(at) == "schedule");
            if is_paper {
                return None;
            }
        }
        Some(Cue { tokens: token..after, verb: None, subject, from: token, to, rule: "according-to" })
    }

    /// Returns who is named from a word on: a mention, or a few words up to the next mark.
    pub(super) fn named_from(&self, token: usize, end: usize) -> Option<(Subject, usize)> {
        let words = self.words;
        for skip in 0..3 {
            if let Some(n) = self.beginning(token + skip).filter(|_| token + skip < end) {
                let mention = &self.mentions[n];
                let bare = !mention.is_owner;
                if bare {
                    return Some((Subject::Mention(n), mention.tokens.end));
                }
            }
            if !words.is(token + skip, Classes::ARTICLE.with(Classes::MODIFIER)) {
                break;
            }
        }
        if let Some(n) = self.person_after_work(token, end) {
            return Some((Subject::Mention(n), self.mentions[n].tokens.end));
        }
        let stop = (token..end.min(token + 8)).find(|at| {
            words.is(*at, Classes::MARK.with(Classes::OPENS).with(Classes::AUXILIARY))
                || words.verb(*at).is_some()
        });
        let stop = stop.unwrap_or(end.min(token + 8));
        let opens =
            words.is(token, Classes::ARTICLE) || words.lower(token).starts_with(|c: char| c.is_ascii_digit());
        (opens && stop > token + 1).then_some((Subject::Described(token..stop), stop))
    }

    /// Returns the person whose work stands before the name in words that no list has: "harbour master Yusuf Elmi".
    fn person_after_work(&self, token: usize, end: usize) -> Option<usize> {
        let parsed = self.words.parsed;
        let is_work = |at: &usize| {
            matches!(parsed.tokens[*at].tag, Tag::Noun | Tag::Adj)
                && parsed.word(*at).starts_with(char::is_lowercase)
        };
        let first = token + usize::from(self.words.is(token, Classes::ARTICLE));
        let name = (first..end.min(first + WORK_WORDS_MAX)).find(|at| !is_work(at))?;
        self.beginning(name).filter(|n| name > first && self.mentions[*n].is_person())
    }

    fn cue(
        &self,
        token: usize,
        verb: &'static Verb,
        form: Form,
        sentence: &Range<usize>,
        before: &[Cue],
    ) -> Option<Cue> {
        let group = self.group(token, sentence.start);
        if form == Form::Past
            && let Some((by, subject, to)) = self.by_whom(token, &group, sentence, verb)
        {
            let tokens = group.start..token + 1;
            return Some(Cue { tokens, verb: Some(verb), subject, from: by, to, rule: "by-whom" });
        }
        if !self.fits_type(token, verb) || self.is_unsaid(token, form, &group, verb) {
            return None;
        }
        let cue = |subject, from, to, rule| {
            Some(Cue { tokens: group.start..token + 1, verb: Some(verb), subject, from, to, rule })
        };
        if form == Form::Ing {
            return self
                .shared(token, &group, sentence, before)
                .and_then(|(subject, from, rule)| cue(subject, from, token + 1, rule));
        }
        if let Some((subject, to)) = self.after_quotation(token, &group, sentence, verb) {
            return cue(subject, group.start, to, "inverted");
        }
        let (subject, from, rule) = self.subject_before(&group, sentence, before, verb, form)?;
        cue(subject, from, token + 1, rule)
    }

    /// Returns the verb with its auxiliaries and adverbs before it.
    fn group(&self, token: usize, first: usize) -> Range<usize> {
        let mut start = token;
        while start > first
            && self.words.is(start - 1, Classes::AUXILIARY.with(Classes::ADVERB))
            && !self.words.is_quoted(start - 1)
            && !self.is_title_in_ly(start - 1, first)
        {
            start -= 1;
        }
        start..token + 1
    }

    /// Whether what looks like an adverb or a time is a paper: "the daily wrote".
    fn is_title_in_ly(&self, token: usize, first: usize) -> bool {
        token > first && self.words.lower(token).ends_with("ly") && self.words.is(token - 1, Classes::ARTICLE)
    }

    fn fits_type(&self, token: usize, verb: &Verb) -> bool {
        let next = self.words.lower(token + 1);
        match (verb.takes, verb.base.as_str()) {
            (Takes::For, _) => matches!(next, "for" | "to" | "on"),
            (Takes::Out, _) => next == "out",
            (_, "call") => !matches!(next, "off" | "in" | "up" | "," | "."),
            (_, "back") => {
                !matches!(next, "to" | "in" | "from" | "down" | "away" | "and" | "on" | "into" | "," | ".")
            }
            // "asked not to be named".
            (_, "ask" | "report") => !matches!(next, "about" | "to" | "back" | "not"),
            (_, "post" | "charge") => !matches!(next, "in" | "at" | "with"),
            _ => true,
        }
    }

    /// Whether a verb is not said: passive, denied, only wished or possible, an adjective.
    fn is_unsaid(&self, token: usize, form: Form, group: &Range<usize>, verb: &Verb) -> bool {
        let words = self.words;
        let auxiliaries = group.start..token;
        let has = |class| auxiliaries.clone().any(|at| words.is(at, class));
        let passive = auxiliaries.clone().any(|at| is_be(words.lower(at)));
        let before = words.lower(group.start.wrapping_sub(1));
        let is_stance = verb.takes == Takes::Object;
        match form {
            Form::Past if passive => true,
            // "remains opposed to".
            Form::Past if is_stance && matches!(before, "remains" | "remain" | "remained") => true,
            Form::Past if group.start == token && words.is(token.wrapping_sub(1), Classes::ARTICLE) => true,
            Form::Base if before == "to" => !self.goes_on_to(group.start),
            Form::Base
                if words.is(group.start.wrapping_sub(1), Classes::PREPOSITION.with(Classes::ARTICLE)) =>
            {
                true
            }
            _ if has(Classes::NOT) => !is_stance || verb.stance.is_none(),
            _ => has(Classes::MODAL) && !is_stance,
        }
    }

    /// Whether "went on to", "continued to" stands before a verb.
    fn goes_on_to(&self, group: usize) -> bool {
        let words = self.words;
        group >= 2
            && matches!(words.lower(group - 2), "on" | "continued" | "continues" | "continue" | "began")
    }

    /// Finds who speaks after the verb: `"...," said the minister`.
    fn after_quotation(
        &self,
        token: usize,
        group: &Range<usize>,
        sentence: &Range<usize>,
        verb: &Verb,
    ) -> Option<(Subject, usize)> {
        let words = self.words;
        if !matches!(verb.takes, Takes::Clause | Takes::Quote) || verb.base == "tell" {
            return None;
        }
        let first = sentence.start;
        let before = group.start.checked_sub(1).filter(|before| *before >= first);
        let after_mark = match before {
            None => words.lower(token + 1) != "," && group.start == first,
            Some(before) => {
                words.is_quoted(before)
                    || words.lower(before) == "," && before > first && words.is_quoted(before - 1)
            }
        };
        if after_mark {
            let (subject, to) = self.named_from(token + 1, sentence.end)?;
            return self.ends_after(&subject, to, sentence.end).then_some((subject, to));
        }
        // "The deal is off, said Kerry."
        let comma = before.is_some_and(|before| words.lower(before) == ",");
        let (subject, to) = self.named_from(token + 1, sentence.end).filter(|_| comma)?;
        let ends = to >= sentence.end || words.is(to, Classes::MARK);
        ends.then_some((subject, to))
    }

    /// Whether what follows the one who is named leaves them the subject: no verb of their own.
    fn ends_after(&self, subject: &Subject, to: usize, end: usize) -> bool {
        let words = self.words;
        let is_free = to >= end
            || !(words.is(to, Classes::AUXILIARY) || words.verb(to).is_some_and(|(verb, _)| !verb.is_noun));
        is_free || matches!(subject, Subject::Described(_))
    }

    /// Returns the subject of "saying", "adding": that of the verb before, or of the sentence.
    fn shared(
        &self,
        token: usize,
        group: &Range<usize>,
        sentence: &Range<usize>,
        before: &[Cue],
    ) -> Option<(Subject, usize, Rule)> {
        let words = self.words;
        let previous = group.start.checked_sub(1).filter(|before| *before >= sentence.start)?;
        if words.lower(previous) == "as" {
            return self.quoted_as(token, previous, sentence);
        }
        let joins = words.lower(previous) == ","
            || words.is_quoted(previous)
            || matches!(words.lower(previous), "and" | "while" | "by");
        if !joins {
            // "Officials saying": rare, and mostly not.
            return None;
        }
        if !before.is_empty() {
            return Some((Subject::Before, group.start, "same-speaker"));
        }
        let opening = self.opening(sentence, group.start);
        let to = opening.as_ref().map_or(group.start, |opening| opening.end);
        let named = self.first_subject(sentence.start, to).map(Subject::Mention);
        let subject = named.or_else(|| opening.map(Subject::Described))?;
        Some((subject, group.start, "sentence-subject"))
    }

    /// Returns the words that open a sentence and name nobody known, up to its verb: "The newspaper took note of ...".
    fn opening(&self, sentence: &Range<usize>, before: usize) -> Option<Range<usize>> {
        let words = self.words;
        let first = sentence.start;
        let last = before.min(first + 1 + WORK_WORDS_MAX);
        let tag = |at: usize| words.parsed.tokens[at].tag;
        let verb = (first + 1..last).find(|at| !matches!(tag(*at), Tag::Noun | Tag::Adj | Tag::Adv))?;
        let opens = words.is(first, Classes::ARTICLE) && verb > first + 1 && !words.is_quoted(first);
        (opens
            && tag(verb) == Tag::Verb
            && (tag(verb - 1) == Tag::Noun || words.lower(verb - 1).ends_with("ly")))
        .then_some(first..verb)
    }

    /// Finds "X was quoted by Y as saying" and "Y quoted X as saying".
    fn quoted_as(
        &self,
        token: usize,
        as_at: usize,
        sentence: &Range<usize>,
    ) -> Option<(Subject, usize, Rule)> {
        let words = self.words;
        let from = as_at.saturating_sub(20).max(sentence.start);
        let quoted =
            (from..as_at).rev().find(|at| matches!(words.lower(*at), "quoted" | "cited" | "quotes"))?;
        let _ = token;
        let passive = quoted > sentence.start && is_be(words.lower(quoted - 1));
        if passive {
            let n = self.ending(quoted - 1)?;
            return Some((Subject::Mention(n), self.mentions[n].tokens.start, "was-quoted"));
        }
        let (subject, _) = self.named_from(quoted + 1, as_at)?;
        // `"...," the agency quoted him as saying`: the agency's words begin what tells who speaks.
        let agency = self.ending(quoted).map(|n| self.mentions[n].tokens.start);
        let from = agency.filter(|from| *from >= sentence.start).unwrap_or(quoted);
        Some((subject, from, "quoted"))
    }

    /// Returns the first mention of a stretch of a sentence that can be a subject.
    pub(crate) fn first_subject(&self, from: usize, to: usize) -> Option<usize> {
        let words = self.words;
        (from..to.min(from + BACK_MAX)).filter_map(|token| self.beginning(token)).find(|n| {
            let mention = &self.mentions[*n];
            let before = mention.tokens.start.checked_sub(1).filter(|before| *before >= from);
            mention.is_actor()
                && !mention.is_quoted
                && mention.tokens.end <= to
                && !before.is_some_and(|before| words.is(before, Classes::PREPOSITION))
        })
    }

    fn subject_before(
        &self,
        group: &Range<usize>,
        sentence: &Range<usize>,
        before: &[Cue],
        verb: &Verb,
        form: Form,
    ) -> Option<(Subject, usize, Rule)> {
        let words = self.words;
        let needs_name = verb.is_noun && form != Form::Past;
        let at = self.before_times(group.start, sentence.start);
        let previous = at.checked_sub(1).filter(|previous| *previous >= sentence.start)?;
        if words.is_quoted(previous) {
            return None;
        }
        if let Some(n) = self.adjacent(at, sentence.start) {
            return self
                .agrees(n, form)
                .then(|| (Subject::Mention(n), self.mentions[n].tokens.start, "before"));
        }
        match words.lower(previous) {
            "," | "—" | "–" | "--" | ")" => {
                if let Some(n) = self.beside_what_they_are(previous, sentence.start).filter(|_| !needs_name) {
                    return Some((Subject::Mention(n), self.opens_phrase(n, sentence.start), "beside"));
                }
                let found = self.beyond_parenthesis(previous, sentence.start).filter(|_| !needs_name);
                found.map(|n| (Subject::Mention(n), self.mentions[n].tokens.start, "before-parenthesis"))
            }
            "who" | "which" => {
                let n = self.ending(previous).or_else(|| self.ending(previous.checked_sub(1)?))?;
                Some((Subject::Mention(n), previous, "who"))
            }
            _ if words.is(previous, Classes::AND) && !needs_name => match before.is_empty() {
                false => Some((Subject::Before, group.start, "same-speaker")),
                true => self
                    .first_subject(sentence.start, previous)
                    .map(|n| (Subject::Mention(n), group.start, "sentence-subject")),
            },
            _ if needs_name || form == Form::Base => None,
            _ => {
                let found = self.in_phrase(at, sentence.start)?;
                let is_told = found.1 > sentence.start && self.closes_speech(found.1 - 1, sentence.start);
                (is_told || self.may_say(&found.0, verb)).then_some(found)
            }
        }
    }

    /// Whether words that name nobody known can be the subject: not of "the deal announced in Amman".
    fn may_say(&self, subject: &Subject, verb: &Verb) -> bool {
        let Subject::Described(tokens) = subject else { return true };
        let says = matches!(
            verb.base.as_str(),
            "say" | "tell" | "add" | "warn" | "insist" | "argue" | "claim" | "believe" | "complain"
        );
        says && !super::stance::is_deal_word(self.words.lower(tokens.end - 1))
    }

    /// Returns the mention that is the subject of a verb: before it, or before what stands between commas before it.
    pub(crate) fn subject_of(&self, verb: usize, first: usize) -> Option<usize> {
        let group = self.group(verb, first);
        let at = self.before_times(group.start, first);
        let previous = at.checked_sub(1).filter(|previous| *previous >= first)?;
        match self.words.lower(previous) {
            "," | "—" | "–" | "--" | ")" => self.beyond_parenthesis(previous, first),
            "who" | "which" => self.ending(previous).or_else(|| self.ending(previous.checked_sub(1)?)),
            _ => self.adjacent(at, first),
        }
    }

    /// Goes back over "on Tuesday", "later that day".
    fn before_times(&self, token: usize, first: usize) -> usize {
        let words = self.words;
        let mut at = token;
        let is_time = |at: usize| {
            words.is(at, Classes::TIME) || words.lower(at).bytes().all(|byte| byte.is_ascii_digit())
        };
        while at > first && is_time(at - 1) && !self.is_title_in_ly(at - 1, first) {
            at -= 1;
        }
        if at < token && at > first && matches!(words.lower(at - 1), "on" | "in" | "late" | "early") {
            at -= 1;
        }
        while at > first
            && words.is(at - 1, Classes::ADVERB)
            && !self.is_title_in_ly(at - 1, first)
            && self.ending(at).is_none()
        {
            at -= 1;
        }
        at
    }

    /// Returns the mention that ends just before, or the one that "in Geneva", "of the mission" belongs to.
    fn adjacent(&self, at: usize, first: usize) -> Option<usize> {
        let words = self.words;
        let mut at = at;
        for _ in 0..6 {
            let n = self.ending(at)?;
            let mention = &self.mentions[n];
            let Some(before) = mention.tokens.start.checked_sub(1).filter(|before| *before >= first) else {
                return Some(n).filter(|_| !mention.is_owner);
            };
            // "the minister of the Philippines".
            let is_of = before > first && words.is(before, Classes::ARTICLE) && !mention.is_person();
            let before = before - usize::from(is_of && words.lower(before - 1) == "of");
            if !words.is(before, Classes::PREPOSITION) {
                return Some(n).filter(|_| !mention.is_owner);
            }
            if before == first {
                return None;
            }
            at = before;
        }
        None
    }

    /// Whether number and form go together: "officials say", "he says".
    fn agrees(&self, n: usize, form: Form) -> bool {
        let mention = &self.mentions[n];
        let joined = mention.tokens.start > 0 && self.words.lower(mention.tokens.start - 1) == "and";
        match form {
            Form::Base => mention.number == Number::Many || joined || mention.actor.name().ends_with('s'),
            _ => true,
        }
    }

    /// Returns the mention before the comma that opens what stands between commas.
    fn beyond_parenthesis(&self, close: usize, first: usize) -> Option<usize> {
        let words = self.words;
        let from = close.saturating_sub(BACK_MAX).max(first);
        (from..close).rev().filter(|at| matches!(words.lower(*at), "," | "—" | "–" | "--" | "(")).find_map(
            |at| {
                if words.is_quoted(at) {
                    return None;
                }
                self.adjacent(at, first)
                    .filter(|n| self.mentions[*n].is_actor() && !self.mentions[*n].is_quoted)
            },
        )
    }

    /// Returns the person named between commas after what they are: "a spokeswoman for the agency, Clara Voss,".
    fn beside_what_they_are(&self, close: usize, first: usize) -> Option<usize> {
        let words = self.words;
        let n = self.ending(close)?;
        let person = &self.mentions[n];
        let open =
            person.tokens.start.checked_sub(1).filter(|open| *open > first && words.lower(*open) == ",")?;
        let is_named = person.is_person() && !person.is_quoted && person.via != Via::Pronoun;
        let is_what = match self.ending(open) {
            None => matches!(words.parsed.tokens[open - 1].tag, Tag::Noun),
            Some(of) => {
                let start = self.mentions[of].tokens.start;
                let article = usize::from(start > first && words.is(start - 1, Classes::ARTICLE));
                let before = start.checked_sub(1 + article).filter(|before| *before > first);
                !self.mentions[of].is_person()
                    && before.is_some_and(|at| matches!(words.lower(at), "for" | "of"))
            }
        };
        (is_named && is_what).then_some(n)
    }

    /// Returns where what somebody is begins, before the comma before their name: after the mark before it.
    fn opens_phrase(&self, n: usize, first: usize) -> usize {
        let words = self.words;
        let name = self.mentions[n].tokens.start;
        let from = name.saturating_sub(14).max(first);
        let is_edge = |at: &usize| {
            words.is_quoted(*at) || words.is(*at, Classes::MARK.with(Classes::OPENS).with(Classes::AND))
        };
        let open = (from..name.saturating_sub(1)).rev().find(is_edge);
        let told = open.is_some_and(|open| words.is_quoted(open));
        open.filter(|_| told).map_or(name, |open| open + 1)
    }

    /// Looks through the words before a verb back to the start of their clause: for a mention, else for what they say.
    fn in_phrase(&self, at: usize, first: usize) -> Option<(Subject, usize, Rule)> {
        let words = self.words;
        let from = at.saturating_sub(14).max(first);
        let edge = (from..at).rev().find(|token| {
            words.is_quoted(*token)
                || words.is(*token, Classes::MARK.with(Classes::OPENS).with(Classes::AND))
                || words.verb(*token).is_some_and(|(verb, _)| !verb.is_noun)
        });
        let start = edge.map_or(from, |edge| edge + 1);
        let named = (start..at).filter_map(|token| self.beginning(token)).find(|n| {
            let mention = &self.mentions[*n];
            mention.tokens.end <= at && !mention.is_place
        });
        if let Some(n) = named {
            return Some((Subject::Mention(n), start, "in-phrase"));
        }
        let opens =
            words.is(start, Classes::ARTICLE) || words.lower(start).starts_with(|c: char| c.is_ascii_digit());
        let short = at - start <= 8 && at > start + 1;
        (opens && short).then_some((Subject::Described(start..at), start, "described"))
    }
}

pub(super) fn is_be(word: &str) -> bool {
    matches!(word, "is" | "are" | "was" | "were" | "be" | "been" | "being" | "am")
}
