//! The lexicon of events: which words are acts, under which condition, and where the one they are done to stands.
//!
//! In: the tables in `reading/data/events`, our own, whose first lines say how they are written. Out: [`Lexicon`], made once.
//! Invariant: every line of every table is understood; a test fails on one that is not.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::codes::Code;
use super::inflect::{self, Forms};

const CLASSES: &str = include_str!("../../data/events/classes.txt");
const VERBS: &str = include_str!("../../data/events/verbs.txt");
const NOUNS: &str = include_str!("../../data/events/nouns.txt");
const CONTROL: &str = include_str!("../../data/events/control.txt");
const HAPPEN: &str = include_str!("../../data/events/happen.txt");
const LIGHT: &str = include_str!("../../data/events/light.txt");
const AGENTS: &str = include_str!("../../data/events/agents.txt");

/// What an entry asks of a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Ask {
    /// One of these words.
    Words(FxHashSet<&'static str>),
    /// One of these words, or one who acts.
    WordsOrParty(FxHashSet<&'static str>),
    /// One of these words, or nothing there at all.
    WordsOrNone(FxHashSet<&'static str>, bool),
}

/// Where a condition looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Where {
    /// The head of the object.
    Object,
    /// The head of the subject.
    Subject,
    /// Any word of the clause after the verb.
    Any,
    /// Any word of the sentence before the verb.
    Before,
    /// The head of what follows this preposition.
    After(&'static str),
}

/// A condition of an entry.
pub(super) type Condition = (Where, Ask);

/// Where the one something is done to stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Slots {
    /// `None` is the object, else the preposition; the first that is there is taken.
    pub order: Vec<Option<&'static str>>,
    /// All who take part are actors.
    pub both: bool,
    /// The subject is the one it is done to.
    pub reversed: bool,
    /// A place will do.
    pub place: bool,
}

/// One line of the tables of verbs and nouns.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// The words that must follow, as in "pull out".
    pub particle: Option<&'static str>,
    /// All of these must hold.
    pub conditions: Vec<Condition>,
    /// `None`: the words are no event, whatever a later line says.
    pub code: Option<Code>,
    /// Who it is done to.
    pub slots: Slots,
}

/// What a verb makes of the verb that depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // The words are explained at the head of the table.
pub(super) enum Control {
    Willing,
    Vow,
    Intend,
    Ready,
    Want,
    Seek,
    Request,
    Refuse,
    Threat,
    Warn,
    Through,
    Aim,
    Say,
    Deny,
    Allege,
    Accuse,
    Prevent,
    Let,
    Help,
    Force,
    Halt,
}

impl Control {
    fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "willing" => Self::Willing,
            "vow" => Self::Vow,
            "intend" => Self::Intend,
            "ready" => Self::Ready,
            "want" => Self::Want,
            "seek" => Self::Seek,
            "request" => Self::Request,
            "refuse" => Self::Refuse,
            "threat" => Self::Threat,
            "warn" => Self::Warn,
            "through" => Self::Through,
            "aim" => Self::Aim,
            "say" => Self::Say,
            "deny" => Self::Deny,
            "allege" => Self::Allege,
            "accuse" => Self::Accuse,
            "prevent" => Self::Prevent,
            "let" => Self::Let,
            "help" => Self::Help,
            "force" => Self::Force,
            "halt" => Self::Halt,
            _ => return None,
        })
    }
}

/// What sort of unnamed actor a noun stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AgentKind {
    /// A government and its officials.
    Government,
    /// Armed forces of a state.
    Military,
    /// Police and prosecutors.
    Police,
    /// Armed or political groups that are no state's.
    Armed,
    /// People.
    Civil,
    /// Courts.
    Court,
}

/// Verbs with the particles that each needs, and what it does with them.
type Controls = FxHashMap<&'static str, Vec<(Option<&'static str>, Control)>>;

/// All tables.
pub(super) struct Lexicon {
    verbs: FxHashMap<&'static str, Vec<Entry>>,
    nouns: FxHashMap<&'static str, Vec<Entry>>,
    control: Controls,
    happen: FxHashMap<&'static str, Vec<Option<&'static str>>>,
    light: FxHashMap<&'static str, Vec<Option<&'static str>>>,
    agents: FxHashMap<&'static str, AgentKind>,
    forms: FxHashMap<String, Vec<(&'static str, Forms)>>,
}

/// The lexicon, made when first asked for.
pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::make().unwrap_or_else(|line| panic!("a table of events is not understood: {line}"))
});

impl Lexicon {
    /// Makes the lexicon; a line that is not understood is handed back.
    fn make() -> Result<Self, String> {
        let classes = classes();
        let mut lexicon = Self {
            verbs: entries(VERBS, &classes)?,
            nouns: entries(NOUNS, &classes)?,
            control: controls()?,
            happen: phrases(HAPPEN),
            light: phrases(LIGHT),
            agents: agents()?,
            forms: FxHashMap::default(),
        };
        lexicon.add_forms();
        Ok(lexicon)
    }

    fn add_forms(&mut self) {
        let tables =
            self.verbs.keys().chain(self.control.keys()).chain(self.happen.keys()).chain(self.light.keys());
        let bases: FxHashSet<&'static str> = tables.copied().filter(|base| !base.is_empty()).collect();
        let mut bases: Vec<_> = bases.into_iter().collect();
        bases.sort_unstable();
        for base in bases {
            inflect::forms(base, |word, forms| {
                let of_word = self.forms.entry(word.to_owned()).or_default();
                match of_word.iter_mut().find(|(known, _)| *known == base) {
                    Some((_, known)) => *known = known.or(forms),
                    None => of_word.push((base, forms)),
                }
            });
        }
    }

    /// Returns all words that the tables say something of: forms of verbs, nouns in the singular and in every plural that is
    /// looked up.
    pub fn words(&self) -> impl Iterator<Item = String> {
        let nouns = self.nouns.keys().chain(self.agents.keys()).flat_map(|noun| plurals(noun));
        self.forms.keys().cloned().chain(nouns)
    }

    /// Returns the base forms that a word in small letters may be of.
    pub fn bases(&self, word: &str) -> &[(&'static str, Forms)] {
        self.forms.get(word).map_or(&[], Vec::as_slice)
    }

    /// Returns the entries of a verb's base form.
    pub fn verb(&self, base: &str) -> &[Entry] {
        self.verbs.get(base).map_or(&[], Vec::as_slice)
    }

    /// Returns the entries of a noun, in the singular or plural.
    pub fn noun(&self, word: &str) -> &[Entry] {
        lookup(&self.nouns, word).map_or(&[], Vec::as_slice)
    }

    /// Returns what a verb or adjective makes of the verb that depends on it, with the particle it needs for that.
    pub fn control(&self, base: &str) -> &[(Option<&'static str>, Control)] {
        self.control.get(base).map_or(&[], Vec::as_slice)
    }

    /// Whether a verb with these particles says that a happening took place.
    pub fn happen(&self, base: &str) -> &[Option<&'static str>] {
        self.happen.get(base).map_or(&[], Vec::as_slice)
    }

    /// Whether a verb with these particles lends a noun a sentence.
    pub fn light(&self, base: &str) -> &[Option<&'static str>] {
        self.light.get(base).map_or(&[], Vec::as_slice)
    }

    /// Returns what sort of actor a noun stands for.
    pub fn agent(&self, word: &str) -> Option<AgentKind> {
        lookup(&self.agents, word).copied()
    }
}

/// Returns the value of a word or of its singular.
fn lookup<'a, V>(table: &'a FxHashMap<&'static str, V>, word: &str) -> Option<&'a V> {
    let found = table.get(word).or_else(|| table.get(irregular_singular(word)?));
    let found = found.or_else(|| table.get(word.strip_suffix('s')?));
    let found = found.or_else(|| table.get(word.strip_suffix("es")?));
    found.or_else(|| table.get(format!("{}y", word.strip_suffix("ies")?).as_str()))
}

/// Returns a noun and what [`lookup`] takes for its plural.
fn plurals(noun: &str) -> Vec<String> {
    let mut all = vec![noun.to_owned(), format!("{noun}s"), format!("{noun}es")];
    all.extend(noun.strip_suffix('y').map(|stem| format!("{stem}ies")));
    let irregular = noun.strip_suffix("man").map(|stem| format!("{stem}men"));
    all.extend(irregular.filter(|many| irregular_singular(many) == Some(noun)));
    all.extend((noun == "child").then(|| "children".to_owned()));
    all
}

fn irregular_singular(word: &str) -> Option<&'static str> {
    Some(match word {
        "men" => "man",
        "women" => "woman",
        "children" => "child",
        "policemen" => "policeman",
        "gunmen" => "gunman",
        "tribesmen" => "tribesman",
        "militiamen" => "militiaman",
        "businessmen" => "businessman",
        "servicemen" => "serviceman",
        "spokesmen" => "spokesman",
        _ => return None,
    })
}

/// Whether `word`, in the singular or plural, is one of `words`.
pub(super) fn is_one_of(words: &FxHashSet<&'static str>, word: &str) -> bool {
    let has = |word: &str| words.contains(word);
    has(word)
        || irregular_singular(word).is_some_and(has)
        || word.strip_suffix('s').is_some_and(has)
        || word.strip_suffix("es").is_some_and(has)
        || word.strip_suffix("ies").is_some_and(|stem| has(&format!("{stem}y")))
}

/// Returns the lines of a table that say something.
fn lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn classes() -> FxHashMap<&'static str, Vec<&'static str>> {
    let split = |line: &'static str| line.split_once('=');
    lines(CLASSES)
        .filter_map(split)
        .map(|(name, words)| (name.trim(), words.split_whitespace().collect()))
        .collect()
}

fn entries(
    table: &'static str,
    classes: &FxHashMap<&'static str, Vec<&'static str>>,
) -> Result<FxHashMap<&'static str, Vec<Entry>>, String> {
    let mut all: FxHashMap<&'static str, Vec<Entry>> = FxHashMap::default();
    for line in lines(table) {
        let entry = entry(line, classes).ok_or_else(|| line.to_owned())?;
        for word in line.split(';').next().unwrap_or("").split(',').map(str::trim) {
            let (word, particle) = with_particle(word);
            all.entry(word).or_default().push(Entry { particle, ..entry.clone() });
        }
    }
    Ok(all)
}

fn entry(line: &'static str, classes: &FxHashMap<&'static str, Vec<&'static str>>) -> Option<Entry> {
    let fields: Vec<&'static str> = line.split(';').map(str::trim).collect();
    let [_, conditions, code, slots] = fields[..] else { return None };
    let conditions = conditions.split('&').filter(|text| !text.is_empty());
    Some(Entry {
        particle: None,
        conditions: conditions.map(|text| condition(text, classes)).collect::<Option<_>>()?,
        code: match code {
            "-" => None,
            code => Some(Code::parse(code)?),
        },
        slots: slots_of(slots),
    })
}

fn condition(text: &'static str, classes: &FxHashMap<&'static str, Vec<&'static str>>) -> Option<Condition> {
    let (place, words) = text.split_once('=')?;
    let place = match place.trim() {
        "obj" => Where::Object,
        "subj" => Where::Subject,
        "any" => Where::Any,
        "before" => Where::Before,
        preposition => Where::After(preposition),
    };
    let (mut known, mut party, mut none) = (FxHashSet::default(), false, false);
    for word in words.split('|').map(str::trim) {
        match word.strip_prefix('@') {
            Some(class) => known.extend(classes.get(class)?.iter().copied()),
            None if word == "#party" || word == "#civ" => party = true,
            None if word == "-" => none = true,
            None => drop(known.insert(word)),
        }
    }
    let ask = match (party, none) {
        (_, true) => Ask::WordsOrNone(known, party),
        (true, false) => Ask::WordsOrParty(known),
        (false, false) => Ask::Words(known),
    };
    Some((place, ask))
}

fn slots_of(text: &'static str) -> Slots {
    let mut slots = Slots::default();
    for word in text.split_whitespace() {
        match word {
            "both" => slots.both = true,
            "rev" => slots.reversed = true,
            "place" => slots.place = true,
            "obj" => slots.order.push(None),
            "-" => {}
            preposition => slots.order.push(Some(preposition)),
        }
    }
    slots
}

fn with_particle(word: &'static str) -> (&'static str, Option<&'static str>) {
    match word.split_once('_') {
        Some((word, particle)) => (word, Some(particle)),
        None => (word, None),
    }
}

fn controls() -> Result<Controls, String> {
    let mut all: FxHashMap<_, Vec<_>> = FxHashMap::default();
    for line in lines(CONTROL) {
        let (words, kind) = line.split_once(';').ok_or_else(|| line.to_owned())?;
        let kind = Control::from_word(kind.trim()).ok_or_else(|| line.to_owned())?;
        for (word, particle) in words.split(',').map(str::trim).map(with_particle) {
            all.entry(word).or_default().push((particle, kind));
        }
    }
    Ok(all)
}

fn phrases(table: &'static str) -> FxHashMap<&'static str, Vec<Option<&'static str>>> {
    let mut all: FxHashMap<_, Vec<_>> = FxHashMap::default();
    for (word, particle) in lines(table).flat_map(|line| line.split(',')).map(str::trim).map(with_particle) {
        all.entry(word).or_default().push(particle);
    }
    all
}

fn agents() -> Result<FxHashMap<&'static str, AgentKind>, String> {
    let mut all = FxHashMap::default();
    for line in lines(AGENTS) {
        let (kind, words) = line.split_once(':').ok_or_else(|| line.to_owned())?;
        let kind = match kind {
            "gov" => AgentKind::Government,
            "mil" => AgentKind::Military,
            "cop" => AgentKind::Police,
            "reb" => AgentKind::Armed,
            "civ" => AgentKind::Civil,
            "jud" => AgentKind::Court,
            _ => return Err(line.to_owned()),
        };
        all.extend(words.split_whitespace().map(|word| (word, kind)));
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_tables_is_understood() {
        let lexicon = Lexicon::make().expect("the tables are understood");
        assert!(lexicon.verbs.len() > 300 && lexicon.nouns.len() > 60, "the tables are not empty");
        assert_eq!(lexicon.agent("gunmen"), Some(AgentKind::Armed));
        assert_eq!(lexicon.bases("struck")[0].0, "strike");
    }
}
