//! How much of a text is read: for each kind, what is wanted, found, right, and found though nobody wrote it down.

use reading::names::Party;
use reading::statements::{Speaker, Statement, StatementKind};
use reading::talks::MeetingStatus;
use reading::{Account, Span};

use super::expected::{Expected, Quote};

/// The kinds, in the order of the table, and whether what nobody wrote down is counted: of some the expectation names only part.
const KINDS: [(&str, bool); 25] = [
    ("title", false),
    ("cut of the body", false),
    ("date of the page", false),
    ("quotations, with their speaker", true),
    ("party spoken for, of quotations", false),
    ("echoes in the title", false),
    ("reported speech, with its speaker", false),
    ("provisions", true),
    ("sticking points", true),
    ("positions, with their party", true),
    ("meetings, with their status", true),
    ("events that must be found, with their kind", true),
    ("events that should be found, with their kind", false),
    ("modality, of events that are right", false),
    ("who did it, of events that are right", false),
    ("to whom, of events that are right", false),
    ("who says so, of events that are right", false),
    ("where, of events that are right", false),
    ("when, of events that are right", false),
    ("passages without an event", false),
    ("people killed or wounded", true),
    ("weapons", false),
    ("tallies, with total, parts and sum check", true),
    ("period, of tallies", false),
    ("places, with their country", false),
];

/// One row of the table.
#[derive(Debug, Default, Clone, Copy)]
pub struct Row {
    pub wanted: usize,
    pub found: usize,
    pub right: usize,
    pub extra: usize,
}

/// The scores of some texts.
#[derive(Debug, Default)]
pub struct Score {
    pub(super) rows: [Row; KINDS.len()],
    /// Names that are none and were taken for some.
    pub no_names: usize,
    /// What was missed, for whoever writes rules.
    pub missed: Vec<String>,
}

impl Score {
    /// Returns the names of the kinds.
    pub fn kinds() -> Vec<&'static str> {
        KINDS.iter().map(|(kind, _)| *kind).collect()
    }

    pub fn row(&self, kind: &str) -> Row {
        self.rows[KINDS.iter().position(|(name, _)| *name == kind).expect("it is a kind")]
    }

    /// Returns the table, in Markdown.
    pub fn table(&self) -> String {
        let mut out =
            "| what | wanted | found | right | not written down |\n| --- | ---: | ---: | ---: | ---: |\n"
                .to_owned();
        for ((kind, counts_extra), row) in KINDS.iter().zip(self.rows) {
            let extra = if *counts_extra { row.extra.to_string() } else { "–".to_owned() };
            out += &format!("| {kind} | {} | {} | {} | {extra} |\n", row.wanted, row.found, row.right);
        }
        out + &format!("| names made of words that are none | 0 | {} | – | – |\n", self.no_names)
    }

    /// Adds a text.
    pub fn add(&mut self, name: &str, account: &Account, expected: &Expected) {
        let before = self.missed.len();
        self.article(account, expected);
        self.quotations(account, expected);
        self.reported(account, expected);
        self.talks(account, expected);
        self.deeds(account, expected);
        let text = account.parsed.text();
        let is_never = |span: Span| expected.never_actors.iter().any(|never| never == span.of(text));
        self.no_names += account.mentions.iter().filter(|mention| is_never(mention.span)).count();
        self.missed[before..].iter_mut().for_each(|missed| *missed = format!("{name}: {missed}"));
    }

    pub(super) fn count(&mut self, kind: usize, found: bool, right: bool, what: &str) {
        let row = &mut self.rows[kind];
        row.wanted += 1;
        row.found += usize::from(found);
        row.right += usize::from(right);
        if !right {
            self.missed.push(format!("{}: {what}", KINDS[kind].0));
        }
    }

    fn article(&mut self, account: &Account, expected: &Expected) {
        let (article, wanted) = (&account.parsed.article, &expected.article);
        if let Some(title) = &wanted.title {
            self.count(0, article.title().is_some(), article.title() == Some(title), title);
        }
        let body = article.body().map(|body| body.of(&article.text));
        let is_cut = body.is_some_and(|body| body.starts_with(&wanted.first) && body.ends_with(&wanted.last));
        let is_right = is_cut && article.paragraphs.len() == wanted.paragraphs;
        self.count(1, body.is_some(), is_right, &wanted.last);
        let date = article.published.map(|published| published.date.to_string());
        self.count(2, date.is_some() == wanted.date.is_some(), date == wanted.date, &format!("{date:?}"));
    }

    fn quotations(&mut self, account: &Account, expected: &Expected) {
        let text = account.parsed.text();
        let is_quote = |s: &&Statement| matches!(s.kind, StatementKind::Direct | StatementKind::Fragment);
        let of = |quote: &Quote, kind: bool| {
            let span = place(text, &quote.text)?;
            account.statements.iter().find(|s| is_quote(s) == kind && covers(span, s.span))
        };
        for quote in &expected.quotes {
            if quote.kind.as_deref() == Some("headline") {
                let echo = of(quote, false).is_some_and(|s| s.kind == StatementKind::Headline);
                self.count(5, echo, echo && of(quote, true).is_none(), &quote.text);
                continue;
            }
            let found = of(quote, true);
            let is_right = found.is_some_and(|s| is_speaker(&quote.speaker, &s.speaker));
            self.count(3, found.is_some(), is_right, &told(quote, found));
            if let (Some(holder), Some(found)) = (&quote.holder, found) {
                let party = found.speaker.holder.as_ref();
                self.count(
                    4,
                    party.is_some(),
                    party.is_some_and(|p| is_party(holder, p)),
                    &told(quote, Some(found)),
                );
            }
        }
        let wanted: Vec<Span> = expected.quotes.iter().filter_map(|quote| place(text, &quote.text)).collect();
        let extra =
            account.statements.iter().filter(is_quote).filter(|s| !wanted.iter().any(|w| w.meets(s.span)));
        self.rows[3].extra += extra.count();
    }

    fn reported(&mut self, account: &Account, expected: &Expected) {
        let text = account.parsed.text();
        for quote in &expected.indirect {
            let Some(span) = place(text, &quote.text) else { continue };
            let all = account
                .statements
                .iter()
                .filter(|s| s.kind == StatementKind::Indirect && covers(span, s.span));
            let all: Vec<&Statement> = all.collect();
            let is_right = all.iter().any(|s| is_speaker(&quote.speaker, &s.speaker));
            self.count(6, !all.is_empty(), is_right, &told(quote, all.first().copied()));
        }
    }

    fn talks(&mut self, account: &Account, expected: &Expected) {
        let (text, talks) = (account.parsed.text(), &account.talks);
        let provisions: Vec<(Span, bool)> = talks.provisions.iter().map(|one| (one.span, true)).collect();
        for wanted in &expected.provisions {
            self.spans(7, text, &wanted.words, &provisions);
        }
        let points: Vec<(Span, bool)> = talks.sticking_points.iter().map(|one| (one.span, true)).collect();
        for wanted in &expected.sticking_points {
            self.spans(8, text, &wanted.words, &points);
        }
        for wanted in &expected.positions {
            // A position is the party's for which somebody speaks; the text may name it by its short form.
            let is_holder =
                |whose: &Speaker| whose.holder.as_ref().is_some_and(|one| is_party(&wanted.party, one));
            let is_named = |span: Span| shares_a_word(&wanted.party, span.of(text));
            let is_whose = |whose: &Speaker| {
                is_speaker(&wanted.party, whose) || is_holder(whose) || whose.span.is_some_and(is_named)
            };
            let all: Vec<_> = talks.positions.iter().map(|one| (one.span, is_whose(&one.party))).collect();
            self.spans(9, text, &wanted.words, &all);
        }
        for wanted in &expected.meetings {
            let is_status = |status| wanted.status.split('|').any(|word| word == status_word(status));
            let all: Vec<_> = talks.meetings.iter().map(|one| (one.span, is_status(one.status))).collect();
            self.spans(10, text, &wanted.words, &all);
        }
        let words =
            |all: &[super::expected::Words]| all.iter().filter_map(|one| place(text, &one.words)).collect();
        self.extra(7, talks.provisions.iter().map(|one| one.span), words(&expected.provisions));
        self.extra(8, talks.sticking_points.iter().map(|one| one.span), words(&expected.sticking_points));
        let positions = expected.positions.iter().filter_map(|one| place(text, &one.words)).collect();
        self.extra(9, talks.positions.iter().map(|one| one.span), positions);
        let meetings = expected.meetings.iter().filter_map(|one| place(text, &one.words)).collect();
        self.extra(10, talks.meetings.iter().map(|one| one.span), meetings);
    }

    fn spans(&mut self, kind: usize, text: &str, words: &str, all: &[(Span, bool)]) {
        let span = place(text, words);
        let mut there = all.iter().filter(|(one, _)| span.is_some_and(|span| covers(span, *one))).peekable();
        let is_found = there.peek().is_some();
        let is_right = there.any(|(_, right)| *right);
        self.count(kind, is_found, is_right, words);
    }

    pub(super) fn extra(&mut self, kind: usize, found: impl Iterator<Item = Span>, wanted: Vec<Span>) {
        self.rows[kind].extra += found.filter(|one| !wanted.iter().any(|span| span.meets(*one))).count();
    }
}

pub(super) fn place(text: &str, words: &str) -> Option<Span> {
    text.find(words).map(|start| Span::new(start, start + words.len()))
}

/// Whether half of what is wanted is in what was found.
pub(super) fn covers(wanted: Span, found: Span) -> bool {
    let shared = wanted.end.min(found.end).saturating_sub(wanted.start.max(found.start));
    shared * 2 >= wanted.len()
}

fn told(quote: &Quote, found: Option<&Statement>) -> String {
    match found {
        Some(found) => {
            format!("{} said by {:?} for {:?}", quote.text, found.speaker.actor.name(), found.speaker.holder)
        }
        None => format!("{} is not found", quote.text),
    }
}

/// Whether a speaker is the one that is wanted: by a word of the name, or by party.
fn is_speaker(wanted: &str, found: &Speaker) -> bool {
    shares_a_word(wanted, found.actor.name())
        || found.holder.as_ref().is_some_and(|party| is_party(wanted, party) && found.actor.name().is_empty())
        || (is_state(wanted) && found.holder.as_ref().is_some_and(|party| party.code == wanted))
}

fn is_party(wanted: &str, party: &Party) -> bool {
    party.code == wanted || shares_a_word(wanted, &party.name)
}

fn is_state(wanted: &str) -> bool {
    wanted.len() == 3 && wanted.chars().all(|letter| letter.is_ascii_uppercase())
}

pub(super) fn shares_a_word(a: &str, b: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|letter: char| !letter.is_alphanumeric());
        words.filter(|word| word.len() > 2 && *word != "the").map(str::to_lowercase).collect()
    };
    let b = words(b);
    words(a).iter().any(|word| b.contains(word) || b.contains(&format!("{word}s")))
}

fn status_word(status: MeetingStatus) -> &'static str {
    match status {
        MeetingStatus::Held => "held",
        MeetingStatus::Ongoing => "ongoing",
        MeetingStatus::Planned => "planned",
        MeetingStatus::CalledOff => "called off",
    }
}
