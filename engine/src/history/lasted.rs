//! How long a ceasefire lasted, under several rules of what failing means. No rule is the right one: all are shown.
//!
//! In: [`Replay`]s. Out: for each [`Rule`] how long each lasted and whether it failed then, and the share that still stands by
//! day. Read first: [`lasted`].
//! Invariant: whoever is not known to have failed is not counted as failed: it leaves when it is no longer known to be asked for.

use super::{Call, Reach, Replay, Where};
use crate::findings::Strength;
use crate::series::{Spell, SurvivalStep, survival};
use crate::words;

words! {
    /// What counts as failing.
    Rule, "a rule of failure", {
        /// A side is shown to have breached it, as claimed.
        Claimed = "breach-claimed",
        /// A side is shown to have breached it, corroborated.
        Corroborated = "breach-corroborated",
        /// A side is shown to have breached it, verified.
        Verified = "breach-verified",
        /// The two fought, whoever began.
        Fighting = "fighting",
        /// Deaths are back.
        DeathsBack = "deaths-back",
        /// Events are back.
        EventsBack = "events-back",
        /// The list has it ended; where it does not know the end, the ceasefire leaves after its first day.
        CodedEnd = "coded-end",
        /// The list has it ended; where it does not know the end, the ceasefire stays as long as it is looked at.
        CodedEndLate = "coded-end-unknown-stay",
    }
}

impl Rule {
    /// Returns the rule in words, as the head of a row.
    pub fn words(self) -> &'static str {
        match self {
            Self::Claimed => "a day called breached, as claimed",
            Self::Corroborated => "a day called breached, corroborated",
            Self::Verified => "a day called breached, verified",
            Self::Fighting => "a day with a deadly fight between the two",
            Self::DeathsBack => "deaths back at the stated part of the baseline",
            Self::EventsBack => "deadly events back at the stated part of the baseline",
            Self::CodedEnd => "the list's end; unknown ends leave after the first day",
            Self::CodedEndLate => "the list's end; unknown ends stay",
        }
    }

    /// Returns when the rule says that a ceasefire failed; `None`: it does not. Not for the list's own end.
    pub fn call(self, replay: &Replay, reads: Where) -> Option<Call> {
        let said = match reads {
            Where::AsListed => &replay.as_listed,
            Where::Everywhere => &replay.everywhere,
        };
        let breach = |strength| said.iter().find(|one| one.strength == strength).and_then(|one| one.breach);
        match self {
            Self::Claimed => breach(Strength::Claimed),
            Self::Corroborated => breach(Strength::Corroborated),
            Self::Verified => breach(Strength::Verified),
            // Where a partial one holds is not known, so a fight somewhere says nothing of it.
            Self::Fighting | Self::DeathsBack | Self::EventsBack if !is_placed(replay, reads) => None,
            Self::Fighting => replay.fighting,
            Self::DeathsBack => replay.deaths_back.call(),
            Self::EventsBack => replay.events_back.call(),
            Self::CodedEnd | Self::CodedEndLate => None,
        }
    }

    /// Whether the rule can say nothing of a ceasefire.
    fn is_silent(self, replay: &Replay, reads: Where) -> bool {
        let is_unsaid = |back: &super::Back| matches!(back, super::Back::Undetermined(_));
        match self {
            Self::CodedEnd | Self::CodedEndLate => false,
            _ if !is_placed(replay, reads) => true,
            Self::DeathsBack => is_unsaid(&replay.deaths_back),
            Self::EventsBack => is_unsaid(&replay.events_back),
            _ => false,
        }
    }
}

fn is_placed(replay: &Replay, reads: Where) -> bool {
    replay.listed.reach == Reach::Whole || reads == Where::Everywhere
}

/// Returns how long a ceasefire lasted under a rule, its first day being 1; `None`: the rule can say nothing of it.
pub fn lasted(replay: &Replay, rule: Rule, reads: Where) -> Option<Spell> {
    if rule.is_silent(replay, reads) {
        return None;
    }
    let asked = days_asked(replay);
    match rule {
        Rule::CodedEnd | Rule::CodedEndLate => Some(coded(replay, rule)),
        _ => match rule.call(replay, reads).filter(|call| call.day < asked) {
            Some(call) => Some(Spell { days: call.day + 1, failed: true }),
            None => Some(Spell { days: asked, failed: false }),
        },
    }
}

/// For how many days a ceasefire is known to be asked for and looked at; at least 1.
fn days_asked(replay: &Replay) -> u32 {
    let looked = replay.days.count() as u32;
    let known = replay.listed.last_known().map(|last| replay.days.position(last).max(0) as u32 + 1);
    known.map_or(looked, |known| known.min(looked))
}

fn coded(replay: &Replay, rule: Rule) -> Spell {
    let looked = replay.days.count() as u32;
    let at = |day| replay.days.position(day).max(0) as u32 + 1;
    match replay.listed.ended {
        Some(ended) if at(ended) > looked => Spell { days: looked, failed: false },
        Some(ended) => Spell { days: at(ended), failed: !replay.listed.ran_out() },
        None if rule == Rule::CodedEnd => Spell { days: 1, failed: false },
        None => Spell { days: days_asked(replay), failed: false },
    }
}

words! {
    /// How what the engine says lies to the list's own end.
    Sided, "a side of the coded end", {
        /// It speaks of a day before.
        Before = "before",
        /// It speaks of the same day.
        On = "on",
        /// It speaks of a later day, within those that are looked at.
        After = "after",
        /// It says nothing of the kind.
        Never = "never",
        /// It cannot say.
        Undetermined = "undetermined",
    }
}

impl Sided {
    /// Returns how the day that a rule speaks of lies to the list's end; `None`: the list knows no end to the day.
    pub fn of(replay: &Replay, rule: Rule, reads: Where) -> Option<Self> {
        Self::by(replay, rule, reads, |call| call.day)
    }

    /// As [`of`](Self::of), for the day at whose end it is first said, if events are known so many days later.
    pub fn said(replay: &Replay, rule: Rule, reads: Where, lag_days: u32) -> Option<Self> {
        Self::by(replay, rule, reads, |call| call.said_after(lag_days))
    }

    fn by(replay: &Replay, rule: Rule, reads: Where, day: impl Fn(Call) -> u32) -> Option<Self> {
        let ended = replay.position(replay.listed.ended?)?;
        if rule.is_silent(replay, reads) {
            return Some(Self::Undetermined);
        }
        Some(match rule.call(replay, reads).map(day) {
            None => Self::Never,
            Some(day) if day < ended => Self::Before,
            Some(day) if day == ended => Self::On,
            Some(_) => Self::After,
        })
    }
}

/// How long ceasefires of a group lasted under one rule, together.
#[derive(Debug, Clone, PartialEq)]
pub struct Survival {
    /// The rule.
    pub rule: Rule,
    /// Each ceasefire that the rule can say something of.
    pub spells: Vec<Spell>,
    /// How many it can say nothing of.
    pub silent: usize,
    /// The share that had not failed, by the days on which some did.
    pub steps: Vec<SurvivalStep>,
}

impl Survival {
    /// Puts the ceasefires of a group together.
    pub fn of<'r>(replays: impl IntoIterator<Item = &'r Replay>, rule: Rule, reads: Where) -> Self {
        let all: Vec<Option<Spell>> = replays.into_iter().map(|one| lasted(one, rule, reads)).collect();
        let spells: Vec<Spell> = all.iter().copied().flatten().collect();
        let silent = all.len() - spells.len();
        Self { rule, steps: survival(&spells).unwrap_or_default(), spells, silent }
    }

    /// How many failed.
    pub fn failed(&self) -> usize {
        self.spells.iter().filter(|one| one.failed).count()
    }

    /// Returns the last day on which any was looked at; `None`: there is none.
    pub fn last_day(&self) -> Option<u32> {
        self.spells.iter().map(|one| one.days).max()
    }

    /// Returns the share that had not failed after a day; `None`: none was looked at so long.
    pub fn at(&self, day: u32) -> Option<f64> {
        let last = self.last_day().filter(|last| day <= *last)?;
        let step = self.steps.iter().rev().find(|step| step.days <= day.min(last));
        Some(step.map_or(1.0, |step| step.holding))
    }
}
