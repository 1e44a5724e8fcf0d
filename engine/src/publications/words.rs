//! The sentences that people read for each rule, reason and answer: one place for page, table and command.
//!
//! Read first: [`rule`] and [`reason`]. Invariant: a sentence says who says what and never that it is so: it can be cut
//! out of its page without becoming an accusation by truce. Invariant: no sentence of ours says "violation"; where
//! that word stands, it is a source's own.

use crate::findings::{Class, Exclusion, Finding, Fit, Permission, Reading, Rule, SourceChoice, Strength};
use crate::incidents::{GroupKey, Weight};
use crate::model::{Act, AreaId, PartyId, ProvisionId, Target};
use crate::reports::{ActorBasis, Stance};
use crate::standing::{Answer, BlockerKind, ComparedReason, DayState, Standing, StandingReason};
use crate::talks::{Deal, IssueState, There};
use crate::terms::{Agreement, Terms};

/// Returns what a rule says, as a sentence.
pub fn rule(rule: Rule) -> &'static str {
    match rule {
        Rule::OutsideTime => "It was before the provision began to bind or after it ended.",
        Rule::OutsideArea => "It was outside the area of the provision.",
        Rule::PlaceUnknown => "It is not known whether it was inside the area of the provision.",
        Rule::TimeUnknown => "No account says when it was.",
        Rule::TargetNotProtected => "Those hit are not among those whom the provision protects.",
        Rule::DoerNotNamed => "No source in this reading names who did it.",
        Rule::DoerNotKnown => "A source names somebody whom the terms do not know.",
        Rule::SeveralSidesNamed => "A source names several sides, one or all of which may have done it.",
        Rule::DoersDiffer => {
            "Independent sources name different doers: who did it depends on who is believed."
        }
        Rule::DoerNotBound => {
            "The one named is not bound by this provision: shown beside the agreement, charged to no party."
        }
        Rule::DoerExcluded => {
            "The one named is a group that the agreement excludes: shown beside the agreement, charged to no party."
        }
        Rule::ExceptionClaimed => {
            "An exception in the terms is claimed, and the claim is neither accepted nor dismissed."
        }
        Rule::ExclusionNotShown => {
            "It is claimed that an excluded group was the target; not all that the terms ask for is shown."
        }
        Rule::TargetExcluded => {
            "An excluded group is shown as the target, as the terms ask or as this reading accepts."
        }
        Rule::CheckedNothing => "A check found that it did not happen as reported.",
        Rule::CheckedNoBreach => "A check found that it happened and was no breach.",
        Rule::CheckedDisputed => "Those who checked disagree.",
        Rule::CheckedPending => "A check goes on.",
        Rule::CheckedBreach => "A body with a mandate to check reports a breach.",
        Rule::ForbiddenAct => {
            "Sources name the party for an act that the provision forbids, against those it protects, in its time and area."
        }
    }
}

/// Returns why a standing is what it is, as a sentence.
pub fn reason(reason: StandingReason) -> &'static str {
    match reason {
        StandingReason::BreachShown => {
            "A breach is shown, as well as this reading asks, on this day for certain."
        }
        StandingReason::BreachMayBeThisDay => {
            "A breach is shown that may lie on this day or on one beside it."
        }
        StandingReason::BreachMayBeHere => "A breach is shown that may lie in this area or outside it.",
        StandingReason::NotShownEnough => "A breach is reported, and not as well shown as this reading asks.",
        StandingReason::FindingContested => "What happened depends on who is believed.",
        StandingReason::FindingUndetermined => {
            "Something happened that cannot be laid at one door or cannot be judged."
        }
        StandingReason::TallyClaims => "A party's own count says so; this reading takes a claim as enough.",
        StandingReason::QuietAndSeen => "No breach is known, and enough could have been seen to say so.",
        StandingReason::QuietNotSeen => {
            "No breach is known, but too little could have been seen: silence is not peace."
        }
        StandingReason::NoToleranceStated => {
            "No breach is known, but the terms do not say what they tolerate, so a quiet day shows nothing."
        }
        StandingReason::NobodyLooked => "Nobody reported on this area and day.",
        StandingReason::KeptMonitorsOut => "This party is reported to have kept monitors out.",
        StandingReason::MonitorsKeptOut => {
            "Monitors are reported to have been kept out, by another than this party."
        }
        StandingReason::CountReached => "What was owed was counted in full.",
        StandingReason::StoppedByParty => {
            "What was owed is not reported to have come, and sources name this party for stopping it."
        }
        StandingReason::StoppedDisputed => {
            "What was owed is not reported to have come; sources differ on who stopped it, or too few name one side."
        }
        StandingReason::StoppedByNobodyNamed => {
            "What was owed is not reported to have come, and no source names who stopped it."
        }
        StandingReason::CountUnknown => "No source says whether what was owed came.",
        StandingReason::NotYetDue => "The time in which it is owed still runs.",
        StandingReason::DoneAsOwed => "It is reported as done as owed.",
        StandingReason::NotDone => "It is reported as not done.",
        StandingReason::DoneDisputed => "One side says that it was done, another that it was not.",
        StandingReason::AreaUndefined => "The provision names no area that can be drawn.",
        StandingReason::MoreThanAllowed => "Sources count more than the terms allow.",
        StandingReason::NotCountable => "Reports cannot show whether this promise is kept.",
    }
}

/// Returns what a standing means, as a sentence for the glossary.
pub fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Kept => {
            "No breach is known, and enough could have been seen to say so; or what was owed came."
        }
        Standing::Breached => {
            "A breach is reported, as well shown as the reading asks. It is no finding of law or guilt."
        }
        Standing::Contested => {
            "What happened, who did it or whether it was allowed depends on who is believed."
        }
        Standing::Undetermined => {
            "The evidence does not settle it. This is an answer, and it is not a mild kind of kept."
        }
        Standing::NotMonitored => "Nobody reported from there on that day.",
    }
}

/// Returns a standing's label for people.
pub fn standing_label(standing: Standing) -> &'static str {
    match standing {
        Standing::NotMonitored => "not monitored",
        other => other.as_str(),
    }
}

/// Returns the letter that stands for a standing where there is no room and no colour.
pub fn standing_letter(standing: Standing) -> &'static str {
    match standing {
        Standing::Kept => "K",
        Standing::Breached => "B",
        Standing::Contested => "C",
        Standing::Undetermined => "U",
        Standing::NotMonitored => "–",
    }
}

/// Returns what a state of a clock's day means.
pub fn day_state(state: DayState) -> &'static str {
    match state {
        DayState::Met => "counts",
        DayState::Broken => "broken",
        DayState::MayBeBroken => "may be broken",
        DayState::Unknown => "cannot be said",
    }
}

/// Returns what kind of thing keeps a gate shut, as a heading.
pub fn blocker(kind: BlockerKind) -> &'static str {
    match kind {
        BlockerKind::EndedTooEarly => "Time ran out",
        BlockerKind::NeedBroken => "A condition is not met",
        BlockerKind::NeedUndetermined => "A condition cannot be determined",
        BlockerKind::TooFewDays => "Too few days have passed",
    }
}

/// Returns a gate's answer as one plain sentence.
pub fn answer(answer: Answer, phase: &str) -> String {
    match answer {
        Answer::Met => format!("Yes: under this reading, every condition for “{phase}” is met."),
        Answer::NotMet => format!("No: under this reading, the conditions for “{phase}” are not met."),
        Answer::Undetermined => {
            format!("Nobody can know yet: the evidence does not settle whether “{phase}” may begin.")
        }
    }
}

/// Returns an answer's label for people.
pub fn answer_label(answer: Answer) -> &'static str {
    match answer {
        Answer::Met => "met",
        Answer::NotMet => "not met",
        Answer::Undetermined => "undetermined",
    }
}

/// Returns what a class of finding is called in public.
pub fn class(class: Class) -> &'static str {
    match class {
        Class::NotApplicable => "the provision does not apply",
        Class::Beside => "beside the agreement",
        Class::NotAnIncident => "checked: no such incident",
        Class::NoViolation => "checked: no breach",
        Class::Pending => "being checked",
        Class::Undetermined => "undetermined",
        Class::Contested => "contested",
        Class::Minor => "reported breach",
        Class::Grave => "reported grave breach",
    }
}

/// Returns the word for a class of finding in public tables.
pub fn class_word(class: Class) -> &'static str {
    if class == Class::NoViolation { "no-breach" } else { class.as_str() }
}

/// Returns how well something is shown, as a phrase.
pub fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Claimed => "claimed: at least one source says so",
        Strength::Corroborated => "corroborated: two independent groups of sources say so",
        Strength::Verified => "checked by a body with a mandate, or admitted by the doer",
    }
}

/// Returns whether an act was allowed, as a phrase.
pub fn permission(permission: Permission) -> &'static str {
    match permission {
        Permission::NotClaimed => "nobody claims that it was allowed",
        Permission::ExceptionClaimed => "an exception is claimed",
        Permission::ExclusionClaimed => {
            "it is claimed that an excluded group was the target; not all that the terms ask for is shown"
        }
        Permission::Excluded => "an excluded group is shown as the target, as this reading asks",
        Permission::Disputed => "sources differ on whether it was allowed",
    }
}

/// Returns how a finding's place fits its area.
pub fn fit(fit: Fit) -> &'static str {
    match fit {
        Fit::Certain => "inside the area",
        Fit::May => "perhaps inside the area",
    }
}

/// Returns on what basis a source names somebody.
pub fn basis(basis: ActorBasis) -> &'static str {
    match basis {
        ActorBasis::Claimed => "it says so",
        ActorBasis::Admitted => "they admit it",
        ActorBasis::Observed => "it saw it",
        ActorBasis::Assessed => "it concludes so",
        ActorBasis::Coded => "coded by rule",
        ActorBasis::Unknown => "basis not stated",
    }
}

/// Returns how somebody replies, as a verb.
pub fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Accepts => "accepts",
        Stance::Denies => "denies",
        Stance::Explains => "explains",
        Stance::CounterClaims => "accuses another",
        Stance::NoAnswer => "did not answer",
    }
}

/// Returns an act in words, without hyphens. What is not stated stands in brackets, so that whatever follows ("by ...") is no
/// part of it.
pub fn act(act: Act) -> String {
    match act {
        Act::Attack => "attack (means not stated)".to_owned(),
        Act::Unknown => "act (kind not stated)".to_owned(),
        Act::Other => "other act".to_owned(),
        other => other.as_str().replace('-', " "),
    }
}

/// Returns who or what was hit, in words.
pub fn target(target: Target) -> &'static str {
    match target {
        Target::Civilians => "civilians",
        Target::Party => "a party's forces",
        Target::Aid => "aid",
        Target::Health => "medical people or places",
        Target::Excluded => "an excluded group's forces",
        Target::Monitors => "monitors",
        Target::Unknown => "not stated",
    }
}

/// Returns a reading in words.
pub fn reading(terms: &Terms, reading: &Reading) -> String {
    let sources = match &reading.sources {
        SourceChoice::All => "all sources".to_owned(),
        SourceChoice::Independent => "only sources that speak for no side".to_owned(),
        SourceChoice::One(id) => format!("{} alone", source_name(terms, id.as_str())),
    };
    let strength = match reading.strength {
        Strength::Claimed => "one source's word is enough for a breach",
        Strength::Corroborated => "a breach needs two independent groups of sources",
        Strength::Verified => "a breach needs a check by a body with a mandate, or an admission",
    };
    let exclusion = match reading.exclusion {
        Exclusion::Strict => "exclusion must be shown in full",
        Exclusion::Lenient => "a claim of exclusion is enough",
    };
    let counts = match reading.counts {
        Weight::Careful => "careful counts (widest place and time, lowest numbers)",
        Weight::Full => "full counts (narrowest place and time, highest numbers)",
    };
    format!("{sources}; {strength}; {exclusion}; {counts}")
}

/// Returns who names the party of a finding, as a sentence: how many independent groups, and which.
pub fn named_by(terms: &Terms, finding: &Finding) -> String {
    let names: Vec<String> = finding.named_by.iter().map(|g| group_name(terms, g)).collect();
    let party = finding.party.as_ref().map(|p| party_name(&terms.agreement, p));
    match (party, names.len()) {
        (None, _) => "No source in this reading names a party for it.".to_owned(),
        (Some(party), 0) => format!("No group of sources in this reading names {party}."),
        (Some(party), 1) => format!("One group of sources ({}) names {party}.", names[0]),
        (Some(party), n) => format!("{} independent groups ({}) name {party}.", number(n), names.join("; ")),
    }
}

/// Returns a small number as a word at the beginning of a sentence.
fn number(n: usize) -> String {
    let words = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];
    words.get(n).map_or_else(|| n.to_string(), |w| (*w).to_owned())
}

/// Returns a group of sources in words.
pub fn group_name(terms: &Terms, key: &GroupKey) -> String {
    let text = key.as_str();
    let side = text.strip_suffix("-side").or_else(|| text.strip_suffix("'s side"));
    let party = side.and_then(|id| terms.agreement.groups.iter().find(|g| g.id.as_str() == id));
    match party {
        Some(party) => format!("those who speak for {}", super::safe::name(&party.name)),
        None => source_name(terms, key.as_str()),
    }
}

/// Returns a source's name, or its id if the terms do not know it.
pub fn source_name(terms: &Terms, id: &str) -> String {
    super::safe::name(terms.sources.get(id).map_or(id, |s| &s.name))
}

/// Returns the name of a party, guarantor, non-party or excluded group, or its id.
pub fn party_name(agreement: &Agreement, id: &PartyId) -> String {
    let found = agreement.groups.iter().find(|g| g.id == *id);
    super::safe::name(found.map_or(id.as_str(), |g| &g.name))
}

/// Returns an area's name, or its id.
pub fn area_name(agreement: &Agreement, id: &AreaId) -> String {
    let found = agreement.areas.iter().find(|a| a.id == *id);
    super::safe::name(found.map_or(id.as_str(), |a| &a.name))
}

/// Returns a provision's title with its clause, or its id.
pub fn provision_name(agreement: &Agreement, id: &ProvisionId) -> String {
    let found = agreement.provisions.iter().find(|p| p.id == *id);
    super::safe::name(found.map_or(id.as_str(), |p| &p.title))
}

/// Returns the name of an actor as written in a report: the actor's own name if the terms know the id or another name.
pub fn actor_name(terms: &Terms, written: &str) -> String {
    super::safe::name(terms.actor_named(written).map_or(written, |a| &a.name))
}

/// Returns whether a gate's answer holds under other readings, as a sentence.
pub fn robustness(gate: &super::view::GateView) -> String {
    let (tried, with) = (gate.variations_tried, gate.variations_with_evidence);
    match (gate.robust, gate.turned_by.len()) {
        (_, 0) if with == 0 => format!("None of the {tried} other readings tried has evidence to decide on."),
        (true, _) => {
            format!("Robust: of {tried} readings tried, all {with} that have evidence give this answer.")
        }
        (false, n) => format!(
            "Not robust: of {tried} readings tried, {with} have evidence, and {n} of those turn the answer."
        ),
    }
}

/// Returns what a comparison comes to, as sentences that never give an interval without what stands beside it.
pub fn compared(compared: &super::view::ComparedView) -> String {
    let who = format!("Reported {} between {}", compared.count, compared.between_text);
    let before = format!("{} to {}", compared.before[0], compared.before[1]);
    let Some((found, since)) = compared.figures.as_ref().zip(compared.since.as_ref()) else {
        let why = compared.undetermined.as_deref().unwrap_or("no figures");
        return format!("{who}: undetermined: {why}.");
    };
    let rank = beside(found);
    let control = found
        .control
        .map_or_else(String::new, |control| format!(", divided by the {} of the control", shown(control)));
    format!(
        "{who}: {} a day from {before}, {} a day from {} to {}. That is {} times as many{control}, 95 % interval {} to {}; \
         {rank}. Asked for: at most {} and a rank of at most {}. {}",
        shown(found.before_per_day),
        shown(found.since_per_day),
        since[0],
        since[1],
        shown(found.ratio),
        shown(found.low),
        shown(found.high),
        compared.ratio_at_most,
        compared.rank_at_most,
        compared_reason(compared.reason),
    )
}

/// Returns why a comparison answers as it does, as a sentence. None says what made anything fall.
pub fn compared_reason(reason: ComparedReason) -> &'static str {
    match reason {
        ComparedReason::FellAsAsked => {
            "Met: as much less was reported as is asked for, and such a fall is rare in ordinary times."
        }
        ComparedReason::DidNotFallAsAsked => "Not met: more was reported than is asked for.",
        ComparedReason::IntervalTooWide => {
            "Undetermined: what is asked for lies inside the interval, so the figures bear either answer."
        }
        ComparedReason::FallsLikeItAreUsual => {
            "Undetermined: as much less was reported as is asked for, but such falls come in ordinary times too."
        }
        ComparedReason::TooFewDays => "Undetermined: fewer days have passed than are asked for.",
        ComparedReason::NoOrdinaryTimes => {
            "Undetermined: there are too few earlier times to tell such a fall from an ordinary one."
        }
        ComparedReason::CannotBeMeasured => "Undetermined: the figures do not allow a comparison.",
    }
}

/// Returns what would change a comparison's answer.
pub fn compared_change(reason: ComparedReason) -> &'static str {
    match reason {
        ComparedReason::FellAsAsked => {
            "not met or undetermined, if the source came to report more of these days, or less of those before"
        }
        ComparedReason::DidNotFallAsAsked => {
            "met or undetermined, if the source came to report less of these days, or if less was asked for"
        }
        ComparedReason::IntervalTooWide => "met or not met, if it stayed so for more days than are asked for",
        ComparedReason::FallsLikeItAreUsual => {
            "met, if the terms asked for less rarity, or if the source's reports reached further back and falls were rarer there"
        }
        ComparedReason::TooFewDays => "met or not met, when as many days have passed as are asked for",
        ComparedReason::NoOrdinaryTimes => "met or not met, if the source's reports reached further back",
        ComparedReason::CannotBeMeasured => {
            "met or not met, if the source had reports of more of the days before and since"
        }
    }
}

/// A figure for people: two decimals, or fewer where it is large.
fn shown(value: f64) -> String {
    match value {
        _ if value >= 100.0 => format!("{value:.0}"),
        _ if value >= 10.0 => format!("{value:.1}"),
        _ if value > 0.0 && value < 0.01 => format!("{value:.3}"),
        _ => format!("{value:.2}"),
    }
}

/// Returns what stands beside an interval.
fn beside(found: &super::view::FiguresView) -> String {
    match (&found.rank, &found.no_rank) {
        (Some(rank), _) => format!(
            "{} of {} times without a listed truce saw as deep a fall or deeper (placebo rank {}; at most {} of those times share \
             no day)",
            rank.as_deep,
            rank.of,
            shown(rank.p),
            rank.apart
        ),
        (None, why) => why.clone().unwrap_or_default(),
    }
}

/// Returns a ratio around a start as a sentence that never gives the interval without what stands beside it.
pub fn ratio(count: &str, days: u32, found: &super::view::FiguresView) -> String {
    format!(
        "{days} days, {count}: {} a day before, {} a day from the start on: {} times as many, 95 % interval {} to {}; {}.",
        shown(found.before_per_day),
        shown(found.since_per_day),
        shown(found.ratio),
        shown(found.low),
        shown(found.high),
        beside(found)
    )
}

/// Returns a ratio in one line: the interval never without what stands beside it.
pub fn ratio_in_brief(days: u32, found: &super::view::FiguresView) -> String {
    let beside = match &found.rank {
        Some(rank) => {
            format!("placebo rank {}: {} of {} times fell as deep", shown(rank.p), rank.as_deep, rank.of)
        }
        None => found.no_rank.clone().unwrap_or_default(),
    };
    let (before, since) = (shown(found.before_per_day), shown(found.since_per_day));
    let (ratio, low, high) = (shown(found.ratio), shown(found.low), shown(found.high));
    format!(
        "{days} days: {before} a day, then {since}: ratio {ratio}, 95 % interval {low} to {high}; {beside}"
    )
}

/// Returns whether there is a deal, as a sentence.
pub fn there(there: There) -> &'static str {
    match there {
        There::There => {
            "They are there: the last word of every side that must agree is that there is a deal."
        }
        There::NotThere => {
            "Not there: a side that must agree last said that there is no deal, or none any more."
        }
        There::Undetermined => {
            "Nobody can know from this: not every side that must agree has said whether there is a deal."
        }
    }
}

/// Returns a side's last word on the deal, to be read after its name.
pub fn deal(deal: Option<Deal>) -> &'static str {
    match deal {
        Some(Deal::Agreed) => "says that there is a deal",
        Some(Deal::NotYet) => "says that there is none yet",
        Some(Deal::Left) => "says that it has left the deal, or that there is none any more",
        None => "has not said whether there is a deal",
    }
}

/// Returns how an issue stands, to be read after its title.
pub fn issue_state(state: IssueState) -> &'static str {
    match state {
        IssueState::Open => "open",
        IssueState::Unopposed => "no last word against it",
        IssueState::NotSpokenOf => "not spoken of",
    }
}

/// How many reports are named in a sentence.
const NAMED_MAX: usize = 12;

/// Returns the sentence on reports that nobody has reviewed, with their names; `None`: there are none.
pub fn waiting(view: &super::View) -> Option<String> {
    let names: Vec<&str> = view.unreviewed.iter().map(|one| one.report.as_str()).collect();
    waiting_named(&names)
}

/// Returns the sentence on reports of these names that nobody has reviewed; `None`: there are none.
pub fn waiting_named(names: &[&str]) -> Option<String> {
    let more = names.len().saturating_sub(NAMED_MAX);
    let and_more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let named = names[..names.len() - more].join(", ");
    let (reports, them) = if names.len() == 1 { ("report was", "it") } else { ("reports were", "them") };
    (!names.is_empty()).then(|| {
        let count = names.len();
        format!(
            "{count} {reports} read by a machine and reviewed by nobody, and nothing here rests on {them}: {named}{and_more}."
        )
    })
}
