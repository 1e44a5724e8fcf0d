//! The words all stages share: ids, acts, dates, places, counts and problems.
//!
//! Read first: [`When`] and [`Place`]. Invariant: "unknown" is a value of its own, never a default that looks like data.

mod act;
pub mod areas;
mod count;
mod id;
mod place;
mod problem;
mod problem_text;
mod when;

pub use act::{Act, Target, UnknownWord};
pub use count::{CountIs, People, Range};
pub use id::{
    ActorId, AreaId, AssumptionId, ComparisonId, ExcludedId, IncidentId, IssueId, MeetingId, PartyId,
    PhaseId, ProvisionId, ReportId, SideId, SourceId, StatementId, StepId, normal_name,
};
pub use place::{Place, Precision};
pub use problem::{Location, Problem, Severity};
pub use problem_text::draw;
pub(crate) use problem_text::{char_floor, visible};
pub use when::{Interval, When, WhenError};
