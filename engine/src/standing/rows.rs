//! Rows of standing: one for each provision, party, area and day on which the provision binds the party.

use std::borrow::Cow;

use crate::findings::{Class, Fit, Ruling, Strength};
use crate::model::{AreaId, Interval, PartyId};
use crate::series::quiet_rate_limit;
use crate::terms::{AreaShape, Provision};

use super::counted;
use super::duty;
use super::sitting::Sitting;
use super::{Standing, StandingReason, StandingRow};

/// Returns all rows of a sitting, in order of provision, party, area and day.
pub fn rows(sitting: &Sitting<'_>) -> Vec<StandingRow> {
    let provisions = &sitting.agreement.provisions;
    let mut all = Vec::new();
    for provision in provisions {
        for party in &provision.binds {
            for area in &provision.areas {
                all.extend(rows_of(sitting, provision, party, area));
            }
        }
    }
    all.sort_by(|a, b| {
        (&a.provision, &a.party, &a.area, a.day).cmp(&(&b.provision, &b.party, &b.area, b.day))
    });
    all
}

/// Returns the rows of one provision, party and area, by day.
pub fn rows_of(
    sitting: &Sitting<'_>,
    provision: &Provision,
    party: &PartyId,
    area: &AreaId,
) -> Vec<StandingRow> {
    if provision.counts.is_some() {
        return counted::rows(sitting, provision, party, area);
    }
    if duty::is_duty(provision) {
        return duty::rows(sitting, provision, party, area);
    }
    let mut rows: Vec<StandingRow> = bound_days(sitting, provision, party)
        .map(|(day, interval, now)| day_row(sitting, &now, party, area, day, interval))
        .collect();
    settle_quiet(sitting, &mut rows);
    rows
}

/// The days on which a provision binds a party, with the provision as it stood then.
pub fn bound_days<'s>(
    sitting: &'s Sitting<'_>,
    provision: &'s Provision,
    party: &'s PartyId,
) -> impl Iterator<Item = (i32, &'s Interval, Cow<'s, Provision>)> + 's {
    let days = sitting.days.iter().enumerate();
    days.filter_map(move |(n, day)| {
        let now = sitting.provision_at(&provision.id, day.start);
        let binds =
            now.binds.contains(party) && sitting.is_in_force(&now, day) && sitting.is_bound(party, day);
        binds.then_some((n as i32, day, now))
    })
}

/// A row with nothing said yet.
pub fn blank(provision: &Provision, party: &PartyId, area: &AreaId, day: i32) -> StandingRow {
    StandingRow {
        provision: provision.id.clone(),
        party: party.clone(),
        area: area.clone(),
        day,
        standing: Standing::Undetermined,
        reason: StandingReason::QuietNotSeen,
        findings: Vec::new(),
        coverage: None,
        detail: String::new(),
        would_change: Vec::new(),
    }
}

/// What a finding makes of a day; the first of the list weighs most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// A breach, shown, on this day and in this area for certain.
    Shown,
    /// Contested.
    Contested,
    /// A breach, shown, that may lie on this day.
    MayBeThisDay,
    /// A breach, shown, that may lie in this area.
    MayBeHere,
    /// A breach that is not as well shown as the reading asks.
    NotShownEnough,
    /// It cannot be judged.
    CannotSay,
}

impl Mark {
    /// What a ruling makes of a day that it touches.
    fn of(asked: Strength, ruling: &Ruling, day: &Interval) -> Option<Self> {
        let is_inside = ruling.when.is_some_and(|when| day.contains(&when));
        Self::weigh(asked, ruling.class, ruling.strength, ruling.place, is_inside)
    }

    /// What a finding makes of a day that it touches, where this strength is asked; `is_inside`: whether it lies wholly in
    /// that day.
    pub fn weigh(
        asked: Strength,
        class: Class,
        strength: Strength,
        place: Fit,
        is_inside: bool,
    ) -> Option<Self> {
        match class {
            Class::Minor | Class::Grave if strength < asked => Some(Self::NotShownEnough),
            Class::Minor | Class::Grave if place == Fit::May => Some(Self::MayBeHere),
            Class::Minor | Class::Grave if is_inside => Some(Self::Shown),
            Class::Minor | Class::Grave => Some(Self::MayBeThisDay),
            Class::Contested => Some(Self::Contested),
            Class::Undetermined | Class::Pending => Some(Self::CannotSay),
            Class::NotApplicable | Class::Beside | Class::NotAnIncident | Class::NoViolation => None,
        }
    }

    /// The standing that the heaviest mark of a day gives, with the reason.
    pub fn standing(self) -> (Standing, StandingReason) {
        match self {
            Self::Shown => (Standing::Breached, StandingReason::BreachShown),
            Self::Contested => (Standing::Contested, StandingReason::FindingContested),
            Self::MayBeThisDay => (Standing::Undetermined, StandingReason::BreachMayBeThisDay),
            Self::MayBeHere => (Standing::Undetermined, StandingReason::BreachMayBeHere),
            Self::NotShownEnough => (Standing::Undetermined, StandingReason::NotShownEnough),
            Self::CannotSay => (Standing::Undetermined, StandingReason::FindingUndetermined),
        }
    }
}

fn day_row(
    sitting: &Sitting<'_>,
    provision: &Provision,
    party: &PartyId,
    area: &AreaId,
    day: i32,
    interval: &Interval,
) -> StandingRow {
    let mut row = blank(provision, party, area, day);
    let at = day as usize;
    row.coverage = sitting.coverage().share(area, at, &provision.forbids);
    let about = sitting.about(&provision.id, area, party, at);
    let marks: Vec<(Mark, usize)> = about
        .filter_map(|(n, ruling)| Some((Mark::of(sitting.reading.strength, ruling, interval)?, n)))
        .collect();
    let heaviest = marks.iter().map(|(mark, _)| *mark).min();
    let tally = || sitting.tally_on_day(provision, party, area, at);
    if let Some(tally) = if heaviest == Some(Mark::Shown) { None } else { tally() } {
        (row.standing, row.reason) = (Standing::Breached, StandingReason::TallyClaims);
        row.detail =
            format!("report {} counts breaches by it on this day", sitting.bench.reports[tally.report].id);
        return row;
    }
    if let Some(heaviest) = heaviest {
        (row.standing, row.reason) = heaviest.standing();
        row.findings = marks.iter().filter(|(mark, _)| *mark == heaviest).map(|(_, n)| *n).collect();
        return row;
    }
    quiet(sitting, party, area, &mut row);
    row
}

/// A day without findings, before the days around it are looked at.
pub fn quiet(sitting: &Sitting<'_>, party: &PartyId, area: &AreaId, row: &mut StandingRow) {
    let (coverage, day) = (sitting.coverage(), row.day as usize);
    let deniers = coverage.denied_by(area, day);
    (row.standing, row.reason) = if deniers.contains(party) {
        (Standing::NotMonitored, StandingReason::KeptMonitorsOut)
    } else if !deniers.is_empty() {
        (Standing::NotMonitored, StandingReason::MonitorsKeptOut)
    } else if is_undefined(sitting, area) {
        (Standing::Undetermined, StandingReason::AreaUndefined)
    } else if coverage.somebody_looked(area, day) {
        (Standing::Undetermined, StandingReason::QuietNotSeen)
    } else {
        (Standing::NotMonitored, StandingReason::NobodyLooked)
    };
}

/// Whether nobody can say where an area is, so that quiet in it means nothing.
fn is_undefined(sitting: &Sitting<'_>, area: &AreaId) -> bool {
    sitting.agreement.area(area).is_some_and(|area| matches!(area.shape, AreaShape::Undefined(_)))
}

/// Looks at each run of quiet days whose coverage is known: they are kept if the limit of the true rate over the run
/// is within what the terms tolerate.
pub fn settle_quiet(sitting: &Sitting<'_>, rows: &mut [StandingRow]) {
    let is_quiet = |row: &StandingRow| {
        row.reason == StandingReason::QuietNotSeen && row.coverage.is_some_and(|share| share > 0.0)
    };
    let mut start = 0;
    while start < rows.len() {
        let run = rows[start..]
            .iter()
            .enumerate()
            .take_while(|(n, row)| is_quiet(row) && row.day == rows[start].day + *n as i32)
            .count();
        if run > 0 {
            settle_run(sitting, &mut rows[start..start + run]);
        }
        start += run.max(1);
    }
}

fn settle_run(sitting: &Sitting<'_>, run: &mut [StandingRow]) {
    let exposure: f64 = run.iter().filter_map(|row| row.coverage).sum();
    let Some(limit) = quiet_rate_limit(exposure) else { return };
    let days = run.len();
    for row in run {
        let at = sitting.days[row.day as usize].start;
        let tolerated = sitting.provision_at(&row.provision, at).tolerated_per_day;
        row.detail = format!(
            "{days} quiet day{} in a row; at what could be seen, up to {limit:.2} breaches a day may have gone unreported",
            if days == 1 { "" } else { "s" }
        );
        match tolerated {
            None => row.reason = StandingReason::NoToleranceStated,
            Some(rate) if limit <= rate => {
                (row.standing, row.reason) = (Standing::Kept, StandingReason::QuietAndSeen);
            }
            Some(rate) => {
                row.would_change.push(format!(
                    "kept, if {:.1} days' worth of full coverage had stayed quiet ({:.1} were seen)",
                    -(0.05_f64.ln()) / rate,
                    exposure
                ));
            }
        }
    }
}
