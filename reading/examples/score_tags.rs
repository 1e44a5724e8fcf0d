//! Scores the tagger on a treebank: `cargo run -p reading --example score_tags -- FILE.conllu`.
//!
//! In: a file of CoNLL-U, such as `en_pud-ud-test.conllu` of UD English PUD as published. Out: how many of its words get
//! their part of speech, of all and of each kind. The words are cut as the reading cuts them, as `train_tagger` says;
//! what the treebank cuts finer is one word, so there are a little fewer of them than the treebank counts.

#![allow(clippy::disallowed_methods, reason = "an example reads files; the reading reads none")]

use reading::text::{Trained, lessons};

fn main() {
    let path = std::env::args().nth(1).expect("usage: score_tags FILE.conllu");
    let conllu = std::fs::read_to_string(path).expect("the file can be read as text");
    for line in scored(&conllu) {
        println!("{line}");
    }
}

/// Returns a line for each kind of word, and one for all.
fn scored(conllu: &str) -> Vec<String> {
    let lessons = lessons(conllu);
    let result = Trained::own().examine(&lessons);
    let line = |what: &str, (all, right): (usize, usize)| {
        format!("{what:6} {right:6} of {all:6}  {:.3}", right as f64 / all.max(1) as f64)
    };
    let mut lines: Vec<_> = result.iter().map(|(tag, counts)| line(tag.as_str(), *counts)).collect();
    let all = result.values().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    lines.push(format!("{}, in {} sentences", line("all", all), lessons.len()));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_by_kind_and_a_wrong_tag_is_a_miss() {
        let conllu = "# text = The truce held.\n1\tThe\tthe\tDET\n2\ttruce\ttruce\tNOUN\n\
                      3\theld\thold\tNOUN\n4\t.\t.\tPUNCT\n";
        let lines = scored(conllu);
        assert_eq!(lines.last().map(String::as_str), Some("all         3 of      4  0.750, in 1 sentences"));
        assert!(lines.contains(&"NOUN        1 of      2  0.500".to_owned()), "{lines:?}");
    }

    #[test]
    fn an_empty_file_has_no_words() {
        assert_eq!(scored(""), ["all         0 of      0  0.000, in 0 sentences"]);
    }
}
