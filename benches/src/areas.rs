//! Areas of a GeoJSON file, numbered by their place in it.
//!
//! In: the text of a FeatureCollection of polygons. Out: [`Areas`]. Read first: [`read`].

use geo::{Coord, LineString, MultiPolygon, Polygon};
use serde::Deserialize;
use std::io::{Error, Result};

/// Areas and their names; an area's number is its place in the file, counted from 1.
pub struct Areas {
    /// Numbers and polygons.
    pub numbered: Vec<(u16, MultiPolygon<f64>)>,
    /// The name of area `k + 1`: its `id`, else the OCHA code `adm1_pcode` or `ADM1_PCODE`, else its number.
    pub names: Vec<String>,
}

#[derive(Deserialize)]
struct Collection {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    properties: serde_json::Map<String, serde_json::Value>,
    geometry: Geometry,
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Polygon(Vec<Vec<Vec<f64>>>),
    MultiPolygon(Vec<Vec<Vec<Vec<f64>>>>),
}

/// Reads the areas.
///
/// # Errors
/// Where the text is not a FeatureCollection of polygons.
pub fn read(text: &str) -> Result<Areas> {
    let collection: Collection = serde_json::from_str(text).map_err(Error::other)?;
    let mut areas = Areas { numbered: Vec::new(), names: Vec::new() };
    for (number, feature) in (1u16..).zip(collection.features) {
        let named = |key: &&str| feature.properties.get(*key)?.as_str().map(str::to_owned);
        let name = ["id", "adm1_pcode", "ADM1_PCODE"].iter().find_map(named);
        areas.names.push(name.unwrap_or_else(|| number.to_string()));
        let parts = match feature.geometry {
            Geometry::Polygon(rings) => vec![rings],
            Geometry::MultiPolygon(parts) => parts,
        };
        areas.numbered.push((number, MultiPolygon(parts.iter().map(|rings| polygon(rings)).collect())));
    }
    Ok(areas)
}

fn polygon(rings: &[Vec<Vec<f64>>]) -> Polygon<f64> {
    let at = |position: &Vec<f64>| Some(Coord { x: *position.first()?, y: *position.get(1)? });
    let mut rings = rings.iter().map(|ring| LineString(ring.iter().filter_map(at).collect()));
    Polygon::new(rings.next().unwrap_or_else(|| LineString(Vec::new())), rings.collect())
}
