//! Bytes that were never meant to be read: what is said of them, and that it takes a bounded time.

use reading::page::{Language, TEXT_BYTES_MAX, feed};
use reading::{Account, Given, read};

fn plain(bytes: &[u8]) -> Account {
    read(bytes, &Given::default())
}

fn codes(account: &Account) -> Vec<&'static str> {
    account.parsed.article.problems.iter().map(|problem| problem.code).collect()
}

#[test]
fn what_is_no_text_is_said_to_be_none() {
    for bytes in [&b"%PDF-1.7 ..."[..], b"PK\x03\x04aaaa", b"\x89PNG\r\n", b"\x00\x01\x02\x03\x04\x05"] {
        let account = plain(bytes);
        assert_eq!(codes(&account), ["no-text"]);
        assert!(account.parsed.sentences.is_empty());
    }
    assert!(plain(b"").parsed.sentences.is_empty());
}

#[test]
fn a_language_that_cannot_be_read_is_named_and_nothing_is_read_from_it() {
    for (text, name) in [
        ("قالت الحكومة إن وقف إطلاق النار صامد.\n\nوقالت المعارضة إنها لم توقع.", "Arabic"),
        ("Перемирие соблюдается, сообщили наблюдатели.\n\nПомощь не пришла.", "Russian"),
        ("停火协议在叙利亚生效。\n\n援助尚未抵达。", "Chinese"),
    ] {
        let account = plain(text.as_bytes());
        assert!(matches!(account.parsed.article.language, Language::Other(_, found) if found == name));
        assert_eq!(codes(&account), ["language"]);
        assert!(account.parsed.tokens.is_empty(), "{name}");
    }
}

#[test]
fn a_text_without_end_is_cut_and_said_to_be() {
    let long = "The truce held in the north. ".repeat(4 * TEXT_BYTES_MAX / 29);
    let account = plain(long.as_bytes());
    assert_eq!(codes(&account), ["too-long"]);
    assert!(account.parsed.text().len() <= TEXT_BYTES_MAX);
}

#[test]
fn marks_without_number_are_bounded() {
    for unit in [
        "\"a\" ",
        "“",
        "\"",
        "‘a ",
        "'a",
        "«„“",
        "The U.S. ",
        "a.b.",
        "(\"",
        "“a\n\n",
        "share\n\n",
        "By A\n\n",
        "a-",
        "1,",
        "$",
        "if ",
        "to go ",
        ", going ",
    ] {
        let text = unit.repeat(200_000 / unit.len());
        let account = plain(format!("It is the end of the war. {text}").as_bytes());
        assert!(account.parsed.quotations.len() <= 20_000, "{unit}");
    }
}

#[test]
fn scripts_that_are_mixed_and_bytes_that_are_broken_are_read_as_far_as_they_go() {
    let mixed =
        "The army (الجيش العربي السوري) said that the truce, перемирие, had been broken in Aleppo (حلب).";
    let account = plain(mixed.as_bytes());
    assert_eq!(account.parsed.sentences.len(), 1);
    let account = plain(
        b"The \xff\xfetruce was \xc3 broken by the rebels, \xe2\x80\x9cthe army\xe2\x80\x9d said of it.",
    );
    assert_eq!(codes(&account), ["invalid-bytes"]);
    assert_eq!(account.parsed.quotations.len(), 1);
}

#[test]
fn every_span_lies_in_the_text_and_in_order() {
    let text = include_str!("../texts/open/23_passive_and_denial/text.txt");
    for end in (0..=text.len()).filter(|end| text.is_char_boundary(*end)) {
        let parsed = plain(&text.as_bytes()[..end]).parsed;
        let mut last = 0;
        for token in &parsed.tokens {
            assert!(last <= token.span.start && token.span.start < token.span.end, "at {end}");
            assert!(parsed.sentences[token.sentence].span.holds(token.span));
            last = token.span.end;
        }
    }
}

/// The most bytes that anybody may hand over as a page: what is more is for the one who fetches to refuse.
const LARGE: usize = 100 << 20;

#[test]
fn a_hundred_megabytes_of_text_or_page_are_cut_and_said_to_be() {
    let line = b"The army said on Monday that the truce in the north had held. ";
    let plain_text: Vec<u8> = line.iter().copied().cycle().take(LARGE).collect();
    let account = plain(&plain_text);
    assert!(account.parsed.text().len() <= TEXT_BYTES_MAX && codes(&account).contains(&"too-long"));
    let mut page = b"<!DOCTYPE html><html><body><article>".to_vec();
    page.extend(b"<p>The army said the truce had held.</p>".iter().copied().cycle().take(LARGE));
    let account = plain(&page);
    assert!(account.parsed.text().len() <= TEXT_BYTES_MAX);
    assert!(!codes(&account).is_empty(), "what is cut is said");
}

#[test]
fn a_million_quotations_are_read_in_bounded_time() {
    let text = format!("It is the end of the war, they said.\n\n{}", "\"Stop,\" he said. ".repeat(1_000_000));
    let account = plain(text.as_bytes());
    assert!(codes(&account).contains(&"too-long"));
    assert!(account.statements.len() <= account.parsed.quotations.len() * 2 + account.parsed.sentences.len());
}

#[test]
fn a_feed_that_repeats_itself_gives_each_item_once() {
    let item = "<item><title>Talks</title><link>https://example.org/feed.xml</link></item>";
    let text =
        format!("<rss version=\"2.0\"><channel><title>F</title>{}</channel></rss>", item.repeat(5_000));
    assert_eq!(feed(text.as_bytes()).expect("it is a feed").len(), 1);
    for bytes in [&b""[..], b"\xff\xfe", b"<rss", b"<rss><channel><item>", b"{\"version\":1}"] {
        assert!(feed(bytes).map_or(true, |items| items.is_empty()), "{bytes:?}");
    }
}

#[test]
fn entities_that_multiply_are_not_unfolded() {
    let lol = "<!DOCTYPE f [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">\
        <!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>";
    let text = format!(
        "{lol}<rss version=\"2.0\"><channel><title>&c;</title><item><title>&c;</title></item></channel></rss>"
    );
    let titles = feed(text.as_bytes()).unwrap_or_default().into_iter().filter_map(|item| item.title);
    assert!(titles.map(|title| title.len()).all(|len| len <= 1_000));
    let page = format!("{lol}<html><body><p>{}</p></body></html>", "&c;".repeat(1_000));
    assert!(plain(page.as_bytes()).parsed.text().len() <= page.len());
}

#[test]
fn tags_without_end_are_bounded() {
    for unit in ["<div>", "<p><b>", "<table><tr><td>", "<a href='x'>", "<!--", "<script>", "&", "<", "</p>"] {
        let page =
            format!("<html><body><p>The truce held, the army said.</p>{}", unit.repeat(20_000 / unit.len()));
        let account = plain(page.as_bytes());
        assert!(account.parsed.text().len() <= page.len(), "{unit}");
    }
}

#[test]
fn a_text_may_break_off_after_any_word_and_begin_with_any() {
    let folders = ["events", "setting", "statements", "talks"];
    let files = folders.iter().flat_map(|folder| {
        let folder = format!("{}/tests/{folder}", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_dir(folder).expect("there are cases").map(|file| file.expect("it is there").path())
    });
    let mut read = 0;
    for path in files.filter(|path| path.extension().is_some_and(|ending| ending == "txt")) {
        let cases = std::fs::read_to_string(&path).expect("a case is a text");
        for line in cases.lines() {
            for (at, _) in line.match_indices(' ') {
                let (head, tail) = line.split_at(at);
                let ends = ["", " of", " by", " to", ","].map(|end| format!("Truce\n\n{head}{end}"));
                for text in ends.into_iter().chain([format!("Truce\n\n{tail}")]) {
                    plain(text.as_bytes());
                    read += 1;
                }
            }
        }
    }
    assert!(read > 20_000, "{read}");
}
