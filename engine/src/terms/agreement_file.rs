//! `agreement.toml`: the terms.
//!
//! In: the file's tree, already checked for form. Out: the [`Agreement`]. Read first: [`agreement`].

use jiff::tz::TimeZone;

use super::agreement::{Agreement, End, Text, TextRelation, Weapon};
use super::areas_file;
use super::check::Check;
use super::drawing::Drawing;
use super::names::quoted;
use super::node::{Node, Table};
use super::{comparison, groups, phases, provisions};
use crate::model::{ActorId, Problem};

/// Builds the agreement; `drawn_well`: the drawings could be read, so that one that is missing is missing.
pub(crate) fn agreement(
    root: &Table,
    drawings: &mut [Drawing],
    drawn_well: bool,
    cx: &mut Check<'_>,
) -> Agreement {
    let empty = Table::default();
    let head = root.get("agreement").and_then(Node::table).unwrap_or(&empty);
    dates(head, cx);
    let mut agreement = Agreement {
        id: head.string("id"),
        title: head.string("title"),
        in_force: head.instant("in_force").unwrap_or_default(),
        until: head.instant("until"),
        ends: head.tables("ends").map(end).collect(),
        zone: cx.zone.cloned().unwrap_or(TimeZone::UTC),
        sources: head.texts("sources"),
        languages: head.texts("languages"),
        texts: root.tables("text").map(|table| text(table, cx)).collect(),
        groups: groups::groups(root, cx),
        weapons: root.tables("weapon").map(weapon).collect(),
        areas: areas_file::areas(root, drawings, drawn_well, cx),
        provisions: provisions::provisions(root, cx),
        phases: phases::phases(root, cx),
        steps: phases::steps(root),
        comparisons: comparison::comparisons(root, cx),
        assumptions: phases::assumptions(root, cx),
        amendments: provisions::amendments(root, cx),
    };
    agreement.assume_all();
    comparison::long_enough(&agreement, root, cx);
    agreement
}

/// Checks that the agreement begins before it ends, whoever ended it.
fn dates(head: &Table, cx: &mut Check<'_>) {
    let Some(start) = head.instant("in_force") else { return };
    let ends = head.tables("ends").filter_map(|end| Some(("a declared end", end.get("at")?)));
    let all = head.get("until").map(|node| ("`until` of the agreement", node));
    for (what, node) in all.into_iter().chain(ends) {
        if node.instant().is_some_and(|at| at <= start) {
            let problem =
                Problem::error("dates-reversed", format!("{what} is not after the agreement begins"))
                    .expected("expected a time after `in_force`");
            cx.report(problem, &node.span);
        }
    }
}

fn end(table: &Table) -> End {
    End {
        by: ActorId::new(table.string("by")),
        at: table.instant("at").unwrap_or_default(),
        basis: table.string("basis"),
    }
}

fn text(table: &Table, cx: &mut Check<'_>) -> Text {
    let id = table.string("id");
    if let Some(node) = table.get("of").filter(|node| node.text() == Some(&id)) {
        let problem = Problem::error("of-itself", format!("text {} relates to itself", quoted(&id)));
        cx.report(problem.expected("expected another text"), &node.span);
    }
    Text {
        title: table.string("title"),
        relation: table
            .text("relation")
            .and_then(|w| TextRelation::from_word(w).ok())
            .unwrap_or(TextRelation::This),
        date: table.day("date"),
        of: table.opt_string("of"),
        address: table.opt_string("address"),
        note: table.opt_string("note"),
        id,
    }
}

fn weapon(table: &Table) -> Weapon {
    Weapon { id: table.string("id"), name: table.string("name"), includes: table.texts("includes") }
}
