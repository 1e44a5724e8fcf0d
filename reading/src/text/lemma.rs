//! The base form of a word, by rules and a list of what follows none.
//!
//! In: a word in small letters and its tag. Out: "strike" for "struck", "party" for "parties". Invariant: it depends on the
//! word and its tag alone.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Tag;

/// Forms that follow no rule, each line its base and its forms.
const VERBS: [&str; 104] = [
    "be am is are was were been being 's 're 'm",
    "have has had having 've",
    "do does did done doing",
    "go goes went gone",
    "say says said",
    "see saw seen",
    "take took taken",
    "give gave given",
    "get got gotten",
    "make made",
    "come came",
    "know knew known",
    "think thought",
    "find found",
    "tell told",
    "become became",
    "leave left",
    "feel felt",
    "bring brought",
    "begin began begun",
    "keep kept",
    "hold held",
    "write wrote written",
    "stand stood",
    "hear heard",
    "mean meant",
    "meet met",
    "run ran",
    "pay paid",
    "sit sat",
    "speak spoke spoken",
    "lie lay lain",
    "lead led",
    "grow grew grown",
    "lose lost",
    "fall fell fallen",
    "send sent",
    "build built",
    "understand understood",
    "draw drew drawn",
    "break broke broken",
    "spend spent",
    "rise rose risen",
    "drive drove driven",
    "buy bought",
    "wear wore worn",
    "choose chose chosen",
    "seek sought",
    "throw threw thrown",
    "catch caught",
    "deal dealt",
    "win won",
    "forget forgot forgotten",
    "sell sold",
    "fight fought",
    "teach taught",
    "eat ate eaten",
    "strike struck stricken",
    "shoot shot",
    "hide hid hidden",
    "flee fled",
    "fly flew flown",
    "withdraw withdrew withdrawn",
    "blow blew blown",
    "hang hung",
    "shake shook shaken",
    "bind bound",
    "feed fed",
    "swear swore sworn",
    "bear bore borne",
    "bend bent",
    "bleed bled",
    "breed bred",
    "dig dug",
    "forbid forbade forbidden",
    "forgive forgave forgiven",
    "freeze froze frozen",
    "lay laid",
    "light lit",
    "overthrow overthrew overthrown",
    "ride rode ridden",
    "ring rang rung",
    "sing sang sung",
    "sink sank sunk",
    "sleep slept",
    "slide slid",
    "steal stole stolen",
    "stick stuck",
    "sweep swept",
    "swing swung",
    "tear tore torn",
    "undergo underwent undergone",
    "undertake undertook undertaken",
    "uphold upheld",
    "wake woke woken",
    "weep wept",
    "withhold withheld",
    "withstand withstood",
    "retake retook retaken",
    "overrun overran",
    "overcome overcame",
    "will 'll wo",
    "can ca could",
    "besiege besieged besieging",
];
const NOUNS: [&str; 16] = [
    "man men",
    "woman women",
    "child children",
    "bus buses",
    "gas gases",
    "person people persons",
    "foot feet",
    "life lives",
    "wife wives",
    "knife knives",
    "half halves",
    "leaf leaves",
    "crisis crises",
    "basis bases",
    "analysis analyses",
    "hypothesis hypotheses",
];
/// Words that end in "s" and are no plurals.
const NO_PLURALS: [&str; 12] = [
    "news",
    "series",
    "species",
    "headquarters",
    "politics",
    "economics",
    "means",
    "always",
    "perhaps",
    "its",
    "lens",
    "diabetes",
];

/// The bases of all forms that follow no rule.
type Listed = FxHashMap<&'static str, &'static str>;

static VERB_FORMS: LazyLock<Listed> = LazyLock::new(|| forms(&VERBS));
static NOUN_FORMS: LazyLock<Listed> = LazyLock::new(|| forms(&NOUNS));

fn forms(lines: &'static [&'static str]) -> Listed {
    let pairs = |line: &'static str| {
        let base = line.split(' ').next().unwrap_or(line);
        line.split(' ').map(move |form| (form, base))
    };
    lines.iter().flat_map(|line| pairs(line)).collect()
}

/// Writes the base form of `lower` to `out`.
pub(super) fn write(lower: &str, tag: Tag, out: &mut String) {
    let listed = match tag {
        Tag::Verb | Tag::Aux => VERB_FORMS.get(lower),
        Tag::Noun => NOUN_FORMS.get(lower),
        _ => return out.push_str(lower),
    };
    match (listed, tag) {
        (Some(base), _) => out.push_str(base),
        (None, Tag::Noun) => noun(lower, out),
        (None, _) => verb(lower, out),
    }
}

fn noun(lower: &str, out: &mut String) {
    let is_plural = lower.ends_with('s') && lower.len() > 3 && !NO_PLURALS.contains(&lower);
    match is_plural {
        true => third(lower, out),
        false => out.push_str(lower),
    }
}

/// Takes off the "s" of a plural or a third person.
fn third(lower: &str, out: &mut String) {
    let ends = |these: &[&str]| these.iter().any(|end| lower.ends_with(end));
    match () {
        () if ends(&["ss", "us", "is"]) => out.push_str(lower),
        () if ends(&["ies"]) && lower.len() > 4 => {
            out.push_str(&lower[..lower.len() - 3]);
            out.push('y');
        }
        () if ends(&["sses", "shes", "ches", "xes", "zzes", "oes"]) => {
            out.push_str(&lower[..lower.len() - 2])
        }
        () => out.push_str(lower.strip_suffix('s').unwrap_or(lower)),
    }
}

fn verb(lower: &str, out: &mut String) {
    if let Some(stem) = lower.strip_suffix("ied").filter(|stem| stem.len() > 1) {
        out.push_str(stem);
        return out.push('y');
    }
    let ending = ["ing", "ed"].into_iter().find_map(|end| lower.strip_suffix(end));
    match ending.filter(|stem| stem.len() > 1 && stem.contains(['a', 'e', 'i', 'o', 'u', 'y'])) {
        Some(stem) => from_stem(stem, out),
        None if lower.ends_with('s') && lower.len() > 3 => third(lower, out),
        None => out.push_str(lower),
    }
}

/// Makes a base form of what stands before "-ed" or "-ing".
fn from_stem(stem: &str, out: &mut String) {
    let bytes = stem.as_bytes();
    let [.., before, last] = bytes else { return out.push_str(stem) };
    if stem.ends_with("gre") || stem.ends_with("fre") || stem.ends_with("tee") || stem.ends_with("fle") {
        out.push_str(stem);
        return out.push_str(if stem.ends_with("ee") { "" } else { "e" });
    }
    let doubled = before == last && matches!(last, b'b' | b'd' | b'g' | b'm' | b'n' | b'p' | b'r' | b't');
    let double_l = stem.ends_with("oll") || stem.ends_with("ell") && stem.len() > 5;
    if doubled && stem != "add" || double_l {
        return out.push_str(&stem[..stem.len() - 1]);
    }
    out.push_str(stem);
    if lost_its_e(stem) {
        out.push('e');
    }
}

/// Whether a stem had an "e" that its ending took: "negotiat", "strik", "urg".
fn lost_its_e(stem: &str) -> bool {
    const WITH: [&str; 70] = [
        "v", "u", "c", "dg", "rg", "lg", "eg", "ag", "ng", "iz", "yz", "rs", "ns", "ps", "ls", "us", "is",
        "as", "os", "bl", "dl", "gl", "pl", "tl", "fl", "cl", "kl", "zl", "iat", "uat", "eat", "lat", "gat",
        "tat", "rat", "mat", "nat", "cat", "dat", "vat", "pat", "cut", "put", "bat", "cit", "vit", "nit",
        "ak", "ik", "ok", "id", "ud", "ad", "od", "im", "am", "um", "fin", "bin", "min", "lin", "pon", "fil",
        "pil", "ul", "ap", "op", "ir", "ar", "ur",
    ];
    const WITHOUT: [&str; 43] = [
        "ring", "bring", "sing", "cling", "long", "hang", "bang", "belong", "focus", "discuss", "press",
        "pass", "avoid", "raid", "aid", "speak", "break", "leak", "soak", "look", "book", "cook", "load",
        "read", "lead", "spread", "claim", "aim", "seem", "roam", "develop", "stop", "loop", "repair",
        "appear", "hear", "clear", "fear", "near", "treat", "repeat", "beat", "defeat",
    ];
    const WITH_TOO: [&str; 14] = [
        "restor", "ignor", "explor", "scor", "shar", "fir", "us", "los", "clos", "clos", "rais", "ceas",
        "tim", "rul",
    ];
    if WITH_TOO.contains(&stem) {
        return true;
    }
    let without =
        WITHOUT.iter().any(|known| stem.ends_with(known)) || stem.ends_with("air") || stem.ends_with("our");
    let is_long_vowel =
        ["oad", "eed", "ood", "oom", "eem", "oam", "eam", "ook", "eak", "oak", "eap", "eep", "oop", "ead"];
    !without
        && !is_long_vowel.iter().any(|end| stem.ends_with(end))
        && WITH.iter().any(|end| stem.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(tag: Tag, pairs: &str) {
        for pair in pairs.split(' ') {
            let (form, base) = pair.split_once('=').unwrap();
            let mut out = String::new();
            write(form, tag, &mut out);
            assert_eq!(out, base, "{form}");
        }
    }

    #[test]
    fn verbs_come_to_their_base() {
        check(
            Tag::Verb,
            "said=say struck=strike striking=strike shelled=shell bombing=bomb killed=kill stopped=stop",
        );
        check(
            Tag::Verb,
            "agreed=agree negotiating=negotiate urged=urge denied=deny accuses=accuse breached=breach",
        );
        check(
            Tag::Verb,
            "opened=open visited=visit meeting=meet preparing=prepare released=release leads=lead",
        );
        check(
            Tag::Verb,
            "wounded=wound injured=injure fired=fire violated=violate planned=plan withdrew=withdraw",
        );
        check(
            Tag::Verb,
            "entering=enter ordered=order delivered=deliver claimed=claim targeting=target hoping=hope",
        );
    }

    #[test]
    fn nouns_come_to_their_base() {
        check(
            Tag::Noun,
            "parties=party attacks=attack breaches=breach men=man forces=force houses=house news=news crisis=crisis",
        );
        check(Tag::Noun, "people=person clashes=clash buses=bus children=child tanks=tank");
    }
}
