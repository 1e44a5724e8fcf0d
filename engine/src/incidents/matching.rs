//! Matching: reports of different sources that tell of one happening become one incident.
//!
//! People's assignments, merges and splits come first and are never undone. What is left is matched source by source,
//! in order of id: within a block of candidates that lie near each other in time, place and act, the assignment of a
//! source's reports to incidents is one-to-one and of least total cost. Nothing is greedy and nothing depends on the
//! order of input. Cost and limits: Donnay et al. 2018 (one day, three kilometres), with a report's own disc where
//! that is wider.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil;
use pathfinding::{kuhn_munkres::kuhn_munkres_min, matrix::Matrix};

use crate::model::{Act, IncidentId, Interval, ReportId, SourceId, Target, normal_name};
use crate::reports::{Body, Report};
use crate::terms::Terms;

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

/// A possible pair, with its cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Candidate {
    /// Position on the left: a report.
    pub left: usize,
    /// Position on the right: an incident.
    pub right: usize,
    /// Thousandths: 0 is the same, 1000 is as far apart as may be.
    pub cost: u32,
}

/// The cost of leaving a report by itself, in thousandths: a pair must cost less.
const ALONE: i64 = 1_001;

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
    for (_, own) in book.by_source() {
        join(&mut clusters, own, &book);
    }
    attach_copies(&mut clusters, &book);
    let mut incidents: Vec<Incident> = clusters.into_iter().map(|c| c.finish(&book)).collect();
    incidents.sort_by(|a, b| a.id.cmp(&b.id));
    incidents
}

/// Returns the one-to-one pairs of least total cost, by left position; a pair that costs more than 1000 is no pair.
///
/// # Example
/// ```
/// use engine::incidents::{Candidate, best_pairs};
/// let pair = |left, right, cost| Candidate { left, right, cost };
/// assert_eq!(best_pairs(&[pair(0, 0, 900), pair(0, 1, 0)], 400), [pair(0, 1, 0)]);
/// assert_eq!(best_pairs(&[pair(0, 0, 300), pair(1, 0, 100), pair(2, 0, 0)], 400), [pair(2, 0, 0)]);
/// ```
pub fn best_pairs(candidates: &[Candidate], block: usize) -> Vec<Candidate> {
    let mut pairs: Vec<Candidate> =
        blocks(candidates, block).iter().flat_map(|block| assign(block)).collect();
    pairs.sort_unstable();
    pairs
}

/// Splits candidates into blocks that share no report and no incident; drops the dearest where a block is too large.
fn blocks(candidates: &[Candidate], largest: usize) -> Vec<Vec<Candidate>> {
    let mut done = Vec::new();
    let mut open = vec![candidates.to_vec()];
    while let Some(edges) = open.pop() {
        for part in components(&edges) {
            let lefts = part.iter().map(|c| c.left).collect::<BTreeSet<_>>().len();
            let dearest = part.iter().map(|c| c.cost).max().unwrap_or(0);
            if lefts <= largest || dearest == 0 {
                done.push(part);
            } else {
                open.push(part.into_iter().filter(|c| c.cost < dearest).collect());
            }
        }
    }
    done
}

/// Splits candidates into connected parts.
fn components(edges: &[Candidate]) -> Vec<Vec<Candidate>> {
    let lefts = edges.iter().map(|c| c.left + 1).max().unwrap_or(0);
    let rights = edges.iter().map(|c| c.right + 1).max().unwrap_or(0);
    let mut union = Union::new(lefts + rights);
    for edge in edges {
        union.join(edge.left, lefts + edge.right);
    }
    let mut parts: BTreeMap<usize, Vec<Candidate>> = BTreeMap::new();
    for edge in edges {
        parts.entry(union.root(edge.left)).or_default().push(*edge);
    }
    parts.into_values().collect()
}

/// Solves one block by the Hungarian method; a report may also stay alone.
fn assign(block: &[Candidate]) -> Vec<Candidate> {
    let lefts: Vec<usize> = block.iter().map(|c| c.left).collect::<BTreeSet<_>>().into_iter().collect();
    let rights: Vec<usize> = block.iter().map(|c| c.right).collect::<BTreeSet<_>>().into_iter().collect();
    // Ties go to the smaller positions: scale the costs and add a trace of the column.
    let scale = (rights.len() + lefts.len() + 1) as i64 * lefts.len() as i64 + 1;
    let far = ALONE * 1_000 * scale;
    let mut matrix = Matrix::new(lefts.len(), rights.len() + lefts.len(), far);
    for (row, _) in lefts.iter().enumerate() {
        matrix[(row, rights.len() + row)] = ALONE * scale;
    }
    for edge in block {
        let (row, column) = (place_of(&lefts, edge.left), place_of(&rights, edge.right));
        matrix[(row, column)] = i64::from(edge.cost) * scale + column as i64;
    }
    let (_, columns) = kuhn_munkres_min(&matrix);
    let cost = |row: usize, column: usize| (matrix[(row, column)] - column as i64) / scale;
    let pairs = columns.iter().enumerate().filter(|(_, column)| **column < rights.len());
    pairs
        .filter(|(row, column)| cost(*row, **column) <= 1_000)
        .map(|(row, &column)| Candidate {
            left: lefts[row],
            right: rights[column],
            cost: cost(row, column) as u32,
        })
        .collect()
}

fn place_of(sorted: &[usize], value: usize) -> usize {
    sorted.binary_search(&value).expect("the list was made from these values")
}

/// Sets that grow together.
struct Union(Vec<usize>);

impl Union {
    fn new(size: usize) -> Self {
        Self((0..size).collect())
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    /// Joins two sets; the smaller root stays, so that the outcome does not depend on the order of joining.
    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b)] = a.min(b);
    }
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
    when: BTreeMap<usize, Option<Interval>>,
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
        let when =
            telling.iter().map(|&at| (at, reports[at].when.as_ref().map(|w| w.of_happening(zone)))).collect();
        let same_text = same_texts(reports, &telling, zone);
        Self { terms, independence, reports, telling, by_id, same_text, when, known_on }
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
            when: self.when[&at],
        }
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
        self.by_id.get(first.as_str()).copied().filter(|&of| of != at && self.when.contains_key(&of))
    }

    fn is_known(&self, at: civil::Date) -> bool {
        self.known_on.is_none_or(|known| at <= known)
    }

    /// The reports that nobody decided on and that repeat no other, by source.
    fn by_source(&self) -> BTreeMap<&SourceId, Vec<usize>> {
        let decided: BTreeSet<usize> =
            self.decided().iter().flat_map(|c| c.accounts.iter().map(|a| a.report)).collect();
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
    let mut by_text: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for &at in telling {
        let text = reports[at].says.as_deref().map(normal_name).unwrap_or_default();
        if text.chars().count() >= 40 {
            by_text.entry(text).or_default().push(at);
        }
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
    fn take(&mut self, at: usize, formation: Formation, is_split: bool, book: &Book<'_>) {
        self.accounts.push(book.account(at));
        self.history.push(formation);
        if let (Some(id), false) = (&book.reports[at].incident, is_split) {
            self.assigned = Some(self.assigned.take().map_or(id.clone(), |old| old.min(id.clone())));
        }
    }

    fn has_source(&self, source: &SourceId, reports: &[Report]) -> bool {
        self.accounts.iter().any(|a| reports[a.report].source == *source)
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

/// Returns the act of a report that tells of a happening; `None` for the other kinds.
fn act_of(report: &Report) -> Option<Act> {
    match &report.body {
        Body::Event(event) => Some(event.act),
        Body::Delivery(delivery) => Some(delivery.act),
        _ => None,
    }
}

/// Joins one source's reports to the clusters; what is left begins clusters of its own.
fn join(clusters: &mut Vec<Cluster>, own: Vec<usize>, book: &Book<'_>) {
    let index = DayIndex::of(clusters, book);
    let mut candidates = Vec::new();
    for (left, &at) in own.iter().enumerate() {
        for right in index.near(book.when[&at], &Limits::DEFAULT) {
            let cluster = &clusters[right];
            if cluster.has_source(&book.reports[at].source, book.reports) {
                continue;
            }
            let costs = cluster.accounts.iter().filter_map(|a| cost(a.report, at, book, &Limits::DEFAULT));
            candidates.extend(costs.min().map(|cost| Candidate { left, right, cost }));
        }
    }
    let pairs = best_pairs(&candidates, Limits::DEFAULT.block);
    for pair in &pairs {
        let at = own[pair.left];
        let formation = Formation::Matched(book.reports[at].id.clone(), pair.cost);
        clusters[pair.right].take(at, formation, false, book);
    }
    let joined: BTreeSet<usize> = pairs.iter().map(|p| p.left).collect();
    for (_, &at) in own.iter().enumerate().filter(|(left, _)| !joined.contains(left)) {
        let mut cluster = Cluster::default();
        cluster.take(at, Formation::Alone(book.reports[at].id.clone()), false, book);
        clusters.push(cluster);
    }
}

/// Puts each report that repeats another beside it, wherever it places what it repeats; a copy joins no others.
fn attach_copies(clusters: &mut Vec<Cluster>, book: &Book<'_>) {
    let mut place: BTreeMap<usize, usize> = BTreeMap::new();
    for (n, cluster) in clusters.iter().enumerate() {
        place.extend(cluster.accounts.iter().map(|a| (a.report, n)));
    }
    let mut open: Vec<usize> = book.telling.iter().copied().filter(|at| !place.contains_key(at)).collect();
    while !open.is_empty() {
        let target = |at: &usize| book.repeated(*at).and_then(|of| place.get(&of)).copied();
        let ready: Vec<(usize, usize)> = open.iter().filter_map(|at| Some((*at, target(at)?))).collect();
        if ready.is_empty() {
            // Copies that go round in a circle: the first of them begins.
            let mut cluster = Cluster::default();
            cluster.take(open[0], Formation::Alone(book.reports[open[0]].id.clone()), false, book);
            place.insert(open[0], clusters.len());
            clusters.push(cluster);
        }
        for (at, n) in ready {
            clusters[n].take(at, Formation::Matched(book.reports[at].id.clone(), 0), false, book);
            place.insert(at, n);
        }
        open.retain(|at| !place.contains_key(at));
    }
}

/// Which clusters have an account on which day.
struct DayIndex(BTreeMap<i64, BTreeSet<usize>>);

impl DayIndex {
    fn of(clusters: &[Cluster], book: &Book<'_>) -> Self {
        let mut days: BTreeMap<i64, BTreeSet<usize>> = BTreeMap::new();
        for (n, cluster) in clusters.iter().enumerate() {
            for interval in cluster.accounts.iter().filter_map(|a| book.when[&a.report]) {
                if interval.seconds() <= Limits::DEFAULT.longest_s {
                    for day in days_touched(&interval, 0) {
                        days.entry(day).or_default().insert(n);
                    }
                }
            }
        }
        Self(days)
    }

    fn near(&self, when: Option<Interval>, limits: &Limits) -> BTreeSet<usize> {
        let Some(interval) = when.filter(|i| i.seconds() <= limits.longest_s) else { return BTreeSet::new() };
        days_touched(&interval, limits.gap_s).filter_map(|day| self.0.get(&day)).flatten().copied().collect()
    }
}

fn days_touched(interval: &Interval, pad_s: i64) -> std::ops::RangeInclusive<i64> {
    let day = |second: i64| second.div_euclid(86_400);
    day(interval.start.as_second() - pad_s)..=day(interval.end.as_second() - 1 + pad_s)
}

/// Returns the cost of holding two reports to tell of one happening; `None` if they cannot.
fn cost(a: usize, b: usize, book: &Book<'_>, limits: &Limits) -> Option<u32> {
    let (one, two) = (&book.reports[a], &book.reports[b]);
    let gap = book.when[&a]?.gap_seconds(&book.when[&b]?);
    let act = u32::from(act_of(one)?.distance(act_of(two)?)?);
    let place = place_cost(one, two, limits)?;
    if gap > limits.gap_s {
        return None;
    }
    let time = (250 * gap / limits.gap_s) as u32;
    Some((time + place + 200 * act + toll_cost(one, two)).min(1_000))
}

/// 0 to 350 by distance; the same name without points costs 100.
fn place_cost(one: &Report, two: &Report, limits: &Limits) -> Option<u32> {
    if let (Some((x1, y1, r1)), Some((x2, y2, r2))) = (one.place.disc(), two.place.disc()) {
        let metres = great_circle_m((x1, y1), (x2, y2));
        let reach = limits.distance_m.max(r1).max(r2);
        return (metres <= reach).then_some((350.0 * metres / reach) as u32);
    }
    let name = |r: &Report| r.place.name.as_deref().map(normal_name).filter(|n| !n.is_empty());
    let same_name = name(one).is_some() && name(one) == name(two);
    // An area alone is too wide: two reports that name only it may tell of two happenings, and would seem to corroborate.
    same_name.then_some(100)
}

/// 0 to 200 by how far the numbers killed lie apart; nothing where one is not stated.
fn toll_cost(one: &Report, two: &Report) -> u32 {
    let killed = |r: &Report| match &r.body {
        Body::Event(event) => event.people.killed.best.or(event.people.killed.least()),
        _ => None,
    };
    match (killed(one), killed(two)) {
        (Some(a), Some(b)) if a != b => (200 * u64::from(a.abs_diff(b)) / u64::from(a.max(b))) as u32,
        _ => 0,
    }
}

/// Returns the distance on the mean sphere.
///
/// # Units
/// WGS 84 degrees, longitude first; metres.
pub(crate) fn great_circle_m(a: (f64, f64), b: (f64, f64)) -> f64 {
    use geo::{Distance, Haversine, Point};
    Haversine.distance(Point::new(a.0, a.1), Point::new(b.0, b.1))
}
