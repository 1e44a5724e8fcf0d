//! What is read of talks: provisions, sticking points, positions, meetings.

use reading::statements::Speaker;
use reading::talks::{Meeting, MeetingStatus};
use reading::{Account, Span};
use serde_json::Value;

use super::score::{Share, same_name};

#[derive(Debug, Default)]
pub struct Score {
    pub provisions: Share,
    pub points: Share,
    pub positions: Share,
    pub meetings: Share,
    /// Provisions and meetings that nobody listed.
    pub extra: [usize; 2],
    pub missing: Vec<String>,
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn span(text: &str, value: &Value) -> Span {
    let words = value["words"].as_str().expect("it has words");
    let start = text.find(words).expect("its words are in the text");
    Span::new(start, start + words.len())
}

/// Whether two spans share half of the shorter.
fn near(one: Span, two: Span) -> bool {
    let shared = one.end.min(two.end).saturating_sub(one.start.max(two.start));
    2 * shared >= one.len().min(two.len())
}

/// Whether a party of the reading is the one that is wanted, by code or name.
pub fn is_party(found: &Speaker, wanted: &str) -> bool {
    let holder = found.holder.as_ref().is_some_and(|party| {
        wanted.len() == 3 && party.full_code().starts_with(wanted) || same_name(&party.name, wanted)
    });
    let known = reading::names::lexicon().parties_in(wanted);
    holder
        || same_name(found.actor.name(), wanted)
        || found.holder.as_ref().is_some_and(|party| known.contains(party))
}

pub fn of(texts: &[(String, Account, Value)]) -> Score {
    let mut score = Score::default();
    for (name, account, expected) in texts {
        let text = account.parsed.text();
        let mut miss = |kind: &str, wanted: &Value, got: String| {
            score.missing.push(format!("{name}: {kind} {wanted}: {got}"))
        };
        for wanted in list(&expected["provisions"]) {
            let span = span(text, wanted);
            let found = account.talks.provisions.iter().any(|one| near(one.span, span));
            score.provisions.add(found, true);
            if !found {
                miss("provision", wanted, String::new());
            }
        }
        for wanted in list(&expected["sticking_points"]) {
            let span = span(text, wanted);
            let found = account.talks.sticking_points.iter().any(|one| near(one.span, span));
            score.points.add(found, true);
            if !found {
                miss("point", wanted, String::new());
            }
        }
        for wanted in list(&expected["positions"]) {
            let span = span(text, wanted);
            let party = wanted["party"].as_str().expect("a party");
            let mut found = account.talks.positions.iter().filter(|one| near(one.span, span)).peekable();
            let is_found = found.peek().is_some();
            let right = found.clone().any(|one| is_party(&one.party, party));
            score.positions.add(is_found, right);
            if !right {
                miss(
                    "position",
                    wanted,
                    format!("{:?}", found.map(|one| one.party.actor.name()).collect::<Vec<_>>()),
                );
            }
        }
        for wanted in list(&expected["meetings"]) {
            let span = span(text, wanted);
            let found = account.talks.meetings.iter().find(|one| near(one.span, span));
            let right =
                found.is_some_and(|one| status_fits(one, &wanted["status"]) && who_fits(one, &wanted["who"]));
            score.meetings.add(found.is_some(), right);
            if !right {
                let got = found
                    .map(|one| (one.status, one.who.iter().map(|who| who.actor.name()).collect::<Vec<_>>()));
                miss("meeting", wanted, format!("{got:?}"));
            }
        }
        let listed =
            |key: &str, one: Span| list(&expected[key]).iter().any(|wanted| near(span(text, wanted), one));
        let mut extra = Vec::new();
        extra.extend(
            account
                .talks
                .provisions
                .iter()
                .filter(|one| !listed("provisions", one.span))
                .map(|one| (0, one.span)),
        );
        extra.extend(
            account
                .talks
                .meetings
                .iter()
                .filter(|one| !listed("meetings", one.span))
                .map(|one| (1, one.span)),
        );
        for (kind, one) in extra {
            score.extra[kind] += 1;
            score.missing.push(format!("{name}: extra {} {}", ["provision", "meeting"][kind], one.of(text)));
        }
    }
    score
}

fn status_fits(meeting: &Meeting, wanted: &Value) -> bool {
    let name = match meeting.status {
        MeetingStatus::Held => "held",
        MeetingStatus::Ongoing => "ongoing",
        MeetingStatus::Planned => "planned",
        MeetingStatus::CalledOff => "called-off",
    };
    wanted == name || list(wanted).iter().any(|one| one == name)
}

fn who_fits(meeting: &Meeting, wanted: &Value) -> bool {
    list(wanted).iter().all(|wanted| {
        let wanted = wanted.as_str().expect("a name");
        meeting.who.iter().any(|who| is_party(who, wanted)) || meeting.who.is_empty()
    })
}

impl Score {
    pub fn print(&self, of: &str) {
        println!(
            "{of}: provisions {:?}, sticking points {:?}, positions {:?}, meetings {:?}, extra provisions and meetings {:?}",
            self.provisions, self.points, self.positions, self.meetings, self.extra
        );
        if std::env::var_os("READ").is_some() {
            self.missing.iter().for_each(|line| println!("  {line}"));
        }
    }
}

#[test]
fn what_the_open_texts_tell_of_talks_is_read() {
    let score = of(&super::texts("open"));
    score.print("open texts");
    assert!(score.provisions.found() >= 0.85 && score.points.found() >= 0.66, "{score:?}");
    assert!(score.positions.right() >= 0.8 && score.meetings.right() >= 0.7, "{score:?}");
}

#[test]
fn what_the_texts_kept_apart_tell_of_talks() {
    let mut score = of(&super::texts("held_out"));
    score.missing.clear();
    score.print("texts kept apart");
    assert!(score.positions.found() >= 0.4, "{score:?}");
}

/// Whether a span of the page, in characters, is nine tenths of the expected one.
fn covers(text: &str, one: Span, wanted: &Value) -> bool {
    let (start, end) = one.chars(text);
    let at = |n: usize| wanted["span"][n].as_u64().expect("a number") as usize;
    let shared = end.min(at(1)).saturating_sub(start.max(at(0)));
    10 * shared >= 9 * (at(1) - at(0))
}

#[test]
fn the_deal_of_the_page_is_read() {
    let Some((account, expected)) = crate::seed::seed() else { return };
    let text = account.parsed.text();
    let deal = &expected["deal"];
    for wanted in list(&deal["provisions"]) {
        let found = account.talks.provisions.iter().find(|one| covers(text, one.span, wanted));
        let found = found.unwrap_or_else(|| panic!("{} is found", wanted["id"]));
        for obliged in list(&wanted["obligated"]) {
            let code = obliged.as_str().expect("a code");
            assert!(
                found.obliged.iter().any(|party| party.full_code().starts_with(code)),
                "{}: {:?}",
                wanted["id"],
                found.obliged
            );
        }
    }
    for wanted in list(&deal["sticking_points"]) {
        assert!(account.talks.sticking_points.iter().any(|one| covers(text, one.span, wanted)), "{wanted}");
    }
    for wanted in list(&deal["aims"]) {
        assert!(account.talks.aims.iter().any(|one| covers(text, one.span, wanted)), "{wanted}");
    }
    assert_eq!(
        (account.talks.provisions.len(), account.talks.sticking_points.len()),
        (3, 2),
        "{:#?}",
        account.talks
    );
}

#[test]
fn every_position_of_the_page_is_read() {
    let Some((account, expected)) = crate::seed::seed() else { return };
    let text = account.parsed.text();
    for wanted in list(&expected["positions"]) {
        let party = wanted["party"].as_str().expect("a party").split(' ').next().expect("a word");
        let found = account
            .talks
            .positions
            .iter()
            .find(|one| covers(text, one.span, wanted) && is_party(&one.party, party));
        let found = found.unwrap_or_else(|| {
            panic!(
                "{wanted} is found: {:#?}",
                account.talks.positions.iter().map(|one| one.span.of(text)).collect::<Vec<_>>()
            )
        });
        assert_eq!(found.date, None, "the page has no date");
    }
}

#[test]
fn the_meetings_of_the_page_are_read() {
    let Some((account, expected)) = crate::seed::seed() else { return };
    let meetings = &account.talks.meetings;
    for (key, states) in [("held", &["held", "ongoing"][..]), ("planned", &["planned"][..])] {
        for wanted in list(&expected["meetings"][key]) {
            let found = meetings.iter().any(|one| {
                let all = list(&wanted["parties"]).iter().all(|party| {
                    let party = party.as_str().expect("a name");
                    one.who.iter().any(|who| {
                        same_name(who.actor.name(), party)
                            || who.actor.id() == Some("g20") && party.starts_with("G20")
                    })
                });
                all && states.iter().any(|state| status_fits(one, &Value::from(*state)))
            });
            let words: Vec<_> =
                meetings.iter().map(|one| (one.status, one.span.of(account.parsed.text()))).collect();
            assert!(found, "{wanted}: {words:#?}");
        }
    }
    let words: Vec<_> = meetings.iter().map(|one| one.span.of(account.parsed.text())).collect();
    assert_eq!(meetings.len(), 4, "{words:#?}");
}
