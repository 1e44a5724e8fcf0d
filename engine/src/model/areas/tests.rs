//! The raster against the exact test, the exact test against `geo`, discs against geodesics.

use super::*;
use geo::{Contains, Coord, Distance, Geodesic, LineString, Point, Polygon};
use proptest::prelude::*;
use std::f64::consts::TAU;

/// A star-shaped ring around a centre: never crosses itself.
fn star(centre: [f64; 2], radii: &[f64], scale: f64) -> LineString<f64> {
    let n = radii.len() as f64;
    let corner = |(k, radius): (usize, &f64)| {
        let (sin, cos) = (TAU * k as f64 / n).sin_cos();
        Coord { x: centre[0] + scale * radius * cos, y: centre[1] + scale * radius * sin }
    };
    let mut ring: Vec<Coord<f64>> = radii.iter().enumerate().map(corner).collect();
    ring.push(ring[0]);
    LineString(ring)
}

prop_compose! {
    /// A polygon with a hole of half its size.
    fn polygon()(
        x in -3.0..3.0f64, y in -3.0..3.0f64, scale in prop_oneof![0.001..0.1f64, 0.1..3.0f64],
        radii in prop::collection::vec(0.4..1.0f64, 3..40), hole in any::<bool>(),
    ) -> MultiPolygon<f64> {
        let holes = if hole { vec![star([x, y], &radii, 0.5 * scale)] } else { vec![] };
        MultiPolygon(vec![Polygon::new(star([x, y], &radii, scale), holes)])
    }
}

fn numbered(areas: &[MultiPolygon<f64>]) -> Vec<(u16, MultiPolygon<f64>)> {
    (1u16..).zip(areas.iter().cloned()).collect()
}

fn corners(areas: &[MultiPolygon<f64>]) -> Vec<[f64; 2]> {
    let rings = areas.iter().flat_map(|area| &area.0).map(|part| part.exterior());
    rings.flat_map(|ring| ring.coords().map(|c| [c.x, c.y])).collect()
}

/// Points anywhere, at corners, a hair beside corners, and level with corners.
fn probes(areas: &[MultiPolygon<f64>], random: &[[f64; 2]]) -> Vec<[f64; 2]> {
    let mut probes = random.to_vec();
    for [x, y] in corners(areas) {
        let next = |v: f64| f64::from_bits(v.to_bits() + 1);
        probes.extend([
            [x, y],
            [next(x), y],
            [x, next(y)],
            [x - 0.37, y],
            [x, y + 0.01],
            [(x + 0.1) / 2.0, y],
        ]);
    }
    probes
}

fn agree(areas: &[(u16, MultiPolygon<f64>)], probes: &[[f64; 2]]) {
    let index = AreaIndex::new(areas).unwrap();
    let mut many = Vec::new();
    let (lons, lats): (Vec<f64>, Vec<f64>) = probes.iter().map(|[x, y]| (*x, *y)).unzip();
    index.locate_many(&lons, &lats, &mut many);
    for ([x, y], number) in probes.iter().zip(many) {
        let found = index.locate(*x, *y).unwrap();
        assert_eq!(Some(found), index.set(number));
        assert_eq!(index.areas(found), index.locate_exactly(*x, *y).unwrap(), "at {x}, {y}");
    }
}

fn near_edge(area: &MultiPolygon<f64>, [x, y]: [f64; 2]) -> bool {
    let lines = area.0.iter().flat_map(|part| std::iter::once(part.exterior()).chain(part.interiors()));
    lines.flat_map(|ring| ring.lines().collect::<Vec<_>>()).any(|line| {
        let (d, p) = (line.delta(), Coord { x: x - line.start.x, y: y - line.start.y });
        let along = ((p.x * d.x + p.y * d.y) / (d.x * d.x + d.y * d.y)).clamp(0.0, 1.0);
        (p.x - along * d.x).hypot(p.y - along * d.y) < 1e-12
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn raster_and_exact_test_agree(
        areas in prop::collection::vec(polygon(), 1..7),
        random in prop::collection::vec(prop::array::uniform2(-4.0..4.0f64), 200),
    ) {
        agree(&numbered(&areas), &probes(&areas, &random));
    }

    #[test]
    fn the_exact_test_is_geo_s_off_the_border(
        area in polygon(), random in prop::collection::vec(prop::array::uniform2(-4.0..4.0f64), 200),
    ) {
        let index = AreaIndex::new(&[(1, area.clone())]).unwrap();
        for [x, y] in probes(std::slice::from_ref(&area), &random) {
            if !near_edge(&area, [x, y]) {
                let expected = area.contains(&Point::new(x, y));
                prop_assert_eq!(index.locate_exactly(x, y).unwrap() == [1], expected, "at {}, {}", x, y);
            }
        }
    }

    /// Neighbours cut from one square by a ragged line, and a third area over both, in thirty layers.
    #[test]
    fn shared_borders_leave_no_gap_and_no_overlap(
        line in prop::collection::vec(0.3..0.7f64, 2..30),
        random in prop::collection::vec(prop::array::uniform2(0.0..1.0f64), 200),
    ) {
        let step = 1.0 / (line.len() - 1) as f64;
        let border: Vec<Coord<f64>> = line.iter().enumerate().map(|(k, x)| Coord { x: *x, y: k as f64 * step }).collect();
        let side = |x: f64| {
            let ends = [Coord { x, y: border[border.len() - 1].y }, Coord { x, y: 0.0 }];
            MultiPolygon(vec![Polygon::new(LineString(border.iter().copied().chain(ends).collect()), vec![])])
        };
        let (west, east) = (side(0.0), side(1.0));
        let mut areas = vec![(1, west.clone()), (2, east.clone())];
        areas.extend((3..33).map(|k| (k, if k % 2 == 0 { west.clone() } else { east.clone() })));
        let probes = probes(&[west, east], &random);
        agree(&areas, &probes);
        let index = AreaIndex::new(&areas).unwrap();
        for [x, y] in probes.into_iter().filter(|[x, y]| (0.0..1.0).contains(x) && (0.0..0.999_999).contains(y)) {
            prop_assert_eq!(index.areas(index.locate(x, y).unwrap()).len(), 16, "at {}, {}", x, y);
        }
    }

    #[test]
    fn discs_inside_and_outside_are_certain_and_maybe_is_not_idle(
        radii in prop::collection::vec(0.4..1.0f64, 3..12), north in -75.0..75.0f64, west in -179.0..178.0f64,
        at in prop::array::uniform2(-1.5..1.5f64), radius_m in 1.0..60_000.0f64,
    ) {
        let area = MultiPolygon(vec![Polygon::new(star([west, north], &radii, 0.9), vec![])]);
        let index = AreaIndex::new(&[(4, area.clone())]).unwrap();
        let (lon, lat) = ((west + at[0]).clamp(-180.0, 180.0), north + at[1]);
        let relation = index.relation(lon, lat, radius_m, 4).unwrap();
        let least = border_m(&area, Point::new(lon, lat));
        if relation == Relation::MayBe {
            prop_assert!(least <= radius_m * 1.03 + 250.0, "{least} is far beyond {radius_m}");
        } else {
            prop_assert!(least > radius_m, "{least} within {radius_m}, called {relation:?}");
            let inside = index.locate(lon, lat) != Some(AreaSet::EMPTY);
            prop_assert_eq!(relation, if inside { Relation::Inside } else { Relation::Outside });
        }
    }
}

/// Least geodesic distance to a close row of points on the border.
fn border_m(area: &MultiPolygon<f64>, from: Point<f64>) -> f64 {
    let lines = area.0[0].exterior().lines();
    let points = lines
        .flat_map(|line| (0..=200).map(move |k| Point(line.start + line.delta() * (f64::from(k) / 200.0))));
    points.map(|point| Geodesic.distance(from, point)).fold(f64::INFINITY, f64::min)
}

fn square(west: f64, south: f64, size: f64) -> MultiPolygon<f64> {
    let corner = |x: f64, y: f64| Coord { x: west + x * size, y: south + y * size };
    let ring = vec![corner(0.0, 0.0), corner(1.0, 0.0), corner(1.0, 1.0), corner(0.0, 1.0), corner(0.0, 0.0)];
    MultiPolygon(vec![Polygon::new(LineString(ring), vec![])])
}

#[test]
fn western_and_southern_borders_belong_to_an_area() {
    let index = AreaIndex::new(&[(5, square(0.0, 0.0, 1.0))]).unwrap();
    let inside = |lon, lat| index.single(index.locate(lon, lat).unwrap()) == Some(5);
    assert!(inside(0.0, 0.5) && inside(0.5, 0.0) && inside(0.0, 0.0));
    assert!(!inside(1.0, 0.5) && !inside(0.5, 1.0) && !inside(1.0, 1.0));
}

#[test]
fn what_is_not_on_the_globe_is_nowhere() {
    let index = AreaIndex::new(&[(5, square(0.0, 0.0, 1.0))]).unwrap();
    let mut sets = vec![9];
    index.locate_many(&[f64::NAN, 181.0, 0.5, 0.5], &[0.0, 0.0, 90.5, f64::INFINITY], &mut sets);
    assert_eq!(sets, [NOWHERE; 4]);
    assert_eq!(index.relation(f64::NAN, 0.0, 1.0, 5), None);
    assert_eq!((index.relation(0.5, 0.5, -1.0, 5), index.relation(0.5, 0.5, 1.0, 6)), (None, None));
}

#[test]
fn areas_that_cross_the_antimeridian_or_leave_the_globe_are_refused_by_name() {
    let ring =
        |corners: &[(f64, f64)]| MultiPolygon(vec![Polygon::new(LineString::from(corners.to_vec()), vec![])]);
    let across = ring(&[(179.0, 0.0), (-179.0, 0.0), (-179.0, 1.0), (179.0, 1.0)]);
    let error = AreaIndex::new(&[(1, square(0.0, 0.0, 1.0)), (8, across)]).unwrap_err();
    assert_eq!(error.to_string(), "area 8 crosses the antimeridian; cut it in two there, as RFC 7946 asks");
    let beyond = AreaIndex::new(&[(3, ring(&[(0.0, 0.0), (0.0, 91.0), (1.0, 0.0)]))]).unwrap_err();
    assert_eq!(beyond, AreaError::NotOnGlobe { area: 3, lon: 0.0, lat: 91.0 });
    assert!(AreaIndex::new(&[(3, ring(&[(0.0, f64::NAN), (0.0, 9.0), (1.0, 0.0)]))]).is_err());
}

#[test]
fn a_small_town_within_the_world_is_told_apart() {
    let mut areas = vec![(0, square(-180.0, -90.0, 179.9))];
    areas
        .extend((1..200).map(|k| {
            (k, square(-50.0 + f64::from(k % 20) * 0.001, 30.0 + f64::from(k / 20) * 0.001, 0.001))
        }));
    let random: Vec<[f64; 2]> =
        (0..5_000).map(|k| [-50.0 + f64::from(k % 71) * 0.0003, 30.0 + f64::from(k / 71) * 0.0002]).collect();
    agree(&areas, &random);
}

#[test]
fn no_areas_and_empty_areas_hold_nothing() {
    for areas in [vec![], vec![(1, MultiPolygon(vec![]))]] {
        let index = AreaIndex::new(&areas).unwrap();
        assert_eq!(index.locate(1.0, 1.0), Some(AreaSet::EMPTY));
    }
}

#[test]
fn a_disc_astride_the_border_may_be_inside() {
    let index = AreaIndex::new(&[(1, square(0.0, 0.0, 1.0))]).unwrap();
    let at = |lon, radius_m| index.relation(lon, 0.5, radius_m, 1);
    assert_eq!(at(0.9, 10_000.0), Some(Relation::Inside));
    assert_eq!(at(0.9, 12_000.0), Some(Relation::MayBe));
    assert_eq!(at(1.1, 12_000.0), Some(Relation::MayBe));
    assert_eq!(at(1.1, 10_000.0), Some(Relation::Outside));
    assert_eq!(at(1.1, f64::INFINITY), Some(Relation::MayBe));
}
