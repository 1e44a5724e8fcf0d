//! Checks a tree against its shape: keys, kinds of values, closed lists, numbers, and whether names are defined.
//!
//! In: a file's tree and its [`Shape`]. Out: every [`Problem`] of form, each with its place, what was expected and how
//! to mend it. Read first: [`Check::table`]. Invariant: one mistake gives one message; whoever builds from the tree
//! later takes what is right and is silent about the rest.

use std::collections::BTreeSet;
use std::ops::Range;
use std::time::Duration;

use jiff::tz::TimeZone;

use super::names::{Names, any_of, likely_key, nearest, one_of, quoted};
use super::node::{Entry, Node, SourceFile, Table, Value};
use super::shape::{Kind, Name, Shape};
use super::zones;
use crate::model::Problem;

/// The longest id, in bytes.
const ID_MAX: usize = 100;

/// What a check of one file works with.
pub(crate) struct Check<'a> {
    /// The file.
    pub file: &'a SourceFile<'a>,
    /// The names of the whole case.
    pub names: &'a Names,
    /// The agreement's zone, to propose offsets with.
    pub zone: Option<&'a TimeZone>,
    /// What was found.
    pub problems: &'a mut Vec<Problem>,
}

/// What is being checked: a key of something.
#[derive(Clone, Copy)]
struct Spot<'s> {
    whose: &'s str,
    key: &'s str,
    in_list: bool,
}

impl Spot<'_> {
    fn is(&self, found: &str) -> String {
        let verb = if self.in_list { "holds" } else { "is" };
        format!("`{}` of {} {verb} {found}", self.key, self.whose)
    }
}

impl Check<'_> {
    /// Notes a problem at a span.
    pub fn report(&mut self, problem: Problem, span: &Range<usize>) {
        self.problems.push(problem.at(self.file.at(span)));
    }

    /// Checks a table and all below it. `whose` says whose table it is, if anyone's.
    pub fn table(&mut self, table: &Table, shape: &'static Shape, whose: &str) {
        let own = own_name(table, shape, whose);
        for entry in &table.entries {
            match shape.keys.iter().find(|key| key.name == entry.key) {
                Some(key) => {
                    let spot = Spot { whose: &own, key: key.name, in_list: false };
                    self.value(&entry.node, &key.kind, spot);
                }
                None => self.unknown_key(entry, shape, &own),
            }
        }
        for key in shape.keys.iter().filter(|key| key.needed && table.get(key.name).is_none()) {
            let meant = |e: &Entry| likely_key(&e.key, shape).is_some_and(|k| k.name == key.name);
            if !table.entries.iter().any(meant) {
                self.missing_key(table, key.name, &key.kind, key.doc, &own);
            }
        }
    }

    fn unknown_key(&mut self, entry: &Entry, shape: &'static Shape, own: &str) {
        let what = format!("{own} has a key {} that is not known", quoted(&entry.key));
        let names = || shape.keys.iter().map(|k| k.name);
        let mut problem = Problem::error("unknown-key", what);
        match nearest(&entry.key, names()) {
            Some(near) => {
                problem = problem.expected("not a key here").help(format!("did you mean `{near}`?"))
            }
            None => {
                let all = names().map(quoted).collect::<Vec<_>>().join(", ");
                problem = problem.expected("not a key here").help(format!("its keys are {all}"));
            }
        }
        self.report(problem, &entry.key_span);
    }

    fn missing_key(&mut self, table: &Table, key: &str, kind: &Kind, doc: &str, own: &str) {
        let (written, what) = match kind {
            Kind::Table(_) => (format!("`[{key}]`"), String::new()),
            Kind::List(Kind::Table(_), _) if table.header.is_empty() => {
                (format!("`[[{key}]]` table"), String::new())
            }
            _ => (format!("`{key}`"), format!(", {}", expected(kind))),
        };
        let problem = Problem::error("missing-key", format!("{own} has no {written}"))
            .expected(format!("expected {written}{what}: {}", lower_first(doc)));
        match table.header.is_empty() {
            true => self.problems.push(problem.at(self.file.whole())),
            false => self.report(problem, &table.header),
        }
    }

    fn value(&mut self, node: &Node, kind: &'static Kind, spot: Spot<'_>) {
        match (kind, &node.value) {
            (Kind::Table(shape), Value::Table(table)) => {
                let whose = nested(spot);
                self.table(table, shape, &whose);
            }
            (Kind::List(item, least), Value::List(items)) => self.list(node, items, item, *least, spot),
            (Kind::Either(_, shape), Value::Table(table)) => self.table(table, shape, &nested(spot)),
            (Kind::Either(name, _), _) => self.value(node, name, spot),
            (Kind::Free(_) | Kind::Numbers, _) => {}
            (Kind::Whole(..) | Kind::Number(..), Value::Whole(_) | Value::Number(_)) => {
                self.number(node, kind, spot);
            }
            (Kind::TextOrNumber, Value::Whole(_) | Value::Number(_)) => {}
            (_, Value::Text(text)) => self.text(node, text, kind, spot),
            (Kind::Flag, Value::Flag(_))
            | (Kind::Day, Value::Day(_))
            | (Kind::Instant, Value::Instant(_)) => {}
            (Kind::Instant, Value::Local(_) | Value::Day(_)) => self.no_offset(node, spot),
            _ => self.wrong_type(node, kind, spot),
        }
    }

    fn list(&mut self, node: &Node, items: &[Node], item: &'static Kind, least: usize, spot: Spot<'_>) {
        if items.len() < least {
            let what = match items.len() {
                0 => format!("`{}` of {} is empty", spot.key, spot.whose),
                n => format!("`{}` of {} holds only {n}", spot.key, spot.whose),
            };
            let problem = Problem::error("too-few", what)
                .expected(format!("expected at least {least}, each {}", expected(item)));
            self.report(problem, &node.span);
        }
        for one in items {
            self.value(one, item, Spot { in_list: true, ..spot });
        }
        self.twice(items, item, spot);
    }

    /// Reports a name or word that stands twice in one list.
    fn twice(&mut self, items: &[Node], item: &Kind, spot: Spot<'_>) {
        if !matches!(item, Kind::Ref(..) | Kind::Word(..)) {
            return;
        }
        let mut seen = BTreeSet::new();
        for one in items {
            let Some(text) = one.text() else { continue };
            if !seen.insert(text) {
                let what = format!("`{}` of {} holds {} twice", spot.key, spot.whose, quoted(text));
                let problem = Problem::error("twice-in-list", what).expected("this one is too many");
                self.report(problem, &one.span);
            }
        }
    }

    fn text(&mut self, node: &Node, text: &str, kind: &'static Kind, spot: Spot<'_>) {
        let span = &node.span;
        match kind {
            Kind::Instant | Kind::Day | Kind::Whole(..) | Kind::Number(..) | Kind::Flag => {
                self.needless_quotes(node, text, kind, spot);
            }
            Kind::List(..) => {
                let problem = Problem::error("wrong-type", spot.is("a text where a list belongs"))
                    .expected(format!("expected {}", expected(kind)))
                    .help(format!("a list of one is written `{} = [{}]`", spot.key, in_quotes(text)));
                self.report(problem, span);
            }
            Kind::Table(_) => self.wrong_type(node, kind, spot),
            _ if text.trim().is_empty() => {
                let problem = Problem::error("empty-text", spot.is("an empty text"));
                self.report(problem.expected(format!("expected {}", expected(kind))), span);
            }
            Kind::Id(name) => self.id(*name, text, span, spot),
            Kind::Ref(names, words) => self.reference(names, words, text, span, spot),
            Kind::Word(what, words) => self.word(what, words, text, span, spot),
            Kind::Duration => self.duration(text, span, spot),
            Kind::Measure => self.measure(text, span, spot),
            Kind::Zone => self.zone_name(text, span),
            _ => {}
        }
    }

    fn needless_quotes(&mut self, node: &Node, text: &str, kind: &'static Kind, spot: Spot<'_>) {
        let mut problem = Problem::error("wrong-type", spot.is("a text in quotes"))
            .expected(format!("expected {}", expected(kind)));
        let plain = text.trim();
        if toml::de::DeValue::parse(plain).is_ok_and(|v| !v.get_ref().is_str()) && plain.len() < 40 {
            problem = problem.help(format!("without the quotes: `{} = {plain}`", spot.key));
        }
        self.report(problem, &node.span);
    }

    fn id(&mut self, name: Name, text: &str, span: &Range<usize>, spot: Spot<'_>) {
        if let Some(slip) = id_slip(text) {
            let problem = Problem::error("ill-formed-id", format!("the id {} {slip}", quoted(text)))
                .expected("expected lower-case letters, digits, `.`, `_` and `-`")
                .help(proposed_id(text).map_or_else(
                    || format!("ids are names for programs; `name` of {} can be in any script", spot.whose),
                    |id| format!("`{id}` would do; `name` can be written in any way"),
                ));
            self.report(problem, span);
        }
        if let Some(problem) = self.names.duplicate(self.file, name, text, span) {
            self.problems.push(problem);
        }
    }

    fn reference(&mut self, names: &[Name], words: &[&str], text: &str, span: &Range<usize>, spot: Spot<'_>) {
        if self.names.knows(names, text) || words.contains(&text) {
            return;
        }
        let whose = format!("`{}` of {}", spot.key, spot.whose);
        self.problems.extend(self.names.undefined(self.file, &whose, (names, words), (text, span)));
    }

    fn word(&mut self, what: &str, words: &[&str], text: &str, span: &Range<usize>, spot: Spot<'_>) {
        if words.contains(&text) {
            return;
        }
        let mut problem =
            Problem::error("unknown-word", spot.is(&format!("{}, which is not {what}", quoted(text))));
        problem = match nearest(text, words.iter().copied()) {
            Some(near) => {
                problem.expected(format!("expected {what}")).help(format!("did you mean `{near}`?"))
            }
            None if words.len() <= 8 => {
                problem.expected(format!("expected {}", one_of(words.iter().copied())))
            }
            None => {
                let all = words.iter().map(|w| quoted(w)).collect::<Vec<_>>().join(", ");
                problem.expected(format!("expected {what}")).help(format!("the words are {all}"))
            }
        };
        self.report(problem, span);
    }

    fn duration(&mut self, text: &str, span: &Range<usize>, spot: Spot<'_>) {
        if duration(text).is_none() {
            let found = format!("{}, which is not a length of time", quoted(text));
            let problem = Problem::error("not-a-duration", spot.is(&found))
                .expected("expected minutes, hours or days: `90m`, `48h`, `7d`");
            self.report(problem, span);
        }
    }

    fn measure(&mut self, text: &str, span: &Range<usize>, spot: Spot<'_>) {
        if id_slip(text).is_some() {
            let problem = Problem::error(
                "not-a-measure",
                spot.is(&format!("{}, which is not a measure", quoted(text))),
            )
            .expected("expected `none`, `no-grave`, `at-most-N`, or the text's own word such as `reduced`");
            self.report(problem, span);
        }
    }

    fn zone_name(&mut self, text: &str, span: &Range<usize>) {
        if zones::get(text).is_some() {
            return;
        }
        let mut problem = Problem::error("unknown-timezone", format!("{} is not a time zone", quoted(text)))
            .expected("expected a zone of the IANA database, like `Asia/Damascus`");
        if let Some(near) = zones::nearest(text) {
            problem = problem.help(format!("did you mean `{near}`?"));
        }
        self.report(problem, span);
    }

    fn number(&mut self, node: &Node, kind: &'static Kind, spot: Spot<'_>) {
        let inside = match (kind, &node.value) {
            (Kind::Whole(low, high), Value::Whole(Some(n))) => (low..=high).contains(&n),
            (Kind::Number(low, high), _) => node.number().is_some_and(|n| (*low..=*high).contains(&n)),
            (Kind::Whole(..), Value::Number(_)) => return self.wrong_type(node, kind, spot),
            _ => false,
        };
        if !inside {
            let written = quoted(self.file.text.get(node.span.clone()).unwrap_or_default());
            let problem =
                Problem::error("out-of-range", spot.is(&format!("{written}, which is out of range")))
                    .expected(format!("expected {}", expected(kind)));
            self.report(problem, &node.span);
        }
    }

    fn no_offset(&mut self, node: &Node, spot: Spot<'_>) {
        let (local, found) = match node.value {
            Value::Local(at) => (Some(at), "has no offset from UTC"),
            Value::Day(day) => (Some(day.at(0, 0, 0, 0)), "has neither an hour nor an offset from UTC"),
            _ => (None, "is not a date-time"),
        };
        let proposed = local.and_then(|at| self.zone?.to_zoned(at).ok());
        let example = proposed.map_or_else(
            || "2016-09-12T19:00:00+03:00".to_owned(),
            |at| at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
        );
        let problem = Problem::error("no-offset", format!("`{}` of {} {found}", spot.key, spot.whose))
            .expected(format!("expected a date-time with its offset, like `{example}`"))
            .help("the hour decides on which day of the agreement something falls, and zones change their offset");
        self.report(problem, &node.span);
    }

    fn wrong_type(&mut self, node: &Node, kind: &'static Kind, spot: Spot<'_>) {
        let problem = Problem::error("wrong-type", spot.is(found(&node.value)));
        let span = match &node.value {
            Value::Table(table) if !table.header.is_empty() => &table.header,
            _ => &node.span,
        };
        self.report(problem.expected(format!("expected {}", expected(kind))), span);
    }
}

/// Returns what a table is called in messages: "provision `no-attack`", "`counts` of provision `aid`", "a provision".
fn own_name(table: &Table, shape: &Shape, whose: &str) -> String {
    let has_id = shape.keys.iter().any(|key| key.name == "id");
    match table.text("id").filter(|id| has_id && !id.trim().is_empty()) {
        _ if shape.name == "agreement" => "the agreement".to_owned(),
        Some(id) => format!("{} {}", shape.name, quoted(id)),
        None if !whose.is_empty() => whose.to_owned(),
        None if shape.name.contains('.') => shape.name.to_owned(),
        None => format!("{} {}", if shape.name.starts_with(['a', 'e']) { "an" } else { "a" }, shape.name),
    }
}

fn nested(spot: Spot<'_>) -> String {
    match spot.whose.ends_with(".toml") {
        true => String::new(),
        false => format!("`{}` of {}", spot.key, spot.whose),
    }
}

fn in_quotes(text: &str) -> String {
    quoted(text).replace('`', "\"")
}

fn found(value: &Value) -> &'static str {
    match value {
        Value::Text(_) => "a text",
        Value::Whole(_) => "a whole number",
        Value::Number(_) => "a number that is not whole",
        Value::Flag(_) => "true or false",
        Value::Day(_) => "a day",
        Value::Instant(_) => "a date-time",
        Value::Local(_) => "a date-time without offset",
        Value::OtherTime => "not a date that can be used",
        Value::Null => "null",
        Value::List(_) => "a list",
        Value::Table(_) => "a table",
    }
}

/// Returns what a value of this kind is, for people: "a list of acts".
pub(crate) fn expected(kind: &Kind) -> String {
    match kind {
        Kind::Text => "a text in quotes".to_owned(),
        Kind::Id(_) => "an id in quotes: lower-case letters, digits, `.`, `_` and `-`".to_owned(),
        Kind::Ref(names, []) => {
            format!("the id of {}", any_of(&names.iter().map(|n| n.one()).collect::<Vec<_>>()))
        }
        Kind::Ref(names, words) => {
            let names = any_of(&names.iter().map(|n| n.one()).collect::<Vec<_>>());
            format!("the id of {names}, or {}", one_of(words.iter().copied()))
        }
        Kind::Word(what, words) if words.len() > 8 => format!("{what} in quotes"),
        Kind::Word(_, words) => one_of(words.iter().copied()),
        Kind::Whole(low, high) => format!("a whole number from {low} to {high}"),
        Kind::Number(low, high) => format!("a number from {low} to {high}"),
        Kind::Flag => "`true` or `false`, without quotes".to_owned(),
        Kind::Day => "a day like `2016-09-12`, without quotes".to_owned(),
        Kind::Instant => "a date-time with its offset, like `2016-09-12T19:00:00+03:00`".to_owned(),
        Kind::Duration => "minutes, hours or days in quotes: `90m`, `48h`, `7d`".to_owned(),
        Kind::Measure => {
            "`none`, `no-grave`, `at-most-N`, or the text's own word such as `reduced`".to_owned()
        }
        Kind::Zone => "a zone of the IANA database in quotes, like `Asia/Damascus`".to_owned(),
        Kind::TextOrNumber => "a text in quotes or a number".to_owned(),
        Kind::Table(shape) => format!("a table: {}", shape.doc.trim_end_matches('.').to_lowercase()),
        Kind::List(Kind::Table(shape), _) => format!("a list of tables: {}", lower_first(shape.doc)),
        Kind::List(Kind::Either(item, _), _) | Kind::List(item, _) => {
            format!("a list in square brackets, each {}", expected(item))
        }
        Kind::Either(name, _) => format!("{}, or a table", expected(name)),
        Kind::Free(what) => (*what).to_owned(),
        Kind::Numbers => "labels with whole numbers".to_owned(),
    }
}

fn lower_first(text: &str) -> String {
    let mut letters = text.trim_end_matches('.').chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// Returns what is wrong with an id, if anything.
fn id_slip(id: &str) -> Option<&'static str> {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '_' | '-');
    match id {
        _ if id.len() > ID_MAX => Some("is longer than 100 letters"),
        _ if id.chars().any(|c| c.is_ascii_uppercase()) => Some("has capital letters"),
        _ if id.chars().any(char::is_whitespace) => Some("has a space in it"),
        _ if !id.chars().all(fits) => Some("has a letter that ids cannot have"),
        _ => None,
    }
}

fn proposed_id(text: &str) -> Option<String> {
    let id = crate::model::normal_name(text).replace(' ', "-");
    (!id.is_empty() && id_slip(&id).is_none()).then_some(id)
}

/// Reads a length of time: `90m`, `48h`, `7d`. A day is 24 hours.
pub(crate) fn duration(text: &str) -> Option<Duration> {
    let (number, unit) = text.split_at_checked(text.len().checked_sub(1)?)?;
    let seconds = match unit {
        "m" => 60,
        "h" => 3_600,
        "d" => 86_400,
        _ => return None,
    };
    let digits = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    let number: u64 = number.parse().ok().filter(|n| digits && (1..=1_000_000).contains(n))?;
    Some(Duration::from_secs(number * seconds))
}
