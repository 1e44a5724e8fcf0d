//! Files of requests: what is asked, and what must come back. Their shape: `tests/requests/README.md`.
//!
//! In: the text of a file. Out: a [`Script`], or the line that cannot be read. Invariant: a line that is not understood
//! fails the test; nothing is passed over.

use serde_json::Value;

/// A file of requests.
#[derive(Debug)]
pub struct Script {
    /// The name of the site that is asked.
    pub site: String,
    /// The requests, in order.
    pub requests: Vec<Asked>,
}

/// One request, with what must come back.
#[derive(Debug, Default)]
pub struct Asked {
    /// Its line in the file; the first is 1.
    pub line: usize,
    /// The method.
    pub method: String,
    /// The address with its query.
    pub target: String,
    /// Headers that are sent.
    pub sent: Vec<(String, String)>,
    /// The status that must come back.
    pub status: u16,
    /// What else must hold.
    pub must: Vec<Must>,
    /// What is shown of the body, and the lines in the file where it stands, from and to.
    pub shows: Option<(String, usize, usize)>,
}

/// Something that must hold of a response.
#[derive(Debug, PartialEq)]
pub enum Must {
    /// A header has this value.
    Header(String, String),
    /// A header holds this text.
    HeaderHas(String, String),
    /// There is such a header.
    HeaderThere(String),
    /// There is no such header.
    NoHeader(String),
    /// The body holds this text.
    Has(String),
    /// The body does not.
    Lacks(String),
    /// At this place of the body, which is JSON, stands this.
    At(String, Value),
    /// At this place stands a text that holds this one.
    AtHas(String, String),
    /// At this place stand so many.
    Count(String, usize),
    /// The body has so many bytes.
    Bytes(usize),
    /// The value of a header is kept under a name for later requests.
    Keep(String, String),
}

/// Reads a file of requests.
pub fn parse(text: &str) -> Result<Script, String> {
    let lines: Vec<&str> = text.lines().collect();
    let mut script = Script { site: String::new(), requests: Vec::new() };
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at];
        match (line.split_once(' '), script.requests.last_mut()) {
            _ if line.trim().is_empty() || line.starts_with('#') => {}
            (Some(("site", name)), None) => script.site = name.to_owned(),
            (Some((method, target)), _) if is_method(method) => {
                let (method, target) = (method.to_owned(), filled(target));
                script.requests.push(Asked { line: at + 1, method, target, ..Asked::default() });
            }
            (_, Some(asked)) if line == "shows" => {
                let from = at + 1;
                let shown = lines[from..].iter().take_while(|line| line.starts_with("    "));
                let shown: Vec<&str> = shown.map(|line| &line[4..]).collect();
                at += shown.len();
                asked.shows = Some((shown.join("\n"), from, at + 1));
            }
            (_, Some(asked)) => {
                expected(asked, line).map_err(|why| format!("line {}: {why}: {line}", at + 1))?
            }
            _ => return Err(format!("line {}: a file begins with its site", at + 1)),
        }
        at += 1;
    }
    Ok(script)
}

fn is_method(word: &str) -> bool {
    word.len() > 2 && word.chars().all(|c| c.is_ascii_uppercase())
}

/// Reads one line of what is sent or must come back.
fn expected(asked: &mut Asked, line: &str) -> Result<(), String> {
    if let Some(status) = line.strip_prefix("=> ") {
        asked.status = status.parse().map_err(|_| "this is no status")?;
        return Ok(());
    }
    if asked.status == 0 {
        let (name, value) = line.split_once(": ").ok_or("what is sent is a header")?;
        asked.sent.push((name.to_owned(), filled(value)));
        return Ok(());
    }
    let must = must(line)?;
    asked.must.push(must);
    Ok(())
}

fn must(line: &str) -> Result<Must, String> {
    let (word, rest) = line.split_once(' ').ok_or("this says nothing")?;
    Ok(match word {
        "has" => Must::Has(rest.to_owned()),
        "lacks" => Must::Lacks(rest.to_owned()),
        "bytes" => Must::Bytes(rest.parse().map_err(|_| "this is no number")?),
        "keep" => {
            let (name, header) = rest.split_once(' ').ok_or("a name and a header are needed")?;
            Must::Keep(name.to_owned(), header.to_owned())
        }
        "at" | "count" => {
            let (place, value) = rest.split_once(' ').ok_or("a place and a value are needed")?;
            at(word, place, value)?
        }
        _ => header(word, rest)?,
    })
}

fn at(word: &str, place: &str, value: &str) -> Result<Must, String> {
    let place = place.to_owned();
    match (word, value.strip_prefix("~ ")) {
        ("count", _) => Ok(Must::Count(place, value.parse().map_err(|_| "this is no number")?)),
        (_, Some(part)) => Ok(Must::AtHas(place, part.to_owned())),
        _ => Ok(Must::At(place, serde_json::from_str(value).map_err(|_| "this is no JSON")?)),
    }
}

fn header(word: &str, rest: &str) -> Result<Must, String> {
    let name = word.strip_suffix(':').ok_or("this is neither a header nor a word that is known")?.to_owned();
    Ok(match rest.strip_prefix("~ ") {
        _ if rest == "-" => Must::NoHeader(name),
        _ if rest == "..." => Must::HeaderThere(name),
        Some(part) => Must::HeaderHas(name, part.to_owned()),
        None => Must::Header(name, rest.to_owned()),
    })
}

/// Writes out what is repeated: `{ab*3}` is `ababab`.
fn filled(text: &str) -> String {
    let Some((before, rest)) = text.split_once('{') else { return text.to_owned() };
    let repeated = rest.split_once('}').and_then(|(inner, after)| {
        let (part, times) = inner.rsplit_once('*')?;
        Some((part.repeat(times.parse().ok()?), after))
    });
    match repeated {
        Some((repeated, after)) => format!("{before}{repeated}{}", filled(after)),
        None => format!("{before}{{{}", filled(rest)),
    }
}

/// Returns the file with what each request shows written anew; everything else stays as it is.
pub fn rewritten(text: &str, script: &Script, shown: &[Option<String>]) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let mut out = Vec::new();
    let mut next = 0;
    for (asked, shown) in script.requests.iter().zip(shown) {
        let (Some((_, from, to)), Some(shown)) = (&asked.shows, shown) else { continue };
        out.extend(lines[next..*from].iter().map(|line| (*line).to_owned()));
        out.extend(shown.lines().map(|line| format!("    {line}")));
        next = *to;
    }
    out.extend(lines[next..].iter().map(|line| (*line).to_owned()));
    out.join("\n") + "\n"
}

#[test]
fn a_file_is_read_line_by_line() {
    let text = "site small\n\n# Why.\nGET /a?x={ab*2}\naccept: x\n=> 404\nvary: ...\nat /code \"no\"\nshows\n    old\n\nHEAD /\n=> 200\n";
    let script = parse(text).unwrap();
    let [first, second] = script.requests.as_slice() else { panic!("{script:?}") };
    assert_eq!((first.target.as_str(), first.status), ("/a?x=abab", 404));
    assert_eq!(first.sent, [("accept".to_owned(), "x".to_owned())]);
    assert_eq!(
        first.must,
        [Must::HeaderThere("vary".to_owned()), Must::At("/code".to_owned(), Value::from("no")),]
    );
    assert_eq!((second.method.as_str(), second.status), ("HEAD", 200));
    let anew = rewritten(text, &script, &[Some("new\nlines".to_owned()), None]);
    assert_eq!(anew, text.replace("    old", "    new\n    lines"));
    assert!(parse("site small\nGET /\n=> 200\nhsa x\n").unwrap_err().starts_with("line 4"));
}
