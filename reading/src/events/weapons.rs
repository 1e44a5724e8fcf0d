//! The means of a blow: words for weapons, and what they tell of mode, CAMEO code and act.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use engine::model::Act;
use rustc_hash::FxHashSet;

use super::codes::{Code, Root};
use super::event::Weapon;
use super::words::Words;
use crate::page::Span;
use crate::text::Parsed;

const TABLE: &str = include_str!("../../data/events/weapons.txt");

struct Means {
    words: Vec<&'static str>,
    name: &'static str,
    code: Code,
}

struct Table {
    means: Vec<Means>,
    finder: AhoCorasick,
    /// Words that alone name a weapon.
    names: FxHashSet<&'static str>,
    /// Each pattern's line.
    line: Vec<usize>,
}

static WEAPONS: LazyLock<Table> = LazyLock::new(|| {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let means: Vec<Means> = lines
        .map(|line| means(line).unwrap_or_else(|| panic!("the table of weapons is not understood: {line}")))
        .collect();
    let line: Vec<usize> =
        means.iter().enumerate().flat_map(|(n, means)| means.words.iter().map(move |_| n)).collect();
    let patterns = means.iter().flat_map(|means| &means.words);
    let finder =
        AhoCorasick::builder().ascii_case_insensitive(true).build(patterns).expect("the table is small");
    let names = means.iter().flat_map(|means| means.words.iter().copied()).collect();
    Table { means, finder, names, line }
});

fn means(line: &'static str) -> Option<Means> {
    let mut fields = line.split(';').map(str::trim);
    let words = fields.next()?.split('|').map(str::trim).collect();
    let name = fields.next()?;
    let mut code = fields.next()?.split_whitespace();
    let (mode, cameo, act) = (code.next()?, code.next()?, code.next()?);
    let act = Some(Act::from_word(act).ok()?);
    Some(Means { words, name, code: Code { root: Root::Assault, mode: Some(mode), cameo, act } })
}

/// Whether a word alone names a weapon.
pub(super) fn is_weapon(word: &str) -> bool {
    WEAPONS.names.contains(word)
}

/// Whether a word names what comes on the road of aid, or what falls from the sky without a word of its own in the table.
pub(super) fn is_load(word: &str) -> bool {
    matches!(
        word,
        "convoy"
            | "convoys"
            | "truck"
            | "trucks"
            | "aid"
            | "supplies"
            | "relief"
            | "fire"
            | "projectile"
            | "projectiles"
            | "munition"
            | "munitions"
    )
}

/// Returns the weapons named in a part of a text, in its order, and the code that the first line of the table gives.
pub(super) fn find(parsed: &Parsed, span: Span) -> (Vec<Weapon>, Option<Code>) {
    let text = span.of(parsed.text());
    let mut weapons: Vec<Weapon> = Vec::new();
    let mut first: Option<usize> = None;
    for (start, end, line) in whole(text) {
        let name = WEAPONS.means[line].name;
        first = Some(first.map_or(line, |known| known.min(line)));
        if weapons.iter().all(|weapon| weapon.name != name) {
            weapons.push(Weapon { name, span: Span::new(span.start + start, span.start + end) });
        }
    }
    (weapons, first.map(|line| WEAPONS.means[line].code))
}

/// Returns the whole words of the table in a text, each with its line: of several that begin at one place the longest, and none
/// that lies in another.
fn whole(text: &str) -> Vec<(usize, usize, usize)> {
    let mut all: Vec<(usize, usize, usize)> = WEAPONS
        .finder
        .find_overlapping_iter(text)
        .filter(|found| is_whole(text, found.start(), found.end()))
        .map(|found| (found.start(), found.end(), WEAPONS.line[found.pattern().as_usize()]))
        .collect();
    all.sort_unstable_by_key(|(start, end, _)| (*start, usize::MAX - *end));
    let mut end = 0;
    all.retain(|found| {
        let apart = found.0 >= end;
        end = end.max(found.1);
        apart
    });
    all
}

fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let outside = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '-');
    outside(text[..start].chars().next_back()) && outside(text[end..].chars().next())
}

/// Makes a code of violence finer by the weapons beside it.
pub(super) fn refine(code: Code, by: Option<Code>, words: &Words, trigger: usize) -> Code {
    let Some(by) = by else { return code };
    let general = code.root == Root::Assault && matches!(code.cameo, "190" | "180" | "183" | "194" | "193");
    // Two sides that clash with artillery still clash.
    let clash = code.act == Some(Act::ArmedClash);
    let told =
        matches!(code.act, Some(Act::AirStrike | Act::Shelling)) && words.word(trigger).starts_with("shell");
    if !general || told || code.act == Some(Act::AircraftDowned) {
        return code;
    }
    Code { act: if clash { code.act } else { by.act }, ..by }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_understood() {
        assert!(WEAPONS.means.len() > 10 && is_weapon("mortar"), "the table is not empty");
    }
}
