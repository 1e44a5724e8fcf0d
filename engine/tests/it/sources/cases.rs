//! The cases: `ok/` gives reports and no error, `err/` gives an error; expectations stand beside the input.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use engine::model::{Problem, Severity, SourceId};
use engine::sources::{Format, Import, ReadOptions, truce_json};

use super::check;

#[test]
fn cases_read_as_expected() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sources");
    let mut wrong = Vec::new();
    for side in ["ok", "err"] {
        for case in folders(&root.join(side)) {
            wrong.extend(run(&case, side == "err").err().map(|why| format!("{}: {why}", case.display())));
        }
    }
    assert!(wrong.is_empty(), "{}\nUPDATE=1 rewrites expectations", wrong.join("\n"));
}

fn folders(parent: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(parent).expect("the folder stands");
    let mut folders: Vec<_> = entries.map(|entry| entry.expect("it is readable").path()).collect();
    folders.sort();
    assert!(!folders.is_empty(), "{} has cases", parent.display());
    folders
}

fn run(case: &Path, must_fail: bool) -> Result<(), String> {
    let input = files(case).into_iter().find(|name| name.starts_with("input.")).ok_or("no input")?;
    let bytes = std::fs::read(case.join(&input)).map_err(|error| error.to_string())?;
    let import = check(&input, &bytes, &options(&case.join("options.txt"))?);
    let failed = import.problems.iter().any(|problem| problem.severity == Severity::Error);
    if failed != must_fail {
        return Err(format!("errors: {failed}, expected: {must_fail}\n{}", problems(&import, &bytes)));
    }
    let reports: String = import.reports.iter().map(|report| truce_json::write(report) + "\n").collect();
    same(&case.join("expected.jsonl"), &reports)?;
    same(&case.join("problems.expected"), &problems(&import, &bytes))
}

fn files(case: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(case).expect("a case is a folder");
    entries.map(|entry| entry.expect("it is readable").file_name().to_string_lossy().into_owned()).collect()
}

fn options(file: &Path) -> Result<ReadOptions, String> {
    let mut options = ReadOptions::detecting();
    for line in std::fs::read_to_string(file).unwrap_or_default().lines() {
        let (key, value) = line.split_once(" = ").ok_or("an option is `key = value`")?;
        match key {
            "format" => options.format = Some(Format::from_word(value).map_err(|error| error.to_string())?),
            "source" => options.source = Some(SourceId::from(value)),
            "id_prefix" => options.id_prefix = Some(value.to_owned()),
            "country" => options.country = Some(value.to_owned()),
            "row_bytes_max" => options.row_bytes_max = value.parse().map_err(|_| "not a number")?,
            _ => return Err(format!("no option `{key}`")),
        }
    }
    Ok(options)
}

/// Compares with the expectation, an absent file being empty; rewrites it with UPDATE=1.
fn same(file: &Path, found: &str) -> Result<(), String> {
    let expected = std::fs::read_to_string(file).unwrap_or_default();
    if expected == found {
        return Ok(());
    }
    if std::env::var_os("UPDATE").is_none() {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        return Err(format!("{name} differs\n--- expected\n{expected}--- found\n{found}"));
    }
    let done = if found.is_empty() { std::fs::remove_file(file) } else { std::fs::write(file, found) };
    done.map_err(|error| error.to_string())
}

fn problems(import: &Import, bytes: &[u8]) -> String {
    let mut out = String::new();
    for problem in &import.problems {
        draw(&mut out, problem, bytes).expect("a string takes all");
    }
    if !out.is_empty() {
        for row in &import.rejected {
            let _ =
                writeln!(out, "kept of line {}: {}", row.line, row.raw.chars().take(70).collect::<String>());
        }
        let rows = import.rows;
        let _ = writeln!(
            out,
            "rows: {} = {} made + {} rejected + {} passed over",
            rows.read, rows.made, rows.rejected, rows.passed_over
        );
    }
    out
}

fn draw(out: &mut String, problem: &Problem, bytes: &[u8]) -> std::fmt::Result {
    let at = problem.at.as_ref().expect("it has a place");
    writeln!(out, "{}[{}]: {}", problem.severity, problem.code, problem.message)?;
    writeln!(out, "  --> {}:{}:{}", at.file, at.line, at.column)?;
    let pointed = String::from_utf8_lossy(&bytes[at.span.0..at.span.1]);
    let expected = problem.expected.as_deref().map(|text| format!("expected {text}")).unwrap_or_default();
    if at.span.0 < at.span.1 {
        let shown: String = pointed.chars().take(60).collect();
        writeln!(out, "   | {shown:?} {expected}")?;
    } else if !expected.is_empty() {
        writeln!(out, "   | {expected}")?;
    }
    for help in &problem.help {
        writeln!(out, "   help: {help}")?;
    }
    writeln!(out)
}
