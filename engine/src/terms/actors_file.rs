//! `actors.toml`: who is who.
//!
//! In: the file's tree. Out: [`Actor`]s, and the index of their names. Read first: [`actors`].
//! Invariant: no name belongs to two actors, and no actor is a part of itself.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::check::Check;
use super::circles::{Link, circles};
use super::groups::in_order;
use super::names::quoted;
use super::node::{Node, Table};
use super::people::{Actor, ActorKind, Alignment};
use crate::model::{ActorId, Problem, normal_name};

/// Builds the actors.
pub(crate) fn actors(root: &Table, cx: &mut Check<'_>) -> BTreeMap<ActorId, Actor> {
    let parts = |t: &Table| t.get("part_of").and_then(|n| Some((n.text()?.to_owned(), n.span.clone())));
    let links: Vec<Link> =
        root.tables("actor").map(|t| (t.string("id"), parts(t).into_iter().collect())).collect();
    for (name, to) in &links {
        for (_, span) in to.iter().filter(|(to, _)| to == name) {
            let problem =
                Problem::error("part-of-itself", format!("actor {} is a part of itself", quoted(name)));
            cx.report(problem.expected("expected a larger actor"), span);
        }
    }
    for (circle, span) in circles(&links) {
        let problem =
            Problem::error("parts-in-a-circle", format!("actors are parts of each other: {circle}"))
                .expected("expected one that is a part of none of the others");
        cx.report(problem, &span);
    }
    claimed_twice(root, "actor", cx);
    root.tables("actor").map(|table| actor(table, cx)).map(|actor| (actor.id.clone(), actor)).collect()
}

/// Returns which actor is meant by each name: its id, its name and its aliases in their normal form.
pub(crate) fn index(actors: &BTreeMap<ActorId, Actor>) -> BTreeMap<String, ActorId> {
    let names = |actor: &Actor| {
        let own = [actor.id.as_str().to_owned(), actor.name.clone()];
        own.into_iter().chain(actor.aliases.iter().cloned()).map(|n| normal_name(&n)).collect::<Vec<_>>()
    };
    actors.values().flat_map(|a| names(a).into_iter().map(|name| (name, a.id.clone()))).collect()
}

fn actor(table: &Table, cx: &mut Check<'_>) -> Actor {
    let id = table.string("id");
    let whose = format!("an alignment of actor {}", quoted(&id));
    Actor {
        name: table.string("name"),
        aliases: table.texts("aliases"),
        kind: table.text("kind").and_then(|w| ActorKind::from_word(w).ok()).unwrap_or(ActorKind::Unknown),
        part_of: table.text("part_of").map(ActorId::from),
        alignments: table.tables("alignment").map(|t| alignment(t, &whose, cx)).collect(),
        note: table.opt_string("note"),
        id: ActorId::new(id),
    }
}

fn alignment(table: &Table, whose: &str, cx: &mut Check<'_>) -> Alignment {
    in_order(table, whose, cx);
    Alignment {
        with: ActorId::new(table.string("with")),
        from: table.day("from"),
        until: table.day("until"),
        basis: table.opt_string("basis"),
    }
}

/// Reports names that two tables claim, and names without a single letter.
pub(crate) fn claimed_twice(root: &Table, key: &str, cx: &mut Check<'_>) {
    let mut claims: BTreeMap<String, (String, Range<usize>)> = BTreeMap::new();
    let mut ids = BTreeSet::new();
    for table in root.tables(key) {
        let id = table.string("id");
        let first = ids.insert(id.clone());
        for node in ["id", "name"].iter().filter_map(|k| table.get(k)).chain(table.items("aliases")) {
            // An id that is borne twice has been reported; its names would only say so again.
            if first {
                claim(node, &id, key, &mut claims, cx);
            }
        }
    }
}

fn claim(
    node: &Node,
    id: &str,
    key: &str,
    claims: &mut BTreeMap<String, (String, Range<usize>)>,
    cx: &mut Check<'_>,
) {
    let Some(text) = node.text().filter(|text| !text.trim().is_empty()) else { return };
    let name = normal_name(text);
    if name.is_empty() {
        let problem =
            Problem::error("name-without-letters", format!("the name {} has no letters", quoted(text)));
        cx.report(problem.expected("expected a name that a report could use"), &node.span);
        return;
    }
    match claims.get(&name) {
        Some((other, span)) if other != id => {
            let what = format!("the name {} is claimed by two {key}s", quoted(text));
            let problem = Problem::error("name-claimed-twice", what)
                .expected(format!("{} claims it too, at line {}", quoted(other), cx.file.line(span)))
                .help("names are compared without regard to case, accents and punctuation")
                .help(format!("keep it with the {key} that reports mean by it, or make it longer"));
            cx.report(problem, &node.span);
        }
        Some(_) => {}
        None => drop(claims.insert(name, (id.to_owned(), node.span.clone()))),
    }
}
