//! Gates: whether the next phase may begin, on what that rests, and what turns it.

use engine::publications::explain;
use engine::publications::view as from;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Answer, BlockerKind, DayState, IncidentView, ReadingView};

/// A gate.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct GateView {
    /// The phase.
    pub phase: String,
    /// Its name.
    pub name: String,
    /// The answer.
    pub answer: Answer,
    /// The answer as a sentence.
    pub sentence: String,
    /// Whether every variation that has evidence gives the same answer.
    pub robust: bool,
    /// What keeps it shut, the weightiest first.
    pub blockers: Vec<BlockerView>,
    /// Its needs.
    pub needs: Vec<NeedView>,
    /// The answer up to each possible end; the first is the one used.
    pub horizons: Vec<HorizonView>,
    /// The variations that give another answer, with evidence.
    pub turned_by: Vec<VariationView>,
    /// How many variations were tried.
    pub variations_tried: usize,
    /// How many of them had evidence.
    pub variations_with_evidence: usize,
    /// The answer if the clocks are set back only by recorded decisions; `null`: the terms know no such clock.
    pub answer_by_decision: Option<Answer>,
}

/// What keeps a gate shut.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct BlockerView {
    /// What kind of thing.
    pub kind: BlockerKind,
    /// The provision concerned.
    pub provision: Option<String>,
    /// One sentence.
    pub text: String,
    /// The incidents it rests on.
    pub incidents: Vec<String>,
    /// The reports it rests on beside incidents.
    pub reports: Vec<String>,
}

/// A need of a gate.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct NeedView {
    /// The provision that must hold.
    pub provision: String,
    /// How many days are asked for.
    pub days_needed: u32,
    /// Whether they must follow each other.
    pub consecutive: bool,
    /// What breaks a day, in words.
    pub measure: String,
    /// How it stands.
    pub state: DayState,
    /// The longest run of days that count.
    pub best_run: u32,
    /// One sentence with the figures.
    pub detail: String,
    /// Its clock by day, each breach setting it back.
    pub clock: Vec<ClockDayView>,
    /// Days since the start, or since the last recorded decision that set the clock back, by day; `null`: the terms know
    /// no such clock.
    pub since_decision: Option<Vec<u32>>,
    /// Where the measure asks for less than before: the best window's figures, for each pair of groups, events and deaths
    /// apart. Empty: it does not, or this reading does not read the source.
    pub compared: Vec<ComparedView>,
}

/// One pair of groups' reported events, or deaths, since the start against before.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ComparedView {
    /// The pair, by name.
    pub between: String,
    /// `events` or `deaths`.
    pub count: String,
    /// Whether the answer rests on it; the other is shown all the same.
    pub asked: bool,
    /// What it comes to.
    pub answer: Answer,
    /// The ratio of the rate since to that before; `null`: there is none, the sentence says why.
    pub ratio: Option<f64>,
    /// The 95 per cent interval's lower end.
    pub low: Option<f64>,
    /// The interval's upper end.
    pub high: Option<f64>,
    /// The placebo rank, which belongs to the interval; `null`: there is none, the sentence says why.
    pub rank: Option<f64>,
    /// All of it in words.
    pub sentence: String,
    /// What would change the answer.
    pub would_change: String,
}

/// One day of a clock.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ClockDayView {
    /// The day's number.
    pub day_number: i32,
    /// The local date on which it begins.
    pub day: String,
    /// How it stands.
    pub state: DayState,
    /// How many days in a row count, up to and with this one.
    pub run: u32,
    /// The report of the decision that set the clock back on this day.
    pub reset_by: Option<String>,
    /// The incidents that break it or may.
    pub incidents: Vec<String>,
}

/// The answer up to one possible end.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct HorizonView {
    /// Whose end it is.
    pub what: String,
    /// When, in the agreement's zone.
    pub at: String,
    /// The answer.
    pub answer: Answer,
}

/// The answer under another reading, clock or assumption.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct VariationView {
    /// The reading.
    pub reading: ReadingView,
    /// What else was varied; empty: nothing.
    pub varied: String,
    /// The answer.
    pub answer: Answer,
}

/// Why a gate is shut or open.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct GateExplained {
    /// The reading, in words.
    pub reading: String,
    /// The gate.
    pub gate: GateView,
    /// What keeps it shut, with the evidence.
    pub blockers: Vec<BlockerExplained>,
}

/// One blocker with the incidents it rests on.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct BlockerExplained {
    /// The blocker.
    pub blocker: BlockerView,
    /// The incidents.
    pub incidents: Vec<IncidentView>,
}

impl From<&from::GateView> for GateView {
    fn from(gate: &from::GateView) -> Self {
        Self {
            phase: gate.phase.clone(),
            name: gate.name.clone(),
            answer: gate.answer.into(),
            sentence: gate.sentence.clone(),
            robust: gate.robust,
            blockers: gate.blockers.iter().map(BlockerView::from).collect(),
            needs: gate.needs.iter().map(NeedView::from).collect(),
            horizons: gate.horizons.iter().map(HorizonView::from).collect(),
            turned_by: gate.turned_by.iter().map(VariationView::from).collect(),
            variations_tried: gate.variations_tried,
            variations_with_evidence: gate.variations_with_evidence,
            answer_by_decision: gate.answer_by_decision.map(Answer::from),
        }
    }
}

impl From<&from::BlockerView> for BlockerView {
    fn from(blocker: &from::BlockerView) -> Self {
        Self {
            kind: blocker.kind.into(),
            provision: blocker.provision.clone(),
            text: blocker.text.clone(),
            incidents: blocker.incidents.clone(),
            reports: blocker.reports.clone(),
        }
    }
}

impl From<&from::NeedView> for NeedView {
    fn from(need: &from::NeedView) -> Self {
        Self {
            provision: need.provision.clone(),
            days_needed: need.days_needed,
            consecutive: need.consecutive,
            measure: need.measure.clone(),
            state: need.state.into(),
            best_run: need.best_run,
            detail: need.detail.clone(),
            clock: need.clock.iter().map(ClockDayView::from).collect(),
            since_decision: need.since_decision.clone(),
            compared: need.compared.iter().map(ComparedView::from).collect(),
        }
    }
}

impl From<&from::ComparedView> for ComparedView {
    fn from(compared: &from::ComparedView) -> Self {
        let figures = compared.figures.as_ref();
        Self {
            between: compared.between_text.clone(),
            count: compared.count.to_string(),
            asked: compared.asked,
            answer: compared.answer.into(),
            ratio: figures.map(|figures| figures.ratio),
            low: figures.map(|figures| figures.low),
            high: figures.map(|figures| figures.high),
            rank: figures.and_then(|figures| figures.rank.as_ref()).map(|rank| rank.p),
            sentence: compared.sentence.clone(),
            would_change: compared.would_change.clone(),
        }
    }
}

impl From<&from::ClockDayView> for ClockDayView {
    fn from(day: &from::ClockDayView) -> Self {
        Self {
            day_number: day.day_number,
            day: day.day.clone(),
            state: day.state.into(),
            run: day.run,
            reset_by: day.reset_by.clone(),
            incidents: day.incidents.clone(),
        }
    }
}

impl From<&from::HorizonView> for HorizonView {
    fn from(horizon: &from::HorizonView) -> Self {
        Self { what: horizon.what.clone(), at: horizon.at.clone(), answer: horizon.answer.into() }
    }
}

impl From<&from::VariationView> for VariationView {
    fn from(variation: &from::VariationView) -> Self {
        Self {
            reading: ReadingView::from(&variation.reading),
            varied: variation.varied.clone(),
            answer: variation.answer.into(),
        }
    }
}

impl From<&explain::GateExplanation> for GateExplained {
    fn from(why: &explain::GateExplanation) -> Self {
        let blocker = |b: &explain::BlockerExplanation| BlockerExplained {
            blocker: BlockerView::from(&b.blocker),
            incidents: b.incidents.iter().map(IncidentView::from).collect(),
        };
        Self {
            reading: why.reading.clone(),
            gate: GateView::from(&why.gate),
            blockers: why.blockers.iter().map(blocker).collect(),
        }
    }
}
