//! `talks.toml`: from its text to [`Talks`].
//!
//! In: the text, and the terms, for the actors that sides are. Out: talks, or every problem of the file in file order.
//! Read first: [`Talks::parse`]. Invariant: talks leave here only if no error was found.

use std::ops::Range;

use super::{Deal, Issue, Meeting, MeetingStatus, Position, Side, Stance, Statement, Talks};
use crate::model::{ActorId, Problem, Severity, StatementId, When};
use crate::terms::check::Check;
use crate::terms::names::{Names, nearest, quoted};
use crate::terms::node::{Node, SourceFile, Table, read_toml};
use crate::terms::talks_shape::TALKS;
use crate::terms::{NamedText, Terms};

/// How many problems are told at once.
const PROBLEMS_MAX: usize = 500;

impl Talks {
    /// Reads the talks of a case; with them what is odd about the file and yet did no harm.
    ///
    /// `terms`: those of the case; `None` where they have errors of their own, and actors are not looked up.
    ///
    /// # Errors
    /// Every error of the file, in file order.
    pub fn parse(text: NamedText<'_>, terms: Option<&Terms>) -> Result<(Self, Vec<Problem>), Vec<Problem>> {
        let file = SourceFile::new(text.file, text.text);
        let mut problems = Vec::new();
        let root = read_toml(&file, &mut problems);
        let broken = !problems.is_empty();
        let mut names = Names::default();
        let table = root.table().cloned().unwrap_or_default();
        names.collect(&file, &table, &TALKS, broken);
        // What is odd about a broken file is not told.
        let mut untold = Vec::new();
        let told = if broken { &mut untold } else { &mut problems };
        let zone = terms.map(|terms| &terms.agreement.zone);
        let mut cx = Check { file: &file, names: &names, zone, problems: told };
        cx.table(&table, &TALKS, "");
        let talks = Reader { cx: &mut cx, terms }.talks(&table);
        problems.sort_by_key(|p| p.at.as_ref().map(|at| (at.line, at.span.0)));
        problems.truncate(PROBLEMS_MAX);
        match problems.iter().any(|p| p.severity == Severity::Error) {
            true => Err(problems),
            false => Ok((talks, problems)),
        }
    }
}

struct Reader<'r, 'a> {
    cx: &'r mut Check<'a>,
    terms: Option<&'r Terms>,
}

impl Reader<'_, '_> {
    fn talks(&mut self, root: &Table) -> Talks {
        let head = root.get("talks").and_then(Node::table).cloned().unwrap_or_default();
        let statements: Vec<Statement> = root.tables("statement").filter_map(|t| self.statement(t)).collect();
        Talks {
            title: head.string("title"),
            between: head.ids("between"),
            note: head.opt_string("note"),
            sides: root.tables("side").map(|t| self.side(t)).collect(),
            issues: root.tables("issue").map(issue).collect(),
            positions: root.tables("position").map(|t| self.position(t, &statements)).collect(),
            statements,
            meetings: root.tables("meeting").filter_map(|t| self.meeting(t)).collect(),
        }
    }

    fn side(&mut self, table: &Table) -> Side {
        if let (Some(node), Some(terms)) = (table.get("actor"), self.terms) {
            self.actor(node, terms);
        }
        Side {
            id: table.string("id").as_str().into(),
            name: table.string("name"),
            actor: table.text("actor").map(ActorId::from),
            note: table.opt_string("note"),
        }
    }

    fn actor(&mut self, node: &Node, terms: &Terms) {
        let Some(text) = node.text().filter(|text| !terms.actors.contains_key(*text)) else { return };
        let what = format!("a side is the actor {}, and no actor of that id is defined", quoted(text));
        let near = nearest(text, terms.actors.keys().map(ActorId::as_str));
        let problem =
            Problem::error("undefined-name", what).expected("expected the id of an actor of `actors.toml`");
        let problem = match near {
            Some(near) => problem.help(format!("did you mean `{near}`?")),
            None => problem.help("leave `actor` out where a side is no actor of the case"),
        };
        self.cx.report(problem, &node.span);
    }

    fn statement(&mut self, table: &Table) -> Option<Statement> {
        Some(Statement {
            id: table.string("id").as_str().into(),
            issue: table.string("issue").as_str().into(),
            side: table.string("side").as_str().into(),
            when: self.when(table)?,
            speaker: table.opt_string("speaker"),
            role: table.opt_string("role"),
            place: table.opt_string("place"),
            to: table.opt_string("to"),
            stance: Stance::from_word(table.text("stance")?).ok()?,
            says: table.string("says"),
            deal: table.text("deal").and_then(|word| Deal::from_word(word).ok()),
            address: table.opt_string("address"),
            dated: table.opt_string("dated"),
        })
    }

    /// Reads a position; one that rests on what another side said is none of its side's.
    fn position(&mut self, table: &Table, statements: &[Statement]) -> Position {
        let side = table.string("side");
        for node in table.items("rests_on") {
            let Some(said) = statements.iter().find(|s| Some(s.id.as_str()) == node.text()) else { continue };
            if said.side.as_str() != side && !side.is_empty() {
                let what = format!(
                    "a position of {} rests on {}, which {} said",
                    quoted(&side),
                    quoted(said.id.as_str()),
                    quoted(said.side.as_str())
                );
                let problem = Problem::error("not-its-own-words", what);
                self.cx.report(problem.expected("expected a statement of that side"), &node.span);
            }
        }
        Position {
            issue: table.string("issue").as_str().into(),
            side: side.as_str().into(),
            says: table.string("says"),
            rests_on: table.ids::<StatementId>("rests_on"),
        }
    }

    fn meeting(&mut self, table: &Table) -> Option<Meeting> {
        Some(Meeting {
            id: table.string("id").as_str().into(),
            when: self.when(table)?,
            place: table.opt_string("place"),
            who: table.texts("who"),
            topic: table.opt_string("topic"),
            status: MeetingStatus::from_word(table.text("status")?).ok()?,
            outcome: table.opt_string("outcome"),
            addresses: table.texts("addresses"),
        })
    }

    fn when(&mut self, table: &Table) -> Option<When> {
        let node = table.get("when")?;
        let Some(text) = node.text() else {
            return self.no_date("`when` is not a text".to_owned(), &node.span);
        };
        match When::parse(text) {
            Ok(when) if when.is_open() => {
                self.no_date(format!("{} has an open edge", quoted(text)), &node.span)
            }
            Ok(when) => Some(when),
            Err(error) => self.no_date(error.to_string(), &node.span),
        }
    }

    fn no_date(&mut self, what: String, span: &Range<usize>) -> Option<When> {
        let problem = Problem::error("not-a-date", what).expected(
            "expected a day or an interval in quotes: `\"2016-09-04\"`, `\"2016-09-09/2016-09-12\"`",
        );
        self.cx.report(problem, span);
        None
    }
}

fn issue(table: &Table) -> Issue {
    Issue {
        id: table.string("id").as_str().into(),
        title: table.string("title"),
        asks: table.opt_string("asks"),
    }
}
