//! The view: an assessment as plain data that may be shown to anybody.
//!
//! In: the terms, the reports and the assessment made of them. Out: a [`View`], from which page, table, map and command
//! are drawn; as JSON it is what `truce assess --json` prints. Read first: [`View`].
//! Invariant: what is not fit for a public side (coordinates, places of health and aid, keepers' remarks, file names) is
//! not in the view, so no publication can let it out. Invariant: every text of a stranger is made safe here, once.

mod case;
mod evidence;
mod gates;
mod ledgers;
mod standing;

pub use case::{
    AreaView, AssumptionView, CaseView, DayView, GroupView, ProvisionView, ShapeView, SourceView,
};
pub use evidence::{
    AccountView, BesideView, CasualtiesView, FindingView, IncidentView, NumbersView, ReplyView, SpanView,
};
pub use gates::{BlockerView, ClockDayView, GateView, HorizonView, NeedView, ReadingView, VariationView};
pub use ledgers::{LedgerEntryView, LedgerView, PartView};
pub use standing::StandingView;

use jiff::{Timestamp, Zoned};
use serde::{Serialize, Serializer};

use crate::model::Problem;
use crate::reports::Report;
use crate::standing::{Assessment, LeftOut};
use crate::terms::Terms;

/// The version of the shape of this JSON. It grows when a key changes its meaning or goes.
pub const VERSION: u32 = 1;

/// An assessment as plain data that may be shown to anybody.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct View {
    /// [`VERSION`].
    pub version: u32,
    /// The version of truce that computed it.
    pub truce: &'static str,
    /// The case.
    pub case: CaseView,
    /// The reading.
    pub reading: ReadingView,
    /// The instant up to which reports were known, in the agreement's zone; `None`: all that the case holds.
    pub as_known_on: Option<String>,
    /// How many reports were used.
    pub reports_used: usize,
    /// The days of the agreement.
    pub days: Vec<DayView>,
    /// The gates, in the terms' order.
    pub gates: Vec<GateView>,
    /// Where each provision stands, by provision, party, area and day.
    pub standing: Vec<StandingView>,
    /// What is held to have happened.
    pub incidents: Vec<IncidentView>,
    /// What it means under each provision.
    pub findings: Vec<FindingView>,
    /// What each source counts, side by side.
    pub ledgers: Vec<LedgerView>,
    /// Incidents done by those who are not bound.
    pub beside: Vec<BesideView>,
    /// What the text leaves open and the case fills in.
    pub assumptions: Vec<AssumptionView>,
    /// Parties, guarantors, non-parties and excluded groups.
    pub groups: Vec<GroupView>,
    /// The provisions.
    pub provisions: Vec<ProvisionView>,
    /// The areas.
    pub areas: Vec<AreaView>,
    /// The sources.
    pub sources: Vec<SourceView>,
    /// What is odd about the reports.
    pub problems: Vec<ProblemView>,
    /// Reports that were not used, and why.
    pub left_out: Vec<LeftOutView>,
}

/// Something odd about an input. Says nothing of files: their names are the keepers' affair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProblemView {
    /// How much it matters.
    pub severity: &'static str,
    /// A short stable name of its kind.
    pub code: &'static str,
    /// What is odd.
    pub message: String,
}

/// A report that was not used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftOutView {
    /// The report.
    pub report: String,
    /// Why.
    pub why: String,
}

impl View {
    /// Returns the view of an assessment. `reports` is the slice that was assessed.
    pub fn of(terms: &Terms, reports: &[Report], assessment: &Assessment) -> Self {
        let from = Input { terms, reports, assessment };
        Self {
            version: VERSION,
            truce: env!("CARGO_PKG_VERSION"),
            case: case::case(&from),
            reading: gates::reading(&from, &assessment.reading),
            as_known_on: assessment.as_known_on.map(|at| from.local(at)),
            reports_used: assessment.used.len(),
            days: case::days(&from),
            gates: gates::gates(&from),
            standing: standing::standing(&from),
            incidents: evidence::incidents(&from),
            findings: evidence::findings(&from),
            ledgers: ledgers::ledgers(&from),
            beside: evidence::beside(&from),
            assumptions: case::assumptions(&from),
            groups: case::groups(&from),
            provisions: case::provisions(&from),
            areas: case::areas(&from),
            sources: case::sources(&from),
            problems: assessment.problems.iter().map(problem).collect(),
            left_out: assessment.left_out.iter().map(left_out).collect(),
        }
    }

    /// Returns the incident with this id.
    pub fn incident(&self, id: &str) -> Option<&IncidentView> {
        self.incidents.iter().find(|i| i.id == id)
    }

    /// Returns the provision with this id.
    pub fn provision(&self, id: &str) -> Option<&ProvisionView> {
        self.provisions.iter().find(|p| p.id == id)
    }

    /// Returns the name of a party, guarantor, non-party or excluded group; its id if it has none.
    pub fn group_name<'a>(&'a self, id: &'a str) -> &'a str {
        self.groups.iter().find(|g| g.id == id).map_or(id, |g| &g.name)
    }

    /// Returns the name of an area; its id if it has none.
    pub fn area_name<'a>(&'a self, id: &'a str) -> &'a str {
        self.areas.iter().find(|a| a.id == id).map_or(id, |a| &a.name)
    }

    /// Returns the title of a provision; its id if it has none.
    pub fn provision_title<'a>(&'a self, id: &'a str) -> &'a str {
        self.provision(id).map_or(id, |p| &p.title)
    }
}

/// What a view is made from, handed from maker to maker.
struct Input<'a> {
    terms: &'a Terms,
    reports: &'a [Report],
    assessment: &'a Assessment,
}

impl Input<'_> {
    /// Returns an instant in the agreement's zone, to the minute: `2016-09-12T19:00+03:00`.
    fn local(&self, at: Timestamp) -> String {
        self.zoned(at).strftime("%Y-%m-%dT%H:%M%:z").to_string()
    }

    fn zoned(&self, at: Timestamp) -> Zoned {
        at.to_zoned(self.terms.agreement.zone.clone())
    }
}

pub(super) fn problem(problem: &Problem) -> ProblemView {
    ProblemView {
        severity: problem.severity.as_str(),
        code: problem.code,
        message: super::safe::saying(&problem.message),
    }
}

fn left_out(left: &LeftOut) -> LeftOutView {
    LeftOutView { report: super::safe::name(left.report.as_str()), why: super::safe::saying(&left.why) }
}

/// Writes a value of a closed list by its word.
fn word<T: std::fmt::Display, S: Serializer>(value: &T, out: S) -> Result<S::Ok, S::Error> {
    out.collect_str(value)
}

/// Writes values of a closed list by their words.
fn words<T: std::fmt::Display, S: Serializer>(values: &[T], out: S) -> Result<S::Ok, S::Error> {
    out.collect_seq(values.iter().map(ToString::to_string))
}
