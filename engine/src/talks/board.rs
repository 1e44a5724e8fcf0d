//! The board: issue by side, the latest position as known on a date, what is open, and whether the sides are there yet.
//!
//! In: [`Talks`], the agreement's zone and an instant. Out: a [`Board`] that borrows from them. Read first: [`board`].
//! Invariant: a statement dated to an interval is known once all of the interval is over; of one day's words all are last.

use std::collections::BTreeMap;

use jiff::{Timestamp, tz::TimeZone};

use super::{Deal, Issue, Meeting, Position, Side, Statement, Talks};
use crate::model::{StatementId, When};
use crate::words;

/// Where talks stand as known on a date.
#[derive(Debug, Clone, PartialEq)]
pub struct Board<'t> {
    /// The talks.
    pub talks: &'t Talks,
    /// Whether there is a deal.
    pub there: There,
    /// The last word on the deal of each side that must agree, in the order of the file; then of others who spoke of it.
    pub deal: Vec<DealWord<'t>>,
    /// Issue by issue, in the order of the file.
    pub issues: Vec<IssueRow<'t>>,
    /// The meetings up to then, by date.
    pub meetings: Vec<&'t Meeting>,
    /// How many statements the file holds that were not known yet.
    pub later: usize,
}

words! {
    /// Whether there is a deal, by the word of those who must agree.
    There, "an answer", {
        /// The last word on the deal of every side that must agree is that there is one.
        There = "there",
        /// One of them last said that there is none yet, or none any more.
        NotThere = "not-there",
        /// None of them said so, and not all of them said that there is one.
        Undetermined = "undetermined",
    }
}

/// A side's last word on the deal as a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct DealWord<'t> {
    /// The side.
    pub side: &'t Side,
    /// Whether there is no deal without it.
    pub must_agree: bool,
    /// The word and the statement it stands in; `None`: it has said nothing of the deal as a whole.
    pub said: Option<(Deal, &'t Statement)>,
}

words! {
    /// How an issue stands, by the last words on it.
    IssueState, "a state of an issue", {
        /// The last word of some side asks, doubts, opposes, accuses or denies.
        Open = "open",
        /// No last word does. Not the same as settled: nobody has to have said so.
        Unopposed = "unopposed",
        /// Nobody has spoken of it.
        NotSpokenOf = "not-spoken-of",
    }
}

/// One issue.
#[derive(Debug, Clone, PartialEq)]
pub struct IssueRow<'t> {
    /// The issue.
    pub issue: &'t Issue,
    /// How it stands.
    pub state: IssueState,
    /// The sides that have spoken of it, in the order of the file.
    pub sides: Vec<SideRow<'t>>,
}

/// One side on one issue.
#[derive(Debug, Clone, PartialEq)]
pub struct SideRow<'t> {
    /// The side.
    pub side: &'t Side,
    /// The last position that a person summed up; `None`: there is none, and its own words stand for it.
    pub position: Option<&'t Position>,
    /// Whether it has spoken of the issue after the last of the statements that its position rests on.
    pub spoken_since: bool,
    /// Its last words: those of the last day on which it spoke, at least one.
    pub last: Vec<&'t Statement>,
    /// What it said before, by date.
    pub earlier: Vec<&'t Statement>,
}

impl SideRow<'_> {
    /// Whether one of its last words keeps the issue open.
    pub fn keeps_open(&self) -> bool {
        self.last.iter().any(|said| said.stance.keeps_open())
    }
}

/// Returns the board of the talks with what was known before an instant; `None`: with all that the file holds.
///
/// # Example
/// ```
/// use engine::talks::{There, Talks, board};
/// use engine::terms::NamedText;
/// let text = r#"
/// [talks]
/// title = "Talks"
/// between = ["north"]
/// [[side]]
/// id = "north"
/// name = "North"
/// [[issue]]
/// id = "road"
/// title = "The road"
/// [[statement]]
/// id = "s1"
/// issue = "road"
/// side = "north"
/// when = "2020-01-02"
/// stance = "doubts"
/// says = "Holds that there is no deal"
/// deal = "not-yet"
/// "#;
/// let (talks, _) = Talks::parse(NamedText { file: "talks.toml", text }, None).unwrap();
/// let zone = jiff::tz::TimeZone::UTC;
/// assert_eq!(board(&talks, &zone, None).there, There::NotThere);
/// let before = "2020-01-02T00:00:00Z".parse().ok();
/// assert_eq!(board(&talks, &zone, before).there, There::Undetermined);
/// ```
pub fn board<'t>(talks: &'t Talks, zone: &TimeZone, known_before: Option<Timestamp>) -> Board<'t> {
    let known = |when: &When| known_before.is_none_or(|at| when.interval(zone).end <= at);
    let order = |when: &When| {
        let interval = when.interval(zone);
        (interval.end, interval.start)
    };
    let mut said: Vec<&Statement> = talks.statements.iter().filter(|s| known(&s.when)).collect();
    said.sort_by_key(|s| order(&s.when));
    let mut meetings: Vec<&Meeting> = talks.meetings.iter().filter(|m| known(&m.when)).collect();
    meetings.sort_by_key(|m| order(&m.when));
    let deal = deal_words(talks, &said);
    let from = Known { talks, zone, at: said.iter().enumerate().map(|(at, s)| (&s.id, at)).collect(), said };
    Board {
        talks,
        there: there(&deal),
        deal,
        issues: talks.issues.iter().map(|issue| from.issue(issue)).collect(),
        meetings,
        later: talks.statements.len() - from.said.len(),
    }
}

fn deal_words<'t>(talks: &'t Talks, said: &[&'t Statement]) -> Vec<DealWord<'t>> {
    let last =
        |side: &Side| said.iter().rev().find_map(|s| Some((s.deal.filter(|_| s.side == side.id)?, *s)));
    let must = |side: &&Side| talks.between.contains(&side.id);
    let (needed, beside): (Vec<&'t Side>, Vec<&'t Side>) = talks.sides.iter().partition(must);
    let needed = needed.into_iter().map(|side| DealWord { side, must_agree: true, said: last(side) });
    let beside = beside.into_iter().map(|side| DealWord { side, must_agree: false, said: last(side) });
    needed.chain(beside.filter(|word| word.said.is_some())).collect()
}

fn there(deal: &[DealWord<'_>]) -> There {
    let needed = deal.iter().filter(|word| word.must_agree);
    let words = || needed.clone().map(|word| word.said.map(|(deal, _)| deal));
    if words().any(|word| matches!(word, Some(Deal::NotYet | Deal::Left))) {
        return There::NotThere;
    }
    match words().next().is_some() && words().all(|word| word == Some(Deal::Agreed)) {
        true => There::There,
        false => There::Undetermined,
    }
}

/// The statements that were known, by date.
struct Known<'t, 'z> {
    talks: &'t Talks,
    zone: &'z TimeZone,
    said: Vec<&'t Statement>,
    at: BTreeMap<&'t StatementId, usize>,
}

impl<'t> Known<'t, '_> {
    fn issue(&self, issue: &'t Issue) -> IssueRow<'t> {
        let sides: Vec<SideRow<'t>> =
            self.talks.sides.iter().filter_map(|side| self.side(issue, side)).collect();
        let state = match sides.iter().any(SideRow::keeps_open) {
            true => IssueState::Open,
            false if sides.is_empty() => IssueState::NotSpokenOf,
            false => IssueState::Unopposed,
        };
        IssueRow { issue, state, sides }
    }

    fn side(&self, issue: &Issue, side: &'t Side) -> Option<SideRow<'t>> {
        let own = self.said.iter().filter(|s| s.issue == issue.id && s.side == side.id);
        let own: Vec<&'t Statement> = own.copied().collect();
        let end = |s: &Statement| s.when.interval(self.zone).end;
        let newest = *own.last()?;
        let (last, earlier) = own.into_iter().partition(|s| end(s) == end(newest));
        let position = self.position(issue, side);
        let spoken_since =
            position.is_some_and(|(at, _)| self.at.get(&newest.id).is_some_and(|new| *new > at));
        Some(SideRow { side, position: position.map(|(_, p)| p), spoken_since, last, earlier })
    }

    /// Returns the position whose last statement is the latest, of those of which all statements were known, and where
    /// that statement stands.
    fn position(&self, issue: &Issue, side: &Side) -> Option<(usize, &'t Position)> {
        let own = self.talks.positions.iter().filter(|p| p.issue == issue.id && p.side == side.id);
        let known_at = |p: &Position| p.rests_on.iter().map(|id| self.at.get(id)).collect::<Option<Vec<_>>>();
        let dated = own.filter_map(|p| Some((known_at(p)?.into_iter().max().copied()?, p)));
        dated.max_by_key(|(at, _)| *at)
    }
}
