//! From the sentences of a text to events: who did what to whom, where, when, and how the text means it.
//!
//! In: [`Parsed`], those who are [`Named`], the places and dates found in it. Out: [`Events`]. Read first: [`find`],
//! then `coder`.
//!
//! The way of a sentence: `words` (classes), `phrases` (noun phrases and verb groups), `deeds` (verbs with subjects and objects),
//! `matching` (the lexicon's entry), `coder` and `control` (what the text makes of it), `gather` (places, dates, people hurt,
//! duplicates).
//!
//! Invariant: what is for a purpose, is to be prevented, is denied or might be is never in `held`. Invariant: an actor is
//! one who is named, or a noun for people who act; never a word only because of where it stands. Invariant: the time taken grows
//! with the length of the text: no part of the grammar looks further than a bounded number of phrases.

mod allege;
mod arguments;
mod casualties;
mod coder;
mod codes;
mod control;
mod deeds;
mod event;
mod gather;
mod inflect;
mod known;
mod lexicon;
mod matching;
mod means;
mod modality;
mod named;
mod phrases;
mod place;
mod retell;
mod sides;
mod speech;
mod through;
mod weapons;
mod words;

pub use codes::{Code, Quad, Root};
pub use event::{Casualties, Event, Events, Fate, Modality, PlaceBasis, Side, Weapon};
pub use gather::Setting;
pub use lexicon::AgentKind;
pub use sides::Named;

use crate::page::Span;
use crate::text::Parsed;
use coder::{Coder, Draft};
use deeds::Sentence;
use gather::Gatherer;
use matching::Matcher;
use phrases::Phrase;
use sides::Cast;
use speech::Speech;
use words::Words;

/// The longest sentence that is read for events, in words: what is longer is no sentence.
const WORDS_MAX: usize = 400;

/// Finds the events of a text.
///
/// `setting` is all that earlier folders found: who is named, where and when, in the order of the text.
pub fn find(parsed: &Parsed, setting: &Setting<'_>) -> Events {
    let names: Vec<Span> = setting.named.iter().map(|named| named.span).collect();
    let dates: Vec<Span> = setting.times.iter().map(|time| time.span).collect();
    let cast = Cast::of(parsed, setting.named);
    let mut gatherer = Gatherer::of(parsed, setting);
    let mut paper = false;
    for (n, sentence) in parsed.sentences.iter().enumerate() {
        if sentence.tokens.len() > WORDS_MAX {
            continue;
        }
        let words = Words::of(parsed, sentence.tokens.clone(), &names, &dates);
        let phrases = phrases::phrases(parsed, &words, &names);
        let of = (paper, is_of_paper(&words, &phrases).unwrap_or(paper));
        gatherer.add(n, &words, drafts(&words, phrases, &cast, of.0));
        paper = of.1;
    }
    gatherer.done()
}

/// Whether a sentence speaks of a text, a draft or a plan, which "it" then stands for; `None`: "it" goes on standing for what it did.
fn is_of_paper(words: &Words, phrases: &[Phrase]) -> Option<bool> {
    let first = phrases.iter().find_map(|phrase| match phrase {
        Phrase::Noun(noun) if noun.prep.is_none() => Some(noun),
        _ => None,
    })?;
    let paper = matches!(
        words.word(first.head()),
        "draft"
            | "text"
            | "plan"
            | "deal"
            | "agreement"
            | "accord"
            | "document"
            | "proposal"
            | "treaty"
            | "pact"
            | "resolution"
            | "truce"
            | "ceasefire"
            | "statement"
            | "letter"
    );
    (words.word(first.head()) != "it").then_some(paper)
}

/// Returns the drafts of one sentence.
fn drafts(words: &Words, phrases: Vec<Phrase>, cast: &Cast<'_>, paper: bool) -> Vec<Draft> {
    let sentence = Sentence::of(words, phrases);
    if sentence.deeds.is_empty() {
        return Vec::new();
    }
    let matcher = Matcher { sentence: &sentence, cast, paper };
    let speech = Speech::of(&matcher);
    let mut coder = Coder { sentence: &sentence, matcher, speech, drafts: Vec::new() };
    coder.run();
    coder.spoken();
    coder.drafts
}
