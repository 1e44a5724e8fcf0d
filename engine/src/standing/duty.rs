//! Duties to do something once: withdraw, release, leave. Kept when it is shown as done and nobody shows otherwise.

use std::collections::BTreeSet;

use crate::findings::Strength;
use crate::incidents::GroupKey;
use crate::model::{Act, AreaId, PartyId};
use crate::terms::{Condition, Due, Provision, ProvisionKind};
use jiff::Timestamp;

use crate::findings::Within;
use crate::reports::{Body, Report};

use super::rows::{blank, bound_days};
use super::sitting::Sitting;
use super::{Standing, StandingReason, StandingRow};

/// Whether a provision is a duty to do something rather than to refrain: it owes, and forbids at most not doing it.
pub fn is_duty(provision: &Provision) -> bool {
    provision.counts.is_none() && provision.forbids.iter().all(|act| *act == Act::NotWithdrawn)
}

/// The acts that fulfil a kind of duty; none: nothing that reports can count.
fn fulfilling(kind: ProvisionKind) -> &'static [Act] {
    match kind {
        ProvisionKind::Withdrawal | ProvisionKind::WeaponsDistance | ProvisionKind::ForeignForces => {
            &[Act::Withdrawal]
        }
        ProvisionKind::Prisoners => &[Act::Release],
        _ => &[],
    }
}

/// The acts that show that a kind of duty is not fulfilled.
fn refusing(kind: ProvisionKind) -> &'static [Act] {
    if fulfilling(kind).contains(&Act::Withdrawal) { &[Act::NotWithdrawn] } else { &[] }
}

/// Returns the rows of a duty, by day.
pub fn rows(
    sitting: &Sitting<'_>,
    provision: &Provision,
    party: &PartyId,
    area: &AreaId,
) -> Vec<StandingRow> {
    let evidence = Evidence::of(sitting, provision, party, area);
    bound_days(sitting, provision, party)
        .map(|(day, interval, now)| {
            let mut row = blank(&now, party, area, day);
            let due = due_at(sitting, &now);
            (row.standing, row.reason) = evidence.on(interval.end, due, &now, sitting.reading.strength);
            row.detail = evidence.detail(interval.end);
            row
        })
        .collect()
}

/// The act of a report that tells of a happening.
fn act_of(report: &Report) -> Option<Act> {
    match &report.body {
        Body::Event(event) => Some(event.act),
        _ => None,
    }
}

/// When a duty is due that must be done within a time after another is fulfilled.
fn due_after_another(sitting: &Sitting<'_>, provision: &Provision) -> Option<Timestamp> {
    let within = provision.when.iter().filter_map(|condition| match condition {
        Condition::After(other, Some(within)) => sitting.fulfilled.get(other)?.checked_add(*within).ok(),
        _ => None,
    });
    within.max()
}

/// When a duty is due; `None`: from its beginning on.
fn due_at(sitting: &Sitting<'_>, provision: &Provision) -> Option<Timestamp> {
    let later = |start: Timestamp, within: std::time::Duration| start.checked_add(within).ok();
    let Some(due) = provision.due.as_ref() else { return due_after_another(sitting, provision) };
    match due {
        Due::At(at) => Some(*at),
        Due::WithinOfStart(within) => later(sitting.agreement.in_force, *within),
        // A duty that waits for a step that has not come is not due.
        Due::WithinOfStep(step, within) => match sitting.step_done(step) {
            Some(done) => later(done, *within),
            None => Some(Timestamp::MAX),
        },
    }
}

/// Who says when that a party did what it owed, or did not.
struct Evidence {
    done: Vec<Said>,
    not_done: Vec<Said>,
}

/// One voice's word, and whether a body with a mandate verified what it tells of.
struct Said {
    at: Timestamp,
    group: GroupKey,
    is_verified: bool,
}

impl Evidence {
    fn of(sitting: &Sitting<'_>, provision: &Provision, party: &PartyId, area: &AreaId) -> Self {
        let mut evidence = Self { done: Vec::new(), not_done: Vec::new() };
        let bench = sitting.bench;
        let speaking = fulfilling(provision.kind).iter().chain(refusing(provision.kind));
        let speaking: BTreeSet<usize> =
            speaking.flat_map(|act| sitting.court.incidents_of(*act).iter().copied()).collect();
        for n in speaking {
            let incident = &bench.incidents[n];
            let verified = bench.is_verified(sitting.reading, n);
            if verified == Some(false) {
                continue;
            }
            let Some(when) = incident.when(sitting.reading.counts) else { continue };
            for account in &incident.accounts {
                let report = &bench.reports[account.report];
                let is_here =
                    matches!(bench.areas.within(&report.place, area), Within::Inside | Within::MayBe);
                if !is_here || !bench.is_account_read(&sitting.reading.sources, account) {
                    continue;
                }
                let Some(act) = act_of(report) else { continue };
                let who = bench.attribute([account]);
                if who.named.contains_key(party) || who.among.contains_key(party) {
                    let is_verified = verified == Some(true);
                    let entry = Said { at: when.start, group: account.group.clone(), is_verified };
                    if fulfilling(provision.kind).contains(&act) {
                        evidence.done.push(entry);
                    } else if refusing(provision.kind).contains(&act) {
                        evidence.not_done.push(entry);
                    }
                }
            }
        }
        evidence
    }

    /// How the duty stands at the end of a day.
    fn on(
        &self,
        end: Timestamp,
        due: Option<Timestamp>,
        provision: &Provision,
        asked: Strength,
    ) -> (Standing, StandingReason) {
        if fulfilling(provision.kind).is_empty() {
            return (Standing::Undetermined, StandingReason::NotCountable);
        }
        let done = level(&self.done, end);
        let not_done = match done {
            Some(level) if level >= asked => self.not_done_since(end),
            _ => level(&self.not_done, end),
        };
        let is_due = due.is_none_or(|due| due < end);
        match (done, not_done) {
            (Some(level), Some(against)) if level < asked || against >= asked => {
                (Standing::Contested, StandingReason::DoneDisputed)
            }
            (Some(level), _) if level >= asked => (Standing::Kept, StandingReason::DoneAsOwed),
            _ if !is_due => (Standing::Undetermined, StandingReason::NotYetDue),
            (None, Some(level)) if level >= asked => (Standing::Breached, StandingReason::NotDone),
            (None, None) => (Standing::NotMonitored, StandingReason::NobodyLooked),
            _ => (Standing::Undetermined, StandingReason::NotShownEnough),
        }
    }

    /// How well it is said that it was not done, by who says so of a time at or after the first word that it was.
    fn not_done_since(&self, end: Timestamp) -> Option<Strength> {
        let first = self.done.iter().map(|said| said.at).min();
        let since = self.not_done.iter().filter(|said| first.is_none_or(|first| first <= said.at));
        level(since, end)
    }

    /// How many independent groups said what up to then; nothing where nobody said anything.
    fn detail(&self, end: Timestamp) -> String {
        let (done, not_done) = (groups(&self.done, end), groups(&self.not_done, end));
        if done + not_done == 0 {
            return String::new();
        }
        format!("independent groups that say it was done: {done}; that it was not: {not_done}; up to then")
    }
}

fn groups<'s>(said: impl IntoIterator<Item = &'s Said>, end: Timestamp) -> usize {
    let by_then = said.into_iter().filter(|said| said.at < end);
    by_then.map(|said| &said.group).collect::<BTreeSet<_>>().len()
}

/// How well something is said by then.
fn level<'s>(said: impl IntoIterator<Item = &'s Said>, end: Timestamp) -> Option<Strength> {
    let by_then: Vec<&Said> = said.into_iter().filter(|said| said.at < end).collect();
    match groups(by_then.iter().copied(), end) {
        0 => None,
        _ if by_then.iter().any(|said| said.is_verified) => Some(Strength::Verified),
        1 => Some(Strength::Claimed),
        _ => Some(Strength::Corroborated),
    }
}
