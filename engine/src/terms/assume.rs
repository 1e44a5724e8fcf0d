//! Assumptions at work: the agreement as it reads when an open word is given a value.
//!
//! In: an [`Agreement`] and a value. Out: a copy with the value in its place. Read first:
//! [`Agreement::with_assumption`]. Invariant: what is about a provision wins over what is about its phase.

use super::agreement::{Agreement, Assumption, AssumptionSets, Measure};
use super::comparison::{Comparison, Seen};
use crate::model::{AssumptionId, ComparisonId};

/// Why an assumption cannot be varied so.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AssumptionError {
    /// The agreement has no such assumption.
    #[error("the agreement has no assumption `{0}`")]
    Unknown(AssumptionId),
    /// The value is not of the kind that the assumption sets.
    #[error("`{value}` is not {expected}")]
    Value {
        /// The value as given.
        value: String,
        /// What was expected.
        expected: &'static str,
    },
}

/// A value that an assumption sets.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Setting {
    /// What breaks a day of a need.
    Measure(Measure),
    /// A rate a day.
    Rate(f64),
    /// How many are owed.
    AtLeast(u32),
    /// How many days.
    Days(u32),
    /// How many days of a baseline.
    BeforeDays(u32),
    /// A number of a comparison.
    OfComparison(AssumptionSets, f64),
}

impl Setting {
    /// Reads a value for what an assumption sets; `comparisons`: the ids of those that a measure can name.
    pub fn parse(sets: AssumptionSets, text: &str, comparisons: &[&str]) -> Option<Self> {
        let text = text.trim();
        let days = || text.parse().ok().filter(|days| (1..=100_000).contains(days));
        let share = |from: f64| text.parse().ok().filter(|share| (from..=1.0).contains(share));
        match sets {
            AssumptionSets::Measure => {
                let named =
                    || comparisons.contains(&text).then(|| Measure::Reduced(ComparisonId::from(text)));
                measure(text).or_else(named).map(Self::Measure)
            }
            AssumptionSets::ToleratedPerDay => {
                let rate: f64 = text.parse().ok()?;
                (0.0..=1_000_000.0).contains(&rate).then_some(Self::Rate(rate))
            }
            AssumptionSets::AtLeast => text.parse().ok().map(Self::AtLeast),
            AssumptionSets::Days => days().map(Self::Days),
            AssumptionSets::BeforeDays => days().map(Self::BeforeDays),
            AssumptionSets::RatioAtMost | AssumptionSets::RankAtMost => {
                share(0.001).map(|share| Self::OfComparison(sets, share))
            }
            AssumptionSets::SeenBefore | AssumptionSets::SeenSince => {
                share(0.0).map(|share| Self::OfComparison(sets, share))
            }
        }
    }

    /// Returns what a value is for people.
    pub fn expected(sets: AssumptionSets) -> &'static str {
        match sets {
            AssumptionSets::Measure => "`none`, `no-grave`, `at-most-N` or the id of a comparison",
            AssumptionSets::ToleratedPerDay => "a number from 0",
            AssumptionSets::AtLeast => "a whole number from 0",
            AssumptionSets::Days | AssumptionSets::BeforeDays => "a whole number of days from 1",
            AssumptionSets::RatioAtMost | AssumptionSets::RankAtMost => "a number from 0.001 to 1",
            AssumptionSets::SeenBefore | AssumptionSets::SeenSince => "a number from 0 to 1",
        }
    }
}

/// Reads a measure that says itself what it means: `none`, `no-grave`, `at-most-3`.
pub(crate) fn measure(text: &str) -> Option<Measure> {
    match text {
        "none" => Some(Measure::None),
        "no-grave" => Some(Measure::NoGrave),
        _ => {
            let number = text.strip_prefix("at-most-")?;
            let digits = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
            number.parse().ok().filter(|_| digits).map(Measure::AtMost)
        }
    }
}

impl Agreement {
    /// Returns the agreement as it reads when the assumption has this value instead of its own.
    ///
    /// An assumption that sets nothing is only restated.
    ///
    /// # Errors
    /// [`AssumptionError::Unknown`] if there is no such assumption, [`AssumptionError::Value`] if the value is not of
    /// the kind that it sets.
    pub fn with_assumption(&self, id: &AssumptionId, value: &str) -> Result<Self, AssumptionError> {
        let mut varied = self.clone();
        let found = varied.assumptions.iter_mut().find(|assumption| assumption.id == *id);
        let assumption = found.ok_or_else(|| AssumptionError::Unknown(id.clone()))?;
        let ids = comparison_ids(&self.comparisons);
        if let Some(sets) = assumption.sets.filter(|sets| Setting::parse(*sets, value, &ids).is_none()) {
            return Err(AssumptionError::Value {
                value: value.to_owned(),
                expected: Setting::expected(sets),
            });
        }
        assumption.value = value.to_owned();
        let assumption = assumption.clone();
        varied.assume(&assumption);
        Ok(varied)
    }

    /// Puts the values of all assumptions in their places.
    pub(crate) fn assume_all(&mut self) {
        for assumption in self.assumptions.clone() {
            self.assume(&assumption);
        }
    }

    fn assume(&mut self, assumption: &Assumption) {
        let ids = comparison_ids(&self.comparisons);
        let setting = assumption.sets.and_then(|sets| Setting::parse(sets, &assumption.value, &ids));
        let Some(setting) = setting else { return };
        let about = assumption.about.as_str();
        for comparison in self.comparisons.iter_mut().filter(|c| c.id.as_str() == about) {
            comparison.assume(&setting);
        }
        for provision in self.provisions.iter_mut().filter(|p| p.id.as_str() == about) {
            match (&setting, provision.counts.as_mut()) {
                (Setting::Rate(rate), _) => provision.tolerated_per_day = Some(*rate),
                (Setting::AtLeast(number), Some(counts)) => counts.at_least = Some(*number),
                _ => {}
            }
        }
        self.assume_needs(assumption, &setting);
    }

    fn assume_needs(&mut self, assumption: &Assumption, setting: &Setting) {
        let about = assumption.about.as_str();
        let all = std::mem::take(&mut self.assumptions);
        let nearer = |provision: &str| all.iter().any(|a| a.sets == assumption.sets && a.about == provision);
        for phase in &mut self.phases {
            let whole = phase.id.as_str() == about;
            for need in &mut phase.needs {
                let provision = need.provision.as_str();
                if provision != about && (!whole || nearer(provision)) {
                    continue;
                }
                match setting {
                    Setting::Measure(measure) if need.measure_word.is_some() => {
                        need.measure = measure.clone()
                    }
                    Setting::Days(days) => need.days = *days,
                    _ => {}
                }
            }
        }
        self.assumptions = all;
    }
}

impl Comparison {
    /// Puts a number in its place.
    fn assume(&mut self, setting: &Setting) {
        let seen = self.seen.unwrap_or(Seen { before: 1.0, since: 1.0 });
        match *setting {
            Setting::BeforeDays(days) => self.before_days = days,
            Setting::OfComparison(AssumptionSets::RatioAtMost, ratio) => self.ratio_at_most = ratio,
            Setting::OfComparison(AssumptionSets::RankAtMost, rank) => self.rank_at_most = rank,
            Setting::OfComparison(AssumptionSets::SeenBefore, before) => {
                self.seen = Some(Seen { before, ..seen })
            }
            Setting::OfComparison(AssumptionSets::SeenSince, since) => {
                self.seen = Some(Seen { since, ..seen })
            }
            _ => {}
        }
    }
}

impl AssumptionSets {
    /// Whether it is a number of a comparison.
    pub(crate) fn is_of_comparison(self) -> bool {
        matches!(
            self,
            Self::BeforeDays | Self::RatioAtMost | Self::RankAtMost | Self::SeenBefore | Self::SeenSince
        )
    }
}

fn comparison_ids(comparisons: &[Comparison]) -> Vec<&str> {
    comparisons.iter().map(|comparison| comparison.id.as_str()).collect()
}
