//! The map: areas as outlines, incidents as discs of what is not known, drawn as SVG on the page itself.
//!
//! In: a [`View`], whose places are already cells of the grid. Invariant: an incident whose place is withheld is not
//! drawn. Nothing is fetched: no tiles, no base map, no borders of our own.

use std::collections::BTreeMap;

use geo::LineString;
use maud::{Markup, html};

use crate::publications::coarse::{Cell, GRID};
use crate::publications::view::{AreaView, IncidentView, ShapeView, View};

/// The map's width, in units of the drawing.
const WIDTH: f64 = 720.0;
/// The map's greatest height; a taller country is drawn narrower.
const HEIGHT_MAX: f64 = 760.0;
/// Metres in a degree of latitude, near enough for a drawing.
const METRES_PER_DEGREE: f64 = 111_195.0;
/// Points closer than this to the one before are not drawn.
const STEP_MIN: f64 = 0.6;

pub(super) fn section(view: &View) -> Markup {
    let (evidence, _) = super::evidence_of(view);
    let discs = discs(view, &evidence);
    let withheld = view.incidents.iter().filter(|i| i.place.withheld).count();
    let unplaced = view.incidents.iter().filter(|i| !i.place.withheld && i.place.cell.is_none()).count();
    html! {
        section #map {
            h2 { "Where" }
            @match Frame::around(view, &discs) {
                Some(frame) => (figure(view, &frame, &discs)),
                None => p { "There is nothing to draw: no area has a shape and no incident a point." },
            }
            p.hint {
                "Incidents are discs in which the truth lies, around the middle of a cell of " (GRID) "; numbers are those of "
                "the evidence where there is room, “+” means beside the agreement or outside its provisions. "
                "Dashed outlines and lines are approximate: drawn for this case, not agreed by the parties. "
                (withheld) " incidents are not drawn because health or aid was hit or aid moved; " (unplaced)
                " because no account gives a point."
            }
        }
    }
}

/// Incidents that share a cell and a radius.
struct Disc {
    cell: Cell,
    radius_m: u32,
    numbers: Vec<usize>,
    others: usize,
}

impl Disc {
    /// Returns the label: up to two numbers of the evidence, then how many more.
    fn label(&self) -> String {
        let shown: Vec<String> = self.numbers.iter().take(2).map(ToString::to_string).collect();
        let more = self.numbers.len().saturating_sub(2) + self.others;
        match (shown.is_empty(), more) {
            (true, _) => "+".to_owned(),
            (false, 0) => shown.join(","),
            (false, n) => format!("{}+{n}", shown.join(",")),
        }
    }
}

fn discs(view: &View, evidence: &[&IncidentView]) -> Vec<Disc> {
    let mut discs: BTreeMap<(Cell, u32), Disc> = BTreeMap::new();
    for incident in &view.incidents {
        let Some((cell, radius_m)) = incident.place.cell.zip(incident.place.uncertainty_m) else { continue };
        let new = || Disc { cell, radius_m, numbers: Vec::new(), others: 0 };
        let disc = discs.entry((cell, radius_m)).or_insert_with(new);
        match super::number_of(evidence, &incident.id) {
            Some(n) => disc.numbers.push(n),
            None => disc.others += 1,
        }
    }
    let mut discs: Vec<Disc> = discs.into_values().collect();
    discs.iter_mut().for_each(|d| d.numbers.sort_unstable());
    // Wide discs first, so that narrow ones stay visible on them.
    discs.sort_by_key(|d| (std::cmp::Reverse(d.radius_m), d.cell));
    discs
}

/// What part of the world is drawn, and how large.
struct Frame {
    west: f64,
    south: f64,
    east: f64,
    north: f64,
    /// Units of the drawing in a degree of latitude.
    scale: f64,
    /// How much narrower a degree of longitude is, in the middle of the map.
    squeeze: f64,
}

impl Frame {
    fn around(view: &View, discs: &[Disc]) -> Option<Self> {
        let shapes = view.areas.iter().flat_map(lines).flat_map(|line| line.0.iter().map(|p| (p.x, p.y)));
        let cells = discs.iter().flat_map(|d| d.cell.ring()).map(|[lon, lat]| (lon, lat));
        let hull = shapes.chain(cells).fold(None, |hull: Option<[f64; 4]>, (x, y)| {
            let [w, s, e, n] = hull.unwrap_or([x, y, x, y]);
            Some([w.min(x), s.min(y), e.max(x), n.max(y)])
        });
        let [w, s, e, n] = hull?;
        let margin = ((e - w).max(n - s) * 0.06).max(0.1);
        let (west, south, east, north) =
            (w - margin, (s - margin).max(-89.0), e + margin, (n + margin).min(89.0));
        let squeeze = ((south + north) / 2.0).to_radians().cos().max(0.05);
        let scale = (WIDTH / ((east - west) * squeeze)).min(HEIGHT_MAX / (north - south));
        Some(Self { west, south, east, north, scale, squeeze })
    }

    fn x(&self, lon: f64) -> f64 {
        (lon - self.west) * self.squeeze * self.scale
    }

    fn y(&self, lat: f64) -> f64 {
        (self.north - lat) * self.scale
    }

    fn width(&self) -> f64 {
        self.x(self.east)
    }

    fn height(&self) -> f64 {
        self.y(self.south)
    }

    fn length(&self, metres: f64) -> f64 {
        metres / METRES_PER_DEGREE * self.scale
    }
}

/// Returns the lines of an area's shape.
fn lines(area: &AreaView) -> Vec<&LineString<f64>> {
    match &area.shape {
        ShapeView::Polygon(polygons) => {
            polygons.iter().flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors())).collect()
        }
        ShapeView::Line(line) => vec![line],
        ShapeView::None => Vec::new(),
    }
}

fn figure(view: &View, frame: &Frame, discs: &[Disc]) -> Markup {
    let (width, height) = (frame.width(), frame.height());
    html! {
        figure {
            svg.map viewBox={ "0 0 " (one(width)) " " (one(height)) } role="img" aria-label="Map of areas and incidents" {
                rect.sea x="0" y="0" width=(one(width)) height=(one(height)) {}
                (graticule(frame))
                @for area in &view.areas { (outline(frame, area)) }
                @for disc in discs { (disc_mark(frame, disc)) }
                (labels(frame, discs))
                (letters(frame, view))
                (scale_bar(frame))
            }
            figcaption {
                (key(view)) "Plain drawing, longitude squeezed for the middle of the map; north is up. No border shown here is a position." }
        }
    }
}

fn outline(frame: &Frame, area: &AreaView) -> Markup {
    let kind = if matches!(area.shape, ShapeView::Line(_)) { "line" } else { "polygon" };
    let class = if area.approximate { format!("{kind} approximate") } else { kind.to_owned() };
    let path: String = lines(area).iter().map(|line| path_of(frame, line, kind == "polygon")).collect();
    html! {
        @if !path.is_empty() {
            path class=(class) d=(path) fill-rule="evenodd" { title { (area.name) @if area.approximate { " (approximate)" } } }
        }
    }
}

fn path_of(frame: &Frame, line: &LineString<f64>, closed: bool) -> String {
    let mut path = String::new();
    let mut last: Option<(f64, f64)> = None;
    for point in &line.0 {
        let (x, y) = (frame.x(point.x), frame.y(point.y));
        if last.is_some_and(|(a, b)| (a - x).hypot(b - y) < STEP_MIN) {
            continue;
        }
        path.push_str(&format!("{}{} {}", if last.is_none() { "M" } else { "L" }, one(x), one(y)));
        last = Some((x, y));
    }
    if closed {
        path.push('Z');
    }
    path
}

fn disc_mark(frame: &Frame, disc: &Disc) -> Markup {
    let (lon, lat) = disc.cell.centre();
    let (x, y) = (frame.x(lon), frame.y(lat));
    let radius = frame.length(f64::from(disc.radius_m)).max(5.0);
    let class = if disc.numbers.is_empty() { "disc other" } else { "disc" };
    let title =
        format!("{} incidents within about {} km", disc.numbers.len() + disc.others, disc.radius_m / 1_000);
    html! {
        g class=(class) {
            circle cx=(one(x)) cy=(one(y)) r=(one(radius)) { title { (title) } }
        }
    }
}

/// The labels of discs, those with the most incidents first; one without room is left out.
fn labels(frame: &Frame, discs: &[Disc]) -> Markup {
    let mut order: Vec<&Disc> = discs.iter().collect();
    order.sort_by_key(|d| (std::cmp::Reverse(d.numbers.len()), d.cell, d.radius_m));
    let mut placed: Vec<(f64, f64, String)> = Vec::new();
    for disc in order {
        let (lon, lat) = disc.cell.centre();
        let (x, y, label) = (frame.x(lon), frame.y(lat) + 3.5, disc.label());
        let width = |label: &str| label.chars().count() as f64 * 6.2;
        let clear = |(a, b, other): &(f64, f64, String)| {
            (a - x).abs() > (width(&label) + width(other)) / 2.0 + 2.0 || (b - y).abs() > 11.0
        };
        if placed.iter().all(clear) {
            placed.push((x, y, label));
        }
    }
    html! { g.labels { @for (x, y, label) in &placed { text x=(one(*x)) y=(one(*y)) { (label) } } } }
}

/// Returns the letter by which the map calls an area: a to z, then a1.
fn letter(at: usize) -> String {
    let letter = char::from(b'a' + (at % 26) as u8);
    if at < 26 { letter.to_string() } else { format!("{letter}{}", at / 26) }
}

/// Returns the areas that have a shape.
fn drawn(view: &View) -> impl Iterator<Item = &AreaView> {
    view.areas.iter().filter(|area| !lines(area).is_empty())
}

/// Letters of areas, each at the top of its shape; one that would lie on another goes beside it.
fn letters(frame: &Frame, view: &View) -> Markup {
    let mut taken: Vec<(f64, f64)> = Vec::new();
    for area in drawn(view) {
        let points = lines(area).into_iter().flat_map(|l| l.0.iter().map(|p| (frame.x(p.x), frame.y(p.y))));
        let top = points.reduce(|a, b| if b.1 < a.1 { b } else { a });
        let (mut x, y) = top.map_or((0.0, 0.0), |(x, y)| (x, (y - 4.0).max(12.0)));
        while taken.iter().any(|(a, b)| (a - x).abs() < 13.0 && (b - y).abs() < 13.0) {
            x += 13.0;
        }
        taken.push((x, y));
    }
    html! {
        @for (at, (x, y)) in taken.iter().enumerate() { text.name x=(one(*x)) y=(one(*y)) { (letter(at)) } }
    }
}

/// What the letters mean.
fn key(view: &View) -> Markup {
    html! {
        @for (at, area) in drawn(view).enumerate() {
            @if at > 0 { "; " }
            strong { (letter(at)) } " " bdi { (area.name) } @if area.approximate { " (approximate)" }
        }
        ". "
    }
}

fn graticule(frame: &Frame) -> Markup {
    let step = [0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0]
        .into_iter()
        .find(|s| (frame.north - frame.south).max(frame.east - frame.west) / s <= 8.0)
        .unwrap_or(30.0);
    html! {
        g.grid {
            @for lon in ticks(frame.west, frame.east, step) {
                line x1=(one(frame.x(lon))) y1="0" x2=(one(frame.x(lon))) y2=(one(frame.height())) {}
                text x=(one(frame.x(lon) + 3.0)) y=(one(frame.height() - 4.0)) { (degrees(lon, "E", "W")) }
            }
            @for lat in ticks(frame.south, frame.north, step) {
                line x1="0" y1=(one(frame.y(lat))) x2=(one(frame.width())) y2=(one(frame.y(lat))) {}
                text x="3" y=(one(frame.y(lat) - 3.0)) { (degrees(lat, "N", "S")) }
            }
        }
    }
}

fn ticks(from: f64, to: f64, step: f64) -> Vec<f64> {
    let first = (from / step).ceil() as i64;
    let last = (to / step).floor() as i64;
    (first..=last).take(40).map(|n| n as f64 * step).collect()
}

fn degrees(value: f64, positive: &str, negative: &str) -> String {
    let side = if value < 0.0 { negative } else { positive };
    let text = one(value.abs());
    format!("{}°{side}", text.strip_suffix(".0").unwrap_or(&text))
}

fn scale_bar(frame: &Frame) -> Markup {
    let kilometres = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1_000.0];
    let fitting = |km: &&f64| frame.length(**km * 1_000.0) <= 140.0;
    let km = kilometres.iter().rev().find(fitting).copied().unwrap_or(1.0);
    let (left, length) = (frame.width() - 195.0, frame.length(km * 1_000.0));
    html! {
        g.scale {
            path d={ "M" (one(left)) " 14v6h" (one(length)) "v-6" } {}
            text x=(one(left + length + 6.0)) y="20" { (km) " km" }
        }
    }
}

/// Returns a number with one decimal: finer steps cannot be seen.
fn one(number: f64) -> String {
    format!("{number:.1}")
}
