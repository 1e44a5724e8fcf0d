//! Where each party stands, by the words that say so.
//!
//! In: statements with a stance, and what the writer says of a party: "wants", "has long sought", "is wary of". Out:
//! [`Position`]s in the order of the text. Read first: [`positions`]. Invariant: a position has a party, its words and how it
//! is known; there is no weight and no rank.

use std::ops::Range;

use jiff::civil::Date;

use crate::Rule;
use crate::names::{ActorRef, Classes, Kind, Words};
use crate::page::Span;
use crate::statements::{
    Finder, Speaker, Stance, Statement, StatementKind, is_deal_word, issues_of, stance_of,
};
use crate::text::Tag;

/// How many words of what somebody makes clear are looked through.
const CONTENT_MAX: usize = 40;

/// Where a party stands on something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// Whose it is.
    pub party: Speaker,
    /// Its words.
    pub span: Span,
    /// Where the party stands.
    pub stance: Stance,
    /// On what.
    pub issues: Vec<&'static str>,
    /// The day of publication, if it is known: the party stood there by then.
    pub date: Option<Date>,
    /// The statement that it is read off; `None`: the writer says it.
    pub statement: Option<usize>,
    /// The rule that found it.
    pub rule: Rule,
}

/// Finds where parties stand.
pub(super) fn positions(words: &Words<'_>, finder: &Finder<'_>, statements: &[Statement]) -> Vec<Position> {
    let date = words.parsed.article.published.map(|published| published.date);
    let mut found: Vec<Position> =
        statements.iter().enumerate().filter_map(|(n, one)| of_statement(words, n, one, date)).collect();
    for sentence in words
        .parsed
        .sentences
        .iter()
        .filter(|sentence| sentence.paragraph.is_some() && sentence.tokens.len() <= super::SENTENCE_MAX)
    {
        in_sentence(words, finder, sentence.tokens.clone(), date, &mut found);
    }
    found.sort_by_key(|position| (position.span.start, position.span.end));
    found.dedup_by(|two, one| {
        let repeats = one.span.holds(two.span) && one.party.actor.is_same(&two.party.actor);
        if repeats {
            one.statement = one.statement.or(two.statement);
        }
        repeats
    });
    found
}

/// Reads a position off a statement: one with a stance, of somebody who speaks for somebody.
fn of_statement(words: &Words<'_>, n: usize, statement: &Statement, date: Option<Date>) -> Option<Position> {
    let is_whole = matches!(statement.kind, StatementKind::Direct | StatementKind::Indirect);
    let has_party = statement.speaker.holder.is_some()
        || matches!(statement.speaker.actor, ActorRef::Known(actor) if actor.kind != Kind::Media);
    let describes = matches!(statement.speaker.actor, ActorRef::Described(_) | ActorRef::Named(_))
        && !statement.issues.is_empty();
    let stance = statement.stance;
    if !is_whole
        || stance == Stance::Unstated
        || !(has_party || describes)
        || statement.issues.is_empty() && !is_strong(stance)
    {
        return None;
    }
    let mut span = statement.span;
    if stance == Stance::Conditions {
        span = condition(words, statement).unwrap_or(span);
    }
    Some(Position {
        party: statement.speaker.clone(),
        span,
        stance,
        issues: statement.issues.clone(),
        date,
        statement: Some(n),
        rule: "statement",
    })
}

/// Whether a stance is a position though the words name no issue.
const fn is_strong(stance: Stance) -> bool {
    matches!(
        stance,
        Stance::Conditions
            | Stance::Demands
            | Stance::Opposes
            | Stance::Offers
            | Stance::Doubts
            | Stance::Supports
            | Stance::Accuses
            | Stance::Warns
    )
}

/// Returns the clause that says what must come first, if the statement opens with it.
fn condition(words: &Words<'_>, statement: &Statement) -> Option<Span> {
    let mut tokens = words.parsed.tokens_in(statement.span);
    while tokens.start < tokens.end && words.is(tokens.start, Classes::MARK) {
        tokens.start += 1;
    }
    if !matches!(words.lower(tokens.start), "if" | "unless") {
        return None;
    }
    let comma = tokens.clone().find(|token| words.lower(*token) == ",")?;
    Some(words.span(tokens.start..comma))
}

fn in_sentence(
    words: &Words<'_>,
    finder: &Finder<'_>,
    sentence: Range<usize>,
    date: Option<Date>,
    found: &mut Vec<Position>,
) {
    if let Some((n, tokens)) = red_line(words, finder, &sentence) {
        found.push(made(words, finder, n, (tokens, sentence.clone()), Stance::Opposes, date, "red-line"));
    }
    for at in sentence.clone() {
        let Some(n) = finder.beginning(at) else { continue };
        let mention = &finder.mentions[n];
        // "Moscow's position is that ...": whose position it is stands as its owner.
        let owned = Some(mention.tokens.end).filter(|_| mention.is_owner);
        let refusal = owned.and_then(|end| owned_stand(words, end));
        let owns = refusal.is_some() || owned.is_some_and(|end| owned_noun(words, end).is_some());
        let can = (mention.is_actor() || owns)
            && !mention.is_quoted
            && mention.tokens.end < sentence.end
            && !is_object(words, at, sentence.start);
        let is_party = mention.party.is_some()
            || matches!(mention.kind, Kind::People | Kind::Group)
            || mention.kind == Kind::Organisation && mention.role.is_some();
        if !can || !is_party || mention.actor == ActorRef::Unknown {
            continue;
        }
        let end = after_noun(words, mention.tokens.end);
        let Some((verb, stance, rule)) = refusal
            .or_else(|| stand(words, end, sentence.end))
            .or_else(|| in_phrase(words, end, sentence.end))
            .or_else(|| yet_to(words, end, sentence.end))
        else {
            continue;
        };
        let tokens = match rule {
            "owned-stand" => owned_extent(words, mention.tokens.start, verb, &sentence),
            _ => extent(words, mention.tokens.start, verb, &sentence),
        };
        found.push(made(words, finder, n, (tokens, sentence.clone()), stance, date, rule));
    }
}

/// Makes the position that the writer gives a party, of its words and their sentence.
fn made(
    words: &Words<'_>,
    finder: &Finder<'_>,
    n: usize,
    (tokens, sentence): (Range<usize>, Range<usize>),
    stance: Stance,
    date: Option<Date>,
    rule: Rule,
) -> Position {
    let mention = &finder.mentions[n];
    let party = Speaker {
        actor: mention.actor.clone(),
        holder: mention.party.clone(),
        basis: mention.basis,
        span: Some(mention.span),
        mention: Some(n),
    };
    let issues = issues_of(words, tokens.clone());
    let issues = if issues.is_empty() { issues_of(words, sentence) } else { issues };
    Position { party, span: words.span(tokens), stance, issues, date, statement: None, rule }
}

/// Whether a preposition or a verb of saying stands before, so that the mention is its object.
fn is_object(words: &Words<'_>, at: usize, first: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|before| *before >= first) else { return false };
    words.is(before, Classes::PREPOSITION)
        || words.verb(before).is_some_and(|(verb, _)| verb.takes == crate::names::Takes::Object)
}

/// Returns where "position" or the like stands after a name in the genitive, if "is" follows: "Moscow's position is that".
fn owned_noun(words: &Words<'_>, from: usize) -> Option<usize> {
    let mut at = from + usize::from(matches!(words.lower(from), "'s" | "’s" | "'"));
    at += usize::from(matches!(words.lower(at), "main" | "first" | "only" | "key" | "central" | "stated"));
    let is_noun = matches!(
        words.lower(at),
        "position" | "condition" | "demand" | "stance" | "precondition" | "aim" | "goal" | "priority"
    );
    (is_noun && matches!(words.lower(at + 1), "is" | "was" | "remains" | "remained")).then_some(at)
}

/// Finds a noun that says where its owner stands: "Hamas's refusal to", "Kyiv's insistence on".
fn owned_stand(words: &Words<'_>, from: usize) -> Option<(usize, Stance, Rule)> {
    let mut at = from + usize::from(matches!(words.lower(from), "'s" | "’s" | "'" | "’"));
    at += usize::from(words.is(at, Classes::MODIFIER));
    let stance = match words.lower(at) {
        "refusal" | "rejection" | "opposition" | "objection" | "objections" | "unwillingness"
        | "reluctance" | "resistance" => Stance::Opposes,
        "insistence" | "demand" | "demands" => Stance::Demands,
        "readiness" | "willingness" | "acceptance" | "support" => Stance::Supports,
        "offer" => Stance::Offers,
        _ => return None,
    };
    let goes_on = matches!(words.lower(at + 1), "to" | "of" | "on" | "that" | "for");
    goes_on.then_some((at, stance, "owned-stand"))
}

/// Goes over what the people of a party are, between its name and a verb: "the FARC dissidents will".
fn after_noun(words: &Words<'_>, from: usize) -> usize {
    let is_verb = |at| {
        words.is(at, Classes::AUXILIARY)
            || words.parsed.tokens.get(at).is_some_and(|one| one.tag == Tag::Verb)
    };
    let is_noun = words.parsed.tokens.get(from).is_some_and(|one| one.tag == Tag::Noun);
    from + usize::from(is_noun && is_verb(from + 1))
}

/// Finds "has yet to accept": where the party stands is not known, and the text says so.
fn yet_to(words: &Words<'_>, from: usize, end: usize) -> Option<(usize, Stance, Rule)> {
    let yet = matches!(words.lower(from), "has" | "have" | "had")
        && words.lower(from + 1) == "yet"
        && words.lower(from + 2) == "to";
    let decides = matches!(
        words.lower(from + 3),
        "accept"
            | "agree"
            | "sign"
            | "endorse"
            | "approve"
            | "respond"
            | "reply"
            | "answer"
            | "decide"
            | "commit"
            | "say"
            | "ratify"
            | "confirm"
    );
    (yet && decides && from + 3 < end).then_some((from + 3, Stance::Unstated, "yet-to"))
}

/// Finds "made (it) clear that it would not sign": where the party stands is in what it made clear.
fn made_clear(words: &Words<'_>, at: usize, end: usize) -> Option<Stance> {
    let clear = at + 1 + usize::from(words.lower(at + 1) == "it");
    let made = matches!(words.lower(at), "made" | "make" | "makes") && words.lower(clear) == "clear";
    let content = clear + 1..end.min(clear + CONTENT_MAX).max(clear + 1);
    if !made || content.is_empty() {
        return None;
    }
    let negated = content.clone().take(8).find(|token| words.is(*token, Classes::NOT));
    let modal = negated.is_some_and(|not| words.is(not - 1, Classes::MODAL));
    match stance_of(words, content) {
        Stance::Unstated if modal => Some(Stance::Opposes),
        Stance::Unstated => None,
        stance => Some(stance),
    }
}

/// Whether somebody leaves talks or stays away from them: "walked out of the talks", "boycotted the meeting".
fn leaves_talks(words: &Words<'_>, at: usize, end: usize) -> bool {
    let next = words.lower(at + 1);
    let leaves = match words.lower(at) {
        "walked" | "walks" | "stormed" | "pulled" | "pulls" => next == "out",
        "withdrew" | "withdrawn" | "withdraws" => next == "from",
        "quit" | "boycotted" | "boycotts" | "shunned" => true,
        _ => false,
    };
    let on_talks = |token: usize| is_meeting(words.lower(token)) || words.lower(token) == "process";
    leaves && (at + 1..end.min(at + 8)).any(on_talks)
}

/// Finds several words together by which a party stands somewhere: "made it a condition that", "dropped its demand".
fn in_phrase(words: &Words<'_>, from: usize, end: usize) -> Option<(usize, Stance, Rule)> {
    if let Some(noun) = owned_noun(words, from) {
        let stance = match words.lower(noun) {
            "condition" | "precondition" => Stance::Conditions,
            _ => Stance::Demands,
        };
        return Some((noun + 1, stance, "position-is"));
    }
    let mut at = from;
    while at < end.min(from + 4) && words.is(at, Classes::AUXILIARY.with(Classes::ADVERB)) {
        at += 1;
    }
    if at >= end || words.is_quoted(at) {
        return None;
    }
    let may = (from..at).any(|token| words.is(token, Classes::MODAL))
        && !(from..at).any(|token| words.is(token, Classes::NOT));
    let stance = by_phrase(words, at, end).or_else(|| {
        // "will stop firing if Israel stops first".
        let only = (from..at).any(|token| words.lower(token) == "only");
        let hangs = |token: usize| {
            is_condition(words, token) || only && matches!(words.lower(token), "once" | "after" | "when")
        };
        let hangs = may && (at..end.min(at + 16)).any(hangs);
        hangs.then_some(Stance::Conditions)
    })?;
    Some((at, stance, "party-phrase"))
}

/// Returns where a party stands by the words that begin with a verb: "made it a condition", "dropped its demand".
fn by_phrase(words: &Words<'_>, at: usize, end: usize) -> Option<Stance> {
    let near = |words_after: &[&str]| {
        (at + 1..end.min(at + 12)).any(|token| words_after.contains(&words.lower(token)))
    };
    Some(match words.lower(at) {
        "made" | "makes" | "make" | "set" | "sets" | "laid"
            if near(&["condition", "conditions", "precondition", "preconditions"]) =>
        {
            Stance::Conditions
        }
        "dropped" | "drops" | "abandoned" | "withdrew" | "softened" | "withdrawn"
            if near(&["demand", "demands", "condition", "conditions", "insistence", "precondition"]) =>
        {
            Stance::Offers
        }
        "dropped" | "drops" | "withdrew" | "withdrawn"
            if near(&["objection", "objections", "opposition"]) =>
        {
            Stance::Supports
        }
        "object" | "objects" | "objected" | "balked" | "balks" if words.lower(at + 1) != "that" => {
            Stance::Opposes
        }
        "made" | "make" | "makes" if made_clear(words, at, end).is_some() => {
            made_clear(words, at, end).unwrap_or(Stance::Unstated)
        }
        _ if leaves_talks(words, at, end) => Stance::Opposes,
        _ => return None,
    })
}

/// Whether a word makes what is said hang on something: "if", "unless", "only after".
fn is_condition(words: &Words<'_>, at: usize) -> bool {
    matches!(words.lower(at), "if" | "unless" | "until" | "provided")
        || words.lower(at) == "only" && matches!(words.lower(at + 1), "after" | "if" | "when" | "once")
}

/// Goes over "for its part" between commas.
fn after_aside(words: &Words<'_>, from: usize, end: usize) -> usize {
    let opens =
        words.lower(from) == "," && matches!(words.lower(from + 1), "for" | "however" | "meanwhile" | "too");
    let close = (from + 2..end.min(from + 6)).find(|at| words.lower(*at) == ",").filter(|_| opens);
    close.map_or(from, |close| close + 1)
}

/// Finds a verb or an adjective by which a party stands somewhere, after its name.
fn stand(words: &Words<'_>, from: usize, end: usize) -> Option<(usize, Stance, Rule)> {
    let from = after_aside(words, from, end);
    let mut negated = false;
    let mut modal = false;
    let mut is = false;
    for at in from..from + 6 {
        if at >= end || words.is_quoted(at) {
            return None;
        }
        let word = words.lower(at);
        if let Some(stance) = of_adjective(word).filter(|_| is) {
            return Some((at, if negated { negation(stance) } else { stance }, "is-for"));
        }
        if let Some(stance) = of_verb(words, at) {
            let stance = if negated { negation(stance) } else { stance };
            return Some((at, stance, "party-verb"));
        }
        match () {
            () if words.is(at, Classes::NOT) => negated = true,
            () if words.is(at, Classes::MODAL) => modal = true,
            () if seems(word) => is = true,
            () if words.is(at, Classes::AUXILIARY.with(Classes::ADVERB)) => {}
            () if negated && modal && !is => return will_not(words, at, end),
            () => return None,
        }
    }
    None
}

/// Whether an adjective after it says how a party is minded.
fn seems(word: &str) -> bool {
    matches!(
        word,
        "is" | "are"
            | "was"
            | "were"
            | "been"
            | "be"
            | "remains"
            | "remain"
            | "remained"
            | "seems"
            | "appears"
    )
}

/// "will not return to talks": a refusal, or what must come first.
fn will_not(words: &Words<'_>, at: usize, end: usize) -> Option<(usize, Stance, Rule)> {
    let on_talks = (at..end.min(at + 8)).any(|token| {
        is_deal_word(words.lower(token))
            || matches!(words.lower(token), "negotiate" | "accept" | "withdraw" | "until")
    });
    let waits = (at..end).any(|token| matches!(words.lower(token), "until" | "unless"));
    let stance = if waits { Stance::Conditions } else { Stance::Opposes };
    on_talks.then_some((at, stance, "will-not"))
}

const fn negation(stance: Stance) -> Stance {
    match stance {
        Stance::Supports | Stance::Offers | Stance::Demands => Stance::Opposes,
        Stance::Opposes | Stance::Doubts => Stance::Supports,
        Stance::Hopes => Stance::Doubts,
        other => other,
    }
}

/// Returns the stance of a verb by which the writer says where a party stands.
fn of_verb(words: &Words<'_>, at: usize) -> Option<Stance> {
    let word = words.lower(at);
    Some(match word {
        "want" | "wants" | "wanted" | "seek" | "seeks" | "sought" | "seeking" | "demand" | "demands"
        | "demanded" | "demanding" | "insist" | "insists" | "insisted" | "insisting" => Stance::Demands,
        "pressing" | "pushing" | "pushed" | "pushes" | "presses" | "lobbied" | "lobbying"
            if words.lower(at + 1) == "for" =>
        {
            Stance::Demands
        }
        "calling" | "call" | "calls" | "called" | "asking" | "appealed" if words.lower(at + 1) == "for" => {
            Stance::Demands
        }
        "brushed" | "brushes" if words.lower(at + 1) == "aside" => Stance::Opposes,
        "turned" | "turns" | "voted" if words.lower(at + 1) == "down" => Stance::Opposes,
        "shrugged" | "waved" if matches!(words.lower(at + 1), "off" | "away") => Stance::Opposes,
        // What is agreed on is stood by; a meeting that is agreed on is a meeting.
        "agreed" | "agrees" | "consented"
            if agrees_to(words, at) && !(at..at + 8).any(|token| is_meeting(words.lower(token))) =>
        {
            Stance::Supports
        }
        "asked" | "asks" | "urged" | "urges" | "pressed"
            if (at + 1..at + 12).any(|token| words.lower(token) == "to" || words.lower(token) == "for") =>
        {
            Stance::Demands
        }
        "oppose" | "opposes" | "opposed" | "reject" | "rejects" | "rejected" | "refuse" | "refuses"
        | "refused" | "refusing" | "rejecting" | "dismissed" | "dismisses" | "rebuffed" | "vetoed"
        | "vetoes" | "opposing" | "resisting" | "resist" | "resists" | "resisted" | "ruled" | "spurned" => {
            Stance::Opposes
        }
        "favour" | "favours" | "favor" | "favors" | "back" | "backs" | "backed" | "support" | "supports"
        | "supported" | "accept" | "accepts" | "accepted" | "endorsed" | "welcomed" | "welcomes"
        | "embraced" => Stance::Supports,
        "offer" | "offers" | "offered" | "proposed" | "proposes" | "pledged" | "promised" => Stance::Offers,
        "hope" | "hopes" | "hoped" => Stance::Hopes,
        "doubt" | "doubts" | "doubted" | "fear" | "fears" | "feared" | "distrust" | "distrusts" => {
            Stance::Doubts
        }
        _ => return None,
    })
}

/// Whether what is agreed on follows: "agreed to", "agreed in principle to".
fn agrees_to(words: &Words<'_>, at: usize) -> bool {
    let to = (at + 1..at + 5).find(|token| words.lower(*token) == "to");
    to.is_some_and(|to| (at + 1..to).all(|token| !words.is(token, Classes::MARK.with(Classes::OPENS))))
}

fn is_meeting(word: &str) -> bool {
    matches!(word, "meet" | "meeting" | "talks" | "round" | "summit" | "negotiations" | "reconvene")
}

/// Returns the stance of an adjective after "is", "remains".
fn of_adjective(word: &str) -> Option<Stance> {
    Some(match word {
        "wary" | "skeptical" | "sceptical" | "doubtful" | "pessimistic" | "suspicious" | "cautious"
        | "distrustful" => Stance::Doubts,
        "hopeful" | "optimistic" | "confident" => Stance::Hopes,
        "ready" | "willing" | "prepared" | "committed" | "open" | "supportive" => Stance::Supports,
        "unwilling" | "reluctant" | "opposed" | "against" | "hostile" => Stance::Opposes,
        "adamant" | "determined" => Stance::Demands,
        _ => return None,
    })
}

/// Returns the words of "Hamas's refusal to hand over the list" up to the verb of which they are the subject.
fn owned_extent(words: &Words<'_>, start: usize, noun: usize, sentence: &Range<usize>) -> Range<usize> {
    let all = extent(words, start, noun, sentence);
    let verb = (noun + 2..all.end).find(|token| {
        matches!(
            words.lower(*token),
            "has" | "have" | "had" | "is" | "are" | "was" | "were" | "will" | "would"
        )
    });
    all.start..verb.unwrap_or(all.end)
}

/// Finds "for Kyiv, leaving is a red line" and "leaving is a red line for Kyiv".
fn red_line(
    words: &Words<'_>,
    finder: &Finder<'_>,
    sentence: &Range<usize>,
) -> Option<(usize, Range<usize>)> {
    let is_line = |at: &usize| {
        words.lower(*at) == "red" && matches!(words.lower(at + 1), "line" | "lines") && !words.is_quoted(*at)
    };
    let red = sentence.clone().find(is_line)?;
    let be = (red.saturating_sub(3).max(sentence.start)..red)
        .find(|at| matches!(words.lower(*at), "is" | "was" | "are" | "remains" | "remained" | "were"))?;
    let first = sentence.start;
    let named = |at: usize| {
        let at = at + usize::from(words.is(at, Classes::ARTICLE) && finder.beginning(at).is_none());
        finder.beginning(at).filter(|n| finder.mentions[*n].actor != ActorRef::Unknown)
    };
    let of_first = (words.lower(first) == "for").then(|| named(first + 1)).flatten();
    if let Some(n) = of_first {
        let from = finder.mentions[n].tokens.end;
        let from = from + usize::from(words.lower(from) == ",");
        return (from < be).then_some((n, from..red + 2));
    }
    let n = (words.lower(red + 2) == "for").then(|| named(red + 3)).flatten()?;
    Some((n, first..red + 2))
}

/// Returns the words of a position: from the party to the end of its clause; "a step Moscow has long sought" whole.
fn extent(words: &Words<'_>, start: usize, verb: usize, sentence: &Range<usize>) -> Range<usize> {
    let noun = start.checked_sub(2).filter(|noun| *noun >= sentence.start && words.lower(*noun) == "a");
    let is_aside = noun.is_some_and(|noun| {
        matches!(words.lower(noun + 1), "step" | "move" | "demand" | "goal" | "measure" | "condition")
    });
    if let Some(noun) = noun.filter(|_| is_aside) {
        let stop =
            (verb + 1..sentence.end).find(|token| words.is(*token, Classes::MARK.with(Classes::OPENS)));
        return noun..stop.unwrap_or(sentence.end);
    }
    let stop = (verb + 1..sentence.end).find(|token| {
        let word = words.lower(*token);
        matches!(word, "because" | "although" | "though" | ";" | "." | "—")
            || word == "," && !words.is_quoted(*token)
            || word == "but" && words.verb(token + 1).is_none()
    });
    start..stop.unwrap_or(sentence.end)
}
