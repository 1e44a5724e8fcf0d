//! The figures of the book's page on history, held to a run on the files they come from.
//!
//! The files are their publishers' (ETH/PRIO ceasefires, UCDP GED) and not in the repository; where they are absent the tests say
//! so and pass over. Expectations that were not made by this engine: the six whole-year rows of the event file, and the days on
//! which the weekly mean of deaths was back after 12 September 2016 (another computation gave its tenth day with those rows
//! spread over the year; without them it is the twelfth).

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use engine::history::{Back, History, HistoryPlan, Reach, Replay, Rule, Sided, Where, curve_svg, figures};
use engine::sources::{ReadOptions, eth_prio, read, ucdp};
use engine::standing::Standing;

const BEGIN: &str = "<!-- figures of the history -->\n";
const END: &str = "<!-- end of figures of the history -->";

fn data(path: &str) -> Option<Vec<u8>> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data").join(path);
    let bytes = fs::read(&file).ok();
    if bytes.is_none() {
        assert!(
            std::env::var_os("TRUCE_MUST").is_none(),
            "{} is absent and TRUCE_MUST is set",
            file.display()
        );
        eprintln!("SKIPPED: {} is absent; the figures of the history were not tested", file.display());
    }
    bytes
}

/// The whole, made once for all tests; `None`: a file is absent.
fn history() -> Option<&'static History> {
    static HISTORY: OnceLock<Option<History>> = OnceLock::new();
    HISTORY.get_or_init(make).as_ref()
}

fn make() -> Option<History> {
    let list = data("eth-prio-ceasefires/ceasefires_dataset.csv")?;
    let events = data("ucdp-syria/ucdp_syria_652.1601.1911.csv")?;
    let options = ReadOptions::detecting();
    let list = eth_prio::ceasefires("list.csv", &list, &options);
    let pairs = ucdp::pairs("events.csv", &events, &options);
    let import = read("events.csv", &events, &options);
    let plan = HistoryPlan::standard();
    Some(History::of(&list, &pairs, &import.reports, &plan, &|_, _| {}).expect("the file has events"))
}

fn page() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/history.md")
}

#[test]
fn the_page_holds_the_figures_of_a_run() {
    let Some(history) = history() else { return };
    let text = fs::read_to_string(page()).unwrap();
    let (before, rest) = text.split_once(BEGIN).expect("the page has marks");
    let (held, after) = rest.split_once(END).expect("the page has both marks");
    let made = figures(history);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(page(), format!("{before}{BEGIN}{made}{END}{after}")).unwrap();
    } else {
        assert!(held == made, "docs/history.md differs; UPDATE=1 rewrites it; made:\n{made}");
    }
}

#[test]
fn every_row_is_accounted_for() {
    let Some(history) = history() else { return };
    let chosen = &history.chosen;
    let replayed: usize = chosen.listed.iter().map(|one| one.rows).sum();
    let left_out: usize = chosen.rows_by_reason().values().sum();
    assert_eq!((chosen.rows_read, replayed + left_out + chosen.rows_bad), (4_091, 4_091));
    assert_eq!(history.replays.len(), chosen.listed.len());
}

fn one<'h>(history: &'h History, id: &str) -> &'h Replay {
    history.replays.iter().find(|one| one.listed.ceasefire == id).expect("it is replayed")
}

#[test]
fn september_2016_is_two_rows_of_the_list_of_which_one_prolongs_the_other() {
    let Some(history) = history() else { return };
    let (first, second) = (one(history, "652084"), one(history, "652086"));
    assert_eq!(
        (first.listed.start.to_string(), second.listed.start.to_string()),
        ("2016-09-12".into(), "2016-09-15".into())
    );
    assert_eq!(second.listed.prolongs, ["652084"]);
    assert_eq!(second.listed.ended.map(|day| day.to_string()), Some("2016-09-19".into()));
    assert!(matches!(first.deaths_back, Back::On(call) if call.day == 11), "{:?}", first.deaths_back);
}

/// A file that names both sides of every fight can never show, as well as two independent voices would, who broke a promise.
#[test]
fn one_file_of_pairs_never_makes_a_breach_corroborated_nor_a_day_kept() {
    let Some(history) = history() else { return };
    for replay in &history.replays {
        for said in replay.as_listed.iter().chain(&replay.everywhere) {
            assert!(!said.each_day.iter().flatten().any(|standing| *standing == Some(Standing::Kept)));
        }
        for rule in [Rule::Corroborated, Rule::Verified] {
            assert_eq!(rule.call(replay, Where::Everywhere), None, "{}", replay.listed.ceasefire);
        }
    }
}

#[test]
fn where_a_partial_one_holds_is_not_known_and_nothing_is_called_breached() {
    let Some(history) = history() else { return };
    let partial = history.replays.iter().filter(|one| one.listed.reach == Reach::Part);
    for replay in partial {
        assert_eq!(Rule::Claimed.call(replay, Where::AsListed), None);
        if let Some(side) = Sided::of(replay, Rule::Fighting, Where::AsListed) {
            assert_eq!(side, Sided::Undetermined);
        }
    }
}

#[test]
fn the_pictures_are_drawn_without_a_number_that_is_none() {
    let Some(history) = history() else { return };
    let whole = history.replays.iter().filter(|one| one.listed.reach == Reach::Whole);
    let survivals: Vec<_> = Rule::ALL
        .iter()
        .map(|rule| engine::history::Survival::of(whole.clone(), *rule, Where::AsListed))
        .collect();
    let svg = curve_svg("A & B", &survivals, 90);
    assert!(svg.contains("A &amp; B") && !svg.contains("NaN") && !svg.contains("inf"), "{svg}");
}
