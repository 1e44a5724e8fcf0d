//! `truce completions`: what a shell needs to complete our flags.

use clap::CommandFactory;

use crate::args::{Args, CompletionsArgs};
use crate::console::Console;
use crate::error::Failure;

/// Prints the completions.
pub fn run(args: &CompletionsArgs, console: &mut Console) -> Result<(), Failure> {
    let mut text = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "truce", &mut text);
    console.machine(&String::from_utf8_lossy(&text))
}
