//! Attribution: who is named for an incident, by whom, on what basis.
//!
//! Carried from reports, never inferred. Copies add nothing: what counts is how many independent groups name a party.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use crate::incidents::{Account, GroupKey, Independence};
use crate::model::{ActorId, PartyId, normal_name};
use crate::reports::{ActorBasis, Body, Report};
use crate::terms::{Group, Role, Terms};

use super::Strength;

/// Who is who, ready to be asked.
#[derive(Debug, Clone)]
pub struct Roster {
    by_name: BTreeMap<String, ActorId>,
    group_by_name: BTreeMap<String, PartyId>,
    above: BTreeMap<ActorId, Vec<ActorId>>,
    sides: Independence,
    groups: Vec<Group>,
}

impl Roster {
    /// Prepares the actors and groups of the terms.
    pub fn of(terms: &Terms, sides: &Independence) -> Self {
        let mut by_name = BTreeMap::new();
        for actor in terms.actors.values() {
            let names =
                [actor.id.as_str(), &actor.name].into_iter().chain(actor.aliases.iter().map(String::as_str));
            by_name.extend(names.map(|name| (normal_name(name), actor.id.clone())));
        }
        let groups = terms.agreement.groups.clone();
        let group_names =
            groups.iter().flat_map(|g| [g.id.as_str(), &g.name].map(|n| (normal_name(n), g.id.clone())));
        Self {
            by_name,
            group_by_name: group_names.collect(),
            above: terms.actors.keys().map(|id| (id.clone(), chain(terms, id))).collect(),
            sides: sides.clone(),
            groups,
        }
    }

    /// Returns the actor of that name.
    pub fn actor(&self, name: &str) -> Option<&ActorId> {
        self.by_name.get(&normal_name(name))
    }

    /// Returns the groups that a name stands for at an instant: the groups that the actor, or a larger actor that it
    /// is part of, is a member of; parties before guarantors before others, so that a guarantor who fights as a
    /// party's member is that party's.
    pub fn groups(&self, name: &str, at: Option<Timestamp>) -> Vec<&Group> {
        let Some(actor) = self.actor(name) else {
            let id = self.group_by_name.get(&normal_name(name));
            return self.groups.iter().filter(|g| Some(&g.id) == id).collect();
        };
        let line = self.above.get(actor).map(Vec::as_slice).unwrap_or_default();
        for member in line {
            let found: Vec<&Group> = self.groups.iter().filter(|g| is_member(g, member, at)).collect();
            if !found.is_empty() {
                return weightiest(found);
            }
        }
        Vec::new()
    }

    /// Whether a name means an actor that was or will be a member of a group at another time: somebody who is known and
    /// not bound.
    pub fn is_member_at_another_time(&self, name: &str) -> bool {
        let line = self.actor(name).and_then(|actor| self.above.get(actor));
        line.into_iter().flatten().any(|actor| self.groups.iter().any(|g| is_member(g, actor, None)))
    }

    /// Returns the independence group that speaks for a party.
    pub fn side(&self, party: &PartyId) -> GroupKey {
        self.sides.side(party)
    }

    /// Returns the first excluded group of the terms: whose proof is asked for where no group is named.
    pub fn any_excluded(&self) -> Option<&Group> {
        self.groups.iter().find(|g| g.role == Role::Excluded)
    }

    /// Returns the group with this id.
    pub fn group(&self, id: &PartyId) -> Option<&Group> {
        self.groups.iter().find(|g| g.id == *id)
    }
}

/// An actor and the larger actors it is part of, nearest first.
fn chain(terms: &Terms, id: &ActorId) -> Vec<ActorId> {
    let mut line = vec![id.clone()];
    while let Some(next) = line.last().and_then(|id| terms.actors.get(id)).and_then(|a| a.part_of.clone()) {
        if line.contains(&next) {
            break;
        }
        line.push(next);
    }
    line
}

fn is_member(group: &Group, actor: &ActorId, at: Option<Timestamp>) -> bool {
    group.members.iter().any(|m| {
        m.actor == *actor
            && at.is_none_or(|at| {
                m.from.is_none_or(|from| from <= at) && m.until.is_none_or(|until| at < until)
            })
    })
}

/// Where a member of a party also stands in another role, the party counts.
fn weightiest(mut found: Vec<&Group>) -> Vec<&Group> {
    let best = found.iter().map(|g| g.role).min();
    found.retain(|g| Some(g.role) == best);
    found
}

/// What one account says about who did it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Claim {
    /// The independence group whose voice it is.
    pub group: GroupKey,
    /// The groups of the agreement it names. Several: one or all of them.
    pub named: BTreeSet<PartyId>,
    /// Names that stand for nobody in the terms.
    pub strangers: Vec<String>,
    /// Names of those who were members of a group before or will be later, and are of none now.
    pub outsiders: Vec<String>,
    /// On what basis.
    pub basis: ActorBasis,
}

/// Who is named for an incident, all accounts together.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Attribution {
    /// For each group of the agreement that somebody names alone: the independence groups that do.
    pub named: BTreeMap<PartyId, BTreeSet<GroupKey>>,
    /// Of `named`, those whose only basis is a coder's rule: they claim and do not corroborate.
    pub coded_only: BTreeSet<(PartyId, GroupKey)>,
    /// Groups named together with others by an account that does not say which.
    pub among: BTreeMap<PartyId, BTreeSet<GroupKey>>,
    /// Groups that admitted it themselves.
    pub admitted: BTreeSet<PartyId>,
    /// Names that stand for nobody in the terms.
    pub strangers: BTreeSet<String>,
    /// Names of those who were members of a group before or will be later, and are of none now.
    pub outsiders: BTreeSet<String>,
}

impl Attribution {
    /// Returns how well it is shown that this group did it, checks aside.
    pub fn strength(&self, party: &PartyId) -> Strength {
        let own = self.named.get(party).into_iter().flatten();
        let free = own.filter(|group| !self.coded_only.contains(&(party.clone(), (*group).clone()))).count();
        match free {
            _ if self.admitted.contains(party) => Strength::Verified,
            2.. => Strength::Corroborated,
            _ => Strength::Claimed,
        }
    }

    /// Returns the groups that others than `party`'s own side name instead of it.
    pub fn rivals(&self, party: &PartyId, roster: &Roster) -> Vec<PartyId> {
        let own_side = roster.side(party);
        let others = self.named.iter().filter(|(id, by)| *id != party && by.iter().any(|g| *g != own_side));
        others.map(|(id, _)| id.clone()).collect()
    }
}

/// Gathers who is named for an incident, from the claims of the accounts that are read.
pub fn attribute<'c>(claims: impl IntoIterator<Item = &'c Claim>, roster: &Roster) -> Attribution {
    let mut sum = Attribution::default();
    let claims: Vec<&Claim> = claims.into_iter().collect();
    for claim in &claims {
        sum.strangers.extend(claim.strangers.iter().cloned());
        sum.outsiders.extend(claim.outsiders.iter().cloned());
        take(claim, roster, &mut sum);
    }
    for (party, group) in named_pairs(&sum) {
        let coded = |c: &&&Claim| c.basis == ActorBasis::Coded;
        let own =
            claims.iter().filter(|c| c.group == group && c.named.len() == 1 && c.named.contains(&party));
        if own.clone().count() == own.filter(coded).count() {
            sum.coded_only.insert((party, group));
        }
    }
    sum
}

fn named_pairs(sum: &Attribution) -> Vec<(PartyId, GroupKey)> {
    sum.named.iter().flat_map(|(p, groups)| groups.iter().map(|g| (p.clone(), g.clone()))).collect()
}

fn take(claim: &Claim, roster: &Roster, sum: &mut Attribution) {
    let is_alone = claim.named.len() == 1 && claim.strangers.is_empty() && claim.outsiders.is_empty();
    let place = if is_alone { &mut sum.named } else { &mut sum.among };
    for party in &claim.named {
        place.entry(party.clone()).or_default().insert(claim.group.clone());
        if claim.basis == ActorBasis::Admitted && claim.named.len() == 1 && claim.group == roster.side(party)
        {
            sum.admitted.insert(party.clone());
        }
    }
}

impl Claim {
    /// Reads what one account says about the doer.
    pub fn read(account: &Account, report: &Report, roster: &Roster) -> Self {
        let (names, basis) = match &report.body {
            Body::Event(event) => (event.by.as_slice(), event.by_basis),
            Body::Delivery(delivery) => (delivery.blocked_by.as_slice(), ActorBasis::Claimed),
            _ => (&[][..], ActorBasis::Unknown),
        };
        let at = account.when.map(|w| w.start);
        let mut claim = Self {
            group: account.group.clone(),
            named: BTreeSet::new(),
            strangers: Vec::new(),
            outsiders: Vec::new(),
            basis,
        };
        for name in names {
            let groups = roster.groups(name, at);
            if groups.is_empty() {
                let is_outsider = roster.is_member_at_another_time(name);
                if is_outsider { &mut claim.outsiders } else { &mut claim.strangers }.push(name.clone());
            }
            claim.named.extend(groups.into_iter().map(|g| g.id.clone()));
        }
        claim
    }
}

/// Returns whether a group is bound by the agreement: a party.
pub(crate) fn is_party(roster: &Roster, id: &PartyId) -> bool {
    roster.group(id).is_some_and(|g| g.role == Role::Party)
}
