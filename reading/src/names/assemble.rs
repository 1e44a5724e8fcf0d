//! From pieces to mentions: what stands before a role and after it, titles and names, capitals that act.
//!
//! In: the [`Atom`]s of a text. Out: [`Mention`]s, in the order of their first word; one that holds another comes after it.
//! Pronouns and last names are settled later, in `coref.rs`. Invariant: a word of the text is never changed, and nothing
//! is named that has no words.

use std::ops::Range;

use jiff::civil::Date;

use super::actor::{ActorRef, Gender, Kind, Number, Party};
use super::atoms::{Atom, Piece, is_body_word};
use super::lexicon::{Entry, Lexicon};
use super::mention::{Basis, Mention, Via};
use super::roles::Role;
use super::words::{Classes, Words};

/// How many words before a role may belong to it.
const MODIFIERS_MAX: usize = 14;

/// What mentions are made with.
pub(super) struct Assembly<'a, 'w> {
    pub words: &'w Words<'w>,
    pub lexicon: &'static Lexicon,
    pub atoms: &'a [Atom<'static>],
    pub on: Option<Date>,
}

/// What stands around a role and belongs to it.
#[derive(Default)]
struct Around {
    /// The first word.
    from: usize,
    party: Option<Party>,
    sector: String,
    is_definite: bool,
    words: Vec<usize>,
}

impl Assembly<'_, '_> {
    /// Returns all mentions of the text.
    pub(super) fn mentions(&self) -> Vec<Mention> {
        let mut mentions: Vec<Mention> = Vec::new();
        let mut n = 0;
        while n < self.atoms.len() {
            n = self.take(n, &mut mentions);
        }
        mentions
    }

    /// Makes mentions of the piece at `n`, and returns the next piece to look at.
    fn take(&self, n: usize, mentions: &mut Vec<Mention>) -> usize {
        let atom = &self.atoms[n];
        match atom.piece {
            Piece::Pronoun => {
                mentions.extend(self.pronoun(atom));
                n + 1
            }
            Piece::Lex(entry) => {
                mentions.extend(self.lex(atom, entry));
                n + 1
            }
            Piece::Name => {
                mentions.push(self.name(atom));
                n + 1
            }
            Piece::Title => self.titled(n, mentions),
            Piece::Role(role) => self.role(n, role, mentions),
        }
    }

    fn pronoun(&self, atom: &Atom<'_>) -> Option<Mention> {
        let word = self.words.lower(atom.tokens.start);
        let (gender, number, kind) = match word {
            "he" => (Gender::Man, Number::One, Kind::Person),
            "she" => (Gender::Woman, Number::One, Kind::Person),
            "it" => (Gender::Unknown, Number::One, Kind::State),
            "they" => (Gender::Unknown, Number::Many, Kind::People),
            _ => return None,
        };
        let mut mention = self.mention(atom.tokens.clone(), ActorRef::Unknown, kind, Via::Pronoun, "pronoun");
        mention.gender = gender;
        mention.number = number;
        Some(mention)
    }

    fn mention(
        &self,
        tokens: Range<usize>,
        actor: ActorRef,
        kind: Kind,
        via: Via,
        rule: crate::Rule,
    ) -> Mention {
        let words = self.words;
        let owner = matches!(words.lower(tokens.end), "'s" | "’s" | "'" | "’")
            && tokens.end < words.sentence(tokens.start).end;
        Mention {
            span: words.span(tokens.clone()),
            sentence: words.parsed.tokens[tokens.start].sentence,
            actor,
            party: None,
            basis: Basis::Stated,
            kind,
            number: Number::One,
            gender: Gender::Unknown,
            via,
            role: None,
            is_owner: owner && !self.is_verb_after(tokens.end),
            is_place: false,
            is_quoted: words.is_quoted(tokens.start),
            rule,
            tokens,
        }
    }

    /// Whether an "'s" is "is": "Kerry's going".
    fn is_verb_after(&self, ending: usize) -> bool {
        let next = self.words.lower(ending + 1);
        matches!(next, "not" | "going" | "been" | "said")
    }

    fn lex(&self, atom: &Atom<'_>, entry: Entry) -> Option<Mention> {
        let tokens = atom.tokens.clone();
        let known = &self.lexicon.actors[entry.actor()];
        let before =
            tokens.start.checked_sub(1).filter(|_| tokens.start > self.words.sentence(tokens.start).start);
        let is_where = before.is_some_and(|before| self.is_where(before));
        let (via, rule) = match entry {
            Entry::Adjective(_) => return None,
            Entry::Both(_) if self.is_before_noun(tokens.end) => return None,
            Entry::Capital(_) if is_where || !self.acts(&tokens) => return Some(self.place(tokens)),
            Entry::Capital(_) => (Via::Metonym, "capital-acts"),
            Entry::Seat(_) => (Via::Metonym, "seat"),
            _ => (Via::Named, "lexicon"),
        };
        let mut mention = self.mention(tokens, ActorRef::Known(known), known.kind, via, rule);
        mention.party = self.lexicon.party(entry.actor(), self.on);
        mention.basis = Basis::Lexicon;
        mention.gender = known.gender;
        mention.is_place = is_where && known.kind == Kind::State;
        if matches!(entry, Entry::People(_)) {
            mention.number = Number::Many;
        }
        Some(mention)
    }

    /// Makes a mention of a capital that is only a place.
    fn place(&self, tokens: Range<usize>) -> Mention {
        let name = self.words.span(tokens.clone()).of(self.words.parsed.text()).to_owned();
        let mut mention = self.mention(tokens, ActorRef::Named(name), Kind::Name, Via::Named, "place");
        mention.is_place = true;
        mention
    }

    /// Whether a word says where, with an article between or not.
    fn is_where(&self, before: usize) -> bool {
        let words = self.words;
        words.is(before, Classes::WHERE)
            || words.is(before, Classes::ARTICLE) && before > 0 && words.is(before - 1, Classes::WHERE)
            || matches!(words.lower(before), "northern" | "southern" | "eastern" | "western" | "central")
    }

    /// Whether a name that is an adjective as well stands before a noun here.
    fn is_before_noun(&self, next: usize) -> bool {
        let words = self.words;
        let classes = Classes::ARTICLE
            .with(Classes::PREPOSITION)
            .with(Classes::AND)
            .with(Classes::OPENS)
            .with(Classes::AUXILIARY)
            .with(Classes::ADVERB)
            .with(Classes::TIME)
            .with(Classes::PRONOUN)
            .with(Classes::MARK);
        let sentence_ends = next >= words.sentence(next.saturating_sub(1)).end;
        let is_verb =
            words.verb(next).is_some_and(|(verb, form)| !verb.is_noun || form == super::verbs::Form::Past)
                || is_act_verb(words.lower(next))
                || words.parsed.tokens.get(next).is_some_and(|token| token.tag == crate::text::Tag::Verb);
        !(sentence_ends || is_verb || words.is(next, classes))
    }

    /// Whether a capital does something here, or something is done to it as to a government.
    fn acts(&self, tokens: &Range<usize>) -> bool {
        let words = self.words;
        let sentence = words.sentence(tokens.start);
        let mut next = tokens.end;
        while next < sentence.end && words.is(next, Classes::ADVERB) {
            next += 1;
        }
        let by_itself = next < sentence.end
            && (words.is(next, Classes::AUXILIARY) && !words.lower(next).ends_with('s')
                || words.verb(next).is_some()
                || is_act_verb(words.lower(next)))
            || matches!(words.lower(next), "has" | "is" | "was" | "does");
        let before = tokens.start.checked_sub(1).filter(|before| *before >= sentence.start);
        let beside = before.is_some_and(|before| {
            matches!(words.lower(before), "between" | "with" | "against" | "by" | "accuse" | "blames")
                || words.verb(before).is_some_and(|(verb, _)| verb.takes == super::verbs::Takes::Object)
                || words.lower(before) == "and" && before > 0 && self.is_capital(before - 1)
        });
        let both = words.lower(tokens.end) == "and" && self.is_capital(tokens.end + 1);
        by_itself || beside || both
    }

    fn is_capital(&self, token: usize) -> bool {
        let n = self.atoms.partition_point(|atom| atom.tokens.end <= token);
        self.atoms.get(n).is_some_and(|atom| {
            atom.tokens.start <= token && matches!(atom.piece, Piece::Lex(Entry::Capital(_)))
        })
    }

    fn name(&self, atom: &Atom<'_>) -> Mention {
        let words = self.words;
        let tokens = atom.tokens.clone();
        let text = words.span(tokens.clone()).of(words.parsed.text()).to_owned();
        let is_body = tokens.clone().any(|token| is_body_word(words.lower(token)));
        let kind = match is_body {
            true => Kind::Organisation,
            false => Kind::Name,
        };
        let before =
            tokens.start.checked_sub(1).filter(|before| *before >= words.sentence(tokens.start).start);
        let mut mention = self.mention(tokens, ActorRef::Named(text), kind, Via::Named, "name");
        mention.is_place = before.is_some_and(|before| self.is_where(before));
        mention
    }

    /// Makes a person of a courtesy title and the name after it.
    fn titled(&self, n: usize, mentions: &mut Vec<Mention>) -> usize {
        let title = &self.atoms[n];
        let Some(next) = self.atoms.get(n + 1).filter(|next| next.tokens.start == title.tokens.end) else {
            return n + 1;
        };
        let gender = match self.words.lower(title.tokens.start).trim_end_matches('.') {
            "mr" | "sir" | "lord" | "imam" | "father" | "brother" | "u" => Gender::Man,
            "mrs" | "ms" | "miss" | "lady" | "sister" => Gender::Woman,
            _ => Gender::Unknown,
        };
        let mut mention = match next.piece {
            Piece::Name => self.name(next),
            Piece::Lex(entry) => match self.lex(next, entry) {
                Some(mention) => mention,
                None => return n + 1,
            },
            _ => return n + 1,
        };
        if mention.kind == Kind::Name {
            mention.kind = Kind::Person;
            mention.gender = gender;
        }
        mention.tokens.start = title.tokens.start;
        mention.span = self.words.span(mention.tokens.clone());
        mention.rule = "title-name";
        mentions.push(mention);
        n + 2
    }

    /// Makes a mention of a role with what stands before it and after it.
    fn role(&self, n: usize, role: &Role, mentions: &mut Vec<Mention>) -> usize {
        let atom = &self.atoms[n];
        let around = self.before_role(n, role, mentions);
        let (named, used) = self.named_after(n);
        if role.is_person && self.is_inside_longer(n) {
            // "army" in "army chief": the later word is the role.
            return n + 1;
        }
        let words = self.words;
        let role_words = written_out(words.phrase(atom.tokens.start, atom.tokens.len()));
        let mut end = atom.tokens.end;
        let mut party = around.party.clone().map(|party| with_sector(party, role, &around.sector));
        if let Some(person) = named {
            self.push_person(person, around, role, role_words, party, mentions);
            return n + 1 + used;
        }
        let mut next = n + 1;
        if let Some((complement, after, to)) = self.complement(n) {
            party = party.or_else(|| complement.map(|party| with_sector(party, role, &around.sector)));
            end = to;
            next = after;
        }
        mentions.push(self.described(around, role, role_words, party, end));
        next
    }

    /// Whether the next piece is a role too, and this one only says which: "government" in "government spokesman".
    fn is_inside_longer(&self, n: usize) -> bool {
        let here = &self.atoms[n];
        self.atoms
            .get(n + 1)
            .is_some_and(|next| next.tokens.start == here.tokens.end && matches!(next.piece, Piece::Role(_)))
    }

    fn described(
        &self,
        around: Around,
        role: &Role,
        role_words: String,
        party: Option<Party>,
        end: usize,
    ) -> Mention {
        let words = self.words;
        let first = match words.is(around.from, Classes::ARTICLE) {
            true => around.from + 1,
            false => around.from,
        };
        let text = words.span(first..end).of(words.parsed.text()).to_owned();
        let kind = match (role.is_person, role.number) {
            (true, _) => Kind::Person,
            (false, Number::Many) => Kind::People,
            (false, Number::One) => match role.sector.as_str() {
                "GOV" if party.is_some() => Kind::State,
                _ => Kind::Organisation,
            },
        };
        let rule = match around.is_definite {
            true => "the-role",
            false => "a-role",
        };
        let mut mention = self.mention(around.from..end, ActorRef::Described(text), kind, Via::Role, rule);
        mention.party = party.or_else(|| Self::party_of_sector(role));
        mention.number = role.number;
        mention.gender = role.gender;
        mention.role = Some(role_words);
        mention
    }

    /// Rebels are a party, though nobody says which.
    fn party_of_sector(role: &Role) -> Option<Party> {
        let name = match role.sector.as_str() {
            "REB" => "rebels",
            "OPP" => "opposition",
            _ => return None,
        };
        Some(Party { name: name.to_owned(), code: String::new(), sector: role.sector.clone() })
    }

    fn push_person(
        &self,
        person: Mention,
        around: Around,
        role: &Role,
        role_words: String,
        party: Option<Party>,
        mentions: &mut Vec<Mention>,
    ) {
        let mut mention = person;
        mention.tokens.start = around.from;
        mention.span = self.words.span(mention.tokens.clone());
        mention.is_quoted = self.words.is_quoted(mention.tokens.start);
        mention.kind = Kind::Person;
        mention.rule = "role-name";
        mention.is_place = false;
        if mention.gender == Gender::Unknown {
            mention.gender = role.gender;
        }
        mention.role = Some(role_words);
        if party.is_some() {
            mention.basis = Basis::Stated;
        }
        mention.party = party.or(mention.party);
        mentions.push(mention);
    }

    /// Returns the name that follows a role at once, and how many pieces it took.
    fn named_after(&self, n: usize) -> (Option<Mention>, usize) {
        let here = &self.atoms[n];
        let Some(next) = self.atoms.get(n + 1) else { return (None, 0) };
        // "Gen. Min Aung Hlaing", "President-elect Joe Biden", "envoy Mr. Grundberg".
        let gap = next.tokens.start.saturating_sub(here.tokens.end);
        if gap > 0 || self.words.sentence(here.tokens.start).end <= next.tokens.start {
            return (None, 0);
        }
        match next.piece {
            Piece::Name => {
                let name = self.name(next);
                (Some(name).filter(|name| name.kind == Kind::Name), 1)
            }
            Piece::Lex(Entry::Actor(n)) if self.lexicon.actors[n].kind == Kind::Person => {
                (self.lex(next, Entry::Actor(n)), 1)
            }
            Piece::Title => {
                let mut inner = Vec::new();
                let after = self.titled(n + 1, &mut inner);
                (inner.pop(), after - n - 1)
            }
            _ => (None, 0),
        }
    }

    /// Looks back from a role: whose, of what sort, with which article.
    fn before_role(&self, n: usize, role: &Role, mentions: &mut [Mention]) -> Around {
        let words = self.words;
        let start = self.atoms[n].tokens.start;
        let first = words.sentence(start).start;
        let mut around = Around { from: start, ..Around::default() };
        let mut atom = n;
        let mut at = start;
        let floor = first.max(start.saturating_sub(MODIFIERS_MAX));
        while at > floor {
            let before = at - 1;
            if let Some(index) = atom.checked_sub(1).filter(|index| self.atoms[*index].tokens.end == at) {
                if !self.take_modifier(index, role, &mut around, mentions) {
                    break;
                }
                atom = index;
                at = self.atoms[index].tokens.start.min(around.from);
                atom = self.atoms[..=atom].iter().rposition(|one| one.tokens.start <= at).unwrap_or(atom);
            } else if matches!(words.lower(before), "'s" | "’s" | "'" | "’") && self.ends_at(before, atom)
            {
                at = before;
                continue;
            } else if words.is(before, Classes::MODIFIER)
                || is_number(words, before)
                || words.lower(before).contains("-backed")
            {
                at = before;
            } else if words.is(before, Classes::ARTICLE) {
                around.is_definite = matches!(
                    words.lower(before),
                    "the" | "this" | "that" | "these" | "those" | "his" | "her" | "its" | "their"
                );
                at = before;
                around.from = at;
                break;
            } else {
                break;
            }
            around.from = at;
        }
        around.words = (around.from..start).collect();
        around
    }

    /// Whether a piece before `atom` ends at `token`.
    fn ends_at(&self, token: usize, atom: usize) -> bool {
        atom.checked_sub(1).is_some_and(|index| {
            let before = &self.atoms[index];
            before.tokens.end == token && !matches!(before.piece, Piece::Pronoun)
        })
    }

    /// Takes a piece before a role as part of it; `false`: it is none.
    fn take_modifier(
        &self,
        index: usize,
        role: &Role,
        around: &mut Around,
        mentions: &mut [Mention],
    ) -> bool {
        let atom = &self.atoms[index];
        if atom.tokens.end < around.from && self.take_owner(atom, around, mentions) {
            return true;
        }
        match atom.piece {
            Piece::Lex(entry) => {
                let is_person = self.lexicon.actors[entry.actor()].kind == Kind::Person;
                let known = self.lexicon.party(entry.actor(), self.on).filter(|_| !is_person);
                around.party = around.party.take().or(known);
                !is_person
            }
            Piece::Role(before) => {
                // "army" before "chief", "government" before "spokesman"; not "president" before "officials".
                let says_which = !before.is_person || role.is_person;
                if says_which && around.sector.is_empty() {
                    around.sector = before.sector.clone();
                }
                says_which
            }
            // "Health Ministry", "Foreign Affairs Minister", "Karabakh Defence Army".
            Piece::Name => !role.is_person || atom.tokens.len() == 1,
            Piece::Title | Piece::Pronoun => false,
        }
    }

    /// Takes whom a role belongs to, with "'s" between: "the UN envoy's office".
    fn take_owner(&self, atom: &Atom<'_>, around: &mut Around, mentions: &mut [Mention]) -> bool {
        let owner = mentions.iter_mut().rev().take(3).find(|one| one.tokens.end == atom.tokens.end);
        let Some(owner) = owner else { return false };
        owner.is_owner = true;
        around.from = owner.tokens.start;
        around.party = around.party.take().or_else(|| owner.party.clone());
        true
    }

    /// Returns whose a role is by what follows: "of the Houthis", "for the United Nations", "in the army".
    ///
    /// Also the next piece to look at, and the end.
    fn complement(&self, n: usize) -> Option<(Option<Party>, usize, usize)> {
        let words = self.words;
        let end = self.atoms[n].tokens.end;
        let sentence = words.sentence(end - 1);
        if !matches!(words.lower(end), "of" | "for" | "at" | "from" | "to") || end >= sentence.end {
            return None;
        }
        let mut from = end + 1;
        while from < sentence.end
            && (words.is(from, Classes::ARTICLE) || words.is(from, Classes::MODIFIER))
            && from < end + 4
        {
            from += 1;
        }
        let next = self.atoms.get(n + 1).filter(|next| next.tokens.start == from)?;
        let plain = |party| Some((party, n + 2, next.tokens.end));
        match next.piece {
            Piece::Lex(entry) if self.lexicon.actors[entry.actor()].kind != Kind::Person => {
                if matches!(entry, Entry::Capital(_)) && words.lower(end) != "for" {
                    return None;
                }
                let after = self.atoms.get(n + 2).filter(|after| after.tokens.start == next.tokens.end);
                let party = self.lexicon.party(entry.actor(), self.on);
                // "of the Syrian army", "for the Houthi movement".
                match after.map(|after| (after, after.piece)) {
                    Some((after, Piece::Role(role))) if !role.is_person => {
                        let party = party.map(|party| with_sector(party, role, ""));
                        Some((party, n + 3, after.tokens.end))
                    }
                    _ => plain(party),
                }
            }
            Piece::Role(role) if !role.is_person => plain(Self::party_of_sector(role)),
            Piece::Name if words.lower(end) != "at" => plain(None),
            _ => None,
        }
    }
}

/// Puts in for whom of a state a role speaks; a group and an organisation speak for themselves.
fn with_sector(party: Party, role: &Role, before: &str) -> Party {
    if party.sector.is_empty() || party.sector == "REB" {
        return party;
    }
    let sector = match (before, role.sector.as_str()) {
        ("", "") => party.sector.as_str(),
        ("", own) => own,
        (before @ ("MIL" | "REB" | "OPP"), "" | "GOV" | "CVL") => before,
        (_, "") => party.sector.as_str(),
        (_, own) => own,
    };
    Party { sector: sector.to_owned(), ..party }
}

/// Writes out what papers shorten, so that "the colonel" repeats "Col.".
fn written_out(role: String) -> String {
    let full = match role.as_str() {
        "gen." | "lt. gen." | "maj. gen." | "brig. gen." => "general",
        "col." | "lt. col." => "colonel",
        "maj." => "major",
        "capt." => "captain",
        "lt." => "lieutenant",
        "sgt." => "sergeant",
        "adm." => "admiral",
        "gov." => "governor",
        "sen." => "senator",
        _ => return role,
    };
    full.to_owned()
}

fn is_number(words: &Words<'_>, token: usize) -> bool {
    words.lower(token).starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a word in small letters is a verb by which a party acts, whatever else it may be.
pub(super) fn is_act_verb(word: &str) -> bool {
    const STEMS: [&str; 54] = [
        "want", "seek", "sought", "hold", "held", "meet", "met", "send", "sent", "agree", "sign", "launch",
        "begin", "began", "begun", "start", "halt", "stop", "refuse", "reject", "accept", "back", "support",
        "need", "try", "tries", "tried", "face", "plan", "prepare", "remain", "continue", "carri", "carry",
        "deploy", "withdrew", "withdraw", "suspend", "resume", "impose", "sponsor", "broker", "host", "see",
        "saw", "take", "took", "make", "made", "give", "gave", "keep", "kept", "fail",
    ];
    STEMS.iter().any(|stem| {
        word.strip_prefix(stem)
            .is_some_and(|rest| matches!(rest, "" | "s" | "es" | "d" | "ed" | "ned" | "ing" | "ied" | "ies"))
    })
}
