//! The keeper of a case folder, for the server: reads it, and tells whether it changed.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use server::cases::{CaseContent, CaseName, DrawnProblem, Keeper, Trace, Unreadable};
use sha2::{Digest, Sha256};

use crate::case::Case;
use crate::case_folder::{CaseFolder, REPORT_FILES_MAX};
use crate::error::Failure;
use crate::problems;

/// The files that stand in the case folder itself.
const OWN: [&str; 5] = ["agreement.toml", "actors.toml", "sources.toml", "areas.geojson", "decisions.toml"];

/// Keeps a case in a folder.
pub struct FolderKeeper {
    path: PathBuf,
}

impl FolderKeeper {
    /// Returns the keeper of the folder at `path`.
    pub fn new(path: &Path) -> Self {
        Self { path: path.to_owned() }
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
        let folder = CaseFolder::read(&self.path).map_err(told)?;
        let revision = revision(&folder);
        let case = Case::of(folder);
        let problems = case.problems.iter().map(|problem| DrawnProblem {
            severity: problem.severity,
            code: problem.code,
            message: problem.message.clone(),
            at: problem.at.as_ref().map(|at| (at.file.to_string(), at.line, at.column)),
            drawn: problems::drawn(&case.folder, problem),
        });
        let problems = problems.collect();
        Ok(CaseContent {
            terms: case.terms,
            reports: case.reports,
            problems,
            notes: case.folder.notes,
            revision,
        })
    }
}

/// Notes the name, size and time of a file; that it is not there is noted too.
fn trace_file(path: &Path, hasher: &mut DefaultHasher) {
    path.hash(hasher);
    let meta = fs::metadata(path).ok();
    meta.map(|meta| (meta.len(), meta.modified().ok(), meta.is_file())).hash(hasher);
}

/// Returns the first half of the SHA-256 over names and bytes of all files, in hexadecimal digits.
fn revision(folder: &CaseFolder) -> String {
    let mut hasher = Sha256::new();
    for (name, bytes) in folder.files() {
        hasher.update((name.len() as u64).to_le_bytes());
        hasher.update(name);
        hasher.update((bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    }
    hasher.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// Returns why a folder cannot be read, as sentences.
fn told(failure: Failure) -> Unreadable {
    let why = match failure {
        Failure::Input { error, hints } => std::iter::once(error.to_string()).chain(hints).collect(),
        Failure::No | Failure::Closed => vec!["the case folder cannot be read".to_owned()],
    };
    Unreadable { why }
}
