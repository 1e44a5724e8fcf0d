//! The raster: a grid of cells, each of which knows its areas or knows that it must ask the exact test.
//!
//! In: shapes. Out: [`Raster`]. Read first: [`Raster::find`]. Invariants: a cell that no border touches holds the set of
//! its areas; a cell that borders touch holds which shapes to test and, for each outcome, the set. Two shapes with the
//! same border through a cell (neighbours, or areas that end at one frontier) need one test there, since one is inside
//! exactly where the other is, or exactly where it is not. A cell with too many different borders holds a finer grid.

use super::shape::{Edge, Shape};
use super::{AreaError, Sets};
use std::collections::BTreeMap;

/// Most cells along each side of the outermost grid. More were not faster: they leave the processor's caches.
const SIDE_MAX: usize = 1024;
/// Cells along each side of a finer grid within a cell.
const FINER_SIDE: usize = 32;
/// How often a cell may be divided.
const DEPTH_MAX: usize = 3;
/// Different borders through a cell above which it is divided.
const BORDERS_BEFORE_DIVIDING: usize = 3;
/// Different borders through a cell that can be told apart at all: each doubles the outcomes to keep.
const BORDERS_MAX: usize = 10;
/// How far beyond an edge cells are marked, in cells: far more than rounding can shift a point or an edge.
const PAD: f64 = 1e-6;

/// The two upper bits of a cell say what the others are.
const KIND: u32 = 3 << 30;
const MIXED: u32 = 1 << 30;
const FINER: u32 = 2 << 30;

/// A grid over a rectangle.
#[derive(Debug, Clone)]
struct Grid {
    west: f64,
    south: f64,
    across: f64,
    up: f64,
    side: usize,
    cells: Vec<u32>,
}

/// What a cell with borders needs: shapes to test, and the set for each outcome (bit `k` set: inside shape `k`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Mixed {
    tests: Vec<u16>,
    sets: Vec<u32>,
}

/// Grids within grids.
#[derive(Debug, Clone)]
pub(super) struct Raster {
    /// West, south, east, north of all shapes.
    bounds: [f64; 4],
    grids: Vec<Grid>,
    mixed: Vec<Mixed>,
}

impl Raster {
    pub fn new(shapes: &[Shape], sets: &mut Sets) -> Result<Self, AreaError> {
        let mut bounds = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
        for [west, south, east, north] in shapes.iter().map(Shape::bounds) {
            bounds = [bounds[0].min(west), bounds[1].min(south), bounds[2].max(east), bounds[3].max(north)];
        }
        let mut builder = Builder { shapes, sets, grids: Vec::new(), mixed: BTreeMap::new() };
        if bounds[0] <= bounds[2] {
            let all = (0..shapes.len()).map(|k| k as u16).collect();
            let edges =
                (0u16..).zip(shapes).flat_map(|(k, shape)| shape.edges().iter().map(move |edge| (k, *edge)));
            builder.grid(
                bounds,
                side(shapes),
                Inside { maybe: all, surely: Vec::new() },
                edges.collect(),
                0,
            )?;
        }
        let Builder { grids, mixed, .. } = builder;
        let mut in_order: Vec<(Mixed, u32)> = mixed.into_iter().collect();
        in_order.sort_by_key(|(_, number)| *number);
        Ok(Self { bounds, grids, mixed: in_order.into_iter().map(|(mixed, _)| mixed).collect() })
    }

    /// Returns the number of the set of a point on the globe.
    #[inline]
    pub fn find(&self, shapes: &[Shape], lon: f64, lat: f64) -> u32 {
        let [west, south, east, north] = self.bounds;
        if !(lon >= west && lon <= east && lat >= south && lat <= north) {
            return 0;
        }
        let mut cell = self.grids[0].cell(lon, lat);
        while cell & KIND == FINER {
            cell = self.grids[(cell & !KIND) as usize].cell(lon, lat);
        }
        if cell & KIND == MIXED { self.ask(shapes, cell & !KIND, lon, lat) } else { cell }
    }

    fn ask(&self, shapes: &[Shape], mixed: u32, lon: f64, lat: f64) -> u32 {
        let mixed = &self.mixed[mixed as usize];
        let tests = mixed.tests.iter().enumerate();
        let outcome = tests.fold(0, |bits, (k, shape)| {
            bits | usize::from(shapes[usize::from(*shape)].contains(lon, lat)) << k
        });
        mixed.sets[outcome]
    }
}

/// Returns how many cells a side pay off: borders of n edges cross some n cells, and should cross few of them.
fn side(shapes: &[Shape]) -> usize {
    let edges: usize = shapes.iter().map(|shape| shape.edges().len()).sum();
    (8 * edges.isqrt()).next_power_of_two().clamp(64, SIDE_MAX)
}

impl Grid {
    fn new([west, south, east, north]: [f64; 4], side: usize) -> Self {
        let to_cells = |from: f64, to: f64| side as f64 / (to - from).max(1e-12);
        let (across, up) = (to_cells(west, east), to_cells(south, north));
        Self { west, south, across, up, side, cells: vec![u32::MAX; side * side] }
    }

    #[inline]
    fn cell(&self, lon: f64, lat: f64) -> u32 {
        let column = self.clamp((lon - self.west) * self.across);
        let row = self.clamp((lat - self.south) * self.up);
        self.cells[row * self.side + column]
    }

    #[inline]
    fn clamp(&self, cells: f64) -> usize {
        (cells as usize).min(self.side - 1)
    }

    fn bounds(&self, cell: usize) -> [f64; 4] {
        let (row, column) = ((cell / self.side) as f64, (cell % self.side) as f64);
        let lon = |column: f64| self.west + column / self.across;
        let lat = |row: f64| self.south + row / self.up;
        [lon(column), lat(row), lon(column + 1.0), lat(row + 1.0)]
    }

    fn centre(&self, cell: usize) -> [f64; 2] {
        let [west, south, east, north] = self.bounds(cell);
        [(west + east) / 2.0, (south + north) / 2.0]
    }

    /// Calls `touch` for every cell the edge touches or nearly touches.
    fn walk(&self, edge: &Edge, mut touch: impl FnMut(usize)) {
        let at = |[lon, lat]: [f64; 2]| [(lon - self.west) * self.across, (lat - self.south) * self.up];
        let (low, high) = (at(edge.low), at(edge.high));
        let last = self.side as f64;
        if high[1] < -PAD || low[1] > last + PAD {
            return;
        }
        for row in self.clamp(low[1] - PAD)..=self.clamp(high[1] + PAD) {
            let x =
                |y: f64| low[0] + (high[0] - low[0]) * ((y - low[1]) / (high[1] - low[1])).clamp(0.0, 1.0);
            let (mut from, mut to) = (x(row as f64 - PAD), x((row + 1) as f64 + PAD));
            if high[1] - low[1] < 4.0 * PAD {
                (from, to) = (low[0], high[0]);
            }
            let (from, to) = (from.min(to) - PAD, from.max(to) + PAD);
            if to >= 0.0 && from <= last {
                (self.clamp(from)..=self.clamp(to)).for_each(|column| touch(row * self.side + column));
            }
        }
    }
}

/// Shapes that a grid's points may lie in, and shapes all of them lie in.
#[derive(Debug, Clone)]
struct Inside {
    maybe: Vec<u16>,
    surely: Vec<u16>,
}

struct Builder<'a> {
    shapes: &'a [Shape],
    sets: &'a mut Sets,
    grids: Vec<Grid>,
    mixed: BTreeMap<Mixed, u32>,
}

impl Builder<'_> {
    /// Builds the grid of a rectangle from the edges that may touch it; returns its number.
    fn grid(
        &mut self,
        bounds: [f64; 4],
        side: usize,
        inside: Inside,
        edges: Vec<(u16, Edge)>,
        depth: usize,
    ) -> Result<u32, AreaError> {
        let number = self.grids.len();
        self.grids.push(Grid::new(bounds, side));
        let mut touched: Vec<(u32, u16, u32)> = Vec::new();
        for (at, (shape, edge)) in (0u32..).zip(&edges) {
            self.grids[number].walk(edge, |cell| touched.push((cell as u32, *shape, at)));
        }
        touched.sort_unstable();
        touched.dedup();
        for here in touched.chunk_by(|a, b| a.0 == b.0) {
            let here_edges: Vec<(u16, Edge)> = here.iter().map(|touch| edges[touch.2 as usize]).collect();
            let cell = here[0].0 as usize;
            let value = self.border_cell(number, cell, &inside, here_edges, depth)?;
            self.grids[number].cells[cell] = value;
        }
        self.fill(number, &inside);
        Ok(number as u32)
    }

    /// Fills the cells no border touches: each has the areas of its western neighbour, or of its own centre.
    fn fill(&mut self, number: usize, inside: &Inside) {
        let side = self.grids[number].side;
        for row in 0..side {
            let mut before = None;
            for cell in row * side..(row + 1) * side {
                if self.grids[number].cells[cell] != u32::MAX {
                    before = None;
                    continue;
                }
                let set = before.unwrap_or_else(|| self.set_at_centre(number, cell, inside));
                self.grids[number].cells[cell] = set;
                before = Some(set);
            }
        }
    }

    fn set_at_centre(&mut self, number: usize, cell: usize, inside: &Inside) -> u32 {
        let areas: Vec<u16> = self
            .at_centre(number, cell, inside)
            .into_iter()
            .map(|shape| self.shapes[usize::from(shape)].area())
            .collect();
        self.sets.number(areas)
    }

    /// Returns the shapes that contain the centre of a cell.
    fn at_centre(&self, number: usize, cell: usize, inside: &Inside) -> Vec<u16> {
        let [lon, lat] = self.grids[number].centre(cell);
        let holds = |shape: &&u16| self.shapes[usize::from(**shape)].contains(lon, lat);
        inside.surely.iter().chain(inside.maybe.iter().filter(holds)).copied().collect()
    }

    fn border_cell(
        &mut self,
        number: usize,
        cell: usize,
        inside: &Inside,
        edges: Vec<(u16, Edge)>,
        depth: usize,
    ) -> Result<u32, AreaError> {
        let centre = self.at_centre(number, cell, inside);
        let borders = borders(&edges);
        let crossing: Vec<u16> = borders.iter().flatten().copied().collect();
        let surely: Vec<u16> = centre.iter().filter(|shape| !crossing.contains(shape)).copied().collect();
        if borders.len() > BORDERS_BEFORE_DIVIDING && depth < DEPTH_MAX {
            let bounds = self.grids[number].bounds(cell);
            let inside = Inside { maybe: crossing, surely };
            return Ok(FINER | self.grid(bounds, FINER_SIDE, inside, edges, depth + 1)?);
        }
        if borders.len() > BORDERS_MAX {
            return Err(self.too_many(number, cell, &crossing));
        }
        let mixed = self.outcomes(&borders, &surely, &centre);
        let next = self.mixed.len() as u32;
        Ok(MIXED | *self.mixed.entry(mixed).or_insert(next))
    }

    /// Works out the set of every outcome of testing the first shape of each border.
    fn outcomes(&mut self, borders: &[Vec<u16>], surely: &[u16], centre: &[u16]) -> Mixed {
        let shapes = self.shapes;
        let area = |shape: &u16| shapes[usize::from(*shape)].area();
        let mut sets = Vec::with_capacity(1 << borders.len());
        for outcome in 0..1usize << borders.len() {
            let mut areas: Vec<u16> = surely.iter().map(area).collect();
            for (k, border) in borders.iter().enumerate() {
                let first_inside = outcome >> k & 1 == 1;
                let with_first = |shape: &&u16| centre.contains(shape) == centre.contains(&border[0]);
                areas.extend(border.iter().filter(|shape| with_first(shape) == first_inside).map(area));
            }
            sets.push(self.sets.number(areas));
        }
        Mixed { tests: borders.iter().map(|border| border[0]).collect(), sets }
    }

    fn too_many(&self, number: usize, cell: usize, crossing: &[u16]) -> AreaError {
        let [west, south, east, _] = self.grids[number].bounds(cell);
        let mut areas: Vec<u16> =
            crossing.iter().map(|shape| self.shapes[usize::from(*shape)].area()).collect();
        areas.sort_unstable();
        areas.dedup();
        AreaError::TooManyMeet { areas, lon: west, lat: south, degrees: east - west }
    }
}

/// Groups the shapes by which edges they have here; the groups are in the order of their first shapes.
fn borders(edges: &[(u16, Edge)]) -> Vec<Vec<u16>> {
    let mut by_shape: BTreeMap<u16, Vec<u32>> = BTreeMap::new();
    edges.iter().for_each(|(shape, edge)| by_shape.entry(*shape).or_default().push(edge.number));
    let mut groups: Vec<(Vec<u32>, Vec<u16>)> = Vec::new();
    for (shape, mut numbers) in by_shape {
        numbers.sort_unstable();
        match groups.iter_mut().find(|(seen, _)| *seen == numbers) {
            Some((_, group)) => group.push(shape),
            None => groups.push((numbers, vec![shape])),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}
