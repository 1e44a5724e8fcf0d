//! Whether a place lies in an area of the agreement: inside, perhaps, outside, or not known.
//!
//! A report gives a disc or a name. This answers "may", never "did".

use std::collections::BTreeMap;
use std::sync::OnceLock;

use geo::{Contains, Coord, Intersects, LineString};

use crate::model::areas::{AreaIndex, NearBorder, Relation};
use crate::model::{AreaId, Place, normal_name};
use crate::terms::{Agreement, AreaShape};
use crate::words;

words! {
    /// How a place lies to an area.
    Within, "a relation of a place to an area", {
        /// Wholly inside.
        Inside = "inside",
        /// Perhaps inside.
        MayBe = "may-be",
        /// Wholly outside.
        Outside = "outside",
        /// Not known: the place, or the area, is not.
        Unknown = "unknown",
    }
}

impl Within {
    /// Returns what a relation of a disc to an area means.
    pub(super) fn of(relation: Relation) -> Self {
        match relation {
            Relation::Inside => Self::Inside,
            Relation::MayBe => Self::MayBe,
            Relation::Outside => Self::Outside,
        }
    }
}

/// The areas of an agreement, ready to be asked.
#[derive(Debug, Clone)]
pub struct AreaMap {
    shapes: BTreeMap<AreaId, AreaShape>,
    minus: BTreeMap<AreaId, Vec<AreaId>>,
    reach_m: BTreeMap<AreaId, f64>,
    by_name: BTreeMap<String, AreaId>,
    /// Worked out when a place is first said to be an area: with many detailed areas it takes a while.
    nested: OnceLock<BTreeMap<(AreaId, AreaId), Within>>,
    numbers: BTreeMap<AreaId, u16>,
    /// `None`: more borders meet in one spot than the index can tell apart; then no disc is placed.
    index: Option<AreaIndex>,
}

impl AreaMap {
    /// Prepares the areas of an agreement.
    pub fn of(agreement: &Agreement) -> Self {
        let areas = &agreement.areas;
        let shapes: BTreeMap<_, _> = areas.iter().map(|a| (a.id.clone(), a.shape.clone())).collect();
        let names = areas
            .iter()
            .flat_map(|a| [(normal_name(&a.name), a.id.clone()), (normal_name(a.id.as_str()), a.id.clone())]);
        let numbered = numbered(agreement);
        let reach =
            |a: &crate::terms::Area| a.distances.iter().map(|d| f64::from(d.metres)).fold(1_000.0, f64::max);
        Self {
            minus: areas.iter().map(|a| (a.id.clone(), a.minus.clone())).collect(),
            reach_m: areas.iter().map(|a| (a.id.clone(), reach(a))).collect(),
            by_name: names.collect(),
            nested: OnceLock::new(),
            numbers: numbered.iter().map(|(id, number, _)| (id.clone(), *number)).collect(),
            index: index(&numbered),
            shapes,
        }
    }

    /// Returns how a place lies to an area, areas taken out of it considered.
    pub fn within(&self, place: &Place, area: &AreaId) -> Within {
        // What a source itself places in an area is in it, whatever is taken out of the area.
        if place.area.as_ref() == Some(area) && self.shapes.contains_key(area) {
            return Within::Inside;
        }
        let base = self.base(place, area);
        if matches!(base, Within::Outside | Within::Unknown) {
            return base;
        }
        without(base, self.minus.get(area).into_iter().flatten().map(|minus| self.base(place, minus)))
    }

    /// Returns how every disc of a radius around a point within `half_m` of the centre lies to an area, areas taken out
    /// of it considered; `None`: not all alike, or it cannot be told at once. `slack` is the relative error of
    /// distances that is allowed for.
    pub(super) fn within_all(
        &self,
        lon: f64,
        lat: f64,
        radius_m: f64,
        half_m: f64,
        slack: f64,
        area: &AreaId,
    ) -> Option<Within> {
        let (wide, narrow) = ((radius_m + half_m) * (1.0 + slack), (radius_m - half_m) * (1.0 - slack));
        let base = |area: &AreaId| match self.shapes.get(area)? {
            AreaShape::Everywhere => Some(Within::Inside),
            AreaShape::Undefined(_) => Some(Within::Unknown),
            AreaShape::Line(_) => None,
            AreaShape::Polygon(_) => match self.disc(lon, lat, wide, area) {
                Within::MayBe if narrow > 0.0 && self.disc(lon, lat, narrow, area) == Within::MayBe => {
                    Some(Within::MayBe)
                }
                Within::MayBe => None,
                sure => Some(sure),
            },
        };
        let own = base(area)?;
        if matches!(own, Within::Outside | Within::Unknown) {
            return Some(own);
        }
        let taken: Option<Vec<Within>> = self.minus.get(area).into_iter().flatten().map(base).collect();
        Some(without(own, taken?.into_iter()))
    }

    fn base(&self, place: &Place, area: &AreaId) -> Within {
        match self.shapes.get(area) {
            None => return Within::Unknown,
            Some(AreaShape::Everywhere) => return Within::Inside,
            _ => {}
        }
        if let Some(named) = self.named(place) {
            return self.area_within(named, area);
        }
        match (place.disc(), self.shapes.get(area)) {
            (Some((lon, lat, radius)), Some(AreaShape::Polygon(_))) => self.disc(lon, lat, radius, area),
            (Some((lon, lat, radius)), Some(AreaShape::Line(line))) => {
                disc_at_line(lon, lat, radius, line, self.reach_m[area])
            }
            (None, Some(AreaShape::Polygon(_) | AreaShape::Line(_))) if place.point.is_some() => {
                Within::MayBe
            }
            _ => Within::Unknown,
        }
    }

    /// Returns the border of an area that discs around the points of a stretch of map can meet; `None` where that would
    /// not do: other areas are taken out of it, it is no polygon, or its border runs through the stretch.
    pub(super) fn near_border(
        &self,
        lon: f64,
        lat: f64,
        radius_m: f64,
        half_m: f64,
        area: &AreaId,
    ) -> Option<NearBorder> {
        let is_whole = self.minus.get(area).is_none_or(Vec::is_empty);
        let number = self.numbers.get(area).filter(|_| is_whole)?;
        self.index.as_ref()?.near_border(lon, lat, radius_m, half_m, *number)
    }

    fn disc(&self, lon: f64, lat: f64, radius_m: f64, area: &AreaId) -> Within {
        let relation = self
            .numbers
            .get(area)
            .zip(self.index.as_ref())
            .and_then(|(n, index)| index.relation(lon, lat, radius_m, *n));
        relation.map_or(Within::Unknown, Within::of)
    }

    /// The area that the place is: by the source's own word; where no point is given by its name; where no disc is
    /// given by its administrative unit.
    fn named(&self, place: &Place) -> Option<&AreaId> {
        let own = place.area.as_ref().and_then(|area| self.shapes.get_key_value(area)).map(|(id, _)| id);
        let by_name = |name: &Option<String>| self.by_name.get(&normal_name(name.as_deref()?));
        let name = || if place.point.is_none() { by_name(&place.name) } else { None };
        let unit = || by_name(&place.pcode).or_else(|| by_name(&place.admin1));
        own.or_else(name).or_else(|| if place.disc().is_none() { unit() } else { None })
    }

    /// How one area lies to another.
    pub fn area_within(&self, inner: &AreaId, outer: &AreaId) -> Within {
        if inner == outer {
            return Within::Inside;
        }
        let nested = self.nested.get_or_init(|| nesting(&self.shapes));
        nested.get(&(inner.clone(), outer.clone())).copied().unwrap_or(Within::Unknown)
    }
}

/// How a place lies to an area when others are taken out of it.
fn without(base: Within, taken_out: impl Iterator<Item = Within>) -> Within {
    taken_out.fold(base, |so_far, out| match out {
        Within::Inside => Within::Outside,
        Within::MayBe | Within::Unknown if so_far == Within::Inside => Within::MayBe,
        _ => so_far,
    })
}

/// The areas that are polygons, numbered.
fn numbered(agreement: &Agreement) -> Vec<(AreaId, u16, geo::MultiPolygon<f64>)> {
    let polygons = agreement.areas.iter().filter_map(|area| match &area.shape {
        AreaShape::Polygon(shape) => Some((area.id.clone(), shape.clone())),
        _ => None,
    });
    (0..u16::MAX).zip(polygons).map(|(number, (id, shape))| (id, number, shape)).collect()
}

fn index(numbered: &[(AreaId, u16, geo::MultiPolygon<f64>)]) -> Option<AreaIndex> {
    let shapes: Vec<_> = numbered.iter().map(|(_, number, shape)| (*number, shape.clone())).collect();
    AreaIndex::new(&shapes).ok()
}

/// How every two areas lie to each other.
fn nesting(shapes: &BTreeMap<AreaId, AreaShape>) -> BTreeMap<(AreaId, AreaId), Within> {
    let mut nested = BTreeMap::new();
    for (inner, a) in shapes {
        for (outer, b) in shapes {
            let within = match (a, b) {
                (AreaShape::Undefined(_), _) | (_, AreaShape::Undefined(_)) => Within::Unknown,
                (_, AreaShape::Everywhere) => Within::Inside,
                (AreaShape::Everywhere, _) => Within::MayBe,
                (AreaShape::Polygon(a), AreaShape::Polygon(b)) => relation(b.contains(a), b.intersects(a)),
                (AreaShape::Line(a), AreaShape::Polygon(b)) => relation(b.contains(a), b.intersects(a)),
                (AreaShape::Polygon(a), AreaShape::Line(b)) => relation(false, a.intersects(b)),
                (AreaShape::Line(a), AreaShape::Line(b)) => relation(false, a.intersects(b)),
            };
            nested.insert((inner.clone(), outer.clone()), within);
        }
    }
    nested
}

fn relation(contains: bool, touches: bool) -> Within {
    match (contains, touches) {
        (true, _) => Within::Inside,
        (false, true) => Within::MayBe,
        (false, false) => Within::Outside,
    }
}

/// Returns how a disc lies to the band around a line.
fn disc_at_line(lon: f64, lat: f64, radius_m: f64, line: &LineString<f64>, reach_m: f64) -> Within {
    let metres = metres_to_line(lon, lat, line);
    if metres + radius_m <= reach_m {
        Within::Inside
    } else if metres - radius_m <= reach_m {
        Within::MayBe
    } else {
        Within::Outside
    }
}

/// Least distance from a point to a line, in metres, on the tangent plane at the point.
fn metres_to_line(lon: f64, lat: f64, line: &LineString<f64>) -> f64 {
    const METRES_PER_DEGREE: f64 = 111_195.0;
    let east = METRES_PER_DEGREE * lat.to_radians().cos();
    let plane = |c: Coord<f64>| ((c.x - lon) * east, (c.y - lat) * METRES_PER_DEGREE);
    line.lines().map(|l| metres_to_segment(plane(l.start), plane(l.end))).fold(f64::INFINITY, f64::min)
}

/// Least distance from the origin to a segment.
fn metres_to_segment(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let length2 = dx * dx + dy * dy;
    let along = if length2 > 0.0 { (-(a.0 * dx + a.1 * dy) / length2).clamp(0.0, 1.0) } else { 0.0 };
    (a.0 + along * dx).hypot(a.1 + along * dy)
}
