//! Why: one answer taken apart, down to what each source said.
//!
//! In: a [`Showing`] and what is asked about. Out: a tree of plain structs, and its text. Read first: [`standing`],
//! [`gate`]. It takes as long as what the answer rests on is large, however large the case is.
//! The order is always: answer, reason, findings with three separate answers, incident, accounts, replies, what would
//! change it.

use std::collections::BTreeSet;

use serde::Serialize;

use super::view::{
    AccountView, BlockerView, FindingView, GateView, IncidentView, ReplyView, Showing, StandingView,
};
use super::words;
use crate::standing::StandingRow;

/// The version of the shape of these explanations as JSON.
pub const VERSION: u32 = 1;

/// What cannot be explained.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExplainError {
    /// No such row of standing; what there is.
    #[error("there is no standing of `{asked}`; {hint}")]
    NoStanding {
        /// What was asked.
        asked: String,
        /// What there is, nearest first.
        hint: String,
    },
    /// No such phase; what there is.
    #[error("there is no phase `{asked}`; expected one of {expected}")]
    NoPhase {
        /// What was asked.
        asked: String,
        /// The phases there are.
        expected: String,
    },
}

/// Which row of standing is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked<'a> {
    /// The provision's id.
    pub provision: &'a str,
    /// The party's id.
    pub party: &'a str,
    /// The area's id; `None`: the first there is.
    pub area: Option<&'a str>,
    /// The day's number, or the local date on which it begins.
    pub day: &'a str,
}

/// Why one provision stands where it stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StandingExplanation {
    /// [`VERSION`].
    pub version: u32,
    /// The row.
    pub standing: StandingView,
    /// Names, for people: provision, party, area.
    pub about: [String; 3],
    /// The reason as a sentence.
    pub reason_text: &'static str,
    /// The reading, in words.
    pub reading: String,
    /// The findings it rests on.
    pub findings: Vec<FindingExplanation>,
}

/// Why one finding is what it is: three separate answers, then the evidence.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FindingExplanation {
    /// The finding.
    pub finding: FindingView,
    /// Who did it, and who says so.
    pub perpetrator: String,
    /// Who was hit.
    pub target: String,
    /// Whether it was allowed.
    pub permission: String,
    /// The incident with its accounts and replies.
    pub incident: Option<IncidentView>,
}

/// Why a gate is shut or open.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GateExplanation {
    /// [`VERSION`].
    pub version: u32,
    /// The gate.
    pub gate: GateView,
    /// The reading, in words.
    pub reading: String,
    /// What keeps it shut, with the evidence.
    pub blockers: Vec<BlockerExplanation>,
}

/// One blocker with the incidents it rests on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BlockerExplanation {
    /// The blocker.
    pub blocker: BlockerView,
    /// The incidents.
    pub incidents: Vec<IncidentView>,
}

/// Explains where one provision stands for one party, area and day.
///
/// # Errors
/// [`ExplainError::NoStanding`] if there is no such row.
pub fn standing(from: &Showing<'_>, asked: Asked<'_>) -> Result<StandingExplanation, ExplainError> {
    let position = row(from, asked).ok_or_else(|| no_standing(from, asked))?;
    let row = &from.assessment().standing[position];
    Ok(StandingExplanation {
        version: VERSION,
        about: [from.provision_title(&row.provision), from.group_name(&row.party), from.area_name(&row.area)],
        reason_text: words::reason(row.reason),
        reading: from.reading().text,
        findings: row.findings.iter().filter_map(|at| finding(from, *at)).collect(),
        standing: from.standing_at(position).expect("the row is one of the assessment's"),
    })
}

/// The position of the first row that is asked about.
fn row(from: &Showing<'_>, asked: Asked<'_>) -> Option<usize> {
    let day = from.day_meant(asked.day)?;
    let mut own = from.standing_of(asked.provision, asked.party);
    own.find(|at| {
        let row = &from.assessment().standing[*at];
        row.day == day && asked.area.is_none_or(|area| row.area.as_str() == area)
    })
}

fn no_standing(from: &Showing<'_>, asked: Asked<'_>) -> ExplainError {
    let list = |of: &dyn Fn(&StandingRow) -> Option<String>| {
        let all: BTreeSet<String> = from.assessment().standing.iter().filter_map(of).collect();
        all.iter().map(|one| format!("`{one}`")).collect::<Vec<_>>().join(", ")
    };
    let provisions = list(&|row| Some(row.provision.to_string()));
    let parties = list(&|row| (row.provision.as_str() == asked.provision).then(|| row.party.to_string()));
    let days = from.days();
    let hint = match (parties.is_empty(), days.first().zip(days.last())) {
        (true, _) => format!("the provisions with a standing are {provisions}"),
        (false, Some((first, last))) => format!(
            "`{}` stands for {parties} on the days {} to {} ({} to {})",
            asked.provision, first.day_number, last.day_number, first.day, last.day
        ),
        (false, None) => "no day was assessed".to_owned(),
    };
    let area = asked.area.map_or_else(String::new, |area| format!(" in {area}"));
    ExplainError::NoStanding {
        asked: format!("{} for {}{area} on {}", asked.provision, asked.party, asked.day),
        hint,
    }
}

/// Explains the finding at a position.
fn finding(from: &Showing<'_>, position: usize) -> Option<FindingExplanation> {
    let finding = from.finding_at(position)?;
    let others = match finding.others_named.as_slice() {
        [] => String::new(),
        others => format!(" Others are named too: {}.", others.join("; ")),
    };
    let targets: Vec<&str> = finding.targets.iter().map(|t| words::target(*t)).collect();
    Some(FindingExplanation {
        perpetrator: format!("{}{others}", finding.named_by_text),
        target: match targets.as_slice() {
            [] => "No account says who or what was hit.".to_owned(),
            targets => format!("Accounts say that these were hit: {}.", targets.join(", ")),
        },
        permission: sentence(words::permission(finding.permission)),
        incident: from.incident_at(from.assessment().findings[position].incident),
        finding,
    })
}

/// Explains a gate.
///
/// # Errors
/// [`ExplainError::NoPhase`] if the terms have no such phase.
pub fn gate(from: &Showing<'_>, phase: &str) -> Result<GateExplanation, ExplainError> {
    let gate = from.gate(phase).ok_or_else(|| no_phase(from, phase))?;
    let blocker = |blocker: &BlockerView| BlockerExplanation {
        incidents: blocker.incidents.iter().filter_map(|id| from.incident(id)).collect(),
        blocker: blocker.clone(),
    };
    Ok(GateExplanation {
        version: VERSION,
        reading: from.reading().text,
        blockers: gate.blockers.iter().map(blocker).collect(),
        gate,
    })
}

fn no_phase(from: &Showing<'_>, phase: &str) -> ExplainError {
    let phases = from.assessment().gates.iter().map(|gate| format!("`{}`", gate.phase));
    ExplainError::NoPhase { asked: phase.to_owned(), expected: phases.collect::<Vec<_>>().join(", ") }
}

/// Returns a phrase as a sentence.
fn sentence(phrase: &str) -> String {
    let mut letters = phrase.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

/// Lines of text, each at its depth.
#[derive(Default)]
struct Tree(String);

impl Tree {
    fn line(&mut self, depth: usize, text: impl AsRef<str>) {
        if !text.as_ref().is_empty() {
            self.0.push_str(&"  ".repeat(depth));
            self.0.push_str(text.as_ref());
            self.0.push('\n');
        }
    }
}

impl std::fmt::Display for StandingExplanation {
    /// Writes the tree as text, two blanks for each depth.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut tree = Tree::default();
        let [provision, party, area] = &self.about;
        let row = &self.standing;
        let label = words::standing_label(row.standing);
        tree.line(0, format!("{provision}: {party}, {area}"));
        tree.line(0, format!("day {} ({} to {}): {label}", row.day_number, row.starts, row.ends));
        tree.line(1, format!("why: {}", self.reason_text));
        tree.line(2, &row.detail);
        tree.line(1, format!("reading: {}", self.reading));
        self.findings.iter().for_each(|f| finding_lines(&mut tree, f));
        if !row.would_change.is_empty() {
            tree.line(1, "what would change it:");
            row.would_change.iter().for_each(|s| tree.line(2, format!("- {s}")));
        }
        out.write_str(&tree.0)
    }
}

fn finding_lines(tree: &mut Tree, explained: &FindingExplanation) {
    let finding = &explained.finding;
    tree.line(1, format!("finding: {}, rule {}", words::class(finding.class), finding.rule));
    tree.line(2, format!("rule: {}", finding.rule_text));
    tree.line(2, format!("shown: {}", words::strength(finding.strength)));
    tree.line(2, format!("who did it: {}", explained.perpetrator));
    tree.line(2, format!("who was hit: {}", explained.target));
    tree.line(2, format!("was it allowed: {}", explained.permission));
    tree.line(2, format!("where: {}", words::fit(finding.place)));
    explained.incident.iter().for_each(|i| incident_lines(tree, 2, i));
}

fn incident_lines(tree: &mut Tree, depth: usize, incident: &IncidentView) {
    let when = incident.when.as_ref().map_or("time not known", |w| &w.text);
    tree.line(
        depth,
        format!("incident {}: {}, {when}, {}", incident.id, words::act(incident.act), incident.place.text),
    );
    incident.accounts.iter().for_each(|a| account_lines(tree, depth + 1, a));
    incident.replies.iter().for_each(|r| reply_lines(tree, depth + 1, r));
}

fn account_lines(tree: &mut Tree, depth: usize, account: &AccountView) {
    let copy = if account.copy { format!(", repeats {}", account.voice) } else { String::new() };
    let published = account.published.as_ref().map_or_else(String::new, |p| format!(", published {p}"));
    let side = format!("speaks for {}", account.speaks_for);
    tree.line(
        depth,
        format!("account {}: {} ({side}{copy}{published})", account.report, account.source_name),
    );
    tree.line(depth + 1, account.says.as_deref().unwrap_or("(no wording kept)"));
    if !account.names.is_empty() {
        tree.line(
            depth + 1,
            format!("names: {} ({})", account.names.join("; "), words::basis(account.basis)),
        );
    }
    tree.line(depth + 1, account.address.as_deref().unwrap_or_default());
}

fn reply_lines(tree: &mut Tree, depth: usize, reply: &ReplyView) {
    let by = reply.by.join("; ");
    tree.line(
        depth,
        format!("reply {}: {by} {}, in {}", reply.report, words::stance(reply.stance), reply.source_name),
    );
    tree.line(depth + 1, reply.says.as_deref().unwrap_or_default());
    tree.line(depth + 1, reply.address.as_deref().unwrap_or_default());
}

impl std::fmt::Display for GateExplanation {
    /// Writes the tree as text, two blanks for each depth.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut tree = Tree::default();
        tree.line(0, &self.gate.sentence);
        tree.line(1, format!("reading: {}", self.reading));
        tree.line(1, words::robustness(&self.gate));
        if let Some(answer) = self.gate.answer_by_decision {
            let label = words::answer_label(answer);
            tree.line(1, format!("if clocks are set back only by recorded decisions: {label}"));
        }
        for need in &self.gate.needs {
            tree.line(1, format!("need {}: {} days, {}", need.provision, need.days_needed, need.measure));
            tree.line(2, &need.detail);
            for compared in &need.compared {
                tree.line(2, &compared.sentence);
                tree.line(3, format!("what would change it: {}", compared.would_change));
            }
        }
        for blocked in &self.blockers {
            tree.line(1, format!("blocked: {}", words::blocker(blocked.blocker.kind)));
            tree.line(2, &blocked.blocker.text);
            blocked.incidents.iter().for_each(|i| incident_lines(&mut tree, 2, i));
        }
        out.write_str(&tree.0)
    }
}
