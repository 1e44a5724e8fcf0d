//! The gates in the view: the answer, what it rests on, and what turns it.

use serde::Serialize;

use super::compared::{ComparedView, compared};
use super::{Showing, word};
use crate::findings::{Exclusion, Reading, SourceChoice, Strength};
use crate::incidents::{Incident, Weight};
use crate::publications::{coarse, safe, words as say};
use crate::standing::{
    Answer, Blocker, BlockerKind, ClockDay, DayState, Gate, Horizon, NeedState, Variation,
};
use crate::terms::{Need, Reset};

/// A reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReadingView {
    /// `all`, `independent` or `one`.
    pub sources: &'static str,
    /// The source, where one alone is read.
    pub source: Option<String>,
    /// How strong a breach must be shown to be.
    #[serde(serialize_with = "word")]
    pub strength: Strength,
    /// What is asked of a claim of exclusion.
    #[serde(serialize_with = "word")]
    pub exclusion: Exclusion,
    /// How accounts that differ are weighed.
    #[serde(serialize_with = "word")]
    pub counts: Weight,
    /// The reading in words.
    pub text: String,
}

/// A gate.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GateView {
    /// The phase.
    pub phase: String,
    /// Its name.
    pub name: String,
    /// The answer.
    #[serde(serialize_with = "word")]
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
    /// The answer if the clocks are set back only by recorded decisions.
    #[serde(serialize_with = "maybe")]
    pub answer_by_decision: Option<Answer>,
}

/// What keeps a gate shut.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BlockerView {
    /// What kind of thing.
    #[serde(serialize_with = "word")]
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
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NeedView {
    /// The provision that must hold.
    pub provision: String,
    /// How many days are asked for.
    pub days_needed: u32,
    /// Whether they must follow each other.
    pub consecutive: bool,
    /// What breaks a day.
    pub measure: String,
    /// How it stands.
    #[serde(serialize_with = "word")]
    pub state: DayState,
    /// The longest run of days that count.
    pub best_run: u32,
    /// One sentence with the figures.
    pub detail: String,
    /// Its clock by day, each breach setting it back.
    pub clock: Vec<ClockDayView>,
    /// Days since the start or the last recorded decision that set the clock back, by day. Present only where the
    /// terms say that decisions set it back; whether such a day counts is the answer's affair, not this number's.
    pub since_decision: Option<Vec<u32>>,
    /// Where the measure asks for less than before: the figures of the best window, for each pair of groups, events and
    /// deaths apart. Empty: it does not, or this reading does not read the source.
    pub compared: Vec<ComparedView>,
}

/// One day of a clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClockDayView {
    /// The day's number.
    pub day_number: i32,
    /// The local date on which it begins.
    pub day: String,
    /// How it stands.
    #[serde(serialize_with = "word")]
    pub state: DayState,
    /// How many days in a row count, up to and with this one.
    pub run: u32,
    /// The decision that set the clock back on this day.
    pub reset_by: Option<String>,
    /// The incidents that break it or may.
    pub incidents: Vec<String>,
}

/// The answer up to one possible end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HorizonView {
    /// Whose end it is.
    pub what: String,
    /// When, in the agreement's zone.
    pub at: String,
    /// The answer.
    #[serde(serialize_with = "word")]
    pub answer: Answer,
}

/// The answer under another reading, clock or assumption.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VariationView {
    /// The reading.
    pub reading: ReadingView,
    /// What else was varied; empty: nothing.
    pub varied: String,
    /// The answer.
    #[serde(serialize_with = "word")]
    pub answer: Answer,
}

pub(super) fn reading(from: &Showing<'_>, reading: &Reading) -> ReadingView {
    let (sources, source) = match &reading.sources {
        SourceChoice::All => ("all", None),
        SourceChoice::Independent => ("independent", None),
        SourceChoice::One(id) => ("one", Some(id.to_string())),
    };
    ReadingView {
        sources,
        source,
        strength: reading.strength,
        exclusion: reading.exclusion,
        counts: reading.counts,
        text: say::reading(from.terms, reading),
    }
}

pub(super) fn gate(from: &Showing<'_>, gate: &Gate) -> GateView {
    let phase = from.terms.agreement.phases.iter().find(|p| p.id == gate.phase);
    let terms_of = |at: usize| phase.and_then(|p| p.needs.get(at));
    let name = safe::name(&gate.name);
    GateView {
        phase: gate.phase.to_string(),
        answer: gate.answer,
        sentence: say::answer(gate.answer, &name),
        name,
        robust: gate.robust,
        blockers: gate.blockers.iter().map(|b| blocker(from, b)).collect(),
        needs: gate.needs.iter().enumerate().map(|(at, n)| need(from, n, terms_of(at))).collect(),
        horizons: gate.horizons.iter().map(|h| horizon(from, h)).collect(),
        turned_by: gate.turned_by.iter().map(|v| variation(from, v)).collect(),
        variations_tried: gate.variations_tried,
        variations_with_evidence: gate.variations_with_evidence,
        answer_by_decision: gate.answer_by_decision,
    }
}

fn blocker(from: &Showing<'_>, blocker: &Blocker) -> BlockerView {
    let incidents: Vec<&Incident> =
        blocker.incidents.iter().flat_map(|id| from.incidents_called(id)).collect();
    BlockerView {
        kind: blocker.kind,
        provision: blocker.provision.as_ref().map(ToString::to_string),
        text: sentence(from, &blocker.text, &incidents),
        incidents: blocker.incidents.iter().map(|i| safe::name(i.as_str())).collect(),
        reports: blocker.reports.iter().map(|r| safe::name(r.as_str())).collect(),
    }
}

/// Returns a sentence of the engine that rests on incidents, without the places that those withhold.
pub(super) fn sentence(from: &Showing<'_>, text: &str, incidents: &[&Incident]) -> String {
    let withheld = |i: &&Incident| coarse::withheld_names(from.terms, from.reports, i);
    let names: Vec<String> = incidents.iter().flat_map(withheld).collect();
    safe::withhold_places(&safe::saying(text), &names)
}

fn need(from: &Showing<'_>, need: &NeedState, terms: Option<&Need>) -> NeedView {
    let by_decision = terms.is_some_and(|n| n.reset == Reset::ByDecision);
    let positions = || need.clock.iter().flat_map(|d| d.findings.iter());
    let incidents: Vec<&Incident> = positions().filter_map(|at| from.incident_of(*at)).collect();
    NeedView {
        provision: need.provision.to_string(),
        days_needed: need.days_needed,
        consecutive: terms.is_none_or(|n| n.consecutive),
        measure: safe::name(&need.measure),
        state: need.state,
        best_run: need.best_run,
        detail: sentence(from, &need.detail, &incidents),
        clock: need.clock.iter().map(|d| clock_day(from, d)).collect(),
        since_decision: by_decision.then(|| since_decision(&need.clock)),
        compared: need.compared.iter().map(|one| compared(from, one)).collect(),
    }
}

impl<'a> Showing<'a> {
    /// Returns the incident of the finding at this position.
    pub(super) fn incident_of(&self, finding: usize) -> Option<&'a Incident> {
        let finding = self.assessment.findings.get(finding)?;
        self.assessment.incidents.get(finding.incident)
    }

    /// Returns the ids of the incidents of findings, each once, in order.
    pub(super) fn incident_ids(&self, findings: &[usize]) -> Vec<String> {
        let incidents = findings.iter().filter_map(|at| self.incident_of(*at));
        let mut ids: Vec<String> = incidents.map(|i| safe::name(i.id.as_str())).collect();
        ids.sort();
        ids.dedup();
        ids
    }
}

fn clock_day(from: &Showing<'_>, day: &ClockDay) -> ClockDayView {
    ClockDayView {
        day_number: day.day,
        day: super::case::day(from, day.day).map_or_else(String::new, |d| d.day),
        state: day.state,
        run: day.run,
        reset_by: day.reset_by.as_ref().map(|r| safe::name(r.as_str())),
        incidents: from.incident_ids(&day.findings),
    }
}

/// Counts days from the start or the last decision that set the clock back.
fn since_decision(clock: &[ClockDay]) -> Vec<u32> {
    let mut run = 0;
    let mut count = |day: &ClockDay| {
        run = if day.reset_by.is_some() { 0 } else { run + 1 };
        run
    };
    clock.iter().map(&mut count).collect()
}

fn horizon(from: &Showing<'_>, horizon: &Horizon) -> HorizonView {
    HorizonView { what: safe::name(&horizon.what), at: from.local(horizon.at), answer: horizon.answer }
}

fn variation(from: &Showing<'_>, variation: &Variation) -> VariationView {
    VariationView {
        reading: reading(from, &variation.reading),
        varied: safe::name(&variation.varied),
        answer: variation.answer,
    }
}

fn maybe<S: serde::Serializer>(answer: &Option<Answer>, out: S) -> Result<S::Ok, S::Error> {
    match answer {
        Some(answer) => out.collect_str(answer),
        None => out.serialize_none(),
    }
}
