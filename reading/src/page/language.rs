//! In which language an article is: by its script, then by its small words.

use std::sync::LazyLock;

use engine::model::Problem;
use rustc_hash::FxHashMap;

use super::{Article, Language};

/// How many characters, and how many words, are looked at.
const LOOKED_AT: usize = 4000;
const WORDS_MAX: usize = 400;
/// With fewer words than this it is not said that a text is of no known language.
const WORDS_MIN: usize = 40;

/// Small words by language, each seldom in the others.
const SMALL: [(&str, &str, &[&str]); 8] = [
    (
        "en",
        "English",
        &[
            "the", "and", "of", "to", "that", "with", "was", "were", "is", "for", "said", "has", "have",
            "it", "by", "from", "which", "been", "this", "their", "after", "not", "who", "between", "on",
            "at", "be", "he", "are",
        ],
    ),
    (
        "fr",
        "French",
        &[
            "le", "les", "des", "et", "que", "une", "dans", "pour", "est", "sur", "par", "qui", "du", "au",
            "avec",
        ],
    ),
    (
        "es",
        "Spanish",
        &["el", "los", "las", "que", "del", "por", "una", "con", "para", "en", "se", "su", "como", "y"],
    ),
    (
        "de",
        "German",
        &["der", "die", "und", "das", "den", "nicht", "mit", "ist", "von", "dem", "ein", "eine", "auf", "zu"],
    ),
    (
        "it",
        "Italian",
        &["il", "di", "che", "della", "per", "una", "sono", "gli", "nel", "con", "dei", "alla", "è"],
    ),
    (
        "pt",
        "Portuguese",
        &["os", "não", "uma", "que", "do", "da", "em", "para", "com", "ao", "dos", "foi", "pela"],
    ),
    (
        "tr",
        "Turkish",
        &["ve", "bir", "bu", "için", "ile", "olarak", "da", "de", "daha", "olan", "dedi", "çok"],
    ),
    ("nl", "Dutch", &["het", "een", "van", "en", "niet", "zijn", "voor", "met", "op", "dat", "wordt", "ook"]),
];

/// Settles the language. What is not English keeps its text and loses its paragraphs, with a problem that says so.
pub(super) fn settle(article: &mut Article) {
    article.language = language(&article.text);
    if let Language::Other(_, name) = article.language {
        article.paragraphs.clear();
        article.title = None;
        article.dateline = None;
        let message = format!("the text is in {name}, which cannot be read; nothing is guessed from it");
        article.problems.push(Problem::error("language", message));
    } else if article.language == Language::Unknown && words(&article.text).count() >= WORDS_MIN {
        article.paragraphs.clear();
        let message = "the language of the text is not known; only English can be read";
        article.problems.push(Problem::error("language", message));
    }
}

fn language(text: &str) -> Language {
    let is_plain = text.bytes().take(LOOKED_AT).all(|byte| byte.is_ascii());
    if is_plain && text.bytes().take(LOOKED_AT).any(|byte| byte.is_ascii_alphabetic()) {
        return by_words(text);
    }
    let letters: Vec<char> = text.chars().take(LOOKED_AT).filter(|c| c.is_alphabetic()).collect();
    let share = |is: fn(char) -> bool| letters.iter().filter(|c| is(**c)).count() * 2 > letters.len();
    let any = |these: &str| letters.iter().any(|c| these.contains(*c));
    match () {
        () if letters.is_empty() => Language::Unknown,
        () if share(|c| c.is_ascii()) => by_words(text),
        () if share(is_arabic) && any("ٹڈڑے") => Language::Other("ur", "Urdu"),
        () if share(is_arabic) && any("پچژگ") => Language::Other("fa", "Persian"),
        () if share(is_arabic) => Language::Other("ar", "Arabic"),
        () if share(is_cyrillic) && any("іїєґ") => Language::Other("uk", "Ukrainian"),
        () if share(is_cyrillic) => Language::Other("ru", "Russian"),
        () if letters.iter().filter(|c| is_kana(**c)).count() * 10 > letters.len() => {
            Language::Other("ja", "Japanese")
        }
        () if share(is_han) => Language::Other("zh", "Chinese"),
        () if share(|c| matches!(c, '\u{ac00}'..='\u{d7af}')) => Language::Other("ko", "Korean"),
        () if share(|c| matches!(c, '\u{590}'..='\u{5ff}')) => Language::Other("he", "Hebrew"),
        () if share(|c| matches!(c, '\u{370}'..='\u{3ff}')) => Language::Other("el", "Greek"),
        () if share(|c| matches!(c, '\u{1000}'..='\u{109f}')) => Language::Other("my", "Burmese"),
        () => by_words(text),
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).take(WORDS_MAX)
}

/// Which languages of [`SMALL`] have a small word, a bit each.
static LANGUAGES_OF: LazyLock<FxHashMap<&'static str, u8>> = LazyLock::new(|| {
    let mut all = FxHashMap::default();
    for (n, (_, _, small)) in SMALL.iter().enumerate() {
        small.iter().for_each(|word| *all.entry(*word).or_default() |= 1 << n);
    }
    all
});

/// Returns the languages that have a word among their small ones, a bit each.
fn languages_of(word: &str) -> u8 {
    // The longest of the small words has six letters, none of which takes more than two bytes.
    let mut lower = [0; 12];
    let Some(room) = lower.get_mut(..word.len()) else { return 0 };
    room.copy_from_slice(word.as_bytes());
    room.make_ascii_lowercase();
    std::str::from_utf8(room).ok().and_then(|word| LANGUAGES_OF.get(word)).copied().unwrap_or(0)
}

fn by_words(text: &str) -> Language {
    let mut counts = [0usize; SMALL.len()];
    let mut all = 0;
    for word in words(text) {
        all += 1;
        let languages = languages_of(word);
        for (n, count) in counts.iter_mut().enumerate() {
            *count += usize::from(languages >> n & 1);
        }
    }
    let english = counts[0];
    let best = (0..SMALL.len()).rev().max_by_key(|n| counts[*n]).unwrap_or(0);
    match () {
        () if best == 0 && english * 16 >= all => Language::English,
        () if best != 0 && counts[best] * 8 >= all && counts[best] > english + 2 => {
            Language::Other(SMALL[best].0, SMALL[best].1)
        }
        () if english * 16 >= all && english > 0 => Language::English,
        () => Language::Unknown,
    }
}

fn is_arabic(c: char) -> bool {
    let is_letter = matches!(c, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}');
    is_letter || matches!(c, '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52f}')
}

fn is_kana(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}')
}

fn is_han(c: char) -> bool {
    let is_common = matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}');
    is_common || matches!(c, '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_or_small_words_tell_the_language() {
        for (text, code) in [
            ("وقف إطلاق النار في حلب", "ar"),
            ("آتش‌بس در حلب گزارش شد", "fa"),
            ("Режим прекращения огня соблюдается", "ru"),
            ("Режим тиші порушено, їхні війська", "uk"),
            ("停火协议在叙利亚生效", "zh"),
            ("停戦はシリアで発効した", "ja"),
            (
                "Le cessez-le-feu est entré en vigueur dans le nord du pays et les civils sont sur les routes",
                "fr",
            ),
            ("Die Waffenruhe ist in Kraft und die Menschen gehen auf die Straße mit dem Auto", "de"),
        ] {
            assert!(
                matches!(language(text), Language::Other(found, _) if found == code),
                "{text}: {:?}",
                language(text)
            );
        }
        assert_eq!(language("The truce was broken by shelling, and aid has not arrived."), Language::English);
        assert_eq!(language("1234 5678"), Language::Unknown);
    }
}
