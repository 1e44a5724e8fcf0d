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
    let is_kept = |day: i32| {
        let mut own = rows.iter().filter(|row| row.day == day).peekable();
        own.peek().is_some() && own.all(|row| row.standing == Standing::Kept)
    };
    let day = (0..sitting.days.len()).find(|day| is_kept(*day as i32))?;
    Some(sitting.days[day].end)
}
