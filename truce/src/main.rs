//! truce: the command. Flags, files, wiring and exit codes; the judgement is the engine's.
//!
//! Read first: [`args`] for what can be asked, [`commands`] for what is done, [`exit`] for how it ends.

mod args;
mod bug;
mod case;
mod case_folder;
mod commands;
mod config;
mod console;
mod error;
mod exit;
mod fetch;
mod formats;
mod keeper;
mod model;
mod output;
mod problems;
mod progress;
mod publish;
mod text;

use std::process::ExitCode;

use clap::Parser;
use mimalloc::MiMalloc;

use args::Args;
use console::{Console, Tone};
use error::Failure;

/// Pages and texts become many small values, which it hands out faster than the system's own.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    ExitCode::from(bug::guard(run))
}

fn run() -> u8 {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(told) => return tell_usage(&told),
    };
    let mut console = Console::of_process();
    let done = commands::run(&args.command, &mut console);
    let done = console.finish().and(done);
    code(done, &console)
}

/// Tells help, the version or what is wrong with the flags.
fn tell_usage(told: &clap::Error) -> u8 {
    // Whoever asked for help and went away has had enough of it.
    let _ = told.print();
    if told.use_stderr() { exit::INPUT } else { exit::DONE }
}

fn code(done: Result<(), Failure>, console: &Console) -> u8 {
    match done {
        Ok(()) | Err(Failure::Closed) => exit::DONE,
        Err(Failure::No) => exit::NO,
        Err(Failure::Input { error, hints }) => {
            console.tell_word(Tone::Bad, "error", &error.to_string());
            for hint in hints {
                console.tell_word(Tone::Strong, "help", &hint);
            }
            exit::INPUT
        }
    }
}
