//! Small symmetric systems of equations: ten unknowns, not a linear-algebra library.

/// A symmetric matrix, its lower half by rows.
pub(super) struct Symmetric {
    size: usize,
    lower: Vec<f64>,
}

impl Symmetric {
    /// Returns the matrix of nothing.
    pub(super) fn zero(size: usize) -> Self {
        Self { size, lower: vec![0.0; size * (size + 1) / 2] }
    }

    /// Adds a vector's outer product with itself, so many times.
    pub(super) fn add(&mut self, weight: f64, vector: &[f64]) {
        for row in 0..self.size {
            for column in 0..=row {
                self.lower[at(row, column)] += weight * vector[row] * vector[column];
            }
        }
    }

    /// Returns what multiplied gives `right`, by Cholesky; `None`: the matrix is not positive definite, or nearly not.
    pub(super) fn solve(&self, right: &[f64]) -> Option<Vec<f64>> {
        let root = self.root()?;
        let mut solution = right.to_vec();
        for row in 0..self.size {
            let known: f64 = (0..row).map(|column| root[at(row, column)] * solution[column]).sum();
            solution[row] = (solution[row] - known) / root[at(row, row)];
        }
        for row in (0..self.size).rev() {
            let known: f64 = (row + 1..self.size).map(|below| root[at(below, row)] * solution[below]).sum();
            solution[row] = (solution[row] - known) / root[at(row, row)];
        }
        solution.iter().all(|number| number.is_finite()).then_some(solution)
    }

    fn root(&self) -> Option<Vec<f64>> {
        let mut root = vec![0.0; self.lower.len()];
        for row in 0..self.size {
            for column in 0..=row {
                let known: f64 = (0..column).map(|k| root[at(row, k)] * root[at(column, k)]).sum();
                let left = self.lower[at(row, column)] - known;
                root[at(row, column)] = if row != column {
                    left / root[at(column, column)]
                } else if left > 1e-12 * self.lower[at(row, row)] && left.is_finite() {
                    left.sqrt()
                } else {
                    return None;
                };
            }
        }
        Some(root)
    }
}

fn at(row: usize, column: usize) -> usize {
    row * (row + 1) / 2 + column
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_system_with_a_known_answer_is_solved() {
        let mut matrix = Symmetric::zero(2);
        matrix.add(1.0, &[2.0, 1.0]);
        matrix.add(1.0, &[0.0, 3.0]);
        // [[4, 2], [2, 10]] times [1, 2].
        let solution = matrix.solve(&[8.0, 22.0]).unwrap();
        assert!((solution[0] - 1.0).abs() < 1e-12 && (solution[1] - 2.0).abs() < 1e-12, "{solution:?}");
    }

    #[test]
    fn what_is_told_twice_has_no_answer() {
        let mut matrix = Symmetric::zero(2);
        matrix.add(3.0, &[1.0, 2.0]);
        assert_eq!(matrix.solve(&[1.0, 1.0]), None);
    }
}
