//! The lexicon of actors: the files of `data/actors`, read once.
//!
//! In: nothing; the files are part of the program. Out: [`Lexicon`], which finds every name of it in a text in one pass.
//! Read first: [`lexicon`]. Invariant: all that an entry refers to is there, or the first reading of the lexicon fails,
//! and a test reads it.

use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, MatchKind};
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::actor::{Actor, Gender, Kind, Office, Party};
use super::roles::{Roles, RolesFile};

/// What a name of the lexicon stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Entry {
    /// An actor by its name.
    Actor(usize),
    /// What belongs to an actor: "Russian", "Houthi", "UN".
    Adjective(usize),
    /// Both: "US", "Hamas".
    Both(usize),
    /// A building or an organ that always speaks for a state.
    Seat(usize),
    /// A capital: a place, or its government.
    Capital(usize),
    /// The people of a state: "the Russians".
    People(usize),
}

impl Entry {
    pub(super) const fn actor(self) -> usize {
        match self {
            Self::Actor(n)
            | Self::Adjective(n)
            | Self::Both(n)
            | Self::Seat(n)
            | Self::Capital(n)
            | Self::People(n) => n,
        }
    }
}

/// The lexicon.
#[derive(Debug)]
pub struct Lexicon {
    pub(super) actors: Vec<Actor>,
    pub(super) roles: Roles,
    names: AhoCorasick,
    entries: Vec<Entry>,
    /// Last names that mean one person by themselves.
    surnames: FxHashMap<String, usize>,
    by_id: FxHashMap<String, usize>,
}

/// Returns the lexicon; the first call reads it.
pub fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(Lexicon::read)
}

impl Lexicon {
    /// Returns the actor with an id: a state's three letters, or a name of the files.
    pub fn actor(&self, id: &str) -> Option<&Actor> {
        self.by_id.get(id).map(|n| &self.actors[*n])
    }

    /// Returns the state with three letters.
    pub(super) fn state(&self, code: &str) -> Option<usize> {
        self.by_id.get(code).copied().filter(|n| self.actors[*n].kind == Kind::State)
    }

    /// Returns all actors.
    pub fn actors(&self) -> &[Actor] {
        &self.actors
    }

    /// Returns the person whom a last name means by itself.
    pub(super) fn by_surname(&self, surname: &str) -> Option<usize> {
        self.surnames.get(surname).copied()
    }

    /// Hands on every name in `text` that does not overlap an earlier, longer one: from where, to where, what.
    pub(super) fn find(&self, text: &str, mut found: impl FnMut(usize, usize, Entry)) {
        for hit in self.names.find_iter(text) {
            found(hit.start(), hit.end(), self.entries[hit.pattern().as_usize()]);
        }
    }

    /// Returns the parties that some words name, by name or adjective, each once.
    pub fn parties_in(&self, text: &str) -> Vec<Party> {
        let mut parties: Vec<Party> = Vec::new();
        self.find(text, |from, to, entry| {
            let before = text[..from].chars().next_back().is_some_and(char::is_alphanumeric);
            let after = text[to..].chars().next().is_some_and(|c| c.is_alphanumeric() || c == '-');
            let party = self.party(entry.actor(), None).filter(|_| !before && !after);
            parties.extend(party.filter(|party| !parties.contains(party)));
        });
        parties
    }

    /// Returns for whom an actor speaks: itself, or, for a person, the office of the day.
    pub(super) fn party(&self, actor: usize, on: Option<Date>) -> Option<Party> {
        let actor = &self.actors[actor];
        match actor.kind {
            Kind::Person => office_on(actor, on).map(|office| office.party.clone()),
            Kind::State => Some(Party::government(actor)),
            _ => Some(Party { name: actor.name.clone(), code: actor.code.clone(), sector: String::new() }),
        }
    }

    fn read() -> Self {
        let mut building = Building::default();
        building.states(parse(include_str!("../../data/actors/states.toml")));
        building.groups(parse(include_str!("../../data/actors/groups.toml")));
        building.organisations(parse(include_str!("../../data/actors/organisations.toml")));
        building.persons(parse(include_str!("../../data/actors/persons.toml")));
        let roles: RolesFile = parse(include_str!("../../data/actors/roles.toml"));
        building.done(Roles::of(roles))
    }
}

impl Party {
    /// Returns the government of a state.
    pub(super) fn government(state: &Actor) -> Self {
        Self { name: state.name.clone(), code: state.code.clone(), sector: "GOV".to_owned() }
    }
}

/// Returns the office that a person held on a day; without a day the first that is listed.
fn office_on(actor: &Actor, on: Option<Date>) -> Option<&Office> {
    let holds = |office: &&Office| {
        on.is_none_or(|day| {
            office.from.is_none_or(|from| from <= day) && office.to.is_none_or(|to| day <= to)
        })
    };
    actor.offices.iter().find(holds).or(actor.offices.first())
}

fn parse<T: serde::de::DeserializeOwned>(text: &str) -> T {
    toml::from_str(text).expect("the lexicon's own files are well formed: a test reads them")
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct States {
    state: Vec<State>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct State {
    code: String,
    name: String,
    #[serde(default)]
    names: Vec<String>,
    adjectives: Vec<String>,
    #[serde(default)]
    people: Vec<String>,
    capitals: Vec<String>,
    #[serde(default)]
    seats: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Groups {
    group: Vec<Group>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    id: String,
    code: String,
    name: String,
    #[serde(default)]
    of: Option<String>,
    #[serde(default)]
    names: Vec<String>,
    #[serde(default)]
    adjectives: Vec<String>,
    /// Adjectives in small letters, which are too common to be found by themselves.
    #[serde(default)]
    weak: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Organisations {
    organisation: Vec<Organisation>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Organisation {
    id: String,
    code: String,
    kind: String,
    name: String,
    #[serde(default)]
    names: Vec<String>,
    #[serde(default)]
    adjectives: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Persons {
    person: Vec<Person>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Person {
    id: String,
    name: String,
    #[serde(default)]
    names: Vec<String>,
    #[serde(default)]
    nicknames: Vec<String>,
    gender: String,
    /// Whether the last name alone means this person.
    #[serde(default)]
    surname: bool,
    #[serde(default)]
    surname_is: Option<String>,
    /// Whether the family's name stands first.
    #[serde(default)]
    surname_first: bool,
    /// Whether the name has no family's name.
    #[serde(default)]
    whole: bool,
    offices: Vec<OfficeRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OfficeRow {
    #[serde(rename = "for")]
    party: String,
    sector: String,
    office: String,
    #[serde(default)]
    from: Option<String>,
    #[serde(default)]
    to: Option<String>,
}

/// The lexicon while its files are read.
#[derive(Default)]
struct Building {
    actors: Vec<Actor>,
    by_id: FxHashMap<String, usize>,
    names: FxHashMap<String, Entry>,
    surnames: FxHashMap<String, usize>,
}

impl Building {
    fn add(&mut self, id: &str, name: &str, code: &str, kind: Kind) -> usize {
        let n = self.actors.len();
        let known = self.by_id.insert(id.to_owned(), n);
        assert!(known.is_none(), "the id `{id}` is in the lexicon twice");
        self.actors.push(Actor {
            id: id.to_owned(),
            name: name.to_owned(),
            code: code.to_owned(),
            kind,
            gender: Gender::Unknown,
            offices: Vec::new(),
        });
        self.name(name, Entry::Actor(n));
        n
    }

    /// Notes a name; one that is there already stays, and becomes both if it is a name and an adjective of one actor.
    fn name(&mut self, name: &str, entry: Entry) {
        let entry = match (self.names.get(name), entry) {
            (Some(Entry::Actor(one)), Entry::Adjective(two)) if *one == two => Entry::Both(two),
            (Some(known), _) => *known,
            (None, entry) => entry,
        };
        self.names.insert(name.to_owned(), entry);
        if name.contains('\'') {
            self.names.insert(name.replace('\'', "’"), entry);
        }
    }

    fn all(&mut self, names: &[String], entry: Entry) {
        for name in names {
            self.name(name, entry);
        }
    }

    fn states(&mut self, file: States) {
        for state in &file.state {
            let n = self.add(&state.code, &state.name, &state.code, Kind::State);
            self.all(&state.names, Entry::Actor(n));
            self.all(&state.adjectives, Entry::Adjective(n));
            self.all(&state.people, Entry::People(n));
            for adjective in state.adjectives.iter().filter(|_| state.people.is_empty()) {
                if adjective.ends_with('i') || adjective.ends_with("an") {
                    self.name(&format!("{adjective}s"), Entry::People(n));
                }
            }
        }
        // A capital that is a state's own name as well means the state.
        for (n, state) in file.state.iter().enumerate() {
            self.all(&state.capitals, Entry::Capital(n));
            self.all(&state.seats, Entry::Seat(n));
        }
    }

    fn groups(&mut self, file: Groups) {
        for group in &file.group {
            let n = self.add(&group.id, &group.name, &group.code, Kind::Group);
            if let Some(state) = &group.of {
                assert!(self.by_id.contains_key(state), "`{}` is of a state that is not there", group.id);
            }
            self.all(&group.names, Entry::Actor(n));
            let strong: Vec<String> =
                group.adjectives.iter().filter(|word| !group.weak.contains(word)).cloned().collect();
            self.all(&strong, Entry::Adjective(n));
        }
    }

    fn organisations(&mut self, file: Organisations) {
        for organisation in &file.organisation {
            let kind = match organisation.kind.as_str() {
                "media" => Kind::Media,
                _ => Kind::Organisation,
            };
            let n = self.add(&organisation.id, &organisation.name, &organisation.code, kind);
            self.all(&organisation.names, Entry::Actor(n));
            self.all(&organisation.adjectives, Entry::Adjective(n));
        }
    }

    fn persons(&mut self, file: Persons) {
        for person in &file.person {
            let n = self.add(&person.id, &person.name, "", Kind::Person);
            self.all(&person.names, Entry::Actor(n));
            self.all(&person.nicknames, Entry::Actor(n));
            self.actors[n].gender = match person.gender.as_str() {
                "m" => Gender::Man,
                "f" => Gender::Woman,
                _ => Gender::Unknown,
            };
            self.actors[n].offices = person.offices.iter().map(|row| self.office(row)).collect();
            if person.surname && !person.whole {
                self.surname(person, n);
            }
        }
    }

    fn surname(&mut self, person: &Person, n: usize) {
        if let Some(surname) = &person.surname_is {
            self.surnames.insert(surname.clone(), n);
        }
        for name in std::iter::once(&person.name).chain(&person.names) {
            let words: Vec<&str> = name.split(' ').collect();
            let last = match person.surname_first {
                true => words.first(),
                false => words.last(),
            };
            let Some(last) = last.filter(|_| words.len() > 1 && person.surname_is.is_none()) else {
                continue;
            };
            self.surnames.insert((*last).to_owned(), n);
            // "al-Assad" is "Assad" too.
            if let Some((_, bare)) =
                last.split_once('-').filter(|(article, _)| matches!(*article, "al" | "el"))
            {
                self.surnames.insert(bare.to_owned(), n);
            }
        }
    }

    fn office(&self, row: &OfficeRow) -> Office {
        let n = *self.by_id.get(&row.party).expect("the party of an office is in the lexicon");
        let of = &self.actors[n];
        let party = Party { name: of.name.clone(), code: of.code.clone(), sector: row.sector.clone() };
        let date = |day: &Option<String>| -> Option<Date> {
            day.as_ref().map(|day| day.parse().expect("a date of the lexicon is year-month-day"))
        };
        Office { party, office: row.office.clone(), from: date(&row.from), to: date(&row.to) }
    }

    fn done(self, roles: Roles) -> Lexicon {
        let mut names: Vec<(String, Entry)> = self.names.into_iter().collect();
        names.sort_by(|one, two| one.0.cmp(&two.0));
        let (patterns, entries): (Vec<String>, Vec<Entry>) = names.into_iter().unzip();
        let names = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(patterns)
            .expect("some thousand names fit into an automaton");
        let (actors, by_id) = (self.actors, self.by_id);
        Lexicon { actors, roles, names, entries, surnames: self.surnames, by_id }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_are_whole() {
        let lexicon = lexicon();
        assert!(lexicon.actors.len() > 400, "{}", lexicon.actors.len());
        let kerry = lexicon.actor("john-kerry").unwrap();
        assert_eq!(kerry.offices[0].party.full_code(), "USAGOV");
        assert_eq!(lexicon.by_surname("Assad").map(|n| lexicon.actors[n].id.as_str()), Some("bashar-assad"));
    }

    #[test]
    fn an_office_is_that_of_the_day() {
        let lexicon = lexicon();
        let n = lexicon.by_id["martin-griffiths"];
        let office = |day: &str| office_on(&lexicon.actors[n], day.parse().ok()).unwrap().office.clone();
        assert_eq!(office("2019-05-01"), "Special Envoy for Yemen");
        assert_eq!(office("2022-05-01"), "humanitarian chief");
    }

    #[test]
    fn a_names_own_letters_are_found() {
        let mut found = Vec::new();
        lexicon()
            .find("The Houthis told the UN that Sana’a was calm.", |from, to, _| found.push((from, to)));
        assert_eq!(found, [(4, 11), (21, 23), (29, 37)]);
    }
}
