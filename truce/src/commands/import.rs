//! `truce import`: files of other formats become truce's own, every row accounted for.
//!
//! Invariant: nothing is overwritten, and every place that will be written is looked at before anything is read.

use std::path::{Path, PathBuf};

use engine::model::{Problem, SourceId};
use engine::sources::{self, Format, Import, ReadOptions};
use serde_json::{Value, json};

use crate::args::ImportArgs;
use crate::case_folder::{REPORTS_BYTES_MAX, read_file};
use crate::console::{Console, Tone, neutral_json};
use crate::error::{Failure, InputError, did_you_mean};
use crate::problems::{plural, to_json};
use crate::progress::Bar;

use super::new::write_new;

/// The version of what `--json` prints.
const VERSION: u32 = 1;
/// How many problems of a file are told one by one.
const TOLD: usize = 10;

/// One file read.
struct Done {
    file: PathBuf,
    import: Import,
    written: Option<PathBuf>,
    problems_file: Option<PathBuf>,
}

/// Reads the files and writes their reports.
pub fn run(args: &ImportArgs, console: &mut Console) -> Result<(), Failure> {
    if args.json && args.into.is_none() && args.out.is_none() {
        let what = "`--json` needs `--into` or `--out`: the reports themselves go to stdout without them";
        return Err(InputError::Value(what.to_owned()).into());
    }
    let options = options(args)?;
    let targets = targets(args)?;
    let mut done = Vec::new();
    for (n, file) in args.files.iter().enumerate() {
        let import = read(file, &options)?;
        done.push(Done { file: file.clone(), import, written: targets.get(n).cloned(), problems_file: None });
    }
    write_reports(args, &mut done, console)?;
    for one in &mut done {
        tell_problems(one, console);
    }
    finish(args, &done, console)
}

fn options(args: &ImportArgs) -> Result<ReadOptions, Failure> {
    let format = args.format.as_deref().map(format).transpose()?;
    let source = args.source.as_deref().map(SourceId::from);
    Ok(ReadOptions { format, source, country: args.country.clone(), ..ReadOptions::detecting() })
}

fn format(word: &str) -> Result<Format, Failure> {
    Format::from_word(word).map_err(|_| {
        let all: Vec<&str> = Format::ALL.iter().map(|format| format.as_str()).collect();
        let error = InputError::Value(format!("`--as` cannot be `{word}`"));
        let hint = format!("the formats are {}", all.join(", "));
        Failure::from(error).maybe_hint(did_you_mean(word, all)).hint(hint)
    })
}

/// Returns where each file's reports go; empty: to stdout.
fn targets(args: &ImportArgs) -> Result<Vec<PathBuf>, Failure> {
    let targets: Vec<PathBuf> = match (&args.into, &args.out) {
        (Some(case), _) => args.files.iter().map(|file| in_case(case, file)).collect(),
        (None, Some(out)) => vec![out.clone(); args.files.len()],
        (None, None) => Vec::new(),
    };
    if let Some(case) = args.into.as_deref().filter(|case| !case.join("agreement.toml").is_file()) {
        let hint = "`--into` names a case folder; `truce new DIR` makes one";
        return Err(
            Failure::from(InputError::Lacks { folder: case.to_owned(), file: "agreement.toml" }).hint(hint)
        );
    }
    for (n, target) in targets.iter().enumerate() {
        let twice = args.out.is_none() && targets[..n].contains(target);
        if twice || target.symlink_metadata().is_ok() {
            let hint = "files of a case are only added: choose another name with `--out`, or take the file away yourself";
            return Err(Failure::from(InputError::Exists(target.clone())).hint(hint));
        }
    }
    Ok(targets)
}

fn in_case(case: &Path, file: &Path) -> PathBuf {
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    case.join("reports").join(format!("{stem}.jsonl"))
}

fn read(file: &Path, options: &ReadOptions) -> Result<Import, Failure> {
    let bytes = read_file(file, REPORTS_BYTES_MAX)?;
    let name = file.display().to_string();
    let mut bar = Bar::new(&name, bytes.len());
    Ok(sources::read_with_progress(&name, &bytes, options, &mut |at| bar.at(at)))
}

fn write_reports(args: &ImportArgs, done: &mut [Done], console: &mut Console) -> Result<(), Failure> {
    if args.into.is_some() {
        for one in done.iter() {
            if let Some(target) = &one.written {
                super::new::make_dir(target.parent().unwrap_or(Path::new(".")))?;
                write_new(target, lines(&one.import).as_bytes())?;
            }
        }
    } else {
        let all: String = done.iter().map(|one| lines(&one.import)).collect();
        match &args.out {
            Some(out) => write_new(out, all.as_bytes())?,
            None => console.machine(&neutral_json(&all))?,
        }
    }
    write_rejected(args, done)
}

/// Writes the rows that gave no report beside the output.
fn write_rejected(args: &ImportArgs, done: &mut [Done]) -> Result<(), Failure> {
    if let Some(out) = &args.out {
        let path = beside(out);
        let rejected: String = done.iter().map(rejected_lines).collect();
        if !rejected.is_empty() {
            write_new(&path, rejected.as_bytes())?;
            done.iter_mut().for_each(|one| one.problems_file = Some(path.clone()));
        }
        return Ok(());
    }
    for one in done {
        let rejected = rejected_lines(one);
        if let Some(path) = one.written.as_deref().map(beside).filter(|_| !rejected.is_empty()) {
            write_new(&path, rejected.as_bytes())?;
            one.problems_file = Some(path);
        }
    }
    Ok(())
}

fn beside(target: &Path) -> PathBuf {
    target.with_extension("problems.jsonl")
}

fn lines(import: &Import) -> String {
    import.reports.iter().map(|report| sources::truce_json::write(report) + "\n").collect()
}

fn rejected_lines(done: &Done) -> String {
    let file = done.file.display().to_string();
    let row = |row: &sources::Rejected| {
        let problems: Vec<Value> = row.problems.iter().map(to_json).collect();
        let value = json!({"file": file, "line": row.line, "problems": problems, "raw": row.raw});
        neutral_json(&value.to_string()) + "\n"
    };
    done.import.rejected.iter().map(row).collect()
}

fn tell_problems(done: &Done, console: &Console) {
    for problem in done.import.problems.iter().take(TOLD) {
        console.tell(Tone::Plain, &told(problem));
    }
    let more = done.import.problems.len().saturating_sub(TOLD);
    if more > 0 {
        console.tell(Tone::Plain, &format!("... and {more} more of {}", done.file.display()));
    }
}

fn told(problem: &Problem) -> String {
    let help: String = problem.help.iter().map(|help| format!("; {help}")).collect();
    format!("{problem}{help}")
}

fn finish(args: &ImportArgs, done: &[Done], console: &mut Console) -> Result<(), Failure> {
    if args.json {
        let files: Vec<Value> = done.iter().map(view).collect();
        let whole = json!({"version": VERSION, "files": files});
        console.machine(&neutral_json(&format!("{whole:#}\n")))?;
    } else {
        done.iter().for_each(|one| tell_summary(one, console));
    }
    match done.iter().find(|one| one.import.format.is_none()) {
        // Its problem has been told: the file could not be read at all.
        Some(one) => {
            let what = format!("`{}` is of no format that truce reads", one.file.display());
            Err(Failure::from(InputError::Value(what)).hint("`--as FORMAT` reads it as one"))
        }
        None => Ok(()),
    }
}

fn tell_summary(done: &Done, console: &Console) {
    let rows = done.import.rows;
    let format = done.import.format.map_or("no known format", |format| format.as_str());
    let passed = match rows.passed_over {
        0 => String::new(),
        count => format!(" + {count} of other countries"),
    };
    let summary = format!(
        "{}: {format}; {} = {} + {} with problems{passed}",
        done.file.display(),
        plural(rows.read, "row"),
        plural(rows.made, "report"),
        rows.rejected
    );
    console.tell(Tone::Strong, &summary);
    if done.import.reports.is_empty() && done.import.format.is_some() {
        console.tell(Tone::Doubt, "no reports: every row is listed above or was left out by `--country`");
    }
    for path in [&done.written, &done.problems_file].into_iter().flatten() {
        console.tell(Tone::Plain, &format!("wrote {}", path.display()));
    }
}

fn view(done: &Done) -> Value {
    let rows = done.import.rows;
    let path = |path: &Option<PathBuf>| path.as_ref().map(|path| path.display().to_string());
    json!({
        "file": done.file.display().to_string(),
        "format": done.import.format.map(|format| format.as_str()),
        "rows": {
            "read": rows.read, "made": rows.made, "rejected": rows.rejected, "passed_over": rows.passed_over,
        },
        "reports": done.import.reports.len(),
        "written": path(&done.written),
        "problems_file": path(&done.problems_file),
        "problems": done.import.problems.iter().map(to_json).collect::<Vec<_>>(),
    })
}
