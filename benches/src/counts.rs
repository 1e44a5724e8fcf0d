//! Events counted by area, first actor and day: the table that every tool must make alike.
//!
//! In: placed events. Out: [`Counts`], and as text one sorted line a group. Read first: [`count`]. The text is
//! `area TAB actor TAB YYYY-MM-DD TAB number`, sorted by bytes, so that any tool can write and hash the same.

use crate::synth::rows::civil;
use engine::model::areas::{AreaIndex, NOWHERE};
use engine::sources::table::{Names, acled::Events};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

/// Counts in a dense table: areas by actors by days.
pub struct Counts {
    actors: usize,
    first_day: i32,
    days: usize,
    counts: Vec<u32>,
}

/// Counts events by area, first actor and day; an event in several areas counts in each, one in none in none.
pub fn count(index: &AreaIndex, events: &Events, sets: &[u32]) -> Counts {
    let first_day = events.day.par_iter().copied().min().unwrap_or(0);
    let last_day = events.day.par_iter().copied().max().unwrap_or(0);
    let (days, actors) = ((last_day - first_day + 1) as usize, events.actor1.names.len().max(1));
    let members: Vec<&[u16]> =
        (0..index.sets() as u32).map(|set| index.set(set).map_or(&[][..], |set| index.areas(set))).collect();
    let areas = members.iter().flat_map(|areas| areas.iter()).max().map_or(0, |area| usize::from(*area) + 1);
    let tasks = rayon::current_num_threads();
    let a_task = events.len().div_ceil(tasks).max(1);
    let counts = (0..tasks).into_par_iter().map(|task| {
        let mut counts = vec![0u32; areas * actors * days];
        for row in (task * a_task).min(events.len())..((task + 1) * a_task).min(events.len()) {
            if sets[row] != NOWHERE {
                for area in members[sets[row] as usize] {
                    let day = (events.day[row] - first_day) as usize;
                    counts
                        [(day * areas + usize::from(*area)) * actors + events.actor1.codes[row] as usize] +=
                        1;
                }
            }
        }
        counts
    });
    let counts = counts.reduce_with(add).unwrap_or_default();
    Counts { actors, first_day, days, counts }
}

fn add(mut sum: Vec<u32>, more: Vec<u32>) -> Vec<u32> {
    sum.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
    sum
}

impl Counts {
    /// Returns the number of groups that have an event.
    pub fn groups(&self) -> usize {
        self.counts.iter().filter(|count| **count > 0).count()
    }

    /// Writes the groups that have an event as sorted lines; `areas[k]` is the name of area `k + 1`.
    pub fn text(&self, areas: &[String], actors: &Names) -> String {
        let mut lines = Vec::new();
        let areas_wide = self.counts.len() / self.actors / self.days.max(1);
        for (at, count) in self.counts.iter().enumerate().filter(|(_, count)| **count > 0) {
            let (actor, area, day) =
                (at % self.actors, at / self.actors % areas_wide, at / self.actors / areas_wide);
            let (year, month, of_month) = civil(i64::from(self.first_day) + day as i64);
            let (area, actor) = (&areas[area - 1], actors.name(actor as u32).unwrap_or_default());
            lines.push(format!("{area}\t{actor}\t{year:04}-{month:02}-{of_month:02}\t{count}\n"));
        }
        lines.sort_unstable();
        lines.concat()
    }
}

/// Returns the SHA-256 of a text in hexadecimal digits.
pub fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
