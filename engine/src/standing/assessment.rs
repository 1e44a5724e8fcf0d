//! The assessment: everything an answer consists of.

use std::sync::Arc;

use jiff::Timestamp;

use crate::findings::{Finding, Reading};
use crate::incidents::Incident;
use crate::model::{AreaId, IncidentId, Interval, PartyId, PhaseId, Problem, ProvisionId, ReportId};
use crate::series::Trend;
use crate::words;

use super::{Compared, Ledger};

words! {
    /// Where a provision stands for a party, an area and a day.
    Standing, "a standing", {
        /// Kept, as far as it could be seen.
        Kept = "kept",
        /// Breached, as well shown as the reading asks.
        Breached = "breached",
        /// It depends on who is believed.
        Contested = "contested",
        /// It cannot be said.
        Undetermined = "undetermined",
        /// Nobody was looking.
        NotMonitored = "not-monitored",
    }
}

words! {
    /// The answer of a gate.
    Answer, "an answer", {
        /// All needs are met.
        Met = "met",
        /// At least one need cannot be met.
        NotMet = "not_met",
        /// It cannot be said.
        Undetermined = "undetermined",
    }
}

words! {
    /// Why a standing is what it is.
    StandingReason, "a reason", {
        /// A finding of a breach reaches the strength asked, on this day for certain.
        BreachShown = "breach-shown",
        /// A breach is shown that may lie on this day, or on one next to it.
        BreachMayBeThisDay = "breach-may-be-this-day",
        /// A breach is shown that may lie in this area.
        BreachMayBeHere = "breach-may-be-here",
        /// A breach is claimed and not as well shown as the reading asks.
        NotShownEnough = "not-shown-enough",
        /// A finding is contested.
        FindingContested = "finding-contested",
        /// Something happened and nobody is named, or it cannot be judged.
        FindingUndetermined = "finding-undetermined",
        /// A party's tally says so, under the reading `claimed`.
        TallyClaims = "tally-claims",
        /// No breach is known, and enough was seen.
        QuietAndSeen = "quiet-and-seen",
        /// No breach is known, and how much was seen is unknown or too little.
        QuietNotSeen = "quiet-not-seen",
        /// The terms do not say what they tolerate, so that a quiet day proves nothing.
        NoToleranceStated = "no-tolerance-stated",
        /// Nobody reported on this area and day.
        NobodyLooked = "nobody-looked",
        /// Monitors were kept out, by this party.
        KeptMonitorsOut = "kept-monitors-out",
        /// Monitors were kept out, by another.
        MonitorsKeptOut = "monitors-kept-out",
        /// What was owed was counted.
        CountReached = "count-reached",
        /// What was owed did not come, and a source names this party for it.
        StoppedByParty = "stopped-by-party",
        /// What was owed did not come, and sources name different sides, or too few name one.
        StoppedDisputed = "stopped-disputed",
        /// What was owed did not come, and nobody is named.
        StoppedByNobodyNamed = "stopped-by-nobody-named",
        /// Nobody says whether what was owed came.
        CountUnknown = "count-unknown",
        /// The time in which it is owed still runs.
        NotYetDue = "not-yet-due",
        /// What was owed is reported as done.
        DoneAsOwed = "done-as-owed",
        /// What was owed is reported as not done.
        NotDone = "not-done",
        /// One side says that it was done, another that it was not.
        DoneDisputed = "done-disputed",
        /// The provision names no area that can be drawn.
        AreaUndefined = "area-undefined",
        /// More was counted than the terms allow; charged to a party only where it alone is bound.
        MoreThanAllowed = "more-than-allowed",
        /// The promise is not one that reports can count.
        NotCountable = "not-countable",
    }
}

/// Where one provision stands for one party, area and day.
#[derive(Debug, Clone, PartialEq)]
pub struct StandingRow {
    /// The provision.
    pub provision: ProvisionId,
    /// The party.
    pub party: PartyId,
    /// The area.
    pub area: AreaId,
    /// The day of the agreement; the first is 0.
    pub day: i32,
    /// Where it stands.
    pub standing: Standing,
    /// Why.
    pub reason: StandingReason,
    /// Positions of the findings it rests on, in the assessment.
    pub findings: Vec<usize>,
    /// The share that could have been seen; `None`: unknown.
    pub coverage: Option<f64>,
    /// One sentence with the figures: what was seen, or what was missing.
    pub detail: String,
    /// What would change it; sentences.
    pub would_change: Vec<String>,
}

words! {
    /// How a day, or a window of days, stands for a need of a gate.
    DayState, "a state of a day", {
        /// It counts.
        Met = "met",
        /// It does not count: broken for certain.
        Broken = "broken",
        /// It may be broken: a breach lies on it or on a day beside it.
        MayBeBroken = "may-be-broken",
        /// It cannot be said.
        Unknown = "unknown",
    }
}

/// One day of a need's clock.
#[derive(Debug, Clone, PartialEq)]
pub struct ClockDay {
    /// The day of the agreement; the first is 0.
    pub day: i32,
    /// How it stands.
    pub state: DayState,
    /// How many days in a row count, up to and with this one.
    pub run: u32,
    /// A decision that set the clock back on this day.
    pub reset_by: Option<ReportId>,
    /// Positions of findings that break it or may.
    pub findings: Vec<usize>,
}

/// One need of a gate, evaluated.
#[derive(Debug, Clone, PartialEq)]
pub struct NeedState {
    /// The provision that must hold.
    pub provision: ProvisionId,
    /// How many days are asked for.
    pub days_needed: u32,
    /// What breaks a day, in words.
    pub measure: String,
    /// The best window found: met, broken or unknown.
    pub state: DayState,
    /// Its clock by day, each breach resetting it.
    pub clock: Vec<ClockDay>,
    /// The longest run of days that count.
    pub best_run: u32,
    /// One sentence with the figures.
    pub detail: String,
    /// Where the measure asks for less than before: what the best window comes to, for each pair of groups, events and
    /// deaths. Empty: it does not, or the reading does not read the source.
    pub compared: Vec<Compared>,
}

words! {
    /// What keeps a gate shut.
    BlockerKind, "a kind of blocker", {
        /// The time ran out: someone declared the end too early, or the text ended.
        EndedTooEarly = "ended-too-early",
        /// A need is broken in every window.
        NeedBroken = "need-broken",
        /// A need cannot be determined.
        NeedUndetermined = "need-undetermined",
        /// Not enough days have passed.
        TooFewDays = "too-few-days",
    }
}

/// One thing that keeps a gate shut.
#[derive(Debug, Clone, PartialEq)]
pub struct Blocker {
    /// What kind of thing.
    pub kind: BlockerKind,
    /// The provision concerned, if one is.
    pub provision: Option<ProvisionId>,
    /// One sentence for people.
    pub text: String,
    /// The incidents it rests on.
    pub incidents: Vec<IncidentId>,
    /// The reports it rests on beside incidents.
    pub reports: Vec<ReportId>,
}

/// The gate's answer up to one possible end.
#[derive(Debug, Clone, PartialEq)]
pub struct Horizon {
    /// Whose end it is, in words: "syrian-army declared it", "the last report".
    pub what: String,
    /// When.
    pub at: Timestamp,
    /// The answer up to then, under the reading asked for.
    pub answer: Answer,
}

/// The gate's answer under another reading, clock or assumption.
#[derive(Debug, Clone, PartialEq)]
pub struct Variation {
    /// The reading.
    pub reading: Reading,
    /// What else was varied: a clock or an assumption, in words; empty: nothing.
    pub varied: String,
    /// The answer.
    pub answer: Answer,
    /// Whether any need was decided on any day: without that the reading has no evidence and does not count.
    pub has_evidence: bool,
}

/// Whether a phase may begin, and what keeps it from beginning.
#[derive(Debug, Clone, PartialEq)]
pub struct Gate {
    /// The phase.
    pub phase: PhaseId,
    /// The phase's name.
    pub name: String,
    /// The answer under the reading asked for.
    pub answer: Answer,
    /// Whether every variation that has evidence gives the same answer, and at least one has.
    pub robust: bool,
    /// The variations that give another answer, with evidence.
    pub turned_by: Vec<Variation>,
    /// How many variations were tried, and how many of them had evidence.
    pub variations_tried: usize,
    /// See `variations_tried`.
    pub variations_with_evidence: usize,
    /// What keeps it shut, the weightiest first.
    pub blockers: Vec<Blocker>,
    /// Its needs.
    pub needs: Vec<NeedState>,
    /// The answer if the clocks are set back only by recorded decisions; `None`: no need says so.
    pub answer_by_decision: Option<Answer>,
    /// The answer up to each possible end; the first is the one used.
    pub horizons: Vec<Horizon>,
}

/// A report that was not used, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct LeftOut {
    /// The report.
    pub report: ReportId,
    /// Why, as a fragment: "published after 2016-09-15".
    pub why: String,
}

/// Everything an answer consists of.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// The reading it was made under.
    pub reading: Reading,
    /// The instant up to which reports were known; `None`: all that the case holds.
    pub as_known_on: Option<Timestamp>,
    /// The hash of the rules.
    pub rules_hash: String,
    /// Positions of the reports used, in the slice that was assessed, in order of id.
    pub used: Vec<usize>,
    /// Reports that were not used, and why.
    pub left_out: Vec<LeftOut>,
    /// Positions of the reports that wait for a person to look at them, in order of id: nothing rests on them.
    pub unreviewed: Vec<usize>,
    /// The days of the agreement that are assessed, with their instants; position is the day.
    pub days: Vec<Interval>,
    /// What is held to have happened. Positions in `accounts` point into the slice that was assessed.
    pub incidents: Arc<Vec<Incident>>,
    /// What it means, in order of incident, provision, area and party.
    pub findings: Vec<Finding>,
    /// Where each provision stands, in order of provision, party, area and day.
    pub standing: Vec<StandingRow>,
    /// The gates, in the terms' order.
    pub gates: Vec<Gate>,
    /// What each source counts, side by side.
    pub ledgers: Vec<Ledger>,
    /// What is odd about the reports: sums that do not add up, names that nobody claims.
    pub problems: Vec<Problem>,
    /// What is reported day by day for each dyad; `None`: nothing that is dated.
    pub trend: Option<Trend>,
}
