//! Made-up prose to measure with: articles in plain English, as text and as pages.
//!
//! In: a seed and a number. Out: bytes. Read first: [`article`]. Invariant: the same seed and number give the same bytes, and no
//! sentence is anybody's: names, places and deeds are put together by chance.

use std::fmt::Write as _;

/// How many bytes an article has at least: a news agency's report of some 550 words.
pub const ARTICLE_BYTES: usize = 3_600;
/// How many bytes a page has at least, with its menus, scripts and styles: about what news pages have.
pub const PAGE_BYTES: usize = 150_000;

const FIRST: [&str; 12] = [
    "Adel", "Maria", "Yusuf", "Anna", "Hassan", "Leila", "Pavel", "Grace", "Omar", "Nadia", "Victor", "Amina",
];
const LAST: [&str; 12] = [
    "Hamidi",
    "Okoro",
    "Petrov",
    "Haddad",
    "Lindqvist",
    "Mansour",
    "Barakat",
    "Sokolova",
    "Duarte",
    "Kamara",
    "Weber",
    "Saleh",
];
const ROLES: [&str; 8] = [
    "Foreign Minister",
    "army spokesman",
    "rebel commander",
    "UN envoy",
    "Defence Minister",
    "opposition negotiator",
    "President",
    "aid coordinator",
];
const SIDES: [&str; 10] = [
    "the Syrian government",
    "Russia",
    "the United States",
    "the Houthis",
    "the opposition",
    "Ukraine",
    "Turkey",
    "the United Nations",
    "the Sudanese army",
    "the Rapid Support Forces",
];
const TOWNS: [&str; 10] =
    ["Aleppo", "Hama", "Idlib", "Homs", "Marib", "Taiz", "Donetsk", "Khartoum", "Goma", "Misrata"];
const DEEDS: [&str; 8] = [
    "shelled the edge of",
    "carried out an air strike near",
    "withdrew its fighters from",
    "sent an aid convoy to",
    "opened fire on a checkpoint outside",
    "accused the other side of breaking the truce in",
    "agreed to stop flights over",
    "blocked a delivery of flour to",
];
const SAID: [&str; 8] = [
    "We are not there yet",
    "The fighting must stop before anyone talks",
    "Our forces kept to every line of the paper",
    "They have changed their demands again",
    "We will sign when the guns are gone",
    "Nobody can check that from here",
    "The convoys wait for a letter",
    "This is a chance and not a promise",
];

/// Draws numbers from a seed (xorshift; good enough for prose).
#[derive(Debug)]
struct Draw(u64);

impl Draw {
    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.number(words.len())]
    }

    fn number(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % below as u64).expect("it is less than a length")
    }

    fn name(&mut self) -> String {
        format!("{} {}", self.of(&FIRST), self.of(&LAST))
    }
}

/// Returns the paragraphs of article `n`, the title first.
fn paragraphs(seed: u64, n: u64) -> Vec<String> {
    let mut draw = Draw((seed ^ n.wrapping_mul(0x9E37_79B9_7F4A_7C15)) | 1);
    (0..8).for_each(|_| _ = draw.number(2));
    let (side, town) = (draw.of(&SIDES), draw.of(&TOWNS));
    let mut all = vec![format!("Truce talks go on as {side} looks to {town}")];
    while all.iter().map(|one| one.len() + 2).sum::<usize>() < ARTICLE_BYTES {
        let next = paragraph(&mut draw);
        all.push(next);
    }
    all
}

fn paragraph(draw: &mut Draw) -> String {
    let (name, role) = (draw.name(), draw.of(&ROLES));
    let (side, other, town) = (draw.of(&SIDES), draw.of(&SIDES), draw.of(&TOWNS));
    let (deed, words, more) = (draw.of(&DEEDS), draw.of(&SAID), draw.of(&SAID));
    let people = draw.number(40) + 2;
    match draw.number(5) {
        0 => format!(
            "\"{words},\" {role} {name} told reporters in {town} on Monday. \"{more}.\" The talks, which began last week, \
             are to go on for another {people} hours, according to people who were in the room."
        ),
        1 => format!(
            "Forces loyal to {side} {deed} {town} late on Tuesday, killing at least {people} people, the {role} said. It was \
             not clear who had given the order, and {other} denied having any part in it."
        ),
        2 => format!(
            "{name}, the {role}, said that {other} had promised to let aid into {town} for seven days, and that a joint centre \
             would be set up if the calm held. He called the plan \"a first step\" to prevent the war from spreading."
        ),
        3 => format!(
            "The draft would oblige {side} and {other} to pull back their heavy weapons from the road to {town}. The two are \
             still apart on who should man the checkpoints, a diplomat said on condition of anonymity."
        ),
        _ => format!(
            "In {town}, a monitoring group recorded {people} violations of the ceasefire since Sunday. {words}, said a resident \
             who gave her name as {name}; the market had opened for the first time in {people} days."
        ),
    }
}

/// Returns article `n` as plain text.
pub fn article(seed: u64, n: u64) -> Vec<u8> {
    (paragraphs(seed, n).join("\n\n") + "\n").into_bytes()
}

/// Returns article `n` as a news page: menus, teasers, scripts and styles around it.
pub fn page(seed: u64, n: u64) -> Vec<u8> {
    let all = paragraphs(seed, n);
    let title = &all[0];
    let mut page = format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <meta property=\"article:published_time\" content=\"2016-09-12T08:00:00Z\">\n"
    );
    while page.len() < PAGE_BYTES * 2 / 3 {
        let at = page.len();
        let _ =
            writeln!(page, "<style>.c{at} > a:hover {{ color: #{at:06x}; margin: 0 {}px }}</style>", at % 40);
        let _ = writeln!(
            page,
            "<script>window.q = window.q || []; q.push({{ id: {at}, slot: \"s{at}\" }});</script>"
        );
    }
    page += "</head><body><header><nav><ul>\n";
    for item in 0..120 {
        let _ = writeln!(page, "<li class=\"menu\"><a href=\"/section/{item}\">Section {item}</a></li>");
    }
    let _ = writeln!(page, "</ul></nav></header><main><article><h1>{title}</h1>");
    for paragraph in &all[1..] {
        let _ = writeln!(page, "<p>{paragraph}</p>");
    }
    page += "</article><aside>\n";
    let mut teaser = n;
    while page.len() < PAGE_BYTES {
        teaser += 1;
        let other = &paragraphs(seed, teaser)[0];
        let _ = writeln!(
            page,
            "<div class=\"teaser card\"><a href=\"/news/{teaser}\"><img src=\"/i/{teaser}.jpg\" alt=\"\"><span>{other}</span></a></div>"
        );
    }
    (page + "</aside></main><footer><p>Terms of use</p></footer></body></html>\n").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::{ARTICLE_BYTES, PAGE_BYTES, article, page};

    #[test]
    fn the_same_seed_gives_the_same_article_and_another_number_another() {
        assert_eq!(article(1, 7), article(1, 7));
        assert_ne!(article(1, 7), article(1, 8));
        assert!(article(1, 7).len() >= ARTICLE_BYTES && page(1, 7).len() >= PAGE_BYTES);
    }

    #[test]
    fn a_page_is_cut_to_its_article() {
        let plain = reading::read(&article(1, 3), &reading::Given::default());
        let cut = reading::read(&page(1, 3), &reading::Given::default());
        let title = plain.parsed.article.title().map(str::to_owned);
        assert_eq!(cut.parsed.article.title().map(str::to_owned), title);
        assert_eq!(cut.parsed.article.paragraphs.len(), plain.parsed.article.paragraphs.len());
    }
}
