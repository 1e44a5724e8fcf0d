//! Publications at their edge: a case folder in, the bytes that are published out.
//!
//! What is expected stands beside each case in `tests/publications`; `UPDATE=1` rewrites it.

use std::fs;
use std::path::{Path, PathBuf};

use engine::publications::bulletin::BulletinOptions;
use engine::publications::explain::{self, Asked};
use engine::publications::{Showing, View, ViewIndex, bulletin, coarse, csv, geojson, json, safe, words};
use engine::standing::Question;

use super::case::Case;

/// Words of the cases that no publication may hold: a reporter and where they stood, coordinates to the digit,
/// the names of a clinic and a checkpoint, the names of files.
const CANARIES: [&str; 9] =
    ["CANARY", "Amal", "eastern mill", "20217", "13439", "44713", "91873", "Rimon", "all.jsonl"];

fn folder(case: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/publications").join(case)
}

fn view(case: &str) -> View {
    let case = Case::read(&folder(case));
    let assessment = case.assess(&Question::DEFAULT);
    View::of(&case.terms, &case.reports, &assessment)
}

fn published(case: &str) -> Vec<(&'static str, String)> {
    published_of(&Case::read(&folder(case)))
}

/// Everything that is published of a case, by file name.
fn published_of(case: &Case) -> Vec<(&'static str, String)> {
    let assessment = case.assess(&Question::DEFAULT);
    let index = ViewIndex::of(&case.terms, &case.reports, &assessment);
    let showing = Showing::new(&case.terms, &case.reports, &assessment, &index);
    let view = &View::of(&case.terms, &case.reports, &assessment);
    let asked = Asked { provision: "no-attack", party: "government", area: None, day: "2020-03-01" };
    vec![
        ("bulletin.html", bulletin::html(view, &BulletinOptions::DRAFT)),
        ("bulletin.md", bulletin::markdown(view, &BulletinOptions::DRAFT)),
        ("standing.csv", csv::standing(view)),
        ("incidents.csv", csv::incidents(view)),
        ("map.geojson", geojson::collection(view)),
        ("assess.json", json::assess(view)),
        ("explain-standing.txt", explain::standing(&showing, asked).unwrap().to_string()),
        ("explain-gate.txt", explain::gate(&showing, "talks").unwrap().to_string()),
    ]
}

fn check(case: &str) {
    let version = format!("truce {}", env!("CARGO_PKG_VERSION"));
    let json_version = format!("\"truce\": \"{}\"", env!("CARGO_PKG_VERSION"));
    for (file, text) in published(case) {
        let path = folder(case).join("expected").join(file);
        let text = text.replace(&version, "truce VERSION").replace(&json_version, "\"truce\": \"VERSION\"");
        if std::env::var_os("UPDATE").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &text).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        let differs = || text.lines().zip(expected.lines()).find(|(a, b)| a != b);
        assert!(text == expected, "{case}/{file} differs, first at {:?}; UPDATE=1 rewrites it", differs());
    }
}

#[test]
fn the_valley_is_published_as_expected() {
    check("valley");
}

#[test]
fn hostile_texts_are_published_as_expected() {
    check("hostile");
}

#[test]
fn the_same_view_gives_the_same_bytes() {
    assert_eq!(published("valley"), published("valley"));
}

/// Golden test 12: no export contains a reporter's identity, an observer's position, or coordinates finer than the tier.
#[test]
fn nothing_unfit_for_a_public_side_gets_out() {
    for case in ["valley", "hostile"] {
        for (file, text) in published(case) {
            for canary in CANARIES {
                assert!(!text.contains(canary), "{case}/{file} holds {canary}");
            }
        }
    }
    let delivered = published("valley");
    assert!(delivered.iter().all(|(_, text)| !text.contains("Dafran")), "a convoy's place got out");
}

/// Incidents lie on corners of the grid; those of health and aid have no geometry.
#[test]
fn incidents_are_drawn_on_the_grid_only() {
    let map: serde_json::Value = serde_json::from_str(&geojson::collection(&view("valley"))).unwrap();
    let incidents =
        map["features"].as_array().unwrap().iter().filter(|f| f["properties"]["kind"] == "incident");
    let (mut drawn, mut withheld) = (0, 0);
    for incident in incidents {
        let properties = &incident["properties"];
        let protected = properties["targets"].as_array().unwrap().iter().any(|t| t == "health" || t == "aid")
            || properties["act"].as_str().unwrap().starts_with("aid-");
        assert_eq!(protected, properties["place_withheld"] == true, "{properties}");
        let Some(rings) = incident["geometry"]["coordinates"].as_array() else {
            withheld += usize::from(protected);
            continue;
        };
        assert!(!protected, "a protected place is drawn: {properties}");
        for degree in rings[0].as_array().unwrap().iter().flat_map(|p| p.as_array().unwrap()) {
            let tenths = degree.as_f64().unwrap() * 10.0;
            assert!((tenths - tenths.round()).abs() < 1e-9, "{degree} is finer than {}", coarse::GRID);
        }
        drawn += 1;
    }
    assert!(drawn >= 1 && withheld >= 2, "drawn {drawn}, withheld {withheld}");
}

/// A point that moves inside its cell does not move what is published.
#[test]
fn a_point_may_move_inside_its_cell() {
    let mut case = Case::read(&folder("valley"));
    let before = published_of(&case);
    for report in &mut case.reports {
        report.place.point = report.place.point.map(|(lon, lat)| (lon + 0.011, lat + 0.013));
    }
    assert_eq!(before, published_of(&case));
}

#[test]
fn the_page_asks_nothing_of_any_network_and_runs_nothing() {
    for case in ["valley", "hostile"] {
        let page = bulletin::html(&view(case), &BulletinOptions::DRAFT);
        for forbidden in ["<script", "<iframe", "<img", "<link", "<object", "<embed", "<svg onload", "<form"]
        {
            assert!(!page.contains(forbidden), "{case}: {forbidden}");
        }
        for tag in tags(&page) {
            let inside = tag.to_ascii_lowercase();
            for forbidden in
                [" src=", " srcset=", " onload=", " onerror=", " onmouseover=", "javascript:", " style="]
            {
                assert!(!inside.contains(forbidden), "{case}: <{tag}>");
            }
            let link = inside.starts_with("a ") && inside.contains("href=");
            let safe = inside.contains("href=\"#") || inside.contains("rel=\"noreferrer");
            assert!(!link || safe, "{case}: <{tag}>");
        }
        let style = page.split("<style>").nth(1).and_then(|s| s.split("</style>").next()).unwrap();
        assert!(!style.contains("url(") && !style.contains("@import") && !style.contains('<'));
        assert!(style.contains("@media print") && style.contains("prefers-color-scheme: dark"));
        assert!(page.contains("default-src 'none'"));
    }
}

/// The insides of a page's tags, in order; the style is left out.
fn tags(page: &str) -> Vec<&str> {
    let (head, rest) = page.split_once("<style>").unwrap();
    let (_, body) = rest.split_once("</style>").unwrap();
    let pieces = head.split('<').skip(1).chain(body.split('<').skip(1));
    pieces.map(|piece| piece.split_once('>').expect("a tag ends").0).collect()
}

#[test]
fn the_page_is_well_formed() {
    for case in ["valley", "hostile"] {
        let page = bulletin::html(&view(case), &BulletinOptions::DRAFT);
        let mut open: Vec<&str> = Vec::new();
        for tag in tags(&page) {
            let name = tag.split([' ', '\n']).next().unwrap();
            match name.strip_prefix('/') {
                Some(closed) => assert_eq!(open.pop(), Some(closed), "{case}"),
                None if name.starts_with('!') || ["meta", "br"].contains(&name) => {}
                None => open.push(name),
            }
        }
        assert!(open.is_empty(), "{case}: {open:?}");
        let ids: Vec<&str> =
            tags(&page).iter().filter_map(|t| t.split(" id=\"").nth(1)?.split('"').next()).collect();
        let mut distinct = ids.clone();
        distinct.sort_unstable();
        distinct.dedup();
        assert_eq!(ids.len(), distinct.len(), "{case}: an id stands twice");
        for target in page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(ids.contains(&target), "{case}: #{target} leads nowhere");
        }
    }
}

#[test]
fn strangers_cannot_turn_the_reading_or_hide_controls() {
    for (file, text) in published("hostile") {
        let bad = |c: char| {
            (c.is_control() && !matches!(c, '\n' | '\r'))
                || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        };
        assert!(!text.contains(bad), "{file}");
        assert!(!text.contains(&"a".repeat(1_000)), "{file}: a text of 70,000 characters is not shortened");
    }
    let page = bulletin::html(&view("hostile"), &BulletinOptions::DRAFT);
    assert!(page.contains("⟨U+202E⟩") && page.contains("70000 characters in all"));
    assert!(page.contains("هيئة الإغاثة") && page.contains("dir=\"auto\""));
}

#[test]
fn no_cell_runs_as_a_formula() {
    for table in [csv::standing(&view("hostile")), csv::incidents(&view("hostile"))] {
        assert!(table.ends_with("\r\n"));
        let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_bytes());
        let rows: Vec<_> = reader.records().map(|row| row.expect("every row has as many cells")).collect();
        assert!(rows[1].iter().all(|tag| tag.starts_with('#')), "{:?}", rows[1]);
        for cell in rows.iter().skip(2).flat_map(|row| row.iter()) {
            let number = cell.parse::<f64>().is_ok();
            assert!(number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\0']), "{cell}");
        }
    }
}

/// Rule 10: a machine never says "violation" in public by itself; the word stands only where a source uses it.
#[test]
fn no_sentence_of_ours_says_violation() {
    use engine::findings::{Class, Permission, Rule, Strength};
    use engine::standing::{BlockerKind, Standing, StandingReason};
    let mut ours: Vec<&str> = Vec::new();
    ours.extend(Rule::ALL.iter().map(|r| words::rule(*r)));
    ours.extend(StandingReason::ALL.iter().map(|r| words::reason(*r)));
    ours.extend(BlockerKind::ALL.iter().map(|b| words::blocker(*b)));
    ours.extend(Standing::ALL.iter().map(|s| words::standing(*s)));
    ours.extend(Class::ALL.iter().flat_map(|c| [words::class(*c), words::class_word(*c)]));
    ours.extend(Strength::ALL.iter().map(|s| words::strength(*s)));
    ours.extend(Permission::ALL.iter().map(|p| words::permission(*p)));
    for sentence in ours {
        let lower = sentence.to_lowercase();
        assert!(!lower.contains("violat") && !lower.contains("prove"), "{sentence}");
    }
    let page = bulletin::html(&view("valley"), &BulletinOptions::DRAFT);
    assert_eq!(page.matches("iolation").count(), page.matches("“truce violations”").count());
}

#[test]
fn a_draft_says_so_and_a_release_names_a_person() {
    let view = view("valley");
    let draft = bulletin::html(&view, &BulletinOptions::DRAFT);
    assert!(draft.contains("Draft: computed by truce; no person has released it"));
    let released = BulletinOptions { released_by: Some("Chair <of> the Commission".to_owned()), note: None };
    let page = bulletin::html(&view, &released);
    assert!(page.contains("Released by Chair &lt;of&gt; the Commission"));
    assert!(!page.contains("no person has released it"));
}

#[test]
fn what_cannot_be_explained_names_what_can() {
    let case = Case::read(&folder("valley"));
    let assessment = case.assess(&Question::DEFAULT);
    let index = ViewIndex::of(&case.terms, &case.reports, &assessment);
    let showing = Showing::new(&case.terms, &case.reports, &assessment, &index);
    let asked = Asked { provision: "no-atack", party: "government", area: None, day: "0" };
    let error = explain::standing(&showing, asked).unwrap_err().to_string();
    assert!(error.contains("`no-attack`"), "{error}");
    let error = explain::gate(&showing, "peace").unwrap_err().to_string();
    assert!(error.contains("expected one of `talks`"), "{error}");
}

#[test]
fn coordinates_and_places_are_taken_out_of_texts() {
    let hidden = [
        "at 36.2021,37.1343",
        "36.2021 N, 37.1343 E",
        "lat 36.2021 lon 37.1343",
        "36°12'07\"N 37°08'03\"E",
        "grid 37SCV1234567890 there",
        "37SCV 12345 67890",
    ];
    for text in hidden {
        let clean = safe::saying(text);
        assert!(clean.contains(safe::NO_COORDINATES), "{text} became {clean}");
        assert!(!clean.contains("2021") && !clean.contains("12345") && !clean.contains("08'03"), "{clean}");
    }
    for text in ["rose by 12.5 to 14.5", "1,250 people in 16.09", "T-72 and 2S19 guns", "at 18:30, 19:45"] {
        assert_eq!(safe::saying(text), text);
    }
    let places = ["urum al kubra".to_owned()];
    assert_eq!(safe::withhold_places("hit in Urum al-Kubra today", &places), "hit in [place withheld] today");
    assert_eq!(
        safe::withhold_places("hit in Orum al Kubra, 2 dead", &places),
        "hit in [place withheld] 2 dead"
    );
}

#[test]
fn negative_and_edge_coordinates_have_a_cell() {
    let south = |lon, lat| (coarse::Cell::of(lon, lat).west, coarse::Cell::of(lon, lat).south);
    assert_eq!(south(37.13439, 36.20217), (371, 362));
    assert_eq!(south(-0.01, -0.01), (-1, -1));
    assert_eq!(south(180.0, 90.0), (1799, 899));
}
