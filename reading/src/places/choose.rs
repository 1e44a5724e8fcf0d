//! Which of the places of a name is meant.
//!
//! In: the places of a text, what is known beside. Out: choices, by the country that speaks for one. Order of what speaks:
//! the country right beside a name, the one given, the other places of the sentence, those of the text, whoever acts in it.
//! Invariant: where two countries speak alike, none is chosen.

use rustc_hash::FxHashMap;

use super::{About, PlaceMention};
use crate::names::{ActorRef, Mention};

/// States that act everywhere: that they are named speaks for no place.
const EVERYWHERE: [&str; 8] = ["USA", "RUS", "GBR", "FRA", "CHN", "DEU", "IGO", "TUR"];

/// How often a country is named.
type Votes = FxHashMap<String, usize>;

/// Chooses among the candidates of each place.
pub(super) fn choose(found: &mut [PlaceMention], about: About<'_>) {
    let is_open = |place: &PlaceMention| place.candidates.len() != 1;
    found.iter_mut().filter(|place| place.candidates.len() == 1).for_each(|place| place.chosen = Some(0));
    if !found.iter().any(is_open) {
        return;
    }
    let places = votes_of_places(found);
    let actors = votes_of_actors(about.mentions);
    for n in 0..found.len() {
        if !is_open(&found[n]) {
            continue;
        }
        let near = [beside(found, n), about.country.map(str::to_owned), of_sentence(found, n)];
        let mention = &mut found[n];
        match &mut mention.unlisted {
            Some(unlisted) => {
                let near = near.into_iter().flatten().next();
                unlisted.country = near.or_else(|| first(&places)).or_else(|| first(&actors));
            }
            None => {
                let by_near = near.iter().flatten().find_map(|country| only(mention, country));
                let chosen = by_near.or_else(|| most(mention, &places)).or_else(|| most(mention, &actors));
                mention.chosen = chosen;
            }
        }
    }
}

fn votes_of_places(found: &[PlaceMention]) -> Votes {
    let mut votes = Votes::default();
    for country in found.iter().filter_map(PlaceMention::country) {
        *votes.entry(country.to_owned()).or_default() += 1;
    }
    votes
}

/// "the Lebanese army": whoever acts speaks for a country, unless it acts everywhere.
fn votes_of_actors(mentions: &[Mention]) -> Votes {
    let mut votes = Votes::default();
    for mention in mentions {
        let party = mention.party.as_ref().map(|party| party.code.as_str());
        let own = match &mention.actor {
            ActorRef::Known(actor) => Some(actor.code.as_str()),
            _ => None,
        };
        let state = party.or(own).and_then(|code| code.get(..3)).unwrap_or("");
        if !state.is_empty() && !EVERYWHERE.contains(&state) {
            *votes.entry(state.to_owned()).or_default() += 1;
        }
    }
    votes
}

/// Returns the one candidate that lies in a country.
fn only(mention: &PlaceMention, country: &str) -> Option<usize> {
    let mut fitting = mention.candidates.iter().enumerate().filter(|(_, place)| place.country == country);
    let first = fitting.next().map(|(n, _)| n);
    first.filter(|_| fitting.next().is_none())
}

/// Returns the one candidate whose country has more votes than any other's.
fn most(mention: &PlaceMention, votes: &Votes) -> Option<usize> {
    let of = |country: &str| votes.get(country).copied().unwrap_or(0);
    let best = mention.candidates.iter().max_by_key(|place| of(&place.country))?;
    let count = of(&best.country);
    let rivals = mention.candidates.iter().filter(|place| place.country != best.country);
    let is_alone = rivals.into_iter().all(|place| of(&place.country) < count);
    (count > 0 && is_alone).then(|| only(mention, &best.country))?
}

/// Returns the country with more votes than any other.
fn first(votes: &Votes) -> Option<String> {
    let (country, count) = votes.iter().max_by_key(|(country, count)| (**count, country.as_str()))?;
    let is_alone = votes.iter().all(|(other, votes)| other == country || votes < count);
    is_alone.then(|| country.clone())
}

/// "Tripoli, Lebanon", "Tripoli in northern Lebanon": the country of what stands right after a name.
fn beside(found: &[PlaceMention], n: usize) -> Option<String> {
    let next = found.get(n + 1).filter(|next| next.sentence == found[n].sentence)?;
    let gap = next.span.start.saturating_sub(found[n].span.end);
    let is_wider = next.breadth() > found[n].breadth();
    let near = gap <= 2 && next.breadth() == 4 || gap <= 24 && is_wider && next.breadth() >= 1;
    near.then(|| next.country().map(str::to_owned))?
}

/// Returns the one country of the other places of the sentence that leave no choice.
fn of_sentence(found: &[PlaceMention], n: usize) -> Option<String> {
    let sentence = found[n].sentence;
    let from = found.partition_point(|place| place.sentence < sentence);
    let here = found[from..].iter().take_while(|place| place.sentence == sentence).take(40);
    let mut countries = here.filter(|place| place.span != found[n].span).filter_map(PlaceMention::country);
    let first = countries.next()?;
    countries.all(|country| country == first).then(|| first.to_owned())
}
