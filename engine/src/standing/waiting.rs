//! Promises that wait for others: from when each promise that another waits for is fulfilled.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use crate::model::ProvisionId;
use crate::terms::{Agreement, Condition};

use super::rows::rows_of;
use super::sitting::Sitting;
use super::{Standing, StandingRow};

/// Returns, for each provision that another waits for and that is fulfilled, the end of the first day on which it
/// stands as kept for every party and area that it binds.
///
/// Found in rounds: what is fulfilled brings others into force, which may be fulfilled in turn. Promises that wait for
/// each other in a circle are never fulfilled.
pub fn fulfilled(sitting: &mut Sitting<'_>) {
    let awaited = awaited(sitting.agreement);
    for _ in 0..awaited.len() {
        let mut found: BTreeMap<ProvisionId, Timestamp> = sitting.fulfilled.clone();
        for id in &awaited {
            if let (false, Some(at)) = (found.contains_key(id), first_kept(sitting, id)) {
                found.insert(id.clone(), at);
            }
        }
        if found == sitting.fulfilled {
            return;
        }
        sitting.fulfilled = found;
    }
}

fn awaited(agreement: &Agreement) -> BTreeSet<ProvisionId> {
    let conditions = agreement.provisions.iter().flat_map(|p| &p.when);
    let after = conditions.filter_map(|condition| match condition {
        Condition::After(id, _) => Some(id.clone()),
        Condition::Reciprocal(_) | Condition::Step(_) => None,
    });
    after.collect()
}

/// The end of the first day on which every row of a provision is kept.
fn first_kept(sitting: &Sitting<'_>, id: &ProvisionId) -> Option<Timestamp> {
    let provision = sitting.agreement.provision(id)?;
    let pairs =
        provision.binds.iter().flat_map(|party| provision.areas.iter().map(move |area| (party, area)));
    let rows: Vec<StandingRow> =
        pairs.flat_map(|(party, area)| rows_of(sitting, provision, party, area)).collect();
    // By day, whether all rows so far are kept; a day without rows is not there.
    let mut is_kept: BTreeMap<i32, bool> = BTreeMap::new();
    for row in rows {
        *is_kept.entry(row.day).or_insert(true) &= row.standing == Standing::Kept;
    }
    let (day, _) = is_kept.into_iter().find(|(_, is_kept)| *is_kept)?;
    Some(sitting.days[day as usize].end)
}
