//! Comparisons: what *reduced* is measured by, where a case says it in numbers.
//!
//! In: the `[[comparison]]` tables. Out: [`Comparison`]s. Read first: [`Comparison`].
//! Invariant: every number of a comparison is stated, by its own key or by an assumption about it; there is no default
//! for how much less is less.

use jiff::civil;

use super::agreement::{Agreement, AssumptionSets, Measure, Role};
use super::check::Check;
use super::names::quoted;
use super::node::{Node, Table};
use crate::model::{Act, AreaId, ComparisonId, PartyId, Problem, SourceId};
use crate::words;

words! {
    /// What is counted in a comparison.
    ComparedCount, "a thing that a comparison counts", {
        /// Events that the source reports.
        Events = "events",
        /// People killed, as the source has them.
        Deaths = "deaths",
    }
}

/// What is compared before and since, for a measure that asks for less than there was.
///
/// One source's reports are compared with the same source's earlier reports: counts of different sources are never
/// added. Each pair of groups is a comparison of its own, and all of them must fall.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// Its id.
    pub id: ComparisonId,
    /// Whose reports are counted, before and since.
    pub source: SourceId,
    /// What is compared.
    pub series: ComparedSeries,
    /// A series that the agreement should not have changed, chosen beforehand; `None`: there is none.
    pub control: Option<ComparedSeries>,
    /// Which counts must have fallen; both are shown whichever are asked. Never empty.
    pub asks: Vec<ComparedCount>,
    /// How many days before the agreement's start are the baseline; at least 1.
    pub before_days: u32,
    /// The rate since, over the rate before, must be at most this; above 0 and at most 1.
    pub ratio_at_most: f64,
    /// At most this share of ordinary times may have seen a fall as deep; above 0 and at most 1.
    pub rank_at_most: f64,
    /// The share of what happened that the source could see before and since; `None`: taken to be the same.
    pub seen: Option<Seen>,
    /// Days on which other truces began: times around them are not ordinary.
    pub other_truces: Vec<civil::Date>,
}

/// What is counted, apart from who counts it.
#[derive(Debug, Clone, PartialEq)]
pub struct ComparedSeries {
    /// Pairs of groups between whom it happened, one comparison each. Never empty.
    pub between: Vec<[PartyId; 2]>,
    /// The acts; empty: those that the provision forbids.
    pub acts: Vec<Act>,
    /// Where; empty: where the provision applies.
    pub areas: Vec<AreaId>,
}

/// The share of what happened that a source could see; each from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Seen {
    /// In the baseline.
    pub before: f64,
    /// Since the agreement's start.
    pub since: f64,
}

/// The numbers that must be stated, by a key or by an assumption.
const NUMBERS: [AssumptionSets; 3] =
    [AssumptionSets::BeforeDays, AssumptionSets::RatioAtMost, AssumptionSets::RankAtMost];

/// Builds the comparisons.
pub(crate) fn comparisons(root: &Table, cx: &mut Check<'_>) -> Vec<Comparison> {
    root.tables("comparison").map(|table| comparison(table, root, cx)).collect()
}

/// Returns the ids that comparisons bear, as written.
pub(crate) fn ids(root: &Table) -> Vec<&str> {
    root.tables("comparison").filter_map(|table| table.text("id")).collect()
}

fn comparison(table: &Table, root: &Table, cx: &mut Check<'_>) -> Comparison {
    let id = table.string("id");
    let whose = format!("comparison {}", quoted(&id));
    numbers_stated(table, root, &id, cx);
    is_used(table, root, &id, cx);
    let own = series(table, root, &whose, cx);
    let control = table.get("control").and_then(Node::table);
    let control = control.map(|control| {
        let other = series(control, root, &format!("the control of {whose}"), cx);
        if other == own {
            let problem =
                Problem::error("control-is-the-same", format!("the control of {whose} is what is compared"));
            let expected = "expected another `between`, `acts` or `area` than the comparison has";
            cx.report(problem.expected(expected), &control.header);
        }
        other
    });
    Comparison {
        source: SourceId::new(table.string("source")),
        series: own,
        control,
        asks: asks(table),
        before_days: table.whole("before_days").unwrap_or(1).max(1),
        ratio_at_most: table.number("ratio_at_most").unwrap_or(1.0),
        rank_at_most: table.number("rank_at_most").unwrap_or(1.0),
        seen: seen(table, root, &id, cx),
        other_truces: table.items("other_truces").iter().filter_map(Node::day).collect(),
        id: ComparisonId::new(id),
    }
}

fn asks(table: &Table) -> Vec<ComparedCount> {
    let words = table.texts("asks");
    let asked: Vec<ComparedCount> =
        words.iter().filter_map(|word| ComparedCount::from_word(word).ok()).collect();
    if asked.is_empty() { ComparedCount::ALL.to_vec() } else { asked }
}

fn series(table: &Table, root: &Table, whose: &str, cx: &mut Check<'_>) -> ComparedSeries {
    let between = match table.get("between") {
        Some(node) => node.items().iter().filter_map(|pair| dyad(pair, whose, cx)).collect(),
        None => pairs_of_parties(table, root, whose, cx),
    };
    let area = table.text("area").map(AreaId::from);
    ComparedSeries {
        between,
        acts: table.texts("acts").iter().filter_map(|word| Act::from_word(word).ok()).collect(),
        areas: area.into_iter().collect(),
    }
}

/// Reads a pair of groups; the smaller id first, so that one pair is one pair.
fn dyad(node: &Node, whose: &str, cx: &mut Check<'_>) -> Option<[PartyId; 2]> {
    let names: Vec<&str> = node.items().iter().filter_map(Node::text).collect();
    match names.as_slice() {
        [a, b] => Some([PartyId::from((*a).min(b)), PartyId::from((*a).max(b))]),
        [] | [_] => None,
        more => {
            let what = format!("`between` of {whose} holds {} groups in one pair", more.len());
            let problem =
                Problem::error("not-a-pair", what).expected("expected two: each pair is compared by itself");
            let help = "several pairs are several lists: `between = [[\"a\", \"b\"], [\"a\", \"c\"]]`";
            cx.report(problem.help(help), &node.span);
            None
        }
    }
}

/// Every two parties of the agreement, where the comparison does not say between whom.
fn pairs_of_parties(table: &Table, root: &Table, whose: &str, cx: &mut Check<'_>) -> Vec<[PartyId; 2]> {
    let mut parties: Vec<&str> =
        root.tables(Role::Party.as_str()).filter_map(|party| party.text("id")).collect();
    parties.sort_unstable();
    parties.dedup();
    if parties.len() == 1 {
        let problem = Problem::error("missing-key", format!("{whose} does not say between whom"))
            .expected("expected `between`: the agreement has only one party, and a pair is two groups");
        cx.report(problem, &table.header);
    }
    let pairs = parties
        .iter()
        .enumerate()
        .flat_map(|(n, a)| parties[n + 1..].iter().map(|b| [PartyId::from(*a), PartyId::from(*b)]));
    pairs.collect()
}

/// Checks that every number is stated somewhere.
fn numbers_stated(table: &Table, root: &Table, id: &str, cx: &mut Check<'_>) {
    for sets in NUMBERS.into_iter().filter(|sets| table.get(sets.as_str()).is_none()) {
        if is_assumed(root, sets, id) || id.is_empty() {
            continue;
        }
        let what = format!("comparison {} does not say `{sets}`", quoted(id));
        let problem = Problem::error("missing-key", what)
            .expected(format!("expected `{sets}` in it: {}", super::assume::Setting::expected(sets)))
            .help(format!(
                "where the text gives no number, `[[assumption]]` with `about = \"{id}\"` and `sets = \"{sets}\"` can \
                 fill it in, with other fair values as alternatives"
            ));
        cx.report(problem, &table.header);
    }
}

/// Reads the shares that could be seen: both are stated, or neither.
fn seen(table: &Table, root: &Table, id: &str, cx: &mut Check<'_>) -> Option<Seen> {
    let both = [AssumptionSets::SeenBefore, AssumptionSets::SeenSince];
    let stated = both.map(|sets| table.get(sets.as_str()).is_some() || is_assumed(root, sets, id));
    let [before, since] = both.map(|sets| table.number(sets.as_str()).unwrap_or(1.0));
    match stated {
        [true, true] => return Some(Seen { before, since }),
        [false, false] => return None,
        _ => {}
    }
    let (has, lacks) = if stated[0] { (both[0], both[1]) } else { (both[1], both[0]) };
    let problem = Problem::error(
        "missing-key",
        format!("comparison {} says `{has}` and not `{lacks}`", quoted(id)),
    )
    .expected(format!(
        "expected `{lacks}` too: how much was seen matters only against how much was seen at the other time"
    ));
    cx.report(problem, table.get(has.as_str()).map_or(&table.header, |node| &node.span));
    None
}

fn is_assumed(root: &Table, sets: AssumptionSets, id: &str) -> bool {
    root.tables("assumption").any(|t| t.text("sets") == Some(sets.as_str()) && t.text("about") == Some(id))
}

/// Warns of a baseline that is shorter than the days that are compared with it.
pub(crate) fn long_enough(agreement: &Agreement, root: &Table, cx: &mut Check<'_>) {
    let needs = agreement.phases.iter().flat_map(|phase| phase.needs.iter().map(move |need| (phase, need)));
    for (phase, need) in needs {
        let Measure::Reduced(id) = &need.measure else { continue };
        let found = agreement.comparisons.iter().find(|c| c.id == *id && c.before_days < need.days);
        let table = root.tables("comparison").find(|table| table.text("id") == Some(id.as_str()));
        let (Some(comparison), Some(table)) = (found, table) else { continue };
        let what = format!(
            "the baseline of comparison {} has {} days, and phase {} compares {} days with it",
            quoted(id.as_str()),
            comparison.before_days,
            quoted(phase.id.as_str()),
            need.days
        );
        let problem = Problem::warning("short-baseline", what)
            .expected("a baseline shorter than what is compared with it leaves the gate undetermined");
        cx.report(problem, table.get("before_days").map_or(&table.header, |node| &node.span));
    }
}

/// Warns of a comparison that no measure names.
fn is_used(table: &Table, root: &Table, id: &str, cx: &mut Check<'_>) {
    let needs = root.tables("phase").flat_map(|phase| phase.tables("needs"));
    let mut measures = needs.filter_map(|need| need.text("measure"));
    let setting =
        root.tables("assumption").filter(|t| t.text("sets") == Some(AssumptionSets::Measure.as_str()));
    let mut values = setting.flat_map(|t| t.get("value").into_iter().chain(t.items("alternatives")));
    let named = measures.any(|word| word == id) || values.any(|node| node.text() == Some(id));
    if !named && !id.is_empty() {
        let what = format!("no measure names comparison {}", quoted(id));
        let problem = Problem::warning("unused-comparison", what).expected("it is not looked at").help(
            "a need names it as its `measure`, or an assumption that sets `measure` as its value or an alternative",
        );
        cx.report(problem, &table.header);
    }
}
