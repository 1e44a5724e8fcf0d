//! A made-up case of any size: happenings in towns, and what several sources tell of them.
//!
//! In: a seed and a number of reports. Out: one table of reports in truce's own format for each source. Read first:
//! [`Told::write`]. Most happenings have one report; some have two to four, which differ in hour, place, name and toll as
//! reports do; one repeats the words of others. Invariant: the same seed and number give the same bytes.

use super::rows::{DAYS, FIRST_DAY, civil};
use super::towns::{Town, Towns};
use super::{Seeded, Weighted};
use std::io::{self, Write};

/// The sources, each with its share of what is told.
pub const SOURCES: [(&str, f64); 6] = [
    ("observatory", 0.4),
    ("network", 0.2),
    ("agency", 0.15),
    ("ministry", 0.1),
    ("monitors", 0.1),
    ("wire", 0.05),
];

/// The actors, first those of the government's side, then those of the opposition's, then one of neither.
pub const ACTORS: [&str; 7] =
    ["army", "air-force", "militia", "front", "brigade", "council-guard", "strangers"];

/// What is done, in parts.
const ACTS: [(&str, f64); 6] = [
    ("shelling", 34.0),
    ("armed-clash", 22.0),
    ("air-strike", 18.0),
    ("one-sided-violence", 10.0),
    ("attack", 10.0),
    ("movement-of-forces", 6.0),
];

/// How many sources tell of a happening, in parts: one, two, three, four.
const TELLERS: [f64; 4] = [70.0, 18.0, 8.0, 4.0];

/// The columns that are written.
pub const HEADER: &str =
    "id,kind,source,published,when,place,lat,lon,precision,act,by,by_basis,target,killed_best,says";

/// What happened.
struct Happening<'t> {
    town: &'t Town,
    lon: f64,
    lat: f64,
    day: i64,
    hour: usize,
    act: &'static str,
    by: &'static str,
    civilians: bool,
    killed: u32,
}

/// Draws happenings and tells of them.
pub struct Told {
    seeded: Seeded,
    acts: Weighted,
    actors: Weighted,
    tellers: Weighted,
    sources: Weighted,
}

impl Told {
    /// Starts the case of one seed.
    pub fn new(seed: u64) -> Self {
        Self {
            seeded: Seeded::new(seed ^ 0x7011_d000),
            acts: Weighted::of(ACTS.iter().map(|act| act.1)),
            actors: Weighted::zipf(ACTORS.len(), 0.6),
            tellers: Weighted::of(TELLERS.into_iter()),
            sources: Weighted::of(SOURCES.iter().map(|source| source.1)),
        }
    }

    /// Writes `reports` reports, each into the table of its source, with a header in each.
    ///
    /// # Errors
    /// What a table returns when it cannot take the bytes.
    pub fn write<W: Write>(mut self, out: &mut [W; 6], towns: &Towns, reports: u64) -> io::Result<()> {
        for table in &mut *out {
            writeln!(table, "{HEADER}")?;
        }
        let mut told = 0;
        while told < reports {
            let day = FIRST_DAY + (told as i64 * DAYS) / reports as i64;
            let happening = self.happening(towns, day);
            let first = told;
            for source in self.who_tells() {
                if told < reports {
                    // The wire repeats the words of whoever told first.
                    let words = if SOURCES[source].0 == "wire" { first } else { told };
                    self.tell(&mut out[source], &happening, source, [told, words])?;
                    told += 1;
                }
            }
        }
        out.iter_mut().try_for_each(Write::flush)
    }

    fn happening<'t>(&mut self, towns: &'t Towns, day: i64) -> Happening<'t> {
        let seeded = &mut self.seeded;
        let town = towns.draw(seeded);
        Happening {
            lon: town.lon + 0.01 * seeded.normal(),
            lat: town.lat + 0.01 * seeded.normal(),
            town,
            day,
            hour: seeded.below(24),
            act: ACTS[self.acts.draw(seeded)].0,
            by: ACTORS[self.actors.draw(seeded)],
            civilians: seeded.unit() < 0.35,
            killed: if seeded.unit() < 0.7 { 0 } else { (-6.0 * (1.0 - seeded.unit()).ln()) as u32 },
        }
    }

    /// Different sources, in the order in which they are drawn.
    fn who_tells(&mut self) -> Vec<usize> {
        let many = 1 + self.tellers.draw(&mut self.seeded);
        let mut who = Vec::with_capacity(many);
        while who.len() < many {
            let source = self.sources.draw(&mut self.seeded);
            if !who.contains(&source) {
                who.push(source);
            }
        }
        who
    }

    fn tell(
        &mut self,
        out: &mut impl Write,
        of: &Happening<'_>,
        source: usize,
        [n, words]: [u64; 2],
    ) -> io::Result<()> {
        let seeded = &mut self.seeded;
        let act = if seeded.unit() < 0.1 { "attack" } else { of.act };
        let by = if seeded.unit() < 0.15 { "" } else { of.by };
        let killed = if seeded.unit() < 0.8 { of.killed } else { of.killed + seeded.below(3) as u32 };
        let (year, month, day) = civil(of.day);
        let (late, late_month, late_day) = civil(of.day + 1 + seeded.below(3) as i64);
        let name = SOURCES[source].0;
        write!(
            out,
            "{name}-{n},event,{name},{late}-{late_month:02}-{late_day:02},{year}-{month:02}-{day:02}"
        )?;
        if seeded.unit() < 0.3 {
            write!(out, "T{:02}:{:02}+02:00", of.hour, seeded.below(60))?;
        }
        place(out, of, seeded)?;
        let target = if of.civilians { "civilians" } else { "" };
        let town = &of.town.name;
        writeln!(
            out,
            ",{act},{by},observed,{target},{killed},residents of {town} told of {} number {words}",
            of.act
        )
    }
}

/// The town's name, and for most reports a point with its precision.
fn place(out: &mut impl Write, of: &Happening<'_>, seeded: &mut Seeded) -> io::Result<()> {
    write!(out, ",{}", of.town.name)?;
    let (lon, lat) = (of.lon + 0.005 * seeded.normal(), of.lat + 0.005 * seeded.normal());
    match seeded.unit() {
        share if share < 0.35 => write!(out, ",{lat:.4},{lon:.4},exact"),
        share if share < 0.8 => write!(out, ",{:.4},{:.4},town", of.town.lat, of.town.lon),
        share if share < 0.9 => write!(out, ",{:.4},{:.4},near", of.town.lat, of.town.lon),
        _ => write!(out, ",,,"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tables(reports: u64) -> Vec<String> {
        let towns = Towns::made_up(&mut Seeded::new(1));
        let mut out: [Vec<u8>; 6] = std::array::from_fn(|_| Vec::new());
        Told::new(1).write(&mut out, &towns, reports).unwrap();
        out.into_iter().map(|table| String::from_utf8(table).unwrap()).collect()
    }

    #[test]
    fn as_many_reports_as_were_asked_for_and_all_are_read() {
        let all = tables(500);
        let read = |text: &String| {
            let read = engine::sources::read(
                "made.csv",
                text.as_bytes(),
                &engine::sources::ReadOptions::detecting(),
            );
            assert!(read.problems.is_empty(), "{:?}", read.problems);
            read.reports.len()
        };
        assert_eq!(all.iter().map(read).sum::<usize>(), 500);
        assert_eq!(all, tables(500));
    }
}
