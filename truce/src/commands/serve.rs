//! `truce serve`: cases in a browser, on this machine.

use std::io;
use std::net::SocketAddr;
use std::path::Path;

use server::cases::{CaseName, Keeper, Shelf};
use server::views::CaseState;
use server::web::{Hosts, has_page};
use server::{Site, serve};

use crate::args::ServeArgs;
use crate::case_folder::not_there;
use crate::console::{Console, Tone};
use crate::error::{Failure, InputError};
use crate::formats::LogForm;
use crate::keeper::{FolderKeeper, ReportLines};

/// Serves the cases until Ctrl-C.
pub fn run(args: &ServeArgs, console: &mut Console) -> Result<(), Failure> {
    args.cases.iter().try_for_each(|path| check_is_there(path))?;
    begin_log(args.log);
    let is_alone = args.address.is_loopback() && args.host_name.is_empty();
    let lines = if is_alone { ReportLines::Drawn } else { ReportLines::Withheld };
    let shelf = Shelf::new(args.cases.iter().map(|path| kept(path, lines)).collect());
    tell_state(&shelf, console);
    let own = args.address.to_string();
    let own = if args.address.is_ipv6() { format!("[{own}]") } else { own };
    let hosts = Hosts::local_and(args.host_name.iter().cloned().chain([own]));
    let hosts = if args.address.is_unspecified() { hosts.and_any_number() } else { hosts };
    let site = Site::new(shelf, hosts);
    let at = SocketAddr::new(args.address, args.port);
    let mut told = Ok(());
    let served = serve(&site, at, |at| told = tell_address(at, console));
    served.map_err(|error| no_address(at, &error))?;
    told
}

/// A folder that was never there is a slip of the hand; one that vanishes later is not.
fn check_is_there(path: &Path) -> Result<(), Failure> {
    if path.is_dir() { Ok(()) } else { Err(refused(path)) }
}

fn refused(path: &Path) -> Failure {
    if path.exists() { InputError::NotAFolder(path.to_owned()).into() } else { not_there(path) }
}

fn kept(path: &Path, lines: ReportLines) -> (CaseName, Box<dyn Keeper>) {
    let keeper = FolderKeeper::new(path, lines);
    (keeper.name(), Box::new(keeper))
}

/// Tells which cases have errors: they are served with their errors, and answer as soon as those are mended.
fn tell_state(shelf: &Shelf, console: &Console) {
    for name in shelf.names() {
        let standing = shelf.standing(name.as_str()).expect("the shelf knows its own names");
        if standing.state().status == CaseState::Unreadable {
            let text =
                format!("`{name}` has errors and no answer yet: the page shows them, and `truce check` too");
            console.tell_word(Tone::Doubt, "note", &text);
        }
    }
}

fn tell_address(at: SocketAddr, console: &mut Console) -> Result<(), Failure> {
    if !has_page() {
        let text =
            "this command was built without the page (`make page` builds it); only the interface is served";
        console.tell_word(Tone::Doubt, "note", text);
    }
    if !at.ip().is_loopback() {
        let text = "there are no accounts: whoever reaches this address reads the cases";
        console.tell_word(Tone::Doubt, "warning", text);
    }
    console.line(&format!("http://{at}/"))?;
    console.finish()?;
    console.tell(Tone::Faint, "Open it in a browser. Ctrl-C ends it.");
    Ok(())
}

fn no_address(at: SocketAddr, error: &io::Error) -> Failure {
    let failure = Failure::from(InputError::Value(format!("cannot listen at {at}: {error}")));
    match error.kind() {
        io::ErrorKind::AddrInUse => {
            failure.hint("another program has this port: give another, or `--port 0` for any")
        }
        io::ErrorKind::PermissionDenied => {
            failure.hint("ports below 1024 belong to the system: give a higher one")
        }
        _ => failure.hint("`--address` must be one of this machine's own"),
    }
}

fn begin_log(form: LogForm) {
    let log = tracing_subscriber::fmt().with_writer(io::stderr);
    match form {
        LogForm::Off => {}
        LogForm::Text => log.with_ansi(false).init(),
        LogForm::Json => log.json().flatten_event(true).init(),
    }
}
