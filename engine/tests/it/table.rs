//! The table way and the ordinary way give the same standing for the same file.

use engine::findings::{Reading, SourceChoice, Strength};
use engine::model::SourceId;
use engine::sources::table::{Reader, acled};
use engine::sources::{Format, ReadOptions, read};
use engine::standing::{Question, StandingRow, assess};
use engine::table::assess_events;
use engine::terms::Terms;
use proptest::prelude::*;

use super::case::terms_of;

/// Terms in which everything that a kind of event can turn on occurs: dates of membership, an amendment, areas that
/// overlap and one that is taken out, protected civilians, an exclusion.
fn terms(in_force: &str) -> Terms {
    let agreement = include_str!("../table/agreement.toml").replace("IN_FORCE", in_force);
    let texts = [
        ("agreement.toml", agreement),
        ("actors.toml", include_str!("../table/actors.toml").to_owned()),
        ("sources.toml", include_str!("../table/sources.toml").to_owned()),
        ("areas.geojson", include_str!("../table/areas.geojson").to_owned()),
        ("decisions.toml", String::new()),
    ];
    terms_of(&texts, "tests/table")
}

const HEADER: &str = "event_id_cnty,event_date,event_type,sub_event_type,actor1,actor2,source,admin1,latitude,longitude,\
                      fatalities,civilian_targeting,geo_precision,time_precision,timestamp\n";

const KINDS: [(&str, &str); 6] = [
    ("Battles", "Armed clash"),
    ("Explosions/Remote violence", "Air/drone strike"),
    ("Explosions/Remote violence", "Shelling/artillery/missile attack"),
    ("Violence against civilians", "Attack"),
    ("Protests", "Peaceful protest"),
    ("Strategic developments", "Arrests"),
];

const ACTORS: [&str; 7] = [
    "Valley Army",
    "River Guard",
    "Hill Brigade",
    "Coalition",
    "Outcasts",
    "Unknown Men",
    "Civilians (Valley)",
];

const PLACES: [(&str, &str); 6] = [
    ("36.5", "36.5"),
    ("36.9", "36.9"),
    ("37.02", "37.02"),
    ("38.0", "38.0"),
    ("36.82", "36.81"),
    ("36.2", "37.9"),
];

fn row() -> impl Strategy<Value = String> {
    // Half of the points are picked to lie near borders, half lie anywhere around.
    let anywhere = (35.5..39.5f64, 35.5..39.5f64).prop_map(|(lat, lon)| (lat.to_string(), lon.to_string()));
    let picked = (0..PLACES.len()).prop_map(|n| (PLACES[n].0.to_owned(), PLACES[n].1.to_owned()));
    let place = prop_oneof![picked, anywhere];
    let picks = (0..KINDS.len(), 0..ACTORS.len(), 0..ACTORS.len() + 1, place, 0..28u8);
    let codes = (0..4u8, 1..4u8, any::<bool>(), 0..9u32, 0..3usize);
    (picks, codes).prop_map(|((kind, one, two, place, day), (geo, time, civilians, dead, source))| {
        let (event, sub) = KINDS[kind];
        let two = ACTORS.get(two).copied().unwrap_or("");
        let (lat, lon) = place;
        let geo = if geo == 0 { String::new() } else { geo.to_string() };
        let civilians = if civilians { "Civilian targeting" } else { "" };
        let source = ["Monitor", "Monitor; Paper", "Valley Radio"][source];
        format!(
            "2016-09-{:02},{event},{sub},{},{two},{source},North,{lat},{lon},{dead},{civilians},{geo},{time},1500000000",
            day + 1,
            ACTORS[one]
        )
    })
}

/// The ordinary way: reports, incidents, findings, standing.
fn ordinary(terms: &Terms, csv: &str, reading: &Reading) -> Vec<(String, String)> {
    let options = ReadOptions { format: Some(Format::Acled), ..ReadOptions::detecting() };
    let import = read("events.csv", csv.as_bytes(), &options);
    let question = Question { reading: reading.clone(), as_known_on: None };
    said(&assess(terms, &import.reports, &question).standing)
}

fn table(terms: &Terms, csv: &str, reading: &Reading, parts: usize) -> Vec<(String, String)> {
    let table = Reader::new(&acled::COLUMNS, parts).finish(csv.as_bytes()).unwrap();
    let events = acled::Events::from_table(table).unwrap();
    said(&assess_events(terms, &events, reading).rows)
}

fn said(rows: &[StandingRow]) -> Vec<(String, String)> {
    let key = |r: &StandingRow| format!("{} {} {} {}", r.provision, r.party, r.area, r.day);
    rows.iter().map(|r| (key(r), format!("{} {}", r.standing, r.reason))).collect()
}

fn readings() -> Vec<Reading> {
    let claimed = Reading { strength: Strength::Claimed, ..Reading::DEFAULT };
    let independent = Reading { sources: SourceChoice::Independent, ..claimed.clone() };
    let one = Reading { sources: SourceChoice::One(SourceId::new("monitor")), ..claimed.clone() };
    vec![Reading::DEFAULT, claimed, independent, one]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_table_way_is_the_ordinary_way(rows in prop::collection::vec(row(), 0..60), parts in 1..4usize) {
        let lines: Vec<String> = rows.iter().enumerate().map(|(n, row)| format!("E{n},{row}\n")).collect();
        let csv = format!("{HEADER}{}", lines.concat());
        for in_force in ["2016-09-05T00:00:00+03:00", "2016-09-05T19:00:00+03:00"] {
            let terms = terms(in_force);
            for reading in readings() {
                prop_assert_eq!(ordinary(&terms, &csv, &reading), table(&terms, &csv, &reading, parts));
            }
        }
    }
}

#[test]
fn an_id_that_stands_twice_counts_once() {
    let row = "2016-09-10,Battles,Armed clash,Hill Brigade,Valley Army,Monitor,North,36.5,36.5,1,,1,1,";
    let csv = format!("{HEADER}E1,{row}\nE2,{row}\nE1,{row}\n");
    let terms = terms("2016-09-05T00:00:00+03:00");
    let table = Reader::new(&acled::COLUMNS, 2).finish(csv.as_bytes()).unwrap();
    let standing = assess_events(&terms, &acled::Events::from_table(table).unwrap(), &Reading::DEFAULT);
    assert_eq!(standing.twice, 1);
    assert!(standing.counts.iter().all(|count| count.events == 2), "{:?}", standing.counts);
}
