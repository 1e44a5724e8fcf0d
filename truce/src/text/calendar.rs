//! The calendar: a letter for each provision, party, area and day.
//!
//! Few days stand apart under their day of the month; many stand in weeks under the date on which each begins.
//! Invariant: a letter stands under its own day, also in the line of a party that is bound later than others or not as long.

use std::collections::BTreeSet;

use engine::model::{AreaId, PartyId, ProvisionId};
use engine::publications::words;
use engine::standing::{Assessment, Standing, StandingRow};
use engine::terms::{Provision, Terms};
use jiff::Zoned;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::console::{Console, Tone, neutral};
use crate::error::Failure;

use super::days;

/// The narrowest that a row's label gets: "  government, 7 areas alike" must fit.
const LABEL_MIN: usize = 27;
/// The widest that a row's label gets.
const LABEL_MAX: usize = 34;
/// What stands on a day for which nothing is asked of a party.
const NOT_ASKED: &str = "·";

/// Which calendars are shown; `None`: all.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    /// Only this provision.
    pub provision: Option<ProvisionId>,
    /// Only this party.
    pub party: Option<PartyId>,
}

impl Shown {
    fn has(&self, row: &StandingRow) -> bool {
        self.provision.as_ref().is_none_or(|p| *p == row.provision)
            && self.party.as_ref().is_none_or(|p| *p == row.party)
    }
}

/// One line of a calendar: one party in areas in which all days stand alike.
struct Line<'a> {
    party: &'a PartyId,
    areas: Vec<&'a AreaId>,
    /// One place for each day of the calendar; `None`: nothing is asked of the party on that day.
    days: Vec<Option<Standing>>,
}

impl Line<'_> {
    fn label(&self) -> String {
        match self.areas.as_slice() {
            [area] => neutral(&format!("  {}, {area}", self.party)),
            areas => neutral(&format!("  {}, {} areas alike", self.party, areas.len())),
        }
    }

    fn stands_like(&self, other: &Self) -> bool {
        self.party == other.party && self.days == other.days
    }
}

/// The calendar of one provision.
struct Sheet<'a> {
    /// From the first day on which it is asked of anybody to the last, by number.
    days: Vec<i32>,
    lines: Vec<Line<'a>>,
}

/// Where the letters stand.
struct Layout {
    label: usize,
    per_block: usize,
    in_weeks: bool,
}

/// Writes the legend and all calendars that are asked for.
pub fn write(
    console: &mut Console,
    terms: &Terms,
    assessment: &Assessment,
    shown: &Shown,
) -> Result<(), Failure> {
    let rows: Vec<&StandingRow> = assessment.standing.iter().filter(|row| shown.has(row)).collect();
    if rows.is_empty() {
        return console.line("No day of any provision can be shown: there is no day, or nobody is bound.");
    }
    let legend = Standing::ALL.iter();
    let legend = legend.map(|s| format!("{} {}", words::standing_letter(*s), words::standing_label(*s)));
    let legend = legend.chain(has_gaps(terms, &rows).then(|| format!("{NOT_ASKED} not asked on that day")));
    console.line(&legend.collect::<Vec<_>>().join("   "))?;
    let layout = layout(console.width(), &rows);
    for provision in &terms.agreement.provisions {
        let own = rows_of(provision, &rows);
        if !own.is_empty() {
            write_provision(console, terms, assessment, provision, &own, &layout)?;
        }
    }
    Ok(())
}

fn rows_of<'a>(provision: &Provision, rows: &[&'a StandingRow]) -> Vec<&'a StandingRow> {
    rows.iter().copied().filter(|row| row.provision == provision.id).collect()
}

/// Whether some calendar that is drawn has a day on which nothing is asked of one of its parties.
fn has_gaps(terms: &Terms, rows: &[&StandingRow]) -> bool {
    terms.agreement.provisions.iter().map(|provision| rows_of(provision, rows)).any(|own| {
        let has_gap = |line: &Line<'_>| line.days.contains(&None);
        same_throughout(&own).is_none() && sheet_of(&own).lines.iter().any(has_gap)
    })
}

fn write_provision(
    console: &mut Console,
    terms: &Terms,
    assessment: &Assessment,
    provision: &Provision,
    rows: &[&StandingRow],
    layout: &Layout,
) -> Result<(), Failure> {
    console.line("")?;
    let title = format!("{}: {}", provision.id, provision.title);
    console.paragraph("", &title)?;
    if let Some(sentence) = same_throughout(rows) {
        return console.paragraph("  ", &sentence);
    }
    let sheet = sheet_of(rows);
    let count = sheet.days.len();
    let mut first = 0;
    while first < count {
        let last = count.min(first + layout.per_block);
        match alike_until(&sheet.lines, first, last, layout.per_block, count) {
            Some((standing, last)) => {
                write_stretch(console, terms, assessment, &sheet.days, first..last, standing)?;
                first = last;
            }
            None => {
                write_head(console, terms, assessment, &sheet.days, first..last, layout)?;
                for line in &sheet.lines {
                    write_line(console, line, first..last, layout)?;
                }
                first = last;
            }
        }
    }
    Ok(())
}

/// Returns the one standing of all lines in a block, and how far the blocks go in which it stays so.
fn alike_until(
    lines: &[Line<'_>],
    first: usize,
    last: usize,
    per_block: usize,
    count: usize,
) -> Option<(Standing, usize)> {
    let standing = lines[0].days[first]?;
    let alike = |from: usize, to: usize| {
        lines.iter().all(|line| line.days[from..to].iter().all(|d| *d == Some(standing)))
    };
    if count <= per_block || !alike(first, last) {
        return None;
    }
    let mut end = last;
    while end < count && alike(end, count.min(end + per_block)) {
        end = count.min(end + per_block);
    }
    Some((standing, end))
}

/// Writes a line for a long stretch in which nothing differs.
fn write_stretch(
    console: &mut Console,
    terms: &Terms,
    assessment: &Assessment,
    days: &[i32],
    span: std::ops::Range<usize>,
    standing: Standing,
) -> Result<(), Failure> {
    let date = |n: usize| {
        let at = start(terms, assessment, days, n);
        at.map(|at| at.strftime("%-d %b").to_string()).unwrap_or_default()
    };
    let (from, to) = (date(span.start), date(span.end - 1));
    let (letter, label) = (words::standing_letter(standing), words::standing_label(standing));
    console.line(&format!("  {from} to {to}: {letter} {label} on every day, for all of them"))
}

/// Returns one sentence for all rows, if all of them stand alike for the same reason.
fn same_throughout(rows: &[&StandingRow]) -> Option<String> {
    let first = rows.first()?;
    if rows.iter().any(|row| (row.standing, row.reason) != (first.standing, first.reason)) || rows.len() < 3 {
        return None;
    }
    let parties: BTreeSet<&str> = rows.iter().map(|row| row.party.as_str()).collect();
    let parties = parties.into_iter().collect::<Vec<_>>().join(", ");
    let label = words::standing_label(first.standing);
    Some(format!(
        "{} {label} on every day for {parties}. {}",
        words::standing_letter(first.standing),
        words::reason(first.reason)
    ))
}

fn sheet_of<'a>(rows: &[&'a StandingRow]) -> Sheet<'a> {
    let first = rows.iter().map(|row| row.day).min().unwrap_or(0);
    let last = rows.iter().map(|row| row.day).max().unwrap_or(first);
    let days: Vec<i32> = (first..=last).collect();
    let mut lines: Vec<Line<'a>> = Vec::new();
    for row in rows {
        if lines.last().is_none_or(|line| *line.party != row.party || *line.areas[0] != row.area) {
            lines.push(Line { party: &row.party, areas: vec![&row.area], days: vec![None; days.len()] });
        }
        let at = usize::try_from(row.day - first).expect("no row is before the first day");
        lines.last_mut().expect("a line was begun").days[at] = Some(row.standing);
    }
    let mut alike: Vec<Line<'a>> = Vec::new();
    for line in lines {
        match alike.iter_mut().find(|other| other.stands_like(&line)) {
            Some(other) => other.areas.extend(line.areas),
            None => alike.push(line),
        }
    }
    Sheet { days, lines: alike }
}

/// Returns when a day of a calendar begins, by its place in it.
fn start(terms: &Terms, assessment: &Assessment, days: &[i32], n: usize) -> Option<Zoned> {
    days.get(n).and_then(|day| days::start(assessment, &terms.agreement, *day))
}

fn layout(width: usize, rows: &[&StandingRow]) -> Layout {
    let label = rows.iter().map(|row| format!("  {}, {}", row.party, row.area).width()).max();
    let label = label.unwrap_or(0).clamp(LABEL_MIN, LABEL_MAX);
    let room = width.saturating_sub(label + 1).max(16);
    let days: BTreeSet<i32> = rows.iter().map(|row| row.day).collect();
    let in_weeks = days.len() * 3 > room;
    let per_block = if in_weeks { (room / 8).max(1) * 7 } else { room / 3 };
    Layout { label, per_block, in_weeks }
}

/// Cuts or fills text to exactly `width` columns.
fn fitted(text: &str, width: usize) -> String {
    let mut out = String::new();
    let mut used = 0;
    let cut = text.width() > width;
    for c in text.chars() {
        let wide = c.width().unwrap_or(0);
        if used + wide + usize::from(cut) > width {
            break;
        }
        used += wide;
        out.push(c);
    }
    if cut {
        out.push('…');
        used += 1;
    }
    out.extend(std::iter::repeat_n(' ', width.saturating_sub(used)));
    out
}

fn write_head(
    console: &mut Console,
    terms: &Terms,
    assessment: &Assessment,
    days: &[i32],
    span: std::ops::Range<usize>,
    layout: &Layout,
) -> Result<(), Failure> {
    let date = |n: usize| start(terms, assessment, days, n);
    let mut head = String::new();
    if layout.in_weeks {
        for n in span.step_by(7) {
            let text = date(n).map(|at| at.strftime("%d %b").to_string()).unwrap_or_default();
            head.push_str(&fitted(&text, 8));
        }
    } else {
        let month = date(span.start).map(|at| at.strftime("%b").to_string()).unwrap_or_default();
        for n in span {
            head.push_str(&date(n).map(|at| at.strftime("%e ").to_string()).unwrap_or_default());
        }
        let label = format!("{month:>width$} ", width = layout.label);
        return console.pieces(&[(Tone::Faint, &label), (Tone::Faint, head.trim_end())]);
    }
    console.pieces(&[(Tone::Faint, &format!("{:1$}", "", layout.label + 1)), (Tone::Faint, head.trim_end())])
}

fn write_line(
    console: &mut Console,
    line: &Line<'_>,
    span: std::ops::Range<usize>,
    layout: &Layout,
) -> Result<(), Failure> {
    let label = fitted(&line.label(), layout.label);
    let mut pieces: Vec<(Tone, &str)> = vec![(Tone::Plain, &label), (Tone::Plain, " ")];
    for (n, standing) in line.days.iter().enumerate().take(span.end).skip(span.start) {
        let ends_week = (n + 1 - span.start).is_multiple_of(7);
        // Standing apart, a letter is under the last digit of its day.
        let is_last = n + 1 == line.days.len().min(span.end);
        let (before, after) = match (layout.in_weeks, ends_week) {
            (false, _) if is_last => (" ", ""),
            (_, _) if is_last => ("", ""),
            (false, _) => (" ", " "),
            (true, true) => ("", " "),
            (true, false) => ("", ""),
        };
        pieces.push((Tone::Plain, before));
        pieces.push(standing.map_or((Tone::Faint, NOT_ASKED), |s| (tone(s), words::standing_letter(s))));
        pieces.push((Tone::Plain, after));
    }
    console.pieces(&pieces)
}

fn tone(standing: Standing) -> Tone {
    match standing {
        Standing::Kept => Tone::Good,
        Standing::Breached => Tone::Bad,
        Standing::Contested => Tone::Doubt,
        Standing::Undetermined => Tone::Plain,
        Standing::NotMonitored => Tone::Faint,
    }
}
