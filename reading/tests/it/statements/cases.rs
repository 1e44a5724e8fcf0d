//! Cases in `reading/tests/statements`: short texts, each with who says what. Adding one needs no Rust.
//!
//! A file is a text, a line `=====`, and a line for each statement: `kind | first words | speaker | party | stance`, where
//! `-` is not asked. `none` is what stands between marks and is no statement.

use std::path::Path;

use reading::statements::{Statement, StatementKind};

use super::score::same_name;

fn check(name: &str, content: &str) -> Vec<String> {
    let (text, wanted) = content.split_once("\n=====\n").expect("a line of = divides text and statements");
    let account = reading::read(format!("{text}\n").as_bytes(), &reading::Given::default());
    let text = account.parsed.text();
    let lines = wanted.lines().filter(|line| !line.trim().is_empty());
    lines
        .filter_map(|line| fault(text, &account.statements, line))
        .map(|fault| format!("{name}: {fault}"))
        .collect()
}

fn kind_named(name: &str) -> Option<StatementKind> {
    match name {
        "direct" => Some(StatementKind::Direct),
        "fragment" => Some(StatementKind::Fragment),
        "indirect" => Some(StatementKind::Indirect),
        "headline" => Some(StatementKind::Headline),
        "none" => None,
        other => panic!("`{other}` is no kind of statement"),
    }
}

fn fault(text: &str, statements: &[Statement], line: &str) -> Option<String> {
    let [kind, words, speaker, party, stance] = line.split(" | ").map(str::trim).collect::<Vec<_>>()[..]
    else {
        panic!("`{line}` has not five parts")
    };
    assert!(text.contains(words), "`{words}` is in the text");
    let begins = |one: &&Statement| {
        one.span.of(text).trim_start_matches(['"', '“', '‘', '\'', '«']).starts_with(words)
    };
    let mut found = statements.iter().filter(begins);
    let Some(kind) = kind_named(kind) else {
        let one = found.find(|one| one.kind != StatementKind::Indirect)?;
        return Some(format!("[{words}] is a statement of {} by {}", one.speaker.actor.name(), one.rule));
    };
    let Some(one) = found.find(|one| one.kind == kind) else {
        let others: Vec<_> = statements.iter().map(|one| (one.kind, one.span.of(text))).collect();
        return Some(format!("[{words}] is not found as {kind:?}: {others:?}"));
    };
    let name = one.speaker.actor.name();
    let holder = one.speaker.holder.as_ref().map(|party| party.full_code()).unwrap_or_default();
    match () {
        () if speaker == "?" && name.is_empty() => None,
        () if speaker != "-" && (name.is_empty() || !same_name(name, speaker)) => {
            Some(format!("[{words}] is said by `{name}`, not {speaker} ({})", one.rule))
        }
        () if party != "-" && !holder.starts_with(party) => {
            Some(format!("[{words}] is for `{holder}`, not {party}"))
        }
        () if stance != "-" && one.stance.name() != stance => {
            Some(format!("[{words}] {}, not {stance}", one.stance.name()))
        }
        () => None,
    }
}

#[test]
fn every_case_is_read_as_it_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/statements");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the cases are there")
        .map(|entry| entry.expect("it is readable").path())
        .collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    assert!(files.len() > 20, "{} cases", files.len());
    let mut faults = Vec::new();
    for path in files {
        let content = std::fs::read_to_string(&path).expect("a case can be read");
        faults.extend(check(&path.file_stem().expect("it has a name").to_string_lossy(), &content));
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}
