//! How many articles and pages a second are read: `prose [--articles 4000] [--pages 400] [--seed 1] [--threads 2]`.
//!
//! In: numbers. Out: a table in Markdown: of plain articles and of HTML pages how many a second, on one thread and on all, and
//! where the time of one thread goes. Read first: [`main`]. Invariant: what is read is made up before a clock runs.

use std::error::Error;
use std::hint::black_box;
use std::time::Instant;

use benches::memory::peak_bytes;
use benches::prose::{article, page};
use mimalloc::MiMalloc;
use rayon::prelude::*;
use reading::{Given, read};

/// The one that `truce` has.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> Result<(), Box<dyn Error>> {
    let of = |name: &str, usual: u64| flag(name).map(|found| found.unwrap_or(usual));
    let (articles, pages) = (of("--articles", 4_000)?, of("--pages", 400)?);
    let (seed, threads) = (of("--seed", 1)?, of("--threads", 2)?);
    let plain: Vec<Vec<u8>> = (0..articles).map(|n| article(seed, n)).collect();
    let html: Vec<Vec<u8>> = (0..pages).map(|n| page(seed, n)).collect();
    rayon::ThreadPoolBuilder::new().num_threads(usize::try_from(threads)?).build_global()?;
    black_box(read(&plain[0], &Given::default()));
    println!(
        "| what | bytes each | one thread, a second | {threads} threads, a second |\n| --- | ---: | ---: | ---: |"
    );
    row("plain articles", &plain);
    row("HTML pages", &html);
    println!("\n| of one thread | plain articles | HTML pages |\n| --- | ---: | ---: |");
    let (plain, html) = (stages(&plain), stages(&html));
    for ((name, of_plain), (_, of_html)) in plain.iter().zip(&html) {
        println!("| {name} | {of_plain:.0} µs | {of_html:.0} µs |");
    }
    println!("\nSeed {seed}. Peak memory with all texts in it: {} MiB.", peak_bytes() >> 20);
    Ok(())
}

/// Returns the number after a flag.
fn flag(name: &str) -> Result<Option<u64>, Box<dyn Error>> {
    let words: Vec<String> = std::env::args().collect();
    let Some(at) = words.iter().position(|word| word == name) else { return Ok(None) };
    Ok(Some(words.get(at + 1).ok_or(format!("{name} needs a number"))?.parse()?))
}

fn row(what: &str, texts: &[Vec<u8>]) {
    let bytes = texts.iter().map(Vec::len).sum::<usize>() / texts.len().max(1);
    let one = a_second(texts.len(), || texts.iter().for_each(|text| _ = black_box(whole(text))));
    let all = a_second(texts.len(), || texts.par_iter().for_each(|text| _ = black_box(whole(text))));
    println!("| {what} | {bytes} | {one:.0} | {all:.0} |");
}

fn whole(text: &[u8]) -> reading::Account {
    read(text, &Given::default())
}

/// Runs something three times and tells how many a second the best run came to.
fn a_second(count: usize, run: impl Fn()) -> f64 {
    let best = (0..3).map(|_| {
        let start = Instant::now();
        run();
        start.elapsed().as_secs_f64()
    });
    count as f64 / best.fold(f64::INFINITY, f64::min)
}

/// Returns the mean time of each step in microseconds, in the order of [`read`].
fn stages(texts: &[Vec<u8>]) -> [(&'static str, f64); 8] {
    let mut sums = [
        ("page", 0.0),
        ("text", 0.0),
        ("names", 0.0),
        ("statements", 0.0),
        ("talks", 0.0),
        ("places and times", 0.0),
        ("events", 0.0),
        ("tallies", 0.0),
    ];
    for text in texts {
        let mut clock = Instant::now();
        let mut lap = |n: usize| {
            sums[n].1 += clock.elapsed().as_secs_f64() * 1e6 / texts.len() as f64;
            clock = Instant::now();
        };
        let article = reading::page::article(text, &Given::default());
        lap(0);
        let parsed = reading::text::parse(article);
        lap(1);
        let words = reading::names::Words::of(&parsed);
        let mentions = reading::names::mentions(&parsed, &words);
        lap(2);
        let statements = reading::statements::statements(&words, &mentions);
        lap(3);
        black_box(reading::talks::talks(&words, &mentions, &statements));
        lap(4);
        let about = reading::places::About { country: None, mentions: &mentions };
        let places = reading::places::find(&parsed, reading::places::Gazetteer::own(), about);
        let times = reading::times::find(&parsed);
        lap(5);
        let named: Vec<reading::events::Named> = mentions.iter().map(reading::events::Named::of).collect();
        let setting = reading::events::Setting { named: &named, places: &places, times: &times };
        black_box(reading::events::find(&parsed, &setting));
        lap(6);
        let setting = reading::tallies::Setting { mentions: &mentions, places: &places, times: &times };
        black_box(reading::tallies::find(&parsed, &setting));
        lap(7);
    }
    sums
}
