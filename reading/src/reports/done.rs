//! Events and tallies as reports.
//!
//! In: what was read of deeds and counts. Out: reports of kind event, delivery and tally. Invariant: of several numbers for
//! one thing the first is taken and the others are told; none is added to another.

use engine::model::{Act, CountIs, People, Place, Precision, Range, Target, When};
use engine::reports::{
    ActorBasis, Body, Decision, Delivery, Event as Done, Means, Statement as Said, Tally as Count,
};

use super::{Maker, Rest};
use crate::events::{Casualties, Event, Fate, Modality, PlaceBasis};
use crate::page::Span;
use crate::proposed::{Proposal, RULE};
use crate::tallies::{RowsBy, Tally};

impl<'a> Maker<'a> {
    /// What is told or alleged to have happened and has an act; the rest is told.
    pub(super) fn events(&mut self) {
        let account = self.account;
        let (mut to_come, mut without_act) = (0, 0);
        let (mut no_date, mut no_place, mut no_doer) = (0, 0, 0);
        for one in &account.events.held {
            match (one.modality, one.act()) {
                (Modality::Asserted | Modality::Alleged, Some(act)) => {
                    let rest = self.rest_of(one);
                    no_date += usize::from(rest.when.is_none());
                    no_place += usize::from(rest.place.name.is_none());
                    no_doer += usize::from(one.actors.is_empty());
                    let body = if act.is_aid() { self.delivery(one, act) } else { self.event(one, act) };
                    self.add('e', body, rest);
                }
                (Modality::Asserted | Modality::Alleged, None) => without_act += 1,
                _ => to_come += 1,
            }
        }
        self.tell(no_date, "event without a date", "events without a date");
        self.tell(no_place, "event without a place", "events without a place");
        self.tell(
            no_doer,
            "event of which the text does not say who did it",
            "events of which the text does not say who did them",
        );
        let no_act =
            |what: &str| format!("{what} that no act of a report stands for, and that became no report");
        self.tell(without_act, &no_act("event"), &no_act("events"));
        self.tell(
            to_come,
            "event to come, which became no report",
            "events to come, which became no reports",
        );
    }

    fn rest_of(&mut self, one: &'a Event) -> Rest {
        let days = one.time.and_then(|at| self.account.times.get(at)?.days);
        let teller = one.by.as_ref().map(|side| side.name.as_str());
        let mut notes: Vec<String> = Vec::new();
        if let Some(teller) = teller {
            notes.push(format!("the text has it from {teller}"));
        }
        notes.extend(other_numbers(self.account.parsed.text(), &one.casualties));
        Rest {
            span: one.span,
            rule: one.rule,
            when: days
                .map(|(first, last)| if first == last { When::day(first) } else { When::days(first, last) }),
            place: self.place(one),
            note: (!notes.is_empty()).then(|| notes.join("; ")),
            copies: self.copied(teller),
        }
    }

    /// Returns the place that the sentence names; the country that a text is about is none.
    fn place(&self, one: &Event) -> Place {
        let stated = one.place.filter(|(_, basis)| *basis == PlaceBasis::Stated);
        let Some(place) = stated.and_then(|(at, _)| self.account.places.get(at)) else {
            return Place::default();
        };
        let is_near = matches!(place.precision, Precision::Exact | Precision::Town | Precision::Near);
        Place {
            name: Some(place.span.of(self.account.parsed.text()).to_owned()),
            point: place.place().and_then(|place| place.point).filter(|_| is_near),
            precision: Some(place.precision),
            ..Place::default()
        }
    }

    fn event(&self, one: &Event, act: Act) -> Body {
        let text = self.account.parsed.text();
        let by: Vec<String> = one.actors.iter().map(|side| self.actor(&side.name)).collect();
        let words: Vec<&str> = one.actors.iter().map(|side| side.span.of(text)).collect();
        let mut weapons: Vec<&str> = one.weapons.iter().map(|weapon| weapon.name).collect();
        weapons.dedup();
        Body::Event(Box::new(Done {
            act,
            weapon: (!weapons.is_empty()).then(|| weapons.join(", ")),
            means: Means::Unknown,
            by_basis: if by.is_empty() { ActorBasis::Unknown } else { ActorBasis::Claimed },
            by_text: (!words.is_empty()).then(|| words.join(", ")),
            by,
            against: one.targets.iter().map(|side| self.actor(&side.name)).collect(),
            target: target(text, &one.casualties),
            excluded: None,
            excluded_shown: Vec::new(),
            exception: None,
            exception_by: None,
            people: people(text, &one.casualties),
            count: None,
            unit: None,
        }))
    }

    fn delivery(&self, one: &Event, act: Act) -> Body {
        let names = one.actors.iter().map(|side| self.actor(&side.name)).collect();
        delivery(act, names, self.place(one).name)
    }

    /// What a model proposed, marked as proposed.
    pub(super) fn proposed(&mut self, one: &Proposal) {
        let text = self.account.parsed.text();
        let names = |all: &[String]| all.iter().map(|name| self.actor(name)).collect::<Vec<_>>();
        let (by, against) = (names(&one.by), names(&one.against));
        let body = match one.act {
            Some(act) if act.is_aid() => delivery(act, by, one.place.clone()),
            None => Body::Statement(Box::new(Said { by, about: None, decision: Decision::None, step: None })),
            Some(act) => Body::Event(Box::new(Done {
                act,
                weapon: None,
                means: Means::Unknown,
                by_basis: if by.is_empty() { ActorBasis::Unknown } else { ActorBasis::Claimed },
                by_text: (!by.is_empty()).then(|| one.by.join(", ")),
                by,
                against,
                target: target(text, &one.casualties),
                excluded: None,
                excluded_shown: Vec::new(),
                exception: None,
                exception_by: None,
                people: people(text, &one.casualties),
                count: None,
                unit: None,
            })),
        };
        let rest = Rest {
            span: one.span,
            rule: RULE,
            when: one.day.map(When::day),
            place: Place { name: one.place.clone(), ..Place::default() },
            note: Some("proposed by a language model, of which only the quote was checked".to_owned()),
            copies: Vec::new(),
        };
        self.add('p', body, rest);
    }

    /// The counts of monitors.
    pub(super) fn tallies(&mut self) {
        let account = self.account;
        let text = account.parsed.text();
        let (mut no_period, mut no_counter) = (0, 0);
        for one in &account.tallies {
            let counter = one.source.map(|span| span.of(text));
            no_period += usize::from(one.period.is_none());
            no_counter += usize::from(counter.is_none());
            let rest = Rest {
                span: one.span,
                rule: one.rule,
                when: one.period.map(|(first, last)| When::days(first, last)),
                place: Place::default(),
                note: counter.map(|counter| format!("the text has it from {counter}")),
                copies: self.copied(counter),
            };
            let body = self.count(one);
            self.add('t', body, rest);
        }
        self.tell(no_period, "tally without a period", "tallies without a period");
        self.tell(
            no_counter,
            "tally of which the text does not say who counts",
            "tallies of which the text does not say who counts",
        );
    }

    fn count(&self, one: &Tally) -> Body {
        let text = self.account.parsed.text();
        let words = |span: Span| span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
        let rows = one.rows.iter().map(|row| (words(row.name), row.count));
        let parts_accused = one.by == Some(RowsBy::Accused);
        Body::Tally(Box::new(Count {
            count: one.total,
            count_is: one.is,
            unit: words(one.unit),
            accused: one
                .accused
                .filter(|_| !parts_accused)
                .map(|span| self.actor(&words(span)))
                .into_iter()
                .collect(),
            breakdown: rows.collect(),
            breakdown_partial: one.is_partial,
            cumulative: None,
            means: Means::Unknown,
        }))
    }
}

fn delivery(act: Act, names: Vec<String>, to: Option<String>) -> Body {
    // Who keeps aid out is no carrier of it.
    let (by, blocked_by) = if act == Act::AidDenied { (Vec::new(), names) } else { (names, Vec::new()) };
    Body::Delivery(Box::new(Delivery {
        act,
        from: None,
        to,
        count: None,
        unit: None,
        trucks: None,
        people: None,
        cargo: None,
        by,
        blocked_by,
    }))
}

/// Returns who was hit, as far as the numbers say it.
fn target(text: &str, all: &[Casualties]) -> Vec<Target> {
    let is_any = all.iter().any(|one| is_civilian(text, one));
    is_any.then_some(Target::Civilians).into_iter().collect()
}

fn is_civilian(text: &str, one: &Casualties) -> bool {
    one.who.is_some_and(|who| who.of(text).to_lowercase().contains("civilian"))
}

/// Returns the first stated number of each fate.
fn people(text: &str, all: &[Casualties]) -> People {
    let first = |fate: Fate| all.iter().find(|one| one.fate == fate && one.count.is_some());
    let range = |one: Option<&Casualties>| one.map_or(Range::default(), range);
    let killed = first(Fate::Killed);
    let civilians = killed.filter(|one| is_civilian(text, one) && one.is == CountIs::Exact);
    People {
        killed: range(killed),
        killed_civilians: civilians.and_then(|one| one.count),
        injured: range(first(Fate::Wounded)),
    }
}

/// Returns a number as it is meant: "at least" and "more than" give no best one.
fn range(one: &Casualties) -> Range {
    match one.is {
        CountIs::AtLeast | CountIs::MoreThan => Range { low: one.count, best: None, high: None },
        CountIs::Exact | CountIs::About => Range { low: None, best: one.count, high: None },
    }
}

/// Returns what the text says beside the first number of each fate.
fn other_numbers(text: &str, all: &[Casualties]) -> Option<String> {
    let mut others: Vec<&str> = Vec::new();
    for fate in [Fate::Killed, Fate::Wounded] {
        let taken = all.iter().position(|one| one.fate == fate && one.count.is_some());
        let of_fate = all.iter().enumerate().filter(|(_, one)| one.fate == fate);
        others.extend(of_fate.filter(|(at, _)| Some(*at) != taken).map(|(_, one)| one.span.of(text)));
    }
    (!others.is_empty()).then(|| format!("the text says too: {}", others.join("; ")))
}
