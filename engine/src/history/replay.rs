//! The replay: what the engine says of one ceasefire on each day, as known at that day's end.
//!
//! In: a [`Listed`] ceasefire and the [`Evidence`]. Out: a [`Replay`]. Read first: [`Replay::of`].
//! Events are taken as known on the last day that they tell of. If everything is known later by some days, every answer comes
//! so many days later and is the same: [`Call::said_after`] counts them, and a test asks the engine itself.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Evidence, HistoryPlan, Listed, Told, Where, terms};
use crate::findings::{Reading, Strength};
use crate::model::PartyId;
use crate::series::{Daily, Days, Deaths, Events, Occurrence, Unit, Which};
use crate::standing::{Question, Standing, StandingRow, assess};
use crate::terms::Terms;

/// What is said of one ceasefire.
#[derive(Debug, Clone, PartialEq)]
pub struct Replay {
    /// The ceasefire.
    pub listed: Listed,
    /// The days that are looked at, from its first on.
    pub days: Days,
    /// Under each strength, read as the list has it: nothing is known of where a partial one holds.
    pub as_listed: Vec<Said>,
    /// The same, were it to hold wherever the two fight. For one that is not partial it is the same.
    pub everywhere: Vec<Said>,
    /// The first day with a fight between the two in the whole file, as known at its end.
    pub fighting: Option<Call>,
    /// When violence was back, by deaths.
    pub deaths_back: Back,
    /// When violence was back, by events.
    pub events_back: Back,
}

/// What the engine says of a ceasefire under one strength.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// The strength asked of a breach.
    pub strength: Strength,
    /// For each day, where the promise stands for the one side and the other, as known at that day's end; `None`: nothing
    /// that is known by then reaches that day.
    pub each_day: Vec<[Option<Standing>; 2]>,
    /// The first day that it calls breached by either side.
    pub breach: Option<Call>,
}

/// A day, and when it was first said of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Call {
    /// The day that it is about; the first is 0.
    pub day: u32,
    /// At the end of which day it is first said, if events are known on the last day that they tell of.
    pub said_on: u32,
}

impl Call {
    /// Returns at the end of which day it is first said if everything is known so many days later.
    pub fn said_after(self, lag_days: u32) -> u32 {
        self.said_on + lag_days
    }
}

/// Whether and when violence was back.
#[derive(Debug, Clone, PartialEq)]
pub enum Back {
    /// The trailing mean regained the stated part of the baseline.
    On(Call),
    /// It did not on any day that was looked at.
    NotSeen,
    /// It cannot be said, and why.
    Undetermined(String),
}

impl Back {
    /// Returns the day, if there is one.
    pub fn call(&self) -> Option<Call> {
        match self {
            Self::On(call) => Some(*call),
            Self::NotSeen | Self::Undetermined(_) => None,
        }
    }
}

impl Replay {
    /// Replays one ceasefire.
    ///
    /// # Panics
    /// If its terms cannot be made: it has not been chosen then.
    pub fn of(listed: &Listed, evidence: &Evidence, plan: &HistoryPlan) -> Self {
        let follow = Days::new(listed.start, after(listed.start, plan.follow_days.max(1) - 1))
            .expect("a follow-up has at least one day");
        let last = follow.last().min(evidence.days.last());
        let days = Days::new(listed.start, last).expect("a ceasefire begins within the events' days");
        let told = evidence.told_of(listed, days);
        let said = |reads| {
            let terms = terms(listed, reads).expect("choosing has made the terms once");
            Strength::ALL.iter().map(|strength| Said::of(&terms, &told, days, *strength)).collect()
        };
        let fights = evidence.fights_of(listed);
        Self {
            as_listed: said(Where::AsListed),
            everywhere: said(Where::Everywhere),
            fighting: first_fight(&fights, days),
            deaths_back: back::<Deaths>(listed, &fights, days, evidence.days, plan),
            events_back: back::<Events>(listed, &fights, days, evidence.days, plan),
            listed: listed.clone(),
            days,
        }
    }

    /// Returns the position of a day; `None`: it is not looked at.
    pub fn position(&self, day: Date) -> Option<u32> {
        let at = self.days.position(day);
        u32::try_from(at).ok().filter(|at| (*at as usize) < self.days.count())
    }
}

impl Said {
    /// Asks the engine at the end of each day.
    pub fn of(terms: &Terms, told: &Told, days: Days, strength: Strength) -> Self {
        let mut said = Self { strength, each_day: Vec::new(), breach: None };
        for day in 0..days.count() as i32 {
            let question = Question {
                reading: Reading { strength, ..Reading::DEFAULT },
                as_known_on: Some(end_of(days.date(day as usize))),
            };
            let from = told.changed_from(day);
            let rows = assess(terms, &told.needed(from, day), &question).standing;
            said.take(terms, rows.iter().filter(|row| row.day >= from), day);
        }
        said
    }

    /// Takes what is said at the end of `day` of the days that may have changed.
    fn take<'r>(&mut self, terms: &Terms, rows: impl Iterator<Item = &'r StandingRow>, day: i32) {
        let side = |party: &PartyId| terms.agreement.groups.iter().position(|group| group.id == *party);
        let mut today = [None; 2];
        let mut breached: Option<i32> = None;
        for row in rows {
            if row.day == day
                && let Some(side) = side(&row.party)
            {
                today[side] = Some(row.standing);
            }
            if row.standing == Standing::Breached {
                breached = Some(breached.map_or(row.day, |first| first.min(row.day)));
            }
        }
        self.each_day.push(today);
        if let Some(first) = breached {
            let call = Call { day: first.max(0) as u32, said_on: day as u32 };
            // What becomes known later may move the first breach to an earlier day; when any was first said stays.
            let said_on = self.breach.map_or(call.said_on, |known| known.said_on);
            if self.breach.is_none_or(|known| call.day < known.day) {
                self.breach = Some(Call { said_on, ..call });
            }
        }
    }
}

/// The first instant after a day.
fn end_of(day: Date) -> Timestamp {
    let next = day.tomorrow().unwrap_or(day);
    next.to_zoned(TimeZone::UTC).map_or(Timestamp::MAX, |at| at.timestamp())
}

fn after(day: Date, days: u32) -> Date {
    day.saturating_add(jiff::Span::new().days(i64::from(days)))
}

fn first_fight(fights: &[&Occurrence], days: Days) -> Option<Call> {
    let on = |o: &&&Occurrence| o.first == o.last && days.position(o.first) >= 0 && o.last <= days.last();
    let first = fights.iter().filter(on).map(|o| o.first).min()?;
    let day = days.position(first) as u32;
    Some(Call { day, said_on: day })
}

/// Looks on each day whether the trailing mean, of what is known at its end, is back at the stated part of the baseline.
fn back<U: Unit>(
    listed: &Listed,
    fights: &[&Occurrence],
    days: Days,
    covered: Days,
    plan: &HistoryPlan,
) -> Back {
    let before = jiff::Span::new().days(i64::from(plan.baseline_days));
    let first = listed.start.saturating_sub(before);
    if first < covered.first() {
        let has = covered.position(listed.start);
        let needs = plan.baseline_days;
        return Back::Undetermined(format!("{needs} days before are needed and the file has {has}"));
    }
    let full_week = plan.week_days.max(1) as usize - 1;
    for day in full_week..days.count() {
        match is_back::<U>(fights, first, days.date(day), plan) {
            Ok(true) => return Back::On(Call { day: day as u32, said_on: day as u32 }),
            Ok(false) => {}
            Err(why) => return Back::Undetermined(why),
        }
    }
    Back::NotSeen
}

/// Whether the mean of the week that ends on `today` is back, by what is known at its end.
fn is_back<U: Unit>(
    fights: &[&Occurrence],
    first: Date,
    today: Date,
    plan: &HistoryPlan,
) -> Result<bool, String> {
    let known = fights.iter().copied().filter(|o| o.last <= today);
    let days = Days::new(first, today).map_err(|why| why.to_string())?;
    let spread = Daily::<U>::spread(days, plan.span_days_max, &Which::default(), known);
    let values = spread.map_err(|why| why.to_string())?.daily.values().to_vec();
    let baseline = &values[..plan.baseline_days as usize];
    let busy = baseline.iter().filter(|value| **value > 0.0).count();
    if busy < BUSY_DAYS_MIN {
        return Err(format!("only {busy} of the {} days before has anything", plan.baseline_days));
    }
    let week = &values[values.len() - plan.week_days as usize..];
    Ok(mean(week) >= plan.back_at * mean(baseline))
}

/// Days with anything that a baseline needs: the same as a rate ratio asks for.
pub(super) const BUSY_DAYS_MIN: usize = 2;

pub(super) fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len().max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::{Reach, Years, choose};
    use crate::model::When;
    use crate::reports::Report;
    use crate::sources::{ReadOptions, eth_prio, read, ucdp};
    use jiff::Span;

    const LIST: &str = "id,uniq_id,location,actor_name,cf_dec_yr,cf_dec_month,cf_dec_day,cf_effect_yr,cf_effect_month,\
        cf_effect_day,ended,end_yr,end_month,end_day,ucdp_dyad,partial\n\
        1,1001,Valley,Army,2001,3,1,2001,3,1,1,2001,3,20,7,0\n";

    /// Fights on most days, an attack on civilians now and then, and some events of several days.
    fn events(days: i64) -> Vec<Report> {
        let mut csv = String::from(
            "id,type_of_violence,dyad_new_id,dyad_name,side_a,side_b,country,where_prec,latitude,longitude,date_prec,\
             date_start,date_end,deaths_civilians,low,best,high\n",
        );
        let first: Date = "2001-01-20".parse().unwrap();
        for n in (0..days).filter(|n| n % 5 != 3) {
            let day = first + Span::new().days(n);
            let last = if n % 7 == 2 { day + Span::new().days(n % 11) } else { day };
            let (kind, pair) = if n % 9 == 4 {
                (3, "8,Army - Civilians,Army,Civilians")
            } else {
                (1, "7,Army - Hill,Army,Hill")
            };
            csv.push_str(&format!("{n},{kind},{pair},Valley,1,35.1,37.2,1,{day},{last},1,1,2,3\n"));
        }
        read("events.csv", csv.as_bytes(), &ReadOptions::detecting()).reports
    }

    fn one(reports: &[Report]) -> (Listed, Evidence) {
        let evidence = Evidence::of(reports, None).unwrap();
        let list = eth_prio::ceasefires("list.csv", LIST.as_bytes(), &ReadOptions::detecting());
        let pair = ucdp::Pair { name: "Army - Hill".into(), side_a: "Army".into(), side_b: "Hill".into() };
        let pairs = ucdp::Pairs { by_id: [("7".into(), pair)].into(), countries: Default::default() };
        let all = Years { from: 0, to: 9999 };
        let chosen = choose(&list, &pairs, evidence.days, all);
        assert_eq!(chosen.listed.len(), 1, "{:?}", chosen.left_out);
        assert_eq!(chosen.listed[0].reach, Reach::Whole);
        (chosen.listed[0].clone(), evidence)
    }

    /// What the engine says with every event of the file, each known so many days after the last day that it tells of.
    fn with_all(listed: &Listed, reports: &[Report], lag: i64, days: Days, strength: Strength) -> Said {
        let terms = terms(listed, Where::AsListed).unwrap();
        let known = |report: &Report| {
            let last =
                report.when.as_ref().unwrap().interval(&TimeZone::UTC).end.to_zoned(TimeZone::UTC).date();
            let published = When::day(last.yesterday().unwrap() + Span::new().days(lag));
            Report { published: Some(published), ..report.clone() }
        };
        let reports: Vec<Report> = reports.iter().map(known).collect();
        let mut said = Said { strength, each_day: Vec::new(), breach: None };
        for day in 0..days.count() as i32 {
            let reading = Reading { strength, ..Reading::DEFAULT };
            let question = Question { reading, as_known_on: Some(end_of(days.date(day as usize))) };
            said.take(&terms, assess(&terms, &reports, &question).standing.iter(), day);
        }
        said
    }

    #[test]
    fn a_replay_says_what_the_engine_says_of_all_events() {
        let reports = events(120);
        let (listed, evidence) = one(&reports);
        let replay = Replay::of(&listed, &evidence, &HistoryPlan::standard());
        assert!(replay.days.count() > 70);
        for said in &replay.as_listed {
            assert_eq!(*said, with_all(&listed, &reports, 0, replay.days, said.strength));
        }
        let claimed = &replay.as_listed[0];
        assert_eq!((claimed.strength, claimed.breach.is_some()), (Strength::Claimed, true));
    }

    #[test]
    fn what_is_known_later_is_said_so_many_days_later() {
        let reports = events(120);
        let (listed, evidence) = one(&reports);
        let replay = Replay::of(&listed, &evidence, &HistoryPlan::standard());
        let late = with_all(&listed, &reports, 7, replay.days, Strength::Claimed);
        let (call, late) = (replay.as_listed[0].breach.unwrap(), late.breach.unwrap());
        assert_eq!((late.day, late.said_on), (call.day, call.said_after(7)));
    }

    #[test]
    fn what_comes_later_changes_nothing_that_was_said() {
        let (short, long) = (events(70), events(120));
        let ((listed, early), (_, all)) = (one(&short), one(&long));
        let plan = HistoryPlan::standard();
        let (early, all) = (Replay::of(&listed, &early, &plan), Replay::of(&listed, &all, &plan));
        let days = early.days.count() - 12;
        for (a, b) in early.as_listed.iter().zip(&all.as_listed) {
            assert_eq!(a.each_day[..days], b.each_day[..days]);
        }
        assert_eq!(early.fighting, all.fighting);
    }

    #[test]
    fn a_baseline_without_days_says_why_it_cannot_be_said() {
        let reports: Vec<Report> = events(120).into_iter().skip(40).collect();
        let (listed, _) = one(&events(120));
        let evidence = Evidence::of(&reports, None).unwrap();
        let replay = Replay::of(
            &Listed { start: evidence.days.first(), ..listed },
            &evidence,
            &HistoryPlan::standard(),
        );
        assert!(matches!(replay.deaths_back, Back::Undetermined(_)), "{:?}", replay.deaths_back);
    }
}
