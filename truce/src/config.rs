//! The resolved configuration: what the raw arguments mean for one case.
//!
//! In: [`ReadingArgs`] and the case's [`Terms`]. Out: a [`Question`]. Every name is checked against the case here, so
//! that nothing later has to.

use engine::findings::{Reading, SourceChoice};
use engine::model::{SourceId, When};
use engine::standing::Question;
use engine::terms::Terms;

use crate::args::ReadingArgs;
use crate::error::{Failure, InputError, did_you_mean};

/// Returns the question that the flags ask of a case.
///
/// # Errors
/// [`InputError`] if a source is not the case's, a date is none, or the choice can never be met.
pub fn question(args: &ReadingArgs, terms: &Terms) -> Result<Question, Failure> {
    let reading = Reading {
        sources: sources(&args.sources, terms)?,
        strength: args.strength,
        exclusion: args.exclusion,
        counts: args.counts,
    };
    if !reading.is_possible() {
        let what = "one source alone cannot corroborate itself".to_owned();
        let hint = "ask for `--strength claimed` or `--strength verified` beside `--sources one:ID`";
        return Err(Failure::from(InputError::Value(what)).hint(hint));
    }
    let as_known_on = args.as_known_on.as_deref().map(|text| instant_after(text, terms)).transpose()?;
    Ok(Question { reading, as_known_on })
}

fn sources(text: &str, terms: &Terms) -> Result<SourceChoice, Failure> {
    match (text, text.strip_prefix("one:")) {
        ("all", _) => Ok(SourceChoice::All),
        ("independent", _) => Ok(SourceChoice::Independent),
        (_, Some(id)) => source(id, terms).map(SourceChoice::One),
        _ => {
            let error = InputError::Value(format!("`--sources` cannot be `{text}`"));
            let near = match terms.sources.contains_key(text) {
                true => Some(format!("did you mean `one:{text}`?")),
                false => did_you_mean(text, ["all", "independent"]),
            };
            Err(Failure::from(error).maybe_hint(near).hint("it is `all`, `independent` or `one:ID`"))
        }
    }
}

fn source(id: &str, terms: &Terms) -> Result<SourceId, Failure> {
    if let Some((known, _)) = terms.sources.get_key_value(id) {
        return Ok(known.clone());
    }
    let known: Vec<&str> = terms.sources.keys().map(SourceId::as_str).collect();
    let error = InputError::NoSuch { what: "source", name: id.to_owned() };
    Err(Failure::from(error)
        .maybe_hint(did_you_mean(id, known.iter().copied()))
        .hint(listed("sources", &known)))
}

/// Returns the first instant at which the date is over; a date-time's own instant.
fn instant_after(text: &str, terms: &Terms) -> Result<jiff::Timestamp, Failure> {
    let wrong = |why: String| {
        Failure::from(InputError::Value(format!("`--as-known-on` cannot be read: {why}"))).hint(
            "give a date such as `2016-09-15`, or a date-time with its offset: `2016-09-15T12:00+03:00`",
        )
    };
    let when = When::parse(text).map_err(|error| wrong(error.to_string()))?;
    if when.is_open() {
        return Err(wrong(format!("`{text}` has no end")));
    }
    let interval = when.interval(&terms.agreement.zone);
    Ok(if text.contains('T') { interval.start } else { interval.end })
}

/// Returns "The sources are `a`, `b` and `c`." for a hint; a long list is cut.
pub fn listed(what: &str, names: &[&str]) -> String {
    const SHOWN: usize = 40;
    let shown: Vec<String> = names.iter().take(SHOWN).map(|name| format!("`{name}`")).collect();
    match names.len().saturating_sub(SHOWN) {
        0 => format!("the {what} are {}", shown.join(", ")),
        more => format!("the {what} are {} and {more} more", shown.join(", ")),
    }
}
