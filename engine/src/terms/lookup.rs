//! Looking things up in the terms: a provision as amended, and the agreement under another assumption.

use jiff::Timestamp;

use crate::model::ProvisionId;

use super::{Agreement, AmendedKey, Provision};

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
