//! Problems: what is wrong with an input, where, what was expected and how to mend it.
//!
//! A problem is for a person. One kind serves terms and reports; the outer crates draw it with the line and a caret.

use std::sync::Arc;

use crate::words;

words! {
    /// How much a problem matters.
    Severity, "a severity", {
        /// The input cannot be used as it is.
        Error = "error",
        /// It was used, and something about it is odd: a sum that does not add up, say.
        Warning = "warning",
    }
}

/// Where in which file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// The file's name as the caller gave it.
    pub file: Arc<str>,
    /// First line is 1; 0 if the problem is the whole file's.
    pub line: u32,
    /// In characters, first column is 1; 0 if the problem is the whole line's.
    pub column: u32,
    /// Byte offsets into the file, for the caret; empty where there is nothing to point at.
    pub span: (usize, usize),
}

/// Something wrong with an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Whether the input was lost by it.
    pub severity: Severity,
    /// A short stable name of the kind of problem: `unknown-area`.
    pub code: &'static str,
    /// What is wrong: a lower-case fragment without a full stop, names in backticks.
    pub message: String,
    /// Where.
    pub at: Option<Location>,
    /// What was expected, to be written at the caret.
    pub expected: Option<String>,
    /// How to mend it; sentences.
    pub help: Vec<String>,
}

impl Problem {
    /// Returns an error with this message.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            code,
            message: message.into(),
            at: None,
            expected: None,
            help: Vec::new(),
        }
    }

    /// Returns a warning with this message.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, message) }
    }

    /// Returns the problem with its place.
    pub fn at(mut self, at: Location) -> Self {
        self.at = Some(at);
        self
    }

    /// Returns the problem with what was expected.
    pub fn expected(mut self, expected: impl Into<String>) -> Self {
        self.expected = Some(expected.into());
        self
    }

    /// Returns the problem with one more sentence of help.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }
}

impl std::fmt::Display for Problem {
    /// Writes the problem on one line: `file:line:column: message; expected ...`.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(at) = &self.at {
            write!(out, "{}:{}:{}: ", at.file, at.line, at.column)?;
        }
        write!(out, "{}: {}", self.severity, self.message)?;
        if let Some(expected) = &self.expected {
            write!(out, "; {expected}")?;
        }
        Ok(())
    }
}
