//! Choosing: which ceasefires of a list an event file can be asked about, and why the others are left out.
//!
//! In: a list, the pairs of opponents of an event file and its days. Out: [`Chosen`]. Read first: [`choose`].
//! Invariant: rows of the list = rows of what is replayed + rows left out, each with its reason + rows that cannot be read.

use std::collections::BTreeMap;

use jiff::{Span, civil::Date};

use super::{Reach, Where, Years, terms};
use crate::model::When;
use crate::series::Days;
use crate::sources::eth_prio::{Ceasefire, CeasefireList};
use crate::sources::ucdp::{Pair, Pairs};
use crate::words;

words! {
    /// Why rows of a list are not replayed.
    WhyNot, "a reason to leave rows out", {
        /// Its country is not in the event file.
        OtherCountry = "other-country",
        /// The row names no pair of opponents by number.
        PairNotNamed = "pair-not-named",
        /// The event file has no fight between the pair.
        PairNotInEvents = "pair-not-in-events",
        /// The day on which it took effect is not known to the day, or it never did.
        StartNotExact = "start-not-exact",
        /// Its rows give different days on which it took effect.
        StartsDiffer = "starts-differ",
        /// It took effect outside the years asked for.
        OutsideYears = "outside-years",
        /// It took effect before the first day of the event file.
        BeforeEvents = "before-events",
        /// It took effect after the last day of the event file, or of what was known.
        AfterEvents = "after-events",
        /// It is coded as ended before it took effect.
        EndBeforeStart = "end-before-start",
        /// The event file's names of the two sides cannot be told apart.
        SidesAlike = "sides-alike",
    }
}

impl WhyNot {
    /// Returns the reason as a sentence's end: "rows left out, because ...".
    pub fn words(self) -> &'static str {
        match self {
            Self::OtherCountry => "their country is not in the event file",
            Self::PairNotNamed => "they name no pair of opponents that UCDP has a number for",
            Self::PairNotInEvents => "the event file has no fight between the pair",
            Self::StartNotExact => {
                "the day on which the ceasefire took effect is not known to the day, or it never did"
            }
            Self::StartsDiffer => "rows of one ceasefire give different days on which it took effect",
            Self::OutsideYears => "they took effect outside the years asked for",
            Self::BeforeEvents => "they took effect before the first day of the event file",
            Self::AfterEvents => {
                "they took effect after the last day of the event file, or of what was known"
            }
            Self::EndBeforeStart => "they are coded as ended before they took effect",
            Self::SidesAlike => "the event file's names of the two sides cannot be told apart",
        }
    }
}

/// One ceasefire of the list between one pair of opponents, with the days that are known to the day.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// The list's id of the ceasefire.
    pub ceasefire: String,
    /// The country.
    pub location: String,
    /// Who declared it, as the list writes them.
    pub actors: Vec<String>,
    /// UCDP's number of the pair.
    pub pair_id: String,
    /// The pair, as the event file writes it.
    pub pair: Pair,
    /// The day on which it took effect.
    pub start: Date,
    /// The day on which the list has it ended; `None`: not known to the day, or its rows differ.
    pub ended: Option<Date>,
    /// Its planned last day, with those of ceasefires that prolong it; `None`: the list has no plan of days.
    pub planned_last: Option<Date>,
    /// Whether the list codes it as partial.
    pub reach: Reach,
    /// Ceasefires that it prolongs: it is linked to them and begins while they run or on the day after.
    pub prolongs: Vec<String>,
    /// Other ceasefires of the pair that are in force at the same time, as far as days are known.
    pub overlaps: Vec<String>,
    /// How many rows of the list tell of it and this pair.
    pub rows: usize,
}

impl Listed {
    /// Whether the list has it ended on its planned last day or later, so that it ran out rather than broke off.
    pub fn ran_out(&self) -> bool {
        self.ended.zip(self.planned_last).is_some_and(|(ended, planned)| ended >= planned)
    }

    /// Returns the last day on which it is known to be asked for: its coded end or planned last day, whichever is first.
    pub fn last_known(&self) -> Option<Date> {
        self.ended.into_iter().chain(self.planned_last).min()
    }
}

/// Rows that are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// The list's id of the ceasefire.
    pub ceasefire: String,
    /// UCDP's number of the pair, if a row names one.
    pub pair_id: Option<String>,
    /// How many rows.
    pub rows: usize,
    /// Why.
    pub why: WhyNot,
}

/// What of a list is replayed and what is not.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Chosen {
    /// In order of start, ceasefire and pair.
    pub listed: Vec<Listed>,
    /// In order of the list's ids.
    pub left_out: Vec<LeftOut>,
    /// Rows of the list.
    pub rows_read: usize,
    /// Rows that cannot be read.
    pub rows_bad: usize,
}

impl Chosen {
    /// Returns how many rows are left out for each reason.
    pub fn rows_by_reason(&self) -> BTreeMap<WhyNot, usize> {
        let mut sums = BTreeMap::new();
        self.left_out.iter().for_each(|out| *sums.entry(out.why).or_default() += out.rows);
        sums
    }
}

/// Chooses from a list what the events of `days` can be asked about.
///
/// # Panics
/// If a row were lost: ours to get right.
pub fn choose(list: &CeasefireList, pairs: &Pairs, days: Days, years: Years) -> Chosen {
    let mut chosen = Chosen { rows_read: list.rows.read, rows_bad: list.rows.rejected, ..Chosen::default() };
    for ceasefire in &list.ceasefires {
        for (pair_id, rows) in &ceasefire.pairs {
            match listed(ceasefire, pair_id.as_deref(), pairs, days, years) {
                Ok(listed) => chosen.listed.push(Listed { rows: *rows, ..listed }),
                Err(why) => chosen.left_out.push(LeftOut {
                    ceasefire: ceasefire.uniq_id.clone(),
                    pair_id: pair_id.clone(),
                    rows: *rows,
                    why,
                }),
            }
        }
    }
    chosen
        .listed
        .sort_by(|a, b| (a.start, &a.ceasefire, &a.pair_id).cmp(&(b.start, &b.ceasefire, &b.pair_id)));
    prolong(&mut chosen.listed, list);
    overlap(&mut chosen.listed);
    let rows = chosen.listed.iter().map(|one| one.rows).chain(chosen.left_out.iter().map(|out| out.rows));
    assert_eq!(
        chosen.rows_read,
        rows.sum::<usize>() + chosen.rows_bad,
        "every row is replayed, left out or bad"
    );
    chosen
}

fn listed(
    ceasefire: &Ceasefire,
    pair_id: Option<&str>,
    pairs: &Pairs,
    days: Days,
    years: Years,
) -> Result<Listed, WhyNot> {
    if !pairs.countries.is_empty() && !pairs.countries.contains(&ceasefire.location) {
        return Err(WhyNot::OtherCountry);
    }
    let pair_id = pair_id.ok_or(WhyNot::PairNotNamed)?;
    if ceasefire.differs.contains(&"effect") {
        return Err(WhyNot::StartsDiffer);
    }
    let start = ceasefire.effect.as_ref().and_then(exact).ok_or(WhyNot::StartNotExact)?;
    let pair = pairs.by_id.get(pair_id).ok_or(WhyNot::PairNotInEvents)?;
    if !years.has(start) {
        return Err(WhyNot::OutsideYears);
    }
    if start < days.first() {
        return Err(WhyNot::BeforeEvents);
    }
    if start > days.last() {
        return Err(WhyNot::AfterEvents);
    }
    let is_sure = !ceasefire.differs.contains(&"ended");
    let ended = ceasefire.ended.as_ref().filter(|_| is_sure).and_then(exact);
    if ended.is_some_and(|ended| ended < start) {
        return Err(WhyNot::EndBeforeStart);
    }
    let listed = Listed {
        ceasefire: ceasefire.uniq_id.clone(),
        location: ceasefire.location.clone(),
        actors: ceasefire.actors.clone(),
        pair_id: pair_id.to_owned(),
        pair: pair.clone(),
        start,
        // What ended after the last day was not known by then.
        ended: ended.filter(|ended| *ended <= days.last()),
        planned_last: ceasefire.planned_days.and_then(|planned| last_of(start, planned)),
        reach: Reach::of(ceasefire.is_partial),
        prolongs: Vec::new(),
        overlaps: Vec::new(),
        rows: 0,
    };
    match terms(&listed, Where::AsListed) {
        Ok(_) => Ok(listed),
        Err(_) => Err(WhyNot::SidesAlike),
    }
}

/// The day, if it is one; a month or a year is none.
fn exact(when: &When) -> Option<Date> {
    when.as_str().parse().ok()
}

fn last_of(start: Date, days: u32) -> Option<Date> {
    let days = i64::from(days.checked_sub(1)?);
    start.checked_add(Span::new().days(days)).ok()
}

/// Finds what prolongs what, and gives each its last planned day, those that prolong it included.
fn prolong(listed: &mut [Listed], list: &CeasefireList) {
    let links: BTreeMap<&str, &[String]> =
        list.ceasefires.iter().map(|one| (one.uniq_id.as_str(), one.links.as_slice())).collect();
    // The latest first, so that what prolongs has its own last day already.
    for later in (0..listed.len()).rev() {
        for earlier in (0..later).rev() {
            let (a, b) = (&listed[earlier], &listed[later]);
            let is_linked = links.get(b.ceasefire.as_str()).is_some_and(|links| links.contains(&a.ceasefire));
            let runs_until = [a.ended, a.planned_last].into_iter().flatten().max();
            let follows =
                runs_until.and_then(|last| last.tomorrow().ok()).is_some_and(|next| b.start <= next);
            if is_linked && follows && a.pair_id == b.pair_id {
                let last = [a.planned_last, b.planned_last].into_iter().flatten().max();
                let earlier_id = a.ceasefire.clone();
                listed[earlier].planned_last = listed[earlier].planned_last.and(last);
                listed[later].prolongs.push(earlier_id);
            }
        }
    }
}

/// Names for each the others of its pair that are in force at the same time; an end that is not known is the start.
fn overlap(listed: &mut [Listed]) {
    let spans: Vec<(Date, Date)> =
        listed.iter().map(|one| (one.start, one.last_known().unwrap_or(one.start).max(one.start))).collect();
    for at in 0..listed.len() {
        let is_other = |other: &usize| {
            *other != at
                && listed[*other].pair_id == listed[at].pair_id
                && spans[*other].0 <= spans[at].1
                && spans[at].0 <= spans[*other].1
        };
        let found = (0..listed.len()).filter(is_other).map(|other| listed[other].ceasefire.clone()).collect();
        listed[at].overlaps = found;
    }
}
