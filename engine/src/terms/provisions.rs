//! The provisions of an agreement and their amendments.
//!
//! In: their tables. Out: [`Provision`]s and [`Amendment`]s. Read first: [`provision`].

use jiff::Timestamp;

use super::agreement::{
    AmendedKey, Amendment, Condition, Counted, Due, Exception, Protected, Provision, ProvisionKind,
};
use super::check::{Check, duration};
use super::groups::in_order;
use super::names::quoted;
use super::node::{Node, Table};
use crate::model::{Act, AreaId, PartyId, Problem, ProvisionId, StepId, Target};

/// Builds the provisions.
pub(crate) fn provisions(root: &Table, cx: &mut Check<'_>) -> Vec<Provision> {
    let start = root.get("agreement").and_then(Node::table).and_then(|t| t.instant("in_force"));
    let built: Vec<_> = root.tables("provision").map(|table| provision(table, root, start, cx)).collect();
    circle_of_conditions(root, cx);
    built
}

/// Builds the amendments, in order of date.
pub(crate) fn amendments(root: &Table, cx: &mut Check<'_>) -> Vec<Amendment> {
    let start = root.get("agreement").and_then(Node::table).and_then(|t| t.instant("in_force"));
    let mut built: Vec<_> = root.tables("amendment").map(|table| amendment(table, root, start, cx)).collect();
    built.sort_by_key(|amendment| amendment.at);
    built
}

fn provision(table: &Table, root: &Table, start: Option<Timestamp>, cx: &mut Check<'_>) -> Provision {
    let id = table.string("id");
    let whose = format!("provision {}", quoted(&id));
    in_order(table, &whose, cx);
    ends_after_start(table, &whose, start, cx);
    one_place(table, &whose, true, cx);
    promises_something(table, &whose, cx);
    Provision {
        clause: table.opt_string("clause"),
        title: table.string("title"),
        kind: table
            .text("kind")
            .and_then(|w| ProvisionKind::from_word(w).ok())
            .unwrap_or(ProvisionKind::Other),
        binds: table.ids("binds"),
        protects: table.texts("protects").iter().map(|text| protected(text)).collect(),
        forbids: acts(table, "forbids"),
        areas: areas(table),
        from: table.instant("from"),
        until: table.instant("until"),
        tolerated_per_day: table.number("tolerated_per_day"),
        exceptions: table.tables("exception").map(exception).collect(),
        when: table.tables("when").filter_map(|t| condition(t, &id, &whose, cx)).collect(),
        owes: table.opt_string("owes"),
        counts: table.get("counts").and_then(Node::table).and_then(|t| counted(t, &id, root, &whose, cx)),
        due: table.get("due").and_then(Node::table).and_then(|t| due(t, &whose, start, cx)),
        grave: acts(table, "grave"),
        grave_killed_civilians: table.whole("grave_killed_civilians"),
        id: ProvisionId::new(id),
    }
}

fn ends_after_start(table: &Table, whose: &str, start: Option<Timestamp>, cx: &mut Check<'_>) {
    let (Some(until), Some(start)) = (table.get("until"), start) else { return };
    if until.instant().is_some_and(|at| at <= start) {
        let problem =
            Problem::error("dates-reversed", format!("`until` of {whose} is not after the agreement begins"))
                .expected("expected a time after `in_force`");
        cx.report(problem, &until.span);
    }
}

/// Checks that a place is given once; `needed`: that one is given at all.
fn one_place(table: &Table, whose: &str, needed: bool, cx: &mut Check<'_>) {
    match (table.entry("area"), table.entry("areas")) {
        (Some(_), Some(areas)) => {
            let problem = Problem::error("two-places", format!("{whose} has both `area` and `areas`"));
            cx.report(problem.expected("expected one of the two"), &areas.key_span);
        }
        (None, None) if needed && !meant_place(table) => {
            let problem = Problem::error("no-place", format!("{whose} does not say where it applies"))
                .expected("expected `area = \"...\"` or `areas = [\"...\"]`")
                .help(
                    "where the text sets no place, an area of the kind `everywhere` or `undefined` says so",
                );
            cx.report(problem, &table.header);
        }
        _ => {}
    }
}

/// Whether a key that is not known looks like `area`: it has been reported as such.
fn meant_place(table: &Table) -> bool {
    use super::names::likely_key;
    let near = |key: &str| likely_key(key, &super::agreement_shapes::PROVISION).map(|k| k.name);
    table.entries.iter().any(|entry| matches!(near(&entry.key), Some("area" | "areas")))
}

fn promises_something(table: &Table, whose: &str, cx: &mut Check<'_>) {
    use super::names::likely_key;
    let near = |key: &str| likely_key(key, &super::agreement_shapes::PROVISION).map(|k| k.name);
    if !table.entries.iter().any(|e| matches!(near(&e.key), Some("forbids" | "owes" | "counts"))) {
        let problem = Problem::error("promises-nothing", format!("{whose} forbids nothing and owes nothing"))
            .expected("expected `forbids`, `owes` or `counts`")
            .help("without one of them nothing that happens could keep it or break it");
        cx.report(problem, &table.header);
    }
}

fn areas(table: &Table) -> Vec<AreaId> {
    match table.text("area") {
        Some(area) => vec![AreaId::from(area)],
        None => table.ids("areas"),
    }
}

fn acts(table: &Table, key: &str) -> Vec<Act> {
    table.texts(key).iter().filter_map(|word| Act::from_word(word).ok()).collect()
}

fn protected(text: &str) -> Protected {
    match (text, Target::from_word(text)) {
        ("detainees", _) => Protected::Detainees,
        (_, Ok(target)) if target.is_protected_person() => Protected::People(target),
        _ => Protected::Party(PartyId::from(text)),
    }
}

fn exception(table: &Table) -> Exception {
    Exception { kind: table.string("kind"), test: table.opt_string("test") }
}

fn condition(table: &Table, own: &str, whose: &str, cx: &mut Check<'_>) -> Option<Condition> {
    let kind = table.text("kind")?.to_owned();
    let (needed, allowed): (&str, &[&str]) = match kind.as_str() {
        "reciprocal" => ("provision", &["kind", "provision"]),
        "after" => ("provision", &["kind", "provision", "within"]),
        "step" => ("step", &["kind", "step"]),
        _ => return None,
    };
    let Some(named) = table.get(needed) else {
        let problem =
            Problem::error("missing-key", format!("a condition `{kind}` of {whose} has no `{needed}`"));
        cx.report(problem.expected(format!("expected `{needed}` beside it")), &table.header);
        return None;
    };
    for entry in table.entries.iter().filter(|e| !allowed.contains(&e.key.as_str())) {
        if ["provision", "within", "step"].contains(&entry.key.as_str()) {
            let what = format!("a condition `{kind}` of {whose} has `{}`", entry.key);
            let problem = Problem::error("key-of-another-kind", what);
            cx.report(problem.expected(format!("not a key of `{kind}`")), &entry.key_span);
        }
    }
    let text = named.text()?;
    if kind == "after" && text == own {
        let problem = Problem::error("waits-for-itself", format!("{whose} begins after itself"));
        cx.report(problem.expected("expected another provision"), &named.span);
    }
    Some(match kind.as_str() {
        "reciprocal" => Condition::Reciprocal(ProvisionId::from(text)),
        "after" => Condition::After(ProvisionId::from(text), table.text("within").and_then(duration)),
        _ => Condition::Step(StepId::from(text)),
    })
}

/// Reports provisions that wait for each other in a circle.
fn circle_of_conditions(root: &Table, cx: &mut Check<'_>) {
    let after = |table: &Table| -> Vec<(String, std::ops::Range<usize>)> {
        let waits = table.tables("when").filter(|c| c.text("kind") == Some("after"));
        waits
            .filter_map(|c| c.get("provision"))
            .filter_map(|n| Some((n.text()?.to_owned(), n.span.clone())))
            .collect()
    };
    let links: Vec<_> = root.tables("provision").map(|t| (t.string("id"), after(t))).collect();
    for (circle, span) in super::circles::circles(&links) {
        let problem =
            Problem::error("waits-in-a-circle", format!("provisions wait for each other: {circle}"))
                .expected("expected one that does not wait for the others");
        cx.report(problem, &span);
    }
}

fn counted(table: &Table, id: &str, root: &Table, whose: &str, cx: &mut Check<'_>) -> Option<Counted> {
    let (least, most) = (table.whole("at_least"), table.whole("at_most"));
    let assumed = root
        .tables("assumption")
        .any(|t| t.text("sets") == Some("at_least") && t.text("about").is_some_and(|about| about == id));
    if table.get("at_least").is_none() && table.get("at_most").is_none() && !assumed {
        let problem = Problem::error("no-number", format!("`counts` of {whose} does not say how many"))
            .expected("expected `at_least` or `at_most` in it")
            .help("where the text gives no number, an assumption that sets `at_least` can fill it in");
        cx.report(problem, &table.header);
    }
    if least.zip(most).is_some_and(|(least, most)| least > most) {
        let problem =
            Problem::error("numbers-reversed", format!("`counts` of {whose} asks for more than it allows"));
        let span = table.get("at_most").map_or(table.header.clone(), |n| n.span.clone());
        cx.report(problem.expected("expected a number that is not below `at_least`"), &span);
    }
    Some(Counted {
        act: Act::from_word(table.text("act")?).ok()?,
        unit: table.string("unit"),
        to: table.text("to").map(AreaId::from),
        at_least: least,
        at_most: most,
        per: table.text("per").and_then(duration),
    })
}

fn due(table: &Table, whose: &str, start: Option<Timestamp>, cx: &mut Check<'_>) -> Option<Due> {
    let has = |key: &str| table.get(key).is_some();
    if has("at") == (has("after") || has("within")) || has("after") != has("within") {
        if table.entries.is_empty()
            || table.entries.iter().all(|e| ["at", "after", "within"].contains(&e.key.as_str()))
        {
            let problem = Problem::error("unclear-due", format!("`due` of {whose} is not clear"))
                .expected("expected `at`, or `after` and `within`")
                .help("`{ at = 2019-01-08T00:00:00+03:00 }` or `{ after = \"in_force\", within = \"21d\" }`");
            cx.report(problem, &table.header);
        }
        return None;
    }
    if let (Some(at), Some(start)) = (table.get("at"), start)
        && at.instant().is_some_and(|at| at <= start)
    {
        let problem = Problem::error("dates-reversed", format!("{whose} is due before the agreement begins"));
        cx.report(problem.expected("expected a time after `in_force`"), &at.span);
    }
    let within = table.text("within").and_then(duration);
    match (table.instant("at"), table.text("after"), within) {
        (Some(at), ..) => Some(Due::At(at)),
        (None, Some("in_force"), Some(within)) => Some(Due::WithinOfStart(within)),
        (None, Some(step), Some(within)) => Some(Due::WithinOfStep(StepId::from(step), within)),
        _ => None,
    }
}

fn amendment(table: &Table, root: &Table, start: Option<Timestamp>, cx: &mut Check<'_>) -> Amendment {
    let id = table.string("id");
    let whose = format!("amendment {}", quoted(&id));
    if let (Some(node), Some(start)) = (table.get("at"), start)
        && node.instant().is_some_and(|at| at <= start)
    {
        let problem =
            Problem::error("dates-reversed", format!("{whose} is dated before the agreement begins"))
                .expected("expected a time after `in_force`")
                .help("what held from the start belongs in the provision itself");
        cx.report(problem, &node.span);
    }
    let provision = table.string("provision");
    let changed = root.tables("provision").find(|t| t.text("id") == Some(&provision));
    let set = table.get("set").and_then(Node::table);
    Amendment {
        at: table.instant("at").unwrap_or_default(),
        set: set.map(|set| amended(set, changed, &whose, start, cx)).unwrap_or_default(),
        basis: table.opt_string("basis"),
        provision: ProvisionId::new(provision),
        id,
    }
}

fn amended(
    set: &Table,
    changed: Option<&Table>,
    whose: &str,
    start: Option<Timestamp>,
    cx: &mut Check<'_>,
) -> Vec<AmendedKey> {
    if set.entries.is_empty() {
        let problem = Problem::error("changes-nothing", format!("`set` of {whose} is empty"));
        cx.report(problem.expected("expected what it changes: `until`, `forbids` ..."), &set.header);
    }
    in_order(set, whose, cx);
    one_place(set, whose, false, cx);
    let begins = set.instant("from").is_none().then(|| changed?.instant("from")).flatten().or(start);
    ends_after(set, whose, begins, cx);
    let areas = areas(set);
    let keys = [
        set.instant("from").map(AmendedKey::From),
        set.instant("until").map(AmendedKey::Until),
        set.get("due").and_then(Node::table).and_then(|t| due(t, whose, start, cx)).map(AmendedKey::Due),
        set.number("tolerated_per_day").map(AmendedKey::ToleratedPerDay),
        set.get("forbids").map(|_| AmendedKey::Forbids(acts(set, "forbids"))),
        (!areas.is_empty()).then_some(AmendedKey::Areas(areas)),
        set.get("binds").map(|_| AmendedKey::Binds(set.ids("binds"))),
    ];
    keys.into_iter().flatten().collect()
}

fn ends_after(set: &Table, whose: &str, begins: Option<Timestamp>, cx: &mut Check<'_>) {
    let (Some(node), Some(begins)) = (set.get("until"), begins) else { return };
    if node.instant().is_some_and(|at| at <= begins) {
        let problem =
            Problem::error("dates-reversed", format!("{whose} ends the provision before it begins"));
        cx.report(problem.expected("expected a time after the provision's beginning"), &node.span);
    }
}
