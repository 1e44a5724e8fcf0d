//! Looking things up in the terms: who a name means, which day it is, what holds then.
//!
//! Read first: [`Terms::actor_named`], [`Agreement::day_of`] and [`Agreement::provision_at`].
//! Invariant: days are counted on the calendar of the agreement's zone, so a day may have 23 or 25 hours.

use std::borrow::Cow;

use jiff::{Span, Timestamp, Zoned};

use super::Terms;
use super::agreement::{Agreement, AmendedKey, Area, Group, Phase, Provision};
use super::people::{Actor, Source};
use crate::model::{AreaId, Interval, PartyId, PhaseId, ProvisionId, SourceId, normal_name};

impl Terms {
    /// Returns the actor that a name means: by id, name or alias, without regard to case, accents and punctuation.
    pub fn actor_named(&self, name: &str) -> Option<&Actor> {
        self.actors.get(self.actor_names.get(&normal_name(name))?)
    }

    /// Returns the source with this id.
    pub fn source(&self, id: &SourceId) -> Option<&Source> {
        self.sources.get(id)
    }
}

impl Agreement {
    /// Returns the party, guarantor, non-party or excluded group with this id.
    pub fn group(&self, id: &PartyId) -> Option<&Group> {
        self.groups.iter().find(|group| group.id == *id)
    }

    /// Returns the area with this id.
    pub fn area(&self, id: &AreaId) -> Option<&Area> {
        self.areas.iter().find(|area| area.id == *id)
    }

    /// Returns the provision with this id, as it was first agreed.
    pub fn provision(&self, id: &ProvisionId) -> Option<&Provision> {
        self.provisions.iter().find(|provision| provision.id == *id)
    }

    /// Returns the phase with this id.
    pub fn phase(&self, id: &PhaseId) -> Option<&Phase> {
        self.phases.iter().find(|phase| phase.id == *id)
    }

    /// Returns the provision as it reads at that instant, amendments applied.
    pub fn provision_at(&self, id: &ProvisionId, at: Timestamp) -> Option<Cow<'_, Provision>> {
        let mut provision = Cow::Borrowed(self.provision(id)?);
        for amendment in self.amendments.iter().filter(|a| a.provision == *id && a.at <= at) {
            for key in &amendment.set {
                amend(provision.to_mut(), key);
            }
        }
        Some(provision)
    }

    /// Returns the provision as it reads when that day of the agreement begins.
    pub fn provision_on(&self, id: &ProvisionId, day: i32) -> Option<Cow<'_, Provision>> {
        self.provision_at(id, self.day_start(day))
    }

    /// Returns the number of the day of the agreement in which an instant lies; the first is 0, before it is negative.
    pub fn day_of(&self, at: Timestamp) -> i32 {
        let seconds = at.as_second() - self.in_force.as_second();
        let mut day = i32::try_from(seconds.div_euclid(86_400)).unwrap_or(i32::MAX);
        // A change of the clocks moves the edge of a day by hours, never by a whole day.
        while self.day_start(day) > at {
            day -= 1;
        }
        while self.day_start(day.saturating_add(1)) <= at && self.day_start(day) < Timestamp::MAX {
            day += 1;
        }
        day
    }

    /// Returns the day of the agreement with this number, from its own hour to the same hour of the next.
    pub fn day_interval(&self, day: i32) -> Interval {
        Interval { start: self.day_start(day), end: self.day_start(day.saturating_add(1)) }
    }

    /// Returns the instant at which a day begins; the end of time where the calendar ends.
    fn day_start(&self, day: i32) -> Timestamp {
        let first: Zoned = self.in_force.to_zoned(self.zone.clone());
        let start = Span::new().try_days(i64::from(day)).and_then(|days| first.checked_add(days));
        match start {
            Ok(start) => start.timestamp(),
            Err(_) if day < 0 => Timestamp::MIN,
            Err(_) => Timestamp::MAX,
        }
    }
}

fn amend(provision: &mut Provision, key: &AmendedKey) {
    match key.clone() {
        AmendedKey::From(at) => provision.from = Some(at),
        AmendedKey::Until(at) => provision.until = Some(at),
        AmendedKey::Due(due) => provision.due = Some(due),
        AmendedKey::ToleratedPerDay(rate) => provision.tolerated_per_day = Some(rate),
        AmendedKey::Forbids(acts) => provision.forbids = acts,
        AmendedKey::Areas(areas) => provision.areas = areas,
        AmendedKey::Binds(parties) => provision.binds = parties,
    }
}
