//! All that the lists and tables of events say of a word, in one look.
//!
//! In: a word in small letters. Out: what is [`known`] of it. Invariant: it says what the lists and tables say, and nothing else;
//! it is only there because each word of a text is asked for all of them.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::inflect::Forms;
use super::lexicon::{AgentKind, LEXICON};
use super::words::{self, Class};

/// What is known of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Known {
    /// Its class, if it belongs to a closed list.
    pub class: Option<Class>,
    /// The forms of verbs of the lexicon that it may be.
    pub forms: Option<Forms>,
    /// Whether it names a happening.
    pub happening: bool,
    /// What sort of actor it stands for.
    pub agent: Option<AgentKind>,
    /// Whether it is a modal verb.
    pub modal: bool,
    /// Whether it is an article or the like.
    pub determiner: bool,
}

/// Returns what is known of a word.
pub(super) fn known(word: &str) -> Known {
    KNOWN.get(word).copied().unwrap_or_default()
}

static KNOWN: LazyLock<FxHashMap<String, Known>> = LazyLock::new(|| {
    let mut all: FxHashMap<String, Known> = FxHashMap::default();
    let words = LEXICON.words().chain(words::closed_words().map(str::to_owned));
    for word in words {
        let bases = LEXICON.bases(&word).iter();
        let known = Known {
            class: words::closed_class(&word),
            forms: bases.map(|(_, forms)| *forms).reduce(Forms::or),
            happening: !LEXICON.noun(&word).is_empty(),
            agent: LEXICON.agent(&word),
            modal: words::is_modal(&word),
            determiner: words::is_determiner(&word),
        };
        all.insert(word, known);
    }
    all
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_look_says_what_each_list_says() {
        let texts = include_str!("../../tests/events/words.txt");
        let listed = LEXICON.words().collect::<Vec<_>>();
        let words = texts.split(|c: char| !c.is_alphabetic()).chain(listed.iter().map(String::as_str));
        for word in words {
            let one = known(word);
            assert_eq!(one.happening, !LEXICON.noun(word).is_empty(), "{word}");
            assert_eq!(one.agent, LEXICON.agent(word), "{word}");
            assert_eq!(one.forms.is_some(), !LEXICON.bases(word).is_empty(), "{word}");
            assert_eq!(one.class, words::closed_class(word), "{word}");
        }
    }
}
