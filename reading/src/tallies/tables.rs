//! Lines of a list become the parts of a count, or counts of their own.
//!
//! In: a [`Block`], the counts before it. Out: more [`Tally`]s, or parts of the last one. Invariant: without a total that the
//! text states, lines are parts of nothing, and are not added up.

use engine::model::CountIs;

use super::lines::{Block, Line};
use super::words::{self, BREACH, UNIT};
use super::{Finder, Row, Tally, period};
use crate::page::Span;

impl Finder<'_> {
    /// Reads the next block of lines, which stands in the `n`-th sentence.
    pub(super) fn block(&mut self, n: usize) {
        let block = self.blocks[self.next].clone();
        let takes_rows = block.lines.len() > 1 && self.give_lines(n, &block);
        let columns = block.total.as_ref().map_or(0, |total| total.numbers.len());
        for column in 0..columns {
            self.column(n, &block, column, takes_rows);
        }
        if columns == 0 && !takes_rows {
            block.lines.iter().for_each(|line| self.line(n, line));
        }
    }

    /// The lines are the parts of the count right before them, if they may be.
    fn give_lines(&mut self, n: usize, block: &Block) -> bool {
        let rows: Vec<Row> = rows(block, 0);
        let is_one_column = block.lines[0].numbers.len() == 1;
        let by = self.by(&rows);
        let Some(last) = self.tallies.last_mut().filter(|tally| tally.sentence + 1 >= n) else {
            return false;
        };
        let sum: u64 = super::sum(&rows);
        let may_be = is_one_column && last.rows.is_empty() && sum * 2 <= u64::from(last.total) * 3;
        if may_be && sum * 2 >= u64::from(last.total) {
            last.span.end = block.span.end.max(last.span.end);
            (last.by, last.rows) = (Some(by), rows);
            return true;
        }
        false
    }

    /// A column whose total a line states.
    fn column(&mut self, n: usize, block: &Block, column: usize, is_given: bool) {
        let Some(total) = &block.total else { return };
        let Some(count) = total.numbers[column] else { return };
        if is_given && self.tallies.last().is_some_and(|last| last.total == count) {
            return;
        }
        let rows = rows(block, column);
        let unit = block.heads.get(column).copied().or_else(|| self.unit_of(total.name));
        let unit = unit.or_else(|| self.unit_before(block.span.start)).unwrap_or(total.name);
        let by = (!rows.is_empty()).then(|| self.by(&rows));
        let tally = Tally { rows, by, ..self.stated(n, count, unit, block.span, "tally-table") };
        self.tallies.push(tally);
    }

    /// "Ceasefire violations: 34": a line that names what it counts.
    fn line(&mut self, n: usize, line: &Line) {
        let (Some(unit), Some(count)) = (self.unit_of(line.name), line.numbers[0]) else { return };
        let tally = self.stated(n, count, unit, line.span, "tally-line");
        self.tallies.push(tally);
    }

    fn stated(&self, n: usize, total: u32, unit: Span, span: Span, rule: crate::Rule) -> Tally {
        let source = self.tallies.last().and_then(|tally| tally.source);
        let period = period::period(self.parsed, self.setting, n);
        Tally {
            total,
            is: CountIs::Exact,
            unit,
            rows: Vec::new(),
            by: None,
            is_partial: false,
            accused: None,
            source,
            period,
            span,
            sentence: n,
            rule,
        }
    }

    /// Returns the word of a name that says what is counted: a breach, or the only words of the name.
    fn unit_of(&self, name: Span) -> Option<Span> {
        let tokens = self.parsed.tokens_in(name);
        let class = |at: usize| words::class(self.parsed, at);
        let head = tokens.clone().find(|at| class(*at) & BREACH != 0).or_else(|| {
            let last = tokens.clone().next_back()?;
            let plural = self.parsed.word(last).ends_with('s');
            (tokens.len() <= 3 && plural && class(last) & UNIT != 0).then_some(last)
        })?;
        Some(self.parsed.tokens[head].span)
    }

    /// Returns the last word for what is counted in the line, or the sentence, before a table.
    fn unit_before(&self, start: usize) -> Option<Span> {
        let end = self.token_from(start);
        let from = end.saturating_sub(40);
        let class = |at: usize| words::class(self.parsed, at);
        let head = (from..end).rev().find(|at| class(*at) & BREACH != 0);
        let head = head.or_else(|| (from..end).rev().find(|at| class(*at) & UNIT != 0))?;
        Some(self.parsed.tokens[head].span)
    }
}

fn rows(block: &Block, column: usize) -> Vec<Row> {
    let row = |line: &Line| Some(Row { name: line.name, count: (*line.numbers.get(column)?)? });
    block.lines.iter().filter_map(row).collect()
}
