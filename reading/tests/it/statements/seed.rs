//! The page that was read by hand: its quotations, its reported speech.

use reading::Span;
use reading::statements::StatementKind;

use super::score::same_name;

fn chars(text: &str, span: Span) -> (usize, usize) {
    span.chars(text)
}

#[test]
fn every_quotation_of_the_page_has_its_speaker() {
    let Some((account, expected)) = crate::seed::seed() else { return };
    let text = account.parsed.text();
    for quote in expected["quotes"].as_array().expect("a list") {
        let start = quote["span"][0].as_u64().expect("a number");
        let found = account
            .statements
            .iter()
            .find(|one| one.kind != StatementKind::Indirect && chars(text, one.span).0 as u64 == start)
            .unwrap_or_else(|| panic!("{} is found", quote["text"]));
        let speaker = quote["speaker"].as_str().expect("a name");
        assert_eq!(found.speaker.actor.name(), speaker, "{}", quote["text"]);
        assert_eq!(found.speaker.holder.as_ref().map(|party| party.full_code()).as_deref(), Some("USAGOV"));
        assert_eq!(found.kind == StatementKind::Headline, quote["kind"] == "headline", "{}", quote["text"]);
        assert_eq!(found.kind == StatementKind::Fragment, quote["kind"] == "fragment", "{}", quote["text"]);
    }
    let between_marks = account.statements.iter().filter(|one| one.kind != StatementKind::Indirect).count();
    assert_eq!(between_marks, 8, "seven and the echo of one");
    let echo =
        account.statements.iter().find(|one| one.kind == StatementKind::Headline).expect("it is found");
    assert_eq!(
        account.statements[echo.part_of.expect("it echoes")].span.of(text),
        "\"We're not there yet,\""
    );
}

#[test]
fn reported_speech_of_the_page_is_found() {
    let Some((account, expected)) = crate::seed::seed() else { return };
    let text = account.parsed.text();
    for wanted in expected["indirect_statements"].as_array().expect("a list") {
        let span = (
            wanted["span"][0].as_u64().expect("a number") as usize,
            wanted["span"][1].as_u64().expect("a number") as usize,
        );
        let found = account.statements.iter().filter(|one| one.kind == StatementKind::Indirect).find(|one| {
            let (start, end) = chars(text, one.span);
            let shared = end.min(span.1).saturating_sub(start.max(span.0));
            10 * shared >= 9 * (span.1 - span.0) && 10 * shared >= 9 * (end - start)
        });
        let found = found.unwrap_or_else(|| panic!("{} is found", wanted["id"]));
        assert!(
            same_name(
                found.speaker.actor.name(),
                wanted["speaker"].as_str().expect("a name").split(" (").next().unwrap()
            ),
            "{}",
            wanted["id"]
        );
        assert_eq!(
            found.speaker.holder.as_ref().map(|party| party.full_code()).as_deref(),
            Some("USAGOV"),
            "{}",
            wanted["id"]
        );
        let stance = match wanted["stance"].as_str() {
            Some("skeptical") => "doubts",
            Some("supportive") => "supports",
            Some("accusation") => "accuses",
            Some("disagreement") => "differs",
            _ => continue,
        };
        assert_eq!(found.stance.name(), stance, "{}", wanted["id"]);
    }
}
#[test]
fn nothing_is_said_by_what_stands_around_the_page() {
    let Some((account, expected)) = crate::seed::seed() else { return };
    let from = expected["furniture"]["span"][0].as_u64().expect("a number") as usize;
    let text = account.parsed.text();
    let beyond: Vec<_> = account.statements.iter().filter(|one| chars(text, one.span).1 > from).collect();
    assert!(beyond.is_empty(), "{beyond:?}");
}
