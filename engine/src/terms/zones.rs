//! Time zones, from the database that the engine carries: never the machine's.

use std::sync::OnceLock;

use jiff::tz::{TimeZone, TimeZoneDatabase};

use super::names;

/// Returns the zone with this name.
pub(crate) fn get(name: &str) -> Option<TimeZone> {
    database().get(name).ok()
}

/// Returns the name of a zone nearest to what was written; a city alone will do.
pub(crate) fn nearest(written: &str) -> Option<String> {
    let all: Vec<String> = database().available().map(|name| name.as_str().to_owned()).collect();
    let near = names::nearest(written, all.iter().map(String::as_str)).map(str::to_owned);
    near.or_else(|| {
        let city = |name: &str| name.rsplit('/').next().unwrap_or(name).to_owned();
        let cities: Vec<String> = all.iter().map(|name| city(name)).collect();
        let near = names::nearest(&city(written), cities.iter().map(String::as_str))?;
        all.iter().find(|name| name.contains('/') && city(name) == near).cloned()
    })
}

fn database() -> &'static TimeZoneDatabase {
    static BUNDLED: OnceLock<TimeZoneDatabase> = OnceLock::new();
    BUNDLED.get_or_init(TimeZoneDatabase::bundled)
}
