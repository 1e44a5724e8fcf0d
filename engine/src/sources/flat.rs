//! Flattening: a report as keys and values in the one order of `keys`, for the writers.
//!
//! In: a [`Report`]. Out: the keys that have a value. Invariant: what is unknown is left out, so that reading what was
//! written gives the report back.

use crate::model::{People, Place, Range};
use crate::reports::{ActorBasis, Body, Credibility, Decision, Event, Means, Report, Tally};

/// A value to be written.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Flat {
    /// Text or a word.
    Text(String),
    /// Several texts; not empty.
    List(Vec<String>),
    /// A count.
    Count(u32),
    /// A number with a fraction; finite.
    Decimal(f64),
    /// `true` or `false`.
    Flag(bool),
    /// Labels with numbers; not empty.
    Table(Vec<(String, u32)>),
}

/// Collects keys that have a value.
struct Out(Vec<(&'static str, Flat)>);

impl Out {
    fn text(&mut self, key: &'static str, text: Option<impl AsRef<str>>) {
        self.0.extend(text.map(|text| (key, Flat::Text(text.as_ref().to_owned()))));
    }

    fn list(&mut self, key: &'static str, list: &[impl AsRef<str>]) {
        let texts = || list.iter().map(|text| text.as_ref().to_owned()).collect();
        self.0.extend((!list.is_empty()).then(|| (key, Flat::List(texts()))));
    }

    fn count(&mut self, key: &'static str, count: Option<u32>) {
        self.0.extend(count.map(|count| (key, Flat::Count(count))));
    }

    fn decimal(&mut self, key: &'static str, number: Option<f64>) {
        self.0.extend(number.map(|number| (key, Flat::Decimal(number))));
    }

    fn range(&mut self, keys: [&'static str; 3], range: Range) {
        self.count(keys[0], range.low);
        self.count(keys[1], range.best);
        self.count(keys[2], range.high);
    }

    fn basis(&mut self, basis: ActorBasis) {
        self.text("by_basis", (basis != ActorBasis::Unknown).then_some(basis.as_str()));
    }

    fn means(&mut self, means: Means) {
        self.text("means", (means != Means::Unknown).then_some(means.as_str()));
    }

    fn people(&mut self, people: People) {
        self.range(["killed_low", "killed_best", "killed_high"], people.killed);
        self.count("killed_civilians", people.killed_civilians);
        self.range(["injured_low", "injured_best", "injured_high"], people.injured);
    }
}

/// Returns the keys of the report that have a value, in the order of `keys::KEYS`.
pub(super) fn flatten(report: &Report) -> Vec<(&'static str, Flat)> {
    let mut out = Out(Vec::new());
    out.text("id", Some(report.id.as_str()));
    out.text("kind", Some(report.kind()));
    out.text("source", Some(report.source.as_str()));
    out.text("published", report.published.as_ref().map(|when| when.as_str()));
    out.text("received", report.received.as_ref().map(|when| when.as_str()));
    out.text("address", report.address.as_ref());
    out.list("copies", &report.copies);
    out.text("says", report.says.as_ref());
    out.text("note", report.note.as_ref());
    out.count(
        "credibility",
        match report.credibility {
            Credibility::Graded(grade) => Some(u32::from(grade)),
            Credibility::Unknown => None,
        },
    );
    out.text("review", report.is_unreviewed().then_some(report.review.as_str()));
    out.text("read_rule", report.read_from.as_ref().map(|from| &from.rule));
    out.text("read_span", report.read_from.as_ref().map(|from| format!("{}-{}", from.span.0, from.span.1)));
    out.text("incident", report.incident.as_ref().map(|id| id.as_str()));
    out.text("when", report.when.as_ref().map(|when| when.as_str()));
    place(&mut out, &report.place);
    body(&mut out, &report.body);
    out.0
}

fn place(out: &mut Out, place: &Place) {
    out.text("place", place.name.as_ref());
    out.text("admin1", place.admin1.as_ref());
    out.text("pcode", place.pcode.as_ref());
    out.text("area", place.area.as_ref().map(|id| id.as_str()));
    out.decimal("lat", place.point.map(|(_, lat)| lat));
    out.decimal("lon", place.point.map(|(lon, _)| lon));
    out.text("precision", place.precision.map(|precision| precision.as_str()));
}

fn body(out: &mut Out, body: &Body) {
    match body {
        Body::Event(event) => self::event(out, event),
        Body::Tally(tally) => self::tally(out, tally),
        Body::Delivery(delivery) => {
            out.text("act", Some(delivery.act.as_str()));
            out.list("by", &delivery.by);
            out.count("count", delivery.count);
            out.text("unit", delivery.unit.as_ref());
            out.text("from", delivery.from.as_ref());
            out.text("to", delivery.to.as_ref());
            out.count("trucks", delivery.trucks);
            out.count("people", delivery.people);
            out.text("cargo", delivery.cargo.as_ref());
            out.list("blocked_by", &delivery.blocked_by);
        }
        Body::Statement(statement) => {
            out.list("by", &statement.by);
            out.text("about", statement.about.as_ref());
            let decides = statement.decision != Decision::None;
            out.text("decision", decides.then_some(statement.decision.as_str()));
            out.text("step", statement.step.as_ref().map(|id| id.as_str()));
        }
        Body::Response(response) => {
            out.list("by", &response.by);
            out.text("exception", response.exception.as_ref());
            out.text("stance", Some(response.stance.as_str()));
            out.text("of", response.of.as_ref());
        }
        Body::Coverage(coverage) => {
            out.text("act", coverage.act.map(|act| act.as_str()));
            out.decimal("share", coverage.share);
            out.list("denied_by", &coverage.denied_by);
        }
        Body::Verification(verification) => {
            out.text("act", verification.act.map(|act| act.as_str()));
            out.list("by", &verification.by);
            out.basis(verification.by_basis);
            out.people(verification.people);
            out.text("of", Some(&verification.of));
            out.text("verdict", Some(verification.verdict.as_str()));
        }
    }
}

fn event(out: &mut Out, event: &Event) {
    out.text("act", Some(event.act.as_str()));
    out.text("weapon", event.weapon.as_ref());
    out.means(event.means);
    out.list("by", &event.by);
    out.basis(event.by_basis);
    out.text("by_text", event.by_text.as_ref());
    out.list("against", &event.against);
    out.list("target", &event.target.iter().map(|target| target.as_str()).collect::<Vec<_>>());
    out.text("excluded", event.excluded.as_ref());
    out.list("excluded_shown", &event.excluded_shown.iter().map(|proof| proof.as_str()).collect::<Vec<_>>());
    out.text("exception", event.exception.as_ref());
    out.text("exception_by", event.exception_by.as_ref());
    out.people(event.people);
    out.count("count", event.count);
    out.text("unit", event.unit.as_ref());
}

fn tally(out: &mut Out, tally: &Tally) {
    out.means(tally.means);
    out.count("count", Some(tally.count));
    out.text("unit", Some(&tally.unit));
    let exact = tally.count_is == crate::model::CountIs::Exact;
    out.text("count_is", (!exact).then_some(tally.count_is.as_str()));
    out.list("accused", &tally.accused);
    if !tally.breakdown.is_empty() {
        out.0.push(("breakdown", Flat::Table(tally.breakdown.clone())));
    }
    if tally.breakdown_partial {
        out.0.push(("breakdown_partial", Flat::Flag(true)));
    }
    out.count("cumulative", tally.cumulative);
}

/// Returns text as JSON.
pub(super) fn json_text(text: &str) -> String {
    serde_json::Value::String(text.to_owned()).to_string()
}
