//! Who met whom, meets, or is to meet.
//!
//! In: words and mentions. Out: [`Meeting`]s in the order of the text, one for the same people in the same state. Read first:
//! [`meetings`]. Invariant: a meeting that is only planned, or called off, is never one that was held.

use std::ops::Range;

use super::conferring::{by_phone, call_after, is_face_to_face, with_after};
use crate::Rule;
use crate::names::{ActorRef, Classes, Kind, Words};
use crate::page::Span;
use crate::statements::{Finder, Speaker};

/// Whether a meeting took place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MeetingStatus {
    /// It took place.
    Held,
    /// It goes on as the text is written.
    Ongoing,
    /// It is to take place.
    Planned,
    /// It will not take place, or did not.
    CalledOff,
}

/// A meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Who meets, as far as they are named.
    pub who: Vec<Speaker>,
    /// Whether it took place.
    pub status: MeetingStatus,
    /// Where, as the text names it.
    pub place: Option<Span>,
    /// Its words.
    pub span: Span,
    /// The rule that found it.
    pub rule: Rule,
}

/// Finds the meetings of a text.
pub(super) fn meetings(words: &Words<'_>, finder: &Finder<'_>) -> Vec<Meeting> {
    let mut found: Vec<Meeting> = Vec::new();
    for sentence in words
        .parsed
        .sentences
        .iter()
        .filter(|sentence| sentence.paragraph.is_some() && sentence.tokens.len() <= super::SENTENCE_MAX)
    {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let meeting =
                (!words.is_quoted(at)).then(|| at_word(words, finder, at, &sentence.tokens)).flatten();
            at = match meeting {
                Some((meeting, end)) => {
                    add(words, finder, &mut found, meeting);
                    end.max(at + 1)
                }
                None => at + 1,
            };
        }
    }
    found
}

/// How many words may stand between going somewhere and the talks that it is for.
const GOES_MAX: usize = 12;

/// How many of the last meetings are compared with a new one.
const COMPARED_MAX: usize = 16;

/// Adds a meeting unless the same people meet in the same state already.
fn add(words: &Words<'_>, finder: &Finder<'_>, found: &mut Vec<Meeting>, mut meeting: Meeting) {
    if let Some(place) =
        meeting.place.filter(|place| place.start > meeting.span.start && place.end > meeting.span.end)
    {
        meeting.span.end = place.end;
    }
    if let [one] = meeting.who.as_slice() {
        let pair = one.mention.and_then(|n| the_two(words, finder, n));
        meeting.who =
            pair.map_or(meeting.who, |(first, second)| vec![speaker(finder, first), speaker(finder, second)]);
    }
    let same = |one: &&mut Meeting| {
        one.status == meeting.status
            && !meeting.who.is_empty()
            && one.who.len() == meeting.who.len()
            && one.who.iter().zip(&meeting.who).all(|(one, two)| one.actor.is_same(&two.actor))
    };
    match found.iter_mut().rev().take(COMPARED_MAX).find(same) {
        Some(known) => known.place = known.place.or(meeting.place),
        None => found.push(meeting),
    }
}

/// Returns whom "the two ministers", "both sides" mean: the last two parties before that "and" joins.
fn the_two(words: &Words<'_>, finder: &Finder<'_>, n: usize) -> Option<(usize, usize)> {
    let mention = &finder.mentions[n];
    let says_two = mention
        .tokens
        .clone()
        .chain(mention.tokens.end..mention.tokens.end + 4)
        .any(|token| matches!(words.lower(token), "two" | "both"));
    if !says_two {
        return None;
    }
    let oldest = mention.sentence.saturating_sub(8);
    (0..n).rev().take_while(|m| finder.mentions[*m].sentence >= oldest).find_map(|m| {
        let one = &finder.mentions[m];
        let other =
            finder.ending(one.tokens.start.checked_sub(1).filter(|and| words.lower(*and) == "and")?)?;
        let pair = finder.mentions[other].party.is_some()
            && one.party.is_some()
            && finder.mentions[other].party != one.party;
        pair.then_some((other, m))
    })
}

/// How a word makes a meeting.
enum Kinds {
    /// "met", "sat down with": who before it, whom after it.
    Meets,
    /// "talks", "a meeting": a noun.
    Noun,
    /// "gathered".
    Gathers,
    /// "received", "hosted": somebody, and not something.
    Hosts,
    /// "shuttled between": whoever goes to and fro meets both.
    Shuttles,
}

fn kind_of(words: &Words<'_>, at: usize, sentence: &Range<usize>) -> Option<Kinds> {
    let word = words.lower(at);
    let next = words.lower(at + 1);
    match word {
        "met" | "meets" | "meet" | "meeting" if at > sentence.start && !is_noun_here(words, at) => {
            Some(Kinds::Meets)
        }
        "sat" | "sit" if next == "down" => Some(Kinds::Meets),
        "conferred" | "negotiated" | "huddled" | "telephoned" | "phoned" => Some(Kinds::Meets),
        "spoke" | "speak" | "talked" if by_phone(words, at) > 0 => Some(Kinds::Meets),
        "discussed" | "discuss" | "discusses" if is_face_to_face(words, at, sentence.end) => {
            Some(Kinds::Meets)
        }
        "came" | "come" if next == "face" && words.lower(at + 2) == "to" => Some(Kinds::Meets),
        "received" | "hosted" | "receives" | "hosts" => Some(Kinds::Hosts),
        "shuttled" | "shuttles" | "shuttling" if next == "between" => Some(Kinds::Shuttles),
        "call" | "calls" | "conversation"
            if matches!(words.lower(at.wrapping_sub(1)), "phone" | "telephone" | "video") =>
        {
            Some(Kinds::Noun)
        }
        "talks" | "negotiations" | "meeting" | "summit" | "consultations" => Some(Kinds::Noun),
        "gathered" | "gather" | "gathering" | "convened" | "convene" => Some(Kinds::Gathers),
        _ => None,
    }
}

/// Whether "meeting" is a noun here: "a meeting", "the meeting".
fn is_noun_here(words: &Words<'_>, at: usize) -> bool {
    words.lower(at) == "meeting"
        && !matches!(
            words.lower(at.wrapping_sub(1)),
            "is" | "are" | "was" | "were" | "be" | "after" | "before"
        )
}

fn at_word(
    words: &Words<'_>,
    finder: &Finder<'_>,
    at: usize,
    sentence: &Range<usize>,
) -> Option<(Meeting, usize)> {
    match kind_of(words, at, sentence)? {
        Kinds::Meets => meets(words, finder, at, sentence),
        Kinds::Noun => talks(words, finder, at, sentence),
        Kinds::Gathers => gathers(words, finder, at, sentence),
        Kinds::Hosts => hosts(words, finder, at, sentence),
        Kinds::Shuttles => {
            let object = object(words, finder, at + 2, sentence.end);
            let both = object.len() > 1 || object.iter().any(|n| is_many(finder, *n));
            both.then(|| with_whom(words, finder, at, sentence, &object, false))?
        }
    }
}

/// "Kiir received Machar in Juba": a person, and somebody who can be met.
fn hosts(
    words: &Words<'_>,
    finder: &Finder<'_>,
    at: usize,
    sentence: &Range<usize>,
) -> Option<(Meeting, usize)> {
    let object = object(words, finder, at + 1, sentence.end);
    let is_met = |n: &usize| finder.mentions[*n].is_person() && !finder.mentions[*n].is_owner;
    if !object.first().is_some_and(is_met) {
        return None;
    }
    let before =
        subject(words, finder, at, sentence.start).filter(|n| finder.mentions[*n].party.is_some())?;
    let mut who = vec![speaker(finder, before)];
    who.extend(object.iter().map(|n| speaker(finder, *n)));
    let end = object.last().map_or(at + 1, |n| finder.mentions[*n].tokens.end);
    let status = status(words, finder.mentions[before].tokens.end, at, "met")?;
    let place = place(words, finder, end, sentence.end);
    let from = finder.mentions[before].tokens.start;
    Some((Meeting { who, status, place, span: words.span(from..end), rule: "hosts" }, end))
}

/// Returns the status that the words after a meeting give it: "were put off", "is set for", "due to open".
fn status_after(words: &Words<'_>, from: usize, end: usize) -> Option<MeetingStatus> {
    let mut planned = None;
    for at in from..end.min(from + 14) {
        let (word, next) = (words.lower(at), words.lower(at + 1));
        let off = match word {
            "collapsed" | "cancelled" | "canceled" | "postponed" | "scrapped" | "delayed" | "suspended" => {
                true
            }
            "called" | "put" | "broke" | "broken" => next == "off",
            "did" | "has" | "have" => {
                words.is(at + 1, Classes::NOT)
                    && (at..end.min(at + 5)).any(|at| {
                        matches!(words.lower(at), "take" | "taken" | "happen" | "happened" | "place")
                    })
            }
            "fell" => next == "through",
            "will" | "would" => {
                words.is(at + 1, Classes::NOT)
                    && matches!(words.lower(at + 2), "take" | "happen" | "go" | "be" | "resume")
            }
            _ => false,
        };
        if off {
            return Some(MeetingStatus::CalledOff);
        }
        let is_set = matches!(word, "due" | "scheduled" | "planned" | "expected")
            || matches!(word, "is" | "are") && matches!(next, "set" | "to");
        // "on 3 May" is no wish.
        let is_modal = words.is(at, Classes::MODAL) && !words.is(at, Classes::CAPITAL);
        if is_modal || is_set {
            planned = planned.or(Some(MeetingStatus::Planned));
        } else if words.verb(at).is_some() || matches!(word, "," | ";") {
            break;
        }
    }
    planned
}

/// Returns the status that the words before a verb give it; nothing where it did not come to a meeting.
fn status(words: &Words<'_>, from: usize, at: usize, word: &str) -> Option<MeetingStatus> {
    let has = |wanted: &[&str]| (from..at).any(|token| wanted.contains(&words.lower(token)));
    let modal = (from..at).any(|token| words.is(token, Classes::MODAL));
    let negated = (from..at).any(|token| words.is(token, Classes::NOT))
        || has(&[
            "refused", "refuses", "declined", "rejected", "failed", "without", "no", "ended", "collapse",
            "failure", "offered", "proposed",
        ]);
    let called_off = has(&["cancelled", "canceled", "postponed", "suspended", "called"]) && !has(&["for"]);
    let planned = modal
        || has(&[
            "due",
            "plans",
            "planned",
            "plan",
            "scheduled",
            "expected",
            "agreed",
            "set",
            "hopes",
            "wants",
            "to",
            "when",
            "tomorrow",
        ]);
    match () {
        () if negated => None,
        () if called_off => Some(MeetingStatus::CalledOff),
        () if planned && word != "met" && word != "sat" => Some(MeetingStatus::Planned),
        () if has(&["is", "are"]) || matches!(word, "meet" | "meets") => Some(MeetingStatus::Ongoing),
        () => Some(MeetingStatus::Held),
    }
}

fn speaker(finder: &Finder<'_>, n: usize) -> Speaker {
    let mention = &finder.mentions[n];
    Speaker {
        actor: mention.actor.clone(),
        holder: mention.party.clone(),
        basis: mention.basis,
        span: Some(mention.span),
        mention: Some(n),
    }
}

/// "Obama, who met with May", "the envoy met rebel leaders in Sanaa", "the two ministers will meet".
fn meets(
    words: &Words<'_>,
    finder: &Finder<'_>,
    at: usize,
    sentence: &Range<usize>,
) -> Option<(Meeting, usize)> {
    let mut after = at + 1;
    after += by_phone(words, at);
    if words.lower(at).starts_with("discuss") {
        after = with_after(words, at, sentence.end).unwrap_or(after);
    }
    while after < sentence.end
        && (words.is(after, Classes::ADVERB.with(Classes::TIME))
            || matches!(words.lower(after), "with" | "down" | "face" | "to" | "up" | "together"))
    {
        after += 1;
    }
    let with = after > at + 1 && words.lower(after - 1) == "with";
    let object = object(words, finder, after, sentence.end);
    let before = subject(words, finder, at, sentence.start)?;
    let many = is_many(finder, before) || !beside(words, finder, before).is_empty();
    if object.is_empty() && (!many || with) {
        return None;
    }
    let mut who = beside(words, finder, before);
    who.push(speaker(finder, before));
    let call = words.lower(at).starts_with("discuss").then(|| call_after(words, at, sentence.end)).flatten();
    let end = object.last().map_or(call.unwrap_or(at + 1), |n| finder.mentions[*n].tokens.end);
    who.extend(object.iter().map(|n| speaker(finder, *n)));
    let from = who[0].mention.map_or(at, |n| finder.mentions[n].tokens.start);
    let mut status = status(words, finder.mentions[before].tokens.end, at, words.lower(at))?;
    let clause = words.lower(from.wrapping_sub(1));
    if status == MeetingStatus::Ongoing && matches!(clause, "when" | "before" | "once" | "until" | "after") {
        status = MeetingStatus::Planned;
    }
    let place = place(words, finder, end.max(at + 1), sentence.end);
    Some((Meeting { who, status, place, span: words.span(from..end), rule: "meets" }, end))
}

fn is_many(finder: &Finder<'_>, n: usize) -> bool {
    let mention = &finder.mentions[n];
    mention.number == crate::names::Number::Many
        || mention.role.as_deref().is_some_and(|role| role.ends_with('s'))
        || mention.actor.name().ends_with('s')
}

/// Returns the mention before a verb whose subject it is: the nearest one that no preposition makes an object.
fn subject(words: &Words<'_>, finder: &Finder<'_>, at: usize, first: usize) -> Option<usize> {
    let from = at.saturating_sub(30).max(first);
    let near = finder.subject_of(at, first).filter(|n| {
        let mention = &finder.mentions[*n];
        mention.is_actor() && !mention.is_quoted && mention.actor != ActorRef::Unknown
    });
    if near.is_some() {
        return near;
    }
    (from..at).rev().filter_map(|token| finder.beginning(token)).find(|n| {
        let mention = &finder.mentions[*n];
        let before = mention.tokens.start.checked_sub(1).filter(|before| *before >= first);
        mention.tokens.end <= at
            && mention.is_actor()
            && !mention.is_quoted
            && mention.actor != ActorRef::Unknown
            && !before.is_some_and(|before| words.is(before, Classes::PREPOSITION))
    })
}

/// Returns who stands before a mention, joined by "and".
fn beside(words: &Words<'_>, finder: &Finder<'_>, n: usize) -> Vec<Speaker> {
    let start = finder.mentions[n].tokens.start;
    let article = usize::from(start > 0 && words.is(start - 1, Classes::ARTICLE));
    let and = start.checked_sub(1 + article).filter(|and| words.lower(*and) == "and");
    let other = and.and_then(|and| finder.ending(and)).filter(|other| {
        let one = &finder.mentions[*other];
        one.sentence == finder.mentions[n].sentence && !one.is_owner && one.actor != ActorRef::Unknown
    });
    other.map(|other| speaker(finder, other)).into_iter().collect()
}

/// Returns whom somebody meets: the mention that follows, and one joined to it.
fn object(words: &Words<'_>, finder: &Finder<'_>, after: usize, end: usize) -> Vec<usize> {
    let mut at = after;
    while at < end.min(after + 4)
        && finder.beginning(at).is_none()
        && words.is(at, Classes::ARTICLE.with(Classes::MODIFIER))
    {
        at += 1;
    }
    // "ELN delegates": a name and what it is, in one mention that begins here.
    let Some(n) = finder.beginning(at).filter(|n| {
        let mention = &finder.mentions[*n];
        !mention.is_quoted && !mention.is_place && mention.actor != ActorRef::Unknown
    }) else {
        return Vec::new();
    };
    let mention = &finder.mentions[n];
    let mut all = vec![n];
    let and = mention.tokens.end;
    if matches!(words.lower(and), "and" | ",") && and < end {
        let next =
            and + 1 + usize::from(words.is(and + 1, Classes::ARTICLE) && finder.beginning(and + 1).is_none());
        all.extend(finder.beginning(next).filter(|other| {
            let other = &finder.mentions[*other];
            words.lower(and) == "and" && other.is_actor() && other.actor != ActorRef::Unknown
        }));
    }
    all
}

/// "are deep in talks over", "held talks with", "talks between X and Y", "a second round of talks in Muscat".
fn talks(
    words: &Words<'_>,
    finder: &Finder<'_>,
    at: usize,
    sentence: &Range<usize>,
) -> Option<(Meeting, usize)> {
    let next = words.lower(at + 1);
    if matches!(next, "between" | "with" | "among") {
        let object = object(words, finder, at + 2, sentence.end);
        if !object.is_empty() {
            return with_whom(words, finder, at, sentence, &object, next != "with");
        }
    }
    let from = at.saturating_sub(8).max(sentence.start);
    let in_talks = (from..at).any(|token| words.lower(token) == "in") && words.lower(at) != "summit";
    let holds = (from..at).rev().find(|token| is_holding(words.lower(*token)));
    let round = (from..at).any(|token| matches!(words.lower(token), "round" | "rounds"));
    let later = status_after(words, at + 1, sentence.end);
    let way = at.saturating_sub(GOES_MAX).max(sentence.start);
    let goes = goes_for(words, way, at);
    let before = subject(words, finder, holds.unwrap_or(at), sentence.start);
    let is_are = before.is_some_and(|n| {
        let end = finder.mentions[n].tokens.end;
        in_talks && matches!(words.lower(end), "is" | "are" | "were" | "was" | "have")
    });
    if !(holds.is_some() || is_are || round || goes || later.is_some()) {
        return None;
    }
    let mut who: Vec<Speaker> = Vec::new();
    let mut start = from;
    if let Some(before) = before.filter(|_| holds.is_some() || is_are || round || goes) {
        who = beside(words, finder, before);
        who.push(speaker(finder, before));
        start = finder.mentions[before].tokens.start;
    }
    let there = place(words, finder, at + 1, sentence.end);
    let place = there.or_else(|| goes.then(|| place(words, finder, way, at)).flatten());
    if (who.is_empty() || round && holds.is_none()) && place.is_none() {
        return None;
    }
    let scope = before.map_or(start, |n| finder.mentions[n].tokens.end).min(at);
    let of_words = status(words, scope, at, words.lower(at))?;
    let were = is_are && matches!(words.lower(scope), "was" | "were");
    let status = match (later, goes, were) {
        (Some(later), ..) => later,
        (None, true, _) => MeetingStatus::Planned,
        (None, false, true) => MeetingStatus::Held,
        (None, false, false) => of_words,
    };
    let end = at + 1;
    Some((Meeting { who, status, place, span: words.span(start.min(at)..end), rule: "talks" }, end))
}

/// Whether a verb holds, opens or ends talks.
fn is_holding(word: &str) -> bool {
    matches!(
        word,
        "held"
            | "hold"
            | "began"
            | "begin"
            | "opened"
            | "resumed"
            | "resume"
            | "start"
            | "started"
            | "concluded"
            | "hosted"
            | "continue"
            | "continued"
            | "attended"
            | "attend"
    )
}

/// "arrived in Washington for talks", "will travel to Geneva for a new round of negotiations".
fn goes_for(words: &Words<'_>, from: usize, at: usize) -> bool {
    let goes = (from..at).find(|token| {
        matches!(
            words.lower(*token),
            "arrived"
                | "arrive"
                | "travel"
                | "travelled"
                | "traveled"
                | "flew"
                | "fly"
                | "headed"
                | "head"
                | "went"
        ) || matches!(words.lower(*token), "expected" | "due") && words.lower(token + 1) == "in"
    });
    goes.is_some_and(|goes| (goes..at).any(|token| words.lower(token) == "for"))
}

/// Makes a meeting of "talks with Y" and "talks between X and Y".
fn with_whom(
    words: &Words<'_>,
    finder: &Finder<'_>,
    at: usize,
    sentence: &Range<usize>,
    object: &[usize],
    is_between: bool,
) -> Option<(Meeting, usize)> {
    let mut who = Vec::new();
    let mut start = at;
    let before = subject(words, finder, at, sentence.start).filter(|_| !is_between);
    if let Some(before) = before {
        who = beside(words, finder, before);
        who.push(speaker(finder, before));
        start = finder.mentions[before].tokens.start;
    }
    who.extend(object.iter().map(|n| speaker(finder, *n)));
    let end = object.last().map_or(at + 1, |n| finder.mentions[*n].tokens.end);
    if before.is_none() && !is_between {
        who.extend(after_which(words, finder, at, end..sentence.end, sentence.start));
    }
    let scope = before.map_or(sentence.start.max(at.saturating_sub(6)), |n| finder.mentions[n].tokens.end);
    let mut status = status(words, scope.min(at), at, words.lower(at))?;
    status = status_after(words, end, sentence.end).unwrap_or(status);
    let place = place(words, finder, end, sentence.end);
    Some((Meeting { who, status, place, span: words.span(start..end), rule: "talks-with" }, end))
}

/// Returns who did something after the meeting that opens the sentence: "After a meeting with the king in Amman, Kerry said".
fn after_which(
    words: &Words<'_>,
    finder: &Finder<'_>,
    at: usize,
    rest: Range<usize>,
    first: usize,
) -> Option<Speaker> {
    let opens = (first..at).take(3).any(|token| matches!(words.lower(token), "after" | "following"));
    let comma = (rest.start..rest.end.min(rest.start + 8)).find(|token| words.lower(*token) == ",")?;
    let name = comma
        + 1
        + usize::from(words.is(comma + 1, Classes::ARTICLE) && finder.beginning(comma + 1).is_none());
    let n = finder.beginning(name).filter(|_| opens && at < first + 5 && name < rest.end)?;
    let mention = &finder.mentions[n];
    (mention.is_actor() && !mention.is_quoted && mention.actor != ActorRef::Unknown)
        .then(|| speaker(finder, n))
}

/// "world leaders are gathered in Hangzhou for the G20".
fn gathers(
    words: &Words<'_>,
    finder: &Finder<'_>,
    at: usize,
    sentence: &Range<usize>,
) -> Option<(Meeting, usize)> {
    let before = subject(words, finder, at, sentence.start)?;
    let mention = &finder.mentions[before];
    if !is_many(finder, before) && mention.kind != Kind::Organisation {
        return None;
    }
    let forum = (at..sentence.end.min(at + 8)).find(|token| words.lower(*token) == "for").and_then(|at| {
        let from = if words.is(at + 1, Classes::ARTICLE) { at + 2 } else { at + 1 };
        finder.beginning(from)
    });
    let place = place(words, finder, at + 1, sentence.end);
    let mut who = vec![speaker(finder, before)];
    who.extend(forum.map(|n| speaker(finder, n)));
    let mut status = status(words, mention.tokens.end, at, words.lower(at))?;
    if matches!(words.lower(at), "gather" | "gathering") && status == MeetingStatus::Held {
        status = MeetingStatus::Ongoing;
    }
    let end = forum.map_or(at + 1, |n| finder.mentions[n].tokens.end);
    (forum.is_some() || place.is_some()).then(|| {
        (Meeting { who, status, place, span: words.span(mention.tokens.start..end), rule: "gathers" }, end)
    })
}

/// Returns the place after "in" or "at", within a few words.
fn place(words: &Words<'_>, finder: &Finder<'_>, from: usize, end: usize) -> Option<Span> {
    let stop = end.min(from + 10);
    let at = (from..stop).find(|token| {
        matches!(words.lower(*token), "in" | "at" | "to") && words.is(token + 1, Classes::CAPITAL)
    })?;
    let first = at + 1;
    if let Some(n) = finder.beginning(first) {
        return Some(finder.mentions[n].span);
    }
    let mut last = first + 1;
    while last < end && words.is(last, Classes::CAPITAL) && !words.is(last, Classes::TIME) {
        last += 1;
    }
    Some(words.span(first..last))
}
