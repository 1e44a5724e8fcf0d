//! An account at a terminal: what was found, each with the text's own words underlined below it.

use engine::publications::words;
use reading::events::{Event, Modality, PlaceBasis, Side};
use reading::proposed::Checked;
use reading::statements::{Speaker, StatementKind};
use reading::talks::MeetingStatus;
use reading::times::Time;
use reading::{Account, Span};

use crate::console::{Console, Tone};
use crate::error::Failure;
use crate::problems::plural;

/// Shows an account.
pub fn show(what: &str, account: &Account, console: &mut Console) -> Result<(), Failure> {
    head(what, account, console)?;
    if account.parsed.sentences.is_empty() {
        // The problems say why, or there was nothing to read.
        return console.line("Nothing was read: no sentence was found.");
    }
    said(account, console)?;
    done(account, console)?;
    counted(account, console)?;
    talked_about(account, console)
}

fn head(what: &str, account: &Account, console: &mut Console) -> Result<(), Failure> {
    let article = &account.parsed.article;
    console.pieces(&[
        (Tone::Strong, article.title().unwrap_or("without a title")),
        (Tone::Faint, "  "),
        (Tone::Faint, what),
    ])?;
    let published = article.published.map_or_else(
        || "no date of publication (`--published 2016-09-12` gives one)".to_owned(),
        |published| format!("published {}", published.date),
    );
    let paragraphs = plural(article.paragraphs.len(), "paragraph");
    console.line(&format!(
        "{published}; {paragraphs}, {}",
        plural(account.parsed.sentences.len(), "sentence")
    ))?;
    for problem in &article.problems {
        console.tell(Tone::Doubt, &problem.to_string());
    }
    Ok(())
}

/// Writes the head of a part; of an empty one also that nothing was found.
fn part(title: &str, is_empty: bool, console: &mut Console) -> Result<(), Failure> {
    console.line("")?;
    console.pieces(&[(Tone::Strong, title)])?;
    if is_empty { console.line("  nothing was found") } else { Ok(()) }
}

fn said(account: &Account, console: &mut Console) -> Result<(), Failure> {
    part("Who said what", account.statements.is_empty(), console)?;
    for one in &account.statements {
        let kind = match one.kind {
            StatementKind::Direct => "word for word",
            StatementKind::Fragment => "in part word for word",
            StatementKind::Indirect => "in the writer's words",
            StatementKind::Headline => "echoed in the title",
        };
        let speaker = speaker(account.parsed.text(), &one.speaker);
        found(account, &format!("{speaker}, {kind} ({})", one.rule), one.span, console)?;
    }
    Ok(())
}

/// Returns who speaks: the words of the text, and whom they mean where that is another name.
fn speaker(text: &str, one: &Speaker) -> String {
    let name = Some(one.actor.name()).filter(|name| !name.is_empty());
    match (one.span.map(|span| span.of(text)), name) {
        (Some(words), Some(name)) if !words.contains(name) => format!("{words} (that is {name})"),
        (Some(words), _) => words.to_owned(),
        (None, Some(name)) => name.to_owned(),
        (None, None) => "the text does not say who".to_owned(),
    }
}

fn done(account: &Account, console: &mut Console) -> Result<(), Failure> {
    let events = &account.events;
    part("What was done", events.held.is_empty(), console)?;
    for one in &events.held {
        found(account, &deed(account, one), one.span, console)?;
    }
    if !events.passed_over.is_empty() {
        let named = plural(events.passed_over.len(), "act");
        console.line(&format!(
            "  {named} named and not said to have happened: denied, wished for, possible or long past"
        ))?;
    }
    Ok(())
}

/// Returns an event in one line: what, by whom, against whom, where, when, how many people, and how the text means it.
fn deed(account: &Account, one: &Event) -> String {
    let text = account.parsed.text();
    let names = |sides: &[Side]| sides.iter().map(|side| side.name.as_str()).collect::<Vec<_>>().join(", ");
    // Of what no act of a report stands for, PLOVER's word is shown.
    let root = || one.root().as_str().to_lowercase();
    let mut line = one.act().map_or_else(root, words::act);
    // A comma stands before whoever did it: "attack (means not stated) by X" could be quoted as X stating something.
    line += &match names(&one.actors) {
        actors if actors.is_empty() => ", by whom the text does not say".to_owned(),
        actors => format!(", by {actors}"),
    };
    if !one.targets.is_empty() {
        line += &format!(", against {}", names(&one.targets));
    }
    if let Some((at, PlaceBasis::Stated)) = one.place {
        line += &format!(", at {}", account.places[at].span.of(text));
    }
    let when = one.time.and_then(|at| account.times.get(at)).and_then(Time::edtf);
    line += &when.map_or(", on a day not stated".to_owned(), |when| format!(", on {when}"));
    for people in &one.casualties {
        line += &format!("; {}", people.span.of(text).split_whitespace().collect::<Vec<_>>().join(" "));
    }
    let meant = match (one.modality, &one.by) {
        // What somebody tells is no fact of the text's.
        (Modality::Asserted, Some(teller)) => format!("told by {}", teller.name),
        (Modality::Alleged, Some(teller)) => format!("alleged by {}", teller.name),
        (Modality::Asserted, None) => "told as a fact".to_owned(),
        (Modality::Alleged, None) => "alleged".to_owned(),
        (Modality::Future, _) => "to come".to_owned(),
        (other, _) => other.as_str().to_owned(),
    };
    format!("{line} ({meant}; {})", one.rule)
}

fn counted(account: &Account, console: &mut Console) -> Result<(), Failure> {
    part("What is counted", account.tallies.is_empty(), console)?;
    let text = account.parsed.text();
    for one in &account.tallies {
        let counter = one.source.map_or("the text does not say by whom".to_owned(), |span| {
            format!("counted by {}", span.of(text))
        });
        let parts = match (one.rows.len(), one.sums()) {
            (0, _) => String::new(),
            (rows, None) => format!(", with {}, perhaps not all of them", plural(rows, "part")),
            (rows, Some(true)) => format!(", with {}, together the same number", plural(rows, "part")),
            (rows, Some(false)) => format!(", with {}, together another number", plural(rows, "part")),
        };
        let line = format!("{} {}{parts}; {counter} ({})", one.total, one.unit.of(text), one.rule);
        found(account, &line, one.span, console)?;
    }
    Ok(())
}

fn talked_about(account: &Account, console: &mut Console) -> Result<(), Failure> {
    let talks = &account.talks;
    let is_empty = talks.provisions.is_empty()
        && talks.sticking_points.is_empty()
        && talks.positions.is_empty()
        && talks.meetings.is_empty();
    part("What the talks are about", is_empty, console)?;
    let text = account.parsed.text();
    for one in &talks.provisions {
        found(account, &format!("what a deal holds ({})", one.rule), one.span, console)?;
    }
    for one in &talks.sticking_points {
        found(account, &format!("what they are apart on ({})", one.rule), one.span, console)?;
    }
    for one in &talks.positions {
        found(
            account,
            &format!("where {} stands ({})", speaker(text, &one.party), one.rule),
            one.span,
            console,
        )?;
    }
    for one in &talks.meetings {
        let who: Vec<String> = one.who.iter().map(|who| speaker(text, who)).collect();
        let who = if who.is_empty() { "of whom is not said".to_owned() } else { who.join(", ") };
        found(
            account,
            &format!("a meeting, {}: {who} ({})", status(one.status), one.rule),
            one.span,
            console,
        )?;
    }
    Ok(())
}

fn status(status: MeetingStatus) -> &'static str {
    match status {
        MeetingStatus::Held => "held",
        MeetingStatus::Ongoing => "going on",
        MeetingStatus::Planned => "planned",
        MeetingStatus::CalledOff => "called off",
    }
}

/// Shows what a model proposed, apart from what the rules found, and tells what was dropped.
pub fn show_proposed(checked: &Checked, account: &Account, console: &mut Console) -> Result<(), Failure> {
    part(
        "What a model proposes, of which only quotes, names, days and numbers were looked up in the text",
        checked.kept.is_empty(),
        console,
    )?;
    let text = account.parsed.text();
    for one in &checked.kept {
        let mut what = one.act.map_or_else(|| "a statement".to_owned(), words::act);
        for people in &one.casualties {
            what += &format!("; {}: {}", people.fate.as_str(), people.span.of(text));
        }
        found(account, &format!("{what} ({})", reading::proposed::RULE), one.span, console)?;
    }
    checked.dropped.iter().for_each(|why| console.tell(Tone::Doubt, why));
    Ok(())
}

/// Shows one thing that was found, and its words in their sentence.
fn found(account: &Account, what: &str, span: Span, console: &mut Console) -> Result<(), Failure> {
    let text = account.parsed.text();
    let sentence = account.parsed.sentence_at(span.start).map_or(span, |n| account.parsed.sentences[n].span);
    let whole = Span::new(sentence.start.min(span.start), sentence.end.max(span.end));
    console.line(&format!("- {what}"))?;
    let width = console.width().saturating_sub(4).max(20);
    for (line, marks) in underlined(text, whole, span, width) {
        console.line(&format!("    {line}"))?;
        if !marks.is_empty() {
            console.line(&format!("    {marks}"))?;
        }
    }
    Ok(())
}

/// Returns the lines of `whole`, each with the marks that stand below the words of `span`.
fn underlined(text: &str, whole: Span, span: Span, width: usize) -> Vec<(String, String)> {
    let mut lines = vec![(String::new(), String::new())];
    let mut at = whole.start;
    for word in whole.of(text).split_inclusive(char::is_whitespace) {
        let len = word.chars().count();
        let (line, _) = lines.last().expect("there is always a line");
        if !line.is_empty() && line.chars().count() + len > width {
            lines.push((String::new(), String::new()));
        }
        let (line, marks) = lines.last_mut().expect("there is always a line");
        for (offset, c) in word.char_indices() {
            let inside = span.start <= at + offset && at + offset < span.end;
            line.push(if c.is_whitespace() { ' ' } else { c });
            marks.push(if inside { '~' } else { ' ' });
        }
        at += word.len();
    }
    let trim = |text: &str| text.trim_end().to_owned();
    // No mark stands under the space that a line ends with.
    let under =
        |line: &str, marks: &str| trim(&marks.chars().take(trim(line).chars().count()).collect::<String>());
    lines.iter().map(|(line, marks)| (trim(line), under(line, marks))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_stated_cannot_be_read_as_not_stated_by_whoever_acts() {
        let text = b"Russian forces attacked Syrian rebels in Hama on 3 March 2016.\n";
        let account = reading::read(text, &reading::Given::default());
        let line = deed(&account, &account.events.held[0]);
        assert!(line.starts_with("attack (means not stated), by "), "{line}");
        // None is stated of every act that has no word: no bare "stated by" in any of them.
        assert!(engine::model::Act::ALL.iter().all(|act| !words::act(*act).ends_with("stated")));
    }

    #[test]
    fn the_words_are_underlined_line_by_line() {
        let text = "The envoy said it was over.";
        let lines = underlined(text, Span::new(0, text.len()), Span::new(15, 26), 18);
        assert_eq!(lines[0], ("The envoy said it".to_owned(), "               ~~".to_owned()));
        assert_eq!(lines[1], ("was over.".to_owned(), "~~~~~~~~".to_owned()));
    }
}
