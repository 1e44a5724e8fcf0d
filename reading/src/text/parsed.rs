//! A text in its parts: sentences, words, quotations, clauses.

use std::ops::Range;

use super::{Tag, lemma};
use crate::page::{Article, Span};

/// An article with its sentences, words and quotations.
#[derive(Debug, Clone, PartialEq)]
pub struct Parsed {
    /// The article; all spans are of its text.
    pub article: Article,
    /// The sentences, in order. The title is the first, if there is one.
    pub sentences: Vec<Sentence>,
    /// The words and marks of all sentences, in order.
    pub tokens: Vec<Token>,
    /// What stands between quotation marks, in order.
    pub quotations: Vec<Quotation>,
    /// The clauses of all sentences, in order of their first word; one that holds another comes first.
    pub clauses: Vec<Clause>,
    /// The words in small letters and their base forms, end to end.
    pub(super) forms: String,
}

/// A sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// In which paragraph; `None`: it is the title.
    pub paragraph: Option<usize>,
    /// Its words.
    pub tokens: Range<usize>,
}

/// A word or a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Its part of speech.
    pub tag: Tag,
    /// In which sentence.
    pub sentence: usize,
    /// Where it stands in small letters among the forms.
    pub(super) lower: Span,
    /// Where its base form stands among the forms.
    lemma: Span,
}

impl Token {
    pub(super) const fn of(span: Span, sentence: usize) -> Self {
        Self { span, tag: Tag::X, sentence, lower: Span::new(0, 0), lemma: Span::new(0, 0) }
    }
}

/// What stands between quotation marks.
///
/// One that runs on through paragraphs, each opened anew and only the last one closed, is one for each paragraph:
/// `continues` says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Quotation {
    /// With its marks.
    pub span: Span,
    /// Without them.
    pub inner: Span,
    /// In which paragraph; `None`: in the title.
    pub paragraph: Option<usize>,
    /// Whether the closing mark is there. Without it the quotation ends with its paragraph.
    pub closed: bool,
    /// Whether it goes on with the quotation before it.
    pub continues: bool,
}

/// What a clause is to its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ClauseKind {
    /// What the sentence itself says.
    Main,
    /// What is said, thought or feared: "that ...".
    That,
    /// Said of a noun: "which ...", "who ...", "where ...".
    Which,
    /// What for: "to ...".
    Purpose,
    /// What is kept from happening: "prevent ... from ...".
    Prevented,
    /// On what condition: "if ...", "unless ...".
    If,
    /// When or although: "as ...", "while ...", "though ...".
    While,
    /// Why: "because ...".
    Because,
    /// Beside the subject: ", speaking on ...,".
    Participle,
}

/// A part of a sentence with a verb of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// In which sentence.
    pub sentence: usize,
    /// Its words, with those of the clauses inside it.
    pub tokens: Range<usize>,
    /// What it is.
    pub kind: ClauseKind,
}

impl Parsed {
    pub(super) fn of(article: Article) -> Self {
        Self {
            article,
            sentences: Vec::new(),
            tokens: Vec::new(),
            quotations: Vec::new(),
            clauses: Vec::new(),
            forms: String::new(),
        }
    }

    /// Returns the text.
    pub fn text(&self) -> &str {
        &self.article.text
    }

    /// Returns a word as it stands in the text.
    pub fn word(&self, token: usize) -> &str {
        self.tokens[token].span.of(&self.article.text)
    }

    /// Returns a word in small letters, a curly apostrophe in it straight; nothing beyond the last.
    pub fn lower(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |token| token.lower.of(&self.forms))
    }

    /// Returns the base form of a word, in small letters.
    pub fn lemma(&self, token: usize) -> &str {
        self.tokens[token].lemma.of(&self.forms)
    }

    /// Whether a word is this one, in small or large letters.
    #[inline]
    pub fn is(&self, token: usize, word: &str) -> bool {
        let here = self.tokens.get(token).filter(|token| token.span.len() == word.len());
        here.is_some_and(|token| token.span.of(&self.article.text).eq_ignore_ascii_case(word))
    }

    /// Returns the words that lie in `span`, or begin there.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let first = self.tokens.partition_point(|token| token.span.start < span.start);
        let end = self.tokens.partition_point(|token| token.span.start < span.end);
        first..end.max(first)
    }

    /// Returns the sentence in which a byte stands.
    pub fn sentence_at(&self, byte: usize) -> Option<usize> {
        let n = self.sentences.partition_point(|sentence| sentence.span.end <= byte);
        self.sentences.get(n).filter(|sentence| sentence.span.start <= byte).map(|_| n)
    }

    /// Returns the quotation in which a byte stands.
    pub fn quotation_at(&self, byte: usize) -> Option<&Quotation> {
        let n = self.quotations.partition_point(|quotation| quotation.span.end <= byte);
        self.quotations.get(n).filter(|quotation| quotation.span.start <= byte)
    }

    /// Returns the span of several words.
    pub fn span(&self, tokens: &Range<usize>) -> Span {
        match self.tokens.get(tokens.clone()) {
            Some([first, .., last]) => Span::new(first.span.start, last.span.end),
            Some([only]) => only.span,
            _ => Span::new(0, 0),
        }
    }

    /// Notes the words from `first` on in small letters.
    pub(super) fn add_lower(&mut self, first: usize) {
        for token in &mut self.tokens[first..] {
            token.lower = add_lower(token.span.of(&self.article.text), &mut self.forms);
        }
    }

    /// Notes the base forms of the words from `first` on, whose tags are known.
    pub(super) fn add_lemmas(&mut self, first: usize) {
        let mut lemma = String::new();
        for token in &mut self.tokens[first..] {
            let lower = token.lower.of(&self.forms);
            lemma.clear();
            lemma::write(lower, token.tag, &mut lemma);
            token.lemma = match lemma == lower {
                true => token.lower,
                false => add(&lemma, &mut self.forms),
            };
        }
    }
}

/// Writes a word in small letters at the end of `forms`, a curly apostrophe in it straight, and returns where it stands.
pub(super) fn add_lower(word: &str, forms: &mut String) -> Span {
    let start = forms.len();
    match word.is_ascii() {
        true => {
            forms.push_str(word);
            forms[start..].make_ascii_lowercase();
        }
        false => {
            forms.extend(word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }))
        }
    }
    Span::new(start, forms.len())
}

fn add(word: &str, forms: &mut String) -> Span {
    let start = forms.len();
    forms.push_str(word);
    Span::new(start, forms.len())
}
