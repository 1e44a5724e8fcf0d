//! From a view to the bytes that are published: which maker serves which format.

use engine::publications::bulletin::{self, BulletinOptions};
use engine::publications::{View, csv, geojson};

use crate::formats::{BulletinFormat, ExportFormat, ExportWhat};

/// Returns the bulletin; a draft unless somebody releases it.
pub fn bulletin(view: &View, format: BulletinFormat, options: &BulletinOptions) -> String {
    match format {
        BulletinFormat::Html => bulletin::html(view, options),
        BulletinFormat::Md => bulletin::markdown(view, options),
    }
}

/// Returns the export.
pub fn export(view: &View, format: ExportFormat, what: ExportWhat) -> String {
    match (format, what) {
        (ExportFormat::Geojson, _) => geojson::collection(view),
        (ExportFormat::Csv, ExportWhat::Incidents) => csv::incidents(view),
        (ExportFormat::Csv, ExportWhat::Standing) => csv::standing(view),
    }
}
