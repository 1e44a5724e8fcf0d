//! The shape of a line of `reports/*.jsonl`, for editors: see [`shape`](super::shape).
//!
//! The reader of reports is a later stage and judges them itself; tests hold its keys, its words and these together.

use super::agreement::ExclusionProof;
use super::shape::{Kind, Name, Shape, may, need};
use crate::model::{Act, CountIs, Precision, Target};

const KINDS: &[&str] = &["event", "tally", "delivery", "statement", "response", "coverage", "verification"];
const MEANS: &[&str] =
    &["heard", "seen", "camera", "radar", "satellite", "interview", "document", "social", "unknown"];
const BASES: &[&str] = &["claimed", "admitted", "observed", "assessed", "coded", "unknown"];
const DECISIONS: &[&str] =
    &["accepts", "rejects", "extends", "ends", "reset", "done", "suspends", "resumes", "offers", "none"];
const STANCES: &[&str] = &["accepts", "denies", "explains", "counter-claims", "no-answer"];
const VERDICTS: &[&str] = &[
    "verified",
    "not-an-incident",
    "no-violation",
    "minor",
    "grave",
    "refuted",
    "unable",
    "disputed",
    "pending",
];

const REVIEWS: &[&str] = &["reviewed", "unreviewed"];

const TEXTS: Kind = Kind::List(&Kind::Text, 0);
const COUNT: Kind = Kind::Whole(0, 4_294_967_295);
const DATE: &str = "a day or a date-time with an offset";

/// A report.
pub(crate) static REPORT: Shape = Shape {
    name: "report",
    doc: "What one source said; never altered. One JSON object a line.",
    keys: &[
        need("id", Kind::Text, "Unique in the case."),
        need("kind", Kind::Word("a kind of report", KINDS), "What kind of report it is."),
        need("source", Kind::Ref(&[Name::Source], &[]), "An id of sources.toml."),
        may("published", Kind::Free(DATE), "When the source said it."),
        may("received", Kind::Free(DATE), "When the keepers of this case had it, if later."),
        may("address", Kind::Text, "Where it can be read."),
        may("copies", TEXTS, "Source ids or report ids that this report repeats."),
        may("says", Kind::Text, "What it says, in our own words."),
        may("note", Kind::Text, "A remark."),
        may("credibility", Kind::Whole(1, 6), "Admiralty 1 to 6; 6 cannot be judged."),
        may(
            "review",
            Kind::Word("a state of review", REVIEWS),
            "Whether a person has looked at it; by an unreviewed report nothing is judged.",
        ),
        may("read_rule", Kind::Text, "The rule by which a machine read it out of a text."),
        may(
            "read_span",
            Kind::Free("two positions, as in 120-164"),
            "The words of the text that it rests on.",
        ),
        may("incident", Kind::Text, "An id given by a person: reports with the same one belong together."),
        may(
            "when",
            Kind::Free("a date or interval in EDTF level 1, or date-times with an offset"),
            "When it was.",
        ),
        may("place", Kind::Text, "The name of the place."),
        may("admin1", Kind::Text, "The first administrative unit."),
        may("pcode", Kind::Text, "The code of the place."),
        may("area", Kind::Ref(&[Name::Area], &[]), "An area of the agreement, where the source names it."),
        may("lat", Kind::Number(-90.0, 90.0), "WGS 84 latitude, degrees."),
        may("lon", Kind::Number(-180.0, 180.0), "WGS 84 longitude, degrees."),
        may("precision", Kind::Word(Precision::EXPECTED, Precision::WORDS), "How precisely it is placed."),
        may("act", Kind::Word(Act::EXPECTED, Act::WORDS), "What was done."),
        may("weapon", Kind::Text, "As reported."),
        may("means", Kind::Word("a means of observation", MEANS), "How it was observed."),
        may("by", TEXTS, "Alleged perpetrators or doers: actor ids or names."),
        may("by_basis", Kind::Word("a basis of attribution", BASES), "How the doer is known."),
        may("by_text", Kind::Text, "The source's own wording for the doer."),
        may("against", TEXTS, "Who was hit: actor ids or names."),
        may("target", Kind::List(&Kind::Word(Target::EXPECTED, Target::WORDS), 0), "Who or what was hit."),
        may("excluded", Kind::Ref(&[Name::Excluded], &[]), "The excluded group said to be the target."),
        may(
            "excluded_shown",
            Kind::List(&Kind::Word(ExclusionProof::EXPECTED, ExclusionProof::WORDS), 0),
            "What of the exclusion the source shows.",
        ),
        may("exception", Kind::Text, "An exception that is claimed: self-defence."),
        may("exception_by", Kind::Text, "Who claims it."),
        may("killed_low", COUNT, "Killed, at least."),
        may("killed_best", COUNT, "Killed, the number held for best."),
        may("killed_high", COUNT, "Killed, at most."),
        may("killed_civilians", COUNT, "Killed civilians."),
        may("injured_low", COUNT, "Injured, at least."),
        may("injured_best", COUNT, "Injured, the number held for best."),
        may("injured_high", COUNT, "Injured, at most."),
        may("count", COUNT, "What is counted: so many."),
        may("unit", Kind::Text, "The unit of the count."),
        may("count_is", Kind::Word(CountIs::EXPECTED, CountIs::WORDS), "How the count is meant."),
        may("accused", TEXTS, "Tallies: actor ids or names the count is about."),
        may("breakdown", Kind::Numbers, "Tallies: label to number."),
        may("breakdown_partial", Kind::Flag, "Whether the source itself gives only part."),
        may("cumulative", COUNT, "Tallies: the running total stated."),
        may("from", Kind::Text, "Deliveries: where from."),
        may("to", Kind::Text, "Deliveries: where to."),
        may("trucks", COUNT, "Deliveries: trucks."),
        may("people", COUNT, "Deliveries: people reached."),
        may("cargo", Kind::Text, "Deliveries: what."),
        may("blocked_by", TEXTS, "Deliveries: who stopped it, as the source says."),
        may("about", Kind::Ref(&[Name::Provision, Name::Phase], &[]), "Statements: what they are about."),
        may("decision", Kind::Word("a decision", DECISIONS), "Statements: what is decided."),
        may("step", Kind::Ref(&[Name::Step], &[]), "Statements: the step that is done."),
        may("stance", Kind::Word("a stance", STANCES), "Responses: the answer."),
        may("of", Kind::Text, "Responses and verifications: an incident or report id."),
        may("verdict", Kind::Word("a verdict", VERDICTS), "Verifications: what was found."),
        may("share", Kind::Number(0.0, 1.0), "Coverage: 0 to 1 of the area-day; absent is unknown."),
        may("denied_by", TEXTS, "Coverage: actors who kept the monitors out."),
    ],
};
