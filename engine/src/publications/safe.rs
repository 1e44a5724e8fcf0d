//! Text of strangers, made safe to publish.
//!
//! In: what sources wrote. Out: text without control characters, without marks that turn the direction of reading,
//! without coordinates, and of bounded length. Read first: [`clean`]. Escaping for HTML, CSV and Markdown is the
//! affair of the publication: this is what all of them share.

use crate::model::normal_name;

/// The longest name, in characters.
pub const NAME_CHARS_MAX: usize = 300;
/// The longest saying, in characters.
pub const SAYING_CHARS_MAX: usize = 900;

/// What stands where coordinates stood.
pub const NO_COORDINATES: &str = "[coordinates withheld]";
/// What stands where the name of a protected place stood.
pub const NO_PLACE: &str = "[place withheld]";

/// Returns a name or other short text of a stranger, safe to publish.
pub fn name(text: &str) -> String {
    clean(text, NAME_CHARS_MAX)
}

/// Returns what a source says, safe to publish.
pub fn saying(text: &str) -> String {
    clean(text, SAYING_CHARS_MAX)
}

/// Returns `text` with controls made visible, coordinates withheld, and at most `chars_max` characters of it.
///
/// # Example
/// ```
/// use engine::publications::safe::clean;
/// assert_eq!(clean("calm\u{202e}dekcatta", 100), "calm⟨U+202E⟩dekcatta");
/// assert_eq!(clean("hit at 36.2021, 37.1343 today", 100), "hit at [coordinates withheld] today");
/// assert_eq!(clean(&"a".repeat(9), 5), "aaaaa… [shortened: 9 characters in all]");
/// ```
pub fn clean(text: &str, chars_max: usize) -> String {
    let total = text.chars().count();
    // A little more is kept than shown, so that a pair of coordinates is not cut in two before it is seen.
    let head: String = text.chars().take(chars_max.saturating_add(64)).collect();
    let shown = withhold_coordinates(&visible(&head));
    if total <= chars_max {
        return shown;
    }
    let kept: String = shown.chars().take(chars_max).collect();
    format!("{}… [shortened: {total} characters in all]", kept.trim_end())
}

/// Returns the address if it can be a link on a page: http or https, of one piece, and without coordinates.
///
/// # Example
/// ```
/// use engine::publications::safe::link;
/// assert_eq!(link("https://example.org/a?b=1"), Some("https://example.org/a?b=1"));
/// assert_eq!(link("javascript:alert(1)"), None);
/// assert_eq!(link("https://maps.example.org/@36.2021,37.1343"), None);
/// ```
pub fn link(address: &str) -> Option<&str> {
    let rest = ["https://", "http://"].iter().find_map(|scheme| {
        let head = address.get(..scheme.len())?;
        head.eq_ignore_ascii_case(scheme).then(|| &address[scheme.len()..])
    })?;
    let whole = |c: char| !c.is_whitespace() && !c.is_control() && !is_hidden(c) && !is_turning(c);
    let plain = !rest.is_empty() && address.len() <= 2_000 && address.chars().all(whole);
    let clear = !address.contains(['"', '<', '>', '\\', '`']) && withhold_coordinates(address) == address;
    (plain && clear).then_some(address)
}

/// Returns `text` with each name of `places` withheld, also where it is spelt a little otherwise.
pub fn withhold_places(text: &str, places: &[String]) -> String {
    places.iter().fold(text.to_owned(), |text, place| withhold_place(&text, place))
}

fn withhold_place(text: &str, place: &str) -> String {
    let wanted = normal_name(place);
    let words: Vec<&str> = text.split(' ').collect();
    let width_max = wanted.split(' ').count() + 1;
    let mut out: Vec<&str> = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let windows = (1..=width_max.min(words.len() - at)).map(|n| (n, &words[at..at + n]));
        let alike = windows.map(|(n, window)| (n, likeness(&normal_name(&window.join(" ")), &wanted)));
        // The likest window; of equals the narrowest.
        let best = alike.reduce(|best, next| if next.1 > best.1 { next } else { best });
        let hit = best.filter(|(_, likeness)| *likeness > 0.90).map(|(n, _)| n);
        out.push(if hit.is_some() { NO_PLACE } else { words[at] });
        at += hit.unwrap_or(1);
    }
    out.join(" ")
}

/// Returns how alike two names in normal form are, 0 to 1. Withholding too much does no harm here.
fn likeness(a: &str, b: &str) -> f64 {
    if a.len().min(b.len()) >= 5 { strsim::jaro_winkler(a, b) } else { f64::from(u8::from(a == b)) }
}

/// Whether the mark turns the direction of what follows it.
fn is_turning(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether the mark shows nothing and does nothing that a reader needs. Joiners stay: Persian and Arabic need them.
fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{00AD}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}'
            | '\u{E0000}'..='\u{E007F}'
    )
}

fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' | '\u{0085}' => out.push(' '),
            c if is_hidden(c) => {}
            c if c.is_control() || is_turning(c) => out.push_str(&format!("⟨U+{:04X}⟩", u32::from(c))),
            c => out.push(c),
        }
    }
    out
}

/// Replaces pairs of decimal degrees, degrees and minutes, and MGRS squares.
fn withhold_coordinates(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let inside = at > 0 && (chars[at - 1].is_alphanumeric() || chars[at - 1] == '.');
        match (!inside).then(|| coordinates(&chars[at..])).flatten() {
            Some(length) => {
                out.push_str(NO_COORDINATES);
                at += length;
            }
            None => {
                out.push(chars[at]);
                at += 1;
            }
        }
    }
    out
}

/// Returns the length of the coordinates that `text` begins with.
fn coordinates(text: &[char]) -> Option<usize> {
    decimal_pair(text).or_else(|| degrees(text)).or_else(|| grid_square(text))
}

/// `36.2021, 37.1343`: two numbers with two or more decimals and little between them.
fn decimal_pair(text: &[char]) -> Option<usize> {
    let first = decimal(text)?;
    let gap =
        text[first..].iter().take_while(|c| " ,;:/|°NSEWnsew+-−\u{a0}=&latonLATON".contains(**c)).count();
    let second = (1..=14).contains(&gap).then(|| decimal(&text[first + gap..])).flatten()?;
    Some(first + gap + second)
}

fn decimal(text: &[char]) -> Option<usize> {
    let whole = text.iter().take_while(|c| c.is_ascii_digit()).count();
    let point = matches!(text.get(whole), Some('.'));
    let decimals = text.iter().skip(whole + 1).take_while(|c| c.is_ascii_digit()).count();
    ((1..=3).contains(&whole) && point && decimals >= 2).then_some(whole + 1 + decimals)
}

/// `36°12'07"N`: from the first digit to the last mark of degrees, minutes or seconds.
fn degrees(text: &[char]) -> Option<usize> {
    let digits = text.iter().take_while(|c| c.is_ascii_digit() || **c == '.').count();
    let sign = text.get(digits).is_some_and(|c| *c == '°' || *c == 'º');
    let run = text.iter().take_while(|c| c.is_ascii_digit() || "°º.,'\"′″’” NSEW".contains(**c)).count();
    let tail = text[..run].iter().rev().take_while(|c| " .,".contains(**c)).count();
    ((1..=7).contains(&digits) && sign).then_some(run - tail)
}

/// `37SCV 12345 67890`: zone, band, square and an even number of digits.
fn grid_square(text: &[char]) -> Option<usize> {
    let zone = text.iter().take_while(|c| c.is_ascii_digit()).count();
    let letters = text.iter().skip(zone).take_while(|c| c.is_ascii_uppercase()).count();
    let head = zone + letters;
    let run = text[head..].iter().take_while(|c| c.is_ascii_digit() || **c == ' ').count();
    let digits = text[head..head + run].iter().filter(|c| c.is_ascii_digit()).count();
    let fits = (1..=2).contains(&zone) && letters == 3 && (4..=10).contains(&digits) && digits % 2 == 0;
    fits.then_some(head + run - text[..head + run].iter().rev().take_while(|c| **c == ' ').count())
}
