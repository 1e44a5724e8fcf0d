//! Looking things up in the terms: a provision as amended, and the agreement under another assumption.

use jiff::Timestamp;

use crate::model::ProvisionId;

use super::{Agreement, AmendedKey, Assumption, AssumptionSets, Measure, Need, Provision};

impl Agreement {
    /// Returns a provision as it stood at an instant, amendments up to then applied.
    ///
    /// # Panics
    /// If the agreement has no such provision: a bug of ours, since every name in the terms resolves.
    pub fn provision_at(&self, id: &ProvisionId, at: Timestamp) -> Provision {
        let mut provision = self
            .provisions
            .iter()
            .find(|p| p.id == *id)
            .expect("every provision named in the terms exists")
            .clone();
        for amendment in self.amendments.iter().filter(|a| a.provision == *id && a.at <= at) {
            amendment.set.iter().for_each(|key| amend(&mut provision, key));
        }
        provision
    }
}

fn amend(provision: &mut Provision, key: &AmendedKey) {
    match key {
        AmendedKey::From(at) => provision.from = Some(*at),
        AmendedKey::Until(at) => provision.until = Some(*at),
        AmendedKey::ToleratedPerDay(rate) => provision.tolerated_per_day = Some(*rate),
        AmendedKey::Forbids(acts) => provision.forbids.clone_from(acts),
        AmendedKey::Areas(areas) => provision.areas.clone_from(areas),
        AmendedKey::Binds(parties) => provision.binds.clone_from(parties),
    }
}

impl Measure {
    /// Returns the measure with this word: `none`, `no-grave` or `at-most-N`.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "none" => Some(Self::None),
            "no-grave" => Some(Self::NoGrave),
            _ => word.strip_prefix("at-most-")?.parse().ok().map(Self::AtMost),
        }
    }

    /// Returns the measure in words for people.
    pub fn words(self) -> String {
        match self {
            Self::None => "no breach at all".to_owned(),
            Self::NoGrave => "no grave breach".to_owned(),
            Self::AtMost(n) => format!("at most {n} breaches a day"),
        }
    }
}

impl Agreement {
    /// Returns the agreement as it would be if an assumption had another value; unchanged if it sets nothing.
    pub fn with_assumption(&self, assumption: &Assumption, value: &str) -> Self {
        let mut other = self.clone();
        match assumption.sets {
            None => {}
            Some(AssumptionSets::Measure) => {
                let measure = Measure::from_word(value);
                other.needs_about(&assumption.about, |need| need.measure = measure.unwrap_or(need.measure));
            }
            Some(AssumptionSets::Days) => {
                let days = value.parse().ok();
                other.needs_about(&assumption.about, |need| need.days = days.unwrap_or(need.days));
            }
            Some(AssumptionSets::ToleratedPerDay) => {
                let about = |p: &&mut Provision| p.id.as_str() == assumption.about;
                other
                    .provisions
                    .iter_mut()
                    .filter(about)
                    .for_each(|p| p.tolerated_per_day = value.parse().ok());
            }
            Some(AssumptionSets::AtLeast) => {
                let about = |p: &&mut Provision| p.id.as_str() == assumption.about;
                let counts = other.provisions.iter_mut().filter(about).filter_map(|p| p.counts.as_mut());
                counts.for_each(|c| c.at_least = value.parse().ok().or(c.at_least));
            }
        }
        other
    }

    /// Does something to each need that an assumption is about: all of a phase's, or those on a provision.
    fn needs_about(&mut self, about: &str, mut change: impl FnMut(&mut Need)) {
        for phase in &mut self.phases {
            let whole_phase = phase.id.as_str() == about;
            let needs = phase.needs.iter_mut().filter(|n| whole_phase || n.provision.as_str() == about);
            // An assumption on a phase's measure speaks only of needs that use a word for it.
            needs.filter(|n| !whole_phase || n.measure_word.is_some()).for_each(&mut change);
        }
    }
}
