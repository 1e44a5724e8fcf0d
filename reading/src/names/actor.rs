//! Who is meant: actors that the lexicon knows, and those that only the text names.

/// What sort of actor it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// One person.
    Person,
    /// A state, or its government.
    State,
    /// An armed group, an opposition, an alliance.
    Group,
    /// An organisation that is neither: an international one, an aid agency, a monitor.
    Organisation,
    /// A news agency, a paper, a station.
    Media,
    /// People of one sort, unnamed: "officials", "residents".
    People,
    /// A name, of which the text does not say what it is.
    Name,
}

/// For whom somebody speaks: a government, a group, an organisation.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Party {
    /// What it is called.
    pub name: String,
    /// Its state as three letters, or its code in the manner of CAMEO: `USA`, `IGOUNO`.
    pub code: String,
    /// Whom of the state: `GOV`, `MIL`, `REB`, `OPP`; empty for an organisation, which the code names whole.
    pub sector: String,
}

impl Party {
    /// Returns the code in one piece, as CAMEO writes it: `USAGOV`.
    pub fn full_code(&self) -> String {
        format!("{}{}", self.code, self.sector)
    }
}

/// An office that a person held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// For whom.
    pub party: Party,
    /// What it is called.
    pub office: String,
    /// The first day, if it matters.
    pub from: Option<jiff::civil::Date>,
    /// The last day, if it is over.
    pub to: Option<jiff::civil::Date>,
}

/// An actor of the lexicon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// A short name that stays the same: `barack-obama`, `USA`, `houthis`.
    pub id: String,
    /// The name it is shown by.
    pub name: String,
    /// In the manner of CAMEO: `USA`, `YEMREB`. Empty for a person: the office has it.
    pub code: String,
    /// What it is.
    pub kind: Kind,
    /// Whether a man, a woman, or not known to be either.
    pub gender: Gender,
    /// What a person was, in time.
    pub offices: Vec<Office>,
}

/// Whether "he" or "she" may mean it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gender {
    /// "he".
    Man,
    /// "she".
    Woman,
    /// Either, or neither.
    Unknown,
}

/// Whether "it" or "they" may mean it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Number {
    /// One.
    One,
    /// Many.
    Many,
}

/// Who a mention means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ActorRef {
    /// An actor of the lexicon.
    Known(&'static Actor),
    /// Somebody whom only the text names, by the longest form of the name.
    Named(String),
    /// Somebody whom the text names by what they are: "a Houthi spokesman".
    Described(String),
    /// A pronoun that could not be settled.
    Unknown,
}

impl ActorRef {
    /// Returns the name to show; nothing for one that is unknown.
    pub fn name(&self) -> &str {
        match self {
            Self::Known(actor) => &actor.name,
            Self::Named(name) | Self::Described(name) => name,
            Self::Unknown => "",
        }
    }

    /// Returns the id of an actor of the lexicon.
    pub fn id(&self) -> Option<&'static str> {
        match self {
            Self::Known(actor) => Some(&actor.id),
            _ => None,
        }
    }

    /// Whether both mean the same actor, as far as the text and the lexicon tell.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Unknown, _) | (_, Self::Unknown) => false,
            (Self::Known(one), Self::Known(two)) => one.id == two.id,
            _ => self.name() == other.name(),
        }
    }
}
