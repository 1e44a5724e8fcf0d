//! A progress bar for what takes longer than a second, and only where a person watches.

use std::io::IsTerminal;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use crate::console::neutral;

/// How long a person waits without being told.
const PATIENCE: Duration = Duration::from_secs(1);

/// How a bar over bytes looks, and one over things.
const BYTES: &str = "{msg} {bar:20} {binary_bytes}/{binary_total_bytes} {eta}";
const THINGS: &str = "{msg} {bar:20} {pos}/{len} {eta}";

/// A bar of steps that several threads take, which appears when a second has passed.
pub struct Steps {
    name: String,
    begun: Instant,
    shown: std::sync::Mutex<Option<ProgressBar>>,
}

impl Steps {
    /// Notes how many steps of how many are done.
    pub fn step(&self, done: usize, all: usize) {
        let mut shown = self.shown.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if shown.is_none() && self.begun.elapsed() >= PATIENCE && std::io::stderr().is_terminal() {
            let bar = ProgressBar::new(all as u64).with_message(self.name.clone());
            *shown = Some(match ProgressStyle::with_template("{msg} {bar:20} {pos} of {len} {eta}") {
                Ok(style) => bar.with_style(style),
                Err(_) => bar,
            });
        }
        if let Some(bar) = shown.as_ref() {
            bar.set_position(done as u64);
        }
    }
}

impl Drop for Steps {
    fn drop(&mut self) {
        if let Some(bar) = self.shown.get_mut().unwrap_or_else(std::sync::PoisonError::into_inner) {
            bar.finish_and_clear();
        }
    }
}

/// A bar that appears when a second has passed.
pub struct Bar {
    name: String,
    whole: usize,
    looks: &'static str,
    begun: Instant,
    shown: Option<ProgressBar>,
}

impl Bar {
    /// Returns a bar, not yet shown, for a file of so many bytes.
    pub fn new(name: &str, bytes: usize) -> Self {
        Self::looking(BYTES, name, bytes)
    }

    /// Returns a bar, not yet shown, for so many things.
    pub fn of_things(name: &str, things: usize) -> Self {
        Self::looking(THINGS, name, things)
    }

    fn looking(looks: &'static str, name: &str, whole: usize) -> Self {
        Self { name: neutral(name), whole, looks, begun: Instant::now(), shown: None }
    }

    /// Returns a bar, not yet shown, for steps whose number is told with the first.
    pub fn of_steps(name: &str) -> Steps {
        Steps { name: neutral(name), begun: Instant::now(), shown: std::sync::Mutex::new(None) }
    }

    /// Notes how many things there are, once that is known.
    pub fn set_whole(&mut self, whole: usize) {
        self.whole = whole;
    }

    /// Notes how many are done.
    pub fn at(&mut self, done: usize) {
        if self.shown.is_none() && self.begun.elapsed() >= PATIENCE && std::io::stderr().is_terminal() {
            self.shown = Some(styled(&self.name, self.whole, self.looks));
        }
        if let Some(bar) = &self.shown {
            bar.set_position(done as u64);
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

fn styled(name: &str, whole: usize, looks: &str) -> ProgressBar {
    let bar = ProgressBar::new(whole as u64).with_message(name.to_owned());
    match ProgressStyle::with_template(looks) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
