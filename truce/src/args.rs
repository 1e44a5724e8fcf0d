//! The raw arguments, as they are given. Their doc comments are the help.
//!
//! Out: [`Args`], which says nothing yet about files or cases; [`crate::config`] resolves it.
//! Help: the first paragraph is the one line of `-h`, imperative, without a full stop; the rest is for `--help`.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand, ValueHint};
use clap_complete::Shell;
use engine::findings::{Exclusion, Strength};
use engine::incidents::Weight;

use crate::formats::{BulletinFormat, ExportFormat, ExportWhat, LogForm};

/// Say what a ceasefire promised and where each promise stands
///
/// truce reads the terms of a ceasefire and the reports from the ground, and answers for every promise, party, place
/// and day: is it kept, broken, contested, or can nobody know? It shows the evidence for each answer, gives the answer
/// under every fair reading of the evidence, and says what still keeps the next phase from starting.
///
/// Begin with `truce demo`, then `truce new my-case`.
///
/// Output goes to stdout, talk to stderr. Colour is used on a terminal only, and not where NO_COLOR is set.
///
/// Exit codes: 0 done; 1 the answer is no (`check` found errors, or `assess --exit-code` found a gate that is not met
/// or undetermined); 2 something is wrong with what you gave: a flag, a file, a case; 3 a bug of truce.
#[derive(Debug, Parser)]
#[command(name = "truce", version, max_term_width = 100)]
#[command(disable_help_subcommand = true, arg_required_else_help = true)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands, in the order in which a newcomer meets them.
#[derive(Debug, Subcommand)]
pub enum Command {
    Demo(DemoArgs),
    New(NewArgs),
    Check(CheckArgs),
    Import(ImportArgs),
    Read(ReadArgs),
    Feed(FeedArgs),
    Assess(AssessArgs),
    Explain(ExplainArgs),
    Talks(TalksArgs),
    Bulletin(BulletinArgs),
    Trend(TrendArgs),
    Power(PowerArgs),
    Export(ExportArgs),
    Serve(ServeArgs),
    Backtest(BacktestArgs),
    Schema(SchemaArgs),
    Completions(CompletionsArgs),
    Man(ManArgs),
}

/// Assess the case that ships with truce and write its bulletin
///
/// The case is the arrangement on Syria of September 2016: seven days of reduced violence and of aid were asked for
/// before its next phase. Nothing is read from your disk and nothing is fetched.
#[derive(Debug, clap::Args)]
pub struct DemoArgs {
    /// Write the bulletin into this folder, which is made if need be
    #[arg(long, value_name = "DIR", default_value = "out", value_hint = ValueHint::DirPath)]
    pub out: PathBuf,
}

/// Make a case folder to start from, with comments and example reports
///
/// The folder passes `truce check` as it is. Change one thing at a time and check again.
#[derive(Debug, clap::Args)]
pub struct NewArgs {
    /// Folder to make; it must be empty or not be there
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub dir: PathBuf,
}

/// Check case folders and draw every problem at once
///
/// Every problem of the terms and of the reports is shown with its file, line and column, what was expected and how to
/// mend it. Errors make the exit code 1; warnings do not.
#[derive(Debug, clap::Args)]
pub struct CheckArgs {
    /// Case folders
    #[arg(value_name = "CASE", required = true, value_hint = ValueHint::DirPath)]
    pub cases: Vec<PathBuf>,
    /// Print the problems as JSON
    #[arg(long)]
    pub json: bool,
}

/// Read event files of other formats and write truce's own
///
/// Known are truce's own CSV and JSON Lines, UCDP GED, ACLED exports, GDELT events, HXL-tagged CSV, GeoJSON and ETH/PRIO
/// ceasefires; the format is told from the content. Every row gives a report or a named problem, and the summary says
/// how many of each. Rows that gave no report are listed in a file beside the output that ends in `.problems.jsonl`.
///
/// No file is ever overwritten: files of a case are only added. Without `--into` and `--out` the reports go to stdout.
#[derive(Debug, clap::Args)]
pub struct ImportArgs {
    /// Files to read
    #[arg(value_name = "FILE", required = true, value_hint = ValueHint::FilePath)]
    pub files: Vec<PathBuf>,
    /// Read the files as this format instead of telling it from the content
    #[arg(long = "as", value_name = "FORMAT")]
    pub format: Option<String>,
    /// Name this source where a row names none
    #[arg(long, value_name = "ID")]
    pub source: Option<String>,
    /// Keep only rows of this country, by the name or code that the format has
    #[arg(long, value_name = "NAME")]
    pub country: Option<String>,
    /// Write into the reports of this case, one file for each file read
    #[arg(long, value_name = "CASE", conflicts_with = "out", value_hint = ValueHint::DirPath)]
    pub into: Option<PathBuf>,
    /// Write all reports into this file
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub out: Option<PathBuf>,
    /// Print the summary as JSON; needs `--into` or `--out`
    #[arg(long)]
    pub json: bool,
}

/// The four choices of a reading, and what was known when.
#[derive(Debug, clap::Args)]
pub struct ReadingArgs {
    /// Read these sources: all, independent, or one:ID
    ///
    /// `independent` leaves out every source that speaks for a party, guarantor, non-party or excluded group. `one:ID`
    /// reads one source, and what copies it.
    #[arg(long, value_name = "WHICH", default_value = "all", help_heading = "Reading")]
    pub sources: String,
    /// Ask this much of a breach
    ///
    /// claimed: one source says so. corroborated: two independent groups say so. verified: a body with a mandate found
    /// it, or the doer admits it.
    #[arg(long, default_value = "corroborated", value_parser = words(Strength::ALL, Strength::as_str), help_heading = "Reading")]
    pub strength: Strength,
    /// Ask this much of a claim that the target was excluded
    ///
    /// strict: all that the terms ask for must be shown, else the finding is contested. lenient: a claim is enough.
    #[arg(long, default_value = "strict", value_parser = words(Exclusion::ALL, Exclusion::as_str), help_heading = "Reading")]
    pub exclusion: Exclusion,
    /// Weigh accounts that differ in this way
    ///
    /// careful: the least precise place and time and the lowest number. full: the most precise and the highest.
    #[arg(long, default_value = "careful", value_parser = words(Weight::ALL, Weight::as_str), help_heading = "Reading")]
    pub counts: Weight,
    /// Use only what was known by the end of this date, or at this date-time
    #[arg(long, value_name = "DATE", help_heading = "Reading")]
    pub as_known_on: Option<String>,
}

/// Say where each promise stands and what keeps the next phase shut
///
/// The answer comes first, then what blocks it, then a calendar for each provision and party: K kept, B breached,
/// C contested, U undetermined, – not monitored. The answer is given for one reading of the evidence and says whether
/// any other fair reading turns it.
#[derive(Debug, clap::Args)]
pub struct AssessArgs {
    /// Case folder
    #[arg(value_name = "CASE", value_hint = ValueHint::DirPath)]
    pub case: PathBuf,
    #[command(flatten)]
    pub reading: ReadingArgs,
    /// Show only this provision's calendar
    #[arg(long, value_name = "ID")]
    pub provision: Option<String>,
    /// Show only this party's calendar
    #[arg(long, value_name = "ID")]
    pub party: Option<String>,
    /// Assess this large ACLED export under the case's terms instead of its reports
    ///
    /// The file is read in blocks and may be larger than memory. Its events are one source; gates are not answered.
    #[arg(long, value_name = "FILE", conflicts_with = "exit_code", value_hint = ValueHint::FilePath)]
    pub events: Option<PathBuf>,
    /// Print the whole assessment as JSON
    #[arg(long)]
    pub json: bool,
    /// Exit with 1 if a gate is not met or undetermined
    #[arg(long)]
    pub exit_code: bool,
}

/// Show why an answer is what it is, down to the reports
///
/// WHAT is a phase, or a provision, a party and a day: `no-attack government 2016-09-17`, or `no-attack government 5`
/// with days counted from 0. Where a provision has several areas, name one before the day. The rule, the incidents, the
/// reports with their addresses, and what would change the answer are shown.
#[derive(Debug, clap::Args)]
pub struct ExplainArgs {
    /// Case folder
    #[arg(value_name = "CASE", value_hint = ValueHint::DirPath)]
    pub case: PathBuf,
    /// A phase, or PROVISION PARTY [AREA] DAY
    #[arg(value_name = "WHAT", required = true, num_args = 1..=4)]
    pub what: Vec<String>,
    #[command(flatten)]
    pub reading: ReadingArgs,
    /// Print the explanation as JSON
    #[arg(long)]
    pub json: bool,
}

/// Show where the talks stand: issue by side, the last position, and whether the sides are there yet
///
/// Read from the case's `talks.toml`. An issue is open as long as the last word of some side asks, doubts, opposes,
/// accuses or denies. There is a deal once the last word of every side that must agree says so. Nothing is counted.
#[derive(Debug, clap::Args)]
pub struct TalksArgs {
    /// Case folder
    #[arg(value_name = "CASE", value_hint = ValueHint::DirPath)]
    pub case: PathBuf,
    /// Show only this issue, with all that was said and its addresses
    #[arg(long, value_name = "ID")]
    pub issue: Option<String>,
    /// Use only what was said by the end of this date, or before this date-time
    #[arg(long, value_name = "DATE")]
    pub as_known_on: Option<String>,
    /// Print the board as JSON
    #[arg(long)]
    pub json: bool,
}

/// Show what is reported day by day, before a start and since
///
/// For each pair of sides, events and deaths apart: the means of 7 and 28 days, and the days from the start on against as
/// many before, with an interval and its placebo rank: how often as deep a fall came at times without a listed truce. What
/// the figures do not allow is undetermined, with the reason. Nothing here says what made violence rise or fall.
///
/// With a case, sides are its groups and the start is its own. `--events` reads event files of any known format instead of
/// the case's reports; without a case, sides have the names that the file gives them, and `--start` is needed.
#[derive(Debug, clap::Args)]
pub struct TrendArgs {
    /// Case folder
    #[arg(value_name = "CASE", required_unless_present = "events", value_hint = ValueHint::DirPath)]
    pub case: Option<PathBuf>,
    #[command(flatten)]
    pub reading: ReadingArgs,
    /// Read this event file; can be given again
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub events: Vec<PathBuf>,
    /// Compare the days from this date on with those before; the case's own start if not given
    #[arg(long, value_name = "DATE")]
    pub start: Option<jiff::civil::Date>,
    /// Name the start of another truce, near which no time is ordinary; can be given again
    #[arg(long, value_name = "DATE")]
    pub other: Vec<jiff::civil::Date>,
    /// Show only this pair, as `A - B`; can be given again
    #[arg(long, value_name = "PAIR")]
    pub dyad: Vec<String>,
    /// Show at most so many pairs, those with the most events
    #[arg(long, value_name = "NUMBER", default_value_t = 8)]
    pub dyads: usize,
    /// Draw into this SVG file; an existing file is not overwritten
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub svg: Option<PathBuf>,
    /// Print the trend as JSON
    #[arg(long)]
    pub json: bool,
}

/// Say how long it takes until a fall can be told from nothing
///
/// Makes up many truces after a baseline: some in which what is reported falls to the asked share, some in which it does
/// not. For each length and coverage it says how often the fall would have been told, and how often one would have been
/// told though there was none. The baseline is a rate and its dispersion, or those of an event file before a start. Chance
/// comes from a seed.
#[derive(Debug, clap::Args)]
pub struct PowerArgs {
    /// Events a day before, as they would be reported if all was seen
    #[arg(long, value_name = "NUMBER", required_unless_present = "events")]
    pub rate: Option<f64>,
    /// How much more days differ than if events came evenly by chance; 1 is as much
    #[arg(long, value_name = "NUMBER", default_value_t = 4.0)]
    pub dispersion: f64,
    /// Take rate and dispersion from this event file
    #[arg(long, value_name = "FILE", conflicts_with = "rate", requires = "start", value_hint = ValueHint::FilePath)]
    pub events: Option<PathBuf>,
    /// Take them from the days before this date
    #[arg(long, value_name = "DATE")]
    pub start: Option<jiff::civil::Date>,
    /// Take only this pair, as `A - B`
    #[arg(long, value_name = "PAIR", requires = "events")]
    pub dyad: Option<String>,
    /// The true rate falls to this share
    #[arg(long, value_name = "SHARE", default_value_t = 0.5)]
    pub falls_to: f64,
    /// Days of the baseline
    #[arg(long, value_name = "DAYS", default_value_t = 28)]
    pub before_days: u32,
    /// Made-up truces for each length and coverage
    #[arg(long, value_name = "NUMBER", default_value_t = 2000)]
    pub runs: u32,
    /// Where chance begins; the same seed gives the same answer
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    pub seed: u64,
    /// Draw into this SVG file; an existing file is not overwritten
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub svg: Option<PathBuf>,
    /// Print the table as JSON
    #[arg(long)]
    pub json: bool,
}

/// Write the bulletin: the answer, the calendar, the rival counts and the evidence
///
/// Until a person releases it, a bulletin is a draft and says so. Places are coarse in it.
#[derive(Debug, clap::Args)]
pub struct BulletinArgs {
    /// Case folder
    #[arg(value_name = "CASE", value_hint = ValueHint::DirPath)]
    pub case: PathBuf,
    /// Write in this format
    #[arg(long, value_enum, default_value_t = BulletinFormat::Html)]
    pub format: BulletinFormat,
    /// Write to this file instead of stdout; an existing file is not overwritten
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub out: Option<PathBuf>,
    /// Name the person who releases it
    #[arg(long, value_name = "NAME")]
    pub released_by: Option<String>,
    /// Put a remark under the title
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    #[command(flatten)]
    pub reading: ReadingArgs,
}

/// Write incidents or standing for maps and tables
///
/// Places are coarse: a cell of a tenth of a degree or a governorate, never a point, and none where aid or health was
/// hit.
#[derive(Debug, clap::Args)]
pub struct ExportArgs {
    /// Case folder
    #[arg(value_name = "CASE", value_hint = ValueHint::DirPath)]
    pub case: PathBuf,
    /// Write in this format
    #[arg(long, value_enum)]
    pub format: ExportFormat,
    /// Write this; incidents for geojson and standing for csv if not given
    #[arg(long, value_enum)]
    pub what: Option<ExportWhat>,
    /// Write to this file instead of stdout; an existing file is not overwritten
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub out: Option<PathBuf>,
    #[command(flatten)]
    pub reading: ReadingArgs,
}

/// Read prose: who did and said what, what is counted and talked about, with the words that say so
///
/// A page, a plain text or a monitor's bulletin, from a file, from stdin (`-`) or from the web. Each thing that is found is
/// shown with the text's own words underlined, and with the rule that found it. Only English is read; of a text in another
/// language that is said, and nothing is guessed.
///
/// `--into CASE` writes what was read as a new file of the case's reports, all of them unreviewed: nothing is judged by them
/// until a person has compared them with the text and taken `"review": "unreviewed"` away. What the text does not say is left
/// out and told. A text that was read into the case before adds nothing.
///
/// `--model URL` asks a language model too, at an address of chat completions in OpenAI's manner: the text is sent there. What
/// it proposes is kept only if its quote stands in the text word for word, is marked as proposed, and is unreviewed in a case. A
/// key is taken from the environment, `TRUCE_MODEL_KEY`.
///
/// `--gazetteer FILE` adds names of places: one place a line, `SYR;town;Rima|ريما;35.5 36.25`, with its state, its kind (`town`,
/// `area`, `district` or `region`), its names and its latitude and longitude. A name that several places have keeps all of them,
/// and one is chosen only where the text, or `--country`, speaks for it. docs/reading.md says how a large file is made.
///
/// Pages are fetched only where an address is given here. `robots.txt` is obeyed; a page may have 16 MiB and take half a
/// minute; addresses of this machine and of private networks are refused.
#[derive(Debug, clap::Args)]
pub struct ReadArgs {
    /// Files, `-` for stdin, or addresses of the web
    #[arg(value_name = "FILE|-|URL", required = true, value_hint = ValueHint::AnyPath)]
    pub what: Vec<String>,
    /// Print JSON for programs, with a version number; spans count code points
    #[arg(long)]
    pub json: bool,
    /// Add what was read to this case, as unreviewed reports
    #[arg(long, value_name = "CASE", value_hint = ValueHint::DirPath)]
    pub into: Option<PathBuf>,
    /// Whose text it is, a source of the case; needed where the text does not say so
    #[arg(long, value_name = "ID", requires = "into")]
    pub source: Option<String>,
    /// Send the text to this model too, and hold what it proposes against the text
    #[arg(long, value_name = "URL")]
    pub model: Option<String>,
    /// The model's name
    #[arg(long, value_name = "NAME", default_value = "default", requires = "model")]
    pub model_name: String,
    /// How many seconds the model may take
    #[arg(long, value_name = "N", default_value_t = 120, value_parser = clap::value_parser!(u64).range(1..=3600), requires = "model")]
    pub model_seconds: u64,
    /// Take this as the day of publication, `2016-09-12`
    #[arg(long, value_name = "DATE")]
    pub published: Option<String>,
    /// Take this as the country it is mainly about, three letters
    #[arg(long, value_name = "ISO3")]
    pub country: Option<String>,
    /// Look places up in this file too, beside the small list that is built in
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub gazetteer: Option<PathBuf>,
    /// Fetch from this machine and from private networks too
    #[arg(long)]
    pub allow_private: bool,
}

/// List what a feed holds, RSS, Atom or JSON Feed
///
/// Each item once, in the feed's order, with its day and address for `truce read`. Nothing is followed.
#[derive(Debug, clap::Args)]
pub struct FeedArgs {
    /// A file, `-` for stdin, or an address of the web
    #[arg(value_name = "FILE|-|URL", value_hint = ValueHint::AnyPath)]
    pub feed: String,
    /// Print JSON for programs, with a version number
    #[arg(long)]
    pub json: bool,
    /// Fetch from this machine and from private networks too
    #[arg(long)]
    pub allow_private: bool,
}

/// Show cases in a browser, on this machine
///
/// Prints the address of a page: the answer, its clock, the calendar, the map, the rival counts and the evidence, under
/// every reading. The cases are only read. A file that changes shows on the page within two seconds; a case with errors
/// shows them while its last good answer stays up.
///
/// There are no accounts: whoever reaches the address reads the cases. It is this machine's own unless `--address` says
/// otherwise. End it with Ctrl-C.
#[derive(Debug, clap::Args)]
pub struct ServeArgs {
    /// Case folders
    #[arg(value_name = "CASE", required = true, value_hint = ValueHint::DirPath)]
    pub cases: Vec<PathBuf>,
    /// Listen at this port; 0 takes any that is free
    #[arg(long, value_name = "PORT", default_value_t = 8017)]
    pub port: u16,
    /// Listen at this address of the machine
    #[arg(long, value_name = "IP", default_value = "127.0.0.1")]
    pub address: std::net::IpAddr,
    /// Answer under this name too, as a browser would ask for it; can be given again
    #[arg(long, value_name = "NAME", value_hint = ValueHint::Hostname, value_parser = host_name)]
    pub host_name: Vec<String>,
    /// Write a line on stderr for each request; it never says who asked
    #[arg(long, value_enum, value_name = "FORM", default_value_t = LogForm::Off)]
    pub log: LogForm,
}

/// Ask what would have been said of ceasefires of the past, day by day
///
/// For each ceasefire of a list (ETH/PRIO format) that an event file (UCDP GED) covers, terms of a plain cessation of hostilities
/// are made between its pair of opponents, and the engine is asked at the end of each day, as known then. What it says is held
/// against the end that the list has. Only dates that are known to the day are used; an unknown end stays unknown.
///
/// UCDP does not say when a row was known. It is taken as known on the last day that it tells of, and 7 and 30 days later: an
/// assumption, and a kind one, since GED is published once a year.
///
/// Every row of the list is accounted for: replayed, left out with a reason, or not readable.
#[derive(Debug, clap::Args)]
pub struct BacktestArgs {
    /// List of ceasefires, in ETH/PRIO format
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub ceasefires: PathBuf,
    /// Event file, in UCDP GED format
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub events: PathBuf,
    /// Use only what lay before the end of this day
    #[arg(long, value_name = "DATE")]
    pub as_known_on: Option<String>,
    /// Keep only ceasefires that took effect in this year or later
    #[arg(long, value_name = "YEAR")]
    pub from: Option<i16>,
    /// Keep only ceasefires that took effect in this year or earlier
    #[arg(long, value_name = "YEAR")]
    pub to: Option<i16>,
    /// Print the whole result as JSON
    #[arg(long)]
    pub json: bool,
    /// Write figures.md, backtest.json and a picture of each group into this folder, which is made if need be
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub out: Option<PathBuf>,
}

/// Print the JSON Schemas of the files of a case
///
/// An editor that knows them completes keys and marks mistakes while you write.
#[derive(Debug, clap::Args)]
pub struct SchemaArgs {
    /// Write one file for each schema into this folder
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub out: Option<PathBuf>,
}

/// Print completions for a shell
///
/// For bash: `truce completions bash > ~/.local/share/bash-completion/completions/truce`.
#[derive(Debug, clap::Args)]
pub struct CompletionsArgs {
    /// Shell to complete for
    #[arg(value_enum)]
    pub shell: Shell,
}

/// Print the manual page, or write all of them
#[derive(Debug, clap::Args)]
pub struct ManArgs {
    /// Write a page for each command into this folder
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub out: Option<PathBuf>,
}

/// Returns the name of a machine, as it stands in an address between the slashes and the port.
fn host_name(text: &str) -> Result<String, String> {
    let fits = |c: char| c.is_ascii_alphanumeric() || ".-_".contains(c);
    let is_name = !text.is_empty() && text.chars().all(fits);
    if is_name {
        Ok(text.to_owned())
    } else {
        Err("give a name alone, without `http://` and port".to_owned())
    }
}

/// Returns a parser for one of the engine's lists of words.
fn words<T: Copy + Send + Sync + 'static>(
    all: &'static [T],
    text: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    let known: Vec<&'static str> = all.iter().map(|value| text(*value)).collect();
    PossibleValuesParser::new(known).map(move |word| {
        *all.iter().find(|value| text(**value) == word).expect("only words of the list are let through")
    })
}
