//! The commands: one file each.

mod assess;
mod backtest;
mod bulletin;
mod check;
mod completions;
mod demo;
mod explain;
mod export;
mod import;
mod man;
pub mod new;
mod power;
mod read;
mod read_into;
mod schema;
mod serve;
mod table;
mod talks;
mod trend;

use crate::args::Command;
use crate::console::Console;
use crate::error::Failure;

/// Runs a command.
///
/// # Errors
/// [`Failure`], of which only [`Failure::Input`] is still to be told.
pub fn run(command: &Command, console: &mut Console) -> Result<(), Failure> {
    match command {
        Command::Demo(args) => demo::run(args, console),
        Command::New(args) => new::run(args, console),
        Command::Check(args) => check::run(args, console),
        Command::Import(args) => import::run(args, console),
        Command::Read(args) => read::run(args, console),
        Command::Feed(args) => read::feed(args, console),
        Command::Assess(args) => assess::run(args, console),
        Command::Explain(args) => explain::run(args, console),
        Command::Talks(args) => talks::run(args, console),
        Command::Bulletin(args) => bulletin::run(args, console),
        Command::Trend(args) => trend::run(args, console),
        Command::Power(args) => power::run(args, console),
        Command::Export(args) => export::run(args, console),
        Command::Serve(args) => serve::run(args, console),
        Command::Backtest(args) => backtest::run(args, console),
        Command::Schema(args) => schema::run(args, console),
        Command::Completions(args) => completions::run(args, console),
        Command::Man(args) => man::run(args, console),
    }
}
