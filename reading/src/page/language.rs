//! In which language an article is: by its script, then by its small words.

use engine::model::Problem;

use super::{Article, Language};

/// How many characters are looked at.
const LOOKED_AT: usize = 4000;

/// Small words of English that other languages of the script do not have, or seldom.
const ENGLISH: [&str; 24] = [
    "the", "and", "of", "to", "that", "with", "was", "were", "is", "for", "said", "has", "have", "it", "by",
    "from", "which", "been", "this", "their", "after", "not", "who", "between",
];

/// Settles the language. What is not English keeps its text and loses its paragraphs, with a problem that says so.
pub(super) fn settle(article: &mut Article) {
    article.language = language(&article.text);
    if let Language::Other(_, name) = article.language {
        article.paragraphs.clear();
        let message = format!("the text is in {name}, which is not read");
        article.problems.push(Problem::error("language", message));
    }
}

fn language(text: &str) -> Language {
    let letters: Vec<char> = text.chars().take(LOOKED_AT).filter(|c| c.is_alphabetic()).collect();
    if letters.is_empty() {
        return Language::Unknown;
    }
    let share = |is: fn(char) -> bool| letters.iter().filter(|c| is(**c)).count() * 2 > letters.len();
    if share(is_arabic) {
        return Language::Other("ar", "Arabic");
    }
    if share(is_cyrillic) {
        return Language::Other("ru", "Russian");
    }
    if share(is_han) {
        return Language::Other("zh", "Chinese");
    }
    english(text)
}

fn english(text: &str) -> Language {
    let mut words = 0;
    let mut small = 0;
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).take(400) {
        words += 1;
        small += usize::from(ENGLISH.iter().any(|known| word.eq_ignore_ascii_case(known)));
    }
    match small * 12 >= words {
        true => Language::English,
        false => Language::Unknown,
    }
}

fn is_arabic(c: char) -> bool {
    let is_letter = matches!(c, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}');
    is_letter || matches!(c, '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52f}')
}

fn is_han(c: char) -> bool {
    let is_common = matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}');
    is_common || matches!(c, '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
