//! Publications at their edge: a case folder in, the bytes that are published out.
#![allow(missing_docs)]
use std::fs;
use std::path::{Path, PathBuf};

use engine::publications::{View, bulletin, csv, geojson, json};
use engine::reports::Report;
use engine::sources::{ReadOptions, read};
use engine::standing::{Question, assess};

/// Returns the reports of a case's folder, in order of file and line.
fn reports(folder: &Path) -> Vec<Report> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder.join("reports")).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    let read_one = |file: &PathBuf| {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        read(&name, &fs::read(file).unwrap(), &ReadOptions::detecting()).reports
    };
    files.iter().flat_map(read_one).collect()
}

fn view(folder: &Path) -> View {
    let terms = crate::terms::parsed(folder);
    let reports = reports(folder);
    let assessment = assess(&terms, &reports, &Question::DEFAULT);
    View::of(&terms, &reports, &assessment)
}

#[test]
fn look() {
    for case in ["syria-2016-09", "syria-2016-02"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cases").join(case);
        let view = view(&folder);
        let out = Path::new("/tmp/look").join(case);
        fs::create_dir_all(&out).unwrap();
        let o = bulletin::BulletinOptions::DRAFT;
        fs::write(out.join("b.html"), bulletin::html(&view, &o)).unwrap();
        fs::write(out.join("b.md"), bulletin::markdown(&view, &o)).unwrap();
        fs::write(out.join("s.csv"), csv::standing(&view)).unwrap();
        fs::write(out.join("i.csv"), csv::incidents(&view)).unwrap();
        fs::write(out.join("m.geojson"), geojson::collection(&view)).unwrap();
        fs::write(out.join("a.json"), json::assess(&view)).unwrap();
    }
}
