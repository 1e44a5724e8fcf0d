//! Places of a table: each different place is laid to the areas once.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::findings::{AreaMap, Within};
use crate::model::{Place, Precision};
use crate::sources::table::acled::Events;
use crate::terms::Terms;

/// How each event lies to the areas.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// For each event the position of its pattern.
    pub pattern: Vec<u16>,
    /// For each pattern how such a place lies to each area of the agreement, in the terms' order.
    pub patterns: Vec<Vec<Within>>,
}

/// What tells two places apart: the bits of the point, the code of precision, the administrative unit.
type Key = (u64, u64, u8, u32);

/// Events that one task looks at.
const CHUNK: usize = 1 << 16;

/// Lays every event to every area.
pub fn place(terms: &Terms, events: &Events) -> Placed {
    let parts: Vec<(Vec<Key>, Vec<u32>)> =
        (0..events.len().div_ceil(CHUNK)).into_par_iter().map(|n| part(events, n)).collect();
    let mut known: FxHashMap<Key, u32> = FxHashMap::default();
    let mut places: Vec<Key> = Vec::new();
    let renumber: Vec<Vec<u32>> =
        parts.iter().map(|(keys, _)| number(keys, &mut known, &mut places)).collect();
    let (of_place, patterns) = patterns(terms, events, &places);
    let mut pattern = vec![0; events.len()];
    let chunks = pattern.par_chunks_mut(CHUNK).zip(parts.par_iter().zip(&renumber));
    chunks.for_each(|(out, ((_, local), renumber))| {
        for (out, code) in out.iter_mut().zip(local) {
            *out = of_place[renumber[*code as usize] as usize];
        }
    });
    Placed { pattern, patterns }
}

/// The different places of one stretch of events, and which each event has.
fn part(events: &Events, n: usize) -> (Vec<Key>, Vec<u32>) {
    let rows = n * CHUNK..((n + 1) * CHUNK).min(events.len());
    let mut known: FxHashMap<Key, u32> = FxHashMap::default();
    let (mut keys, mut codes) = (Vec::new(), Vec::with_capacity(rows.len()));
    for row in rows {
        let key = key(events, row);
        let code = *known.entry(key).or_insert_with(|| {
            keys.push(key);
            keys.len() as u32 - 1
        });
        codes.push(code);
    }
    (keys, codes)
}

fn key(events: &Events, row: usize) -> Key {
    let bits = |degrees: f64| if degrees.is_nan() { u64::MAX } else { degrees.to_bits() };
    let precision = events.geo_precision.get(row).copied().unwrap_or(u8::MAX);
    (bits(events.longitude[row]), bits(events.latitude[row]), precision, events.admin1.codes[row])
}

fn number(keys: &[Key], known: &mut FxHashMap<Key, u32>, places: &mut Vec<Key>) -> Vec<u32> {
    let one = |key: &Key| {
        *known.entry(*key).or_insert_with(|| {
            places.push(*key);
            places.len() as u32 - 1
        })
    };
    keys.iter().map(one).collect()
}

/// The pattern of each place, and the patterns, numbered in the order in which places have them.
fn patterns(terms: &Terms, events: &Events, places: &[Key]) -> (Vec<u16>, Vec<Vec<Within>>) {
    let map = AreaMap::of(&terms.agreement);
    let areas = &terms.agreement.areas;
    let lay = |key: &Key| -> Vec<Within> {
        let place = real_place(events, key);
        areas.iter().map(|area| map.within(&place, &area.id)).collect()
    };
    let laid: Vec<Vec<Within>> = places.par_iter().map(lay).collect();
    let mut known: FxHashMap<Vec<Within>, u16> = FxHashMap::default();
    let mut patterns = Vec::new();
    let mut one = |laid: Vec<Within>| {
        *known.entry(laid).or_insert_with_key(|laid| {
            patterns.push(laid.clone());
            u16::try_from(patterns.len() - 1).expect("areas lie to each other in fewer than 65,536 ways")
        })
    };
    let of_place = laid.into_iter().map(&mut one).collect();
    (of_place, patterns)
}

/// The place that a key stands for, as the reader of the format makes it.
fn real_place(events: &Events, key: &Key) -> Place {
    let degrees = |bits: u64| (bits != u64::MAX).then(|| f64::from_bits(bits));
    let admin1 = events.admin1.names.name(key.3).filter(|name| !name.is_empty());
    Place {
        name: None,
        admin1: admin1.map(str::to_owned),
        pcode: None,
        area: None,
        point: degrees(key.0).zip(degrees(key.1)),
        precision: Some(precision(key.2)),
    }
}

/// ACLED's codes: 1 a town, 2 near, 3 a governorate; no column, or another code: not stated.
fn precision(code: u8) -> Precision {
    match code {
        1 => Precision::Town,
        2 => Precision::Near,
        3 => Precision::Governorate,
        _ => Precision::Unknown,
    }
}
