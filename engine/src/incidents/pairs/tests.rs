//! The assignment beside the plain one: whole matrices, and blocks that are split again and again.

use std::collections::{BTreeMap, BTreeSet};

use pathfinding::{kuhn_munkres::kuhn_munkres_min, matrix::Matrix};
use proptest::prelude::*;

use super::{ALONE, Candidate, Union, best_pairs, place_of};

/// The same pairs, by whole matrices.
fn plain_pairs(candidates: &[Candidate], block: usize) -> Vec<Candidate> {
    let mut pairs: Vec<Candidate> =
        plain_blocks(candidates, block).iter().flat_map(|block| plain_assign(block)).collect();
    pairs.sort_unstable();
    pairs
}

fn plain_blocks(candidates: &[Candidate], largest: usize) -> Vec<Vec<Candidate>> {
    let mut done = Vec::new();
    let mut open = vec![candidates.to_vec()];
    while let Some(edges) = open.pop() {
        for part in components(&edges) {
            let lefts = part.iter().map(|c| c.left).collect::<BTreeSet<_>>().len();
            let dearest = part.iter().map(|c| c.cost).max().unwrap_or(0);
            if lefts <= largest || dearest == 0 {
                done.push(part);
            } else {
                open.push(part.into_iter().filter(|c| c.cost < dearest).collect());
            }
        }
    }
    done
}

fn components(edges: &[Candidate]) -> Vec<Vec<Candidate>> {
    let lefts = edges.iter().map(|c| c.left + 1).max().unwrap_or(0);
    let rights = edges.iter().map(|c| c.right + 1).max().unwrap_or(0);
    let mut union = Union::new(lefts + rights);
    for edge in edges {
        union.join(edge.left, lefts + edge.right);
    }
    let mut parts: BTreeMap<usize, Vec<Candidate>> = BTreeMap::new();
    for edge in edges {
        parts.entry(union.root(edge.left)).or_default().push(*edge);
    }
    parts.into_values().collect()
}

fn plain_assign(block: &[Candidate]) -> Vec<Candidate> {
    let lefts: Vec<usize> = block.iter().map(|c| c.left).collect::<BTreeSet<_>>().into_iter().collect();
    let rights: Vec<usize> = block.iter().map(|c| c.right).collect::<BTreeSet<_>>().into_iter().collect();
    let scale = (rights.len() + lefts.len() + 1) as i64 * lefts.len() as i64 + 1;
    let far = ALONE * 1_000 * scale;
    let mut matrix = Matrix::new(lefts.len(), rights.len() + lefts.len(), far);
    for (row, _) in lefts.iter().enumerate() {
        matrix[(row, rights.len() + row)] = ALONE * scale;
    }
    for edge in block {
        let (row, column) = (place_of(&lefts, edge.left), place_of(&rights, edge.right));
        matrix[(row, column)] = i64::from(edge.cost) * scale + column as i64;
    }
    let (_, columns) = kuhn_munkres_min(&matrix);
    let cost = |row: usize, column: usize| (matrix[(row, column)] - column as i64) / scale;
    let pairs = columns.iter().enumerate().filter(|(_, column)| **column < rights.len());
    pairs
        .filter(|(row, column)| cost(*row, **column) <= 1_000)
        .map(|(row, &column)| Candidate {
            left: lefts[row],
            right: rights[column],
            cost: cost(row, column) as u32,
        })
        .collect()
}

/// Few costs, so that there are many ties; or any, some beyond what a pair may cost.
fn candidates() -> impl Strategy<Value = Vec<Candidate>> {
    let cost =
        prop_oneof![4 => prop::sample::select(&[0_u32, 0, 1, 100, 100, 350, 1_000][..]), 1 => 0_u32..1_010];
    let one =
        (0_usize..14, 0_usize..14, cost).prop_map(|(left, right, cost)| Candidate { left, right, cost });
    prop::collection::vec(one, 0..90)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn pairs_are_those_of_whole_matrices(candidates in candidates(), block in 1_usize..16) {
        prop_assert_eq!(best_pairs(&candidates, block), plain_pairs(&candidates, block));
    }
}

/// A block as large as may be, with ties everywhere: what a town with hundreds of reports a day looks like.
#[test]
fn a_large_block_is_solved_as_its_whole_matrix_is() {
    let pair = |n: usize| {
        let mixed = n.wrapping_mul(2_654_435_761) >> 7;
        Candidate { left: n % 120, right: mixed % 130, cost: [0, 50, 50, 117, 350, 700][mixed / 130 % 6] }
    };
    let candidates: Vec<Candidate> = (0..2_400).map(pair).collect();
    for block in [400, 119, 60] {
        assert_eq!(best_pairs(&candidates, block), plain_pairs(&candidates, block), "blocks of {block}");
    }
}
