//! Gates: whether the next phase may begin, and what keeps it from beginning.
//!
//! A gate is met if in some window of days all its needs hold; not met if in every window some need is broken;
//! undetermined otherwise. A window that cannot fit before a declared end cannot be met.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::model::IncidentId;
use crate::terms::{Comparison, Measure, Phase, Reset};

use super::day::End;
use super::sitting::Sitting;
use super::window::{Asked, WindowState, worst};
use super::{Answer, Blocker, BlockerKind, ClockDay, DayState, NeedState};

/// Which clock the needs that reset by decision are read with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// Each breach sets it back.
    EachBreach,
    /// Only recorded decisions do, for needs that say so.
    Decisions,
}

/// A phase's gate, ready to be asked.
pub struct Question<'s, 'a> {
    sitting: &'s Sitting<'a>,
    asked: Vec<Asked<'s, 'a>>,
    by_decision: bool,
}

impl<'s, 'a> Question<'s, 'a> {
    /// Prepares the gate of a phase.
    pub fn new(sitting: &'s Sitting<'a>, phase: &'s Phase) -> Self {
        let asked = phase.needs.iter().filter_map(|need| Asked::new(sitting, phase, need)).collect();
        Self { by_decision: any_by_decision(phase), sitting, asked }
    }

    /// The gate of a phase of which nothing is known: asked only whether its clocks can be set back by decision.
    pub fn silent(sitting: &'s Sitting<'a>, phase: &'s Phase) -> Self {
        Self { by_decision: any_by_decision(phase), sitting, asked: Vec::new() }
    }

    /// Returns the answer up to an end.
    pub fn answer(&self, end: &End, clock: Clock) -> Answer {
        let days = self.whole_days(end);
        let windows: Vec<DayState> =
            self.windows(days).iter().map(|range| self.state(range, clock)).collect();
        match () {
            () if windows.contains(&DayState::Met) => Answer::Met,
            () if windows.is_empty() && !end.is_declared => Answer::Undetermined,
            () if windows.iter().all(|state| *state == DayState::Broken) => Answer::NotMet,
            () => Answer::Undetermined,
        }
    }

    /// Whether any need is decided on any day before the end: met or broken, rather than unknown.
    pub fn has_evidence(&self, end: &End) -> bool {
        let days = self.whole_days(end).max(1).min(self.sitting.days.len());
        self.asked.iter().any(|asked| {
            let window = 0..days.min(asked.need().days as usize).max(1);
            let is_decided =
                |range: Range<usize>| matches!(asked.state_over(&range), DayState::Met | DayState::Broken);
            is_decided(window) || (0..days).any(|day| is_decided(day..day + 1))
        })
    }

    /// Returns the needs with their clocks, up to an end.
    pub fn needs(&self, end: &End) -> Vec<NeedState> {
        self.asked.iter().map(|asked| self.need(asked, end)).collect()
    }

    /// Whether any need says that its clock is reset by decision.
    pub fn asks_for_decisions(&self) -> bool {
        self.by_decision
    }

    /// The days that have wholly passed before an end.
    fn whole_days(&self, end: &End) -> usize {
        self.sitting.days.iter().take_while(|day| day.end <= end.at).count()
    }

    /// The days begun before an end.
    fn begun_days(&self, end: &End) -> usize {
        self.sitting.days.iter().take_while(|day| day.start < end.at).count()
    }

    fn longest(&self) -> usize {
        self.asked.iter().map(|asked| asked.need().days as usize).max().unwrap_or(1).max(1)
    }

    /// All windows as long as the longest need that fit into so many days.
    fn windows(&self, days: usize) -> Vec<Range<usize>> {
        let length = self.longest();
        (length..=days).map(|end| end - length..end).collect()
    }

    fn state(&self, range: &Range<usize>, clock: Clock) -> DayState {
        let states: Vec<DayState> = self.asked.iter().map(|asked| state_over(asked, range, clock)).collect();
        worst(&states)
    }

    fn need(&self, asked: &Asked<'_, '_>, end: &End) -> NeedState {
        let need = asked.need();
        let clock = clock_days(asked, self.begun_days(end), self.whole_days(end));
        let best_run = clock.iter().map(|day| day.run).max().unwrap_or(0);
        let (window, best) = self.best_window(asked, end);
        let broken =
            clock.iter().filter(|d| matches!(d.state, DayState::Broken | DayState::MayBeBroken)).count();
        let unknown = clock.iter().filter(|d| d.state == DayState::Unknown).count();
        NeedState {
            provision: need.provision.clone(),
            days_needed: need.days,
            measure: self.measure(asked),
            state: best,
            detail: format!(
                "{} days in a row asked for; longest run that counts: {best_run}; days broken or perhaps broken: \
                 {broken}; days that cannot be determined: {unknown}",
                need.days
            ),
            compared: asked.compared(&window),
            clock,
            best_run,
        }
    }

    /// The first of a need's best windows up to an end, with how the need stands over it; where none fits, the days there
    /// were.
    fn best_window(&self, asked: &Asked<'_, '_>, end: &End) -> (Range<usize>, DayState) {
        let (length, whole) = (asked.need().days as usize, self.whole_days(end));
        let with_state = |range: Range<usize>| {
            let state = asked.state_over(&range);
            (range, state)
        };
        let windows = (length..=whole).map(|last| with_state(last - length..last));
        let best = windows.min_by_key(|(_, state)| rank(*state));
        best.unwrap_or_else(|| with_state(0..self.begun_days(end).min(length)))
    }

    /// Returns what keeps the gate shut, the weightiest first.
    pub fn blockers(&self, end: &End) -> Vec<Blocker> {
        let mut blockers: Vec<Blocker> =
            self.asked.iter().filter_map(|asked| self.need_blocker(asked, end)).collect();
        blockers.sort_by_key(|b| b.kind != BlockerKind::NeedBroken);
        let (whole, longest) = (self.whole_days(end), self.longest());
        if whole < longest {
            blockers.insert(0, time_blocker(end, whole, longest));
        }
        blockers
    }

    fn need_blocker(&self, asked: &Asked<'_, '_>, end: &End) -> Option<Blocker> {
        let best = asked.over(&self.best_window(asked, end).0);
        let provision = asked.need().provision.clone();
        let (kind, text) = match best.state {
            DayState::Met => return None,
            _ if asked.is_compared() => self.compared_blocker(asked, best.state),
            DayState::Broken => (BlockerKind::NeedBroken, self.broken_text(asked, &best)),
            DayState::MayBeBroken | DayState::Unknown => {
                (BlockerKind::NeedUndetermined, self.unknown_text(asked, &best))
            }
        };
        let incidents: BTreeSet<IncidentId> = best.findings.iter().map(|&n| self.incident(n)).collect();
        Some(Blocker {
            kind,
            provision: Some(provision),
            text,
            incidents: incidents.into_iter().collect(),
            reports: best.reports,
        })
    }

    fn incident(&self, finding: usize) -> IncidentId {
        self.sitting.bench.incidents[self.sitting.rulings()[finding].incident as usize].id.clone()
    }

    fn broken_text(&self, asked: &Asked<'_, '_>, window: &WindowState) -> String {
        let need = asked.need();
        let title = self.title(asked);
        let incidents: BTreeSet<IncidentId> = window.findings.iter().map(|&n| self.incident(n)).collect();
        if incidents.is_empty() {
            let reports = counted(window.reports.len(), "report");
            return format!(
                "{title}: what was owed did not come in {} days; {reports} spoke to it",
                need.days
            );
        }
        format!(
            "{title}: {} asked for, and {} against it, as well shown as this reading asks ({})",
            need.measure.words(),
            counted(incidents.len(), "incident"),
            self.sitting.reading.strength
        )
    }

    fn unknown_text(&self, asked: &Asked<'_, '_>, window: &WindowState) -> String {
        let title = self.title(asked);
        match window.state {
            DayState::MayBeBroken => {
                let many = counted(window.findings.len(), "finding");
                format!("{title}: {many} may break it; whether it was broken cannot be said")
            }
            _ => format!(
                "{title}: for {} days in a row it cannot be said whether it was kept",
                asked.need().days
            ),
        }
    }

    fn compared_blocker(&self, asked: &Asked<'_, '_>, state: DayState) -> (BlockerKind, String) {
        let (title, days) = (self.title(asked), asked.need().days);
        match state {
            DayState::Broken => (
                BlockerKind::NeedBroken,
                format!(
                    "{title}: in no {days} days was what is reported so much less than before as is asked for"
                ),
            ),
            _ => (
                BlockerKind::NeedUndetermined,
                format!(
                    "{title}: for no {days} days can it be said that what is reported was so much less than before"
                ),
            ),
        }
    }

    /// What the need asks of each day or period, in words.
    fn measure(&self, asked: &Asked<'_, '_>) -> String {
        let need = asked.need();
        if let Measure::Reduced(id) = &need.measure {
            let comparison = self.sitting.agreement.comparisons.iter().find(|c| c.id == *id);
            return comparison.map_or_else(|| need.measure.words(), |c| asks(c, need.days));
        }
        let counts = self.sitting.agreement.provision(&need.provision).and_then(|p| p.counts.as_ref());
        let Some(counts) = counts else { return need.measure.words() };
        let number = match (counts.at_least, counts.at_most) {
            (Some(least), _) => format!("at least {least}"),
            (None, Some(most)) => format!("at most {most}"),
            (None, None) => "a number".to_owned(),
        };
        let per =
            counts.per.map_or(String::new(), |per| format!(" in {} days", (per.as_secs() / 86_400).max(1)));
        format!("{number} {}{per}", counts.units())
    }

    fn title(&self, asked: &Asked<'_, '_>) -> String {
        let provision = &asked.need().provision;
        let found = self.sitting.agreement.provisions.iter().find(|p| p.id == *provision);
        found.map_or_else(|| provision.to_string(), |p| p.title.clone())
    }
}

/// What a comparison asks of the days up to and with each day, in words.
fn asks(comparison: &Comparison, days: u32) -> String {
    let counts: Vec<&str> = comparison.asks.iter().map(|count| count.as_str()).collect();
    format!(
        "reported {} of the {days} days up to it at most {} times those of the {} days before the start, by the whole 95 % \
         interval, and a fall that at most {} of ordinary times saw ({} alone, events and deaths apart, each pair of groups by \
         itself)",
        counts.join(" and "),
        comparison.ratio_at_most,
        comparison.before_days,
        share(comparison.rank_at_most),
        comparison.source,
    )
}

/// A share as a percentage, without needless digits.
fn share(share: f64) -> String {
    format!("{} %", (share * 1000.0).round() / 10.0)
}

fn any_by_decision(phase: &Phase) -> bool {
    phase.needs.iter().any(|need| need.reset == Reset::ByDecision)
}

fn state_over(asked: &Asked<'_, '_>, range: &Range<usize>, clock: Clock) -> DayState {
    // A need that asks for fewer days than the longest must hold on the last of them.
    let length = (asked.need().days as usize).max(1);
    let own = range.end.saturating_sub(length)..range.end;
    match (clock, asked.need().reset) {
        (Clock::Decisions, Reset::ByDecision) => asked.state_by_decision(&own),
        _ => asked.state_over(&own),
    }
}

/// Order of states, the best first.
fn rank(state: DayState) -> u8 {
    match state {
        DayState::Met => 0,
        DayState::Unknown => 1,
        DayState::MayBeBroken => 2,
        DayState::Broken => 3,
    }
}

/// A need's clock by day; a day that has not wholly passed cannot count.
fn clock_days(asked: &Asked<'_, '_>, begun: usize, whole: usize) -> Vec<ClockDay> {
    let mut run = 0;
    let mut days = Vec::new();
    for day in 0..begun {
        let mut over = asked.over(&asked.with_day(day));
        if day >= whole && over.state == DayState::Met {
            over.state = DayState::Unknown;
        }
        run = if over.state == DayState::Met { run + 1 } else { 0 };
        days.push(ClockDay {
            day: day as i32,
            state: over.state,
            run,
            reset_by: asked.reset_on(day),
            findings: over.findings,
        });
    }
    days
}

fn time_blocker(end: &End, whole: usize, longest: usize) -> Blocker {
    let (kind, text) = if end.is_declared {
        let text = format!(
            "{longest} days in a row are asked for, and {whole} whole days had passed when {}",
            end.what
        );
        (BlockerKind::EndedTooEarly, text)
    } else {
        let text =
            format!("{longest} days in a row are asked for, and {whole} whole days have passed so far");
        (BlockerKind::TooFewDays, text)
    };
    Blocker { kind, provision: None, text, incidents: Vec::new(), reports: Vec::new() }
}

/// A number with its noun: "1 report", "3 reports".
fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
