//! A progress bar for what takes longer than a second, and only where a person watches.

use std::io::IsTerminal;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use crate::console::neutral;

/// How long a person waits without being told.
const PATIENCE: Duration = Duration::from_secs(1);

/// A bar that appears when a second has passed.
pub struct Bar {
    name: String,
    bytes: usize,
    begun: Instant,
    shown: Option<ProgressBar>,
}

impl Bar {
    /// Returns a bar, not yet shown, for a file of so many bytes.
    pub fn new(name: &str, bytes: usize) -> Self {
        Self { name: neutral(name), bytes, begun: Instant::now(), shown: None }
    }

    /// Notes how many bytes are done.
    pub fn at(&mut self, bytes: usize) {
        if self.shown.is_none() && self.begun.elapsed() >= PATIENCE && std::io::stderr().is_terminal() {
            self.shown = Some(styled(&self.name, self.bytes));
        }
        if let Some(bar) = &self.shown {
            bar.set_position(bytes as u64);
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if let Some(bar) = &self.shown {
            bar.finish_and_clear();
        }
    }
}

fn styled(name: &str, bytes: usize) -> ProgressBar {
    let bar = ProgressBar::new(bytes as u64).with_message(name.to_owned());
    match ProgressStyle::with_template("{msg} {bar:20} {binary_bytes}/{binary_total_bytes} {eta}") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
