//! `truce trend` and `truce power`: what is said of made-up event files, and that nothing is said where nothing can be.
//!
//! A bad file, a bad flag and a window without anything each give a reason in words; no output holds an infinite ratio.

use std::fs;

use serde_json::Value;

use crate::{Ran, folder, run};

const HEAD: &str = "id,type_of_violence,dyad_new_id,dyad_name,side_a,side_b,country,where_prec,latitude,longitude,date_prec,\
    date_start,date_end,deaths_civilians,low,best,high\n";

/// The first day of the truce in all of them; day 56 of the series.
const START: &str = "2001-02-26";

/// Invented: as many events as are asked for on each day from 1 January 2001 on, each with two deaths.
fn events(test: &str, a_day: impl IntoIterator<Item = u32>) -> String {
    let first = jiff::civil::date(2001, 1, 1);
    let days = a_day.into_iter().zip(0i64..).flat_map(|(count, n)| {
        let day = first + jiff::Span::new().days(n);
        (0..count).map(move |at| {
            format!("{n}{at},1,7,Army - Hill,Army,Hill,Valley,1,35.1,37.2,1,{day},{day},0,1,2,3\n")
        })
    });
    let path = folder(&format!("trends_{test}")).join("events.csv");
    fs::write(&path, HEAD.to_owned() + &days.collect::<String>()).unwrap();
    path.to_string_lossy().into_owned()
}

fn days(before: (u32, usize), since: (u32, usize)) -> impl Iterator<Item = u32> {
    std::iter::repeat_n(before.0, before.1).chain(std::iter::repeat_n(since.0, since.1))
}

fn trend(file: &str, more: &[&str]) -> Ran {
    run(&[&["trend", "--events", file, "--start", START], more].concat())
}

fn json(ran: &Ran) -> Value {
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    serde_json::from_str(&ran.stdout).unwrap()
}

/// Checks that no number is infinite or none: JSON has no word for them, text would have one.
fn is_finite(ran: &Ran) {
    for word in ["NaN", "nan", "inf", "Infinity"] {
        let words = ran.stdout.split(|c: char| !c.is_alphanumeric());
        assert!(!words.clone().any(|own| own == word), "{word} in {}", ran.stdout);
    }
}

#[test]
fn a_fall_is_told_for_events_and_deaths_apart_with_interval_and_rank() {
    // A level that varies: intervals of a level that does not have no width.
    let before = (0..200).map(|n| 3 + n % 3);
    let file = events("fall", before.take(56).chain(std::iter::repeat_n(1, 120)));
    let told = json(&trend(&file, &["--json"]));
    let counts = told["dyads"][0]["counts"].as_array().unwrap();
    assert_eq!((counts[0]["count"].as_str(), counts[1]["count"].as_str()), (Some("events"), Some("deaths")));
    for (count, each) in counts.iter().zip([1.0, 2.0]) {
        let figures = &count["windows"][1]["figures"];
        assert_eq!(figures["since_per_day"].as_f64(), Some(each), "{count}");
        let [low, ratio, high] = ["low", "ratio", "high"].map(|key| figures[key].as_f64().unwrap());
        assert!(low <= ratio && ratio <= high && ratio < 0.3, "{figures}");
        assert!(figures["rank"].is_object() != figures["no_rank"].is_string(), "{figures}");
    }
    let plain = trend(&file, &[]).stdout.replace('\n', " ");
    assert!(plain.contains("95 % interval") && plain.contains("These are reports, not all"), "{plain}");
    let asked_twice = [trend(&file, &["--json"]).stdout, trend(&file, &["--json"]).stdout];
    assert_eq!(asked_twice[0], asked_twice[1], "chance comes from a seed");
}

#[test]
fn where_nothing_can_be_said_the_reason_stands_and_no_figure() {
    let cases = [
        ("one_event", events("one", std::iter::once(1)), "undetermined"),
        ("short_baseline", events("short", days((0, 52), (2, 60))), "7 days before are needed"),
        (
            "nothing_before",
            events("zeros", [1].into_iter().chain(days((0, 55), (3, 60)))),
            "nothing is reported",
        ),
        ("all_before", events("before", days((2, 56), (0, 0))), "undetermined"),
    ];
    for (name, file, said) in cases {
        let plain = trend(&file, &[]);
        let text = plain.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains(said), "{name}: {text}");
        is_finite(&plain);
        let told = json(&trend(&file, &["--json"]));
        for window in told["dyads"][0]["counts"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|c| c["windows"].as_array().unwrap())
        {
            assert!(window["figures"].is_null() != window["undetermined"].is_null(), "{name}: {window}");
        }
    }
}

#[test]
fn days_without_anything_since_give_a_ratio_of_nothing_that_is_no_proof() {
    let file = events("silent", days((2, 56), (0, 60)).chain([1]));
    let told = json(&trend(&file, &["--json"]));
    for window in told["dyads"][0]["counts"][0]["windows"].as_array().unwrap() {
        // Either it is undetermined, or its interval stands with a rank or the reason for none.
        let figures = &window["figures"];
        assert!(
            figures.is_null() || figures["rank"].is_object() || figures["no_rank"].is_string(),
            "{window}"
        );
    }
    is_finite(&trend(&file, &[]));
}

#[test]
fn a_drawing_is_written_once_and_holds_no_script() {
    let file = events("drawn", days((2, 56), (1, 60)));
    let svg = folder("trends_svg").join("trend.svg").to_string_lossy().into_owned();
    assert_eq!(trend(&file, &["--svg", &svg]).code, 0);
    let drawn = fs::read_to_string(&svg).unwrap();
    assert!(drawn.starts_with("<?xml") && drawn.contains("</svg>") && !drawn.contains("<script"), "{drawn}");
    assert_eq!(trend(&file, &["--svg", &svg]).code, 2, "a file that is there is not overwritten");
}

#[test]
fn flags_and_files_that_cannot_be_meant_are_refused_in_words() {
    let file = events("refused", days((2, 56), (1, 60)));
    let empty = folder("trends_empty").join("events.csv");
    fs::write(&empty, HEAD).unwrap();
    let empty = empty.to_string_lossy().into_owned();
    let long = "A".repeat(70_000);
    let cases: [(&[&str], &str); 9] = [
        (&["trend", "--events", &file], "does not say when a truce began"),
        (&["trend", "--events", &file, "--start", "2001-02-30"], "invalid value"),
        (
            &["trend", "--events", &file, "--start", START, "--dyad", "Army - Hil"],
            "did you mean `Army - Hill`?",
        ),
        (&["trend", "--events", &file, "--start", START, "--dyad", &long], "no pair"),
        (&["trend", "--events", &file, "--start", START, "--dyads", "-1"], "unexpected argument"),
        (&["trend", "--events", &empty, "--start", START], "holds no report"),
        (&["trend", "--events", "no/such.csv", "--start", START], "cannot read"),
        (&["trend", "no/such/case"], "no/such/case"),
        (&["trend"], "required"),
    ];
    for (args, said) in cases {
        let ran = run(args);
        let told = ran.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!((ran.code, told.contains(said)), (2, true), "{said}: {told:.300}");
        assert_eq!(ran.stdout, "");
    }
}

#[test]
fn power_grows_with_length_and_comes_from_its_seed() {
    let ask = |more: &[&str]| {
        run(&[&["power", "--rate", "8", "--dispersion", "1", "--runs", "300"], more].concat())
    };
    let told = json(&ask(&["--json"]));
    let lengths = |at: usize| told["coverages"][at]["lengths"].as_array().unwrap();
    let all_seen = lengths(0);
    assert_eq!(told["coverages"][0]["coverage"].as_f64(), Some(1.0));
    let told_at = |length: &Value| length["told"].as_f64().unwrap();
    assert!(told_at(&all_seen[8]) >= told_at(&all_seen[0]) && told_at(&all_seen[8]) > 0.95, "{told}");
    assert!(all_seen.iter().chain(lengths(4)).map(told_at).all(|share| (0.0..=1.0).contains(&share)));
    assert_eq!(ask(&["--json"]).stdout, ask(&["--json"]).stdout);
    assert_ne!(ask(&["--json"]).stdout, ask(&["--json", "--seed", "2"]).stdout);
    is_finite(&ask(&[]));
}

#[test]
fn power_without_a_baseline_is_refused_in_words() {
    let file = events("power", [1].into_iter().chain(days((0, 55), (3, 60))));
    let cases: [(&[&str], &str); 12] = [
        (&["--rate", "0"], "the rate is above 0"),
        (&["--rate=-1"], "the rate is above 0"),
        (&["--rate", "nan"], "the rate is above 0"),
        (&["--rate", "inf"], "the rate is above 0"),
        (&["--rate", "5", "--dispersion", "0.5"], "the dispersion is at least 1"),
        (&["--rate", "5", "--falls-to", "1"], "a fall is to a share"),
        (&["--rate", "5", "--falls-to", "nan"], "a fall is to a share"),
        (&["--rate", "5", "--before-days", "6"], "a baseline has 7 to 3,660 days"),
        (&["--rate", "5", "--runs", "19"], "there are 20 to 100,000 made-up truces"),
        (&["--events", &file, "--start", START], "nothing is reported"),
        (&["--events", &file, "--start", "2001-01-03"], "28 days before are needed"),
        (&["--events", &file], "required"),
    ];
    for (args, said) in cases {
        let ran = run(&[&["power"], args].concat());
        let told = ran.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!((ran.code, told.contains(said)), (2, true), "{said}: {told}");
    }
}

#[test]
fn a_rate_too_low_to_be_seen_is_undetermined_and_not_a_share() {
    let ran = run(&["power", "--rate", "1e-300", "--runs", "20", "--json"]);
    let told = json(&ran);
    for length in told["coverages"].as_array().unwrap().iter().flat_map(|c| c["lengths"].as_array().unwrap())
    {
        assert!(length["told"].is_null() && length["undetermined"].is_string(), "{length}");
    }
    is_finite(&run(&["power", "--rate", "1e-300", "--runs", "20"]));
}
