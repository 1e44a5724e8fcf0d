//! What must hold of any bytes, for the fuzz targets.
//!
//! In: bytes. Out: nothing, or a panic that is a fault of the reader. One target a parser, in `fuzz_targets`.

use engine::model::Severity;
use engine::reports::Report;
use engine::sources::{Format, Import, ReadOptions, read, truce_csv, truce_json};

/// Reads bytes as a format and checks what must hold.
pub fn import_as(format: Format, bytes: &[u8]) {
    check(bytes, &ReadOptions { format: Some(format), row_bytes_max: 4096, ..ReadOptions::detecting() });
}

/// Reads bytes as whatever they look like and checks what must hold.
pub fn import(bytes: &[u8]) {
    check(bytes, &ReadOptions::detecting());
}

fn check(bytes: &[u8], options: &ReadOptions) {
    let import = read("fuzz", bytes, options);
    rows_are_counted(&import);
    problems_have_places(&import, bytes);
    for report in import.reports.iter().take(8) {
        reads_back(report, &truce_json::write(report), Format::TruceJson);
        let table = format!("{}\n{}\n", truce_csv::header(), truce_csv::write(report));
        let options = ReadOptions { format: Some(Format::TruceCsv), ..ReadOptions::detecting() };
        assert!(read("written", table.as_bytes(), &options).rows.is_complete());
    }
}

fn rows_are_counted(import: &Import) {
    assert!(import.rows.is_complete());
    assert_eq!(import.rows.made, import.reports.len());
    assert_eq!(import.rows.rejected, import.rejected.len());
    let is_error = |severity| severity == Severity::Error;
    assert!(import.rejected.iter().all(|row| row.problems.iter().any(|problem| is_error(problem.severity))));
}

fn problems_have_places(import: &Import, bytes: &[u8]) {
    for problem in &import.problems {
        let at = problem.at.as_ref().expect("every problem has a place");
        assert!(at.span.0 <= at.span.1 && at.span.1 <= bytes.len());
    }
}

/// What is written as JSON reads back the same. A table trims cells, so that only its form is checked.
fn reads_back(report: &Report, text: &str, format: Format) {
    let options = ReadOptions { format: Some(format), ..ReadOptions::detecting() };
    let import = read("written", text.as_bytes(), &options);
    assert_eq!(import.reports.len(), 1, "{text}\n{:#?}", import.problems);
    let back = Report { origin: report.origin.clone(), ..import.reports[0].clone() };
    assert_eq!(&back, report);
}
