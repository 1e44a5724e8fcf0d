//! Where the made-up events happen: towns in clusters, few large and many small.
//!
//! In: a seed, or the text of a places file with columns `latitude`, `longitude`, `n_events`. Out: [`Towns`].
//! Read first: [`Towns::made_up`].

use super::{BOX, Seeded, Weighted};

/// Number of towns of the made-up country.
pub const TOWNS: usize = 400;

/// One town.
#[derive(Debug, Clone)]
pub struct Town {
    /// Longitude of its centre, WGS 84 degrees.
    pub lon: f64,
    /// Latitude of its centre, WGS 84 degrees.
    pub lat: f64,
    /// Its name.
    pub name: String,
    /// Number of the cluster it belongs to: the first-level region in the file.
    pub region: usize,
}

/// Towns with the chance that an event happens in each.
#[derive(Debug, Clone)]
pub struct Towns {
    towns: Vec<Town>,
    chance: Weighted,
}

impl Towns {
    /// Makes [`TOWNS`] towns: 14 centres, towns scattered around them or strung along a road between two.
    pub fn made_up(seeded: &mut Seeded) -> Self {
        let centres: Vec<[f64; 2]> = (0..14).map(|_| inside(seeded, 0.12)).collect();
        let towns = (0..TOWNS).map(|k| town(seeded, &centres, k)).collect();
        Self { towns, chance: Weighted::zipf(TOWNS, 0.95) }
    }

    /// Takes the towns of a CSV text with a header naming `latitude`, `longitude` and `n_events`; quotes are not read.
    ///
    /// Lines that have no numbers there are left out. Returns `None` if no town is left.
    pub fn from_places(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let header: Vec<&str> = lines.next()?.split(',').collect();
        let at = |name: &str| header.iter().position(|column| *column == name);
        let (lat, lon, events) = (at("latitude")?, at("longitude")?, at("n_events")?);
        let mut towns = Vec::new();
        let mut weights = Vec::new();
        for line in lines {
            let cells: Vec<&str> = line.split(',').collect();
            let number = |k: usize| cells.get(k).and_then(|cell| cell.parse::<f64>().ok());
            if let (Some(lat), Some(lon), Some(weight)) = (number(lat), number(lon), number(events)) {
                let k = towns.len();
                towns.push(Town { lon, lat, name: format!("Place {k:04}"), region: k % 14 });
                weights.push(weight);
            }
        }
        (!towns.is_empty()).then(|| Self { towns, chance: Weighted::of(weights.into_iter()) })
    }

    /// Draws the town of one event.
    pub fn draw(&self, seeded: &mut Seeded) -> &Town {
        &self.towns[self.chance.draw(seeded)]
    }
}

fn inside(seeded: &mut Seeded, margin: f64) -> [f64; 2] {
    let along = |t: f64, low: f64, high: f64| low + (margin + (1.0 - 2.0 * margin) * t) * (high - low);
    [along(seeded.unit(), BOX[0], BOX[2]), along(seeded.unit(), BOX[1], BOX[3])]
}

fn town(seeded: &mut Seeded, centres: &[[f64; 2]], rank: usize) -> Town {
    let region = if rank < centres.len() { rank } else { seeded.below(centres.len()) };
    let spread = if rank < centres.len() { 0.0 } else { 0.22 };
    let mut at = centres[region];
    if rank >= centres.len() && seeded.unit() < 0.3 {
        let to = centres[seeded.below(centres.len())];
        let along = seeded.unit();
        at = [at[0] + along * (to[0] - at[0]), at[1] + along * (to[1] - at[1])];
    }
    let lon = (at[0] + spread * seeded.normal()).clamp(BOX[0], BOX[2]);
    let lat = (at[1] + spread * seeded.normal()).clamp(BOX[1], BOX[3]);
    Town { lon, lat, name: name(seeded), region }
}

fn name(seeded: &mut Seeded) -> String {
    const SYLLABLES: [&str; 16] = [
        "Ba", "dor", "Ke", "lim", "Sa", "ren", "Tu", "mek", "Ori", "val", "Ne", "shi", "Gar", "wen", "Po",
        "zul",
    ];
    let mut name = String::new();
    for _ in 0..2 + seeded.below(2) {
        name.push_str(SYLLABLES[seeded.below(SYLLABLES.len())]);
    }
    let mut letters = name.to_lowercase();
    letters[..1].make_ascii_uppercase();
    letters
}
