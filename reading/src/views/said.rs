//! What was said and what is negotiated, as plain data.
//!
//! In: mentions, statements and talks. Out: their views. Read first: [`StatementView`], [`SpeakerView`].

use serde::Serialize;

use super::{Spans, Words};
use crate::Rule;
use crate::names::{ActorRef, Basis, Kind, Mention, Party, Via};
use crate::statements::{Speaker, Statement, StatementKind};
use crate::talks::{Aim, Meeting, MeetingStatus, Modality, Position, Provision, StickingPoint};

/// For whom somebody speaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartyView {
    /// What it is called.
    pub name: String,
    /// Its code in the manner of CAMEO: `USAGOV`.
    pub code: String,
}

impl PartyView {
    fn of(party: &Party) -> Self {
        Self { name: party.name.clone(), code: party.full_code() }
    }
}

/// A place in the text where somebody is named, or meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MentionView {
    /// The words.
    pub words: Words,
    /// Who is meant; `None`: it could not be settled.
    pub name: Option<String>,
    /// The lexicon's id of them, if it has them.
    pub actor: Option<&'static str>,
    /// What is named.
    pub kind: &'static str,
    /// By what: `name`, `role`, `metonym` or `pronoun`.
    pub via: &'static str,
    /// For whom they speak.
    pub party: Option<PartyView>,
    /// The words for what they are.
    pub role: Option<String>,
    /// The rule that found it.
    pub rule: Rule,
}

impl MentionView {
    pub(super) fn of(one: &Mention, spans: &Spans<'_>) -> Self {
        Self {
            words: spans.words(one.span),
            name: name(&one.actor),
            actor: one.actor.id(),
            kind: kind(one.kind),
            via: via(one.via),
            party: one.party.as_ref().map(PartyView::of),
            role: one.role.clone(),
            rule: one.rule,
        }
    }
}

/// Who speaks, is spoken of, or meets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SpeakerView {
    /// Who it is; `None`: the text does not say.
    pub name: Option<String>,
    /// The lexicon's id of them, if it has them.
    pub actor: Option<&'static str>,
    /// For whom they speak.
    pub holder: Option<PartyView>,
    /// How that is known: `stated`, `lexicon` or `document`.
    pub basis: &'static str,
    /// Where the text names them.
    pub words: Option<Words>,
    /// Which mention that is.
    pub mention: Option<usize>,
}

impl SpeakerView {
    fn of(one: &Speaker, spans: &Spans<'_>) -> Self {
        Self {
            name: name(&one.actor),
            actor: one.actor.id(),
            holder: one.holder.as_ref().map(PartyView::of),
            basis: match one.basis {
                Basis::Stated => "stated",
                Basis::Lexicon => "lexicon",
                Basis::Document => "document",
            },
            words: one.span.map(|span| spans.words(span)),
            mention: one.mention,
        }
    }
}

/// What somebody is said to have said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatementView {
    /// How the text gives it: `direct`, `fragment`, `indirect` or `headline`.
    pub kind: &'static str,
    /// Its words.
    pub words: Words,
    /// Who speaks.
    pub speaker: SpeakerView,
    /// Who speaks with them.
    pub also: Vec<SpeakerView>,
    /// The verb or phrase that makes them speak.
    pub cue: Option<Words>,
    /// Whom it is about or asks something of.
    pub target: Option<SpeakerView>,
    /// What it is about.
    pub issues: Vec<&'static str>,
    /// Where the speaker stands.
    pub stance: &'static str,
    /// The statement it is a piece or an echo of.
    pub part_of: Option<usize>,
    /// The rule that found who speaks.
    pub rule: Rule,
}

impl StatementView {
    pub(super) fn of(one: &Statement, spans: &Spans<'_>) -> Self {
        Self {
            kind: match one.kind {
                StatementKind::Direct => "direct",
                StatementKind::Fragment => "fragment",
                StatementKind::Indirect => "indirect",
                StatementKind::Headline => "headline",
            },
            words: spans.words(one.span),
            speaker: SpeakerView::of(&one.speaker, spans),
            also: speakers(&one.also, spans),
            cue: one.cue.map(|span| spans.words(span)),
            target: one.target.as_ref().map(|target| SpeakerView::of(target, spans)),
            issues: one.issues.clone(),
            stance: one.stance.name(),
            part_of: one.part_of,
            rule: one.rule,
        }
    }
}

/// Something that a deal says, or is to say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProvisionView {
    /// Its words.
    pub words: Words,
    /// The words that name the deal.
    pub deal: Option<Words>,
    /// How sure it is: `under-negotiation`, `expected` or `stated`.
    pub modality: &'static str,
    /// Who is bound.
    pub obliged: Vec<PartyView>,
    /// What it is about.
    pub issues: Vec<&'static str>,
    /// The rule that found it.
    pub rule: Rule,
}

impl ProvisionView {
    pub(super) fn of(one: &Provision, spans: &Spans<'_>) -> Self {
        Self {
            words: spans.words(one.span),
            deal: one.deal.map(|span| spans.words(span)),
            modality: match one.modality {
                Modality::UnderNegotiation => "under-negotiation",
                Modality::Expected => "expected",
                Modality::Stated => "stated",
            },
            obliged: one.obliged.iter().map(PartyView::of).collect(),
            issues: one.issues.clone(),
            rule: one.rule,
        }
    }
}

/// What a deal is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AimView {
    /// Its words.
    pub words: Words,
    /// What it is about.
    pub issues: Vec<&'static str>,
}

impl AimView {
    pub(super) fn of(one: &Aim, spans: &Spans<'_>) -> Self {
        Self { words: spans.words(one.span), issues: one.issues.clone() }
    }
}

/// Something that parties are apart on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PointView {
    /// Its words.
    pub words: Words,
    /// The words that say they are apart.
    pub cue: Words,
    /// What it is about.
    pub issues: Vec<&'static str>,
    /// The rule that found it.
    pub rule: Rule,
}

impl PointView {
    pub(super) fn of(one: &StickingPoint, spans: &Spans<'_>) -> Self {
        Self {
            words: spans.words(one.span),
            cue: spans.words(one.cue),
            issues: one.issues.clone(),
            rule: one.rule,
        }
    }
}

/// Where a party stands on something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PositionView {
    /// Whose it is.
    pub party: SpeakerView,
    /// Its words.
    pub words: Words,
    /// Where the party stands.
    pub stance: &'static str,
    /// On what.
    pub issues: Vec<&'static str>,
    /// The day of publication, by which the party stood there.
    pub date: Option<String>,
    /// The statement that it is read off; `None`: the writer says it.
    pub statement: Option<usize>,
    /// The rule that found it.
    pub rule: Rule,
}

impl PositionView {
    pub(super) fn of(one: &Position, spans: &Spans<'_>) -> Self {
        Self {
            party: SpeakerView::of(&one.party, spans),
            words: spans.words(one.span),
            stance: one.stance.name(),
            issues: one.issues.clone(),
            date: one.date.map(|date| date.to_string()),
            statement: one.statement,
            rule: one.rule,
        }
    }
}

/// A meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MeetingView {
    /// Its words.
    pub words: Words,
    /// Who meets, as far as they are named.
    pub who: Vec<SpeakerView>,
    /// `held`, `ongoing`, `planned` or `called-off`.
    pub status: &'static str,
    /// Where, as the text names it.
    pub place: Option<Words>,
    /// The rule that found it.
    pub rule: Rule,
}

impl MeetingView {
    pub(super) fn of(one: &Meeting, spans: &Spans<'_>) -> Self {
        Self {
            words: spans.words(one.span),
            who: speakers(&one.who, spans),
            status: match one.status {
                MeetingStatus::Held => "held",
                MeetingStatus::Ongoing => "ongoing",
                MeetingStatus::Planned => "planned",
                MeetingStatus::CalledOff => "called-off",
            },
            place: one.place.map(|span| spans.words(span)),
            rule: one.rule,
        }
    }
}

fn speakers(all: &[Speaker], spans: &Spans<'_>) -> Vec<SpeakerView> {
    all.iter().map(|one| SpeakerView::of(one, spans)).collect()
}

fn name(actor: &ActorRef) -> Option<String> {
    Some(actor.name()).filter(|name| !name.is_empty()).map(str::to_owned)
}

const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "person",
        Kind::State => "state",
        Kind::Group => "group",
        Kind::Organisation => "organisation",
        Kind::Media => "media",
        Kind::People => "people",
        Kind::Name => "name",
    }
}

const fn via(via: Via) -> &'static str {
    match via {
        Via::Named => "name",
        Via::Role => "role",
        Via::Metonym => "metonym",
        Via::Pronoun => "pronoun",
    }
}
