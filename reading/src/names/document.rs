//! For whom an office of a state speaks where the text does not say: the state that the text is about.
//!
//! In: the mentions of a text. Out: the same; an "army spokesman" without a state gets one if the text names one state far
//! more than any other, with [`Basis::Document`]. Invariant: no armed group, organisation or bystander gets a party so.

use rustc_hash::FxHashMap;

use super::actor::{Kind, Party};
use super::atoms::{Atom, Piece};
use super::lexicon::Lexicon;
use super::mention::{Basis, Mention};

/// How many times as often as the next a state must be named.
const TIMES: usize = 2;

/// Gives offices of a state the text's state.
pub(super) fn give(lexicon: &Lexicon, atoms: &[Atom<'_>], mentions: &mut [Mention]) {
    let Some(state) = state(lexicon, atoms) else { return };
    for mention in mentions.iter_mut().filter(|mention| mention.party.is_none()) {
        let Some(role) = &mention.role else { continue };
        let head = role.split(' ').next_back().unwrap_or(role);
        let sector =
            lexicon.roles.get(role).or_else(|| lexicon.roles.get(head)).map(|role| role.sector.as_str());
        // "army spokesman": whoever speaks for others is of those.
        let sector = sector.filter(|sector| !sector.is_empty()).or_else(|| of_first_word(role));
        let Some(sector @ ("GOV" | "MIL")) = sector.filter(|_| is_of_state(mention)) else { continue };
        let actor = &lexicon.actors[state];
        mention.party =
            Some(Party { name: actor.name.clone(), code: actor.code.clone(), sector: sector.to_owned() });
        mention.basis = Basis::Document;
    }
}

/// Returns the sector of a role that says it first: "army spokesman", "government negotiator".
fn of_first_word(role: &str) -> Option<&'static str> {
    match role.split(' ').next()? {
        "army" | "military" | "navy" | "police" => Some("MIL"),
        "government" | "presidential" | "ministry" => Some("GOV"),
        _ => None,
    }
}

/// Whether a mention can be of a state's: no envoy and mediator, who come from elsewhere.
fn is_of_state(mention: &Mention) -> bool {
    let role = mention.role.as_deref().unwrap_or("");
    let from_elsewhere = [
        "envoy",
        "mediator",
        "diplomat",
        "representative",
        "coordinator",
        "facilitator",
        "ambassador",
        "diplomats",
    ];
    matches!(mention.kind, Kind::Person | Kind::Organisation | Kind::People | Kind::State)
        && !from_elsewhere.iter().any(|word| role.ends_with(word))
}

/// Returns the state that is named far more than any other, by its name, its adjective or a group of its own.
fn state(lexicon: &Lexicon, atoms: &[Atom<'_>]) -> Option<usize> {
    let mut counts: FxHashMap<usize, usize> = FxHashMap::default();
    for atom in atoms {
        let Piece::Lex(entry) = atom.piece else { continue };
        let actor = &lexicon.actors[entry.actor()];
        let state = match actor.kind {
            Kind::State => Some(entry.actor()),
            Kind::Group => actor.code.get(..3).and_then(|code| lexicon.state(code)),
            _ => None,
        };
        if let Some(state) = state {
            *counts.entry(state).or_default() += 1;
        }
    }
    let mut counts: Vec<(usize, usize)> = counts.into_iter().map(|(state, count)| (count, state)).collect();
    counts.sort_unstable_by(|one, two| two.cmp(one));
    match counts.as_slice() {
        [(_, only)] => Some(*only),
        [(most, first), (next, _), ..] if *most >= TIMES * next && *most > 2 => Some(*first),
        _ => None,
    }
}
