//! The terms: an agreement as data, who is who, and who reports.
//!
//! In: the texts of `agreement.toml`, `actors.toml`, `sources.toml`, `areas.geojson` and `decisions.toml`. Out:
//! [`Terms`], in which every name resolves, every area closes and every date is in order, or all the [`Problem`]s of
//! the files, in file order. Read first: [`Agreement`] and [`Provision`].
//! Invariant: what is left open by a text is a value here ([`AreaShape::Undefined`], an [`Assumption`]), not a gap.

mod actors_file;
mod agreement;
mod agreement_file;
mod agreement_shapes;
mod areas_file;
mod assume;
pub(crate) mod check;
mod circles;
mod comparison;
mod drawing;
mod groups;
mod json;
mod lookup;
pub(crate) mod names;
pub(crate) mod node;
mod parse;
mod people;
mod people_shapes;
mod phases;
mod provisions;
mod report_shape;
mod rings;
pub mod schema;
pub(crate) mod shape;
mod slips;
mod sources_file;
pub(crate) mod talks_shape;
mod zones;

pub use agreement::{
    Agreement, AmendedKey, Amendment, Area, AreaShape, Assumption, AssumptionSets, Condition, Counted,
    Distance, Due, End, Exception, ExclusionProof, Group, Measure, Member, Need, Phase, Protected, Provision,
    ProvisionKind, Reset, Role, Step, Text, TextRelation, Weapon,
};
pub use assume::AssumptionError;
pub use comparison::{ComparedCount, ComparedSeries, Comparison, Seen};
pub use parse::{CaseTexts, NamedText};
pub use people::{Actor, ActorKind, Affiliation, Alignment, Decisions, Grade, Merge, Source, Split};

use std::collections::BTreeMap;

use crate::model::{ActorId, SourceId};

/// Everything a case says before any report is read.
#[derive(Debug, Clone, PartialEq)]
pub struct Terms {
    /// The agreement.
    pub agreement: Agreement,
    /// Who is who, by id.
    pub actors: BTreeMap<ActorId, Actor>,
    /// Who reports, by id.
    pub sources: BTreeMap<SourceId, Source>,
    /// Merges and splits of incidents that people decided.
    pub decisions: Decisions,
    /// SHA-256 of the rules, in hexadecimal: the five texts in the order agreement, actors, sources, areas, decisions,
    /// each preceded by its length in bytes as 8 bytes, largest first. Shown with each answer.
    pub rules_hash: String,
    /// Which actor is meant by each name in its normal form.
    actor_names: BTreeMap<String, ActorId>,
}
