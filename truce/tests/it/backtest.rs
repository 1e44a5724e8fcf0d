//! `truce backtest`: every row of a list is accounted for, and files of another kind are refused in words.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::{folder, run};

const LIST: &str = "id,uniq_id,cc,location,actor_name,cf_dec_yr,cf_dec_month,cf_dec_day,cf_effect_yr,cf_effect_month,\
    cf_effect_day,ended,end_yr,end_month,end_day,ucdp_dyad,partial,fixed_time,link_id1\n";

const EVENTS: &str = "id,type_of_violence,dyad_new_id,dyad_name,side_a,side_b,country,where_prec,latitude,longitude,date_prec,\
    date_start,date_end,deaths_civilians,low,best,high\n";

/// Invented: a truce of ten days and its prolongation, and rows that cannot be replayed, each for a reason of its own.
const ROWS: &str = "\
    1,1001,1,Valley,Army,2001,2,28,2001,3,1,1,2001,3,9,7,0,10,0\n\
    2,1001,1,Valley,Hill,2001,2,28,2001,3,1,1,2001,3,9,7,0,10,0\n\
    3,1002,1,Valley,Army,2001,3,9,2001,3,10,4,2001,3,14,7,0,5,1\n\
    4,1003,1,Valley,Army,2001,3,11,2001,3,11,-1,-1,-1,-1,7,1,0,0\n\
    5,1004,1,Valley,Army,2001,3,20,2001,3,20,1,2001,3,19,7,0,0,0\n\
    6,1005,1,Valley,Army,2001,3,20,2001,3,-1,-1,-1,-1,-1,7,0,0,0\n\
    7,1006,1,Valley,Army,2001,3,20,2001,3,20,-1,-1,-1,-1,99,0,0,0\n\
    8,1007,1,Valley,Army,2001,3,20,2001,3,20,-1,-1,-1,-1,-1,0,0,0\n\
    9,1008,1,Elsewhere,Army,2001,3,20,2001,3,20,-1,-1,-1,-1,7,0,0,0\n\
    10,1009,1,Valley,Army,1990,3,20,1990,3,20,-1,-1,-1,-1,7,0,0,0\n\
    11,1010,1,Valley,Army,2009,3,20,2009,3,20,-1,-1,-1,-1,7,0,0,0\n\
    12,1011,1,Valley,Army,2001,3,20,2001,3,20,-1,-1,-1,-1,7,0,0,0\n\
    13,1011,1,Valley,Hill,2001,3,20,2001,3,21,-1,-1,-1,-1,7,0,0,0\n\
    14,1012,1,Valley,Army,2001,3,20,2001,13,20,-1,-1,-1,-1,7,0,0,0\n";

fn events() -> String {
    let day = |n: u32| format!("2001-{:02}-{:02}", 1 + n / 28, 1 + n % 28);
    let row = |n: u32| {
        let day = day(n);
        format!("{n},1,7,Army - Hill,Army,Hill,Valley,1,35.1,37.2,1,{day},{day},0,1,2,3\n")
    };
    let attack =
        "900,3,8,Army - Civilians,Army,Civilians,Valley,1,35.1,37.2,1,2001-03-05,2001-03-05,2,2,2,2\n";
    let rows: String = (0..140).filter(|n| !(60..70).contains(n)).map(row).collect();
    EVENTS.to_owned() + &rows + attack
}

fn files(name: &str, list: &str, events: &str) -> (String, String) {
    let place = folder(name);
    let path = |file: &str, text: &str| {
        fs::write(place.join(file), text).unwrap();
        place.join(file).to_string_lossy().into_owned()
    };
    (path("list.csv", list), path("events.csv", events))
}

fn backtest(list: &str, events: &str, more: &[&str]) -> crate::Ran {
    run(&[&["backtest", "--ceasefires", list, "--events", events], more].concat())
}

fn json(list: &str, events: &str, more: &[&str]) -> Value {
    let ran = backtest(list, events, &[more, &["--json"]].concat());
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    serde_json::from_str(&ran.stdout).unwrap()
}

#[test]
fn every_row_of_the_list_is_replayed_left_out_or_bad() {
    let (list, events) = files("backtest_rows", &format!("{LIST}{ROWS}"), &events());
    let told = json(&list, &events, &[]);
    assert_eq!((told["version"].as_u64(), told["rows"]["read"].as_u64()), (Some(1), Some(14)));
    assert_eq!(told["rows"]["bad"], 1);
    let of = |id: &str| {
        let all = told["left_out"].as_array().unwrap().iter();
        all.filter(|out| out["ceasefire"] == id).map(|out| out["why"].as_str().unwrap()).collect::<Vec<_>>()
    };
    let expected = [
        ("1004", "end-before-start"),
        ("1005", "start-not-exact"),
        ("1006", "pair-not-in-events"),
        ("1007", "pair-not-named"),
        ("1008", "other-country"),
        ("1009", "before-events"),
        ("1010", "after-events"),
        ("1011", "starts-differ"),
    ];
    expected.iter().for_each(|(id, why)| assert_eq!(of(id), [*why], "{id}"));
    let replays = told["replays"].as_array().unwrap();
    let ids: Vec<&str> = replays.iter().map(|one| one["ceasefire"].as_str().unwrap()).collect();
    assert_eq!(ids, ["1001", "1002", "1003"]);
    assert_eq!(replays[0]["rows"], 2);
    let plain = backtest(&list, &events, &[]);
    let said = "14 rows of the list = 4 of 3 ceasefires between a pair + 9 left out + 1 that cannot be read.";
    assert!(plain.stdout.replace('\n', " ").contains(said), "{}", plain.stdout);
}

#[test]
fn a_replay_tells_what_was_said_on_each_day() {
    let (list, events) = files("backtest_days", &format!("{LIST}{ROWS}"), &events());
    let told = json(&list, &events, &[]);
    let (first, second, third) = (&told["replays"][0], &told["replays"][1], &told["replays"][2]);
    // The attack on civilians of 5 March names one side; a fight names both, which charges neither.
    let claimed = &first["as_listed"][0];
    assert_eq!(
        (claimed["strength"].as_str(), claimed["first_breach_day"].as_u64()),
        (Some("claimed"), Some(4))
    );
    let said_on = claimed["first_breach_said_on"].as_u64().unwrap();
    let lags: Vec<u64> = serde_json::from_value(told["plan"]["lags_days"].clone()).unwrap();
    let later: Vec<u64> = lags.iter().map(|lag| said_on + lag).collect();
    assert_eq!(claimed["first_breach_said_on_by_lag"], serde_json::json!(later));
    assert_eq!(claimed["side_a"].as_str().unwrap().chars().nth(4), Some('B'));
    assert!(!claimed["side_b"].as_str().unwrap().contains('B'), "{claimed}");
    assert_eq!(first["as_listed"][1]["first_breach_day"], Value::Null);
    // What prolongs is linked, and moves the planned end of what it prolongs.
    assert_eq!(second["prolongs"], serde_json::json!(["1001"]));
    assert_eq!((&first["planned_last"], &first["coded_end"]), (&"2001-03-14".into(), &"2001-03-09".into()));
    // Where a partial one holds is not in the list: read as listed nothing is called breached.
    assert_eq!(third["reach"], "part");
    assert_eq!(third["as_listed"][0]["first_breach_day"], Value::Null);
    assert_eq!(third["overlaps"], serde_json::json!(["1002"]));
}

#[test]
fn what_is_asked_as_known_on_a_day_knows_nothing_later() {
    let (list, events) = files("backtest_known", &format!("{LIST}{ROWS}"), &events());
    let told = json(&list, &events, &["--as-known-on", "2001-03-08"]);
    assert_eq!(told["events"]["last"], "2001-03-08");
    assert_eq!(told["replays"].as_array().unwrap().len(), 1);
    assert_eq!((&told["replays"][0]["coded_end"], &told["replays"][0]["days"]), (&Value::Null, &8.into()));
    let none = json(&list, &events, &["--from", "2002"]);
    assert_eq!(none["replays"], serde_json::json!([]));
    let plain = backtest(&list, &events, &["--from", "2002"]);
    assert!(plain.stdout.contains("Nothing is replayed"), "{}", plain.stdout);
}

#[test]
fn files_of_another_kind_and_empty_ones_are_refused_in_words() {
    let (list, good) = files("backtest_refused", &format!("{LIST}{ROWS}"), &events());
    let (empty_list, empty_events) = files("backtest_empty", LIST, EVENTS);
    let cases = [
        (&good, &good, "cannot be read as a list of ceasefires"),
        (&list, &list, "cannot be read as an event file"),
        (&empty_list, &good, "the file has no rows"),
        (&list, &empty_events, "the file has no rows"),
    ];
    for (list, events, said) in cases {
        let ran = backtest(list, events, &[]);
        assert_eq!(ran.code, 2);
        assert!(ran.stderr.contains(said), "{}", ran.stderr);
    }
    for (more, said) in [
        (["--as-known-on", "soon"], "`soon` is not a day"),
        (["--as-known-on", "2001-02-31"], "is not a day"),
        (["--from", "9999999"], "invalid value"),
    ] {
        let ran = backtest(&list, &good, &more);
        assert_eq!(ran.code, 2);
        assert!(ran.stderr.contains(said), "{}", ran.stderr);
    }
    let ran = backtest(&list, &good, &["--from", "2003", "--to", "2001"]);
    assert!(ran.code == 2 && ran.stderr.contains("later than"), "{}", ran.stderr);
}

#[test]
fn files_are_written_once_and_the_pictures_stand_alone() {
    let (list, events) = files("backtest_out", &format!("{LIST}{ROWS}"), &events());
    let out = Path::new(&list).with_file_name("made");
    let args = ["--out", out.to_str().unwrap()];
    assert_eq!(backtest(&list, &events, &args).code, 0);
    let figures = fs::read_to_string(out.join("figures.md")).unwrap();
    assert!(figures.contains("| read | 14 |"), "{figures}");
    let svg = fs::read_to_string(out.join("survival-whole.svg")).unwrap();
    assert!(svg.starts_with("<svg ") && !svg.contains("href") && !svg.contains("NaN"), "{svg}");
    let again = backtest(&list, &events, &args);
    assert!(again.code == 2 && again.stderr.contains("is not overwritten"), "{}", again.stderr);
}
