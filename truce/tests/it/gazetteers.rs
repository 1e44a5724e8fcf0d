//! `truce read --gazetteer`: a file of places beside the built-in ones, and files that are none.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::{Ran, folder, run};

const TEXT: &str =
    "Truce shaken\n\nArmy units shelled the village of Rima on 14 September 2016.\n\nNobody was hurt.\n";

/// Reads the text with these places.
fn read(test: &str, places: &[u8], more: &[&str]) -> (Ran, PathBuf) {
    let folder = folder(test);
    let (text, file) = (folder.join("text.txt"), folder.join("places.txt"));
    fs::write(&text, TEXT).unwrap();
    fs::write(&file, places).unwrap();
    let args = ["read", text.to_str().unwrap(), "--gazetteer", file.to_str().unwrap()];
    (run(&[&args[..], more].concat()), file)
}

fn places(ran: &Ran) -> Value {
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let value: Value = serde_json::from_str(&ran.stdout).unwrap();
    value["accounts"][0]["places"].clone()
}

#[test]
fn its_places_are_found_and_homonyms_stay_open() {
    let two = "SYR;town;Rima;35.5 36.25\nLBN;town;Rima;33.9 36.1\n".as_bytes();
    let (ran, _) = read("gazetteer_two", two, &["--json"]);
    let found = places(&ran);
    assert_eq!(found[0]["words"]["text"], "Rima");
    assert_eq!(found[0]["candidates"].as_array().map(Vec::len), Some(2));
    assert_eq!(found[0]["chosen"], Value::Null);
    let (ran, _) = read("gazetteer_country", two, &["--json", "--country", "SYR"]);
    let found = places(&ran);
    let chosen = found[0]["chosen"].as_u64().unwrap() as usize;
    assert_eq!(found[0]["candidates"][chosen]["point"], serde_json::json!([36.25, 35.5]));
}

#[test]
fn a_wrong_file_is_told_whole_with_its_lines_and_nothing_is_read() {
    let wrong = "SYR;town;Rima;36.25 135.5\nSYR;village;Harf;1 2\nSYR;town;Tall;135.5 36.25\n";
    let (ran, file) = read("gazetteer_wrong", wrong.as_bytes(), &[]);
    assert_eq!(ran.code, 2);
    assert_eq!(ran.stdout, "", "nothing is read by half a list");
    let at = |place: &str| format!("{}:{place}", file.display());
    for part in [
        at("2:5").as_str(),
        "2 | SYR;village;Harf;1 2",
        "^^^^^^^ expected one of `town`",
        at("3:15").as_str(),
        "look turned round",
        "cannot be used",
        "docs/reading.md",
    ] {
        assert!(ran.stderr.contains(part), "{part}: {}", ran.stderr);
    }
}

#[test]
fn what_is_no_list_at_all_ends_soon_and_says_so_shortly() {
    let cases: [(&str, Vec<u8>, &str); 4] = [
        ("empty", Vec::new(), "names no place"),
        ("binary", (0..=255).cycle().take(1 << 20).collect(), "more problems like these"),
        ("one_line", vec![b';'; 1 << 20], "this line has 1048577"),
        ("long_names", [b"SYR;town;".as_slice(), &vec![b'|'; 1 << 20], b";1 2"].concat(), "needs a name"),
    ];
    for (name, bytes, why) in cases {
        let (ran, _) = read(&format!("gazetteer_{name}"), &bytes, &[]);
        assert_eq!(ran.code, 2, "{name}");
        assert!(ran.stderr.contains(why), "{name}: {:.600}", ran.stderr);
        assert!(ran.stderr.len() < 64 << 10, "{name}: {} bytes are told", ran.stderr.len());
    }
    let gone = run(&["read", "-", "--gazetteer", "no-such-file.txt"]);
    assert_eq!(gone.code, 2);
    assert!(gone.stderr.contains("no-such-file.txt"), "{}", gone.stderr);
}
