//! The independent program in Python, run beside ours on the same file: both must give the same table.
//!
//! `TRUCE_PYTHON` names a Python 3 that has NumPy; without it `python3` is tried. Where there is none, or no data, the test
//! says so and passes over; `TRUCE_MUST=1` makes that a failure where the data are there.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use engine::series::{Plan, rate_ratio};

use super::syria::{date, near, of_twenty, path, syria};

fn program() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/reference/syria_check.py")
}

/// A Python that has NumPy; `None`: there is none.
fn python() -> Option<String> {
    let named = std::env::var("TRUCE_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let has =
        Command::new(&named).args(["-c", "import numpy"]).output().is_ok_and(|out| out.status.success());
    has.then_some(named)
}

/// What the program prints; `None`: it cannot be run here.
fn printed() -> Option<String> {
    if !path().exists() || !program().exists() {
        eprintln!("SKIPPED: the data or {} are not there", program().display());
        return None;
    }
    let Some(python) = python() else {
        eprintln!(
            "SKIPPED: no Python with NumPy is here (TRUCE_PYTHON): the independent program was not run"
        );
        assert!(std::env::var("TRUCE_MUST").is_err(), "the independent program must be run here");
        return None;
    };
    let out = Command::new(python).arg(program()).arg(path()).output().expect("it was just started");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    Some(String::from_utf8(out.stdout).expect("it prints text"))
}

/// The numbers of a line, in order; what is no number is passed over.
fn numbers(line: &str) -> Vec<f64> {
    let parts = line.split(|c: char| !(c.is_ascii_digit() || c == '.'));
    parts.filter_map(|part| part.parse().ok()).collect()
}

/// By date of start, the numbers after the date of the lines that hold `mark`.
fn lines(text: &str, mark: &str) -> BTreeMap<String, Vec<f64>> {
    let dated = text.lines().filter(|line| line.contains(mark)).filter_map(|line| {
        let at = line.find(" 20").map(|at| at + 1)?;
        Some((line[at..at + 10].to_owned(), numbers(&line[at + 10..])))
    });
    dated.collect()
}

#[test]
fn the_independent_program_gives_the_same_table_in_the_same_run() {
    let (Some(text), Some(syria)) = (printed(), syria()) else { return };
    let (table, like) = (lines(&text, "placebo-p"), lines(&text, "p(RRR)"));
    assert_eq!((table.len(), like.len()), (6, 6), "{text}");
    for (start, theirs) in &table {
        let day = date(start);
        let deaths = syria.ratio(day, &Plan::FOUR_WEEKS).unwrap();
        let against = syria.against(day, &Plan::FOUR_WEEKS).unwrap();
        let events = rate_ratio(&syria.events, day, &syria.starts, &Plan::FOUR_WEEKS).unwrap();
        let p = |beside: &engine::series::Beside| beside.rank().unwrap().p();
        let ours = [
            (deaths.before_per_day, 0.051),
            (deaths.after_per_day, 0.051),
            (deaths.ratio.value(), 0.0051),
            (deaths.ratio.low(), 0.03),
            (deaths.ratio.high(), 0.03),
            (events.ratio.value(), 0.0051),
            (against.control, 0.0051),
            (against.ratio.value(), 0.0051),
            (against.ratio.low(), 0.03),
            (against.ratio.high(), 0.03),
            (p(deaths.ratio.beside()), 0.00051),
        ];
        assert_eq!(theirs.len(), ours.len(), "{text}");
        for (n, (own, by)) in ours.into_iter().enumerate() {
            near(&format!("{start}, number {n} of the line"), own, theirs[n], by);
        }
        let twenty = syria.ratio(day, &of_twenty()).unwrap();
        let against = syria.against(day, &of_twenty()).unwrap();
        // Of "p(RR|pre>=20) 0.158 p(RRR) 0.175" the first number is the 20.
        near(&format!("{start} like"), p(twenty.ratio.beside()), like[start][1], 0.00051);
        near(&format!("{start} like, against"), p(against.ratio.beside()), like[start][2], 0.00051);
    }
}
