//! Points: all incidents of an answer as columns of numbers, which a page can draw without reading a line of text.
//!
//! In: [`engine::publications::view::Points`] and the classes of their findings. Out: bytes. Read first: [`columns`].
//! The format, little-endian throughout:
//!
//! - 8 bytes `TRUCEPT1`; the length of the header as a 32-bit number; the header, JSON ([`PointsHeader`]);
//! - the columns, in the header's order. Each begins at its `offset` from the first byte, a multiple of 8.
//!
//! Rows are in order of first day, those of unknown first day first. What is not known is the column's `unknown`.

use engine::findings::Class;
use engine::model::Act;
use engine::publications::view::Points;
use serde::Serialize;
use utoipa::ToSchema;

/// The first bytes.
const MAGIC: &[u8; 8] = b"TRUCEPT1";

/// What stands before the columns of points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PointsHeader {
    /// How many incidents there are: the length of every column.
    pub count: usize,
    /// What the numbers of the column `act` mean.
    pub acts: Vec<&'static str>,
    /// What the numbers of the column `class` mean, from the least weighty.
    pub classes: Vec<&'static str>,
    /// The columns.
    pub columns: Vec<ColumnHeader>,
}

/// Where a column stands and how it is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ColumnHeader {
    /// Its name: `position`, `first_day`, `last_day`, `west`, `south` (tenths of degrees), `uncertainty_km`, `act`,
    /// `class`, `groups`, `killed_careful`, `killed_full`.
    pub name: &'static str,
    /// `u8`, `i16`, `u16`, `i32` or `u32`.
    pub kind: &'static str,
    /// Offset of its first byte.
    pub offset: usize,
    /// The number that stands where nothing is known; `null`: all is known.
    pub unknown: Option<i64>,
}

/// A column, on the way into the bytes.
struct Column {
    name: &'static str,
    kind: &'static str,
    unknown: Option<i64>,
    bytes: Vec<u8>,
}

/// Returns the bytes of the points. `classes`: of each row the weightiest class of its findings.
pub fn columns(points: &Points, classes: &[Class]) -> Vec<u8> {
    assert_eq!(points.len(), classes.len(), "the classes are those of the points");
    let columns = all(points, classes);
    let lengths: Vec<usize> = columns.iter().map(|c| c.bytes.len()).collect();
    let mut header = json(points.len(), &columns, &vec![0; columns.len()]);
    // The offsets depend on the header's length, and that on the offsets: they settle after a round or two.
    loop {
        let offsets = offsets(header.len(), &lengths);
        let next = json(points.len(), &columns, &offsets);
        let is_settled = next.len() == header.len();
        header = next;
        if is_settled {
            return written(&header, &columns, &offsets);
        }
    }
}

fn all(points: &Points, classes: &[Class]) -> Vec<Column> {
    let day = |days: &[Option<i32>]| days.iter().map(|d| d.unwrap_or(i32::MIN)).collect::<Vec<i32>>();
    let cell = |part: fn(engine::publications::coarse::Cell) -> i32| {
        points.cells.iter().map(move |cell| cell.map_or(i16::MIN, |cell| part(cell) as i16))
    };
    let killed = |n: Option<u32>| n.map_or(u32::MAX, |n| n.min(u32::MAX - 1));
    vec![
        Column::u32("position", None, points.positions.iter().copied()),
        Column::i32("first_day", &day(&points.first_days)),
        Column::i32("last_day", &day(&points.last_days)),
        Column::i16("west", cell(|cell| cell.west)),
        Column::i16("south", cell(|cell| cell.south)),
        Column::u16("uncertainty_km", points.uncertainty_m.iter().map(|m| m.map_or(u16::MAX, kilometres))),
        Column::u8("act", points.acts.iter().map(|act| place_in(Act::ALL, *act))),
        Column::u8("class", classes.iter().map(|class| place_in(Class::ALL, *class))),
        Column::u8("groups", points.groups.iter().map(|n| u8::try_from(*n).unwrap_or(u8::MAX))),
        Column::u32("killed_careful", Some(u32::MAX), points.killed.iter().map(|n| killed(n.careful))),
        Column::u32("killed_full", Some(u32::MAX), points.killed.iter().map(|n| killed(n.full))),
    ]
}

/// Rounds metres up to kilometres, so that a disc is never drawn smaller than it is.
fn kilometres(metres: u32) -> u16 {
    u16::try_from(metres.div_ceil(1_000)).unwrap_or(u16::MAX - 1).min(u16::MAX - 1)
}

fn place_in<T: PartialEq>(all: &[T], one: T) -> u8 {
    let place = all.iter().position(|other| *other == one).expect("a list holds all of its words");
    u8::try_from(place).expect("a list of words has fewer than 256")
}

impl Column {
    fn u8(name: &'static str, values: impl Iterator<Item = u8>) -> Self {
        Self { name, kind: "u8", unknown: None, bytes: values.collect() }
    }

    fn i16(name: &'static str, values: impl Iterator<Item = i16>) -> Self {
        let bytes = values.flat_map(i16::to_le_bytes).collect();
        Self { name, kind: "i16", unknown: Some(i64::from(i16::MIN)), bytes }
    }

    fn u16(name: &'static str, values: impl Iterator<Item = u16>) -> Self {
        let bytes = values.flat_map(u16::to_le_bytes).collect();
        Self { name, kind: "u16", unknown: Some(i64::from(u16::MAX)), bytes }
    }

    fn i32(name: &'static str, values: &[i32]) -> Self {
        let bytes = values.iter().copied().flat_map(i32::to_le_bytes).collect();
        Self { name, kind: "i32", unknown: Some(i64::from(i32::MIN)), bytes }
    }

    fn u32(name: &'static str, unknown: Option<u32>, values: impl Iterator<Item = u32>) -> Self {
        let bytes = values.flat_map(u32::to_le_bytes).collect();
        Self { name, kind: "u32", unknown: unknown.map(i64::from), bytes }
    }
}

fn json(count: usize, columns: &[Column], offsets: &[usize]) -> Vec<u8> {
    let column = |(column, offset): (&Column, &usize)| ColumnHeader {
        name: column.name,
        kind: column.kind,
        offset: *offset,
        unknown: column.unknown,
    };
    let header = PointsHeader {
        count,
        acts: Act::WORDS.to_vec(),
        classes: Class::WORDS.to_vec(),
        columns: columns.iter().zip(offsets).map(column).collect(),
    };
    serde_json::to_vec(&header).expect("a header holds only strings, numbers and lists")
}

fn offsets(header: usize, lengths: &[usize]) -> Vec<usize> {
    let mut next = (MAGIC.len() + 4 + header).next_multiple_of(8);
    let mut offsets = Vec::new();
    for length in lengths {
        offsets.push(next);
        next = (next + length).next_multiple_of(8);
    }
    offsets
}

fn written(header: &[u8], columns: &[Column], offsets: &[usize]) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    let length = u32::try_from(header.len()).expect("a header is short");
    out.extend(length.to_le_bytes());
    out.extend(header);
    for (column, offset) in columns.iter().zip(offsets) {
        out.resize(*offset, 0);
        out.extend(&column.bytes);
    }
    out
}

#[cfg(test)]
mod tests {
    use engine::publications::coarse::Cell;
    use engine::publications::view::NumbersView;

    use super::*;

    fn two() -> Points {
        Points {
            positions: vec![7, 3],
            first_days: vec![None, Some(-2)],
            last_days: vec![None, Some(5)],
            cells: vec![None, Some(Cell { west: 371, south: 362 })],
            uncertainty_m: vec![None, Some(8_001)],
            acts: vec![Act::ALL[0], Act::ALL[1]],
            killed: vec![
                NumbersView { careful: None, full: None },
                NumbersView { careful: Some(0), full: Some(9) },
            ],
            groups: vec![1, 300],
        }
    }

    fn read(bytes: &[u8]) -> (serde_json::Value, impl Fn(&str, usize) -> Vec<u8> + '_) {
        assert_eq!(&bytes[..8], MAGIC);
        let length = u32::from_le_bytes(bytes[8..12].try_into().unwrap()) as usize;
        let header: serde_json::Value = serde_json::from_slice(&bytes[12..12 + length]).unwrap();
        let columns = header["columns"].clone();
        let column = move |name: &str, length: usize| {
            let found = columns.as_array().unwrap().iter().find(|c| c["name"] == name).unwrap();
            let at = found["offset"].as_u64().unwrap() as usize;
            assert_eq!(at % 8, 0, "{name} is aligned");
            bytes[at..at + length].to_vec()
        };
        (header, column)
    }

    #[test]
    fn columns_can_be_read_back() {
        let bytes = columns(&two(), &[Class::NotApplicable, Class::Grave]);
        let (header, column) = read(&bytes);
        assert_eq!(header["count"], 2);
        assert_eq!(column("position", 8), [7, 0, 0, 0, 3, 0, 0, 0]);
        assert_eq!(column("first_day", 8), [i32::MIN.to_le_bytes(), (-2_i32).to_le_bytes()].concat());
        assert_eq!(column("west", 4), [i16::MIN.to_le_bytes(), 371_i16.to_le_bytes()].concat());
        assert_eq!(column("uncertainty_km", 4), [u16::MAX.to_le_bytes(), 9_u16.to_le_bytes()].concat());
        assert_eq!(column("groups", 2), [1, 255]);
        assert_eq!(column("killed_careful", 8), [u32::MAX.to_le_bytes(), 0_u32.to_le_bytes()].concat());
        let last = Class::ALL.len() as u8 - 1;
        assert_eq!(column("class", 2), [0, last]);
        assert_eq!(header["classes"][usize::from(last)], "grave");
    }

    #[test]
    fn nothing_at_all_is_a_header_alone() {
        let bytes = columns(&Points::default(), &[]);
        assert_eq!(read(&bytes).0["count"], 0);
    }
}
