//! Counted duties: so many convoys, ships or flights in each window.
//!
//! Approved, sent, arrived and distributed are four acts; what counts is what the terms name, and what is distributed
//! has arrived. What did not come is charged to a party only where a source names who stopped it.
//! Invariant: a window is met by the careful count and missed by the full one, under every reading: a shortfall is a
//! count, not a charge, so the strength that a reading asks of a breach does not touch it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::findings::{Attribution, Bench, SourceChoice, Within};
use crate::incidents::{Account, GroupKey};
use crate::model::{Act, AreaId, Interval, PartyId, ReportId};
use crate::reports::{Body, Delivery, Event};
use crate::terms::{Counted, Provision};

use super::by_day::ByDay;
use super::court::Court;
use super::rows::{blank, bound_days};
use super::sitting::Sitting;
use super::{DayState, Standing, StandingReason, StandingRow};

/// What was counted in a window.
#[derive(Debug, Clone, PartialEq)]
pub struct Count {
    /// Certainly of the window and place, lowest numbers, and no more than some one voice tells of: what two voices tell
    /// of apart may be the same, and nothing is added over sources.
    pub careful: u32,
    /// Perhaps of the window and place, highest numbers; `None`: a number is not stated, so there is no highest.
    pub full: Option<u32>,
    /// Reports that say that nothing had come.
    pub none_came: Vec<ReportId>,
    /// Reports that count.
    pub came: Vec<ReportId>,
    /// Positions of incidents in which somebody names who stopped it.
    pub stopped: Vec<usize>,
    /// Whether any report is about this duty in the window.
    pub anybody_spoke: bool,
    /// What each independent group tells of for certain.
    by_voice: BTreeMap<GroupKey, u32>,
}

impl Count {
    /// Returns how the window stands: met, broken or unknown. `is_over`: whether the window has ended.
    ///
    /// A shortfall must be spoken to: that nobody reports an arrival is not evidence that nothing arrived.
    pub fn state(&self, counts: &Counted, is_over: bool) -> DayState {
        let speaks = !self.none_came.is_empty();
        if let Some(least) = counts.at_least {
            return match self.full {
                _ if self.careful >= least => DayState::Met,
                Some(full) if full < least && speaks && is_over => DayState::Broken,
                _ => DayState::Unknown,
            };
        }
        let most = counts.at_most.unwrap_or(u32::MAX);
        match self.full {
            _ if self.careful > most => DayState::Broken,
            Some(full) if full <= most && self.anybody_spoke && is_over => DayState::Met,
            _ => DayState::Unknown,
        }
    }
}

/// Counts what came in a window.
pub fn count(sitting: &Sitting<'_>, provision: &Provision, window: &Interval) -> Count {
    let mut sum = Count {
        careful: 0,
        full: Some(0),
        none_came: Vec::new(),
        came: Vec::new(),
        stopped: Vec::new(),
        anybody_spoke: false,
        by_voice: BTreeMap::new(),
    };
    let counted = provision.counts.as_ref().zip(sitting.testimony.deliveries(&provision.id));
    if let Some((counts, deliveries)) = counted {
        deliveries.add(sitting.days, counts, window, &mut sum);
    }
    sum
}

/// What one choice of sources says of a counted duty, whatever the window.
pub struct Deliveries<'a> {
    /// Incidents of which some account that is read tells of it, in order.
    told: Vec<Told<'a>>,
    /// Which of those touch which day, by their numbers in `accounts`.
    by_day: ByDay,
    /// For each account of `told`, in order, which of them it belongs to.
    of_account: Vec<u32>,
    /// Who says of which time that none came at all.
    none: Vec<(&'a GroupKey, Interval)>,
    none_by_day: ByDay,
}

impl<'a> Deliveries<'a> {
    /// Gathers what is said of a duty.
    pub fn of(court: &Court<'a>, sources: &SourceChoice, counts: &Counted) -> Self {
        let (bench, days) = (court.bench, court.days);
        let speaking: BTreeSet<usize> = Act::ALL
            .iter()
            .filter(|act| speaks_of(**act, counts))
            .flat_map(|act| court.incidents_of(*act).iter().copied())
            .collect();
        let told = speaking.into_iter().map(|n| Told::of(bench, sources, n, counts));
        let told: Vec<Told<'a>> = told.filter(|told| !told.accounts.is_empty()).collect();
        let none: Vec<(&GroupKey, Interval)> = told.iter().flat_map(Told::none).collect();
        let numbered = (0_u32..).zip(&told);
        Self {
            of_account: numbered.flat_map(|(n, told)| told.accounts.iter().map(move |_| n)).collect(),
            by_day: ByDay::of(days, told.iter().flat_map(|t| &t.accounts).map(|said| said.account.when)),
            none_by_day: ByDay::of(days, none.iter().map(|(_, when)| Some(*when))),
            none,
            told,
        }
    }

    /// Adds what was counted in a window.
    fn add(&self, days: &[Interval], counts: &Counted, window: &Interval, sum: &mut Count) {
        let near = self.by_day.near(days, window).into_iter().map(|account| self.of_account[account]);
        let near: BTreeSet<u32> = near.collect();
        for told in near.into_iter().map(|n| &self.told[n as usize]) {
            told.add(days, counts, window, |when| self.none_near(days, when), sum);
        }
    }

    /// Those who say of a time around this one that none came.
    fn none_near(&self, days: &[Interval], when: &Interval) -> Vec<(&'a GroupKey, Interval)> {
        self.none_by_day.near(days, when).into_iter().map(|n| self.none[n]).collect()
    }
}

/// Whether reports of an act tell of a counted duty: one that is not about aid is not spoken to by reports on aid.
fn speaks_of(act: Act, counts: &Counted) -> bool {
    act == counts.act || (act.is_aid() && counts.act.is_aid())
}

/// One incident as far as it tells of a counted duty.
struct Told<'a> {
    incident: usize,
    accounts: Vec<Said<'a>>,
}

/// What one account says of a counted duty, and how the place it speaks of lies to the duty's.
struct Said<'a> {
    account: &'a Account,
    act: Act,
    amount: Option<u32>,
    is_blocked: bool,
    place: Within,
}

impl<'a> Said<'a> {
    fn of(bench: &'a Bench<'a>, account: &'a Account, counts: &Counted) -> Option<Self> {
        let place = |to: Option<&String>| destination(bench, account.report, to, counts);
        let (act, amount, is_blocked, place) = match &bench.reports[account.report].body {
            Body::Delivery(d) => {
                (d.act, amount(d, &counts.unit), !d.blocked_by.is_empty(), place(d.to.as_ref()))
            }
            Body::Event(event) => (event.act, happened(event, &counts.unit), false, place(None)),
            _ => return None,
        };
        let is_here = matches!(place, Within::Inside | Within::MayBe);
        (speaks_of(act, counts) && is_here).then_some(Self { account, act, amount, is_blocked, place })
    }

    /// Whether it lies in a window for certain.
    fn is_certain(&self, window: &Interval) -> bool {
        self.account.when.is_some_and(|when| window.contains(&when)) && self.place == Within::Inside
    }
}

impl<'a> Told<'a> {
    fn of(bench: &'a Bench<'a>, sources: &SourceChoice, incident: usize, counts: &Counted) -> Self {
        let accounts = bench.incidents[incident].accounts.iter();
        let read = accounts.filter(|account| bench.is_account_read(sources, account));
        Self { incident, accounts: read.filter_map(|account| Said::of(bench, account, counts)).collect() }
    }

    /// Who says of which time that none came at all.
    fn none(&self) -> impl Iterator<Item = (&'a GroupKey, Interval)> + '_ {
        let said =
            self.accounts.iter().filter(|said| said.act == Act::AidNone && said.place == Within::Inside);
        said.filter_map(|said| Some((&said.account.group, said.account.when?)))
    }

    /// Adds it to what was counted in a window; `none_near` are those who say of a time that none came.
    fn add(
        &self,
        days: &[Interval],
        counts: &Counted,
        window: &Interval,
        none_near: impl Fn(&Interval) -> Vec<(&'a GroupKey, Interval)>,
        sum: &mut Count,
    ) {
        let touches = |said: &&Said<'_>| said.account.when.is_some_and(|when| when.overlaps(window));
        let touching: Vec<&Said<'_>> = self.accounts.iter().filter(touches).collect();
        if touching.is_empty() {
            return;
        }
        sum.anybody_spoke = true;
        let came: Vec<&Said<'_>> =
            touching.into_iter().filter(|said| counts_as(said.act, counts.act)).collect();
        if came.is_empty() {
            self.add_absence(days, window, sum);
            return;
        }
        sum.came.extend(came.iter().map(|said| said.account.id.clone()));
        let voices: BTreeSet<&GroupKey> = came.iter().map(|said| &said.account.group).collect();
        if is_believed(&came, &voices, none_near) && came.iter().all(|said| said.is_certain(window)) {
            let least = came.iter().map(|said| said.amount.unwrap_or(1)).min().unwrap_or(0);
            voices.into_iter().for_each(|group| *sum.by_voice.entry(group.clone()).or_default() += least);
            sum.careful = sum.by_voice.values().copied().max().unwrap_or(0);
        }
        let most = came.iter().try_fold(0, |most, said| said.amount.map(|n| most.max(n)));
        sum.full = sum.full.zip(most).map(|(so_far, most)| so_far + most);
    }

    /// Reports that nothing had come: of the whole window, or as late as its last day.
    fn add_absence(&self, days: &[Interval], window: &Interval, sum: &mut Count) {
        let ended = days.partition_point(|day| day.end <= window.end);
        let last_day = ended.checked_sub(1).map_or(*window, |last| days[last]);
        let speaks = |when: &Interval| when.contains(window) || when.overlaps(&last_day);
        for said in &self.accounts {
            let when = said.account.when.filter(|when| when.overlaps(window));
            let is_absence = matches!(said.act, Act::AidNone | Act::AidDenied | Act::AidSent);
            if is_absence && said.place == Within::Inside && when.as_ref().is_some_and(speaks) {
                sum.none_came.push(said.account.id.clone());
            }
            if when.is_some() && said.is_blocked {
                sum.stopped.push(self.incident);
            }
        }
        sum.stopped.dedup();
    }
}

/// Whether fewer independent groups say of that time that none came than say that some did: else the least that all
/// leave standing is none.
fn is_believed<'a>(
    came: &[&Said<'_>],
    voices: &BTreeSet<&GroupKey>,
    none_near: impl Fn(&Interval) -> Vec<(&'a GroupKey, Interval)>,
) -> bool {
    let own = came.iter().filter_map(|said| said.account.when);
    let denied = own.flat_map(|own| none_near(&own).into_iter().filter(move |(_, when)| when.contains(&own)));
    let against = denied.map(|(group, _)| group).filter(|group| !voices.contains(group));
    against.collect::<BTreeSet<&GroupKey>>().len() < voices.len()
}

/// Whether an act counts as another: what is distributed has arrived.
fn counts_as(act: Act, wanted: Act) -> bool {
    act == wanted || (wanted == Act::AidArrived && act == Act::AidDistributed)
}

/// How many units a delivery states; one convoy is at least one even where no number is given.
fn amount(delivery: &Delivery, unit: &str) -> Option<u32> {
    let stated = delivery.count.filter(|_| delivery.unit.as_deref() == Some(unit));
    let trucks = delivery.trucks.filter(|_| unit == "truck");
    let one = (unit == "convoy").then_some(1);
    stated.or(trucks).or(one)
}

/// How many units an event is: the number it states in that unit, or one where it states none.
fn happened(event: &Event, unit: &str) -> Option<u32> {
    match (event.count, event.unit.as_deref()) {
        (Some(number), own) if own.is_none_or(|own| own == unit) => Some(number),
        (Some(_), _) => None,
        (None, _) => Some(1),
    }
}

/// How the place that an account speaks of, or a delivery's destination, lies to the area of the duty.
fn destination(bench: &Bench<'_>, report: usize, to: Option<&String>, counts: &Counted) -> Within {
    let Some(area) = &counts.to else { return Within::Inside };
    let named = to.map(|to| crate::model::Place {
        name: Some(to.clone()),
        area: Some(AreaId::new(to.as_str())),
        ..crate::model::Place::default()
    });
    match named.map(|place| bench.areas.within(&place, area)) {
        Some(Within::Unknown) | None => bench.within(report, area),
        Some(within) => within,
    }
}

/// Returns the rows of a counted duty: all days of a window stand as the window does.
pub fn rows(
    sitting: &Sitting<'_>,
    provision: &Provision,
    party: &PartyId,
    area: &AreaId,
) -> Vec<StandingRow> {
    let days: Vec<(i32, Cow<'_, Provision>)> =
        bound_days(sitting, provision, party).map(|(day, _, now)| (day, now)).collect();
    let Some(first) = days.first().map(|(day, _)| *day) else { return Vec::new() };
    let mut known: Option<(Interval, Verdict)> = None;
    let mut rows = Vec::new();
    for (day, now) in days {
        let window = window_of(sitting, &now, first, day);
        if known.as_ref().is_none_or(|(of, _)| *of != window) {
            known = Some((window, Verdict::of(sitting, &now, party, &window)));
        }
        let verdict = &known.as_ref().expect("it was set above").1;
        let mut row = blank(&now, party, area, day);
        (row.standing, row.reason) = (verdict.standing, verdict.reason);
        row.detail.clone_from(&verdict.detail);
        row.would_change.clone_from(&verdict.would_change);
        rows.push(row);
    }
    rows
}

/// The window that a day falls in: counted from the first day on which the duty binds, or the whole time.
fn window_of(sitting: &Sitting<'_>, provision: &Provision, first: i32, day: i32) -> Interval {
    let days = sitting.days;
    let last = days.len() as i32 - 1;
    let length =
        provision.counts.as_ref().and_then(|c| c.per).map(|per| (per.as_secs() / 86_400).max(1) as i32);
    let (from, to) = match length {
        Some(length) => {
            let from = first + (day - first) / length * length;
            (from, from + length - 1)
        }
        None => (first, last),
    };
    // A window that runs beyond what is known ends where it would have ended.
    let end = match days.get(to as usize) {
        Some(day) => day.end,
        None => days[last as usize]
            .end
            .checked_add(jiff::Span::new().hours(24 * i64::from(to - last)))
            .unwrap_or(days[last as usize].end),
    };
    Interval { start: days[from as usize].start, end }
}

/// How a window stands for one party.
struct Verdict {
    standing: Standing,
    reason: StandingReason,
    detail: String,
    would_change: Vec<String>,
}

impl Verdict {
    fn of(sitting: &Sitting<'_>, provision: &Provision, party: &PartyId, window: &Interval) -> Self {
        let counts = provision.counts.as_ref().expect("only counted duties come here");
        let known_until = sitting.days.last().map_or(window.start, |day| day.end);
        let is_over = window.end <= known_until;
        let sum = count(sitting, provision, window);
        let detail = detail(&sum, counts);
        let (standing, reason) = match sum.state(counts, is_over) {
            DayState::Met => (Standing::Kept, StandingReason::CountReached),
            DayState::Broken if counts.at_least.is_none() => excess(provision),
            DayState::Broken => charge(sitting, &sum, party),
            _ if !is_over => (Standing::Undetermined, StandingReason::NotYetDue),
            _ if sum.anybody_spoke => (Standing::Undetermined, StandingReason::CountUnknown),
            _ => (Standing::NotMonitored, StandingReason::NobodyLooked),
        };
        Self { standing, reason, detail, would_change: would_change(standing, counts) }
    }
}

/// Who is charged with an excess: the party that alone is bound; else the count does not say whose it was.
fn excess(provision: &Provision) -> (Standing, StandingReason) {
    let standing = if provision.binds.len() == 1 { Standing::Breached } else { Standing::Undetermined };
    (standing, StandingReason::MoreThanAllowed)
}

/// Who is charged with a shortfall: a party that somebody names for stopping it, as well shown as the reading asks.
fn charge(sitting: &Sitting<'_>, sum: &Count, party: &PartyId) -> (Standing, StandingReason) {
    let named = stoppers(sitting, sum);
    let own = named.named.contains_key(party);
    let shown = own && named.strength(party) >= sitting.reading.strength;
    let rivals = named.rivals(party, &sitting.bench.roster);
    let as_strong = rivals.iter().any(|r| named.strength(r) >= named.strength(party));
    match (own, shown, rivals.is_empty()) {
        (true, true, true) => (Standing::Breached, StandingReason::StoppedByParty),
        (true, true, false) if !as_strong => (Standing::Breached, StandingReason::StoppedByParty),
        (true, _, false) => (Standing::Contested, StandingReason::StoppedDisputed),
        (false, ..) if !named.named.is_empty() || !named.among.is_empty() => {
            (Standing::Undetermined, StandingReason::StoppedDisputed)
        }
        (false, ..) => (Standing::Undetermined, StandingReason::StoppedByNobodyNamed),
        (true, false, true) => (Standing::Undetermined, StandingReason::StoppedDisputed),
    }
}

/// Who is named for stopping what was due, over all incidents of the window.
fn stoppers(sitting: &Sitting<'_>, sum: &Count) -> Attribution {
    let mut all = Attribution::default();
    let is_read = |account: &&Account| sitting.bench.is_account_read(&sitting.reading.sources, account);
    for &n in &sum.stopped {
        let incident = &sitting.bench.incidents[n];
        let one = sitting.bench.attribute(incident.accounts.iter().filter(is_read));
        one.named.into_iter().for_each(|(p, groups)| all.named.entry(p).or_default().extend(groups));
        one.among.into_iter().for_each(|(p, groups)| all.among.entry(p).or_default().extend(groups));
    }
    all
}

fn detail(sum: &Count, counts: &Counted) -> String {
    let asked = match (counts.at_least, counts.at_most) {
        (Some(least), _) => format!("at least {least}"),
        (None, Some(most)) => format!("at most {most}"),
        (None, None) => "a number".to_owned(),
    };
    let full = sum.full.map_or("an unknown number".to_owned(), |n| n.to_string());
    let came: BTreeSet<&ReportId> = sum.came.iter().collect();
    let spoke = if counts.act.is_aid() {
        format!("; {} arrived by the reports, {} had not by others", came.len(), sum.none_came.len())
    } else {
        String::new()
    };
    format!("{asked} {} asked for, {} certain, {full} at most{spoke}", counts.units(), sum.careful)
}

fn would_change(standing: Standing, counts: &Counted) -> Vec<String> {
    match standing {
        Standing::Kept => Vec::new(),
        _ => vec![format!(
            "kept, if reports showed that what was asked for ({}) arrived in the window",
            counts.unit
        )],
    }
}
