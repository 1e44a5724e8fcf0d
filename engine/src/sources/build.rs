//! Building: one of truce's own reports from its fields.
//!
//! In: a [`Draft`] with every key of the row. Out: a [`Report`] and, in the draft, all problems of the row at once.
//! Unknown keys, and keys of another kind of report, are errors: what is not understood is never left out in silence.

use super::fields::{Draft, PROBLEMS_PER_ROW_MAX, Span, one_of, with_nearest};
use super::gather::Task;
use super::{keys, values};
use crate::model::{
    Act, AreaId, CountIs, IncidentId, People, Place, Precision, Problem, Range, ReportId, SourceId, StepId,
    Target,
};
use crate::reports::{
    ActorBasis, Body, Coverage, Credibility, Decision, Delivery, Event, KINDS, Means, ReadFrom, Report,
    Response, Review, Stance, Statement, Tally, Verdict, Verification,
};
use crate::terms::ExclusionProof;

/// What a row may leave out because the file says it for all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Defaults {
    /// Nothing: `kind` must be stated.
    None,
    /// `kind` is `event` where it is not stated.
    Event,
}

/// Returns the report of the draft; `None` or an error in its problems if it is not good.
pub(super) fn build(task: &Task<'_>, draft: &mut Draft<'_, '_>, defaults: Defaults) -> Option<Report> {
    let kind = kind(draft, defaults);
    unknown_keys(draft, kind);
    let id = id(draft);
    let source = source(task, draft);
    let report = |draft: &mut Draft<'_, '_>, body| {
        Some(Report {
            id: id?,
            source: source?,
            origin: task.origin(draft.start),
            published: draft.when("published"),
            received: draft.when("received"),
            address: draft.text("address"),
            copies: draft.list("copies"),
            says: draft.text("says"),
            note: draft.text("note"),
            credibility: credibility(draft),
            review: review(draft),
            read_from: read_from(draft).map(Box::new),
            incident: free_id(draft, "incident").map(IncidentId::new),
            when: draft.when("when"),
            place: place(draft),
            body,
        })
    };
    // The body goes last among the readers, yet all are called, so that a row's problems come at once.
    let body = kind.and_then(|kind| body(draft, kind));
    let Some(body) = body else {
        report_common_problems(draft);
        return None;
    };
    report(draft, body)
}

/// Reads what all kinds have only for its problems.
fn report_common_problems(draft: &mut Draft<'_, '_>) {
    for key in ["published", "received", "when"] {
        draft.when(key);
    }
    credibility(draft);
    review(draft);
    read_from(draft);
    place(draft);
}

fn kind(draft: &mut Draft<'_, '_>, defaults: Defaults) -> Option<&'static str> {
    if !draft.has("kind") && defaults == Defaults::Event {
        return Some("event");
    }
    if !draft.has("kind") {
        let problem = Problem::error("missing-key", "the report has no `kind`").expected(one_of(&KINDS));
        let problem = match draft.fields.iter().find(|field| values::nearest(&field.key, ["kind"]).is_some())
        {
            Some(field) if keys::find(&field.key).is_none() => problem.help("did you mean `kind`?"),
            _ => problem,
        };
        draft.row_problem(problem);
        draft.take("kind");
        return None;
    }
    draft.word("kind", &KINDS, |kind| kind)
}

fn unknown_keys(draft: &mut Draft<'_, '_>, kind: Option<&'static str>) {
    let mut found: Vec<(Span, Problem)> = Vec::new();
    if draft.fields.len() > 3 && draft.fields.iter().all(|field| keys::find(&field.key).is_none()) {
        let problem = Problem::error("unknown-key", "none of these are keys of a report");
        draft.row_problem(problem.help("The keys of reports are in docs/case-folder.md."));
        return;
    }
    for field in &draft.fields {
        if found.len() >= PROBLEMS_PER_ROW_MAX {
            break;
        }
        let name = values::shorten(&field.key);
        match keys::find(&field.key) {
            None => {
                let problem = Problem::error("unknown-key", format!("`{name}` is no key of a report"));
                let known = keys::KEYS.iter().map(|key| key.name);
                found.push((field.key_at, with_nearest(problem, &field.key, known)));
            }
            Some(key) if kind.is_some_and(|kind| !key.is_of(kind)) && !field.value.is_null() => {
                let message =
                    format!("`{name}` is no key of a report of kind `{}`", kind.unwrap_or_default());
                let problem = Problem::error("key-of-another-kind", message);
                found.push((
                    field.key_at,
                    problem.help(format!("It is a key of {}.", key.kinds().join(", "))),
                ));
            }
            Some(_) => {}
        }
    }
    for (at, problem) in found {
        draft.problem(at, problem);
    }
}

fn id(draft: &mut Draft<'_, '_>) -> Option<ReportId> {
    if !draft.has("id") {
        draft.row_problem(
            Problem::error("missing-key", "the report has no `id`").expected("an id unique in the case"),
        );
        return None;
    }
    free_id(draft, "id").map(ReportId::new)
}

/// Reads an id that people give to reports and incidents: any letters, without spaces.
fn free_id(draft: &mut Draft<'_, '_>, key: &str) -> Option<String> {
    let (text, at) = draft.text_at(key)?;
    let bad = text.chars().any(|c| c.is_whitespace() || c.is_control()) || text.len() > 200;
    checked_id(draft, key, text, at, bad, "letters, digits and signs without spaces, at most 200 bytes")
}

/// Reads an id of the terms: lower-case letters, digits, `.`, `_` and `-`.
fn term_id(draft: &mut Draft<'_, '_>, key: &str) -> Option<String> {
    let (text, at) = draft.text_at(key)?;
    let bad = !text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"._-".contains(&b));
    checked_id(draft, key, text, at, bad, "lower-case letters, digits, `.`, `_` and `-`")
}

fn checked_id(
    draft: &mut Draft<'_, '_>,
    key: &str,
    text: String,
    at: Span,
    bad: bool,
    expected: &str,
) -> Option<String> {
    if !bad {
        return Some(text);
    }
    let message = format!("`{}` is not an id (`{key}`)", values::shorten(&text));
    draft.problem(at, Problem::error("bad-id", message).expected(expected));
    None
}

fn source(task: &Task<'_>, draft: &mut Draft<'_, '_>) -> Option<SourceId> {
    if draft.has("source") {
        return term_id(draft, "source").map(SourceId::new);
    }
    if task.options.source.is_none() {
        let problem = Problem::error("missing-key", "the report has no `source`");
        draft.row_problem(problem.expected("an id of sources.toml"));
    }
    task.options.source.clone()
}

fn credibility(draft: &mut Draft<'_, '_>) -> Credibility {
    let at = draft.fields.iter().find(|field| field.key == "credibility").map(|field| field.value_at);
    match draft.count("credibility") {
        None | Some(6) => Credibility::Unknown,
        Some(grade @ 1..=5) => Credibility::Graded(grade as u8),
        Some(other) => {
            let problem = Problem::error("out-of-range", format!("`{other}` is no Admiralty credibility"));
            draft.problem(at.unwrap_or_default(), problem.expected("1 to 6"));
            Credibility::Unknown
        }
    }
}

/// Reads whether a person has looked at the report. A word that is not known is an error and loses the row, so that a
/// misspelt state never makes a report count.
fn review(draft: &mut Draft<'_, '_>) -> Review {
    draft.word("review", Review::ALL, Review::as_str).unwrap_or(Review::Reviewed)
}

fn read_from(draft: &mut Draft<'_, '_>) -> Option<ReadFrom> {
    let rule = draft.text("read_rule");
    let span = draft.text_at("read_span");
    if let (Some(_), None) | (None, Some(_)) = (&rule, &span) {
        let problem = Problem::error("half-a-reading", "only one of `read_rule` and `read_span` is stated");
        draft.row_problem(problem.expected("both, or neither"));
    }
    let (text, at) = span?;
    let ends = text.split_once('-').and_then(|(from, to)| Some((from.parse().ok()?, to.parse().ok()?)));
    let span: Option<(u32, u32)> = ends.filter(|(from, to)| from <= to);
    if span.is_none() {
        let problem =
            Problem::error("bad-span", format!("`{}` is no span of a text", values::shorten(&text)));
        draft.problem(at, problem.expected("two positions, as in `120-164`"));
    }
    Some(ReadFrom { rule: rule?, span: span? })
}

fn place(draft: &mut Draft<'_, '_>) -> Place {
    Place {
        name: draft.text("place"),
        admin1: draft.text("admin1"),
        pcode: draft.text("pcode"),
        area: term_id(draft, "area").map(AreaId::new),
        point: point(draft),
        precision: draft.word("precision", Precision::ALL, Precision::as_str),
    }
}

fn point(draft: &mut Draft<'_, '_>) -> Option<(f64, f64)> {
    let missing = match (draft.has("lat"), draft.has("lon")) {
        (true, false) => Some("lon"),
        (false, true) => Some("lat"),
        _ => None,
    };
    let (lat, lon) = (draft.degrees("lat", 90.0), draft.degrees("lon", 180.0));
    if let Some(missing) = missing {
        let problem = Problem::error("half-a-point", format!("the point has no `{missing}`"));
        draft.row_problem(problem.expected("both `lat` and `lon`, or neither"));
    }
    let point = (lon?, lat?);
    if point == (0.0, 0.0) {
        draft.row_problem(Problem::warning(
            "null-island",
            "the place is 0, 0, which often stands for an unknown one",
        ));
    }
    Some(point)
}

fn body(draft: &mut Draft<'_, '_>, kind: &'static str) -> Option<Body> {
    Some(match kind {
        "event" => Body::Event(Box::new(event(draft)?)),
        "tally" => Body::Tally(Box::new(tally(draft)?)),
        "delivery" => Body::Delivery(Box::new(delivery(draft)?)),
        "statement" => Body::Statement(Box::new(statement(draft))),
        "response" => Body::Response(Box::new(response(draft)?)),
        "coverage" => Body::Coverage(Box::new(coverage(draft))),
        _ => Body::Verification(Box::new(verification(draft)?)),
    })
}

/// Notes that a kind's key is missing.
fn require(draft: &mut Draft<'_, '_>, key: &str, kind: &str, help: &str) {
    if !draft.has(key) {
        let problem = Problem::error("missing-key", format!("the {kind} has no `{key}`"));
        draft.row_problem(problem.help(help));
    }
}

fn act(draft: &mut Draft<'_, '_>) -> Option<Act> {
    draft.word("act", Act::ALL, Act::as_str)
}

fn basis(draft: &mut Draft<'_, '_>) -> ActorBasis {
    draft.word("by_basis", ActorBasis::ALL, ActorBasis::as_str).unwrap_or(ActorBasis::Unknown)
}

fn means(draft: &mut Draft<'_, '_>) -> Means {
    draft.word("means", Means::ALL, Means::as_str).unwrap_or(Means::Unknown)
}

fn people(draft: &mut Draft<'_, '_>) -> People {
    let mut range = |what: &str| {
        let mut one = |which: &str| draft.count(&format!("{what}_{which}"));
        Range { low: one("low"), best: one("best"), high: one("high") }
    };
    let (killed, injured) = (range("killed"), range("injured"));
    for (range, what) in [(killed, "killed"), (injured, "injured")] {
        if range.is_disordered() {
            let message = format!("low, best and high of `{what}` contradict each other; they are kept");
            draft.row_problem(Problem::warning("disordered-counts", message));
        }
    }
    People { killed, killed_civilians: draft.count("killed_civilians"), injured }
}

fn event(draft: &mut Draft<'_, '_>) -> Option<Event> {
    require(
        draft,
        "act",
        "event",
        "Write `unknown` where the source does not say, and `other` for what no word fits.",
    );
    let act = act(draft);
    let event = Event {
        act: act.unwrap_or(Act::Unknown),
        weapon: draft.text("weapon"),
        means: means(draft),
        by: draft.list("by"),
        by_basis: basis(draft),
        by_text: draft.text("by_text"),
        against: draft.list("against"),
        target: draft.words("target", Target::ALL, Target::as_str),
        excluded: draft.text("excluded"),
        excluded_shown: draft.words("excluded_shown", ExclusionProof::ALL, ExclusionProof::as_str),
        exception: draft.text("exception"),
        exception_by: draft.text("exception_by"),
        people: people(draft),
        count: draft.count("count"),
        unit: draft.text("unit"),
    };
    act.map(|_| event)
}

fn tally(draft: &mut Draft<'_, '_>) -> Option<Tally> {
    require(draft, "count", "tally", "A tally without a number says nothing; give what the source counted.");
    require(draft, "unit", "tally", "Numbers of different units are never compared: say what was counted.");
    let (count, unit) = (draft.count("count"), draft.text("unit"));
    let mut tally = Tally {
        count: 0,
        count_is: draft.word("count_is", CountIs::ALL, CountIs::as_str).unwrap_or(CountIs::Exact),
        unit: String::new(),
        accused: draft.list("accused"),
        breakdown: draft.table("breakdown"),
        breakdown_partial: draft.flag("breakdown_partial").unwrap_or(false),
        cumulative: draft.count("cumulative"),
        means: means(draft),
    };
    (tally.count, tally.unit) = (count?, unit?);
    breakdown_adds_up(draft, &tally);
    Some(tally)
}

/// Notes a breakdown whose parts do not add up to the count; both are kept.
fn breakdown_adds_up(draft: &mut Draft<'_, '_>, tally: &Tally) {
    let sum: u64 = tally.breakdown.iter().map(|(_, n)| u64::from(*n)).sum();
    let count = u64::from(tally.count);
    let short = !tally.breakdown_partial && sum < count;
    let over = sum > count && tally.count_is == CountIs::Exact;
    if !tally.breakdown.is_empty() && (short || over) {
        let message = format!("the parts of `breakdown` add up to {sum}, `count` is {count}");
        let problem = Problem::warning("sum-differs", message);
        draft.row_problem(if short {
            problem.help("Where the source gives only some parts, write `breakdown_partial` as true.")
        } else {
            problem
        });
    }
}

fn delivery(draft: &mut Draft<'_, '_>) -> Option<Delivery> {
    let help =
        "One of `aid-approved`, `aid-sent`, `aid-arrived`, `aid-distributed`, `aid-denied`, `aid-none`.";
    require(draft, "act", "delivery", help);
    let at = draft.fields.iter().find(|field| field.key == "act").map(|field| field.value_at);
    let act = act(draft);
    if let Some(act) = act.filter(|act| !act.is_aid()) {
        let problem = Problem::error("not-an-aid-act", format!("`{act}` is not an act of aid"));
        draft.problem(at.unwrap_or_default(), problem.help(help));
    }
    let delivery = Delivery {
        act: act.unwrap_or(Act::Unknown),
        from: draft.text("from"),
        to: draft.text("to"),
        count: draft.count("count"),
        unit: draft.text("unit"),
        trucks: draft.count("trucks"),
        people: draft.count("people"),
        cargo: draft.text("cargo"),
        by: draft.list("by"),
        blocked_by: draft.list("blocked_by"),
    };
    act.map(|_| delivery)
}

fn statement(draft: &mut Draft<'_, '_>) -> Statement {
    Statement {
        by: draft.list("by"),
        about: draft.text("about"),
        decision: draft.word("decision", Decision::ALL, Decision::as_str).unwrap_or(Decision::None),
        step: term_id(draft, "step").map(StepId::new),
    }
}

fn response(draft: &mut Draft<'_, '_>) -> Option<Response> {
    require(
        draft,
        "stance",
        "response",
        "Say how the party replies; `no-answer` if it was asked and did not.",
    );
    let stance = draft.word("stance", Stance::ALL, Stance::as_str);
    let (by, of, exception) = (draft.list("by"), draft.text("of"), draft.text("exception"));
    Some(Response { by, stance: stance?, of, exception })
}

fn coverage(draft: &mut Draft<'_, '_>) -> Coverage {
    Coverage { act: act(draft), share: draft.share("share"), denied_by: draft.list("denied_by") }
}

fn verification(draft: &mut Draft<'_, '_>) -> Option<Verification> {
    require(draft, "of", "verification", "Name the incident or report that was checked.");
    require(draft, "verdict", "verification", "Say what the check came to; `pending` while it goes on.");
    let (of, verdict) = (draft.text("of"), draft.word("verdict", Verdict::ALL, Verdict::as_str));
    let (by, by_basis, act, people) = (draft.list("by"), basis(draft), act(draft), people(draft));
    Some(Verification { of: of?, verdict: verdict?, by, by_basis, act, people })
}
