//! Reports: what was read becomes reports of the engine's kinds, all of them unreviewed.
//!
//! In: an [`Account`] and [`Of`], which says whose text it is. Out: [`Made`]. Read first: [`reports`].
//!
//! Invariant: every report is unreviewed, has the text's own words and names its rule and span. Invariant: what the text does
//! not say is left unknown in the report and told beside it; nothing is filled in. Invariant: what is to come, or has no
//! act of the engine's, becomes no report, and is told.

mod done;
mod unknown;

use engine::model::{Place, ReportId, SourceId, When};
use engine::reports::{Body, Credibility, Decision, Origin, ReadFrom, Report, Review, Statement as Said};
use engine::terms::Terms;

use crate::page::Span;
use crate::proposed::Proposal;
use crate::statements::{Speaker, Statement, StatementKind};
use crate::views::Spans;
use crate::{Account, Rule};

/// The most letters of a text that a report repeats.
const SAYS_MAX: usize = 600;

/// Whose text it is, and where it goes.
#[derive(Debug, Clone)]
pub struct Of<'a> {
    /// The case, for the names that it knows.
    pub terms: &'a Terms,
    /// The source of the text.
    pub source: SourceId,
    /// Where others can read it.
    pub address: Option<String>,
    /// What the ids of its reports begin with: the same for the same text, and for no other.
    pub stem: String,
}

/// What became of an account.
#[derive(Debug, Clone, PartialEq)]
pub struct Made {
    /// The reports, in the order of events, tallies and statements, each in that of the text.
    pub reports: Vec<Report>,
    /// What the text does not say, and what became no report; sentences.
    pub told: Vec<String>,
    /// Names that the case does not know, what becomes of them, and how to mend it; sentences.
    pub unknown: Vec<String>,
}

/// Returns the source of the case that a text is of, if the text or its address says so.
///
/// The agency of its first line, its byline, or the site that it was fetched from must be a source's name, other name or
/// address; if they speak for two sources, none is taken.
pub fn source_of(terms: &Terms, account: &Account, address: Option<&str>) -> Option<SourceId> {
    let article = &account.parsed.article;
    let agency = article.dateline.and_then(|line| line.agency).map(|span| span.of(&article.text));
    let names = [agency, article.byline.map(|span| span.of(&article.text))];
    let mut found: Vec<&SourceId> =
        names.into_iter().flatten().filter_map(|name| named(terms, name)).collect();
    let site = address.and_then(host);
    let is_of_site = |theirs: &str| site.is_some() && host(theirs) == site;
    found.extend(
        terms.sources.values().filter(|s| s.address.as_deref().is_some_and(is_of_site)).map(|s| &s.id),
    );
    found.dedup();
    match found.as_slice() {
        [one] => Some((*one).clone()),
        _ => None,
    }
}

/// Returns the source of a name.
fn named<'t>(terms: &'t Terms, name: &str) -> Option<&'t SourceId> {
    let is_name = |known: &str| known.trim().eq_ignore_ascii_case(name.trim());
    let of = terms.sources.values().find(|source| {
        is_name(&source.name)
            || is_name(source.id.as_str())
            || source.aliases.iter().any(|alias| is_name(alias))
    });
    of.map(|source| &source.id)
}

/// Returns the site of an address of the web.
fn host(address: &str) -> Option<&str> {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    Some(host.strip_prefix("www.").unwrap_or(host)).filter(|host| !host.is_empty())
}

/// Turns an account into reports.
pub fn reports(account: &Account, of: &Of<'_>) -> Made {
    reports_with(account, &[], of)
}

/// Turns an account, and what a model proposed beside it, into reports.
pub fn reports_with(account: &Account, proposals: &[Proposal], of: &Of<'_>) -> Made {
    let spans = Spans::of(account.parsed.text());
    let (reports, told, tellers) = (Vec::new(), Vec::new(), Vec::new());
    let mut maker = Maker { account, of, spans, reports, told, tellers };
    maker.events();
    maker.tallies();
    maker.statements();
    proposals.iter().for_each(|one| maker.proposed(one));
    maker.tell_rest();
    let unknown = unknown::names(&maker.reports, &maker.tellers, &of.source, of.terms);
    Made { reports: maker.reports, told: maker.told, unknown }
}

struct Maker<'a> {
    account: &'a Account,
    of: &'a Of<'a>,
    spans: Spans<'a>,
    reports: Vec<Report>,
    told: Vec<String>,
    /// From whom the text has something, where that is no source of the case.
    tellers: Vec<&'a str>,
}

/// What a report has beside its body.
struct Rest {
    span: Span,
    rule: Rule,
    when: Option<When>,
    place: Place,
    note: Option<String>,
    copies: Vec<String>,
}

impl<'a> Maker<'a> {
    /// Returns the source that a report repeats, if the text has it from one of the case's; another is noted.
    fn copied(&mut self, teller: Option<&'a str>) -> Vec<String> {
        let Some(teller) = teller else { return Vec::new() };
        match named(self.of.terms, teller) {
            Some(id) if *id == self.of.source => Vec::new(),
            Some(id) => vec![id.as_str().to_owned()],
            None => {
                self.tellers.push(teller);
                Vec::new()
            }
        }
    }

    fn add(&mut self, kind: char, body: Body, rest: Rest) {
        let count = self.reports.len() + 1;
        let [start, end] = self.spans.chars(rest.span);
        let published = self.account.parsed.article.published;
        self.reports.push(Report {
            id: ReportId::new(format!("{}-{kind}{count}", self.of.stem)),
            source: self.of.source.clone(),
            origin: Origin { file: self.of.stem.as_str().into(), line: count as u32 },
            published: published.map(|published| When::day(published.date)),
            received: None,
            address: self.of.address.clone(),
            copies: rest.copies,
            says: Some(shortened(rest.span.of(self.account.parsed.text()))),
            note: rest.note,
            credibility: Credibility::Unknown,
            review: Review::Unreviewed,
            read_from: Some(Box::new(ReadFrom {
                rule: rest.rule.to_owned(),
                span: (start as u32, end as u32),
            })),
            incident: None,
            when: rest.when,
            place: rest.place,
            body,
        });
    }

    /// Statements that stand by themselves: not pieces of others, nor a headline's echo.
    fn statements(&mut self) {
        let account = self.account;
        let whole = |one: &&Statement| {
            matches!(one.kind, StatementKind::Direct | StatementKind::Indirect) && one.part_of.is_none()
        };
        let mut unknown = 0;
        for one in account.statements.iter().filter(whole) {
            let by = self.speakers(one);
            unknown += usize::from(by.is_empty());
            let said = Said { by, about: None, decision: Decision::None, step: None };
            let note = said_of(&one.speaker);
            let rest = Rest {
                span: one.span,
                rule: one.rule,
                when: None,
                place: Place::default(),
                note,
                copies: Vec::new(),
            };
            self.add('s', Body::Statement(Box::new(said)), rest);
        }
        self.tell(
            unknown,
            "statement of which the text does not say who made it",
            "statements of which the text does not say who made them",
        );
    }

    fn speakers(&self, one: &Statement) -> Vec<String> {
        let all = std::iter::once(&one.speaker).chain(&one.also);
        all.filter_map(|speaker| self.speaker(speaker)).collect()
    }

    /// Returns the case's actor for a speaker, or for the party spoken for; else the name in the text.
    fn speaker(&self, speaker: &Speaker) -> Option<String> {
        let name = Some(speaker.actor.name()).filter(|name| !name.is_empty());
        let holder = speaker.holder.as_ref().map(|party| party.name.as_str());
        let known = |name: &str| self.of.terms.actor_named(name).map(|actor| actor.id.as_str().to_owned());
        name.and_then(known).or_else(|| holder.and_then(known)).or_else(|| name.or(holder).map(str::to_owned))
    }

    /// Returns the case's actor of a name; else the name.
    fn actor(&self, name: &str) -> String {
        self.of.terms.actor_named(name).map_or_else(|| name.to_owned(), |actor| actor.id.as_str().to_owned())
    }

    /// Tells so many of something; of none, nothing.
    fn tell(&mut self, count: usize, one: &str, many: &str) {
        if count > 0 {
            self.told.push(format!("{count} {}", if count == 1 { one } else { many }));
        }
    }

    /// Tells what no kind of report holds, and what the article lacks.
    fn tell_rest(&mut self) {
        let account = self.account;
        if account.parsed.article.published.is_none() && !self.reports.is_empty() {
            self.told.push("no date of publication: neither the text nor `--published` gives one".to_owned());
        }
        let talks = &account.talks;
        let kinds = [
            (talks.meetings.len(), "meeting", "meetings"),
            (talks.provisions.len(), "provision", "provisions"),
            (talks.sticking_points.len(), "sticking point", "sticking points"),
            (talks.positions.len(), "position", "positions"),
        ];
        for (count, one, many) in kinds {
            let no_report =
                |what: &str| format!("{what} of talks, which are no reports: `talks.toml` is their place");
            self.tell(count, &no_report(one), &no_report(many));
        }
    }
}

/// Returns who spoke for whom, as far as the report's own keys do not say it.
fn said_of(speaker: &Speaker) -> Option<String> {
    let name = Some(speaker.actor.name()).filter(|name| !name.is_empty())?;
    Some(match &speaker.holder {
        Some(party) if party.name != name => format!("said by {name}, for {}", party.name),
        _ => format!("said by {name}"),
    })
}

/// Returns a text on one line, not longer than a report may repeat.
fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(SAYS_MAX) {
        Some((at, _)) => format!("{} ...", &line[..at]),
        None => line,
    }
}
