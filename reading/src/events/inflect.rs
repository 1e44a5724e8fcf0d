//! Forms of English verbs: from a base form to all others.

/// What form a word may be of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Forms {
    /// "attack".
    pub base: bool,
    /// "attacks".
    pub third: bool,
    /// "attacked".
    pub past: bool,
    /// "attacked", "taken".
    pub participle: bool,
    /// "attacking".
    pub ing: bool,
}

impl Forms {
    /// Returns what either may be.
    pub fn or(self, other: Self) -> Self {
        Self {
            base: self.base || other.base,
            third: self.third || other.third,
            past: self.past || other.past,
            participle: self.participle || other.participle,
            ing: self.ing || other.ing,
        }
    }
}

/// Verbs whose past or participle follows no rule: base, past, participle.
const IRREGULAR: &str = "arise arose arisen|be was been|beat beat beaten|become became become|begin began begun|bend bent bent|\
bind bound bound|blow blew blown|break broke broken|bring brought brought|build built built|\
burn burned burned|buy bought bought|\
catch caught caught|choose chose chosen|cling clung clung|come came come|cut cut cut|deal dealt dealt|\
do did done|draw drew drawn|\
drive drove driven|eat ate eaten|fall fell fallen|feed fed fed|feel felt felt|fight fought fought|\
find found found|flee fled fled|\
fly flew flown|forbid forbade forbidden|forgive forgave forgiven|forget forgot forgotten|freeze froze frozen|get got got|\
give gave given|go went gone|grow grew grown|hang hanged hanged|have had had|hear heard heard|hide hid hidden|hit hit hit|\
hold held held|hurt hurt hurt|keep kept kept|know knew known|lay laid laid|lead led led|learn learned learned|leave left left|\
lend lent lent|let let let|lie lay lain|lose lost lost|make made made|mean meant meant|meet met met|mow mowed mown|\
overrun overran overrun|overthrow overthrew overthrown|pay paid paid|prove proved proven|put put put|quit quit quit|\
read read read|rebuild rebuilt rebuilt|retake retook retaken|rid rid rid|ride rode ridden|ring rang rung|rise rose risen|\
run ran run|say said said|see saw seen|seek sought sought|sell sold sold|send sent sent|set set set|shake shook shaken|\
shed shed shed|shoot shot shot|show showed shown|shrink shrank shrunk|shut shut shut|sit sat sat|slay slew slain|\
sling slung slung|speak spoke spoken|speed sped sped|spend spent spent|spread spread spread|stand stood stood|\
steal stole stolen|stick stuck stuck|strike struck struck|strive strove striven|swear swore sworn|sweep swept swept|\
take took taken|teach taught taught|tear tore torn|tell told told|think thought thought|throw threw thrown|\
understand understood understood|undergo underwent undergone|undertake undertook undertaken|uphold upheld upheld|\
wage waged waged|win won won|withdraw withdrew withdrawn|withhold withheld withheld|write wrote written|wrest wrested wrested|\
forgo forwent forgone|bear bore borne|bid bid bid|broadcast broadcast broadcast|burst burst burst|\
cast cast cast|cost cost cost|\
split split split|upset upset upset|lead led led|behold beheld beheld|mistake mistook mistaken|overtake overtook overtaken";

/// Calls `add` with each form of `verb` and what it is.
pub(super) fn forms(verb: &str, mut add: impl FnMut(&str, Forms)) {
    add(verb, Forms { base: true, ..Forms::default() });
    add(&third(verb), Forms { third: true, ..Forms::default() });
    add(&ing(verb), Forms { ing: true, ..Forms::default() });
    match irregular(verb) {
        Some((past, participle)) => {
            add(past, Forms { past: true, ..Forms::default() });
            add(participle, Forms { participle: true, ..Forms::default() });
            if verb == "be" {
                add("were", Forms { past: true, ..Forms::default() });
                add("are", Forms { third: true, ..Forms::default() });
            }
        }
        None => {
            add(&past(verb), Forms { past: true, participle: true, ..Forms::default() });
            if let Some(stem) = british(verb) {
                add(&format!("{stem}ed"), Forms { past: true, participle: true, ..Forms::default() });
                add(&format!("{stem}ing"), Forms { ing: true, ..Forms::default() });
            }
        }
    }
}

fn irregular(verb: &str) -> Option<(&'static str, &'static str)> {
    IRREGULAR.split('|').find_map(|line| {
        let mut words = line.split(' ');
        (words.next()? == verb).then(|| Some((words.next()?, words.next()?)))?
    })
}

fn third(verb: &str) -> String {
    match verb {
        "have" => "has".to_owned(),
        "be" => "is".to_owned(),
        _ if ends_in_consonant_y(verb) => format!("{}ies", &verb[..verb.len() - 1]),
        _ if verb.ends_with(['s', 'x', 'z', 'o']) || verb.ends_with("ch") || verb.ends_with("sh") => {
            format!("{verb}es")
        }
        _ => format!("{verb}s"),
    }
}

fn past(verb: &str) -> String {
    match verb {
        _ if verb.ends_with('e') => format!("{verb}d"),
        _ if ends_in_consonant_y(verb) => format!("{}ied", &verb[..verb.len() - 1]),
        _ => format!("{}ed", doubled(verb)),
    }
}

fn ing(verb: &str) -> String {
    match verb {
        "be" | "see" | "flee" | "agree" | "free" => format!("{verb}ing"),
        _ if verb.ends_with("ie") => format!("{}ying", &verb[..verb.len() - 2]),
        _ if verb.ends_with('e') => format!("{}ing", &verb[..verb.len() - 1]),
        _ => format!("{}ing", doubled(verb)),
    }
}

fn ends_in_consonant_y(verb: &str) -> bool {
    verb.ends_with('y') && !["ay", "ey", "oy", "uy"].iter().any(|ending| verb.ends_with(ending))
}

/// Verbs of more than one syllable that double their last letter all the same.
const DOUBLING: [&str; 13] = [
    "kidnap", "expel", "repel", "rebel", "permit", "admit", "commit", "submit", "deter", "compel", "patrol",
    "control", "quarrel",
];

/// Returns the stem that is written with two l in Britain: "cancelled", "travelling".
fn british(verb: &str) -> Option<String> {
    let single = matches!(verb.as_bytes(), [.., a, b'a' | b'e' | b'i', b'l'] if !b"aeiou".contains(a));
    (single && verb.len() > 4 && !DOUBLING.contains(&verb)).then(|| format!("{verb}l"))
}

fn doubled(verb: &str) -> String {
    let letters = verb.as_bytes();
    let is_vowel = |b: u8| b"aeiou".contains(&b);
    let vowels = letters.iter().filter(|b| is_vowel(**b)).count();
    let closed = match letters {
        [.., a, b, c] => !is_vowel(*a) && is_vowel(*b) && !is_vowel(*c) && !b"wxy".contains(c),
        _ => false,
    };
    match verb.chars().last() {
        Some(last) if (closed && vowels == 1) || DOUBLING.contains(&verb) || verb == "quit" => {
            format!("{verb}{last}")
        }
        _ => verb.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(verb: &str) -> String {
        let mut words = Vec::new();
        forms(verb, |word, _| words.push(word.to_owned()));
        words.join(" ")
    }

    #[test]
    fn verbs_are_bent_as_they_are_written() {
        for expected in [
            "attack attacks attacking attacked",
            "release releases releasing released",
            "deny denies denying denied",
            "deploy deploys deploying deployed",
            "ban bans banning banned",
            "expel expels expelling expelled",
            "visit visits visiting visited",
            "strike strikes striking struck struck",
            "withdraw withdraws withdrawing withdrew withdrawn",
            "free frees freeing freed",
            "bomb bombs bombing bombed",
            "clash clashes clashing clashed",
        ] {
            let verb = expected.split(' ').next().unwrap();
            assert_eq!(all(verb), expected);
        }
    }
}
