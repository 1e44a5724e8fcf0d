//! Lessons: the sentences of a treebank, cut into words as the reading cuts them.
//!
//! In: CoNLL-U. Out: [`Lesson`]s. Read first: [`lessons`]. Invariant: a word is taken only if the treebank tags it.

use super::{Lesson, Tag};
use crate::text::words;

/// Returns the sentences of a CoNLL-U file, cut into words as the reading cuts them.
///
/// What the treebank cuts finer ("US", "-", "backed") is one word with the tag of its last part.
///
/// # Example
/// ```
/// use reading::text::{Tag, lessons};
/// let one = "# text = It held.\n1\tIt\tit\tPRON\n2\theld\thold\tVERB\n3\t.\t.\tPUNCT\n";
/// let words: Vec<(String, Tag)> = lessons(one).remove(0);
/// assert_eq!(words[1], ("held".to_owned(), Tag::Verb));
/// ```
pub fn lessons(conllu: &str) -> Vec<Lesson> {
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
