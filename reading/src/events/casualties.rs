//! People killed and wounded: a number, whom it counts, and what became of them.
//!
//! In: the words of a sentence. Out: [`Casualties`]. Invariant: a number is taken only with a word for its fate in the same
//! clause; "at least", "about" and "more than" stay with it. Nobody is counted where "no" or "none" stands.

use std::sync::LazyLock;

use engine::model::CountIs;
use rustc_hash::FxHashSet;

use super::event::{Casualties, Fate};
use super::words::{Class, Words};
use crate::page::Span;
use crate::text::Parsed;
use crate::times::{figure, small_number};

/// How many words may stand between a number and the word for its fate.
const REACH: usize = 9;

static PEOPLE: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| WORDS.split_whitespace().collect());
const WORDS: &str = " passer-by passers-by bystander bystanders pedestrian pedestrians pilot pilots sailor sailors marine marines \
activist activists mayor priest nun imam baby infant infants toddler infants teenager teenagers youth youths citizen citizens \
general colonel captain lawyer lawyers hostage hostages mother father couple commander commanders motorist shopkeeper \
migrants migrant staffers employee employees contractor contractors engineer engineers firefighters rescuer rescuers paramedic \
paramedics soldiers-in-training conscripts conscript jihadists terrorists attackers attacker assailants rioters tourists tourist \
 people persons civilians civilian soldiers soldier fighters fighter rebels rebel troops troop police policeman policemen \
officers officer children child women woman men man militants militant residents resident farmers farmer \
cadets others peacekeepers peacekeeper \
villagers villager protesters protester demonstrators students student workers worker members member \
insurgents gunmen passengers patients \
servicemen serviceman guards guard boys boy girls girl journalists journalist person drivers driver medics aid \
volunteers nurses nurse teachers \
teacher refugees refugee families fishermen miners shepherds shepherd traders trader doctors doctor deaths \
injuries casualties dead wounded \
injured militiamen recruits inmates detainees observers observer staff monks worshippers displaced personnel soldiers' lives bodies ";

/// A number in a sentence.
#[derive(Debug, Clone, Copy)]
struct Number {
    count: Option<u32>,
    is: CountIs,
    /// First word and the word after the last.
    from: usize,
    to: usize,
}

/// Finds people killed and wounded in a sentence.
pub(super) fn find(parsed: &Parsed, words: &Words, sentence: usize) -> Vec<Casualties> {
    let mut found: Vec<Casualties> = Vec::new();
    if !(0..words.len()).any(|at| fate_of(words.word(at)).is_some()) {
        return found;
    }
    let mut at = 0;
    while at < words.len() {
        let Some(number) = number(words, at).or_else(|| one(words, at)) else {
            at += 1;
            continue;
        };
        at = number.to;
        if is_part(words, number.from) {
            continue;
        }
        for one in fates(words, number) {
            let span = parsed.span(&(words.first + one.0..words.first + one.1));
            let who = one.3.map(|word| parsed.tokens[words.first + word].span);
            let casualties =
                Casualties { count: number.count, is: number.is, fate: one.2, who, span, sentence };
            if !found.iter().any(|known| known.span == span && known.fate == one.2) {
                found.push(casualties);
            }
        }
    }
    found
}

/// First word, the word after the last, fate, the word for who.
type Counted = (usize, usize, Fate, Option<usize>);

/// Returns what became of a number of people: by a word after it, or by the verb before it.
fn fates(words: &Words, number: Number) -> Vec<Counted> {
    let who = who(words, number.to);
    let after = who.map_or(number.to, |word| word + 1);
    if let Some(found) = fate_after(words, number, after, who) {
        return found;
    }
    if who.is_none() && !is_bare_count(words, number) {
        return Vec::new();
    }
    let before = fate_before(words, number.from);
    before.map(|(word, fate)| (word, after, fate, who)).into_iter().collect()
}

/// "killed three and wounded nine": the number may stand alone.
fn is_bare_count(words: &Words, number: Number) -> bool {
    !matches!(words.class.get(number.to), Some(Class::Nominal))
}

fn who(words: &Words, from: usize) -> Option<usize> {
    let near = from..words.len().min(from + 5);
    let mut found = None;
    for at in near {
        let word = words.word(at);
        if PEOPLE.contains(word) {
            found = Some(at);
            if !matches!(words.class.get(at + 1), Some(Class::Nominal)) {
                break;
            }
        } else if !matches!(words.class[at], Class::Nominal) && word != "of" {
            break;
        }
    }
    found
}

fn fate_of(word: &str) -> Option<Fate> {
    Some(match word {
        "killed" | "dead" | "died" | "slain" | "killing" | "kill" | "kills" | "deaths" | "lives"
        | "murdered" | "massacred" | "perished" | "bodies" => Fate::Killed,
        "wounded" | "injured" | "hurt" | "wounding" | "injuring" | "injuries" | "injure" | "wound"
        | "injures" | "wounds" | "maimed" => Fate::Wounded,
        _ => return None,
    })
}

/// "three soldiers were killed", "15 dead", "five people were killed or wounded" (which nobody can part, and is left out).
fn fate_after(words: &Words, number: Number, after: usize, who: Option<usize>) -> Option<Vec<Counted>> {
    if let Some(fate) = who.and_then(|word| fate_of(words.word(word))) {
        return Some(vec![(number.from, after, fate, None)]);
    }
    for at in after..words.len().min(after + REACH) {
        let word = words.word(at);
        let fate = fate_of(word).filter(|_| matches!(words.class[at], Class::Verb | Class::Nominal));
        if let Some(fate) = fate {
            if !is_suffered(words, after, at) || number_between(words, after, at) {
                return None;
            }
            let either = words.word(at + 1) == "or" && fate_of(words.word(at + 2)).is_some();
            return Some(if either { Vec::new() } else { vec![(number.from, at + 1, fate, who)] });
        }
        let other = !matches!(word, "reported" | "confirmed" | "left" | "believed");
        if words.class[at] == Class::Stop || (words.class[at] == Class::Verb && other) {
            return None;
        }
    }
    None
}

/// Whether people before a word for a fate suffer it: "were killed", "lay dead", "wounded" right after them, and no "not".
fn is_suffered(words: &Words, from: usize, fate: usize) -> bool {
    let between = |class: Class| {
        matches!(
            class,
            Class::Aux
                | Class::Adverb
                | Class::Date
                | Class::Nominal
                | Class::Prep
                | Class::Comma
                | Class::And
        )
    };
    let be = (from..fate)
        .any(|n| matches!(words.word(n), "were" | "was" | "been" | "are" | "is" | "left" | "lay" | "being"));
    let itself = fate == from || matches!(words.word(fate), "died" | "perished");
    (be || itself) && (from..fate).all(|n| between(words.class[n]))
}

fn number_between(words: &Words, from: usize, to: usize) -> bool {
    (from..to).any(|at| number(words, at).is_some() && !is_part(words, at))
}

/// "six people, including two children": these are counted already.
fn is_part(words: &Words, at: usize) -> bool {
    at > 0 && matches!(words.word(at - 1), "including" | "them")
}

/// "killing at least three soldiers", "killed two civilians and wounded four".
fn fate_before(words: &Words, from: usize) -> Option<(usize, Fate)> {
    let first = from.saturating_sub(6);
    for at in (first..from).rev() {
        let word = words.word(at);
        if let Some(fate) = fate_of(word) {
            // "were killed on 12 March" counts days, not people.
            let passive =
                at > 0 && (matches!(words.word(at - 1), "were" | "was" | "been" | "be" | "is" | "are"));
            // "wounding five": a number right after it shows that it is no noun.
            let verb = words.class[at] == Class::Verb || word.ends_with("ing");
            return (!passive && verb).then_some((at, fate));
        }
        let fine = matches!(
            words.class[at],
            Class::Nominal | Class::And | Class::Comma | Class::Adverb | Class::Date
        ) || matches!(word, "at" | "more" | "than" | "over" | "about" | "around" | "up" | "to");
        if !fine {
            return None;
        }
    }
    None
}

/// Returns the number that begins at a word, with "at least" and the like before it.
fn number(words: &Words, at: usize) -> Option<Number> {
    let (is, skip) = bound(words, at);
    let first = at + skip;
    let word = words.word(first);
    if let Some(count) = figure(word) {
        // "may" is a verb more often, and is left to it.
        let after = words.word(first + 1);
        let dates = first > 0 && after != "may" && crate::page::month(after).is_some();
        return (!dates && words.class[first] == Class::Nominal).then_some(Number {
            count: Some(count),
            is,
            from: at,
            to: first + 1,
        });
    }
    if let Some((count, len)) = in_words(words, first) {
        return Some(Number { count: Some(count), is, from: at, to: first + len });
    }
    let vague = matches!(word, "dozens" | "scores" | "hundreds" | "several" | "thousands" | "many");
    vague.then_some(Number { count: None, is: CountIs::About, from: at, to: first + 1 })
}

/// "killing a passer-by", "wounded a soldier": one, if a word for its fate stands right before it.
fn one(words: &Words, at: usize) -> Option<Number> {
    let article = matches!(words.word(at), "a" | "an") && at > 0;
    let fate = article && fate_of(words.word(at - 1)).is_some() && words.class[at - 1] == Class::Verb;
    (fate && who(words, at + 1).is_some()).then_some(Number {
        count: Some(1),
        is: CountIs::Exact,
        from: at,
        to: at + 1,
    })
}

/// Returns how a number is meant, and how many words say so.
fn bound(words: &Words, at: usize) -> (CountIs, usize) {
    match (words.word(at), words.word(at + 1)) {
        ("at", "least") => (CountIs::AtLeast, 2),
        ("no", "fewer" | "less") if words.word(at + 2) == "than" => (CountIs::AtLeast, 3),
        ("more", "than") => (CountIs::MoreThan, 2),
        ("over", _) => (CountIs::MoreThan, 1),
        ("about" | "around" | "some" | "roughly" | "nearly" | "almost" | "approximately" | "an", next) => {
            match next {
                "estimated" => (CountIs::About, 2),
                _ if words.word(at) == "an" => (CountIs::Exact, 0),
                _ => (CountIs::About, 1),
            }
        }
        ("up", "to") => (CountIs::About, 2),
        _ => (CountIs::Exact, 0),
    }
}

/// Returns a number in words, and how many words it has: "twenty-two", "a dozen", "two hundred".
fn in_words(words: &Words, at: usize) -> Option<(u32, usize)> {
    let word = words.word(at);
    if matches!(word, "a" | "an") {
        return match words.word(at + 1) {
            "dozen" => Some((12, 2)),
            "hundred" => Some((100, 2)),
            _ => None,
        };
    }
    let small = small_number(word)?;
    match words.word(at + 1) {
        "hundred" => Some((small * 100, 2)),
        "dozen" => Some((small * 12, 2)),
        "thousand" => Some((small * 1000, 2)),
        _ => Some((small, 1)),
    }
}

/// Returns the span of a sentence's part that a draft takes up.
pub(super) fn span_of(parsed: &Parsed, words: &Words, part: (usize, usize)) -> Span {
    parsed.span(&(words.first + part.0..words.first + part.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fates_are_known_in_all_their_forms() {
        assert_eq!(fate_of("killing"), Some(Fate::Killed));
        assert_eq!(fate_of("injures"), Some(Fate::Wounded));
        assert_eq!(fate_of("shelled"), None);
        assert!(PEOPLE.contains("passer-by") && !PEOPLE.contains("days"));
    }
}
