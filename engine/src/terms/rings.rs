//! Where rings cross: the plain sweep over their sides.
//!
//! Invariant: neighbours that only share their corner do not cross; sides that touch or overlap elsewhere do.

use geo::coordinate_position::{CoordPos, CoordinatePosition};
use geo::line_intersection::{LineIntersection, line_intersection};
use geo::{Line, LineString, Polygon};

/// One side of a ring.
#[derive(Clone, Copy)]
struct Side {
    line: Line<f64>,
    ring: usize,
    index: usize,
    low: f64,
    high: f64,
}

/// Returns two sides of the ring, by index, that meet where they must not.
pub(crate) fn crossing(ring: &LineString<f64>) -> Option<(usize, usize)> {
    let last = ring.0.len().saturating_sub(2);
    let found = sweep(sides(std::slice::from_ref(ring)), |a, b| {
        let (a, b) = if a.index < b.index { (a, b) } else { (b, a) };
        let neighbours = b.index - a.index == 1 || (a.index == 0 && b.index == last);
        match line_intersection(a.line, b.line) {
            Some(LineIntersection::SinglePoint { .. }) => !neighbours,
            Some(LineIntersection::Collinear { intersection }) => {
                !neighbours || intersection.start != intersection.end
            }
            None => false,
        }
    });
    found.map(|(a, b)| (a.index.min(b.index), a.index.max(b.index)))
}

/// Returns two sides of different rings that cross properly; touching is allowed.
pub(crate) fn crossing_of_two(rings: &[LineString<f64>]) -> Option<(Line<f64>, Line<f64>)> {
    if rings.len() < 2 {
        return None;
    }
    let found = sweep(sides(rings), |a, b| {
        let proper = |met| matches!(met, LineIntersection::SinglePoint { is_proper: true, .. });
        a.ring != b.ring && line_intersection(a.line, b.line).is_some_and(proper)
    });
    found.map(|(a, b)| (a.line, b.line))
}

/// Whether some corner of the hole lies outside of the ring.
pub(crate) fn is_outside(hole: &LineString<f64>, ring: &LineString<f64>) -> bool {
    let ring = Polygon::new(ring.clone(), Vec::new());
    hole.0.iter().any(|corner| ring.coordinate_position(corner) == CoordPos::Outside)
}

fn sides(rings: &[LineString<f64>]) -> Vec<Side> {
    let side = |ring: usize, index: usize, line: Line<f64>| Side {
        line,
        ring,
        index,
        low: line.start.x.min(line.end.x),
        high: line.start.x.max(line.end.x),
    };
    let of = |(ring, line): (usize, &LineString<f64>)| {
        line.lines().enumerate().map(|(i, l)| side(ring, i, l)).collect::<Vec<_>>()
    };
    rings.iter().enumerate().flat_map(of).collect()
}

/// Tries every pair of sides whose ranges of longitude overlap.
fn sweep(mut sides: Vec<Side>, meet: impl Fn(&Side, &Side) -> bool) -> Option<(Side, Side)> {
    sides.sort_by(|a, b| a.low.total_cmp(&b.low));
    for (i, a) in sides.iter().enumerate() {
        for b in sides[i + 1..].iter().take_while(|b| b.low <= a.high) {
            if meet(a, b) {
                return Some((*a, *b));
            }
        }
    }
    None
}
