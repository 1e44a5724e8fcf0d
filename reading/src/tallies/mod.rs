//! Counts of monitors: "recorded 55 cases in the provinces of Aleppo (27), Hama (7) ..." becomes a tally with its parts.
//!
//! In: [`Parsed`], who is named, places, dates. Out: [`Tally`]s in the order of the text. Read first: [`find`]. A count has
//! [`counts`] (number and unit), [`frames`] (who says that it was counted), [`rows`] (parts in words), [`lines`] (in lines).
//!
//! Invariant: nothing is added up that the text does not state as parts of one count; where parts and total disagree,
//! both stay and [`Tally::sums`] says so. Invariant: a period is stated, or follows from the day that heads the bulletin;
//! it is never guessed.

mod counts;
mod frames;
mod lines;
mod numbers;
mod period;
mod rows;
mod sources;
mod tables;
mod words;

use std::ops::Range;

use counts::Count;
use engine::model::CountIs;
use frames::{Around, Frame};
use jiff::civil::Date;
use lines::Block;
use numbers::may_begin;
use rows::List;
use sources::Names;

use crate::Rule;
use crate::names::Mention;
use crate::page::Span;
use crate::places::PlaceMention;
use crate::text::Parsed;
use crate::times::Time;

/// By what a count is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RowsBy {
    /// By place.
    Place,
    /// By whom it is charged to.
    Accused,
    /// By what was done.
    Kind,
    /// By day.
    Day,
}

/// One part of a count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its name, as the text has it.
    pub name: Span,
    /// Its number.
    pub count: u32,
}

/// A count, as a source states it.
#[derive(Debug, Clone, PartialEq)]
pub struct Tally {
    /// The number.
    pub total: u32,
    /// How it is meant.
    pub is: CountIs,
    /// The word for what is counted.
    pub unit: Span,
    /// Its parts, in the order of the text.
    pub rows: Vec<Row>,
    /// By what it is divided; `None` without parts.
    pub by: Option<RowsBy>,
    /// Whether the text gives only some of its parts: "including 27 in Aleppo".
    pub is_partial: bool,
    /// Whom all of it is charged to, if the text charges all of it to one.
    pub accused: Option<Span>,
    /// Who counts.
    pub source: Option<Span>,
    /// The first and the last day.
    pub period: Option<(Date, Date)>,
    /// The words.
    pub span: Span,
    /// In which sentence.
    pub sentence: usize,
    /// The rule that found it.
    pub rule: Rule,
}

impl Tally {
    /// Whether the parts come to the total.
    ///
    /// `None`: there are none, or the text gives only some of them, or the total is no exact one and they come to another that
    /// it may mean. Parts that exceed their total never come to it, whatever the text leaves open.
    pub fn sums(&self) -> Option<bool> {
        if self.rows.is_empty() {
            return None;
        }
        let sum = self.rows.iter().fold(0_u64, |sum, row| sum + u64::from(row.count));
        let total = u64::from(self.total);
        let is_open = match self.is {
            CountIs::Exact => self.is_partial && sum <= total,
            CountIs::AtLeast | CountIs::MoreThan => sum > total || self.is_partial,
            CountIs::About => sum != total,
        };
        (!is_open).then_some(sum == total)
    }
}

/// The most tallies a text can give.
const TALLIES_MAX: usize = 2_000;

/// What else is known of the text.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// Who is named.
    pub mentions: &'a [Mention],
    /// Where.
    pub places: &'a [PlaceMention],
    /// When.
    pub times: &'a [Time],
}

/// Finds the counts of a text.
pub fn find(parsed: &Parsed, setting: &Setting<'_>) -> Vec<Tally> {
    let blocks = lines::blocks(parsed);
    let mut finder = Finder { parsed, setting, blocks, next: 0, from: 0, tallies: Vec::new() };
    for n in 0..parsed.sentences.len() {
        if finder.tallies.len() >= TALLIES_MAX {
            break;
        }
        finder.sentence(n);
    }
    let mut tallies = finder.tallies;
    drop_echoes(parsed, &mut tallies);
    tallies
}

/// A count of the title that the text states again is one.
fn drop_echoes(parsed: &Parsed, tallies: &mut Vec<Tally>) {
    let is_title = |tally: &Tally| parsed.sentences[tally.sentence].paragraph.is_none();
    let in_title = tallies.iter().take_while(|tally| is_title(tally)).count();
    let is_said = |total: u32| tallies[in_title..].iter().any(|tally| tally.total == total);
    let kept: Vec<bool> = tallies[..in_title].iter().map(|tally| !is_said(tally.total)).collect();
    let mut kept = kept.into_iter();
    tallies.retain(|_| kept.next().unwrap_or(true));
}

struct Finder<'a> {
    parsed: &'a Parsed,
    setting: &'a Setting<'a>,
    /// Lines that hold a name and numbers.
    blocks: Vec<Block>,
    /// The first of them that is not read yet.
    next: usize,
    /// The first word after those that are read.
    from: usize,
    tallies: Vec<Tally>,
}

impl Finder<'_> {
    /// Reads what a sentence says beside the lines of lists in it, and these lines where it comes to them.
    fn sentence(&mut self, n: usize) {
        let sentence = &self.parsed.sentences[n];
        let (end, tokens) = (sentence.span.end, sentence.tokens.clone());
        let mut start = tokens.start.max(self.from);
        while let Some(block) = self.blocks.get(self.next).filter(|block| block.span.start < end) {
            let span = block.span;
            let first = self.token_from(span.start);
            if start < first {
                self.words(n, start..first.min(tokens.end));
            }
            self.block(n);
            self.next += 1;
            start = self.token_from(span.end);
            self.from = start;
        }
        if start < tokens.end {
            self.words(n, start..tokens.end);
        }
    }

    fn token_from(&self, byte: usize) -> usize {
        self.parsed.tokens.partition_point(|token| token.span.start < byte)
    }

    /// Reads the counts and the parts that words state.
    fn words(&mut self, n: usize, tokens: Range<usize>) {
        let parsed = self.parsed;
        if !tokens.clone().any(|at| may_begin(parsed.lower(at)) || parsed.is(at, "no")) {
            return;
        }
        let dated = |at: usize| is_in(self.setting.times, parsed.tokens[at].span);
        let counts = counts::counts(parsed, tokens.clone(), dated);
        let around = Around { parsed, tokens: &tokens, counts: &counts };
        let totals: Vec<(usize, Frame)> =
            (0..counts.len()).filter_map(|n| Some((n, around.frame(n)?))).collect();
        let totals: Vec<(usize, Frame)> = totals
            .into_iter()
            .filter(|(at, _)| counts[*at].value > 0 || self.is_nothing(n, &counts))
            .collect();
        let is_total = |at: usize| totals.iter().any(|(n, _)| counts[*n].number.contains(&at));
        let lists = rows::lists(parsed, tokens.clone(), |at| dated(at) || is_total(at));
        match totals.is_empty() {
            true => lists.into_iter().for_each(|list| self.parts(n, list)),
            false => self.totals(n, &tokens, &counts, &totals, lists),
        }
    }

    /// "No violations were recorded": none at all, and not only none in some place.
    fn is_nothing(&self, n: usize, counts: &[Count]) -> bool {
        let is_placed = self.setting.places.iter().any(|place| place.sentence == n);
        let [count] = counts else { return false };
        let plain = count.unit.start == count.number.end
            || self.parsed.is(count.number.end, "ceasefire")
            || self.parsed.is(count.number.end, "truce");
        count.is_breach && plain && !is_placed
    }

    fn totals(
        &mut self,
        n: usize,
        tokens: &Range<usize>,
        counts: &[Count],
        totals: &[(usize, Frame)],
        mut lists: Vec<List>,
    ) {
        for (which, (at, frame)) in totals.iter().enumerate() {
            let count = &counts[*at];
            let next = totals.get(which + 1).map_or(tokens.end, |(at, _)| counts[*at].tokens.start);
            let mut tally = self.tally(n, tokens, count, *frame);
            let mut own: Vec<List> = Vec::new();
            lists.retain(|list| {
                let is_own = list.tokens.start >= count.tokens.end && list.tokens.start < next;
                if is_own && fits(tally.total, list) {
                    own.push(list.clone());
                }
                !is_own
            });
            let mut own = own.into_iter();
            match own.next() {
                Some(list) => self.give(&mut tally, list),
                None => self.fronted_place(&mut tally, n),
            }
            self.tallies.push(tally);
            own.for_each(|list| self.push_parts(n, list));
        }
    }

    fn tally(&self, n: usize, tokens: &Range<usize>, count: &Count, frame: Frame) -> Tally {
        let names = Names { parsed: self.parsed, setting: self.setting, tokens };
        let from = frame.verb().unwrap_or(count.tokens.start).min(count.tokens.start);
        let source = names.source(frame, count);
        Tally {
            total: count.value,
            is: count.is,
            unit: self.parsed.span(&count.unit),
            rows: Vec::new(),
            by: None,
            is_partial: false,
            accused: names.accused(frame, count),
            source: source.or_else(|| self.tallies.last().and_then(|tally| tally.source)),
            period: period::period(self.parsed, self.setting, n),
            span: self.parsed.span(&(from..count.tokens.end)),
            sentence: n,
            rule: frame.rule(),
        }
    }

    /// Gives parts to a tally, and settles by what they divide it.
    fn give(&self, tally: &mut Tally, list: List) {
        tally.span.end = tally.span.end.max(self.end_of(&list));
        let by = self.by_of(&list);
        if let (RowsBy::Day, Some(days)) = (by, self.days(&list.rows)) {
            tally.period = Some(days);
        }
        tally.by = Some(by);
        tally.is_partial = list.is_partial;
        tally.rows = list.rows;
    }

    fn end_of(&self, list: &List) -> usize {
        list.tokens.end.checked_sub(1).map_or(0, |last| self.parsed.tokens[last].span.end)
    }

    /// "Hays", "Tell Zahra": a name, and no word that only begins its line, like "Sniper fire" and "Explosions".
    fn is_proper(&self, name: Span) -> bool {
        let mut tokens = self.parsed.tokens_in(name);
        let is_capital = |at: usize| self.parsed.word(at).starts_with(char::is_uppercase);
        let is_unit = tokens.clone().any(|at| words::class(self.parsed, at) & words::UNIT != 0);
        !is_unit
            && tokens
                .all(|at| is_capital(at) || ["al", "el", "of", "de", "-"].contains(&self.parsed.word(at)))
    }

    fn by_of(&self, list: &List) -> RowsBy {
        let by = self.by(&list.rows);
        if by == RowsBy::Day { by } else { list.by.unwrap_or(by) }
    }

    /// Returns the first and the last day that parts are of.
    fn days(&self, rows: &[Row]) -> Option<(Date, Date)> {
        let of_rows =
            self.setting.times.iter().filter(|time| rows.iter().any(|row| row.name.meets(time.span)));
        let days: Vec<(Date, Date)> = of_rows.filter_map(|time| time.days).collect();
        let first = days.iter().map(|(first, _)| *first).min()?;
        Some((first, days.iter().map(|(_, last)| *last).max()?))
    }

    fn by(&self, rows: &[Row]) -> RowsBy {
        let dated = |row: &Row| is_in(self.setting.times, row.name);
        let place = |row: &Row| {
            let places = self.setting.places;
            let from = places.partition_point(|place| place.span.end <= row.name.start);
            places.get(from).is_some_and(|place| place.span.meets(row.name))
        };
        // "movement of forces" names somebody, and is no name of theirs.
        let actor = |row: &Row| {
            let of_row = |mention: &Mention| {
                mention.is_actor() && mention.span.meets(row.name) && mention.span.end >= row.name.end
            };
            self.setting.mentions.iter().any(of_row)
        };
        let capital = |row: &Row| self.is_proper(row.name);
        match rows {
            _ if rows.iter().all(dated) => RowsBy::Day,
            _ if rows.iter().any(place) => RowsBy::Place,
            _ if 2 * rows.iter().filter(|row| actor(row)).count() > rows.len() => RowsBy::Accused,
            _ if rows.iter().all(capital) => RowsBy::Place,
            _ => RowsBy::Kind,
        }
    }

    /// Parts without a total of their own belong to the count before them: its parts, if it has none, else it once more.
    fn parts(&mut self, n: usize, list: List) {
        let Some(last) = self.tallies.last().filter(|tally| tally.sentence + 3 >= n) else { return };
        let sum = sum(&list.rows);
        let whole = list.rows.len() > 1 && sum * 2 >= u64::from(last.total);
        if !(list.is_tied || whole) || !fits(last.total, &list) {
            return;
        }
        if !last.rows.is_empty() {
            return self.push_parts(n, list);
        }
        let by = self.by_of(&list);
        let Some(last) = self.tallies.last_mut() else { return };
        (last.by, last.is_partial, last.rows) = (Some(by), list.is_partial, list.rows);
    }

    /// The count before, once more, divided otherwise.
    fn push_parts(&mut self, n: usize, list: List) {
        let Some(last) = self.tallies.last() else { return };
        let span = Span::new(self.parsed.tokens[list.tokens.start].span.start, self.end_of(&list));
        let mut tally = Tally { span, sentence: n, rule: "tally-parts", ..last.clone() };
        self.give(&mut tally, list);
        self.tallies.push(tally);
    }

    /// "In Luhansk region it logged 37 explosions": one place stands before the count.
    fn fronted_place(&self, tally: &mut Tally, n: usize) {
        let start = self.parsed.sentences[n].span.start;
        let from = self.setting.places.partition_point(|place| place.span.start < start);
        let mut before =
            self.setting.places[from..].iter().take_while(|place| place.span.end <= tally.span.start);
        if let (Some(place), None) = (before.next(), before.next())
            && place.breadth() < 4
        {
            tally.rows = vec![Row { name: place.span, count: tally.total }];
            tally.by = Some(RowsBy::Place);
        }
    }
}

fn is_in(times: &[Time], span: Span) -> bool {
    let from = times.partition_point(|time| time.span.end <= span.start);
    times.get(from).is_some_and(|time| time.span.meets(span))
}

fn sum(rows: &[Row]) -> u64 {
    rows.iter().map(|row| u64::from(row.count)).sum()
}

/// Whether parts may be those of a total: they may miss it, and do not exceed it by half.
fn fits(total: u32, list: &List) -> bool {
    sum(&list.rows) * 2 <= u64::from(total) * 3
}
