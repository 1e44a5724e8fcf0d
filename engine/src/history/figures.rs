//! The figures: tables in Markdown, the same bytes for the same files. The page of the book holds them, and a test compares.
//!
//! In: a [`History`]. Out: text. Read first: [`figures`]. Only counts and dates of ceasefires are written, no row of any file.

use std::fmt::Write;

use super::{Call, History, PairHistory, Reach, Replay, Rule, Sided, Survival, UnitHistory, Weeks, Where};
use crate::series::{Calibration, RateRatio, Undetermined};
use crate::standing::Standing;

/// The days after which shares are shown.
const SHOWN_DAYS: [u32; 5] = [1, 3, 7, 28, 90];

/// The groups of ceasefires that are shown apart, each with how it is read.
const GROUPS: [(Reach, Where, &str); 2] = [
    (Reach::Whole, Where::AsListed, "not partial"),
    (Reach::Part, Where::Everywhere, "partial, read as if they held wherever the two fight"),
];

/// Writes all tables.
pub fn figures(history: &History) -> String {
    let mut out = String::new();
    short(&mut out, history);
    rows(&mut out, history);
    days(&mut out, history);
    sides(&mut out, history);
    survivals(&mut out, history);
    weeks(&mut out, history);
    calibration(&mut out, history);
    named(&mut out, history);
    out
}

/// Writes a line.
fn put(out: &mut String, line: &str) {
    let _ = writeln!(out, "{line}");
}

fn table(out: &mut String, title: &str, heads: &[&str], body: impl IntoIterator<Item = Vec<String>>) {
    put(out, &format!("**{title}**\n"));
    put(out, &format!("| {} |", heads.join(" | ")));
    put(out, &format!("|---|{}", "--:|".repeat(heads.len() - 1)));
    for cells in body {
        put(out, &format!("| {} |", cells.join(" | ")));
    }
    put(out, "");
}

/// The main figures in sentences.
fn short(out: &mut String, history: &History) {
    put(out, "**In short**\n");
    short_days(out, history);
    short_sides(out, history);
    for pair in history.pairs.values() {
        short_weeks(out, history, pair);
        short_intervals(out, history, pair);
    }
    put(out, "");
}

fn short_days(out: &mut String, history: &History) {
    let whole = || history.part(false, Reach::Whole).chain(history.part(true, Reach::Whole));
    let count = |at: usize| {
        let said = whole().filter_map(move |one| one.as_listed.get(at));
        let mut counts = [0_usize; 6];
        said.flat_map(|said| said.each_day.iter().flatten()).for_each(|s| counts[column(*s)] += 1);
        counts
    };
    let (claimed, corroborated) = (count(0), count(1));
    let all: usize = claimed.iter().sum();
    put(
        out,
        &format!(
            "- Of {all} answers on a side and a day of the {} ceasefires that are not partial, {} are *kept*; {} are \
             *breached* where one source's word is enough and {} where two independent voices are asked for; {} are \
             *undetermined* then, and on {} no report that was known reaches the day.",
            whole().count(),
            claimed[0] + corroborated[0],
            claimed[1],
            corroborated[1],
            corroborated[3],
            corroborated[5],
        ),
    );
}

fn short_sides(out: &mut String, history: &History) {
    for (reach, reads, words) in GROUPS {
        for rule in [Rule::Claimed, Rule::Fighting, Rule::DeathsBack] {
            let replays = history.replays.iter().filter(|one| one.listed.reach == reach);
            let all: Vec<Sided> = replays.filter_map(|one| Sided::of(one, rule, reads)).collect();
            let count = |side: Sided| all.iter().filter(|one| **one == side).count();
            let [before, on, after, never, unsaid] = SIDES.map(count);
            put(
                out,
                &format!(
                    "- {} ceasefires with an end known to the day, {words}. The first of: {}. Before that end in {before}, on its day \
                     in {on}, after it in {after}, never in {never}; it cannot be told in {unsaid}.",
                    all.len(),
                    rule.words(),
                ),
            );
        }
    }
}

fn short_weeks(out: &mut String, history: &History, pair: &PairHistory) {
    let plan = &history.plan;
    let sum = |weeks: &[Weeks; 2]| {
        let [a, b] = weeks;
        [a.dates + b.dates, a.low + b.low, a.low_followed + b.low_followed]
    };
    let ([dates, low, back], [others, others_low, others_back]) =
        (sum(&pair.deaths.weeks), sum(&pair.deaths.weeks_placebo));
    if dates > 0 {
        put(
            out,
            &format!(
                "- {}: {low} of {dates} first weeks of ceasefires had under {} of the deaths a day of the {} days before, and after \
                 {back} of these {low} they were back within {} days. From other dates on it is {others_low} of {others}, and \
                 {others_back} of these.",
                pair.name, plan.back_at, plan.baseline_days, plan.after_quiet_days,
            ),
        );
    }
}

fn short_intervals(out: &mut String, history: &History, pair: &PairHistory) {
    let (_, later) = halves(history);
    let own = &pair.deaths.calibration[1];
    if own.dates > 0 {
        put(
            out,
            &format!(
                "- {}, {later}: {} of {} intervals of 95 per cent, taken in deaths at other dates, leave out 1. \
                 Intervals that measured how unusual a change is would do so at about {:.0}.",
                pair.name,
                own.fell + own.rose,
                own.dates,
                f64::from(own.dates) / 20.0,
            ),
        );
    }
}

fn rows(out: &mut String, history: &History) {
    let chosen = &history.chosen;
    let replayed: usize = chosen.listed.iter().map(|one| one.rows).sum();
    let mut body = vec![vec!["read".to_owned(), chosen.rows_read.to_string()]];
    body.push(vec![
        format!("replayed, of {} ceasefires between a pair", chosen.listed.len()),
        replayed.to_string(),
    ]);
    body.extend(
        chosen
            .rows_by_reason()
            .into_iter()
            .map(|(why, rows)| vec![format!("left out: {}", why.words()), rows.to_string()]),
    );
    body.push(vec!["that cannot be read".to_owned(), chosen.rows_bad.to_string()]);
    table(out, "Rows of the list", &["rows", "count"], body);
    let of = |reach, later: bool| history.part(later, reach).count().to_string();
    let line = |reach, words: &str| vec![words.to_owned(), of(reach, false), of(reach, true)];
    let (earlier, later) = halves(history);
    let body =
        [line(Reach::Whole, "not partial"), line(Reach::Part, "partial"), line(Reach::NotSaid, "not said")];
    table(out, "Ceasefires between a pair", &["coded as", &earlier, &later], body);
}

/// How the two halves of the years are called.
fn halves(history: &History) -> (String, String) {
    let (first, last) = (history.days.first().year(), history.days.last().year());
    let until = history.plan.earlier_until;
    let span = |from: i16, to: i16| if from == to { from.to_string() } else { format!("{from} to {to}") };
    (span(first.min(until), until), span((until + 1).max(first), last.max(until + 1)))
}

/// What was said of each day, as known at its end, of the days on which a ceasefire is known to be asked for.
fn days(out: &mut String, history: &History) {
    let mut body = Vec::new();
    for (reach, reads, words) in [
        (Reach::Whole, Where::AsListed, "not partial"),
        (Reach::Part, Where::AsListed, "partial, as listed: where they hold is not known"),
        (Reach::Part, Where::Everywhere, "partial, read as if they held wherever the two fight"),
    ] {
        let replays = || history.replays.iter().filter(move |one| one.listed.reach == reach);
        let strengths = replays().next().map(|one| one.as_listed.len()).unwrap_or_default();
        for at in 0..strengths {
            let said = replays().map(|one| match reads {
                Where::AsListed => &one.as_listed[at],
                Where::Everywhere => &one.everywhere[at],
            });
            let mut counts = [0_usize; 6];
            let mut strength = String::new();
            for said in said {
                strength = said.strength.to_string();
                said.each_day.iter().flatten().for_each(|standing| counts[column(*standing)] += 1);
            }
            let mut line = vec![format!("{words}; {strength}")];
            line.extend(counts.iter().map(usize::to_string));
            body.push(line);
        }
    }
    let heads = [
        "ceasefires; strength",
        "kept",
        "breached",
        "contested",
        "undetermined",
        "not monitored",
        "no report reaches it",
    ];
    table(
        out,
        "What was said of each side on each day that is looked at, as known at the day's end",
        &heads,
        body,
    );
}

fn column(standing: Option<Standing>) -> usize {
    match standing {
        Some(Standing::Kept) => 0,
        Some(Standing::Breached) => 1,
        Some(Standing::Contested) => 2,
        Some(Standing::Undetermined) => 3,
        Some(Standing::NotMonitored) => 4,
        None => 5,
    }
}

const SIDES: [Sided; 5] = [Sided::Before, Sided::On, Sided::After, Sided::Never, Sided::Undetermined];

fn sides(out: &mut String, history: &History) {
    let rules = [Rule::Claimed, Rule::Corroborated, Rule::Fighting, Rule::DeathsBack, Rule::EventsBack];
    let mut body = Vec::new();
    for (reach, reads, words) in GROUPS {
        for rule in rules {
            let of = |replay: &Replay| Sided::of(replay, rule, reads);
            body.push(sides_line(history, reach, format!("{words}: {}", rule.words()), &of));
        }
        for lag in history.plan.lags_days.iter().filter(|lag| **lag > 0) {
            for rule in [Rule::Fighting, Rule::Claimed] {
                let of = |replay: &Replay| Sided::said(replay, rule, reads, *lag);
                let label = format!("{words}: {}, *said* if events are known {lag} days later", rule.words());
                body.push(sides_line(history, reach, label, &of));
            }
        }
        body.push(sides_late(history, reach, reads, words));
    }
    let heads = [
        "ceasefires with an end known to the day: first day",
        "before the coded end",
        "on it",
        "after it",
        "never",
        "undetermined",
    ];
    table(out, "Where the first such day lies to the list's own end", &heads, body);
}

/// Deaths back, where the list's end comes late enough for a whole week to lie before it.
fn sides_late(history: &History, reach: Reach, reads: Where, words: &str) -> Vec<String> {
    let week = history.plan.week_days;
    let of = |replay: &Replay| {
        let ended = replay.position(replay.listed.ended?)?;
        if ended + 1 < week { None } else { Sided::of(replay, Rule::DeathsBack, reads) }
    };
    let label = format!("{words}, end on day {week} or later: {}", Rule::DeathsBack.words());
    sides_line(history, reach, label, &of)
}

fn sides_line(
    history: &History,
    reach: Reach,
    label: String,
    of: &dyn Fn(&Replay) -> Option<Sided>,
) -> Vec<String> {
    let all: Vec<Sided> =
        history.replays.iter().filter(|one| one.listed.reach == reach).filter_map(of).collect();
    let counts = SIDES.iter().map(|side| all.iter().filter(|one| *one == side).count().to_string());
    std::iter::once(label).chain(counts).collect()
}

fn survivals(out: &mut String, history: &History) {
    for (reach, reads, words) in GROUPS {
        let body = Rule::ALL.iter().map(|rule| {
            survival_line(&Survival::of(
                history.replays.iter().filter(|one| one.listed.reach == reach),
                *rule,
                reads,
            ))
        });
        let title = format!("Share that had not failed after so many days; ceasefires that are {words}");
        let heads = ["fails by", "ceasefires", "it says nothing of", "failed", "day 1", "3", "7", "28", "90"];
        table(out, &title, &heads, body);
    }
}

fn survival_line(survival: &Survival) -> Vec<String> {
    let mut line = vec![survival.rule.words().to_owned()];
    line.extend([survival.spells.len(), survival.silent, survival.failed()].map(|n| n.to_string()));
    let share = |day: &u32| survival.at(*day).map_or("–".to_owned(), |share| format!("{share:.2}"));
    line.extend(SHOWN_DAYS.iter().map(share));
    line
}

/// Tells a figure for each pair and unit, by halves of the years.
fn by_pair(history: &History, mut tell: impl FnMut(&PairHistory, &str, &UnitHistory, usize)) {
    for pair in history.pairs.values() {
        for (unit, own) in [("deaths", &pair.deaths), ("events", &pair.events)] {
            (0..2).for_each(|half| tell(pair, unit, own, half));
        }
    }
}

fn weeks(out: &mut String, history: &History) {
    let (earlier, later) = halves(history);
    let mut body = Vec::new();
    by_pair(history, |pair, unit, own, half| {
        let years = if half == 0 { &earlier } else { &later };
        for (what, weeks) in
            [("starts of ceasefires", own.weeks[half]), ("other dates", own.weeks_placebo[half])]
        {
            if weeks.dates > 0 {
                body.push(weeks_line(format!("{}, {unit}, {years}: {what}", pair.name), weeks));
            }
        }
    });
    let heads =
        ["first weeks from", "dates", "week was low", "of these, back", "week was silent", "of these, back"];
    table(out, "First weeks, and whether violence was back in the time after", &heads, body);
}

fn weeks_line(label: String, weeks: Weeks) -> Vec<String> {
    let counts = [weeks.dates, weeks.low, weeks.low_followed, weeks.silent, weeks.silent_followed];
    std::iter::once(label).chain(counts.map(|n| n.to_string())).collect()
}

fn calibration(out: &mut String, history: &History) {
    let (earlier, later) = halves(history);
    let clear = "wholly clear of every listed start";
    let mut body = Vec::new();
    by_pair(history, |pair, unit, own, half| {
        let years = if half == 0 { &earlier } else { &later };
        let label = format!("{}, {unit}, {years}", pair.name);
        body.extend(calibration_line(label.clone(), &own.calibration[half]));
        body.extend(calibration_line(format!("{label}; {clear}"), &own.calibration_clear[half]));
    });
    let heads = ["other dates", "intervals", "no answer", "wholly under 1", "wholly over 1", "leave out 1"];
    table(out, "How often a 95 per cent interval leaves out 1 at other dates", &heads, body);
}

fn calibration_line(label: String, own: &Calibration) -> Option<Vec<String>> {
    let silent = own.undetermined.len();
    if own.dates == 0 && silent == 0 {
        return None;
    }
    let out = own.fell + own.rose;
    let share = match own.dates {
        0 => "–".to_owned(),
        dates => format!("{out} ({:.0} %)", 100.0 * f64::from(out) / f64::from(dates)),
    };
    Some(vec![
        label,
        own.dates.to_string(),
        silent.to_string(),
        own.fell.to_string(),
        own.rose.to_string(),
        share,
    ])
}

/// The ceasefires that are not partial, one by one.
fn named(out: &mut String, history: &History) {
    let body = history.replays.iter().filter(|one| one.listed.reach == Reach::Whole).map(|replay| {
        let listed = &replay.listed;
        let day = |day: Option<jiff::civil::Date>| day.map_or("not known".to_owned(), |day| day.to_string());
        let call = |call: Option<Call>| call.map_or("none".to_owned(), |call| (call.day + 1).to_string());
        let back = |back: &super::Back| match back {
            super::Back::Undetermined(_) => "undetermined".to_owned(),
            other => call(other.call()),
        };
        vec![
            format!("{}, {} ({})", listed.start, listed.ceasefire, listed.pair.name),
            listed.planned_last.map_or("no plan".to_owned(), |day| day.to_string()),
            day(listed.ended),
            call(replay.fighting),
            call(Rule::Claimed.call(replay, Where::AsListed)),
            back(&replay.deaths_back),
            back(&replay.events_back),
        ]
    });
    let heads = [
        "start, number in the list",
        "planned last day",
        "coded end",
        "first fight, day",
        "first breach as claimed, day",
        "deaths back, day",
        "events back, day",
    ];
    table(out, "Ceasefires that are not partial, one by one; day 1 is the start", &heads, body);
    changes(out, history);
}

fn changes(out: &mut String, history: &History) {
    let mut body = Vec::new();
    for pair in history.pairs.values() {
        for ((id, deaths), (_, events)) in pair.deaths.changes.iter().zip(&pair.events.changes) {
            body.push(vec![format!("{id} ({})", pair.name), change(deaths), change(events)]);
        }
    }
    let heads = ["number in the list", "deaths: ratio [95 %], rank", "events: ratio [95 %], rank"];
    table(out, "Four weeks from the start on against the four before", &heads, body);
}

fn change(change: &Result<RateRatio, Undetermined>) -> String {
    change.as_ref().map_or_else(|why| format!("undetermined: {why}"), |one| one.ratio.to_string())
}
