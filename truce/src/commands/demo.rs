//! `truce demo`: the case that ships, assessed in a few plain lines, and its bulletin on disk.

use std::path::Path;

use engine::publications::bulletin::BulletinOptions;
use engine::standing::Question;

use crate::args::DemoArgs;
use crate::case::Case;
use crate::case_folder::CaseFolder;
use crate::console::{Console, Tone};
use crate::error::{Failure, InputError};
use crate::formats::BulletinFormat;
use crate::publish;
use crate::text::{gates, ledgers};

use super::assess::{short, write_title};
use super::new::make_dir;

include!(concat!(env!("OUT_DIR"), "/demo_case.rs"));

/// The name of the case that ships.
pub const NAME: &str = "syria-2016-09";

/// Assesses the case that ships.
pub fn run(args: &DemoArgs, console: &mut Console) -> Result<(), Failure> {
    let case = Case::of(CaseFolder::of_files(NAME, DEMO_CASE)).ready(console)?;
    let assessment = case.assess(&Question::DEFAULT);
    let view = case.view(&assessment);
    let page = publish::bulletin(&view, BulletinFormat::Html, &BulletinOptions::DRAFT);
    let path = args.out.join(format!("{NAME}.html"));
    make_dir(&args.out)?;
    write_over(&path, &page)?;

    write_title(console, &case.terms, &assessment)?;
    console.line("")?;
    for gate in &assessment.gates {
        gates::write_answer(console, gate)?;
        console.paragraph("  ", &gates::robustness(gate))?;
        gates::write_blockers(console, gate)?;
        console.line("")?;
    }
    ledgers::write(console, &case.terms, &assessment.ledgers)?;
    console.line("")?;
    console.line(&format!("Rules {}", short(&assessment.rules_hash)))?;
    let bulletin = format!("The bulletin is in {}: open it in a browser.", path.display());
    console.pieces(&[(Tone::Strong, &bulletin)])?;
    console.line(&format!("The page shows all of it: `make serve`, or `truce serve cases/{NAME}`."))
}

/// Writes the demonstration's own product again: the same bytes each time.
fn write_over(path: &Path, text: &str) -> Result<(), Failure> {
    std::fs::write(path, text)
        .map_err(|source| InputError::System { doing: "write", path: path.to_owned(), source }.into())
}
