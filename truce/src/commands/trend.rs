//! `truce trend`: what is reported day by day for each pair of sides, before a start and since.
//!
//! The sentences are the engine's. Read first: [`run`].

use std::path::PathBuf;

use engine::publications::trend::{TrendView, svg};
use engine::reports::Report;
use engine::series::{Dyad, KnownFrom, LeftOut, Number, Occurrence, TrendQuestion, trend};
use engine::sources::{self, ReadOptions};
use engine::standing;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::args::TrendArgs;
use crate::case::Ready;
use crate::config::question;
use crate::console::{Console, Tone, neutral_json};
use crate::error::{Failure, InputError, did_you_mean};
use crate::output;
use crate::problems::plural;
use crate::progress::Bar;

/// What is counted, and around which day.
struct Asked {
    title: String,
    start: Date,
    occurrences: Vec<Occurrence>,
    undated: Vec<LeftOut>,
}

/// Shows the trend.
pub fn run(args: &TrendArgs, console: &mut Console) -> Result<(), Failure> {
    let asked = match &args.case {
        Some(_) => of_case(args, console)?,
        None => of_files(args)?,
    };
    let dyads = args.dyad.iter().map(|text| known(text, &asked.occurrences)).collect::<Result<_, _>>()?;
    let mut others = args.other.clone();
    others.sort();
    let ask = TrendQuestion { start: asked.start, others, dyads, dyads_max: args.dyads.max(1) };
    let bar = Bar::of_steps("pairs");
    let found = trend(&asked.occurrences, ask, &|done, all| bar.step(done, all));
    drop(bar);
    let mut found = found.map_err(|why| {
        let undated = plural(asked.undated.len(), "report");
        Failure::from(InputError::Value(format!("there is no trend: {why} ({undated} without a day)")))
    })?;
    found.left_out.extend(asked.undated);
    let view = TrendView::of(&found, &asked.title);
    if let Some(path) = &args.svg {
        output::write(console, Some(path), &svg::file(&view))?;
    }
    match args.json {
        true => {
            let text = serde_json::to_string_pretty(&view).expect("a trend is plain data");
            console.machine(&neutral_json(&(text + "\n")))
        }
        false => write(console, &view),
    }
}

fn of_case(args: &TrendArgs, console: &Console) -> Result<Asked, Failure> {
    let case = Ready::open(args.case.as_deref().expect("a case is given"), console)?;
    let question = question(&args.reading, &case.terms)?;
    let reports = if args.events.is_empty() { case.reports } else { read(&args.events)? };
    let (occurrences, undated) = standing::occurrences(&case.terms, &reports, &question);
    let agreement = &case.terms.agreement;
    let own = agreement.in_force.to_zoned(agreement.zone.clone()).date();
    Ok(Asked { title: agreement.title.clone(), start: args.start.unwrap_or(own), occurrences, undated })
}

fn of_files(args: &TrendArgs) -> Result<Asked, Failure> {
    let start = args.start.ok_or_else(|| {
        Failure::from(InputError::Value("an event file does not say when a truce began".to_owned()))
            .hint("give its first day with `--start`, as in `--start 2016-02-27`")
    })?;
    let reports = read(&args.events)?;
    let (occurrences, undated) =
        Occurrence::of_reports(&reports, &TimeZone::UTC, Number::Best, KnownFrom::Stated);
    let names: Vec<String> = args.events.iter().map(|path| path.display().to_string()).collect();
    Ok(Asked { title: names.join(", "), start, occurrences, undated })
}

/// Reads event files of any known format.
///
/// # Errors
/// If a file cannot be read, or holds no report.
pub fn read(paths: &[PathBuf]) -> Result<Vec<Report>, Failure> {
    let mut reports = Vec::new();
    for path in paths {
        let refused = |source| InputError::System { doing: "read", path: path.clone(), source };
        let bytes = std::fs::read(path).map_err(refused)?;
        let import = sources::read(&path.display().to_string(), &bytes, &ReadOptions::detecting());
        if import.reports.is_empty() {
            let first = import.problems.first().map(|problem| problem.message.clone());
            let what = format!("`{}` holds no report that can be read", path.display());
            return Err(Failure::from(InputError::Value(what)).maybe_hint(first));
        }
        reports.extend(import.reports);
    }
    Ok(reports)
}

/// Returns the dyad of a name if something is reported of it.
///
/// # Errors
/// [`InputError::NoSuch`] with the nearest name.
pub fn known(text: &str, occurrences: &[Occurrence]) -> Result<Dyad, Failure> {
    let dyad = Dyad::parse(text);
    if occurrences.iter().any(|occurrence| occurrence.dyad == dyad) {
        return Ok(dyad);
    }
    let mut all: Vec<&str> = occurrences.iter().map(|occurrence| occurrence.dyad.as_str()).collect();
    all.sort_unstable();
    all.dedup();
    let near = did_you_mean(text, all.iter().copied());
    let error = InputError::NoSuch { what: "pair", name: text.to_owned() };
    Err(Failure::from(error).maybe_hint(near).hint(crate::config::listed("pairs", &all)))
}

fn write(console: &mut Console, view: &TrendView) -> Result<(), Failure> {
    console.pieces(&[(Tone::Strong, &view.title)])?;
    let [first, last] = &view.days;
    console
        .paragraph("", &format!("Reported from {first} to {last}; the truce begins on {}.", view.start))?;
    for dyad in &view.dyads {
        console.line("")?;
        console.pieces(&[(Tone::Strong, &dyad.dyad)])?;
        for count in &dyad.counts {
            if !count.daily.is_empty() {
                console.line(&format!("  {:7} {}", count.count, strip(&count.daily, view)))?;
            }
            for window in &count.windows {
                console.paragraph("  - ", &window.sentence)?;
            }
        }
    }
    console.line("")?;
    if view.dyads_more > 0 {
        console.paragraph(
            "",
            &format!("{} more pairs have fewer events: `--dyads` shows more.", view.dyads_more),
        )?;
    }
    for left in &view.left_out {
        console.paragraph("", &format!("{} in no series: {}", plural(left.count, "event"), left.why))?;
    }
    console.paragraph("", view.note)
}

/// The eight weeks around the start, a letter a day: how much of the highest day.
fn strip(daily: &[f64], view: &TrendView) -> String {
    const LETTERS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let day = |text: &str| text.parse::<Date>().ok();
    let Some((first, start)) = day(&view.days[0]).zip(day(&view.start)) else { return String::new() };
    let at = i64::from((start - first).get_days());
    let shown: Vec<(i64, Option<f64>)> = (at - 28..at + 28)
        .map(|position| {
            (position, usize::try_from(position).ok().and_then(|position| daily.get(position).copied()))
        })
        .collect();
    let top = shown.iter().filter_map(|(_, value)| *value).fold(0.0, f64::max);
    let letter = |value: Option<f64>| match value {
        None => ' ',
        Some(0.0) => '·',
        Some(value) => LETTERS[((value / top * 8.0).ceil() as usize).clamp(1, 8) - 1],
    };
    let mut text = String::new();
    for (position, value) in shown {
        if position == at {
            text.push('│');
        }
        text.push(letter(value));
    }
    text
}
