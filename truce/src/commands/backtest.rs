//! `truce backtest`: the engine against ceasefires of the past. The judgement and the counting are the engine's.
//!
//! Invariant: nothing is overwritten, and a file that is of another kind is refused in words before anything is asked of it.

use std::path::Path;
use std::sync::Mutex;

use engine::history::{
    Back, Chosen, History, HistoryPlan, Reach, Replay, Rule, Said, Survival, Where, Years,
};
use engine::history::{curve_svg, figures};
use engine::model::Problem;
use engine::sources::eth_prio::CeasefireList;
use engine::sources::ucdp::Pairs;
use engine::sources::{self, Format, Import, ReadOptions, eth_prio, ucdp};
use engine::standing::Standing;
use serde_json::{Value, json};

use crate::args::BacktestArgs;
use crate::case_folder::{REPORTS_BYTES_MAX, read_file};
use crate::console::{Console, Tone, neutral_json};
use crate::error::{Failure, InputError};
use crate::problems::plural;
use crate::progress::Bar;

use super::new::{make_dir, write_new};

/// The version of what `--json` prints and `backtest.json` holds.
const VERSION: u32 = 1;

/// The groups that are shown apart.
const GROUPS: [(Reach, Where, &str, &str); 2] = [
    (Reach::Whole, Where::AsListed, "whole", "Ceasefires that are not partial: share that had not failed"),
    (
        Reach::Part,
        Where::Everywhere,
        "partial",
        "Partial ceasefires, read as if they held everywhere: share that had not failed",
    ),
];

/// What is read.
struct Given {
    list: CeasefireList,
    pairs: Pairs,
    events: Import,
}

/// Replays a list of ceasefires against an event file.
pub fn run(args: &BacktestArgs, console: &mut Console) -> Result<(), Failure> {
    let plan = plan(args)?;
    if let Some(out) = &args.out {
        nothing_there(out)?;
    }
    let given = read(args)?;
    let bar = Mutex::new(Bar::of_things("ceasefires", 0));
    let progress = |done: usize, whole: usize| {
        // A bar that another thread broke is not worth ending for.
        if let Ok(mut bar) = bar.lock() {
            bar.set_whole(whole);
            bar.at(done);
        }
    };
    let history =
        History::of(&given.list, &given.pairs, &given.events.reports, &plan, &progress).map_err(|why| {
            Failure::from(InputError::Value(format!("`{}` cannot be asked: {why}", args.events.display())))
        })?;
    drop(bar);
    if let Some(out) = &args.out {
        write(out, &history, &given, console)?;
    }
    if args.json {
        return console.machine(&neutral_json(&format!("{:#}\n", machine(&history, &given))));
    }
    tell(&history, &given, console)
}

fn plan(args: &BacktestArgs) -> Result<HistoryPlan, Failure> {
    let years = Years { from: args.from.unwrap_or(i16::MIN), to: args.to.unwrap_or(i16::MAX) };
    if years.from > years.to {
        let what = format!("`--from {}` is later than `--to {}`", years.from, years.to);
        return Err(InputError::Value(what).into());
    }
    let day = |text: &String| {
        text.parse::<jiff::civil::Date>().map_err(|_| {
            Failure::from(InputError::Value(format!("`{text}` is not a day")))
                .hint("`--as-known-on` takes a day here, such as 2016-09-19")
        })
    };
    let known_on = args.as_known_on.as_ref().map(day).transpose()?;
    Ok(HistoryPlan { years, known_on, ..HistoryPlan::standard() })
}

fn read(args: &BacktestArgs) -> Result<Given, Failure> {
    let options = ReadOptions::detecting();
    let (list_path, events_path) = (&args.ceasefires, &args.events);
    let bytes = read_file(list_path, REPORTS_BYTES_MAX)?;
    let name = list_path.display().to_string();
    let list = eth_prio::ceasefires(&name, &bytes, &options);
    if list.rows.read == 0 {
        let hint = "`--ceasefires` takes the table of the ETH/PRIO Civil Conflict Ceasefire Dataset, as CSV";
        return Err(refused(list_path, "a list of ceasefires", &list.problems).hint(hint));
    }
    let bytes = read_file(events_path, REPORTS_BYTES_MAX)?;
    let name = events_path.display().to_string();
    let mut bar = Bar::new(&name, bytes.len());
    let as_ucdp = ReadOptions { format: Some(Format::Ucdp), ..options.clone() };
    let events = sources::read_with_progress(&name, &bytes, &as_ucdp, &mut |at| bar.at(at));
    if events.reports.is_empty() {
        let hint = "`--events` takes a table of UCDP GED of any release, as CSV: it has the numbers of pairs that the list has";
        return Err(refused(events_path, "an event file", &events.problems).hint(hint));
    }
    Ok(Given { list, pairs: ucdp::pairs(&name, &bytes, &options), events })
}

fn refused(path: &Path, what: &str, problems: &[Problem]) -> Failure {
    let why = problems.first().map_or("it has no rows".to_owned(), |problem| problem.message.clone());
    InputError::Value(format!("`{}` cannot be read as {what}: {why}", path.display())).into()
}

/// The files of `--out`, the pictures aside.
const FIGURES: &str = "figures.md";
const MACHINE: &str = "backtest.json";

fn picture(group: &str) -> String {
    format!("survival-{group}.svg")
}

fn nothing_there(out: &Path) -> Result<(), Failure> {
    let pictures = GROUPS.iter().map(|(_, _, id, _)| picture(id));
    let names = [FIGURES.to_owned(), MACHINE.to_owned()].into_iter().chain(pictures);
    match names.map(|name| out.join(name)).find(|path| path.symlink_metadata().is_ok()) {
        Some(path) => Err(Failure::from(InputError::Exists(path)).hint("name another folder with `--out`")),
        None => Ok(()),
    }
}

fn write(out: &Path, history: &History, given: &Given, console: &Console) -> Result<(), Failure> {
    make_dir(out)?;
    let json = neutral_json(&format!("{:#}\n", machine(history, given)));
    write_new(&out.join(FIGURES), figures(history).as_bytes())?;
    write_new(&out.join(MACHINE), json.as_bytes())?;
    for (reach, reads, id, title) in GROUPS {
        let svg = curve_svg(title, &survivals(history, reach, reads), history.plan.follow_days);
        write_new(&out.join(picture(id)), svg.as_bytes())?;
    }
    console.tell(Tone::Plain, &format!("wrote {}", out.display()));
    Ok(())
}

fn survivals(history: &History, reach: Reach, reads: Where) -> Vec<Survival> {
    let of = |rule: &Rule| {
        Survival::of(history.replays.iter().filter(|one| one.listed.reach == reach), *rule, reads)
    };
    Rule::ALL.iter().map(of).collect()
}

fn tell(history: &History, given: &Given, console: &mut Console) -> Result<(), Failure> {
    tell_rows(history, given, console)?;
    if history.replays.is_empty() {
        return console.paragraph("", "Nothing is replayed: every row is left out for one of these reasons.");
    }
    for (reach, reads, _, title) in GROUPS {
        console.line("")?;
        console.pieces(&[(Tone::Strong, title)])?;
        let head = format!(
            "{:<52} {:>4} {:>6} {:>6} {:>6} {:>6}",
            "fails by", "of", "failed", "day 1", "day 7", "day 28"
        );
        console.line(&head)?;
        for survival in survivals(history, reach, reads) {
            let share = |day| survival.at(day).map_or("–".to_owned(), |share| format!("{share:.2}"));
            let line = format!(
                "{:<52} {:>4} {:>6} {:>6} {:>6} {:>6}",
                cut(survival.rule.words()),
                survival.spells.len(),
                survival.failed(),
                share(1),
                share(7),
                share(28)
            );
            console.line(&line)?;
        }
    }
    console.line("")?;
    let what = "No rule is the right one. Nothing here says why violence fell or came back, or who kept a ceasefire. \
        `--out DIR` writes all tables, `--json` every day.";
    console.paragraph("", what)
}

/// A rule's words, short enough for a line.
fn cut(words: &str) -> String {
    if words.chars().count() <= 52 {
        words.to_owned()
    } else {
        words.chars().take(51).chain(['…']).collect()
    }
}

fn tell_rows(history: &History, given: &Given, console: &mut Console) -> Result<(), Failure> {
    let Chosen { listed, rows_read, rows_bad, .. } = &history.chosen;
    let replayed: usize = listed.iter().map(|one| one.rows).sum();
    let left_out = rows_read - replayed - rows_bad;
    let what = format!(
        "{} of the list = {replayed} of {} between a pair + {left_out} left out + {rows_bad} that cannot be read.",
        plural(*rows_read, "row"),
        plural(listed.len(), "ceasefire"),
    );
    console.paragraph("", &what)?;
    for (why, rows) in history.chosen.rows_by_reason() {
        console.paragraph("  - ", &format!("{}: {}", plural(rows, "row"), why.words()))?;
    }
    let overlapping = listed.iter().filter(|one| !one.overlaps.is_empty()).count();
    let (days, events) = (history.days, given.events.rows);
    let what = format!(
        "Events from {} to {}: {} read, {} cannot be read. {} run at the same time as another of their pair.",
        days.first(),
        days.last(),
        plural(events.made, "row"),
        events.rejected,
        plural(overlapping, "ceasefire"),
    );
    console.paragraph("", &what)
}

fn machine(history: &History, given: &Given) -> Value {
    let (plan, chosen) = (&history.plan, &history.chosen);
    let left_out = chosen.left_out.iter().map(|out| {
        json!({"ceasefire": out.ceasefire, "pair": out.pair_id, "rows": out.rows, "why": out.why.as_str()})
    });
    let groups = GROUPS.iter().map(|(reach, reads, id, title)| {
        let curves: Vec<Value> = survivals(history, *reach, *reads).iter().map(curve).collect();
        json!({"id": id, "title": title, "curves": curves})
    });
    json!({
        "version": VERSION,
        "assumed": {
            "known": "each event on the last day that it tells of, and so many days later as `lags_days` says",
            "partial": "where a partial ceasefire holds is not in the list; `everywhere` reads it as holding wherever the two fight",
        },
        "plan": {
            "follow_days": plan.follow_days, "baseline_days": plan.baseline_days, "week_days": plan.week_days,
            "back_at": plan.back_at, "after_quiet_days": plan.after_quiet_days, "span_days_max": plan.span_days_max,
            "lags_days": plan.lags_days, "earlier_until": plan.earlier_until,
            "known_on": plan.known_on.map(|day| day.to_string()),
        },
        "rows": {"read": chosen.rows_read, "bad": chosen.rows_bad},
        "events": {
            "first": history.days.first().to_string(), "last": history.days.last().to_string(),
            "read": given.events.rows.made, "rejected": given.events.rows.rejected,
        },
        "left_out": left_out.collect::<Vec<_>>(),
        "groups": groups.collect::<Vec<_>>(),
        "replays": history.replays.iter().map(|one| replay(one, &plan.lags_days)).collect::<Vec<_>>(),
    })
}

fn curve(survival: &Survival) -> Value {
    let steps = survival.steps.iter().map(|step| {
        json!({"day": step.days, "at_risk": step.at_risk, "failed": step.failed, "not_failed": step.holding})
    });
    json!({
        "rule": survival.rule.as_str(), "ceasefires": survival.spells.len(), "silent": survival.silent,
        "failed": survival.failed(), "last_day": survival.last_day(), "steps": steps.collect::<Vec<_>>(),
    })
}

fn replay(replay: &Replay, lags_days: &[u32]) -> Value {
    let listed = &replay.listed;
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
    json!({
        "ceasefire": listed.ceasefire, "location": listed.location, "pair": listed.pair_id,
        "pair_name": listed.pair.name, "actors": listed.actors, "rows": listed.rows,
        "start": listed.start.to_string(), "planned_last": day(listed.planned_last), "coded_end": day(listed.ended),
        "reach": listed.reach.as_str(), "prolongs": listed.prolongs, "overlaps": listed.overlaps,
        "days": replay.days.count(),
        "first_fight_day": replay.fighting.map(|call| call.day),
        "deaths_back": back(&replay.deaths_back), "events_back": back(&replay.events_back),
        "as_listed": replay.as_listed.iter().map(|one| said(one, lags_days)).collect::<Vec<_>>(),
        "everywhere": replay.everywhere.iter().map(|one| said(one, lags_days)).collect::<Vec<_>>(),
    })
}

fn back(back: &Back) -> Value {
    match back {
        Back::On(call) => json!({"day": call.day}),
        Back::NotSeen => json!({"day": null}),
        Back::Undetermined(why) => json!({"undetermined": why}),
    }
}

/// What was said under one strength: a letter a day and side, as in the calendar; `.` where no known report reaches the day.
/// The day on which the first breach would have been said stands once for each lag of the plan, in its order.
fn said(said: &Said, lags_days: &[u32]) -> Value {
    let letters = |side: usize| said.each_day.iter().map(|sides| letter(sides[side])).collect::<String>();
    json!({
        "strength": said.strength.as_str(), "side_a": letters(0), "side_b": letters(1),
        "first_breach_day": said.breach.map(|call| call.day),
        "first_breach_said_on": said.breach.map(|call| call.said_on),
        "first_breach_said_on_by_lag": said.breach.map(|call| {
            lags_days.iter().map(|lag| call.said_after(*lag)).collect::<Vec<_>>()
        }),
    })
}

fn letter(standing: Option<Standing>) -> char {
    match standing {
        Some(Standing::Kept) => 'K',
        Some(Standing::Breached) => 'B',
        Some(Standing::Contested) => 'C',
        Some(Standing::Undetermined) => 'U',
        Some(Standing::NotMonitored) => '-',
        None => '.',
    }
}
