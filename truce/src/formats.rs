//! The formats that are written, as words of the command line.

use clap::ValueEnum;

/// A format of the bulletin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum BulletinFormat {
    /// A page that stands alone: no script, nothing fetched
    Html,
    /// Markdown
    Md,
}

/// A format of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// GeoJSON with coarse places
    Geojson,
    /// CSV with HXL tags below its header
    Csv,
}

/// What is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportWhat {
    /// What is held to have happened
    Incidents,
    /// Where each provision stands, by party, area and day
    Standing,
}

/// How the server's log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogForm {
    /// Not at all
    Off,
    /// For people
    Text,
    /// One JSON object a line
    Json,
}
