//! A reader who does what a page says, in a folder of their own, with a server running beside them once they start one.
//!
//! Invariant: whatever the page does not say is not done. Where the machine would show (its port, its folder), the page's
//! own word is put instead.

use std::fs;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use super::http;
use crate::{root, truce};

/// The port that the pages speak of: the command's default, which another program may have here.
const PORT: &str = "8017";

/// Someone who follows a page.
pub struct Reader {
    at: PathBuf,
    served: Option<Served>,
    /// How many commands were typed.
    pub typed: usize,
}

/// A server that runs, and the port that it has.
struct Served {
    server: Child,
    port: String,
}

impl Reader {
    /// Returns a reader who stands in a copy of the project, as far as a page needs it.
    pub fn new(place: &Path) -> Self {
        let at = place.join("truce");
        copy(&root().join("cases"), &at.join("cases"));
        Self { at, served: None, typed: 0 }
    }

    /// Types a command and returns what stands on the terminal then.
    pub fn types(&mut self, line: &str) -> String {
        self.typed += 1;
        let (command, lines) = line.split_once(" | head -").unwrap_or((line, "1000"));
        let output = self.answer(command);
        let lines = output.lines().take(lines.parse().expect("so many lines are asked for"));
        lines.map(|line| format!("{}\n", line.trim_end())).collect()
    }

    fn answer(&mut self, command: &str) -> String {
        let words = words(command);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        match words.as_slice() {
            ["cd", to] => self.goes(to),
            ["export", set] if set.starts_with("PATH=") => String::new(),
            ["make", "demo"] => self.runs(&["demo"]),
            ["truce", "serve", rest @ ..] => self.serves(rest),
            ["truce", rest @ ..] => self.runs(rest),
            ["curl", rest @ ..] => self.asks(rest),
            ["ls", folder] => self.lists(folder),
            _ => panic!("no reader of the book knows how to type `{command}`"),
        }
    }

    /// Makes the change that a block shows.
    pub fn change(&self, file: &str, block: &[&str]) {
        let path = self.at.join(file);
        let text = fs::read_to_string(&path).unwrap();
        let side = |other: char| -> String {
            let lines = block.iter().filter(|line| !line.starts_with(other));
            lines.map(|line| format!("{}\n", line.get(1..).unwrap_or_default())).collect()
        };
        let (old, new) = (side('+'), side('-'));
        let times = format!("\n{text}").matches(&format!("\n{old}")).count();
        assert_eq!(times, 1, "{file} holds this once:\n{old}");
        let at = format!("\n{text}").find(&format!("\n{old}")).unwrap();
        fs::write(path, format!("{}{new}{}", &text[..at], &text[at + old.len()..])).unwrap();
    }

    /// Makes a file that was not there.
    pub fn make(&self, file: &str, block: &[&str]) {
        let path = self.at.join(file);
        assert!(!path.exists(), "{file} is new");
        fs::write(path, block.join("\n") + "\n").unwrap();
    }

    fn goes(&mut self, to: &str) -> String {
        self.at = self.at.join(to).canonicalize().unwrap();
        String::new()
    }

    fn lists(&self, folder: &str) -> String {
        let mut names: Vec<String> = fs::read_dir(self.at.join(folder))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names.join("\n")
    }

    /// Runs the command to its end. Both of its voices are heard in the order in which they speak, as on a terminal.
    fn runs(&self, args: &[&str]) -> String {
        let (mut both, to) = io::pipe().unwrap();
        let mut command = self.command(args);
        command.stdout(to.try_clone().unwrap()).stderr(to);
        let mut child = command.spawn().expect("the command was built beside the tests");
        drop(command);
        let mut output = String::new();
        both.read_to_string(&mut output).unwrap();
        assert!(matches!(child.wait().unwrap().code(), Some(0 | 1)), "{args:?}:\n{output}");
        output
    }

    /// Starts a server, which ends the one before, and returns what it says once it listens.
    fn serves(&mut self, args: &[&str]) -> String {
        self.served = None;
        let (both, to) = io::pipe().unwrap();
        let mut command = self.command(&[&["serve", "--port", "0"], args].concat());
        command.stdout(to.try_clone().unwrap()).stderr(to);
        let server = command.spawn().unwrap();
        drop(command);
        let mut served = Served { server, port: String::new() };
        let mut output = String::new();
        for line in BufReader::new(both).lines().map(Result::unwrap) {
            output += &format!("{line}\n");
            if let Some(address) = line.strip_prefix("http://127.0.0.1:") {
                served.port = address.trim_end_matches('/').to_owned();
            }
            if line.contains("Ctrl-C") {
                break;
            }
        }
        assert!(!served.port.is_empty(), "it serves:\n{output}");
        // Whether the page was built before the command is not what the book is about.
        let said = output.lines().filter(|line| !line.starts_with("note: this command was built without"));
        let output = said.map(|line| format!("{line}\n")).collect::<String>().replace(&served.port, PORT);
        self.served = Some(served);
        output
    }

    /// Asks the server as `curl` would.
    fn asks(&self, args: &[&str]) -> String {
        let served = self.served.as_ref().expect("the page starts a server before it asks one");
        http::curl(args, PORT, &served.port)
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = truce(args);
        command.current_dir(&self.at).stdin(Stdio::null());
        command
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// Cuts a command at its spaces, but for those between quotes.
fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for (n, part) in command.split('"').enumerate() {
        let mut pieces = if n % 2 == 0 { part.split(' ').collect() } else { vec![part] }.into_iter();
        words.last_mut().unwrap().push_str(pieces.next().unwrap_or_default());
        words.extend(pieces.map(str::to_owned));
    }
    words.retain(|word| !word.is_empty());
    words
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(path, to).unwrap();
        }
    }
}
