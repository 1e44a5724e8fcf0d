//! Sets that grow together.

/// Sets of positions, at first one each.
pub(super) struct Union(Vec<usize>);

impl Union {
    pub fn new(size: usize) -> Self {
        Self((0..size).collect())
    }

    /// Returns the position that stands for the set of `at`.
    pub fn root(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    /// Joins two sets; the smaller root stays, so that the outcome does not depend on the order of joining.
    pub fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b)] = a.min(b);
    }
}
