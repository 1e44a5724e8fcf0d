//! Who is named: from words to mentions of actors.
//!
//! In: [`Parsed`]. Out: [`Mention`]s of states, persons, groups, organisations and people of one sort, with for whom they
//! speak. Read first: [`mentions`]. Invariant: every mention has its words; who is not in the lexicon is named as the
//! text names them, and nobody is added. Invariant: an actor's side is taken from the text or from the lexicon's offices,
//! never from what is said.

mod actor;
mod assemble;
mod atoms;
mod coref;
mod document;
mod firsts;
mod lexicon;
mod mention;
mod roles;
mod verbs;
mod words;

pub use actor::{Actor, ActorRef, Gender, Kind, Number, Office, Party};
pub use lexicon::{Lexicon, lexicon};
pub use mention::{Basis, Mention, Via};
pub use verbs::{Form, Takes, Verb, Verbs, verb_of, verbs};

pub use words::{Classes, Words};

use crate::text::Parsed;

/// Finds who is named in a text, in the order of the text.
///
/// The day of publication, where it is known, says which office a person held.
pub fn mentions(parsed: &Parsed, words: &Words<'_>) -> Vec<Mention> {
    let lexicon = lexicon();
    let atoms = atoms::atoms(words, lexicon);
    let on = parsed.article.published.map(|published| published.date);
    let mut mentions = assemble::Assembly { words, lexicon, atoms: &atoms, on }.mentions();
    coref::settle(words, lexicon, &mut mentions);
    document::give(lexicon, &atoms, &mut mentions);
    mentions
}

#[cfg(test)]
mod tests;
