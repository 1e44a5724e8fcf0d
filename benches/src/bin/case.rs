//! Writes a made-up case folder of any size, to measure with: `case FOLDER [--reports 100000] [--seed 1]`.
//!
//! In: a folder, a number of reports, a seed. Out: the terms, and a table of reports for each of six sources. Invariant:
//! the same seed and number give the same bytes.

use benches::synth::{Seeded, told, towns::Towns};
use benches::terms;
use std::fs::{self, File};
use std::io::{BufWriter, Error, Result};
use std::path::Path;

fn main() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let folder = words.first().ok_or_else(|| Error::other("which folder? case FOLDER [--reports 100000]"))?;
    let number = |key: &str, default: u64| {
        let given = words.windows(2).find(|pair| pair[0] == key).map(|pair| pair[1].parse::<u64>());
        given.unwrap_or(Ok(default)).map_err(Error::other)
    };
    let (reports, seed) = (number("--reports", 100_000)?, number("--seed", 1)?);
    let folder = Path::new(folder);
    fs::create_dir_all(folder.join("reports"))?;
    let [agreement, actors, sources, areas] = terms::case_texts(seed)?;
    fs::write(folder.join("agreement.toml"), agreement)?;
    fs::write(folder.join("actors.toml"), actors)?;
    fs::write(folder.join("sources.toml"), sources)?;
    fs::write(folder.join("areas.geojson"), areas)?;
    let table = |name| File::create(folder.join(format!("reports/{name}.csv"))).map(BufWriter::new);
    let mut tables = Vec::new();
    for (name, _) in told::SOURCES {
        tables.push(table(name)?);
    }
    let mut tables: [_; 6] = tables.try_into().map_err(|_| Error::other("there are six sources"))?;
    let towns = Towns::made_up(&mut Seeded::new(seed));
    told::Told::new(seed).write(&mut tables, &towns, reports)
}
