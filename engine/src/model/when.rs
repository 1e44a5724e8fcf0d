//! Dates as intervals: EDTF level 1, and date-times with an offset.
//!
//! In: what a source wrote. Out: an interval of instants, once the agreement's zone is known. A date is never a point:
//! a report dated to a day may lie anywhere in that day.

use edtf_core::{Bound, BoundDate, Edtf};
use jiff::{Span, Timestamp, civil, tz::TimeZone};

/// What is wrong with a date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WhenError {
    /// The text is neither EDTF up to level 1 nor a date-time.
    #[error("`{0}` is not a date")]
    NotADate(String),
    /// The interval ends before it begins.
    #[error("`{0}` ends before it begins")]
    Reversed(String),
    /// The year is not between 1 and 9999.
    #[error("the year of `{0}` is not between 1 and 9999")]
    Year(String),
    /// Neither end of the interval is stated.
    #[error("`{0}` states neither a beginning nor an end")]
    Nothing(String),
}

/// One edge of a [`When`], as stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Edge {
    /// A calendar day in the agreement's zone, the whole of it.
    Day(civil::Date),
    /// A local date-time without an offset, read in the agreement's zone.
    Local(civil::DateTime),
    /// An instant.
    Instant(Timestamp),
    /// Stated as open (`..`), or not stated: the interval has no bound here.
    Open,
}

/// When something was, as a source dates it.
///
/// # Example
/// ```
/// use engine::model::When;
/// let zone = jiff::tz::TimeZone::get("Asia/Damascus").unwrap();
/// let teens = When::parse("2016-09-1X").unwrap().interval(&zone);
/// assert_eq!(teens.start.to_string(), "2016-09-09T21:00:00Z");
/// assert_eq!(teens.end.to_string(), "2016-09-19T21:00:00Z");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct When {
    text: String,
    start: Edge,
    end: Edge,
    qualified: bool,
}

/// A half-open interval of instants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Interval {
    /// First instant.
    pub start: Timestamp,
    /// First instant after it; later than `start`.
    pub end: Timestamp,
}

impl Interval {
    /// Whether the two share an instant.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(&self, other: &Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the instant lies inside.
    pub fn has(&self, at: Timestamp) -> bool {
        self.start <= at && at < self.end
    }

    /// Returns the seconds between the two; 0 if they overlap or touch.
    pub fn gap_seconds(&self, other: &Self) -> i64 {
        (other.start.as_second() - self.end.as_second())
            .max(self.start.as_second() - other.end.as_second())
            .max(0)
    }

    /// Returns the length in seconds.
    pub fn seconds(&self) -> i64 {
        self.end.as_second() - self.start.as_second()
    }
}

impl When {
    /// Reads a date: EDTF up to level 1 (`2016-09-17`, `2016-09-1X`, `2016-09~`, `2016-09-14/2016-09-15`), or
    /// date-times (`2016-09-17T15:55+03:00`), alone or as an interval, of which one edge may be `..`.
    ///
    /// # Errors
    /// [`WhenError`], which names the text.
    pub fn parse(text: &str) -> Result<Self, WhenError> {
        let text = text.trim();
        let (start, end) = match text.split_once('/') {
            Some((a, b)) => (edge(a, text)?, edge(b, text)?),
            None => {
                let one = edge(text, text)?;
                (one, one)
            }
        };
        let when = Self {
            text: text.to_owned(),
            start: start.0,
            end: end.1,
            qualified: text.contains(['~', '?', '%', 'X']),
        };
        when.checked()
    }

    /// Returns the calendar day.
    pub fn day(day: civil::Date) -> Self {
        Self { text: day.to_string(), start: Edge::Day(day), end: Edge::Day(day), qualified: false }
    }

    /// Returns the calendar days from `first` to `last`, both included; the later one is taken as last.
    pub fn days(first: civil::Date, last: civil::Date) -> Self {
        if first == last {
            return Self::day(first);
        }
        let (first, last) = (first.min(last), first.max(last));
        Self {
            text: format!("{first}/{last}"),
            start: Edge::Day(first),
            end: Edge::Day(last),
            qualified: false,
        }
    }

    /// Returns the text as it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether the source marks the date as approximate, uncertain or partly unknown.
    pub fn is_qualified(&self) -> bool {
        self.qualified
    }

    /// Whether an edge is open, so that the length is not known.
    pub fn is_open(&self) -> bool {
        self.start == Edge::Open || self.end == Edge::Open
    }

    /// Returns the interval of instants that the date may lie in, local dates read in `zone`.
    ///
    /// An open edge reaches to the end of time. An instant alone lasts a minute, and so does what turns out to end before
    /// it begins once a local time beside an instant, or in the hour that a clock skips, is read in its zone.
    ///
    /// # Example
    /// ```
    /// use engine::model::When;
    /// let mixed = When::parse("2016-09-17T15:00+03:00/2016-09-17T13:00").unwrap();
    /// let there = mixed.interval(&jiff::tz::TimeZone::get("Asia/Damascus").unwrap());
    /// assert_eq!(there.seconds(), 60);
    /// ```
    pub fn interval(&self, zone: &TimeZone) -> Interval {
        let start = first_instant(self.start, zone).unwrap_or(Timestamp::MIN);
        let end = first_instant_after(self.end, zone).unwrap_or(Timestamp::MAX);
        let least = start.saturating_add(Span::new().minutes(1)).unwrap_or(Timestamp::MAX);
        Interval { start, end: end.max(least) }
    }

    /// Returns the interval in which one happening lay: as [`interval`](Self::interval), but an open edge reaches only
    /// to the edge of the calendar day of the other. What began at 19:12 and has no stated end was that evening.
    pub fn of_happening(&self, zone: &TimeZone) -> Interval {
        let Interval { start, end } = self.interval(zone);
        let midnight = |at: Timestamp| at.to_zoned(zone.clone()).start_of_day().ok();
        let next = |at: Timestamp| midnight(at)?.checked_add(Span::new().days(1)).ok().map(|z| z.timestamp());
        Interval {
            start: if self.start == Edge::Open {
                midnight(end).map_or(start, |z| z.timestamp())
            } else {
                start
            },
            end: if self.end == Edge::Open { next(start).unwrap_or(end) } else { end },
        }
    }

    /// Returns the number of calendar days touched, where both edges are stated.
    pub fn day_count(&self) -> Option<i64> {
        let date = |edge| match edge {
            Edge::Day(day) => Some(day),
            Edge::Local(at) => Some(at.date()),
            Edge::Instant(at) => Some(at.to_zoned(TimeZone::UTC).date()),
            Edge::Open => None,
        };
        let (first, last) = (date(self.start)?, date(self.end)?);
        Some(i64::from((last - first).get_days()) + 1)
    }

    fn checked(self) -> Result<Self, WhenError> {
        if self.start == Edge::Open && self.end == Edge::Open {
            return Err(WhenError::Nothing(self.text));
        }
        // Any one zone orders the edges; zones differ by less than the day that is allowed for.
        let Interval { start, end } = self.interval(&TimeZone::UTC);
        if start >= end { Err(WhenError::Reversed(self.text)) } else { Ok(self) }
    }
}

impl std::fmt::Display for When {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.text)
    }
}

/// Reads one edge: as the start and as the end of an interval.
fn edge(part: &str, whole: &str) -> Result<(Edge, Edge), WhenError> {
    let bad = || WhenError::NotADate(whole.to_owned());
    let part = part.trim();
    if part == ".." || (part.is_empty() && whole.contains('/')) {
        return Ok((Edge::Open, Edge::Open));
    }
    if part.contains('T') || part.contains(' ') {
        return instant(part).map(|edge| (edge, edge)).ok_or_else(bad);
    }
    let edtf = Edtf::parse(part).map_err(|_| bad())?;
    if edtf.level() > 1 && !lacks_last_digits(part) {
        return Err(bad());
    }
    let bounds = edtf.bounds();
    match (bounds.earliest, bounds.latest) {
        (Bound::Date(first), Bound::Date(last)) => {
            Ok((Edge::Day(day(first, whole)?), Edge::Day(day(last, whole)?)))
        }
        _ => Err(bad()),
    }
}

/// Whether only the last digits are unknown, as in `2016-09-1X`: EDTF counts a day so written to level 2.
fn lacks_last_digits(part: &str) -> bool {
    part.ends_with('X') && part.trim_end_matches('X').bytes().all(|b| b.is_ascii_digit() || b == b'-')
}

fn day(bound: BoundDate, whole: &str) -> Result<civil::Date, WhenError> {
    let year = i16::try_from(bound.year).ok().filter(|y| (1..=9999).contains(y));
    let date = year.and_then(|y| civil::Date::new(y, bound.month as i8, bound.day as i8).ok());
    date.ok_or_else(|| WhenError::Year(whole.to_owned()))
}

fn instant(part: &str) -> Option<Edge> {
    if let Ok(at) = part.parse::<Timestamp>() {
        return Some(Edge::Instant(at));
    }
    let at: civil::DateTime = part.parse().ok()?;
    (at.year() >= 1).then_some(Edge::Local(at))
}

fn first_instant(edge: Edge, zone: &TimeZone) -> Option<Timestamp> {
    match edge {
        Edge::Day(day) => zone.to_timestamp(day.to_datetime(civil::Time::midnight())).ok(),
        Edge::Local(at) => zone.to_timestamp(at).ok(),
        Edge::Instant(at) => Some(at),
        Edge::Open => None,
    }
}

fn first_instant_after(edge: Edge, zone: &TimeZone) -> Option<Timestamp> {
    match edge {
        Edge::Day(day) => first_instant(Edge::Day(day.tomorrow().ok()?), zone),
        Edge::Local(_) | Edge::Instant(_) => {
            first_instant(edge, zone)?.checked_add(Span::new().minutes(1)).ok()
        }
        Edge::Open => None,
    }
}
