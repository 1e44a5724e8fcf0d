//! Gathering beside the plain way: every report held against every cluster, copies round by round.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::incidents::facts::great_circle_m;
use crate::model::{Interval, People, Place, Precision, Range, When};
use crate::reports::{ActorBasis, Credibility, Event, Means, Origin, Review};
use crate::terms::{CaseTexts, NamedText};

/// The same incidents, without an index.
fn plain_gather(terms: &Terms, reports: &[Report], used: &[usize]) -> Vec<Incident> {
    let independence = Independence::of(terms);
    let book = Book::new(terms, &independence, reports, used, None);
    let mut clusters = book.decided();
    for (_, own) in book.by_source(&book.decided()) {
        plain_join(&mut clusters, own, &book);
    }
    plain_attach_copies(&mut clusters, &book);
    let mut incidents: Vec<Incident> = clusters.into_iter().map(|c| c.finish(&book)).collect();
    incidents.sort_by(|a, b| a.id.cmp(&b.id));
    incidents
}

fn plain_join(clusters: &mut Vec<Cluster>, own: Vec<usize>, book: &Book<'_>) {
    let mut candidates = Vec::new();
    for (left, &at) in own.iter().enumerate() {
        for (right, cluster) in clusters.iter().enumerate() {
            let mut sources = cluster.accounts.iter().map(|a| &book.reports[a.report].source);
            if is_near(cluster, at, book) && !sources.any(|source| *source == book.reports[at].source) {
                let costs = cluster.accounts.iter().filter_map(|a| plain_cost(a.report, at, book));
                candidates.extend(costs.min().map(|cost| Candidate { left, right, cost }));
            }
        }
    }
    let pairs = best_pairs(&candidates, Limits::DEFAULT.block);
    for pair in &pairs {
        let at = own[pair.left];
        let formation = Formation::Matched(book.reports[at].id.clone(), pair.cost);
        clusters[pair.right].take(at, formation, false, book);
    }
    let is_alone = |left: usize| pairs.iter().all(|pair| pair.left != left);
    for (_, &at) in own.iter().enumerate().filter(|(left, _)| is_alone(*left)) {
        clusters.push(Cluster::of_one(at, book));
    }
}

/// Whether some account that is not too long touches the report's days or those beside them.
fn is_near(cluster: &Cluster, at: usize, book: &Book<'_>) -> bool {
    let short = |when: &Interval| when.seconds() <= Limits::DEFAULT.longest_s;
    let day = |second: i64| second.div_euclid(86_400);
    let Some(own) = book.facts(at).when.filter(short) else { return false };
    let from = day(own.start.as_second() - Limits::DEFAULT.gap_s);
    let to = day(own.end.as_second() - 1 + Limits::DEFAULT.gap_s);
    let all = cluster.accounts.iter().filter_map(|a| a.when).filter(short);
    all.into_iter().any(|when| day(when.start.as_second()) <= to && from <= day(when.end.as_second() - 1))
}

fn plain_cost(a: usize, b: usize, book: &Book<'_>) -> Option<u32> {
    let (one, two, limits) = (&book.reports[a], &book.reports[b], Limits::DEFAULT);
    let gap = book.facts(a).when?.gap_seconds(&book.facts(b).when?);
    let act = u32::from(act_of(one)?.distance(act_of(two)?)?);
    let place = match (one.place.disc(), two.place.disc()) {
        (Some((x1, y1, r1)), Some((x2, y2, r2))) => {
            let metres = great_circle_m((x1, y1), (x2, y2));
            let reach = limits.distance_m.max(r1).max(r2);
            (metres <= reach).then_some((350.0 * metres / reach) as u32)?
        }
        _ => {
            let name = |r: &Report| r.place.name.as_deref().map(normal_name).filter(|n| !n.is_empty());
            (name(one).is_some() && name(one) == name(two)).then_some(100)?
        }
    };
    let killed = |r: &Report| match &r.body {
        Body::Event(event) => event.people.killed.best.or(event.people.killed.least()),
        _ => None,
    };
    let toll = match (killed(one), killed(two)) {
        (Some(a), Some(b)) if a != b => 200 * a.abs_diff(b) / a.max(b),
        _ => 0,
    };
    (gap <= limits.gap_s).then(|| {
        let time = (250 * gap / limits.gap_s) as u32;
        (time + place + 200 * act + toll).min(1_000)
    })
}

fn plain_attach_copies(clusters: &mut Vec<Cluster>, book: &Book<'_>) {
    let mut place: BTreeMap<usize, usize> = BTreeMap::new();
    for (n, cluster) in clusters.iter().enumerate() {
        place.extend(cluster.accounts.iter().map(|a| (a.report, n)));
    }
    let mut open: Vec<usize> = book.telling.iter().copied().filter(|at| !place.contains_key(at)).collect();
    while !open.is_empty() {
        let target = |at: &usize| book.repeated(*at).and_then(|of| place.get(&of)).copied();
        let ready: Vec<(usize, usize)> = open.iter().filter_map(|at| Some((*at, target(at)?))).collect();
        if ready.is_empty() {
            let begins =
                open.iter().copied().find(|at| goes_round(*at, book)).expect("all that is left goes round");
            place.insert(begins, clusters.len());
            clusters.push(Cluster::of_one(begins, book));
        }
        for (at, n) in ready {
            clusters[n].take(at, Formation::Matched(book.reports[at].id.clone(), 0), false, book);
            place.insert(at, n);
        }
        open.retain(|at| !place.contains_key(at));
    }
}

/// Whether a report repeats one that repeats one ... that repeats it.
fn goes_round(at: usize, book: &Book<'_>) -> bool {
    let next = |at: &usize| book.repeated(*at);
    std::iter::successors(next(&at), next).take(book.telling.len()).any(|of| of == at)
}

fn terms() -> Terms {
    let named = |file, text| NamedText { file, text };
    let texts = CaseTexts {
        agreement: named("agreement.toml", include_str!("../../../tests/it/properties_case/agreement.toml")),
        actors: named("actors.toml", include_str!("../../../tests/it/properties_case/actors.toml")),
        sources: named("sources.toml", include_str!("../../../tests/it/properties_case/sources.toml")),
        areas: named("areas.geojson", include_str!("../../../tests/it/properties_case/areas.geojson")),
        decisions: None,
    };
    Terms::parse(&texts).expect("the case of the properties is good").0
}

/// Days that touch and that just do not, a long and an unknown one.
const DAYS: &[&str] = &[
    "2016-09-13",
    "2016-09-14",
    "2016-09-15T00:00Z/2016-09-15T23:59Z",
    "2016-09-16T00:00Z/2016-09-17T00:00Z",
    "2016-09-17T23:59:59Z",
    "2016-09-13/2016-09-15",
    "2016-09-10/2016-09-20",
    "",
];

/// A report without its id: few days, places and tolls, so that much is near and much costs the same.
fn told() -> impl Strategy<Value = Report> {
    let source = select(&["mission", "observers", "watch", "ministry", "agency"][..]);
    let act = select(&[Act::AirStrike, Act::Shelling, Act::Attack, Act::ArmedClash][..]);
    let (incident, copies) = (prop::option::weighted(0.1, 0_u32..3), prop::option::weighted(0.15, 0_u32..30));
    (source, act, place(), select(DAYS), 0_u32..4, incident, copies).prop_map(
        |(source, act, place, when, killed, incident, copies)| Report {
            id: ReportId::new(""),
            source: SourceId::new(source),
            origin: Origin { file: "reports".into(), line: 1 },
            published: None,
            received: None,
            address: None,
            copies: copies.map(|n| format!("r{n:02}")).into_iter().collect(),
            says: None,
            note: None,
            credibility: Credibility::Unknown,
            review: Review::Reviewed,
            read_from: None,
            incident: incident.map(|n| IncidentId::new(format!("i{n}"))),
            when: When::parse(when).ok(),
            place,
            body: Body::Event(Box::new(event(act, killed))),
        },
    )
}

fn event(act: Act, killed: u32) -> Event {
    Event {
        act,
        weapon: None,
        means: Means::Unknown,
        by: Vec::new(),
        by_basis: ActorBasis::Unknown,
        by_text: None,
        against: Vec::new(),
        target: Vec::new(),
        excluded: None,
        excluded_shown: Vec::new(),
        exception: None,
        exception_by: None,
        people: People { killed: Range { best: Some(killed), ..Range::default() }, ..People::default() },
        count: None,
        unit: None,
    }
}

/// A name or a point or both: steps of about two and a half kilometres, some over the date line or near a pole.
fn place() -> impl Strategy<Value = Place> {
    let name = select(&[None, Some("Old Bridge"), Some("old  bridge"), Some("Upper Mill")][..]);
    let point = (0_u32..9, 0_u32..3).prop_map(|(east, where_to)| match where_to {
        0 => (36.0 + 0.027 * f64::from(east), 35.0),
        1 => (if east < 4 { 179.98 } else { -179.98 }, 10.0 + 0.005 * f64::from(east)),
        _ => (40.0 * f64::from(east) - 160.0, 89.95),
    });
    let precision = select(&[Precision::Exact, Precision::Town, Precision::Near, Precision::District][..]);
    (name, prop::option::weighted(0.7, (point, precision))).prop_map(|(name, disc)| Place {
        name: name.map(str::to_owned),
        point: disc.map(|(point, _)| point),
        precision: disc.map(|(_, precision)| precision),
        ..Place::default()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn incidents_are_those_of_holding_all_against_all(told in prop::collection::vec(told(), 0..40)) {
        let terms = terms();
        let named = told.into_iter().enumerate().map(|(n, report)| Report {
            id: ReportId::new(format!("r{n:02}")),
            ..report
        });
        let reports: Vec<Report> = named.collect();
        let used: Vec<usize> = (0..reports.len()).collect();
        let gathered = gather(&terms, &Independence::of(&terms), &reports, &used, None);
        prop_assert_eq!(gathered, plain_gather(&terms, &reports, &used));
    }
}

/// A report that repeats one of a circle, and whose id comes before theirs, is told once.
#[test]
fn what_leads_into_a_circle_of_copies_follows_it() {
    let copy = |id: &str, of: &str| Report {
        id: ReportId::new(id),
        source: SourceId::new("watch"),
        origin: Origin { file: "reports".into(), line: 1 },
        published: None,
        received: None,
        address: None,
        copies: vec![of.to_owned()],
        says: None,
        note: None,
        credibility: Credibility::Unknown,
        review: Review::Reviewed,
        read_from: None,
        incident: None,
        when: None,
        place: Place::default(),
        body: Body::Event(Box::new(event(Act::Shelling, 0))),
    };
    let (terms, reports) = (terms(), [copy("r0", "r1"), copy("r1", "r2"), copy("r2", "r1")]);
    let incidents = gather(&terms, &Independence::of(&terms), &reports, &[0, 1, 2], None);
    let told: Vec<(&str, Vec<&str>)> = incidents
        .iter()
        .map(|incident| (incident.id.as_str(), incident.accounts.iter().map(|a| a.id.as_str()).collect()))
        .collect();
    assert_eq!(told, [("r0", vec!["r0", "r1", "r2"])]);
    let begins = &incidents[0].history[0];
    assert_eq!(*begins, Formation::Alone(ReportId::new("r1")), "the first of the circle begins");
}
