//! Cells: stretches of the map over which every disc of one size lies alike, so that most discs need no distance.
//!
//! In: an [`AreaMap`] and a radius. Out: how a disc lies to every area, the same as [`AreaMap::within`] gives. A cell that
//! is not settled is cut in four and only what is open in it is asked again; at the finest cut what is still open is
//! worked out for the disc itself. Cells are made when first asked for.

use crate::incidents::great_circle_m;
use crate::model::areas::NearBorder;
use crate::model::{AreaId, Place, Precision};

use super::{AreaMap, Within};

/// How often a cell may be cut: the finest is about 2,400 metres wide at the equator. Finer ones settle more discs and
/// are shared by fewer.
const DEPTH_MAX: u8 = 14;

/// How far the index's distances may lie from the true ones, doubled, so that a settled cell is settled for good.
const SLACK: f64 = 0.03;

/// Cells for discs of one precision.
#[derive(Debug)]
pub struct Cells<'m> {
    map: &'m AreaMap,
    areas: Vec<AreaId>,
    precision: Precision,
    radius_m: f64,
    nodes: Vec<Node>,
    /// Patterns, numbered in the order in which they were met.
    pub patterns: Vec<Vec<Within>>,
    numbers: rustc_hash::FxHashMap<Vec<Within>, u32>,
    scratch: Vec<Within>,
}

#[derive(Debug)]
struct Node {
    west: f64,
    south: f64,
    width: f64,
    depth: u8,
    /// What is settled for every disc in the cell; `None`: open.
    settled: Vec<Option<Within>>,
    /// The number of the pattern, where nothing is open.
    pattern: Option<u32>,
    children: [u32; 4],
    /// In the finest cells, once asked for: the border near by of each area that is open, where that does.
    borders: Vec<Option<NearBorder>>,
}

impl<'m> Cells<'m> {
    /// Makes cells for discs of a precision. `None`: such a point is no disc.
    pub fn new(map: &'m AreaMap, areas: Vec<AreaId>, precision: Precision) -> Option<Self> {
        let radius_m = precision.radius_m()?;
        let settled = vec![None; areas.len()];
        let whole = Node {
            west: -180.0,
            south: -180.0,
            width: 360.0,
            depth: 0,
            settled,
            pattern: None,
            children: [0; 4],
            borders: Vec::new(),
        };
        let numbers = rustc_hash::FxHashMap::default();
        let scratch = Vec::new();
        Some(Self {
            map,
            areas,
            precision,
            radius_m,
            nodes: vec![whole],
            patterns: Vec::new(),
            numbers,
            scratch,
        })
    }

    /// Returns the number of the pattern of the disc around a point.
    ///
    /// # Units
    /// WGS 84 degrees, on the globe.
    pub fn pattern(&mut self, lon: f64, lat: f64) -> u32 {
        let mut at = 0;
        loop {
            let node = &self.nodes[at];
            if let Some(pattern) = node.pattern {
                return pattern;
            }
            if node.depth == DEPTH_MAX {
                return self.exactly(at, lon, lat);
            }
            let (east, north) = (lon >= node.west + node.width / 2.0, lat >= node.south + node.width / 2.0);
            let quarter = usize::from(east) + 2 * usize::from(north);
            at = match node.children[quarter] {
                0 => self.cut(at, quarter),
                child => child as usize,
            };
        }
    }

    /// Makes one quarter of a cell.
    fn cut(&mut self, parent: usize, quarter: usize) -> usize {
        let from = &self.nodes[parent];
        let width = from.width / 2.0;
        let west = from.west + if quarter % 2 == 1 { width } else { 0.0 };
        let south = from.south + if quarter / 2 == 1 { width } else { 0.0 };
        let depth = from.depth + 1;
        let settled = self.settle(&from.settled, west, south, width);
        let whole: Option<Vec<Within>> = settled.iter().copied().collect();
        let pattern = whole.map(|pattern| self.number(&pattern));
        self.nodes.push(Node {
            west,
            south,
            width,
            depth,
            settled,
            pattern,
            children: [0; 4],
            borders: Vec::new(),
        });
        let child = self.nodes.len() - 1;
        self.nodes[parent].children[quarter] = child as u32;
        child
    }

    /// What is settled in a cell, given what was settled around it.
    fn settle(&self, around: &[Option<Within>], west: f64, south: f64, width: f64) -> Vec<Option<Within>> {
        let ((lon, lat), half_m) = middle(west, south, width);
        // A cell that reaches beyond the globe, or is too wide for distances to mean much, is cut further.
        let is_fine = width <= 1.0 && lat.abs() + width < 90.0;
        let ask = |(area, known): (&AreaId, &Option<Within>)| {
            known.or_else(|| {
                if is_fine { self.map.within_all(lon, lat, self.radius_m, half_m, SLACK, area) } else { None }
            })
        };
        self.areas.iter().zip(around).map(ask).collect()
    }

    /// Works out what is open in one of the finest cells for one disc.
    fn exactly(&mut self, at: usize, lon: f64, lat: f64) -> u32 {
        if self.nodes[at].borders.is_empty() {
            self.nodes[at].borders = self.borders(&self.nodes[at]);
        }
        let mut pattern = std::mem::take(&mut self.scratch);
        pattern.clear();
        let node = &self.nodes[at];
        for ((known, border), area) in node.settled.iter().zip(&node.borders).zip(&self.areas) {
            let near = || Some(Within::of(border.as_ref()?.relation(lon, lat)?));
            let place =
                || Place { point: Some((lon, lat)), precision: Some(self.precision), ..Place::default() };
            pattern.push(known.or_else(near).unwrap_or_else(|| self.map.within(&place(), area)));
        }
        let number = self.number(&pattern);
        self.scratch = pattern;
        number
    }

    fn borders(&self, node: &Node) -> Vec<Option<NearBorder>> {
        let ((lon, lat), half_m) = middle(node.west, node.south, node.width);
        let near = |(area, known): (&AreaId, &Option<Within>)| match known {
            Some(_) => None,
            None => self.map.near_border(lon, lat, self.radius_m, half_m, area),
        };
        self.areas.iter().zip(&node.settled).map(near).collect()
    }

    fn number(&mut self, pattern: &[Within]) -> u32 {
        if let Some(&number) = self.numbers.get(pattern) {
            return number;
        }
        let number = self.patterns.len() as u32;
        self.patterns.push(pattern.to_vec());
        self.numbers.insert(pattern.to_vec(), number);
        number
    }
}

/// The middle of a cell, and how far its corners lie from it at most, in metres.
fn middle(west: f64, south: f64, width: f64) -> ((f64, f64), f64) {
    let (lon, lat) = (west + width / 2.0, south + width / 2.0);
    let corners = [(west, south), (west, south + width)];
    ((lon, lat), corners.map(|corner| great_circle_m((lon, lat), corner)).into_iter().fold(0.0, f64::max))
}
