//! Indices by day: which of many spans of time touch a day, and which windows of days hold a whole one.
//!
//! In: the days that are assessed, in order and without gaps, and spans. Out: answers that take as long as what is found is
//! much, or no time at all. Read first: [`ByDay`]. Invariant: what an index gives is what a scan of all spans would give;
//! `tests` holds it.

use std::ops::{Range, RangeInclusive};

use crate::model::Interval;

/// Returns the positions of the days that a span touches.
pub fn touched(days: &[Interval], span: &Interval) -> Range<usize> {
    let first = days.partition_point(|day| day.end <= span.start);
    let last = days.partition_point(|day| day.start < span.end);
    first..last.max(first)
}

/// Returns the positions of the days that a span lies wholly in; `None`: a part of it lies outside of all days.
fn whole(days: &[Interval], span: &Interval) -> Option<Range<usize>> {
    let inside = days.first()?.start <= span.start && span.end <= days.last()?.end;
    inside.then(|| touched(days, span))
}

/// Which spans touch which day.
#[derive(Debug, Clone, Default)]
pub struct ByDay {
    /// Where the list of each stretch begins in `spans`; one more at the end. The first stretch is the time before all
    /// days, the last the time after them.
    starts: Vec<u32>,
    /// Numbers of spans, in order within a stretch.
    spans: Vec<u32>,
}

impl ByDay {
    /// Makes the index. Spans are numbered in their order; `None` touches nothing.
    pub fn of(days: &[Interval], spans: impl Iterator<Item = Option<Interval>>) -> Self {
        let stretches: Vec<Option<RangeInclusive<u16>>> =
            spans.map(|span| span.map(|span| stretches(days, &span))).collect();
        let mut starts = vec![0_u32; days.len() + 3];
        for stretch in stretches.iter().flatten().cloned().flatten() {
            starts[usize::from(stretch) + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut list = vec![0; starts[starts.len() - 1] as usize];
        for (number, own) in (0_u32..).zip(stretches) {
            for stretch in own.into_iter().flatten() {
                let place = &mut next[usize::from(stretch)];
                list[*place as usize] = number;
                *place += 1;
            }
        }
        Self { starts, spans: list }
    }

    /// Returns the spans that touch a day, in order.
    pub fn on(&self, day: usize) -> &[u32] {
        self.list(day + 1)
    }

    /// Returns the spans that touch some day of a range, each once, in order.
    pub fn over(&self, range: Range<usize>) -> Vec<usize> {
        self.once(range.map(|day| day + 1))
    }

    /// Returns the spans that may overlap a span, each once, in order: none that does is missing.
    pub fn near(&self, days: &[Interval], span: &Interval) -> Vec<usize> {
        self.once(stretches(days, span).map(usize::from))
    }

    fn once(&self, stretches: impl Iterator<Item = usize>) -> Vec<usize> {
        let mut found: Vec<usize> =
            stretches.flat_map(|stretch| self.list(stretch)).map(|&number| number as usize).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    fn list(&self, stretch: usize) -> &[u32] {
        match self.starts.get(stretch..stretch + 2) {
            Some(edges) => &self.spans[edges[0] as usize..edges[1] as usize],
            None => &[],
        }
    }
}

/// The stretches of time that a span touches: 0 before all days, then the days, then the time after them.
fn stretches(days: &[Interval], span: &Interval) -> RangeInclusive<u16> {
    let after = days.len() + 1;
    let is_before = days.first().is_none_or(|first| span.start < first.start);
    let is_after = days.last().is_none_or(|last| last.end < span.end);
    let touched = touched(days, span);
    let first = if is_before { 0 } else { touched.start + 1 };
    let last = if is_after { after } else { touched.end };
    // Ten years of days at most are assessed.
    first.min(last) as u16..=last as u16
}

/// Which windows of days hold some whole span.
#[derive(Debug, Clone)]
pub struct Held {
    /// For each day, the day on which the first to end of the spans that begin on it or later ends.
    ends: Vec<usize>,
}

impl Held {
    /// Makes the index; a span that does not lie wholly in the days is in no window.
    pub fn of(days: &[Interval], spans: impl Iterator<Item = Interval>) -> Self {
        let mut ends = vec![usize::MAX; days.len()];
        for touched in spans.filter_map(|span| whole(days, &span)) {
            ends[touched.start] = ends[touched.start].min(touched.end - 1);
        }
        for day in (1..ends.len()).rev() {
            ends[day - 1] = ends[day - 1].min(ends[day]);
        }
        Self { ends }
    }

    /// Whether days `range` hold a whole span.
    pub fn is_in(&self, range: &Range<usize>) -> bool {
        self.ends.get(range.start).is_some_and(|end| *end < range.end)
    }
}

/// How many of something each day has, ready to be asked about windows.
#[derive(Debug, Clone)]
pub struct Sums {
    /// The sum of all days before each; one more at the end.
    before: Vec<u32>,
}

impl Sums {
    /// Makes the sums of numbers by day.
    pub fn of(numbers: impl Iterator<Item = u32>) -> Self {
        let mut before = vec![0];
        let mut sum = 0;
        for number in numbers {
            sum += number;
            before.push(sum);
        }
        Self { before }
    }

    /// Returns the sum over days `range`.
    pub fn over(&self, range: &Range<usize>) -> u32 {
        let last = self.before.len() - 1;
        let (from, to) = (range.start.min(last), range.end.min(last));
        self.before[to.max(from)] - self.before[from]
    }
}
