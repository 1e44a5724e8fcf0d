//! Tables: where sentences end, what a quotation spans, what a word comes to, each through [`parse`] alone.

use super::*;
use crate::Given;

fn parsed(text: &str) -> Parsed {
    parse(crate::page::article(text.as_bytes(), &Given::default()))
}

/// Returns the sentences below a title.
fn sentences(text: &str) -> Vec<String> {
    let parsed = parsed(&format!("A title\n\n{text}\n\nAn end of its own.\n"));
    let body = parsed.sentences.iter().filter(|sentence| sentence.paragraph == Some(0));
    body.map(|sentence| sentence.span.of(parsed.text()).to_owned()).collect()
}

#[test]
fn sentences_end_where_a_table_says() {
    // `|` stands where one ends.
    let table = [
        "He met U.S. officials in Geneva.",
        "The U.S. and the U.N. agreed.",
        "He flew to the U.S. | The talks went on.",
        "The U.S. Congress met.",
        "It was signed by Lt. Col. A. B. Smith of the U.K. at 5 p.m. Sunday.",
        "Gov. Abu Ali said so. | Nobody answered.",
        "Dr. Amal and Prof. Hadi met Sheikh Omar, i.e. the mediator.",
        "They met on Jan. 3. | They met again in Feb. | It was cold.",
        "Art. 5 and para. 3 hold, cf. vol. 2.",
        "Shelling went on, etc. | The town was cut off.",
        "About 3.5 million live there. | No. 7 is empty.",
        "The firm Acme Inc. left. | The firm stayed Ltd. for long.",
        "“It is over.” | He left.",
        "“Is it over?” he asked.",
        "Who knows?! | Nobody.",
        "Wait... it goes on.",
        "Wait... | It goes on.",
        "The site example.org was down.",
        "(They left.) | It was late.",
    ];
    for line in table {
        let expected: Vec<&str> = line.split(" | ").collect();
        assert_eq!(sentences(&line.replace(" | ", " ")), expected, "{line}");
    }
}

#[test]
fn quotations_span_what_a_table_says() {
    // What stands between marks; `open` where nothing closes it.
    let table: [(&str, &[(&str, bool)]); 9] = [
        ("He said “it is over”.", &[("it is over", true)]),
        ("He said “it is over.", &[("it is over.", false)]),
        ("He said it is over”.", &[]),
        ("He said \"one\" and \"two.", &[("one", true), ("two.", false)]),
        ("“““", &[("““", false)]),
        ("A 5\" gun fired \"twice\".", &[("twice", true)]),
        ("The rebels' and troops' talks failed.", &[]),
        ("«Оно» and „so“ and ‘this’.", &[("Оно", true), ("so", true), ("this", true)]),
        ("He said \"he said 'no' to me\".", &[("he said 'no' to me", true)]),
    ];
    for (text, expected) in table {
        let parsed = parsed(&format!("A title\n\n{text}\n\nAn end of its own.\n"));
        let here = parsed.quotations.iter().filter(|one| one.paragraph == Some(0));
        let found: Vec<(&str, bool)> = here.map(|one| (one.inner.of(parsed.text()), one.closed)).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn a_mark_left_open_takes_no_more_than_its_paragraph() {
    let parsed = parsed("A title\n\nHe said “we go on.\n\nThey left “today” and “now.\n\nIt is over.\n");
    let found: Vec<&str> = parsed.quotations.iter().map(|one| one.inner.of(parsed.text())).collect();
    assert_eq!(found, ["we go on.", "today", "now."]);
    assert!(parsed.quotations.iter().all(|one| !one.continues));
}

#[test]
fn words_come_to_their_base_form() {
    let mut found = String::new();
    let mut base = |form: &str, tag: Tag| {
        found.clear();
        lemma::write(form, tag, &mut found);
        found.clone()
    };
    let verbs = "denies=deny struck=strike shelling=shell targeted=target besieged=besiege \
        ceased=cease raided=raid reached=reach freed=free hit=hit was=be 've=have stepped=step";
    let nouns = "casualties=casualty shells=shell men=man wives=wife crises=crisis talks=talk series=series \
        gas=gas losses=loss churches=church bus=bus us=us people=person headquarters=headquarters";
    let mut wrong = Vec::new();
    for (table, tag) in [(verbs, Tag::Verb), (nouns, Tag::Noun)] {
        for pair in table.split_whitespace() {
            let (form, expected) = pair.split_once('=').expect("a form and its base");
            let found = base(form, tag);
            wrong.extend((found != expected).then(|| format!("{form} comes to {found}")));
        }
    }
    assert_eq!(wrong, [""; 0]);
    assert_eq!(base("wounded", Tag::Adj), "wounded", "what is no verb and no noun stays as it is");
    assert_eq!(base("", Tag::Verb), "");
}
