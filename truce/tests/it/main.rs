//! Tests of the command as a person or a script meets it. They prove the wiring; the judgement is tested in the engine.
//!
//! Read first: [`run`]. Nothing here uses the network or the clock; files are written below cargo's own folder.

#![allow(clippy::unwrap_used, missing_docs)]

mod answers;
mod backtest;
mod book;
mod cases;
mod exits;
mod gazetteers;
mod imports;
mod proposals;
mod read_hostile;
mod read_whole;
mod reads;
mod reference;
mod serve;
mod serve_watch;
mod served;
mod tables;
mod tidy;
mod trends;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a run of the command gave.
pub struct Ran {
    pub stdout: String,
    pub stderr: String,
    pub code: i32,
}

/// Returns the command, set so that nothing of the machine shows in what it prints.
pub fn truce(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_truce"));
    command.args(args).env_clear().env("COLUMNS", "80").stdin(Stdio::null());
    command
}

/// Runs the command.
pub fn run(args: &[&str]) -> Ran {
    ran(truce(args))
}

/// Runs a command that has been made ready.
pub fn ran(mut command: Command) -> Ran {
    let output = command.output().expect("the command was built beside the tests");
    Ran {
        stdout: String::from_utf8(output.stdout).expect("what is printed is UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("what is told is UTF-8"),
        code: output.status.code().expect("it ends by itself"),
    }
}

/// Returns an empty folder for a test by its name.
pub fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Returns a new case for a test, as `truce new` makes it.
pub fn new_case(test: &str) -> PathBuf {
    let case = folder(test).join("case");
    let made = run(&["new", case.to_str().unwrap()]);
    assert_eq!(made.code, 0, "{}", made.stderr);
    case
}

/// Replaces a part of a file of a case; the part must be there.
pub fn change(case: &Path, file: &str, old: &str, new: &str) {
    let path = case.join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(old), "{file} holds {old:?}");
    fs::write(path, text.replacen(old, new, 1)).unwrap();
}

/// Returns the root of the workspace.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap()
}

/// Compares text with a file of the repository; `UPDATE=1` rewrites it.
pub fn expect_file(path: &str, found: &str) {
    let path = root().join(path);
    if std::env::var_os("UPDATE").is_some_and(|value| value == "1") {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, found).unwrap();
        return;
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(expected == found, "{} is not what the command prints: `make bless` rewrites it", path.display());
}

/// Returns the names of all commands, as the help lists them.
pub fn commands() -> Vec<String> {
    let help = run(&["-h"]).stdout;
    let listed =
        help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    // A line that goes on from the one before is indented further.
    let names = listed.filter_map(|line| line.strip_prefix("  ")).filter(|line| !line.starts_with(' '));
    names.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}
