//! The shelf: all cases with what was read of them last.

use std::sync::{Arc, RwLock};

use engine::model::Severity;
use engine::reports::Report;
use engine::terms::Terms;
use tokio::sync::broadcast;

use super::{CaseContent, CaseName, DrawnProblem, Keeper, Trace, Unreadable};
use crate::views::{CaseState, PlacedProblem, StateView, TroubleView};

/// How many changes a slow listener may lag behind before it is told to ask anew.
const CHANGES_KEPT: usize = 64;

/// How many problems are listed.
const PROBLEMS_LISTED: usize = 200;

/// All cases that are served, in the order in which they were given.
pub struct Shelf {
    cases: Vec<Kept>,
    changes: broadcast::Sender<Change>,
}

/// One case on the shelf.
struct Kept {
    name: CaseName,
    keeper: Box<dyn Keeper>,
    /// The state of the files when they were first read.
    first: Trace,
    standing: RwLock<Arc<Standing>>,
}

/// What was read of a case last, and what of it stands.
#[derive(Debug)]
pub struct Standing {
    /// The last content without errors; `None`: there was none.
    pub good: Option<Arc<Good>>,
    /// Whether the answer rests on the files as they are now.
    pub status: CaseState,
    /// Tells this state from any other.
    pub revision: String,
    problems: Vec<DrawnProblem>,
    notes: Vec<String>,
    unreadable: Vec<String>,
}

/// Terms without errors, and the reports that were read beside them.
#[derive(Debug)]
pub struct Good {
    /// The terms.
    pub terms: Terms,
    /// The reports, by file and line.
    pub reports: Vec<Report>,
    /// Tells this content from any other.
    pub revision: String,
}

impl Good {
    /// Returns the title of the agreement, made safe to show.
    pub fn title(&self) -> String {
        engine::publications::safe::name(&self.terms.agreement.title)
    }
}

/// A case was read anew.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Which.
    pub case: CaseName,
    /// How it stands now.
    pub state: StateView,
}

impl Shelf {
    /// Reads the cases and puts them on a shelf. Two of one name get numbers: `syria`, `syria-2`.
    pub fn new(keepers: Vec<(CaseName, Box<dyn Keeper>)>) -> Self {
        let mut cases: Vec<Kept> = Vec::new();
        for (name, keeper) in keepers {
            let name = free(name, |taken| cases.iter().any(|other| other.name == *taken));
            // Looked at before it is read: what changes meanwhile is seen as a change.
            let first = keeper.trace();
            let standing = RwLock::new(Arc::new(Standing::first(keeper.read())));
            cases.push(Kept { name, keeper, first, standing });
        }
        Self { cases, changes: broadcast::channel(CHANGES_KEPT).0 }
    }

    /// Returns the names of all cases, in order.
    pub fn names(&self) -> impl Iterator<Item = &CaseName> {
        self.cases.iter().map(|case| &case.name)
    }

    /// Returns what stands of a case; `None`: there is no such case.
    pub fn standing(&self, name: &str) -> Option<Arc<Standing>> {
        self.cases.iter().find(|case| case.name.as_str() == name).map(Kept::standing)
    }

    /// Returns a listener to all changes from now on.
    pub fn listen(&self) -> broadcast::Receiver<Change> {
        self.changes.subscribe()
    }

    /// Returns the state of every case's files when they were first read, in order.
    pub(super) fn first_traces(&self) -> Vec<Trace> {
        self.cases.iter().map(|case| case.first).collect()
    }

    /// Returns what tells the present state of every case's files, in order.
    pub(super) fn traces(&self) -> Vec<Trace> {
        self.cases.iter().map(|case| case.keeper.trace()).collect()
    }

    /// Reads the case at this position anew and tells the listeners, if anything changed.
    pub(super) fn read_anew(&self, at: usize) {
        let case = &self.cases[at];
        let before = case.standing();
        let now = before.followed_by(case.keeper.read());
        if now.state() == before.state() && now.unreadable == before.unreadable {
            return;
        }
        let state = now.state();
        tracing::info!(case = %case.name, status = ?state.status, errors = state.errors, "case read anew");
        *case.standing.write().expect(UNPOISONED) = Arc::new(now);
        // Nobody listening is no failure.
        let _ = self.changes.send(Change { case: case.name.clone(), state });
    }
}

impl Kept {
    fn standing(&self) -> Arc<Standing> {
        Arc::clone(&self.standing.read().expect(UNPOISONED))
    }
}

/// Why a lock can be had: whoever holds it only copies a pointer.
const UNPOISONED: &str = "no holder of this lock can panic";

/// Returns the name, with a number if it is taken.
fn free(name: CaseName, is_taken: impl Fn(&CaseName) -> bool) -> CaseName {
    let numbered = (2..).map(|n| CaseName::near(&format!("{:.58}-{n}", name.as_str())));
    std::iter::once(name.clone()).chain(numbered).find(|name| !is_taken(name)).expect("numbers do not end")
}

impl Standing {
    fn first(read: Result<CaseContent, Unreadable>) -> Self {
        let nothing = Self {
            good: None,
            status: CaseState::Unreadable,
            revision: String::new(),
            problems: Vec::new(),
            notes: Vec::new(),
            unreadable: Vec::new(),
        };
        nothing.followed_by(read)
    }

    /// Returns what stands after the files were read again.
    fn followed_by(&self, read: Result<CaseContent, Unreadable>) -> Self {
        let kept = self.good.clone();
        let status = if kept.is_some() { CaseState::Stale } else { CaseState::Unreadable };
        match read {
            Err(Unreadable { why }) => Self {
                good: kept,
                status,
                revision: "unreadable".to_owned(),
                problems: Vec::new(),
                notes: Vec::new(),
                unreadable: why,
            },
            Ok(CaseContent { terms, reports, problems, notes, revision }) => {
                let fresh = terms.map(|terms| Good { terms, reports, revision: revision.clone() });
                let status = if fresh.is_some() { CaseState::Current } else { status };
                let good = fresh.map(Arc::new).or(kept);
                Self { good, status, revision, problems, notes, unreadable: Vec::new() }
            }
        }
    }

    /// Returns how it stands with the files.
    pub fn state(&self) -> StateView {
        let count = |severity| self.problems.iter().filter(|p| p.severity == severity).count();
        StateView {
            status: self.status,
            revision: self.revision.clone(),
            errors: count(Severity::Error) + self.unreadable.len().min(1),
            warnings: count(Severity::Warning),
        }
    }

    /// Returns what is wrong with the files.
    pub fn trouble(&self) -> TroubleView {
        TroubleView {
            state: self.state(),
            unreadable: self.unreadable.clone(),
            notes: self.notes.clone(),
            problems: self.problems.iter().take(PROBLEMS_LISTED).map(placed).collect(),
            more: self.problems.len().saturating_sub(PROBLEMS_LISTED),
        }
    }
}

fn placed(problem: &DrawnProblem) -> PlacedProblem {
    let at = problem.at.as_ref();
    PlacedProblem {
        severity: problem.severity.into(),
        code: problem.code.to_owned(),
        message: problem.message.clone(),
        file: at.map(|(file, ..)| file.clone()),
        line: at.map(|(_, line, _)| *line),
        column: at.map(|(.., column)| *column),
        drawn: problem.drawn.clone(),
    }
}
