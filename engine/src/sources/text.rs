//! Text: what encoding a file has, and its characters.
//!
//! In: bytes. Out: [`Decoded`] text or a problem that says what the file is instead. UTF-8 is expected, with or without
//! a byte order mark; Windows-1252 is guessed with a warning; UTF-16 and binary files are refused.

use std::borrow::Cow;
use std::sync::Arc;

use crate::model::{Location, Problem};

/// How many bytes are looked at to tell text from a binary file.
const PROBE_BYTES: usize = 8 << 10;

/// How a file's bytes were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8; the byte order mark, if any, is left out of the text.
    Utf8,
    /// UTF-8 with some bytes that are not: each became U+FFFD, and the rows they are in are rejected.
    BrokenUtf8,
    /// Guessed: not UTF-8, and nothing in it looks like UTF-8.
    Windows1252,
}

/// A file's text.
#[derive(Debug, Clone)]
pub struct Decoded<'a> {
    /// The text, without a byte order mark.
    pub text: Cow<'a, str>,
    /// How it was read.
    pub encoding: Encoding,
    /// How many bytes of the file come before the text: 3 with a byte order mark, else 0.
    pub skipped: usize,
    /// What is odd about the encoding.
    pub warning: Option<Problem>,
}

/// Returns the text of a file's bytes.
///
/// # Errors
/// A problem of the whole file if it is empty, UTF-16 or not text at all.
pub fn decode<'a>(file_name: &str, bytes: &'a [u8]) -> Result<Decoded<'a>, Box<Problem>> {
    if let Some(problem) = not_text(bytes) {
        return Err(Box::new(problem.at(whole_file(file_name))));
    }
    let skipped = if bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    let body = &bytes[skipped..];
    if body.iter().all(u8::is_ascii_whitespace) {
        let problem = Problem::error("empty-file", "the file is empty").expected("at least one row");
        return Err(Box::new(problem.at(whole_file(file_name))));
    }
    Ok(match std::str::from_utf8(body) {
        Ok(text) => Decoded { text: Cow::Borrowed(text), encoding: Encoding::Utf8, skipped, warning: None },
        Err(first) if skipped > 0 || looks_like_utf8(body) => broken_utf8(file_name, body, skipped, &first),
        Err(first) => windows_1252(file_name, body, &first),
    })
}

/// Returns the place of a problem that is the whole file's.
pub(super) fn whole_file(file_name: &str) -> Location {
    Location { file: Arc::from(file_name), line: 0, column: 0, span: (0, 0) }
}

fn not_text(bytes: &[u8]) -> Option<Problem> {
    let binary = |what: &str, help: &str| {
        Some(Problem::error("not-text", format!("the file is {what}, not text")).help(help))
    };
    match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => return Some(utf_16()),
        [b'P', b'K', 3, 4, ..] => {
            return binary("a ZIP archive or a spreadsheet", "Unpack it, or save the sheet as CSV in UTF-8.");
        }
        [0xD0, 0xCF, 0x11, 0xE0, ..] => {
            return binary("an old spreadsheet", "Save the sheet as CSV in UTF-8.");
        }
        [0x1F, 0x8B, ..] => return binary("compressed (gzip)", "Unpack it first."),
        [b'%', b'P', b'D', b'F', ..] => {
            return binary("a PDF", "Give the table as CSV, or its prose to the prose reader.");
        }
        _ => {}
    }
    let probe = &bytes[..bytes.len().min(PROBE_BYTES)];
    let nuls = |from: usize| probe.iter().skip(from).step_by(2).filter(|b| **b == 0).count();
    if probe.len() >= 4 && nuls(0).max(nuls(1)) * 4 > probe.len() {
        return Some(utf_16());
    }
    let odd = probe.iter().filter(|b| **b < 9 || (14..27).contains(*b)).count();
    if probe.contains(&0) || odd * 10 > probe.len() {
        return binary("binary", "Give a text file in UTF-8.");
    }
    None
}

fn utf_16() -> Problem {
    Problem::error("utf-16", "the file is in UTF-16, not UTF-8")
        .help("Save it again with the encoding UTF-8 (spreadsheets call it `CSV UTF-8`).")
}

/// Whether more of the characters beyond ASCII are UTF-8 than are not.
fn looks_like_utf8(body: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in body.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad || (good == bad && good > 0) || is_cut_only(body)
}

/// Whether the only thing wrong is a last character that was cut.
fn is_cut_only(body: &[u8]) -> bool {
    std::str::from_utf8(body).is_err_and(|fault| fault.error_len().is_none())
}

fn broken_utf8<'a>(
    file_name: &str,
    body: &'a [u8],
    skipped: usize,
    first: &std::str::Utf8Error,
) -> Decoded<'a> {
    let warning = Problem::warning("broken-utf-8", "some bytes of the file are not UTF-8")
        .at(at_byte(file_name, body, skipped, first.valid_up_to()))
        .help("Rows with such bytes are rejected. The file may have been cut, or joined from two encodings.");
    Decoded {
        text: String::from_utf8_lossy(body),
        encoding: Encoding::BrokenUtf8,
        skipped,
        warning: Some(warning),
    }
}

fn windows_1252<'a>(file_name: &str, body: &'a [u8], first: &std::str::Utf8Error) -> Decoded<'a> {
    let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(body);
    let warning = Problem::warning("windows-1252", "the file is not UTF-8; it was read as Windows-1252")
        .at(at_byte(file_name, body, 0, first.valid_up_to()))
        .help("If names look wrong, save the file again in UTF-8.");
    Decoded { text, encoding: Encoding::Windows1252, skipped: 0, warning: Some(warning) }
}

fn at_byte(file_name: &str, body: &[u8], skipped: usize, at: usize) -> Location {
    let before = &body[..at];
    let line = memchr::memchr_iter(b'\n', before).count() + 1;
    let line_start = memchr::memrchr(b'\n', before).map_or(0, |n| n + 1);
    let column = String::from_utf8_lossy(&before[line_start..]).chars().count() + 1;
    Location {
        file: Arc::from(file_name),
        line: u32::try_from(line).unwrap_or(u32::MAX),
        column: u32::try_from(column).unwrap_or(u32::MAX),
        span: (skipped + at, skipped + at + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(bytes: &[u8]) -> &'static str {
        decode("f", bytes).map_or_else(|problem| problem.code, |_| "text")
    }

    #[test]
    fn what_is_not_text_is_named() {
        assert_eq!(code(b""), "empty-file");
        assert_eq!(code(b"\xEF\xBB\xBF \r\n"), "empty-file");
        assert_eq!(code(b"\xFF\xFEi\0d\0"), "utf-16");
        assert_eq!(code(b"i\0d\0,\0x\0"), "utf-16");
        assert_eq!(code(b"PK\x03\x04rest"), "not-text");
        assert_eq!(code(b"\x1F\x8B\x08"), "not-text");
        assert_eq!(code(b"id,\0kind"), "not-text");
    }

    #[test]
    fn encodings_are_told_apart() {
        let read = |bytes| decode("f", bytes).expect("it is text");
        assert_eq!(read("Ûrûm".as_bytes()).encoding, Encoding::Utf8);
        let marked = read(b"\xEF\xBB\xBFid\n1");
        assert_eq!((&*marked.text, marked.skipped), ("id\n1", 3));
        let old = read(b"place\nS\xE3o Jos\xE9");
        assert_eq!((&*old.text, old.encoding), ("place\nSão José", Encoding::Windows1252));
        let cut = read(b"place\nS\xC3\xA3o Jos\xC3");
        assert_eq!(cut.encoding, Encoding::BrokenUtf8);
        let at = cut.warning.and_then(|w| w.at).expect("a place");
        assert_eq!((at.line, at.column, at.span), (2, 8, (14, 15)));
    }
}
