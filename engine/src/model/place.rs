//! Places with their precision: a report gives a disc or a name, never a dot.

use super::AreaId;
use crate::words;

words! {
    /// How precisely a source places something.
    Precision, "a precision", {
        /// A point known to about a kilometre.
        Exact = "exact",
        /// A town or village.
        Town = "town",
        /// Near a named place.
        Near = "near",
        /// Somewhere in a district (second administrative level).
        District = "district",
        /// Somewhere in a governorate (first administrative level).
        Governorate = "governorate",
        /// Somewhere in the country.
        Country = "country",
        /// Along a road, river or front.
        Line = "line",
        /// The source does not say.
        Unknown = "unknown",
    }
}

impl Precision {
    /// Returns the radius of the disc that a point of this precision stands for; `None` where a point says nothing
    /// about where in a larger unit it was.
    ///
    /// # Units
    /// Metres.
    /// # Source
    /// UCDP GED codebook 19.1: `where_prec` 1 exact, 2 within about 25 km, 3 and 4 administrative units.
    pub fn radius_m(self) -> Option<f64> {
        match self {
            Self::Exact => Some(1_000.0),
            Self::Town => Some(5_000.0),
            Self::Near | Self::Line => Some(25_000.0),
            Self::District | Self::Governorate | Self::Country | Self::Unknown => None,
        }
    }
}

/// Where a report places what it tells.
///
/// Any part may be unknown. A name carries candidates, not answers: it is never turned into coordinates here.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Place {
    /// The place's name as the source has it.
    pub name: Option<String>,
    /// The first administrative unit's name.
    pub admin1: Option<String>,
    /// The administrative unit's P-code.
    pub pcode: Option<String>,
    /// An area of the agreement that the source itself names.
    pub area: Option<AreaId>,
    /// WGS 84 degrees, longitude first; finite and in range.
    pub point: Option<(f64, f64)>,
    /// How precise the point is.
    pub precision: Option<Precision>,
}

impl Place {
    /// Returns the disc `(longitude, latitude, radius in metres)` if the place is one.
    pub fn disc(&self) -> Option<(f64, f64, f64)> {
        let (lon, lat) = self.point?;
        Some((lon, lat, self.precision?.radius_m()?))
    }

    /// Whether nothing at all is known of the place.
    pub fn is_unknown(&self) -> bool {
        self.name.is_none()
            && self.admin1.is_none()
            && self.pcode.is_none()
            && self.area.is_none()
            && self.point.is_none()
    }
}
