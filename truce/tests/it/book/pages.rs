//! Pages of the book as blocks: what is typed, what is changed, what is made.
//!
//! - A block of `console` holds commands after `$ `, each with what it prints.
//! - A block of `diff` says what to take out and what to write instead; a line without a sign stays and says where. The
//!   paragraph before it ends with the file's name in backticks and a colon.
//! - A block of any other kind after such a paragraph is a file to be made.

use super::reader::Reader;

/// Returns the page with the outputs that its commands have, while the reader follows it.
pub fn with_outputs(page: &str, reader: &mut Reader) -> String {
    let mut found = String::new();
    let mut named = None;
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let Some(kind) = line.strip_prefix("```") else {
            named = if line.trim().is_empty() { named } else { file_named(line) };
            found += &format!("{line}\n");
            continue;
        };
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        let block = followed(kind, &block, named.take(), reader);
        found += &format!("{line}\n{block}```\n");
    }
    found
}

/// Returns the file that a paragraph ends with, as in "Change this in `my-case/agreement.toml`:".
fn file_named(line: &str) -> Option<String> {
    let name = line.strip_suffix("`:")?;
    name.rsplit_once('`').map(|(_, name)| name.to_owned())
}

fn followed(kind: &str, block: &[&str], named: Option<String>, reader: &mut Reader) -> String {
    match (kind, named) {
        ("console", _) => return typed(block, reader),
        ("diff", Some(file)) => reader.change(&file, block),
        ("diff", None) => panic!("the paragraph before this names no file: {block:?}"),
        (_, Some(file)) => reader.make(&file, block),
        (_, None) => {}
    }
    block.iter().map(|line| format!("{line}\n")).collect()
}

fn typed(block: &[&str], reader: &mut Reader) -> String {
    let commands = block.iter().filter_map(|line| line.strip_prefix("$ "));
    commands.map(|command| format!("$ {command}\n{}", reader.types(command))).collect()
}
