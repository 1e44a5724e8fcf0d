//! From drafts to events: the places, dates, weapons and people of a sentence go to its events; what is told twice is one event.

use engine::model::Act;

use super::casualties::{self, span_of};
use super::coder::Draft;
use super::codes::Root;
use super::event::{Casualties, Event, Events, Modality, PlaceBasis, Side};
use super::place::{Told, place};
use super::retell::{is_retold, is_same, join};
use super::sides::Named;
use super::weapons;
use super::words::Words;
use crate::page::Span;
use crate::places::PlaceMention;
use crate::text::Parsed;
use crate::times::Time;

/// What earlier folders found in a text, each in its order.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// Who is named.
    pub named: &'a [Named],
    /// Where.
    pub places: &'a [PlaceMention],
    /// When.
    pub times: &'a [Time],
}

/// The most events one sentence can give, and a text: what goes on beyond that is no news.
const EVENTS_MAX: usize = 5_000;

/// Collects the events of a text.
pub(super) struct Gatherer<'a> {
    parsed: &'a Parsed,
    setting: &'a Setting<'a>,
    events: Events,
}

impl<'a> Gatherer<'a> {
    pub fn of(parsed: &'a Parsed, setting: &'a Setting<'a>) -> Self {
        Self { parsed, setting, events: Events::default() }
    }

    /// Adds the drafts of a sentence.
    pub fn add(&mut self, sentence: usize, words: &Words, drafts: Vec<Draft>) {
        let casualties = casualties::find(self.parsed, words, sentence);
        self.events.casualties.extend(&casualties);
        let mut events: Vec<Event> =
            drafts.into_iter().map(|draft| self.event(sentence, words, draft)).collect();
        share_out(&mut events, &casualties);
        for event in events {
            if self.events.held.len() + self.events.passed_over.len() >= EVENTS_MAX {
                return;
            }
            match is_held(&event) {
                true => self.hold(event),
                false => self.events.passed_over.push(event),
            }
        }
    }

    fn event(&self, sentence: usize, words: &Words, draft: Draft) -> Event {
        let span = span_of(self.parsed, words, draft.words);
        let trigger = self.parsed.tokens[words.first + draft.trigger].span;
        let whole = self.parsed.sentences[sentence].span;
        let mut code = draft.code;
        let mut found = Vec::new();
        if code.root == Root::Assault {
            let (weapons, by) = weapons::find(self.parsed, span);
            code = weapons::refine(code, by, words, draft.trigger);
            code.act = code.act.map(|act| convoy(act, &draft.targets));
            found = weapons;
        }
        let targets = of_others(draft.targets, &draft.actors);
        let time = self.time(whole, span);
        let modality = self.in_time(draft.modality, time.filter(|n| self.is_near(*n, span)));
        Event {
            code,
            targets,
            modality,
            by: draft.by,
            place: place(self.parsed, self.setting.places, Told { sentence, span, trigger }, &draft.actors)
                .map(|n| (n, PlaceBasis::Stated)),
            actors: draft.actors,
            time,
            casualties: Vec::new(),
            weapons: found,
            span,
            trigger,
            sentences: vec![sentence],
            rule: draft.rule,
        }
    }

    /// Returns the date of an event: one in its words, else the nearest one in its sentence.
    fn time(&self, sentence: Span, span: Span) -> Option<usize> {
        let first = self.setting.times.partition_point(|time| time.span.end <= sentence.start);
        let here = self
            .setting
            .times
            .iter()
            .enumerate()
            .skip(first)
            .take_while(|(_, time)| time.span.start < sentence.end);
        let far = |time: Span| {
            if span.meets(time) {
                0
            } else {
                time.start.abs_diff(span.end).min(span.start.abs_diff(time.end))
            }
        };
        let nearest = here.min_by_key(|(_, time)| far(time.span)).map(|(n, _)| n)?;
        // A bare year elsewhere in the sentence dates something else.
        (self.setting.times[nearest].rule != "time-year" || self.is_near(nearest, span)).then_some(nearest)
    }

    /// Whether a date belongs to an event's own words: within them, or right beside them.
    fn is_near(&self, time: usize, span: Span) -> bool {
        let time = self.setting.times[time].span;
        let between = match (time.start >= span.end, time.end <= span.start) {
            (true, _) => Span::new(span.end, time.start),
            (_, true) => Span::new(time.end, span.start),
            _ => return true,
        };
        between.of(self.parsed.text()).split_whitespace().count() <= 2
    }

    /// What is dated to a year before the article's is history; what is dated to a day to come is to come.
    fn in_time(&self, modality: Modality, time: Option<usize>) -> Modality {
        let Some(time) = time.map(|n| &self.setting.times[n]) else { return modality };
        let article = self.parsed.article.published.map(|published| published.date.year());
        let told = matches!(modality, Modality::Asserted | Modality::Alleged);
        match (time.year, article) {
            (Some(year), Some(article)) if told && year < article => Modality::Historical,
            // Without a date of its own, an article that names a bare year names it because it is not this one.
            (Some(_), None) if told && time.rule == "time-year" => Modality::Historical,
            _ => modality,
        }
    }

    /// Holds an event, or joins it to the one that it tells again.
    fn hold(&mut self, event: Event) {
        let title = self.parsed.article.title;
        let is_title = |known: &Event| title.is_some_and(|title| title.holds(known.trigger));
        let same = self.events.held.iter().position(|known| {
            is_same(known, &event) || (is_title(known) && !is_title(&event) && is_retold(known, &event))
        });
        match same {
            // The body tells it at length.
            Some(n) if is_title(&self.events.held[n]) && !is_title(&event) => {
                let title = std::mem::replace(&mut self.events.held[n], event);
                join(&mut self.events.held[n], title);
            }
            Some(n) => join(&mut self.events.held[n], event),
            None => self.events.held.push(event),
        }
    }

    /// Returns the events of the text.
    pub fn done(self) -> Events {
        self.events
    }
}

/// Leaves out one who would do it to themselves: "the Houthis denied it" is not aimed at the Houthis. Where several do it to
/// each other, all stay.
fn of_others(mut targets: Vec<Side>, actors: &[Side]) -> Vec<Side> {
    if let [only] = actors {
        targets.retain(|side| side.key != only.key);
    }
    targets
}

/// Aid on the road that is attacked is an attack of its own kind.
fn convoy(act: Act, targets: &[Side]) -> Act {
    let aid = targets.iter().any(|side| {
        let name = side.name.to_lowercase();
        name.contains("convoy") && !name.contains("military") && !name.contains("army")
    });
    if aid && act.is_force() { Act::ConvoyAttack } else { act }
}

/// Whether an event is held to have happened: told as a fact or by somebody; or words of today about what is to come.
fn is_held(event: &Event) -> bool {
    match event.modality {
        Modality::Asserted | Modality::Alleged => true,
        Modality::Future => matches!(
            event.root(),
            Root::Agree | Root::Concede | Root::Threaten | Root::Reject | Root::Request
        ),
        _ => false,
    }
}

/// Gives each number of people hurt to the violent event whose words hold it, else to the nearest before it.
fn share_out(events: &mut [Event], casualties: &[Casualties]) {
    for one in casualties {
        let violent = |event: &Event| event.root() == Root::Assault && is_held(event);
        let holder = events.iter().position(|event| violent(event) && event.span.meets(one.span));
        let nearest = || events.iter().rposition(violent);
        if let Some(n) = holder.or_else(nearest) {
            events[n].casualties.push(*one);
        }
    }
}
