//! The evidence: why a day stands where it stands, down to what each source said.

use engine::publications::coarse;
use engine::publications::explain;
use engine::publications::view as from;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Class, Fit, Permission, Standing, Strength};

/// Why one provision stands where it stands.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct StandingExplained {
    /// The reading, in words.
    pub reading: String,
    /// The provision's id.
    pub provision: String,
    /// Its title.
    pub provision_title: String,
    /// The party's id.
    pub party: String,
    /// Its name.
    pub party_name: String,
    /// The area's id.
    pub area: String,
    /// Its name.
    pub area_name: String,
    /// The day's number.
    pub day_number: i32,
    /// The local date on which the day begins.
    pub day: String,
    /// The day's first instant.
    pub starts: String,
    /// The first instant after it.
    pub ends: String,
    /// Where it stands.
    pub standing: Standing,
    /// Why: the reason's word.
    pub reason: String,
    /// The reason as a sentence.
    pub reason_text: String,
    /// One sentence with the figures; may be empty.
    pub detail: String,
    /// The share that could have been seen; `null`: unknown.
    pub coverage: Option<f64>,
    /// What would change it.
    pub would_change: Vec<String>,
    /// The findings it rests on.
    pub findings: Vec<FindingExplained>,
}

/// One finding: three separate answers, then the evidence.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct FindingExplained {
    /// The finding.
    pub finding: FindingView,
    /// Who did it, and who says so.
    pub perpetrator: String,
    /// Who was hit.
    pub target: String,
    /// Whether it was allowed.
    pub permission: String,
    /// The incident, with its accounts and replies.
    pub incident: Option<IncidentView>,
}

/// What one incident means under one provision.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct FindingView {
    /// The incident.
    pub incident: String,
    /// The provision.
    pub provision: String,
    /// The area.
    pub area: String,
    /// The party; `null`: nobody is named.
    pub party: Option<String>,
    /// What it means.
    pub class: Class,
    /// The rule that decided.
    pub rule: String,
    /// The rule as a sentence.
    pub rule_text: String,
    /// How well it is shown that this party did it.
    pub strength: Strength,
    /// Who names this party, as a sentence.
    pub named_by: String,
    /// Others that some group names.
    pub others_named: Vec<String>,
    /// Whether it was allowed: settled apart from who did it.
    pub permission: Permission,
    /// Whether it lies in the area for certain.
    pub place: Fit,
}

/// Some of the incidents of a case.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct IncidentPage {
    /// How many there are under the filter.
    pub found: usize,
    /// How many of them come before these.
    pub after: usize,
    /// These.
    pub incidents: Vec<IncidentView>,
}

/// An incident: what is held to have happened.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct IncidentView {
    /// Its id.
    pub id: String,
    /// What, in the word that most independent groups use.
    pub act: String,
    /// Every word that some account uses.
    pub acts: Vec<String>,
    /// Who or what was hit, by kind, as any account has it.
    pub targets: Vec<String>,
    /// When, under the reading's weight; `null`: no account says.
    pub when: Option<SpanView>,
    /// Where, coarsely.
    pub place: CoarsePlace,
    /// People killed.
    pub killed: NumbersView,
    /// Civilians killed.
    pub killed_civilians: NumbersView,
    /// People injured.
    pub injured: NumbersView,
    /// The independent groups of sources that tell of it.
    pub groups: Vec<String>,
    /// What each report says.
    pub accounts: Vec<AccountView>,
    /// What those concerned reply. Replies change no finding.
    pub replies: Vec<ReplyView>,
    /// How the reports came together; sentences.
    pub history: Vec<String>,
}

/// A span of time, in the agreement's zone. An edge that is not known is `null`.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct SpanView {
    /// First instant.
    pub starts: Option<String>,
    /// First instant after it.
    pub ends: Option<String>,
    /// For people.
    pub text: String,
}

/// A number in a careful and a full count; `null`: no account states one, which is not zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub struct NumbersView {
    /// The lowest that any account states.
    pub careful: Option<u32>,
    /// The highest.
    pub full: Option<u32>,
}

/// Where an incident was, as coarsely as it is published.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct CoarsePlace {
    /// The place in words.
    pub text: String,
    /// First administrative units, as the accounts name them.
    pub admin1: Vec<String>,
    /// The south-western corner of its cell of a tenth of a degree, longitude first; `null`: none is published.
    pub cell: Option<[f64; 2]>,
    /// Radius around the middle of the cell in which it lies, in metres.
    pub uncertainty_m: Option<u32>,
    /// Whether the place was withheld because health or aid was hit, or aid moved.
    pub withheld: bool,
}

/// One report as an account of an incident.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct AccountView {
    /// The report.
    pub report: String,
    /// Its kind.
    pub kind: String,
    /// The source.
    pub source: String,
    /// The source's name.
    pub source_name: String,
    /// For whom the source speaks.
    pub speaks_for: String,
    /// Whose voice it is, at the end of the chain of copies.
    pub voice: String,
    /// The independence group of that voice.
    pub group: String,
    /// Whether it repeats another.
    pub copy: bool,
    /// When the source said it.
    pub published: Option<String>,
    /// What it says.
    pub says: Option<String>,
    /// Whom it names as doer, or as the one who stopped aid.
    pub names: Vec<String>,
    /// On what basis.
    pub basis: String,
    /// What it says of people killed and injured.
    pub casualties: Option<CasualtiesView>,
    /// Where it can be read.
    pub address: Option<String>,
}

/// Casualties as one source reported them, in words.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct CasualtiesView {
    /// People killed.
    pub killed: Option<String>,
    /// Civilians killed.
    pub killed_civilians: Option<u32>,
    /// People injured.
    pub injured: Option<String>,
    /// Whether its own numbers contradict each other: kept as they are.
    pub disordered: bool,
}

/// What one of those concerned replies.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ReplyView {
    /// The report.
    pub report: String,
    /// Who replies.
    pub by: Vec<String>,
    /// How.
    pub stance: String,
    /// What is said.
    pub says: Option<String>,
    /// The source's name.
    pub source_name: String,
    /// When the source said it.
    pub published: Option<String>,
    /// Where it can be read.
    pub address: Option<String>,
}

/// An incident done by someone who is not bound: shown, and charged to no party.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct BesideView {
    /// The incident.
    pub incident: String,
    /// Whom sources name.
    pub named: Vec<String>,
    /// The provisions it would concern if they were bound.
    pub provisions: Vec<String>,
    /// Why it stands beside, as sentences.
    pub why: Vec<String>,
}

impl From<&explain::StandingExplanation> for StandingExplained {
    fn from(why: &explain::StandingExplanation) -> Self {
        let row = &why.standing;
        let [provision_title, party_name, area_name] = why.about.clone();
        Self {
            reading: why.reading.clone(),
            provision: row.provision.clone(),
            provision_title,
            party: row.party.clone(),
            party_name,
            area: row.area.clone(),
            area_name,
            day_number: row.day_number,
            day: row.day.clone(),
            starts: row.starts.clone(),
            ends: row.ends.clone(),
            standing: row.standing.into(),
            reason: row.reason.to_string(),
            reason_text: why.reason_text.to_owned(),
            detail: row.detail.clone(),
            coverage: row.coverage,
            would_change: row.would_change.clone(),
            findings: why.findings.iter().map(FindingExplained::from).collect(),
        }
    }
}

impl From<&explain::FindingExplanation> for FindingExplained {
    fn from(why: &explain::FindingExplanation) -> Self {
        Self {
            finding: FindingView::from(&why.finding),
            perpetrator: why.perpetrator.clone(),
            target: why.target.clone(),
            permission: why.permission.clone(),
            incident: why.incident.as_ref().map(IncidentView::from),
        }
    }
}

impl From<&from::FindingView> for FindingView {
    fn from(finding: &from::FindingView) -> Self {
        Self {
            incident: finding.incident.clone(),
            provision: finding.provision.clone(),
            area: finding.area.clone(),
            party: finding.party.clone(),
            class: finding.class.into(),
            rule: finding.rule.to_string(),
            rule_text: finding.rule_text.to_owned(),
            strength: finding.strength.into(),
            named_by: finding.named_by_text.clone(),
            others_named: finding.others_named.clone(),
            permission: finding.permission.into(),
            place: finding.place.into(),
        }
    }
}

impl From<&from::IncidentView> for IncidentView {
    fn from(incident: &from::IncidentView) -> Self {
        Self {
            id: incident.id.clone(),
            act: incident.act.to_string(),
            acts: incident.acts.iter().map(ToString::to_string).collect(),
            targets: incident.targets.iter().map(ToString::to_string).collect(),
            when: incident.when.as_ref().map(SpanView::from),
            place: CoarsePlace::from(&incident.place),
            killed: incident.killed.into(),
            killed_civilians: incident.killed_civilians.into(),
            injured: incident.injured.into(),
            groups: incident.groups.clone(),
            accounts: incident.accounts.iter().map(AccountView::from).collect(),
            replies: incident.replies.iter().map(ReplyView::from).collect(),
            history: incident.history.clone(),
        }
    }
}

impl From<&from::SpanView> for SpanView {
    fn from(span: &from::SpanView) -> Self {
        Self { starts: span.starts.clone(), ends: span.ends.clone(), text: span.text.clone() }
    }
}

impl From<from::NumbersView> for NumbersView {
    fn from(numbers: from::NumbersView) -> Self {
        Self { careful: numbers.careful, full: numbers.full }
    }
}

impl From<&coarse::CoarsePlace> for CoarsePlace {
    fn from(place: &coarse::CoarsePlace) -> Self {
        Self {
            text: place.text.clone(),
            admin1: place.admin1.clone(),
            cell: place.cell.map(|cell| cell.ring()[0]),
            uncertainty_m: place.uncertainty_m,
            withheld: place.withheld,
        }
    }
}

impl From<&from::AccountView> for AccountView {
    fn from(account: &from::AccountView) -> Self {
        Self {
            report: account.report.clone(),
            kind: account.kind.to_owned(),
            source: account.source.clone(),
            source_name: account.source_name.clone(),
            speaks_for: account.speaks_for.clone(),
            voice: account.voice.clone(),
            group: account.group.clone(),
            copy: account.copy,
            published: account.published.clone(),
            says: account.says.clone(),
            names: account.names.clone(),
            basis: account.basis.to_string(),
            casualties: account.casualties.as_ref().map(CasualtiesView::from),
            address: account.address.clone(),
        }
    }
}

impl From<&from::CasualtiesView> for CasualtiesView {
    fn from(casualties: &from::CasualtiesView) -> Self {
        Self {
            killed: casualties.killed.clone(),
            killed_civilians: casualties.killed_civilians,
            injured: casualties.injured.clone(),
            disordered: casualties.disordered,
        }
    }
}

impl From<&from::ReplyView> for ReplyView {
    fn from(reply: &from::ReplyView) -> Self {
        Self {
            report: reply.report.clone(),
            by: reply.by.clone(),
            stance: reply.stance.to_string(),
            says: reply.says.clone(),
            source_name: reply.source_name.clone(),
            published: reply.published.clone(),
            address: reply.address.clone(),
        }
    }
}

impl From<&from::BesideView> for BesideView {
    fn from(beside: &from::BesideView) -> Self {
        Self {
            incident: beside.incident.clone(),
            named: beside.named.clone(),
            provisions: beside.provisions.clone(),
            why: beside.why.iter().map(ToString::to_string).collect(),
        }
    }
}
