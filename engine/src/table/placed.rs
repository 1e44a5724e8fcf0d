//! Places of a table: how each event lies to every area.
//!
//! A point that is a disc goes through [`Cells`]; what is no disc is told apart by its administrative unit alone.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::findings::{AreaMap, Cells, Within};
use crate::model::{AreaId, Place, Precision};
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

/// Lays every event to every area.
pub fn place(terms: &Terms, events: &Events) -> Placed {
    let map = AreaMap::of(&terms.agreement);
    // Each thread makes cells of its own: fewer, longer stretches share more.
    let chunks = rayon::current_num_threads().min(events.len());
    let each = events.len().div_ceil(chunks.max(1)).max(1);
    let parts: Vec<(Vec<Vec<Within>>, Vec<u32>)> = (0..chunks)
        .into_par_iter()
        .map(|n| {
            Part::new(terms, events, &map)
                .lay((n * each).min(events.len())..((n + 1) * each).min(events.len()))
        })
        .collect();
    let mut known: FxHashMap<Vec<Within>, u16> = FxHashMap::default();
    let mut placed = Placed { pattern: Vec::with_capacity(events.len()), patterns: Vec::new() };
    for (patterns, codes) in parts {
        let renumber: Vec<u16> =
            patterns.into_iter().map(|p| number(p, &mut known, &mut placed.patterns)).collect();
        placed.pattern.extend(codes.iter().map(|code| renumber[*code as usize]));
    }
    placed
}

fn number(
    pattern: Vec<Within>,
    known: &mut FxHashMap<Vec<Within>, u16>,
    patterns: &mut Vec<Vec<Within>>,
) -> u16 {
    *known.entry(pattern).or_insert_with_key(|pattern| {
        patterns.push(pattern.clone());
        u16::try_from(patterns.len() - 1).expect("areas lie to each other in fewer than 65,536 ways")
    })
}

/// One stretch of events.
struct Part<'a> {
    events: &'a Events,
    map: &'a AreaMap,
    areas: Vec<AreaId>,
    towns: Option<Cells<'a>>,
    near: Option<Cells<'a>>,
    /// Patterns of places that are no discs, by precision, unit and whether there is a point.
    units: FxHashMap<(u8, u32, bool), u32>,
    /// This stretch's patterns, numbered as they are met, and what the cells' own numbers are here.
    patterns: Vec<Vec<Within>>,
    known: FxHashMap<Vec<Within>, u32>,
    town_numbers: Vec<u32>,
    near_numbers: Vec<u32>,
}

impl<'a> Part<'a> {
    fn new(terms: &Terms, events: &'a Events, map: &'a AreaMap) -> Self {
        let areas: Vec<AreaId> = terms.agreement.areas.iter().map(|area| area.id.clone()).collect();
        Self {
            events,
            map,
            towns: Cells::new(map, areas.clone(), Precision::Town),
            near: Cells::new(map, areas.clone(), Precision::Near),
            areas,
            units: FxHashMap::default(),
            patterns: Vec::new(),
            known: FxHashMap::default(),
            town_numbers: Vec::new(),
            near_numbers: Vec::new(),
        }
    }

    /// The stretch's patterns, and which of them each event has.
    fn lay(mut self, rows: std::ops::Range<usize>) -> (Vec<Vec<Within>>, Vec<u32>) {
        let codes = rows.map(|row| self.code(row)).collect();
        (self.patterns, codes)
    }

    fn code(&mut self, row: usize) -> u32 {
        let (lon, lat) = (self.events.longitude[row], self.events.latitude[row]);
        let precision = self.events.geo_precision.get(row).copied().unwrap_or(u8::MAX);
        let has_point = !lon.is_nan() && !lat.is_nan();
        let cells = match precision {
            1 if has_point => self.towns.as_mut().map(|cells| (cells, &mut self.town_numbers)),
            2 if has_point => self.near.as_mut().map(|cells| (cells, &mut self.near_numbers)),
            _ => None,
        };
        match cells {
            Some((cells, numbers)) => {
                let own = cells.pattern(lon, lat) as usize;
                while numbers.len() <= own {
                    let pattern = cells.patterns[numbers.len()].clone();
                    numbers.push(number_here(pattern, &mut self.known, &mut self.patterns));
                }
                numbers[own]
            }
            None => self.unit(row, precision, has_point),
        }
    }

    /// The pattern of a place that is no disc.
    fn unit(&mut self, row: usize, precision: u8, has_point: bool) -> u32 {
        let key = (precision, self.events.admin1.codes[row], has_point);
        if let Some(&code) = self.units.get(&key) {
            return code;
        }
        let admin1 = self.events.admin1.names.name(key.1).filter(|name| !name.is_empty());
        let place = Place {
            admin1: admin1.map(str::to_owned),
            point: has_point.then(|| (self.events.longitude[row], self.events.latitude[row])),
            precision: Some(acled_precision(precision)),
            ..Place::default()
        };
        let pattern = self.areas.iter().map(|area| self.map.within(&place, area)).collect();
        let code = number_here(pattern, &mut self.known, &mut self.patterns);
        self.units.insert(key, code);
        code
    }
}

fn number_here(
    pattern: Vec<Within>,
    known: &mut FxHashMap<Vec<Within>, u32>,
    patterns: &mut Vec<Vec<Within>>,
) -> u32 {
    *known.entry(pattern).or_insert_with_key(|pattern| {
        patterns.push(pattern.clone());
        patterns.len() as u32 - 1
    })
}

/// ACLED's codes: 1 a town, 2 near, 3 a governorate; no column, or another code: not stated.
fn acled_precision(code: u8) -> Precision {
    match code {
        1 => Precision::Town,
        2 => Precision::Near,
        3 => Precision::Governorate,
        _ => Precision::Unknown,
    }
}
