//! Counts of monitors: "recorded 55 cases in the provinces of Aleppo (27), Hama (7) ..." becomes a tally with its parts.
//!
//! In: [`Parsed`], who is named, places, dates. Out: [`Tally`]s in the order of the text. Read first: [`find`].
//!
//! Invariant: nothing is added up that the text does not state as parts of one count; where parts and total disagree,
//! both stay and [`Tally::sums`] says so. Invariant: a period is stated, or follows from the day that heads the bulletin;
//! it is never guessed.

mod rows;

use engine::model::CountIs;
use jiff::ToSpan;
use jiff::civil::Date;

use crate::Rule;
use crate::names::Mention;
use crate::page::Span;
use crate::places::PlaceMention;
use crate::text::Parsed;
use crate::times::{Time, figure};

/// By what a count is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RowsBy {
    /// By place.
    Place,
    /// By whom it is charged to.
    Accused,
    /// By what was done.
    Kind,
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
    /// Whether the parts come to the total; `None` without parts.
    pub fn sums(&self) -> Option<bool> {
        let sum = self.rows.iter().fold(0_u64, |sum, row| sum + u64::from(row.count));
        (!self.rows.is_empty()).then_some(sum == u64::from(self.total))
    }
}

const VERBS: [&str; 28] = [
    "recorded",
    "logged",
    "documented",
    "registered",
    "reported",
    "counted",
    "received",
    "noted",
    "observed",
    "verified",
    "detected",
    "identified",
    "confirmed",
    "listed",
    "tallied",
    "records",
    "counts",
    "reports",
    "logs",
    "registers",
    "saw",
    "heard",
    "committed",
    "monitored",
    "recording",
    "documenting",
    "registering",
    "witnessed",
];

const UNITS: [&str; 40] = [
    "violations",
    "violation",
    "breaches",
    "breach",
    "cases",
    "case",
    "incidents",
    "incident",
    "reports",
    "explosions",
    "attacks",
    "strikes",
    "airstrikes",
    "shellings",
    "instances",
    "events",
    "shots",
    "rounds",
    "bursts",
    "infringements",
    "infractions",
    "complaints",
    "raids",
    "clashes",
    "detonations",
    "ceasefire",
    "truce",
    "impacts",
    "projectiles",
    "overflights",
    "arrests",
    "abductions",
    "deaths",
    "shelling",
    "air",
    "alleged",
    "separate",
    "new",
    "hostile",
    "suspected",
];

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
    let mut finder = Finder { parsed, setting, tallies: Vec::new() };
    for n in 0..parsed.sentences.len() {
        if finder.tallies.len() >= TALLIES_MAX {
            break;
        }
        finder.sentence(n);
    }
    finder.tallies
}

struct Finder<'a> {
    parsed: &'a Parsed,
    setting: &'a Setting<'a>,
    tallies: Vec<Tally>,
}

impl Finder<'_> {
    fn is_any(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.parsed.is(at, word))
    }

    fn sentence(&mut self, n: usize) {
        let tokens = self.parsed.sentences[n].tokens.clone();
        let total = self.total(n);
        let lists = rows::lists(self.parsed, tokens);
        match total {
            Some(mut tally) => {
                if let Some((by, rows)) = lists.into_iter().next() {
                    self.give(&mut tally, by, rows);
                } else {
                    self.fronted_place(&mut tally, n);
                }
                self.tallies.push(tally);
            }
            None => lists.into_iter().for_each(|(by, rows)| self.parts(n, by, rows)),
        }
    }

    /// Gives parts to a tally, and settles by what they divide it.
    fn give(&self, tally: &mut Tally, by: Option<RowsBy>, rows: Vec<Row>) {
        let by = by.unwrap_or_else(|| self.by(&rows));
        let end = rows.iter().map(|row| row.name.end).max().unwrap_or(tally.span.end);
        tally.span.end = tally.span.end.max(self.bracket_end(end));
        (tally.by, tally.rows) = (Some(by), rows);
    }

    /// Returns the end of the number in brackets after a name.
    fn bracket_end(&self, end: usize) -> usize {
        let first = self.parsed.tokens.partition_point(|token| token.span.start < end);
        let close = (first..self.parsed.tokens.len().min(first + 3)).find(|at| self.parsed.is(*at, ")"));
        close.map_or(end, |at| self.parsed.tokens[at].span.end)
    }

    fn by(&self, rows: &[Row]) -> RowsBy {
        let place = |row: &Row| self.setting.places.iter().any(|place| place.span.meets(row.name));
        let named = |row: &Row| self.setting.mentions.iter().any(|mention| mention.span.meets(row.name));
        let capital = |row: &Row| row.name.of(self.parsed.text()).starts_with(char::is_uppercase);
        match rows.first() {
            _ if rows.iter().any(place) => RowsBy::Place,
            Some(row) if named(row) && !capital(row) => RowsBy::Accused,
            Some(row) if capital(row) => RowsBy::Place,
            _ => RowsBy::Kind,
        }
    }

    /// Parts without a total of their own belong to the count before them: its parts, if it has none, else it once more.
    fn parts(&mut self, n: usize, by: Option<RowsBy>, rows: Vec<Row>) {
        let by = by.unwrap_or_else(|| self.by(&rows));
        let span = Span::new(rows[0].name.start, self.bracket_end(rows[rows.len() - 1].name.end));
        let sum: u64 = rows.iter().map(|row| u64::from(row.count)).sum();
        let Some(last) = self.tallies.iter_mut().rev().find(|tally| tally.sentence + 3 >= n) else { return };
        if u64::from(last.total) < sum
            && last.total.abs_diff(u32::try_from(sum).unwrap_or(u32::MAX)) > last.total / 2
        {
            return;
        }
        if last.rows.is_empty() {
            (last.by, last.rows) = (Some(by), rows);
            return;
        }
        let tally = Tally { by: Some(by), rows, span, sentence: n, rule: "tally-parts", ..last.clone() };
        self.tallies.push(tally);
    }

    /// "In Luhansk region it logged 37 explosions": one place stands before the count.
    fn fronted_place(&self, tally: &mut Tally, n: usize) {
        let start = self.parsed.sentences[n].span.start;
        let mut before = self
            .setting
            .places
            .iter()
            .filter(|place| place.span.start >= start && place.span.end <= tally.span.start);
        if let (Some(place), None) = (before.next(), before.next()) {
            tally.rows = vec![Row { name: place.span, count: tally.total }];
            tally.by = Some(RowsBy::Place);
        }
    }

    /// Returns the count that a sentence states.
    fn total(&self, n: usize) -> Option<Tally> {
        let tokens = self.parsed.sentences[n].tokens.clone();
        tokens.clone().find_map(|at| {
            let total = figure(self.parsed.word(at)).or_else(|| self.in_words(at))?;
            let unit = self.unit(at, tokens.end)?;
            let (is, first) = self.bound(at, tokens.start);
            let verb = self.verb_before(first, tokens.start);
            let passive = verb.is_none()
                && (unit + 1..tokens.end.min(unit + 12))
                    .any(|at| self.is_any(at, &VERBS) && self.is_any(at - 1, &["were", "was", "been"]));
            if verb.is_none() && !passive {
                return None;
            }
            let source = match verb {
                Some(verb) => self.source_before(verb, tokens.start),
                None => self.source_after(unit, tokens.end),
            };
            let from = verb.unwrap_or(first);
            let span = self.parsed.span(&(from..unit + 1));
            Some(Tally {
                total,
                is,
                unit: self.parsed.tokens[unit].span,
                rows: Vec::new(),
                by: None,
                accused: self.accused(unit, tokens.end),
                source: source.or_else(|| self.tallies.last().and_then(|tally| tally.source)),
                period: self.period(n),
                span,
                sentence: n,
                rule: if verb.is_some() { "tally-counted" } else { "tally-passive" },
            })
        })
    }

    fn in_words(&self, at: usize) -> Option<u32> {
        let word = self.parsed.word(at);
        crate::times::small_number(word).filter(|_| word.len() > 2)
    }

    /// Returns the word for what is counted, within three words of the number.
    fn unit(&self, at: usize, end: usize) -> Option<usize> {
        let near = at + 1..end.min(at + 5);
        let first = near.clone().find(|at| self.is_any(*at, &UNITS))?;
        // The last word of "new ceasefire violations" is the unit.
        let last = (first..near.end).take_while(|at| self.is_any(*at, &UNITS)).last()?;
        let between = (at + 1..first).all(|at| {
            !self.is_any(at, &[",", "and", "of", "in", "by", "to", "(", ")", "hours", "days", "people"])
        });
        let clear = !self.is_any(
            last,
            &["ceasefire", "truce", "air", "alleged", "separate", "new", "hostile", "suspected"],
        );
        (between && clear).then_some(last)
    }

    fn bound(&self, at: usize, start: usize) -> (CountIs, usize) {
        let before = |n: usize, words: &[&str]| at >= start + n && self.is_any(at - n, words);
        if before(1, &["least"]) && before(2, &["at"]) {
            return (CountIs::AtLeast, at - 2);
        }
        if before(1, &["than"]) && before(2, &["more"]) {
            return (CountIs::MoreThan, at - 2);
        }
        if before(1, &["about", "around", "some", "nearly", "almost", "approximately"]) {
            return (CountIs::About, at - 1);
        }
        if before(1, &["a"]) || before(1, &["of"]) && before(2, &["total"]) {
            let back = if before(1, &["a"]) { 1 } else { 3.min(at - start) };
            return (CountIs::Exact, at - back);
        }
        (CountIs::Exact, at)
    }

    fn verb_before(&self, first: usize, start: usize) -> Option<usize> {
        let from = first.saturating_sub(4).max(start);
        (from..first).rev().find(|at| self.is_any(*at, &VERBS))
    }

    /// Returns who counts: the words between the last comma, or the beginning, and the verb.
    fn source_before(&self, verb: usize, start: usize) -> Option<Span> {
        let floor = verb.saturating_sub(12).max(start);
        let stop = |at: &usize| {
            self.is_any(*at, &[",", "that", "said", ":", ";", "and"])
                || self.parsed.tokens[*at].tag == crate::text::Tag::Num
        };
        let mut first = (floor..verb).rev().find(stop).map_or(floor, |at| at + 1);
        let after_date = (first..verb)
            .rev()
            .find(|at| self.setting.times.iter().any(|time| time.span.holds(self.parsed.tokens[*at].span)));
        first = after_date.map_or(first, |at| at + 1);
        if let Some(place) = self.fronted(first, verb) {
            first = place;
        }
        let skipped = (first..verb).take_while(|at| self.is_any(*at, &["the", "a", "an"])).count();
        let last = (first..verb).rev().find(|at| !self.is_any(*at, &["has", "have", "had", "also"]))?;
        let pronoun = first + skipped == last && self.is_any(last, &["it", "they", "he", "she", "we"]);
        (first + skipped <= last && !pronoun).then(|| self.parsed.span(&(first + skipped..last + 1)))
    }

    /// Returns the first word after a place that opens the sentence: "In Luhansk region it logged".
    fn fronted(&self, first: usize, verb: usize) -> Option<usize> {
        self.is_any(first, &["in", "across", "over", "during"]).then_some(())?;
        let known =
            |at: usize| self.setting.places.iter().any(|place| place.span.meets(self.parsed.tokens[at].span));
        let last = (first..verb).rev().find(|at| {
            known(*at)
                || self
                    .is_any(*at, &["region", "province", "governorate", "district", "hours", "week", "day"])
        })?;
        Some(last + 1)
    }

    /// "55 violations were recorded by the centre".
    fn source_after(&self, unit: usize, end: usize) -> Option<Span> {
        let by = (unit..end).find(|at| self.parsed.is(*at, "by"))?;
        let mention = self
            .setting
            .mentions
            .iter()
            .find(|mention| mention.tokens.start >= by && mention.tokens.start <= by + 2)?;
        Some(mention.span)
    }

    /// "12 violations by government forces".
    fn accused(&self, unit: usize, end: usize) -> Option<Span> {
        let by = (unit + 1..end.min(unit + 5)).find(|at| self.parsed.is(*at, "by"))?;
        let mention = self
            .setting
            .mentions
            .iter()
            .find(|mention| mention.tokens.start == by + 1 || mention.tokens.start == by + 2)?;
        Some(mention.span)
    }

    /// Returns the days that a count is of: those its sentence names, or those that follow from the heading's day.
    fn period(&self, n: usize) -> Option<(Date, Date)> {
        let here = self.dates(n);
        let heading = (0..self.parsed.sentences.len().min(2))
            .filter(|other| *other != n)
            .find_map(|other| self.dates(other));
        let published = self.parsed.article.published.map(|published| published.date);
        let tokens = self.parsed.sentences[n].tokens.clone();
        let hours = tokens.clone().any(|at| {
            self.parsed.is(at, "24") && self.parsed.is(at + 1, "hours") || self.parsed.is(at, "24-hour")
        });
        let end = heading.map(|(_, last)| last).or(published);
        if let (true, Some(end)) = (hours, end) {
            return Some((end.checked_sub(1.day()).ok()?, end));
        }
        let week = (0..self.parsed.sentences.len().min(2))
            .chain([n])
            .find(|other| self.says(*other, "week", "ending"));
        match (here, heading, week) {
            (_, Some((_, end)), Some(_)) => Some((end.checked_sub(6.days()).ok()?, end)),
            (Some(days), _, None) => Some(days),
            (Some((_, end)), None, Some(_)) => Some((end.checked_sub(6.days()).ok()?, end)),
            (None, heading, _) => heading,
        }
    }

    fn says(&self, sentence: usize, one: &str, two: &str) -> bool {
        let tokens = self.parsed.sentences[sentence].tokens.clone();
        tokens.into_iter().any(|at| self.parsed.is(at, one) && self.parsed.is(at + 1, two))
    }

    fn dates(&self, sentence: usize) -> Option<(Date, Date)> {
        let mut here = self.setting.times.iter().filter(|time| time.sentence == sentence);
        here.find_map(|time| time.days)
    }
}
