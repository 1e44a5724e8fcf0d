//! What can go wrong, in two kinds kept apart: the user's input ([`InputError`], exit code 2) and our own mistakes
//! (a panic, exit code 3, see [`crate::bug`]). Beside them stand two ends that are not errors.
//!
//! Text: a lower-case fragment that reads after "error:", names in backticks, no full stop. Hints are attached by the
//! command, which knows what was asked.

use std::io;
use std::path::PathBuf;

/// Why a command ended before it was done.
#[derive(Debug)]
pub enum Failure {
    /// The answer is no. It has been told already.
    No,
    /// Whoever read our output went away. Not an error: `truce ... | head` is fine.
    Closed,
    /// The user's input.
    Input {
        /// What is wrong.
        error: InputError,
        /// How to mend it; sentences.
        hints: Vec<String>,
    },
}

/// What is wrong with the user's input.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    /// Nothing has this path.
    #[error("there is no file or folder `{}`", .0.display())]
    NotThere(PathBuf),
    /// A folder was asked for.
    #[error("`{}` is a file, not a case folder", .0.display())]
    NotAFolder(PathBuf),
    /// A file was asked for.
    #[error("`{}` is not a regular file", .0.display())]
    NotAFile(PathBuf),
    /// The folder lacks a file that every case has.
    #[error("`{}` holds no `{file}`, so it is not a whole case folder", .folder.display())]
    Lacks {
        /// The folder.
        folder: PathBuf,
        /// What it lacks.
        file: &'static str,
    },
    /// A file is larger than is read.
    #[error("`{}` has {found} bytes, more than the {limit} that are read", .path.display())]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its size.
        found: u64,
        /// The limit.
        limit: u64,
    },
    /// There are more files than are read.
    #[error("`{}` holds more than {limit} files", .folder.display())]
    TooMany {
        /// The folder.
        folder: PathBuf,
        /// The limit.
        limit: usize,
    },
    /// A file of the terms is not UTF-8.
    #[error("`{}` is not UTF-8 text: line {line} holds a byte that cannot stand there", .path.display())]
    NotText {
        /// The file.
        path: PathBuf,
        /// The line; the first is 1.
        line: usize,
    },
    /// The system refused.
    #[error("cannot {doing} `{}`: {source}", .path.display())]
    System {
        /// What was tried: "read".
        doing: &'static str,
        /// On what.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The output cannot be written.
    #[error("cannot write the output: {0}")]
    Output(io::Error),
    /// Something stands where we would write.
    #[error("`{}` is there already and is not overwritten", .0.display())]
    Exists(PathBuf),
    /// The folder must be empty.
    #[error("`{}` is not empty", .0.display())]
    NotEmpty(PathBuf),
    /// The terms cannot be used; their problems have been drawn.
    #[error("the terms of `{0}` have {1}, so nothing can be assessed")]
    Terms(String, String),
    /// Nothing has this name.
    #[error("the case has no {what} `{name}`")]
    NoSuch {
        /// What kind of thing.
        what: &'static str,
        /// The name asked for.
        name: String,
    },
    /// A value of a flag or argument cannot be used.
    #[error("{0}")]
    Value(String),
}

impl Failure {
    /// Returns the failure of a write to the output.
    pub fn of_output(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Closed,
            _ => InputError::Output(error).into(),
        }
    }

    /// Returns the failure with one more hint, if it can bear one.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        if let Self::Input { hints, .. } = &mut self {
            hints.push(hint.into());
        }
        self
    }

    /// Returns the failure with a hint, if there is one.
    pub fn maybe_hint(self, hint: Option<String>) -> Self {
        match hint {
            Some(hint) => self.hint(hint),
            None => self,
        }
    }
}

impl From<InputError> for Failure {
    fn from(error: InputError) -> Self {
        Self::Input { error, hints: Vec::new() }
    }
}

/// Returns the candidate nearest to `name`, if one is near enough to have been meant.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let name = name.to_lowercase();
    let scored =
        candidates.into_iter().map(|c| (strsim::normalized_damerau_levenshtein(&name, &c.to_lowercase()), c));
    let best = scored.max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))?;
    (best.0 >= 0.5).then_some(best.1)
}

/// Returns "did you mean ...?" with the nearest candidate, if one is near enough.
pub fn did_you_mean<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(name, candidates).map(|near| format!("did you mean `{near}`?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_takes_a_slip_and_leaves_a_stranger() {
        let names = ["government", "opposition"];
        assert_eq!(nearest("goverment", names), Some("government"));
        assert_eq!(nearest("Opposition", names), Some("opposition"));
        assert_eq!(nearest("xyz", names), None);
        assert_eq!(nearest("xyz", []), None);
    }

    #[test]
    fn a_closed_pipe_is_no_error() {
        assert!(matches!(Failure::of_output(io::ErrorKind::BrokenPipe.into()), Failure::Closed));
        assert!(matches!(Failure::of_output(io::ErrorKind::StorageFull.into()), Failure::Input { .. }));
    }
}
