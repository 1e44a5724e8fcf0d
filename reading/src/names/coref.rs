//! Who is meant by a last name, by "the minister", by "he", "it" and "they".
//!
//! In: the mentions of a text, in order. Out: the same, settled as far as the text settles them. Nearest first: the
//! subject of the same sentence, then subjects of the sentences before, then anybody in them. A pronoun that fits nobody
//! within [`SENTENCES_BACK`] sentences stays unknown. Invariant: nothing looks further back than that, nor over more than
//! [`MENTIONS_BACK`] mentions, so that the work grows with the text and not faster.

use rustc_hash::FxHashMap;

use super::actor::{ActorRef, Gender, Kind, Number, Party};
use super::firsts;
use super::lexicon::Lexicon;
use super::mention::{Mention, Via};
use super::words::{Classes, Words};

/// How many sentences back "he" may reach.
const SENTENCES_BACK: usize = 6;

/// How many mentions back anything reaches, however long the sentences.
const MENTIONS_BACK: usize = 120;

/// A person of the text.
#[derive(Debug, Clone)]
struct Somebody {
    actor: ActorRef,
    party: Option<Party>,
    gender: Gender,
    role: Option<String>,
}

/// Settles all mentions.
pub(super) fn settle(words: &Words<'_>, lexicon: &'static Lexicon, mentions: &mut [Mention]) {
    let surnames = gather(lexicon, mentions);
    for mention in mentions.iter_mut() {
        settle_name(lexicon, &surnames, mention);
    }
    let subjects: Vec<bool> = mentions.iter().map(|mention| is_subject(words, mention)).collect();
    for n in 0..mentions.len() {
        let one = &mentions[n];
        if one.via == Via::Role && one.rule == "the-role" && one.party.is_none() && !one.is_quoted {
            take_party(words, mentions, &subjects, n);
        }
    }
    appositions(words, mentions);
    by_first_name(mentions);
    spread(mentions);
    back_references(words, mentions);
}

/// Returns the words of a name without titles before it.
fn name_of(mention: &Mention) -> Option<&str> {
    match &mention.actor {
        ActorRef::Known(actor) if actor.kind == Kind::Person => Some(&actor.name),
        ActorRef::Named(name) if mention.is_person() => Some(name),
        _ => None,
    }
}

/// Returns what a name may be shortened to: its last word, with and without an article; its last two.
fn short_forms(name: &str) -> Vec<&str> {
    let words: Vec<(usize, &str)> =
        name.split(' ').map(|word| (word.as_ptr() as usize - name.as_ptr() as usize, word)).collect();
    let Some((last_at, last)) = words.last().filter(|_| words.len() > 1) else { return Vec::new() };
    let mut forms = vec![*last];
    if let Some((_, bare)) = last.split_once('-').filter(|(article, _)| matches!(*article, "al" | "el")) {
        forms.push(bare);
    }
    let particle = words[1..].iter().find(|(at, word)| at < last_at && word.starts_with(char::is_lowercase));
    if let Some((at, _)) = particle {
        forms.push(&name[*at..]);
    }
    if words.len() > 2 {
        forms.push(&name[words[words.len() - 2].0..]);
    }
    forms
}

/// Returns the persons who are named in full, by what they may be shortened to.
fn gather(lexicon: &'static Lexicon, mentions: &[Mention]) -> FxHashMap<String, Somebody> {
    let mut surnames: FxHashMap<String, Somebody> = FxHashMap::default();
    for mention in mentions {
        let Some(name) = name_of(mention) else { continue };
        if mention.is_place {
            continue;
        }
        let somebody = Somebody {
            actor: mention.actor.clone(),
            party: mention.party.clone(),
            gender: mention.gender,
            role: mention.role.clone(),
        };
        let forms = short_forms(name);
        if forms.is_empty() && mention.kind == Kind::Person && lexicon.by_surname(name).is_none() {
            // "President Hadi": the last name is all there is.
            surnames.entry(name.to_owned()).or_insert_with(|| somebody.clone());
        }
        for form in forms {
            let known = surnames.entry(form.to_owned()).or_insert_with(|| somebody.clone());
            if known.role.is_none() && known.actor.is_same(&somebody.actor) {
                known.role = somebody.role.clone();
                known.party = known.party.take().or_else(|| somebody.party.clone());
            }
        }
    }
    surnames
}

/// Settles a name that is a last name, or one that the lexicon has.
fn settle_name(lexicon: &'static Lexicon, surnames: &FxHashMap<String, Somebody>, mention: &mut Mention) {
    let ActorRef::Named(name) = &mention.actor else { return };
    if mention.kind == Kind::Organisation {
        return;
    }
    if let Some(somebody) = surnames.get(name) {
        mention.actor = somebody.actor.clone();
        mention.kind = Kind::Person;
        mention.is_place = false;
        mention.party = mention.party.take().or_else(|| somebody.party.clone());
        mention.role = mention.role.take().or_else(|| somebody.role.clone());
        if mention.gender == Gender::Unknown {
            mention.gender = somebody.gender;
        }
    } else if let Some(n) = lexicon.by_surname(name) {
        let actor = &lexicon.actors[n];
        mention.actor = ActorRef::Known(actor);
        mention.kind = Kind::Person;
        mention.gender = actor.gender;
        mention.is_place = false;
        mention.party = mention.party.take().or_else(|| lexicon.party(n, None));
        mention.rule = "surname";
    }
}

/// Joins a name and what it is, side by side between commas: "Hans Grundberg, the UN envoy for Yemen,".
fn appositions(words: &Words<'_>, mentions: &mut [Mention]) {
    for n in 1..mentions.len() {
        let (before, rest) = mentions.split_at_mut(n);
        let (last, end) = with_place(words, before);
        let (one, two) = (&mut before[last], &mut rest[0]);
        let side_by_side = two.tokens.start == end + 1 && words.lower(end) == ",";
        // "In Hama, a monitor said": what opens a sentence with "in" is where, and nobody's name.
        let opens = one.is_place && one.tokens.start == words.sentence(one.tokens.start).start + 1;
        if !side_by_side || one.sentence != two.sentence || one.is_owner || opens {
            continue;
        }
        // "... leaves the town, their commander said": whoever is before a comma is not who says it.
        let says = words.verb(two.tokens.end).is_some();
        if one.is_person()
            && one.role.is_none()
            && is_role_of_person(two)
            && closes(words, two.tokens.end)
            && !says
        {
            one.kind = Kind::Person;
            one.role = two.role.clone();
            one.party = two.party.clone().or_else(|| one.party.take());
            take_gender(one, two.gender);
            two.actor = one.actor.clone();
            two.rule = "apposition";
        } else if is_role_of_person(one)
            && two.is_person()
            && two.role.is_none()
            && closes(words, two.tokens.end)
        {
            two.kind = Kind::Person;
            two.role = one.role.clone();
            two.party = one.party.clone().or_else(|| two.party.take());
            take_gender(two, one.gender);
            two.is_place = false;
            one.actor = two.actor.clone();
            one.rule = "apposition";
        }
    }
}

/// Returns the last mention and where it ends; "the director in Sanaa" ends with its place.
fn with_place(words: &Words<'_>, mentions: &[Mention]) -> (usize, usize) {
    let last = mentions.len() - 1;
    let place = &mentions[last];
    let owner = last.checked_sub(1).filter(|before| {
        let before = &mentions[*before];
        place.is_place
            && before.tokens.end + 1 == place.tokens.start
            && words.is(before.tokens.end, Classes::PREPOSITION)
    });
    (owner.unwrap_or(last), place.tokens.end)
}

fn take_gender(mention: &mut Mention, gender: Gender) {
    if mention.gender == Gender::Unknown {
        mention.gender = gender;
    }
}

fn is_role_of_person(mention: &Mention) -> bool {
    mention.via == Via::Role && mention.kind == Kind::Person
}

/// Whether what stands between commas may end here.
fn closes(words: &Words<'_>, token: usize) -> bool {
    let next = words.lower(token);
    matches!(next, "," | "." | "" | "—" | "--" | "–" | ";" | ":")
        || words.is(token, Classes::PREPOSITION.with(Classes::OPENS).with(Classes::AUXILIARY))
        || words.verb(token).is_some()
}

/// Takes from the first name whether a person is a man or a woman, where nothing else has told.
fn by_first_name(mentions: &mut [Mention]) {
    for mention in mentions.iter_mut().filter(|mention| mention.via == Via::Named) {
        let Some(name) = name_of(mention) else { continue };
        let gender = firsts::gender_of(name);
        take_gender(mention, gender);
    }
}

/// Gives every mention of a person what one mention tells.
fn spread(mentions: &mut [Mention]) {
    let mut known: FxHashMap<String, Somebody> = FxHashMap::default();
    for mention in mentions.iter().filter(|mention| mention.kind == Kind::Person && mention.via == Via::Named)
    {
        let somebody = known.entry(mention.actor.name().to_owned()).or_insert_with(|| Somebody {
            actor: mention.actor.clone(),
            party: None,
            gender: Gender::Unknown,
            role: None,
        });
        if somebody.role.is_none() && mention.role.is_some() {
            somebody.role = mention.role.clone();
            somebody.party = mention.party.clone();
        }
        somebody.party = somebody.party.take().or_else(|| mention.party.clone());
        if somebody.gender == Gender::Unknown {
            somebody.gender = mention.gender;
        }
    }
    for mention in mentions.iter_mut().filter(|mention| mention.is_person() && mention.via == Via::Named) {
        let Some(somebody) = known.get(mention.actor.name()) else { continue };
        mention.kind = Kind::Person;
        mention.party = somebody.party.clone().or_else(|| mention.party.take());
        take_gender(mention, somebody.gender);
        mention.role = mention.role.take().or_else(|| somebody.role.clone());
    }
}

/// Settles "he", "it", "they" and "the minister", from the first word to the last.
fn back_references(words: &Words<'_>, mentions: &mut [Mention]) {
    let subjects: Vec<bool> = mentions.iter().map(|mention| is_subject(words, mention)).collect();
    let mut learnt: FxHashMap<String, Gender> = FxHashMap::default();
    for n in 0..mentions.len() {
        if let Some(gender) = learnt.get(mentions[n].actor.name()).copied() {
            take_gender(&mut mentions[n], gender);
        }
        let wanted = &mentions[n];
        let is_role = wanted.via == Via::Role && wanted.rule == "the-role";
        if wanted.is_quoted || !(wanted.via == Via::Pronoun || is_role) {
            continue;
        }
        let found = match is_role {
            true => of_role(mentions, n),
            false => antecedent(words, mentions, &subjects, n),
        };
        if let Some(found) = found {
            let source = mentions[found].clone();
            let gender = mentions[n].gender;
            if source.gender == Gender::Unknown && gender != Gender::Unknown && source.kind == Kind::Person {
                // "She" says it of every later mention, and of the ones that are looked back at.
                learnt.insert(source.actor.name().to_owned(), gender);
                learn(mentions, n, &source.actor, gender);
            }
            let mention = &mut mentions[n];
            mention.party = source.party.or_else(|| mention.party.take());
            mention.actor = source.actor;
            mention.role = source.role.or_else(|| mention.role.take());
            take_gender(mention, source.gender);
            if mention.via == Via::Pronoun {
                mention.kind = source.kind;
            }
        }
    }
}

/// Notes what a pronoun tells of the mentions that a later one may still mean.
fn learn(mentions: &mut [Mention], n: usize, actor: &ActorRef, gender: Gender) {
    let oldest = mentions[n].sentence.saturating_sub(SENTENCES_BACK);
    let before = mentions[..n].iter_mut().rev().take(MENTIONS_BACK).take_while(|one| one.sentence >= oldest);
    for one in before.filter(|one| one.actor.is_same(actor)) {
        take_gender(one, gender);
    }
}

/// Whether a mention stands where a subject stands: no preposition before it, and nobody's owner.
fn is_subject(words: &Words<'_>, mention: &Mention) -> bool {
    if mention.is_owner || mention.is_quoted || mention.is_place {
        return false;
    }
    let first = words.sentence(mention.tokens.start).start;
    let Some(before) = mention.tokens.start.checked_sub(1).filter(|before| *before >= first) else {
        return true;
    };
    !words.is(before, Classes::PREPOSITION)
}

/// Returns whom a pronoun means.
fn antecedent(words: &Words<'_>, mentions: &[Mention], subjects: &[bool], n: usize) -> Option<usize> {
    let wanted = &mentions[n];
    let oldest = wanted.sentence.saturating_sub(SENTENCES_BACK);
    let fits = |m: &usize| {
        let one = &mentions[*m];
        !one.is_quoted && one.actor != ActorRef::Unknown && fits(wanted, one)
    };
    let floor = n.saturating_sub(MENTIONS_BACK);
    let same = (floor..n).rev().take_while(|m| mentions[*m].sentence == wanted.sentence);
    // Of the same sentence the first subject, unless a conjunction has begun a new thought: then the nearest.
    let in_same: Vec<usize> = same.filter(|m| subjects[*m]).filter(fits).collect();
    if let Some(found) = in_same.last().copied() {
        return Some(found);
    }
    let mut end = n;
    while end > floor && mentions[end - 1].sentence == wanted.sentence {
        end -= 1;
    }
    let mut any = None;
    while end > floor && mentions[end - 1].sentence >= oldest {
        let sentence = mentions[end - 1].sentence;
        let start = mentions[floor..end]
            .iter()
            .rposition(|one| one.sentence != sentence)
            .map_or(floor, |at| floor + at + 1);
        // A title is no sentence of the story.
        if words.parsed.sentences[sentence].paragraph.is_some() || any.is_none() {
            let first = (start..end).filter(|m| subjects[*m]).find(|m| fits(m));
            if let Some(found) = first {
                return Some(found);
            }
        }
        any = any.or_else(|| (start..end).rev().find(|m| fits(m)));
        end = start;
    }
    any
}

/// Whether a pronoun may mean a mention.
fn fits(wanted: &Mention, one: &Mention) -> bool {
    match (wanted.gender, wanted.number) {
        (Gender::Man | Gender::Woman, _) => {
            let is_person = one.kind == Kind::Person && one.number == Number::One
                || one.kind == Kind::Name && one.actor.name().contains(' ');
            is_person && (one.gender == wanted.gender || one.gender == Gender::Unknown)
        }
        (Gender::Unknown, Number::One) => {
            matches!(one.kind, Kind::State | Kind::Group | Kind::Organisation) && one.number == Number::One
        }
        (Gender::Unknown, Number::Many) => {
            one.number == Number::Many || matches!(one.kind, Kind::People | Kind::Group)
        }
    }
}

/// Gives a role its party: "their spokesman" that of whom "they" means, "the envoy" that of an envoy before.
fn take_party(words: &Words<'_>, mentions: &mut [Mention], subjects: &[bool], n: usize) {
    let wanted = &mentions[n];
    let number = match words.lower(wanted.tokens.start) {
        "their" => Some(Number::Many),
        "its" => Some(Number::One),
        _ => None,
    };
    let from = match number {
        Some(number) => {
            let owner = Mention { number, gender: Gender::Unknown, via: Via::Pronoun, ..wanted.clone() };
            mentions[n] = owner;
            let found = antecedent(words, mentions, subjects, n);
            mentions[n].via = Via::Role;
            mentions[n].number = Number::One;
            found
        }
        None => same_role(mentions, n, |one| one.party.is_some()),
    };
    if let Some(from) = from {
        mentions[n].party = mentions[from].party.clone();
        mentions[n].basis = mentions[from].basis;
    }
}

/// Returns the last mention before of a person with the same role for which `holds`.
fn same_role(mentions: &[Mention], n: usize, holds: impl Fn(&Mention) -> bool) -> Option<usize> {
    let wanted = &mentions[n];
    let head = head_of(wanted)?;
    let oldest = wanted.sentence.saturating_sub(2 * SENTENCES_BACK);
    let mut before = (0..n).rev().take(MENTIONS_BACK).take_while(|m| mentions[*m].sentence >= oldest);
    before.find(|m| {
        mentions[*m].kind == Kind::Person && head_of(&mentions[*m]) == Some(head) && holds(&mentions[*m])
    })
}

fn head_of(mention: &Mention) -> Option<&str> {
    mention.role.as_deref()?.rsplit(' ').next()
}

/// Returns the person before whose role "the minister" repeats.
fn of_role(mentions: &[Mention], n: usize) -> Option<usize> {
    let wanted = &mentions[n];
    if wanted.kind != Kind::Person {
        return None;
    }
    same_role(mentions, n, |one| {
        let same_party = match (&one.party, &wanted.party) {
            (Some(one), Some(two)) => one.code == two.code,
            (None, Some(_)) => false,
            (_, None) => true,
        };
        let same_role =
            one.role.as_deref().zip(wanted.role.as_deref()).is_some_and(|(one, two)| one.ends_with(two));
        let is_named = one.actor.id().is_some() || matches!(one.actor, ActorRef::Named(_));
        one.via != Via::Pronoun && is_named && same_party && same_role
    })
}
