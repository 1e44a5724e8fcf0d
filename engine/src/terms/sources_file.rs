//! `sources.toml` and `decisions.toml`: who reports, and what people decided about incidents.
//!
//! In: the files' trees. Out: [`Source`]s and [`Decisions`]. Read first: [`sources`].
//! Invariant: no source copies itself, not even by a chain.

use std::collections::{BTreeMap, BTreeSet};

use super::actors_file::claimed_twice;
use super::check::Check;
use super::circles::{Link, circles};
use super::names::quoted;
use super::node::Table;
use super::people::{Affiliation, Decisions, Grade, Merge, Source, Split};
use crate::model::{IncidentId, PartyId, Problem, ReportId, SourceId};

/// Builds the sources.
pub(crate) fn sources(root: &Table, cx: &mut Check<'_>) -> BTreeMap<SourceId, Source> {
    let copies = |t: &Table| -> Vec<_> {
        t.items("copies").iter().filter_map(|n| Some((n.text()?.to_owned(), n.span.clone()))).collect()
    };
    let links: Vec<Link> = root.tables("source").map(|t| (t.string("id"), copies(t))).collect();
    for (name, to) in &links {
        for (_, span) in to.iter().filter(|(to, _)| to == name) {
            let problem = Problem::error("copies-itself", format!("source {} copies itself", quoted(name)));
            cx.report(problem.expected("expected another source"), span);
        }
    }
    for (circle, span) in circles(&links) {
        let problem = Problem::error("copies-in-a-circle", format!("sources copy each other: {circle}"))
            .expected("expected one that copies none of the others")
            .help("sources that share what they know are one voice: give them one `group` instead");
        cx.report(problem, &span);
    }
    claimed_twice(root, "source", cx);
    root.tables("source").map(source).map(|source| (source.id.clone(), source)).collect()
}

fn source(table: &Table) -> Source {
    Source {
        id: SourceId::new(table.string("id")),
        name: table.string("name"),
        aliases: table.texts("aliases"),
        affiliation: match table.text("affiliation") {
            Some("none") => Affiliation::Independent,
            None | Some("unknown") => Affiliation::Unknown,
            Some(group) => Affiliation::With(PartyId::from(group)),
        },
        lean: table.opt_string("lean"),
        grade: table.text("grade").and_then(|word| Grade::from_word(word).ok()).unwrap_or(Grade::F),
        copies: table.ids("copies"),
        group: table.opt_string("group"),
        verifies: table.flag("verifies"),
        sees: table.opt_string("sees"),
        limits: table.opt_string("limits"),
        address: table.opt_string("address"),
        note: table.opt_string("note"),
    }
}

/// Builds the decisions.
pub(crate) fn decisions(root: &Table, cx: &mut Check<'_>) -> Decisions {
    for table in root.tables("merge").chain(root.tables("split")) {
        let mut seen = BTreeSet::new();
        for node in table.items("reports") {
            let Some(text) = node.text() else { continue };
            if !seen.insert(text) {
                let problem =
                    Problem::error("twice-in-list", format!("`reports` holds {} twice", quoted(text)));
                cx.report(problem.expected("this one is too many"), &node.span);
            }
        }
    }
    Decisions {
        merges: root.tables("merge").map(merge).collect(),
        splits: root.tables("split").map(split).collect(),
    }
}

fn merge(table: &Table) -> Merge {
    Merge {
        reports: table.ids::<ReportId>("reports"),
        by: table.string("by"),
        at: table.day("at").unwrap_or_default(),
        why: table.string("why"),
    }
}

fn split(table: &Table) -> Split {
    Split {
        reports: table.ids::<ReportId>("reports"),
        from: IncidentId::new(table.string("from")),
        by: table.string("by"),
        at: table.day("at").unwrap_or_default(),
        why: table.string("why"),
    }
}
