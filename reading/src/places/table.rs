//! A gazetteer's file: lines of `state;kind;name|name|...;latitude longitude`, each with its place or with what is wrong.
//!
//! In: bytes of anybody's. Out: [`Row`]s, or every problem of the file with line, column and what was expected. Read first:
//! [`rows`]. Invariant: a file with an error gives no row. Invariant: no more than [`PROBLEMS_MAX`] problems are told one by
//! one; the rest is counted.

use std::sync::Arc;

use engine::model::{Location, Problem};

use super::PlaceKind;

/// How many problems are told one by one.
const PROBLEMS_MAX: usize = 50;
/// The shape of a line.
const SHAPE: &str = "expected `state;kind;name|name;latitude longitude`";
/// What the kinds of places mean.
const KINDS: &str = "`town` is any inhabited place, `area` a stretch of land without an office of its own, `region` and \
    `district` a first and a second administrative unit";

/// A place as a line has it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Row<'t> {
    /// The state, as three capital letters.
    pub country: &'t str,
    /// What it is.
    pub kind: PlaceKind,
    /// Its names with `|` between them; at least one is not empty.
    pub names: &'t str,
    /// WGS 84 degrees, longitude first.
    pub point: (f64, f64),
}

/// Returns the places of a file.
///
/// # Errors
/// Every problem of the file, in its order.
pub(super) fn rows<'t>(file: &str, bytes: &'t [u8]) -> Result<Vec<Row<'t>>, Vec<Problem>> {
    let file: Arc<str> = file.into();
    let (mut rows, mut problems, mut more) = (Vec::new(), Vec::new(), 0);
    for line in lines(&file, bytes) {
        match line.row() {
            Ok(row) => rows.extend(row),
            Err(problem) if problems.len() < PROBLEMS_MAX => problems.push(problem),
            Err(_) => more += 1,
        }
    }
    if more > 0 {
        problems.push(Problem::error("too-many", format!("there are {more} more problems like these")));
    }
    if rows.is_empty() && problems.is_empty() {
        let at = Location { file, line: 0, column: 0, span: (0, 0) };
        problems.push(Problem::error("no-places", "the file names no place").at(at).expected(SHAPE));
    }
    if problems.is_empty() { Ok(rows) } else { Err(problems) }
}

/// One line, and where it stands.
struct Line<'a, 't> {
    file: &'a Arc<str>,
    number: u32,
    start: usize,
    bytes: &'t [u8],
}

fn lines<'a, 't>(file: &'a Arc<str>, bytes: &'t [u8]) -> impl Iterator<Item = Line<'a, 't>> {
    let mark = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    let mut start = mark;
    bytes[mark..].split(|byte| *byte == b'\n').zip(1..).map(move |(line, number)| {
        let here = start;
        start += line.len() + 1;
        Line { file, number, start: here, bytes: line.strip_suffix(b"\r").unwrap_or(line) }
    })
}

impl<'t> Line<'_, 't> {
    /// Returns the place; none for a comment or an empty line.
    fn row(&self) -> Result<Option<Row<'t>>, Problem> {
        let text = std::str::from_utf8(self.bytes).map_err(|error| self.no_text(error.valid_up_to()))?;
        if text.is_empty() || text.starts_with('#') {
            return Ok(None);
        }
        let mut fields = text.split(';');
        let (Some(country), Some(kind), Some(names), Some(point), None) =
            (fields.next(), fields.next(), fields.next(), fields.next(), fields.next())
        else {
            return Err(self.of_another_shape(text));
        };
        let named = || names.split('|').any(|name| !name.trim().is_empty());
        Ok(Some(Row {
            country: is_country(country).then_some(country).ok_or_else(|| self.no_country(text, country))?,
            kind: PlaceKind::from_word(kind).ok_or_else(|| self.no_kind(text, kind))?,
            names: named().then_some(names).ok_or_else(|| self.no_name(text, names))?,
            point: point_of(point).ok_or_else(|| self.no_point(text, point))?,
        }))
    }

    fn no_text(&self, at: usize) -> Problem {
        let text = String::from_utf8_lossy(&self.bytes[..at]);
        let at = Location {
            file: Arc::clone(self.file),
            line: self.number,
            column: text.chars().count() as u32 + 1,
            span: (self.start + at, self.start + at + 1),
        };
        Problem::error("not-text", "this byte cannot stand in UTF-8 text")
            .at(at)
            .help("save the file as UTF-8 text")
    }

    fn of_another_shape(&self, text: &str) -> Problem {
        let found = text.split(';').count();
        let message = format!("a place has 4 fields with `;` between them, and this line has {found}");
        Problem::error("bad-place", message).at(self.at(text, text)).expected(SHAPE)
    }

    fn no_country(&self, text: &str, field: &str) -> Problem {
        let expected = "expected three capital letters (ISO 3166-1), such as `SYR`";
        self.bad("no-state", "a place needs its state", text, field).expected(expected)
    }

    fn no_kind(&self, text: &str, field: &str) -> Problem {
        let expected = "expected one of `town`, `area`, `district`, `region`";
        self.bad("unknown-kind", "there is no such kind of place", text, field).expected(expected).help(KINDS)
    }

    fn no_name(&self, text: &str, field: &str) -> Problem {
        let expected = "expected a name, or several with `|` between them";
        self.bad("no-name", "a place needs a name", text, field).expected(expected)
    }

    fn no_point(&self, text: &str, field: &str) -> Problem {
        let expected =
            "expected degrees: the latitude from -90 to 90, a blank, the longitude from -180 to 180";
        let problem =
            self.bad("no-point", "a place needs a point of the earth", text, field).expected(expected);
        let turned = field.split_once(' ').and_then(|(one, two)| point_of(&format!("{two} {one}")));
        match turned {
            Some(_) => problem.help("the latitude stands first; these two look turned round"),
            None => problem,
        }
    }

    fn bad(&self, code: &'static str, message: &str, text: &str, field: &str) -> Problem {
        Problem::error(code, message).at(self.at(text, field))
    }

    /// Returns where a part of the line stands.
    fn at(&self, text: &str, field: &str) -> Location {
        let before = field.as_ptr() as usize - text.as_ptr() as usize;
        let start = self.start + before;
        Location {
            file: Arc::clone(self.file),
            line: self.number,
            column: text[..before].chars().count() as u32 + 1,
            span: (start, start + field.len()),
        }
    }
}

fn is_country(field: &str) -> bool {
    field.len() == 3 && field.bytes().all(|letter| letter.is_ascii_uppercase())
}

/// Returns a point, longitude first, of `latitude longitude`.
pub(super) fn point_of(text: &str) -> Option<(f64, f64)> {
    let (lat, lon) = text.split_once(' ')?;
    let (lat, lon): (f64, f64) = (lat.parse().ok()?, lon.parse().ok()?);
    ((-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon)).then_some((lon, lat))
}

#[cfg(test)]
mod tests {
    use engine::model::draw;

    use super::*;

    fn told(text: &str) -> Vec<String> {
        let problems = rows("places.txt", text.as_bytes()).expect_err("it is wrong");
        problems.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn places_are_read_whatever_the_line_ends_and_marks_are() {
        let text = "\u{feff}# of our own\r\n\r\nSYR;town;Rima|ريما;35.5 36.25\r\nLBN;region;North;-90 180";
        let found = rows("places.txt", text.as_bytes()).expect("it is right");
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].names, found[0].point), ("Rima|ريما", (36.25, 35.5)));
        assert_eq!((found[1].country, found[1].kind), ("LBN", PlaceKind::Region));
    }

    #[test]
    fn each_mistake_is_told_with_its_place_and_all_at_once() {
        let good = "SYR;town;Rima;35.5 36.25";
        let cases = [
            ("SYR;town;Rima", "1:1: error: a place has 4 fields with `;` between them, and this line has 3"),
            ("syr;town;Rima;1 2", "1:1: error: a place needs its state"),
            ("SYR;village;Rima;1 2", "1:5: error: there is no such kind of place"),
            ("SYR;town; | ;1 2", "1:10: error: a place needs a name"),
            ("SYR;town;ريما;91 2", "1:15: error: a place needs a point of the earth"),
            ("SYR;town;R;1 NaN", "1:12: error: a place needs a point of the earth"),
            ("SYR;town;R;inf 2", "1:12: error: a place needs a point of the earth"),
            ("SYR;town;R;1,2", "1:12: error: a place needs a point of the earth"),
        ];
        for (line, expected) in cases {
            let found = told(&format!("{line}\n{good}\n"));
            assert!(found[0].starts_with(&format!("places.txt:{expected}")), "{line}: {found:?}");
            assert_eq!(found.len(), 1, "{line}");
        }
        let all = cases.map(|(line, _)| line).join("\n");
        assert_eq!(told(&all).len(), cases.len());
        assert!(told("# nothing\n")[0].contains("names no place"));
        assert!(told("")[0].contains("names no place"));
    }

    #[test]
    fn what_is_wrong_is_drawn_under_its_words() {
        let text = "SYR;town;Rima;36.25 35.5\nSYR;town;Далеко;136.25 35.5\n";
        let problems = rows("places.txt", text.as_bytes()).expect_err("it is wrong");
        let drawn = draw(&problems[0], text);
        assert!(
            drawn.contains("2 | SYR;town;Далеко;136.25 35.5\n  |                 ^^^^^^^^^^^"),
            "{drawn}"
        );
        assert!(drawn.contains("look turned round"), "{drawn}");
    }

    #[test]
    fn bytes_that_are_no_text_are_told_by_line() {
        let problems =
            rows("places.txt", b"SYR;town;Rima;1 2\nSYR;town;\xff\xfe;1 2\n\0\xc3").expect_err("it is wrong");
        let at: Vec<_> =
            problems.iter().filter_map(|one| one.at.as_ref()).map(|at| (at.line, at.column)).collect();
        assert_eq!(at, [(2, 10), (3, 2)]);
    }

    #[test]
    fn of_many_problems_the_rest_is_counted() {
        let found = told(&"no place\n".repeat(1_000));
        assert_eq!(found.len(), PROBLEMS_MAX + 1);
        assert_eq!(found[PROBLEMS_MAX], "error: there are 950 more problems like these");
    }
}
