//! The tests of series and measures: figures of others on real data, bad input, and what must hold for any data.

mod bad;
mod case;
mod golden;
mod properties;
mod reference;
mod syria;
