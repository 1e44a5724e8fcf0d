//! Matching: reports of different sources that tell of one happening become one incident.
//!
//! People's assignments, merges and splits come first and are never undone. What is left is matched source by source,
//! in order of id: within a block of candidates that lie near each other in time, place and act, the assignment of a
//! source's reports to incidents is one-to-one and of least total cost. Nothing is greedy and nothing depends on the
//! order of input. Cost and limits: Donnay et al. 2018 (one day, three kilometres), with a report's own disc where
//! that is wider.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil;
use rayon::prelude::*;

use crate::model::{Act, IncidentId, ReportId, SourceId, Target, normal_name};
use crate::reports::{Body, Report};
use crate::terms::Terms;

use super::facts::{Facts, act_of};
use super::near::Near;
use super::pairs::{Candidate, best_pairs};
use super::union::Union;
use super::{Account, Formation, GroupKey, Incident, Independence};

/// How far apart two accounts of one happening may lie.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// Seconds between their intervals.
    pub gap_s: i64,
    /// Metres between their places, where their own discs are not wider.
    pub distance_m: f64,
    /// Longest interval of a report that is matched at all, in seconds: a report on a week tells of many happenings.
    pub longest_s: i64,
    /// Largest block that is assigned at once, in reports; in a larger one the dearest candidates are dropped first.
    pub block: usize,
}

impl Limits {
    /// One day, three kilometres, three days, four hundred reports.
    pub const DEFAULT: Self = Self { gap_s: 86_400, distance_m: 3_000.0, longest_s: 3 * 86_400, block: 400 };
}

/// Gathers reports of events and deliveries into incidents, in order of id.
///
/// `used` are positions in `reports`; others are not looked at. Decisions dated after `known_on` are not applied.
pub fn gather(
    terms: &Terms,
    independence: &Independence,
    reports: &[Report],
    used: &[usize],
    known_on: Option<civil::Date>,
) -> Vec<Incident> {
    let book = Book::new(terms, independence, reports, used, known_on);
    let mut clusters = book.decided();
    let by_source = book.by_source(&clusters);
    let mut near = Near::new(&book.facts, Limits::DEFAULT);
    (0..clusters.len()).for_each(|n| clusters[n].note_in(&mut near, n, 0, &book));
    for (_, own) in by_source {
        join(&mut clusters, &mut near, own, &book);
    }
    attach_copies(&mut clusters, &book);
    let mut incidents: Vec<Incident> = clusters.into_par_iter().map(|c| c.finish(&book)).collect();
    incidents.sort_by(|a, b| a.id.cmp(&b.id));
    incidents
}

/// What matching needs to know of the reports, worked out once.
struct Book<'a> {
    terms: &'a Terms,
    independence: &'a Independence,
    reports: &'a [Report],
    /// Positions of events and deliveries, by report id.
    telling: Vec<usize>,
    by_id: BTreeMap<ReportId, usize>,
    /// The first report with the same long text, for texts that occur more than once.
    same_text: BTreeMap<usize, usize>,
    /// What is compared of each report that tells of a happening, by its position.
    facts: Vec<Option<Facts>>,
    known_on: Option<civil::Date>,
}

impl<'a> Book<'a> {
    fn new(
        terms: &'a Terms,
        independence: &'a Independence,
        reports: &'a [Report],
        used: &[usize],
        known_on: Option<civil::Date>,
    ) -> Self {
        let mut telling: Vec<usize> =
            used.iter().copied().filter(|&at| act_of(&reports[at]).is_some()).collect();
        telling.sort_by(|a, b| reports[*a].id.cmp(&reports[*b].id));
        let by_id = used.iter().map(|&at| (reports[at].id.clone(), at)).collect();
        let zone = &terms.agreement.zone;
        let facts = Facts::of(reports, &telling, zone);
        let same_text = same_texts(reports, &telling, zone);
        Self { terms, independence, reports, telling, by_id, same_text, facts, known_on }
    }

    fn voice(&self, at: usize) -> SourceId {
        let first = self.same_text.get(&at).copied().unwrap_or(at);
        self.independence.voice(&self.reports[first], &self.by_id, self.reports)
    }

    fn account(&self, at: usize) -> Account {
        let report = &self.reports[at];
        let voice = self.voice(at);
        Account {
            report: at,
            id: report.id.clone(),
            group: self.independence.group(&voice),
            is_copy: voice != report.source || self.same_text.contains_key(&at),
            voice,
            when: self.facts(at).when,
        }
    }

    fn facts(&self, at: usize) -> &Facts {
        self.facts[at].as_ref().expect("only reports that tell of a happening are asked about")
    }

    /// Clusters that people decided: assignments, then merges, then splits.
    fn decided(&self) -> Vec<Cluster> {
        let place: BTreeMap<&ReportId, usize> =
            self.telling.iter().enumerate().map(|(n, &at)| (&self.reports[at].id, n)).collect();
        let mut union = Union::new(self.telling.len());
        self.join_assigned(&mut union);
        let merged = self.join_merged(&mut union, &place);
        let split = self.split_off(&place);
        let mut clusters: BTreeMap<(usize, Option<usize>), Cluster> = BTreeMap::new();
        for (n, &at) in self.telling.iter().enumerate() {
            let is_decided =
                self.reports[at].incident.is_some() || merged.contains_key(&n) || split.contains_key(&n);
            if is_decided {
                let apart = split.get(&n).map(|(which, _)| *which);
                let cluster = clusters.entry((union.root(n), apart)).or_default();
                cluster.take(at, self.formation(at, merged.get(&n), split.get(&n)), apart.is_some(), self);
            }
        }
        clusters.into_values().collect()
    }

    fn formation(&self, at: usize, merged: Option<&String>, split: Option<&(usize, Formation)>) -> Formation {
        let id = self.reports[at].id.clone();
        match (split, merged) {
            (Some((_, formation)), _) => formation.clone(),
            (None, Some(why)) => Formation::Merged(id, why.clone()),
            (None, None) => Formation::Assigned(id),
        }
    }

    fn join_assigned(&self, union: &mut Union) {
        let mut first: BTreeMap<&IncidentId, usize> = BTreeMap::new();
        for (n, &at) in self.telling.iter().enumerate() {
            if let Some(incident) = &self.reports[at].incident {
                union.join(*first.entry(incident).or_insert(n), n);
            }
        }
    }

    fn join_merged(&self, union: &mut Union, place: &BTreeMap<&ReportId, usize>) -> BTreeMap<usize, String> {
        let mut merged = BTreeMap::new();
        for merge in self.terms.decisions.merges.iter().filter(|m| self.is_known(m.at)) {
            let members: Vec<usize> = merge.reports.iter().filter_map(|id| place.get(id).copied()).collect();
            for pair in members.windows(2) {
                union.join(pair[0], pair[1]);
            }
            merged.extend(members.into_iter().map(|n| (n, merge.why.clone())));
        }
        merged
    }

    fn split_off(&self, place: &BTreeMap<&ReportId, usize>) -> BTreeMap<usize, (usize, Formation)> {
        let mut split = BTreeMap::new();
        for (which, decision) in
            self.terms.decisions.splits.iter().enumerate().filter(|(_, s)| self.is_known(s.at))
        {
            for id in &decision.reports {
                if let Some(&n) = place.get(id) {
                    let formation =
                        Formation::SplitFrom(id.clone(), decision.from.clone(), decision.why.clone());
                    split.insert(n, (which, formation));
                }
            }
        }
        split
    }

    /// The report that a report says it repeats, if that tells of a happening too.
    fn repeated(&self, at: usize) -> Option<usize> {
        let first = self.reports[at].copies.first()?;
        self.by_id.get(first.as_str()).copied().filter(|&of| of != at && self.facts[of].is_some())
    }

    fn is_known(&self, at: civil::Date) -> bool {
        self.known_on.is_none_or(|known| at <= known)
    }

    /// The reports that nobody decided on and that repeat no other, by source.
    fn by_source(&self, decided: &[Cluster]) -> BTreeMap<&SourceId, Vec<usize>> {
        let decided: BTreeSet<usize> =
            decided.iter().flat_map(|c| c.accounts.iter().map(|a| a.report)).collect();
        let mut own: BTreeMap<&SourceId, Vec<usize>> = BTreeMap::new();
        let is_free = |at: &&usize| !decided.contains(at) && self.repeated(**at).is_none();
        for &at in self.telling.iter().filter(is_free) {
            own.entry(&self.reports[at].source).or_default().push(at);
        }
        own
    }
}

/// Returns, for each report whose long text stands in an earlier one too, the first of them.
///
/// A text of fewer than 40 letters may well be the same by chance and does not count.
fn same_texts(reports: &[Report], telling: &[usize], zone: &jiff::tz::TimeZone) -> BTreeMap<usize, usize> {
    let long = |&at: &usize| {
        let text = normal_name(reports[at].says.as_deref()?);
        (text.chars().count() >= 40).then_some((text, at))
    };
    let mut by_text: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (text, at) in telling.par_iter().filter_map(long).collect::<Vec<_>>() {
        by_text.entry(text).or_default().push(at);
    }
    let first_said = |at: &usize| {
        let said = reports[*at].published.as_ref().map(|w| w.interval(zone).start);
        (said.is_none(), said, reports[*at].id.clone())
    };
    let mut same = BTreeMap::new();
    for group in by_text.into_values() {
        let first = group.iter().copied().min_by_key(first_said).expect("a group holds at least one report");
        same.extend(group.into_iter().filter(|&at| at != first).map(|at| (at, first)));
    }
    same
}

impl Incident {
    /// Returns the incident as some of its accounts tell it; its id and history stay.
    pub fn retold(&self, accounts: Vec<Account>, reports: &[Report]) -> Self {
        let acts: BTreeSet<Act> = accounts.iter().filter_map(|a| act_of(&reports[a.report])).collect();
        Self {
            id: self.id.clone(),
            act: commonest_act(&accounts, reports),
            acts: acts.into_iter().collect(),
            targets: targets_of(&accounts, reports),
            accounts,
            history: self.history.clone(),
        }
    }
}

/// An incident in the making.
#[derive(Default)]
struct Cluster {
    accounts: Vec<Account>,
    history: Vec<Formation>,
    assigned: Option<IncidentId>,
}

impl Cluster {
    /// A report by itself.
    fn of_one(at: usize, book: &Book<'_>) -> Self {
        let mut cluster = Self::default();
        cluster.take(at, Formation::Alone(book.reports[at].id.clone()), false, book);
        cluster
    }

    fn take(&mut self, at: usize, formation: Formation, is_split: bool, book: &Book<'_>) {
        self.accounts.push(book.account(at));
        self.history.push(formation);
        if let (Some(id), false) = (&book.reports[at].incident, is_split) {
            self.assigned = Some(self.assigned.take().map_or(id.clone(), |old| old.min(id.clone())));
        }
    }

    fn facts<'b>(&self, book: &'b Book<'_>) -> impl Iterator<Item = &'b Facts> {
        self.accounts.iter().map(|account| book.facts(account.report))
    }

    /// The cost of holding a report to tell of the same happening; `None` if it cannot, or if its source has told of it.
    fn cost(&self, of: &Facts, book: &Book<'_>) -> Option<u32> {
        if self.facts(book).any(|own| own.source == of.source) {
            return None;
        }
        self.facts(book).filter_map(|own| own.cost(of, &Limits::DEFAULT)).min()
    }

    /// Notes where the cluster is looked for, but for its first accounts, which were noted.
    fn note_in(&self, near: &mut Near, n: usize, noted: usize, book: &Book<'_>) {
        let facts: Vec<Facts> = self.facts(book).copied().collect();
        near.note(n, &facts[..noted], &facts);
    }

    fn finish(mut self, book: &Book<'_>) -> Incident {
        self.accounts.sort_by(|a, b| a.id.cmp(&b.id));
        let id = self.assigned.unwrap_or_else(|| IncidentId::new(self.accounts[0].id.as_str()));
        let bare = Incident {
            id,
            accounts: Vec::new(),
            act: Act::Unknown,
            acts: Vec::new(),
            targets: Vec::new(),
            history: self.history,
        };
        bare.retold(self.accounts, book.reports)
    }
}

/// The act that most independent groups name; on a tie the first of the list; `unknown` only if nothing else.
fn commonest_act(accounts: &[Account], reports: &[Report]) -> Act {
    let mut groups: BTreeMap<Act, BTreeSet<&GroupKey>> = BTreeMap::new();
    for account in accounts {
        if let Some(act) = act_of(&reports[account.report]) {
            groups.entry(act).or_default().insert(&account.group);
        }
    }
    let vague = |act: Act| matches!(act, Act::Unknown | Act::Other);
    let best = groups.iter().min_by_key(|(act, who)| (vague(**act), std::cmp::Reverse(who.len()), **act));
    best.map_or(Act::Unknown, |(act, _)| *act)
}

fn targets_of(accounts: &[Account], reports: &[Report]) -> Vec<Target> {
    let all = accounts.iter().filter_map(|a| match &reports[a.report].body {
        Body::Event(event) => Some(event.target.iter().copied()),
        _ => None,
    });
    let known: BTreeSet<Target> = all.flatten().filter(|t| *t != Target::Unknown).collect();
    known.into_iter().collect()
}

/// Joins one source's reports to the clusters; what is left begins clusters of its own.
fn join(clusters: &mut Vec<Cluster>, near: &mut Near, own: Vec<usize>, book: &Book<'_>) {
    let pairs = best_pairs(&candidates(clusters, near, &own, book), Limits::DEFAULT.block);
    for pair in &pairs {
        let at = own[pair.left];
        let formation = Formation::Matched(book.reports[at].id.clone(), pair.cost);
        let cluster = &mut clusters[pair.right];
        let noted = cluster.accounts.len();
        cluster.take(at, formation, false, book);
        cluster.note_in(near, pair.right, noted, book);
    }
    let joined: BTreeSet<usize> = pairs.iter().map(|p| p.left).collect();
    for (_, &at) in own.iter().enumerate().filter(|(left, _)| !joined.contains(left)) {
        let cluster = Cluster::of_one(at, book);
        cluster.note_in(near, clusters.len(), 0, book);
        clusters.push(cluster);
    }
}

/// The clusters that each of one source's reports may belong to, with what that costs, by report and cluster.
fn candidates(clusters: &[Cluster], near: &Near, own: &[usize], book: &Book<'_>) -> Vec<Candidate> {
    let of_one = |(left, at): (usize, &usize)| {
        let facts = book.facts(*at);
        let costs = near.to(facts).into_iter().filter_map(move |right| {
            let cost = clusters[right].cost(facts, book)?;
            Some(Candidate { left, right, cost })
        });
        costs.collect::<Vec<_>>()
    };
    own.par_iter().enumerate().flat_map_iter(of_one).collect()
}

/// Puts each report that repeats another beside it, wherever it places what it repeats; a copy joins no others.
///
/// In rounds: what repeats a report that has its place, then what repeats those, each round in order of id. Of copies that
/// go round in a circle the first begins, and what repeats one of the circle follows.
fn attach_copies(clusters: &mut Vec<Cluster>, book: &Book<'_>) {
    let mut place: Vec<Option<usize>> = vec![None; book.reports.len()];
    for (n, cluster) in clusters.iter().enumerate() {
        cluster.accounts.iter().for_each(|a| place[a.report] = Some(n));
    }
    let open: Vec<usize> = book.telling.iter().copied().filter(|&at| place[at].is_none()).collect();
    let mut repeats: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &at in &open {
        repeats.entry(book.repeated(at).expect("only a copy has no place yet")).or_default().push(at);
    }
    let told = repeats.keys().copied().filter(|of| place[*of].is_some()).collect();
    follow(clusters, &mut place, told, &repeats, book);
    for at in open {
        if place[at].is_none() {
            let begins = first_of_circle(at, book);
            place[begins] = Some(clusters.len());
            clusters.push(Cluster::of_one(begins, book));
            follow(clusters, &mut place, vec![begins], &repeats, book);
        }
    }
}

/// Puts what repeats these, which have their places, beside them, then what repeats that, round by round.
fn follow(
    clusters: &mut [Cluster],
    place: &mut [Option<usize>],
    mut told: Vec<usize>,
    repeats: &BTreeMap<usize, Vec<usize>>,
    book: &Book<'_>,
) {
    while !told.is_empty() {
        let copies = told.iter().filter_map(|of| repeats.get(of)).flatten().copied();
        let mut round: Vec<usize> = copies.filter(|&at| place[at].is_none()).collect();
        round.sort_unstable_by(|a, b| book.reports[*a].id.cmp(&book.reports[*b].id));
        for &at in &round {
            let n = book.repeated(at).and_then(|of| place[of]).expect("it repeats one that has its place");
            clusters[n].take(at, Formation::Matched(book.reports[at].id.clone(), 0), false, book);
            place[at] = Some(n);
        }
        told = round;
    }
}

/// The first by id of the circle of copies that a copy leads into.
fn first_of_circle(at: usize, book: &Book<'_>) -> usize {
    let next = |at: &usize| book.repeated(*at);
    let mut passed = BTreeSet::new();
    let within = std::iter::successors(Some(at), next).find(|at| !passed.insert(*at));
    let within = within.expect("a copy without a place leads to no report that has one");
    let others = std::iter::successors(next(&within), next).take_while(|at| *at != within);
    others.chain([within]).min_by_key(|at| &book.reports[*at].id).expect("a circle has a member")
}

#[cfg(test)]
mod tests;
