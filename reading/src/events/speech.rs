//! Who says it: for each deed of a sentence the one on whose word it stands.
//!
//! "X said that A did B" puts B on X's word, and so do "A did B, X said" and "according to X". Nothing is put on the word of
//! whoever is not named in the sentence.

use super::deeds::{Deed, Link, Sentence};
use super::event::Side;
use super::lexicon::Control;
use super::matching::Matcher;
use super::phrases::{Form, Phrase};
use super::words::Class;

/// For each deed of a sentence, who says it.
#[derive(Debug, Clone, Default)]
pub(super) struct Speech {
    speakers: Vec<Option<Side>>,
}

impl Speech {
    /// Finds who says what in a sentence.
    pub fn of(matcher: &Matcher<'_>) -> Self {
        let sentence = matcher.sentence;
        let mut speakers: Vec<Option<Side>> = vec![None; sentence.deeds.len()];
        let whole = according_to(matcher);
        for n in 0..sentence.deeds.len() {
            let deed = &sentence.deeds[n];
            if !is_saying(matcher, deed) {
                continue;
            }
            let Some(speaker) = speaker(matcher, deed) else { continue };
            if leads(sentence, n) {
                spread(sentence, n, &speaker, &mut speakers);
            } else {
                // "..., officials said": all before it that stands on nobody's word yet.
                speakers[..n]
                    .iter_mut()
                    .filter(|known| known.is_none())
                    .for_each(|known| *known = Some(speaker.clone()));
                if stands_between(sentence, n) {
                    speakers[n + 1..].iter_mut().for_each(|known| *known = Some(speaker.clone()));
                }
            }
        }
        if let Some(speaker) = whole {
            speakers
                .iter_mut()
                .filter(|known| known.is_none())
                .for_each(|known| *known = Some(speaker.clone()));
        }
        Self { speakers }
    }

    /// Returns on whose word a deed stands.
    pub fn speaker_of(&self, deed: usize) -> Option<&Side> {
        self.speakers.get(deed)?.as_ref()
    }
}

fn is_saying(matcher: &Matcher<'_>, deed: &Deed) -> bool {
    let control = matcher.control(deed);
    let says = matches!(
        control,
        Some(Control::Say | Control::Deny | Control::Allege | Control::Warn | Control::Vow)
    ) || matcher.sentence.words.word(matcher.sentence.verb(deed).main) == "told";
    let verb = matcher.sentence.verb(deed);
    says && !verb.passive && verb.form != Form::Infinitive
}

/// Returns who speaks: before the verb, or after it in "..., said the minister". One who is nobody's agent speaks by its words:
/// what "the desk said" is told by the desk and not by the text.
fn speaker(matcher: &Matcher<'_>, deed: &Deed) -> Option<Side> {
    let nouns = if deed.subject.is_empty() { &deed.objects } else { &deed.subject };
    let acting = matcher.acting(nouns).into_iter().next();
    let sentence = matcher.sentence;
    let words = || {
        let noun = deed.subject.iter().find_map(|at| sentence.noun(*at))?;
        Some(matcher.cast.unnamed(sentence.words, noun))
    };
    acting.or_else(words)
}

/// Whether what is said follows.
fn leads(sentence: &Sentence<'_>, n: usize) -> bool {
    let deed = &sentence.deeds[n];
    let Some(next) = sentence.deeds.get(n + 1) else { return false };
    if matches!(sentence.phrases.get(deed.verb + 1), Some(Phrase::Mark(Class::That, _))) {
        return true;
    }
    // Between the verb and the next finite one stand only whom it was said to, and the subject of what was said.
    let between = &sentence.phrases[deed.verb + 1..next.verb];
    let comma = between
        .iter()
        .any(|phrase| matches!(phrase, Phrase::Mark(Class::Comma | Class::Stop | Class::And, _)));
    !comma && (sentence.verb(next).form == Form::Finite || matches!(next.link, Link::Reduced))
        || (has_that(between))
}

fn has_that(between: &[Phrase]) -> bool {
    between.iter().any(|phrase| matches!(phrase, Phrase::Mark(Class::That | Class::If, _)))
}

/// "The army, he said, shelled": what is said goes on after it.
fn stands_between(sentence: &Sentence<'_>, n: usize) -> bool {
    let deed = &sentence.deeds[n];
    matches!(sentence.phrases.get(deed.verb + 1), Some(Phrase::Mark(Class::Comma, _)))
}

/// Puts all after a verb of saying on the speaker's word, up to the next such verb with a speaker of its own.
fn spread(sentence: &Sentence<'_>, n: usize, speaker: &Side, speakers: &mut [Option<Side>]) {
    for (later, known) in speakers.iter_mut().enumerate().skip(n + 1) {
        let deed = &sentence.deeds[later];
        let own = deed.subject == sentence.deeds[n].subject && sentence.verb(deed).form == Form::Finite;
        if own && follows_and(sentence, later) {
            // "said X and attacked Y": the speaker's own next deed.
            break;
        }
        *known = Some(speaker.clone());
    }
}

fn follows_and(sentence: &Sentence<'_>, deed: usize) -> bool {
    let before = sentence.deeds[deed].verb.checked_sub(1);
    before.is_some_and(|at| matches!(sentence.phrases[at], Phrase::Mark(Class::And, _)))
}

/// "according to the Observatory".
fn according_to(matcher: &Matcher<'_>) -> Option<Side> {
    let sentence = matcher.sentence;
    let at = (0..sentence.phrases.len()).find(|at| {
        let noun = sentence.noun(*at).and_then(|noun| noun.prep);
        noun.is_some_and(|prep| {
            sentence.words.word(prep) == "to" && prep > 0 && sentence.words.word(prep - 1) == "according"
        })
    })?;
    matcher.side(at).or_else(|| {
        let noun = sentence.noun(at)?;
        Some(matcher.cast.unnamed(sentence.words, noun))
    })
}
