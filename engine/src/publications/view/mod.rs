//! The view: an assessment as plain data that may be shown to anybody.
//!
//! In: the terms, the reports and the assessment made of them. Out: a [`View`], from which page, table, map and command
//! are drawn; as JSON it is what `truce assess --json` prints. Where a whole view would be too large, a [`Showing`] makes
//! the same parts one by one. Read first: [`View`], [`Showing`].
//! Invariant: what is not fit for a public side (coordinates, places of health and aid, keepers' remarks, file names) is
//! not in the view, so no publication can let it out. Invariant: every text of a stranger is made safe here, once.

mod case;
mod compared;
mod evidence;
mod gates;
mod index;
mod ledgers;
mod points;
mod showing;
mod standing;
mod talks;

pub use case::{
    AreaView, AssumptionView, CaseView, DayView, GroupView, ProvisionView, ShapeView, SourceView,
};
pub use compared::{ComparedView, FiguresView, RankView};
pub use evidence::{
    AccountView, BesideView, CasualtiesView, FindingView, IncidentView, NumbersView, ReplyView, SpanView,
};
pub use gates::{BlockerView, ClockDayView, GateView, HorizonView, NeedView, ReadingView, VariationView};
pub use index::ViewIndex;
pub use ledgers::{LedgerEntryView, LedgerView, PartView};
pub use points::{FindingsOf, IncidentsWith, Points};
pub use showing::Showing;
pub use standing::StandingView;
pub use talks::{DealView, IssueView, MeetingView, SaidView, StandView, TALKS_VERSION, TalksView};

use serde::{Serialize, Serializer};

use super::trend::TrendView;
use crate::model::Problem;
use crate::reports::Report;
use crate::standing::{Assessment, LeftOut};
use crate::talks::{Talks, board};
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
    /// What is reported day by day for each dyad, before the start and since; `None`: nothing that is dated.
    pub trend: Option<TrendView>,
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
    /// Reports that a machine read out of texts and that no person has reviewed: nothing rests on them.
    pub unreviewed: Vec<UnreviewedView>,
    /// Where the talks stand, if the case holds talks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub talks: Option<TalksView>,
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

/// A report that waits for a person to look at it. What it says is not shown: nobody stands behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnreviewedView {
    /// The report.
    pub report: String,
    /// The source it is read from.
    pub source: String,
    /// Which kind of report it would be.
    pub kind: &'static str,
}

impl View {
    /// Returns the view of an assessment. `reports` is the slice that was assessed.
    pub fn of(terms: &Terms, reports: &[Report], assessment: &Assessment) -> Self {
        let index = ViewIndex::of(terms, reports, assessment);
        let from = Showing::new(terms, reports, assessment, &index);
        Self {
            version: VERSION,
            truce: env!("CARGO_PKG_VERSION"),
            case: from.case(),
            reading: from.reading(),
            as_known_on: from.as_known_on(),
            reports_used: from.reports_used(),
            days: from.days(),
            gates: from.gates(),
            standing: from.standing(),
            incidents: from.incidents(),
            findings: from.findings(),
            ledgers: from.ledgers(),
            trend: from.trend(),
            beside: from.beside(),
            assumptions: from.assumptions(),
            groups: from.groups(),
            provisions: from.provisions(),
            areas: from.areas(),
            sources: from.sources(),
            problems: from.problems(),
            left_out: from.left_out(),
            unreviewed: from.unreviewed(),
            talks: None,
        }
    }

    /// Returns the view with the talks of its case, as known on the same instant.
    pub fn with_talks(self, talks: &Talks, terms: &Terms, assessment: &Assessment) -> Self {
        let board = board(talks, &terms.agreement.zone, assessment.as_known_on);
        Self { talks: Some(TalksView::of(&board)), ..self }
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

fn unreviewed(report: &Report) -> UnreviewedView {
    UnreviewedView {
        report: super::safe::name(report.id.as_str()),
        source: super::safe::name(report.source.as_str()),
        kind: report.kind(),
    }
}

/// Writes a value of a closed list by its word.
fn word<T: std::fmt::Display, S: Serializer>(value: &T, out: S) -> Result<S::Ok, S::Error> {
    out.collect_str(value)
}

/// Writes values of a closed list by their words.
fn words<T: std::fmt::Display, S: Serializer>(values: &[T], out: S) -> Result<S::Ok, S::Error> {
    out.collect_seq(values.iter().map(ToString::to_string))
}
