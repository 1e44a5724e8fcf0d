//! The real files, where they stand beside the repository; a test without its file says so and passes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use engine::reports::Body;
use engine::sources::{Import, ReadOptions, eth_prio};

use super::check;

/// Returns the bytes of a file of the shared data.
fn data(path: &str) -> Option<Vec<u8>> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data").join(path);
    let bytes = std::fs::read(&file).ok();
    if bytes.is_none() {
        eprintln!("SKIPPED: {} is absent", file.display());
    }
    bytes
}

/// Returns how many problems of each kind there are.
fn codes(import: &Import) -> BTreeMap<&'static str, usize> {
    let mut codes = BTreeMap::new();
    for problem in &import.problems {
        *codes.entry(problem.code).or_insert(0) += 1;
    }
    codes
}

#[test]
fn ucdp_syria_is_read_whole() {
    let Some(bytes) = data("ucdp-syria/ucdp_syria_652.1601.1911.csv") else { return };
    let import = check("ged_syria.csv", &bytes, &ReadOptions::detecting());
    assert_eq!((import.rows.read, import.rows.made), (16_566, 16_566));
    // Intervals are counted with both days; `sum-differs` would be here if parts ever did not add up to `best`.
    let expected = BTreeMap::from([
        ("best-over-high", 71),
        ("long-interval", 45),
        ("low-over-best", 30),
        ("whole-year", 6),
    ]);
    assert_eq!(codes(&import), expected);
}

#[test]
fn ucdp_syria_keeps_a_known_row() {
    let Some(bytes) = data("ucdp-syria/ucdp_syria_652.1601.1911.csv") else { return };
    let import = check("ged_syria.csv", &bytes, &ReadOptions::detecting());
    let year = import.reports.iter().find(|report| report.id.as_str() == "ucdp-233200").expect("it is there");
    assert_eq!(year.when.as_ref().map(|when| when.as_str()), Some("2016-01-01/2016-12-31"));
    let odd = import.reports.iter().find(|report| report.id.as_str() == "ucdp-219459").expect("it is there");
    let Body::Event(event) = &odd.body else { panic!("GED rows are events") };
    assert!(event.people.killed.is_disordered());
    let sohr = import.reports.iter().filter(|report| report.copies.iter().any(|name| name == "SOHR"));
    assert!(sohr.count() > 13_000);
}

#[test]
fn ucdp_with_49_columns_is_read_whole() {
    let Some(bytes) = data("ucdp-sample/ucdpged_sample_2023.csv") else { return };
    let import = check("ged231.csv", &bytes, &ReadOptions::detecting());
    assert_eq!((import.rows.read, import.rows.made), (1_000, 1_000));
    assert_eq!(
        codes(&import),
        BTreeMap::from([("best-over-high", 5), ("long-interval", 14), ("low-over-best", 8)])
    );
    let options = ReadOptions { country: Some("Syria".into()), ..ReadOptions::detecting() };
    let syria = check("ged231.csv", &bytes, &options);
    assert_eq!((syria.rows.read, syria.rows.made), (1_000, 265));
}

#[test]
fn ucdp_releases_share_ids() {
    let (Some(new), Some(old)) =
        (data("ucdp-sample/ucdpged_sample_2023.csv"), data("ucdp-syria/ucdp_syria_652.1601.1911.csv"))
    else {
        return;
    };
    let ids = |bytes: &[u8]| -> BTreeSet<String> {
        let import = check("ged.csv", bytes, &ReadOptions::detecting());
        import.reports.iter().map(|report| report.id.to_string()).collect()
    };
    assert_eq!(ids(&new).intersection(&ids(&old)).count(), 42);
}

#[test]
fn gdelt_samples_are_read_whole() {
    let Some(bytes) = data("gdelt/spark-gdelt-events.csv") else { return };
    let import = check("20150218230000.export.CSV", &bytes, &ReadOptions::detecting());
    assert_eq!((import.rows.read, import.rows.made, import.problems.len()), (100, 100, 0));
}

#[test]
fn eth_prio_rows_are_statements() {
    let Some(bytes) = data("eth-prio-ceasefires/ceasefires_dataset.csv") else { return };
    let import = check("ceasefires.csv", &bytes, &ReadOptions::detecting());
    // Three rows have the days 31 February 1994 and 31 June 2020.
    assert_eq!((import.rows.read, import.rows.made, import.rows.rejected), (4_091, 4_088, 3));
    assert!(import.reports.iter().all(|report| matches!(report.body, Body::Statement(_))));
    let options = ReadOptions { country: Some("Syria".into()), ..ReadOptions::detecting() };
    assert_eq!(check("ceasefires.csv", &bytes, &options).rows.made, 250);
}

#[test]
fn eth_prio_declarations_are_gathered_by_ceasefire() {
    let Some(bytes) = data("eth-prio-ceasefires/ceasefires_dataset.csv") else { return };
    let syria = ReadOptions { country: Some("Syria".into()), ..ReadOptions::detecting() };
    let list = eth_prio::ceasefires("ceasefires.csv", &bytes, &syria);
    let ceasefires = list.ceasefires;
    assert_eq!(ceasefires.len(), 140);
    let rows: usize = ceasefires.iter().flat_map(|one| one.pairs.values()).sum();
    assert_eq!((rows, list.rows.passed_over), (250, 4_088));
    let september = ceasefires.iter().find(|one| one.uniq_id == "652084").expect("it is there");
    assert_eq!(september.effect.as_ref().map(|when| when.as_str()), Some("2016-09-12"));
    assert_eq!(september.ended.as_ref().map(|when| when.as_str()), Some("2016-09-14"));
    assert_eq!((september.planned_days, september.ended_code), (Some(2), Some(4)));
    let february = ceasefires.iter().find(|one| one.uniq_id == "652057").expect("it is there");
    assert_eq!((february.ended.as_ref(), february.pax_id.as_deref()), (None, Some("1507")));
    assert_eq!(february.pairs.len(), 2);
    assert_eq!((february.is_partial, september.is_partial), (Some(false), Some(false)));
    let extension = ceasefires.iter().find(|one| one.uniq_id == "652086").expect("it is there");
    assert_eq!(extension.links, ["652084"]);
}

#[test]
fn hxl_files_of_publishers_are_read() {
    let counts = [
        ("hxl/ucdp_qc_conflict_data_BGD.csv", (601, 601)),
        ("hxl/libhxl-tests/input-simple.csv", (8, 6)),
        ("hxl/libhxl-tests/input-date.csv", (8, 3)),
    ];
    for (path, expected) in counts {
        let Some(bytes) = data(path) else { return };
        let import = check(path, &bytes, &ReadOptions::detecting());
        assert_eq!((import.rows.read, import.rows.made), expected, "{path}");
    }
}

#[test]
fn spreadsheets_and_foreign_tables_are_refused_with_a_reason() {
    let refused = [
        ("hxl/libhxl-tests/input-valid.xlsx", "not-text"),
        ("hxl/libhxl-tests/input-valid.json", "not-json-lines"),
        ("hxl/libhxl-tests/wide-tagging-test.csv", "unknown-format"),
        ("geo/syria_places_ucdp.csv", "unknown-format"),
    ];
    for (path, code) in refused {
        let Some(bytes) = data(path) else { return };
        let import = check(path, &bytes, &ReadOptions::detecting());
        assert_eq!((import.rows.read, codes(&import)), (0, BTreeMap::from([(code, 1)])), "{path}");
    }
}

#[test]
fn a_cut_file_loses_its_last_row_only() {
    let Some(bytes) = data("ucdp-sample/ucdpged_sample_2023.csv") else { return };
    for cut in [200_000, 200_001, 311_111] {
        let import = check("ged231.csv", &bytes[..cut], &ReadOptions::detecting());
        assert!(import.rows.rejected <= 1, "{cut}: {:?}", import.rows);
        assert!(import.rows.made > 200);
    }
}
