//! How long one case takes the ordinary way, from its reports to what a page asks for: `assess CASE`.
//!
//! In: a case folder whose reports are few or very many. Out: seconds and peak memory of each step, a line each. Read
//! first: [`main`].

use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::Instant;

use benches::memory::peak_bytes;
use engine::incidents::{Independence, gather};
use engine::publications::view::FindingsOf;
use engine::publications::{Showing, ViewIndex, explain};
use engine::reports::Report;
use engine::sources::{ReadOptions, read};
use engine::standing::{Question, assess};
use engine::terms::{CaseTexts, NamedText, Terms};

/// Reads, assesses, and asks what a page asks.
fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("which case? assess CASE")?;
    let folder = Path::new(&folder);
    let mut clock = Clock(Instant::now());
    let terms = terms(folder)?;
    let reports = reports(&folder.join("reports"))?;
    clock.tell(&format!("read {} reports", reports.len()));
    let used: Vec<usize> = (0..reports.len()).collect();
    let incidents = gather(&terms, &Independence::of(&terms), &reports, &used, None).len();
    clock.tell(&format!("of it, gather: {incidents} incidents"));
    let assessment = assess(&terms, &reports, &Question::DEFAULT);
    clock.tell(&format!(
        "assess: {} incidents, {} findings, {} rows",
        assessment.incidents.len(),
        assessment.findings.len(),
        assessment.standing.len()
    ));
    let index = ViewIndex::of(&terms, &reports, &assessment);
    clock.tell("index");
    let showing = Showing::new(&terms, &reports, &assessment, &index);
    let classes = showing.classes(&FindingsOf::ALL);
    clock.tell(&format!("classes of {}", classes.len()));
    let places = (0..assessment.incidents.len()).step_by(assessment.incidents.len() / 1_000 + 1);
    let shown = places.filter_map(|at| showing.incident_at(at)).count();
    clock.tell(&format!("{shown} incidents shown"));
    if let Some(row) = assessment.standing.get(assessment.standing.len() / 2) {
        let day = row.day.to_string();
        let asked = explain::Asked {
            provision: row.provision.as_str(),
            party: row.party.as_str(),
            area: Some(row.area.as_str()),
            day: &day,
        };
        let why = explain::standing(&showing, asked)?;
        clock.tell(&format!("one row explained by {} findings", why.findings.len()));
    }
    for gate in &assessment.gates {
        let why = explain::gate(&showing, gate.phase.as_str())?;
        clock.tell(&format!("gate {} explained by {} blockers", gate.phase, why.blockers.len()));
    }
    let rows = showing.standing().len();
    clock.tell(&format!("{rows} rows of standing shown"));
    Ok(())
}

/// Time since the last step.
struct Clock(Instant);

impl Clock {
    fn tell(&mut self, step: &str) {
        let mib = peak_bytes() / (1024 * 1024);
        println!("{:8.3} s  {mib:6} MiB at most  {step}", self.0.elapsed().as_secs_f64());
        self.0 = Instant::now();
    }
}

fn terms(folder: &Path) -> Result<Terms, Box<dyn Error>> {
    let text = |file: &str| fs::read_to_string(folder.join(file)).unwrap_or_default();
    let names = ["agreement.toml", "actors.toml", "sources.toml", "areas.geojson", "decisions.toml"];
    let mut texts = names.map(text);
    if texts[3].is_empty() {
        texts[3] = r#"{"type": "FeatureCollection", "features": []}"#.to_owned();
    }
    let named = |n: usize| NamedText { file: names[n], text: &texts[n] };
    let decisions = (!texts[4].is_empty()).then(|| named(4));
    let texts =
        CaseTexts { agreement: named(0), actors: named(1), sources: named(2), areas: named(3), decisions };
    let (terms, _) = Terms::parse(&texts).map_err(|problems| format!("{} problems", problems.len()))?;
    Ok(terms)
}

fn reports(folder: &Path) -> Result<Vec<Report>, Box<dyn Error>> {
    let mut files: Vec<_> =
        fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    files.sort();
    let mut reports = Vec::new();
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        reports.extend(read(&name, &fs::read(&file)?, &ReadOptions::detecting()).reports);
    }
    Ok(reports)
}
