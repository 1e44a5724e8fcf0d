//! Areas: which of them a point lies in, and whether a disc lies inside one.
//!
//! In: polygons with numbers, which may overlap. Out: [`AreaIndex`], which answers for tens of millions of points a
//! second. Read first: [`AreaIndex::locate`]. Invariants: the raster never decides near a border, the exact test does,
//! and the two agree for every point (a property test); the same areas in the same order give the same set numbers.
//!
//! **Borders.** A point exactly on a border counts as in the area to its east or north: western and southern borders
//! belong to an area, eastern and northern ones do not. So neighbours that share a border share no point of it, and
//! leave none out. Edges are straight in degrees, as GeoJSON (RFC 7946) has them.

mod disc;
mod raster;
mod shape;

pub use disc::{NearBorder, Relation};

use geo::MultiPolygon;
use raster::Raster;
use shape::Shape;
use std::collections::BTreeMap;

/// Number that [`AreaIndex::locate_many`] writes for a point that is not on the globe, NaN included.
pub const NOWHERE: u32 = u32::MAX;

/// Why areas cannot be indexed.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum AreaError {
    /// A corner is not finite, or not within 180 degrees east or west and 90 north or south.
    #[error("area {area} has the corner ({lon}, {lat}), which is not on the globe")]
    NotOnGlobe {
        /// Number of the area.
        area: u16,
        /// Longitude of the corner as given.
        lon: f64,
        /// Latitude of the corner as given.
        lat: f64,
    },
    /// An edge spans more than 180 degrees of longitude: the polygon crosses the antimeridian, or seems to.
    #[error("area {area} crosses the antimeridian; cut it in two there, as RFC 7946 asks")]
    Antimeridian {
        /// Number of the area.
        area: u16,
    },
    /// More different borders than can be told apart run through one spot.
    #[error("the borders of areas {areas:?} all meet within {degrees} degrees of ({lon}, {lat})")]
    TooManyMeet {
        /// Numbers of the areas.
        areas: Vec<u16>,
        /// Longitude of the spot.
        lon: f64,
        /// Latitude of the spot.
        lat: f64,
        /// Size of the spot in degrees.
        degrees: f64,
    },
    /// More than 65,535 areas.
    #[error("{0} areas are more than 65,535")]
    TooMany(usize),
}

/// A set of areas: a small number into [`AreaIndex::areas`]. Zero is the empty set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AreaSet(u32);

impl AreaSet {
    /// The empty set: the point lies in no area.
    pub const EMPTY: Self = Self(0);

    /// Returns the number of the set, below [`AreaIndex::sets`].
    pub fn number(self) -> u32 {
        self.0
    }
}

/// Sets of area numbers, each once.
#[derive(Debug, Clone, Default)]
struct Sets {
    members: Vec<Box<[u16]>>,
    numbers: BTreeMap<Box<[u16]>, u32>,
}

impl Sets {
    /// Returns the number of the set of these areas, in any order and with repeats.
    fn number(&mut self, areas: impl IntoIterator<Item = u16>) -> u32 {
        let mut members: Vec<u16> = areas.into_iter().collect();
        members.sort_unstable();
        members.dedup();
        let members: Box<[u16]> = members.into();
        if let Some(number) = self.numbers.get(&members) {
            return *number;
        }
        let number = self.members.len() as u32;
        self.members.push(members.clone());
        self.numbers.insert(members, number);
        number
    }
}

/// Finds the areas of points and discs.
#[derive(Debug, Clone)]
pub struct AreaIndex {
    shapes: Vec<Shape>,
    raster: Raster,
    sets: Sets,
}

impl AreaIndex {
    /// Builds the index. Areas may overlap, and one number may come with several polygons, which then all belong to it.
    ///
    /// Rings are read by the even-odd rule: what lies inside two rings of one polygon is a hole.
    ///
    /// # Units
    /// WGS 84 degrees, longitude first.
    /// # Errors
    /// [`AreaError`], naming the area.
    pub fn new(areas: &[(u16, MultiPolygon<f64>)]) -> Result<Self, AreaError> {
        if areas.len() > usize::from(u16::MAX) {
            return Err(AreaError::TooMany(areas.len()));
        }
        let mut edges = BTreeMap::new();
        let shapes = areas
            .iter()
            .map(|(area, polygons)| Shape::new(*area, polygons, &mut edges))
            .collect::<Result<Vec<Shape>, AreaError>>()?;
        let mut sets = Sets::default();
        sets.number([]);
        let raster = Raster::new(&shapes, &mut sets)?;
        Ok(Self { shapes, raster, sets })
    }

    /// Returns the areas of a point, or `None` if the point is not on the globe.
    ///
    /// # Units
    /// WGS 84 degrees. `None` for NaN, infinity, longitudes beyond 180 and latitudes beyond 90 either way.
    /// # Example
    /// ```
    /// use engine::model::areas::AreaIndex;
    /// use geo::{Rect, coord};
    /// let square = |x: f64| Rect::new(coord! { x: x, y: 0.0 }, coord! { x: x + 2.0, y: 2.0 }).to_polygon().into();
    /// let index = AreaIndex::new(&[(7, square(0.0)), (9, square(1.0))])?;
    /// let areas = |lon, lat| index.locate(lon, lat).map(|set| index.areas(set).to_vec());
    /// assert_eq!(areas(1.5, 1.0), Some(vec![7, 9]));
    /// assert_eq!(areas(1.0, 1.0), Some(vec![7, 9]));   // on the western border of 9: in
    /// assert_eq!(areas(2.0, 1.0), Some(vec![9]));      // on the eastern border of 7: out
    /// assert_eq!(areas(5.0, 1.0), Some(vec![]));
    /// assert_eq!(areas(f64::NAN, 1.0), None);
    /// # Ok::<(), engine::model::areas::AreaError>(())
    /// ```
    #[inline]
    pub fn locate(&self, lon: f64, lat: f64) -> Option<AreaSet> {
        on_globe(lon, lat).then(|| AreaSet(self.raster.find(&self.shapes, lon, lat)))
    }

    /// Writes the set numbers of many points into `sets`, [`NOWHERE`] for those not on the globe.
    ///
    /// `sets` is emptied first. Points beyond the shorter of the two slices are not read.
    pub fn locate_many(&self, lons: &[f64], lats: &[f64], sets: &mut Vec<u32>) {
        let find = |(lon, lat): (&f64, &f64)| self.locate(*lon, *lat).map_or(NOWHERE, AreaSet::number);
        sets.clear();
        sets.extend(lons.iter().zip(lats).map(find));
    }

    /// Finds the areas of a point by testing every polygon: the same answer as [`AreaIndex::locate`], slowly.
    pub fn locate_exactly(&self, lon: f64, lat: f64) -> Option<Vec<u16>> {
        let inside = self.shapes.iter().filter(|shape| shape.contains(lon, lat)).map(Shape::area);
        let mut areas: Vec<u16> = inside.collect();
        areas.sort_unstable();
        areas.dedup();
        on_globe(lon, lat).then_some(areas)
    }

    /// Returns the set of a number that [`AreaIndex::locate_many`] wrote; `None` for [`NOWHERE`].
    pub fn set(&self, number: u32) -> Option<AreaSet> {
        ((number as usize) < self.sets()).then_some(AreaSet(number))
    }

    /// Returns the numbers of the areas of a set, ascending.
    pub fn areas(&self, set: AreaSet) -> &[u16] {
        self.sets.members.get(set.0 as usize).map_or(&[], |members| members)
    }

    /// Returns the one area of a set, if it has exactly one.
    pub fn single(&self, set: AreaSet) -> Option<u16> {
        if let [area] = self.areas(set) { Some(*area) } else { None }
    }

    /// Returns how many different sets any point may have, the empty one included.
    pub fn sets(&self) -> usize {
        self.sets.members.len()
    }
}

fn on_globe(lon: f64, lat: f64) -> bool {
    lon.abs() <= 180.0 && lat.abs() <= 90.0
}

#[cfg(test)]
mod tests;
