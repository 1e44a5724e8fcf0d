//! The circular block bootstrap: how much a mean would have differed, had the same bursts fallen otherwise.
//!
//! A window's days are laid in a circle and drawn in blocks of consecutive days, so that what comes in bursts stays in bursts.
//! Sums of all blocks are worked out once: a draw is a few additions.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// The sums of every circular block of one window.
#[derive(Debug, Clone)]
pub(super) struct Blocks {
    /// Of blocks of full length, by first day.
    whole: Vec<f64>,
    /// Of the last block, which may be shorter, by first day.
    last: Vec<f64>,
    /// How many blocks of full length a draw has.
    wholes: usize,
}

impl Blocks {
    /// Lays `window` in a circle; `block` is 1 to its length.
    pub(super) fn of(window: &[f64], block: usize) -> Self {
        assert!((1..=window.len()).contains(&block), "a plan is checked before blocks are cut");
        let blocks = window.len().div_ceil(block);
        let rest = window.len() - (blocks - 1) * block;
        Self { whole: circular(window, block), last: circular(window, rest), wholes: blocks - 1 }
    }

    /// Draws the sum of a window.
    pub(super) fn draw(&self, chance: &mut Chance) -> f64 {
        let wholes = (0..self.wholes).map(|_| self.whole[chance.below(self.whole.len())]).sum::<f64>();
        wholes + self.last[chance.below(self.last.len())]
    }

    /// Draws the sums of two windows of one length, the same days of both.
    pub(super) fn draw_both(&self, other: &Self, chance: &mut Chance) -> (f64, f64) {
        let (mut own, mut others) = (0.0, 0.0);
        for _ in 0..self.wholes {
            let first = chance.below(self.whole.len());
            own += self.whole[first];
            others += other.whole[first];
        }
        let first = chance.below(self.last.len());
        (own + self.last[first], others + other.last[first])
    }
}

fn circular(window: &[f64], length: usize) -> Vec<f64> {
    let twice: Vec<f64> = window.iter().chain(window).copied().collect();
    (0..window.len()).map(|first| twice[first..first + length].iter().sum()).collect()
}

/// Chance from a seed: a stream for each use, so that what one use draws does not depend on another.
pub(super) struct Chance(ChaCha8Rng);

impl Chance {
    pub(super) fn new(seed: u64, stream: u64) -> Self {
        let mut generator = ChaCha8Rng::seed_from_u64(seed);
        generator.set_stream(stream);
        Self(generator)
    }

    /// Returns a number below `n`, which is under 2¹⁶; one is likelier than another by less than 2⁻¹⁶.
    pub(super) fn below(&mut self, n: usize) -> usize {
        ((u64::from(self.0.next_u32()) * n as u64) >> 32) as usize
    }
}

/// Returns the 2.5 and 97.5 per cent quantiles of draws, and how many draws said nothing (no number).
///
/// Infinite draws count as what they are: the largest. Quantiles are interpolated between order statistics (type 7 of
/// Hyndman and Fan 1996, which is what R and NumPy do unless told otherwise).
pub(super) fn middle_95(draws: &mut Vec<f64>) -> ((f64, f64), usize) {
    let all = draws.len();
    draws.retain(|draw| !draw.is_nan());
    let silent = all - draws.len();
    if draws.is_empty() {
        return ((f64::NAN, f64::NAN), silent);
    }
    ((quantile(draws, 0.025), quantile(draws, 0.975)), silent)
}

/// Returns a quantile of numbers that are not none; reorders them.
pub(super) fn quantile(numbers: &mut [f64], share: f64) -> f64 {
    let at = share * (numbers.len() - 1) as f64;
    let (below, above) = (at.floor() as usize, at.ceil() as usize);
    let (_, low, rest) = numbers.select_nth_unstable_by(below, f64::total_cmp);
    let low = *low;
    let high = if above == below { low } else { rest.iter().copied().fold(f64::INFINITY, f64::min) };
    if low == high { low } else { low + (high - low) * (at - below as f64) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_numpy() {
        let mut numbers = [7.0, 1.0, 3.0, 2.0, 10.0];
        assert_eq!(quantile(&mut numbers, 0.5), 3.0);
        assert_eq!(quantile(&mut numbers, 0.1), 1.4);
        assert_eq!(quantile(&mut numbers, 0.975), 9.7);
        assert_eq!(quantile(&mut [1.0, f64::INFINITY], 1.0), f64::INFINITY);
    }

    #[test]
    fn a_draw_of_one_whole_block_is_the_window_itself() {
        let blocks = Blocks::of(&[1.0, 2.0, 4.0], 3);
        let mut chance = Chance::new(1, 1);
        assert!((0..20).all(|_| blocks.draw(&mut chance) == 7.0));
    }

    #[test]
    fn a_last_block_is_cut_to_what_is_left() {
        let blocks = Blocks::of(&[1.0; 10], 7);
        assert_eq!(blocks.draw(&mut Chance::new(1, 1)), 10.0);
    }
}
