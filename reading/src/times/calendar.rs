//! Names of months and days, and small numbers in words.

use jiff::civil::{Date, Weekday};

/// Returns the month of a name or its common short form.
pub(super) fn month(word: &str) -> Option<i8> {
    let capital = word.starts_with(char::is_uppercase);
    capital.then(|| crate::page::month(&word.trim_end_matches('.').to_ascii_lowercase()))?
}

/// Returns the day of the week of a name or its common short form.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    Some(match word.trim_end_matches('.') {
        "Monday" | "Mon" => Weekday::Monday,
        "Tuesday" | "Tue" | "Tues" => Weekday::Tuesday,
        "Wednesday" | "Wed" => Weekday::Wednesday,
        "Thursday" | "Thu" | "Thurs" => Weekday::Thursday,
        "Friday" | "Fri" => Weekday::Friday,
        "Saturday" => Weekday::Saturday,
        "Sunday" => Weekday::Sunday,
        _ => return None,
    })
}

/// Returns the day of a month: "14", "14th".
pub(super) fn day_of_month(word: &str) -> Option<i8> {
    let figures =
        ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    figures.parse().ok().filter(|day| (1..=31).contains(day))
}

/// Returns the day of figures: "2016-09-14", "14.9.2016", "14/09/2016". With strokes, one of the figures must be no month.
pub(super) fn in_figures(word: &str) -> Option<Date> {
    let mark = word.bytes().find(|byte| !byte.is_ascii_digit())?;
    if mark == b'-' {
        return word.parse().ok().filter(|_| word.len() == 10);
    }
    let mut parts = word.split(char::from(mark)).map(|part| part.parse::<i16>().ok());
    let (Some(Some(one)), Some(Some(two)), Some(Some(year)), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return None;
    };
    let (day, month) = match mark {
        b'.' => (one, two),
        b'/' if one > 12 => (one, two),
        b'/' if two > 12 => (two, one),
        _ => return None,
    };
    let is_year = (1900..=2099).contains(&year);
    is_year.then(|| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok())?
}

/// Returns a year of four figures that news may speak of.
pub(super) fn year(word: &str) -> Option<i16> {
    let year = word.parse().ok().filter(|_| word.len() == 4)?;
    (1900..=2099).contains(&year).then_some(year)
}

/// Returns a whole number in figures; commas may part thousands.
pub(super) fn digits(word: &str) -> Option<u32> {
    if !word.as_bytes().first()?.is_ascii_digit() {
        return None;
    }
    match word.split_once(',') {
        None => word.parse().ok(),
        Some((head, rest)) => {
            let groups =
                rest.split(',').all(|group| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit()));
            (groups && head.len() <= 3).then(|| word.replace(',', "").parse().ok())?
        }
    }
}

/// Returns a small number in figures or words, in small letters; "a" and "an" are one.
pub(super) fn number(word: &str) -> Option<i64> {
    match word {
        "a" | "an" => Some(1),
        "zero" => Some(0),
        _ => ones(word).filter(|n| *n <= 12).or_else(|| digits(word)).map(i64::from),
    }
}

/// How long the longest number below a hundred is: "seventy-seven".
const LONGEST: usize = 13;

/// Returns a number in words, from one to ninety-nine: "twenty-two".
pub(super) fn small_number(word: &str) -> Option<u32> {
    // All of them begin with one of these letters; most words do not, and this is asked of every word.
    if !matches!(word.as_bytes().first()?, b'o' | b't' | b'f' | b's' | b'e' | b'n') {
        return None;
    }
    if let Some(n) = ones(word) {
        return Some(n);
    }
    match Some(word).filter(|word| word.len() <= LONGEST)?.split_once('-') {
        None => tens(word),
        Some((before, after)) => Some(tens(before)? + ones(after).filter(|n| *n < 10)?),
    }
}

fn ones(word: &str) -> Option<u32> {
    Some(match word {
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" => 12,
        "thirteen" => 13,
        "fourteen" => 14,
        "fifteen" => 15,
        "sixteen" => 16,
        "seventeen" => 17,
        "eighteen" => 18,
        "nineteen" => 19,
        _ => return None,
    })
}

fn tens(word: &str) -> Option<u32> {
    Some(match word {
        "twenty" => 20,
        "thirty" => 30,
        "forty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "seventy" => 70,
        "eighty" => 80,
        "ninety" => 90,
        _ => return None,
    })
}
