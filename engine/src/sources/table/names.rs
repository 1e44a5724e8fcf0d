//! Names stored once and spoken of by number, and texts stored one after the other.
//!
//! In: cells. Out: [`Names`] with codes in the order in which the file first says each name; [`Texts`].
//! Read first: [`Names::code`]. Invariant: code `k` is the `k`-th name, and no name has two codes.

use super::cells::Wrong;
use rustc_hash::FxHashMap;

/// A dictionary: each different name of a column once, in the order in which the file first says it.
#[derive(Debug, Clone, Default)]
pub struct Names {
    codes: FxHashMap<Box<[u8]>, u32>,
    names: Vec<String>,
    /// Names asked for of late, by their ends: most cells are answered here, without the map.
    recent: Vec<Recent>,
}

/// A name asked for of late. Up to 16 bytes, the two ends are the whole name.
#[derive(Debug, Clone, Copy)]
struct Recent {
    head: u64,
    tail: u64,
    length: usize,
    code: u32,
}

impl Recent {
    /// No name is as long as this.
    const NONE: Self = Self { head: 0, tail: 0, length: usize::MAX, code: 0 };
}

/// Names of late that are kept; a power of two.
const RECENT: usize = 256;

impl Names {
    /// Returns the number of different names.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Returns whether there is no name.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Returns the name of a code, if a row has it. The empty name stands for an empty cell.
    pub fn name(&self, code: u32) -> Option<&str> {
        self.names.get(code as usize).map(String::as_str)
    }

    /// Returns the code of a name, if a row has it.
    pub fn find(&self, name: &str) -> Option<u32> {
        self.codes.get(name.as_bytes()).copied()
    }

    /// Returns all names; a name's place is its code.
    pub fn all(&self) -> &[String] {
        &self.names
    }

    /// Returns the code of a name and takes the name in if it is new.
    #[inline]
    pub(super) fn code(&mut self, name: &[u8]) -> Result<u32, Wrong> {
        let (head, tail) = ends(name);
        let place = place(head, tail, name.len());
        if let Some(recent) = self.recent.get(place)
            && (recent.head, recent.tail, recent.length) == (head, tail, name.len())
            && self.same_middle(recent.code, name)
        {
            return Ok(recent.code);
        }
        let code = match self.codes.get(name) {
            Some(code) => *code,
            None => self.take_in(name)?,
        };
        self.recent[place] = Recent { head, tail, length: name.len(), code };
        Ok(code)
    }

    /// Tells whether a name of the same length and ends is the same between the ends as well.
    #[inline]
    fn same_middle(&self, code: u32, name: &[u8]) -> bool {
        if name.len() <= 16 {
            return true;
        }
        let kept = self.names[code as usize].as_bytes();
        let last = name.len() - 16;
        // Eight bytes at a time; the last eight may overlap the ones before.
        (8..last + 8).step_by(8).all(|at| eight(kept, at.min(last)) == eight(name, at.min(last)))
    }

    #[cold]
    fn take_in(&mut self, name: &[u8]) -> Result<u32, Wrong> {
        let text = std::str::from_utf8(name).map_err(|_| Wrong::NotUtf8)?;
        let code = u32::try_from(self.names.len()).map_err(|_| Wrong::OutOfRange)?;
        self.names.push(text.to_owned());
        self.codes.insert(name.into(), code);
        self.recent.resize(RECENT, Recent::NONE);
        Ok(code)
    }

    /// Takes in the names of `other` that are not in `codes` yet, and adds the codes they have here.
    pub(super) fn merge(&mut self, other: &Names, codes: &mut Vec<u32>) {
        let code =
            |name: &String| self.code(name.as_bytes()).expect("a name of a dictionary is UTF-8 and has room");
        codes.extend(other.names[codes.len()..].iter().map(code));
    }
}

/// Returns eight bytes from `at`.
#[inline]
fn eight(bytes: &[u8], at: usize) -> Option<&[u8; 8]> {
    bytes.get(at..)?.first_chunk()
}

/// Returns the first eight and the last eight bytes; they overlap in a short name, and one of less is padded.
#[inline]
fn ends(name: &[u8]) -> (u64, u64) {
    if let (Some(head), Some(tail)) = (name.first_chunk(), name.last_chunk()) {
        return (u64::from_le_bytes(*head), u64::from_le_bytes(*tail));
    }
    let padded = name.iter().rev().fold(0, |sum, byte| sum << 8 | u64::from(*byte));
    (padded, 0)
}

/// Spreads names over the places for names of late (multiplication by a large odd number, upper bits).
#[inline]
fn place(head: u64, tail: u64, length: usize) -> usize {
    let mixed = head ^ tail.rotate_left(29) ^ length as u64;
    (mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 56) as usize % RECENT
}

impl PartialEq for Names {
    fn eq(&self, other: &Self) -> bool {
        self.names == other.names
    }
}

/// One text a row, stored one after the other: for columns where nearly every row says something else.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Texts {
    bytes: String,
    /// Length of each text in bytes; the starts of every 64th text are in `starts`.
    lengths: Vec<u16>,
    starts: Vec<u64>,
}

/// A start is kept for every 64th text: two bytes a row instead of eight.
const TEXTS_A_START: usize = 64;

impl Texts {
    /// Returns the number of texts.
    pub fn len(&self) -> usize {
        self.lengths.len()
    }

    /// Returns whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.lengths.is_empty()
    }

    /// Returns the text of a row.
    pub fn text(&self, row: usize) -> Option<&str> {
        let length = usize::from(*self.lengths.get(row)?);
        let first = row / TEXTS_A_START * TEXTS_A_START;
        let before: usize = self.lengths[first..row].iter().map(|length| usize::from(*length)).sum();
        let start = self.starts[row / TEXTS_A_START] as usize + before;
        self.bytes.get(start..start + length)
    }

    /// Adds the text of the next row; at most 65,535 bytes.
    pub(super) fn add(&mut self, text: &[u8]) -> Result<(), Wrong> {
        let length = u16::try_from(text.len()).map_err(|_| Wrong::OutOfRange)?;
        let text = std::str::from_utf8(text).map_err(|_| Wrong::NotUtf8)?;
        self.note(length, self.bytes.len() as u64);
        self.bytes.push_str(text);
        Ok(())
    }

    /// Adds the empty text for the next row.
    pub(super) fn add_empty(&mut self) {
        self.note(0, self.bytes.len() as u64);
    }

    /// Adds all texts of `other`.
    pub(super) fn append(&mut self, other: &Texts) {
        let mut at = self.bytes.len() as u64;
        for &length in &other.lengths {
            self.note(length, at);
            at += u64::from(length);
        }
        self.bytes.push_str(&other.bytes);
    }

    /// Forgets all texts from a row on.
    pub(super) fn truncate(&mut self, rows: usize) {
        if rows == 0 {
            self.bytes.clear();
            self.lengths.clear();
        }
        while self.lengths.len() > rows {
            let length = self.lengths.pop().unwrap_or(0);
            self.bytes.truncate(self.bytes.len() - usize::from(length));
        }
        self.starts.truncate(rows.div_ceil(TEXTS_A_START));
    }

    fn note(&mut self, length: u16, at: u64) {
        if self.lengths.len().is_multiple_of(TEXTS_A_START) {
            self.starts.push(at);
        }
        self.lengths.push(length);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_follow_the_order_of_first_use() {
        let mut names = Names::default();
        let codes: Vec<_> = ["b", "a", "b", ""].iter().map(|name| names.code(name.as_bytes())).collect();
        assert_eq!(codes, [Ok(0), Ok(1), Ok(0), Ok(2)]);
        assert_eq!((names.name(1), names.find(""), names.name(3)), (Some("a"), Some(2), None));
        assert_eq!(names.code(b"\xff"), Err(Wrong::NotUtf8));
    }

    #[test]
    fn texts_are_found_again_after_append_and_truncate() {
        let (mut one, mut two) = (Texts::default(), Texts::default());
        let text = |k: usize| "x".repeat(k % 7) + &k.to_string();
        (0..100).for_each(|k| one.add(text(k).as_bytes()).unwrap());
        (100..300).for_each(|k| two.add(text(k).as_bytes()).unwrap());
        one.append(&two);
        one.truncate(290);
        one.add(b"last").unwrap();
        assert!((0..290).all(|k| one.text(k) == Some(&text(k))));
        assert_eq!((one.text(290), one.text(291), one.len()), (Some("last"), None, 291));
    }
}
