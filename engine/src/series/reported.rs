//! From deaths reported to deaths there may have been: the distribution of Vesco et al. for UCDP's numbers.

use statrs::function::exponential;

use super::{Measured, Undetermined};
use crate::words;

words! {
    /// UCDP's kinds of violence, each with its own coefficients.
    Violence, "a kind of violence", {
        /// A state against a group.
        StateBased = "state-based",
        /// Groups against each other.
        NonState = "non-state",
        /// Violence against civilians.
        OneSided = "one-sided",
    }
}

/// What is true given what is reported: with the weight `exact` it is as reported, else Gumbel, cut off below 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ReportedToTrue {
    reported: f64,
    loc: f64,
    scale: f64,
    exact: f64,
}

/// Intercept and slope on log(1 + reported) of location, scale and weight.
struct Coefficients([[f64; 2]; 3]);

const STATE_BASED: Coefficients =
    Coefficients([[0.58981, 0.93545], [-0.29973, 0.82179], [-0.10324, -0.05047]]);
const NON_STATE: Coefficients = Coefficients([[0.57948, 0.93523], [-0.77091, 0.87448], [-0.31339, -0.03375]]);
const ONE_SIDED: Coefficients = Coefficients([[0.53742, 0.94012], [-0.78435, 0.87440], [-0.37208, -0.01413]]);

/// Numbers that are reported oftener than others, with what is added for them in state-based violence.
const HEAPED: [(u32, [f64; 3]); 10] = [
    (2, [0.11148, 0.11814, 0.46946]),
    (3, [-0.22406, -0.31887, -0.25999]),
    (13, [-0.42896, -0.49348, 0.33581]),
    (20, [-0.38045, -1.32342, -0.10809]),
    (24, [-0.47150, -1.67967, -0.64710]),
    (40, [-0.28821, -1.26509, -0.11215]),
    (101, [-0.21800, -0.97446, -0.06023]),
    (200, [-0.20423, -0.61621, -0.01988]),
    (1001, [-0.01625, -0.19200, -0.01115]),
    (2000, [-0.08276, 0.28372, -0.04339]),
];

/// Euler and Mascheroni's constant.
const EULER: f64 = 0.577_215_664_901_532_9;

impl ReportedToTrue {
    /// Returns the distribution of the true number, given a reported one.
    ///
    /// # Units
    /// Deaths of one event.
    /// # Errors
    /// [`Undetermined::Nothing`] for the ten numbers that are reported oftener than others, where the violence is not
    /// state-based: what is added for them there is not known to us.
    /// # Source
    /// Vesco et al. 2026 (10.1177/00220027261423826), coefficients of the R package `uncertainUCDP` 0.6.1 (MIT).
    /// # Limits
    /// It rests on experts' judgement of UCDP's numbers, over all wars. It says nothing of events that nobody reported.
    pub fn of(reported: u32, violence: Violence) -> Measured<Self> {
        let heaped = HEAPED.iter().find(|(number, _)| *number == reported).map(|(_, add)| *add);
        let (Coefficients(all), add) = match violence {
            Violence::StateBased => (STATE_BASED, heaped.unwrap_or_default()),
            _ if heaped.is_some() => {
                return Err(Undetermined::Nothing(
                    "for this number and kind of violence the coefficients are not known",
                ));
            }
            Violence::NonState => (NON_STATE, [0.0; 3]),
            Violence::OneSided => (ONE_SIDED, [0.0; 3]),
        };
        let reported = f64::from(reported);
        let line = |n: usize| all[n][0] + all[n][1] * reported.ln_1p() + add[n];
        let exact = 1.0 / (1.0 + (-line(2)).exp());
        Ok(Self { reported, loc: line(0).exp_m1(), scale: line(1).exp(), exact })
    }

    /// Returns the Gumbel part's location, its scale, and the weight of "as reported".
    pub fn parameters(&self) -> (f64, f64, f64) {
        (self.loc, self.scale, self.exact)
    }

    /// Returns the mean.
    ///
    /// # Source
    /// For a Gumbel cut off below 0, with z = exp(loc/scale): scale (E₁(z) + ln z + γ) / (1 − exp(−z)).
    pub fn mean(&self) -> f64 {
        let log_z = self.loc / self.scale;
        let z = log_z.min(700.0).exp();
        let beyond = exponential::integral(z, 1).filter(|e| e.is_finite()).unwrap_or(0.0);
        let cut = self.scale * (beyond + log_z + EULER) / -(-z).exp_m1();
        self.exact * self.reported + (1.0 - self.exact) * cut
    }

    /// Returns the chance that the true number is at most `x`.
    pub fn at_most(&self, x: f64) -> f64 {
        if x < 0.0 {
            return 0.0;
        }
        let as_reported = if x >= self.reported { self.exact } else { 0.0 };
        as_reported + (1.0 - self.exact) * self.cut_at_most(x)
    }

    /// Returns the number that with the chance `share` (0 to 1) is not exceeded.
    pub fn quantile(&self, share: f64) -> f64 {
        let share = share.clamp(0.0, 1.0 - 1e-12);
        let (below, at) = ((1.0 - self.exact) * self.cut_at_most(self.reported), self.at_most(self.reported));
        if share <= below {
            self.cut_quantile(share / (1.0 - self.exact))
        } else if share <= at {
            self.reported
        } else {
            self.cut_quantile((share - self.exact) / (1.0 - self.exact))
        }
    }

    fn gumbel(&self, x: f64) -> f64 {
        (-(-(x - self.loc) / self.scale).exp()).exp()
    }

    fn cut_at_most(&self, x: f64) -> f64 {
        let at_zero = self.gumbel(0.0);
        ((self.gumbel(x) - at_zero) / (1.0 - at_zero)).clamp(0.0, 1.0)
    }

    fn cut_quantile(&self, share: f64) -> f64 {
        let at_zero = self.gumbel(0.0);
        let gumbel = at_zero + share.clamp(0.0, 1.0 - 1e-15) * (1.0 - at_zero);
        (self.loc - self.scale * (-gumbel.ln()).ln()).max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Read from the package's own data: location, scale, weight.
    #[test]
    fn the_check_values_hold() {
        let near = |is: f64, want: f64, by: f64| assert!((is - want).abs() <= by, "{is}, not {want}");
        for (reported, loc, scale, exact) in
            [(1, 2.4495, 1.310, 0.4655), (10, 15.995, 5.317, 0.444), (100, 134.24, 32.88, 0.417)]
        {
            let (l, s, w) = ReportedToTrue::of(reported, Violence::StateBased).unwrap().parameters();
            near(l, loc, loc * 1e-4);
            near(s, scale, scale * 2e-4);
            near(w, exact, 5e-4);
        }
    }

    #[test]
    fn the_mean_is_that_of_the_quantiles() {
        for reported in [0, 1, 2, 13, 24, 100, 5_000] {
            let of = ReportedToTrue::of(reported, Violence::StateBased).unwrap();
            let steps = 200_000;
            let mean = (0..steps).map(|n| of.quantile((f64::from(n) + 0.5) / f64::from(steps))).sum::<f64>()
                / f64::from(steps);
            assert!((mean / of.mean() - 1.0).abs() < 1e-3, "{reported}: {mean}, {}", of.mean());
        }
    }

    #[test]
    fn quantiles_and_chances_undo_each_other() {
        let of = ReportedToTrue::of(10, Violence::OneSided).unwrap();
        for share in [0.01, 0.2, 0.8, 0.99] {
            let x = of.quantile(share);
            assert!(x == 10.0 || (of.at_most(x) - share).abs() < 1e-9);
        }
        assert_eq!(of.at_most(-1.0), 0.0);
        assert!(of.quantile(1.0).is_finite() && of.quantile(0.0) >= 0.0);
    }

    #[test]
    fn numbers_whose_coefficients_we_lack_have_no_answer() {
        assert!(ReportedToTrue::of(20, Violence::NonState).is_err());
        assert!(ReportedToTrue::of(20, Violence::StateBased).is_ok());
    }
}
