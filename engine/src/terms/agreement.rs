//! The agreement's own types. Every value is valid where it stands: `parse` is the only door.

use std::time::Duration;

use geo::{LineString, MultiPolygon};
use jiff::{Timestamp, civil, tz::TimeZone};

use super::comparison::Comparison;
use crate::model::{
    Act, ActorId, AreaId, AssumptionId, ComparisonId, PartyId, PhaseId, ProvisionId, StepId, Target,
};
use crate::words;

/// The terms of one ceasefire.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreement {
    /// Its id, also the case's.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The instant from which it binds. Days of the agreement begin at this local hour.
    pub in_force: Timestamp,
    /// The text's own end, if it has one.
    pub until: Option<Timestamp>,
    /// Ends that were declared, each by someone. Empty: none was declared.
    pub ends: Vec<End>,
    /// The zone whose days count.
    pub zone: TimeZone,
    /// Where the terms were read.
    pub sources: Vec<String>,
    /// Authentic languages, if stated.
    pub languages: Vec<String>,
    /// The chain of texts.
    pub texts: Vec<Text>,
    /// Parties, guarantors, non-parties and excluded groups, in file order.
    pub groups: Vec<Group>,
    /// Weapon classes.
    pub weapons: Vec<Weapon>,
    /// Areas, in file order.
    pub areas: Vec<Area>,
    /// Provisions, in file order.
    pub provisions: Vec<Provision>,
    /// Phases, in file order.
    pub phases: Vec<Phase>,
    /// Named steps.
    pub steps: Vec<Step>,
    /// What measures that ask for less than there was are measured by, in file order.
    pub comparisons: Vec<Comparison>,
    /// What the text leaves open and this case fills in.
    pub assumptions: Vec<Assumption>,
    /// Dated changes, in order of date.
    pub amendments: Vec<Amendment>,
}

/// An end that someone declared.
#[derive(Debug, Clone, PartialEq)]
pub struct End {
    /// Who declared it: an actor.
    pub by: ActorId,
    /// When it took effect.
    pub at: Timestamp,
    /// What is known of the declaration.
    pub basis: String,
}

words! {
    /// How a text relates to the agreement.
    TextRelation, "a relation between texts", {
        /// It is the agreement's own text.
        This = "this",
        /// The agreement says it again.
        Restates = "restates",
        /// The agreement makes it part of itself.
        Incorporates = "incorporates",
        /// It goes with the agreement: procedures, annexes.
        Companion = "companion",
        /// It endorses the agreement: a resolution.
        Endorses = "endorses",
        /// It changes the agreement.
        Amends = "amends",
    }
}

/// One text of the chain.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// How it relates to the agreement, or to `of`.
    pub relation: TextRelation,
    /// Its date, if known.
    pub date: Option<civil::Date>,
    /// The text it relates to, if not the agreement's own.
    pub of: Option<String>,
    /// Where it can be read.
    pub address: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

words! {
    /// What a group is to the agreement.
    Role, "a role", {
        /// Bound by it.
        Party = "party",
        /// Vouches for it.
        Guarantor = "guarantor",
        /// Fights but is not bound.
        NonParty = "non-party",
        /// Not covered by it.
        Excluded = "excluded",
    }
}

words! {
    /// What must be shown before an excluded group's presence counts.
    ExclusionProof, "a part of the proof of exclusion", {
        /// That it was the excluded group.
        Group = "group",
        /// That it was at that place.
        Place = "place",
        /// That it was there at that time.
        Time = "time",
    }
}

/// A party, guarantor, non-party or excluded group.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Its id.
    pub id: PartyId,
    /// Its name.
    pub name: String,
    /// What it is to the agreement.
    pub role: Role,
    /// Its members, with dates where membership has dates.
    pub members: Vec<Member>,
    /// Since when the group as a whole is bound; `None`: from the agreement's start.
    pub from: Option<Timestamp>,
    /// Until when.
    pub until: Option<Timestamp>,
    /// For a guarantor: whether it also fights.
    pub belligerent: bool,
    /// Whether it may decide on clocks and phases.
    pub decides: bool,
    /// For a non-party: the party that must restrain it.
    pub answered_for_by: Option<PartyId>,
    /// For an excluded group: what must be shown. Never empty there.
    pub needs: Vec<ExclusionProof>,
}

/// One actor's membership in a group.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// The actor.
    pub actor: ActorId,
    /// Since when; `None`: always.
    pub from: Option<Timestamp>,
    /// Until when, exclusive.
    pub until: Option<Timestamp>,
    /// How that is known.
    pub basis: Option<String>,
}

/// A weapon class that distances speak of.
#[derive(Debug, Clone, PartialEq)]
pub struct Weapon {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it takes in, in the text's words or ours.
    pub includes: Vec<String>,
}

/// Where a provision applies.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    /// Its id.
    pub id: AreaId,
    /// Its name.
    pub name: String,
    /// Its shape.
    pub shape: AreaShape,
    /// Areas taken out of it.
    pub minus: Vec<AreaId>,
    /// Whether it was drawn for the case rather than by the parties.
    pub approximate: bool,
    /// Who keeps what how far from which line.
    pub distances: Vec<Distance>,
}

/// The shape of an area.
#[derive(Debug, Clone, PartialEq)]
pub enum AreaShape {
    /// Polygons; WGS 84 degrees, longitude first; rings closed, not crossing themselves or the antimeridian.
    Polygon(MultiPolygon<f64>),
    /// A line; WGS 84 degrees, longitude first.
    Line(LineString<f64>),
    /// Wherever the agreement's parties fight.
    Everywhere,
    /// The text names it and does not say where it is; the reason.
    Undefined(String),
}

/// A distance that a party keeps from a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Distance {
    /// Who keeps it.
    pub party: PartyId,
    /// On which side of the line, if the text says: "north".
    pub side: Option<String>,
    /// The weapon class, or `personnel`.
    pub weapons: String,
    /// How far, in metres.
    pub metres: u32,
    /// The area whose line it is measured from; it may differ by party.
    pub line: AreaId,
}

words! {
    /// What kind of promise a provision is.
    ProvisionKind, "a kind of provision", {
        /// No attacks.
        CessationOfHostilities = "cessation-of-hostilities",
        /// No ground is taken.
        NoTerritorialGain = "no-territorial-gain",
        /// Forces or arms leave.
        Withdrawal = "withdrawal",
        /// Arms are kept at a distance.
        WeaponsDistance = "weapons-distance",
        /// Aid can pass.
        HumanitarianAccess = "humanitarian-access",
        /// Something is done a number of times.
        CountedDuty = "counted-duty",
        /// Detainees are released.
        Prisoners = "prisoners",
        /// Foreign forces leave.
        ForeignForces = "foreign-forces",
        /// People can move.
        Movement = "movement",
        /// Monitors can see.
        MonitoringAccess = "monitoring-access",
        /// Nothing is brought in.
        NonReinforcement = "non-reinforcement",
        /// Talks, laws, elections.
        Political = "political",
        /// Another promise.
        Other = "other",
    }
}

/// Whom a provision protects.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Protected {
    /// A party's forces.
    Party(PartyId),
    /// Civilians, aid, health or monitors.
    People(Target),
    /// People held by a party.
    Detainees,
}

/// One promise.
#[derive(Debug, Clone, PartialEq)]
pub struct Provision {
    /// Its id.
    pub id: ProvisionId,
    /// The clause of the text.
    pub clause: Option<String>,
    /// What it promises, in our own words.
    pub title: String,
    /// What kind of promise it is.
    pub kind: ProvisionKind,
    /// The parties that owe it.
    pub binds: Vec<PartyId>,
    /// Whom it protects; empty: anybody.
    pub protects: Vec<Protected>,
    /// The acts it forbids.
    pub forbids: Vec<Act>,
    /// Where it applies, one standing each. Never empty.
    pub areas: Vec<AreaId>,
    /// Since when; `None`: from the agreement's start.
    pub from: Option<Timestamp>,
    /// Until when; `None`: as long as the agreement.
    pub until: Option<Timestamp>,
    /// The true rate of breaches a day that the term could live with; `None`: the case does not say.
    pub tolerated_per_day: Option<f64>,
    /// Exceptions that a party may claim.
    pub exceptions: Vec<Exception>,
    /// Conditions on which it holds.
    pub when: Vec<Condition>,
    /// What is owed, for duties to do something; our own words.
    pub owes: Option<String>,
    /// What is counted, for counted duties.
    pub counts: Option<Counted>,
    /// When it is due.
    pub due: Option<Due>,
    /// Acts that are grave by themselves.
    pub grave: Vec<Act>,
    /// From this many civilians killed on (careful count), a breach is grave.
    pub grave_killed_civilians: Option<u32>,
}

/// An exception a party may claim.
#[derive(Debug, Clone, PartialEq)]
pub struct Exception {
    /// Its kind: `self-defence`.
    pub kind: String,
    /// The test the text sets.
    pub test: Option<String>,
}

/// A condition on which a provision holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// The other side is bound by this provision too.
    Reciprocal(ProvisionId),
    /// It begins when another provision is fulfilled, and is due within this time.
    After(ProvisionId, Option<Duration>),
    /// It begins with a named step.
    Step(StepId),
}

/// A duty that is counted.
#[derive(Debug, Clone, PartialEq)]
pub struct Counted {
    /// The act that counts.
    pub act: Act,
    /// Its unit: `convoy`, `truck`, `ship`, `flight`, `person`.
    pub unit: String,
    /// Where it must arrive, if somewhere.
    pub to: Option<AreaId>,
    /// At least so many.
    pub at_least: Option<u32>,
    /// At most so many.
    pub at_most: Option<u32>,
    /// In each window of this length; `None`: in the whole time of the provision.
    pub per: Option<Duration>,
}

impl Counted {
    /// Returns the unit in words for the number asked for: "convoy" for one, "convoys" for more.
    pub fn units(&self) -> String {
        let one = self.at_least.or(self.at_most) == Some(1);
        format!("{}{}", self.unit, if one || self.unit.ends_with('s') { "" } else { "s" })
    }
}

/// When a duty is due.
#[derive(Debug, Clone, PartialEq)]
pub enum Due {
    /// At an instant.
    At(Timestamp),
    /// Within a time after the agreement's start.
    WithinOfStart(Duration),
    /// Within a time after a named step.
    WithinOfStep(StepId, Duration),
}

/// A phase that begins when its gate is met.
#[derive(Debug, Clone, PartialEq)]
pub struct Phase {
    /// Its id.
    pub id: PhaseId,
    /// Its name.
    pub name: String,
    /// Guarantors or parties who decide on it.
    pub decided_by: Vec<PartyId>,
    /// What must hold; all of it.
    pub needs: Vec<Need>,
}

words! {
    /// How a clock is set back.
    Reset, "a way to reset a clock", {
        /// By each breach.
        OnBreach = "on-breach",
        /// By a recorded decision of those who may decide.
        ByDecision = "by-decision",
    }
}

/// What makes a day of a need a day that is broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Measure {
    /// Any breach.
    None,
    /// Any grave breach.
    NoGrave,
    /// More breaches in the day than this, all bound parties together.
    AtMost(u32),
    /// That what is reported over the need's days, up to and with that day, is not so much less than before as this
    /// comparison asks.
    Reduced(ComparisonId),
}

impl Measure {
    /// Returns what breaks no day, in words for people.
    pub fn words(&self) -> String {
        match self {
            Self::None => "no breach at all".to_owned(),
            Self::NoGrave => "no grave breach".to_owned(),
            Self::AtMost(most) => format!("at most {most} breaches a day"),
            Self::Reduced(id) => format!("less reported than before, as comparison {id} has it"),
        }
    }
}

/// One need of a gate.
#[derive(Debug, Clone, PartialEq)]
pub struct Need {
    /// The provision that must hold.
    pub provision: ProvisionId,
    /// For so many days of the agreement; at least 1.
    pub days: u32,
    /// Whether they must follow each other.
    pub consecutive: bool,
    /// What breaks a day; [`Measure::None`]: any breach. `reduced` in the text is an assumption's measure.
    pub measure: Measure,
    /// The word the terms use for the measure, if any: `reduced`.
    pub measure_word: Option<String>,
    /// How its clock is set back.
    pub reset: Reset,
}

/// A named step.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Its id.
    pub id: StepId,
    /// Its name.
    pub name: String,
    /// Whose word makes it done; groups.
    pub by: Vec<PartyId>,
}

words! {
    /// What an assumption fills in.
    AssumptionSets, "a thing that an assumption can set", {
        /// What breaks a day of a need.
        Measure = "measure",
        /// The true rate of breaches a day that a provision could live with.
        ToleratedPerDay = "tolerated_per_day",
        /// How many are owed of what is counted.
        AtLeast = "at_least",
        /// How many days a need asks for.
        Days = "days",
        /// How many days before the start are a comparison's baseline.
        BeforeDays = "before_days",
        /// How far a comparison asks the rate to fall: since, over before.
        RatioAtMost = "ratio_at_most",
        /// How rare a fall as deep must be in ordinary times.
        RankAtMost = "rank_at_most",
        /// The share of what happened that could be seen in a comparison's baseline.
        SeenBefore = "seen_before",
        /// The share of what happened that could be seen since.
        SeenSince = "seen_since",
    }
}

/// What the text leaves open and this case fills in; varied in every gate.
#[derive(Debug, Clone, PartialEq)]
pub struct Assumption {
    /// Its id.
    pub id: AssumptionId,
    /// The provision, phase or area it is about.
    pub about: String,
    /// What it sets; `None`: it is only stated.
    pub sets: Option<AssumptionSets>,
    /// The value, as written.
    pub value: String,
    /// Other fair values, as written.
    pub alternatives: Vec<String>,
    /// Why it is needed.
    pub why: String,
}

/// A dated change of one provision.
#[derive(Debug, Clone, PartialEq)]
pub struct Amendment {
    /// Its id.
    pub id: String,
    /// From when the new values hold.
    pub at: Timestamp,
    /// The provision it changes.
    pub provision: ProvisionId,
    /// The new values.
    pub set: Vec<AmendedKey>,
    /// Who decided it, and how that is known.
    pub basis: Option<String>,
}

/// One value that an amendment changes.
#[derive(Debug, Clone, PartialEq)]
pub enum AmendedKey {
    /// The provision's beginning.
    From(Timestamp),
    /// The provision's end.
    Until(Timestamp),
    /// The tolerated rate, a day.
    ToleratedPerDay(f64),
    /// The forbidden acts.
    Forbids(Vec<Act>),
    /// When it is due.
    Due(Due),
    /// The areas.
    Areas(Vec<AreaId>),
    /// The parties bound.
    Binds(Vec<PartyId>),
}
