//! From bytes to characters: byte order mark, what the sender says, what the page says, else UTF-8.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use engine::model::Problem;

/// Characters, and what was odd about their bytes.
#[derive(Debug)]
pub(super) struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// What was odd.
    pub problems: Vec<Problem>,
}

/// How far into a page its own word on its encoding is looked for, in bytes. The standard says 1,024.
const DECLARED_IN: usize = 4096;

/// Decodes a text.
pub(super) fn decode(bytes: &[u8], media_type: Option<&str>) -> Decoded {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return decode_as(encoding, bytes);
    }
    let said = media_type.and_then(charset_of).or_else(|| declared(bytes));
    if let Some(encoding) = said.and_then(|label| Encoding::for_label(label.as_bytes())) {
        return decode_as(encoding, bytes);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Decoded { text: text.to_owned(), problems: Vec::new() },
        Err(_) => decode_undeclared(bytes),
    }
}

/// Decodes bytes that are not UTF-8 and of which nobody says what they are.
fn decode_undeclared(bytes: &[u8]) -> Decoded {
    // Broken UTF-8 is mostly good UTF-8: it has sequences of several bytes that hold together.
    let lossy = String::from_utf8_lossy(bytes);
    let whole = lossy.chars().filter(|c| !c.is_ascii() && *c != char::REPLACEMENT_CHARACTER).count();
    let broken = lossy.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count();
    match whole * 2 > broken {
        true => decode_as(UTF_8, bytes),
        false => guessed(bytes),
    }
}

/// Decodes bytes that nobody says anything of as most old western texts are written, and says so.
fn guessed(bytes: &[u8]) -> Decoded {
    let mut decoded = decode_as(WINDOWS_1252, bytes);
    let count = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let message = format!(
        "the text is not UTF-8 and does not say what it is; {count} of its bytes were read as Windows-1252, a guess"
    );
    decoded.problems.insert(0, Problem::warning("windows-1252", message));
    decoded
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, used, had_errors) = encoding.decode(bytes);
    let mut problems = Vec::new();
    if had_errors {
        let bad = text.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count();
        let message = format!("{bad} places are no {} and stand as `\u{fffd}`", used.name());
        problems.push(Problem::warning("invalid-bytes", message));
    }
    Decoded { text: text.into_owned(), problems }
}

/// Returns what bytes are that are no text at all.
pub(super) fn no_text(bytes: &[u8]) -> Option<&'static str> {
    const KNOWN: [(&[u8], &str); 9] = [
        (b"%PDF", "a PDF"),
        (b"PK\x03\x04", "a ZIP archive or an office document"),
        (b"\x1f\x8b", "packed by gzip"),
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"GIF8", "a picture"),
        (b"\x7fELF", "a program"),
        (b"{\\rtf", "rich text"),
        (b"\xd0\xcf\x11\xe0", "an old office document"),
    ];
    if let Some((_, what)) = KNOWN.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Some(what);
    }
    let head = &bytes[..bytes.len().min(DECLARED_IN)];
    let is_odd = |byte: &&u8| matches!(**byte, 0..=8 | 14..=26 | 28..=31);
    let odd = head.iter().filter(is_odd).count();
    (Encoding::for_bom(bytes).is_none() && odd * 100 > head.len()).then_some("binary data")
}

/// Cuts a text to a length, at a character; says whether it was longer.
pub(super) fn cut(text: &mut String, limit: usize) -> bool {
    if text.len() <= limit {
        return false;
    }
    let mut end = limit;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.truncate(end);
    true
}

/// Returns what a media type says of the encoding.
fn charset_of(media_type: &str) -> Option<String> {
    let lower = media_type.to_ascii_lowercase();
    let (_, rest) = lower.split_once("charset=")?;
    let label = rest.trim_start_matches(['"', '\'', ' ']);
    let end = label.find(['"', '\'', ' ', ';', '>', '/']).unwrap_or(label.len());
    Some(label[..end].to_owned()).filter(|label| !label.is_empty())
}

/// Returns what the head of a page, or the first line of a feed, says of the encoding.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(DECLARED_IN)];
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    if let Some(rest) = head.trim_start().strip_prefix("<?xml") {
        let (declaration, _) = rest.split_once("?>")?;
        let (_, label) = declaration.split_once("encoding=")?;
        let label = label.trim_start_matches(['"', '\'']);
        return label.split(['"', '\'']).next().map(str::to_owned);
    }
    let metas = head.split("<meta").skip(1);
    metas.filter_map(|meta| meta.split('>').next()).find_map(charset_of)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        decode(bytes, None).text
    }

    #[test]
    fn the_mark_decides_before_anybodys_word() {
        assert_eq!(decode(b"\xef\xbb\xbfHa\xc3\xafti", Some("text/plain; charset=latin1")).text, "Haïti");
        assert_eq!(text(b"\xff\xfeS\0y\0r\0i\0a\0"), "Syria");
    }

    #[test]
    fn a_page_says_what_it_is_written_in() {
        assert_eq!(
            text(b"<html><meta charset=\"windows-1251\"><p>\xd1\xe8\xf0\xe8\xff"),
            "<html><meta charset=\"windows-1251\"><p>Сирия"
        );
        assert_eq!(
            text(b"<?xml version='1.0' encoding='iso-8859-1'?><a>\xe9</a>"),
            "<?xml version='1.0' encoding='iso-8859-1'?><a>é</a>"
        );
    }

    #[test]
    fn broken_utf_8_is_said_and_old_western_text_is_read() {
        let broken = decode(
            "“quoted” and \u{e9}".as_bytes().iter().copied().chain(*b"\xff").collect::<Vec<_>>().as_slice(),
            None,
        );
        assert!(broken.text.ends_with("é\u{fffd}"), "{}", broken.text);
        assert_eq!(broken.problems[0].code, "invalid-bytes");
        let guessed = decode(b"a \x93deal\x94", None);
        assert_eq!(guessed.text, "a “deal”");
        assert_eq!(guessed.problems[0].code, "windows-1252");
        assert!(guessed.problems[0].message.contains(" 2 of its bytes "), "{}", guessed.problems[0].message);
        assert!(decode(b"a \x93deal\x94", Some("text/plain; charset=windows-1252")).problems.is_empty());
    }
}
