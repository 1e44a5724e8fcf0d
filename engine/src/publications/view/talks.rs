//! Talks in the view: issue by side, the last position with the words it rests on; nothing counted, nothing ranked.

use serde::Serialize;

use super::word;
use crate::publications::{safe, words as say};
use crate::talks::{
    Board, Deal, DealWord, IssueRow, IssueState, Meeting, MeetingStatus, SideRow, Stance, Statement, There,
};

/// The version of the shape of this JSON. It grows when a key changes its meaning or goes.
pub const TALKS_VERSION: u32 = 1;

/// Where talks stand, as plain data that may be shown to anybody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TalksView {
    /// [`TALKS_VERSION`].
    pub version: u32,
    /// What the talks are called.
    pub title: String,
    /// A remark of the keepers.
    pub note: Option<String>,
    /// Whether there is a deal: `there`, `not-there` or `undetermined`.
    #[serde(serialize_with = "word")]
    pub there: There,
    /// The same in a sentence.
    pub there_text: &'static str,
    /// The last word on the deal of each side that must agree, then of others who spoke of it.
    pub deal: Vec<DealView>,
    /// Issue by issue.
    pub issues: Vec<IssueView>,
    /// The meetings, by date.
    pub meetings: Vec<MeetingView>,
    /// How many statements are left out since they were not known yet.
    pub later: usize,
}

/// A side's last word on the deal as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DealView {
    /// The side.
    pub side: String,
    /// Its name.
    pub side_name: String,
    /// Whether there is no deal without it.
    pub must_agree: bool,
    /// `agreed`, `not-yet`, `left`; null: it has said nothing of the deal as a whole.
    pub word: Option<&'static str>,
    /// The same in a sentence.
    pub word_text: &'static str,
    /// The statement that says so.
    pub said: Option<SaidView>,
}

/// One issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IssueView {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The question that it asks.
    pub asks: Option<String>,
    /// `open`, `unopposed` or `not-spoken-of`.
    #[serde(serialize_with = "word")]
    pub state: IssueState,
    /// The same in a sentence.
    pub state_text: &'static str,
    /// The sides that have spoken of it.
    pub sides: Vec<StandView>,
}

/// One side on one issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StandView {
    /// The side.
    pub side: String,
    /// Its name.
    pub side_name: String,
    /// Its last position, summed up by a person; null: its own words stand for it.
    pub position: Option<String>,
    /// The statements that the position rests on.
    pub rests_on: Vec<String>,
    /// Whether it has spoken since.
    pub spoken_since: bool,
    /// Whether one of its last words keeps the issue open.
    pub keeps_open: bool,
    /// Its last words.
    pub last: Vec<SaidView>,
    /// What it said before.
    pub earlier: Vec<SaidView>,
}

/// What was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SaidView {
    /// The statement.
    pub id: String,
    /// When, as its date is known.
    pub when: String,
    /// Who said it.
    pub speaker: Option<String>,
    /// How it stands to the issue.
    #[serde(serialize_with = "word")]
    pub stance: Stance,
    /// What it says, in the keepers' words.
    pub says: String,
    /// Where it can be read.
    pub address: Option<String>,
    /// How the date is known, if the page does not state it.
    pub dated: Option<String>,
}

/// Who met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MeetingView {
    /// Its id.
    pub id: String,
    /// When.
    pub when: String,
    /// Where.
    pub place: Option<String>,
    /// Who.
    pub who: Vec<String>,
    /// On what.
    pub topic: Option<String>,
    /// `held`, `planned`, `cancelled` or `begun`.
    #[serde(serialize_with = "word")]
    pub status: MeetingStatus,
    /// What came of it.
    pub outcome: Option<String>,
    /// Where it can be read.
    pub addresses: Vec<String>,
}

impl TalksView {
    /// Returns the view of a board.
    pub fn of(board: &Board<'_>) -> Self {
        Self {
            version: TALKS_VERSION,
            title: safe::name(&board.talks.title),
            note: board.talks.note.as_deref().map(safe::saying),
            there: board.there,
            there_text: say::there(board.there),
            deal: board.deal.iter().map(deal).collect(),
            issues: board.issues.iter().map(issue).collect(),
            meetings: board.meetings.iter().map(|m| meeting(m)).collect(),
            later: board.later,
        }
    }
}

fn deal(word: &DealWord<'_>) -> DealView {
    DealView {
        side: word.side.id.to_string(),
        side_name: safe::name(&word.side.name),
        must_agree: word.must_agree,
        word: word.said.map(|(deal, _)| Deal::as_str(deal)),
        word_text: say::deal(word.said.map(|(deal, _)| deal)),
        said: word.said.map(|(_, statement)| said(statement)),
    }
}

fn issue(row: &IssueRow<'_>) -> IssueView {
    IssueView {
        id: row.issue.id.to_string(),
        title: safe::name(&row.issue.title),
        asks: row.issue.asks.as_deref().map(safe::saying),
        state: row.state,
        state_text: say::issue_state(row.state),
        sides: row.sides.iter().map(stand).collect(),
    }
}

fn stand(row: &SideRow<'_>) -> StandView {
    StandView {
        side: row.side.id.to_string(),
        side_name: safe::name(&row.side.name),
        position: row.position.map(|p| safe::saying(&p.says)),
        rests_on: row.position.iter().flat_map(|p| &p.rests_on).map(ToString::to_string).collect(),
        spoken_since: row.spoken_since,
        keeps_open: row.keeps_open(),
        last: row.last.iter().map(|s| said(s)).collect(),
        earlier: row.earlier.iter().map(|s| said(s)).collect(),
    }
}

fn said(statement: &Statement) -> SaidView {
    SaidView {
        id: statement.id.to_string(),
        when: statement.when.to_string(),
        speaker: statement.speaker.as_deref().map(safe::name),
        stance: statement.stance,
        says: safe::saying(&statement.says),
        address: statement.address.as_deref().and_then(super::case::address),
        dated: statement.dated.as_deref().map(safe::name),
    }
}

fn meeting(meeting: &Meeting) -> MeetingView {
    MeetingView {
        id: meeting.id.to_string(),
        when: meeting.when.to_string(),
        place: meeting.place.as_deref().map(safe::name),
        who: meeting.who.iter().map(|who| safe::name(who)).collect(),
        topic: meeting.topic.as_deref().map(safe::saying),
        status: meeting.status,
        outcome: meeting.outcome.as_deref().map(safe::saying),
        addresses: meeting.addresses.iter().filter_map(|a| super::case::address(a)).collect(),
    }
}
