//! Formats: which one a file has, told from its content.
//!
//! In: a file's text. Out: a [`Format`], or a problem that shows what was found. The name of a file is not asked.

use std::collections::HashSet;

use super::place_in_file::FileText;
use super::rows::{Cut, Row, Rows, delimiter};
use super::{acled, columns, eth_prio, gdelt, hxl, keys, ucdp, values};
use crate::model::Problem;
use crate::words;

words! {
    /// A format that truce reads.
    Format, "a format", {
        /// truce's own, one JSON object a line.
        TruceJson = "truce-json",
        /// truce's own, as a table.
        TruceCsv = "truce-csv",
        /// UCDP Georeferenced Event Dataset.
        Ucdp = "ucdp",
        /// ACLED export.
        Acled = "acled",
        /// GDELT events 1.0 or 2.0.
        Gdelt = "gdelt",
        /// A table with a row of HXL hashtags.
        Hxl = "hxl",
        /// GeoJSON with truce's own keys as properties.
        GeoJson = "geojson",
        /// ETH/PRIO Civil Conflict Ceasefire Dataset.
        EthPrio = "eth-prio",
    }
}

/// How many characters of a JSON file are looked at for its type.
const PROBE_BYTES: usize = 64 << 10;

impl Format {
    /// Returns the format of a file, told from its content.
    ///
    /// # Errors
    /// A problem of the whole file if it is not text or of no format that is known.
    pub fn detect(file_name: &str, bytes: &[u8]) -> Result<Self, Box<Problem>> {
        let decoded = super::decode(file_name, bytes)?;
        detect(&FileText::new(file_name, &decoded))
    }
}

pub(super) fn detect(file: &FileText<'_>) -> Result<Format, Box<Problem>> {
    match file.text.trim_start().as_bytes() {
        [b'{', ..] => {
            let probe = &file.text[..super::place_in_file::floor_char(file.text, PROBE_BYTES)];
            let collection =
                ["\"FeatureCollection\"", "\"features\""].iter().any(|word| probe.contains(word));
            return Ok(if collection { Format::GeoJson } else { Format::TruceJson });
        }
        [b'[', ..] => return Ok(Format::TruceJson),
        _ => {}
    }
    if gdelt::is_gdelt(file.text) {
        return Ok(Format::Gdelt);
    }
    let cut = Cut { delimiter: delimiter(file.text), quotes: true, row_bytes_max: 1 << 20 };
    let top: Vec<Row<'_>> = Rows::new(file.text, cut).take(hxl::TAGS_WITHIN_ROWS).collect();
    let header = top.first().map(header_names).unwrap_or_default();
    let tagged = top.iter().any(columns::is_tag_row);
    by_header(&header, tagged).ok_or_else(|| Box::new(unknown(file, &header)))
}

fn header_names(row: &Row<'_>) -> Vec<String> {
    (0..row.cells.len()).map(|index| columns::column_name(&row.cell(index), &[])).collect()
}

/// Returns the format whose columns the header has, at least half of them.
fn by_header(header: &[String], tagged: bool) -> Option<Format> {
    let named =
        [(Format::Ucdp, ucdp::LAYOUT), (Format::Acled, acled::LAYOUT), (Format::EthPrio, eth_prio::LAYOUT)];
    for (format, layout) in named {
        let names: HashSet<String> =
            header.iter().map(|name| columns::column_name(name, layout.renamed)).collect();
        let found = layout.required.iter().filter(|name| names.contains(**name)).count();
        if found * 2 >= layout.required.len() {
            return Some(format);
        }
    }
    if tagged {
        return Some(Format::Hxl);
    }
    let own = header.iter().filter(|name| keys::find(name).is_some()).count();
    (own > 0 && own * 2 >= header.len()).then_some(Format::TruceCsv)
}

fn unknown(file: &FileText<'_>, header: &[String]) -> Problem {
    let shown: Vec<String> =
        header.iter().take(8).map(|name| format!("`{}`", values::shorten(name))).collect();
    let formats: Vec<&str> = Format::ALL.iter().map(|format| format.as_str()).collect();
    Problem::error("unknown-format", format!("the file begins with {}", shown.join(", ")))
        .at(file.whole())
        .expected(format!("a file of one of the formats {}", formats.join(", ")))
        .help("A table is known by its header; the columns of truce's own are in docs/case-folder.md.")
}
