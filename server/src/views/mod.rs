//! What goes over HTTP: plain structs of our own, converted by hand from the engine's view.
//!
//! In: parts of [`engine::publications::View`], which holds only what may be shown to anybody. Out: structs that know how
//! to be JSON and how to be described by OpenAPI. Read first: [`AnswerView`].
//! Invariant: nothing is computed here and no text is made safe here; both were done before.

mod answer;
mod calendar;
mod case;
mod evidence;
mod gate;
mod ledgers;
mod points;
mod talks;
mod trend;
mod trouble;
mod unreviewed;
mod words;

pub use answer::{AnswerView, ReadingView};
pub use calendar::{CalendarRow, CalendarView, CellView};
pub use case::{
    AreaView, AssumptionView, CaseEntry, CaseHead, CaseList, CaseState, ChangeEvent, DayView, GroupView,
    ProvisionView, SourceList, SourceView, StateView,
};
pub use evidence::{
    AccountView, BesideView, CasualtiesView, CoarsePlace, FindingExplained, FindingView, IncidentPage,
    IncidentView, NumbersView, ReplyView, SpanView, StandingExplained,
};
pub use gate::{
    BlockerExplained, BlockerView, ClockDayView, ComparedView, GateExplained, GateView, HorizonView,
    NeedView, VariationView,
};
pub use ledgers::{LedgerEntryView, LedgerList, LedgerView, PartView, SumWord};
pub use points::{ColumnHeader, PointsHeader, columns};
pub use talks::{DealView, IssueView, MeetingView, SaidView, StandView, TalksOfCase, TalksView};
pub use trend::{
    CountTrendView, NotCountedView, PairTrendView, PlaceboView, TrendOfCase, TrendView, WindowFigures,
    WindowView,
};
pub use trouble::{OddityView, PlacedProblem, ProblemDocument, TroubleView};
pub use unreviewed::{UnreviewedOf, UnreviewedView};
pub use words::{
    Answer, BlockerKind, Class, Counts, DayState, DealWord, Exclusion, Fit, IssueState, MeetingStatus,
    Permission, Role, Severity, SourceChoice, Stance, Standing, Strength, There,
};

/// The version of all shapes in this folder. It grows when a key changes its meaning or goes.
pub const VERSION: u32 = 1;
