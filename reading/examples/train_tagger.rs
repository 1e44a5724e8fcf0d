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

use reading::text::{lessons, train};

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
