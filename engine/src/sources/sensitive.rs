//! Sensitive names: what is refused and what is left out, by the names of columns and keys.
//!
//! In: a name. Out: a [`Sensitivity`]. Why: coordinates notified for protection have been used to find targets, and a
//! reporter who can be found can be harmed. truce never needs either to judge a ceasefire.

use crate::model::Problem;

/// How sensitive a column or key is, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sensitivity {
    /// Nothing of the kind.
    Plain,
    /// It belongs to a humanitarian notification system: the file is refused.
    Notification,
    /// It tells who reported or where an observer stood: the column is left out.
    Person,
}

/// Words that by themselves mark a humanitarian notification.
const NOTIFICATION_WORDS: &[&str] =
    &["deconfliction", "deconflicted", "deconflict", "hns", "hns4d", "hdm", "nostrike", "notificationid"];

/// Runs of words that mark one.
const NOTIFICATION_RUNS: &[&str] = &[
    "no strike",
    "notification id",
    "notification number",
    "notified site",
    "notified location",
    "humanitarian notification",
    "static site id",
    "protected site",
];

/// Words that by themselves mark a person.
const PERSON_WORDS: &[&str] = &[
    "phone",
    "phonenumber",
    "telephone",
    "mobile",
    "msisdn",
    "whatsapp",
    "email",
    "imei",
    "deviceid",
    "subscriberid",
    "simserial",
    "simid",
    "username",
    "enumerator",
    "interviewer",
    "interviewee",
    "informant",
    "reporter",
    "observer",
    "witness",
    "submitter",
];

/// Runs of words that mark one.
const PERSON_RUNS: &[&str] = &[
    "e mail",
    "device id",
    "submitted by",
    "contact name",
    "contact person",
    "user name",
    "monitor name",
    "monitor lat",
    "monitor lon",
];

/// Judges a column or key by its name.
pub(super) fn judge(name: &str) -> Sensitivity {
    let words = words_of(name);
    let has = |list: &[&str]| words.split(' ').any(|word| list.contains(&word));
    let runs = |list: &[&str]| list.iter().any(|run| format!(" {words} ").contains(&format!(" {run} ")));
    if has(NOTIFICATION_WORDS) || runs(NOTIFICATION_RUNS) {
        Sensitivity::Notification
    } else if has(PERSON_WORDS) || runs(PERSON_RUNS) {
        Sensitivity::Person
    } else {
        Sensitivity::Plain
    }
}

/// Returns the problem of a file that is refused.
pub(super) fn refusal(name: &str) -> Problem {
    Problem::error("notification-data", format!("`{name}` belongs to a humanitarian notification system"))
        .expected("no data of notified sites")
        .help("truce reads no coordinates that were notified for protection: they have been used to find targets.")
        .help("Nothing of this file was kept. Take the columns and rows of notified sites out and try again.")
}

/// Returns the warning about a column that is left out.
pub(super) fn left_out(name: &str) -> Problem {
    Problem::warning("left-out", format!("`{name}` was left out: it may tell who reported or from where"))
        .help("Keep such columns apart from the case; truce does not need them.")
}

/// Returns the words of a name: lower-case, cut at what is neither letter nor digit and where `camelCase` turns.
fn words_of(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    let mut before_lower = false;
    for letter in name.chars().take(200) {
        if letter.is_uppercase() && before_lower {
            out.push(' ');
        }
        before_lower = letter.is_lowercase();
        if letter.is_alphanumeric() {
            out.extend(letter.to_lowercase());
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_notification_systems_are_known() {
        for name in
            ["deconfliction", "Notification_ID", "HNS number", "no-strike", "noStrikeList", "#meta+hns"]
        {
            assert_eq!(judge(name), Sensitivity::Notification, "{name}");
        }
    }

    #[test]
    fn names_that_tell_of_people_are_known() {
        for name in [
            "reporter_name",
            "observer_lat",
            "Phone number",
            "e-mail",
            "deviceid",
            "_submitted_by",
            "username",
        ] {
            assert_eq!(judge(name), Sensitivity::Person, "{name}");
        }
    }

    #[test]
    fn common_columns_are_plain() {
        let names = "source_original where_prec side_a notes actor1 assoc_actor_1 source_scale p_humanitarian \
                     mediator_nego by_text denied_by ActionGeo_Lat published";
        for name in names.split_whitespace() {
            assert_eq!(judge(name), Sensitivity::Plain, "{name}");
        }
    }
}
