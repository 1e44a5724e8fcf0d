//! The keeper of a case folder, for the server: reads it, and tells whether it changed.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use engine::model::Problem;
use server::cases::{CaseContent, CaseName, DrawnProblem, Keeper, Problems, Trace, Unreadable};
use sha2::{Digest, Sha256};

use crate::case::Case;
use crate::case_folder::{CaseFolder, REPORT_FILES_MAX};
use crate::error::{Failure, InputError};
use crate::problems;

/// The files that stand in the case folder itself.
const OWN: [&str; 6] =
    ["agreement.toml", "actors.toml", "sources.toml", "areas.geojson", "decisions.toml", "talks.toml"];

/// Whether the line of a report that has a problem is shown with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportLines {
    /// It is, as the command shows it: only this machine reads it.
    Drawn,
    /// It is not: it may hold a place as fine as the source gave it.
    Withheld,
}

/// Keeps a case in a folder.
pub struct FolderKeeper {
    path: PathBuf,
    lines: ReportLines,
}

impl FolderKeeper {
    /// Returns the keeper of the folder at `path`.
    pub fn new(path: &Path, lines: ReportLines) -> Self {
        Self { path: path.to_owned(), lines }
    }

    /// Returns the name of the case in addresses: the folder's own, as near as an address can have it.
    pub fn name(&self) -> CaseName {
        let whole = self.path.canonicalize().unwrap_or_else(|_| self.path.clone());
        CaseName::near(&whole.file_name().unwrap_or_default().to_string_lossy())
    }
}

impl Keeper for FolderKeeper {
    fn trace(&self) -> Trace {
        let mut hasher = DefaultHasher::new();
        OWN.iter().for_each(|name| trace_file(&self.path.join(name), &mut hasher));
        let entries = fs::read_dir(self.path.join("reports")).into_iter().flatten().flatten();
        let mut paths: Vec<PathBuf> = entries.take(REPORT_FILES_MAX).map(|entry| entry.path()).collect();
        paths.sort();
        paths.iter().for_each(|path| trace_file(path, &mut hasher));
        Trace(hasher.finish())
    }

    fn read(&self) -> Result<CaseContent, Unreadable> {
        let folder = CaseFolder::read(&self.path).map_err(|failure| self.told(failure))?;
        let revision = self.revision(&folder);
        let case = Case::of(folder);
        let problems =
            Problems::of(&case.problems, |problem| problem.severity, |problem| self.drawn(&case, problem));
        let notes = case.folder.notes.iter().map(|note| self.unplaced(note)).collect();
        Ok(CaseContent {
            terms: case.terms,
            talks: case.talks,
            reports: case.reports,
            problems,
            notes,
            revision,
        })
    }
}

/// Where the folder stands on this machine is nobody's affair who looks at the case: files are named within it.
impl FolderKeeper {
    fn drawn(&self, case: &Case, problem: &Problem) -> DrawnProblem {
        let drawn = match self.lines == ReportLines::Withheld && case.is_of_reports(problem) {
            true => problems::drawn_without_line(problem),
            false => problems::drawn(&case.folder, problem),
        };
        DrawnProblem {
            severity: problem.severity,
            code: problem.code,
            message: self.unplaced(&problem.message),
            at: problem.at.as_ref().map(|at| (self.within(&at.file).to_owned(), at.line, at.column)),
            drawn: self.unplaced(&drawn),
        }
    }

    /// Returns a file's name within the folder.
    fn within<'n>(&self, name: &'n str) -> &'n str {
        let folder = self.path.display().to_string();
        name.strip_prefix(&folder).map_or(name, |rest| rest.trim_start_matches(std::path::MAIN_SEPARATOR))
    }

    /// Returns the text with the folder's files named within it, and the folder by its own name.
    fn unplaced(&self, text: &str) -> String {
        let folder = self.path.display().to_string();
        let text = ["`", "--> "]
            .iter()
            .fold(text.to_owned(), |text, before| text.replace(&format!("{before}{folder}/"), before));
        text.replace(&format!("`{folder}`"), &format!("`{}`", self.name()))
    }

    /// Returns the first half of the SHA-256 over names and bytes of all files, in hexadecimal digits.
    fn revision(&self, folder: &CaseFolder) -> String {
        let mut hasher = Sha256::new();
        for (name, bytes) in folder.files() {
            let name = self.within(name);
            hasher.update((name.len() as u64).to_le_bytes());
            hasher.update(name);
            hasher.update((bytes.len() as u64).to_le_bytes());
            hasher.update(bytes);
        }
        hasher.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    }

    /// Returns why a folder cannot be read, as sentences.
    fn told(&self, failure: Failure) -> Unreadable {
        let why = match failure {
            // Another folder near it, which the command would name, is nobody's affair who looks at this one.
            Failure::Input { error: InputError::NotThere(_), .. } => vec![
                format!("the folder `{}` is not there any more", self.name()),
                "Put it back: it is read again as soon as it is there.".to_owned(),
            ],
            Failure::Input { error, hints } => std::iter::once(error.to_string()).chain(hints).collect(),
            Failure::No | Failure::Closed => vec!["the case folder cannot be read".to_owned()],
        };
        Unreadable { why: why.iter().map(|text: &String| self.unplaced(text)).collect() }
    }
}

/// Notes the name, size and time of a file; that it is not there is noted too.
fn trace_file(path: &Path, hasher: &mut DefaultHasher) {
    path.hash(hasher);
    let meta = fs::metadata(path).ok();
    meta.map(|meta| (meta.len(), meta.modified().ok(), meta.is_file())).hash(hasher);
}
