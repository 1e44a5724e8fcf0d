//! The base form of a word, by rules and a list of what follows none.
//!
//! In: a word in small letters and its tag. Out: "strike" for "struck", "party" for "parties". Invariant: it depends on the
//! word and its tag alone.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Tag;

/// Forms that follow no rule, each line its base and its forms.
const VERBS: [&str; 136] = [
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
    "write wrote written writing",
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
    "speed sped",
    "cling clung",
    "fling flung",
    "spring sprang sprung",
    "bite bit bitten biting",
    "arise arose arisen",
    "awake awoke awoken",
    "beat beaten",
    "creep crept",
    "drink drank drunk",
    "grind ground",
    "kneel knelt",
    "leap leapt",
    "lend lent",
    "prove proven",
    "spill spilt",
    "spin spun",
    "sow sown",
    "stride strode",
    "swim swam swum",
    "swell swollen",
    "string strung",
    "sting stung",
    "slay slew slain",
    "shrink shrank shrunk",
    "tread trod trodden",
    "wring wrung",
    "dye dyed dyeing",
    "focus focuses focusses",
    // Not sent or bound again.
    "resent",
    "rebound",
    "underground",
];
const NOUNS: [&str; 30] = [
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
    "analysis analyses",
    "hypothesis hypotheses",
    "thief thieves",
    "loaf loaves",
    "wolf wolves",
    "shelf shelves",
    "tooth teeth",
    "mouse mice",
    "virus viruses",
    "campus campuses",
    "census censuses",
    "status statuses",
    "focus focuses",
    "bonus bonuses",
    "movie movies",
    "shoe shoes",
    "cache caches",
];
/// Words that end in "s" and are no plurals.
const NO_PLURALS: [&str; 13] = [
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
    "corps",
];
/// Words that end in "men" and are no men.
const NO_MEN: [&str; 7] = ["specimen", "regimen", "omen", "acumen", "semen", "abdomen", "amen"];
/// What stands before a verb that follows no rule, and changes nothing of its forms: "misled", "oversaw".
const BEFORE_VERBS: [&str; 8] = ["mis", "over", "under", "re", "out", "with", "up", "fore"];

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
        (None, _) => {
            if !with_something_before(lower, out) {
                verb(lower, out);
            }
        }
    }
}

/// Writes the base of a form that follows no rule with a syllable before it: "misled", "mistaken", "oversaw".
fn with_something_before(lower: &str, out: &mut String) -> bool {
    let parts =
        BEFORE_VERBS.iter().filter_map(|before| lower.strip_prefix(before).map(|rest| (before, rest)));
    let mut listed = parts.filter_map(|(before, rest)| Some((before, VERB_FORMS.get(rest)?, rest)));
    // "Resting" is not to sting again: a base is left to the rules.
    let Some((before, base, _)) = listed.find(|(_, base, rest)| *base != rest) else { return false };
    out.push_str(before);
    out.push_str(base);
    true
}

fn noun(lower: &str, out: &mut String) {
    // "Spokesmen", "gunmen".
    if let Some(stem) = lower.strip_suffix("men").filter(|_| !NO_MEN.contains(&lower)) {
        out.push_str(stem);
        return out.push_str("man");
    }
    if lower.ends_with("children") {
        return out.push_str(&lower[..lower.len() - "ren".len()]);
    }
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
    if let Some(base) = with_ie(lower) {
        out.push_str(base);
        return out.push_str("ie");
    }
    if let Some(stem) = lower.strip_suffix("ied").filter(|stem| stem.len() > 1) {
        out.push_str(stem);
        return out.push('y');
    }
    if lower.ends_with("eed") {
        // "Agreed" is of "agree", "need" and "proceed" are their own bases.
        let is_form = ["greed", "freed", "teed", "creed", "ereed"].iter().any(|end| lower.ends_with(end));
        return out.push_str(if is_form { &lower[..lower.len() - 1] } else { lower });
    }
    let ending = ["ing", "ed"].into_iter().find_map(|end| lower.strip_suffix(end));
    match ending.filter(|stem| stem.len() > 1 && stem.contains(['a', 'e', 'i', 'o', 'u', 'y'])) {
        Some(stem) => from_stem(stem, out),
        None if lower.ends_with('s') && lower.len() > 3 => third(lower, out),
        None => out.push_str(lower),
    }
}

/// Returns what stands before "ie" in the base of "died", "lying" and "untied".
fn with_ie(lower: &str) -> Option<&str> {
    let stem = ["ied", "ies", "ying"].iter().find_map(|end| lower.strip_suffix(end))?;
    let last = ["under", "un", "be"].iter().find_map(|before| stem.strip_prefix(before)).unwrap_or(stem);
    ["d", "l", "t", "v"].contains(&last).then_some(stem)
}

/// Makes a base form of what stands before "-ed" or "-ing".
fn from_stem(stem: &str, out: &mut String) {
    let bytes = stem.as_bytes();
    let [.., before, last] = bytes else { return out.push_str(stem) };
    if *last == b'e' {
        // "Seeing", "dyeing".
        return out.push_str(stem);
    }
    let doubled = before == last && matches!(last, b'b' | b'd' | b'g' | b'm' | b'n' | b'p' | b'r' | b't');
    if doubled && stem != "add" || has_a_second_l(stem) {
        return out.push_str(&stem[..stem.len() - 1]);
    }
    out.push_str(stem);
    if lost_its_e(stem) {
        out.push('e');
    }
}

/// Whether the last "l" of a stem is of its ending: "controll", "cancell", "signall", and not "roll", "shell", "install".
fn has_a_second_l(stem: &str) -> bool {
    const SHORT: [&str; 7] = ["fuell", "duell", "signall", "rivall", "totall", "equall", "extoll"];
    stem.ends_with("troll") && stem != "stroll"
        || stem.ends_with("ell") && stem.len() > 5
        || SHORT.contains(&stem)
}

/// Whether a stem had an "e" that its ending took: "negotiat", "strik", "urg".
fn lost_its_e(stem: &str) -> bool {
    const WITH: [&str; 88] = [
        "v", "u", "c", "dg", "rg", "lg", "eg", "ag", "ng", "iz", "yz", "rs", "ns", "ps", "ls", "us", "is",
        "as", "os", "bl", "dl", "gl", "pl", "tl", "fl", "cl", "kl", "zl", "iat", "uat", "creat", "lat",
        "gat", "tat", "rat", "mat", "nat", "cat", "dat", "vat", "pat", "cut", "put", "bat", "cit", "vit",
        "nit", "ak", "ik", "ok", "id", "ud", "ad", "od", "im", "am", "um", "fin", "bin", "min", "lin", "pon",
        "fil", "pil", "ul", "ap", "op", "ir", "ar", "ur", "ut", "ot", "ced", "ped", "xil", "mil", "ncil",
        "yp", "wip", "pip", "gin", "ys", "eez", "az", "oz", "cr", "tr", "blig",
    ];
    const WITHOUT: [&str; 49] = [
        "ring", "bring", "sing", "cling", "long", "hang", "bang", "belong", "focus", "discuss", "press",
        "pass", "avoid", "raid", "aid", "speak", "break", "leak", "soak", "look", "book", "cook", "load",
        "read", "lead", "spread", "claim", "aim", "seem", "roam", "develop", "stop", "loop", "repair", "ear",
        "wing", "fling", "sting", "wrong", "oot", "out", "pilot", "riot", "pivot", "ballot", "envelop",
        "gallop", "margin", "debut",
    ];
    const WITH_TOO: [&str; 36] = [
        "restor", "ignor", "explor", "scor", "shar", "fir", "us", "los", "clos", "clos", "rais", "ceas",
        "tim", "rul", "stor", "ador", "implor", "deplor", "bor", "shor", "chang", "exchang", "hat",
        "complet", "compet", "delet", "deplet", "phon", "telephon", "clon", "zon", "condon", "ton", "aton",
        "ston", "dethron",
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
    fn short_verbs_keep_their_letters() {
        check(
            Tag::Verb,
            "died=die dies=die dying=die lied=lie lies=lie lying=lie tied=tie tying=tie untied=untie",
        );
        check(
            Tag::Verb,
            "underlies=underlie underlying=underlie vying=vie denying=deny relied=rely implies=imply",
        );
        check(Tag::Verb, "playing=play staying=stay paying=pay seeing=see fleeing=flee freed=free bit=bite");
    }

    #[test]
    fn verbs_without_a_rule_keep_what_stands_before_them() {
        check(
            Tag::Verb,
            "led=lead misled=mislead mistaken=mistake oversaw=oversee foresaw=foresee rebuilt=rebuild",
        );
        check(Tag::Verb, "misunderstood=misunderstand overheard=overhear rewrote=rewrite retook=retake");
        check(
            Tag::Verb,
            "resting=rest missing=miss resent=resent rebound=rebound related=relate reached=reach",
        );
    }

    #[test]
    fn a_word_that_ends_in_eed_is_its_own_base_or_of_one_in_ee() {
        check(
            Tag::Verb,
            "need=need needed=need proceed=proceed succeeded=succeed exceeds=exceed speed=speed",
        );
        check(
            Tag::Verb,
            "agreed=agree agreeing=agree guaranteed=guarantee decreed=decree feed=feed bleed=bleed",
        );
    }

    #[test]
    fn an_e_that_an_ending_took_comes_back_and_none_else() {
        check(
            Tag::Verb,
            "distributed=distribute contributing=contribute voted=vote noting=note changed=change",
        );
        check(
            Tag::Verb,
            "hanged=hang conceded=concede preceding=precede completed=complete promoted=promote",
        );
        check(
            Tag::Verb,
            "stored=store storming=storm imploring=implore monitored=monitor exiled=exile heated=heat",
        );
        check(
            Tag::Verb,
            "created=create shooting=shoot routed=rout pivoting=pivot smeared=smear compared=compare",
        );
        check(
            Tag::Verb,
            "rolled=roll polled=poll controlled=control patrolling=patrol installed=install fuelled=fuel",
        );
        check(Tag::Verb, "phoned=phone postponed=postpone abandoned=abandon paralysed=paralyse seized=seize");
    }

    #[test]
    fn nouns_come_to_their_base() {
        check(Tag::Noun, "gunmen=gunman spokeswomen=spokeswoman schoolchildren=schoolchild regimen=regimen");
        check(Tag::Noun, "bases=base basis=basis corps=corps thieves=thief viruses=virus causes=cause");
        check(
            Tag::Noun,
            "parties=party attacks=attack breaches=breach men=man forces=force houses=house news=news crisis=crisis",
        );
        check(Tag::Noun, "people=person clashes=clash buses=bus children=child tanks=tank");
    }
}
