//! How much of what people read in a text is read.

use reading::statements::{Speaker, StatementKind};
use reading::{Account, Span};
use serde_json::Value;

/// Of so many, so many found, and so many of these right.
#[derive(Debug, Default, Clone, Copy)]
pub struct Share {
    pub all: usize,
    pub found: usize,
    pub right: usize,
}

impl Share {
    pub fn found(&self) -> f64 {
        ratio(self.found, self.all)
    }

    /// Right, of all that there are.
    pub fn right(&self) -> f64 {
        ratio(self.right, self.all)
    }

    pub fn add(&mut self, found: bool, right: bool) {
        self.all += 1;
        self.found += usize::from(found);
        self.right += usize::from(found && right);
    }
}

fn ratio(part: usize, all: usize) -> f64 {
    if all == 0 {
        return 1.0;
    }
    part as f64 / all as f64
}

#[derive(Debug, Default)]
pub struct Score {
    pub quotes: Share,
    pub holders: Share,
    pub indirect: Share,
    /// Statements between marks that nobody listed.
    pub extra: usize,
    pub missing: Vec<String>,
}

impl Score {
    pub fn print(&self, of: &str) {
        println!(
            "{of}: quotes {:?} found {:.3} right {:.3}, extra {}; holders {:?}; indirect {:?} found {:.3} right {:.3}",
            self.quotes,
            self.quotes.found(),
            self.quotes.right(),
            self.extra,
            self.holders,
            self.indirect,
            self.indirect.found(),
            self.indirect.right()
        );
        if std::env::var_os("READ").is_some() {
            self.missing.iter().for_each(|line| println!("  {line}"));
        }
    }
}

pub fn of(texts: &[(String, Account, Value)]) -> Score {
    let mut score = Score::default();
    for (name, account, expected) in texts {
        quotes(&mut score, name, account, expected);
        indirect(&mut score, name, account, expected);
    }
    score
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn word<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or("")
}

/// Whether two names mean one: one has the other's last word, in whatever case.
pub fn same_name(one: &str, two: &str) -> bool {
    let bare = |name: &str| name.to_lowercase().replace("al-", "");
    let (one, two) = (bare(one), bare(two));
    let last = |name: &str| name.split_whitespace().last().unwrap_or("?").trim_end_matches('s').to_owned();
    one.contains(&last(&two)) || two.contains(&last(&one))
}

fn holder_fits(speaker: &Speaker, wanted: &str) -> bool {
    speaker.holder.as_ref().is_some_and(|party| {
        party.code.starts_with(wanted) && wanted.len() == 3
            || same_name(&party.name, wanted)
            || party.code.contains("UNO") && wanted == "UN"
    })
}

/// Returns where the next one of some words stands; each place is used once.
fn place(text: &str, words: &str, used: &mut Vec<Span>) -> Option<Span> {
    let found = text
        .match_indices(words)
        .map(|(at, _)| Span::new(at, at + words.len()))
        .find(|span| !used.contains(span))?;
    used.push(found);
    Some(found)
}

fn quotes(score: &mut Score, name: &str, account: &Account, expected: &Value) {
    let text = account.parsed.text();
    let mut used = Vec::new();
    for quote in list(&expected["quotes"]) {
        let span = place(text, word(quote, "text"), &mut used)
            .unwrap_or_else(|| panic!("{name}: {quote} is not in the text"));
        let is_headline = word(quote, "kind") == "headline";
        let found = account.statements.iter().find(|statement| {
            statement.kind != StatementKind::Indirect
                && (statement.kind == StatementKind::Headline) == is_headline
                && statement.span.start.abs_diff(span.start) <= 3
        });
        let right =
            found.is_some_and(|statement| same_name(statement.speaker.actor.name(), word(quote, "speaker")));
        score.quotes.add(found.is_some(), right);
        if !right {
            let got = found.map(|statement| (statement.speaker.actor.name(), statement.rule));
            score.missing.push(format!(
                "{name}: quote {} by {}: {got:?}",
                word(quote, "text"),
                word(quote, "speaker")
            ));
        }
        if let (Some(statement), Some(holder)) = (found, quote["holder"].as_str()) {
            let fits = holder_fits(&statement.speaker, holder);
            score.holders.add(true, fits);
            if !fits {
                score.missing.push(format!("{name}: holder {holder}: {:?}", statement.speaker.holder));
            }
        }
    }
    let between_marks = account.statements.iter().filter(|one| one.kind != StatementKind::Indirect);
    for extra in between_marks.filter(|one| !used.iter().any(|span| span.start.abs_diff(one.span.start) <= 3))
    {
        score.extra += 1;
        score.missing.push(format!("{name}: extra {}", extra.span.of(text)));
    }
}

fn indirect(score: &mut Score, name: &str, account: &Account, expected: &Value) {
    let text = account.parsed.text();
    let mut used = Vec::new();
    for wanted in list(&expected["indirect"]) {
        let span = place(text, word(wanted, "text"), &mut used)
            .unwrap_or_else(|| panic!("{name}: {wanted} is not in the text"));
        let near = |one: &Span| {
            let shared = one.end.min(span.end).saturating_sub(one.start.max(span.start));
            2 * shared >= span.len() && 2 * shared >= one.len()
        };
        let mut found = account
            .statements
            .iter()
            .filter(|one| one.kind == StatementKind::Indirect && near(&one.span))
            .peekable();
        let is_found = found.peek().is_some();
        let right = found.clone().any(|one| same_name(one.speaker.actor.name(), word(wanted, "speaker")));
        score.indirect.add(is_found, right);
        if !right {
            let got =
                found.map(|one| (one.speaker.actor.name().to_owned(), one.span.of(text))).collect::<Vec<_>>();
            score.missing.push(format!(
                "{name}: indirect [{}] by {}: {got:?}",
                word(wanted, "text"),
                word(wanted, "speaker")
            ));
        }
    }
}
