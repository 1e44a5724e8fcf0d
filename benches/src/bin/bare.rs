//! The fastest pass a CSV library makes over the file: finds every field, keeps nothing. The yardstick of all figures.
//!
//! `bare FILE [THREADS]` prints rows, fields, bytes and seconds as one JSON line. With more than one thread the file is
//! cut by the library's own seeker.

use simd_csv::{SeekerBuilder, ZeroCopyReaderBuilder};
use std::fs::File;
use std::io::{Error, Read, Result, Seek, SeekFrom};
use std::time::Instant;

/// Size of the library's read buffer; more did not help.
const BUFFER_BYTES: usize = 1 << 18;

#[derive(Default, Clone, Copy)]
struct Seen {
    rows: u64,
    fields: u64,
    bytes: u64,
}

fn main() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let path = words.first().ok_or_else(|| Error::other("bare FILE [THREADS]"))?;
    let threads: usize = words.get(1).map_or(Ok(1), |n| n.parse()).map_err(Error::other)?;
    let start = Instant::now();
    let seen = if threads < 2 { pass(File::open(path)?, true)? } else { cut(path, threads)? };
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "{}",
        serde_json::json!({ "stage": "bare", "threads": threads, "rows": seen.rows, "fields": seen.fields,
            "bytes": seen.bytes, "seconds": seconds, "peak_bytes": benches::memory::peak_bytes() })
    );
    Ok(())
}

fn pass(file: impl Read, header: bool) -> Result<Seen> {
    let mut builder = ZeroCopyReaderBuilder::with_capacity(BUFFER_BYTES);
    let mut reader = builder.has_headers(header).flexible(true).from_reader(file);
    let mut seen = Seen::default();
    while let Some(record) = reader.read_byte_record().map_err(Error::other)? {
        seen.rows += 1;
        seen.fields += record.len() as u64;
        seen.bytes += record.as_slice().len() as u64;
    }
    Ok(seen)
}

fn cut(path: &str, threads: usize) -> Result<Seen> {
    let seeker = SeekerBuilder::new().from_reader(File::open(path)?).map_err(Error::other)?;
    let segments = match seeker {
        Some(mut seeker) => seeker.segments(threads).map_err(Error::other)?,
        None => return pass(File::open(path)?, true),
    };
    let parts: Vec<Result<Seen>> = std::thread::scope(|scope| {
        let started: Vec<_> =
            segments.iter().map(|&(from, to)| scope.spawn(move || segment(path, from, to))).collect();
        started
            .into_iter()
            .map(|part| part.join().unwrap_or_else(|_| Err(Error::other("a thread failed"))))
            .collect()
    });
    parts.into_iter().try_fold(Seen::default(), |sum, part| {
        let part = part?;
        Ok(Seen {
            rows: sum.rows + part.rows,
            fields: sum.fields + part.fields,
            bytes: sum.bytes + part.bytes,
        })
    })
}

fn segment(path: &str, from: u64, to: u64) -> Result<Seen> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(from))?;
    pass(file.take(to - from), false)
}
