//! The groups of an agreement: parties, guarantors, non-parties and excluded groups.
//!
//! In: their tables. Out: [`Group`]s in file order of the kinds. Read first: [`groups`].

use std::ops::Range;

use jiff::Timestamp;

use super::agreement::{ExclusionProof, Group, Member, Role};
use super::check::Check;
use super::names::quoted;
use super::node::{Node, Table};
use crate::model::{ActorId, PartyId, Problem};

/// The tables of groups, with the role of each.
const TABLES: &[(&str, Role)] = &[
    ("party", Role::Party),
    ("guarantor", Role::Guarantor),
    ("non_party", Role::NonParty),
    ("excluded", Role::Excluded),
];

/// Builds the groups.
pub(crate) fn groups(root: &Table, cx: &mut Check<'_>) -> Vec<Group> {
    let tables = TABLES.iter().flat_map(|(key, role)| root.tables(key).map(move |table| (table, *role)));
    let tables: Vec<_> = tables.collect();
    let groups: Vec<_> = tables.iter().map(|(table, role)| group(table, *role, cx)).collect();
    two_sides(&tables, &groups, cx);
    groups
}

/// Reports a `from` that is not before its `until`.
pub(crate) fn in_order(table: &Table, whose: &str, cx: &mut Check<'_>) {
    let (Some(from), Some(until)) = (table.get("from"), table.get("until")) else { return };
    let wrong = match (from.instant(), until.instant(), from.day(), until.day()) {
        (Some(from), Some(until), ..) if from >= until => "is not after",
        (_, _, Some(from), Some(until)) if from > until => "is before",
        _ => return,
    };
    let line = cx.file.line(&from.span);
    let place = if line == cx.file.line(&until.span) { String::new() } else { format!(" of line {line}") };
    let problem = Problem::error("dates-reversed", format!("`until` of {whose} {wrong} its `from`"))
        .expected(format!("expected a time after `from`{place}"));
    cx.report(problem, &until.span);
}

fn group(table: &Table, role: Role, cx: &mut Check<'_>) -> Group {
    let id = table.string("id");
    let what = if role == Role::Excluded { "excluded group" } else { role.as_str() };
    let whose = format!("{what} {}", quoted(&id));
    in_order(table, &whose, cx);
    if table.items("members").is_empty() && !matches!(table.get("members").map(|n| n.text()), Some(Some(_))) {
        let problem = Problem::warning("no-members", format!("{whose} has no members"))
            .expected("nothing that anyone does can be its doing")
            .help("list actors of `actors.toml`: `members = [\"...\"]`");
        cx.report(problem, &table.get("members").map_or(table.header.clone(), |n| n.span.clone()));
    }
    Group {
        name: table.string("name"),
        role,
        members: table.items("members").iter().filter_map(|node| member(node, &whose, cx)).collect(),
        from: table.instant("from"),
        until: table.instant("until"),
        belligerent: table.flag("belligerent"),
        decides: table.flag("decides"),
        answered_for_by: table.text("answered_for_by").map(PartyId::from),
        needs: table.texts("needs").iter().filter_map(|word| ExclusionProof::from_word(word).ok()).collect(),
        id: PartyId::new(id),
    }
}

fn member(node: &Node, whose: &str, cx: &mut Check<'_>) -> Option<Member> {
    if let Some(actor) = node.text() {
        return Some(Member { actor: ActorId::from(actor), from: None, until: None, basis: None });
    }
    let table = node.table()?;
    let actor = table.text("actor")?;
    in_order(table, &format!("member {} of {whose}", quoted(actor)), cx);
    Some(Member {
        actor: ActorId::from(actor),
        from: table.instant("from"),
        until: table.instant("until"),
        basis: table.opt_string("basis"),
    })
}

/// Warns of an actor who is at one time in two groups that cannot be one side.
fn two_sides(tables: &[(&Table, Role)], groups: &[Group], cx: &mut Check<'_>) {
    let sides = |role: Role| role != Role::Guarantor;
    for (i, (table, _)) in tables.iter().enumerate().filter(|(_, (_, role))| sides(*role)) {
        for node in table.items("members") {
            let Some((actor, since, span)) = dated(node) else { continue };
            let meets = |m: &Member| m.actor.as_str() == actor && overlap(since, (m.from, m.until));
            let mut earlier = groups[..i].iter().filter(|g| sides(g.role));
            if let Some(other) = earlier.find(|g| g.members.iter().any(meets)) {
                let (this, other) = (quoted(groups[i].id.as_str()), quoted(other.id.as_str()));
                let what = format!("{} is a member of {other} and of {this} at the same time", quoted(actor));
                let problem = Problem::warning("on-two-sides", what)
                    .expected("what it does is charged to both")
                    .help("give its memberships dates, `{ actor = ..., from = ..., until = ... }`, or take one away");
                cx.report(problem, &span);
            }
        }
    }
}

/// Since when and until when.
type Since = (Option<Timestamp>, Option<Timestamp>);

fn dated(node: &Node) -> Option<(&str, Since, Range<usize>)> {
    let Some(table) = node.table() else {
        return Some((node.text()?, (None, None), node.span.clone()));
    };
    let actor = table.get("actor")?;
    Some((actor.text()?, (table.instant("from"), table.instant("until")), actor.span.clone()))
}

fn overlap(a: Since, b: Since) -> bool {
    let before =
        |until: Option<Timestamp>, from: Option<Timestamp>| until.zip(from).is_some_and(|(u, f)| u <= f);
    !before(a.1, b.0) && !before(b.1, a.0)
}
