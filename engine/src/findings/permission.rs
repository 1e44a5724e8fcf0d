//! Permission: whether an act was allowed, settled apart from who did it.

use std::collections::BTreeSet;

use crate::incidents::Account;
use crate::model::{PartyId, Target};
use crate::reports::{Body, Event, Report};
use crate::terms::{ExclusionProof, Provision, Role};

use super::attribution::Roster;
use super::{Exclusion, Permission};

/// Returns whether the accounts of an incident, and the replies to it, leave the act allowed under a provision.
///
/// Exclusion must be shown in all that the terms ask for; co-location never lifts the protection of civilians, aid,
/// health or monitors, whoever says that they were hit. An exception that anybody claims makes the question open.
/// `targets` are the excluded groups that the accounts say were the target.
pub fn permission(
    provision: &Provision,
    accounts: &[&Account],
    reports: &[Report],
    replies: &[usize],
    targets: &[&PartyId],
    roster: &Roster,
    exclusion: Exclusion,
) -> Permission {
    let events: Vec<(&Account, &Event)> =
        accounts.iter().filter_map(|a| Some((*a, event(&reports[a.report])?))).collect();
    if let Some(answer) = excluded(&events, targets, roster, exclusion) {
        return answer;
    }
    let claimed = events.iter().filter_map(|(_, e)| e.exception.as_deref());
    let replied = replies.iter().filter_map(|&at| match &reports[at].body {
        Body::Response(response) => response.exception.as_deref(),
        _ => None,
    });
    let is_in_terms = |kind: &str| provision.exceptions.iter().any(|e| e.kind == kind);
    if claimed.chain(replied).any(is_in_terms) {
        Permission::ExceptionClaimed
    } else {
        Permission::NotClaimed
    }
}

fn event(report: &Report) -> Option<&Event> {
    match &report.body {
        Body::Event(event) => Some(event),
        _ => None,
    }
}

/// The answer if anybody says that an excluded group was the target.
fn excluded(
    events: &[(&Account, &Event)],
    targets: &[&PartyId],
    roster: &Roster,
    exclusion: Exclusion,
) -> Option<Permission> {
    let group = targets.first().and_then(|id| roster.group(id))?;
    if events.iter().flat_map(|(_, e)| &e.target).any(|t| t.is_protected_person()) {
        return None;
    }
    let shown: BTreeSet<ExclusionProof> =
        events.iter().flat_map(|(_, e)| e.excluded_shown.iter().copied()).collect();
    let all_shown = group.needs.iter().all(|need| shown.contains(need));
    Some(if all_shown || exclusion == Exclusion::Lenient {
        Permission::Excluded
    } else {
        Permission::ExclusionClaimed
    })
}

/// Returns the excluded group that a report says was the target, if it does.
pub fn excluded_target(account: &Account, report: &Report, roster: &Roster) -> Option<PartyId> {
    let event = event(report)?;
    let at = account.when.map(|w| w.start);
    let mut groups = event.excluded.iter().chain(&event.against).flat_map(|name| roster.groups(name, at));
    let named = groups.find(|g| g.role == Role::Excluded);
    let group =
        named.or_else(|| event.target.contains(&Target::Excluded).then(|| roster.any_excluded()).flatten());
    group.map(|g| g.id.clone())
}
