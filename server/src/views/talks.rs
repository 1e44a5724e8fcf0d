//! Talks: issue by side, the last position with the words that it rests on, as known on a date.
//!
//! Invariant: nothing is counted over sides or issues, and a side that has said nothing has no position.

use engine::publications::view as from;
use serde::Serialize;
use utoipa::ToSchema;

use super::{DealWord, IssueState, MeetingStatus, Stance, There};

/// The talks of a case.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct TalksOfCase {
    /// The instant up to which words were known, in the agreement's zone; `null`: all that the case holds.
    pub as_known_on: Option<String>,
    /// Where the talks stand; `null`: the case holds no talks, or their file has errors.
    pub talks: Option<TalksView>,
}

/// Where talks stand.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct TalksView {
    /// What the talks are called.
    pub title: String,
    /// A remark of the keepers.
    pub note: Option<String>,
    /// Whether there is a deal, by the word of those who must agree.
    pub there: There,
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
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct DealView {
    /// Its name.
    pub side: String,
    /// Whether there is no deal without it.
    pub must_agree: bool,
    /// Its word.
    pub word: DealWord,
    /// The statement that says so.
    pub said: Option<SaidView>,
}

/// One issue.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct IssueView {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The question that it asks.
    pub asks: Option<String>,
    /// How it stands.
    pub state: IssueState,
    /// The sides that have spoken of it.
    pub sides: Vec<StandView>,
}

/// One side on one issue.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct StandView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub side: String,
    /// Its last position, summed up by a person; `null`: its own words stand for it.
    pub position: Option<String>,
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
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct SaidView {
    /// The statement.
    pub id: String,
    /// When, as its date is known.
    pub when: String,
    /// Who said it.
    pub speaker: Option<String>,
    /// How it stands to the issue.
    pub stance: Stance,
    /// What it says, in the keepers' words.
    pub says: String,
    /// Where it can be read.
    pub address: Option<String>,
    /// How the date is known, if the page does not state it.
    pub dated: Option<String>,
}

/// Who met, or meant to.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
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
    /// What became of it.
    pub status: MeetingStatus,
    /// What came of it.
    pub outcome: Option<String>,
    /// Where it can be read.
    pub addresses: Vec<String>,
}

impl From<&from::TalksView> for TalksView {
    fn from(talks: &from::TalksView) -> Self {
        Self {
            title: talks.title.clone(),
            note: talks.note.clone(),
            there: talks.there.into(),
            deal: talks.deal.iter().map(DealView::from).collect(),
            issues: talks.issues.iter().map(IssueView::from).collect(),
            meetings: talks.meetings.iter().map(MeetingView::from).collect(),
            later: talks.later,
        }
    }
}

impl From<&from::DealView> for DealView {
    fn from(deal: &from::DealView) -> Self {
        Self {
            side: deal.side_name.clone(),
            must_agree: deal.must_agree,
            word: DealWord::of(deal.word),
            said: deal.said.as_ref().map(SaidView::from),
        }
    }
}

impl From<&from::IssueView> for IssueView {
    fn from(issue: &from::IssueView) -> Self {
        Self {
            id: issue.id.clone(),
            title: issue.title.clone(),
            asks: issue.asks.clone(),
            state: issue.state.into(),
            sides: issue.sides.iter().map(StandView::from).collect(),
        }
    }
}

impl From<&from::StandView> for StandView {
    fn from(stand: &from::StandView) -> Self {
        Self {
            id: stand.side.clone(),
            side: stand.side_name.clone(),
            position: stand.position.clone(),
            spoken_since: stand.spoken_since,
            keeps_open: stand.keeps_open,
            last: stand.last.iter().map(SaidView::from).collect(),
            earlier: stand.earlier.iter().map(SaidView::from).collect(),
        }
    }
}

impl From<&from::SaidView> for SaidView {
    fn from(said: &from::SaidView) -> Self {
        Self {
            id: said.id.clone(),
            when: said.when.clone(),
            speaker: said.speaker.clone(),
            stance: said.stance.into(),
            says: said.says.clone(),
            address: said.address.clone(),
            dated: said.dated.clone(),
        }
    }
}

impl From<&from::MeetingView> for MeetingView {
    fn from(meeting: &from::MeetingView) -> Self {
        Self {
            id: meeting.id.clone(),
            when: meeting.when.clone(),
            place: meeting.place.clone(),
            who: meeting.who.clone(),
            topic: meeting.topic.clone(),
            status: meeting.status.into(),
            outcome: meeting.outcome.clone(),
            addresses: meeting.addresses.clone(),
        }
    }
}
