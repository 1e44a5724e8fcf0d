//! Properties: what must hold for any reports, not only for those that somebody thought of.
//!
//! Reports are generated at random for one invented case, written as lines of truce's own format and read as a user's
//! would be. What is compared are the answers as lines of text, byte by byte.

use std::collections::BTreeMap;
use std::path::Path;

use engine::findings::{Exclusion, Reading, SourceChoice, Strength};
use engine::incidents::{Candidate, Weight, best_pairs};
use engine::reports::Report;
use engine::standing::{Assessment, Question, Standing, assess};
use engine::terms::Terms;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};

use super::answers;
use super::case::{Case, reports_from};

/// How many cases each property tries; the largest that keeps a property within a few seconds.
const CASES: u32 = 64;

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 200, ..ProptestConfig::default() }
}

/// The case whose terms all properties use: two parties, a guarantor, a non-party, an excluded group, three promises, a
/// gate with an assumption.
fn terms() -> Terms {
    Case::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/properties_case")).terms
}

/// One report as its keys and values, without its id.
type Draft = BTreeMap<&'static str, String>;

const SOURCES: &[&str] = &["mission", "observers", "watch", "ministry", "council", "agency"];
const DAYS: &[&str] = &[
    "2016-09-12",
    "2016-09-13T10:00+03:00",
    "2016-09-14",
    "2016-09-14T18:59+03:00",
    "2016-09-15T20:00+03:00",
    "2016-09-1X",
    "2016-09-16T01:00+03:00/2016-09-17T02:00+03:00",
    "2016-09-18",
    "2016-09",
];
const DOERS: &[&str] = &[
    "[]",
    r#"["army"]"#,
    r#"["brigade"]"#,
    r#"["army", "brigade"]"#,
    r#"["coalition"]"#,
    r#"["wolves"]"#,
    r#"["neighbour"]"#,
];
const PLACES: &[&str] = &["Old Bridge", "New Bridge", "Upper Mill"];

fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

fn base(kind: &str, source: &str, when: &str) -> Draft {
    [("kind", quoted(kind)), ("source", quoted(source)), ("when", quoted(when))].into()
}

fn event() -> impl Strategy<Value = Draft> {
    let acts = select(&["air-strike", "shelling", "armed-clash", "attack", "monitor-denied", "advance"][..]);
    let targets = select(&["[]", r#"["civilians"]"#, r#"["party"]"#, r#"["excluded"]"#][..]);
    let basis = select(&["observed", "claimed", "coded", "admitted"][..]);
    let what = (acts, select(DOERS), basis, targets, 0_u32..15);
    (select(SOURCES), select(DAYS), select(PLACES), what, any::<Option<bool>>()).prop_map(
        |(source, when, place, (act, by, basis, target, killed), more)| {
            let mut draft = base("event", source, when);
            draft.extend([("place", quoted(place)), ("act", quoted(act)), ("by", by.to_owned())]);
            draft.extend([("by_basis", quoted(basis)), ("target", target.to_owned())]);
            draft.insert("killed_civilians", killed.to_string());
            // Few incidents that many tell of: most of what can go wrong goes wrong where accounts meet.
            if killed < 12 {
                draft.insert("incident", quoted(["i1", "i2", "i3"][killed as usize % 3]));
            }
            match more {
                Some(true) => draft.insert("exception", quoted("self-defence")),
                Some(false) => draft.insert("copies", r#"["observers"]"#.to_owned()),
                None => None,
            };
            draft
        },
    )
}

fn delivery() -> impl Strategy<Value = Draft> {
    let acts =
        select(&["aid-approved", "aid-sent", "aid-arrived", "aid-distributed", "aid-denied", "aid-none"][..]);
    (select(SOURCES), select(DAYS), acts, select(DOERS)).prop_map(|(source, when, act, by)| {
        let mut draft = base("delivery", source, when);
        draft.extend([("act", quoted(act)), ("to", quoted("valley")), ("blocked_by", by.to_owned())]);
        draft
    })
}

fn coverage() -> impl Strategy<Value = Draft> {
    let weeks =
        select(&["2016-09-12T19:00+03:00/2016-09-19T18:59+03:00", "2016-09-14", "2016-09-12/2016-09-16"][..]);
    (select(SOURCES), weeks, 0.0..=1.0_f64).prop_map(|(source, when, share)| {
        let mut draft = base("coverage", source, when);
        draft.insert("share", format!("{share:.3}"));
        draft
    })
}

fn tally() -> impl Strategy<Value = Draft> {
    let days = select(&["2016-09-13T19:00+03:00/2016-09-14T18:59+03:00", "2016-09-14"][..]);
    (select(SOURCES), days, select(DOERS), 0_u32..50).prop_map(|(source, when, accused, count)| {
        let mut draft = base("tally", source, when);
        draft.extend([("count", count.to_string()), ("unit", quoted("violations"))]);
        draft.insert("accused", accused.to_owned());
        draft
    })
}

fn draft() -> impl Strategy<Value = Draft> {
    prop_oneof![8 => event(), 2 => delivery(), 1 => coverage(), 1 => tally()]
}

fn drafts() -> impl Strategy<Value = Vec<Draft>> {
    proptest::collection::vec(draft(), 0..24)
}

fn line(id: &str, draft: &Draft) -> String {
    let rest: Vec<String> = draft.iter().map(|(key, value)| format!("\"{key}\": {value}")).collect();
    format!("{{\"id\": \"{id}\", {}}}\n", rest.join(", "))
}

fn lines(drafts: &[Draft]) -> Vec<String> {
    drafts.iter().enumerate().map(|(n, draft)| line(&format!("r{n:02}"), draft)).collect()
}

fn read(lines: &[String]) -> Vec<Report> {
    reports_from("reports.jsonl", &lines.concat())
}

fn reading() -> impl Strategy<Value = Reading> {
    let sources = prop_oneof![Just(SourceChoice::All), Just(SourceChoice::Independent)];
    (sources, select(Strength::ALL), select(Exclusion::ALL), select(Weight::ALL))
        .prop_map(|(sources, strength, exclusion, counts)| Reading { sources, strength, exclusion, counts })
}

fn ask(terms: &Terms, reports: &[Report], reading: &Reading) -> Assessment {
    assess(terms, reports, &Question { reading: reading.clone(), as_known_on: None })
}

/// The terms without their phase: where only rows and findings are compared, the variations of the gate need not be tried.
fn without_gate() -> Terms {
    let mut terms = terms();
    terms.agreement.phases.clear();
    terms
}

proptest! {
    #![proptest_config(config(CASES))]

    #[test]
    fn order_files_and_doubles_change_nothing(
        drafts in drafts(), order in any::<u64>(), cut in any::<Index>(), reading in reading(),
    ) {
        let terms = terms();
        let lines = lines(&drafts);
        let whole = answers::lines(&ask(&terms, &read(&lines), &reading));
        // Another order in one file.
        let mut mixed = lines.clone();
        mixed.sort_by_key(|line| hash(line, order));
        let same = answers::lines(&ask(&terms, &read(&mixed), &reading));
        prop_assert_eq!(sorted(&whole), sorted(&same));
        // Two files, the second one first.
        let at = if lines.is_empty() { 0 } else { cut.index(lines.len()) };
        let (first, second) = lines.split_at(at);
        let mut parts = reports_from("b.jsonl", &second.concat());
        parts.extend(reports_from("a.jsonl", &first.concat()));
        let same = answers::lines(&ask(&terms, &parts, &reading));
        prop_assert_eq!(&whole, &same);
        // The same file twice: every id once, the rest left out.
        let mut twice = read(&lines);
        twice.extend(reports_from("z.jsonl", &lines.concat()));
        let doubled = ask(&terms, &twice, &reading);
        prop_assert_eq!(doubled.left_out.len(), lines.len());
        let kept: Vec<String> =
            answers::lines(&doubled).into_iter().filter(|line| !line.starts_with("left-out ")).collect();
        prop_assert_eq!(&whole, &kept);
    }

    #[test]
    fn any_number_of_threads_gives_the_same_bytes(drafts in drafts(), reading in reading()) {
        let (terms, reports) = (terms(), read(&lines(&drafts)));
        let with = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| answers::lines(&ask(&terms, &reports, &reading)).join("\n"))
        };
        let one = with(1);
        prop_assert_eq!(&one, &with(2));
        prop_assert_eq!(&one, &with(4));
    }

    #[test]
    fn a_copy_never_raises_strength(
        drafts in drafts(), which in any::<Index>(), place in select(PLACES), reading in reading(),
    ) {
        prop_assume!(!drafts.is_empty());
        let (terms, mut lines) = (without_gate(), lines(&drafts));
        let before = ask(&terms, &read(&lines), &reading);
        let at = which.index(drafts.len());
        let mut copy = drafts[at].clone();
        prop_assume!(copy["kind"] == "\"event\"" || copy["kind"] == "\"delivery\"");
        copy.insert("source", quoted("echo"));
        copy.remove("incident");
        copy.insert("place", quoted(place));
        copy.insert("copies", format!("[\"r{at:02}\"]"));
        lines.push(line("r99", &copy));
        let after = ask(&terms, &read(&lines), &reading);
        prop_assert_eq!(before.incidents.len(), after.incidents.len());
        let strength = |a: &Assessment| -> BTreeMap<(String, String, String, String), Strength> {
            let key = |f: &engine::findings::Finding| {
                let party = f.party.as_ref().map_or(String::new(), ToString::to_string);
                (a.incidents[f.incident].id.to_string(), f.provision.to_string(), f.area.to_string(), party)
            };
            a.findings.iter().map(|f| (key(f), f.strength)).collect()
        };
        let (before, after) = (strength(&before), strength(&after));
        for (key, now) in &after {
            let was = before.get(key).copied().unwrap_or(Strength::Claimed);
            prop_assert!(*now <= was, "{key:?}: {was} became {now}");
        }
    }

    #[test]
    fn a_reply_never_changes_a_class(
        drafts in drafts(), which in any::<Index>(), stance in select(&["denies", "explains", "counter-claims"][..]),
        exception in any::<bool>(), reading in reading(),
    ) {
        prop_assume!(!drafts.is_empty());
        let (terms, mut lines) = (without_gate(), lines(&drafts));
        let classes = |lines: &[String]| {
            let answer = ask(&terms, &read(lines), &reading);
            let findings = answer.findings.iter();
            let told: Vec<_> = findings.map(|f| (f.incident, f.provision.clone(), f.party.clone(), f.class, f.rule)).collect();
            let rows: Vec<_> = answer.standing.iter().map(|r| (r.day, r.standing, r.reason)).collect();
            (told, rows)
        };
        let before = classes(&lines);
        let exception = if exception { r#", "exception": "self-defence""# } else { "" };
        let of = which.index(drafts.len());
        lines.push(format!(
            r#"{{"id": "r99", "kind": "response", "source": "ministry", "by": ["army"], "stance": "{stance}", "of": "r{of:02}"{exception}}}
"#
        ));
        prop_assert_eq!(before, classes(&lines));
    }

    #[test]
    fn who_asks_for_less_is_told_of_at_least_as_many_breaches(drafts in drafts(), reading in reading()) {
        let (terms, reports) = (without_gate(), read(&lines(&drafts)));
        let breached = |strength: Strength| -> std::collections::BTreeSet<(String, String, String, i32)> {
            let answer = ask(&terms, &reports, &Reading { strength, ..reading.clone() });
            let rows = answer.standing.into_iter().filter(|r| r.standing == Standing::Breached);
            rows.map(|r| (r.provision.to_string(), r.party.to_string(), r.area.to_string(), r.day)).collect()
        };
        let (claimed, corroborated, verified) =
            (breached(Strength::Claimed), breached(Strength::Corroborated), breached(Strength::Verified));
        prop_assert!(claimed.is_superset(&corroborated), "{:?}", corroborated.difference(&claimed));
        prop_assert!(corroborated.is_superset(&verified), "{:?}", verified.difference(&corroborated));
    }

    #[test]
    fn a_day_never_becomes_kept_because_less_was_seen(
        mut drafts in proptest::collection::vec(draft(), 0..4), share in 0.7..1.0_f64, reading in reading(),
    ) {
        let terms = without_gate();
        let mut seen = base("coverage", "observers", "2016-09-12T19:00+03:00/2016-09-19T18:59+03:00");
        seen.insert("share", format!("{share:.3}"));
        drafts.push(seen);
        let lines = lines(&drafts);
        let kept = |lines: &[String]| -> std::collections::BTreeSet<(String, String, i32)> {
            let answer = ask(&terms, &read(lines), &reading);
            let quiet = answer.standing.into_iter().filter(|r| r.standing == Standing::Kept && r.provision.as_str() == "no-attack");
            quiet.map(|r| (r.party.to_string(), r.area.to_string(), r.day)).collect()
        };
        let with = kept(&lines);
        let less: Vec<String> = lines.iter().filter(|l| !l.contains("\"coverage\"")).cloned().collect();
        let without = kept(&less);
        prop_assert!(without.is_subset(&with));
        prop_assert!(without.is_empty(), "without any coverage nothing is kept");
    }

    #[test]
    fn what_is_published_after_is_not_known_before(
        early in drafts(), late in drafts(), reading in reading(),
    ) {
        let terms = terms();
        let dated = |prefix: &str, drafts: &[Draft], day: &str| -> Vec<String> {
            let with = |draft: &Draft| {
                let mut draft = draft.clone();
                draft.insert("published", quoted(day));
                draft
            };
            drafts.iter().enumerate().map(|(n, d)| line(&format!("{prefix}{n:02}"), &with(d))).collect()
        };
        let on = "2016-09-20T00:00:00+03:00".parse().unwrap();
        let question = Question { reading, as_known_on: Some(on) };
        let mut lines = dated("a", &early, "2016-09-19");
        let before = answers::lines(&assess(&terms, &read(&lines), &question));
        lines.extend(dated("b", &late, "2016-09-21"));
        let after = assess(&terms, &read(&lines), &question);
        prop_assert_eq!(after.left_out.len(), late.len());
        let after: Vec<String> =
            answers::lines(&after).into_iter().filter(|line| !line.starts_with("left-out ")).collect();
        prop_assert_eq!(before, after);
    }
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn pairs_cost_least_and_do_not_depend_on_order(
        costs in proptest::collection::vec(proptest::option::of(0_u32..=1000), 36),
        keep in subsequence((0..36).collect::<Vec<usize>>(), 0..=36),
        order in any::<u64>(),
    ) {
        let candidate = |at: usize| costs[at].map(|cost| Candidate { left: at / 6, right: at % 6, cost });
        let candidates: Vec<Candidate> = keep.into_iter().filter_map(candidate).collect();
        let pairs = best_pairs(&candidates, 400);
        let mut mixed = candidates.clone();
        mixed.sort_by_key(|c| hash(&format!("{c:?}"), order));
        prop_assert_eq!(&pairs, &best_pairs(&mixed, 400));
        let lefts: std::collections::BTreeSet<usize> = pairs.iter().map(|p| p.left).collect();
        let rights: std::collections::BTreeSet<usize> = pairs.iter().map(|p| p.right).collect();
        prop_assert_eq!((lefts.len(), rights.len()), (pairs.len(), pairs.len()));
        prop_assert!(pairs.iter().all(|p| candidates.contains(p)));
        prop_assert_eq!(total(&pairs), least(&candidates, 0, 0));
    }
}

/// What an assignment costs if each of six reports that stays alone costs 1001.
fn total(pairs: &[Candidate]) -> u32 {
    pairs.iter().map(|p| p.cost).sum::<u32>() + 1_001 * (6 - pairs.len() as u32)
}

/// The least that any assignment costs, by trying all.
fn least(candidates: &[Candidate], left: usize, taken: u32) -> u32 {
    if left == 6 {
        return 0;
    }
    let own = candidates.iter().filter(|c| c.left == left && taken & (1 << c.right) == 0);
    let paired = own.map(|c| c.cost + least(candidates, left + 1, taken | (1 << c.right))).min();
    let alone = 1_001 + least(candidates, left + 1, taken);
    paired.map_or(alone, |paired| paired.min(alone))
}

fn sorted(lines: &[String]) -> Vec<String> {
    let mut lines = lines.to_vec();
    lines.sort();
    lines
}

/// A number that mixes an order; the same for the same text and seed.
fn hash(text: &str, seed: u64) -> u64 {
    text.bytes().fold(seed ^ 0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3).rotate_left(17)
    })
}
