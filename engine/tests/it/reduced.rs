//! The measure *reduced*: one source's figures before and since, what a gate answers by them, and what it says of them.
//!
//! Every world here is invented: so many events on each day of two years before a truce, and of the days since. Nothing is
//! drawn by chance; a day's number follows from its place in a fixed pattern of bursts.

use std::fmt::Write as _;

use engine::publications::{View, explain, view};
use engine::reports::Report;
use engine::sources::{self, ReadOptions};
use engine::standing::{Answer, Compared, ComparedReason, Gate, Question, assess};
use engine::terms::{CaseTexts, ComparedCount, NamedText, Terms};
use jiff::civil::{Date, date};

const START: Date = date(2018, 3, 1);
const PAST_DAYS: i64 = 730;

const TERMS: &str = r#"
[agreement]
id = "hills"
title = "Truce of the Hills"
in_force = 2018-03-01T00:00:00+02:00
timezone = "Africa/Tripoli"

[[party]]
id = "coast"
name = "The Coast"
members = ["coast-army"]

[[party]]
id = "hills"
name = "The Hills"
members = ["hill-fighters"]

[[party]]
id = "plain"
name = "The Plain"
members = ["plain-guards"]

[[area]]
id = "country"
name = "The whole country"
kind = "everywhere"

[[provision]]
id = "no-attack"
title = "Reduce violence"
kind = "cessation-of-hostilities"
binds = ["coast", "hills", "plain"]
forbids = ["shelling", "armed-clash"]
area = "country"

[[phase]]
id = "talks"
name = "Talks"
needs = [{ provision = "no-attack", days = 14, consecutive = true, measure = "reduced" }]

[[comparison]]
id = "halved"
source = "observers"
between = [["coast", "hills"]]
before_days = 28
ratio_at_most = 0.5
rank_at_most = 0.1
EXTRA

[[assumption]]
id = "reduced"
about = "no-attack"
sets = "measure"
value = "halved"
why = "the text says reduced and gives no number"
"#;

const ACTORS: &str = r#"
[[actor]]
id = "coast-army"
name = "Coast Army"
[[actor]]
id = "hill-fighters"
name = "Hill Fighters"
[[actor]]
id = "plain-guards"
name = "Plain Guards"
"#;

const SOURCES: &str = r#"
[[source]]
id = "observers"
name = "Observers of the Hills"
affiliation = "none"
[[source]]
id = "ministry"
name = "Ministry of the Coast"
affiliation = "coast"
"#;

const NOTHING_DRAWN: &str = r#"{"type": "FeatureCollection", "features": []}"#;

/// What is reported: events a day between the coast and the hills, and between the coast and the plain.
struct World {
    reports: String,
    extra: &'static str,
    days_since: i64,
}

impl World {
    /// A world in which bursts of a week follow each other for two years, five events a day on average.
    fn of_bursts(since: impl Fn(i64) -> u32) -> Self {
        let mut world = Self { reports: String::new(), extra: "", days_since: 28 };
        for day in -PAST_DAYS..0 {
            world.events(day, burst(day), "hill-fighters", "observers");
        }
        (0..world.days_since).for_each(|day| world.events(day, since(day), "hill-fighters", "observers"));
        world
    }

    fn with(mut self, extra: &'static str) -> Self {
        self.extra = extra;
        self
    }

    /// Adds so many events of a day, two dead in each.
    fn events(&mut self, day: i64, count: u32, against: &str, source: &str) {
        let when = START.saturating_add(jiff::Span::new().days(day));
        for n in 0..count {
            writeln!(
                self.reports,
                r#"{{"id": "{source}-{against}-{when}-{n}", "kind": "event", "source": "{source}", "when": "{when}", "place": "Post {n}", "act": "shelling", "by": ["coast-army"], "against": ["{against}"], "killed_best": 2, "published": "{when}"}}"#
            )
            .unwrap();
        }
    }

    fn terms(&self) -> Terms {
        let named = |file, text| NamedText { file, text };
        let agreement = TERMS.replace("EXTRA", self.extra);
        let texts = CaseTexts {
            agreement: named("agreement.toml", &agreement),
            actors: named("actors.toml", ACTORS),
            sources: named("sources.toml", SOURCES),
            areas: named("areas.geojson", NOTHING_DRAWN),
            decisions: None,
        };
        Terms::parse(&texts).unwrap_or_else(|problems| panic!("{problems:#?}")).0
    }

    fn reports(&self) -> Vec<Report> {
        sources::read("reports.jsonl", self.reports.as_bytes(), &ReadOptions::detecting()).reports
    }

    fn gate(&self) -> Gate {
        assess(&self.terms(), &self.reports(), &Question::DEFAULT).gates.remove(0)
    }
}

/// A quiet week, two of four a day, one of twelve, over and over: five a day on average.
fn burst(day: i64) -> u32 {
    match day.rem_euclid(28) / 7 {
        0 => 2 + (day.rem_euclid(2)) as u32,
        3 => 12 - (day.rem_euclid(3)) as u32,
        _ => 4,
    }
}

/// What the gate's need comes to for the first pair.
fn of(gate: &Gate, count: ComparedCount) -> &Compared {
    gate.needs[0].compared.iter().find(|one| one.count == count).expect("both counts are shown")
}

fn reasons(gate: &Gate) -> Vec<ComparedReason> {
    gate.needs[0].compared.iter().map(|one| one.reason).collect()
}

#[test]
fn a_fall_that_is_deep_and_rare_is_met() {
    let gate = World::of_bursts(|day| u32::from(day % 3 != 0)).gate();
    assert_eq!(gate.answer, Answer::Met, "{:#?}", gate.needs[0].compared);
    let events = of(&gate, ComparedCount::Events);
    let found = events.figures.as_ref().unwrap();
    assert_eq!(events.before, (date(2018, 2, 1), date(2018, 2, 28)));
    assert_eq!(found.before_per_day, 149.0 / 28.0);
    assert!(found.ratio.high() <= 0.5 && found.ratio.beside().rank().unwrap().p() <= 0.1);
    assert_eq!(of(&gate, ComparedCount::Deaths).figures.as_ref().unwrap().before_per_day, 298.0 / 28.0);
}

#[test]
fn a_day_counts_with_the_days_before_it_and_the_first_do_not() {
    let gate = World::of_bursts(|day| if day < 14 { 1 } else { 9 }).gate();
    let letters: Vec<bool> =
        gate.needs[0].clock.iter().map(|day| day.state == engine::standing::DayState::Met).collect();
    assert_eq!(
        letters.iter().position(|met| *met),
        Some(13),
        "fourteen days are needed before one can count"
    );
    assert!(!letters[27], "and a day stops counting when the days before it are no longer so much less");
}

#[test]
fn no_fall_is_not_met() {
    let gate = World::of_bursts(|day| 6 + (day % 2) as u32).gate();
    assert_eq!(gate.answer, Answer::NotMet);
    assert_eq!(reasons(&gate), [ComparedReason::DidNotFallAsAsked; 2]);
}

#[test]
fn a_fall_such_as_comes_by_itself_is_undetermined() {
    // After each burst come two weeks of less: so it always was.
    let gate = World::of_bursts(|day| if day < 14 { 2 + (day % 2) as u32 } else { 9 });
    let gate = gate.gate();
    let events = of(&gate, ComparedCount::Events);
    assert_eq!(gate.answer, Answer::Undetermined, "{events:#?}");
}

#[test]
fn one_pair_that_did_not_fall_keeps_the_gate_shut() {
    let mut world = World::of_bursts(|_| 1);
    for day in -PAST_DAYS..28 {
        world.events(
            day,
            if day < 0 { burst(day) } else { 8 + (day % 2) as u32 },
            "plain-guards",
            "observers",
        );
    }
    let terms = TERMS.replace(r#"[["coast", "hills"]]"#, r#"[["coast", "hills"], ["coast", "plain"]]"#);
    let gate = gate_of(&terms.replace("EXTRA", ""), &world.reports());
    assert_eq!(gate.answer, Answer::NotMet, "{:#?}", gate.needs[0].compared);
    let answers: Vec<Answer> = gate.needs[0].compared.iter().map(|one| one.answer).collect();
    assert_eq!(answers[..2], [Answer::Met; 2], "the pair that fell fell");
}

fn gate_of(agreement: &str, reports: &[Report]) -> Gate {
    let named = |file, text| NamedText { file, text };
    let texts = CaseTexts {
        agreement: named("agreement.toml", agreement),
        actors: named("actors.toml", ACTORS),
        sources: named("sources.toml", SOURCES),
        areas: named("areas.geojson", NOTHING_DRAWN),
        decisions: None,
    };
    let terms = Terms::parse(&texts).unwrap_or_else(|problems| panic!("{problems:#?}")).0;
    assess(&terms, reports, &Question::DEFAULT).gates.remove(0)
}

/// Every figure that does not allow an answer gives `undetermined` with its reason; nothing panics, nothing is infinite.
#[test]
fn figures_that_bear_no_answer_say_why() {
    let fell = || World::of_bursts(|day| u32::from(day % 3 != 0));
    let mut silent = fell();
    silent.reports.clear();
    silent.events(27, 1, "hill-fighters", "ministry");
    let mut ends_early = World::of_bursts(|day| u32::from(day < 5));
    ends_early.events(27, 1, "hill-fighters", "ministry");
    let mut new_source = fell();
    new_source.reports =
        new_source.reports.lines().skip(3500).fold(String::new(), |all, line| all + line + "\n");
    let mut one_event = World { reports: String::new(), extra: "", days_since: 28 };
    one_event.events(-3, 1, "hill-fighters", "observers");
    one_event.events(27, 1, "hill-fighters", "ministry");
    let mut zero_before = World { reports: String::new(), extra: "", days_since: 28 };
    zero_before.events(-60, 1, "hill-fighters", "observers");
    (0..28).for_each(|day| zero_before.events(day, 3, "hill-fighters", "observers"));
    let mut others_report_on = World::of_bursts(|_| 0);
    (0..28).for_each(|day| others_report_on.events(day, 1, "hill-fighters", "ministry"));
    let first_days = World::of_bursts(|day| u32::from(day < 5));
    let worlds = [
        ("no report at all", silent, "nothing at all is reported|no series"),
        ("the source falls silent", ends_early, "14 days from the start on are needed and the series has 5"),
        (
            "only another source reports since",
            others_report_on,
            "from the start on are needed and the series has 0",
        ),
        ("a past too short for ordinary times", new_source, "no placebo rank: only"),
        ("too few days have passed", first_days, "fewer days have passed than are asked for"),
        ("one event", one_event, "from the start on are needed|28 days before are needed"),
        ("nothing before", zero_before, "nothing is reported in the 28 days before"),
        (
            "another truce in the baseline",
            fell().with("other_truces = [2018-02-10]"),
            "another truce, of 2018-02-10",
        ),
        (
            "a control of which nothing is told",
            fell().with(r#"control = { between = [["hills", "plain"]] }"#),
            "the control cannot be used: nothing at all",
        ),
        (
            "coverage of 0 since",
            fell().with("seen_before = 0.5\nseen_since = 0.0"),
            "nothing could have been seen",
        ),
        (
            "coverage of 0 before",
            fell().with("seen_before = 0.0\nseen_since = 0.5"),
            "nothing could have been seen",
        ),
    ];
    for (name, world, why) in worlds {
        let (terms, reports) = (world.terms(), world.reports());
        let assessment = assess(&terms, &reports, &Question::DEFAULT);
        assert_eq!(assessment.gates[0].answer, Answer::Undetermined, "{name}");
        let view = View::of(&terms, &reports, &assessment);
        let text = view.gates[0].needs[0].compared.iter().map(|one| one.sentence.clone()).collect::<String>();
        assert!(why.split('|').any(|why| text.contains(why)), "{name}: {text}");
        assert!(!text.contains("NaN") && !text.contains("inf "), "{name}: {text}");
    }
}

#[test]
fn what_could_be_seen_is_allowed_for() {
    let fall = |day: i64| u32::from(day % 3 != 0);
    let plain = World::of_bursts(fall).gate();
    let half = World::of_bursts(fall).with("seen_before = 0.8\nseen_since = 0.2").gate();
    let ratio = |gate: &Gate| of(gate, ComparedCount::Events).figures.as_ref().unwrap().ratio.value();
    assert!((ratio(&half) - 4.0 * ratio(&plain)).abs() < 1e-12, "a quarter seen is four times as many");
    assert_ne!(half.answer, Answer::Met);
}

#[test]
fn a_control_that_fell_alike_takes_the_fall_away() {
    let mut world = World::of_bursts(|day| u32::from(day % 3 != 0))
        .with(r#"control = { between = [["coast", "plain"]], why = "it is not bound" }"#);
    for day in -PAST_DAYS..0 {
        world.events(day, burst(day), "plain-guards", "observers");
    }
    (0..28).for_each(|day| world.events(day, u32::from(day % 3 != 0), "plain-guards", "observers"));
    let gate = world.gate();
    let found = of(&gate, ComparedCount::Events).figures.as_ref().unwrap();
    assert_eq!(found.ratio.value(), 1.0);
    assert_eq!(gate.answer, Answer::NotMet);
}

#[test]
fn an_interval_is_never_told_without_its_rank() {
    for since in [0, 1, 3, 6] {
        let world = World::of_bursts(|day| since + (day % 2) as u32);
        let (terms, reports) = (world.terms(), world.reports());
        let assessment = assess(&terms, &reports, &Question::DEFAULT);
        let shown = View::of(&terms, &reports, &assessment);
        for one in &shown.gates[0].needs[0].compared {
            let told = one.figures.as_ref().expect("these worlds have figures");
            assert!(told.rank.is_some() != told.no_rank.is_some());
            assert!(
                one.sentence.contains("95 % interval") && one.sentence.contains("placebo rank"),
                "{}",
                one.sentence
            );
            assert!(!one.sentence.contains("caus"), "{}", one.sentence);
        }
        let index = view_index(&terms, &reports, &assessment);
        let from = engine::publications::Showing::new(&terms, &reports, &assessment, &index);
        let text = explain::gate(&from, "talks").unwrap().to_string();
        assert!(text.contains("placebo rank") && text.contains("what would change it:"), "{text}");
    }
}

fn view_index(
    terms: &Terms,
    reports: &[Report],
    assessment: &engine::standing::Assessment,
) -> view::ViewIndex {
    view::ViewIndex::of(terms, reports, assessment)
}

#[test]
fn a_reading_that_does_not_read_the_source_has_no_evidence() {
    let mut world = World::of_bursts(|day| u32::from(day % 3 != 0));
    world.events(2, 1, "hill-fighters", "ministry");
    let terms = world.terms();
    let reports = world.reports();
    let question = Question::ask(
        &terms,
        "one:ministry",
        engine::findings::Reading {
            strength: engine::findings::Strength::Claimed,
            ..engine::findings::Reading::DEFAULT
        },
        None,
    )
    .unwrap();
    let alone = assess(&terms, &reports, &question).gates.remove(0);
    assert_eq!(alone.answer, Answer::Undetermined);
    assert!(alone.needs[0].compared.is_empty());
    let all = assess(&terms, &reports, &Question::DEFAULT).gates.remove(0);
    assert!(all.robust && all.variations_with_evidence < all.variations_tried);
}

#[test]
fn as_known_on_a_day_only_what_was_published_is_compared() {
    let world = World::of_bursts(|day| u32::from(day % 3 != 0));
    let (terms, reports) = (world.terms(), world.reports());
    let on = |day: &str| {
        let question = Question::ask(&terms, "all", engine::findings::Reading::DEFAULT, Some(day)).unwrap();
        assess(&terms, &reports, &question).gates.remove(0).answer
    };
    assert_eq!(on("2018-03-10"), Answer::Undetermined, "ten days are not fourteen");
    assert_eq!(on("2018-03-16"), Answer::Met);
}
