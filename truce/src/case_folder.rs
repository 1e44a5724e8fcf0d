//! The case folder: from a path to texts and bytes, with limits.
//!
//! In: a path that a person gave. Out: a [`CaseFolder`], its files in order of name. Read first: [`CaseFolder::read`].
//! Invariant: only regular files are read, none beyond its limit; nothing here understands what they say.

use std::fs;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use crate::error::{Failure, InputError, did_you_mean};

/// The most bytes of one file of the terms.
pub const TERMS_BYTES_MAX: u64 = 64 << 20;
/// The most bytes of one file of reports.
pub const REPORTS_BYTES_MAX: u64 = 4 << 30;
/// The most files of reports.
pub const REPORT_FILES_MAX: usize = 10_000;

/// The files of the terms that every case has.
const NEEDED: [&str; 3] = ["agreement.toml", "actors.toml", "sources.toml"];
/// What a case folder holds, in one sentence.
const HOLDS: &str = "a case folder holds agreement.toml, actors.toml, sources.toml, areas.geojson and reports/; \
     `truce new DIR` makes one";

/// A file as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawFile {
    /// Its path as it is told to people.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// A text of the terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextFile {
    /// Its path as it is told to people.
    pub name: String,
    /// What it says.
    pub text: String,
}

/// A case folder's files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFolder {
    /// Its path as it is told to people.
    pub name: String,
    /// `agreement.toml`.
    pub agreement: TextFile,
    /// `actors.toml`.
    pub actors: TextFile,
    /// `sources.toml`.
    pub sources: TextFile,
    /// `areas.geojson`, if there is one.
    pub areas: Option<TextFile>,
    /// `decisions.toml`, if there is one.
    pub decisions: Option<TextFile>,
    /// `talks.toml`, if there is one.
    pub talks: Option<TextFile>,
    /// The files of `reports/`, by name.
    pub reports: Vec<RawFile>,
    /// What was passed over, as sentences.
    pub notes: Vec<String>,
}

impl CaseFolder {
    /// Reads the case folder at `path`.
    ///
    /// # Errors
    /// [`InputError`] if it is no folder, lacks a file, or a file is not what is read; with a hint.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        check_folder(path)?;
        if let Some(missing) = NEEDED.iter().find(|name| !path.join(name).exists()) {
            let near = did_you_mean(missing, names_in(path).iter().map(String::as_str));
            return Err(Failure::from(InputError::Lacks { folder: path.to_owned(), file: missing })
                .maybe_hint(near)
                .hint(HOLDS));
        }
        let mut notes = Vec::new();
        Ok(Self {
            name: path.display().to_string(),
            agreement: read_text(&path.join("agreement.toml"))?,
            actors: read_text(&path.join("actors.toml"))?,
            sources: read_text(&path.join("sources.toml"))?,
            areas: read_text_if_there(&path.join("areas.geojson"))?,
            decisions: read_text_if_there(&path.join("decisions.toml"))?,
            talks: read_text_if_there(&path.join("talks.toml"))?,
            reports: read_reports(&path.join("reports"), &mut notes)?,
            notes,
        })
    }

    /// Returns the case whose files are given as `(path in the folder, bytes)`: the one that ships in the command.
    ///
    /// # Panics
    /// If one of the files of the terms is missing or not UTF-8: ours to get right when the command is built.
    pub fn of_files(name: &str, files: &[(&str, &[u8])]) -> Self {
        let text = |file: &str| {
            let bytes = files.iter().find(|(path, _)| *path == file).map(|(_, bytes)| bytes.to_vec())?;
            let text = String::from_utf8(bytes).expect("a shipped file is UTF-8");
            Some(TextFile { name: format!("{name}/{file}"), text })
        };
        let needed = |file: &str| text(file).expect("the shipped case is whole");
        let mut reports: Vec<RawFile> = files
            .iter()
            .filter(|(path, _)| path.starts_with("reports/"))
            .map(|(path, bytes)| RawFile { name: format!("{name}/{path}"), bytes: bytes.to_vec() })
            .collect();
        reports.sort_by(|a, b| a.name.cmp(&b.name));
        Self {
            name: name.to_owned(),
            agreement: needed("agreement.toml"),
            actors: needed("actors.toml"),
            sources: needed("sources.toml"),
            areas: text("areas.geojson"),
            decisions: text("decisions.toml"),
            talks: text("talks.toml"),
            reports,
            notes: Vec::new(),
        }
    }

    /// Returns all files, each by the name it is told by with its bytes: the terms first, then the reports by name.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        let texts = [Some(&self.agreement), Some(&self.actors), Some(&self.sources)];
        let may_be = [self.areas.as_ref(), self.decisions.as_ref(), self.talks.as_ref()];
        let texts = texts.into_iter().chain(may_be).flatten();
        let reports = self.reports.iter().map(|file| (file.name.as_str(), file.bytes.as_slice()));
        texts.map(|file| (file.name.as_str(), file.text.as_bytes())).chain(reports)
    }

    /// Returns the bytes of a file by the name it is told by.
    pub fn bytes_of(&self, name: &str) -> Option<&[u8]> {
        self.files().find(|(known, _)| *known == name).map(|(_, bytes)| bytes)
    }
}

fn check_folder(path: &Path) -> Result<(), Failure> {
    match fs::metadata(path) {
        Ok(meta) if meta.is_dir() => Ok(()),
        Ok(_) => {
            let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
            let hint = format!("give the folder it stands in: `{}`", folder.display());
            Err(Failure::from(InputError::NotAFolder(path.to_owned())).hint(hint))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Err(not_there(path).hint(HOLDS)),
        Err(source) => Err(InputError::System { doing: "read", path: path.to_owned(), source }.into()),
    }
}

/// Returns the failure for a path that is not there, with the nearest name beside it.
pub fn not_there(path: &Path) -> Failure {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let near = names_in(folder);
    let near = crate::error::nearest(&name, near.iter().map(String::as_str));
    let hint = near.map(|near| format!("did you mean `{}`?", path.with_file_name(near).display()));
    Failure::from(InputError::NotThere(path.to_owned())).maybe_hint(hint)
}

/// Returns the names in a folder, in order; none if it cannot be read.
fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> =
        entries.take(REPORT_FILES_MAX).map(|e| e.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Reads a regular file of at most `limit` bytes.
///
/// # Errors
/// [`InputError`] if it is not there, not a regular file, too large, or refused by the system (a circle of links, say).
pub fn read_file(path: &Path, limit: u64) -> Result<Vec<u8>, Failure> {
    let system = |source| Failure::from(InputError::System { doing: "read", path: path.to_owned(), source });
    let meta = match fs::metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Err(not_there(path)),
        other => other.map_err(system)?,
    };
    if !meta.is_file() {
        return Err(InputError::NotAFile(path.to_owned()).into());
    }
    let mut bytes = Vec::new();
    // One byte more than the limit: a file may grow between being looked at and being read.
    fs::File::open(path).and_then(|file| file.take(limit + 1).read_to_end(&mut bytes)).map_err(system)?;
    if bytes.len() as u64 > limit || meta.len() > limit {
        let found = meta.len().max(bytes.len() as u64);
        return Err(InputError::TooLarge { path: path.to_owned(), found, limit }.into());
    }
    Ok(bytes)
}

fn read_text(path: &Path) -> Result<TextFile, Failure> {
    let bytes = read_file(path, TERMS_BYTES_MAX)?;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes).to_vec();
    let looks_wide = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    match String::from_utf8(bytes) {
        Ok(text) => Ok(TextFile { name: path.display().to_string(), text }),
        Err(error) => {
            let good = error.utf8_error().valid_up_to();
            let line = 1 + error.as_bytes()[..good].iter().filter(|b| **b == b'\n').count();
            let hint = match looks_wide {
                true => "it looks like UTF-16, which some editors call `Unicode`; save it as UTF-8",
                false => "open it in an editor that knows its encoding and save it as UTF-8",
            };
            Err(Failure::from(InputError::NotText { path: path.to_owned(), line }).hint(hint))
        }
    }
}

fn read_text_if_there(path: &Path) -> Result<Option<TextFile>, Failure> {
    // A link that points nowhere is there, and is an error, not an absent file.
    if path.symlink_metadata().is_err() { Ok(None) } else { read_text(path).map(Some) }
}

fn read_reports(folder: &Path, notes: &mut Vec<String>) -> Result<Vec<RawFile>, Failure> {
    if folder.symlink_metadata().is_err() {
        notes.push(format!("`{}` is not there: nothing has been reported yet", folder.display()));
        return Ok(Vec::new());
    }
    let mut files = Vec::new();
    for path in report_paths(folder)? {
        if is_passed_over(&path) {
            continue;
        }
        if is_text_for_people(&path) {
            notes.push(format!(
                "`{}` is not read: reports stand in .jsonl, .csv or .geojson files",
                path.display()
            ));
            continue;
        }
        if path.is_dir() {
            notes.push(format!(
                "`{}` is a folder and is not read: reports stand in one folder",
                path.display()
            ));
            continue;
        }
        let bytes = read_file(&path, REPORTS_BYTES_MAX)?;
        files.push(RawFile { name: path.display().to_string(), bytes });
    }
    if files.is_empty() {
        notes.push(format!("`{}` holds no files: nothing has been reported yet", folder.display()));
    }
    Ok(files)
}

fn report_paths(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let system =
        |source| Failure::from(InputError::System { doing: "read", path: folder.to_owned(), source });
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(system)? {
        paths.push(entry.map_err(system)?.path());
        if paths.len() > REPORT_FILES_MAX {
            return Err(InputError::TooMany { folder: folder.to_owned(), limit: REPORT_FILES_MAX }.into());
        }
    }
    paths.sort();
    Ok(paths)
}

/// Whether a file among the reports is none: hidden ones, notes for people, and our own lists of problems.
fn is_passed_over(path: &Path) -> bool {
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let lower = name.to_lowercase();
    lower.starts_with('.')
        || lower.ends_with('~')
        || lower.ends_with(".md")
        || lower.ends_with(".problems.jsonl")
}

/// Whether a file is plain text, which no format of reports is.
fn is_text_for_people(path: &Path) -> bool {
    path.extension().is_some_and(|ext| ext.eq_ignore_ascii_case("txt"))
}
