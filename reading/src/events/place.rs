//! Where an event was: a place of its own words, or of the clause that they stand in.
//!
//! In: the places of a sentence, the words of an event. Out: one place, or none. Invariant: a place of another clause is not
//! the event's: who talks "over a plan to fight a group in Syria" does not talk in Syria.

use super::event::Side;
use crate::page::Span;
use crate::places::PlaceMention;
use crate::text::{Clause, ClauseKind, Parsed};

/// An event's words, and the word that names it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told {
    /// In which sentence.
    pub sentence: usize,
    /// Its words.
    pub span: Span,
    /// The word that names it.
    pub trigger: Span,
}

/// Returns the place of an event, by its position among `places`.
///
/// Within its words before after them, after them before ahead of them; of these the narrowest place, which says most: a
/// town over its province, a province over its country. Ahead of them the nearest.
pub(super) fn place(parsed: &Parsed, places: &[PlaceMention], told: Told, actors: &[Side]) -> Option<usize> {
    let sentence = parsed.sentences[told.sentence].span;
    let first = places.partition_point(|place| place.span.end <= sentence.start);
    let here = places.iter().enumerate().skip(first).take_while(|(_, place)| place.span.start < sentence.end);
    let rank = |(n, place): &(usize, &PlaceMention)| {
        let at = place.span;
        match (told.span.holds(at), at.start > told.span.start) {
            // "a delegation from Addis Ababa met them in Mekelle"
            _ if is_origin(parsed, at) => (3, 0, *n),
            (true, _) => (0, place.breadth(), *n),
            (_, true) => (1, place.breadth(), *n),
            _ => (2, 0, usize::MAX - *n),
        }
    };
    here.filter(|(_, place)| !acts(actors, place.span) && is_of(parsed, told, place.span))
        .min_by_key(rank)
        .map(|(n, _)| n)
}

/// "Georgia accepted": who acts is no place.
fn acts(actors: &[Side], place: Span) -> bool {
    actors.iter().any(|actor| actor.span.holds(place) && actor.span.start == place.start)
}

/// Whether a place is where somebody comes from.
fn is_origin(parsed: &Parsed, place: Span) -> bool {
    parsed.text().get(..place.start).unwrap_or("").trim_end().ends_with(" from")
}

/// Whether a place belongs to an event: no clause that holds the one leaves out the other, but for those that carry a place on.
fn is_of(parsed: &Parsed, told: Told, place: Span) -> bool {
    let is_own = told.span.holds(place);
    let mut aims = 0;
    for clause in clauses_of(parsed, told.sentence) {
        let span = parsed.span(&clause.tokens);
        match (span.holds(told.trigger), span.holds(place)) {
            (false, true) if clause.kind == ClauseKind::Purpose => aims += 1,
            (false, true) if sets_apart(clause.kind, is_own) => return false,
            (true, false) if !is_fronted(parsed, told.sentence, place) => return false,
            _ => {}
        }
    }
    // "met in Doha, their first talks since the coup in X": what was since when lies elsewhere.
    let between = parsed.text().get(told.span.end..place.start).unwrap_or("");
    if between.split_whitespace().any(|word| word == "since") {
        return false;
    }
    // "sent troops to fight in X" is one aim away, and its own; "talks over a plan to send troops to fight in X" is two.
    aims <= usize::from(is_own)
}

fn clauses_of(parsed: &Parsed, sentence: usize) -> impl Iterator<Item = &Clause> {
    let first = parsed.clauses.partition_point(|clause| clause.sentence < sentence);
    parsed.clauses[first..].iter().take_while(move |clause| clause.sentence == sentence)
}

/// Whether what a clause says of places is not said of the event beside it.
fn sets_apart(kind: ClauseKind, is_own: bool) -> bool {
    match kind {
        ClauseKind::Participle => false,
        ClauseKind::That | ClauseKind::Which => !is_own,
        _ => true,
    }
}

/// "In Aleppo, residents said that shells fell": what opens a sentence is said of all of it.
fn is_fronted(parsed: &Parsed, sentence: usize, place: Span) -> bool {
    let first = parsed.sentences[sentence].tokens.start;
    parsed.tokens_in(place).start <= first + 2
}
