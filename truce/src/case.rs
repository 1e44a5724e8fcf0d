//! A case as it was read: terms, reports and all problems. The one place where a folder meets the engine.
//!
//! In: a [`CaseFolder`]. Out: a [`Case`]. Read first: [`Case::open`]. Invariant: a bad row of a report stops nothing; a
//! bad file of the terms stops all but `check`.

use std::collections::BTreeMap;
use std::path::Path;

use engine::model::{Location, Problem, ReportId, Severity};
use engine::publications::View;
use engine::reports::{Origin, Report};
use engine::sources::{self, ReadOptions, RowCount};
use engine::standing::{self, Assessment, Question};
use engine::talks::Talks;
use engine::terms::{CaseTexts, NamedText, Terms};

use crate::case_folder::{CaseFolder, TextFile};
use crate::console::{Console, Tone};
use crate::error::{Failure, InputError};
use crate::problems;

/// What stands for `areas.geojson` where a case has none.
const NO_AREAS: &str = r#"{"type": "FeatureCollection", "features": []}"#;

/// A case as it was read.
#[derive(Debug)]
pub struct Case {
    /// Its files.
    pub folder: CaseFolder,
    /// Its terms; `None`: they have errors, which are among the problems.
    pub terms: Option<Terms>,
    /// Its talks; `None`: it holds none, or they have errors, which are among the problems.
    pub talks: Option<Talks>,
    /// Its reports, by file and line.
    pub reports: Vec<Report>,
    /// What became of the rows of its reports.
    pub rows: RowCount,
    /// All problems: of the terms first, then of the reports by file and line.
    pub problems: Vec<Problem>,
}

/// A case whose terms stand.
#[derive(Debug)]
pub struct Ready {
    /// Its files.
    pub folder: CaseFolder,
    /// Its terms.
    pub terms: Terms,
    /// Its talks; `None`: it holds none, or they have errors.
    pub talks: Option<Talks>,
    /// Its reports, by file and line.
    pub reports: Vec<Report>,
}

impl Case {
    /// Reads the case at `path`, whatever state it is in.
    ///
    /// # Errors
    /// If its files cannot be read at all.
    pub fn open(path: &Path) -> Result<Self, Failure> {
        CaseFolder::read(path).map(Self::of)
    }

    /// Understands the files of a case.
    pub fn of(folder: CaseFolder) -> Self {
        let (terms, mut problems) = match Terms::parse(&texts(&folder)) {
            Ok((terms, warnings)) => (Some(terms), warnings),
            Err(problems) => (None, problems),
        };
        let (talks, of_talks) = talks(&folder, terms.as_ref());
        problems.extend(of_talks);
        let mut reports = Vec::new();
        let mut rows = RowCount::default();
        for file in &folder.reports {
            let import = sources::read(&file.name, &file.bytes, &ReadOptions::detecting());
            reports.extend(import.reports);
            problems.extend(import.problems);
            add(&mut rows, import.rows);
        }
        problems.extend(repeated(&reports));
        Self { folder, terms, talks, reports, rows, problems }
    }

    /// Whether a problem is one of the reports, not of the terms.
    pub fn is_of_reports(&self, problem: &Problem) -> bool {
        is_of_reports(&self.folder, problem)
    }

    /// Returns the case if its terms stand; else draws their errors.
    ///
    /// # Errors
    /// [`InputError::Terms`] if they do not.
    pub fn ready(self, console: &Console) -> Result<Ready, Failure> {
        for note in &self.folder.notes {
            console.tell_word(Tone::Doubt, "note", note);
        }
        let Some(terms) = self.terms else {
            let errors: Vec<Problem> =
                self.problems.into_iter().filter(|p| is_of_terms(&self.folder, p)).collect();
            problems::tell(console, &self.folder, &errors);
            let count = problems::count(&errors, Severity::Error);
            return Err(InputError::Terms(self.folder.name, problems::plural(count, "error")).into());
        };
        if self.rows.rejected > 0 {
            let rows = problems::plural(self.rows.rejected, "row");
            let text = format!("{rows} of the reports could not be read and are not used: see `truce check`");
            console.tell_word(Tone::Doubt, "note", &text);
        }
        if self.talks.is_none() && self.folder.talks.is_some() {
            let text = "the talks have errors and are not shown: see `truce check`";
            console.tell_word(Tone::Doubt, "note", text);
        }
        Ok(Ready { folder: self.folder, terms, talks: self.talks, reports: self.reports })
    }
}

impl Ready {
    /// Reads the case at `path` and asks that its terms stand.
    ///
    /// # Errors
    /// If its files cannot be read, or its terms have errors.
    pub fn open(path: &Path, console: &Console) -> Result<Self, Failure> {
        Case::open(path)?.ready(console)
    }

    /// Answers the question.
    pub fn assess(&self, question: &Question) -> Assessment {
        standing::assess(&self.terms, &self.reports, question)
    }

    /// Returns the view of an answer, with the talks of the case.
    pub fn view(&self, assessment: &Assessment) -> View {
        let view = View::of(&self.terms, &self.reports, assessment);
        match &self.talks {
            Some(talks) => view.with_talks(talks, &self.terms, assessment),
            None => view,
        }
    }
}

fn texts(folder: &CaseFolder) -> CaseTexts<'_> {
    CaseTexts {
        agreement: of_file(&folder.agreement),
        actors: of_file(&folder.actors),
        sources: of_file(&folder.sources),
        areas: folder.areas.as_ref().map_or(NamedText { file: "areas.geojson", text: NO_AREAS }, of_file),
        decisions: folder.decisions.as_ref().map(of_file),
    }
}

/// Reads the talks, if there are any; with them what is wrong or odd about their file.
fn talks(folder: &CaseFolder, terms: Option<&Terms>) -> (Option<Talks>, Vec<Problem>) {
    match folder.talks.as_ref().map(|file| Talks::parse(of_file(file), terms)) {
        Some(Ok((talks, warnings))) => (Some(talks), warnings),
        Some(Err(problems)) => (None, problems),
        None => (None, Vec::new()),
    }
}

/// Whether a problem is one of the terms: neither of the reports nor of the talks.
fn is_of_terms(folder: &CaseFolder, problem: &Problem) -> bool {
    let of = |file: &TextFile| problem.at.as_ref().is_some_and(|at| *file.name == *at.file);
    !is_of_reports(folder, problem) && !folder.talks.as_ref().is_some_and(of)
}

fn of_file(file: &TextFile) -> NamedText<'_> {
    NamedText { file: &file.name, text: &file.text }
}

fn add(sum: &mut RowCount, one: RowCount) {
    sum.read += one.read;
    sum.made += one.made;
    sum.rejected += one.rejected;
    sum.passed_over += one.passed_over;
}

fn is_of_reports(folder: &CaseFolder, problem: &Problem) -> bool {
    problem.at.as_ref().is_some_and(|at| folder.reports.iter().any(|file| *file.name == *at.file))
}

/// Returns a problem for each report whose id stands in the case already: the first one is used.
fn repeated(reports: &[Report]) -> Vec<Problem> {
    let mut first: BTreeMap<&ReportId, &Origin> = BTreeMap::new();
    let mut problems = Vec::new();
    for report in reports {
        let Some(there) = first.get(&report.id) else {
            first.insert(&report.id, &report.origin);
            continue;
        };
        let message = format!("the id `{}` stands at {}:{} already", report.id, there.file, there.line);
        let help = "The first one is used. Give the other an id of its own; if a file was added twice, take one away.";
        let at =
            Location { file: report.origin.file.clone(), line: report.origin.line, column: 0, span: (0, 0) };
        problems.push(Problem::error("repeated-id", message).at(at).help(help));
    }
    problems
}
