//! GeoJSON (RFC 7946) of areas and incidents, for maps.
//!
//! In: a [`View`]. Out: one FeatureCollection. Read first: [`collection`]. Invariant: an incident's geometry is a cell of
//! the published grid or nothing; where health or aid was hit, or aid moved, it is nothing.

use serde_json::{Value, json};

use super::view::{AreaView, FindingView, IncidentView, ShapeView, View};
use super::{coarse, words};

/// Returns the areas of the agreement and the incidents at coarse places, as a FeatureCollection.
pub fn collection(view: &View) -> String {
    let areas = view.areas.iter().map(area);
    let incidents = view.incidents.iter().map(|incident| feature(view, incident));
    let features: Vec<Value> = areas.chain(incidents).collect();
    let collection = json!({
        "type": "FeatureCollection",
        "truce": { "version": view.version, "case": view.case.id, "reading": view.reading.text,
            "as_known_on": view.as_known_on, "rules_hash": view.case.rules_hash },
        "notice": format!("Incidents are shown as cells of {} in which the truth lies, with an uncertainty in metres \
            around the middle of the cell. Places where health or aid was hit, or aid moved, have no geometry. Areas \
            marked approximate were drawn for the case, not by the parties. Drafted by a machine; a report is not a \
            proof.", coarse::GRID),
        "credits": credits(view),
        "features": features,
    });
    super::json::text(&collection)
}

/// Returns areas alone, as a FeatureCollection.
pub fn areas(areas: &[AreaView]) -> String {
    let features: Vec<Value> = areas.iter().map(area).collect();
    super::json::text(&json!({ "type": "FeatureCollection", "features": features }))
}

fn credits(view: &View) -> Vec<String> {
    let used = view.sources.iter().filter(|s| s.reports_used > 0);
    used.map(|s| format!("{} ({} reports)", s.name, s.reports_used)).collect()
}

fn area(area: &AreaView) -> Value {
    let positions = |line: &geo::LineString<f64>| -> Vec<[f64; 2]> {
        line.0.iter().map(|p| [five(p.x), five(p.y)]).collect()
    };
    let rings = |polygon: &geo::Polygon<f64>| -> Vec<Vec<[f64; 2]>> {
        std::iter::once(polygon.exterior()).chain(polygon.interiors()).map(positions).collect()
    };
    let geometry = match &area.shape {
        ShapeView::Polygon(polygons) => {
            let polygons: Vec<_> = polygons.iter().map(rings).collect();
            json!({ "type": "MultiPolygon", "coordinates": polygons })
        }
        ShapeView::Line(line) => json!({ "type": "LineString", "coordinates": positions(line) }),
        ShapeView::None => Value::Null,
    };
    json!({ "type": "Feature", "id": format!("area:{}", area.id), "geometry": geometry, "properties": {
        "kind": "area", "id": area.id, "name": area.name, "approximate": area.approximate,
        "undefined": area.undefined } })
}

/// Rounds degrees to five decimals, about a metre: areas are the terms' own, drawn finer than that by nobody.
fn five(degrees: f64) -> f64 {
    (degrees * 100_000.0).round() / 100_000.0
}

fn feature(view: &View, incident: &IncidentView) -> Value {
    let ring = incident.place.cell.map(coarse::Cell::ring);
    let geometry = ring.map(|ring| json!({ "type": "Polygon", "coordinates": [ring] }));
    let findings: Vec<Value> =
        view.findings.iter().filter(|f| f.incident == incident.id).map(finding).collect();
    json!({ "type": "Feature", "id": format!("incident:{}", incident.id), "geometry": geometry, "properties": {
        "kind": "incident",
        "id": incident.id,
        "act": incident.act.as_str(),
        "targets": incident.targets.iter().map(|t| t.as_str()).collect::<Vec<_>>(),
        "when": incident.when,
        "place": incident.place.text,
        "admin1": incident.place.admin1,
        "place_withheld": incident.place.withheld,
        "uncertainty_m": incident.place.uncertainty_m,
        "killed": incident.killed,
        "killed_civilians": incident.killed_civilians,
        "injured": incident.injured,
        "independent_groups": incident.groups.len(),
        "accounts": incident.accounts.len(),
        "findings": findings,
    } })
}

fn finding(finding: &FindingView) -> Value {
    json!({ "provision": finding.provision, "party": finding.party, "area": finding.area,
        "class": words::class_word(finding.class), "rule": finding.rule.as_str(),
        "strength": finding.strength.as_str(), "place": finding.place.as_str() })
}
