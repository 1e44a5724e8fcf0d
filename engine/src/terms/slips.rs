//! Slips of the pen in TOML and JSON, in words that need no knowledge of either.
//!
//! In: a parser's message. Out: a [`Problem`] that says what is wrong in the language of who wrote the file.

use crate::model::Problem;

use super::names::quoted;

/// Returns the problem of a TOML parser's message; `at` is the text it points to.
pub(crate) fn toml(message: &str, at: &str) -> Problem {
    let (what, expected) = match message.split_once(", expected ") {
        Some((what, expected)) => (what, Some(expected)),
        None => (message, None),
    };
    let slip = |what: &str, expected: &str| {
        Problem::error("toml-syntax", format!("this cannot be read: {what}")).expected(expected)
    };
    match what {
        "duplicate key" => slip(&format!("{} is given twice in one table", quoted(at)), "this is the second"),
        "string values must be quoted" | "missing value for key" | "key with no value" if at.is_empty() => {
            slip("nothing stands after `=`", "expected a value")
        }
        "string values must be quoted" => slip("a text without quotes", "expected `\"` before and after it"),
        "invalid basic string" if expected == Some("`\"`") => {
            slip("a text is not closed", "expected `\"` before the line ends")
        }
        "invalid date" | "invalid time" | "invalid datetime" => slip(
            "a date that the calendar does not have",
            &expected.map_or_else(
                || "expected a day or date-time that exists".to_owned(),
                |e| format!("expected {e}"),
            ),
        ),
        "unclosed array" => slip("a list is not closed", "expected `]`"),
        "unclosed inline table" => slip("a table in braces is not closed", "expected `}`"),
        "missing comma between array elements" => slip("two items of a list without a comma", "expected `,`"),
        "missing comma between key-value pairs" => slip("two keys in braces without a comma", "expected `,`"),
        _ if what.contains("recurs") => {
            slip("lists or tables lie too deep in each other", "here it is too deep")
        }
        _ => {
            let problem = Problem::error("toml-syntax", format!("this cannot be read: {what}"));
            match expected {
                Some("nothing") => problem.expected("nothing more was expected here"),
                Some(expected) => problem.expected(format!("expected {expected}")),
                None => problem,
            }
        }
    }
}

/// Returns the problem of a JSON parser's message.
pub(crate) fn json(slip: &serde_json::Error) -> Problem {
    let text = slip.to_string();
    let what = text.rsplit_once(" at line ").map_or(text.as_str(), |(what, _)| what);
    match what.strip_prefix("EOF while parsing ") {
        Some(inside) => Problem::error("json-syntax", format!("the file ends in the middle of {inside}"))
            .expected("expected more: brackets and braces are still open"),
        None => Problem::error("json-syntax", format!("this cannot be read: {what}"))
            .expected("from here on it makes no sense"),
    }
}
