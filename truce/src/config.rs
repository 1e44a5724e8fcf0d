//! The resolved configuration: what the raw arguments mean for one case.
//!
//! In: [`ReadingArgs`] and the case's [`Terms`]. Out: a [`Question`]. Every name is checked against the case here, so
//! that nothing later has to.

use engine::findings::{Reading, SourceChoice};
use engine::model::SourceId;
use engine::standing::{Question, QuestionError};
use engine::terms::Terms;

use crate::args::ReadingArgs;
use crate::error::{Failure, InputError, did_you_mean};

/// Returns the question that the flags ask of a case.
///
/// # Errors
/// [`InputError`] if a source is not the case's, a date is none, or the choice can never be met.
pub fn question(args: &ReadingArgs, terms: &Terms) -> Result<Question, Failure> {
    let rest = Reading {
        sources: SourceChoice::All,
        strength: args.strength,
        exclusion: args.exclusion,
        counts: args.counts,
    };
    let asked = Question::ask(terms, &args.sources, rest, args.as_known_on.as_deref());
    asked.map_err(|error| told(error, terms))
}

/// Returns the question under the default reading, as known on a date.
///
/// # Errors
/// [`InputError`] if the date is none.
pub fn known_on(date: Option<&str>, terms: &Terms) -> Result<Question, Failure> {
    Question::ask(terms, "all", Reading::DEFAULT, date).map_err(|error| told(error, terms))
}

/// Returns what is wrong with the flags, by the names that the flags have.
fn told(error: QuestionError, terms: &Terms) -> Failure {
    match error {
        QuestionError::NoChoice(text) => no_choice(&text, terms),
        QuestionError::NoSource(name) => no_source(name, terms),
        QuestionError::Impossible => Failure::from(InputError::Value(error.to_string()))
            .hint("ask for `--strength claimed` or `--strength verified` beside `--sources one:ID`"),
        QuestionError::NoDate(why) => Failure::from(InputError::Value(format!(
            "`--as-known-on` cannot be read: {why}"
        )))
        .hint("give a date such as `2016-09-15`, or a date-time with its offset: `2016-09-15T12:00+03:00`"),
    }
}

fn no_choice(text: &str, terms: &Terms) -> Failure {
    let near = match terms.sources.contains_key(text) {
        true => Some(format!("did you mean `one:{text}`?")),
        false => did_you_mean(text, ["all", "independent"]),
    };
    let error = InputError::Value(format!("`--sources` cannot be `{text}`"));
    Failure::from(error).maybe_hint(near).hint("it is `all`, `independent` or `one:ID`")
}

fn no_source(name: String, terms: &Terms) -> Failure {
    let known: Vec<&str> = terms.sources.keys().map(SourceId::as_str).collect();
    let near = did_you_mean(&name, known.iter().copied());
    Failure::from(InputError::NoSuch { what: "source", name })
        .maybe_hint(near)
        .hint(listed("sources", &known))
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
