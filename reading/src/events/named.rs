//! From mentions to those whom the grammar of events knows.

use super::sides::Named;
use crate::names::{Kind, Mention, Via};

impl Named {
    /// Takes over a mention.
    pub fn of(mention: &Mention) -> Self {
        let name = mention.actor.name().to_owned();
        let party = mention.party.as_ref();
        let key = mention.actor.id().map_or_else(|| name.to_lowercase(), str::to_owned);
        Self {
            span: mention.span,
            code: party.map(|party| party.full_code()).filter(|code| !code.is_empty()),
            takes_sides: takes_sides(mention),
            is_place: mention.is_place,
            is_owner: mention.is_owner,
            is_pronoun: mention.via == Via::Pronoun,
            key: if key.is_empty() { format!("at-{}", mention.span.start) } else { key },
            name,
        }
    }
}

/// A state, a group, or a person who speaks for one.
fn takes_sides(mention: &Mention) -> bool {
    match mention.kind {
        Kind::State | Kind::Group => true,
        Kind::Person | Kind::People | Kind::Name => mention.party.as_ref().is_some_and(|party| {
            matches!(party.sector.as_str(), "GOV" | "MIL" | "REB" | "OPP" | "SEP" | "INS")
        }),
        Kind::Organisation | Kind::Media => false,
    }
}
