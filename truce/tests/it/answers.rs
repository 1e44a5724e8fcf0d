//! What the commands answer: the same bytes each time, and JSON that says its version.

use std::fs;

use serde_json::Value;

use crate::{change, folder, new_case, ran, run, truce};

fn json(args: &[&str]) -> Value {
    let ran = run(args);
    serde_json::from_str(&ran.stdout).unwrap_or_else(|error| panic!("{args:?}: {error}: {}", ran.stderr))
}

#[test]
fn running_twice_gives_the_same_bytes() {
    let case = new_case("twice");
    let case = case.to_str().unwrap();
    let commands: [&[&str]; 8] = [
        &["check", case],
        &["assess", case],
        &["assess", case, "--json"],
        &["explain", case, "talks"],
        &["bulletin", case],
        &["bulletin", case, "--format", "md"],
        &["export", case, "--format", "geojson"],
        &["export", case, "--format", "csv"],
    ];
    for args in commands {
        let (one, two) = (run(args), run(args));
        assert_eq!(one.code, 0, "{args:?}: {}", one.stderr);
        assert!(one.stdout == two.stdout && !one.stdout.is_empty(), "{args:?}");
    }
}

#[test]
fn json_says_its_version() {
    let case = new_case("versions");
    let case = case.to_str().unwrap();
    let assess = json(&["assess", case, "--json"]);
    assert_eq!(assess["version"], 1);
    assert_eq!(assess["gates"][0]["answer"], "not_met");
    let check = json(&["check", case, "--json"]);
    assert_eq!(check["version"], 1);
    assert_eq!(check["cases"][0]["ok"], true);
    assert_eq!(json(&["explain", case, "talks", "--json"])["version"], 1);
    assert_eq!(json(&["explain", case, "no-attack", "government", "1", "--json"])["version"], 1);
}

#[test]
fn the_talks_are_shown_as_known_on_a_date() {
    let case = concat!(env!("CARGO_MANIFEST_DIR"), "/../cases/syria-2016-09");
    let before = run(&["talks", case, "--as-known-on", "2016-09-04"]);
    assert_eq!(before.code, 0, "{}", before.stderr);
    assert!(before.stdout.contains("Not there:") && before.stdout.contains("170 statements came later"));
    assert!(!before.stdout.contains("t040"), "what was said later is not shown");
    let after = json(&["talks", case, "--as-known-on", "2016-09-09", "--issue", "extension", "--json"]);
    assert_eq!((&after["version"], &after["there"]), (&Value::from(1), &Value::from("there")));
    assert_eq!(after["issues"].as_array().unwrap().len(), 1);
    let wrong = run(&["talks", case, "--issue", "extention"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.stderr.contains("extension"), "{}", wrong.stderr);
}

#[test]
fn a_case_without_talks_says_so() {
    let case = new_case("no-talks");
    let ran = run(&["talks", case.to_str().unwrap()]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("holds no talks"), "{}", ran.stderr);
}

#[test]
fn talks_with_errors_are_drawn_by_check_and_stop_nothing_else() {
    let case = new_case("bad-talks");
    fs::write(case.join("talks.toml"), "[talks]\ntitle = \"t\"\nbetween = [\"north\"]\n").unwrap();
    let path = case.to_str().unwrap();
    let check = run(&["check", path]);
    assert_eq!(check.code, 1);
    assert!(check.stdout.contains("has no `[[side]]` table"), "{}", check.stdout);
    assert_eq!(run(&["assess", path]).code, 0);
    assert_eq!(run(&["talks", path]).code, 2);
}

#[test]
fn the_answer_comes_first_and_fits_80_columns() {
    let case = new_case("wide");
    let ran = run(&["assess", case.to_str().unwrap()]);
    let at = |text: &str| ran.stdout.find(text).unwrap_or_else(|| panic!("{text:?}:\n{}", ran.stdout));
    assert!(at("Talks begin: NOT MET") < at("What keeps it shut") && at("What keeps it shut") < at("K kept"));
    assert!(at("no-attack: ") < at("aid-passes: "));
    let long: Vec<&str> = ran.stdout.lines().filter(|line| line.chars().count() > 80).collect();
    assert_eq!(long, [""; 0]);
    assert!(!ran.stdout.lines().any(|line| line.ends_with(' ')), "{}", ran.stdout);
}

#[test]
fn colour_is_never_in_what_is_piped() {
    let case = new_case("colour");
    let mut command = truce(&["assess", case.to_str().unwrap()]);
    command.env("TERM", "xterm-256color").env("CLICOLOR_FORCE", "1");
    assert!(!ran(command).stdout.contains('\u{1b}'));
}

#[test]
fn a_calendar_can_be_of_one_provision_and_party() {
    let case = new_case("one_calendar");
    let args = ["assess", case.to_str().unwrap(), "--provision", "no-attack", "--party", "movement"];
    let ran = run(&args);
    assert!(ran.stdout.contains("for movement") && !ran.stdout.contains("government"));
    assert!(!ran.stdout.contains("aid-passes: One convoy"), "{}", ran.stdout);
}

#[test]
fn a_letter_stands_under_its_own_day_where_a_party_joined_later() {
    let case = new_case("joined_later");
    let council =
        "[[party]]\nid = \"council\"\nname = \"The council\"\nmembers = []\nfrom = 2026-01-08T06:00:00Z\n";
    change(&case, "agreement.toml", "[[guarantor]]", &format!("{council}\n[[guarantor]]"));
    change(&case, "agreement.toml", "binds = [\"government\"", "binds = [\"council\", \"government\"");
    let ran = run(&["assess", case.to_str().unwrap(), "--provision", "no-attack"]);
    let wanted = [
        "                        Jan  5  6  7  8  9 10 11 12",
        "  council, valleys           ·  ·  ·  U  U  U  U  U",
        "  government, valleys        U  B  U  U  U  U  U  U",
        "  movement, valleys          U  U  U  U  U  U  U  U",
    ];
    assert!(ran.stdout.contains(&wanted.join("\n")), "{}", ran.stdout);
    assert!(ran.stdout.contains("– not monitored   · not asked on that day\n"), "{}", ran.stdout);
}

#[test]
fn what_was_not_known_yet_is_left_out() {
    let case = new_case("known");
    let case = case.to_str().unwrap();
    let before = run(&["assess", case, "--as-known-on", "2026-01-08"]);
    assert!(before.stdout.contains("2 reports, 1 incident"), "{}", before.stdout);
    assert!(
        before.stdout.contains("2 reports left out: published or received 2026-01-12"),
        "{}",
        before.stdout
    );
}

#[test]
fn a_shown_day_explains_itself_down_to_the_reports() {
    let case = new_case("why");
    let case = case.to_str().unwrap();
    let by_date = run(&["explain", case, "no-attack", "government", "2026-01-06"]);
    let by_number = run(&["explain", case, "no-attack", "government", "1"]);
    assert_eq!(by_date.stdout, by_number.stdout);
    for part in ["breached", "e1", "e2", "Valley Watch", "River Radio"] {
        assert!(by_date.stdout.contains(part), "{part}:\n{}", by_date.stdout);
    }
}

#[test]
fn the_demonstration_needs_nothing_and_leaves_its_bulletin() {
    let place = folder("demo");
    let mut command = truce(&["demo"]);
    command.current_dir(&place);
    let first = ran(command);
    assert_eq!(first.code, 0, "{}", first.stderr);
    for part in ["Joint Implementation Centre: NOT MET", "Robust", "What keeps it shut", "242", "never added"]
    {
        assert!(first.stdout.contains(part), "{part}:\n{}", first.stdout);
    }
    let page = place.join("out/syria-2016-09.html");
    assert!(first.stdout.contains("out/syria-2016-09.html"));
    let bytes = fs::read(&page).unwrap();
    let mut again = truce(&["demo"]);
    again.current_dir(&place);
    assert_eq!(ran(again).stdout, first.stdout);
    assert!(fs::read(&page).unwrap() == bytes, "the same bulletin");
}

#[test]
fn a_bulletin_is_a_draft_until_released() {
    let case = new_case("released");
    let case = case.to_str().unwrap();
    assert!(run(&["bulletin", case, "--format", "md"]).stdout.contains("Draft"));
    let released = run(&["bulletin", case, "--format", "md", "--released-by", "A. Monitor"]).stdout;
    assert!(released.contains("Released by A. Monitor") && !released.contains("Draft:"));
}
