//! From an article to its sentences, words and quotations.
//!
//! In: an [`Article`]. Out: [`Parsed`], which holds it. Read first: [`parse`]. Invariant: sentences lie inside paragraphs
//! (or are the title), words inside sentences, all in the order of the text; nothing overlaps.

mod clauses;
mod lemma;
mod parsed;
mod quotations;
mod sentences;
mod tag;
mod tokens;

#[cfg(test)]
mod tests;

pub use parsed::{Clause, ClauseKind, Parsed, Quotation, Sentence, Token};
pub use tag::{Lesson, Tag, Trained, lessons, train};

use crate::page::{Article, Span};

/// Splits an article into sentences and words, and finds its quotations.
pub fn parse(article: Article) -> Parsed {
    let mut parsed = Parsed::of(article);
    let title = parsed.article.title.map(|span| (None, span));
    let paragraphs = parsed.article.paragraphs.clone();
    let parts = paragraphs.iter().enumerate().map(|(n, span)| (Some(n), *span));
    for (paragraph, span) in title.into_iter().chain(parts) {
        add_part(&mut parsed, paragraph, span);
    }
    let (quotations, problem) = quotations::find(&parsed.article);
    parsed.quotations = quotations;
    parsed.article.problems.extend(problem);
    for n in 0..parsed.sentences.len() {
        let found = clauses::find(&parsed, n);
        parsed.clauses.extend(found);
    }
    parsed
}

/// Returns the words and marks of a sentence.
pub fn words(sentence: &str) -> Vec<Span> {
    let mut words = Vec::new();
    tokens::split(sentence, Span::new(0, sentence.len()), |word| words.push(word));
    words
}

fn add_part(parsed: &mut Parsed, paragraph: Option<usize>, span: Span) {
    // A title is one sentence, whatever stands in it.
    let spans = match paragraph {
        None => vec![span],
        Some(_) => sentences::split(&parsed.article.text, span),
    };
    for span in spans {
        let first = parsed.tokens.len();
        let sentence = parsed.sentences.len();
        tokens::split(&parsed.article.text, span, |word| parsed.tokens.push(Token::of(word, sentence)));
        parsed.add_lower(first);
        tag::tag(&parsed.article.text, &parsed.forms, &mut parsed.tokens[first..]);
        parsed.add_lemmas(first);
        parsed.sentences.push(Sentence { span, paragraph, tokens: first..parsed.tokens.len() });
    }
}
