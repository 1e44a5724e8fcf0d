//! Checks of the tree itself: how files open, which way the arrows point, and what must not lie around.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The stages of the engine, each with the earlier ones that it may use.
const ARROWS: [(&str, &[&str]); 12] = [
    ("model", &[]),
    ("terms", &["model"]),
    ("reports", &["model", "terms"]),
    ("sources", &["model", "terms", "reports"]),
    ("incidents", &["model", "terms", "reports"]),
    ("findings", &["model", "terms", "reports", "incidents"]),
    ("series", &["model", "terms", "reports", "incidents", "findings"]),
    ("standing", &["model", "terms", "reports", "incidents", "findings", "series"]),
    ("table", &["model", "terms", "reports", "sources", "incidents", "findings", "series", "standing"]),
    ("history", &["model", "terms", "reports", "sources", "findings", "series", "standing"]),
    ("talks", &["model", "terms"]),
    (
        "publications",
        &["model", "terms", "reports", "sources", "incidents", "findings", "series", "standing", "talks"],
    ),
];

/// The folders of the server, each with those that it may use: from what is kept to what stands around a request.
const SERVER_ARROWS: [(&str, &[&str]); 5] = [
    ("views", &[]),
    ("cases", &["views"]),
    ("answers", &["views", "cases"]),
    ("routes", &["views", "cases", "answers"]),
    ("web", &["views", "cases", "answers", "routes"]),
];

/// The folders of the reading, each with the earlier ones that it may use.
const READING_ARROWS: [(&str, &[&str]); 12] = [
    ("page", &[]),
    ("text", &["page"]),
    ("names", &["page", "text"]),
    ("places", &["page", "text", "names"]),
    ("times", &["page", "text"]),
    ("statements", &["page", "text", "names", "places", "times"]),
    ("events", &["page", "text", "names", "places", "times", "statements"]),
    ("talks", &["page", "text", "names", "places", "times", "statements", "events"]),
    ("tallies", &["page", "text", "names", "places", "times"]),
    (
        "reports",
        &[
            "page",
            "text",
            "names",
            "places",
            "times",
            "statements",
            "events",
            "talks",
            "tallies",
            "views",
            "proposed",
        ],
    ),
    ("proposed", &["page", "text", "names", "places", "times", "statements", "events", "talks", "tallies"]),
    ("views", &["page", "text", "names", "places", "times", "statements", "events", "talks", "tallies"]),
];

/// What may stand at the root.
const AT_ROOT: [&str; 28] = [
    ".ci",
    ".gitattributes",
    ".github",
    ".gitignore",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "Cargo.lock",
    "Cargo.toml",
    "GLOSSARY.md",
    "LICENSE",
    "Makefile",
    "NOTICE",
    "README.md",
    "SECURITY.md",
    "benches",
    "cases",
    "clippy.toml",
    "dashboard",
    "docs",
    "engine",
    "fuzz",
    "reading",
    "rust-toolchain.toml",
    "rustfmt.toml",
    "truce",
    "record",
    "server",
];

/// The longest line, in characters. Code is held to less by `rustfmt.toml`; this is for prose and for what it cannot break.
const LINE_MAX: usize = 130;

/// What is made by building and running, and is not the project's.
const MADE: [&str; 6] = ["target", "out", "node_modules", "dist", "corpus", "artifacts"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .canonicalize()
        .expect("the crate stands in the workspace")
}

/// Returns every file of the project, in order, by path below the root.
fn files() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the project can be read") {
            let path = entry.expect("an entry can be read").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if name == ".git" {
                continue;
            }
            let is_link = path.is_symlink();
            match path.is_dir() && !is_link {
                true if MADE.contains(&name.as_str()) => {}
                true => folders.push(path),
                false => found.push(path.strip_prefix(root()).expect("below the root").to_owned()),
            }
        }
    }
    found.sort();
    found
}

fn text(path: &Path) -> String {
    String::from_utf8_lossy(&fs::read(root().join(path)).expect("a file of the project can be read"))
        .into_owned()
}

fn rust_files() -> impl Iterator<Item = (PathBuf, String)> {
    files().into_iter().filter(|path| path.extension().is_some_and(|ext| ext == "rs")).map(|path| {
        let text = text(&path);
        (path, text)
    })
}

/// Fails with all of `faults`, one a line.
fn none(what: &str, faults: Vec<String>) {
    assert!(faults.is_empty(), "{what}:\n  {}\n", faults.join("\n  "));
}

/// Returns the lines of a source file that are compiled into the crate: without comments and without its own tests.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let body = text.split("#[cfg(test)]\nmod ").next().unwrap_or(text);
    body.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .map(|(n, line)| (n + 1, line))
}

#[test]
fn tidy_every_rust_file_opens_with_what_it_is() {
    let faults = rust_files()
        .filter(|(_, text)| !text.starts_with("//! "))
        .map(|(path, _)| path.display().to_string());
    none("these files do not open with `//! `", faults.collect());
}

#[test]
fn tidy_lines_are_not_too_long() {
    let mut faults = Vec::new();
    for (path, text) in rust_files() {
        // A long string or table stands in a file for tests or words; what is read as prose and code does not.
        let long = text
            .lines()
            .enumerate()
            .filter(|(_, line)| line.chars().count() > LINE_MAX && !line.contains('"'));
        faults.extend(long.map(|(n, _)| format!("{}:{}", path.display(), n + 1)));
    }
    none("these lines are too long to read", faults);
}

#[test]
fn tidy_engine_arrows_point_the_way_of_the_data() {
    none("these arrows point against the way of the data", against("engine/src", &ARROWS));
}

#[test]
fn tidy_reading_arrows_point_the_way_of_the_data() {
    none("these arrows point against the way of the data", against("reading/src", &READING_ARROWS));
}

#[test]
fn tidy_server_arrows_point_outward() {
    none(
        "these arrows point from what is kept to what stands around it",
        against("server/src", &SERVER_ARROWS),
    );
}

/// Returns every use of a folder of `crate_src` by one that may not use it.
fn against(crate_src: &str, arrows: &'static [(&str, &[&str])]) -> Vec<String> {
    let mut faults = Vec::new();
    for (path, text) in rust_files() {
        let Ok(inside) = path.strip_prefix(crate_src) else { continue };
        let first = inside.components().next().expect("a file has a name");
        let folder = first.as_os_str().to_string_lossy().into_owned();
        if folder == "lib.rs" {
            continue;
        }
        let Some((_, allowed)) = arrows.iter().find(|(name, _)| *name == folder) else {
            faults.push(format!("{}: `{folder}` is no folder of the plan", path.display()));
            continue;
        };
        for (n, line) in text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            for used in line.split("crate::").skip(1).flat_map(|rest| named(rest, arrows)) {
                if used != folder && !allowed.contains(&used) {
                    faults.push(format!("{}:{}: {folder} uses {used}", path.display(), n + 1));
                }
            }
        }
    }
    faults
}

/// Returns the folders that the text after `crate::` names: one, or several in braces.
fn named(rest: &str, arrows: &'static [(&str, &[&str])]) -> Vec<&'static str> {
    let list = rest.strip_prefix('{').and_then(|rest| rest.split('}').next());
    let names: Vec<&str> = match list {
        Some(list) => list.split(',').map(str::trim).collect(),
        None => vec![rest],
    };
    let word =
        |text: &str| text.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("").to_owned();
    let words: BTreeSet<String> = names.into_iter().map(word).collect();
    arrows.iter().map(|(name, _)| *name).filter(|name| words.contains(*name)).collect()
}

#[test]
fn tidy_no_stray_files_at_the_root() {
    let top = files()
        .into_iter()
        .filter_map(|path| Some(path.components().next()?.as_os_str().to_string_lossy().into_owned()));
    let strays: BTreeSet<String> = top.filter(|name| !AT_ROOT.contains(&name.as_str())).collect();
    none("these do not belong at the root", strays.into_iter().collect());
}

#[test]
fn tidy_no_file_is_large() {
    let size = |path: &PathBuf| fs::metadata(root().join(path)).map_or(0, |meta| meta.len());
    let faults =
        files().into_iter().filter(|path| size(path) > 1 << 20).map(|path| path.display().to_string());
    none("these files are larger than 1 MiB", faults.collect());
}

#[test]
fn tidy_no_path_of_a_machine() {
    // Put together here, so that this file does not hold them itself.
    let machine =
        [["/wo", "rk/"], ["/ro", "ot/"], ["/fa", "rm/"], ["/ho", "me/"]].map(|parts| parts.concat());
    let mut faults = Vec::new();
    for path in files() {
        for (n, line) in text(&path).lines().enumerate() {
            let is_path =
                |at: usize| !line[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || ".-_~".contains(c));
            if machine.iter().any(|part| line.match_indices(part.as_str()).any(|(at, _)| is_path(at))) {
                faults.push(format!("{}:{}", path.display(), n + 1));
            }
        }
    }
    none("these lines hold a path of somebody's machine", faults);
}

#[test]
fn tidy_nothing_is_left_undone() {
    let words = [["to", "do!("], ["unimplem", "ented!("], ["#[ign", "ore"], ["dbg", "!("]]
        .map(|parts| parts.concat());
    let mut faults = Vec::new();
    for (path, text) in rust_files() {
        let hits = text
            .lines()
            .enumerate()
            .filter(|(_, line)| words.iter().any(|word| line.contains(word.as_str())));
        faults.extend(hits.map(|(n, _)| format!("{}:{}", path.display(), n + 1)));
    }
    none("these lines leave something undone", faults);
}

#[test]
fn tidy_no_unwrap_outside_tests() {
    let mut faults = Vec::new();
    for (path, text) in
        rust_files().filter(|(path, _)| path.components().nth(1).is_some_and(|c| c.as_os_str() == "src"))
    {
        let is_tests = path.file_stem().is_some_and(|stem| stem == "tests");
        let hits = code(&text).filter(|(_, line)| line.contains(".unwrap()") && !is_tests);
        faults.extend(hits.map(|(n, _)| format!("{}:{n}", path.display())));
    }
    none("these lines unwrap outside tests; say why it holds with `expect`, or handle it", faults);
}

#[test]
fn tidy_no_test_file_is_forgotten() {
    for tests in ["truce/tests/it", "engine/tests/it", "reading/tests/it", "server/tests/it"] {
        let folder = root().join(tests);
        let Ok(main) = fs::read_to_string(folder.join("main.rs")) else { continue };
        let names =
            fs::read_dir(&folder).expect("the tests can be listed").flatten().map(|entry| entry.path());
        let stems = names.filter(|path| path.extension().is_some_and(|ext| ext == "rs"));
        let stems = stems.map(|path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned());
        let lost = stems.filter(|stem| stem != "main" && !main.contains(&format!("mod {stem};")));
        none("these test files are in no test", lost.map(|stem| format!("{tests}/{stem}.rs")).collect());
    }
}

#[test]
fn tidy_the_reference_names_every_command() {
    let page = fs::read_to_string(root().join("docs/cli.md")).expect("docs/cli.md is there");
    let commands = crate::commands();
    assert!(commands.len() >= 11, "the help lists the commands: {commands:?}");
    let lost = commands.iter().filter(|name| !page.contains(&format!("## truce {name}\n")));
    none("docs/cli.md does not name these commands", lost.map(|name| (*name).clone()).collect());
}
