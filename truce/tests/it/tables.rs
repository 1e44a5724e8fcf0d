//! `truce assess --events`: an event file under a case's terms.

use std::fs;

use crate::{new_case, run};

const HEADER: &str = "event_id_cnty,event_date,event_type,sub_event_type,actor1,actor2,source,admin1,latitude,longitude,\
                      fatalities,civilian_targeting,geo_precision,time_precision\n";

fn file(case: &std::path::Path, rows: &str) -> String {
    let path = case.join("events.csv");
    fs::write(&path, format!("{HEADER}{rows}")).unwrap();
    path.to_string_lossy().into_owned()
}

#[test]
fn every_row_is_an_event_a_named_fault_or_a_repeated_id() {
    let case = new_case("table_rows");
    let row =
        "2026-01-06,Explosions/Remote violence,Shelling/artillery/missile attack,army,,Radio,,0.2,0.3,2,,1,1";
    let events = file(
        &case,
        &format!("A1,{row}\nA1,{row}\nA2,soon,Battles,Armed clash,army,,,,0,0,0,,1,1\nA3,{row}\n"),
    );
    let told = run(&["assess", case.to_str().unwrap(), "--events", &events, "--strength", "claimed"]);
    assert_eq!(told.code, 0, "{}", told.stderr);
    let said = "4 rows read = 2 events + 1 row that cannot be read + 1 whose id stands twice.";
    assert!(told.stdout.contains(said), "{}", told.stdout);
    assert!(told.stdout.contains("its `event_date` is not a day"), "{}", told.stdout);
    assert!(told.stdout.contains("2 events, 4 people killed"), "{}", told.stdout);
    let json = run(&["assess", case.to_str().unwrap(), "--events", &events, "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!((json["version"].as_u64(), json["rows_read"].as_u64()), (Some(1), Some(4)));
    assert!(json["standing"].as_array().is_some_and(|rows| !rows.is_empty()));
}

#[test]
fn what_is_no_event_file_is_told() {
    let case = new_case("table_faults");
    let other = case.join("agreement.toml").to_string_lossy().into_owned();
    let told = run(&["assess", case.to_str().unwrap(), "--events", &other]);
    assert_eq!(told.code, 2);
    assert!(told.stderr.contains("cannot be read as an event file"), "{}", told.stderr);
    let told = run(&["assess", case.to_str().unwrap(), "--events", "nowhere.csv"]);
    assert_eq!(told.code, 2);
    let dated = ["assess", case.to_str().unwrap(), "--events", &other, "--as-known-on", "2026-01-07"];
    assert_eq!(run(&dated).code, 2);
}
