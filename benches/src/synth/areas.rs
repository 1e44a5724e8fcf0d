//! Fourteen made-up areas with ragged borders that neighbours share point by point.
//!
//! In: a seed. Out: polygons of about 2,000 points each that do not overlap, and the same as GeoJSON text.
//! Read first: [`made_up`]. Invariant: a border between two areas is drawn once and used by both, so no point lies
//! in two areas and none between them.

use super::{BOX, Seeded};
use geo::{Coord, LineString, MultiPolygon, Polygon};

const COLUMNS: usize = 7;
const ROWS: usize = 2;
const POINTS_A_BORDER: usize = 512;

/// Returns the 14 areas in order; the number of an area is its place in the list, counted from 1.
pub fn made_up(seed: u64) -> Vec<MultiPolygon<f64>> {
    let corners = Corners::new(seed);
    let mut areas = Vec::new();
    for row in 0..ROWS {
        for column in 0..COLUMNS {
            areas.push(MultiPolygon(vec![corners.area(column, row)]));
        }
    }
    areas
}

/// Returns the whole made-up country.
pub fn country() -> MultiPolygon<f64> {
    let [west, south, east, north] = BOX;
    let ring = [(west, south), (east, south), (east, north), (west, north), (west, south)];
    MultiPolygon(vec![Polygon::new(ring.to_vec().into(), Vec::new())])
}

/// Returns the name of an area by its number: `area-01` for 1.
pub fn name(number: u16) -> String {
    format!("area-{number:02}")
}

/// Returns the areas as a GeoJSON FeatureCollection with `id` and `number` as properties.
pub fn to_geojson(areas: &[MultiPolygon<f64>]) -> String {
    let features: Vec<serde_json::Value> =
        (1u16..).zip(areas).map(|(number, area)| feature(number, area)).collect();
    serde_json::json!({ "type": "FeatureCollection", "features": features }).to_string()
}

fn feature(number: u16, area: &MultiPolygon<f64>) -> serde_json::Value {
    let ring = |ring: &LineString<f64>| ring.coords().map(|c| [c.x, c.y]).collect::<Vec<_>>();
    let rings = |part: &Polygon<f64>| {
        std::iter::once(part.exterior()).chain(part.interiors()).map(ring).collect::<Vec<_>>()
    };
    let parts: Vec<_> = area.0.iter().map(rings).collect();
    serde_json::json!({
        "type": "Feature",
        "properties": { "id": name(number), "number": number },
        "geometry": { "type": "MultiPolygon", "coordinates": parts },
    })
}

/// The corners where areas meet, moved off a regular grid.
struct Corners {
    seed: u64,
    at: Vec<Coord<f64>>,
}

impl Corners {
    fn new(seed: u64) -> Self {
        let mut seeded = Seeded::new(seed);
        let (wide, high) = ((BOX[2] - BOX[0]) / COLUMNS as f64, (BOX[3] - BOX[1]) / ROWS as f64);
        let at = (0..=ROWS)
            .flat_map(|row| (0..=COLUMNS).map(move |column| (column, row)))
            .map(|(column, row)| Coord {
                x: BOX[0] + wide * (column as f64 + 0.3 * (seeded.unit() - 0.5)),
                y: BOX[1] + high * (row as f64 + 0.3 * (seeded.unit() - 0.5)),
            })
            .collect();
        Self { seed, at }
    }

    fn area(&self, column: usize, row: usize) -> Polygon<f64> {
        let corner = |column: usize, row: usize| row * (COLUMNS + 1) + column;
        let around = [
            corner(column, row),
            corner(column + 1, row),
            corner(column + 1, row + 1),
            corner(column, row + 1),
            corner(column, row),
        ];
        let mut ring = Vec::new();
        for pair in around.windows(2) {
            ring.extend(self.border(pair[0], pair[1]));
        }
        ring.extend(ring.first().copied());
        Polygon::new(LineString(ring), Vec::new())
    }

    /// Draws the border from one corner to another, without its last point; the same points both ways.
    fn border(&self, from: usize, to: usize) -> Vec<Coord<f64>> {
        if from > to {
            let mut back = self.border(to, from);
            back.push(self.at[to.max(from)]);
            back.reverse();
            back.pop();
            return back;
        }
        let mut seeded = Seeded::new(self.seed ^ ((from as u64) << 32 | to as u64).wrapping_mul(0x9e37_79b9));
        let (a, b) = (self.at[from], self.at[to]);
        let phases: Vec<f64> = (0..7).map(|_| seeded.unit() * std::f64::consts::TAU).collect();
        (0..POINTS_A_BORDER).map(|k| on_border(a, b, k, &phases, &mut seeded)).collect()
    }
}

/// A point off the straight line by a sum of waves and noise that vanish at both ends: it never crosses itself.
fn on_border(a: Coord<f64>, b: Coord<f64>, k: usize, phases: &[f64], seeded: &mut Seeded) -> Coord<f64> {
    let t = k as f64 / POINTS_A_BORDER as f64;
    let waves: f64 =
        (0i32..).zip(phases).map(|(n, phase)| (t * 9.0 * 2f64.powi(n) + phase).sin() / 1.7f64.powi(n)).sum();
    let off = 0.16 * t * (1.0 - t) * (waves + 0.1 * (seeded.unit() - 0.5));
    let round = |v: f64| (v * 1e7).round() / 1e7;
    Coord {
        x: round(a.x + t * (b.x - a.x) - off * (b.y - a.y)),
        y: round(a.y + t * (b.y - a.y) + off * (b.x - a.x)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Area, Contains, Point};

    #[test]
    fn neighbours_share_their_border_and_cover_the_middle() {
        let areas = made_up(7);
        assert_eq!(areas.len(), 14);
        assert!(areas.iter().all(|area| area.unsigned_area() > 0.5));
        let mut seeded = Seeded::new(1);
        for _ in 0..300 {
            let point = Point::new(BOX[0] + 0.5 + 5.5 * seeded.unit(), BOX[1] + 0.8 + 3.4 * seeded.unit());
            assert_eq!(areas.iter().filter(|area| area.contains(&point)).count(), 1, "{point:?}");
        }
    }
}
