//! What one cell says: a day, a number, a name.
//!
//! In: the raw bytes of a cell. Out: its value, or [`Wrong`]. Read first: [`day`] and [`degrees`]. Invariant: the same
//! text gives the same bits as the standard library's parser (a property test), only sooner.

use std::borrow::Cow;

/// What is wrong with a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// It is empty and its column must not be.
    Empty,
    /// It is not a day of the calendar written as `2016-09-17` or `17 September 2016`.
    NotADay,
    /// It is not a finite number, or not a whole one where a whole one is asked for.
    NotANumber,
    /// It is a number outside what the column can hold: a latitude of 91 degrees, say.
    OutOfRange,
    /// It is not UTF-8.
    NotUtf8,
}

impl std::fmt::Display for Wrong {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(match self {
            Self::Empty => "is empty",
            Self::NotADay => "is not a day such as `2016-09-17` or `17 September 2016`",
            Self::NotANumber => "is not a number that can stand there",
            Self::OutOfRange => "is a number out of range",
            Self::NotUtf8 => "is not UTF-8",
        })
    }
}

/// Takes the quotes off a cell and halves the doubled ones inside.
pub(super) fn unquoted(cell: &[u8]) -> Cow<'_, [u8]> {
    let Some(inner) = cell.strip_prefix(b"\"").map(|rest| rest.strip_suffix(b"\"").unwrap_or(rest)) else {
        return Cow::Borrowed(cell);
    };
    if !inner.contains(&b'"') {
        return Cow::Borrowed(inner);
    }
    let mut plain = Vec::with_capacity(inner.len());
    let mut quote_before = false;
    for &byte in inner {
        let doubled = quote_before && byte == b'"';
        if !doubled {
            plain.push(byte);
        }
        quote_before = byte == b'"' && !doubled;
    }
    Cow::Owned(plain)
}

/// Reads a day as days since 1970-01-01. What follows an ISO date after a space or `T` is not read.
pub(super) fn day(cell: &[u8]) -> Result<i32, Wrong> {
    let (year, month, of_month) = iso(cell).or_else(|| worded(cell)).ok_or(Wrong::NotADay)?;
    let date = jiff::civil::Date::new(year, month, of_month).map_err(|_| Wrong::NotADay)?;
    Ok(day_number(date))
}

/// Returns days since 1970-01-01 (Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`).
pub(super) fn day_number(date: jiff::civil::Date) -> i32 {
    let (year, month) = (i32::from(date.year()), i32::from(date.month()));
    let year = if month <= 2 { year - 1 } else { year };
    let of_era = year.rem_euclid(400);
    let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + i32::from(date.day()) - 1;
    year.div_euclid(400) * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

fn iso(cell: &[u8]) -> Option<(i16, i8, i8)> {
    if cell.len() < 10 || cell[4] != b'-' || cell[7] != b'-' {
        return None;
    }
    if cell.len() > 10 && !matches!(cell[10], b' ' | b'T') {
        return None;
    }
    Some((whole(&cell[..4])? as i16, whole(&cell[5..7])? as i8, whole(&cell[8..10])? as i8))
}

fn worded(cell: &[u8]) -> Option<(i16, i8, i8)> {
    const MONTHS: [&[u8]; 12] =
        [b"jan", b"feb", b"mar", b"apr", b"may", b"jun", b"jul", b"aug", b"sep", b"oct", b"nov", b"dec"];
    let mut words = cell.split(|byte| matches!(byte, b' ' | b'-'));
    let (of_month, month, year) = (words.next()?, words.next()?, words.next()?);
    if words.next().is_some() || year.len() != 4 || of_month.len() > 2 {
        return None;
    }
    let start = month.get(..3)?.to_ascii_lowercase();
    let month = MONTHS.iter().position(|name| *name == start)? as i8 + 1;
    Some((whole(year)? as i16, month, whole(of_month)? as i8))
}

/// Reads digits only, at most nine.
fn whole(digits: &[u8]) -> Option<u32> {
    if digits.is_empty() || digits.len() > 9 {
        return None;
    }
    digits.iter().try_fold(0, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0')))
}

/// Reads a whole number that is not negative; `3.0` is read as 3, since some exports write whole numbers so.
pub(super) fn count(cell: &[u8]) -> Result<u32, Wrong> {
    if let Some(number) = whole(cell) {
        return Ok(number);
    }
    let number = decimal(cell)?;
    if number.fract() != 0.0 {
        return Err(Wrong::NotANumber);
    }
    if (0.0..f64::from(u32::MAX)).contains(&number) { Ok(number as u32) } else { Err(Wrong::OutOfRange) }
}

/// Reads degrees between minus `limit` and `limit`, both included.
pub(super) fn degrees(cell: &[u8], limit: f64) -> Result<f64, Wrong> {
    let number = decimal(cell)?;
    if number.abs() <= limit { Ok(number) } else { Err(Wrong::OutOfRange) }
}

/// Reads a finite number, correctly rounded.
fn decimal(cell: &[u8]) -> Result<f64, Wrong> {
    if let Some(number) = short_decimal(cell) {
        return Ok(number);
    }
    let text = std::str::from_utf8(cell).map_err(|_| Wrong::NotANumber)?;
    let number: f64 = text.trim().parse().map_err(|_| Wrong::NotANumber)?;
    if number.is_finite() { Ok(number) } else { Err(Wrong::NotANumber) }
}

/// Reads up to 15 digits with at most one point. Digits and power of ten are both exact, so one division rounds right.
///
/// # Source
/// Clinger 1990, "How to read floating point numbers accurately", the fast path.
fn short_decimal(cell: &[u8]) -> Option<f64> {
    const TENS: [f64; 16] =
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];
    let (negative, digits) = match cell.split_first() {
        Some((b'-', rest)) => (true, rest),
        _ => (false, cell),
    };
    if digits.is_empty() || digits.len() > 16 {
        return None;
    }
    let (mut sum, mut seen, mut point) = (0u64, 0usize, None);
    for &byte in digits {
        match byte {
            b'0'..=b'9' => {
                sum = sum * 10 + u64::from(byte - b'0');
                seen += 1;
            }
            b'.' if point.is_none() => point = Some(seen),
            _ => return None,
        }
    }
    if seen == 0 || seen > 15 {
        return None;
    }
    let number = sum as f64 / TENS[seen - point.unwrap_or(seen)];
    Some(if negative { -number } else { number })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn days_are_read_as_exports_write_them() {
        for text in
            ["2016-09-17", "17 September 2016", "2016-09-17 00:00:00.000", "17-Sep-2016", "2016-09-17T12:00Z"]
        {
            assert_eq!(day(text.as_bytes()), Ok(17_061), "{text}");
        }
        assert_eq!(day(b"1970-01-01"), Ok(0));
        assert_eq!(day(b"1969-12-31"), Ok(-1));
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in
            ["", "2016-02-30", "2016-9-17", "17/09/2016", "2016-09-17x", "31 Juny", "0 May 2016", "\u{661}"]
        {
            assert_eq!(day(text.as_bytes()), Err(Wrong::NotADay), "{text}");
        }
    }

    #[test]
    fn degrees_outside_the_globe_and_nan_are_refused() {
        assert_eq!(degrees(b"91", 90.0), Err(Wrong::OutOfRange));
        assert_eq!(degrees(b"-180.0001", 180.0), Err(Wrong::OutOfRange));
        assert_eq!(degrees(b"180", 180.0), Ok(180.0));
        for text in [&b"NaN"[..], b"inf", b"", b".", b"-", b"1,5", b"36.2N"] {
            assert_eq!(degrees(text, 90.0), Err(Wrong::NotANumber), "{text:?}");
        }
    }

    #[test]
    fn counts_are_whole() {
        assert_eq!([count(b"0"), count(b"12"), count(b"3.0")], [Ok(0), Ok(12), Ok(3)]);
        assert_eq!([count(b"1.5"), count(b"-1")], [Err(Wrong::NotANumber), Err(Wrong::OutOfRange)]);
    }

    #[test]
    fn doubled_quotes_are_halved() {
        assert_eq!(&*unquoted(b"\"a \"\"b\"\", c\""), b"a \"b\", c");
        assert_eq!(&*unquoted(b"a\"b"), b"a\"b");
        assert_eq!(&*unquoted(b"\"\"\"\""), b"\"");
    }

    proptest! {
        #[test]
        fn numbers_are_those_of_the_standard_library(text in "-?[0-9]{0,9}[.]?[0-9]{0,9}") {
            prop_assert_eq!(decimal(text.as_bytes()).ok(), text.parse::<f64>().ok());
        }

        #[test]
        fn every_day_is_the_calendar_s(number in -700_000i32..2_900_000) {
            let date = jiff::civil::date(1970, 1, 1) + jiff::SignedDuration::from_hours(24 * i64::from(number));
            prop_assert_eq!(day(date.to_string().as_bytes()), if date.year() < 0 { Err(Wrong::NotADay) } else { Ok(number) });
        }
    }
}
