//! The judgement: an incident and a provision in, findings out. The parent holds the order of the rules; each rule is a
//! small function below it.

use std::collections::{BTreeMap, BTreeSet};

use crate::incidents::{Account, Incident, Independence, Weight};
use crate::model::{Act, AreaId, Interval, PartyId, Target};
use crate::reports::{Body, Report, Verdict, Verification};
use crate::terms::{Affiliation, Protected, Provision, Role, Terms};

use super::attribution::{Claim, Roster, attribute, is_party};
use super::permission::excluded_target;
use super::{
    AreaMap, Attribution, Class, Finding, Fit, Permission, Reading, Rule, SourceChoice, Strength, Within,
};

/// Everything that judging needs, worked out once for all readings.
#[derive(Debug)]
pub struct Bench<'a> {
    /// The terms.
    pub terms: &'a Terms,
    /// The reports; positions elsewhere point into this slice.
    pub reports: &'a [Report],
    /// What is held to have happened.
    pub incidents: Vec<Incident>,
    /// Who is who.
    pub roster: Roster,
    /// The areas.
    pub areas: AreaMap,
    /// Who is one voice with whom.
    pub independence: Independence,
    /// What each account's report says of the doer and of who was hit, by the report's position.
    told: BTreeMap<usize, Told>,
    /// How each report that is placed lies to each area, by the report's position.
    within: BTreeMap<AreaId, BTreeMap<usize, Within>>,
    /// For each incident, the reports that checked it.
    checks: Vec<Vec<usize>>,
    /// For each incident, the replies to it.
    replies: Vec<Vec<usize>>,
}

impl<'a> Bench<'a> {
    /// Prepares the bench: resolves what checks and replies are about.
    pub fn new(
        terms: &'a Terms,
        reports: &'a [Report],
        used: &[usize],
        independence: Independence,
        incidents: Vec<Incident>,
    ) -> Self {
        let areas = AreaMap::of(&terms.agreement);
        let within = |report: usize, area: &AreaId| areas.within(&reports[report].place, area);
        Self::laid(terms, reports, used, independence, incidents, &within)
    }

    /// As [`Bench::new`], with how each report's place lies to each area given.
    pub fn laid(
        terms: &'a Terms,
        reports: &'a [Report],
        used: &[usize],
        independence: Independence,
        incidents: Vec<Incident>,
        within: &dyn Fn(usize, &AreaId) -> Within,
    ) -> Self {
        let about = Pointers::of(&incidents);
        let mut checks = vec![Vec::new(); incidents.len()];
        let mut replies = vec![Vec::new(); incidents.len()];
        for &at in used {
            match &reports[at].body {
                Body::Verification(check) => about.push(&check.of, at, &mut checks),
                Body::Response(reply) => reply.of.iter().for_each(|of| about.push(of, at, &mut replies)),
                _ => {}
            }
        }
        let (roster, areas) = (Roster::of(terms, &independence), AreaMap::of(&terms.agreement));
        let accounts = incidents.iter().flat_map(|i| &i.accounts);
        let told = accounts.map(|a| (a.report, Told::read(a, &reports[a.report], &roster))).collect();
        let one = |area: &AreaId| used.iter().map(|&at| (at, within(at, area))).collect();
        let within = terms.agreement.areas.iter().map(|area| (area.id.clone(), one(&area.id))).collect();
        Self { terms, reports, incidents, roster, areas, independence, told, within, checks, replies }
    }

    /// Returns how a report's place lies to an area.
    pub fn within(&self, report: usize, area: &AreaId) -> Within {
        self.within.get(area).and_then(|by_report| by_report.get(&report)).copied().unwrap_or(Within::Unknown)
    }

    /// Returns who is named for an incident by the accounts that are read.
    pub fn attribute<'i>(&self, accounts: impl IntoIterator<Item = &'i Account>) -> Attribution {
        let claims = accounts.into_iter().filter_map(|a| self.told.get(&a.report)).map(|told| &told.claim);
        attribute(claims, &self.roster)
    }

    /// Returns the replies to an incident, as positions of reports. They stand beside its findings.
    pub fn replies(&self, incident: usize) -> &[usize] {
        &self.replies[incident]
    }

    /// Returns the checks of an incident, as positions of reports.
    pub fn checks(&self, incident: usize) -> &[usize] {
        &self.checks[incident]
    }

    /// Whether bodies with a mandate that are read verified an incident; `Some(false)`: they found that it was not.
    ///
    /// `None`: nobody checked it, the check goes on, or those who checked disagree.
    pub fn is_verified(&self, reading: &Reading, incident: usize) -> Option<bool> {
        let check = Check::of(self, reading, incident);
        match check.verdict.filter(|_| !check.is_disputed)? {
            Verdict::Verified | Verdict::Minor | Verdict::Grave => Some(true),
            Verdict::NotAnIncident | Verdict::Refuted => Some(false),
            _ => None,
        }
    }

    /// Whether a report by `source`, speaking with the voice of `voice`, is read.
    pub fn is_read(
        &self,
        reading: &Reading,
        source: &crate::model::SourceId,
        voice: &crate::model::SourceId,
    ) -> bool {
        match &reading.sources {
            SourceChoice::All => true,
            SourceChoice::One(one) => source == one || voice == one,
            SourceChoice::Independent => {
                let known = self.terms.sources.get(voice).or_else(|| self.terms.sources.get(source));
                known.is_some_and(|s| {
                    s.affiliation == Affiliation::Independent && !self.independence.is_of_a_side(&s.id)
                })
            }
        }
    }

    /// Whether a report that is no account of an incident is read; its voice is what it copies first, if anything.
    pub fn is_report_read(&self, reading: &Reading, report: &Report) -> bool {
        let copied = report.copies.first().map(|name| self.independence.source_named(name));
        let voice = self.independence.origin(copied.as_ref().unwrap_or(&report.source));
        self.is_read(reading, &report.source, &voice)
    }

    /// The incident as this reading sees it: only the accounts that are read. `None`: it sees none.
    fn seen(&self, incident: &Incident, reading: &Reading) -> Option<Incident> {
        let is_seen = |a: &&Account| self.is_read(reading, &self.reports[a.report].source, &a.voice);
        let accounts: Vec<Account> = incident.accounts.iter().filter(is_seen).cloned().collect();
        if accounts.is_empty() {
            return None;
        }
        Some(if accounts.len() == incident.accounts.len() {
            incident.clone()
        } else {
            incident.retold(accounts, self.reports)
        })
    }
}

/// What one account's report says of the doer and of who was hit.
#[derive(Debug)]
struct Told {
    claim: Claim,
    against: BTreeSet<PartyId>,
    excluded: Option<PartyId>,
}

impl Told {
    fn read(account: &Account, report: &Report, roster: &Roster) -> Self {
        let at = account.when.map(|w| w.start);
        let names = match &report.body {
            Body::Event(event) => event.against.as_slice(),
            _ => &[],
        };
        let against = names.iter().flat_map(|name| roster.groups(name, at)).map(|g| g.id.clone()).collect();
        let excluded = excluded_target(account, report, roster);
        Self { claim: Claim::read(account, report, roster), against, excluded }
    }
}

/// What ids stand for which incident.
struct Pointers(BTreeMap<String, usize>);

impl Pointers {
    fn of(incidents: &[Incident]) -> Self {
        let mut map = BTreeMap::new();
        for (n, incident) in incidents.iter().enumerate() {
            map.insert(incident.id.as_str().to_owned(), n);
            map.extend(incident.accounts.iter().map(|a: &Account| (a.id.as_str().to_owned(), n)));
        }
        Self(map)
    }

    fn push(&self, of: &str, at: usize, lists: &mut [Vec<usize>]) {
        if let Some(&n) = self.0.get(of) {
            lists[n].push(at);
        }
    }
}

/// Returns the findings of every incident under every provision that forbids its act, under one reading, in order of
/// incident, provision, area and party.
pub fn judge(bench: &Bench<'_>, reading: &Reading) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (n, incident) in bench.incidents.iter().enumerate() {
        if let Some(seen) = bench.seen(incident, reading) {
            judge_incident(bench, reading, n, &seen, &mut findings);
        }
    }
    findings
}

fn judge_incident(bench: &Bench<'_>, reading: &Reading, n: usize, seen: &Incident, out: &mut Vec<Finding>) {
    let when = seen.when(reading.counts);
    let doers = bench.attribute(&seen.accounts);
    let check = Check::of(bench, reading, n);
    for provision in &bench.terms.agreement.provisions {
        let now = when.and_then(|when| bench.terms.agreement.provision_at(&provision.id, when.start));
        let provision = now.unwrap_or(std::borrow::Cow::Borrowed(provision));
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
            hearing.hear(out);
        }
    }
}

/// Whether a provision forbids an act; a use of force whose means are not stated is forbidden where any force is.
fn forbids(provision: &Provision, act: Act) -> bool {
    let vague = matches!(act, Act::Attack | Act::Unknown);
    provision.forbids.contains(&act) || (vague && provision.forbids.iter().any(|a| a.is_force()))
}

/// One incident before one provision in one area.
struct Hearing<'h> {
    bench: &'h Bench<'h>,
    reading: &'h Reading,
    n: usize,
    seen: &'h Incident,
    when: Option<Interval>,
    provision: &'h Provision,
    area: &'h AreaId,
    doers: &'h Attribution,
    check: &'h Check,
}

impl Hearing<'_> {
    /// Hears the incident: one finding for each bound party that is named, or one for nobody.
    fn hear(&self, out: &mut Vec<Finding>) {
        let place = self.place();
        let parties = self.parties();
        let outside =
            self.outside_time().or_else(|| self.done_by_others(&parties)).or_else(|| outside_area(place));
        if let Some((class, rule)) = outside {
            return out.push(self.finding(None, class, rule, place));
        }
        if let Some((class, rule)) = self.check.closes() {
            return out.push(self.finding(self.check.party.clone(), class, rule, place));
        }
        if parties.is_empty() {
            let (class, rule) = self.nobody_bound();
            return out.push(self.finding(None, class, rule, place));
        }
        out.extend(parties.into_iter().map(|party| self.charge(party, place)));
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
    fn done_by_others(&self, parties: &[PartyId]) -> Option<(Class, Rule)> {
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
    fn parties(&self) -> Vec<PartyId> {
        let named = self.doers.named.keys().chain(self.doers.among.keys()).chain(&self.check.party);
        let named: BTreeSet<&PartyId> = named.collect();
        self.provision.binds.iter().filter(|p| named.contains(p) && self.is_bound(p)).cloned().collect()
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
    fn charge(&self, party: PartyId, place: Within) -> Finding {
        let strength = self.strength(&party);
        let replies: Vec<usize> =
            self.bench.replies(self.n).iter().copied().filter(|&at| self.is_read(at)).collect();
        // A reply is shown in what is said of permission. It does not touch the class.
        let permission = self.permission(&replies);
        let (class, rule) = self.class(&party, strength, self.permission(&[]), place);
        Finding { strength, permission, ..self.finding(Some(party), class, rule, place) }
    }

    fn strength(&self, party: &PartyId) -> Strength {
        if self.check.finds(party) { Strength::Verified } else { self.doers.strength(party) }
    }

    fn permission(&self, replies: &[usize]) -> Permission {
        let accounts: Vec<&Account> = self.seen.accounts.iter().collect();
        let told = self.seen.accounts.iter().filter_map(|a| self.bench.told.get(&a.report));
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

    fn is_read(&self, at: usize) -> bool {
        self.bench.is_report_read(self.reading, &self.bench.reports[at])
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
        let told = self.seen.accounts.iter().filter_map(|a| self.bench.told.get(&a.report));
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

    fn finding(&self, party: Option<PartyId>, class: Class, rule: Rule, place: Within) -> Finding {
        let named_by =
            party.as_ref().and_then(|p| self.doers.named.get(p)).into_iter().flatten().cloned().collect();
        let others =
            self.doers.named.keys().filter(|id| Some(*id) != party.as_ref()).map(ToString::to_string);
        let others = others.chain(self.doers.strangers.iter().chain(&self.doers.outsiders).cloned());
        let others_named = others.collect();
        Finding {
            incident: self.n,
            provision: self.provision.id.clone(),
            area: self.area.clone(),
            strength: party.as_ref().map_or(Strength::Claimed, |p| self.strength(p)),
            party,
            class,
            rule,
            named_by,
            others_named,
            targets: self.seen.targets.clone(),
            permission: Permission::NotClaimed,
            when: self.when,
            place: if place == Within::Inside { Fit::Certain } else { Fit::May },
        }
    }
}

fn outside_area(place: Within) -> Option<(Class, Rule)> {
    (place == Within::Outside).then_some((Class::NotApplicable, Rule::OutsideArea))
}

/// What bodies with a mandate found about an incident, all together.
#[derive(Debug, Default)]
struct Check {
    verdict: Option<Verdict>,
    party: Option<PartyId>,
    found: BTreeSet<PartyId>,
    is_disputed: bool,
}

impl Check {
    /// Gathers the checks that are read and whose bodies have a mandate.
    fn of(bench: &Bench<'_>, reading: &Reading, incident: usize) -> Self {
        let reports = bench.checks(incident).iter().map(|&at| &bench.reports[at]);
        let mandated = reports.filter(|r| {
            bench.is_report_read(reading, r) && bench.terms.sources.get(&r.source).is_some_and(|s| s.verifies)
        });
        let mandated: Vec<&Report> = mandated.collect();
        let standing = mandated.iter().filter(|r| !is_superseded(r, &mandated, bench.terms));
        let checks: Vec<&Verification> = standing.filter_map(|r| verification(r)).collect();
        let verdicts: BTreeSet<Verdict> = checks.iter().map(|c| c.verdict).collect();
        let at = bench.incidents[incident].when(reading.counts).map(|w| w.start);
        let names = checks.iter().flat_map(|c| &c.by);
        let found: BTreeSet<PartyId> =
            names.flat_map(|name| bench.roster.groups(name, at)).map(|g| g.id.clone()).collect();
        let is_disputed = verdicts.contains(&Verdict::Disputed) || contradict(&verdicts);
        let party = (found.len() == 1).then(|| found.first().cloned()).flatten();
        Self { verdict: strongest(&verdicts), party, found, is_disputed }
    }

    /// Whether the checks found that this party did it.
    fn finds(&self, party: &PartyId) -> bool {
        let is_breach = matches!(self.verdict, Some(Verdict::Verified | Verdict::Minor | Verdict::Grave));
        is_breach && self.found.len() == 1 && self.found.contains(party)
    }

    /// Whether the checks found that somebody else did it.
    fn finds_another(&self, party: &PartyId) -> bool {
        let is_breach = matches!(self.verdict, Some(Verdict::Verified | Verdict::Minor | Verdict::Grave));
        is_breach && !self.found.is_empty() && !self.found.contains(party)
    }

    /// The finding, if the checks close the matter without a breach.
    fn closes(&self) -> Option<(Class, Rule)> {
        if self.is_disputed {
            return None;
        }
        match self.verdict? {
            Verdict::NotAnIncident | Verdict::Refuted => Some((Class::NotAnIncident, Rule::CheckedNothing)),
            Verdict::NoViolation => Some((Class::NoViolation, Rule::CheckedNoBreach)),
            Verdict::Pending => Some((Class::Pending, Rule::CheckedPending)),
            _ => None,
        }
    }
}

/// Whether the same body said something else of it later: what it said last is its verdict.
fn is_superseded(report: &Report, all: &[&Report], terms: &Terms) -> bool {
    let said = |r: &Report| r.published.as_ref().map(|when| when.interval(&terms.agreement.zone));
    let is_later =
        |other: &&&Report| said(other).zip(said(report)).is_some_and(|(other, own)| other.start >= own.end);
    all.iter().filter(|other| other.source == report.source).any(|other| is_later(&other))
}

fn verification(report: &Report) -> Option<&Verification> {
    match &report.body {
        Body::Verification(check) => Some(check),
        _ => None,
    }
}

/// Whether one check found something where another found nothing, or no breach where another found one.
fn contradict(verdicts: &BTreeSet<Verdict>) -> bool {
    let kind = |v: &Verdict| match v {
        Verdict::NotAnIncident | Verdict::Refuted => Some(0),
        Verdict::NoViolation => Some(1),
        Verdict::Verified | Verdict::Minor | Verdict::Grave => Some(2),
        Verdict::Unable | Verdict::Disputed | Verdict::Pending => None,
    };
    verdicts.iter().filter_map(kind).collect::<BTreeSet<_>>().len() > 1
}

/// The verdict that counts where several agree: a grave one over a minor one, a settled one over an open one.
fn strongest(verdicts: &BTreeSet<Verdict>) -> Option<Verdict> {
    use Verdict::{Disputed, Grave, Minor, NoViolation, NotAnIncident, Pending, Refuted, Unable, Verified};
    let order = [Grave, Minor, Verified, NoViolation, NotAnIncident, Refuted, Disputed, Pending, Unable];
    order.into_iter().find(|v| verdicts.contains(v))
}
