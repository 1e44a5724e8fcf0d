//! An account at a terminal: what was found, each with the text's own words underlined below it.

use reading::proposed::Checked;
use reading::{Account, Span};

use crate::console::{Console, Tone};
use crate::error::Failure;

/// Shows an account.
pub fn show(what: &str, account: &Account, console: &mut Console) -> Result<(), Failure> {
    let article = &account.parsed.article;
    console.pieces(&[
        (Tone::Strong, article.title().unwrap_or("without a title")),
        (Tone::Faint, "  "),
        (Tone::Faint, what),
    ])?;
    let published =
        article.published.map_or("date not stated".to_owned(), |published| published.date.to_string());
    console.line(&format!(
        "{published}; {} paragraphs, {} sentences",
        article.paragraphs.len(),
        account.parsed.sentences.len()
    ))?;
    for problem in &article.problems {
        console.tell(Tone::Doubt, &problem.to_string());
    }
    console.line("")?;
    console.pieces(&[(Tone::Strong, "Who said what")])?;
    for one in &account.statements {
        let speaker = one.speaker.span.map_or("not stated who", |span| span.of(&article.text));
        let kind = format!("{:?}", one.kind).to_lowercase();
        found(account, &format!("{speaker} ({kind}; {})", one.rule), one.span, console)?;
    }
    console.pieces(&[(Tone::Strong, "What the talks are about")])?;
    for one in &account.talks.provisions {
        found(account, "a provision", one.span, console)?;
    }
    for one in &account.talks.meetings {
        found(account, "a meeting", one.span, console)?;
    }
    Ok(())
}

/// Shows what a model proposed, apart from what the rules found, and tells what was dropped.
pub fn show_proposed(checked: &Checked, account: &Account, console: &mut Console) -> Result<(), Failure> {
    console.pieces(&[(Tone::Strong, "What a model proposes, of which only the quotes were checked")])?;
    for one in &checked.kept {
        let what = one.act.map_or("a statement", |act| act.as_str());
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
    fn the_words_are_underlined_line_by_line() {
        let text = "The envoy said it was over.";
        let lines = underlined(text, Span::new(0, text.len()), Span::new(15, 26), 18);
        assert_eq!(lines[0], ("The envoy said it".to_owned(), "               ~~".to_owned()));
        assert_eq!(lines[1], ("was over.".to_owned(), "~~~~~~~~".to_owned()));
    }
}
