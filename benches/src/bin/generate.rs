//! Writes the made-up event file and the areas it is counted by.
//!
//! `generate --rows 1000000 --csv events.csv --areas areas.geojson [--seed 1] [--places places.csv]`

use benches::synth::{Seeded, areas, rows, towns::Towns};
use std::collections::BTreeMap;
use std::io::{BufWriter, Error, Result};

fn main() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let given: BTreeMap<&str, &str> =
        words.chunks_exact(2).map(|pair| (pair[0].as_str(), pair[1].as_str())).collect();
    let number = |key: &str, default: u64| given.get(key).map_or(Ok(default), |text| text.parse());
    let rows = number("--rows", 1_000_000).map_err(Error::other)?;
    let seed = number("--seed", 1).map_err(Error::other)?;
    let towns = match given.get("--places") {
        Some(path) => Towns::from_places(&std::fs::read_to_string(path)?)
            .ok_or_else(|| Error::other("the places file has no latitude, longitude and n_events"))?,
        None => Towns::made_up(&mut Seeded::new(seed)),
    };
    if let Some(path) = given.get("--areas") {
        std::fs::write(path, areas::to_geojson(&areas::made_up(seed)))?;
    }
    if let Some(path) = given.get("--csv") {
        let mut out = BufWriter::with_capacity(1 << 20, std::fs::File::create(path)?);
        rows::write_rows(&mut out, &towns, seed, rows)?;
    }
    Ok(())
}
