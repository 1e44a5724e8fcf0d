//! Kinds of events: what the judgement cannot tell apart is one kind.

use jiff::{Timestamp, civil::Date};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::findings::{Reading, Roster, SourceChoice};
use crate::incidents::Independence;
use crate::model::{Interval, When};
use crate::sources::table::acled::Events;
use crate::sources::table::{Names, UNKNOWN_SMALL};
use crate::terms::Terms;

use super::Placed;

/// The kind of each event. Kinds that differ only in their places share a base: it is judged once for every way in
/// which a place can lie to an area.
#[derive(Debug, Clone, PartialEq)]
pub struct Kinds {
    /// For each event its kind, or [`Kinds::TWICE`].
    pub kind: Vec<u32>,
    /// For each kind its base.
    pub base: Vec<u32>,
    /// For each kind the pattern of its places.
    pub pattern: Vec<u16>,
    /// For each base its first event.
    pub first: Vec<usize>,
    /// Events whose id stands on an earlier one.
    pub twice: Vec<usize>,
}

impl Kinds {
    /// Stands for the kind of an event whose id stands on an earlier one: it is not counted.
    pub const TWICE: u32 = u32::MAX;
}

/// The kinds met in one stretch of events with their first events, and which of them each event is.
type Part = (Vec<(Key, usize)>, Vec<u32>);

/// Events that one task looks at.
const CHUNK: usize = 1 << 16;

/// Sorts events into kinds, and sets aside those whose id stands twice.
pub fn match_events(terms: &Terms, events: &Events, placed: &Placed, reading: &Reading) -> Kinds {
    let twice = twice(events);
    let meaning = Meaning::of(terms, events, reading);
    let parts: Vec<Part> = (0..events.len().div_ceil(CHUNK))
        .into_par_iter()
        .map(|n| part(&meaning, events, placed, n * CHUNK..((n + 1) * CHUNK).min(events.len())))
        .collect();
    let mut known: FxHashMap<Key, u32> = FxHashMap::default();
    let mut kinds: Vec<(Key, usize)> = Vec::new();
    let renumber: Vec<Vec<u32>> =
        parts.iter().map(|(keys, _)| number(keys, &mut known, &mut kinds)).collect();
    let mut kind = vec![0; events.len()];
    let chunks = kind.par_chunks_mut(CHUNK).zip(parts.par_iter().zip(&renumber));
    chunks.for_each(|(out, ((_, local), renumber))| {
        out.iter_mut().zip(local).for_each(|(out, code)| *out = renumber[*code as usize]);
    });
    twice.iter().for_each(|&row| kind[row] = Kinds::TWICE);
    let mut bases: FxHashMap<Key, u32> = FxHashMap::default();
    let mut first: Vec<(Key, usize)> = Vec::new();
    let placeless: Vec<(Key, usize)> =
        kinds.iter().map(|(key, row)| (Key { place: 0, ..*key }, *row)).collect();
    Kinds {
        kind,
        base: number(&placeless, &mut bases, &mut first),
        pattern: kinds.iter().map(|(key, _)| key.place).collect(),
        first: first.into_iter().map(|(_, row)| row).collect(),
        twice,
    }
}

fn part(meaning: &Meaning, events: &Events, placed: &Placed, rows: std::ops::Range<usize>) -> Part {
    let mut known: FxHashMap<Key, u32> = FxHashMap::default();
    let (mut keys, mut codes) = (Vec::new(), Vec::with_capacity(rows.len()));
    for row in rows {
        let key = meaning.key(events, placed, row);
        let code = *known.entry(key).or_insert_with(|| {
            keys.push((key, row));
            keys.len() as u32 - 1
        });
        codes.push(code);
    }
    (keys, codes)
}

fn number(keys: &[(Key, usize)], known: &mut FxHashMap<Key, u32>, first: &mut Vec<(Key, usize)>) -> Vec<u32> {
    let one = |own: &(Key, usize)| {
        *known.entry(own.0).or_insert_with(|| {
            first.push(*own);
            first.len() as u32 - 1
        })
    };
    keys.iter().map(one).collect()
}

/// Events whose id stands on an earlier one, in order; events without an id are none of them.
///
/// Ids are sorted by a hash; where two hashes are the same, the texts decide.
fn twice(events: &Events) -> Vec<usize> {
    use std::hash::{BuildHasher, BuildHasherDefault};
    let hasher = BuildHasherDefault::<rustc_hash::FxHasher>::default();
    let id = |row: usize| events.id.text(row).unwrap_or_default();
    let mut hashes: Vec<(u64, u32)> =
        (0..events.len()).into_par_iter().map(|row| (hasher.hash_one(id(row)), row as u32)).collect();
    hashes.par_sort_unstable();
    let mut twice = Vec::new();
    for same in hashes.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() > 1) {
        let mut seen: Vec<&str> = Vec::new();
        for &(_, row) in same {
            let text = id(row as usize);
            if !text.is_empty() && seen.contains(&text) {
                twice.push(row as usize);
            } else {
                seen.push(text);
            }
        }
    }
    twice.sort_unstable();
    twice
}

/// What each name and day means to the judgement, as small numbers.
struct Meaning {
    /// Classes of actors by name, for each epoch: names of one class are on the same sides.
    actor1: Vec<Vec<u16>>,
    actor2: Vec<Vec<u16>>,
    civilians: Vec<u8>,
    epochs: Epochs,
    /// Whether the reading tells sources apart.
    by_source: bool,
}

impl Meaning {
    fn of(terms: &Terms, events: &Events, reading: &Reading) -> Self {
        let roster = Roster::of(terms, &Independence::of(terms));
        let epochs = Epochs::of(terms, events);
        let mut known = FxHashMap::default();
        let mut classes = |names: &Names| -> Vec<Vec<u16>> {
            epochs
                .starts
                .iter()
                .map(|at| names.all().iter().map(|name| class(&roster, name, *at, &mut known)).collect())
                .collect()
        };
        let (actor1, actor2) = (classes(&events.actor1.names), classes(&events.actor2.names));
        let civilians =
            events.civilian_targeting.names.all().iter().map(|name| u8::from(!name.is_empty())).collect();
        Self { actor1, actor2, civilians, epochs, by_source: reading.sources != SourceChoice::All }
    }

    /// The key of an event's kind: every part that the judgement looks at.
    fn key(&self, events: &Events, placed: &Placed, row: usize) -> Key {
        let precision = time_precision(events, row);
        let epoch = self.epochs.of_day(events.day[row], precision);
        let by = self.epochs.start_of[usize::from(epoch)];
        let (one, two) = (events.actor1.codes[row] as usize, events.actor2.codes[row] as usize);
        let civilians = self.civilians[events.civilian_targeting.codes[row] as usize];
        let source = if self.by_source { events.source.codes[row] } else { 0 };
        Key {
            what: (events.event_type.codes[row], events.sub_event_type.codes[row]),
            who: (self.actor1[by][one], self.actor2[by][two]),
            place: placed.pattern[row],
            epoch,
            precision,
            civilians,
            source,
        }
    }
}

/// What tells two kinds apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Key {
    what: (u32, u32),
    who: (u16, u16),
    place: u16,
    epoch: u16,
    precision: u8,
    civilians: u8,
    source: u32,
}

/// ACLED's code of how exact a day is: 1 the day, 2 its week, 3 its month; not stated: the day.
pub(super) fn time_precision(events: &Events, row: usize) -> u8 {
    match events.time_precision.get(row).copied() {
        None | Some(UNKNOWN_SMALL) => 1,
        Some(code) => code.clamp(1, 3),
    }
}

/// The class of a name: the sides it is on, and the marks by which the reader tells who can only have been struck.
fn class(roster: &Roster, name: &str, at: Timestamp, known: &mut FxHashMap<(Vec<String>, u8), u16>) -> u16 {
    let lower = name.to_lowercase();
    let struck =
        if lower.starts_with("civilians") { 1 } else { u8::from(lower.starts_with("protesters")) * 2 };
    let empty = u8::from(name.is_empty()) * 4;
    let sides: Vec<String> = roster.groups(name, Some(at)).iter().map(|g| g.id.to_string()).collect();
    let next = known.len() as u16;
    *known.entry((sides, struck + empty)).or_insert(next)
}

/// Stretches of days between which nothing in the terms changes.
struct Epochs {
    /// Different instants at which events of an epoch begin, as far as the terms tell them apart.
    starts: Vec<Timestamp>,
    /// For each epoch the position of its beginning in `starts`.
    start_of: Vec<usize>,
    first_day: i32,
    /// For each day and precision its epoch.
    of: Vec<[u16; 3]>,
}

impl Epochs {
    fn of(terms: &Terms, events: &Events) -> Self {
        let bounds = boundaries(terms);
        let first_day = events.day.par_iter().copied().min().unwrap_or(0);
        let last_day = events.day.par_iter().copied().max().unwrap_or(0);
        let mut epochs = Self { starts: Vec::new(), start_of: Vec::new(), first_day, of: Vec::new() };
        let mut known: FxHashMap<(usize, usize), u16> = FxHashMap::default();
        let mut known_starts: FxHashMap<usize, usize> = FxHashMap::default();
        for day in first_day..=last_day {
            let one = [1u8, 2, 3].map(|precision| {
                let Interval { start, end } = when(day, precision).of_happening(&terms.agreement.zone);
                let past = (bounds.partition_point(|b| *b <= start), bounds.partition_point(|b| *b < end));
                let next = known.len() as u16;
                *known.entry(past).or_insert_with(|| {
                    let at = *known_starts.entry(past.0).or_insert_with(|| {
                        epochs.starts.push(start);
                        epochs.starts.len() - 1
                    });
                    epochs.start_of.push(at);
                    next
                })
            });
            epochs.of.push(one);
        }
        epochs
    }

    fn of_day(&self, day: i32, precision: u8) -> u16 {
        self.of[(day - self.first_day) as usize][usize::from(precision - 1)]
    }
}

/// Every instant at which the terms change what they say of an event, in order.
fn boundaries(terms: &Terms) -> Vec<Timestamp> {
    let agreement = &terms.agreement;
    let members = agreement.groups.iter().flat_map(|g| &g.members).flat_map(|m| [m.from, m.until]);
    let groups = agreement.groups.iter().flat_map(|g| [g.from, g.until]);
    let provisions = agreement.provisions.iter().flat_map(|p| [p.from, p.until]);
    let amendments = agreement.amendments.iter().flat_map(|a| {
        let keys = a.set.iter().map(|key| match key {
            crate::terms::AmendedKey::From(at) | crate::terms::AmendedKey::Until(at) => Some(*at),
            _ => None,
        });
        keys.chain([Some(a.at)]).collect::<Vec<_>>()
    });
    let own = [Some(agreement.in_force), agreement.until];
    let mut all: Vec<Timestamp> =
        members.chain(groups).chain(provisions).chain(amendments).chain(own).flatten().collect();
    all.sort();
    all.dedup();
    all
}

/// When an event of this day and precision was, as the reader of the format has it.
pub(super) fn when(day: i32, precision: u8) -> When {
    use jiff::ToSpan;
    let date = Date::new(1970, 1, 1).ok().and_then(|epoch| epoch.checked_add(i64::from(day).days()).ok());
    let date = date.unwrap_or(Date::MAX);
    match precision {
        1 => When::day(date),
        2 => When::days(date.saturating_sub(6.days()), date.saturating_add(6.days())),
        _ => When::days(date.first_of_month(), date.last_of_month()),
    }
}
