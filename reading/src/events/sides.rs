//! Who acts: from a noun phrase to those whom it names.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::event::Side;
use super::phrases::Noun;
use super::words::{Class, Words};
use crate::page::Span;
use crate::text::Parsed;

/// One who is named somewhere in the text, as the grammar of events needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The words.
    pub span: Span,
    /// The name to show.
    pub name: String,
    /// Code in the manner of CAMEO.
    pub code: Option<String>,
    /// Whoever has the same key is the same.
    pub key: String,
    /// A state, a government, an armed or political group or one who speaks for it: whose word against another is an accusation.
    pub takes_sides: bool,
    /// Named as a place.
    pub is_place: bool,
    /// Named as the owner of what follows.
    pub is_owner: bool,
    /// Meant by a pronoun.
    pub is_pronoun: bool,
}

/// Nouns that stand for a number of what follows "of".
static QUANTITIES: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| QUANTITY.split_whitespace().collect());
const QUANTITY: &str = " team teams hundreds thousands dozens scores tens group groups number numbers members member majority handful crowd crowds \
majority pair couple lot coalition wave envoys ministers officials negotiators delegates presidents leader leaders commander commanders head representatives representative spokesman remains bodies ";

/// Those who are named, by place in the text.
pub(super) struct Cast<'a> {
    parsed: &'a Parsed,
    named: &'a [Named],
}

impl<'a> Cast<'a> {
    pub fn of(parsed: &'a Parsed, named: &'a [Named]) -> Self {
        Self { parsed, named }
    }

    /// Returns the words of a noun phrase as a span, without a leading article.
    pub fn span(&self, words: &Words, noun: &Noun) -> Span {
        let article = matches!(words.word(noun.words.start), "the" | "a" | "an");
        let first = noun.words.start + usize::from(article && noun.words.len() > 1);
        self.parsed.span(&(words.first + first..words.first + noun.words.end))
    }

    /// Returns those named within a span, with their positions.
    pub fn within(&self, span: Span) -> impl Iterator<Item = (usize, &'a Named)> {
        let first = self.named.partition_point(|named| named.span.end <= span.start);
        let rest = self.named[first..].iter().enumerate();
        rest.take_while(move |(_, named)| named.span.start < span.end)
            .map(move |(n, named)| (first + n, named))
    }

    /// Returns one who is named, as a side.
    pub fn side(&self, n: usize) -> Side {
        let named = &self.named[n];
        Side {
            name: named.name.clone(),
            code: named.code.clone(),
            key: named.key.clone(),
            span: named.span,
            mention: Some(n),
        }
    }

    /// Returns who acts by a noun phrase: the one it names, or the sort of people that its head names.
    pub fn acting(&self, words: &Words, noun: &Noun) -> Option<Side> {
        let span = self.parsed.span(&(words.first + noun.words.start..words.first + noun.words.end));
        let head = self.parsed.tokens.get(words.first + noun.head())?.span;
        let covers = |named: &Named| named.span.meets(head) && !named.is_owner;
        let weapon = super::weapons::is_weapon(words.word(noun.head()))
            || super::weapons::is_weapon(words.word(noun.words.start));
        if let Some((n, _)) = self.within(span).find(|(_, named)| covers(named)).filter(|_| !weapon) {
            return Some(self.side(n));
        }
        if noun.pronoun {
            return None;
        }
        words.known(noun.head()).agent?;
        Some(self.unnamed(words, noun))
    }

    /// Returns the words of a noun phrase as a side, whoever or whatever they mean.
    pub fn unnamed(&self, words: &Words, noun: &Noun) -> Side {
        let span = self.span(words, noun);
        let name = span.of(self.parsed.text()).to_owned();
        let owner = self.within(span).next().and_then(|(_, named)| named.code.clone());
        let code = owner.map(|code| code.chars().take(3).collect());
        Side { key: name.to_lowercase(), name, code, span, mention: None }
    }

    /// Returns the words from a noun phrase to another as a side: "fighters loyal to the president", "the village of Tell Zahra".
    pub fn unnamed_to(&self, words: &Words, noun: &Noun, last: &Noun) -> Side {
        let first = self.unnamed(words, noun);
        let span = Span::new(first.span.start, self.span(words, last).end);
        let name = span.of(self.parsed.text()).to_owned();
        let code = first.code.or_else(|| self.unnamed(words, last).code);
        Side { key: name.to_lowercase(), name, code, span, mention: None }
    }

    /// Returns the one named anywhere in a noun phrase: "a Russian air strike".
    pub fn mentioned(&self, words: &Words, noun: &Noun) -> Option<Side> {
        let span = self.span(words, noun);
        self.within(span).map(|(n, _)| self.side(n)).next()
    }

    /// Returns the one named in a noun phrase ahead of its head: "a Russian air strike".
    pub fn owner(&self, words: &Words, noun: &Noun) -> Option<Side> {
        let head = self.parsed.tokens.get(words.first + noun.head())?.span;
        let span = self.span(words, noun);
        self.within(span).filter(|(_, named)| !named.span.meets(head)).map(|(n, _)| self.side(n)).next()
    }

    /// Whether a side is one whose word against another is an accusation.
    pub fn takes_sides(&self, side: &Side) -> bool {
        side.mention.is_some_and(|n| self.named[n].takes_sides)
    }

    /// Whether a side is named as a place only.
    pub fn is_place(&self, side: &Side) -> bool {
        side.mention.is_some_and(|n| self.named[n].is_place)
    }
}

/// Whether a noun phrase stands for a number of those that follow "of".
pub(super) fn is_quantity(words: &Words, noun: &Noun) -> bool {
    let word = words.word(noun.head());
    QUANTITIES.contains(word)
        || word.starts_with(|c: char| c.is_ascii_digit())
        || words.class[noun.head()] != Class::Nominal
}
