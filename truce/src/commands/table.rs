//! `truce assess --events`: an event file too large to hold report by report, assessed under a case's terms.
//!
//! The case's own reports are left aside: the table stands alone, as one source. Rows that cannot be read are counted and
//! named; the file is read in blocks and never stands in memory as a whole.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use engine::publications::words;
use engine::sources::table::acled::{COLUMNS, Events};
use engine::sources::table::{Bad, BadRow, Reader, Table};
use engine::standing::{Assessment, Question};
use engine::table::{TableStanding, assess_events};
use engine::terms::Terms;
use serde_json::{Value, json};

use crate::case::Ready;
use crate::console::{Console, Tone, neutral_json};
use crate::error::{Failure, InputError};
use crate::problems::plural;
use crate::progress::Bar;
use crate::text::calendar::{self, Shown};

/// Bytes read at a time.
const BLOCK: usize = 8 << 20;

/// How many rows that could not be read are told.
const BAD_SHOWN: usize = 5;

/// Assesses an event file under a case's terms.
pub fn run(
    path: &Path,
    case: &Ready,
    question: &Question,
    shown: &Shown,
    as_json: bool,
    console: &mut Console,
) -> Result<(), Failure> {
    if question.as_known_on.is_some() {
        let what = "an event file does not say when each row was known".to_owned();
        return Err(Failure::from(InputError::Value(what)).hint("leave out `--as-known-on`"));
    }
    let table = read(path)?;
    let (rows_read, bad) = (table.rows_read, table.bad.clone());
    let events = Events::from_table(table).expect("the columns asked for are those of events");
    let standing = assess_events(&case.terms, &events, &question.reading);
    if as_json {
        return console
            .machine(&neutral_json(&machine(&case.terms, question, &standing, rows_read, &bad).to_string()));
    }
    write_title(console, &case.terms, question, &standing, rows_read, &bad)?;
    console.line("")?;
    let rows = assessment(&case.terms, question, standing);
    calendar::write(console, &case.terms, &rows, shown)
}

/// Reads the file block by block.
fn read(path: &Path) -> Result<Table, Failure> {
    let refused = |source| InputError::System { doing: "read", path: path.to_owned(), source };
    let mut file = File::open(path).map_err(refused)?;
    let size = file.metadata().map_err(refused)?.len();
    let mut bar = Bar::new(&path.display().to_string(), usize::try_from(size).unwrap_or(usize::MAX));
    let mut reader = Reader::new(&COLUMNS, std::thread::available_parallelism().map_or(1, usize::from));
    let (mut block, mut done) = (Vec::new(), 0);
    loop {
        let got = Read::by_ref(&mut file).take(BLOCK as u64).read_to_end(&mut block).map_err(refused)?;
        if got == 0 {
            return reader.finish(&block).map_err(|error| not_a_table(path, &error.to_string()));
        }
        let used = reader.push(&block).map_err(|error| not_a_table(path, &error.to_string()))?;
        block.drain(..used);
        done += got;
        bar.at(done);
    }
}

fn not_a_table(path: &Path, why: &str) -> Failure {
    let what = format!("`{}` cannot be read as an event file: {why}", path.display());
    Failure::from(InputError::Value(what))
        .hint("`--events` takes an ACLED export, as CSV with commas; other formats go through `truce import`")
}

fn write_title(
    console: &mut Console,
    terms: &Terms,
    question: &Question,
    standing: &TableStanding,
    rows_read: u64,
    bad: &[BadRow],
) -> Result<(), Failure> {
    console.pieces(&[(Tone::Strong, &terms.agreement.title)])?;
    let made = rows_read - bad.len() as u64 - standing.twice as u64;
    let bad_rows = plural(bad.len(), "row");
    console.paragraph(
        "",
        &format!(
            "{rows_read} rows read = {made} events + {bad_rows} that cannot be read + {} whose id stands twice.",
            standing.twice
        ),
    )?;
    for row in bad.iter().take(BAD_SHOWN) {
        console.paragraph("  - ", &format!("row {} (byte {}): {}", row.row, row.offset, told(row.what)))?;
    }
    if bad.len() > BAD_SHOWN {
        console.line(&format!("  - and {} more: `--json` lists them", bad.len() - BAD_SHOWN))?;
    }
    let days = plural(standing.days.len(), "day");
    let reading = words::reading(terms, &question.reading);
    console.paragraph("", &format!("{days}. Reading: {reading}. The case's own reports are left aside."))?;
    for (of, (events, killed)) in sums(standing) {
        console.paragraph(
            "  - ",
            &format!("{of}: {events} events, {killed} people killed by the rows that say so"),
        )?;
    }
    Ok(())
}

/// What is wrong with a row, in words.
fn told(what: Bad) -> String {
    match what {
        Bad::Cells { found, expected } => format!("it has {found} cells where the header has {expected}"),
        Bad::Cell { column, wrong } => format!("its `{}` {wrong}", COLUMNS[usize::from(column)].headers[0]),
        Bad::OpenQuote => "a quote opens in it and never closes".to_owned(),
        Bad::TooLong => "it is longer than is read".to_owned(),
    }
}

/// Events and deaths by provision, party and class; never over provisions, since one event may stand under several.
fn sums(standing: &TableStanding) -> std::collections::BTreeMap<String, (u64, u64)> {
    let mut sums = std::collections::BTreeMap::new();
    for count in standing.counts.iter().filter(|count| count.class != engine::findings::Class::NotApplicable)
    {
        let party = count.party.as_ref().map_or("nobody named", |party| party.as_str());
        let of = format!("{}, {party}, {}, {}", count.provision, count.area, count.class);
        let sum: &mut (u64, u64) = sums.entry(of).or_default();
        *sum = (sum.0 + count.events, sum.1 + count.killed);
    }
    sums
}

/// The rows as an assessment, so that the calendar is the same one.
fn assessment(terms: &Terms, question: &Question, standing: TableStanding) -> Assessment {
    Assessment {
        reading: question.reading.clone(),
        as_known_on: None,
        rules_hash: terms.rules_hash.clone(),
        used: Vec::new(),
        left_out: Vec::new(),
        unreviewed: Vec::new(),
        days: standing.days,
        incidents: Arc::default(),
        findings: Vec::new(),
        standing: standing.rows,
        gates: Vec::new(),
        ledgers: Vec::new(),
        problems: Vec::new(),
        trend: None,
    }
}

fn machine(
    terms: &Terms,
    question: &Question,
    standing: &TableStanding,
    rows_read: u64,
    bad: &[BadRow],
) -> Value {
    let day = |day: i32| {
        let start = standing.days[day as usize].start.to_zoned(terms.agreement.zone.clone());
        start.date().to_string()
    };
    let rows = standing.rows.iter().map(|row| {
        json!({ "provision": row.provision.as_str(), "party": row.party.as_str(), "area": row.area.as_str(),
            "day": day(row.day), "day_number": row.day, "standing": row.standing.as_str(),
            "reason": row.reason.as_str(), "detail": row.detail })
    });
    let counts = standing.counts.iter().map(|count| {
        json!({ "provision": count.provision.as_str(), "party": count.party.as_ref().map(|p| p.as_str()),
            "area": count.area.as_str(), "class": count.class.as_str(), "days_since_1970": count.day,
            "events": count.events, "killed": count.killed })
    });
    let bad = bad.iter().map(|row| json!({ "row": row.row, "byte": row.offset, "what": told(row.what) }));
    json!({ "version": 1, "case": terms.agreement.id, "rules_hash": terms.rules_hash,
        "reading": question.reading.to_string(), "rows_read": rows_read, "repeated_ids": standing.twice,
        "bad_rows": bad.collect::<Vec<_>>(), "standing": rows.collect::<Vec<_>>(),
        "counts": counts.collect::<Vec<_>>() })
}
