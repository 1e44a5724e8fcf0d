//! Who is named in some sentences.

use super::*;
use crate::Given;

/// Returns every mention as "words = actor (party)".
fn read(text: &str) -> Vec<String> {
    let parsed = crate::text::parse(crate::page::article(text.as_bytes(), &Given::default()));
    let words = Words::of(&parsed);
    let show = |mention: &Mention| {
        let party =
            mention.party.as_ref().map(|party| format!(" ({})", party.full_code())).unwrap_or_default();
        format!("{} = {}{party}", mention.span.of(parsed.text()), mention.actor.name())
    };
    mentions(&parsed, &words).iter().filter(|mention| mention.is_actor()).map(show).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(read(&format!("{text}\n")), expected, "{text}");
}

#[test]
fn a_role_and_a_name_are_one() {
    check(
        "Talks began, Russian Foreign Minister Sergey Lavrov and US Secretary of State John Kerry said.",
        &[
            "Russian Foreign Minister Sergey Lavrov = Sergey Lavrov (RUSGOV)",
            "US Secretary of State John Kerry = John Kerry (USAGOV)",
        ],
    );
    check(
        "A spokesman for the Houthis, Ali Nasser, spoke.",
        &["A spokesman for the Houthis = Ali Nasser (YEMREB)", "Ali Nasser = Ali Nasser (YEMREB)"],
    );
}

#[test]
fn a_role_alone_has_its_party() {
    check("A senior Houthi official spoke.", &["A senior Houthi official = senior Houthi official (YEMREB)"]);
    check(
        "Syrian President Bashar Assad's government agreed.",
        &["Syrian President Bashar Assad's government = Syrian President Bashar Assad's government (SYRGOV)"],
    );
    check("The Colombian army spoke.", &["The Colombian army = Colombian army (COLMIL)"]);
}

#[test]
fn a_capital_is_a_government_where_it_acts() {
    check("It is a step Moscow has long sought.", &["It = ", "Moscow = Russia (RUSGOV)"]);
    check("The talks in Moscow were long.", &[]);
}

#[test]
fn a_last_name_means_who_was_named_in_full() {
    check(
        "Envoy Hanna Tetteh spoke. Tetteh then left, and she was tired.",
        &["Envoy Hanna Tetteh = Hanna Tetteh", "Tetteh = Hanna Tetteh", "she = Hanna Tetteh"],
    );
}

#[test]
fn it_means_the_last_party_that_did_something() {
    check(
        "The US has long been wary of Russia because it fears a trap.",
        &["US = United States (USAGOV)", "Russia = Russia (RUSGOV)", "it = United States (USAGOV)"],
    );
}

#[test]
fn a_verb_with_a_capital_after_a_dotted_name_is_no_name() {
    check(
        "The U.S. Asked the Taliban to stop.",
        &["U.S. = United States (USAGOV)", "Taliban = Taliban (AFGREB)"],
    );
    check("The U.N. Mission left.", &["The U.N. Mission = U.N. Mission (IGOUNO)"]);
}

#[test]
fn a_place_that_opens_a_sentence_is_not_who_comes_after_it() {
    check("He met her.\n\nIn Hama, a monitor said so.", &["He = ", "a monitor = monitor"]);
}

#[test]
fn a_bodys_name_goes_over_the_possessive_inside_it() {
    check(
        "Talks with the Sudan People's Liberation Movement began.",
        &["Sudan People's Liberation Movement = Sudan People's Liberation Movement"],
    );
    check(
        "The Oromo People’s Congress and the Progressive Women's League spoke.",
        &[
            "Oromo People’s Congress = Oromo People’s Congress",
            "Progressive Women's League = Progressive Women's League",
        ],
    );
    check("People's Front rejected the plan.", &["People's Front = People's Front"]);
    check("Ekholm's Valley Movement spoke.", &["Valley Movement = Valley Movement"]);
}

#[test]
fn a_single_letter_names_nobody() {
    check("On Monday Ã said that the truce held.", &[]);
    check("J. Ekholm said that the truce held.", &["J. Ekholm = J. Ekholm"]);
}
