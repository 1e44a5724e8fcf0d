//! The reference pages: they are what the command prints, so they cannot drift. `UPDATE=1` rewrites them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::{commands, expect_file, folder, ran, root, run, truce};

/// What the page says before the first command.
const HEAD: &str = "# The command line

This page is what `truce --help` and each command's `--help` print; a test holds it to that, and `make bless` rewrites
it.

| exit code | meaning |
| --- | --- |
| 0 | done |
| 1 | the answer is no: `check` found errors, or `assess --exit-code` found a gate that is not met or undetermined |
| 2 | something is wrong with what was given: a flag, a file, a case |
| 3 | a bug of truce: it says so and asks for a report |

Output goes to stdout, talk to stderr. `--json` prints what a machine reads, with a `version` of its own.
";

#[test]
fn the_page_is_what_help_prints() {
    let section = |title: &str, help: &str| format!("\n## {title}\n\n```text\n{}\n```\n", lines(help));
    let mut page = HEAD.to_owned() + &section("truce", &run(&["--help"]).stdout);
    for command in commands() {
        page += &section(&format!("truce {command}"), &run(&[&command, "--help"]).stdout);
    }
    expect_file("docs/cli.md", &page);
}

#[test]
fn the_read_me_shows_what_the_demonstration_prints() {
    let mut demo = truce(&["demo"]);
    demo.current_dir(folder("read-me"));
    let page = fs::read_to_string(root().join("README.md")).unwrap();
    let (head, rest) = page.split_once("```text\n").unwrap();
    let (_, tail) = rest.split_once("\n```").unwrap();
    expect_file("README.md", &format!("{head}```text\n{}\n```{tail}", lines(&ran(demo).stdout)));
}

#[test]
fn short_help_is_a_line_for_each_without_a_full_stop() {
    for command in commands() {
        let help = run(&[&command, "-h"]).stdout;
        assert!(!help.lines().next().unwrap().ends_with('.'), "{help}");
        assert!(help.lines().all(|line| line.chars().count() <= 100), "{help}");
    }
}

#[test]
fn completions_are_checked_in() {
    for shell in ["bash", "zsh", "fish"] {
        let ran = run(&["completions", shell]);
        assert_eq!(ran.code, 0);
        expect_file(&format!("docs/completions/truce.{shell}"), &ran.stdout);
    }
}

#[test]
fn manual_pages_are_checked_in() {
    let out = folder("man");
    assert_eq!(run(&["man", "--out", out.to_str().unwrap()]).code, 0);
    assert_eq!(fs::read_to_string(out.join("truce.1")).unwrap(), run(&["man"]).stdout);
    assert_eq!(names(&out).len(), commands().len() + 1);
    same_folder(&out, "docs/man");
}

#[test]
fn schemas_are_checked_in() {
    let out = folder("schema");
    assert_eq!(run(&["schema", "--out", out.to_str().unwrap()]).code, 0);
    let whole: Value = serde_json::from_str(&run(&["schema"]).stdout).unwrap();
    assert_eq!(whole.as_object().unwrap().len(), names(&out).len());
    same_folder(&out, "docs/schema");
}

/// Compares all files of a folder with a folder of the repository, and that it holds no others.
fn same_folder(made: &Path, kept: &str) {
    for name in names(made) {
        expect_file(&format!("{kept}/{name}"), &fs::read_to_string(made.join(&name)).unwrap());
    }
    assert_eq!(names(&root().join(kept)), names(made), "{kept} holds these files and no others");
}

/// Returns the lines of a help without the blanks that they end with.
fn lines(help: &str) -> String {
    help.trim_end().lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    entries.map(|name| name.to_string_lossy().into_owned()).collect()
}
