//! Coarse places: the only places that leave the engine on a public side.
//!
//! In: reports with discs and names. Out: a [`Cell`] of a tenth of a degree, or an area, or nothing. Read first:
//! [`Cell`]. Invariant: a published point is never finer than the grid, and where health or aid was hit, or aid moved,
//! nothing finer than a governorate or an area of the agreement is published.

use serde::Serialize;

use crate::incidents::{Incident, Weight};
use crate::model::{Target, normal_name};
use crate::reports::Report;
use crate::terms::Terms;

/// The side of a cell, in words.
pub const GRID: &str = "0.1°";
/// What the grid adds to a disc's radius, in metres: half the diagonal of the largest cell, rounded up.
const GRID_RADIUS_M: f64 = 7_900.0;

/// A cell of the published grid, by its south-western corner.
///
/// # Units
/// Tenths of WGS 84 degrees, so that no finer place can be written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// Western edge, in tenths of a degree: -1800 to 1799.
    pub west: i32,
    /// Southern edge, in tenths of a degree: -900 to 899.
    pub south: i32,
}

impl Cell {
    /// Returns the cell in which a point lies. The same point always gives the same cell.
    ///
    /// # Units
    /// WGS 84 degrees.
    pub fn of(lon: f64, lat: f64) -> Self {
        let tenth = |degrees: f64, limit: i32| ((degrees * 10.0).floor() as i32).clamp(-limit, limit - 1);
        Self { west: tenth(lon, 1800), south: tenth(lat, 900) }
    }

    /// Returns the closed ring of the cell, anticlockwise, longitude first.
    ///
    /// # Units
    /// WGS 84 degrees.
    pub fn ring(self) -> [[f64; 2]; 5] {
        let [w, s, e, n] =
            [self.west, self.south, self.west + 1, self.south + 1].map(|t| f64::from(t) / 10.0);
        [[w, s], [e, s], [e, n], [w, n], [w, s]]
    }

    /// Returns the middle of the cell, longitude first.
    ///
    /// # Units
    /// WGS 84 degrees.
    pub fn centre(self) -> (f64, f64) {
        (f64::from(2 * self.west + 1) / 20.0, f64::from(2 * self.south + 1) / 20.0)
    }
}

impl Serialize for Cell {
    /// Writes the corner in degrees: `{"west":37.1,"south":36.2}`.
    fn serialize<S: serde::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut cell = out.serialize_struct("Cell", 2)?;
        cell.serialize_field("west", &(f64::from(self.west) / 10.0))?;
        cell.serialize_field("south", &(f64::from(self.south) / 10.0))?;
        cell.end()
    }
}

/// Where an incident was, as coarsely as it is published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CoarsePlace {
    /// The place in words.
    pub text: String,
    /// First administrative units, as the accounts name them.
    pub admin1: Vec<String>,
    /// The cell; `None`: no account gives a disc, or the place is protected.
    pub cell: Option<Cell>,
    /// Radius around the middle of the cell in which it lies, in metres, the grid's own width included.
    pub uncertainty_m: Option<u32>,
    /// Whether the place was withheld because health or aid was hit, or aid moved.
    pub withheld: bool,
}

/// Returns where an incident was, coarsely.
pub fn place_of(terms: &Terms, reports: &[Report], incident: &Incident, weight: Weight) -> CoarsePlace {
    let withheld = is_protected(incident);
    let places = || incident.accounts.iter().map(|a| &reports[a.report].place);
    let mut admin1: Vec<String> =
        places().filter_map(|p| p.admin1.as_deref()).map(super::safe::name).collect();
    admin1.sort();
    admin1.dedup();
    let disc = cell_of(reports, incident, weight);
    let area = places().find_map(|p| p.area.as_ref());
    let area = area.map(|id| super::words::area_name(&terms.agreement, id));
    let name = places().find_map(|p| p.name.as_deref()).filter(|_| !withheld).map(super::safe::name);
    CoarsePlace {
        text: in_words(name, area, &admin1, withheld),
        admin1,
        cell: disc.map(|(cell, _)| cell),
        uncertainty_m: disc.map(|(_, uncertainty_m)| uncertainty_m),
        withheld,
    }
}

/// Returns the cell in which an incident is drawn, with the uncertainty around its middle; `None`: no account gives a
/// disc, or the place is protected.
///
/// # Units
/// Metres, the grid's own width included.
pub fn cell_of(reports: &[Report], incident: &Incident, weight: Weight) -> Option<(Cell, u32)> {
    if is_protected(incident) {
        return None;
    }
    let places = incident.accounts.iter().map(|a| &reports[a.report].place);
    let (lon, lat, radius) = pick(places.filter_map(crate::model::Place::disc), weight)?;
    Some((Cell::of(lon, lat), thousands(radius + GRID_RADIUS_M)))
}

/// Whether the place of an incident must stay coarse: health or aid was hit, or aid moved or was stopped.
pub fn is_protected(incident: &Incident) -> bool {
    let aid = |t: &Target| matches!(t, Target::Aid | Target::Health);
    incident.targets.iter().any(aid)
        || incident.acts.iter().any(|a| a.is_aid())
        || incident.acts.contains(&crate::model::Act::ConvoyAttack)
}

/// Returns the names that must not appear in what is published of a protected incident.
///
/// Names of governorates and of areas of the agreement are not among them: those are published.
pub fn withheld_names(terms: &Terms, reports: &[Report], incident: &Incident) -> Vec<String> {
    if !is_protected(incident) {
        return Vec::new();
    }
    let places = || incident.accounts.iter().map(|a| &reports[a.report].place);
    let mut public: Vec<String> = terms.agreement.areas.iter().map(|a| normal_name(&a.name)).collect();
    public.extend(terms.agreement.areas.iter().map(|a| normal_name(a.id.as_str())));
    public.extend(places().filter_map(|p| p.admin1.as_deref()).map(normal_name));
    let parts =
        places().filter_map(|p| p.name.as_deref()).flat_map(|name| name.split([',', ';', '/', '(', ')']));
    let mut names: Vec<String> = parts.map(without_direction).filter(|n| n.chars().count() >= 4).collect();
    names.retain(|name| !public.iter().any(|p| format!(" {p} ").contains(&format!(" {name} "))));
    // Longer names first, so that a part of a name does not spoil the whole.
    names.sort_by_key(|name| (std::cmp::Reverse(name.len()), name.clone()));
    names.dedup();
    names
}

/// Returns a name in normal form without the words that only say how it lies: "near", "west of".
fn without_direction(name: &str) -> String {
    let normal = normal_name(name);
    let small = |w: &&str| {
        let words =
            ["near", "north", "south", "east", "west", "of", "in", "the", "at", "around", "between", "and"];
        words.contains(w) || ["city", "town", "village", "area", "countryside", "rural"].contains(w)
    };
    normal.split(' ').skip_while(small).collect::<Vec<_>>().join(" ")
}

fn pick(discs: impl Iterator<Item = (f64, f64, f64)>, weight: Weight) -> Option<(f64, f64, f64)> {
    let by_radius = |a: &(f64, f64, f64), b: &(f64, f64, f64)| a.2.total_cmp(&b.2);
    match weight {
        // Of several equal ones the first account's, in both cases.
        Weight::Careful => {
            discs.reduce(|best, next| if by_radius(&next, &best).is_gt() { next } else { best })
        }
        Weight::Full => discs.min_by(by_radius),
    }
}

fn thousands(metres: f64) -> u32 {
    ((metres / 1_000.0).ceil() as u32) * 1_000
}

fn in_words(name: Option<String>, area: Option<String>, admin1: &[String], withheld: bool) -> String {
    let governorate = (!admin1.is_empty()).then(|| format!("{} governorate", admin1.join(" or ")));
    let same = |a: &Option<String>, b: &Option<String>| a.is_some() && a == b;
    let area = if same(&area, &name) { None } else { area };
    let parts: Vec<String> = [name, area, governorate].into_iter().flatten().collect();
    match (parts.is_empty(), withheld) {
        (true, true) => "place not published".to_owned(),
        (true, false) => "place not known".to_owned(),
        (false, _) => parts.join("; "),
    }
}
