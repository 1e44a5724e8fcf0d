//! The shape of `agreement.toml`, key by key: see [`shape`](super::shape).

use super::agreement::{AssumptionSets, ExclusionProof, ProvisionKind, Reset, TextRelation};
use super::comparison::ComparedCount;
use super::shape::{BOUND, GROUPS, Key, Kind, Name, Shape, may, need};
use crate::model::Act;

/// The kinds of area.
pub(crate) const AREA_KINDS: &[&str] = &["polygon", "line", "everywhere", "undefined"];
/// The kinds of condition.
pub(crate) const CONDITION_KINDS: &[&str] = &["reciprocal", "after", "step"];
/// Who else than groups a provision can protect.
pub(crate) const PROTECTED: &[&str] = &["civilians", "aid", "health", "monitors", "detainees"];

/// What an assumption can be about.
pub(crate) const ABOUT: &[Name] = &[Name::Provision, Name::Phase, Name::Area, Name::Comparison];

const MEMBER: Kind = Kind::Ref(&[Name::Actor], &[]);
const ACTS: Kind = Kind::List(&ACT, 1);
const ACT: Kind = Kind::Word(Act::EXPECTED, Act::WORDS);
const AREA_REF: Kind = Kind::Ref(&[Name::Area], &[]);
const AREA_REFS: Kind = Kind::List(&AREA_REF, 1);
const PROVISION_REF: Kind = Kind::Ref(&[Name::Provision], &[]);
const BOUND_REFS: Kind = Kind::List(&Kind::Ref(BOUND, &[]), 1);
const RATE: Kind = Kind::Number(0.0, 1_000_000.0);
const DAYS: Kind = Kind::Whole(1, 100_000);
const NUMBER: Kind = Kind::Whole(0, 1_000_000_000);
const ANY_TEXTS: Kind = Kind::List(&Kind::Text, 1);

/// The file.
pub(crate) static FILE: Shape = Shape {
    name: "agreement.toml",
    doc: "The terms of one ceasefire: who promised what to whom, where, when and with which exceptions.",
    keys: &[
        need("agreement", Kind::Table(&AGREEMENT), "The agreement itself."),
        may("text", Kind::List(&Kind::Table(&TEXT), 1), "A text of the chain of texts."),
        need("party", Kind::List(&Kind::Table(&PARTY), 1), "Who is bound."),
        may("guarantor", Kind::List(&Kind::Table(&GUARANTOR), 1), "Who vouches; may also fight."),
        may("non_party", Kind::List(&Kind::Table(&NON_PARTY), 1), "Who fights but is not bound."),
        may("excluded", Kind::List(&Kind::Table(&EXCLUDED), 1), "Whom the agreement does not cover."),
        may("weapon", Kind::List(&Kind::Table(&WEAPON), 1), "A weapon class that distances speak of."),
        need("area", Kind::List(&Kind::Table(&AREA), 1), "Where provisions apply."),
        need("provision", Kind::List(&Kind::Table(&PROVISION), 1), "One promise."),
        may("phase", Kind::List(&Kind::Table(&PHASE), 1), "A phase that begins when its needs are met."),
        may("step", Kind::List(&Kind::Table(&STEP), 1), "A named step that conditions refer to."),
        may("comparison", Kind::List(&Kind::Table(&COMPARISON), 1), "What a measure compares with before."),
        may("assumption", Kind::List(&Kind::Table(&ASSUMPTION), 1), "What the text leaves open."),
        may("amendment", Kind::List(&Kind::Table(&AMENDMENT), 1), "A dated change of a provision."),
    ],
};

static AGREEMENT: Shape = Shape {
    name: "agreement",
    doc: "The agreement itself.",
    keys: &[
        need("id", Kind::Id(Name::Agreement), "Its id, also the case's."),
        need("title", Kind::Text, "Its title."),
        need("in_force", Kind::Instant, "From when it binds; days of the agreement begin at this hour."),
        need("timezone", Kind::Zone, "The zone whose days count."),
        may("until", Kind::Instant, "The text's own end."),
        may("ends", Kind::List(&Kind::Table(&END), 1), "Ends that were declared, each by someone."),
        may("sources", ANY_TEXTS, "Where the terms were read."),
        may("languages", ANY_TEXTS, "Authentic languages."),
    ],
};

static END: Shape = Shape {
    name: "declared end",
    doc: "An end that someone declared.",
    keys: &[
        need("by", MEMBER, "The actor who declared it."),
        need("at", Kind::Instant, "When it took effect."),
        need("basis", Kind::Text, "What is known of the declaration."),
    ],
};

static TEXT: Shape = Shape {
    name: "text",
    doc: "One text of the chain of texts.",
    keys: &[
        need("id", Kind::Id(Name::Text), "Its id."),
        need("title", Kind::Text, "Its title."),
        need("relation", Kind::Word(TextRelation::EXPECTED, TextRelation::WORDS), "How it relates."),
        may("date", Kind::Day, "Its date."),
        may("of", Kind::Ref(&[Name::Text], &[]), "The text it relates to, if not the agreement's own."),
        may("address", Kind::Text, "Where it can be read."),
        may("note", Kind::Text, "A remark."),
    ],
};

const GROUP_ID: &str = "Its id.";
const GROUP_NAME: &str = "Its name.";
const MEMBERS: Kind = Kind::List(&Kind::Either(&MEMBER, &MEMBERSHIP), 0);
const MEMBERS_DOC: &str = "Its members: actors of actors.toml, with dates where membership has dates.";
const DECIDES: Key = may("decides", Kind::Flag, "Whether it may decide on clocks and phases.");
const FROM: Key = may("from", Kind::Instant, "Since when; if left out, from the agreement's start.");
const UNTIL: Key = may("until", Kind::Instant, "Until when; if left out, as long as the agreement.");

static MEMBERSHIP: Shape = Shape {
    name: "membership",
    doc: "A membership with dates.",
    keys: &[
        need("actor", MEMBER, "The actor."),
        may("from", Kind::Instant, "Since when."),
        may("until", Kind::Instant, "Until when, exclusive."),
        may("basis", Kind::Text, "How that is known."),
    ],
};

static PARTY: Shape = Shape {
    name: "party",
    doc: "Who is bound.",
    keys: &[
        need("id", Kind::Id(Name::Party), GROUP_ID),
        need("name", Kind::Text, GROUP_NAME),
        may("members", MEMBERS, MEMBERS_DOC),
        DECIDES,
        FROM,
        UNTIL,
    ],
};

static GUARANTOR: Shape = Shape {
    name: "guarantor",
    doc: "Who vouches; may also fight.",
    keys: &[
        need("id", Kind::Id(Name::Guarantor), GROUP_ID),
        need("name", Kind::Text, GROUP_NAME),
        may("members", MEMBERS, MEMBERS_DOC),
        may("belligerent", Kind::Flag, "Whether it also fights."),
        DECIDES,
        FROM,
        UNTIL,
    ],
};

static NON_PARTY: Shape = Shape {
    name: "non-party",
    doc: "Who fights but is not bound.",
    keys: &[
        need("id", Kind::Id(Name::NonParty), GROUP_ID),
        need("name", Kind::Text, GROUP_NAME),
        may("members", MEMBERS, MEMBERS_DOC),
        may("answered_for_by", Kind::Ref(&[Name::Party], &[]), "The party that must restrain it."),
        FROM,
        UNTIL,
    ],
};

static EXCLUDED: Shape = Shape {
    name: "excluded group",
    doc: "Whom the agreement does not cover.",
    keys: &[
        need("id", Kind::Id(Name::Excluded), GROUP_ID),
        need("name", Kind::Text, GROUP_NAME),
        may("members", MEMBERS, MEMBERS_DOC),
        need(
            "needs",
            Kind::List(&Kind::Word(ExclusionProof::EXPECTED, ExclusionProof::WORDS), 1),
            "What must be shown before its presence counts, else the finding is contested.",
        ),
        FROM,
        UNTIL,
    ],
};

static WEAPON: Shape = Shape {
    name: "weapon class",
    doc: "A weapon class that distances speak of.",
    keys: &[
        need("id", Kind::Id(Name::Weapon), "Its id."),
        need("name", Kind::Text, "Its name."),
        may("includes", ANY_TEXTS, "What it takes in."),
    ],
};

static AREA: Shape = Shape {
    name: "area",
    doc: "Where a provision applies.",
    keys: &[
        need("id", Kind::Id(Name::Area), "Its id; a feature of areas.geojson bears it too, if it is drawn."),
        need("name", Kind::Text, "Its name."),
        need("kind", Kind::Word("a kind of area", AREA_KINDS), "Its shape."),
        may("minus", AREA_REFS, "Areas taken out of it."),
        may("approximate", Kind::Flag, "Whether it was drawn for the case rather than by the parties."),
        may("why", Kind::Text, "Why it is undefined."),
        may("distances", Kind::List(&Kind::Table(&DISTANCE), 1), "Who keeps what how far from which line."),
    ],
};

static DISTANCE: Shape = Shape {
    name: "distance",
    doc: "A distance that a party keeps from a line.",
    keys: &[
        need("party", Kind::Ref(BOUND, &[]), "Who keeps it."),
        may("side", Kind::Text, "On which side of the line: north."),
        need("weapons", Kind::Ref(&[Name::Weapon], &["personnel"]), "The weapon class, or personnel."),
        need("metres", Kind::Whole(1, 1_000_000), "How far, in metres."),
        need("line", AREA_REF, "The area whose line it is measured from."),
    ],
};

/// A provision.
pub(crate) static PROVISION: Shape = Shape {
    name: "provision",
    doc: "One promise.",
    keys: &[
        need("id", Kind::Id(Name::Provision), "Its id."),
        may("clause", Kind::Text, "The clause of the text."),
        need("title", Kind::Text, "What it promises, in our own words."),
        need("kind", Kind::Word(ProvisionKind::EXPECTED, ProvisionKind::WORDS), "What kind of promise."),
        need("binds", BOUND_REFS, "The parties that owe it."),
        may(
            "protects",
            Kind::List(&Kind::Ref(&[Name::Party, Name::Guarantor, Name::NonParty], PROTECTED), 1),
            "Whom it protects; if left out, anybody.",
        ),
        may("forbids", ACTS, "The acts it forbids."),
        may("area", AREA_REF, "Where it applies."),
        may("areas", AREA_REFS, "Where it applies, if in several areas: one standing each."),
        FROM,
        UNTIL,
        may("tolerated_per_day", RATE, "The true rate of breaches a day that the term could live with."),
        may("exception", Kind::List(&Kind::Table(&EXCEPTION), 1), "Exceptions that a party may claim."),
        may("when", Kind::List(&Kind::Table(&CONDITION), 1), "Conditions on which it holds."),
        may("owes", Kind::Text, "What is owed, for duties to do something."),
        may("counts", Kind::Table(&COUNTED), "What is counted, for counted duties."),
        may("due", Kind::Table(&DUE), "When it is due."),
        may("grave", ACTS, "Acts that are grave by themselves."),
        may("grave_killed_civilians", Kind::Whole(1, 1_000_000), "From so many civilians killed on, grave."),
    ],
};

static EXCEPTION: Shape = Shape {
    name: "exception",
    doc: "An exception a party may claim.",
    keys: &[
        need("kind", Kind::Text, "Its kind: self-defence."),
        may("test", Kind::Text, "The test that the text sets."),
    ],
};

static CONDITION: Shape = Shape {
    name: "condition",
    doc: "A condition on which a provision holds.",
    keys: &[
        need("kind", Kind::Word("a kind of condition", CONDITION_KINDS), "Its kind."),
        may("provision", PROVISION_REF, "For `reciprocal` and `after`: the other provision."),
        may("within", Kind::Duration, "For `after`: within this time of it."),
        may("step", Kind::Ref(&[Name::Step], &[]), "For `step`: the step it begins with."),
    ],
};

static COUNTED: Shape = Shape {
    name: "count",
    doc: "What is counted.",
    keys: &[
        need("act", ACT, "The act that counts."),
        need("unit", Kind::Text, "Its unit: convoy, truck, ship, flight, person."),
        may("to", AREA_REF, "Where it must arrive."),
        may("at_least", NUMBER, "At least so many."),
        may("at_most", NUMBER, "At most so many."),
        may("per", Kind::Duration, "In each window of this length; if left out, in the whole time."),
    ],
};

static DUE: Shape = Shape {
    name: "due time",
    doc: "When a duty is due: at an instant, or within a time after the start or a step.",
    keys: &[
        may("at", Kind::Instant, "At an instant."),
        may("after", Kind::Ref(&[Name::Step], &["in_force"]), "After the agreement's start, or a step."),
        may("within", Kind::Duration, "Within this time."),
    ],
};

static PHASE: Shape = Shape {
    name: "phase",
    doc: "A phase that begins when all its needs are met.",
    keys: &[
        need("id", Kind::Id(Name::Phase), "Its id."),
        need("name", Kind::Text, "Its name."),
        may("decided_by", BOUND_REFS, "Who decides on it."),
        need("needs", Kind::List(&Kind::Table(&NEED), 1), "What must hold; all of it."),
    ],
};

static NEED: Shape = Shape {
    name: "need",
    doc: "One need of a phase.",
    keys: &[
        need("provision", PROVISION_REF, "The provision that must hold."),
        may("days", DAYS, "For so many days of the agreement; may be left to an assumption."),
        may("consecutive", Kind::Flag, "Whether the days must follow each other."),
        may("measure", Kind::Measure, "What breaks a day; if left out, any breach."),
        may(
            "reset",
            Kind::Word(Reset::EXPECTED, Reset::WORDS),
            "How the clock is set back; on-breach if left out.",
        ),
    ],
};

static STEP: Shape = Shape {
    name: "step",
    doc: "A named step that conditions refer to.",
    keys: &[
        need("id", Kind::Id(Name::Step), "Its id."),
        need("name", Kind::Text, "Its name."),
        need("by", BOUND_REFS, "Whose word makes it done."),
    ],
};

const GROUP_REFS: Kind = Kind::List(&Kind::Ref(GROUPS, &["civilians"]), 2);
const BETWEEN: Kind = Kind::List(&GROUP_REFS, 1);
const SHARE: Kind = Kind::Number(0.0, 1.0);
const PART: Kind = Kind::Number(0.001, 1.0);

static COMPARISON: Shape = Shape {
    name: "comparison",
    doc: "What a measure that asks for less than there was compares, before the start and since.",
    keys: &[
        need("id", Kind::Id(Name::Comparison), "Its id; a measure names it."),
        need("source", Kind::Ref(&[Name::Source], &[]), "Whose reports are counted, before and since."),
        may(
            "between",
            BETWEEN,
            "Pairs of groups, or of a group and civilians, each compared by itself; if left out, every two parties.",
        ),
        may("acts", ACTS, "The acts; if left out, those that the provision forbids."),
        may("area", AREA_REF, "Where; if left out, where the provision applies."),
        may(
            "asks",
            Kind::List(&Kind::Word(ComparedCount::EXPECTED, ComparedCount::WORDS), 1),
            "What must have fallen; both if left out, and both are shown.",
        ),
        may("before_days", DAYS, "How many days before the start are the baseline."),
        may("ratio_at_most", PART, "The rate since, over the rate before, must be at most this."),
        may("rank_at_most", PART, "At most this share of ordinary times may have seen a fall as deep."),
        may("control", Kind::Table(&CONTROL), "What the agreement should not have changed."),
        may("seen_before", SHARE, "The share of what happened that the source could see in the baseline."),
        may("seen_since", SHARE, "The share of what happened that the source could see since."),
        may(
            "other_truces",
            Kind::List(&Kind::Day, 1),
            "Days on which other truces began: not ordinary times.",
        ),
    ],
};

static CONTROL: Shape = Shape {
    name: "control",
    doc: "A series that the agreement should not have changed, chosen beforehand.",
    keys: &[
        may("between", BETWEEN, "Pairs of groups, taken together; if left out, every two parties."),
        may("acts", ACTS, "The acts; if left out, those that the provision forbids."),
        may("area", AREA_REF, "Where; if left out, where the provision applies."),
        may("why", Kind::Text, "Why it was chosen."),
    ],
};

static ASSUMPTION: Shape = Shape {
    name: "assumption",
    doc: "What the text leaves open and this case fills in.",
    keys: &[
        need("id", Kind::Id(Name::Assumption), "Its id."),
        need("about", Kind::Ref(ABOUT, &[]), "What it is about."),
        may("sets", Kind::Word(AssumptionSets::EXPECTED, AssumptionSets::WORDS), "What it fills in."),
        need("value", Kind::TextOrNumber, "The value."),
        may("alternatives", Kind::List(&Kind::TextOrNumber, 1), "Other fair values."),
        need("why", Kind::Text, "Why it is needed."),
    ],
};

static AMENDMENT: Shape = Shape {
    name: "amendment",
    doc: "A dated change of one provision; what it changes keeps its old value before `at`.",
    keys: &[
        need("id", Kind::Id(Name::Amendment), "Its id."),
        need("at", Kind::Instant, "From when the new values hold."),
        need("provision", PROVISION_REF, "The provision it changes."),
        need("set", Kind::Table(&AMENDED), "The new values."),
        may("basis", Kind::Text, "Who decided it, and how that is known."),
    ],
};

static AMENDED: Shape = Shape {
    name: "change",
    doc: "The new values of a provision's keys.",
    keys: &[
        may("from", Kind::Instant, "Its new beginning."),
        may("until", Kind::Instant, "Its new end."),
        may("due", Kind::Table(&DUE), "When it is due now."),
        may("tolerated_per_day", RATE, "The new tolerated rate."),
        may("forbids", ACTS, "The acts it forbids now."),
        may("area", AREA_REF, "Where it applies now."),
        may("areas", AREA_REFS, "Where it applies now, if in several areas."),
        may("binds", BOUND_REFS, "The parties that owe it now."),
    ],
};
