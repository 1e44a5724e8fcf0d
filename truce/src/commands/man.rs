//! `truce man`: the manual pages, made from the help.

use clap::{Command, CommandFactory};

use crate::args::{Args, ManArgs};
use crate::console::Console;
use crate::error::{Failure, InputError};

use super::new::make_dir;

/// Prints the main page, or writes a page for each command.
pub fn run(args: &ManArgs, console: &mut Console) -> Result<(), Failure> {
    let mut command = Args::command();
    command.build();
    let Some(dir) = &args.out else {
        return console.machine(&page(&command)?);
    };
    make_dir(dir)?;
    let mut pages = vec![("truce".to_owned(), page(&command)?)];
    for sub in command.get_subcommands() {
        let name = format!("truce-{}", sub.get_name());
        pages.push((name, page(sub)?));
    }
    for (name, text) in pages {
        // A page is a product of this command alone: writing it again is not overwriting anybody's work.
        let path = dir.join(format!("{name}.1"));
        std::fs::write(&path, text).map_err(|source| InputError::System { doing: "write", path, source })?;
    }
    console.line(&format!("wrote the manual pages into {}", dir.display()))
}

fn page(command: &Command) -> Result<String, Failure> {
    let mut text = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut text).map_err(Failure::of_output)?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}
