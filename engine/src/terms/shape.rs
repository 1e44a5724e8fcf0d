//! The language in which the shapes of a case's files are written down, once.
//!
//! The checker, the messages and the JSON Schemas all read these tables, so they cannot drift apart.
//! Read first: [`Kind`]; the tables themselves are in `agreement_shapes` and `people_shapes`.

/// The shape of a table: its keys.
#[derive(Debug)]
pub(crate) struct Shape {
    /// What one is called: `provision`.
    pub name: &'static str,
    /// What it is, for people and editors.
    pub doc: &'static str,
    /// Its keys, in the order in which they are best written.
    pub keys: &'static [Key],
}

/// A key of a table.
#[derive(Debug)]
pub(crate) struct Key {
    /// The key.
    pub name: &'static str,
    /// Whether it must be there.
    pub needed: bool,
    /// What its value is.
    pub kind: Kind,
    /// What it means, for people and editors.
    pub doc: &'static str,
}

/// What a value may be.
#[derive(Debug)]
pub(crate) enum Kind {
    /// A text that is not empty.
    Text,
    /// A new name of this kind.
    Id(Name),
    /// A name that is given elsewhere, of one of these kinds, or one of these words.
    Ref(&'static [Name], &'static [&'static str]),
    /// A word of a closed list: what one is called, and the words.
    Word(&'static str, &'static [&'static str]),
    /// A whole number between these, both included.
    Whole(i64, i64),
    /// A finite number between these, both included.
    Number(f64, f64),
    /// True or false.
    Flag,
    /// A calendar day.
    Day,
    /// A date-time with its offset from UTC.
    Instant,
    /// A time as `90m`, `48h` or `7d`.
    Duration,
    /// `none`, `no-grave`, `at-most-N`, or the text's own word that an assumption explains.
    Measure,
    /// A zone of the IANA time zone database.
    Zone,
    /// A text or a number.
    TextOrNumber,
    /// A table.
    Table(&'static Shape),
    /// A list of such, with at least so many.
    List(&'static Kind, usize),
    /// A name or, with more to say, a table.
    Either(&'static Kind, &'static Shape),
    /// A text of a kind that another reader judges: what it is. Only reports have it.
    Free(&'static str),
    /// Labels with whole numbers. Only reports have it.
    Numbers,
}

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Name {
    /// The agreement.
    Agreement,
    /// A party.
    Party,
    /// A guarantor.
    Guarantor,
    /// A non-party.
    NonParty,
    /// An excluded group.
    Excluded,
    /// A text of the chain.
    Text,
    /// A weapon class.
    Weapon,
    /// An area.
    Area,
    /// A provision.
    Provision,
    /// A phase.
    Phase,
    /// A step.
    Step,
    /// A comparison.
    Comparison,
    /// An assumption.
    Assumption,
    /// An amendment.
    Amendment,
    /// An actor.
    Actor,
    /// A source.
    Source,
    /// A feature of `areas.geojson`.
    Feature,
    /// A side of talks.
    Side,
    /// An issue of talks.
    Issue,
    /// A statement made in or about talks.
    Statement,
    /// A meeting of talks.
    Meeting,
}

impl Name {
    /// Returns what one is called, with its article.
    pub fn one(self) -> &'static str {
        match self {
            Self::Agreement => "an agreement",
            Self::Party => "a party",
            Self::Guarantor => "a guarantor",
            Self::NonParty => "a non-party",
            Self::Excluded => "an excluded group",
            Self::Text => "a text",
            Self::Weapon => "a weapon class",
            Self::Area => "an area",
            Self::Provision => "a provision",
            Self::Phase => "a phase",
            Self::Step => "a step",
            Self::Comparison => "a comparison",
            Self::Assumption => "an assumption",
            Self::Amendment => "an amendment",
            Self::Actor => "an actor",
            Self::Source => "a source",
            Self::Feature => "a feature",
            Self::Side => "a side",
            Self::Issue => "an issue",
            Self::Statement => "a statement",
            Self::Meeting => "a meeting",
        }
    }

    /// Returns what many are called, and what they are in the file: `Areas`, `the [[area]] tables`.
    pub fn tables(self) -> (&'static str, &'static str) {
        match self {
            Self::Agreement => ("Agreements", "`[agreement]` table"),
            Self::Party => ("Parties", "`[[party]]` table"),
            Self::Guarantor => ("Guarantors", "`[[guarantor]]` table"),
            Self::NonParty => ("Non-parties", "`[[non_party]]` table"),
            Self::Excluded => ("Excluded groups", "`[[excluded]]` table"),
            Self::Text => ("Texts", "`[[text]]` table"),
            Self::Weapon => ("Weapon classes", "`[[weapon]]` table"),
            Self::Area => ("Areas", "`[[area]]` table"),
            Self::Provision => ("Provisions", "`[[provision]]` table"),
            Self::Phase => ("Phases", "`[[phase]]` table"),
            Self::Step => ("Steps", "`[[step]]` table"),
            Self::Comparison => ("Comparisons", "`[[comparison]]` table"),
            Self::Assumption => ("Assumptions", "`[[assumption]]` table"),
            Self::Amendment => ("Amendments", "`[[amendment]]` table"),
            Self::Actor => ("Actors", "`[[actor]]` table"),
            Self::Source => ("Sources", "`[[source]]` table"),
            Self::Feature => ("Features", "feature"),
            Self::Side => ("Sides", "`[[side]]` table"),
            Self::Issue => ("Issues", "`[[issue]]` table"),
            Self::Statement => ("Statements", "`[[statement]]` table"),
            Self::Meeting => ("Meetings", "`[[meeting]]` table"),
        }
    }

    /// Whether names of the two kinds must differ, since one may stand where the other may.
    pub fn shares_pool(self, other: Self) -> bool {
        let pool = |name: Self| match name {
            Self::Party | Self::Guarantor | Self::NonParty | Self::Excluded => Self::Party,
            Self::Phase | Self::Comparison => Self::Provision,
            other => other,
        };
        pool(self) == pool(other)
    }
}

/// Those who can be bound, decide and vouch.
pub(crate) const BOUND: &[Name] = &[Name::Party, Name::Guarantor];
/// All groups of an agreement.
pub(crate) const GROUPS: &[Name] = &[Name::Party, Name::Guarantor, Name::NonParty, Name::Excluded];

/// Returns a key that must be there.
pub(crate) const fn need(name: &'static str, kind: Kind, doc: &'static str) -> Key {
    Key { name, needed: true, kind, doc }
}

/// Returns a key that may be left out.
pub(crate) const fn may(name: &'static str, kind: Kind, doc: &'static str) -> Key {
    Key { name, needed: false, kind, doc }
}
