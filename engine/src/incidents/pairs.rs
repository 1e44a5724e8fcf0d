//! Pairs: the one-to-one assignment of least total cost, block by block.
//!
//! In: [`Candidate`]s. Out: those of them that are pairs. Read first: [`best_pairs`]. Invariant: the outcome, ties
//! included, is that of the Hungarian method over each block's whole matrix; `tests` hold it to one. Only what is in the
//! matrix is looked at, so that a block takes as long as it has candidates and not as it has cells.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use rayon::prelude::*;

use super::union::Union;

/// A possible pair, with its cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Candidate {
    /// Position on the left: a report.
    pub left: usize,
    /// Position on the right: an incident.
    pub right: usize,
    /// Thousandths: 0 is the same, 1000 is as far apart as may be.
    pub cost: u32,
}

/// The cost of leaving a report by itself, in thousandths: a pair must cost less.
const ALONE: i64 = 1_001;

/// Returns the one-to-one pairs of least total cost, by left position; a pair that costs more than 1000 is no pair.
///
/// # Example
/// ```
/// use engine::incidents::{Candidate, best_pairs};
/// let pair = |left, right, cost| Candidate { left, right, cost };
/// assert_eq!(best_pairs(&[pair(0, 0, 900), pair(0, 1, 0)], 400), [pair(0, 1, 0)]);
/// assert_eq!(best_pairs(&[pair(0, 0, 300), pair(1, 0, 100), pair(2, 0, 0)], 400), [pair(2, 0, 0)]);
/// ```
pub fn best_pairs(candidates: &[Candidate], block: usize) -> Vec<Candidate> {
    let blocks = blocks(candidates, block);
    let mut pairs: Vec<Candidate> = blocks.par_iter().flat_map_iter(|block| assign(block)).collect();
    pairs.sort_unstable();
    pairs
}

/// Splits candidates into blocks that share no report and no incident; drops the dearest where a block is too large.
///
/// Blocks grow from the cheapest candidates on. One that grows too large at a cost is what it was before that cost, in as
/// many parts as it then had: the same as to drop the dearest again and again, without going over all the others each time.
fn blocks(candidates: &[Candidate], largest: usize) -> Vec<Vec<Candidate>> {
    let mut by_cost: Vec<(u32, usize)> = candidates.iter().map(|c| c.cost).zip(0..).collect();
    by_cost.sort_unstable();
    let mut growing = Growing::new(candidates, largest);
    for of_one_cost in by_cost.chunk_by(|a, b| a.0 == b.0) {
        growing.grow(of_one_cost);
    }
    growing.ended()
}

/// Blocks that grow.
struct Growing<'c> {
    candidates: &'c [Candidate],
    largest: usize,
    /// Where the positions on the right begin among the members.
    rights: usize,
    union: Union,
    /// How many reports the block of each root has.
    reports: Vec<u32>,
    /// The candidates of the block of each root; none of a block that became too large.
    own: Vec<Vec<usize>>,
    done: Vec<Vec<usize>>,
}

impl<'c> Growing<'c> {
    fn new(candidates: &'c [Candidate], largest: usize) -> Self {
        let lefts = candidates.iter().map(|c| c.left + 1).max().unwrap_or(0);
        let rights = candidates.iter().map(|c| c.right + 1).max().unwrap_or(0);
        Self {
            candidates,
            largest,
            rights: lefts,
            union: Union::new(lefts + rights),
            reports: (0..lefts + rights).map(|member| u32::from(member < lefts)).collect(),
            own: vec![Vec::new(); lefts + rights],
            done: Vec::new(),
        }
    }

    /// Adds all candidates of one cost.
    fn grow(&mut self, added: &[(u32, usize)]) {
        let mut before: Vec<usize> = Vec::with_capacity(2 * added.len());
        for &(_, n) in added {
            let Candidate { left, right, .. } = self.candidates[n];
            before.extend([self.union.root(left), self.union.root(self.rights + right)]);
        }
        for ends in before.chunks_exact(2) {
            self.join(ends[0], ends[1]);
        }
        before.sort_unstable();
        before.dedup();
        // Where all are the same there is no dearest to drop.
        let is_free = added.first().is_some_and(|(cost, _)| *cost == 0);
        for root in before {
            let now = self.union.root(root);
            if is_free || self.reports[now] as usize <= self.largest {
                self.hand_over(root, now);
            } else if !self.own[root].is_empty() {
                self.done.push(std::mem::take(&mut self.own[root]));
            }
        }
        for &(_, n) in added {
            let now = self.union.root(self.candidates[n].left);
            if is_free || self.reports[now] as usize <= self.largest {
                self.own[now].push(n);
            }
        }
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.union.root(a), self.union.root(b));
        if a != b {
            let both = self.reports[a] + self.reports[b];
            self.union.join(a, b);
            self.reports[a.min(b)] = both;
        }
    }

    /// Gives a block's candidates to the block that it became part of.
    fn hand_over(&mut self, from: usize, to: usize) {
        if from != to {
            let mut few = std::mem::take(&mut self.own[from]);
            if few.len() > self.own[to].len() {
                std::mem::swap(&mut few, &mut self.own[to]);
            }
            self.own[to].append(&mut few);
        }
    }

    fn ended(mut self) -> Vec<Vec<Candidate>> {
        self.done.extend(self.own.into_iter().filter(|own| !own.is_empty()));
        let mut blocks = self.done;
        blocks.iter_mut().for_each(|block| block.sort_unstable());
        blocks.iter().map(|block| block.iter().map(|&n| self.candidates[n]).collect()).collect()
    }
}

/// Solves one block by the Hungarian method; a report may also stay alone.
fn assign(block: &[Candidate]) -> Vec<Candidate> {
    let table = Table::of(block);
    let columns = Assigning::solved(&table);
    let rows = columns.iter().enumerate().filter(|(_, column)| **column < table.rights.len());
    let pairs = rows.map(|(row, &column)| Candidate {
        left: table.lefts[row],
        right: table.rights[column],
        cost: table.cost(row, column),
    });
    pairs.filter(|pair| pair.cost <= 1_000).collect()
}

/// The matrix of a block, without the cells that no candidate is in: rows are reports; columns are incidents, then for each
/// report one in which it stays alone.
struct Table {
    lefts: Vec<usize>,
    rights: Vec<usize>,
    /// Costs are scaled, so that ties go to the smaller positions by a trace of the column.
    scale: i64,
    /// Columns with costs, in order of row and column.
    cells: Vec<(usize, i64)>,
    /// Where each row's begin in `cells`; one more at the end.
    starts: Vec<usize>,
}

impl Table {
    fn of(block: &[Candidate]) -> Self {
        let (mut lefts, mut rights): (Vec<usize>, Vec<usize>) =
            block.iter().map(|c| (c.left, c.right)).unzip();
        for positions in [&mut lefts, &mut rights] {
            positions.sort_unstable();
            positions.dedup();
        }
        let scale = (rights.len() + lefts.len() + 1) as i64 * lefts.len() as i64 + 1;
        // Of two candidates for one pair the last counts.
        let mut order: Vec<(usize, usize, Reverse<usize>)> =
            block.iter().enumerate().map(|(n, c)| (c.left, c.right, Reverse(n))).collect();
        order.sort_unstable();
        order.dedup_by_key(|(left, right, _)| (*left, *right));
        let mut table = Self {
            cells: Vec::with_capacity(order.len() + lefts.len()),
            starts: vec![0],
            scale,
            lefts,
            rights,
        };
        for (row, own) in order.chunk_by(|a, b| a.0 == b.0).enumerate() {
            for (_, right, Reverse(n)) in own {
                let column = place_of(&table.rights, *right);
                table.cells.push((column, i64::from(block[*n].cost) * scale + column as i64));
            }
            table.cells.push((table.rights.len() + row, ALONE * scale));
            table.starts.push(table.cells.len());
        }
        table
    }

    fn row(&self, row: usize) -> &[(usize, i64)] {
        &self.cells[self.starts[row]..self.starts[row + 1]]
    }

    /// The cost of a pair as it was given.
    fn cost(&self, row: usize, column: usize) -> u32 {
        let own = self.row(row);
        let at = own.partition_point(|(other, _)| *other < column);
        ((own[at].1 - column as i64) / self.scale) as u32
    }
}

fn place_of(sorted: &[usize], value: usize) -> usize {
    sorted.binary_search(&value).expect("the list was made from these values")
}

/// The Hungarian method, row after row; prices are those of the primal-dual form.
///
/// A row can always stay alone, at a price that is less than that of any cell without a candidate: such a cell is never
/// the cheapest, and need not be there.
struct Assigning<'t> {
    table: &'t Table,
    row_prices: Vec<i64>,
    column_prices: Vec<i64>,
    column_of: Vec<Option<usize>>,
    row_of: Vec<Option<usize>>,
    reached: Vec<Reached>,
    /// Columns that were reached, the cheapest first, of equals the first column.
    open: BinaryHeap<Reverse<(i64, usize)>>,
}

/// How a column was reached in the search for one row.
#[derive(Debug, Clone, Copy)]
struct Reached {
    /// The row that is searched for; another is as good as none.
    root: usize,
    /// From which row.
    from: usize,
    /// At which cost.
    at: i64,
    /// Whether the search has gone on from it.
    is_closed: bool,
}

impl<'t> Assigning<'t> {
    /// Returns the column of each row.
    fn solved(table: &'t Table) -> Vec<usize> {
        let (rows, columns) = (table.lefts.len(), table.rights.len() + table.lefts.len());
        let cheapest = |row: usize| table.row(row).iter().map(|(_, cost)| -*cost).max();
        let nowhere = Reached { root: usize::MAX, from: 0, at: 0, is_closed: false };
        let mut assigning = Self {
            table,
            row_prices: (0..rows).map(|row| cheapest(row).expect("a row can stay alone")).collect(),
            column_prices: vec![0; columns],
            column_of: vec![None; rows],
            row_of: vec![None; columns],
            reached: vec![nowhere; columns],
            open: BinaryHeap::new(),
        };
        (0..rows).for_each(|row| assigning.add(row));
        assigning.column_of.into_iter().map(|column| column.expect("every row was added")).collect()
    }

    /// Finds a column for a row, and other columns for rows that give theirs up.
    fn add(&mut self, root: usize) {
        self.open.clear();
        let mut rows = vec![(root, 0)];
        let mut columns = Vec::new();
        self.reach(root, root, 0);
        let (last, end) = loop {
            let (column, at) = self.next();
            columns.push((column, at));
            let Some(row) = self.row_of[column] else { break (column, at) };
            rows.push((row, at));
            self.reach(root, row, at);
        };
        rows.iter().for_each(|(row, at)| self.row_prices[*row] -= end - at);
        columns.iter().for_each(|(column, at)| self.column_prices[*column] += end - at);
        self.hand_on(last);
    }

    /// Reaches the columns of a row.
    fn reach(&mut self, root: usize, row: usize, so_far: i64) {
        for &(column, cost) in self.table.row(row) {
            let at = so_far + self.row_prices[row] + self.column_prices[column] + cost;
            let known = &mut self.reached[column];
            if known.root != root || (!known.is_closed && at < known.at) {
                *known = Reached { root, from: row, at, is_closed: false };
                self.open.push(Reverse((at, column)));
            }
        }
    }

    /// The cheapest column that was reached and not gone on from.
    fn next(&mut self) -> (usize, i64) {
        loop {
            let Reverse((at, column)) = self.open.pop().expect("a row can stay alone");
            let known = &mut self.reached[column];
            if !known.is_closed && known.at == at {
                known.is_closed = true;
                return (column, at);
            }
        }
    }

    /// Gives a free column to the row that reached it, whose own goes to the row that reached that, and so on.
    fn hand_on(&mut self, free: usize) {
        let mut next = Some(free);
        while let Some(column) = next {
            let row = self.reached[column].from;
            next = self.column_of[row].replace(column);
            self.row_of[column] = Some(row);
        }
    }
}

#[cfg(test)]
mod tests;
