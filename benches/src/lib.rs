//! How fast truce reads, places and counts a large event file, beside the tools analysts use.
//!
//! The binaries `generate` (makes the file), `bare` (the fastest pass a CSV library can do over it) and `run` (our
//! stages) share what is here; the peers are Python scripts in `peers/`. Read first: `peers/run.sh`.

pub mod areas;
pub mod counts;
pub mod memory;
pub mod prose;
pub mod synth;
pub mod terms;
