//! Quiet days: what silence bears, given how much could have been seen.

use super::{Measured, Undetermined};

/// Returns the upper 95 per cent limit of the true rate of happenings after a time without any, at an exposure.
///
/// # Units
/// `exposure`: days watched, each times the share that could have been seen. Returns happenings a day; `None` for an
/// exposure that is not positive.
/// # Source
/// Happenings as a Poisson process thinned by the share seen: P(none in n days) = exp(-n lambda p), so the limit is
/// -ln(0.05) / (n p).
/// # Example
/// ```
/// let week_at_nine_tenths = engine::series::quiet_rate_limit(7.0 * 0.9).unwrap();
/// assert!((week_at_nine_tenths - 0.476).abs() < 0.001);
/// assert_eq!(engine::series::quiet_rate_limit(0.0), None);
/// ```
pub fn quiet_rate_limit(exposure: f64) -> Option<f64> {
    (exposure > 0.0 && exposure.is_finite()).then(|| -(0.05_f64.ln()) / exposure)
}

/// Returns the same limit for quiet days whose shares seen are given one by one.
///
/// # Units
/// Shares: 0 to 1; `None`: not known. Returns happenings a day.
/// # Errors
/// [`Undetermined::CoverageUnknown`] if any share is not known: it is never taken for 1. [`Undetermined::CoverageNone`] if
/// nothing could have been seen, and [`Undetermined::CoverageBad`] for what is no share.
/// # Source
/// As [`quiet_rate_limit`]; with different shares on different days n p is their sum.
/// # Limits
/// Happenings come in bursts, so the limit is, if anything, too low.
pub fn quiet_days_limit(shares: &[Option<f64>]) -> Measured<f64> {
    let known = known_shares(shares)?;
    quiet_rate_limit(known.iter().sum()).ok_or(Undetermined::CoverageNone)
}

/// Returns how likely so many days pass without a report by luck alone: exp(-n lambda p).
///
/// # Units
/// `rate`: happenings a day; `exposure` as in [`quiet_rate_limit`]. Returns 0 to 1.
pub fn quiet_by_luck(rate: f64, exposure: f64) -> f64 {
    (-(rate.max(0.0) * exposure.max(0.0))).exp()
}

/// Returns the shares, all known and 0 to 1.
pub(super) fn known_shares(shares: &[Option<f64>]) -> Measured<Vec<f64>> {
    let unknown = shares.iter().filter(|share| share.is_none()).count();
    if unknown > 0 {
        return Err(Undetermined::CoverageUnknown { days: unknown as u32 });
    }
    let known: Vec<f64> = shares.iter().copied().flatten().collect();
    match known.iter().all(|share| (0.0..=1.0).contains(share)) {
        true => Ok(known),
        false => Err(Undetermined::CoverageBad),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The figures of the method's page.
    #[test]
    fn seven_quiet_days_bear_what_is_written() {
        let week = |share: f64| quiet_days_limit(&[Some(share); 7]).unwrap();
        let rounded = [0.9, 0.5, 0.2].map(|share| (week(share) * 100.0).round() / 100.0);
        assert_eq!(rounded, [0.48, 0.86, 2.14]);
        assert_eq!((quiet_by_luck(0.5, 3.5) * 100.0).round(), 17.0);
        assert_eq!((quiet_by_luck(0.3, 1.4) * 100.0).round(), 66.0);
    }

    #[test]
    fn what_nobody_could_see_bears_nothing() {
        assert_eq!(quiet_days_limit(&[Some(0.0); 7]), Err(Undetermined::CoverageNone));
        assert_eq!(quiet_days_limit(&[]), Err(Undetermined::CoverageNone));
        assert_eq!(quiet_days_limit(&[Some(1.0), None]), Err(Undetermined::CoverageUnknown { days: 1 }));
        assert_eq!(quiet_days_limit(&[Some(f64::NAN)]), Err(Undetermined::CoverageBad));
        assert_eq!(quiet_days_limit(&[Some(1.5)]), Err(Undetermined::CoverageBad));
    }
}
