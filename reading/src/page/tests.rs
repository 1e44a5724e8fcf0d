//! Tables: from bytes to characters, and what of a text is its article, each through [`article`] alone.

use super::*;
use crate::Given;

fn read(bytes: &[u8], media_type: Option<&str>) -> Article {
    article(bytes, &Given { media_type: media_type.map(str::to_owned), ..Given::default() })
}

#[test]
fn bytes_become_the_letters_that_somebody_says_they_are() {
    let utf_16 = |text: &str| {
        [&[0xfe, 0xff][..], &text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>()].concat()
    };
    let table: [(Vec<u8>, Option<&str>, &str); 7] = [
        ("Truce in Idlib – “now”".into(), None, "Truce in Idlib – “now”"),
        (b"Truce \x96 \x93now\x94".to_vec(), None, "Truce – “now”"),
        (b"Truce \x96 now".to_vec(), Some("text/plain; charset=windows-1252"), "Truce – now"),
        (b"\xd2\xf0\xfc".to_vec(), Some("text/plain;charset=\"windows-1251\""), "Трь"),
        (b"\xef\xbb\xbfTruce".to_vec(), Some("text/plain; charset=utf-16"), "Truce"),
        (utf_16("Truce in Idlib"), None, "Truce in Idlib"),
        (b"Truce".to_vec(), Some("text/plain; charset=no-such-thing"), "Truce"),
    ];
    for (bytes, media_type, expected) in table {
        let found = read(&bytes, media_type);
        assert_eq!(found.text.trim_end(), expected, "{media_type:?}");
        assert!(!found.problems.iter().any(|one| one.code == "invalid-bytes"), "{expected}");
    }
}

#[test]
fn bytes_that_are_no_text_are_named() {
    let table: [(&[u8], &str); 7] = [
        (b"%PDF-1.4", "a PDF"),
        (b"PK\x03\x04", "a ZIP archive"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"GIF89a", "a picture"),
        (b"\x7fELF\x02", "a program"),
        (b"{\\rtf1\\ansi The truce held.}", "rich text"),
        (&[0; 64], "binary data"),
    ];
    for (bytes, what) in table {
        let found = read(bytes, None);
        let told = found.problems.iter().find(|one| one.code == "no-text").map(|one| one.message.as_str());
        assert!(told.is_some_and(|told| told.contains(what)), "{what}: {told:?}");
        assert!(found.paragraphs.is_empty(), "{what}");
    }
}

const BODY: [&str; 3] =
    ["The truce held in the north.", "Aid did not come, officials said.", "Nobody knows why."];

#[test]
fn what_stands_around_an_article_is_cut_and_nothing_of_it() {
    // What follows the body, and how many paragraphs of it are of the article.
    let table: [(&[&str], usize); 9] = [
        (&[], 0),
        (&["Related", "Quake hits the islands", "Storm nears the coast"], 0),
        (&["READ MORE:", "Quake hits the islands"], 0),
        (&["Most read", "A storm came on Monday and..."], 0),
        (&["Related", "The envoy spoke on Monday.", "He said that it was over.", "It was."], 3),
        (&["Advertisement", "The envoy spoke on Monday."], 1),
        (&["Sign up for our newsletter", "© 2016 The Paper"], 0),
        (
            &[
                "Subscribe rates fell when the truce came, as traders who had waited long for goods to pass the lines said again and again.",
            ],
            1,
        ),
        (&["The envoy’s words were broken off..."], 1),
    ];
    for (after, count) in table {
        let all = [&["A title"], &BODY[..], after].concat().join("\n\n");
        let found = read(format!("{all}\n").as_bytes(), None);
        assert_eq!(found.paragraphs.len(), BODY.len() + count, "{after:?}");
        let kept = found.paragraphs.iter().zip(BODY);
        assert!(kept.into_iter().all(|(span, body)| span.of(&found.text) == body), "{after:?}");
    }
}
