//! The columns of the two large event exports: ACLED, and UCDP GED where the same thing is meant.
//!
//! In: a [`Table`] read with [`COLUMNS`] or [`UCDP_COLUMNS`]. Out: [`Events`], each column under its name. Read first:
//! [`Events::from_table`]. Invariant: column `k` of the specs is field `k` of [`Events`], in that order.

use super::{Coded, Column, ColumnSpec, Kind, Need, Table, Texts};

/// ACLED: what an assessment needs of its 31 columns.
///
/// # Source
/// Column names of ACLED exports as `acledR` names them; event_date is written `2016-09-17` or `17 September 2016`.
pub const COLUMNS: [ColumnSpec; 14] = [
    spec(&["event_date"], Kind::Day, Need::Filled),
    spec(&["event_type"], Kind::Name, Need::Present),
    spec(&["sub_event_type"], Kind::Name, Need::Optional),
    spec(&["actor1"], Kind::Name, Need::Present),
    spec(&["actor2"], Kind::Name, Need::Optional),
    spec(&["source"], Kind::Name, Need::Optional),
    spec(&["admin1"], Kind::Name, Need::Optional),
    spec(&["latitude"], Kind::Latitude, Need::Filled),
    spec(&["longitude"], Kind::Longitude, Need::Filled),
    spec(&["fatalities"], Kind::Count, Need::Optional),
    spec(&["civilian_targeting"], Kind::Name, Need::Optional),
    spec(&["geo_precision"], Kind::Small, Need::Optional),
    spec(&["time_precision"], Kind::Small, Need::Optional),
    spec(&["event_id_cnty"], Kind::Text, Need::Optional),
];

/// UCDP GED: the columns that answer to those of [`COLUMNS`], under the names of its releases.
///
/// The day is the first day of the event; an event of several days must be read with `date_end` as well, by the
/// format's own reader. Civilian targeting has no column; it is unknown here.
pub const UCDP_COLUMNS: [ColumnSpec; 14] = [
    spec(&["date_start"], Kind::Day, Need::Filled),
    spec(&["type_of_violence"], Kind::Name, Need::Present),
    spec(&["dyad_name"], Kind::Name, Need::Optional),
    spec(&["side_a"], Kind::Name, Need::Present),
    spec(&["side_b"], Kind::Name, Need::Optional),
    spec(&["source_office", "source_article"], Kind::Name, Need::Optional),
    spec(&["adm_1"], Kind::Name, Need::Optional),
    spec(&["latitude"], Kind::Latitude, Need::Present),
    spec(&["longitude"], Kind::Longitude, Need::Present),
    spec(&["best", "best_est"], Kind::Count, Need::Optional),
    spec(&["civilian_targeting"], Kind::Name, Need::Optional),
    spec(&["where_prec"], Kind::Small, Need::Optional),
    spec(&["date_prec"], Kind::Small, Need::Optional),
    spec(&["id"], Kind::Text, Need::Optional),
];

const fn spec(headers: &'static [&'static str], kind: Kind, need: Need) -> ColumnSpec {
    ColumnSpec { headers, kind, need }
}

/// Events column by column; all of one length.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Events {
    /// Days since 1970-01-01.
    pub day: Vec<i32>,
    /// The kind of event.
    pub event_type: Coded,
    /// Its sub-kind; for UCDP the dyad.
    pub sub_event_type: Coded,
    /// The first actor, as the publisher names it.
    pub actor1: Coded,
    /// The second actor; the empty name where there is none.
    pub actor2: Coded,
    /// Sources, as one name even where the publisher lists several.
    pub source: Coded,
    /// First-level administrative unit.
    pub admin1: Coded,
    /// WGS 84 degrees north; NaN where unknown.
    pub latitude: Vec<f64>,
    /// WGS 84 degrees east; NaN where unknown.
    pub longitude: Vec<f64>,
    /// People killed, the publisher's best figure; [`super::UNKNOWN_COUNT`] where unknown.
    pub fatalities: Vec<u32>,
    /// `Civilian targeting` or the empty name.
    pub civilian_targeting: Coded,
    /// The publisher's code for how exact the place is; [`super::UNKNOWN_SMALL`] where unknown.
    pub geo_precision: Vec<u8>,
    /// The publisher's code for how exact the day is; [`super::UNKNOWN_SMALL`] where unknown.
    pub time_precision: Vec<u8>,
    /// The publisher's id of the event.
    pub id: Texts,
}

impl Events {
    /// Takes the columns out of a table read with [`COLUMNS`] or [`UCDP_COLUMNS`]; `None` for any other table.
    pub fn from_table(table: Table) -> Option<Self> {
        let mut columns = table.columns.into_iter();
        let mut next = || columns.next();
        Some(Self {
            day: days(next()?)?,
            event_type: coded(next()?)?,
            sub_event_type: coded(next()?)?,
            actor1: coded(next()?)?,
            actor2: coded(next()?)?,
            source: coded(next()?)?,
            admin1: coded(next()?)?,
            latitude: degrees(next()?)?,
            longitude: degrees(next()?)?,
            fatalities: counts(next()?)?,
            civilian_targeting: coded(next()?)?,
            geo_precision: smalls(next()?)?,
            time_precision: smalls(next()?)?,
            id: texts(next()?)?,
        })
    }

    /// Returns the number of events.
    pub fn len(&self) -> usize {
        self.day.len()
    }

    /// Returns whether there is no event.
    pub fn is_empty(&self) -> bool {
        self.day.is_empty()
    }
}

fn days(column: Column) -> Option<Vec<i32>> {
    if let Column::Days(days) = column { Some(days) } else { None }
}

fn coded(column: Column) -> Option<Coded> {
    if let Column::Names(coded) = column { Some(coded) } else { None }
}

fn degrees(column: Column) -> Option<Vec<f64>> {
    if let Column::Degrees(degrees) = column { Some(degrees) } else { None }
}

fn counts(column: Column) -> Option<Vec<u32>> {
    if let Column::Counts(counts) = column { Some(counts) } else { None }
}

fn smalls(column: Column) -> Option<Vec<u8>> {
    if let Column::Smalls(smalls) = column { Some(smalls) } else { None }
}

fn texts(column: Column) -> Option<Texts> {
    if let Column::Texts(texts) = column { Some(texts) } else { None }
}
