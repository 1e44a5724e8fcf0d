//! `truce check`: every problem of a case, drawn, and their number.

use engine::model::Severity;
use engine::publications::json::CheckView;
use engine::publications::words;
use serde_json::{Value, json};

use crate::args::CheckArgs;
use crate::case::Case;
use crate::console::{Console, Tone, neutral_json};
use crate::error::Failure;
use crate::problems;

/// The version of what `--json` prints.
const VERSION: u32 = 1;

/// Checks the cases; errors in any of them are the answer no.
pub fn run(args: &CheckArgs, console: &mut Console) -> Result<(), Failure> {
    let mut errors = 0;
    let mut views = Vec::new();
    for path in &args.cases {
        let case = Case::open(path)?;
        errors += problems::count(&case.problems, Severity::Error);
        if args.json {
            views.push(view(&case));
        } else {
            write(&case, console)?;
        }
    }
    if args.json {
        let whole = json!({"version": VERSION, "cases": views});
        console.machine(&neutral_json(&format!("{whole:#}\n")))?;
    }
    if errors == 0 { Ok(()) } else { Err(Failure::No) }
}

fn write(case: &Case, console: &mut Console) -> Result<(), Failure> {
    for note in &case.folder.notes {
        console.tell_word(Tone::Doubt, "note", note);
    }
    for problem in &case.problems {
        for line in problems::drawn(&case.folder, problem).lines() {
            console.line(line)?;
        }
        console.line("")?;
    }
    let waiting: Vec<&str> = case
        .reports
        .iter()
        .filter(|report| report.is_unreviewed())
        .map(|report| report.id.as_str())
        .collect();
    if let Some(waiting) = words::waiting_named(&waiting) {
        console.paragraph("", &waiting)?;
    }
    let tone = match problems::count(&case.problems, Severity::Error) {
        0 => Tone::Good,
        _ => Tone::Bad,
    };
    let summary = format!("{}: {}", case.folder.name, problems::tally(&case.problems));
    console.pieces(&[(tone, &summary), (Tone::Plain, &contents(case))])
}

/// Returns what the case holds, to be read after the tally of its problems.
fn contents(case: &Case) -> String {
    let reports = problems::plural(case.reports.len(), "report");
    let files = problems::plural(case.folder.reports.len(), "file");
    match &case.terms {
        None => format!("; {reports} in {files}"),
        Some(terms) => {
            let provisions = problems::plural(terms.agreement.provisions.len(), "provision");
            let phases = problems::plural(terms.agreement.phases.len(), "phase");
            format!("; {provisions}, {phases}, {reports} in {files}")
        }
    }
}

/// Returns the engine's view of a check, with what only the command knows: the folder and what was passed over in it.
fn view(case: &Case) -> Value {
    let checked = CheckView::of(case.terms.as_ref(), &case.reports, &case.problems);
    let mut view = serde_json::to_value(checked).expect("a view holds only strings, numbers and lists");
    view["folder"] = json!(case.folder.name);
    view["notes"] = json!(case.folder.notes);
    view["rows"] = json!({"read": case.rows.read, "made": case.rows.made, "rejected": case.rows.rejected});
    view
}
