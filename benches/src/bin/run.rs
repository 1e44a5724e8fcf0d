//! Our own job over the event file, stage by stage: read, place, match, judge, sum; then the counts that peers make.
//!
//! `run FILE AREAS.geojson [--threads N] [--counts OUT.tsv]` prints one JSON line a stage and one for the whole.
//! Read first: [`job`]. "whole" is from the first byte to full standing; the counts that are compared come after it.

use benches::counts::{Counts, count};
use benches::terms::terms;
use benches::{areas, memory};
use engine::findings::{Reading, Strength};
use engine::model::areas::AreaIndex;
use engine::sources::table::{Reader, Table, acled};
use engine::table::{self, TableStanding};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Error, Read, Result};
use std::time::Instant;

/// Bytes read at a time for each thread: small enough to stay in its caches. Twice this is in memory, since one block is
/// read while the one before is parsed.
const BLOCK_BYTES: usize = 1 << 19;

fn main() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let (Some(events), Some(borders)) = (words.first(), words.get(1)) else {
        return Err(Error::other("run FILE AREAS.geojson [--threads N] [--counts OUT.tsv]"));
    };
    let given: BTreeMap<&str, &str> =
        words[2..].chunks_exact(2).map(|pair| (pair[0].as_str(), pair[1].as_str())).collect();
    let threads: usize = given.get("--threads").map_or(Ok(1), |n| n.parse()).map_err(Error::other)?;
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().map_err(Error::other)?;
    let counts = pool.install(|| job(events, borders, threads))?;
    if let Some(path) = given.get("--counts") {
        std::fs::write(path, counts)?;
    }
    Ok(())
}

/// Prints how long each stage took, and how much memory the process had held by its end.
struct Clock {
    threads: usize,
    began: Instant,
    stage: Instant,
}

impl Clock {
    fn start(threads: usize) -> Self {
        Self { threads, began: Instant::now(), stage: Instant::now() }
    }

    fn stage(&mut self, stage: &str, rows: u64) {
        self.print(stage, rows, self.stage.elapsed().as_secs_f64());
        self.stage = Instant::now();
    }

    fn whole(&self, rows: u64) {
        self.print("whole", rows, self.began.elapsed().as_secs_f64());
    }

    fn print(&self, stage: &str, rows: u64, seconds: f64) {
        let line = serde_json::json!({ "stage": stage, "threads": self.threads, "rows": rows, "seconds": seconds,
            "rows_a_second": (rows as f64 / seconds).round(), "peak_bytes": memory::peak_bytes() });
        println!("{line}");
    }
}

/// Does the whole job and returns the counts as sorted text.
fn job(events: &str, borders: &str, threads: usize) -> Result<String> {
    let mut clock = Clock::start(threads);
    let borders_text = std::fs::read_to_string(borders)?;
    let areas = areas::read(&borders_text)?;
    let table = read(events, threads)?;
    let rows = table.rows_read;
    for bad in table.bad.iter().take(5) {
        eprintln!("row {} at byte {}: {:?}", bad.row, bad.offset, bad.what);
    }
    let events = acled::Events::from_table(table).ok_or_else(|| Error::other("not the columns asked for"))?;
    clock.stage("read", rows);
    let terms = terms(&borders_text, &areas.names, events.actor1.names.all())?;
    let reading = Reading { strength: Strength::Claimed, ..Reading::DEFAULT };
    clock.stage("terms", areas.numbered.len() as u64);
    let placed = table::place(&terms, &events);
    clock.stage("place", rows);
    let kinds = table::match_events(&terms, &events, &placed, &reading);
    clock.stage("match", rows);
    let judged = table::judge_kinds(&terms, &events, &kinds, &reading);
    clock.stage("judge", rows);
    let standing = table::sum(&terms, &events, &placed, &kinds, &judged, &reading);
    clock.stage("sum", rows);
    clock.whole(rows);
    println!("{}", answer(&standing));
    let index = AreaIndex::new(&areas.numbered).map_err(Error::other)?;
    let counts: Counts = count(&index, &events, &places(&index, &events));
    clock.stage("count for comparison", rows);
    let text = counts.text(&areas.names, &events.actor1.names);
    println!(
        "{}",
        serde_json::json!({ "stage": "result", "groups": counts.groups(), "sha256": benches::counts::sha256(&text) })
    );
    Ok(text)
}

/// Reads the file block by block, so that it never stands in memory as a whole; the next block is read meanwhile.
fn read(path: &str, threads: usize) -> Result<Table> {
    let mut file = File::open(path)?;
    let mut reader = Reader::new(&acled::COLUMNS, if threads > 1 { 2 * threads } else { 1 });
    let (mut block, mut next) = (Block::default(), Block::default());
    block.fill(&mut file, BLOCK_BYTES * threads)?;
    loop {
        let (used, filled) =
            rayon::join(|| reader.push(block.bytes()), || next.fill(&mut file, BLOCK_BYTES * threads));
        let rest = &block.bytes()[used.map_err(Error::other)?..];
        if filled? == 0 {
            return reader.finish(rest).map_err(Error::other);
        }
        next.put_before(rest);
        std::mem::swap(&mut block, &mut next);
    }
}

/// Bytes of the file, with room in front for the row that the block before did not finish.
#[derive(Default)]
struct Block {
    buffer: Vec<u8>,
    from: usize,
}

impl Block {
    /// Room in front, in bytes: more than nearly every row is long.
    const ROOM: usize = 1 << 16;

    fn bytes(&self) -> &[u8] {
        self.buffer.get(self.from..).unwrap_or(&[])
    }

    fn fill(&mut self, file: &mut File, bytes: usize) -> Result<usize> {
        self.buffer.resize(Self::ROOM, 0);
        self.from = Self::ROOM;
        Read::by_ref(file).take(bytes as u64).read_to_end(&mut self.buffer)
    }

    fn put_before(&mut self, rest: &[u8]) {
        match self.from.checked_sub(rest.len()) {
            Some(from) => {
                self.buffer[from..self.from].copy_from_slice(rest);
                self.from = from;
            }
            None => {
                self.buffer.splice(..self.from, rest.iter().copied());
                self.from = 0;
            }
        }
    }
}

/// Finds the set of areas of every event, as the peers do.
fn places(index: &AreaIndex, events: &acled::Events) -> Vec<u32> {
    use rayon::prelude::*;
    const EVENTS_A_TASK: usize = 1 << 16;
    let mut sets = vec![0; events.len()];
    let places = events.longitude.par_chunks(EVENTS_A_TASK).zip(events.latitude.par_chunks(EVENTS_A_TASK));
    sets.par_chunks_mut(EVENTS_A_TASK).zip(places).for_each_init(Vec::new, |found, (sets, (lons, lats))| {
        index.locate_many(lons, lats, found);
        sets.copy_from_slice(found);
    });
    sets
}

/// What the whole came to, as one JSON line: rows of standing by standing.
fn answer(standing: &TableStanding) -> serde_json::Value {
    let mut by_standing: BTreeMap<&str, u64> = BTreeMap::new();
    standing.rows.iter().for_each(|row| *by_standing.entry(row.standing.as_str()).or_default() += 1);
    serde_json::json!({ "stage": "answer", "kinds": standing.kinds, "days": standing.days.len(),
        "twice": standing.twice, "rows_of_standing": by_standing })
}
