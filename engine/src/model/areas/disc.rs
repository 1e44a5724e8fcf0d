//! Discs: a report gives a place and how far off it may be, so it lies in an area surely, maybe or not at all.
//!
//! In: a centre, a radius and an area. Out: [`Relation`]. Read first: [`AreaIndex::relation`]. Invariant: `Inside` and
//! `Outside` are proofs, `MayBe` is not: distances are bounded from below, by at most about one part in a hundred.

use super::shape::Shape;
use super::{AreaIndex, on_globe};

/// How a disc lies to an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// Every point of the disc lies in the area.
    Inside,
    /// The border may run through the disc: some of its points may lie inside and others outside.
    MayBe,
    /// No point of the disc lies in the area.
    Outside,
}

/// Least radius of curvature of the WGS 84 ellipsoid in metres: along the meridian at the equator, `a (1 - e^2)`.
///
/// A path on the ellipsoid is never shorter than this times the angle on a sphere with the same latitudes.
const RADIUS_MIN_M: f64 = 6_335_439.0;

/// Radius in radians from which no distance is worked out: about 3,000 km.
const WIDE: f64 = 0.5;

impl AreaIndex {
    /// Tells how the disc around a point lies to an area.
    ///
    /// `None` if the point is not on the globe, the radius is negative or NaN, or no area has this number. Where an area
    /// has several polygons, a disc that lies across two of them is `MayBe`.
    ///
    /// # Units
    /// WGS 84 degrees; `radius_m` in metres along the ground, the border included.
    /// # Source
    /// The haversine formula with the least radius of curvature, and sines bounded from below by chords: see the comments
    /// in the code. Checked against Karney 2013 (`geo::Geodesic`) in a property test.
    pub fn relation(&self, lon: f64, lat: f64, radius_m: f64, area: u16) -> Option<Relation> {
        if !on_globe(lon, lat) || radius_m.is_nan() || radius_m < 0.0 {
            return None;
        }
        let relations = self.shapes.iter().filter(|shape| shape.area() == area);
        relations.map(|shape| of_shape(shape, lon, lat, radius_m)).reduce(either)
    }
}

/// The border of an area near a stretch of map in which no border runs: all that the discs of one radius around the
/// points of that stretch can meet.
#[derive(Debug, Clone, PartialEq)]
pub struct NearBorder {
    radius_m: f64,
    is_inside: bool,
    edges: Vec<[f64; 4]>,
}

impl AreaIndex {
    /// Gathers the border that discs of a radius around any point within `half_m` of the centre can meet. `None` where a
    /// border may run within `half_m` of the centre, or the area has several polygons or no such number.
    ///
    /// # Units
    /// WGS 84 degrees; metres along the ground.
    pub fn near_border(
        &self,
        lon: f64,
        lat: f64,
        radius_m: f64,
        half_m: f64,
        area: u16,
    ) -> Option<NearBorder> {
        let mut shapes = self.shapes.iter().filter(|shape| shape.area() == area);
        let (shape, None) = (shapes.next()?, shapes.next()) else { return None };
        if !on_globe(lon, lat) || border_may_be_near(shape, lon, lat, half_m * SLACK / RADIUS_MIN_M) {
            return None;
        }
        let reach = (radius_m + half_m) * SLACK / RADIUS_MIN_M;
        let flat = Flat::around(lat, reach)?;
        let degrees = reach.to_degrees() * (1.0 + 1e-9) + 1e-9;
        let edges = shape.between(lat - degrees, lat + degrees);
        let edges = edges.iter().filter(|edge| flat.near(edge, lon, lat)).copied().collect();
        // Beyond this longitude a disc may reach around the globe, and edges would have to be looked at turned.
        let is_plain = lon.abs() + flat.reach_lon_degrees < 179.0;
        is_plain.then(|| NearBorder { radius_m, is_inside: shape.contains(lon, lat), edges })
    }
}

/// How much farther than it may lie a distance is taken where nothing may be missed.
const SLACK: f64 = 1.03;

impl NearBorder {
    /// Tells how the disc around a point of the stretch lies to the area: the same as [`AreaIndex::relation`].
    pub fn relation(&self, lon: f64, lat: f64) -> Option<Relation> {
        let flat = Flat::around(lat, self.radius_m / RADIUS_MIN_M)?;
        Some(match (self.edges.iter().any(|edge| flat.near(edge, lon, lat)), self.is_inside) {
            (true, _) => Relation::MayBe,
            (false, true) => Relation::Inside,
            (false, false) => Relation::Outside,
        })
    }
}

fn either(a: Relation, b: Relation) -> Relation {
    match (a, b) {
        (Relation::Inside, _) | (_, Relation::Inside) => Relation::Inside,
        (Relation::Outside, Relation::Outside) => Relation::Outside,
        _ => Relation::MayBe,
    }
}

fn of_shape(shape: &Shape, lon: f64, lat: f64, radius_m: f64) -> Relation {
    match (border_may_be_near(shape, lon, lat, radius_m / RADIUS_MIN_M), shape.contains(lon, lat)) {
        (true, _) => Relation::MayBe,
        (false, true) => Relation::Inside,
        (false, false) => Relation::Outside,
    }
}

/// Tells whether any edge may be within `reach` radians of the point. `false` is certain.
fn border_may_be_near(shape: &Shape, lon: f64, lat: f64, reach: f64) -> bool {
    // A point within reach is within reach in latitude, so other edges need no look.
    let degrees = reach.to_degrees() * (1.0 + 1e-9) + 1e-9;
    let edges = shape.between(lat - degrees, lat + degrees);
    let Some(flat) = Flat::around(lat, reach) else { return !edges.is_empty() };
    let turns = if lon.abs() + flat.reach_lon_degrees > 180.0 { &[0.0, 360.0, -360.0][..] } else { &[0.0] };
    edges.iter().any(|edge| turns.iter().any(|turn| flat.near(edge, lon + turn, lat)))
}

/// A flat picture of the surroundings of a point in which nothing looks farther than it is.
///
/// With `h = sin^2(d/2) = sin^2(dlat/2) + cos(lat0) cos(lat) sin^2(dlon/2)`: `d >= 2 sin(d/2)`; within reach the cosines
/// are at least those at the edge of the window; and for angles up to `m`, `sin(x/2) >= (x/2) sin(m/2)/(m/2)`. So
/// `d >= shrink * sqrt(dlat^2 + narrow^2 dlon^2)`, a distance in the plane.
struct Flat {
    narrow: f64,
    reach_lon_degrees: f64,
    /// Distance in the plane, in degrees, beyond which nothing can be within reach.
    limit_degrees: f64,
}

impl Flat {
    /// `None` where the window reaches a pole or is too wide for the picture.
    fn around(lat: f64, reach: f64) -> Option<Self> {
        let farthest = lat.abs().to_radians() + reach;
        if reach > WIDE || farthest >= std::f64::consts::FRAC_PI_2 {
            return None;
        }
        let narrow = (lat.to_radians().cos() * farthest.cos()).sqrt();
        let half = (reach / 2.0).sin() / narrow;
        if half >= 1.0 {
            return None;
        }
        let reach_lon = 2.0 * half.asin();
        let widest = reach_lon.max(reach);
        let shrink = if widest > 0.0 { (widest / 2.0).sin() / (widest / 2.0) } else { 1.0 };
        let limit_degrees = (reach / shrink).to_degrees() * (1.0 + 1e-9) + 1e-11;
        Some(Self { narrow, reach_lon_degrees: reach_lon.to_degrees() + 1e-9, limit_degrees })
    }

    /// Tells whether the edge comes within the limit of the point.
    fn near(&self, edge: &[f64; 4], lon: f64, lat: f64) -> bool {
        let (ax, ay) = ((edge[0] - lon) * self.narrow, edge[1] - lat);
        let (bx, by) = ((edge[2] - lon) * self.narrow, edge[3] - lat);
        let (dx, dy) = (bx - ax, by - ay);
        let length2 = dx * dx + dy * dy;
        let along = if length2 > 0.0 { (-(ax * dx + ay * dy) / length2).clamp(0.0, 1.0) } else { 0.0 };
        (ax + along * dx).hypot(ay + along * dy) <= self.limit_degrees
    }
}
