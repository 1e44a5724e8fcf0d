//! Made-up events, towns and areas in the shape of a large event export.
//!
//! In: a seed and a number of rows. Out: a CSV of 31 columns as ACLED exports them, and 14 areas as GeoJSON. Every
//! name and coordinate is invented; only the column names and event categories follow the publisher's layout.
//! Read first: [`rows::write_rows`]. Invariant: the same seed and number of rows give the same bytes everywhere, so
//! the numbers come from [`Seeded`] and not from a library whose stream may change between versions.

pub mod areas;
pub mod rows;
pub mod told;
pub mod towns;

/// West, south, east and north of the made-up country, in WGS 84 degrees.
pub const BOX: [f64; 4] = [35.7, 32.3, 42.4, 37.3];

/// A stream of pseudo-random numbers that never changes between releases.
///
/// # Source
/// SplitMix64: Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators".
#[derive(Debug, Clone)]
pub struct Seeded(u64);

impl Seeded {
    /// Starts the stream of one seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Returns the next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let a = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let b = (a ^ (a >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        b ^ (b >> 31)
    }

    /// Returns a number in `0.0..1.0`.
    pub fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// Returns a whole number below `n`, which must not be zero.
    pub fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.bits()) * n as u128) >> 64) as usize
    }

    /// Returns a draw from the standard normal distribution (Box and Muller 1958, the cosine half).
    pub fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.unit()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.unit()).cos()
    }
}

/// Draws indexes with given weights.
#[derive(Debug, Clone)]
pub struct Weighted(Vec<f64>);

impl Weighted {
    /// Takes weights `1 / (k + 1)^exponent` for `n` items, as sizes of towns fall with their rank (Zipf's law).
    pub fn zipf(n: usize, exponent: f64) -> Self {
        Self::of((0..n).map(|k| 1.0 / ((k + 1) as f64).powf(exponent)))
    }

    /// Takes any positive weights.
    pub fn of(weights: impl Iterator<Item = f64>) -> Self {
        let mut sum = 0.0;
        Self(
            weights
                .map(|w| {
                    sum += w;
                    sum
                })
                .collect(),
        )
    }

    /// Draws one index.
    pub fn draw(&self, seeded: &mut Seeded) -> usize {
        let at = seeded.unit() * self.0.last().copied().unwrap_or(0.0);
        self.0.partition_point(|sum| *sum <= at).min(self.0.len() - 1)
    }
}
