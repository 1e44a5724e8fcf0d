//! `truce bulletin`: what is published for a day, a draft until a person releases it.

use engine::publications::bulletin::BulletinOptions;

use crate::args::BulletinArgs;
use crate::case::Ready;
use crate::config::question;
use crate::console::Console;
use crate::error::Failure;
use crate::output;
use crate::publish;

/// Writes the bulletin.
pub fn run(args: &BulletinArgs, console: &mut Console) -> Result<(), Failure> {
    let case = Ready::open(&args.case, console)?;
    let question = question(&args.reading, &case.terms)?;
    let assessment = case.assess(&question);
    let view = case.view(&assessment);
    let options = BulletinOptions { released_by: args.released_by.clone(), note: args.note.clone() };
    let text = publish::bulletin(&view, args.format, &options);
    output::write(console, args.out.as_deref(), &text)
}
