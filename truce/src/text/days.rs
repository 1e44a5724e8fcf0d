//! Days of the agreement as people name them.

use engine::standing::Assessment;
use engine::terms::Agreement;
use jiff::Zoned;

/// Returns the local date-time at which a day of the agreement begins; `None`: the day is not assessed.
pub fn start(assessment: &Assessment, agreement: &Agreement, day: i32) -> Option<Zoned> {
    let interval = assessment.days.get(usize::try_from(day).ok()?)?;
    Some(interval.start.to_zoned(agreement.zone.clone()))
}

/// Returns the agreement's zone as a name, or its offset.
pub fn zone_name(agreement: &Agreement) -> String {
    match agreement.zone.iana_name() {
        Some(name) => name.to_owned(),
        None => agreement.in_force.to_zoned(agreement.zone.clone()).strftime("%:z").to_string(),
    }
}

/// Returns how many days are assessed and when they begin, as a sentence.
pub fn span(assessment: &Assessment, agreement: &Agreement) -> String {
    let zone = zone_name(agreement);
    let shown = |day: usize| {
        let at = assessment.days.get(day).map(|d| d.start.to_zoned(agreement.zone.clone()));
        at.map(|at| at.strftime("%-d %B %Y").to_string()).unwrap_or_default()
    };
    let hour = agreement.in_force.to_zoned(agreement.zone.clone()).strftime("%H:%M").to_string();
    match assessment.days.len() {
        0 => "No day of the agreement is assessed.".to_owned(),
        1 => format!("One day, {}; days begin at {hour} {zone}.", shown(0)),
        n => format!("{n} days, {} to {}; days begin at {hour} {zone}.", shown(0), shown(n - 1)),
    }
}
