//! `truce power`: how long it takes, at which coverage, until a fall can be told from nothing.

use engine::publications::power::{CoverageView, LengthView, PowerView};
use engine::series::{
    Daily, Days, Events, KnownFrom, Number, Occurrence, PowerQuestion, Undetermined, Which, baseline, power,
};
use jiff::tz::TimeZone;

use crate::args::PowerArgs;
use crate::commands::trend::{known, read};
use crate::console::{Console, Tone, neutral_json};
use crate::error::{Failure, InputError};
use crate::output;
use crate::progress::Bar;

/// Lengths that are tried, in days.
const LENGTHS: [u32; 9] = [3, 7, 14, 21, 28, 42, 56, 84, 112];

/// Coverages that are tried.
const COVERAGES: [f64; 5] = [1.0, 0.75, 0.5, 0.25, 0.1];

/// The most days over which an event may lie and still be spread over them.
const SPAN_MAX: u32 = 31;

/// Shows the power.
pub fn run(args: &PowerArgs, console: &mut Console) -> Result<(), Failure> {
    let (rate, dispersion) = match args.rate {
        Some(rate) => (rate, args.dispersion),
        None => of_events(args)?,
    };
    let question = PowerQuestion {
        rate,
        dispersion,
        falls_to: args.falls_to,
        before_days: args.before_days,
        lengths: LENGTHS.to_vec(),
        coverages: COVERAGES.to_vec(),
        runs: args.runs,
        seed: args.seed,
    };
    let bar = Bar::of_steps("lengths");
    let found = power(question, &|done, all| bar.step(done, all)).map_err(|why| undetermined(&why))?;
    drop(bar);
    let view = PowerView::of(&found);
    if let Some(path) = &args.svg {
        output::write(console, Some(path), &view.svg())?;
    }
    match args.json {
        true => {
            let text = serde_json::to_string_pretty(&view).expect("a table of shares is plain data");
            console.machine(&neutral_json(&(text + "\n")))
        }
        false => write(console, &view),
    }
}

fn undetermined(why: &Undetermined) -> Failure {
    Failure::from(InputError::Value(why.to_string()))
}

/// The rate and dispersion of an event file's days before a start.
fn of_events(args: &PowerArgs) -> Result<(f64, f64), Failure> {
    let files: Vec<_> = args.events.iter().cloned().collect();
    let start = args.start.ok_or_else(|| undetermined(&Undetermined::Nothing("no start is given")))?;
    let reports = read(&files)?;
    let (all, _) = Occurrence::of_reports(&reports, &TimeZone::UTC, Number::Best, KnownFrom::Stated);
    let dyads = args.dyad.iter().map(|text| known(text, &all)).collect::<Result<_, _>>()?;
    let which = Which { dyads, ..Which::default() };
    let taken = || all.iter().filter(|o| which.takes(o) && o.span_days() <= SPAN_MAX);
    let ends = taken().map(|o| o.first).min().zip(taken().map(|o| o.last).max());
    let (first, last) = ends.ok_or_else(|| undetermined(&Undetermined::Nothing("nothing is reported")))?;
    let measured = Days::new(first, last).and_then(|days| {
        let daily = Daily::<Events>::spread(days, SPAN_MAX, &which, &all)?.daily;
        baseline(&daily, start, args.before_days)
    });
    measured.map_err(|why| undetermined(&why))
}

fn write(console: &mut Console, view: &PowerView) -> Result<(), Failure> {
    let title = format!("A fall from {:.2} events a day to {} of that", view.rate, view.falls_to);
    console.pieces(&[(Tone::Strong, &title)])?;
    let about = format!(
        "Dispersion {:.1}; a baseline of {} days; {} made-up truces for each figure, seed {}.",
        view.dispersion, view.before_days, view.runs, view.seed
    );
    console.paragraph("", &about)?;
    console.line("")?;
    let days = view
        .coverages
        .first()
        .map(|c| c.lengths.iter().map(|l| format!("{:>5}", l.days)).collect::<String>());
    console.line(&format!("  seen   days{}", days.unwrap_or_default()))?;
    for coverage in &view.coverages {
        console.line(&row(coverage))?;
    }
    console.line("")?;
    for sentence in view.sentences() {
        console.paragraph("  - ", &sentence)?;
    }
    console.paragraph("", &view.note)
}

fn row(coverage: &CoverageView) -> String {
    let cell = |length: &LengthView| length.told.map_or("    ?".to_owned(), |told| format!("{told:>5.2}"));
    format!("  {:<4}       {}", coverage.coverage, coverage.lengths.iter().map(cell).collect::<String>())
}
