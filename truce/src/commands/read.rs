//! `truce read` and `truce feed`: a page or a text becomes an account that names its words.
//!
//! Invariant: nothing is added to a case unless `--into` names it, and then only as unreviewed reports: a person decides
//! what counts.

use std::io::Read;
use std::path::Path;
use std::time::Duration;

use jiff::civil::Date;
use reading::page::FeedItem;
use reading::places::Gazetteer;
use reading::proposed::{Checked, Proposal, check};
use reading::views::{AccountView, CasualtiesView, Spans};
use reading::{Account, Given};
use serde_json::{Value, json};

use crate::args::{FeedArgs, ReadArgs};
use crate::case_folder::read_file;
use crate::console::{Console, Tone, neutral_json};
use crate::error::{Failure, InputError};
use crate::fetch::{FetchError, Fetched, Fetcher};
use crate::model::{self, Model};
use crate::problems::{plural, tell_of_file};
use crate::text::account;

use super::read_into::{Added, Target};

/// The version of what `--json` prints.
const VERSION: u32 = 2;

/// The most bytes of a file, or of stdin.
const FILE_BYTES_MAX: u64 = 256 << 20;
/// The most bytes of a file of places.
const GAZETTEER_BYTES_MAX: u64 = 512 << 20;

/// Reads pages and texts.
pub fn run(args: &ReadArgs, console: &mut Console) -> Result<(), Failure> {
    let places = match args.gazetteer.as_deref() {
        // Kept to the end: to give back a million names one by one takes a tenth of the time of reading them.
        Some(file) => Box::leak(Box::new(gazetteer(file, console)?)),
        None => Gazetteer::own(),
    };
    let mut reader = Reader {
        args,
        places,
        fetcher: fetcher(args.allow_private),
        // A case that cannot be added to is told before anything is fetched.
        target: args
            .into
            .as_deref()
            .map(|case| Target::open(case, args.source.as_deref(), console))
            .transpose()?,
        model: model_of(args),
        published: args.published.as_deref().map(date).transpose()?,
        country: args.country.as_deref().map(country).transpose()?,
    };
    let mut values = Vec::new();
    for (n, what) in args.what.iter().enumerate() {
        let read = reader.read(what, console).map_err(|failure| after(failure, n, &args.what));
        match read {
            Ok(value) => values.push(value),
            Err(failure) => {
                // What was read, and may be in the case by now, is not kept from whoever asked.
                if args.json && !values.is_empty() {
                    machine(&json!({"version": VERSION, "accounts": values}), console)?;
                }
                return Err(failure);
            }
        }
    }
    match args.json {
        true => machine(&json!({"version": VERSION, "accounts": values}), console),
        false => Ok(()),
    }
}

/// All that reading a text takes.
struct Reader<'a> {
    args: &'a ReadArgs,
    places: &'a Gazetteer,
    fetcher: Fetcher,
    target: Option<Target>,
    model: Option<Model>,
    published: Option<Date>,
    country: Option<String>,
}

impl Reader<'_> {
    /// Reads one text; shows it, or returns it for programs.
    fn read(&mut self, what: &str, console: &mut Console) -> Result<Value, Failure> {
        let fetched = bytes_of(what, &mut self.fetcher)?;
        let given = Given {
            media_type: fetched.media_type,
            url: Some(fetched.url.clone()),
            published: self.published,
            country: self.country.clone(),
        };
        let account = reading::read_with(&fetched.bytes, &given, self.places);
        let checked = self.model.as_ref().map(|model| proposed(model, &account)).transpose()?;
        let kept = checked.as_ref().map_or(&[][..], |checked| &checked.kept);
        let added =
            self.target.as_mut().map(|target| target.add(&account, kept, &fetched.url)).transpose()?;
        if self.args.json {
            let mut value = view(what, &account);
            value["proposed"] = checked.as_ref().map(|checked| proposed_view(checked, &account)).into();
            value["into"] = added.as_ref().map(Added::to_json).into();
            return Ok(value);
        }
        account::show(what, &account, console)?;
        if let Some(checked) = &checked {
            account::show_proposed(checked, &account, console)?;
        }
        console.line("")?;
        match added {
            Some(added) => added.tell(console),
            None => console.line("Read by a machine and by no person; nothing of it is in a case (`--into CASE` adds it, to be reviewed).")?,
        }
        Ok(Value::Null)
    }
}

fn model_of(args: &ReadArgs) -> Option<Model> {
    args.model.as_ref().map(|address| Model {
        address: address.clone(),
        name: args.model_name.clone(),
        time: Duration::from_secs(args.model_seconds),
    })
}

/// Returns a failure at one of several texts with how far it came.
fn after(failure: Failure, read: usize, all: &[String]) -> Failure {
    match all.len() - read - 1 {
        rest if all.len() > 1 => failure.hint(format!(
            "it was `{}`: {} before it read, {rest} after it not; once it is mended or left out, the same command adds nothing twice",
            all[read],
            plural(read, "text"),
        )),
        _ => failure,
    }
}

/// Returns a country as places have it.
fn country(text: &str) -> Result<String, Failure> {
    let is_code = text.len() == 3 && text.bytes().all(|letter| letter.is_ascii_alphabetic());
    let wrong = || InputError::Value(format!("`--country` cannot be `{text}`"));
    let upper = text.to_ascii_uppercase();
    is_code.then_some(upper).ok_or_else(|| {
        Failure::from(wrong())
            .hint("give three letters (ISO 3166-1), such as `SYR` for Syria or `UKR` for Ukraine")
    })
}

/// Reads a file of places; what is wrong with it is drawn.
fn gazetteer(file: &Path, console: &Console) -> Result<Gazetteer, Failure> {
    let name = file.display().to_string();
    let bytes = read_file(file, GAZETTEER_BYTES_MAX)?;
    Gazetteer::with(&name, &bytes).map_err(|problems| {
        tell_of_file(console, &bytes, &problems);
        let what = format!("the places of `{name}` cannot be used");
        Failure::from(InputError::Value(what)).hint("docs/reading.md says how such a file is made")
    })
}

/// Asks a model about a text, and holds what it says against the text.
fn proposed(model: &Model, account: &Account) -> Result<Checked, Failure> {
    let told = |what: String| {
        Failure::from(InputError::Value(what)).hint("without `--model` the text is read by rules alone")
    };
    let answer = model::ask(model, account.parsed.text()).map_err(|error| told(error.to_string()))?;
    check(account, &answer).map_err(|error| told(error.to_string()))
}

fn proposed_view(checked: &Checked, account: &Account) -> Value {
    let spans = Spans::of(account.parsed.text());
    let one = |one: &Proposal| {
        json!({
            "words": spans.words(one.span),
            "act": one.act.map(|act| act.as_str()),
            "by": one.by,
            "against": one.against,
            "place": one.place,
            "when": one.day.map(|day| day.to_string()),
            "casualties": one.casualties.iter().map(|one| CasualtiesView::of(one, &spans)).collect::<Vec<_>>(),
            "rule": reading::proposed::RULE,
        })
    };
    json!({"kept": checked.kept.iter().map(one).collect::<Vec<_>>(), "dropped": checked.dropped})
}

/// Lists what a feed holds.
pub fn feed(args: &FeedArgs, console: &mut Console) -> Result<(), Failure> {
    let fetched = bytes_of(&args.feed, &mut fetcher(args.allow_private))?;
    let items = reading::page::feed(&fetched.bytes).map_err(|problem| InputError::Value(problem.message))?;
    if args.json {
        let items: Vec<Value> = items.iter().map(item_view).collect();
        return machine(&json!({"version": VERSION, "items": items}), console);
    }
    if items.is_empty() {
        console.tell(Tone::Doubt, "the feed holds no items");
    }
    for item in &items {
        let date = item.published.map_or_else(|| "no date   ".to_owned(), |date| date.to_string());
        console.line(&format!("{date}  {}", item.title.as_deref().unwrap_or("without a title")))?;
        if let Some(address) = &item.address {
            console.line(&format!("            {address}"))?;
        }
    }
    Ok(())
}

fn fetcher(allow_private: bool) -> Fetcher {
    if allow_private { Fetcher::of_private_networks_too() } else { Fetcher::of_the_web() }
}

/// Returns the bytes of a file, of stdin (`-`) or of a page of the web.
fn bytes_of(what: &str, fetcher: &mut Fetcher) -> Result<Fetched, Failure> {
    if what == "-" {
        let mut bytes = Vec::new();
        // One byte more than is read: what is cut in silence would be read as if it were whole.
        let read = std::io::stdin().lock().take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes);
        read.map_err(|error| InputError::Value(format!("cannot read stdin: {error}")))?;
        if bytes.len() as u64 > FILE_BYTES_MAX {
            let what = format!("stdin holds more than the {FILE_BYTES_MAX} bytes that are read");
            return Err(InputError::Value(what).into());
        }
        return Ok(Fetched { url: "stdin".to_owned(), media_type: None, bytes });
    }
    if what.starts_with("http://") || what.starts_with("https://") {
        return fetcher.fetch(what).map_err(|error| told(&error));
    }
    let bytes = read_file(Path::new(what), FILE_BYTES_MAX)?;
    Ok(Fetched { url: what.to_owned(), media_type: None, bytes })
}

fn told(error: &FetchError) -> Failure {
    let failure = Failure::from(InputError::Value(error.to_string()));
    match error {
        FetchError::Private(_) => failure.hint("`--allow-private` fetches from there too"),
        FetchError::Robots(_) => failure.hint("save the page yourself and read the file"),
        FetchError::RobotsUnreachable(..) => {
            failure.hint("try again later, or save the page yourself and read the file")
        }
        _ => failure,
    }
}

fn date(text: &str) -> Result<Date, Failure> {
    let error = |_| InputError::Value(format!("`--published` cannot be `{text}`"));
    text.parse::<Date>()
        .map_err(error)
        .map_err(|error| Failure::from(error).hint("give a day such as `2016-09-12`"))
}

fn machine(value: &Value, console: &mut Console) -> Result<(), Failure> {
    console.machine(&neutral_json(&format!("{value:#}\n")))
}

fn item_view(item: &FeedItem) -> Value {
    json!({
        "title": item.title,
        "address": item.address,
        "published": item.published.map(|date| date.to_string()),
    })
}

/// Returns an account as data, with what it is of and what is odd about it.
fn view(what: &str, account: &Account) -> Value {
    let view = serde_json::to_value(AccountView::of(account));
    let mut view = view.expect("a view holds only strings, numbers and lists");
    view["of"] = json!(what);
    view["problems"] =
        account.parsed.article.problems.iter().map(crate::problems::to_json).collect::<Vec<_>>().into();
    view
}
