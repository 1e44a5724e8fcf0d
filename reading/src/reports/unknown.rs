//! Names in reports that the case does not know: who acts, where it was, from whom the text has it.
//!
//! In: the reports that were made of a text, and the terms. Out: sentences, each with what becomes of the names and how to
//! mend it. Invariant: nothing is changed in a report: an unknown name stays as the text has it.

use std::collections::BTreeMap;

use engine::model::{SourceId, normal_name};
use engine::reports::{Body, Report};
use engine::terms::Terms;

/// How many names are listed in a sentence.
const NAMED_MAX: usize = 12;

/// Returns what the case does not know of these reports' names. `tellers`: those from whom the text has something, and who
/// are no source of the case.
pub(super) fn names(reports: &[Report], tellers: &[&str], source: &SourceId, terms: &Terms) -> Vec<String> {
    let mut told = Vec::new();
    let actors =
        reports.iter().flat_map(|report| named_in(&report.body)).filter(|name| !is_actor(terms, name));
    told.extend(listed(actors).map(|names| {
        format!("no actor or party of the case is called {names}: they stay as the text has them and are nobody's; add those who \
             are somebody to actors.toml, as an `[[actor]]` or as another name of one")
    }));
    let nowhere = reports.iter().filter(|report| report.place.point.is_none());
    let places =
        nowhere.filter_map(|report| report.place.name.as_deref()).filter(|name| !is_area(terms, name));
    told.extend(listed(places).map(|names| {
        format!("no area of the case and no one point is known for {names}: such reports lie nowhere in particular; `--country` or \
            `--gazetteer` may settle which place is meant, or add `area`, or `lat` and `lon`, to their lines")
    }));
    told.extend(listed(tellers.iter().copied()).map(|names| {
        format!("no source of the case is called {names}, from whom the text has it: what they tell stands as the word of \
            `{source}` alone; add each to sources.toml, and `copies` to the lines")
    }));
    told
}

/// The names of those who act or speak, or to whom something is done.
fn named_in(body: &Body) -> Vec<&str> {
    let lists: Vec<&Vec<String>> = match body {
        Body::Event(event) => vec![&event.by, &event.against],
        Body::Tally(tally) => vec![&tally.accused],
        Body::Delivery(delivery) => vec![&delivery.by, &delivery.blocked_by],
        Body::Statement(statement) => vec![&statement.by],
        _ => Vec::new(),
    };
    lists.into_iter().flatten().map(String::as_str).collect()
}

fn is_actor(terms: &Terms, name: &str) -> bool {
    let normal = normal_name(name);
    let is_group = || {
        let mut groups = terms.agreement.groups.iter();
        groups.any(|group| normal_name(group.id.as_str()) == normal || normal_name(&group.name) == normal)
    };
    terms.actor_named(name).is_some() || is_group()
}

fn is_area(terms: &Terms, name: &str) -> bool {
    let normal = normal_name(name);
    let mut areas = terms.agreement.areas.iter();
    areas.any(|area| normal_name(area.id.as_str()) == normal || normal_name(&area.name) == normal)
}

/// Returns names in order, each once with how often it stands; `None`: there are none.
fn listed<'n>(names: impl Iterator<Item = &'n str>) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    names.for_each(|name| *counts.entry(name).or_default() += 1);
    let more = counts.len().saturating_sub(NAMED_MAX);
    let one = |(name, count): (&&str, &usize)| match count {
        1 => format!("`{name}`"),
        _ => format!("`{name}` ({count} times)"),
    };
    let shown: Vec<String> = counts.iter().take(NAMED_MAX).map(one).collect();
    let and_more = if more > 0 { format!(" and {more} more") } else { String::new() };
    (!counts.is_empty()).then(|| shown.join(", ") + &and_more)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_listed_once_with_their_number_and_bounded() {
        assert_eq!(listed(std::iter::empty()), None);
        let few = ["b", "a", "b"];
        assert_eq!(listed(few.into_iter()).as_deref(), Some("`a`, `b` (2 times)"));
        let many: Vec<String> = (10..30).map(|n| n.to_string()).collect();
        let told = listed(many.iter().map(String::as_str)).expect("there are some");
        assert!(told.ends_with("`21` and 8 more"), "{told}");
    }
}
