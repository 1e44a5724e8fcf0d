//! What the tagger looks at: a word's form, its neighbours, and the two tags before it, as hashes.
//!
//! Invariant: the trainer and the tagger use these same functions; a change here asks for new weights.

/// The number that stands for "no word here" where a tag stands else.
pub(super) const OUTSIDE: u8 = 31;

/// How many things are looked at for one word.
pub(super) const COUNT: usize = 20;

/// The form of one word, as hashes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Facts {
    /// The word, in small letters.
    pub word: u32,
    /// Its last two, three and four bytes.
    suffixes: [u32; 3],
    /// Its first three bytes.
    prefix: u32,
    /// Capitals, figures, hyphens, dots.
    shape: u32,
}

/// What stands before the first and after the last word.
const NOTHING: Facts = Facts { word: 1, suffixes: [2, 3, 4], prefix: 5, shape: 255 };

/// How many bytes of a word are looked at; a very long word is cut.
const WORD_MAX: usize = 64;

impl Facts {
    /// Returns the facts of a word, which is given in small letters too, with [`add_lower`](super::super::parsed::add_lower).
    pub fn of(word: &str, lower: &str) -> Self {
        let lower = &lower.as_bytes()[..lower.len().min(WORD_MAX)];
        let last = |n: usize| hash(&lower[lower.len().saturating_sub(n)..]);
        Self {
            word: hash(lower),
            suffixes: [last(2), last(3), last(4)],
            prefix: hash(&lower[..lower.len().min(3)]),
            shape: shape(word),
        }
    }
}

/// Returns a hash of bytes (FNV-1a).
fn hash(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

fn shape(word: &str) -> u32 {
    let first = word.chars().next().is_some_and(char::is_uppercase);
    word.bytes().fold(u32::from(first), |shape, byte| shape | SHAPES[usize::from(byte)])
}

/// What each byte adds to the shape of its word: a capital, a small letter, a figure, a hyphen, a dot.
const SHAPES: [u32; 256] = {
    let mut shapes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        shapes[byte] = match byte as u8 {
            b'A'..=b'Z' => 1 << 1,
            b'a'..=b'z' | 0x80.. => 1 << 2,
            b'0'..=b'9' => 1 << 3,
            b'-' => 1 << 4,
            b'.' => 1 << 5,
            _ => 0,
        };
        byte += 1;
    }
    shapes
};

/// Returns the hashes of all that is looked at for word `n`, whose two tags before are `before` (nearest first).
pub(super) fn look(facts: &[Facts], n: usize, before: (u8, u8)) -> [u32; COUNT] {
    let at = |offset: isize| n.checked_add_signed(offset).and_then(|n| facts.get(n)).unwrap_or(&NOTHING);
    let (here, left, right) = (at(0), at(-1), at(1));
    let (one, two) = (u32::from(before.0), u32::from(before.1));
    [
        mix(0, here.word, 0),
        mix(1, here.suffixes[0], 0),
        mix(2, here.suffixes[1], 0),
        mix(3, here.suffixes[2], 0),
        mix(4, here.prefix, 0),
        mix(5, here.shape, u32::from(n == 0)),
        mix(6, one, 0),
        mix(7, one, two + 1),
        mix(8, one, here.word),
        mix(9, left.word, 0),
        mix(10, right.word, 0),
        mix(11, at(-2).word, 0),
        mix(12, at(2).word, 0),
        mix(13, left.suffixes[1], 0),
        mix(14, right.suffixes[1], 0),
        mix(15, here.shape, left.shape << 8 | right.shape),
        mix(17, one, here.suffixes[1]),
        mix(18, one, right.suffixes[1]),
        mix(19, here.shape, here.suffixes[1]),
        mix(20, here.shape, one),
    ]
}

/// Which words each thing looked at names, by offset from the word itself; none: it looks at forms and tags alone.
pub(super) const NAMES: [&[isize]; COUNT] = {
    let mut names: [&[isize]; COUNT] = [&[]; COUNT];
    names[0] = &[0];
    names[8] = &[0];
    names[9] = &[-1];
    names[10] = &[1];
    names[11] = &[-2];
    names[12] = &[2];
    names
};

/// Returns one hash of a kind and two values.
fn mix(kind: u32, one: u32, two: u32) -> u32 {
    let mixed = (u64::from(one) << 32
        | u64::from(two.wrapping_mul(0x9e37_79b1) ^ kind.wrapping_mul(0x85eb_ca6b)))
    .wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> 32) as u32 ^ mixed as u32
}
