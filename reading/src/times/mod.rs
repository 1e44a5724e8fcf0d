//! Dates: what a text says of when, and the day it means where that can be known.
//!
//! In: [`Parsed`]. Out: [`Time`]s in the order of the text. Read first: [`find`].
//!
//! Invariant: "today", "on Friday" and "last week" become days only if the article's own date is known; else they stay what the
//! text says. Invariant: a year is never guessed: without one, and without the article's date or one
//! in its title, a date has no value.

mod calendar;

use std::ops::Range;

use jiff::civil::{Date, Weekday};
use jiff::{Span as Length, ToSpan};

use crate::Rule;
use crate::page::Span;
use crate::text::Parsed;
use calendar::{day_of_month, digits, in_figures, month, number, weekday, year};

/// What a date is reckoned from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimeBasis {
    /// The words say all of it.
    Stated,
    /// The article's own date completes it.
    Article,
    /// A date in the title gives its year: "Report of 20 September 2016 ... since 12 September".
    Title,
    /// Nothing completes it: it has no value.
    Unsettled,
}

/// A date in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Time {
    /// The words.
    pub span: Span,
    /// In which sentence.
    pub sentence: usize,
    /// The first and the last day that are meant; `None`: not known.
    pub days: Option<(Date, Date)>,
    /// On what that rests.
    pub basis: TimeBasis,
    /// Whether it is to come, as the words have it: "tomorrow", "next week".
    pub to_come: bool,
    /// The year, if the words name one.
    pub year: Option<i16>,
    /// The rule that found it.
    pub rule: Rule,
}

impl Time {
    /// Returns the date as EDTF: a day, or the first and last day with a stroke between.
    pub fn edtf(&self) -> Option<String> {
        let (first, last) = self.days?;
        Some(if first == last { first.to_string() } else { format!("{first}/{last}") })
    }
}

/// What the words of a date say, before the article's date is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Said {
    /// Day, month and year, any but the month unknown.
    Calendar { day: Option<i8>, month: i8, year: Option<i16> },
    /// A year alone.
    Year(i16),
    /// A day of the week: the last one, this one or the next one.
    Weekday(Weekday, Towards),
    /// Days from the article's: -1 is yesterday.
    Days(i64),
    /// The night before the article's day, which reaches into it: "overnight".
    Night,
    /// Weeks, months or years from the article's, as a whole: "last week".
    Whole(Unit, i64),
    /// From one day to another: 6 to 12 March, 28 April to 4 May. Each is a day and a month.
    Between { first: (i8, i8), last: (i8, i8), year: Option<i16> },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Towards {
    Past,
    Future,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Week,
    Month,
    Year,
}

/// Finds all dates of a text.
pub fn find(parsed: &Parsed) -> Vec<Time> {
    let mut known = Known { article: parsed.article.published.map(|published| published.date), title: None };
    let mut times = Vec::new();
    for (n, sentence) in parsed.sentences.iter().enumerate() {
        let reader = Reader { parsed, tokens: sentence.tokens.clone() };
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            match reader.date(at) {
                Some((said, len, rule)) => {
                    let tokens = reader.opened(said, at)..at + len;
                    times.push(settle(parsed, said, tokens, n, known, rule));
                    at += len;
                }
                None => at += 1,
            }
        }
        if sentence.paragraph.is_none() {
            let stated = times.iter().filter(|time| time.basis == TimeBasis::Stated && time.year.is_some());
            known.title = stated.filter_map(|time| time.days).map(|(_, last)| last).next_back();
        }
    }
    times
}

/// The dates that others are reckoned from.
#[derive(Debug, Clone, Copy)]
struct Known {
    /// The article's own.
    article: Option<Date>,
    /// One that its title states, for the year of others.
    title: Option<Date>,
}

struct Reader<'a> {
    parsed: &'a Parsed,
    tokens: Range<usize>,
}

type Found = (Said, usize, Rule);

impl Reader<'_> {
    fn word(&self, at: usize) -> &str {
        if self.tokens.contains(&at) { self.parsed.word(at) } else { "" }
    }

    fn lower(&self, at: usize) -> &str {
        if self.tokens.contains(&at) { self.parsed.lower(at) } else { "" }
    }

    fn is(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    fn is_any(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(at, word))
    }

    /// Returns the date that begins here, and how many words it has.
    fn date(&self, at: usize) -> Option<Found> {
        let first = self.word(at).chars().next()?;
        if first.is_ascii_digit() {
            return self.numeric(at).or_else(|| self.day_first(at)).or_else(|| self.ago(at));
        }
        if first.is_uppercase()
            && let Some(found) = self.month_first(at).or_else(|| self.weekday(at))
        {
            return Some(found);
        }
        self.relative(at).or_else(|| self.ago(at))
    }

    /// Returns where the words of a date begin: "between 6 and 12 March" says with "between" that it is one stretch.
    fn opened(&self, said: Said, at: usize) -> usize {
        let opens = matches!(said, Said::Between { .. })
            && at > self.tokens.start
            && self.is_any(at - 1, &["between", "from"]);
        at - usize::from(opens)
    }

    /// "2016-09-14", "14/09/2016"; "2014" after a word that dates.
    fn numeric(&self, at: usize) -> Option<Found> {
        let word = self.word(at);
        if let (6..=10, Some(date)) = (word.len(), in_figures(word)) {
            let said = Said::Calendar { day: Some(date.day()), month: date.month(), year: Some(date.year()) };
            return Some((said, 1, "time-calendar"));
        }
        let dates = at > self.tokens.start
            && self.is_any(
                at - 1,
                &[
                    "in", "since", "of", "the", "from", "until", "during", "after", "before", "a", "late",
                    "early", "mid",
                ],
            );
        let counts = self.word(at + 1).chars().next().is_some_and(char::is_lowercase)
            && !self.is_any(
                at + 1,
                &[
                    "and",
                    "to",
                    "the",
                    "that",
                    "when",
                    "but",
                    "in",
                    "by",
                    "an",
                    "a",
                    "which",
                    "after",
                    "before",
                    "or",
                    "as",
                    "with",
                    "for",
                    "war",
                    "deal",
                    "accord",
                    "agreement",
                    "truce",
                    "ceasefire",
                    "pact",
                    "coup",
                    "peace",
                    "invasion",
                    "election",
                    "revolution",
                    "treaty",
                    "uprising",
                    "conflict",
                    "genocide",
                    "were",
                    "was",
                    "killed",
                    "had",
                    "left",
                ],
            );
        (dates && !counts).then_some((Said::Year(year(word)?), 1, "time-year"))
    }

    /// "14 September 2016", "6 to 12 March", "28 April to 4 May 2019".
    fn day_first(&self, at: usize) -> Option<Found> {
        if let Some((first, last)) = self.word(at).split_once('-') {
            let (first, last) = (day_of_month(first)?, day_of_month(last)?);
            return self.days_of_a_month(first, last, at + 1, 1);
        }
        let day = day_of_month(self.word(at))?;
        if self.is_joint(at + 1)
            && let Some(last) = day_of_month(self.word(at + 2))
            && let Some(found) = self.days_of_a_month(day, last, at + 3, 3)
        {
            return Some(found);
        }
        let of = usize::from(self.is(at + 1, "of"));
        let month = month(self.word(at + 1 + of))?;
        let (year, len) = self.year_after(at + 2 + of);
        let len = 2 + of + len;
        if let Some(found) = self.until((day, month), year, at, len) {
            return Some(found);
        }
        Some((Said::Calendar { day: Some(day), month, year }, len, "time-calendar"))
    }

    fn is_joint(&self, at: usize) -> bool {
        self.is_any(at, &["to", "-", "–", "and", "until", "till", "through"])
    }

    /// "6 to 12", and then the month at `at`, after `len` words.
    fn days_of_a_month(&self, first: i8, last: i8, at: usize, len: usize) -> Option<Found> {
        let month = month(self.word(at))?;
        let (year, more) = self.year_after(at + 1);
        let said = Said::Between { first: (first, month), last: (last, month), year };
        Some((said, len + 1 + more, "time-between"))
    }

    /// "28 April to 4 May 2019": a second date after the first, which had `len` words.
    fn until(&self, first: (i8, i8), year: Option<i16>, at: usize, len: usize) -> Option<Found> {
        let next = at + len + 1;
        // "on 3 May and 9 May" are two days; only "between" makes one stretch of them.
        let is_and = self.is(at + len, "and");
        let between = at > self.tokens.start && self.is(at - 1, "between");
        if !self.is_joint(at + len) || is_and && !between {
            return None;
        }
        let (day, named, more) = match (day_of_month(self.word(next)), month(self.word(next))) {
            (Some(day), _) => (day, month(self.word(next + 1))?, 2),
            (None, Some(named)) => (day_of_month(self.word(next + 1))?, named, 2),
            (None, None) => return None,
        };
        let (last_year, years) = self.year_after(next + more);
        // Of two years one would be lost; such a stretch stays two dates.
        let year = match (year, last_year) {
            (Some(one), Some(two)) if one != two => return None,
            (one, two) => one.or(two),
        };
        let said = Said::Between { first, last: (day, named), year };
        Some((said, len + 1 + more + years, "time-between"))
    }

    /// "September 14, 2016", "September 2016", "September".
    fn month_first(&self, at: usize) -> Option<Found> {
        let named = month(self.word(at))?;
        if let Some(day) = day_of_month(self.word(at + 1)) {
            if self.is_any(at + 2, &["to", "-", "–"])
                && let Some(last) =
                    day_of_month(self.word(at + 3)).filter(|_| month(self.word(at + 4)).is_none())
            {
                let (year, len) = self.year_after(at + 4);
                let said = Said::Between { first: (day, named), last: (last, named), year };
                return Some((said, 4 + len, "time-between"));
            }
            let (year, len) = self.year_after(at + 2);
            if let Some(found) = self.until((day, named), year, at, 2 + len) {
                return Some(found);
            }
            return Some((Said::Calendar { day: Some(day), month: named, year }, 2 + len, "time-calendar"));
        }
        let (year, len) = self.year_after(at + 1);
        // "May" and "March" alone are words of other kinds too.
        let clear = year.is_some()
            || (at > self.tokens.start
                && self.is_any(
                    at - 1,
                    &["in", "since", "last", "next", "of", "until", "late", "early", "mid", "this"],
                ));
        clear.then_some((Said::Calendar { day: None, month: named, year }, 1 + len, "time-calendar"))
    }

    fn year_after(&self, at: usize) -> (Option<i16>, usize) {
        let comma = usize::from(self.is(at, ","));
        match year(self.word(at + comma)) {
            Some(year) => (Some(year), 1 + comma),
            None => (None, 0),
        }
    }

    /// "Friday", "last Friday", "next Friday".
    fn weekday(&self, at: usize) -> Option<Found> {
        let day = weekday(self.word(at))?;
        let night = usize::from(self.is_any(at + 1, &["night", "morning", "evening", "afternoon"]));
        // "Friday, 14 October" is one date; the calendar's part says all.
        let comma = usize::from(self.is(at + 1, ","));
        let calendar = self.day_first(at + 1 + comma).or_else(|| self.month_first(at + 1 + comma));
        if let Some((said @ Said::Calendar { day: Some(_), .. }, len, rule)) = calendar {
            return Some((said, 1 + comma + len, rule));
        }
        let next = at > self.tokens.start && self.is_any(at - 1, &["next", "coming", "by"]);
        Some((
            Said::Weekday(day, if next { Towards::Future } else { Towards::Past }),
            1 + night,
            "time-weekday",
        ))
    }

    /// "today", "yesterday", "last week", "next month", "this year".
    fn relative(&self, at: usize) -> Option<Found> {
        let word = self.lower(at);
        let days = match word {
            "today" | "tonight" => 0,
            "yesterday" => -1,
            "overnight" => return Some((Said::Night, 1, "time-relative")),
            "tomorrow" => 1,
            "last" | "next" | "this" | "past" => return self.whole(at, word),
            _ => return None,
        };
        let whole =
            usize::from(days != 0 && self.is_any(at + 1, &["night", "morning", "evening", "afternoon"]));
        Some((Said::Days(days), 1 + whole, "time-relative"))
    }

    fn whole(&self, at: usize, word: &str) -> Option<Found> {
        let unit = match self.word(at + 1) {
            "week" => Unit::Week,
            "month" => Unit::Month,
            "year" => Unit::Year,
            "night" if word == "last" => return Some((Said::Days(-1), 2, "time-relative")),
            _ => return None,
        };
        let step = match word {
            "last" | "past" => -1,
            "next" => 1,
            _ => 0,
        };
        Some((Said::Whole(unit, step), 2, "time-relative"))
    }

    /// "three days ago", "two weeks ago", "a year ago".
    fn ago(&self, at: usize) -> Option<Found> {
        if !matches!(self.lower(at + 2), "ago" | "earlier") {
            return None;
        }
        let count = number(self.lower(at))?;
        let said = match self.word(at + 1) {
            "day" | "days" => Said::Days(-count),
            "week" | "weeks" if self.is(at + 2, "ago") => Said::Whole(Unit::Week, -count),
            "month" | "months" if self.is(at + 2, "ago") => Said::Whole(Unit::Month, -count),
            "year" | "years" if self.is(at + 2, "ago") => Said::Whole(Unit::Year, -count),
            _ => return None,
        };
        self.is(at + 2, "ago").then_some((said, 3, "time-ago"))
    }
}

fn settle(
    parsed: &Parsed,
    said: Said,
    tokens: Range<usize>,
    sentence: usize,
    known: Known,
    rule: Rule,
) -> Time {
    let article = known.article;
    let of_year = matches!(said, Said::Calendar { .. } | Said::Between { .. });
    let days = days(said, article.or(known.title.filter(|_| of_year)));
    let stated = matches!(
        said,
        Said::Year(_) | Said::Calendar { year: Some(_), .. } | Said::Between { year: Some(_), .. }
    );
    let basis = match days {
        None => TimeBasis::Unsettled,
        Some(_) if stated => TimeBasis::Stated,
        Some(_) if article.is_none() => TimeBasis::Title,
        Some(_) => TimeBasis::Article,
    };
    let to_come = match said {
        Said::Days(step) | Said::Whole(_, step) => step > 0,
        Said::Weekday(_, Towards::Future) => true,
        _ => article.zip(days).is_some_and(|(article, (first, _))| first > article),
    };
    let year = match said {
        Said::Year(year) => Some(year),
        Said::Calendar { year, .. } | Said::Between { year, .. } => year,
        _ => None,
    };
    Time { span: parsed.span(&tokens), sentence, days, basis, to_come, year, rule }
}

/// Returns the first and the last day meant, where the words, or the words and the article's date, tell.
fn days(said: Said, article: Option<Date>) -> Option<(Date, Date)> {
    match said {
        Said::Year(year) => Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?)),
        Said::Calendar { day: Some(day), month, year } => {
            let date = with_year(day, month, year, article)?;
            Some((date, date))
        }
        Said::Calendar { day: None, month, year } => {
            let first = with_year(1, month, year, article)?;
            Some((first, first.last_of_month()))
        }
        Said::Between { first, last, year } => {
            let day = |(day, month): (i8, i8)| with_year(day, month, year, article);
            let (first, last) = (day(first)?, day(last)?);
            (first <= last).then_some((first, last))
        }
        Said::Days(step) => {
            let date = article?.checked_add(step.days()).ok()?;
            Some((date, date))
        }
        Said::Night => Some((article?.yesterday().ok()?, article?)),
        Said::Weekday(day, towards) => {
            let date = nearest(article?, day, towards)?;
            Some((date, date))
        }
        Said::Whole(unit, step) => whole(article?, unit, step),
    }
}

/// Completes a date without a year by the article's: of the years beside it the one that lies nearest.
fn with_year(day: i8, month: i8, year: Option<i16>, article: Option<Date>) -> Option<Date> {
    if let Some(year) = year {
        return Date::new(year, month, day).ok();
    }
    let article = article?;
    let years = [article.year() - 1, article.year(), article.year() + 1];
    let dates = years.into_iter().filter_map(|year| Date::new(year, month, day).ok());
    dates.min_by_key(|date| (*date - article).get_days().abs())
}

/// Returns the last such day of the week up to the article's day, or the first after it.
fn nearest(article: Date, day: Weekday, towards: Towards) -> Option<Date> {
    let back = article.weekday().since(day);
    match towards {
        Towards::Past => article.checked_sub(i64::from(back).days()).ok(),
        Towards::Future => article.checked_add((7 - i64::from(back)).days()).ok(),
    }
}

fn whole(article: Date, unit: Unit, step: i64) -> Option<(Date, Date)> {
    let by = |length: Length| article.checked_add(length).ok();
    match unit {
        Unit::Week => {
            let monday =
                article.checked_sub(i64::from(article.weekday().to_monday_zero_offset()).days()).ok()?;
            let first = monday.checked_add((step * 7).days()).ok()?;
            Some((first, first.checked_add(6.days()).ok()?))
        }
        Unit::Month => {
            let date = by(Length::new().try_months(step).ok()?)?;
            Some((date.first_of_month(), date.last_of_month()))
        }
        Unit::Year => {
            let date = by(Length::new().try_years(step).ok()?)?;
            Some((date.first_of_year(), date.last_of_year()))
        }
    }
}

/// Returns the number that a word of figures stands for, thousands with commas among them.
pub(crate) fn figure(word: &str) -> Option<u32> {
    digits(word)
}

/// Returns the number, below a hundred, that words stand for: "twenty-two".
pub(crate) fn small_number(word: &str) -> Option<u32> {
    calendar::small_number(word)
}
