//! Keys: the keys of truce's own reports, in their one order, with the kinds of report that have each.
//!
//! In: nothing. Out: [`KEYS`]. It follows the table in `docs/case-folder.md`; a test holds the two together.

/// A key of a report.
#[derive(Debug, Clone, Copy)]
pub(super) struct Key {
    /// Its name.
    pub name: &'static str,
    /// The kinds that have it, by their first letters in the order of `KINDS`; `*`: all.
    kinds: &'static str,
}

impl Key {
    /// Whether reports of this kind have the key.
    pub fn is_of(&self, kind: &str) -> bool {
        let letter = if kind == "statement" { "a" } else { &kind[..1] };
        self.kinds == "*" || self.kinds.contains(letter)
    }

    /// Returns the kinds that have the key.
    pub fn kinds(&self) -> Vec<&'static str> {
        crate::reports::KINDS.into_iter().filter(|kind| self.is_of(kind)).collect()
    }
}

/// Returns the key of this name.
pub(super) fn find(name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.name == name)
}

const fn key(name: &'static str, kinds: &'static str) -> Key {
    Key { name, kinds }
}

/// All keys, in the order in which they are written.
///
/// Kinds: e(vent), t(ally), d(elivery), (st)a(tement), r(esponse), c(overage), v(erification).
pub(super) const KEYS: &[Key] = &[
    key("id", "*"),
    key("kind", "*"),
    key("source", "*"),
    key("published", "*"),
    key("received", "*"),
    key("address", "*"),
    key("copies", "*"),
    key("says", "*"),
    key("note", "*"),
    key("credibility", "*"),
    key("review", "*"),
    key("read_rule", "*"),
    key("read_span", "*"),
    key("incident", "*"),
    key("when", "*"),
    key("place", "*"),
    key("admin1", "*"),
    key("pcode", "*"),
    key("area", "*"),
    key("lat", "*"),
    key("lon", "*"),
    key("precision", "*"),
    key("act", "edcv"),
    key("weapon", "e"),
    key("means", "et"),
    key("by", "edarv"),
    key("by_basis", "ev"),
    key("by_text", "e"),
    key("against", "e"),
    key("target", "e"),
    key("excluded", "e"),
    key("excluded_shown", "e"),
    key("exception", "er"),
    key("exception_by", "e"),
    key("killed_low", "ev"),
    key("killed_best", "ev"),
    key("killed_high", "ev"),
    key("killed_civilians", "ev"),
    key("injured_low", "ev"),
    key("injured_best", "ev"),
    key("injured_high", "ev"),
    key("count", "etd"),
    key("unit", "etd"),
    key("count_is", "t"),
    key("accused", "t"),
    key("breakdown", "t"),
    key("breakdown_partial", "t"),
    key("cumulative", "t"),
    key("from", "d"),
    key("to", "d"),
    key("trucks", "d"),
    key("people", "d"),
    key("cargo", "d"),
    key("blocked_by", "d"),
    key("about", "a"),
    key("decision", "a"),
    key("step", "a"),
    key("stance", "r"),
    key("of", "rv"),
    key("verdict", "v"),
    key("share", "c"),
    key("denied_by", "c"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_keys_are_those_of_the_format_contract() {
        let contract = include_str!("../../../docs/case-folder.md");
        let section = contract.split("## reports/").nth(1).and_then(|rest| rest.split("\n## ").next());
        let rows = section.expect("the section stands").lines().filter(|line| line.starts_with("| `"));
        let mut named: Vec<&str> =
            rows.flat_map(|row| row.split('|').nth(1).unwrap_or("").split('`').skip(1).step_by(2)).collect();
        named.push("note");
        let mut ours: Vec<&str> = KEYS.iter().map(|key| key.name).collect();
        named.sort_unstable();
        ours.sort_unstable();
        assert_eq!(ours, named);
    }
}
