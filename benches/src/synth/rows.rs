//! The rows of the made-up export: 31 columns, about 500 bytes each, newest day first.
//!
//! In: towns, a seed and a number of rows. Out: CSV bytes with a header. Read first: [`write_rows`].
//! Invariant: only the `notes` column holds quotes, commas and, in one row of 200, a line break inside quotes.

use super::towns::{Town, Towns};
use super::{Seeded, Weighted};
use std::io::{self, Write};

/// The header line: ACLED's 31 columns in their order.
pub const HEADER: &str = "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,\
assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,\
location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp";

/// First day of the made-up record, as days since 1970-01-01 (2016-01-01).
pub const FIRST_DAY: i64 = 16_801;
/// Number of days of the made-up record: 2016 to 2019.
pub const DAYS: i64 = 1_461;

/// Event type, sub-event type and how often they are drawn, in parts.
const KINDS: [(&str, &str, f64); 10] = [
    ("Explosions/Remote violence", "Shelling/artillery/missile attack", 34.0),
    ("Battles", "Armed clash", 22.0),
    ("Explosions/Remote violence", "Air/drone strike", 18.0),
    ("Violence against civilians", "Attack", 8.0),
    ("Explosions/Remote violence", "Remote explosive/landmine/IED", 6.0),
    ("Strategic developments", "Looting/property destruction", 4.0),
    ("Strategic developments", "Non-violent transfer of territory", 2.0),
    ("Protests", "Peaceful protest", 3.0),
    ("Violence against civilians", "Abduction/forced disappearance", 2.0),
    ("Strategic developments", "Agreement", 1.0),
];

/// Words the notes are strung from.
const WORDS: [&str; 32] = [
    "forces",
    "shelled",
    "positions",
    "near",
    "the",
    "village",
    "artillery",
    "reportedly",
    "fighters",
    "clashed",
    "with",
    "during",
    "morning",
    "casualties",
    "unknown",
    "several",
    "rockets",
    "landed",
    "on",
    "outskirts",
    "road",
    "between",
    "towns",
    "after",
    "convoy",
    "withdrew",
    "and",
    "residents",
    "fled",
    "local",
    "sources",
    "evening",
];

/// Writes the header and `rows` rows; the same arguments give the same bytes.
///
/// # Errors
/// What `out` returns when it cannot take the bytes.
pub fn write_rows(out: &mut impl Write, towns: &Towns, seed: u64, rows: u64) -> io::Result<()> {
    writeln!(out, "{HEADER}")?;
    let names = Names::new();
    let mut seeded = Seeded::new(seed);
    let mut line = Vec::with_capacity(1024);
    for row in 0..rows {
        line.clear();
        let day = FIRST_DAY + DAYS - 1 - (row as i64 * DAYS) / rows as i64;
        write_row(&mut line, &names, towns, &mut seeded, row, day)?;
        out.write_all(&line)?;
    }
    out.flush()
}

struct Names {
    kinds: Weighted,
    actors: Vec<String>,
    actor: Weighted,
    sources: Vec<String>,
    source: Weighted,
}

impl Names {
    fn new() -> Self {
        let actors = (1..=40).map(|k| match k % 4 {
            0 => format!("Military Forces of Northland ({}-)", 1980 + k),
            1 => format!("Unidentified Armed Group (District {k})"),
            2 => format!("Brigade {k} of the Coast"),
            _ => format!("Northland Front, Wing {k}"),
        });
        let sources = (1..=60).map(|k| match k % 3 {
            0 => format!("Observatory {k}"),
            1 => format!("Northland Post {k}; Radio Coast"),
            _ => format!("Undisclosed Source {k}"),
        });
        Self {
            kinds: Weighted::of(KINDS.iter().map(|kind| kind.2)),
            actors: actors.collect(),
            actor: Weighted::zipf(40, 0.8),
            sources: sources.collect(),
            source: Weighted::zipf(60, 1.0),
        }
    }
}

fn write_row(
    line: &mut Vec<u8>,
    names: &Names,
    towns: &Towns,
    seeded: &mut Seeded,
    row: u64,
    day: i64,
) -> io::Result<()> {
    let (kind, sub_kind, _) = KINDS[names.kinds.draw(seeded)];
    let town = towns.draw(seeded);
    let (year, month, of_month) = civil(day);
    let disorder = if kind == "Protests" { "Demonstrations" } else { "Political violence" };
    write!(line, "NLD{row},{year}-{month:02}-{of_month:02},{year},{},{disorder},{kind},", precision(seeded))?;
    write!(line, "{sub_kind},")?;
    actor(line, &names.actors[names.actor.draw(seeded)])?;
    line.extend_from_slice(b",,1,");
    if seeded.unit() < 0.7 {
        actor(line, &names.actors[names.actor.draw(seeded)])?;
    }
    line.extend_from_slice(b",,2,12,");
    if seeded.unit() < 0.35 {
        line.extend_from_slice(b"Civilian targeting");
    }
    write_place(line, town, seeded)?;
    write!(line, "{},Subnational,", names.sources[names.source.draw(seeded)])?;
    write_notes(line, town, seeded, (year, month, of_month))?;
    let killed = if seeded.unit() < 0.7 { 0 } else { (-6.0 * (1.0 - seeded.unit()).ln()) as u32 };
    writeln!(line, ",{killed},crowd size=no report,{}", 1_500_000_000 + row)
}

/// Writes a name, quoted where it holds a comma.
fn actor(line: &mut Vec<u8>, name: &str) -> io::Result<()> {
    if name.contains(',') { write!(line, "\"{name}\"") } else { write!(line, "{name}") }
}

fn precision(seeded: &mut Seeded) -> u8 {
    if seeded.unit() < 0.8 { 1 } else { 2 + (seeded.unit() < 0.3) as u8 }
}

fn write_place(line: &mut Vec<u8>, town: &Town, seeded: &mut Seeded) -> io::Result<()> {
    let spread = if seeded.unit() < 0.4 { 0.0 } else { 0.02 };
    let (lon, lat) = (town.lon + spread * seeded.normal(), town.lat + spread * seeded.normal());
    write!(line, ",999,Middle Region,Northland,Region {0:02},District {0:02} {1},", town.region, town.name)?;
    write!(line, "Subdistrict {0},{0},{lat:.4},{lon:.4},{1},", town.name, precision(seeded))
}

/// Writes free text of 120 to 250 bytes in quotes, with commas, doubled quotes and now and then a line break.
fn write_notes(line: &mut Vec<u8>, town: &Town, seeded: &mut Seeded, day: (i64, u8, u8)) -> io::Result<()> {
    write!(line, "\"On {} {} {}, in {},", day.2, MONTHS[usize::from(day.1) - 1], day.0, town.name)?;
    let until = line.len() + 80 + seeded.below(100);
    while line.len() < until {
        line.push(b' ');
        line.extend_from_slice(WORDS[seeded.below(WORDS.len())].as_bytes());
        if seeded.below(12) == 0 {
            line.push(b',');
        }
    }
    match seeded.below(200) {
        0 => line.extend_from_slice(b".\nA second report adds no detail."),
        1..=20 => line.extend_from_slice(b" (\"\"no further detail\"\")."),
        _ => line.push(b'.'),
    }
    line.push(b'"');
    Ok(())
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Returns year, month and day of a day number (days since 1970-01-01; Howard Hinnant, "chrono-Compatible Low-Level
/// Date Algorithms", `civil_from_days`).
pub fn civil(day: i64) -> (i64, u8, u8) {
    let z = day + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z.rem_euclid(146_097);
    let yoe = (doe - doe / 1_460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    (yoe + era * 400 + i64::from(month <= 2), month as u8, (doy - (153 * mp + 2) / 5 + 1) as u8)
}
