//! The terminal: output to stdout, talk to stderr, colour only where a person looks.
//!
//! Invariant: what came from an input never reaches a terminal raw: control and direction-changing characters are shown
//! as `\u{..}` instead of being obeyed.

use std::io::{self, BufWriter, IsTerminal, Write};

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

use crate::error::Failure;

/// The width that is assumed where there is no terminal.
const WIDTH: usize = 80;

/// How a piece of text is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// As it is.
    Plain,
    /// A heading or the answer.
    Strong,
    /// Of less weight.
    Faint,
    /// Kept, met.
    Good,
    /// Breached, not met, an error.
    Bad,
    /// Contested, undetermined, a warning.
    Doubt,
}

impl Tone {
    fn style(self) -> Style {
        match self {
            Self::Plain => Style::new(),
            Self::Strong => Style::new().bold(),
            Self::Faint => Style::new().dimmed(),
            Self::Good => AnsiColor::Green.on_default(),
            Self::Bad => AnsiColor::Red.on_default().bold(),
            Self::Doubt => AnsiColor::Yellow.on_default(),
        }
    }
}

/// Where output and talk go.
pub struct Console {
    out: Box<dyn Write>,
    colour_out: bool,
    colour_err: bool,
    width: usize,
}

impl Console {
    /// Returns the console of this process.
    pub fn of_process() -> Self {
        let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
            || std::env::var_os("TERM").is_some_and(|value| value == "dumb");
        let width = terminal_size::terminal_size().map_or(WIDTH, |(width, _)| usize::from(width.0));
        Self {
            out: Box::new(BufWriter::new(io::stdout())),
            colour_out: !no_colour && io::stdout().is_terminal(),
            colour_err: !no_colour && io::stderr().is_terminal(),
            width: width.clamp(40, 120),
        }
    }

    /// Returns how many columns text may take.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Writes a line of text to the output.
    pub fn line(&mut self, text: &str) -> Result<(), Failure> {
        self.pieces(&[(Tone::Plain, text)])
    }

    /// Writes a line made of pieces to the output, each in its tone.
    pub fn pieces(&mut self, pieces: &[(Tone, &str)]) -> Result<(), Failure> {
        let line = painted(pieces, self.colour_out);
        writeln!(self.out, "{line}").map_err(Failure::of_output)
    }

    /// Writes text that is wrapped at words to the output; later lines are indented as far as `first` is wide.
    pub fn paragraph(&mut self, first: &str, text: &str) -> Result<(), Failure> {
        let indent = first.width();
        for (n, part) in wrap(&neutral(text), self.width.saturating_sub(indent)).iter().enumerate() {
            let lead = if n == 0 { first.to_owned() } else { " ".repeat(indent) };
            self.line(&format!("{lead}{part}"))?;
        }
        Ok(())
    }

    /// Writes what a machine reads to the output, as it is.
    pub fn machine(&mut self, text: &str) -> Result<(), Failure> {
        self.out.write_all(text.as_bytes()).map_err(Failure::of_output)
    }

    /// Ends the output.
    pub fn finish(&mut self) -> Result<(), Failure> {
        self.out.flush().map_err(Failure::of_output)
    }

    /// Tells a line on stderr. Nobody there to hear it is no failure.
    pub fn tell(&self, tone: Tone, text: &str) {
        let mut err = io::stderr().lock();
        for line in text.lines() {
            let _ = writeln!(err, "{}", painted(&[(tone, line)], self.colour_err));
        }
    }

    /// Tells a headword and what follows it on stderr: `error: ...`.
    pub fn tell_word(&self, tone: Tone, word: &str, text: &str) {
        let line = painted(&[(tone, word), (Tone::Plain, ": "), (Tone::Plain, text)], self.colour_err);
        let _ = writeln!(io::stderr().lock(), "{line}");
    }
}

fn painted(pieces: &[(Tone, &str)], colour: bool) -> String {
    let mut line = String::new();
    for (tone, text) in pieces {
        let text = neutral(text);
        let style = tone.style();
        if colour && *tone != Tone::Plain {
            line.push_str(&format!("{style}{text}{style:#}"));
        } else {
            line.push_str(&text);
        }
    }
    line
}

/// Whether a terminal would obey the character instead of showing it: control characters but the tab, and marks that
/// change the direction of writing or join lines.
fn is_obeyed(c: char) -> bool {
    (c.is_control() && c != '\t')
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Returns the text with every character that a terminal would obey shown as `\u{..}`.
pub fn neutral(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_obeyed(c) { out.extend(c.escape_unicode()) } else { out.push(c) }
    }
    out
}

/// Returns JSON text in which such characters are escaped; the value it stands for is the same.
pub fn neutral_json(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        // All of them lie in the basic plane; the line breaks between tokens are the writer's own.
        if is_obeyed(c) && c != '\n' { out.push_str(&format!("\\u{:04x}", c as u32)) } else { out.push(c) }
    }
    out
}

/// Breaks text at spaces into lines of at most `width` columns; a longer word stands alone.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last_mut().expect("there is always a line");
        if line.is_empty() {
            line.push_str(word);
        } else if line.width() + 1 + word.width() <= width {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_shown() {
        assert_eq!(neutral("a\u{1b}[31mb"), "a\\u{1b}[31mb");
        assert_eq!(neutral("x\u{202e}fdp.exe"), "x\\u{202e}fdp.exe");
        assert_eq!(neutral("حلب Алеппо 一"), "حلب Алеппо 一");
        assert_eq!(neutral("a\u{9b}2Jb\rc"), "a\\u{9b}2Jb\\u{d}c");
    }

    #[test]
    fn json_stays_the_same_value() {
        let value = serde_json::json!({"a": "x\u{202e}y\u{9b}z\u{7f}"});
        let text = neutral_json(&value.to_string());
        assert!(text.is_ascii());
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).ok(), Some(value));
    }

    #[test]
    fn text_is_wrapped_at_words() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("incomprehensibilities a", 7), ["incomprehensibilities", "a"]);
        assert_eq!(wrap("", 7), [""]);
    }
}
