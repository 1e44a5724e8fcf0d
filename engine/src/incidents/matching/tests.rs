//! Gathering beside the plain way: every report held against every cluster, copies round by round.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::incidents::facts::great_circle_m;
use crate::model::Interval;
use crate::sources::{ReadOptions, read};
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
            place.insert(open[0], clusters.len());
            clusters.push(Cluster::of_one(open[0], book));
        }
        for (at, n) in ready {
            clusters[n].take(at, Formation::Matched(book.reports[at].id.clone(), 0), false, book);
            place.insert(at, n);
        }
        open.retain(|at| !place.contains_key(at));
    }
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

/// A report as a line, without its id: few days, places and tolls, so that much is near and much costs the same.
fn told() -> impl Strategy<Value = String> {
    let source = select(&["mission", "observers", "watch", "ministry", "agency"][..]);
    let act = select(&["air-strike", "shelling", "attack", "armed-clash"][..]);
    let name = select(
        &["", r#","place":"Old Bridge""#, r#","place":"old  bridge""#, r#","place":"Upper Mill""#][..],
    );
    let point = prop_oneof![
        2 => Just(String::new()),
        5 => (0_u32..9, 0_u32..3, select(&["exact", "town", "near", "district"][..])).prop_map(|(east, north, precision)| {
            // Steps of about two and a half kilometres, over the date line and near a pole in some.
            let (lon, lat) = match north {
                0 => (36.0 + 0.027 * f64::from(east), 35.0),
                1 => (if east < 4 { 179.98 } else { -179.98 }, 10.0 + 0.005 * f64::from(east)),
                _ => (40.0 * f64::from(east), 89.95),
            };
            let lon = if lon > 180.0 { lon - 360.0 } else { lon };
            format!(r#","lon":{lon:.4},"lat":{lat:.4},"precision":"{precision}""#)
        }),
    ];
    let rest = (
        select(DAYS),
        0_u32..4,
        prop::option::weighted(0.1, 0_u32..3),
        prop::option::weighted(0.15, 0_u32..30),
    );
    (source, act, name, point, rest).prop_map(|(source, act, name, point, (when, killed, incident, copies))| {
        let when = if when.is_empty() { String::new() } else { format!(r#","when":"{when}""#) };
        let incident = incident.map_or(String::new(), |n| format!(r#","incident":"i{n}""#));
        let copies = copies.map_or(String::new(), |n| format!(r#","copies":["r{n:02}"]"#));
        format!(
            r#""kind":"event","source":"{source}","act":"{act}","killed_best":{killed}{name}{point}{when}{incident}{copies}}}"#
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn incidents_are_those_of_holding_all_against_all(told in prop::collection::vec(told(), 0..40)) {
        let terms = terms();
        let lines: Vec<String> =
            told.iter().enumerate().map(|(n, rest)| format!("{{\"id\":\"r{n:02}\",{rest}\n")).collect();
        let reports = read("reports.jsonl", lines.concat().as_bytes(), &ReadOptions::detecting()).reports;
        prop_assert_eq!(reports.len(), told.len());
        let used: Vec<usize> = (0..reports.len()).collect();
        let gathered = gather(&terms, &Independence::of(&terms), &reports, &used, None);
        prop_assert_eq!(gathered, plain_gather(&terms, &reports, &used));
    }
}
