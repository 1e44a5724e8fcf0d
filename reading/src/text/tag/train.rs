//! How the weights are learned: an averaged perceptron over hashed features.
//!
//! In: sentences whose tags are known. Out: a file of weights. The order in which sentences are seen is drawn from a fixed
//! seed, so that the same sentences give the same weights. The example `train_tagger` reads the treebank and calls this.

use std::collections::BTreeMap;

use super::super::parsed::add_lower;
use super::features::{self, Facts, look};
use super::model::{Model, ROWS, TAGS, best, row_of, write};
use super::{Tag, by_form};

/// How often all sentences are gone through.
const ROUNDS: usize = 8;
/// How often a word must occur, and how often of these with one tag, to be known without looking at its neighbours.
const KNOWN_COUNT_MIN: usize = 30;
const KNOWN_SHARE_MIN: f64 = 0.995;

/// How often a word must occur to be learned by name. Rarer ones teach how unknown words are told by their form.
const NAMED_COUNT_MIN: usize = 3;

/// A sentence to learn from, or to be examined on: its words, each with its tag.
pub type Lesson = Vec<(String, Tag)>;

/// Weights that were learned.
#[derive(Debug)]
pub struct Trained {
    bytes: Vec<u8>,
}

impl Trained {
    /// Returns the weights that the reading uses.
    pub fn own() -> Self {
        Self { bytes: include_bytes!("../../../data/tagger/english.bin").to_vec() }
    }

    /// Returns the file of weights.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Returns, of the words of `lessons`, how many there are and how many get their tag, by tag.
    pub fn examine(&self, lessons: &[Lesson]) -> BTreeMap<Tag, (usize, usize)> {
        let model = Model::read(&self.bytes).expect("what was written can be read");
        let mut result = BTreeMap::new();
        for lesson in lessons {
            let facts = facts(lesson);
            let mut before = (features::OUTSIDE, features::OUTSIDE);
            for (n, (word, right)) in lesson.iter().enumerate() {
                let tag = by_form(word).unwrap_or_else(|| model.tag(&facts, n, before));
                before = (tag as u8, before.0);
                let (all, found) = result.entry(*right).or_insert((0, 0));
                *all += 1;
                *found += usize::from(tag == *right);
            }
        }
        result
    }
}

/// Weights while they are learned, with what their average over time needs.
struct Learning {
    counts: BTreeMap<u32, usize>,
    now: Vec<[f32; TAGS]>,
    sum: Vec<[f64; TAGS]>,
    since: Vec<[u32; TAGS]>,
    steps: u32,
}

/// Learns to tag.
pub fn train(lessons: &[Lesson]) -> Trained {
    let known = known(lessons);
    let mut counts = BTreeMap::new();
    for (word, _) in lessons.iter().flatten() {
        *counts.entry(facts_of(word).word).or_insert(0) += 1;
    }
    let mut learning = Learning {
        counts,
        now: vec![[0.0; TAGS]; ROWS],
        sum: vec![[0.0; TAGS]; ROWS],
        since: vec![[0; TAGS]; ROWS],
        steps: 0,
    };
    let prepared: Vec<Vec<Facts>> = lessons.iter().map(facts).collect();
    let mut order: Vec<usize> = (0..lessons.len()).collect();
    let mut seed = 20_160_912;
    for _ in 0..ROUNDS {
        shuffle(&mut order, &mut seed);
        for n in &order {
            learn(&mut learning, &lessons[*n], &prepared[*n], &known);
        }
    }
    let known: Vec<(u32, Tag)> = known.into_iter().collect();
    Trained { bytes: write(&learning.rows(), &known) }
}

fn facts(lesson: &Lesson) -> Vec<Facts> {
    lesson.iter().map(|(word, _)| facts_of(word)).collect()
}

fn facts_of(word: &str) -> Facts {
    let mut lower = String::new();
    add_lower(word, &mut lower);
    Facts::of(word, &lower)
}

/// Returns the words that have one tag nearly always.
fn known(lessons: &[Lesson]) -> BTreeMap<u32, Tag> {
    let mut counts: BTreeMap<u32, BTreeMap<Tag, usize>> = BTreeMap::new();
    for (word, tag) in lessons.iter().flatten().filter(|(word, _)| by_form(word).is_none()) {
        *counts.entry(facts_of(word).word).or_default().entry(*tag).or_default() += 1;
    }
    let mut known = BTreeMap::new();
    for (word, tags) in counts {
        let all: usize = tags.values().sum();
        let first = tags.into_iter().max_by_key(|(_, count)| *count);
        let Some((tag, count)) = first.filter(|(tag, _)| *tag != Tag::Punct) else { continue };
        if all >= KNOWN_COUNT_MIN && count as f64 >= KNOWN_SHARE_MIN * all as f64 {
            known.insert(word, tag);
        }
    }
    known
}

fn learn(learning: &mut Learning, lesson: &Lesson, facts: &[Facts], known: &BTreeMap<u32, Tag>) {
    let mut before = (features::OUTSIDE, features::OUTSIDE);
    for (n, (word, right)) in lesson.iter().enumerate() {
        let easy = by_form(word).or_else(|| known.get(&facts[n].word).copied());
        let tag = easy.unwrap_or_else(|| {
            let rows = learning.rows_of(facts, n, before);
            learning.guess(&rows, *right)
        });
        before = (tag as u8, before.0);
    }
}

impl Learning {
    /// Returns the rows of a word, without those that name a rare word.
    fn rows_of(&self, facts: &[Facts], n: usize, before: (u8, u8)) -> Vec<usize> {
        let is_rare = |offset: &isize| {
            let word = n.checked_add_signed(*offset).and_then(|n| facts.get(n));
            word.is_some_and(|word| self.counts.get(&word.word).is_none_or(|count| *count < NAMED_COUNT_MIN))
        };
        let hashes = look(facts, n, before).into_iter().zip(features::NAMES);
        let named = hashes.filter(|(_, names)| !names.iter().any(is_rare));
        named.map(|(hash, _)| row_of(hash, ROWS)).collect()
    }

    /// Guesses a tag and mends the weights if it is wrong.
    fn guess(&mut self, rows: &[usize], right: Tag) -> Tag {
        self.steps += 1;
        let mut scores = [0.0f32; TAGS];
        for row in rows {
            scores.iter_mut().zip(&self.now[*row]).for_each(|(score, weight)| *score += weight);
        }
        let guess = best(&scores);
        let right = right as usize;
        if guess != right && right < TAGS {
            for row in rows {
                self.change(*row, right, 1.0);
                self.change(*row, guess, -1.0);
            }
        }
        Tag::ALL[guess]
    }

    fn change(&mut self, row: usize, tag: usize, by: f32) {
        let lasted = self.steps - self.since[row][tag];
        self.sum[row][tag] += f64::from(lasted) * f64::from(self.now[row][tag]);
        self.since[row][tag] = self.steps;
        self.now[row][tag] += by;
    }

    /// Returns the averages, scaled to bytes; the few largest are cut.
    fn rows(&self) -> Vec<[i8; TAGS]> {
        let average = |row: usize, tag: usize| {
            let lasted = f64::from(self.steps - self.since[row][tag]);
            (self.sum[row][tag] + lasted * f64::from(self.now[row][tag])) / f64::from(self.steps.max(1))
        };
        let means: Vec<[f64; TAGS]> =
            (0..ROWS).map(|row| std::array::from_fn(|tag| average(row, tag))).collect();
        let mut sizes: Vec<f64> =
            means.iter().flatten().map(|mean| mean.abs()).filter(|mean| *mean > 0.0).collect();
        sizes.sort_by(f64::total_cmp);
        let large = sizes.get(sizes.len().saturating_sub(1 + sizes.len() / 2000)).copied().unwrap_or(1.0);
        means
            .iter()
            .map(|row| row.map(|mean| (mean / large * 127.0).round().clamp(-127.0, 127.0) as i8))
            .collect()
    }
}

/// Puts `order` in another order, drawn from `seed` (a linear congruential generator).
fn shuffle(order: &mut [usize], seed: &mut u64) {
    for n in (1..order.len()).rev() {
        *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        order.swap(n, (*seed >> 33) as usize % (n + 1));
    }
}
