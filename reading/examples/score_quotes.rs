//! Scores who said what on PolNeAR: `cargo run -p reading --example score_quotes -- PolNeAR/data/test`.
//!
//! In: a folder as published, `text/NAME.txt` and `attributions/NAME_xxxx.ann`; of several annotators of one text the
//! first by file name is taken. What is wanted are the direct quotations: attributions whose content, in the order of
//! the text, begins with a double quotation mark and has three words or more.
//!
//! *Found*: half of its characters lie in quotations that the reading gives. *Speaker right*: half of them lie in such
//! whose speaker shares a word with the gold's source. The speaker is taken as the text names them there ("he" is
//! right where the source is "he"), so finding out who "he" is earns nothing; the second figure takes the name as well
//! that the reading finds for them. Articles and the like are no words here. `SHOW=1` prints what is wrong.

#![allow(clippy::disallowed_methods, reason = "an example reads files; the reading reads none")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use reading::statements::{Speaker, Statement, StatementKind};
use reading::{Account, Given};

/// How many words a quotation has at least.
const WORDS_MIN: usize = 3;

/// Words that do not tell one source from another.
const NO_WORDS: [&str; 14] =
    ["the", "a", "an", "of", "in", "at", "on", "for", "to", "and", "with", "who", "s", "by"];

/// What somebody said, by the gold.
#[derive(Debug, PartialEq)]
struct Gold {
    /// In characters of the text, in its order.
    content: Vec<(usize, usize)>,
    source: String,
}

/// How many quotations there are, and how many of them are right in what.
#[derive(Debug, Default, PartialEq)]
struct Score {
    wanted: usize,
    found: usize,
    right: usize,
    right_by_name: usize,
}

fn main() {
    let folder = std::env::args().nth(1).expect("usage: score_quotes PolNeAR/data/test");
    let mut score = Score::default();
    let files = files(Path::new(&folder));
    for (text, ann) in files.values() {
        add(&mut score, text, &quotations(ann, text));
    }
    let share = |part: usize| part as f64 / score.wanted.max(1) as f64;
    println!("{} direct quotations in {} texts", score.wanted, files.len());
    println!("found                  {:4}  {:.3}", score.found, share(score.found));
    println!("speaker right          {:4}  {:.3}", score.right, share(score.right));
    println!("  or right by the name {:4}  {:.3}", score.right_by_name, share(score.right_by_name));
}

/// Returns each text with the marks of its first annotator, by name.
fn files(folder: &Path) -> BTreeMap<String, (String, String)> {
    let read = |path: &Path| std::fs::read_to_string(path).expect("the file can be read as text");
    let dir = std::fs::read_dir(folder.join("attributions")).expect("`attributions` is a folder");
    let mut anns: Vec<_> = dir.map(|entry| entry.expect("the folder can be read").path()).collect();
    anns.sort();
    let mut files = BTreeMap::new();
    for ann in anns {
        let stem = ann.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let Some((name, _)) = stem.rsplit_once('_') else { continue };
        let text = folder.join("text").join(format!("{name}.txt"));
        files.entry(name.to_owned()).or_insert_with(|| (read(&text), read(&ann)));
    }
    files
}

/// Returns the direct quotations of a text by its marks, in brat's manner: `T1<tab>Source 0 5<tab>Words`,
/// `E1<tab>Attribution:T4 Content:T3 Cue:T2 Source:T1`.
fn quotations(ann: &str, text: &str) -> Vec<Gold> {
    let spans: BTreeMap<&str, Vec<(usize, usize)>> = ann
        .lines()
        .filter_map(|line| {
            let mut cells = line.split('\t');
            let (id, place) = (cells.next().filter(|id| id.starts_with('T'))?, cells.next()?);
            Some((id, parts(place.split_once(' ')?.1)?))
        })
        .collect();
    let chars: Vec<char> = text.chars().collect();
    let words = |id: &str| spans.get(id).map(|parts| of(&chars, parts));
    let mut gold = Vec::new();
    for line in ann.lines().filter(|line| line.starts_with('E')) {
        let roles =
            || line.split('\t').nth(1).unwrap_or("").split(' ').filter_map(|role| role.split_once(':'));
        let id = |name: &str| roles().find(|(role, _)| *role == name).map(|(_, id)| id);
        let Some(content) = id("Content").and_then(|id| spans.get(id)) else { continue };
        if is_direct(&of(&chars, content)) {
            let source = id("Source").and_then(words).unwrap_or_default();
            gold.push(Gold { content: content.clone(), source });
        }
    }
    gold
}

/// Returns the parts of a place, `10 20;5 8`, in the order of the text.
fn parts(place: &str) -> Option<Vec<(usize, usize)>> {
    let part = |part: &str| {
        let (from, to) = part.split_once(' ')?;
        Some((from.parse().ok()?, to.parse().ok()?)).filter(|(from, to)| from < to)
    };
    let mut parts: Vec<_> = place.split(';').map(part).collect::<Option<_>>()?;
    parts.sort_unstable();
    Some(parts)
}

fn of(chars: &[char], parts: &[(usize, usize)]) -> String {
    let one = |(from, to): &(usize, usize)| chars.iter().take(*to).skip(*from).collect::<String>();
    parts.iter().map(one).collect::<Vec<_>>().join(" ")
}

/// Whether content is quoted word for word; some publishers write two single marks for a double one.
fn is_direct(content: &str) -> bool {
    let words = content.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty());
    let quoted = ["\"", "“", "”", "„", "«", "''", "``"].iter().any(|mark| content.starts_with(mark));
    quoted && words.count() >= WORDS_MIN
}

/// Adds what the reading of a text gets right.
fn add(score: &mut Score, text: &str, gold: &[Gold]) {
    let plain = Given { media_type: Some("text/plain; charset=utf-8".to_owned()), ..Given::default() };
    let account = reading::read(text.as_bytes(), &plain);
    let said = Said::of(&account);
    for wanted in gold {
        let source = words(&wanted.source);
        let half = |fits: &dyn Fn(&Voice) -> bool| said.covers(&wanted.content, fits);
        let found = half(&|_| true);
        let right = half(&|voice| !voice.here.is_disjoint(&source));
        let by_name = half(&|voice| !voice.here.is_disjoint(&source) || !voice.name.is_disjoint(&source));
        if !right && std::env::var_os("SHOW").is_some() {
            println!(
                "found {found}, by name {by_name}, {}: {}",
                wanted.source,
                said.text_of(&wanted.content)
            );
        }
        score.wanted += 1;
        score.found += usize::from(found);
        score.right += usize::from(right);
        score.right_by_name += usize::from(by_name);
    }
}

/// The quotations that the reading gives, by character.
struct Said {
    chars: Vec<char>,
    quotations: Vec<(usize, usize, Voice)>,
}

/// The words for a speaker: those that stand there, and those of the name that the reading finds.
struct Voice {
    here: BTreeSet<String>,
    name: BTreeSet<String>,
}

impl Said {
    fn of(account: &Account) -> Self {
        let text = account.parsed.text();
        let between_marks = |one: &&Statement| {
            matches!(one.kind, StatementKind::Direct | StatementKind::Fragment | StatementKind::Headline)
        };
        let quotations = account.statements.iter().filter(between_marks).map(|one| {
            let (from, to) = one.span.chars(text);
            (from, to, Voice::of(account, std::iter::once(&one.speaker).chain(&one.also)))
        });
        Self { quotations: quotations.collect(), chars: text.chars().collect() }
    }

    /// Whether half of the characters lie in quotations that fit.
    fn covers(&self, content: &[(usize, usize)], fits: &dyn Fn(&Voice) -> bool) -> bool {
        let fitting: Vec<_> = self.quotations.iter().filter(|(_, _, voice)| fits(voice)).collect();
        let inside = |at: &usize| fitting.iter().any(|(from, to, _)| (from..to).contains(&at));
        let all = || content.iter().flat_map(|(from, to)| *from..*to);
        all().filter(inside).count() * 2 >= all().count()
    }

    fn text_of(&self, content: &[(usize, usize)]) -> String {
        of(&self.chars, content).chars().take(80).collect()
    }
}

impl Voice {
    fn of<'a>(account: &Account, speakers: impl Iterator<Item = &'a Speaker>) -> Self {
        let mut voice = Self { here: BTreeSet::new(), name: BTreeSet::new() };
        for speaker in speakers {
            voice
                .here
                .extend(speaker.span.map(|span| words(span.of(account.parsed.text()))).unwrap_or_default());
            voice.name.extend(words(speaker.actor.name()));
        }
        voice
    }
}

fn words(text: &str) -> BTreeSet<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|char: char| !char.is_alphanumeric());
    words.filter(|word| !word.is_empty() && !NO_WORDS.contains(word)).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Talks go on\n\n“The guns are silent,” said Anna Berg, the envoy. “They must stay so.”\n\n\
                        “We want more time,” he told reporters.\n";
    const ANN: &str = "T1\tSource 41 61\tAnna Berg, the envoy\nT2\tCue 36 40\tsaid\n\
                       T3\tContent 63 83;13 35\t“They must stay so.” “The guns are silent,”\n\
                       T4\tAttribution 36 40\tsaid\nE1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n\
                       T5\tContent 85 105\t“We want more time,”\nT6\tSource 106 108\the\n\
                       E2\tAttribution:T9 Content:T5 Source:T6\n\
                       T7\tContent 0 5\tTalks\nE3\tAttribution-no-source:T8 Content:T7\nT8\tDiscard 0 2\tTa\n";

    #[test]
    fn content_in_parts_is_put_in_order_and_what_is_not_quoted_is_left_out() {
        let gold = quotations(ANN, TEXT);
        assert_eq!(gold.len(), 2);
        assert_eq!(gold[0].content, [(13, 35), (63, 83)]);
        assert_eq!(gold[0].source, "Anna Berg, the envoy");
        assert_eq!(gold[1].source, "he");
    }

    #[test]
    fn marks_that_are_broken_yield_nothing() {
        for ann in ["", "T", "T1\tContent", "T1\tContent 9 3\tx\nE1\tContent:T1", "E1\tContent:T7", "E1"] {
            assert!(quotations(ann, TEXT).is_empty(), "{ann}");
        }
    }

    #[test]
    fn a_quotation_is_found_with_its_speaker_and_counts_once() {
        let mut score = Score::default();
        add(&mut score, TEXT, &quotations(ANN, TEXT));
        assert_eq!(score, Score { wanted: 2, found: 2, right: 2, right_by_name: 2 });
    }

    #[test]
    fn another_speaker_is_found_and_not_right() {
        let mut score = Score::default();
        let other = ANN.replace("T1\tSource 41 61", "T1\tSource 0 5");
        add(&mut score, TEXT, &quotations(&other, TEXT)[..1]);
        assert_eq!(score, Score { wanted: 1, found: 1, right: 0, right_by_name: 0 });
    }

    #[test]
    fn what_the_text_does_not_quote_is_not_found() {
        let mut score = Score::default();
        add(
            &mut score,
            "Nobody said a word.\n",
            &[Gold { content: vec![(0, 19)], source: "Nobody".to_owned() }],
        );
        assert_eq!(score, Score { wanted: 1, found: 0, right: 0, right_by_name: 0 });
    }
}
