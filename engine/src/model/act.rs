//! Acts: what is done. A closed list, so that terms and reports mean the same thing by a word.

/// A word that is not in a closed list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{word}` is not {expected}")]
pub struct UnknownWord {
    /// The word as written.
    pub word: String,
    /// What was expected, as a phrase: "an act".
    pub expected: &'static str,
}

/// Makes a closed list of words: an enum, its text and its parser.
#[macro_export]
macro_rules! words {
    ($(#[$doc:meta])* $name:ident, $expected:literal, { $($(#[$vdoc:meta])* $variant:ident = $text:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant),* }

        impl $name {
            /// All values, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The words of all values, in the order of the list.
            pub const WORDS: &'static [&'static str] = &[$($text),*];

            /// What one of them is, as a phrase: "an act".
            pub const EXPECTED: &'static str = $expected;

            /// Returns the word as written in files and shown to people.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),* }
            }

            /// Returns the value with this word.
            ///
            /// # Errors
            /// [`UnknownWord`](crate::model::UnknownWord) if the word is not in the list.
            pub fn from_word(word: &str) -> Result<Self, $crate::model::UnknownWord> {
                match word {
                    $($text => Ok(Self::$variant),)*
                    _ => Err($crate::model::UnknownWord { word: word.to_owned(), expected: $expected }),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str(self.as_str())
            }
        }
    };
}

words! {
    /// What is done, in the words that terms and reports share.
    Act, "an act", {
        /// Bombs or missiles from aircraft.
        AirStrike = "air-strike",
        /// Artillery or tank fire, or shells of a kind not stated.
        Shelling = "shelling",
        /// Rockets, improvised ones among them.
        Rocket = "rocket",
        /// Mortar fire.
        Mortar = "mortar",
        /// Anti-tank guided missile.
        Atgm = "atgm",
        /// Two sides exchange fire on the ground.
        ArmedClash = "armed-clash",
        /// Rifle or machine-gun fire.
        SmallArms = "small-arms",
        /// Aimed single shots.
        Sniper = "sniper",
        /// A placed or carried bomb.
        Bombing = "bombing",
        /// An explosion of unknown cause.
        Explosion = "explosion",
        /// Use of a toxic chemical.
        ChemicalAttack = "chemical-attack",
        /// An attack on a convoy of aid.
        ConvoyAttack = "convoy-attack",
        /// An attack whose means are not stated.
        Attack = "attack",
        /// Violence against people who do not fight.
        OneSidedViolence = "one-sided-violence",
        /// Taking or trying to take ground.
        Advance = "advance",
        /// Forces move.
        MovementOfForces = "movement-of-forces",
        /// Forces or arms are brought in.
        Reinforcement = "reinforcement",
        /// Forces or arms are taken back as promised.
        Withdrawal = "withdrawal",
        /// Forces or arms that were due to leave are still there, or came back.
        NotWithdrawn = "not-withdrawn",
        /// Someone is arrested.
        Arrest = "arrest",
        /// Someone is abducted.
        Abduction = "abduction",
        /// Detainees are released.
        Release = "release",
        /// Military aircraft over an area.
        Overflight = "overflight",
        /// People are shut in.
        Siege = "siege",
        /// Aid is permitted on paper.
        AidApproved = "aid-approved",
        /// Aid is on its way or waits on the way.
        AidSent = "aid-sent",
        /// Aid is there.
        AidArrived = "aid-arrived",
        /// Aid is handed out.
        AidDistributed = "aid-distributed",
        /// Aid is stopped by someone.
        AidDenied = "aid-denied",
        /// A source says that none came.
        AidNone = "aid-none",
        /// Monitors are kept out.
        MonitorDenied = "monitor-denied",
        /// Arms change hands across a border or front.
        ArmsTransfer = "arms-transfer",
        /// An aircraft is shot down.
        AircraftDowned = "aircraft-downed",
        /// Something else, told in words.
        Other = "other",
        /// The source does not say.
        Unknown = "unknown",
    }
}

impl Act {
    /// Whether this is a use of force.
    pub fn is_force(self) -> bool {
        (Self::AirStrike..=Self::OneSidedViolence).contains(&self) || self == Self::AircraftDowned
    }

    /// Whether this is a movement of aid, or its absence.
    pub fn is_aid(self) -> bool {
        (Self::AidApproved..=Self::AidNone).contains(&self)
    }

    /// Returns how far two words for one happening lie apart: 0 the same, 1 one may be a looser word for the other,
    /// `None` if they cannot be the same happening.
    pub fn distance(self, other: Self) -> Option<u8> {
        if self == other {
            return Some(0);
        }
        let fire = |a: Self| matches!(a, Self::Shelling | Self::Rocket | Self::Mortar | Self::Explosion);
        let ground = |a: Self| {
            matches!(a, Self::ArmedClash | Self::SmallArms | Self::Sniper | Self::Advance | Self::Atgm)
        };
        let loose = |a: Self| matches!(a, Self::Attack | Self::Unknown);
        let either = |test: &dyn Fn(Self) -> bool| test(self) || test(other);
        let both = |test: &dyn Fn(Self) -> bool| test(self) && test(other);
        let near = both(&fire)
            || both(&ground)
            || (either(&loose) && both(&|a| a.is_force() || loose(a)))
            || (either(&|a| a == Self::ConvoyAttack) && both(&Self::is_force))
            || (either(&|a| a == Self::Bombing) && either(&|a| a == Self::Explosion));
        near.then_some(1)
    }
}

words! {
    /// Who or what was hit or is protected.
    Target, "a target", {
        /// People who do not fight, and their homes.
        Civilians = "civilians",
        /// A party's forces.
        Party = "party",
        /// Aid workers, convoys and stores.
        Aid = "aid",
        /// Medical people and places.
        Health = "health",
        /// An excluded group's forces.
        Excluded = "excluded",
        /// Monitors.
        Monitors = "monitors",
        /// The source does not say.
        Unknown = "unknown",
    }
}

impl Target {
    /// Whether the target is protected whoever else is near: civilians, aid, health and monitors.
    pub fn is_protected_person(self) -> bool {
        matches!(self, Self::Civilians | Self::Aid | Self::Health | Self::Monitors)
    }
}
