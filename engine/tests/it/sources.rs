//! Sources, from outside: a folder a case under `tests/sources`, properties, and the real files beside the repository.
//!
//! `UPDATE=1 cargo test -p engine --test it` rewrites the expectations; what a case holds is in `tests/sources/README.md`.

mod cases;
mod properties;
mod real;

use engine::model::Severity;
use engine::sources::{Import, ReadOptions, read};

/// Reads and checks what must hold of every import.
fn check(name: &str, bytes: &[u8], options: &ReadOptions) -> Import {
    let import = read(name, bytes, options);
    assert!(import.rows.is_complete(), "{name}: {:?}", import.rows);
    assert_eq!(import.rows.made, import.reports.len(), "{name}");
    assert_eq!(import.rows.rejected, import.rejected.len(), "{name}");
    for row in &import.rejected {
        assert!(
            row.problems.iter().any(|problem| problem.severity == Severity::Error),
            "{name}:{}",
            row.line
        );
    }
    for problem in &import.problems {
        assert!(problem.at.is_some(), "{name}: {problem} has no place");
        let span = problem.at.as_ref().map_or((0, 0), |at| at.span);
        assert!(span.0 <= span.1 && span.1 <= bytes.len(), "{name}: {problem} points outside the file");
    }
    let mut ids: Vec<_> = import.reports.iter().map(|report| report.id.clone()).collect();
    ids.sort();
    assert!(ids.windows(2).all(|pair| pair[0] != pair[1]), "{name}: an id stands twice");
    import
}
