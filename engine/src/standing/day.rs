//! Days of the agreement, and up to when there is something to say.

use jiff::{Span, Timestamp};

use crate::findings::Roster;
use crate::model::{ActorId, Interval, When};
use crate::reports::Report;
use crate::terms::{Agreement, Role, Terms};

/// Most days that are assessed: ten years.
const DAYS_MAX: i32 = 3_660;

/// Returns the days of an agreement from its start to `last`, each from its own hour to the same local hour of the
/// next day; the last may reach beyond `last`.
///
/// A day in which clocks change is an hour longer or shorter.
pub fn days(agreement: &Agreement, last: Timestamp) -> Vec<Interval> {
    let all = (0..DAYS_MAX).map(|day| agreement.day_interval(day));
    all.take_while(|day| day.start < last).collect()
}

/// The longest interval that shows how far knowledge reaches, in seconds: two months.
const LONG_S: i64 = 61 * 86_400;

/// An instant up to which a gate may be answered.
#[derive(Debug, Clone, PartialEq)]
pub struct End {
    /// Whose end it is, in words.
    pub what: String,
    /// When.
    pub at: Timestamp,
    /// Whether something ended then, rather than what is known.
    pub is_declared: bool,
}

/// Returns the ends up to which a gate may be answered, the first to come first: ends declared by someone who is bound
/// or may decide, the text's own, and the end of what is known.
pub fn ends(terms: &Terms, roster: &Roster, known: Timestamp) -> Vec<End> {
    let agreement = &terms.agreement;
    let name = |id: &ActorId| terms.actors.get(id).map_or_else(|| id.to_string(), |actor| actor.name.clone());
    let counts =
        |actor: &str, at| roster.groups(actor, Some(at)).iter().any(|g| g.role == Role::Party || g.decides);
    let declared = agreement.ends.iter().filter(|e| counts(e.by.as_str(), e.at));
    let mut ends: Vec<End> = declared
        .map(|e| End {
            what: format!("{} declared it over ({})", name(&e.by), e.basis),
            at: e.at,
            is_declared: true,
        })
        .chain(agreement.until.map(|at| End { what: "the text's own end".to_owned(), at, is_declared: true }))
        .filter(|end| end.at <= known)
        .collect();
    ends.sort_by_key(|end| end.at);
    ends.push(End { what: "the last that is known".to_owned(), at: known, is_declared: false });
    ends
}

/// Returns the end of what is known: the last instant that any used report tells of, or an end of the terms if that is
/// later, but not after `known_on`.
pub fn known_until<'r>(
    agreement: &Agreement,
    reports: impl Iterator<Item = &'r Report>,
    known_on: Option<Timestamp>,
) -> Timestamp {
    // What a report tells of counts, not when it was published: that may be years later.
    known_until_told(agreement, reports.filter_map(|r| r.when.as_ref()), known_on)
}

/// As [`known_until`], of dates alone.
pub fn known_until_told<'r>(
    agreement: &Agreement,
    told: impl Iterator<Item = &'r When>,
    known_on: Option<Timestamp>,
) -> Timestamp {
    let bounded = told.map(|when| when.of_happening(&agreement.zone));
    // A count over months says of no day in it that anything is known.
    let last = bounded.filter(|when| when.end <= horizon_max(agreement) && when.seconds() <= LONG_S);
    let near = without_gap(agreement.in_force, last.collect());
    let ends = agreement.ends.iter().map(|e| e.at).chain(agreement.until).max();
    let known = near.into_iter().chain(ends).chain([agreement.in_force]).max().unwrap_or(agreement.in_force);
    known_on.map_or(known, |on| known.min(on))
}

/// The last instant told of before a silence of more than two months: a report on a later year, or one misdated, does not
/// make years of silence into days to be answered for.
fn without_gap(start: Timestamp, mut told: Vec<Interval>) -> Option<Timestamp> {
    told.sort_by_key(|when| (when.start, when.end));
    let gap = Span::new().seconds(LONG_S);
    let mut last = start;
    for when in told {
        if last.checked_add(gap).is_ok_and(|limit| when.start > limit) {
            break;
        }
        last = last.max(when.end);
    }
    (last > start).then_some(last)
}

/// Where an end is declared or written, a month after the last is enough to see what came of it.
fn horizon_max(agreement: &Agreement) -> Timestamp {
    let last = agreement.ends.iter().map(|e| e.at).chain(agreement.until).max();
    let month = Span::new().hours(30 * 24);
    last.and_then(|at| at.checked_add(month).ok()).unwrap_or(Timestamp::MAX)
}
