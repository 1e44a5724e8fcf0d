//! One area's polygons, ready for the exact test.
//!
//! In: a `MultiPolygon`. Out: [`Shape`]. Read first: [`Shape::contains`]. Invariant: every edge is kept with its lower
//! end first, so an edge that two areas share is the same four numbers in both and decides alike for both.

use super::{AreaError, on_globe};
use geo::MultiPolygon;
use robust::{Coord, orient2d};
use std::collections::BTreeMap;

/// Edges by their four numbers, in total order of their bits.
pub(super) type EdgeNumbers = BTreeMap<[u64; 4], u32>;

/// A straight edge, its lower end first (of two ends of one latitude, the western).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Edge {
    pub low: [f64; 2],
    pub high: [f64; 2],
    /// The same for every edge with the same two ends, in any shape.
    pub number: u32,
}

/// One area's polygons: their edges in buckets by latitude.
#[derive(Debug, Clone)]
pub(super) struct Shape {
    area: u16,
    edges: Vec<Edge>,
    /// West, south, east, north.
    bounds: [f64; 4],
    /// Buckets to a degree of latitude.
    scale: f64,
    /// Where each bucket starts in `bucketed`.
    starts: Vec<u32>,
    /// Low end, then high end, of every edge that touches the bucket.
    bucketed: Vec<[f64; 4]>,
}

impl Shape {
    pub fn new(
        area: u16,
        polygons: &MultiPolygon<f64>,
        numbers: &mut EdgeNumbers,
    ) -> Result<Self, AreaError> {
        let mut edges = Vec::new();
        for ring in
            polygons.0.iter().flat_map(|part| std::iter::once(part.exterior()).chain(part.interiors()))
        {
            for line in ring.lines() {
                edges.extend(edge(area, [line.start.x, line.start.y], [line.end.x, line.end.y], numbers)?);
            }
        }
        let mut bounds = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
        for [lon, lat] in edges.iter().flat_map(|edge| [edge.low, edge.high]) {
            bounds = [bounds[0].min(lon), bounds[1].min(lat), bounds[2].max(lon), bounds[3].max(lat)];
        }
        let buckets = (edges.len() / 4).clamp(1, 4096);
        let scale = buckets as f64 / (bounds[3] - bounds[1]).max(1e-9);
        let mut shape = Self { area, edges, bounds, scale, starts: vec![0], bucketed: Vec::new() };
        shape.fill(buckets);
        Ok(shape)
    }

    fn fill(&mut self, buckets: usize) {
        let mut filled: Vec<Vec<[f64; 4]>> = vec![Vec::new(); buckets];
        for edge in &self.edges {
            let at = |lat| bucket(lat, self.bounds[1], self.scale, buckets);
            let ends = [edge.low[0], edge.low[1], edge.high[0], edge.high[1]];
            filled[at(edge.low[1])..=at(edge.high[1])].iter_mut().for_each(|edges| edges.push(ends));
        }
        for edges in filled {
            self.bucketed.extend(edges);
            self.starts.push(self.bucketed.len() as u32);
        }
    }

    pub fn area(&self) -> u16 {
        self.area
    }

    pub fn bounds(&self) -> [f64; 4] {
        self.bounds
    }

    pub fn edges(&self) -> &[Edge] {
        &self.edges
    }

    /// Tells whether the point lies inside, by the even-odd rule: counts the edges east of it at its latitude.
    ///
    /// # Source
    /// Which side of an edge the point is on: Shewchuk 1997, "Adaptive Precision Floating-Point Arithmetic and Fast
    /// Robust Geometric Predicates", through the `robust` crate: right for every double.
    #[inline]
    pub fn contains(&self, lon: f64, lat: f64) -> bool {
        let [west, south, east, north] = self.bounds;
        if !(lon >= west && lon <= east && lat >= south && lat <= north) {
            return false;
        }
        let mut inside = false;
        for [low_x, low_y, high_x, high_y] in self.near(lat) {
            if *low_y <= lat && lat < *high_y {
                let (low, high) = (Coord { x: *low_x, y: *low_y }, Coord { x: *high_x, y: *high_y });
                inside ^= orient2d(low, high, Coord { x: lon, y: lat }) > 0.0;
            }
        }
        inside
    }

    fn near(&self, lat: f64) -> &[[f64; 4]] {
        let k = bucket(lat, self.bounds[1], self.scale, self.starts.len() - 1);
        &self.bucketed[self.starts[k] as usize..self.starts[k + 1] as usize]
    }

    /// Returns every edge whose latitudes touch `south..=north`, some of them several times.
    pub fn between(&self, south: f64, north: f64) -> &[[f64; 4]] {
        if !(south <= self.bounds[3] && north >= self.bounds[1]) {
            return &[];
        }
        let at = |lat| bucket(lat, self.bounds[1], self.scale, self.starts.len() - 1);
        &self.bucketed[self.starts[at(south)] as usize..self.starts[at(north) + 1] as usize]
    }
}

/// Never falls as `lat` rises, so an edge is in every bucket that a latitude between its ends falls in.
#[inline]
fn bucket(lat: f64, south: f64, scale: f64, buckets: usize) -> usize {
    (((lat - south) * scale) as usize).min(buckets - 1)
}

/// Checks an edge and puts its lower end first; an edge without length is no edge.
fn edge(area: u16, a: [f64; 2], b: [f64; 2], numbers: &mut EdgeNumbers) -> Result<Option<Edge>, AreaError> {
    for [lon, lat] in [a, b] {
        if !on_globe(lon, lat) {
            return Err(AreaError::NotOnGlobe { area, lon, lat });
        }
    }
    if (a[0] - b[0]).abs() > 180.0 {
        return Err(AreaError::Antimeridian { area });
    }
    if a == b {
        return Ok(None);
    }
    let (low, high) = if (a[1], a[0]) <= (b[1], b[0]) { (a, b) } else { (b, a) };
    let bits = |v: f64| (v + 0.0).to_bits();
    let next = numbers.len() as u32;
    let key = [bits(low[0]), bits(low[1]), bits(high[0]), bits(high[1])];
    let number = *numbers.entry(key).or_insert(next);
    Ok(Some(Edge { low, high, number }))
}
