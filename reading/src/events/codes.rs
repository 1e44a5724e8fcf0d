//! The codes of an event: PLOVER's root, its quad class, and what belongs to them in CAMEO and in the engine's acts.
//!
//! Names are those of the PLOVER manual of 2021. Where the manual and its table from CAMEO disagree, the manual is followed:
//! `reading/data/events/README.md` says where that matters.

use engine::model::Act;

/// Which of the four corners of conflict and cooperation an event lies in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quad {
    /// Words that bring sides nearer.
    VerbalCooperation,
    /// Deeds that do.
    MaterialCooperation,
    /// Words that set sides against each other.
    VerbalConflict,
    /// Deeds that do.
    MaterialConflict,
}

impl Quad {
    /// Returns the class in words, as the manual has it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::VerbalCooperation => "verbal cooperation",
            Self::MaterialCooperation => "material cooperation",
            Self::VerbalConflict => "verbal conflict",
            Self::MaterialConflict => "material conflict",
        }
    }
}

macro_rules! roots {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $quad:ident;)*) => {
        /// PLOVER's sixteen kinds of events.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Root { $($(#[$doc])* $name),* }

        impl Root {
            /// All kinds, in the manual's order.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Returns the kind's name in the manual.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text),* }
            }

            /// Returns the kind of this name.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($text => Some(Self::$name),)* _ => None }
            }

            /// Returns the corner that the kind lies in.
            pub const fn quad(self) -> Quad {
                match self { $(Self::$name => Quad::$quad),* }
            }
        }
    };
}

roots! {
    /// Willing to cooperate, and what is agreed, offered, promised or planned together.
    Agree = "AGREE", VerbalCooperation;
    /// Meetings, visits, talks.
    Consult = "CONSULT", VerbalCooperation;
    /// Praise, recognition, signatures.
    Support = "SUPPORT", VerbalCooperation;
    /// Concessions in words: a truce declared, an apology, a curfew lifted.
    Concede = "CONCEDE", VerbalCooperation;
    /// Exchange that serves both.
    Cooperate = "COOPERATE", MaterialCooperation;
    /// Help that serves one.
    Aid = "AID", MaterialCooperation;
    /// Concessions in deed: prisoners released, forces withdrawn, a truce kept.
    Retreat = "RETREAT", MaterialCooperation;
    /// Requests, demands, orders.
    Request = "REQUEST", VerbalConflict;
    /// Disapproval, accusation, investigation.
    Accuse = "ACCUSE", VerbalConflict;
    /// Refusals.
    Reject = "REJECT", VerbalConflict;
    /// Threats and ultimatums.
    Threaten = "THREATEN", VerbalConflict;
    /// Demonstrations, strikes, riots.
    Protest = "PROTEST", MaterialConflict;
    /// Relations or exchange cut down.
    Sanction = "SANCTION", MaterialConflict;
    /// Forces moved or made ready.
    Mobilize = "MOBILIZE", MaterialConflict;
    /// Arrests, seizures, bans: force short of violence.
    Coerce = "COERCE", MaterialConflict;
    /// Violence.
    Assault = "ASSAULT", MaterialConflict;
}

impl Root {
    /// Whether what is announced or planned of this kind is an agreement, by the manual's section 3.1.
    pub const fn is_cooperative(self) -> bool {
        matches!(self, Self::Agree | Self::Consult | Self::Support | Self::Cooperate | Self::Aid)
    }

    /// Whether it gives way, in words or in deed.
    pub const fn is_yielding(self) -> bool {
        matches!(self, Self::Concede | Self::Retreat)
    }

    /// Whether it is done to somebody by force or pressure.
    pub const fn is_material_conflict(self) -> bool {
        matches!(self.quad(), Quad::MaterialConflict)
    }
}

/// The codes of one event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Code {
    /// PLOVER's kind.
    pub root: Root,
    /// PLOVER's mode, if the kind has modes and the words say one.
    pub mode: Option<&'static str>,
    /// CAMEO's code, two to four figures.
    pub cameo: &'static str,
    /// The engine's act, if it has one for it.
    pub act: Option<Act>,
}

impl Code {
    /// Returns a code without mode and act.
    pub const fn of(root: Root, cameo: &'static str) -> Self {
        Self { root, mode: None, cameo, act: None }
    }

    /// Returns the code with a mode.
    pub const fn in_mode(self, mode: &'static str) -> Self {
        Self { mode: Some(mode), ..self }
    }

    /// Reads `ROOT[.mode] CAMEO [act]`; `None` if it is not of this form.
    pub(super) fn parse(text: &'static str) -> Option<Self> {
        let mut words = text.split_whitespace();
        let (root, mode) = match words.next()?.split_once('.') {
            Some((root, mode)) => (root, Some(mode)),
            None => (text.split_whitespace().next()?, None),
        };
        let cameo = words.next().filter(|code| code.bytes().all(|b| b.is_ascii_digit()))?;
        let act = match words.next() {
            Some(word) => Some(Act::from_word(word).ok()?),
            None => None,
        };
        Some(Self { root: Root::from_word(root)?, mode, cameo, act })
    }
}
