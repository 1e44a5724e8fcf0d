//! The judgement: an incident and a provision in, findings out. The parent holds the order of the rules; each rule is a
//! small function below it.
//!
//! Read first: [`judge`]. A [`Docket`](super::Docket) holds the same hearings without their evidence.

use std::borrow::Cow;
use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::incidents::{Account, Incident, Weight};
use crate::model::{Act, AreaId, Interval, PartyId, Target};
use crate::reports::Verdict;
use crate::terms::{Protected, Provision, Role};

use super::attribution::is_party;
use super::check::Check;
use super::{Attribution, Bench, Class, Finding, Fit, Permission, Reading, Rule, Seen, Strength, Within};

/// Returns the findings of every incident under every provision that forbids its act, under one reading, in order of
/// incident, provision, area and party.
pub fn judge(bench: &Bench<'_>, reading: &Reading) -> Vec<Finding> {
    let findings = |seen: &Seen| {
        let mut findings = Vec::new();
        hear(bench, reading, seen, |hearing, outcome| findings.push(hearing.finding(outcome)));
        findings
    };
    bench.seen(&reading.sources).par_iter().flat_map_iter(findings).collect()
}

/// Hears an incident under every provision that forbids its act, in each of its areas, and hands on what it comes to.
pub(super) fn hear(
    bench: &Bench<'_>,
    reading: &Reading,
    seen: &Seen,
    mut hand_on: impl FnMut(&Hearing<'_>, Outcome<'_>),
) {
    let (n, seen) = (seen.incident, seen.told(bench));
    let when = seen.when(reading.counts);
    let doers = bench.attribute(&seen.accounts);
    let check = Check::of(bench, reading, n);
    for provision in &bench.terms.agreement.provisions {
        let now = when.and_then(|when| bench.terms.agreement.provision_at(&provision.id, when.start));
        let provision = now.unwrap_or(Cow::Borrowed(provision));
        if !forbids(&provision, seen.act) {
            continue;
        }
        for area in &provision.areas {
            let hearing = Hearing {
                bench,
                reading,
                n,
                seen,
                when,
                provision: &provision,
                area,
                doers: &doers,
                check: &check,
            };
            hearing.hear(|outcome| hand_on(&hearing, outcome));
        }
    }
}

/// Whether a provision forbids an act; a use of force whose means are not stated is forbidden where any force is.
fn forbids(provision: &Provision, act: Act) -> bool {
    let vague = matches!(act, Act::Attack | Act::Unknown);
    provision.forbids.contains(&act) || (vague && provision.forbids.iter().any(|a| a.is_force()))
}

/// One incident before one provision in one area.
pub(super) struct Hearing<'h> {
    bench: &'h Bench<'h>,
    reading: &'h Reading,
    pub(super) n: usize,
    seen: &'h Incident,
    pub(super) when: Option<Interval>,
    pub(super) provision: &'h Provision,
    pub(super) area: &'h AreaId,
    doers: &'h Attribution,
    check: &'h Check,
}

/// What a hearing comes to for one party, or for nobody.
pub(super) struct Outcome<'h> {
    /// The party; `None`: nobody bound is named.
    pub(super) party: Option<&'h PartyId>,
    /// What it means.
    pub(super) class: Class,
    rule: Rule,
    /// How well it is shown that this party did it.
    pub(super) strength: Strength,
    /// Whether it lies in the area for certain.
    pub(super) place: Fit,
    /// Whether the party is charged, so that it matters whether the act was allowed.
    is_charged: bool,
}

impl<'h> Hearing<'h> {
    /// Hears the incident: one outcome for each bound party that is named, or one for nobody.
    fn hear(&self, mut hand_on: impl FnMut(Outcome<'h>)) {
        let place = self.place();
        let parties = self.parties();
        let outside =
            self.outside_time().or_else(|| self.done_by_others(&parties)).or_else(|| outside_area(place));
        if let Some((class, rule)) = outside {
            return hand_on(self.outcome(None, class, rule, place));
        }
        if let Some((class, rule)) = self.check.closes() {
            return hand_on(self.outcome(self.check.party.as_ref(), class, rule, place));
        }
        if parties.is_empty() {
            let (class, rule) = self.nobody_bound();
            return hand_on(self.outcome(None, class, rule, place));
        }
        parties.into_iter().for_each(|party| hand_on(self.charge(party, place)));
    }

    /// The provision's time.
    fn outside_time(&self) -> Option<(Class, Rule)> {
        let agreement = &self.bench.terms.agreement;
        let Some(when) = self.when else { return Some((Class::Undetermined, Rule::TimeUnknown)) };
        let is_before = when.end <= self.provision.from.unwrap_or(agreement.in_force);
        let is_after = self.provision.until.or(agreement.until).is_some_and(|until| until <= when.start);
        (is_before || is_after).then_some((Class::NotApplicable, Rule::OutsideTime))
    }

    /// An act by someone who is not bound is beside the agreement wherever it was.
    fn done_by_others(&self, parties: &[&PartyId]) -> Option<(Class, Rule)> {
        let others = if parties.is_empty() { self.nobody_bound() } else { return None };
        matches!(others.1, Rule::DoerNotBound | Rule::DoerExcluded).then_some(others)
    }

    /// How the incident lies to the area: careful, all accounts must agree; full, the most precise account decides.
    fn place(&self) -> Within {
        let radius = |at: usize| self.bench.reports[at].place.disc().map_or(f64::INFINITY, |disc| disc.2);
        let accounts = self.seen.accounts.iter().map(|a| a.report);
        let all: Vec<(f64, Within)> = accounts
            .map(|at| (radius(at), self.bench.within(at, self.area)))
            .filter(|(_, within)| *within != Within::Unknown)
            .collect();
        if self.reading.counts == Weight::Full {
            let best = all.iter().min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            return best.map_or(Within::Unknown, |(_, within)| *within);
        }
        let kinds: BTreeSet<Within> = all.into_iter().map(|(_, within)| within).collect();
        match kinds.len() {
            0 => Within::Unknown,
            1 => kinds.into_iter().next().unwrap_or(Within::Unknown),
            _ => Within::MayBe,
        }
    }

    /// The parties that the provision binds and that somebody names, alone or among others, or that a check found.
    fn parties(&self) -> Vec<&'h PartyId> {
        let is_named = |party: &PartyId| {
            self.doers.named.contains_key(party)
                || self.doers.among.contains_key(party)
                || self.check.party.as_ref() == Some(party)
        };
        self.provision.binds.iter().filter(|party| is_named(party) && self.is_bound(party)).collect()
    }

    /// Whether a party as a whole was bound at some instant of the incident.
    fn is_bound(&self, party: &PartyId) -> bool {
        let Some((group, when)) = self.bench.roster.group(party).zip(self.when) else { return true };
        group.from.is_none_or(|from| from < when.end) && group.until.is_none_or(|until| when.start < until)
    }

    /// What it means if no bound party is named.
    fn nobody_bound(&self) -> (Class, Rule) {
        let roster = &self.bench.roster;
        let named: Vec<&PartyId> = self.doers.named.keys().collect();
        let role = |role: Role| named.iter().any(|id| roster.group(id).is_some_and(|g| g.role == role));
        let unbound_party = named.iter().any(|id| is_party(roster, id));
        let outsiders_alone = self.doers.strangers.is_empty()
            && self.doers.among.is_empty()
            && !self.doers.outsiders.is_empty();
        if role(Role::Guarantor) || role(Role::NonParty) || unbound_party || outsiders_alone {
            (Class::Beside, Rule::DoerNotBound)
        } else if role(Role::Excluded) {
            (Class::NotApplicable, Rule::DoerExcluded)
        } else if !self.doers.among.is_empty() {
            (Class::Undetermined, Rule::SeveralSidesNamed)
        } else if !self.doers.strangers.is_empty() {
            (Class::Undetermined, Rule::DoerNotKnown)
        } else {
            (Class::Undetermined, Rule::DoerNotNamed)
        }
    }

    /// What it means for a party that is named.
    fn charge(&self, party: &'h PartyId, place: Within) -> Outcome<'h> {
        // What is replied is no part of it: a reply does not touch the class.
        let (class, rule) = self.class(party, self.strength(party), self.permission(&[]), place);
        Outcome { is_charged: true, ..self.outcome(Some(party), class, rule, place) }
    }

    fn strength(&self, party: &PartyId) -> Strength {
        if self.check.finds(party) { Strength::Verified } else { self.doers.strength(party) }
    }

    fn permission(&self, replies: &[usize]) -> Permission {
        let accounts: Vec<&Account> = self.seen.accounts.iter().collect();
        let told = self.seen.accounts.iter().filter_map(|a| self.bench.told(a));
        let targets: Vec<&PartyId> = told.filter_map(|told| told.excluded.as_ref()).collect();
        let (reports, roster) = (self.bench.reports, &self.bench.roster);
        super::permission(
            self.provision,
            &accounts,
            reports,
            replies,
            &targets,
            roster,
            self.reading.exclusion,
        )
    }

    /// What may be shown of permission, replies that are read included.
    fn permission_told(&self) -> Permission {
        let sources = &self.reading.sources;
        let is_read = |at: &&usize| self.bench.is_report_read(sources, &self.bench.reports[**at]);
        let replies: Vec<usize> = self.bench.replies(self.n).iter().filter(is_read).copied().collect();
        self.permission(&replies)
    }

    /// The rules in their order: exclusion, protection, doer, exception, place, then the breach itself.
    fn class(
        &self,
        party: &PartyId,
        strength: Strength,
        permission: Permission,
        place: Within,
    ) -> (Class, Rule) {
        match permission {
            Permission::Excluded => return (Class::NotApplicable, Rule::TargetExcluded),
            _ if !self.is_protected() => return (Class::NotApplicable, Rule::TargetNotProtected),
            Permission::ExclusionClaimed => return (Class::Contested, Rule::ExclusionNotShown),
            _ => {}
        }
        if !self.doers.named.contains_key(party) && !self.check.finds(party) {
            return (Class::Undetermined, Rule::SeveralSidesNamed);
        }
        if self.has_rivals(party, strength) {
            return (Class::Contested, Rule::DoersDiffer);
        }
        match permission {
            Permission::ExceptionClaimed => (Class::Contested, Rule::ExceptionClaimed),
            _ if self.check.is_disputed => (Class::Contested, Rule::CheckedDisputed),
            _ if place == Within::Unknown => (Class::Undetermined, Rule::PlaceUnknown),
            _ if self.check.finds(party) => (self.gravity(), Rule::CheckedBreach),
            _ => (self.gravity(), Rule::ForbiddenAct),
        }
    }

    /// Whether somebody else is named as well as this party is, or this party not well enough to set that aside.
    fn has_rivals(&self, party: &PartyId, strength: Strength) -> bool {
        if strength == Strength::Verified {
            return false;
        }
        let rivals = self.doers.rivals(party, &self.bench.roster);
        let is_weak = strength < self.reading.strength;
        self.check.finds_another(party)
            || rivals.iter().any(|r| is_weak || self.doers.strength(r) >= strength)
    }

    /// Whether somebody whom the provision protects was hit; if nobody says who was hit, that is no bar.
    ///
    /// That an excluded group was hit is a claim that [`permission`](super::permission) weighs. It is no answer here:
    /// else whoever names one would need no proof.
    fn is_protected(&self) -> bool {
        let protects = &self.provision.protects;
        if protects.is_empty() {
            return true;
        }
        let people = |t: &Target| protects.contains(&Protected::People(*t));
        let hit: Vec<Target> =
            self.seen.targets.iter().copied().filter(|target| *target != Target::Excluded).collect();
        let against = self.against();
        if hit.is_empty() && against.is_empty() {
            return true;
        }
        let forces = hit.contains(&Target::Party) || !against.is_empty();
        let party_hit = match against.is_empty() {
            true => protects.iter().any(|p| matches!(p, Protected::Party(_))),
            false => against.iter().any(|id| protects.contains(&Protected::Party((*id).clone()))),
        };
        // Aid, health and monitors are civilians where a text names only civilians.
        let civilians = protects.contains(&Protected::People(Target::Civilians));
        hit.iter().any(|t| people(t) || (civilians && t.is_protected_person())) || (forces && party_hit)
    }

    /// The groups of the agreement that accounts name as hit, excluded ones aside.
    fn against(&self) -> BTreeSet<&PartyId> {
        let told = self.seen.accounts.iter().filter_map(|a| self.bench.told(a));
        let is_excluded =
            |id: &PartyId| self.bench.roster.group(id).is_some_and(|g| g.role == Role::Excluded);
        told.flat_map(|told| &told.against).filter(|id| !is_excluded(id)).collect()
    }

    /// Grave by a check, by the terms' list of acts, or by the number of civilians killed.
    fn gravity(&self) -> Class {
        let killed = self.seen.killed_civilians(self.bench.reports, self.reading.counts);
        let many =
            self.provision.grave_killed_civilians.zip(killed).is_some_and(|(limit, killed)| killed >= limit);
        let by_act = self.provision.grave.contains(&self.seen.act);
        match self.check.verdict {
            Some(Verdict::Grave) => Class::Grave,
            Some(Verdict::Minor) => Class::Minor,
            _ if many || by_act => Class::Grave,
            _ => Class::Minor,
        }
    }

    fn outcome(&self, party: Option<&'h PartyId>, class: Class, rule: Rule, place: Within) -> Outcome<'h> {
        Outcome {
            strength: party.map_or(Strength::Claimed, |p| self.strength(p)),
            place: if place == Within::Inside { Fit::Certain } else { Fit::May },
            is_charged: false,
            party,
            class,
            rule,
        }
    }

    /// The finding that an outcome is, with what it rests on.
    fn finding(&self, outcome: Outcome<'_>) -> Finding {
        let Outcome { party, class, rule, strength, place, is_charged } = outcome;
        let named_by = party.and_then(|p| self.doers.named.get(p)).into_iter().flatten().cloned().collect();
        let others = self.doers.named.keys().filter(|id| Some(*id) != party).map(ToString::to_string);
        let others = others.chain(self.doers.strangers.iter().chain(&self.doers.outsiders).cloned());
        Finding {
            incident: self.n,
            provision: self.provision.id.clone(),
            area: self.area.clone(),
            party: party.cloned(),
            class,
            rule,
            strength,
            named_by,
            others_named: others.collect(),
            targets: self.seen.targets.clone(),
            permission: if is_charged { self.permission_told() } else { Permission::NotClaimed },
            when: self.when,
            place,
        }
    }
}

fn outside_area(place: Within) -> Option<(Class, Rule)> {
    (place == Within::Outside).then_some((Class::NotApplicable, Rule::OutsideArea))
}
