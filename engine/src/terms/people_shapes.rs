//! The shapes of `actors.toml`, `sources.toml`, `decisions.toml` and `areas.geojson`: see [`shape`](super::shape).

use super::people::{ActorKind, Grade};
use super::shape::{GROUPS, Kind, Name, Shape, may, need};

const NAMES: Kind = Kind::List(&Kind::Text, 1);

/// The file of actors.
pub(crate) static ACTORS: Shape = Shape {
    name: "actors.toml",
    doc: "Who is who: names in every script, and whose side each is on, by date.",
    keys: &[need("actor", Kind::List(&Kind::Table(&ACTOR), 1), "Who does things.")],
};

static ACTOR: Shape = Shape {
    name: "actor",
    doc: "Who does things.",
    keys: &[
        need("id", Kind::Id(Name::Actor), "Its id."),
        need("name", Kind::Text, "Its name."),
        may("aliases", NAMES, "Other names, in any script."),
        may("kind", Kind::Word(ActorKind::EXPECTED, ActorKind::WORDS), "What it is; unknown if left out."),
        may("part_of", Kind::Ref(&[Name::Actor], &[]), "A larger actor it belongs to."),
        may("alignment", Kind::List(&Kind::Table(&ALIGNMENT), 1), "Whose side it is on, by date."),
        may("note", Kind::Text, "A remark."),
    ],
};

static ALIGNMENT: Shape = Shape {
    name: "alignment",
    doc: "Whose side an actor is on.",
    keys: &[
        need("with", Kind::Ref(&[Name::Actor], &[]), "The actor it is aligned with."),
        may("from", Kind::Day, "Since when."),
        may("until", Kind::Day, "Until when."),
        may("basis", Kind::Text, "How that is known."),
    ],
};

/// The file of sources.
pub(crate) static SOURCES: Shape = Shape {
    name: "sources.toml",
    doc: "Who reports: affiliation, grade, and what each copies from.",
    keys: &[need("source", Kind::List(&Kind::Table(&SOURCE), 1), "Who reports.")],
};

static SOURCE: Shape = Shape {
    name: "source",
    doc: "Who reports.",
    keys: &[
        need("id", Kind::Id(Name::Source), "Its id."),
        need("name", Kind::Text, "Its name."),
        may("aliases", NAMES, "Other names, in any script."),
        may(
            "affiliation",
            Kind::Ref(GROUPS, &["none", "unknown"]),
            "For whom it speaks; unknown if left out.",
        ),
        may("lean", Kind::Text, "Its lean, in words."),
        may(
            "grade",
            Kind::Word(Grade::EXPECTED, Grade::WORDS),
            "Admiralty grade; F, cannot be judged, if left out.",
        ),
        may("copies", Kind::List(&Kind::Ref(&[Name::Source], &[]), 0), "Sources it always repeats."),
        may("group", Kind::Text, "An independence group: sources of one group are one voice."),
        may(
            "verifies",
            Kind::Flag,
            "Whether it has a mandate to find facts, so that its verdicts count as verified.",
        ),
        may("sees", Kind::Text, "What it can see."),
        may("limits", Kind::Text, "Known bias or limit."),
        may("address", Kind::Text, "Where it publishes."),
        may("note", Kind::Text, "A remark."),
    ],
};

/// The file of decisions.
pub(crate) static DECISIONS: Shape = Shape {
    name: "decisions.toml",
    doc: "Merges and splits of incidents that a named person decided, with reasons.",
    keys: &[
        may("merge", Kind::List(&Kind::Table(&MERGE), 1), "Reports that tell of one incident."),
        may("split", Kind::List(&Kind::Table(&SPLIT), 1), "Reports taken out of an incident."),
    ],
};

static MERGE: Shape = Shape {
    name: "merge",
    doc: "A decision that reports tell of one incident.",
    keys: &[
        need("reports", Kind::List(&Kind::Text, 2), "At least two reports."),
        need("by", Kind::Text, "Who decided, by code."),
        need("at", Kind::Day, "When."),
        need("why", Kind::Text, "Why."),
    ],
};

static SPLIT: Shape = Shape {
    name: "split",
    doc: "A decision that reports do not belong to an incident.",
    keys: &[
        need(
            "reports",
            Kind::List(&Kind::Text, 1),
            "The reports taken out; together they become an incident.",
        ),
        need("from", Kind::Text, "The incident they are taken from."),
        need("by", Kind::Text, "Who decided, by code."),
        need("at", Kind::Day, "When."),
        need("why", Kind::Text, "Why."),
    ],
};

/// The properties of a feature of `areas.geojson`.
pub(crate) static FEATURE: Shape = Shape {
    name: "feature",
    doc: "A place that the terms speak of, drawn.",
    keys: &[
        need("id", Kind::Id(Name::Feature), "The id of an area."),
        may("name", Kind::Text, "Its name."),
        may("approximate", Kind::Flag, "Whether it was drawn for the case rather than by the parties."),
        may("basis", Kind::Text, "What it was drawn from."),
    ],
};
