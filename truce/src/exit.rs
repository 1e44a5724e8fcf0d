//! The exit codes: what the command's end tells a script. Documented in `docs/cli.md`, one test each.

/// Done.
pub const DONE: u8 = 0;
/// The answer is no: `check` found errors, or `assess --exit-code` found a gate that is not met or undetermined.
pub const NO: u8 = 1;
/// Your input: a flag, a missing file, a case that cannot be read.
pub const INPUT: u8 = 2;
/// Our bug. It says so and asks for a report.
pub const BUG: u8 = 3;
