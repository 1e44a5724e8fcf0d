//! Learns the weights of the part-of-speech tagger from a treebank, and says how good they are on its other part.
//!
//! ```text
//! gzip -dc train.conllu.gz | cargo run --release -p reading --example train_tagger -- \
//!   - dev.conllu reading/data/tagger/english.bin
//! ```
//!
//! In: two files of CoNLL-U (`-`: from stdin), those of UD English EWT for one, and where the weights go. Out: the weights,
//! and on stdout the share of words of the second file that get their tag. Words are cut as the reading cuts them; what
//! the treebank cuts finer ("US", "-", "backed") is one word with the tag of its last part.

#![allow(clippy::disallowed_methods, reason = "an example is not the reading: it reads and writes files")]

use std::io::Read;
use std::process::ExitCode;

use reading::text::{Lesson, Tag, train, words};

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [from, on, into] = args.as_slice() else {
        eprintln!("give the treebank to learn from, the one to be examined on, and the file to write");
        return ExitCode::from(2);
    };
    match run(from, on, into) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(from: &str, on: &str, into: &str) -> std::io::Result<()> {
    let trained = train(&lessons(&text(from)?));
    let result = trained.examine(&lessons(&text(on)?));
    for (tag, (all, right)) in &result {
        println!("{:6} {right:6} of {all:6}  {:.3}", tag.as_str(), *right as f64 / *all as f64);
    }
    let all: usize = result.values().map(|(all, _)| all).sum();
    let right: usize = result.values().map(|(_, right)| right).sum();
    println!("all    {right:6} of {all:6}  {:.4}", right as f64 / all as f64);
    println!("{} bytes", trained.bytes().len());
    std::fs::write(into, trained.bytes())
}

fn text(path: &str) -> std::io::Result<String> {
    if path != "-" {
        return std::fs::read_to_string(path);
    }
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    Ok(text)
}

/// Returns the sentences of a CoNLL-U file, cut into words as the reading cuts them.
fn lessons(conllu: &str) -> Vec<Lesson> {
    conllu.split("\n\n").filter_map(lesson).collect()
}

fn lesson(block: &str) -> Option<Lesson> {
    let text = block.lines().find_map(|line| line.strip_prefix("# text = "))?;
    let gold = gold(text, block);
    let tag_of = |start: usize, end: usize, word: &str| {
        let parts: Vec<_> = gold.iter().filter(|(from, to, _)| *from < end && start < *to).collect();
        let tag = match word.contains('-') {
            true => parts.last()?.2,
            false => parts.first()?.2,
        };
        // "US-backed": a participle within a compound describes.
        Some(if parts.len() > 1 && word.contains('-') && tag == Tag::Verb { Tag::Adj } else { tag })
    };
    let words = words(text).into_iter().filter_map(|span| {
        let word = span.of(text);
        Some((word.to_owned(), tag_of(span.start, span.end, word)?))
    });
    Some(words.collect())
}

/// Returns the treebank's own words, by place in the sentence.
fn gold(text: &str, block: &str) -> Vec<(usize, usize, Tag)> {
    let mut at = 0;
    let mut gold = Vec::new();
    for line in block.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [id, form, _, tag, ..] = fields.as_slice() else { continue };
        if id.contains(['-', '.']) {
            continue;
        }
        let Some(found) = text[at..].find(form) else { continue };
        let start = at + found;
        at = start + form.len();
        gold.extend(Tag::from_name(tag).map(|tag| (start, at, tag)));
    }
    gold
}
