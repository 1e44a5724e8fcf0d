//! The report and its seven kinds.

use std::sync::Arc;

use crate::model::{
    Act, AreaId, CountIs, IncidentId, People, Place, ReportId, SourceId, StepId, Target, When,
};
use crate::terms::ExclusionProof;
use crate::words;

/// The seven kinds of report, as written in files.
pub const KINDS: [&str; 7] =
    ["event", "tally", "delivery", "statement", "response", "coverage", "verification"];

/// Where a report was read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    /// The file's name as the caller gave it.
    pub file: Arc<str>,
    /// First line is 1.
    pub line: u32,
}

/// Admiralty credibility of one report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Credibility {
    /// 1 confirmed to 5 improbable.
    Graded(u8),
    /// 6: cannot be judged. Unknown, which is not a number below 5.
    Unknown,
}

words! {
    /// Whether a person has looked at a report.
    Review, "a state of review", {
        /// A person stands behind it; so it is where nothing else is stated.
        Reviewed = "reviewed",
        /// A machine read it out of a text and nobody has looked at it: nothing is judged by it.
        Unreviewed = "unreviewed",
    }
}

/// What a report that a machine read out of a text rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadFrom {
    /// The rule that found it, by its short name.
    pub rule: String,
    /// The words it rests on: code points of the text, from the first to before the last.
    pub span: (u32, u32),
}

/// What one source said.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Unique in its case.
    pub id: ReportId,
    /// Who said it.
    pub source: SourceId,
    /// Where it was read.
    pub origin: Origin,
    /// When the source said it; `None`: not known.
    pub published: Option<When>,
    /// When the keepers of the case had it, if later.
    pub received: Option<When>,
    /// Where it can be read by others.
    pub address: Option<String>,
    /// Sources or reports that it repeats, as ids.
    pub copies: Vec<String>,
    /// What it says, in our own words.
    pub says: Option<String>,
    /// A remark of the keepers.
    pub note: Option<String>,
    /// How credible it is.
    pub credibility: Credibility,
    /// Whether a person has looked at it.
    pub review: Review,
    /// What it rests on, if a machine read it out of a text.
    pub read_from: Option<Box<ReadFrom>>,
    /// The incident a person assigned it to.
    pub incident: Option<IncidentId>,
    /// When what it tells of was; for a tally, its period.
    pub when: Option<When>,
    /// Where what it tells of was.
    pub place: Place,
    /// What kind of report it is, with what that kind tells.
    pub body: Body,
}

/// What a report tells, by kind.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// Something was done.
    Event(Box<Event>),
    /// A count over a period.
    Tally(Box<Tally>),
    /// A movement of aid, or its absence.
    Delivery(Box<Delivery>),
    /// Someone said or decided something.
    Statement(Box<Statement>),
    /// A party replied.
    Response(Box<Response>),
    /// How much could have been seen.
    Coverage(Box<Coverage>),
    /// Someone with or without a mandate checked.
    Verification(Box<Verification>),
}

words! {
    /// How something was observed.
    Means, "a means of observation", {
        /// Heard.
        Heard = "heard",
        /// Seen.
        Seen = "seen",
        /// By camera.
        Camera = "camera",
        /// By radar.
        Radar = "radar",
        /// By satellite.
        Satellite = "satellite",
        /// By interview.
        Interview = "interview",
        /// From documents.
        Document = "document",
        /// From social media.
        Social = "social",
        /// Not stated.
        Unknown = "unknown",
    }
}

words! {
    /// On what basis a source names the doer.
    ActorBasis, "a basis of attribution", {
        /// It says so.
        Claimed = "claimed",
        /// The doer admits it.
        Admitted = "admitted",
        /// It saw it.
        Observed = "observed",
        /// It concluded it from evidence that it names.
        Assessed = "assessed",
        /// A coder assigned it by rule.
        Coded = "coded",
        /// Not stated.
        Unknown = "unknown",
    }
}

/// Something was done.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// What.
    pub act: Act,
    /// The weapon, as reported.
    pub weapon: Option<String>,
    /// How it was observed.
    pub means: Means,
    /// Who is said to have done it: actor ids or names. Several: one or all of them.
    pub by: Vec<String>,
    /// On what basis.
    pub by_basis: ActorBasis,
    /// The source's own words for the doer.
    pub by_text: Option<String>,
    /// Who was hit: actor ids or names.
    pub against: Vec<String>,
    /// Who or what was hit, by kind.
    pub target: Vec<Target>,
    /// The excluded group that the source says was the target.
    pub excluded: Option<String>,
    /// What of the proof of exclusion the source shows.
    pub excluded_shown: Vec<ExclusionProof>,
    /// An exception that is claimed: `self-defence`.
    pub exception: Option<String>,
    /// Who claims it.
    pub exception_by: Option<String>,
    /// People killed and injured.
    pub people: People,
    /// How many, where the event is a count (explosions, trajectories).
    pub count: Option<u32>,
    /// The unit of `count`.
    pub unit: Option<String>,
}

/// A source's count over a period. Never added to another.
#[derive(Debug, Clone, PartialEq)]
pub struct Tally {
    /// The number.
    pub count: u32,
    /// How it is meant.
    pub count_is: CountIs,
    /// What is counted.
    pub unit: String,
    /// Whom it is about: actor ids or names; empty: nobody is accused.
    pub accused: Vec<String>,
    /// Its parts, in the source's order.
    pub breakdown: Vec<(String, u32)>,
    /// Whether the source itself gives only some parts.
    pub breakdown_partial: bool,
    /// The running total it states.
    pub cumulative: Option<u32>,
    /// How it was observed.
    pub means: Means,
}

/// A movement of aid, or its absence.
#[derive(Debug, Clone, PartialEq)]
pub struct Delivery {
    /// Approved, sent, arrived, distributed, denied or none.
    pub act: Act,
    /// Where from.
    pub from: Option<String>,
    /// Where to: an area id, or a name.
    pub to: Option<String>,
    /// How many of `unit`; `None`: not stated.
    pub count: Option<u32>,
    /// The unit of `count`: `convoy`.
    pub unit: Option<String>,
    /// How many trucks.
    pub trucks: Option<u32>,
    /// For how many people.
    pub people: Option<u32>,
    /// What.
    pub cargo: Option<String>,
    /// Who is said to have carried it or waited with it.
    pub by: Vec<String>,
    /// Who stopped it, as the source says.
    pub blocked_by: Vec<String>,
}

words! {
    /// What a statement decides.
    Decision, "a decision", {
        /// Accepts the terms.
        Accepts = "accepts",
        /// Rejects the terms.
        Rejects = "rejects",
        /// Makes it longer.
        Extends = "extends",
        /// Declares it over.
        Ends = "ends",
        /// Sets a clock back.
        Reset = "reset",
        /// Declares a step done.
        Done = "done",
        /// Suspends it.
        Suspends = "suspends",
        /// Takes it up again.
        Resumes = "resumes",
        /// Offers something.
        Offers = "offers",
        /// Decides nothing.
        None = "none",
    }
}

/// Someone said or decided something.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// Who spoke: actor ids or names.
    pub by: Vec<String>,
    /// The provision or phase it is about.
    pub about: Option<String>,
    /// What it decides.
    pub decision: Decision,
    /// The step it declares done.
    pub step: Option<StepId>,
}

words! {
    /// How a party replies.
    Stance, "a stance", {
        /// Accepts.
        Accepts = "accepts",
        /// Denies.
        Denies = "denies",
        /// Explains.
        Explains = "explains",
        /// Accuses the other side.
        CounterClaims = "counter-claims",
        /// Was asked and did not answer.
        NoAnswer = "no-answer",
    }
}

/// A party's reply. It stands beside a finding and does not change it.
#[derive(Debug, Clone, PartialEq)]
pub struct Response {
    /// Who replies: actor ids or names.
    pub by: Vec<String>,
    /// How.
    pub stance: Stance,
    /// The incident or report it replies to.
    pub of: Option<String>,
    /// An exception that it claims.
    pub exception: Option<String>,
}

/// How much of an area-day could have been seen.
#[derive(Debug, Clone, PartialEq)]
pub struct Coverage {
    /// The act it is about; `None`: all acts.
    pub act: Option<Act>,
    /// The share, 0 to 1; `None`: unknown.
    pub share: Option<f64>,
    /// Who kept the monitors out: actor ids or names.
    pub denied_by: Vec<String>,
}

words! {
    /// What a check came to.
    Verdict, "a verdict", {
        /// It happened.
        Verified = "verified",
        /// Nothing happened.
        NotAnIncident = "not-an-incident",
        /// It happened and was no breach.
        NoViolation = "no-violation",
        /// A minor breach.
        Minor = "minor",
        /// A grave breach.
        Grave = "grave",
        /// It did not happen as reported.
        Refuted = "refuted",
        /// It could not be checked.
        Unable = "unable",
        /// Those who checked disagree.
        Disputed = "disputed",
        /// The check goes on.
        Pending = "pending",
    }
}

/// Someone checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Verification {
    /// The incident or report that was checked.
    pub of: String,
    /// What it came to.
    pub verdict: Verdict,
    /// Whom it found to have done it: actor ids or names.
    pub by: Vec<String>,
    /// On what basis.
    pub by_basis: ActorBasis,
    /// What was done, if it says.
    pub act: Option<Act>,
    /// People killed and injured, if it says.
    pub people: People,
}

impl Report {
    /// Whether it waits for a person to look at it: nothing is judged by it until then.
    pub fn is_unreviewed(&self) -> bool {
        self.review == Review::Unreviewed
    }

    /// Returns the area that the report itself names.
    pub fn area(&self) -> Option<&AreaId> {
        self.place.area.as_ref()
    }

    /// Returns the kind of the report as written in files.
    pub fn kind(&self) -> &'static str {
        match self.body {
            Body::Event(_) => "event",
            Body::Tally(_) => "tally",
            Body::Delivery(_) => "delivery",
            Body::Statement(_) => "statement",
            Body::Response(_) => "response",
            Body::Coverage(_) => "coverage",
            Body::Verification(_) => "verification",
        }
    }
}
