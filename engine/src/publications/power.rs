//! Power as plain data and as a drawing: how long until a fall can be told from nothing.
//!
//! In: a [`Power`]. Out: a [`PowerView`] and its SVG. Read first: [`PowerView::of`]. Invariant: lines differ in stroke and
//! are named in the legend, so that colour is never alone.

use maud::{PreEscaped, html};
use serde::Serialize;

use super::trend::svg::{CLASSES, STYLE};
use crate::series::{ENOUGH, Power, RANK_AT_MOST};

/// The version of the shape of this JSON.
pub const VERSION: u32 = 1;

/// Power as plain data.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PowerView {
    /// [`VERSION`].
    pub version: u32,
    /// Events a day before.
    pub rate: f64,
    /// Their dispersion.
    pub dispersion: f64,
    /// What the true rate falls to.
    pub falls_to: f64,
    /// Days of the baseline.
    pub before_days: u32,
    /// Made-up truces for each cell.
    pub runs: u32,
    /// The seed.
    pub seed: u64,
    /// By coverage.
    pub coverages: Vec<CoverageView>,
    /// How it is to be read.
    pub note: String,
}

/// One coverage.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CoverageView {
    /// The share of what happens that is seen.
    pub coverage: f64,
    /// The shortest length tried at which four falls in five are told.
    pub enough_days: Option<u32>,
    /// By length.
    pub lengths: Vec<LengthView>,
}

/// One length.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LengthView {
    /// Days.
    pub days: u32,
    /// The share of falls that would be told; `None`: see `undetermined`.
    pub told: Option<f64>,
    /// Why there is no share.
    pub undetermined: Option<String>,
}

impl PowerView {
    /// Returns the view of a power.
    pub fn of(power: &Power) -> Self {
        let question = &power.question;
        let length = |cell: &crate::series::PowerCell| LengthView {
            days: cell.days,
            told: cell.told.as_ref().ok().copied(),
            undetermined: cell.told.as_ref().err().map(ToString::to_string),
        };
        let coverage = |coverage: &f64| CoverageView {
            coverage: *coverage,
            enough_days: power.enough_at(*coverage),
            lengths: power.cells.iter().filter(|cell| cell.coverage == *coverage).map(length).collect(),
        };
        Self {
            version: VERSION,
            rate: question.rate,
            dispersion: question.dispersion,
            falls_to: question.falls_to,
            before_days: question.before_days,
            runs: question.runs,
            seed: question.seed,
            coverages: question.coverages.iter().map(coverage).collect(),
            note: format!(
                "A fall is told where at most {RANK_AT_MOST} of truces without a fall look as deep; a length is enough where {ENOUGH} of \
                 falls are told. Coverage is taken to be the same before and since: if it changed, no length would be enough."
            ),
        }
    }

    /// Returns the drawing: the share of falls told by length, a line for each coverage.
    pub fn svg(&self) -> String {
        const STROKES: [&str; 5] = ["", "9 4", "4 3", "2 3", "12 3 2 3"];
        let longest =
            self.coverages.iter().flat_map(|c| &c.lengths).map(|l| l.days).max().unwrap_or(1).max(1);
        let x = |days: u32| 46.0 + 560.0 * f64::from(days) / f64::from(longest);
        let y = |share: f64| 240.0 - 200.0 * share;
        let points = |coverage: &CoverageView| {
            let told = coverage.lengths.iter().filter_map(|length| Some((length.days, length.told?)));
            let all: Vec<String> =
                told.map(|(days, share)| format!("{:.1},{:.1}", x(days), y(share))).collect();
            all.join(" ")
        };
        let title = format!("How often a fall to {} of {} a day would be told", self.falls_to, self.rate);
        let drawing = html! {
            (PreEscaped("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"))
            svg.trend xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 290" role="img" aria-labelledby="power-title power-desc" {
                title #power-title { (title) }
                desc #power-desc { (self.sentences().join(" ")) " " (self.note) }
                style { (PreEscaped(STYLE)) (PreEscaped(CLASSES)) }
                text.name x="46" y="18" { (title) }
                path.axis d="M46,40V240H606" {}
                path.other d=(format!("M46,{0}H606", y(ENOUGH))) {}
                @for share in [0.0, 0.5, ENOUGH, 1.0] {
                    text.soft x="40" y=(format!("{}", y(share) + 4.0)) text-anchor="end" { (share) }
                }
                @for (at, coverage) in self.coverages.iter().enumerate() {
                    polyline.start fill="none" stroke-dasharray=(STROKES[at % STROKES.len()]) points=(points(coverage)) {}
                    polyline.start fill="none" stroke-dasharray=(STROKES[at % STROKES.len()])
                        points=(format!("622,{0} 656,{0}", 56 + 20 * at)) {}
                    text x="664" y=(60 + 20 * at) { (coverage.coverage) " seen" }
                }
                text.soft x="606" y="258" text-anchor="end" { (longest) " days" }
                text.soft x="46" y="276" { "share of falls told, by days of the truce" }
            }
            "\n"
        };
        drawing.into_string()
    }

    /// Returns a sentence for each coverage.
    pub fn sentences(&self) -> Vec<String> {
        let longest =
            |coverage: &CoverageView| coverage.lengths.iter().map(|length| length.days).max().unwrap_or(0);
        let sentence = |coverage: &CoverageView| match coverage.enough_days {
            Some(days) => format!("With {} seen, {days} days are enough.", coverage.coverage),
            None => {
                format!("With {} seen, even {} days are not enough.", coverage.coverage, longest(coverage))
            }
        };
        self.coverages.iter().map(sentence).collect()
    }
}
