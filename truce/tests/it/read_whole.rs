//! `truce read --into` is stopped at any point, run twice at once, or given the same text twice: the case stays whole.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use crate::{Ran, folder, run, truce};

const TEXTS: usize = 8;

/// Files of reports by name.
type Files = BTreeMap<String, String>;

/// Writes some texts, each of which gives a report.
fn texts(test: &str) -> Vec<String> {
    let folder = folder(test);
    let text = |n: usize| {
        format!(
            "Truce shaken\n\nValley forces shelled the village of Rima on {} September 2016.\n\nIt is over.\n",
            n + 1
        )
    };
    (0..TEXTS)
        .map(|n| {
            let path = folder.join(format!("{n}.txt"));
            fs::write(&path, text(n)).unwrap();
            path.to_str().unwrap().to_owned()
        })
        .collect()
}

fn args<'a>(texts: &'a [String], case: &'a Path) -> Vec<&'a str> {
    let into = ["--into", case.to_str().unwrap(), "--source", "watch"];
    std::iter::once("read").chain(texts.iter().map(String::as_str)).chain(into).collect()
}

/// Returns what stands in the case under the names of texts that were read.
fn files(case: &Path) -> Files {
    let entries = fs::read_dir(case.join("reports")).unwrap().map(|entry| entry.unwrap().path());
    let read = entries.filter(|path| name(path).starts_with("read-"));
    read.map(|path| (name(&path), fs::read_to_string(&path).unwrap())).collect()
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

/// Returns what an undisturbed run gives.
fn undisturbed(test: &str) -> (Vec<String>, Files) {
    let texts = texts(&format!("{test}_texts"));
    let case = super::reads::case(&format!("{test}-undisturbed"));
    let ran = run(&args(&texts, &case));
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let all = files(&case);
    assert_eq!(all.len(), TEXTS);
    (texts, all)
}

fn is_in_order(case: &Path) {
    let ran = run(&["check", case.to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}", ran.stdout);
}

fn begun(texts: &[String], case: &Path) -> Child {
    let mut command = truce(&args(texts, case));
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// Waits until so many texts stand in the case, or the command has ended.
fn until(count: usize, case: &Path, child: &mut Child) {
    let begun = Instant::now();
    while files_so_far(case) < count && child.try_wait().unwrap().is_none() {
        assert!(begun.elapsed() < Duration::from_secs(60), "nothing comes");
    }
}

fn files_so_far(case: &Path) -> usize {
    let entries = fs::read_dir(case.join("reports")).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| name(path).starts_with("read-")).count()
}

#[test]
fn killed_after_any_text_it_leaves_whole_files_and_goes_on_where_it_was() {
    let (texts, all) = undisturbed("killed");
    let case = super::reads::case("killed");
    for count in 0..TEXTS {
        let mut child = begun(&texts, &case);
        until(count, &case, &mut child);
        child.kill().unwrap();
        child.wait().unwrap();
        let found = files(&case);
        assert!(found.len() >= count, "what was there stays: {} of {count}", found.len());
        assert!(found.iter().all(|(name, text)| all.get(name) == Some(text)), "each is whole: {found:#?}");
        is_in_order(&case);
    }
    assert_eq!(run(&args(&texts, &case)).code, 0);
    assert_eq!(files(&case), all, "each text once, as if nothing had happened");
}

#[test]
fn half_a_file_that_a_broken_off_write_left_is_no_report_and_in_nobodys_way() {
    let (texts, all) = undisturbed("half");
    let case = super::reads::case("half");
    let (first, whole) = all.iter().next().unwrap();
    let left = case.join("reports").join(format!(".{first}.12345.part"));
    fs::write(&left, &whole[..whole.len() / 2]).unwrap();
    is_in_order(&case);
    assert_eq!(run(&args(&texts, &case)).code, 0);
    assert_eq!(files(&case), all);
    is_in_order(&case);
}

#[test]
fn two_at_once_add_each_text_once() {
    let (texts, all) = undisturbed("at-once");
    let case = super::reads::case("at-once");
    let children: Vec<Child> = (0..4).map(|_| begun(&texts, &case)).collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    assert_eq!(files(&case), all);
    is_in_order(&case);
}

#[test]
fn a_text_named_twice_in_one_run_is_added_once() {
    let (texts, all) = undisturbed("twice");
    let case = super::reads::case("twice");
    let twice: Vec<String> = [&texts[..], &texts[..]].concat();
    let ran = run(&args(&twice, &case));
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(ran.stderr.matches("already").count(), TEXTS, "{}", ran.stderr);
    assert_eq!(files(&case), all);
}

#[test]
fn a_text_that_cannot_be_had_ends_it_and_says_how_far_it_came() {
    let (texts, _) = undisturbed("one-gone");
    let case = super::reads::case("one-gone");
    fs::remove_file(&texts[2]).unwrap();
    let ran: Ran = run(&args(&texts, &case));
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("2 texts before it read, 5 after it not"), "{}", ran.stderr);
    assert_eq!(files(&case).len(), 2);
    // For programs too, what was read is not kept back.
    let again: PathBuf = super::reads::case("one-gone-json");
    let ran = run(&[&args(&texts, &again)[..], &["--json"]].concat());
    assert_eq!(ran.code, 2);
    let value: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(value["accounts"].as_array().map(Vec::len), Some(2));
}

#[test]
fn names_that_the_case_does_not_know_are_told_with_how_to_mend_it() {
    let case = super::reads::case("unknown-names");
    let text = folder("unknown_names").join("text.txt");
    fs::write(&text, "Truce shaken\n\nHill Brigade fighters shelled Madaya and Damascus on 14 September 2016, the Blue Relief \
        said.\n\nIt is over.\n").unwrap();
    let ran = run(&args(&[text.to_str().unwrap().to_owned()], &case));
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    for part in ["not known: no actor or party of the case is called", "actors.toml", "Blue Relief"] {
        assert!(ran.stderr.contains(part), "{part}: {}", ran.stderr);
    }
}
