//! Values: numbers, degrees and dates as sources write them, and the nearest word to one that is not known.
//!
//! In: text. Out: a value, or what is wrong with it. Nothing is mended: `4.5` people, `1,000` and `34,8` are problems.

use jiff::civil::Date;

/// What is wrong with a value: a message and what was expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct BadValue {
    /// Short stable name.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// What was expected.
    pub expected: &'static str,
    /// How to mend it.
    pub help: Option<&'static str>,
}

impl BadValue {
    fn new(code: &'static str, message: String, expected: &'static str) -> Self {
        Self { code, message, expected, help: None }
    }
}

/// Reads a count of people or things: a whole number from 0, also as `4.0`.
pub(super) fn count(text: &str) -> Result<u32, BadValue> {
    let expected = "a whole number from 0";
    let short = shorten(text);
    if let Ok(number) = text.parse::<u32>() {
        return Ok(number);
    }
    let Some(number) = plain_number(text) else {
        let mut bad = BadValue::new("not-a-number", format!("`{short}` is not a number"), expected);
        bad.help = text.contains([',', ' ', '\u{a0}']).then_some("Write it without separators: `1000`.");
        return Err(bad);
    };
    if number < 0.0 {
        Err(BadValue::new("negative-count", format!("`{short}` is negative"), expected))
    } else if number > f64::from(u32::MAX) {
        Err(BadValue::new("huge-count", format!("`{short}` is larger than any count"), "at most 4294967295"))
    } else if number.fract() != 0.0 {
        Err(BadValue::new("fractional-count", format!("`{short}` is not a whole number"), expected))
    } else {
        Ok(number as u32)
    }
}

/// Reads degrees of latitude (`most` 90) or longitude (`most` 180).
pub(super) fn degrees(text: &str, most: f64) -> Result<f64, BadValue> {
    let expected = if most == 90.0 { "degrees from -90 to 90" } else { "degrees from -180 to 180" };
    let short = shorten(text);
    let Some(number) = plain_number(text) else {
        let mut bad = BadValue::new("not-degrees", format!("`{short}` is not degrees"), expected);
        bad.help = text.contains(',').then_some("Write a point, not a comma: `34.8`.");
        return Err(bad);
    };
    if (-most..=most).contains(&number) {
        return Ok(number);
    }
    let mut bad = BadValue::new("out-of-range", format!("`{short}` is no place on Earth"), expected);
    bad.help = (most == 90.0 && number.abs() <= 180.0).then_some("Latitude and longitude may be swapped.");
    Err(bad)
}

/// Reads a finite decimal number; not `nan`, `inf` or `0x10`.
pub(super) fn plain_number(text: &str) -> Option<f64> {
    let plain = text.bytes().all(|b| b.is_ascii_digit() || b"+-.eE".contains(&b));
    text.parse::<f64>().ok().filter(|number| plain && number.is_finite())
}

/// Reads an integer that may be written as a decimal: `214797.0`; other text is returned as it is.
pub(super) fn id_text(text: &str) -> &str {
    match text.split_once('.') {
        Some((whole, zeros)) if !whole.is_empty() && zeros.bytes().all(|b| b == b'0') => whole,
        _ => text,
    }
}

/// Reads the day of a table: `2016-09-17`, `2016-09-17 00:00:00.000`, `17 September 2016`.
pub(super) fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    let iso = text.get(..10).filter(|_| text.len() == 10 || matches!(text.as_bytes()[10], b' ' | b'T'));
    let date = match iso.and_then(|iso| iso.parse::<Date>().ok()) {
        Some(date) => date,
        None => spelt_day(text)?,
    };
    (date.year() >= 1).then_some(date)
}

fn spelt_day(text: &str) -> Option<Date> {
    let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let mut parts = text.split([' ', '-']).filter(|part| !part.is_empty());
    let (day, month, year) = (parts.next()?, parts.next()?.to_lowercase(), parts.next()?);
    let known = month.len() >= 3 && month.chars().all(char::is_alphabetic);
    let month = months.iter().position(|name| known && month.starts_with(name))? + 1;
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, i8::try_from(month).ok()?, day.parse().ok()?).ok()
}

/// Returns the word of `known` that is nearest to `word`, if one is near.
pub(super) fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    if word.chars().count() > 40 {
        return None;
    }
    let word = word.trim().to_lowercase();
    let allowed = (word.chars().count() / 3).max(1);
    let distance = |known: &str| {
        let begins =
            word.len().min(known.len()) >= 4 && (word.starts_with(known) || known.starts_with(&word));
        if begins { 1 } else { strsim::damerau_levenshtein(&word, known) }
    };
    let near = known.into_iter().map(|k| (distance(&k.to_lowercase()), k));
    near.filter(|(distance, _)| *distance <= allowed).min_by_key(|(distance, _)| *distance).map(|(_, k)| k)
}

/// Returns the text cut to what a message can show.
pub(super) fn shorten(text: &str) -> String {
    let mut out: String =
        text.chars().map(|c| if c.is_control() { '\u{FFFD}' } else { c }).take(61).collect();
    if out.chars().count() > 60 {
        out.pop();
        out.push('…');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_whole_and_not_negative() {
        assert_eq!(count("4"), Ok(4));
        assert_eq!(count("4.0"), Ok(4));
        assert_eq!(count("1e3"), Ok(1000));
        let code = |text| count(text).expect_err("it is bad").code;
        assert_eq!(code("4.5"), "fractional-count");
        assert_eq!(code("-1"), "negative-count");
        assert_eq!(code("4294967296"), "huge-count");
        assert_eq!(code("1e400"), "not-a-number");
        assert_eq!(code("NaN"), "not-a-number");
        assert_eq!(count("1,000").expect_err("it is bad").help, Some("Write it without separators: `1000`."));
    }

    #[test]
    fn degrees_lie_on_earth() {
        assert_eq!(degrees("-34.5", 90.0), Ok(-34.5));
        let bad = |text, most| degrees(text, most).expect_err("it is bad");
        assert_eq!(bad("inf", 90.0).code, "not-degrees");
        assert_eq!(bad("nan", 180.0).code, "not-degrees");
        assert_eq!(bad("181", 180.0).code, "out-of-range");
        assert_eq!(bad("136.7", 90.0).help, Some("Latitude and longitude may be swapped."));
        assert_eq!(bad("34,8", 90.0).help, Some("Write a point, not a comma: `34.8`."));
    }

    #[test]
    fn days_come_in_three_spellings() {
        let expected = Date::new(2016, 9, 17).ok();
        for text in ["2016-09-17", "2016-09-17 00:00:00.000", "17 September 2016", "17-Sep-2016"] {
            assert_eq!(day(text), expected, "{text}");
        }
        for text in ["0000-01-01", "10000-01-01", "09/17/2016", "17 Sept 16", "2016-02-30", "é016-09-17", ""]
        {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn the_nearest_word_is_near() {
        assert_eq!(nearest("knid", ["kind", "id"]), Some("kind"));
        assert_eq!(nearest("colour", ["kind", "id"]), None);
    }
}
