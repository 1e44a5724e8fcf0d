//! For whom a person speaks, where no office beside the name says so: "who leads the Houthi delegation", "of the government
//! side", "on behalf of the army", "the group's spokesman".
//!
//! In: the mentions of a text. Out: [`Holders`], a party for some of them. Read first: [`Holders::of`]. Invariant: a party
//! is taken only from words that tie it to the person; what a text says of a name once holds wherever that name stands.

use rustc_hash::FxHashMap;

use super::cues::Finder;
use crate::names::{ActorRef, Classes, Kind, Mention, Party, Via};

/// How many words after a name may tie it to a party.
const AFTER_MAX: usize = 14;
/// How many mentions back "the group" looks for the group.
const GROUP_BACK: usize = 24;

/// The parties of persons whom only the text knows.
#[derive(Debug, Default)]
pub(crate) struct Holders {
    by_name: FxHashMap<String, Party>,
    by_mention: FxHashMap<usize, Party>,
}

impl Holders {
    /// Looks around each name of a person without a party.
    pub(crate) fn of(finder: &Finder<'_>) -> Self {
        let mut holders = Self::default();
        for (n, mention) in finder.mentions.iter().enumerate() {
            let is_open = mention.party.is_none() && mention.is_person() && mention.via != Via::Pronoun;
            if !is_open || mention.is_place {
                continue;
            }
            let found = after(finder, mention)
                .or_else(|| before(finder, mention))
                .or_else(|| of_the_group(finder, n))
                .or_else(|| of_role(mention));
            let Some(party) = found else { continue };
            if let ActorRef::Named(name) = &mention.actor {
                holders.by_name.entry(name.clone()).or_insert_with(|| party.clone());
            }
            holders.by_mention.insert(n, party);
        }
        holders
    }

    /// Returns the party of a mention, by its own words or by what the text says of its name elsewhere.
    pub(crate) fn party(&self, finder: &Finder<'_>, n: usize) -> Option<Party> {
        if self.by_mention.is_empty() {
            return None;
        }
        let by_name = || match &finder.mentions[n].actor {
            ActorRef::Named(name) => self.by_name.get(name),
            _ => None,
        };
        self.by_mention.get(&n).or_else(by_name).cloned()
    }
}

/// "X, who leads the Houthi delegation,", "X of the government side", "X, a member of the Taliban team".
fn after(finder: &Finder<'_>, mention: &Mention) -> Option<Party> {
    let words = finder.words;
    let mut at = mention.tokens.end;
    let comma = words.lower(at) == ",";
    at += usize::from(comma);
    // "X, a member of the Houthi team,": what they are has a party of its own.
    let role = finder.beginning(at).map(|n| &finder.mentions[n]).filter(|one| comma && one.via == Via::Role);
    if let Some(party) = role.and_then(|role| role.party.clone()) {
        return Some(party);
    }
    let opens = match words.lower(at) {
        "of" | "from" | "for" => !comma,
        "who" | "a" | "an" | "the" | "whose" => comma,
        "speaking" | "representing" | "leading" => true,
        // "X on behalf of the army".
        "on" => words.lower(at + 1) == "behalf",
        _ => false,
    };
    let opens = opens
        || comma && words.parsed.tokens.get(at).is_some_and(|token| token.tag == crate::text::Tag::Noun);
    if !opens {
        return None;
    }
    tied(finder, at, mention.sentence, words.lower(at) == "whose")
}

/// Returns the first party after a word that ties: "leads", "of", "for", "represents"; up to the next mark.
fn tied(finder: &Finder<'_>, from: usize, sentence: usize, owns: bool) -> Option<Party> {
    let words = finder.words;
    let mut ties = owns;
    for at in from..from + AFTER_MAX {
        let token = words.parsed.tokens.get(at).filter(|token| token.sentence == sentence)?;
        let word = words.lower(at);
        let is_mark = words.is(at, Classes::MARK) || words.is_quoted(at);
        if is_mark || matches!(word, "said" | "told" | "says" | "and") {
            return None;
        }
        if let Some(n) = finder.beginning(at) {
            let found = &finder.mentions[n];
            if ties && !found.is_place && !found.is_person() && found.party.is_some() {
                return found.party.clone();
            }
        }
        let leads = matches!(
            word,
            "of" | "for"
                | "from"
                | "with"
                | "leads"
                | "led"
                | "heads"
                | "headed"
                | "commands"
                | "commanded"
                | "represents"
                | "represented"
                | "representing"
                | "leading"
                | "heading"
                | "chairs"
                | "runs"
        );
        ties |= leads && token.span.len() > 1;
    }
    None
}

/// "Speaking for the government side, X said", "On behalf of the Taliban, X said", "for the Syrian opposition, X".
fn before(finder: &Finder<'_>, mention: &Mention) -> Option<Party> {
    let words = finder.words;
    let first = words.parsed.sentences[mention.sentence].tokens.start;
    let comma = (mention.tokens.start.saturating_sub(4).max(first)..mention.tokens.start)
        .rev()
        .find(|at| words.lower(*at) == ",")?;
    let clear = (comma + 1..mention.tokens.start).all(|at| finder.beginning(at).is_none());
    let opens = match (words.lower(first), words.lower(first + 1)) {
        ("for", _) => first + 1,
        ("speaking", "for") => first + 2,
        ("on", "behalf") | ("speaking", "on") => first + 3,
        _ => return None,
    };
    (clear && comma <= opens + 8).then(|| tied(finder, opens, mention.sentence, true))?
}

/// "military spokesman X", where the text names no state far more than others: the military, of a state that it does not say.
fn of_role(mention: &Mention) -> Option<Party> {
    let role = mention.role.as_deref()?;
    let first = role.split(' ').next().filter(|first| first.len() < role.len())?;
    let sector = match first {
        "army" | "military" | "navy" | "police" => "MIL",
        "government" | "presidential" => "GOV",
        "rebel" => "REB",
        "opposition" => "OPP",
        _ => return None,
    };
    Some(Party { name: first.to_owned(), code: String::new(), sector: sector.to_owned() })
}

/// "the group's spokesman": the group that was named last.
fn of_the_group(finder: &Finder<'_>, n: usize) -> Option<Party> {
    let words = finder.words;
    let mention = &finder.mentions[n];
    let from = mention.tokens.start.saturating_sub(3);
    // The words may be of the mention itself, or stand as an apposition before it: "the group's spokesman, X".
    let look = from..mention.tokens.end.min(from + 10);
    let owner = look.clone().find(|at| {
        matches!(
            words.lower(*at),
            "group" | "movement" | "militia" | "faction" | "alliance" | "rebels" | "insurgents"
        ) && matches!(words.lower(*at + 1), "'s" | "'" | "spokesman" | "spokeswoman")
    })?;
    let back = finder.mentions[..n].iter().rev().take(GROUP_BACK);
    let mut groups =
        back.filter(|one| one.tokens.end <= owner && one.kind == Kind::Group && one.party.is_some());
    groups.next().and_then(|one| one.party.clone())
}
