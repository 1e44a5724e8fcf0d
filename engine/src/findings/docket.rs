//! The docket: what every incident comes to under one reading, without the evidence. Thousands of readings are tried, and
//! none of them asks for more.
//!
//! In: a [`Bench`]. Out: [`Ruling`]s, in the order in which [`judge`](super::judge) gives the findings. Read first:
//! [`Docket::rulings`]. Invariant: there is one judgement; a ruling is a finding's own outcome.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::model::{AreaId, Interval, PartyId, ProvisionId};

use super::judge::{Hearing, Outcome, hear};
use super::{Bench, Class, Fit, Reading, Seen, Strength};

/// What an incident comes to under one provision, for one party, under one reading.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ruling {
    /// The incident's position.
    pub incident: u32,
    /// The provision's position in the agreement.
    pub provision: u16,
    /// The area's position in the agreement.
    pub area: u16,
    /// The position of the party among the groups of the agreement; `None`: nobody is named.
    pub party: Option<u16>,
    /// What it means.
    pub class: Class,
    /// How well it is shown that this party did it.
    pub strength: Strength,
    /// Whether it lies in the area for certain.
    pub place: Fit,
    /// When it was, under the reading's weight.
    pub when: Option<Interval>,
}

/// The rulings of a bench: those that no reading changes are made once.
#[derive(Debug)]
pub struct Docket<'b> {
    bench: &'b Bench<'b>,
    provisions: BTreeMap<&'b ProvisionId, u16>,
    areas: BTreeMap<&'b AreaId, u16>,
    parties: BTreeMap<&'b PartyId, u16>,
    /// The rulings on plain incidents, in order.
    plain: Vec<Ruling>,
    /// Where each incident's begin in `plain`; one more at the end.
    starts: Vec<u32>,
}

impl<'b> Docket<'b> {
    /// Opens the docket of a bench.
    pub fn of(bench: &'b Bench<'b>) -> Self {
        let agreement = &bench.terms.agreement;
        let mut docket = Self {
            bench,
            provisions: agreement.provisions.iter().map(|p| &p.id).zip(0..).collect(),
            areas: agreement.areas.iter().map(|a| &a.id).zip(0..).collect(),
            parties: agreement.groups.iter().map(|g| &g.id).zip(0..).collect(),
            plain: Vec::new(),
            starts: vec![0; bench.incidents.len() + 1],
        };
        let seen = bench.seen(&Reading::DEFAULT.sources);
        let plain: Vec<Seen> = seen.into_iter().filter(|seen| is_plain(bench, seen.incident)).collect();
        docket.plain = docket.hear_all(&Reading::DEFAULT, &plain);
        docket.plain.iter().for_each(|ruling| docket.starts[ruling.incident as usize + 1] += 1);
        for at in 1..docket.starts.len() {
            docket.starts[at] += docket.starts[at - 1];
        }
        docket
    }

    /// Returns the rulings on the incidents that a reading's sources see, in order of incident, provision, area and party.
    pub fn rulings(&self, reading: &Reading, seen: &[Seen]) -> Vec<Ruling> {
        let mut rulings = Vec::with_capacity(seen.len());
        for seen in seen {
            if is_plain(self.bench, seen.incident) {
                let (from, to) = (self.starts[seen.incident], self.starts[seen.incident + 1]);
                rulings.extend_from_slice(&self.plain[from as usize..to as usize]);
            } else {
                self.hear(reading, seen, &mut rulings);
            }
        }
        rulings
    }

    /// Returns the position of a provision in the agreement.
    pub fn provision(&self, id: &ProvisionId) -> Option<u16> {
        self.provisions.get(id).copied()
    }

    /// Returns the position of an area in the agreement.
    pub fn area(&self, id: &AreaId) -> Option<u16> {
        self.areas.get(id).copied()
    }

    /// Returns the position of a party among the groups of the agreement.
    pub fn party(&self, id: &PartyId) -> Option<u16> {
        self.parties.get(id).copied()
    }

    fn hear_all(&self, reading: &Reading, seen: &[Seen]) -> Vec<Ruling> {
        let rulings = |seen: &Seen| {
            let mut rulings = Vec::new();
            self.hear(reading, seen, &mut rulings);
            rulings
        };
        seen.par_iter().flat_map_iter(rulings).collect()
    }

    fn hear(&self, reading: &Reading, seen: &Seen, rulings: &mut Vec<Ruling>) {
        hear(self.bench, reading, seen, |hearing, outcome| rulings.push(self.ruling(hearing, &outcome)));
    }

    fn ruling(&self, hearing: &Hearing<'_>, outcome: &Outcome<'_>) -> Ruling {
        Ruling {
            incident: u32::try_from(hearing.n).expect("an assessment holds fewer incidents than 2^32"),
            provision: self.provisions[&hearing.provision.id],
            area: self.areas[hearing.area],
            party: outcome.party.map(|party| self.parties[party]),
            class: outcome.class,
            strength: outcome.strength,
            place: outcome.place,
            when: hearing.when,
        }
    }
}

/// Whether an incident comes to the same under every reading that sees it: one account tells of it, nobody checked it, and
/// nobody says that an excluded group was the target.
///
/// Readings differ in whom they read, in how they weigh accounts that differ, in whether rivals are set aside, and in what
/// they ask of exclusion: of such an incident there is nothing to weigh.
fn is_plain(bench: &Bench<'_>, incident: usize) -> bool {
    let [account] = bench.incidents[incident].accounts.as_slice() else { return false };
    bench.checks(incident).is_empty() && bench.told(account).is_none_or(|told| told.excluded.is_none())
}
