//! What was said and who met, as a person wrote it down.

use crate::model::{ActorId, IssueId, MeetingId, SideId, StatementId, When};
use crate::words;

/// The talks of a case.
#[derive(Debug, Clone, PartialEq)]
pub struct Talks {
    /// What they are called.
    pub title: String,
    /// The sides that must all have agreed before there is a deal; at least one.
    pub between: Vec<SideId>,
    /// A remark.
    pub note: Option<String>,
    /// Whoever takes a position, in file order.
    pub sides: Vec<Side>,
    /// What is to be settled, in file order.
    pub issues: Vec<Issue>,
    /// What was said, in file order.
    pub statements: Vec<Statement>,
    /// Statements summed up by a person, in file order.
    pub positions: Vec<Position>,
    /// Who met, in file order.
    pub meetings: Vec<Meeting>,
}

/// Whoever takes a position, at the table or beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Its id.
    pub id: SideId,
    /// Its name.
    pub name: String,
    /// The actor that it is, if it is one of the case's.
    pub actor: Option<ActorId>,
    /// A remark.
    pub note: Option<String>,
}

/// What is to be settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// Its id.
    pub id: IssueId,
    /// What it is called.
    pub title: String,
    /// The question that it asks.
    pub asks: Option<String>,
}

words! {
    /// How a statement stands to its issue.
    Stance, "a stance", {
        /// Is for it.
        Supports = "supports",
        /// Offers something.
        Offers = "offers",
        /// Says that something is so.
        Confirms = "confirms",
        /// Says what must come first.
        Conditions = "conditions",
        /// Asks for something.
        Demands = "demands",
        /// Holds it unlikely.
        Doubts = "doubts",
        /// Is against it.
        Opposes = "opposes",
        /// Blames somebody.
        Accuses = "accuses",
        /// Says that something is not so.
        Denies = "denies",
    }
}

impl Stance {
    /// Whether an issue is open as long as this is a side's last word on it.
    pub fn keeps_open(self) -> bool {
        !matches!(self, Self::Supports | Self::Offers | Self::Confirms)
    }
}

words! {
    /// What a statement says of the deal as a whole.
    Deal, "a word on the deal", {
        /// There is one.
        Agreed = "agreed",
        /// There is none yet.
        NotYet = "not-yet",
        /// There was one, and the side has left it or holds it for gone.
        Left = "left",
    }
}

/// What a side said on an issue, in our own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Its id.
    pub id: StatementId,
    /// What it is about.
    pub issue: IssueId,
    /// For whom it was said.
    pub side: SideId,
    /// When it was said.
    pub when: When,
    /// Who said it; `None`: not known.
    pub speaker: Option<String>,
    /// As what.
    pub role: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// To whom.
    pub to: Option<String>,
    /// How it stands to the issue.
    pub stance: Stance,
    /// What it says.
    pub says: String,
    /// What it says of the deal as a whole; `None`: nothing.
    pub deal: Option<Deal>,
    /// Where it can be read.
    pub address: Option<String>,
    /// How the date is known, if the page does not state it.
    pub dated: Option<String>,
}

/// A side's statements on an issue in one line, by a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// On what.
    pub issue: IssueId,
    /// Whose.
    pub side: SideId,
    /// The position.
    pub says: String,
    /// The statements it sums up, all of that side; at least one. It is known once all were made.
    pub rests_on: Vec<StatementId>,
}

words! {
    /// What became of a meeting.
    MeetingStatus, "what becomes of a meeting", {
        /// It was held.
        Held = "held",
        /// It was planned.
        Planned = "planned",
        /// It was planned and called off.
        Cancelled = "cancelled",
        /// It was begun and broken off, or not seen to end.
        Begun = "begun",
    }
}

/// Who met, or meant to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Its id.
    pub id: MeetingId,
    /// When.
    pub when: When,
    /// Where.
    pub place: Option<String>,
    /// Who.
    pub who: Vec<String>,
    /// On what.
    pub topic: Option<String>,
    /// What became of it.
    pub status: MeetingStatus,
    /// What came of it.
    pub outcome: Option<String>,
    /// Where it can be read.
    pub addresses: Vec<String>,
}
