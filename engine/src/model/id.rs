//! Ids: a type for each, so that a party is never taken for an area.

use std::sync::Arc;

/// Makes the id types: cheap to clone, ordered by their text.
macro_rules! id_type {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Returns the id with this text.
            pub fn new(text: impl Into<Arc<str>>) -> Self {
                Self(text.into())
            }

            /// Returns the id's text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str(&self.0)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(out, "{:?}", &*self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self::new(text)
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    )*};
}

id_type! {
    /// An actor of `actors.toml`: who does things.
    ActorId,
    /// A party, guarantor, non-party or excluded group of the agreement: whom an actor acts for.
    PartyId,
    /// An excluded group of the agreement; also a [`PartyId`] with the same text.
    ExcludedId,
    /// An area of the agreement.
    AreaId,
    /// A provision of the agreement.
    ProvisionId,
    /// A phase of the agreement; its gate bears the same id.
    PhaseId,
    /// A named step that a condition of the terms refers to.
    StepId,
    /// An assumption that a case makes where the text is open.
    AssumptionId,
    /// A comparison that a measure names.
    ComparisonId,
    /// A source of `sources.toml`.
    SourceId,
    /// A report, unique in its case.
    ReportId,
    /// An incident: an analyst's id, or the smallest report id of the cluster.
    IncidentId,
    /// A side of talks: whoever takes a position in them.
    SideId,
    /// An issue of talks.
    IssueId,
    /// A statement made in or about talks.
    StatementId,
    /// A meeting of talks.
    MeetingId,
}

/// Returns `name` in the form in which names are compared: compatibility-composed, without accents, lower-case,
/// with single spaces.
///
/// Arabic presentation forms become plain letters; punctuation counts as space. Unicode NFKD, marks dropped.
///
/// # Example
/// ```
/// assert_eq!(engine::model::normal_name("  Deir  ez-Zôr "), engine::model::normal_name("deir ez zor"));
/// ```
pub fn normal_name(name: &str) -> String {
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
    let mut out = String::with_capacity(name.len());
    for letter in name.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match letter {
            '\'' | '’' | '‘' | '`' | 'ʿ' | 'ʾ' | 'ـ' => {}
            c if c.is_alphanumeric() => out.push(c),
            _ if out.ends_with(' ') || out.is_empty() => {}
            _ => out.push(' '),
        }
    }
    out.truncate(out.trim_end().len());
    out
}
