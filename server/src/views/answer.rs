//! The answer: what the page shows first, in one piece.

use engine::publications::view as from;
use engine::publications::view::Showing;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    AreaView, AssumptionView, BesideView, CaseHead, Counts, DayView, Exclusion, GateView, GroupView,
    OddityView, ProvisionView, SourceChoice, StateView, Strength, UnreviewedView,
};

/// How many incidents beside the agreement are listed; all of them stand on the map and among the incidents.
const BESIDE_MAX: usize = 200;

/// How many oddities are listed.
const ODDITIES_MAX: usize = 200;

/// What the page shows first: the gates' answers under one reading, and the terms by which they were given.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct AnswerView {
    /// [`super::VERSION`].
    pub version: u32,
    /// The version of truce.
    pub truce: &'static str,
    /// How it stands with the files that the answer rests on.
    pub state: StateView,
    /// What the terms say of themselves.
    pub case: CaseHead,
    /// The reading.
    pub reading: ReadingView,
    /// The instant up to which reports were known, in the agreement's zone; `null`: all that the case holds.
    pub as_known_on: Option<String>,
    /// How many reports were used.
    pub reports_used: usize,
    /// How many were not: not yet known, or their id stood twice.
    pub reports_left_out: usize,
    /// Reports that a machine read and no person has reviewed: set aside, and neither used nor among those left out.
    pub unreviewed: UnreviewedView,
    /// How many incidents there are.
    pub incidents: usize,
    /// The days of the agreement.
    pub days: Vec<DayView>,
    /// The gates, in the terms' order.
    pub gates: Vec<GateView>,
    /// Parties, guarantors, non-parties and excluded groups.
    pub groups: Vec<GroupView>,
    /// The provisions.
    pub provisions: Vec<ProvisionView>,
    /// The areas.
    pub areas: Vec<AreaView>,
    /// What the text leaves open and the case fills in.
    pub assumptions: Vec<AssumptionView>,
    /// Incidents done by those who are not bound; at most 200.
    pub beside: Vec<BesideView>,
    /// How many more there are.
    pub beside_more: usize,
    /// What is odd about the reports; at most 200.
    pub oddities: Vec<OddityView>,
    /// How many more there are.
    pub oddities_more: usize,
}

impl AnswerView {
    /// Returns the answer of a showing. `state`: of the files that it was made from.
    pub fn of(showing: &Showing<'_>, state: StateView) -> Self {
        Self {
            version: super::VERSION,
            truce: env!("CARGO_PKG_VERSION"),
            state,
            case: CaseHead::of(&showing.case()),
            reading: ReadingView::from(&showing.reading()),
            as_known_on: showing.as_known_on(),
            reports_used: showing.reports_used(),
            reports_left_out: showing.left_out().len(),
            unreviewed: UnreviewedView::of(&showing.unreviewed(), &showing.sources()),
            incidents: showing.points().len(),
            days: showing.days().iter().map(DayView::from).collect(),
            gates: showing.gates().iter().map(GateView::from).collect(),
            groups: showing.groups().iter().map(GroupView::from).collect(),
            provisions: showing.provisions().iter().map(ProvisionView::from).collect(),
            areas: showing.areas().iter().map(AreaView::from).collect(),
            assumptions: showing.assumptions().iter().map(AssumptionView::from).collect(),
            beside: showing.beside().iter().take(BESIDE_MAX).map(BesideView::from).collect(),
            beside_more: showing.beside().len().saturating_sub(BESIDE_MAX),
            oddities: showing.problems().iter().take(ODDITIES_MAX).map(OddityView::from).collect(),
            oddities_more: showing.problems().len().saturating_sub(ODDITIES_MAX),
        }
    }
}

/// A reading.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ReadingView {
    /// Whose reports are read.
    pub sources: SourceChoice,
    /// The source, where one alone is read.
    pub source: Option<String>,
    /// How strong a breach must be shown to be.
    pub strength: Strength,
    /// What is asked of a claim of exclusion.
    pub exclusion: Exclusion,
    /// How accounts that differ are weighed.
    pub counts: Counts,
    /// The reading in words.
    pub text: String,
}

impl From<&from::ReadingView> for ReadingView {
    fn from(reading: &from::ReadingView) -> Self {
        let sources = match reading.sources {
            "independent" => SourceChoice::Independent,
            "one" => SourceChoice::One,
            _ => SourceChoice::All,
        };
        Self {
            sources,
            source: reading.source.clone(),
            strength: reading.strength.into(),
            exclusion: reading.exclusion.into(),
            counts: reading.counts.into(),
            text: reading.text.clone(),
        }
    }
}
