//! Spreading occurrences over their days, with nothing made and nothing lost.

use std::sync::Arc;

use super::{Daily, Days, Measured, Occurrence, Undetermined, Unit, Which};

/// Parts of one: shares are whole numbers of these, so that sums do not depend on the order and totals are kept exactly.
const PARTS: f64 = 16_777_216.0;

/// The most that one occurrence may have of a unit: more is a slip of the pen.
const AMOUNT_MAX: f64 = 1e9;

/// Why an occurrence is not in a series.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WhyLeftOut {
    /// It lies on more days than the stated span.
    #[error("it lies somewhere in {0} days, which says little of any one")]
    TooLong(u32),
    /// It lies wholly before or after the days of the series.
    #[error("it lies outside the days of the series")]
    Outside,
    /// It does not state how many.
    #[error("it states no number")]
    NoNumber,
    /// It states a number that cannot be.
    #[error("its number is over a thousand million, or no number")]
    BadNumber,
    /// Its days are not known.
    #[error("when it was is not known")]
    NoDate,
    /// It was not known yet.
    #[error("it was not known then")]
    NotKnownYet,
    /// When it was known is not stated.
    #[error("when it was known is not stated")]
    KnownWhen,
}

/// An occurrence that is not in a series, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// The occurrence's id.
    pub id: Arc<str>,
    /// Why.
    pub why: WhyLeftOut,
}

/// A series made of occurrences, with all that is not in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Spread<U> {
    /// The series.
    pub daily: Daily<U>,
    /// Occurrences that are in it, wholly or in part.
    pub taken: usize,
    /// What lies on days outside the series, of occurrences that are in it in part.
    pub outside: f64,
    /// What is left out, by id.
    pub left_out: Vec<LeftOut>,
}

impl<U: Unit> Daily<U> {
    /// Makes a series of the occurrences that `which` takes, each spread evenly over the days on which it may lie.
    ///
    /// What lies on more than `span_max` days is left out and named: spread, it would be noise on every one. What lies
    /// partly outside keeps its share inside; the rest is told as `outside`.
    ///
    /// # Units
    /// Of `U`, a day. Shares are rounded to 2⁻²⁴; their sum is that of the amounts exactly.
    /// # Errors
    /// [`Undetermined::EmptySeries`] if nothing is in it: days without anything are no series.
    /// # Source
    /// VIEWS spreads evenly since 2025, since all on the last day makes false calm before it.
    /// # Limits
    /// Where an occurrence really lay is not known; evenly is a convention. It makes sharp changes softer.
    pub fn spread<'o>(
        days: Days,
        span_max: u32,
        which: &Which,
        occurrences: impl IntoIterator<Item = &'o Occurrence>,
    ) -> Measured<Spread<U>> {
        Self::spread_by(days, span_max, which, occurrences, U::amount)
    }

    /// As [`spread`](Self::spread), with another amount for each occurrence: an expected number of deaths, say.
    ///
    /// # Errors
    /// As [`spread`](Self::spread).
    pub fn spread_by<'o>(
        days: Days,
        span_max: u32,
        which: &Which,
        occurrences: impl IntoIterator<Item = &'o Occurrence>,
        amount: impl Fn(&Occurrence) -> Option<f64>,
    ) -> Measured<Spread<U>> {
        let mut sums =
            Sums { days, parts: vec![0; days.count()], outside: 0, taken: 0, left_out: Vec::new() };
        for occurrence in occurrences.into_iter().filter(|o| which.takes(o)) {
            match fit(days, span_max, occurrence).and_then(|()| parts_of(amount(occurrence))) {
                Ok(parts) => sums.add(occurrence, parts),
                Err(why) => sums.left_out.push(LeftOut { id: occurrence.id.clone(), why }),
            }
        }
        sums.finish()
    }
}

/// Whether an occurrence fits into a series.
fn fit(days: Days, span_max: u32, occurrence: &Occurrence) -> Result<(), WhyLeftOut> {
    let span = occurrence.span_days();
    if span > span_max {
        return Err(WhyLeftOut::TooLong(span));
    }
    let is_inside =
        days.position(occurrence.last) >= 0 && days.position(occurrence.first) < days.count() as i32;
    if is_inside { Ok(()) } else { Err(WhyLeftOut::Outside) }
}

fn parts_of(amount: Option<f64>) -> Result<u64, WhyLeftOut> {
    let amount = amount.ok_or(WhyLeftOut::NoNumber)?;
    if !(0.0..=AMOUNT_MAX).contains(&amount) {
        return Err(WhyLeftOut::BadNumber);
    }
    Ok((amount * PARTS).round() as u64)
}

struct Sums {
    days: Days,
    parts: Vec<u128>,
    outside: u128,
    taken: usize,
    left_out: Vec<LeftOut>,
}

impl Sums {
    fn add(&mut self, occurrence: &Occurrence, parts: u64) {
        self.taken += 1;
        let (first, span) = (self.days.position(occurrence.first), u64::from(occurrence.span_days()));
        let (share, rest) = (parts / span, parts % span);
        for n in 0..span {
            let part = u128::from(share + u64::from(n < rest));
            let day = usize::try_from(i64::from(first) + n as i64).ok();
            match day.and_then(|day| self.parts.get_mut(day)) {
                Some(sum) => *sum += part,
                None => self.outside += part,
            }
        }
    }

    fn finish<U: Unit>(mut self) -> Measured<Spread<U>> {
        if self.taken == 0 {
            return Err(Undetermined::EmptySeries { first: self.days.first(), last: self.days.last() });
        }
        self.left_out.sort_by(|a, b| a.id.cmp(&b.id));
        let values = self.parts.iter().map(|parts| *parts as f64 / PARTS).collect();
        Ok(Spread {
            daily: Daily::of_values(self.days.first(), values)?,
            taken: self.taken,
            outside: self.outside as f64 / PARTS,
            left_out: self.left_out,
        })
    }
}
