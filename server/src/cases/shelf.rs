//! The shelf: all cases with what was read of them last.

use std::collections::BTreeSet;
use std::sync::{Arc, RwLock};

use engine::publications::safe;
use engine::reports::Report;
use engine::talks::Talks;
use engine::terms::Terms;
use tokio::sync::broadcast;

use super::{CaseContent, CaseName, DrawnProblem, Keeper, Problems, Trace, Unreadable};
use crate::views::{CaseEntry, CaseState, PlacedProblem, StateView, TroubleView};

/// How many changes a slow listener may lag behind before it is told to ask anew.
const CHANGES_KEPT: usize = 64;

/// The longest drawing of a problem, in characters.
const DRAWN_MAX: usize = 4_000;

/// How many notes on what was passed over are listed.
const NOTES_LISTED: usize = 50;

/// All cases that are served, in the order in which they were given.
pub struct Shelf {
    cases: Vec<Kept>,
    changes: broadcast::Sender<Change>,
}

/// One case on the shelf.
struct Kept {
    name: CaseName,
    keeper: Box<dyn Keeper>,
    /// The state of the files when they were first read; `None`: it could not be told.
    first: Option<Trace>,
    state: RwLock<Arc<State>>,
}

/// What was read of a case last, and what of it stands.
#[derive(Debug)]
pub struct State {
    /// The last content without errors; `None`: there was none.
    pub good: Option<Arc<Good>>,
    /// Tells this state from any other of the case: it grows by one with each.
    pub serial: u64,
    trouble: TroubleView,
}

/// Terms without errors, and the reports that were read beside them.
#[derive(Debug)]
pub struct Good {
    /// The terms.
    pub terms: Terms,
    /// The talks; `None`: there are none, or their file has errors.
    pub talks: Option<Talks>,
    /// The reports, by file and line.
    pub reports: Vec<Report>,
    /// Tells this content from any other.
    pub revision: String,
}

impl Good {
    /// Returns the title of the agreement, made safe to show.
    pub fn title(&self) -> String {
        safe::name(&self.terms.agreement.title)
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
            let first = trace(&*keeper);
            let state = RwLock::new(Arc::new(State::first(read(&*keeper, &name))));
            cases.push(Kept { name, keeper, first, state });
        }
        Self { cases, changes: broadcast::channel(CHANGES_KEPT).0 }
    }

    /// Returns the names of all cases, in order.
    pub fn names(&self) -> impl Iterator<Item = &CaseName> {
        self.cases.iter().map(|case| &case.name)
    }

    /// Returns what stands of a case; `None`: there is no such case.
    pub fn state_of(&self, name: &str) -> Option<Arc<State>> {
        self.kept(name).map(Kept::state)
    }

    fn kept(&self, name: &str) -> Option<&Kept> {
        self.cases.iter().find(|case| case.name.as_str() == name)
    }

    /// Returns how every case stands, in order.
    pub fn entries(&self) -> Vec<CaseEntry> {
        self.cases.iter().map(Kept::entry).collect()
    }

    /// Returns how a case stands; `None`: there is no such case.
    pub fn entry(&self, name: &str) -> Option<CaseEntry> {
        self.kept(name).map(Kept::entry)
    }

    /// Returns which contents the answers rest on now.
    pub fn revisions(&self) -> BTreeSet<String> {
        let good = self.cases.iter().filter_map(|case| case.state().good.clone());
        good.map(|good| good.revision.clone()).collect()
    }

    /// Returns a listener to all changes from now on.
    pub fn listen(&self) -> broadcast::Receiver<Change> {
        self.changes.subscribe()
    }

    /// Returns the state of every case's files when they were first read, in order.
    pub(super) fn first_traces(&self) -> Vec<Option<Trace>> {
        self.cases.iter().map(|case| case.first).collect()
    }

    /// Returns what tells the present state of every case's files, in order.
    pub(super) fn traces(&self) -> Vec<Option<Trace>> {
        self.cases.iter().map(|case| trace(&*case.keeper)).collect()
    }

    /// Reads the case at this position anew and tells the listeners, if anything changed.
    pub(super) fn read_anew(&self, at: usize) {
        let case = &self.cases[at];
        let before = case.state();
        let now = before.followed_by(read(&*case.keeper, &case.name));
        if now.trouble == before.trouble {
            return;
        }
        let state = now.view().clone();
        tracing::info!(case = %case.name, status = ?state.status, errors = state.errors, "case read anew");
        *case.state.write().expect(UNPOISONED) = Arc::new(now);
        // Nobody listening is no failure.
        let _ = self.changes.send(Change { case: case.name.clone(), state });
    }
}

impl Kept {
    fn state(&self) -> Arc<State> {
        Arc::clone(&self.state.read().expect(UNPOISONED))
    }

    fn entry(&self) -> CaseEntry {
        let state = self.state();
        let title = state.good.as_ref().map(|good| good.title());
        CaseEntry { case: self.name.to_string(), title, state: state.view().clone() }
    }
}

/// Why a lock can be had: whoever holds it only copies a pointer.
const UNPOISONED: &str = "no holder of this lock can panic";

/// Returns the name, with a number if it is taken.
fn free(name: CaseName, is_taken: impl Fn(&CaseName) -> bool) -> CaseName {
    let numbered = (2..).map(|n| CaseName::near(&format!("{:.58}-{n}", name.as_str())));
    std::iter::once(name.clone()).chain(numbered).find(|name| !is_taken(name)).expect("numbers do not end")
}

/// Looks at the files of a case. A mistake of ours in looking stops nothing else.
fn trace(keeper: &dyn Keeper) -> Option<Trace> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| keeper.trace())).ok()
}

/// Has a case read. A mistake of ours in reading it is told as one and stops nothing else.
fn read(keeper: &dyn Keeper, case: &CaseName) -> Result<CaseContent, Unreadable> {
    let read = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| keeper.read()));
    read.unwrap_or_else(|_| {
        tracing::error!(%case, "a bug of truce: the case could not be read");
        let what = "a bug of truce kept the files from being read".to_owned();
        let help = "Please report it. The case is read again as soon as a file changes.".to_owned();
        Err(Unreadable { why: vec![what, help] })
    })
}

impl State {
    fn first(read: Result<CaseContent, Unreadable>) -> Self {
        Self::of(None, 0, read)
    }

    /// Returns what stands after the files were read again.
    fn followed_by(&self, read: Result<CaseContent, Unreadable>) -> Self {
        Self::of(self.good.clone(), self.serial + 1, read)
    }

    fn of(before: Option<Arc<Good>>, serial: u64, read: Result<CaseContent, Unreadable>) -> Self {
        let gone = |Unreadable { why }| {
            (None, trouble("unreadable".to_owned(), why, Vec::new(), Problems::default()))
        };
        let (fresh, mut trouble) =
            read.map_or_else(gone, |CaseContent { terms, talks, reports, problems, notes, revision }| {
                let good = |terms| Good { terms, talks, reports, revision: revision.clone() };
                let fresh = terms.map(|terms| Arc::new(good(terms)));
                (fresh, trouble(revision, Vec::new(), notes, problems))
            });
        trouble.state.status = match (&fresh, &before) {
            (Some(_), _) => CaseState::Current,
            (None, Some(_)) => CaseState::Stale,
            (None, None) => CaseState::Unreadable,
        };
        Self { good: fresh.or(before), serial, trouble }
    }

    /// Returns how it stands with the files.
    pub fn view(&self) -> &StateView {
        &self.trouble.state
    }

    /// Returns what is wrong with the files.
    pub fn trouble(&self) -> &TroubleView {
        &self.trouble
    }
}

/// Returns what is wrong with files, before it is known what of them stands.
fn trouble(
    revision: String,
    unreadable: Vec<String>,
    mut notes: Vec<String>,
    problems: Problems,
) -> TroubleView {
    if notes.len() > NOTES_LISTED {
        let more = notes.len() - NOTES_LISTED;
        notes.truncate(NOTES_LISTED);
        notes.push(format!("{more} more were passed over"));
    }
    let [notes, unreadable] =
        [notes, unreadable].map(|texts| texts.iter().map(|text| safe::saying(text)).collect::<Vec<_>>());
    let (errors, warnings) = (problems.errors, problems.warnings);
    let state = StateView { status: CaseState::Unreadable, revision, errors, warnings };
    let more = problems.more();
    TroubleView { state, unreadable, notes, problems: problems.listed.iter().map(placed).collect(), more }
}

fn placed(problem: &DrawnProblem) -> PlacedProblem {
    let at = problem.at.as_ref();
    PlacedProblem {
        severity: problem.severity.into(),
        code: problem.code.to_owned(),
        message: safe::saying(&problem.message),
        file: at.map(|(file, ..)| safe::name(file)),
        line: at.map(|(_, line, _)| *line),
        column: at.map(|(.., column)| *column),
        drawn: bounded(&problem.drawn),
    }
}

/// Returns the beginning of a drawing, its lines kept as they are. Not even a file's name turns the direction of reading.
fn bounded(drawn: &str) -> String {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let seen = |c: char| if turns(c) || (c.is_control() && c != '\n') { '\u{fffd}' } else { c };
    drawn.chars().take(DRAWN_MAX).map(seen).collect()
}
