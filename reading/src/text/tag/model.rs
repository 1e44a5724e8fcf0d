//! The weights of the tagger, and how a word is tagged with them.
//!
//! The file: `TRTAG1`, two bytes of nothing, the number of rows and of known words (32 bits each, little end first), the
//! rows of 16 bytes, each byte a weight of one tag; then the known words, each its hash (32 bits) and its tag (8 bits),
//! by hash.

use super::Tag;
use super::features::{Facts, look};

/// How many tags are told by weights: all but the marks.
pub(super) const TAGS: usize = 16;

const MAGIC: &[u8; 8] = b"TRTAG1\0\0";

/// How many rows there are: as many as fit below a million bytes.
pub(super) const ROWS: usize = 61_000;

/// Weights and known words.
#[derive(Debug)]
pub(super) struct Model<'a> {
    rows: &'a [[u8; TAGS]],
    /// A table of known words by hash, a power of two long: hash, and tag or [`FREE`].
    known: Vec<(u32, u8)>,
}

const FREE: u8 = 255;

impl<'a> Model<'a> {
    /// Reads weights; `None`: these are none.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let (rows_count, rest) = number(rest)?;
        let (known_count, rest) = number(rest)?;
        let (rows, rest) = rest.split_at_checked(rows_count.checked_mul(TAGS)?)?;
        let (rows, _) = rows.as_chunks::<TAGS>();
        let (words, left) = rest.as_chunks::<5>();
        let fits = rows_count > 0 && words.len() == known_count && left.is_empty();
        fits.then(|| Self { rows, known: table(words) })
    }

    /// Returns the tag of word `n`.
    pub fn tag(&self, facts: &[Facts], n: usize, before: (u8, u8)) -> Tag {
        match self.known(facts[n].word) {
            Some(tag) => Tag::ALL[usize::from(tag)],
            None => Tag::ALL[best(&self.scores(facts, n, before))],
        }
    }

    fn known(&self, word: u32) -> Option<u8> {
        let mask = self.known.len() - 1;
        let mut at = word as usize & mask;
        loop {
            match self.known[at] {
                (_, FREE) => return None,
                (hash, tag) if hash == word => return Some(tag),
                _ => at = (at + 1) & mask,
            }
        }
    }

    /// The sums fit: twenty weights of at most 128 each.
    fn scores(&self, facts: &[Facts], n: usize, before: (u8, u8)) -> [i16; TAGS] {
        let mut scores = [0; TAGS];
        for hash in look(facts, n, before) {
            let row = &self.rows[row_of(hash, self.rows.len())];
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += i16::from(weight.cast_signed());
            }
        }
        scores
    }
}

/// Returns the row of a hash.
pub(super) fn row_of(hash: u32, rows: usize) -> usize {
    ((u64::from(hash) * rows as u64) >> 32) as usize
}

/// Returns the place of the largest score; of equal ones the first.
pub(super) fn best<S: PartialOrd + Copy>(scores: &[S; TAGS]) -> usize {
    let mut best = 0;
    for (n, score) in scores.iter().enumerate() {
        if *score > scores[best] {
            best = n;
        }
    }
    best
}

/// Returns the known words as a table that is at most half full.
fn table(words: &[[u8; 5]]) -> Vec<(u32, u8)> {
    let size = (words.len() * 2 + 1).next_power_of_two();
    let mut table = vec![(0, FREE); size];
    for [a, b, c, d, tag] in words {
        let hash = u32::from_le_bytes([*a, *b, *c, *d]);
        let mut at = hash as usize & (size - 1);
        while table[at].1 != FREE {
            at = (at + 1) & (size - 1);
        }
        table[at] = (hash, (*tag).min(TAGS as u8));
    }
    table
}

fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let (number, rest) = bytes.split_first_chunk::<4>()?;
    Some((u32::from_le_bytes(*number) as usize, rest))
}

/// Writes a file of weights.
pub(super) fn write(rows: &[[i8; TAGS]], known: &[(u32, Tag)]) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    out.extend((rows.len() as u32).to_le_bytes());
    out.extend((known.len() as u32).to_le_bytes());
    out.extend(rows.iter().flatten().map(|weight| weight.cast_unsigned()));
    for (hash, tag) in known {
        out.extend(hash.to_le_bytes());
        out.push(*tag as u8);
    }
    out
}
