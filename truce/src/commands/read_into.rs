//! `truce read --into`: what was read becomes unreviewed reports of a case.
//!
//! In: an account, and a case whose terms stand. Out: one new file of its reports. Read first: [`Target::add`]. Invariant: no
//! file is changed or written over, a text is added once, and a file is there whole or not at all.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use engine::model::SourceId;
use engine::sources::truce_json;
use reading::Account;
use reading::proposed::Proposal;
use reading::reports::{Made, Of, reports_with, source_of};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::new::{make_dir, write_whole};
use crate::case::Ready;
use crate::config::listed;
use crate::console::{Console, Tone};
use crate::error::{Failure, InputError, did_you_mean};
use crate::problems::plural;

/// A case that is added to.
pub struct Target {
    folder: PathBuf,
    case: Ready,
    source: Option<SourceId>,
    /// What the ids of the texts that were added since it was opened begin with.
    added: BTreeSet<String>,
}

/// What was added.
pub enum Added {
    /// A file of reports.
    File {
        /// Its path.
        path: PathBuf,
        /// What it holds.
        made: Made,
        /// The source that they are of.
        source: SourceId,
    },
    /// Nothing: reports of the text are there.
    Before(String),
    /// Nothing: the text gave no report.
    Nothing(Made),
}

impl Target {
    /// Opens a case to add to.
    ///
    /// # Errors
    /// If it cannot be read, its terms have errors, or it has no such source.
    pub fn open(folder: &Path, source: Option<&str>, console: &Console) -> Result<Self, Failure> {
        let case = Ready::open(folder, console)?;
        let source = source.map(|id| known(id, &case)).transpose()?;
        Ok(Self { folder: folder.to_owned(), case, source, added: BTreeSet::new() })
    }

    /// Adds what was read of a text.
    ///
    /// # Errors
    /// If it is not known whose text it is, or the file cannot be written.
    pub fn add(&mut self, account: &Account, proposals: &[Proposal], from: &str) -> Result<Added, Failure> {
        let address = from.starts_with("http").then(|| from.to_owned());
        let stem = stem(account);
        let path = self.folder.join("reports").join(format!("{stem}.jsonl"));
        if let Some(file) = self.before(&stem) {
            return Ok(Added::Before(file));
        }
        let source = self.source_of(account, address.as_deref())?;
        let of = Of { terms: &self.case.terms, source: source.clone(), address, stem: stem.clone() };
        let made = reports_with(account, proposals, &of);
        if made.reports.is_empty() {
            return Ok(Added::Nothing(made));
        }
        let lines: String = made.reports.iter().map(|report| truce_json::write(report) + "\n").collect();
        make_dir(&self.folder.join("reports"))?;
        match write_whole(&path, lines.as_bytes()) {
            // Another run added the same text meanwhile.
            Err(Failure::Input { error: InputError::Exists(_), .. }) => {
                Ok(Added::Before(path.display().to_string()))
            }
            written => {
                written?;
                self.added.insert(stem);
                Ok(Added::File { path, made, source })
            }
        }
    }

    /// Returns the file in which reports of a text stand already, whatever it is called by now.
    fn before(&self, stem: &str) -> Option<String> {
        let is_of_text = |id: &str| id.strip_prefix(stem).is_some_and(|rest| rest.starts_with('-'));
        let known = self.case.reports.iter().find(|report| is_of_text(report.id.as_str()));
        let now = || self.added.contains(stem).then(|| format!("reports/{stem}.jsonl"));
        known.map(|report| report.origin.file.to_string()).or_else(now)
    }

    fn source_of(&self, account: &Account, address: Option<&str>) -> Result<SourceId, Failure> {
        let said = || source_of(&self.case.terms, account, address);
        self.source.clone().or_else(said).ok_or_else(|| {
            let what = "the text does not say which source of the case it is of";
            let hint = "say whose it is with `--source ID`; a source that is not there yet is added to sources.toml first";
            Failure::from(InputError::Value(what.to_owned())).hint(hint).hint(sources(&self.case))
        })
    }
}

/// Returns what the ids of a text's reports begin with: the same for the same words, wherever they were read.
fn stem(account: &Account) -> String {
    let hash = Sha256::digest(account.parsed.text().as_bytes());
    let digits: String = hash.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    format!("read-{digits}")
}

fn known(id: &str, case: &Ready) -> Result<SourceId, Failure> {
    let ids = || case.terms.sources.keys().map(SourceId::as_str);
    let source = SourceId::from(id);
    match case.terms.source(&source) {
        Some(_) => Ok(source),
        None => {
            let error = InputError::NoSuch { what: "source", name: id.to_owned() };
            Err(Failure::from(error).maybe_hint(did_you_mean(id, ids())).hint(sources(case)))
        }
    }
}

fn sources(case: &Ready) -> String {
    listed("sources", &case.terms.sources.keys().map(SourceId::as_str).collect::<Vec<_>>())
}

impl Added {
    /// Tells what was added, and what the text does not say.
    pub fn tell(&self, console: &Console) {
        match self {
            Self::File { path, made, source } => {
                let reports = plural(made.reports.len(), "unreviewed report");
                console.tell(Tone::Strong, &format!("wrote {}: {reports} of `{source}`", path.display()));
                console.tell(
                    Tone::Plain,
                    "nothing is judged by them until a person has compared each with the text and taken `\"review\": \"unreviewed\"` away",
                );
                tell_all(made, console);
            }
            Self::Before(file) => {
                console.tell(
                    Tone::Doubt,
                    &format!("nothing added: reports of this text stand in {file} already"),
                );
            }
            Self::Nothing(made) => {
                console.tell(Tone::Doubt, "nothing added: the text gave no report");
                tell_all(made, console);
            }
        }
    }

    /// Returns the same for machines.
    pub fn to_json(&self) -> Value {
        match self {
            Self::File { path, made, source } => json!({
                "file": path.display().to_string(),
                "source": source.as_str(),
                "reports": made.reports.iter().map(|report| report.id.as_str()).collect::<Vec<_>>(),
                "told": made.told,
                "unknown": made.unknown,
            }),
            Self::Before(file) => {
                json!({"file": null, "before": file, "reports": [], "told": [], "unknown": []})
            }
            Self::Nothing(made) => {
                json!({"file": null, "reports": [], "told": made.told, "unknown": made.unknown})
            }
        }
    }
}

fn tell_all(made: &Made, console: &Console) {
    made.told.iter().for_each(|one| console.tell(Tone::Doubt, &format!("not said: {one}")));
    made.unknown.iter().for_each(|one| console.tell(Tone::Doubt, &format!("not known: {one}")));
}
