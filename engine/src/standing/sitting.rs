//! A sitting: what every incident comes to under one reading, with everything that standing and gates need beside it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use crate::findings::{Bench, Class, Fit, Reading, Ruling, Strength, Within};
use crate::model::{AreaId, Interval, PartyId, ProvisionId, StepId};
use crate::terms::{Agreement, Condition, Provision, ProvisionKind};

use super::by_day::ByDay;
use super::court::Court;
use super::coverage::CoverageMap;
use super::testimony::{TallyClaim, Testimony};

/// One reading's rulings, with what lies beside them.
pub struct Sitting<'a> {
    /// What all sittings share.
    pub court: &'a Court<'a>,
    /// The bench.
    pub bench: &'a Bench<'a>,
    /// The agreement, perhaps under another assumption.
    pub agreement: &'a Agreement,
    /// The reading.
    pub reading: &'a Reading,
    /// The days.
    pub days: &'a [Interval],
    /// What the sources that are read say.
    pub testimony: Arc<Testimony<'a>>,
    rulings: Arc<Rulings>,
    /// From when provisions that others wait for are fulfilled.
    pub fulfilled: BTreeMap<ProvisionId, Timestamp>,
}

/// Rulings, and which of them touch which day.
#[derive(Debug)]
struct Rulings {
    /// In the order of the findings, so that a position is a finding's.
    all: Vec<Ruling>,
    /// Positions in `all` of those that mark a day, by the provision's and the area's position in the agreement.
    by_place: BTreeMap<(u16, u16), Docketed>,
}

/// The rulings on one provision in one area.
#[derive(Debug, Default)]
struct Docketed {
    positions: Vec<u32>,
    by_day: ByDay,
}

impl Rulings {
    fn of(days: &[Interval], all: Vec<Ruling>) -> Self {
        let mut by_place: BTreeMap<(u16, u16), Docketed> = BTreeMap::new();
        for (position, ruling) in (0..).zip(&all).filter(|(_, ruling)| marks_a_day(ruling.class)) {
            by_place.entry((ruling.provision, ruling.area)).or_default().positions.push(position);
        }
        for own in by_place.values_mut() {
            own.by_day = ByDay::of(days, own.positions.iter().map(|&position| all[position as usize].when));
        }
        Self { all, by_place }
    }
}

/// Whether a ruling of this class says anything of the days that it touches. Of a large case most do not: what lies
/// outside an area is ruled on for that area all the same.
fn marks_a_day(class: Class) -> bool {
    class.is_breach() || matches!(class, Class::Contested | Class::Undetermined | Class::Pending)
}

impl<'a> Sitting<'a> {
    /// Sits under a reading of its own testimony.
    pub fn under(court: &'a Court<'a>, reading: &'a Reading) -> Self {
        Self::on(court, reading, Arc::new(Testimony::of(court, &reading.sources)))
    }

    /// Sits under a reading, on the testimony of its sources.
    pub fn on(court: &'a Court<'a>, reading: &'a Reading, testimony: Arc<Testimony<'a>>) -> Self {
        let rulings = court.docket.rulings(reading, &testimony.seen);
        let mut sitting = Self {
            court,
            bench: court.bench,
            agreement: &court.bench.terms.agreement,
            reading,
            days: court.days,
            rulings: Arc::new(Rulings::of(court.days, rulings)),
            testimony,
            fulfilled: BTreeMap::new(),
        };
        super::waiting::fulfilled(&mut sitting);
        sitting
    }

    /// Returns the same sitting under another assumption.
    pub fn assuming(&self, agreement: &'a Agreement) -> Self {
        Self {
            agreement,
            testimony: self.testimony.clone(),
            rulings: self.rulings.clone(),
            fulfilled: self.fulfilled.clone(),
            ..*self
        }
    }

    /// Returns all rulings; their positions are those of the findings.
    pub fn rulings(&self) -> &[Ruling] {
        &self.rulings.all
    }

    /// Returns the rulings on a provision in an area that touch a day and say anything of it, with their positions, in order.
    pub fn touching(
        &self,
        provision: &ProvisionId,
        area: &AreaId,
        day: usize,
    ) -> impl Iterator<Item = (usize, &Ruling)> {
        let place = self.court.docket.provision(provision).zip(self.court.docket.area(area));
        let own = place.and_then(|place| self.rulings.by_place.get(&place));
        let on_day = own.into_iter().flat_map(move |own| {
            own.by_day.on(day).iter().map(|&number| own.positions[number as usize] as usize)
        });
        on_day.map(|position| (position, &self.rulings.all[position]))
    }

    /// Returns those of [`touching`](Self::touching) that are about a party, or about nobody named.
    pub fn about(
        &self,
        provision: &ProvisionId,
        area: &AreaId,
        party: &PartyId,
        day: usize,
    ) -> impl Iterator<Item = (usize, &Ruling)> {
        let party = self.court.docket.party(party);
        self.touching(provision, area, day)
            .filter(move |(_, ruling)| ruling.party.is_none() || ruling.party == party)
    }

    /// Returns who looked where.
    pub fn coverage(&self) -> &CoverageMap {
        &self.testimony.coverage
    }

    /// Whether a ruling is a breach as well shown as the reading asks, in its area for certain.
    pub fn is_shown(&self, ruling: &Ruling) -> bool {
        ruling.class.is_breach() && ruling.strength >= self.reading.strength && ruling.place == Fit::Certain
    }

    /// Returns the provision as it stood at an instant, this sitting's assumptions included.
    pub fn provision_at(&self, provision: &ProvisionId, at: Timestamp) -> Cow<'a, Provision> {
        let now = self.agreement.provision_at(provision, at);
        now.expect("a provision that is asked about is one of the agreement's")
    }

    /// Whether a provision is in force at some instant of a day: its dates, and the steps it waits for.
    pub fn is_in_force(&self, provision: &Provision, day: &Interval) -> bool {
        let from = provision.from.unwrap_or(self.agreement.in_force);
        let is_dated =
            from < day.end && provision.until.or(self.agreement.until).is_none_or(|until| day.start < until);
        is_dated
            && provision.when.iter().all(|condition| match condition {
                Condition::Step(step) => self.step_done(step).is_some_and(|at| at < day.end),
                Condition::After(provision, _) => {
                    self.fulfilled.get(provision).is_some_and(|at| *at < day.end)
                }
                Condition::Reciprocal(_) => true,
            })
    }

    /// Returns when a step was declared done by someone whose word counts.
    pub fn step_done(&self, step: &StepId) -> Option<Timestamp> {
        self.court.step_done(step)
    }

    /// Whether a party is bound on a day.
    pub fn is_bound(&self, party: &PartyId, day: &Interval) -> bool {
        self.bench.roster.group(party).is_some_and(|g| {
            g.from.is_none_or(|from| from < day.end) && g.until.is_none_or(|until| day.start < until)
        })
    }

    /// Returns the tallies that accuse a party, where the reading asks for no more than a claim and the provision is
    /// one that tallies of breaches are about; a tally of another place, or perhaps of another, is not among them.
    pub fn tallies_on<'s>(
        &'s self,
        provision: &'s Provision,
        party: &'s PartyId,
        areas: &'s [AreaId],
    ) -> impl Iterator<Item = &'s TallyClaim> {
        let tallies = self.testimony.tallies.iter();
        tallies.filter(move |tally| self.is_tally_on(tally, provision, party, areas))
    }

    /// Returns the first of the tallies in an area that lies wholly in a day.
    pub fn tally_on_day(
        &self,
        provision: &Provision,
        party: &PartyId,
        area: &AreaId,
        day: usize,
    ) -> Option<&TallyClaim> {
        let areas = std::slice::from_ref(area);
        let on_day =
            self.testimony.tallies_by_day.on(day).iter().map(|&n| &self.testimony.tallies[n as usize]);
        on_day
            .filter(|tally| self.days[day].contains(&tally.when))
            .find(|tally| self.is_tally_on(tally, provision, party, areas))
    }

    fn is_tally_on(
        &self,
        tally: &TallyClaim,
        provision: &Provision,
        party: &PartyId,
        areas: &[AreaId],
    ) -> bool {
        let counts = self.reading.strength == Strength::Claimed
            && provision.kind == ProvisionKind::CessationOfHostilities;
        let inside = |area: &AreaId| self.bench.within(tally.report, area) == Within::Inside;
        counts
            && tally.party == *party
            && (self.bench.reports[tally.report].place.is_unknown() || areas.iter().any(inside))
    }
}
