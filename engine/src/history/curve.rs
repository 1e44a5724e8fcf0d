//! The picture of how long ceasefires lasted: a step for each rule, as SVG that stands alone.
//!
//! Invariant: colour is never alone: each line has its own dashes, and its name beside it.
//! Invariant: no interval is drawn: it would stand without a placebo rank.

use std::fmt::Write;

use super::Survival;

/// Width of the picture, in its own units.
const WIDTH: f64 = 880.0;
/// Height of the plot.
const PLOT_HEIGHT: f64 = 300.0;
/// Where the plot begins.
const LEFT: f64 = 60.0;
/// Where the plot begins, from above.
const TOP: f64 = 52.0;
/// Width of the plot.
const PLOT_WIDTH: f64 = 780.0;
/// Height of a line of the legend.
const LINE: f64 = 18.0;

/// The strokes, one for each rule, in their order: colour, width and dashes. The colours are told apart by the colour-blind
/// (Okabe and Ito 2008).
const STROKES: [(&str, f64, &str); 8] = [
    ("#000000", 2.0, ""),
    ("#0072b2", 5.0, ""),
    ("#56b4e9", 2.0, "2 4"),
    ("#d55e00", 2.0, ""),
    ("#009e73", 2.0, "8 4"),
    ("#cc79a7", 2.0, "12 3 2 3"),
    ("#6b6b6b", 2.0, "4 2"),
    ("#6b6b6b", 2.0, "1 3"),
];

/// Draws the curves of some rules over `days` days. A rule that can say nothing of any ceasefire is named and has no line.
pub fn curve_svg(title: &str, survivals: &[Survival], days: u32) -> String {
    let days = days.max(1);
    let height = TOP + PLOT_HEIGHT + 56.0 + LINE * survivals.len() as f64 + 12.0;
    let mut svg = format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img"
 font-family="sans-serif" font-size="13">
<title>{title}</title>
<desc>Share of ceasefires that had not failed by day, one line for each rule of failure. A table has the numbers.</desc>
<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>
<text x="{LEFT}" y="28" font-size="15" font-weight="bold">{title}</text>
"##,
        title = escaped(title)
    );
    axes(&mut svg, days);
    for (n, survival) in survivals.iter().enumerate() {
        let stroke = STROKES[n % STROKES.len()];
        if let Some(path) = path(survival, days) {
            draw(&mut svg, &path, stroke);
        }
        legend(&mut svg, survival, n, stroke);
    }
    svg.push_str("</svg>\n");
    svg
}

fn axes(svg: &mut String, days: u32) {
    for tenth in [0.0, 0.25, 0.5, 0.75, 1.0] {
        let y = y_of(tenth);
        let right = LEFT + PLOT_WIDTH;
        line(svg, (LEFT, y), (right, y), "#d9d9d9");
        text(svg, (LEFT - 8.0, y + 4.0), "end", &format!("{:.0} %", tenth * 100.0));
    }
    let every = (days / 9).max(1);
    for day in (0..=days).step_by(every as usize) {
        let x = x_of(day, days);
        line(svg, (x, TOP + PLOT_HEIGHT), (x, TOP + PLOT_HEIGHT + 5.0), "#000000");
        text(svg, (x, TOP + PLOT_HEIGHT + 20.0), "middle", &day.to_string());
    }
    text(
        svg,
        (LEFT + PLOT_WIDTH / 2.0, TOP + PLOT_HEIGHT + 40.0),
        "middle",
        "days from the day it took effect",
    );
}

fn line(svg: &mut String, from: (f64, f64), to: (f64, f64), colour: &str) {
    let ((x1, y1), (x2, y2)) = (from, to);
    put(
        svg,
        format_args!(r#"<line x1="{x1:.1}" y1="{y1:.1}" x2="{x2:.1}" y2="{y2:.1}" stroke="{colour}"/>"#),
    );
}

fn text(svg: &mut String, (x, y): (f64, f64), anchor: &str, words: &str) {
    let words = escaped(words);
    put(svg, format_args!(r#"<text x="{x:.1}" y="{y:.1}" text-anchor="{anchor}">{words}</text>"#));
}

fn draw(svg: &mut String, path: &str, (colour, width, dashes): (&str, f64, &str)) {
    put(
        svg,
        format_args!(
            r#"<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-dasharray="{dashes}"/>"#
        ),
    );
}

fn legend(svg: &mut String, survival: &Survival, n: usize, stroke: (&str, f64, &str)) {
    let y = TOP + PLOT_HEIGHT + 62.0 + LINE * n as f64;
    draw(svg, &format!("M{LEFT} {y}h36"), stroke);
    let (all, silent) = (survival.spells.len(), survival.silent);
    let mut words = format!("{}: {} of {all} failed", survival.rule.words(), survival.failed());
    if silent > 0 {
        let _ = write!(words, "; it says nothing of {silent}");
    }
    text(svg, (LEFT + 46.0, y + 4.0), "start", &words);
}

/// The steps of a curve; `None`: there is nobody.
fn path(survival: &Survival, days: u32) -> Option<String> {
    let last = survival.last_day()?;
    let mut path = format!("M{:.1} {:.1}", x_of(0, days), y_of(1.0));
    for step in survival.steps.iter().filter(|step| step.days <= days) {
        let _ = write!(path, "H{:.1}V{:.1}", x_of(step.days, days), y_of(step.holding));
    }
    let _ = write!(path, "H{:.1}", x_of(last.min(days), days));
    Some(path)
}

fn x_of(day: u32, days: u32) -> f64 {
    LEFT + PLOT_WIDTH * f64::from(day) / f64::from(days)
}

fn y_of(share: f64) -> f64 {
    TOP + PLOT_HEIGHT * (1.0 - share)
}

fn put(svg: &mut String, piece: std::fmt::Arguments<'_>) {
    let _ = writeln!(svg, "{piece}");
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
