//! What an event of a text is.

use engine::model::{Act, CountIs};

use super::codes::{Code, Root};
use crate::Rule;
use crate::page::Span;

/// One who does something, or to whom it is done, in the words of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// The name to show: the lexicon's, or the words of the text.
    pub name: String,
    /// Code in the manner of CAMEO, `RUSMIL`, where the names know one.
    pub code: Option<String>,
    /// Whoever has the same key is the same, within a text.
    pub key: String,
    /// The words.
    pub span: Span,
    /// The mention that names it, if one does.
    pub mention: Option<usize>,
}

/// How the text means an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Modality {
    /// It is told as a fact.
    Asserted,
    /// Somebody says so of somebody else: `Event::by`.
    Alleged,
    /// It is to come.
    Future,
    /// It is told of a time long past.
    Historical,
    /// It did not happen, or is to be kept from happening.
    Negated,
    /// It may or might, or would on a condition.
    Conditional,
    /// It is what something is for.
    Purpose,
}

impl Modality {
    /// Returns the word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Asserted => "asserted",
            Self::Alleged => "alleged",
            Self::Future => "future",
            Self::Historical => "historical",
            Self::Negated => "negated",
            Self::Conditional => "conditional",
            Self::Purpose => "purpose",
        }
    }
}

/// What became of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fate {
    /// Dead.
    Killed,
    /// Wounded or injured.
    Wounded,
}

impl Fate {
    /// Returns the word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Killed => "killed",
            Self::Wounded => "wounded",
        }
    }
}

/// People killed or wounded, as a text has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Casualties {
    /// How many; `None`: "dozens", "several".
    pub count: Option<u32>,
    /// How the number is meant.
    pub is: CountIs,
    /// What became of them.
    pub fate: Fate,
    /// The word for who they are, if there is one: "civilians".
    pub who: Option<Span>,
    /// The number and what it counts.
    pub span: Span,
    /// In which sentence.
    pub sentence: usize,
}

/// The means of a blow, as a text names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weapon {
    /// What it is called in an account.
    pub name: &'static str,
    /// The words.
    pub span: Span,
}

/// On what the place of an event rests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PlaceBasis {
    /// The sentence says so.
    Stated,
    /// The text is about that country, and the sentence names no place.
    Context,
}

/// What a text says was done.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// What kind of event it is.
    pub code: Code,
    /// Who did it; all who take part, where that is mutual. Empty: the text does not say.
    pub actors: Vec<Side>,
    /// To whom. Empty: nobody, or the text does not say.
    pub targets: Vec<Side>,
    /// How it is meant.
    pub modality: Modality,
    /// Who says so, of an event that is alleged or told by somebody.
    pub by: Option<Side>,
    /// Where, as a position among the places of the text.
    pub place: Option<(usize, PlaceBasis)>,
    /// When, as a position among the dates of the text.
    pub time: Option<usize>,
    /// People killed or wounded by it.
    pub casualties: Vec<Casualties>,
    /// With what.
    pub weapons: Vec<Weapon>,
    /// The words that say so.
    pub span: Span,
    /// The verb or noun that names it.
    pub trigger: Span,
    /// The sentences that say so, the first first.
    pub sentences: Vec<usize>,
    /// The rule that found it.
    pub rule: Rule,
}

impl Event {
    /// Returns PLOVER's kind.
    pub const fn root(&self) -> Root {
        self.code.root
    }

    /// Returns the engine's act, if it has one for the event.
    pub const fn act(&self) -> Option<Act> {
        self.code.act
    }
}

/// The events of a text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Events {
    /// What is said to have happened, or, of words alone, to have been agreed for later: asserted, alleged or future.
    pub held: Vec<Event>,
    /// Acts that are named and that nobody says happened: denied, wished for, possible, past history.
    pub passed_over: Vec<Event>,
    /// All people killed or wounded, with or without an event.
    pub casualties: Vec<Casualties>,
}
