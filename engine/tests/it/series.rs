//! The tests of series and measures: figures of others on real data, and what must hold for any data.

mod reference;
mod syria;
