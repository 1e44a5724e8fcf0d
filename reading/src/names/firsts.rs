//! Whether a first name is given to women or to men.
//!
//! In: `reading/data/actors/first_names.toml`. Out: [`gender_of`]. Invariant: a name that both bear, or that the list has
//! not, says nothing.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::actor::Gender;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    women: String,
    men: String,
}

/// Returns whom the first word of a person's name is given to.
pub(super) fn gender_of(name: &str) -> Gender {
    let first = name.split(' ').next().unwrap_or_default();
    names().get(first).copied().unwrap_or(Gender::Unknown)
}

fn names() -> &'static FxHashMap<String, Gender> {
    static NAMES: OnceLock<FxHashMap<String, Gender>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let file: File = toml::from_str(include_str!("../../data/actors/first_names.toml"))
            .expect("first_names.toml can be read");
        let mut names = FxHashMap::default();
        for (list, gender) in [(&file.women, Gender::Woman), (&file.men, Gender::Man)] {
            names.extend(list.split_whitespace().map(|name| (name.to_owned(), gender)));
        }
        names
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_name_tells_and_an_unknown_one_does_not() {
        assert_eq!(gender_of("Olena Marchenko"), Gender::Woman);
        assert_eq!(gender_of("Viktor"), Gender::Man);
        assert_eq!(gender_of("Marchenko"), Gender::Unknown);
    }

    #[test]
    fn no_name_is_in_both_lists() {
        let file: File = toml::from_str(include_str!("../../data/actors/first_names.toml")).unwrap();
        let men: Vec<&str> = file.men.split_whitespace().collect();
        let both: Vec<&str> = file.women.split_whitespace().filter(|name| men.contains(name)).collect();
        assert_eq!(both, Vec::<&str>::new());
    }
}
