//! What an article says of itself: who wrote it, where and when.

use jiff::civil::Date;

use super::{Dateline, Span};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// How far into a paragraph the dash of a dateline may stand, in bytes.
const DATELINE_BYTES_MAX: usize = 90;

/// Returns the name after "By", if a block is a byline.
pub(super) fn byline(text: &str, block: Span) -> Option<Span> {
    let line = block.of(text);
    let name = line.strip_prefix("By ").or_else(|| line.strip_prefix("by "))?.trim();
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_name =
        (1..=8).contains(&words.len()) && !name.ends_with('.') && name.starts_with(char::is_uppercase);
    let small = words.iter().filter(|word| word.starts_with(char::is_lowercase) && **word != "and").count();
    (is_name && small <= 1).then(|| Span::new(block.end - name.len(), block.end))
}

/// Returns the day, if a line says nothing but a day (and perhaps its name, "Published" or an hour).
///
/// Figures alone ("10/09/2016") are not read: which is the month cannot be told.
pub(super) fn stated_date(line: &str) -> Option<Date> {
    if line.len() > 70 {
        return None;
    }
    let words: Vec<String> = line
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '.'))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let mut date = Found::default();
    for word in &words {
        if !date.take(word) && !is_beside_a_date(word) {
            return None;
        }
    }
    date.whole()
}

#[derive(Default)]
struct Found {
    year: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
}

impl Found {
    /// Takes a word if it is a part of a date that is not there yet.
    fn take(&mut self, word: &str) -> bool {
        if let Ok(date) = word.parse::<Date>().or_else(|_| word.get(..10).unwrap_or("").parse::<Date>()) {
            *self = Self { year: Some(date.year()), month: Some(date.month()), day: Some(date.day()) };
            return true;
        }
        if let Some(month) = month(word).filter(|_| self.month.is_none()) {
            self.month = Some(month);
            return true;
        }
        let figures = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
        match figures.parse::<i16>() {
            Ok(day @ 1..=31) if self.day.is_none() => self.day = Some(day as i8),
            Ok(year @ 1900..=2199) if self.year.is_none() => self.year = Some(year),
            _ => return false,
        }
        true
    }

    fn whole(&self) -> Option<Date> {
        Date::new(self.year?, self.month?, self.day?).ok()
    }
}

/// Returns the month of a name in small letters, or of its common short form.
pub(crate) fn month(word: &str) -> Option<i8> {
    let short = word.len() == 3 || word == "sept";
    let fits = |month: &&str| *month == word || short && month.starts_with(word);
    let found = MONTHS.iter().position(fits)?;
    i8::try_from(found + 1).ok()
}

/// Whether a word may stand beside a date in a line of its own.
fn is_beside_a_date(word: &str) -> bool {
    const WORDS: [&str; 14] = [
        "published",
        "published:",
        "updated",
        "updated:",
        "posted",
        "posted:",
        "date",
        "date:",
        "on",
        "at",
        "gmt",
        "utc",
        "am",
        "pm",
    ];
    let is_day = word.len() >= 3 && word.trim_end_matches("day").len() < word.len();
    let is_hour = word.contains(':') && word.chars().all(|c| c.is_ascii_digit() || c == ':');
    WORDS.contains(&word) || is_day || is_hour
}

/// Returns the dateline with which a paragraph begins: `GENEVA, Sept 9 (Reuters) -`.
pub(super) fn dateline(text: &str, paragraph: Span) -> Option<Dateline> {
    let whole = paragraph.of(text);
    let (dash, dash_len) = dash(whole)?;
    let head = whole[..dash].trim_end();
    let (rest, agency) = match head.strip_suffix(')').and_then(|head| head.rsplit_once('(')) {
        Some((rest, agency)) => (rest.trim_end(), Some(agency)),
        None => (head, None),
    };
    let (place, day) = match rest.rsplit_once(", ") {
        Some((place, day)) if day.contains(|c: char| c.is_ascii_digit()) => (place, Some(day)),
        _ => (rest, None),
    };
    if !is_place(place, agency.is_some()) {
        return None;
    }
    let at = |part: &str| {
        // The parts are slices of the paragraph.
        let start = paragraph.start + (part.as_ptr() as usize - whole.as_ptr() as usize);
        Span::new(start, start + part.len())
    };
    Some(Dateline {
        span: Span::new(paragraph.start, paragraph.start + dash + dash_len),
        place: Some(at(place)).filter(|span| !span.is_empty()),
        day: day.map(at),
        agency: agency.map(at),
    })
}

/// Returns where the first dash stands that is set off by spaces or is a long one, and how long it is.
fn dash(whole: &str) -> Option<(usize, usize)> {
    let mut end = whole.len().min(DATELINE_BYTES_MAX);
    while !whole.is_char_boundary(end) {
        end -= 1;
    }
    let head = &whole[..end];
    let found =
        [" -- ", " - ", " – ", " — ", "— "].into_iter().filter_map(|dash| Some((head.find(dash)?, dash)));
    found
        .min_by_key(|(at, dash)| (*at, usize::MAX - dash.len()))
        .map(|(at, dash)| (at, dash.trim_end().len()))
}

/// Whether the head of a dateline names a place: in capitals, or before an agency.
fn is_place(place: &str, has_agency: bool) -> bool {
    if place.len() < 3 || place.contains(['.', '"', '“', ';', ':']) {
        return place.is_empty() && has_agency;
    }
    let first = place.split([',', '/']).next().unwrap_or(place);
    let in_capitals = first.chars().any(char::is_alphabetic) && !first.contains(char::is_lowercase);
    let words = place.split_whitespace().count();
    in_capitals && words <= 6 || has_agency && words <= 5 && place.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str) -> Option<&str> {
        dateline(text, Span::new(0, text.len()))?.place.map(|span| span.of(text))
    }

    #[test]
    fn a_dateline_is_told_from_a_dash() {
        assert_eq!(place("GENEVA, Sept 9 (Reuters) - Talks go on."), Some("GENEVA"));
        assert_eq!(place("KYIV, Ukraine — Shelling was heard."), Some("KYIV, Ukraine"));
        assert_eq!(place("Sanaa (AFP) – The truce began."), Some("Sanaa"));
        assert_eq!(place("The deal - if it is one - is off."), None);
        assert_eq!(place("US-backed rebels said — again — no."), None);
    }

    #[test]
    fn a_date_is_read_only_where_it_cannot_be_another() {
        let date = |line| stated_date(line).map(|date| date.to_string());
        assert_eq!(date("Published: Monday, September 12, 2016 at 14:05 GMT").as_deref(), Some("2016-09-12"));
        assert_eq!(date("2016-09-12T10:00:00Z").as_deref(), Some("2016-09-12"));
        assert_eq!(date("3 May 2022").as_deref(), Some("2022-05-03"));
        assert_eq!(date("10/09/2016"), None);
        assert_eq!(date("On 12 September 2016 the truce began"), None);
    }
}
