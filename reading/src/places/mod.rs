//! Places: where a text says something is, with all that a name may mean.
//!
//! In: [`Parsed`], a [`Gazetteer`], who is named, the country the text is mainly about if that is given. Out:
//! [`PlaceMention`]s, in the order of the text. Read first: [`find`].
//!
//! Invariant: a name keeps all its candidates; one is chosen only if it is the only one, or the text or what is given speaks for
//! its country. Invariant: a state or a capital is a place only where it is said to be one ("in Syria", "near Moscow"); else it
//! is somebody who acts, and no place. Invariant: a name that no table has is a place only where the text calls it one ("the
//! village of X"); it has no point, and a country only if the text, or what is given, speaks for one.

mod choose;
mod gazetteer;
mod table;
mod unlisted;

use engine::model::Precision;

pub use gazetteer::{Candidate, Gazetteer, PlaceKind};

use crate::Rule;
use crate::names::Mention;
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
    /// What the text says of a place that no table has.
    pub unlisted: Option<Unlisted>,
    /// How precisely it places something: "near Aleppo" less than "in Aleppo".
    pub precision: Precision,
    /// The rule that found it.
    pub rule: Rule,
}

/// What a text says of a place that no table has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unlisted {
    /// What it is called: a village, a district.
    pub kind: PlaceKind,
    /// The state of the places beside it in the text, or the one given.
    pub country: Option<String>,
}

impl PlaceMention {
    /// Returns the place that is meant, if that is known.
    pub fn place(&self) -> Option<&Candidate> {
        self.candidates.get(self.chosen?)
    }

    /// Returns the state that it lies in, if that is known or all candidates agree.
    pub fn country(&self) -> Option<&str> {
        if let Some(unlisted) = &self.unlisted {
            return unlisted.country.as_deref();
        }
        let first = self.place().or(self.candidates.first())?;
        let agreed =
            self.chosen.is_some() || self.candidates.iter().all(|place| place.country == first.country);
        agreed.then_some(first.country.as_str())
    }

    /// Returns 0 for a town, more for what is wider.
    pub fn breadth(&self) -> usize {
        let listed = self.place().or(self.candidates.first()).map(|place| place.kind);
        let kind = listed.or(self.unlisted.as_ref().map(|unlisted| unlisted.kind));
        match kind.unwrap_or(PlaceKind::Country) {
            PlaceKind::Town | PlaceKind::Capital => 0,
            PlaceKind::Area => 1,
            PlaceKind::District => 2,
            PlaceKind::Region => 3,
            PlaceKind::Country => 4,
        }
    }
}

/// What is known beside the words.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// The country that the text is mainly about, as three letters, if whoever asks knows.
    pub country: Option<&'a str>,
    /// Who is named: somebody's name is no place, and speaks for a country.
    pub mentions: &'a [Mention],
}

/// Finds the places of a text.
pub fn find(parsed: &Parsed, gazetteer: &Gazetteer, about: About<'_>) -> Vec<PlaceMention> {
    let mut finder = Finder { parsed, gazetteer, mentions: about.mentions, found: Vec::new() };
    for (n, sentence) in parsed.sentences.iter().enumerate() {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            at += finder.step(at, sentence.tokens.end, n).max(1);
        }
    }
    let mut found = finder.found;
    choose::choose(&mut found, about);
    found
}

struct Finder<'a> {
    parsed: &'a Parsed,
    gazetteer: &'a Gazetteer,
    mentions: &'a [Mention],
    found: Vec<PlaceMention>,
}

/// Words between a preposition and a name: "in northern Syria".
const MODIFIERS: [&str; 24] = [
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
];

/// Words before a name that make it a person's.
const TITLES: [&str; 13] = [
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
];

/// Words after a name that make an office of it, and what it is then.
const UNITS: [(&str, PlaceKind); 16] = [
    ("province", PlaceKind::Region),
    ("provinces", PlaceKind::Region),
    ("governorate", PlaceKind::Region),
    ("governorates", PlaceKind::Region),
    ("region", PlaceKind::Region),
    ("oblast", PlaceKind::Region),
    ("department", PlaceKind::Region),
    ("state", PlaceKind::Region),
    ("county", PlaceKind::District),
    ("district", PlaceKind::District),
    ("districts", PlaceKind::District),
    ("subdistrict", PlaceKind::District),
    ("sub-district", PlaceKind::District),
    ("raion", PlaceKind::District),
    ("countryside", PlaceKind::Region),
    ("prefecture", PlaceKind::District),
];

/// Returns what a word makes of the name beside it.
fn unit(parsed: &Parsed, at: usize) -> Option<PlaceKind> {
    UNITS.iter().find(|(word, _)| parsed.is(at, word)).map(|(_, kind)| *kind)
}

impl Finder<'_> {
    /// Takes the longest name that begins at a word; returns how many words it has, 0 if none does.
    fn step(&mut self, at: usize, end: usize, sentence: usize) -> usize {
        let word = self.parsed.word(at);
        // A name begins with a capital, or with a letter of a script that has none.
        if !word.starts_with(|c: char| c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase()))
            && !self.is_direction(at)
            && !unlisted::has_article(word)
        {
            return 0;
        }
        let listed = self.listed(at, end, sentence);
        if listed == 0 { self.unlisted(at, end, sentence) } else { listed }
    }

    /// Takes the longest name of the table that begins at a word.
    fn listed(&mut self, at: usize, end: usize, sentence: usize) -> usize {
        let longest = self.gazetteer.longest_from(self.parsed.word(at)).min(end - at);
        for len in (1..=longest).rev() {
            let text = self.parsed.span(&(at..at + len)).of(self.parsed.text());
            if text.len() > 80 || text.contains('\n') {
                continue;
            }
            let unit = (at + len < end).then(|| unit(self.parsed, at + len)).flatten();
            let mut candidates: Vec<Candidate> = self.gazetteer.candidates(text).cloned().collect();
            candidates.retain(|place| self.is_place_here(place, at, len, unit.is_some()));
            if !candidates.is_empty() {
                // The name of a state, or of a province by its whole name, needs no word after it.
                let unit = unit.filter(|_| candidates.iter().all(|place| place.kind < PlaceKind::District));
                return self.add(sentence, candidates, at, len, unit);
            }
        }
        0
    }

    /// Notes a name with its candidates, and returns how many words it has.
    fn add(
        &mut self,
        sentence: usize,
        mut candidates: Vec<Candidate>,
        at: usize,
        len: usize,
        unit: Option<PlaceKind>,
    ) -> usize {
        let len = len + usize::from(unit.is_some());
        if let Some(kind) = unit.or_else(|| self.unit_before(at)) {
            candidates.iter_mut().for_each(|place| place.kind = kind.max(place.kind));
        }
        let widest =
            candidates.iter().map(|place| place.kind.precision()).max().unwrap_or(Precision::Unknown);
        let near = widest == Precision::Town && self.is_near(at);
        let precision = if near { Precision::Near } else { widest };
        let rule = if len > 1 { "place-words" } else { "place-word" };
        let span = self.parsed.span(&(at..at + len));
        self.found.push(PlaceMention {
            span,
            sentence,
            candidates,
            chosen: None,
            unlisted: None,
            precision,
            rule,
        });
        len
    }

    /// "the province of Aleppo".
    fn unit_before(&self, at: usize) -> Option<PlaceKind> {
        (at >= 2 && self.parsed.is(at - 1, "of")).then(|| unit(self.parsed, at - 2)).flatten()
    }

    /// "near Aleppo", "north of Aleppo", "12 km from Aleppo", "the outskirts of Aleppo".
    fn is_near(&self, at: usize) -> bool {
        const NEAR: [&str; 8] =
            ["near", "outside", "around", "towards", "toward", "surrounding", "beyond", "approaching"];
        const BESIDE: [&str; 24] = [
            "north",
            "south",
            "east",
            "west",
            "northeast",
            "northwest",
            "southeast",
            "southwest",
            "north-east",
            "north-west",
            "south-east",
            "south-west",
            "outskirts",
            "suburbs",
            "suburb",
            "edge",
            "edges",
            "vicinity",
            "kilometres",
            "kilometers",
            "km",
            "miles",
            "countryside",
            "side",
        ];
        let Some(before) = at.checked_sub(1) else { return false };
        if self.is_any(before, &NEAR) {
            return true;
        }
        self.is_any(before, &["of", "from"]) && before > 0 && self.is_any(before - 1, &BESIDE)
    }

    fn is_any(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.parsed.is(at, word))
    }

    /// "eastern Aleppo" is a name of its own and begins with a small letter.
    fn is_direction(&self, at: usize) -> bool {
        matches!(
            self.parsed.lower(at),
            "eastern" | "east" | "western" | "west" | "southern" | "south" | "northern" | "north"
        )
    }

    /// Whether a name means this place here, and not somebody who acts or a part of a longer name.
    fn is_place_here(&self, place: &Candidate, at: usize, len: usize, is_unit: bool) -> bool {
        if is_unit && place.kind < PlaceKind::Country {
            return true;
        }
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
        let title = before.is_some_and(|_| self.is_any(at - 1, &TITLES));
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
        let modifier = self.is_any(before, &MODIFIERS);
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
