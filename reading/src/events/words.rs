//! The words of one sentence, each with the class that the grammar of events asks for.
//!
//! In: the tokens of a sentence, who is named in it, which words are dates. Out: [`Words`]. Closed classes are lists of our own;
//! whether a word is a verb is settled between its tag, its neighbours and the lexicon.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::inflect::Forms;
use super::known::{Known, known};
use super::lexicon::LEXICON;
use crate::page::Span;
use crate::text::{Parsed, Tag};

/// The class of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Class {
    /// Part of a noun phrase: noun, name, adjective, number, article.
    Nominal,
    /// A possessive ending.
    Possessive,
    /// A pronoun that stands for somebody.
    Pronoun,
    /// A verb that is not an auxiliary.
    Verb,
    /// A form of be, have, do, or a modal.
    Aux,
    /// "not", "never".
    Neg,
    /// An adverb.
    Adverb,
    /// A word of a date.
    Date,
    /// A preposition.
    Prep,
    /// "to" before a verb.
    To,
    /// "and", "or", "but".
    And,
    /// "that", after a verb or noun.
    That,
    /// "who", "which", "whose".
    Relative,
    /// "if", "unless", "whether".
    If,
    /// "when", "while", "as", "because".
    When,
    /// A comma.
    Comma,
    /// A quotation mark, a bracket.
    Quote,
    /// A mark that ends a clause.
    Stop,
}

/// The words of a sentence.
pub(super) struct Words<'a> {
    /// The position in the text of the first.
    pub first: usize,
    /// Their classes.
    pub class: Vec<Class>,
    parsed: &'a Parsed,
    len: usize,
    /// What lists and tables say of each: asked for often, looked up once.
    known: Vec<Known>,
}

const CLOSED: [(Class, &str); 12] = [
    (Class::Comma, ","),
    (Class::Stop, "; : . ! ? - -- — – ... …"),
    (Class::To, "to"),
    (Class::And, "and or but & nor plus"),
    (Class::Neg, "not n't never n’t hardly neither"),
    (Class::That, "that"),
    (Class::Relative, "who which whose whom"),
    (Class::Possessive, "'s ' ’s ’"),
    (Class::Aux, AUXILIARIES),
    (
        Class::Pronoun,
        "he she it they we i you him them us me himself themselves itself herself someone somebody anyone nobody everyone",
    ),
    (
        Class::When,
        "when while as because although though since whereas after before until once where so lest till",
    ),
    (Class::If, "if unless whether"),
];
const PREPOSITIONS: &str = "in on at by with from of for against over into onto near between among amid amongst around about under through \
throughout during inside outside toward towards upon across along despite without within beyond behind above \
below beside besides \
except following per via versus regarding concerning including alongside than";
const ADVERBS: &str = "off out up down also again still later already yet ever just now here there far together jointly first twice once away home too very \
overnight abroad ago soon meanwhile then thus however instead nonetheless nevertheless only even almost earlier today \
yesterday tomorrow tonight further sharply live else rather indeed perhaps maybe alone apart forward ahead meantime otherwise \
moreover sometimes often always hence afterwards afterward separately worldwide nationwide not-yet";
const AUXILIARIES: &str = "be is are was were been being am has have having had do does did done will would shall should can could may might \
must 'll 'd 've 're 'm wo ca ought ’ll ’d ’ve ’re ’m";
const MODALS: &str = "will would shall should can could may might must 'll 'd wo ca ought ’ll ’d";
const DETERMINERS: &str = "the a an this these those his her its their our my your any some no every each both all another such either \
several many few more most other one two three four five six seven eight nine ten eleven twelve hundreds thousands dozens";

/// The closed classes, a word to its class.
static CLASS_OF: LazyLock<FxHashMap<&'static str, Class>> = LazyLock::new(|| {
    let more = [(Class::Prep, PREPOSITIONS), (Class::Adverb, ADVERBS), (Class::Nominal, DETERMINERS)];
    let mut all = FxHashMap::default();
    for (class, words) in CLOSED.into_iter().chain(more) {
        for word in words.split_whitespace() {
            all.entry(word).or_insert(class);
        }
    }
    all
});

/// Returns all words of closed lists.
pub(super) fn closed_words() -> impl Iterator<Item = &'static str> {
    CLASS_OF.keys().chain(MODAL.iter()).chain(DETERMINER.iter()).copied()
}

/// Returns the class of a word that belongs to a closed list.
pub(super) fn closed_class(word: &str) -> Option<Class> {
    CLASS_OF.get(word).copied()
}

pub(super) fn is_modal(word: &str) -> bool {
    MODAL.contains(word)
}

pub(super) fn is_determiner(word: &str) -> bool {
    DETERMINER.contains(word)
}

static MODAL: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| MODALS.split_whitespace().collect());
static DETERMINER: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| DETERMINERS.split_whitespace().collect());

impl<'a> Words<'a> {
    /// Reads the words of a sentence. `names` are the spans of those who are named, `dates` of dates, both in order.
    pub fn of(parsed: &'a Parsed, tokens: Range<usize>, names: &[Span], dates: &[Span]) -> Self {
        let class = Vec::with_capacity(tokens.len());
        let known = tokens.clone().map(|token| known(parsed.lower(token))).collect();
        let mut words = Self { first: tokens.start, class, parsed, len: tokens.len(), known };
        for n in 0..tokens.len() {
            let span = parsed.tokens[tokens.start + n].span;
            let named = within(names, span) && !words.is_link(n);
            let class = if named && !words.is_verb_after_abbreviation(parsed, n) {
                Class::Nominal
            } else if within(dates, span) {
                words.date(n)
            } else {
                words.closed(n).unwrap_or_else(|| words.open(parsed, n))
            };
            words.class.push(class);
        }
        words.settle();
        words.find_missed_verb(parsed);
        words
    }

    /// Returns how many words there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Returns a word in small letters; nothing, past the end.
    pub fn word(&self, n: usize) -> &'a str {
        if n < self.len { self.parsed.lower(self.first + n) } else { "" }
    }

    /// Whether a word is a modal verb.
    pub fn is_modal(&self, n: usize) -> bool {
        self.known(n).modal
    }

    /// Whether a word is an article or the like.
    pub fn is_determiner(&self, n: usize) -> bool {
        self.known(n).determiner
    }

    fn before(&self, n: usize) -> Option<Class> {
        n.checked_sub(1).and_then(|n| self.class.get(n)).copied()
    }

    /// "ministers from the government": what links two names is no part of one.
    fn is_link(&self, n: usize) -> bool {
        let people = n > 0 && self.word(n - 1).ends_with('s') && self.word(n) == "to";
        let article =
            self.word(n + 1) == "the" && matches!(self.word(n), "from" | "in" | "at" | "with" | "by" | "on");
        n > 0 && (people || article)
    }

    /// Returns the class of a word of a date: part of a noun phrase in "the Sunday attack".
    fn date(&self, n: usize) -> Class {
        let article = self.before(n) == Some(Class::Nominal)
            && matches!(self.word(n - 1), "the" | "a" | "his" | "its" | "their");
        if article { Class::Nominal } else { Class::Date }
    }

    /// Returns the class of a word that belongs to a closed list.
    fn closed(&self, n: usize) -> Option<Class> {
        match self.word(n) {
            "may" | "will" if self.before(n) == Some(Class::Prep) => Some(Class::Nominal),
            // "around 1,800 teachers"
            "around" | "about" | "over" | "nearly" | "almost"
                if self.word(n + 1).starts_with(|c: char| c.is_ascii_digit()) =>
            {
                Some(Class::Adverb)
            }
            // "turned back a convoy"
            "back" if self.before(n) == Some(Class::Verb) => Some(Class::Adverb),
            // "handed over the town"
            "over" if self.before(n) == Some(Class::Verb) && self.is_handing(n - 1) => Some(Class::Adverb),
            word if !word.contains(char::is_alphanumeric) => {
                Some(self.known(n).class.unwrap_or(Class::Quote))
            }
            _ => self.known(n).class,
        }
    }

    fn is_handing(&self, n: usize) -> bool {
        let bases = LEXICON.bases(self.word(n));
        bases.iter().any(|(base, _)| matches!(*base, "hand" | "turn" | "take" | "give"))
    }

    /// Returns the class of a word that is in no closed list.
    fn open(&self, parsed: &Parsed, n: usize) -> Class {
        let tag = parsed.tokens[self.first + n].tag;
        let word = self.word(n);
        match word {
            "following" | "including" => return Class::Prep,
            // "fighters loyal to the president": whose they are stands after it.
            _ if is_bond(word)
                && self.before(n) == Some(Class::Nominal)
                && matches!(self.word(n + 1), "to" | "with") =>
            {
                return Class::Adverb;
            }
            _ => {}
        }
        if self.is_verb(parsed, n, tag) {
            return Class::Verb;
        }
        match tag {
            Tag::Adv => Class::Adverb,
            Tag::X if word.ends_with("ly") && word.len() > 4 => Class::Adverb,
            Tag::Adp if !word.contains('-') && !self.known(n).happening => Class::Prep,
            Tag::Sconj => Class::When,
            _ => Class::Nominal,
        }
    }

    /// Whether a word is a verb here.
    fn is_verb(&self, parsed: &Parsed, n: usize, tag: Tag) -> bool {
        if self.is_fixed_noun(n) || self.is_noun_against_its_tag(parsed, n) {
            return false;
        }
        if self.is_plural_noun(parsed, n) || self.is_object_after_verb(n) || self.is_in_object(parsed, n) {
            return false;
        }
        if self.is_verb_against_its_tag(parsed, n, tag) {
            return true;
        }
        match self.is_verb_after(parsed, n, tag) {
            Some(settled) => settled,
            None => self.is_verb_by_tag(parsed, n, tag),
        }
    }

    /// Whether the word before settles that a word is a verb, or that it is none.
    fn is_verb_after(&self, parsed: &Parsed, n: usize, tag: Tag) -> Option<bool> {
        let forms = self.forms(n).unwrap_or_default();
        let tagged = tag == Tag::Verb;
        match self.before(n)? {
            Class::To => Some(forms.base || tagged && !forms.third),
            Class::Neg => Some(tagged || forms.base),
            Class::Aux if self.is_modal(n - 1) => Some(tagged || forms.base),
            Class::Aux => {
                Some(forms.participle || forms.ing || (tagged && !self.may_be_attributive(parsed, n)))
            }
            Class::Pronoun | Class::Relative => Some(tagged || forms.past || forms.third || forms.base),
            Class::Possessive => Some(false),
            Class::Nominal if n > 0 && self.is_determiner(n - 1) => {
                let may = tagged && !self.may_be_attributive(parsed, n) && !self.ends_like_participle(n);
                Some(may && self.forms(n).is_some())
            }
            _ => None,
        }
    }

    fn is_verb_by_tag(&self, parsed: &Parsed, n: usize, tag: Tag) -> bool {
        let before = self.before(n);
        match tag {
            Tag::Verb => {
                let apart =
                    matches!(before, None | Some(Class::Prep | Class::Nominal | Class::And | Class::Comma));
                !(apart && self.may_be_attributive(parsed, n) && self.is_attributive(parsed, n))
            }
            // Without a tag: a form that nouns have too is a noun where verbs do not stand.
            Tag::X => self.forms(n).is_some_and(|forms| match before {
                None | Some(Class::Verb | Class::Prep) if !forms.past && !forms.participle => {
                    before == Some(Class::Prep) && self.is_ing_with_object(parsed, n)
                }
                _ => {
                    forms.past
                        || forms.third
                        || forms.participle
                        || (forms.ing && before != Some(Class::Prep))
                }
            }),
            Tag::Noun if before == Some(Class::Prep) && self.is_ing_with_object(parsed, n) => true,
            Tag::Adj => self.goes_on_after_relative(parsed, n),
            // "its delegates sat down": a bent verb is no preposition.
            Tag::Adp | Tag::Sconj => self.forms(n).is_some_and(|forms| forms.past && !forms.base),
            _ => false,
        }
    }

    /// Whether a word has the form of a participle and stands before what it could belong to.
    fn may_be_attributive(&self, parsed: &Parsed, n: usize) -> bool {
        before_nominal(tag_of(parsed, self.first + n + 1)) && self.ends_like_participle(n)
    }

    /// "held talks", "killed by shelling": a noun of happening right after a verb, or after a preposition and without an object, is
    /// no verb, whatever its tag.
    fn is_noun_against_its_tag(&self, parsed: &Parsed, n: usize) -> bool {
        if !self.known(n).happening {
            return false;
        }
        let forms = self.forms(n).unwrap_or_default();
        match self.before(n) {
            Some(Class::Verb) => forms.third,
            Some(Class::Prep) => forms.ing && !self.is_ing_with_object(parsed, n),
            _ => false,
        }
    }

    /// "40 mortar rounds": a number of several needs a plural, so the singular before it is not yet the head.
    fn is_plural_noun(&self, parsed: &Parsed, n: usize) -> bool {
        let third = self.forms(n).is_some_and(|forms| forms.third && !forms.past);
        let noun = n > 0 && matches!(tag_of(parsed, self.first + n - 1), Tag::Noun | Tag::Propn);
        let single = noun && !self.word(n - 1).ends_with('s');
        let several = |n: Option<usize>| {
            let word = n.map_or("", |n| self.word(n));
            word != "1" && word.starts_with(|c: char| c.is_ascii_digit())
                || matches!(
                    word,
                    "several"
                        | "many"
                        | "dozens"
                        | "two"
                        | "three"
                        | "four"
                        | "five"
                        | "six"
                        | "seven"
                        | "eight"
                        | "nine"
                        | "ten"
                )
        };
        third && single && (several(n.checked_sub(2)) || self.is_rounds(n))
    }

    /// "mortar rounds fell": what a weapon fires, ahead of its verb.
    fn is_rounds(&self, n: usize) -> bool {
        let falls = self.forms(n + 1).is_some_and(|forms| forms.past);
        falls && super::weapons::is_weapon(self.word(n - 1))
    }

    /// "carried out joint exercises": a noun of happening at the end of what a verb before it is done to.
    fn is_in_object(&self, parsed: &Parsed, n: usize) -> bool {
        let third = self.word(n).ends_with('s') && self.forms(n).is_none_or(|forms| forms.third);
        if !third
            || !self.known(n).happening
            || self.before(n) != Some(Class::Nominal)
            || self.is_capital(parsed, n - 1)
        {
            return false;
        }
        let skipped = |class: &&Class| {
            matches!(class, Class::Nominal | Class::Adverb | Class::Date | Class::Possessive)
        };
        self.class[n.saturating_sub(6)..n].iter().rev().find(|class| !skipped(class)) == Some(&Class::Verb)
    }

    /// "sought refuge": what stands right after a verb and is a form of none is its object.
    fn is_object_after_verb(&self, n: usize) -> bool {
        self.before(n) == Some(Class::Verb)
            && !self.word(n).ends_with("ing")
            && self.forms(n).is_none()
            && self.forms(n - 1).is_some()
    }

    /// "The front condemns the attack", "and call on both sides": a noun by its tag alone, and a verb by what stands around it.
    fn is_verb_against_its_tag(&self, parsed: &Parsed, n: usize, tag: Tag) -> bool {
        let Some(forms) = self.forms(n).filter(|_| n > 0 && self.before(n) != Some(Class::Prep)) else {
            return false;
        };
        let calls = self.word(n).starts_with("call") && matches!(self.word(n + 1), "on" | "upon" | "for");
        if calls && self.before(n) == Some(Class::And) {
            return tag == Tag::Noun;
        }
        if self.is_past_for_all_its_tag(parsed, n, forms) {
            return true;
        }
        let next = tag_of(parsed, self.first + n + 1);
        let object = matches!(next, Tag::Det | Tag::Propn | Tag::Num)
            || matches!(self.word(n + 1), "that" | "to") && !self.known(n).happening;
        self.before(n) == Some(Class::Nominal)
            && match tag {
                Tag::Noun | Tag::Propn => {
                    let modified = matches!(next, Tag::Adj | Tag::Verb) && !self.known(n).happening;
                    let named = self.is_capital(parsed, n - 1);
                    let plural = named && self.word(n - 1).ends_with('s');
                    named && forms.third && !forms.base && object
                        || plural && forms.base && (object || modified)
                }
                // No adjective follows its noun: "rebels fired 40 rounds".
                Tag::Adj => {
                    let noun = matches!(tag_of(parsed, self.first + n - 1), Tag::Noun | Tag::Propn);
                    noun && forms.past && (object || matches!(next, Tag::Adj | Tag::Noun))
                }
                _ => false,
            }
    }

    /// "The envoy flew to Sanaa", "gunmen shot dead a nurse": a past form right after one who acts.
    fn is_past_for_all_its_tag(&self, parsed: &Parsed, n: usize, forms: Forms) -> bool {
        if !forms.past || forms.base || self.is_capital(parsed, n) || self.before(n) != Some(Class::Nominal) {
            return false;
        }
        let acts = self.known(n - 1).agent.is_some() || self.is_capital(parsed, n - 1);
        let next = tag_of(parsed, self.first + n + 1);
        let goes_on = matches!(next, Tag::Det | Tag::Propn | Tag::Num | Tag::Pron | Tag::Adp | Tag::Adv)
            || self.word(n + 1).ends_with("ing")
            || self.word(n + 1) == "dead";
        acts && (!forms.participle || goes_on)
    }

    fn is_capital(&self, parsed: &Parsed, n: usize) -> bool {
        parsed.word(self.first + n).starts_with(char::is_uppercase)
    }

    /// "The army, which had shelled the town, entered Bambari": a past form after the comma that ends a relative clause is the
    /// verb that the subject has waited for, though it may look like an adjective.
    fn goes_on_after_relative(&self, parsed: &Parsed, n: usize) -> bool {
        let past = self.forms(n).is_some_and(|forms| forms.past);
        let object =
            matches!(tag_of(parsed, self.first + n + 1), Tag::Propn | Tag::Det | Tag::Num | Tag::Pron);
        let comma = self.before(n) == Some(Class::Comma);
        let clause =
            self.class[..n.saturating_sub(1)].iter().rev().take_while(|class| **class != Class::Comma);
        past && object && comma && clause.last() == Some(&Class::Relative)
    }

    /// A capital where none belongs, as in "The U.S. Wants Russia", makes a name of a verb: only a form that no noun has.
    fn is_verb_after_abbreviation(&self, parsed: &Parsed, n: usize) -> bool {
        let Some(forms) = self.forms(n) else { return false };
        let before = n.checked_sub(1).map_or("", |before| self.word(before));
        let abbreviated = before.ends_with('.') && before.matches('.').count() > 1;
        abbreviated
            && (forms.third || forms.past)
            && !forms.base
            && before_nominal(tag_of(parsed, self.first + n + 1))
    }

    /// A sentence without any verb that is bent has lost it to the tagger, or is a headline: "Envoys meet in Geneva".
    fn find_missed_verb(&mut self, parsed: &Parsed) {
        let bent = |n: usize| match self.class[n] {
            Class::Aux => true,
            Class::Verb => self.before(n) != Some(Class::To) && !self.forms(n).is_some_and(|forms| forms.ing),
            _ => false,
        };
        if !(0..self.len()).any(bent)
            && let Some(n) = (1..self.len()).find(|n| self.may_be_missed_verb(parsed, *n))
        {
            self.class[n] = Class::Verb;
        }
    }

    /// Whether a noun phrase that acts stands before a word, which agrees with it in number, and whom or what it
    /// is done to after.
    fn may_be_missed_verb(&self, parsed: &Parsed, n: usize) -> bool {
        let Some(forms) = self.forms(n) else { return false };
        let (before, next) = (tag_of(parsed, self.first + n - 1), self.class.get(n + 1).copied());
        let known = self.word(n - 1);
        let acts = self.known(n - 1).agent.is_some();
        let plural = acts && known.ends_with('s') && forms.base;
        let single = (before == Tag::Propn || (acts && !known.ends_with('s'))) && forms.third;
        let object = matches!(tag_of(parsed, self.first + n + 1), Tag::Propn | Tag::Det | Tag::Part);
        self.class[n - 1] == Class::Nominal
            && self.class[n] == Class::Nominal
            && (plural && next == Some(Class::Prep) || (plural || single) && object)
    }

    /// "of shelling Mariupol": an "-ing" after a preposition, and whom it is done to after it.
    fn is_ing_with_object(&self, parsed: &Parsed, n: usize) -> bool {
        let forms = self.forms(n).unwrap_or_default();
        let prep = n.checked_sub(1).map_or("", |before| self.word(before));
        let next = self.closed(n + 1);
        let object = parsed.tokens.get(self.first + n + 1).map_or(Tag::Punct, |token| token.tag);
        forms.ing
            && matches!(prep, "of" | "for" | "from" | "by" | "with" | "after" | "without" | "over")
            && matches!(next, None | Some(Class::Nominal | Class::Pronoun))
            && matches!(object, Tag::Propn | Tag::Det | Tag::Num | Tag::Adj | Tag::Noun | Tag::Pron | Tag::X)
    }

    fn ends_like_participle(&self, n: usize) -> bool {
        let word = self.word(n);
        word.ends_with("ed")
            || word.ends_with("ing")
            || self.forms(n).is_some_and(|forms| forms.participle && !forms.past)
    }

    /// "armed rebels", "besieged areas": a participle before the noun it belongs to, and nothing before it that could act.
    fn is_attributive(&self, parsed: &Parsed, n: usize) -> bool {
        let next = parsed.tokens.get(self.first + n + 1).map_or(Tag::Punct, |token| token.tag);
        let before = self.before(n);
        let bare = matches!(before, None | Some(Class::Prep | Class::And))
            || (n > 0 && self.is_adjective(parsed, n - 1) && !self.is_country(parsed, n - 1))
            || self.is_adverb_of_noun(n);
        // After a preposition "-ing" before a noun is a verb with its object more often than not.
        let ing = self.word(n).ends_with("ing");
        bare && matches!(next, Tag::Noun) && !ing && !self.is_joined_to_verb(n)
    }

    /// A capital, and none of the endings of those who come from somewhere: no adjective, whatever the tag.
    fn is_country(&self, parsed: &Parsed, n: usize) -> bool {
        let of_people = ["an", "ish", "ese", "i", "ch", "ek", "ab", "ss", "ic", "ern"];
        self.is_capital(parsed, n) && !of_people.iter().any(|ending| self.word(n).ends_with(ending))
    }

    /// "looted and burned homes": the second of two verbs of one form.
    fn is_joined_to_verb(&self, n: usize) -> bool {
        let past = |n: usize| self.forms(n).is_some_and(|forms| forms.past);
        n > 1
            && self.before(n) == Some(Class::And)
            && self.class[n - 2] == Class::Verb
            && past(n - 2)
            && past(n)
    }

    /// "the recently imposed law": an article and an adverb before a participle.
    fn is_adverb_of_noun(&self, n: usize) -> bool {
        n > 1
            && self.before(n) == Some(Class::Adverb)
            && self.word(n - 1).ends_with("ly")
            && self.is_determiner(n - 2)
    }

    fn is_adjective(&self, parsed: &Parsed, n: usize) -> bool {
        matches!(parsed.tokens[self.first + n].tag, Tag::Adj | Tag::Num | Tag::Det)
    }

    /// Words of the lexicon that are nouns in news more often than verbs, unless they are bent.
    fn is_fixed_noun(&self, n: usize) -> bool {
        matches!(
            self.word(n),
            "united" | "minister" | "deputy" | "according" | "due" | "mine" | "ground" | "left-wing"
        )
    }

    /// Returns what forms of verbs of the lexicon a word may be.
    pub fn forms(&self, n: usize) -> Option<Forms> {
        self.known(n).forms
    }

    /// Returns what lists and tables say of a word; nothing past the end.
    pub fn known(&self, n: usize) -> Known {
        self.known.get(n).copied().unwrap_or_default()
    }

    /// Settles what depends on the words after: "to" is a preposition unless a verb follows, "that" a pronoun before a noun.
    fn settle(&mut self) {
        for n in (0..self.len()).rev() {
            let next = self.class.get(n + 1).copied();
            let after_next = self.class.get(n + 2).copied();
            match self.class[n] {
                Class::To => {
                    let verb = matches!(next, Some(Class::Verb | Class::Aux))
                        || (matches!(next, Some(Class::Adverb | Class::Date))
                            && after_next == Some(Class::Verb));
                    self.class[n] = if verb { Class::To } else { Class::Prep };
                }
                Class::When
                    if (self.word(n) == "as" || self.word(n) == "like") && next == Some(Class::Prep) =>
                {
                    self.class[n] = Class::Prep;
                }
                Class::Nominal
                    if self.word(n + 1) == "of"
                        && matches!(self.word(n), "west" | "east" | "north" | "south") =>
                {
                    self.class[n] = Class::Adverb;
                }
                Class::Aux if self.word(n) == "may" && next == Some(Class::Prep) => {
                    self.class[n] = Class::Nominal
                }
                _ => {}
            }
        }
    }
}

/// Whether an adjective says to whom somebody belongs: "loyal to", "hostile to".
pub(super) fn is_bond(word: &str) -> bool {
    matches!(word, "loyal" | "faithful" | "close" | "sympathetic" | "hostile" | "opposed" | "subordinate")
}

fn tag_of(parsed: &Parsed, token: usize) -> Tag {
    parsed.tokens.get(token).map_or(Tag::Punct, |token| token.tag)
}

fn before_nominal(tag: Tag) -> bool {
    matches!(tag, Tag::Noun | Tag::Propn | Tag::Adj | Tag::Num | Tag::Det | Tag::Pron | Tag::X)
}

/// Whether a span lies in one of several, which stand in order.
fn within(spans: &[Span], span: Span) -> bool {
    let n = spans.partition_point(|known| known.end <= span.start);
    spans.get(n).is_some_and(|known| known.holds(span))
}
