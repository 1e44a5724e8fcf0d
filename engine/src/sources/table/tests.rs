//! Reading at the edge of the module: text in, table out, however it is cut.

use super::*;
use proptest::prelude::*;

const HEAD: &str = "event_id_cnty,event_date,event_type,actor1,latitude,longitude,fatalities,notes\n";

fn read(text: &str) -> Table {
    Reader::new(&acled::COLUMNS, 1).finish(text.as_bytes()).unwrap()
}

fn bad(row: &str) -> Bad {
    let table = read(&format!(
        "{HEAD}A1,2016-09-17,Battles,X,36.2,37.1,3,ok\n{row}\nA3,2016-09-18,Battles,X,36,37,0,ok\n"
    ));
    assert_eq!((table.rows, table.rows_read, table.bad.len()), (2, 3, 1), "{:?}", table.bad);
    assert_eq!((table.bad[0].row, table.bad[0].offset), (2, HEAD.len() as u64 + 39));
    table.bad[0].what
}

#[test]
fn columns_are_found_by_name_and_typed() {
    let table = read(&format!(
        "\u{feff}{HEAD}A1,17 September 2016,\"Battles\",\"X, Y\",36.2,37.1,3,\"a \"\"b\"\",\r\nc\"\r\nA2,2016-09-18,Riots,,36.0,37,,\r\n"
    ));
    assert!(table.bad.is_empty(), "{:?}", table.bad);
    let events = acled::Events::from_table(table).unwrap();
    assert_eq!(events.day, [17_061, 17_062]);
    assert_eq!(events.actor1.names.all(), ["X, Y", ""]);
    assert_eq!((events.latitude[0], events.longitude[0], events.fatalities[0]), (36.2, 37.1, 3));
    assert_eq!((events.latitude[1], events.longitude[1]), (36.0, 37.0));
    assert_eq!((events.fatalities[1], events.geo_precision[1]), (UNKNOWN_COUNT, UNKNOWN_SMALL));
    assert_eq!(events.id.text(1), Some("A2"));
}

#[test]
fn a_bad_row_is_told_and_stops_nothing() {
    let cell = |column, wrong| Bad::Cell { column, wrong };
    assert_eq!(bad("A2,2016-02-30,Battles,X,36,37,0,n"), cell(0, Wrong::NotADay));
    assert_eq!(bad("A2,,Battles,X,36,37,0,n"), cell(0, Wrong::Empty));
    assert_eq!(bad("A2,2016-09-17,Battles,X,,37,0,n"), cell(7, Wrong::Empty));
    assert_eq!(bad("A2,2016-09-17,Battles,X,91,37,0,n"), cell(7, Wrong::OutOfRange));
    assert_eq!(bad("A2,2016-09-17,Battles,X,36,-181,0,n"), cell(8, Wrong::OutOfRange));
    assert_eq!(bad("A2,2016-09-17,Battles,X,NaN,37,0,n"), cell(7, Wrong::NotANumber));
    assert_eq!(bad("A2,2016-09-17,Battles,X,36,37,many,n"), cell(9, Wrong::NotANumber));
    assert_eq!(bad("A2,2016-09-17,Battles"), Bad::Cells { found: 3, expected: 8 });
    assert_eq!(bad("A2,2016-09-17,Battles,X,36,37,0,n,more"), Bad::Cells { found: 9, expected: 8 });
}

#[test]
fn a_name_said_only_in_a_bad_row_is_not_kept() {
    let table = read(
        "actor1,event_type,event_date,latitude,longitude\nGhost,\u{fffd},x,1,1\nA,Battles,2016-01-01,1,1\n",
    );
    let events = acled::Events::from_table(table).unwrap();
    assert_eq!(
        (events.actor1.names.all(), events.event_type.names.all()),
        (&["A".to_owned()][..], &["Battles".to_owned()][..])
    );
}

#[test]
fn text_that_is_not_utf8_is_a_bad_row() {
    let table = Reader::new(&acled::COLUMNS, 1)
        .finish(b"actor1,event_type,event_date,latitude,longitude\n\xff,Battles,2016-01-01,1,1\n")
        .unwrap();
    assert_eq!(table.bad[0].what, Bad::Cell { column: 3, wrong: Wrong::NotUtf8 });
}

#[test]
fn a_header_that_does_not_fit_is_refused() {
    let error = |text: &str| Reader::new(&acled::COLUMNS, 1).finish(text.as_bytes()).unwrap_err().to_string();
    assert_eq!(error("event_date,actor1\n"), "the header lacks `event_type`, `latitude`, `longitude`");
    assert_eq!(error("event_date,event_date,actor1\n"), "the header has two columns for `event_date`");
    assert_eq!(error(""), "the file has no header line");
}

#[test]
fn ucdp_is_read_by_the_same_reader() {
    let csv = "id,date_start,type_of_violence,side_a,latitude,longitude,best\n7,2016-09-17 00:00:00.000,1,S,36,37,2\n";
    let table = Reader::new(&acled::UCDP_COLUMNS, 2).finish(csv.as_bytes()).unwrap();
    let events = acled::Events::from_table(table).unwrap();
    assert_eq!((events.day[0], events.fatalities[0], events.id.text(0)), (17_061, 2, Some("7")));
}

/// Reads with blocks of `block` bytes, as a caller with a small buffer does.
fn by_blocks(text: &[u8], parts: usize, block: usize) -> Table {
    let mut reader = Reader::new(&acled::COLUMNS, parts);
    let (mut at, mut size) = (0, block);
    while at + size < text.len() {
        let used = reader.push(&text[at..at + size]).unwrap();
        at += used;
        size = if used == 0 { size * 2 } else { block };
    }
    reader.finish(&text[at..]).unwrap()
}

/// Compares what was read, taking unknown degrees as equal.
fn plain(table: &Table) -> String {
    format!("{table:?}")
        .split("codes: {")
        .map(|part| part.split_once('}').map_or(part, |(_, rest)| rest))
        .collect()
}

fn row() -> impl Strategy<Value = String> {
    let day = prop_oneof![9 => Just("2016-09-17".to_owned()), 4 => "2016-0[1-9]-[0-2][0-9]", 1 => "[a-z0-9-]{0,10}"];
    let actor = prop_oneof![6 => "[A-D]", 1 => Just("\"E, F\"".to_owned()), 1 => Just(String::new())];
    let note = prop_oneof![
        5 => "[a-z ]{0,40}",
        3 => "\"[a-z,\n ]{0,60}\"",
        1 => Just("\"x\nA9,2016-09-17,Battles,X,1,1,1,y\nA9,2016-09-17,Battles,X,1,1,1,z\n\"".to_owned()),
        1 => "[a-z,]{0,9}",
        1 => "[a-z]{0,3}\"[a-z]{0,3}",
    ];
    let degrees = prop_oneof![8 => "[0-8][0-9][.][0-9]{1,4}", 1 => "NaN|999|"];
    let end = prop_oneof![8 => Just("\n"), 2 => Just("\r\n"), 1 => Just("\n\n")];
    (day, actor, degrees, note, end)
        .prop_map(|(day, actor, at, note, end)| format!("A1,{day},Battles,{actor},{at},{at},1,{note}{end}"))
}

proptest! {
    #[test]
    fn cutting_changes_nothing(rows in prop::collection::vec(row(), 0..60), parts in 1usize..9, block in 100usize..2_000) {
        let text = format!("{HEAD}{}", rows.concat());
        let whole = read(&text);
        prop_assert_eq!(whole.rows_read, (whole.rows + whole.bad.len()) as u64);
        prop_assert_eq!(whole.bytes, text.len() as u64);
        let cut = Reader::new(&acled::COLUMNS, parts).finish(text.as_bytes()).unwrap();
        prop_assert_eq!(plain(&whole), plain(&cut));
        prop_assert_eq!(plain(&whole), plain(&by_blocks(text.as_bytes(), parts, block)));
    }
}
