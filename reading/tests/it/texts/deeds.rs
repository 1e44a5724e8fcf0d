//! How much of what was done is read: events, people, weapons, tallies and places, as `tests/texts/README.md` scores them.

use reading::events::{Event, Side};
use reading::places::PlaceMention;
use reading::tallies::Tally;
use reading::{Account, Span};

use super::expected::{self, Expected};
use super::score::{Score, place, shares_a_word};

const MUST: usize = 11;
const SHOULD: usize = 12;
const MODALITY: usize = 13;
const WHO: usize = 14;
const WHOM: usize = 15;
const BY: usize = 16;
const WHERE: usize = 17;
const WHEN: usize = 18;
const WITHOUT: usize = 19;
const PEOPLE: usize = 20;
const WEAPONS: usize = 21;
const TALLIES: usize = 22;
const PERIOD: usize = 23;
const PLACES: usize = 24;

impl Score {
    pub(super) fn deeds(&mut self, account: &Account, expected: &Expected) {
        for wanted in expected.events.iter().filter(|event| event.tier != "may") {
            self.event(account, wanted);
        }
        let text = account.parsed.text();
        let is_listed = |event: &Event| expected.events.iter().any(|wanted| is_right(text, wanted, event));
        let held = account.events.held.iter().filter(|event| !is_listed(event));
        self.rows[MUST].extra += held.clone().count();
        for event in held.clone() {
            let what = format!("{} {}", event.root().as_str(), event.span.of(text));
            self.missed.push(format!("an event that nobody wrote down: {what}"));
        }
        for wanted in &expected.forbidden {
            let words = place(text, &wanted.words);
            let held = held.clone().any(|event| words.is_some_and(|words| words.meets(event.trigger)));
            self.count(WITHOUT, !held, !held, &wanted.words);
        }
        self.people(account, expected);
        self.weapons(account, expected);
        self.tallies(account, expected);
        for wanted in &expected.places {
            self.place(account, wanted);
        }
    }

    fn event(&mut self, account: &Account, wanted: &expected::Event) {
        let text = account.parsed.text();
        let all = account.events.held.iter().chain(&account.events.passed_over);
        let words = place(text, &wanted.words);
        let there = all.filter(|event| words.is_some_and(|words| words.meets(event.span)));
        let there: Vec<&Event> = there.collect();
        let right = there.iter().filter(|event| is_right(text, wanted, event));
        // Of several, the one that says most of what is wanted.
        let right = right.max_by_key(|event| agreements(account, wanted, event));
        let tier = if wanted.tier == "must" { MUST } else { SHOULD };
        let roots: Vec<&str> = there.iter().map(|event| event.root().as_str()).collect();
        let what = format!("{} {:?}, found {roots:?}", wanted.words, wanted.root);
        self.count(tier, !there.is_empty(), right.is_some(), &what);
        if let Some(event) = right {
            self.details(account, wanted, event);
        }
    }

    fn details(&mut self, account: &Account, wanted: &expected::Event, event: &Event) {
        let text = account.parsed.text();
        let told = |found: &str| format!("{found}, of {}", wanted.words);
        let modality = event.modality.as_str();
        self.count(MODALITY, true, has_modality(wanted, event), &told(modality));
        let by: Vec<Side> = event.by.iter().cloned().collect();
        // Who meet, talk or clash are all actors, by PLOVER's manual: whom one of them met stands among them.
        let mutual = event.targets.is_empty() && event.actors.len() > 1;
        let whom = if mutual { &event.actors } else { &event.targets };
        let sides = [(WHO, &wanted.actor, &event.actors), (WHOM, &wanted.target, whom)];
        for (kind, name, found) in sides.into_iter().chain([(BY, &wanted.by, &by)]) {
            if let Some(name) = name {
                let names = found.iter().map(|side| side.name.as_str()).collect::<Vec<_>>().join(" + ");
                self.count(
                    kind,
                    !found.is_empty(),
                    is_side(text, name, found),
                    &told(&format!("{name}: {names}")),
                );
            }
        }
        if let Some(name) = &wanted.place {
            let found = event.place.map(|(n, _)| account.places[n].span.of(text));
            let is_right = found.is_some_and(|found| shares_a_word(name, found));
            self.count(WHERE, found.is_some(), is_right, &told(&format!("{name}: {found:?}")));
        }
        if let Some(day) = &wanted.date {
            let found = event.time.and_then(|n| account.times[n].edtf()).map(|day| day.to_string());
            self.count(
                WHEN,
                found.is_some(),
                found.as_ref() == Some(day),
                &told(&format!("{day}: {found:?}")),
            );
        }
    }

    fn people(&mut self, account: &Account, expected: &Expected) {
        let text = account.parsed.text();
        let found = &account.events.casualties;
        for wanted in &expected.casualties {
            let words = place(text, &wanted.words);
            let there = found.iter().filter(|one| words.is_some_and(|words| words.meets(one.span)));
            let there = there.filter(|one| one.fate.as_str() == wanted.state);
            let is_right = there.clone().any(|one| {
                one.count == Some(wanted.number)
                    && one.is.to_string().replace([' ', '-'], "_") == wanted.bound
            });
            let told: Vec<String> = there.clone().map(|one| format!("{} {:?}", one.is, one.count)).collect();
            self.count(PEOPLE, !told.is_empty(), is_right, &format!("{}: {told:?}", wanted.words));
        }
        let wanted = expected.casualties.iter().filter_map(|one| place(text, &one.words)).collect();
        self.extra(PEOPLE, found.iter().map(|one| one.span), wanted);
    }

    fn weapons(&mut self, account: &Account, expected: &Expected) {
        let text = account.parsed.text();
        let events = account.events.held.iter().chain(&account.events.passed_over);
        let found: Vec<Span> = events.flat_map(|event| &event.weapons).map(|weapon| weapon.span).collect();
        for words in &expected.weapons {
            let is_there = text.match_indices(words.as_str()).any(|(start, words)| {
                let span = Span::new(start, start + words.len());
                found.iter().any(|found| found.meets(span))
            });
            self.count(WEAPONS, is_there, is_there, words);
        }
    }

    fn tallies(&mut self, account: &Account, expected: &Expected) {
        let text = account.parsed.text();
        for wanted in &expected.tallies {
            let words = place(text, &wanted.words);
            let of = |tally: &&Tally| words.is_some_and(|words| words.meets(tally.span));
            let there: Vec<&Tally> = account.tallies.iter().filter(of).collect();
            let right = there.iter().find(|tally| is_tally(text, wanted, tally));
            self.count(TALLIES, !there.is_empty(), right.is_some(), &wanted.words);
            if let (Some([from, to]), Some(tally)) = (&wanted.period, right) {
                let found = tally.period.map(|(first, last)| [first.to_string(), last.to_string()]);
                let is_right = found.as_ref() == Some(&[from.clone(), to.clone()]);
                self.count(PERIOD, found.is_some(), is_right, &format!("{}: {found:?}", wanted.words));
            }
        }
        let wanted = expected.tallies.iter().filter_map(|one| place(text, &one.words)).collect();
        self.extra(TALLIES, account.tallies.iter().map(|one| one.span), wanted);
    }

    fn place(&mut self, account: &Account, wanted: &expected::Place) {
        let text = account.parsed.text();
        let there = account.places.iter().filter(|place| place.span.of(text).contains(wanted.name.as_str()));
        let there: Vec<&PlaceMention> = there.collect();
        let is_right = there.iter().any(|place| is_place(wanted, place));
        let told: Vec<_> = there.iter().map(|place| place.country()).collect();
        self.count(PLACES, !there.is_empty(), is_right, &format!("{}: {told:?}", wanted.name));
    }
}

/// Whether an event is one that is listed: its words meet the listed ones, and its kind is listed.
fn is_right(text: &str, wanted: &expected::Event, event: &Event) -> bool {
    let words = place(text, &wanted.words);
    let root = event.root().as_str();
    words.is_some_and(|words| words.meets(event.span)) && wanted.root.iter().any(|one| one == root)
}

fn has_modality(wanted: &expected::Event, event: &Event) -> bool {
    wanted.modality.iter().any(|word| word == event.modality.as_str())
}

fn is_side(text: &str, name: &str, found: &[Side]) -> bool {
    found.iter().any(|side| shares_a_word(name, &side.name) || shares_a_word(name, side.span.of(text)))
}

/// How much of what is wanted of an event, an event says.
fn agreements(account: &Account, wanted: &expected::Event, event: &Event) -> usize {
    let text = account.parsed.text();
    let is =
        |name: &Option<String>, found: &[Side]| name.as_ref().is_some_and(|name| is_side(text, name, found));
    usize::from(has_modality(wanted, event))
        + usize::from(is(&wanted.actor, &event.actors))
        + usize::from(is(&wanted.target, &event.targets))
}

fn is_tally(text: &str, wanted: &expected::Tally, found: &Tally) -> bool {
    let row = |row: &expected::Row| {
        found.rows.iter().any(|one| one.count == row.count && shares_a_word(&row.name, one.name.of(text)))
    };
    found.total == wanted.total
        && shares_a_word(&wanted.unit, found.unit.of(text))
        && found.rows.len() == wanted.rows.len()
        && wanted.rows.iter().all(row)
        && found.sums().unwrap_or(true) == wanted.sums
}

/// Whether a place is in the country that is wanted: chosen, or, of a name that many places have, kept among its candidates.
fn is_place(wanted: &expected::Place, found: &PlaceMention) -> bool {
    let is_kept = found.candidates.iter().any(|place| place.country == wanted.country);
    match (found.country(), wanted.homonym) {
        (Some(country), _) => country == wanted.country,
        (None, Some(true)) => is_kept,
        (None, _) => false,
    }
}
