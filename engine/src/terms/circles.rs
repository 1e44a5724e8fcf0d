//! Circles in who belongs to, copies or waits for whom.

use std::collections::BTreeMap;
use std::ops::Range;

use super::names::quoted;

/// A name with the names it points to, each with the place where it does.
pub(crate) type Link = (String, Vec<(String, Range<usize>)>);

/// The most names of a circle that a message tells.
const TOLD_MAX: usize = 12;

/// Returns each circle once, told from its first name on, with the place of the link that closes it.
///
/// A name that points to itself is left to the caller's own message.
pub(crate) fn circles(links: &[Link]) -> Vec<(String, Range<usize>)> {
    let index: BTreeMap<&str, usize> =
        links.iter().enumerate().rev().map(|(i, (name, _))| (name.as_str(), i)).collect();
    let mut state = vec![State::Fresh; links.len()];
    let mut found = Vec::new();
    for start in 0..links.len() {
        walk(start, links, &index, &mut state, &mut found);
    }
    found
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Fresh,
    OnPath,
    Done,
}

/// Walks in depth without recursion, so that a long chain costs no stack.
fn walk(
    start: usize,
    links: &[Link],
    index: &BTreeMap<&str, usize>,
    state: &mut [State],
    found: &mut Vec<(String, Range<usize>)>,
) {
    if state[start] != State::Fresh {
        return;
    }
    let mut path = vec![(start, 0)];
    state[start] = State::OnPath;
    while let Some((at, next)) = path.pop() {
        let Some((name, span)) = links[at].1.get(next) else {
            state[at] = State::Done;
            continue;
        };
        path.push((at, next + 1));
        match index.get(name.as_str()).copied().filter(|to| *to != at) {
            Some(to) if state[to] == State::Fresh => {
                state[to] = State::OnPath;
                path.push((to, 0));
            }
            Some(to) if state[to] == State::OnPath => {
                found.push((told(&path, to, links), span.clone()));
            }
            _ => {}
        }
    }
}

fn told(path: &[(usize, usize)], to: usize, links: &[Link]) -> String {
    let circle: Vec<usize> = path.iter().map(|(i, _)| *i).skip_while(|i| *i != to).collect();
    let mut names: Vec<String> = circle.iter().take(TOLD_MAX).map(|i| quoted(&links[*i].0)).collect();
    if circle.len() > TOLD_MAX {
        names.push("…".to_owned());
    }
    names.push(quoted(&links[to].0));
    names.join(" → ")
}
