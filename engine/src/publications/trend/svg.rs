//! The trend drawn: for each dyad, events and deaths a day, with the means of 7 and 28 days and the windows that are compared.
//!
//! In: a [`TrendView`]. Out: SVG. Read first: [`file`]. Invariant: a pure function of the view; nothing is told by colour
//! alone: means differ in their strokes, and a window that is undetermined or not covered is hatched and says so in words.

use maud::{Markup, PreEscaped, html};

use super::{CountTrendView, DyadTrendView, TrendView, WindowView};
use crate::publications::words;

/// The drawing's width, in units of the drawing.
const WIDTH: f64 = 760.0;
/// A panel's height, with its words.
const PANEL: f64 = 236.0;
/// Where the plot lies in its panel: left, right, top, bottom.
const PLOT: [f64; 4] = [46.0, 748.0, 44.0, 178.0];
/// More days than these are drawn as means only: single days would be thinner than a hair.
const BARS_MAX: usize = 500;

/// What a file of its own needs to be read on paper, on light and on dark screens.
pub(in crate::publications) const STYLE: &str = ":root{color-scheme:light dark}svg.trend{--paper:#fff;--ink:#1b1f24;--soft:#57606a;--line:#d0d7de;\
    --kept:#0072b2;--breach:#b84a00;--hatch:#8c959f;--panel:#f0f3f6;background:var(--paper);\
    font:12px system-ui,'Noto Sans','Noto Naskh Arabic',sans-serif}\
    @media (prefers-color-scheme:dark){svg.trend{--paper:#0f1419;--ink:#e6edf3;--soft:#9aa7b4;--line:#30363d;--kept:#3d9fdc;\
    --breach:#e8833a;--hatch:#7d8894;--panel:#171d24}}\
    @media print{svg.trend{--paper:#fff;--ink:#000;--soft:#333;--line:#999;--kept:#0072b2;--breach:#b84a00;--hatch:#777;\
    --panel:#f0f0f0}}";

/// How the parts of a drawing look; the bulletin has the same in its own style.
pub const CLASSES: &str = "svg.trend text{fill:var(--ink);font-size:12px}svg.trend .soft{fill:var(--soft)}\
    svg.trend .name{font-weight:600;font-size:13px}svg.trend .axis{stroke:var(--line);fill:none}\
    svg.trend .mean28,svg.trend polyline{stroke-width:2}svg.trend .bars{stroke:var(--hatch);fill:none;opacity:.75}\
    svg.trend .mean7{stroke:var(--kept);stroke-width:2;fill:none}\
    svg.trend .mean28{stroke:var(--breach);stroke-width:2;stroke-dasharray:7 4;fill:none}\
    svg.trend .start{stroke:var(--ink);stroke-width:1.5}svg.trend .other{stroke:var(--soft);stroke-dasharray:2 3}\
    svg.trend .band{fill:var(--panel)}\
    svg.trend pattern path{stroke:var(--hatch);stroke-width:1.2;fill:none}";

/// Returns the drawing as a file of its own.
pub fn file(view: &TrendView) -> String {
    html! { (PreEscaped("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")) (drawing(view, true)) "\n" }
        .into_string()
}

/// Returns the drawing for a page that has [`CLASSES`] among its styles.
pub fn inline(view: &TrendView) -> Markup {
    drawing(view, false)
}

fn drawing(view: &TrendView, is_file: bool) -> Markup {
    let panels: Vec<(&DyadTrendView, &CountTrendView)> =
        view.dyads.iter().flat_map(|dyad| dyad.counts.iter().map(move |count| (dyad, count))).collect();
    let height = 30.0 + PANEL * panels.len().max(1) as f64;
    html! {
        svg.trend xmlns="http://www.w3.org/2000/svg" viewBox=(format!("0 0 {WIDTH} {height}")) role="img"
            aria-labelledby="trend-title trend-desc" {
            title #trend-title { (view.title) ": reported events and deaths a day, " (view.days[0]) " to " (view.days[1]) }
            desc #trend-desc { (described(view)) }
            @if is_file { style { (PreEscaped(STYLE)) (PreEscaped(CLASSES)) } }
            defs {
                pattern #trend-hatch width="7" height="7" patternUnits="userSpaceOnUse" {
                    path d="M-2,2 l4,-4 M0,7 l7,-7 M5,9 l4,-4" {}
                }
            }
            (legend())
            @for (at, (dyad, count)) in panels.iter().enumerate() {
                g transform=(format!("translate(0 {})", 30.0 + PANEL * at as f64)) { (panel(view, dyad, count)) }
            }
            @if panels.is_empty() { text x="46" y="60" { "Nothing that is dated is reported." } }
        }
    }
}

/// The drawing in words, for who does not see it.
fn described(view: &TrendView) -> String {
    let of = |dyad: &DyadTrendView| {
        let sentences =
            dyad.counts.iter().flat_map(|count| &count.windows).map(|window| window.sentence.as_str());
        format!("{}. {}", dyad.dyad, sentences.collect::<Vec<_>>().join(" "))
    };
    let all: Vec<String> = view.dyads.iter().map(of).collect();
    format!("The truce begins on {}. {} {}", view.start, all.join(" "), view.note)
}

fn legend() -> Markup {
    html! {
        g transform="translate(46 16)" {
            path.mean7 d="M0,-4 h26" {}
            text x="32" y="0" { "mean of 7 days" }
            path.mean28 d="M140,-4 h26" {}
            text x="172" y="0" { "mean of 28 days" }
            path.bars d="M286,0 v-9 M290,0 v-6 M294,0 v-11" {}
            text x="302" y="0" { "one day" }
            rect.hatched fill="url(#trend-hatch)" x="366" y="-11" width="24" height="12" {}
            text x="396" y="0" { "cannot be compared, or not covered by reports" }
        }
    }
}

/// Where days and values lie in a plot.
struct Scale {
    first: jiff::civil::Date,
    days: usize,
    top: f64,
}

impl Scale {
    fn of(view: &TrendView, count: &CountTrendView) -> Option<Self> {
        let bars = if count.daily.len() > BARS_MAX { None } else { Some(count.daily.iter().copied()) };
        let means = count.mean_7.iter().chain(&count.mean_28).flatten().copied();
        let top = bars.into_iter().flatten().chain(means).fold(0.0, f64::max);
        let first: jiff::civil::Date = view.days[0].parse().ok()?;
        let last: jiff::civil::Date = view.days[1].parse().ok()?;
        let days = (last - first).get_days() + 1;
        (days > 0).then_some(Self { first, days: days as usize, top: nice(top) })
    }

    /// The left edge of a day, kept inside the plot.
    fn x(&self, day: f64) -> f64 {
        let [left, right, ..] = PLOT;
        left + (right - left) * (day / self.days as f64).clamp(0.0, 1.0)
    }

    fn y(&self, value: f64) -> f64 {
        let [.., top, bottom] = PLOT;
        bottom - (bottom - top) * (value / self.top).min(1.0)
    }

    fn position(&self, date: &str) -> Option<f64> {
        let date: jiff::civil::Date = date.parse().ok()?;
        Some(f64::from((date - self.first).get_days()))
    }

    fn is_inside(&self, day: f64) -> bool {
        (0.0..self.days as f64).contains(&day)
    }
}

/// The next round number: 1, 2 or 5 with zeros.
fn nice(value: f64) -> f64 {
    if value <= 0.0 {
        return 1.0;
    }
    let size = 10f64.powf(value.log10().floor());
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|step| step * size).find(|round| *round >= value).unwrap_or(value)
}

fn panel(view: &TrendView, dyad: &DyadTrendView, count: &CountTrendView) -> Markup {
    let [left, right, top, bottom] = PLOT;
    html! {
        text.name x=(left) y="14" { (dyad.dyad) ": " (count.count) " reported a day" }
        @match Scale::of(view, count).filter(|_| !count.daily.is_empty()) {
            Some(scale) => {
                (windows(view, count, &scale))
                (lines(count, &scale))
                (starts(view, &scale))
                (axes(view, &scale))
            }
            None => {
                rect.hatched fill="url(#trend-hatch)" x=(left) y=(top) width=(right - left) height=(bottom - top) {}
                text x=(left + 8.0) y=(top + 24.0) { (count.undetermined.as_deref().unwrap_or("there is no series")) }
            }
        }
        @for (at, window) in count.windows.iter().enumerate() {
            text.soft x=(left) y=(format!("{}", bottom + 34.0 + 16.0 * at as f64)) { (brief(window)) }
        }
    }
}

/// The 28 days before the start and from it on, hatched where they cannot be compared; and what lies outside the reports.
fn windows(view: &TrendView, count: &CountTrendView, scale: &Scale) -> Markup {
    let [_, right, top, bottom] = PLOT;
    let Some(start) = scale.position(&view.start) else { return html! {} };
    let Some(window) = count.windows.iter().max_by_key(|window| window.days) else { return html! {} };
    let (from, to) = (scale.x(start - f64::from(window.days)), scale.x(start + f64::from(window.days)));
    let class = if window.figures.is_some() { "band" } else { "band hatched" };
    html! {
        rect class="band" x=(px(from)) y=(top) width=(px(to - from)) height=(bottom - top) {}
        @if class != "band" { rect.hatched fill="url(#trend-hatch)" x=(px(from)) y=(top) width=(px(to - from)) height=(bottom - top) {} }
        @if !scale.is_inside(start) { text x=(right) y=(top + 12.0) text-anchor="end" { "the start lies outside the reports" } }
    }
}

fn lines(count: &CountTrendView, scale: &Scale) -> Markup {
    let bottom = PLOT[3];
    let bars: String = count
        .daily
        .iter()
        .enumerate()
        .filter(|(_, value)| **value > 0.0 && count.daily.len() <= BARS_MAX)
        .map(|(at, value)| format!("M{},{bottom}V{}", px(scale.x(at as f64 + 0.5)), px(scale.y(*value))))
        .collect();
    html! {
        @if !bars.is_empty() { path.bars d=(bars) {} }
        path.mean28 d=(curve(&count.mean_28, scale)) {}
        path.mean7 d=(curve(&count.mean_7, scale)) {}
    }
}

/// A line through the means that there are.
fn curve(means: &[Option<f64>], scale: &Scale) -> String {
    let mut path = String::new();
    for (at, mean) in means.iter().enumerate() {
        let Some(mean) = mean else { continue };
        let letter = if path.is_empty() { 'M' } else { 'L' };
        path.push_str(&format!("{letter}{},{}", px(scale.x(at as f64 + 0.5)), px(scale.y(*mean))));
    }
    if path.is_empty() { "M0,0".to_owned() } else { path }
}

/// The start of the truce and of others.
fn starts(view: &TrendView, scale: &Scale) -> Markup {
    let [_, _, top, bottom] = PLOT;
    let start = scale.position(&view.start).filter(|day| scale.is_inside(*day));
    let others =
        view.other_truces.iter().filter_map(|date| scale.position(date)).filter(|day| scale.is_inside(*day));
    html! {
        @for other in others { path.other d=(format!("M{},{top}V{bottom}", px(scale.x(other)))) {} }
        @if let Some(start) = start {
            path.start d=(format!("M{},{}V{bottom}", px(scale.x(start)), top - 6.0)) {}
            text x=(px(scale.x(start))) y=(top - 10.0) text-anchor=(anchor(scale.x(start))) { "truce, " (view.start) }
        }
    }
}

fn anchor(x: f64) -> &'static str {
    let [left, right, ..] = PLOT;
    match x {
        x if x < left + 60.0 => "start",
        x if x > right - 60.0 => "end",
        _ => "middle",
    }
}

fn axes(view: &TrendView, scale: &Scale) -> Markup {
    let [left, right, top, bottom] = PLOT;
    html! {
        path.axis d=(format!("M{left},{top}V{bottom}H{right}")) {}
        text.soft x=(left - 6.0) y=(top + 4.0) text-anchor="end" { (scale.top) }
        text.soft x=(left - 6.0) y=(bottom + 4.0) text-anchor="end" { "0" }
        text.soft x=(left) y=(bottom + 16.0) { (view.days[0]) }
        text.soft x=(right) y=(bottom + 16.0) text-anchor="end" { (view.days[1]) }
    }
}

/// A comparison in one line: the interval never without its rank.
fn brief(window: &WindowView) -> String {
    match (&window.figures, &window.undetermined) {
        (Some(figures), _) => words::ratio_in_brief(window.days, figures),
        (None, why) => {
            format!("{} days: undetermined: {}", window.days, why.as_deref().unwrap_or("no figures"))
        }
    }
}

/// A place in the drawing, to a tenth.
fn px(value: f64) -> String {
    format!("{value:.1}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_axis_ends_on_the_next_round_number() {
        let all = [0.0, 0.3, 1.0, 1.1, 4.9, 5.0, 51.0, 999.0].map(nice);
        assert_eq!(all, [1.0, 0.5, 1.0, 2.0, 5.0, 5.0, 100.0, 1000.0]);
    }
}
