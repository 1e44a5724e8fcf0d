//! A page becomes an article: what a careful extractor takes for its text, and what its head says of it.

use engine::model::Problem;
use jiff::civil::Date;
use trafilatura::{ExtractionFocus, HtmlDateMode, Options};

use super::plain::take_head;
use super::{Article, DateBasis, Published, Span, TEXT_BYTES_MAX, furniture};

/// The most elements of a page that are looked at.
const ELEMENTS_MAX: usize = 150_000;
/// The deepest nesting of a page that is looked at: extractors call themselves for each level.
const DEPTH_MAX: usize = 400;
/// How far into the tag of a program its kind is looked for.
const TAG_CHARS_MAX: usize = 400;
/// With less text than this, in bytes, the careful way may have missed the article: a second is tried.
const ENOUGH: usize = 200;

/// Whether a text is a page.
pub(super) fn is_page(text: &str, media_type: Option<&str>) -> bool {
    let mut end = text.len().min(4096);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = text[..end].trim_start().to_ascii_lowercase();
    let says_so = media_type.is_some_and(|media| media.to_ascii_lowercase().contains("html"));
    let marks = ["<!doctype html", "<html", "<head", "<body", "<p", "<div", "<article", "<h1", "<meta"];
    head.starts_with('<') && (says_so || marks.iter().any(|mark| head.contains(mark)))
}

/// Makes an article of a page.
pub(super) fn article(page: &str) -> Article {
    let page = &without_programs(page);
    if depth(page) > DEPTH_MAX {
        let message = format!("the page is nested deeper than {DEPTH_MAX} elements, and is not read");
        return Article::unreadable(Problem::error("page-too-deep", message));
    }
    let careful = options().with_focus(ExtractionFocus::FavorPrecision);
    let first = trafilatura::extract(page, &careful).ok();
    let result = match first {
        Some(result) if result.content_text.len() >= ENOUGH => result,
        first => match trafilatura::extract(page, &options().with_fallback(true)) {
            Ok(second)
                if first
                    .as_ref()
                    .is_none_or(|first| second.content_text.len() > first.content_text.len()) =>
            {
                second
            }
            Ok(_) => first.unwrap_or_default(),
            Err(error) => match first {
                Some(first) => first,
                None => return Article::unreadable(nothing(&error.to_string())),
            },
        },
    };
    laid_out(&result.content_html, &result.metadata)
}

/// A date is taken from where a page states its own, never searched for in what it tells.
fn options() -> Options {
    Options::default()
        .with_exclude_comments(true)
        .with_exclude_tables(true)
        .with_html_date_mode(HtmlDateMode::Fast)
        .with_max_tree_size(ELEMENTS_MAX)
}

fn nothing(why: &str) -> Problem {
    Problem::error("no-article", format!("no article is found on the page: {why}"))
}

/// Writes title, author and paragraphs below each other, and notes where each stands.
fn laid_out(content: &str, metadata: &trafilatura::Metadata) -> Article {
    let mut article = Article::of(String::new());
    let title = one_line(&metadata.title);
    let author = one_line(&metadata.author);
    article.title = add(&mut article.text, &title);
    article.byline = add(&mut article.text, &author);
    for line in lines(content).iter().filter(|line| **line != title && **line != author) {
        if article.text.len() + line.len() + 2 > TEXT_BYTES_MAX {
            let message = format!("the page holds more text than the {TEXT_BYTES_MAX} bytes that are read");
            article.problems.push(Problem::warning("too-long", message));
            break;
        }
        let span = add(&mut article.text, line);
        article.paragraphs.extend(span);
    }
    if article.paragraphs.is_empty() {
        article.problems.push(nothing("it holds no text"));
    }
    article.published = metadata.date.as_ref().and_then(|date| published(&date.to_string()));
    furniture::cut(&mut article);
    take_head(&mut article);
    article
}

fn published(date: &str) -> Option<Published> {
    Some(Published { date: date.parse::<Date>().ok()?, basis: DateBasis::Page })
}

/// Returns the blocks of an extract, each on one line, without its inline marks.
fn lines(extract: &str) -> Vec<String> {
    const INLINE: [&str; 14] =
        ["a", "b", "i", "em", "strong", "span", "u", "small", "sup", "sub", "q", "cite", "abbr", "time"];
    let mut lines = vec![String::new()];
    for part in extract.split_inclusive('>') {
        let (words, tag) = part.split_once('<').unwrap_or((part, ""));
        if let Some(line) = lines.last_mut() {
            line.push_str(words);
        }
        let name =
            tag.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
        if !name.is_empty() && !INLINE.iter().any(|known| name.eq_ignore_ascii_case(known)) {
            lines.push(String::new());
        }
    }
    lines.iter().map(|line| one_line(&unescaped(line))).filter(|line| !line.is_empty()).collect()
}

/// Returns a text with the characters that a serialized page has names for.
fn unescaped(text: &str) -> String {
    const NAMED: [(&str, &str); 6] =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&")];
    NAMED.iter().fold(text.to_owned(), |text, (name, sign)| match text.contains(name) {
        true => text.replace(name, sign),
        false => text,
    })
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Adds a line of its own and returns where it stands; none, if it is empty.
fn add(text: &mut String, line: &str) -> Option<Span> {
    if line.is_empty() {
        return None;
    }
    if !text.is_empty() {
        text.push_str("\n\n");
    }
    let start = text.len();
    text.push_str(line);
    Some(Span::new(start, text.len()))
}

/// Returns a page without remarks and without what is a program or a style: it says nothing, and a "less than" in it is no
/// element. What a page says of itself as JSON-LD stays. What is left is all that is counted and all that is parsed.
fn without_programs(page: &str) -> String {
    let mut kept = String::with_capacity(page.len());
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at(at);
        kept.push_str(before);
        let passed = match from {
            _ if from.starts_with("<!--") => from[2..].find("-->").map_or(from.len(), |end| end + 5),
            _ => program(from),
        };
        if passed == 0 {
            kept.push('<');
        }
        rest = &from[passed.max(1)..];
    }
    kept.push_str(rest);
    kept
}

/// Returns how many bytes a program or a style takes that a text begins with; 0 for anything else.
fn program(from: &str) -> usize {
    for name in ["script", "style"] {
        let begins = |text: &str, mark: &str| {
            text.get(mark.len()..mark.len() + name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name))
        };
        let after = from.get(1 + name.len()..).and_then(|after| after.chars().next());
        if !begins(from, "<") || after.is_some_and(|c| c.is_ascii_alphanumeric() || c == '-') {
            continue;
        }
        let tag: String = from.chars().take(TAG_CHARS_MAX).take_while(|c| *c != '>').collect();
        if tag.to_ascii_lowercase().contains("ld+json") {
            return 0;
        }
        let ends = from.match_indices("</").map(|(at, _)| at).find(|at| begins(&from[*at..], "</"));
        let end = ends.and_then(|at| from[at..].find('>').map(|end| at + end + 1));
        return end.unwrap_or(from.len());
    }
    0
}

/// Returns how deep elements are nested at most, as a bound: those that end by themselves are not counted.
fn depth(page: &str) -> usize {
    const ENDLESS: [&str; 26] = [
        "br", "hr", "img", "meta", "link", "input", "p", "li", "td", "tr", "th", "dt", "dd", "option",
        "source", "area", "base", "col", "embed", "track", "wbr", "tbody", "thead", "tfoot", "path", "param",
    ];
    let (mut depth, mut deepest) = (0usize, 0);
    for part in page.split('<').skip(1) {
        let name =
            part.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
        let tag = part.split('>').next().unwrap_or("");
        if name.is_empty()
            || tag.ends_with('/')
            || ENDLESS.iter().any(|known| name.eq_ignore_ascii_case(known))
        {
            continue;
        }
        match part.starts_with('/') {
            true => depth = depth.saturating_sub(1),
            false => depth += 1,
        }
        deepest = deepest.max(depth);
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Given;

    const PAGE: &str = r#"<!doctype html><html><head><title>Truce holds in the north | The Paper</title>
      <meta property="og:title" content="Truce holds in the north">
      <meta property="article:published_time" content="2016-09-13T08:00:00Z"><meta name="author" content="Jane Doe"></head>
      <body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Truce holds in the north</h1>
      <p>The ceasefire held through its first night in most of the north, residents and monitors said on Tuesday.</p>
      <p>“We have heard no shelling since sundown,” a doctor in the town said, adding that aid had yet to arrive.</p>
      <p>The government has said that it will answer any attack. Opposition groups have not yet signed the terms.</p>
      </article><footer>© 2016 The Paper. All rights reserved.</footer></body></html>"#;

    #[test]
    fn a_page_gives_its_article_and_what_its_head_says() {
        let article = super::super::article(PAGE.as_bytes(), &Given::default());
        assert_eq!(article.title(), Some("Truce holds in the north"));
        assert_eq!(article.paragraphs.len(), 3, "{}", article.text);
        assert_eq!(article.byline.map(|span| span.of(&article.text)), Some("Jane Doe"));
        assert_eq!(
            article.published.map(|p| (p.date.to_string(), p.basis)),
            Some(("2016-09-13".to_owned(), DateBasis::Page))
        );
    }

    #[test]
    fn a_day_that_a_page_tells_of_is_not_the_day_of_the_page() {
        let stated = r#"<meta property="article:published_time" content="2016-09-13T08:00:00Z">"#;
        let page = PAGE.replace("on Tuesday", "on 12 September 2016").replace(stated, "");
        let article = super::super::article(page.as_bytes(), &Given::default());
        assert_eq!((article.paragraphs.len(), article.published), (3, None));
    }

    #[test]
    fn a_page_that_is_nested_without_end_is_refused() {
        let article = super::super::article("<div>".repeat(100_000).as_bytes(), &Given::default());
        assert_eq!(article.problems[0].code, "page-too-deep");
    }

    #[test]
    fn a_program_nests_nothing_however_often_it_compares() {
        let program = format!("<script>{}</script>", "for(i=0;i<n.length;i++){if(a<b)f()};".repeat(3000));
        let page = PAGE
            .replace("</head>", &format!("{program}</head>"))
            .replace("</body>", &format!("{program}</body>"));
        let (with, without) = (page.as_bytes(), PAGE.as_bytes());
        let read = |bytes| super::super::article(bytes, &Given::default());
        assert_eq!(read(with).text, read(without).text);
        assert!(read(with).problems.is_empty());
    }

    #[test]
    fn programs_styles_and_remarks_are_left_out_and_nothing_else() {
        for (page, left) in [
            ("a<script>b</script>c", "ac"),
            ("a<SCRIPT src='x'>b</Script >c", "ac"),
            ("a<style>p > b</style>c", "ac"),
            ("a<!-- <script> -->b<script></script>c", "abc"),
            ("a<!-->b", "ab"),
            ("a<script>never ends <p>", "a"),
            ("a<!-- never ends <p>", "a"),
            (
                "<script type=\"application/ld+json\">{}</script>",
                "<script type=\"application/ld+json\">{}</script>",
            ),
            ("<scripture>a</scripture> < b <", "<scripture>a</scripture> < b <"),
            ("<stylé>é</stylé><", "<stylé>é</stylé><"),
        ] {
            assert_eq!(without_programs(page), left, "{page}");
        }
    }

    #[test]
    fn tags_that_never_end_take_no_time() {
        let page = format!("<html>{}", "<script ld+json <".repeat(200_000));
        assert_eq!(without_programs(&page).len(), page.len());
    }

    #[test]
    fn what_a_program_hides_is_not_parsed_either() {
        let hidden = format!("<svg><script>{}", "<g>".repeat(100_000));
        let article = super::super::article(PAGE.replace("</body>", &hidden).as_bytes(), &Given::default());
        assert_eq!(article.paragraphs.len(), 3, "{:?}", article.problems);
    }

    #[test]
    fn what_is_nested_as_deep_as_is_read_is_read() {
        let deep = format!(
            "<html><body>{}<p>The truce held in the north on the first day, they said.</p>",
            "<div>".repeat(DEPTH_MAX - 3)
        );
        let article = super::super::article(deep.as_bytes(), &Given::default());
        assert!(article.problems.iter().all(|problem| problem.code != "page-too-deep"));
    }
}
