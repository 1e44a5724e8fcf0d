//! Places: where a text says something is, with all that a name may mean.
//!
//! In: [`Parsed`], a [`Gazetteer`], the country the text is mainly about if that is given. Out: [`PlaceMention`]s, in the order
//! of the text. Read first: [`find`].
//!
//! Invariant: a name keeps all its candidates; one is chosen only if it is the only one, or the text or what is given speaks for
//! its country. Invariant: a state or a capital is a place only where it is said to be one ("in Syria", "near Moscow"); else it
//! is somebody who acts, and no place.

mod gazetteer;

use engine::model::Precision;
use rustc_hash::FxHashMap;

pub use gazetteer::{Candidate, Gazetteer, GazetteerError, PlaceKind};

use crate::Rule;
use crate::page::Span;
use crate::text::{Parsed, Tag};

/// A place that a text names.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceMention {
    /// The words.
    pub span: Span,
    /// In which sentence.
    pub sentence: usize,
    /// All places of the name.
    pub candidates: Vec<Candidate>,
    /// Which one is meant, if text or setting tell; a position among the candidates.
    pub chosen: Option<usize>,
    /// How precisely it places something: "near Aleppo" less than "in Aleppo".
    pub precision: Precision,
    /// The rule that found it.
    pub rule: Rule,
}

impl PlaceMention {
    /// Returns the place that is meant, if that is known.
    pub fn place(&self) -> Option<&Candidate> {
        self.candidates.get(self.chosen?)
    }

    /// Returns the state that it lies in, if that is known or all candidates agree.
    pub fn country(&self) -> Option<&str> {
        let first = self.place().or(self.candidates.first())?;
        let agreed =
            self.chosen.is_some() || self.candidates.iter().all(|place| place.country == first.country);
        agreed.then_some(first.country.as_str())
    }

    /// Returns 0 for a town, more for what is wider.
    pub fn breadth(&self) -> usize {
        let kind = self.place().or(self.candidates.first()).map_or(PlaceKind::Country, |place| place.kind);
        match kind {
            PlaceKind::Town | PlaceKind::Capital => 0,
            PlaceKind::Area => 1,
            PlaceKind::District => 2,
            PlaceKind::Region => 3,
            PlaceKind::Country => 4,
        }
    }
}

/// Finds the places of a text. `country`: the one it is mainly about, as three letters, if whoever asks knows.
pub fn find(parsed: &Parsed, gazetteer: &Gazetteer, country: Option<&str>) -> Vec<PlaceMention> {
    let mut finder = Finder { parsed, gazetteer, found: Vec::new() };
    for (n, sentence) in parsed.sentences.iter().enumerate() {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            at += finder.step(at, sentence.tokens.end, n).max(1);
        }
    }
    let mut found = finder.found;
    choose(&mut found, country);
    found
}

struct Finder<'a> {
    parsed: &'a Parsed,
    gazetteer: &'a Gazetteer,
    found: Vec<PlaceMention>,
}

impl Finder<'_> {
    /// Takes the longest name that begins at a word; returns how many words it has, 0 if none does.
    fn step(&mut self, at: usize, end: usize, sentence: usize) -> usize {
        let word = self.parsed.word(at);
        // A name begins with a capital, or with a letter of a script that has none.
        if !word.starts_with(|c: char| c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase()))
            && !self.is_direction(at)
        {
            return 0;
        }
        let longest = self.gazetteer.longest_from(word).min(end - at);
        for len in (1..=longest).rev() {
            let span = self.parsed.span(&(at..at + len));
            let text = span.of(self.parsed.text());
            if text.len() > 80 || text.contains('\n') {
                continue;
            }
            let mut candidates: Vec<Candidate> = self.gazetteer.candidates(text).cloned().collect();
            candidates.retain(|place| self.is_place_here(place, at, len));
            if !candidates.is_empty() {
                self.add(span, sentence, candidates, at, len);
                return len;
            }
        }
        0
    }

    fn add(&mut self, span: Span, sentence: usize, candidates: Vec<Candidate>, at: usize, len: usize) {
        let widest =
            candidates.iter().map(|place| place.kind.precision()).max().unwrap_or(Precision::Unknown);
        let near = self.is_any(at.wrapping_sub(1), &["near", "outside", "around", "of", "towards", "toward"])
            && widest == Precision::Town;
        let precision = if near { Precision::Near } else { widest };
        let rule = if len > 1 { "place-words" } else { "place-word" };
        self.found.push(PlaceMention { span, sentence, candidates, chosen: None, precision, rule });
    }

    fn is_any(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.parsed.is(at, word))
    }

    /// "eastern Aleppo" is a name of its own and begins with a small letter.
    fn is_direction(&self, at: usize) -> bool {
        self.is_any(at, &["eastern", "east", "western", "west", "southern", "south", "northern", "north"])
    }

    /// Whether a name means this place here, and not somebody who acts or a part of a longer name.
    fn is_place_here(&self, place: &Candidate, at: usize, len: usize) -> bool {
        if self.is_part_of_a_name(at, len) {
            return false;
        }
        let located = self.is_located(at, place.kind);
        match place.kind {
            PlaceKind::Country | PlaceKind::Capital => located,
            _ if place.is_own => true,
            // A large table has towns called Of, Most and Bar.
            _ => located && self.parsed.word(at).chars().count() > 2,
        }
    }

    /// "Birmingham Post", "General Aden": a name next to it that is no place and no end of a list.
    fn is_part_of_a_name(&self, at: usize, len: usize) -> bool {
        let here = self.parsed.tokens[at].sentence;
        let next = self.parsed.tokens.get(at + len).filter(|token| token.sentence == here);
        let before =
            at.checked_sub(1).and_then(|n| self.parsed.tokens.get(n)).filter(|token| token.sentence == here);
        let title = before.is_some_and(|_| {
            self.is_any(
                at - 1,
                &[
                    "mr",
                    "mr.",
                    "mrs",
                    "mrs.",
                    "ms",
                    "general",
                    "colonel",
                    "president",
                    "minister",
                    "captain",
                    "dr",
                    "dr.",
                    "sheikh",
                ],
            )
        });
        let named = next.is_some_and(|token| {
            token.tag == Tag::Propn && self.parsed.word(at + len).starts_with(char::is_uppercase)
        }) && !self.is_any(
            at + len,
            &[
                "Province",
                "Governorate",
                "Region",
                "District",
                "City",
                "Airport",
                "Oblast",
                "State",
                "Valley",
            ],
        ) && self.gazetteer.candidates(self.parsed.word(at + len)).next().is_none()
            && before.is_none_or(|token| token.tag != Tag::Adp);
        title || named
    }

    /// Whether the words before a name say that it is where something is.
    fn is_located(&self, at: usize, kind: PlaceKind) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        if self.parsed.tokens[before].sentence != self.parsed.tokens[at].sentence {
            return false;
        }
        let modifier = self.is_any(
            before,
            &[
                "northern",
                "southern",
                "eastern",
                "western",
                "central",
                "north",
                "south",
                "east",
                "west",
                "north-eastern",
                "northeastern",
                "north-western",
                "northwestern",
                "southeastern",
                "south-eastern",
                "southwestern",
                "south-western",
                "neighbouring",
                "neighboring",
                "war-torn",
                "the",
                "rural",
                "rebel-held",
                "government-held",
            ],
        );
        if modifier && before > 0 && !self.parsed.is(before, "the") {
            return true;
        }
        let before = if modifier { before.saturating_sub(1) } else { before };
        if self.is_any(
            before,
            &["in", "at", "near", "inside", "outside", "across", "throughout", "around", "into", "within"],
        ) {
            return true;
        }
        let capital = kind != PlaceKind::Country;
        if capital
            && self.is_any(before, &["from", "to", "for", "towards", "toward", "through", "over", "on"])
        {
            return true;
        }
        self.parsed.is(before, "of") && before > 0 && self.is_part(before - 1) || self.goes_on_a_list(before)
    }

    /// "areas of Syria", "north of Damascus".
    fn is_part(&self, at: usize) -> bool {
        const PARTS: [&str; 34] = [
            "area",
            "areas",
            "part",
            "parts",
            "north",
            "south",
            "east",
            "west",
            "town",
            "city",
            "village",
            "province",
            "region",
            "border",
            "coast",
            "outskirts",
            "rest",
            "capital",
            "suburbs",
            "suburb",
            "northeast",
            "northwest",
            "southeast",
            "southwest",
            "district",
            "much",
            "most",
            "port",
            "centre",
            "center",
            "streets",
            "countryside",
            "side",
            "kilometres",
        ];
        self.is_any(at, &PARTS)
    }

    /// "in Jordan, Lebanon and Turkey", "in Hangzhou, China": the place before it was one too.
    fn goes_on_a_list(&self, before: usize) -> bool {
        let Some(last) = self.found.last() else { return false };
        let between = self.is_any(before, &[",", "and", "or"]);
        let serial =
            usize::from(self.is_any(before, &["and", "or"]) && before > 0 && self.parsed.is(before - 1, ","));
        let end = self.parsed.tokens.get(before.wrapping_sub(1 + serial)).map_or(0, |token| token.span.end);
        // A number in brackets may stand after each: "Aleppo (27), Hama (7)".
        between && last.span.end <= end && end <= last.span.end + 8
    }
}

/// Chooses among candidates by the country: the one given, else those of the places of the text that leave no choice.
fn choose(found: &mut [PlaceMention], country: Option<&str>) {
    let mut named: FxHashMap<String, usize> = FxHashMap::default();
    for mention in found.iter() {
        if let Some(country) = mention.country() {
            *named.entry(country.to_owned()).or_default() += 1;
        }
    }
    for n in 0..found.len() {
        let beside = beside(found, n);
        let mention = &mut found[n];
        if mention.candidates.len() == 1 {
            mention.chosen = Some(0);
            continue;
        }
        let only = |country: &str| {
            let mut fitting =
                mention.candidates.iter().enumerate().filter(|(_, place)| place.country == country);
            let first = fitting.next().map(|(n, _)| n);
            first.filter(|_| fitting.next().is_none())
        };
        let by_text = || {
            let most = mention
                .candidates
                .iter()
                .filter_map(|place| Some((*named.get(&place.country)?, place.country.as_str())))
                .max();
            let (count, best) = most?;
            let rivals = mention
                .candidates
                .iter()
                .filter(|place| place.country != best && named.get(&place.country) == Some(&count));
            if rivals.count() > 0 { None } else { only(best) }
        };
        mention.chosen = beside.as_deref().and_then(only).or_else(|| country.and_then(only)).or_else(by_text);
    }
}

/// "Tripoli, Lebanon": the country that stands right after a name.
fn beside(found: &[PlaceMention], n: usize) -> Option<String> {
    let next = found.get(n + 1)?;
    let near = next.span.start.saturating_sub(found[n].span.end) <= 2 && next.breadth() == 4;
    near.then(|| next.country().map(str::to_owned))?
}
