//! Events, places, dates: each case of `reading/tests/events` is a text with the events that must be found in it, and no other.

use std::fs;
use std::path::Path;

use reading::events::{Event, Side};
use reading::{Account, Given};

/// One case: its name, what is given, the text, and the lines expected.
struct Case {
    name: String,
    published: Option<jiff::civil::Date>,
    text: String,
    expected: String,
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/events");
    let files = fs::read_dir(&folder).expect("the cases can be listed").flatten().map(|entry| entry.path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|ext| ext == "txt")).collect();
    files.sort();
    let text = |path: &Path| fs::read_to_string(path).expect("a case can be read");
    files.iter().flat_map(|path| text(path).split("\n====\n").map(case).collect::<Vec<_>>()).collect()
}

/// Reads `# name`, `published: DAY` if there is one, the text, `----`, the lines expected.
fn case(part: &str) -> Case {
    let (head, expected) = part.split_once("\n----").unwrap_or((part, ""));
    let mut lines = head.trim_start().lines();
    let name = lines.next().unwrap_or("").trim_start_matches("# ").to_owned();
    let rest = lines.collect::<Vec<_>>().join("\n");
    let (published, text) = match rest.strip_prefix("published: ") {
        Some(rest) => {
            let (day, text) = rest.split_once('\n').expect("a text follows");
            (Some(day.trim().parse().expect("a day")), text.to_owned())
        }
        None => (None, rest),
    };
    Case { name, published, text: format!("{}\n", text.trim()), expected: expected.trim().to_owned() }
}

fn sides(sides: &[Side]) -> String {
    let names: Vec<&str> = sides.iter().map(|side| side.name.as_str()).collect();
    if names.is_empty() { "-".to_owned() } else { names.join(" + ") }
}

/// Writes an event as a line of a case: `ROOT act: who -> whom @ place, when; modality; people`.
fn line(account: &Account, event: &Event) -> String {
    let act = event.act().map_or(String::new(), |act| format!(" {act}"));
    let place = event
        .place
        .map_or(String::new(), |(n, _)| format!(" @ {}", account.places[n].span.of(account.parsed.text())));
    let time =
        event.time.and_then(|n| account.times[n].edtf()).map_or(String::new(), |day| format!(", {day}"));
    let by = event.by.as_ref().map_or(String::new(), |side| format!(" by {}", side.name));
    let people = event.casualties.iter().map(|one| {
        format!(
            "; {} {} {}",
            one.is,
            one.count.map_or_else(|| "some".to_owned(), |n| n.to_string()),
            one.fate.as_str()
        )
    });
    let people = people.collect::<String>();
    let (who, whom) = (sides(&event.actors), sides(&event.targets));
    format!(
        "{}{act}: {who} -> {whom}{place}{time}; {}{by}{people}",
        event.root().as_str(),
        event.modality.as_str()
    )
}

fn found(case: &Case) -> String {
    let given = Given { published: case.published, ..Given::default() };
    let account = reading::read(case.text.as_bytes(), &given);
    let lines = account.events.held.iter().map(|event| line(&account, event));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn events_are_found_as_the_cases_say() {
    let cases = cases();
    assert!(cases.len() >= 30, "the cases are there: {}", cases.len());
    if std::env::var_os("UPDATE").is_some() {
        return update();
    }
    let wrong = cases.iter().filter_map(|case| {
        let found = found(case);
        (found != case.expected).then(|| {
            format!(
                "# {}\n{}\n  expected:\n{}\n  found:\n{found}\n",
                case.name,
                case.text.trim(),
                case.expected
            )
        })
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{} of {} cases:\n\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

/// Writes what is found into the cases. Read the difference before it is kept.
fn update() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/events");
    for entry in fs::read_dir(folder).expect("the cases can be listed").flatten() {
        let path = entry.path();
        if path.extension().is_none_or(|ext| ext != "txt") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a case can be read");
        let parts = text.split("\n====\n").map(|part| {
            let head = part.split("\n----").next().unwrap_or("");
            let found = found(&case(part));
            format!("{head}\n----{}{found}", if found.is_empty() { "" } else { "\n" })
        });
        let all = parts.collect::<Vec<_>>().join("\n====\n");
        fs::write(&path, format!("{}\n", all.trim_end())).expect("a case can be written");
    }
}

/// What can be asked of any event, whatever the text: spans lie in it, and nobody acts who is not named there.
fn holds_for_any(text: &str) {
    let account = reading::read(text.as_bytes(), &Given::default());
    let text = account.parsed.text();
    let all = account.events.held.iter().chain(&account.events.passed_over);
    for event in all {
        assert!(event.span.holds(event.trigger) || event.trigger.end <= text.len(), "{event:?}");
        for side in event.actors.iter().chain(&event.targets) {
            assert!(!side.span.of(text).is_empty(), "a side has words of the text: {side:?}");
        }
    }
    for held in &account.events.held {
        assert!(
            !matches!(held.modality.as_str(), "negated" | "conditional" | "purpose" | "historical"),
            "{held:?}"
        );
    }
}

#[test]
fn events_of_damaged_texts_name_nobody_who_is_not_there() {
    let base = "Rebels shelled Aleppo on Friday, killing at least 12 people, the army said. \
        The US and Russia agreed to extend the truce if the shelling stops.\n";
    for cut in (0..base.len()).step_by(3) {
        holds_for_any(&base[cut..]);
        holds_for_any(&base[..cut]);
        holds_for_any(&format!("{}{}", &base[..cut], &base[(cut + 7).min(base.len())..]));
    }
}

#[test]
#[allow(clippy::disallowed_types, reason = "a test may look at the clock; the reading has none")]
fn events_take_time_that_grows_with_the_text() {
    // Each of these made some grammar look again at all that came before it.
    for part in [
        "and ",
        "to ",
        "said that ",
        "the army of ",
        "killed by ",
        ", ",
        "if he said to attack ",
        "\"attack ",
        "at least 5 ",
        "5 March ",
        "that that ",
    ] {
        let text = part.repeat(40_000 / part.len());
        let start = std::time::Instant::now();
        holds_for_any(&text);
        assert!(start.elapsed().as_secs() < 20, "`{part}` over and over took {:?}", start.elapsed());
    }
}
