//! The tagger on the part of its treebank that it did not learn from, where that part is at hand.

use std::fs;
use std::path::Path;

use reading::text::{Tag, Trained, lessons};

/// Where the treebank's part for examining is looked for.
const DEV: &str = "../../shared/data/ud-english-ewt/en_ewt-ud-dev.conllu";

/// Returns how many words there are and how many got their tag: all, then verbs alone; `None`: the file is absent.
pub fn examined() -> Option<[(usize, usize); 2]> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(DEV);
    let Ok(conllu) = fs::read_to_string(&file) else {
        assert!(
            std::env::var_os("TRUCE_MUST").is_none(),
            "TRUCE_MUST is set and {} is absent",
            file.display()
        );
        eprintln!("SKIPPED: {} is absent; the tagger was not examined", file.display());
        return None;
    };
    let result = Trained::own().examine(&lessons(&conllu));
    let all = result.values().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    Some([all, result[&Tag::Verb]])
}

#[test]
fn the_tagger_is_as_good_as_its_credit_says() {
    let Some([(words, right), (verbs, verbs_right)]) = examined() else { return };
    assert_eq!(words, 24_948);
    let share = |right: usize, all: usize| right as f64 / all as f64;
    assert!(share(right, words) >= 0.931, "{right} of {words}");
    assert!(share(verbs_right, verbs) >= 0.90, "{verbs_right} of {verbs}");
}
