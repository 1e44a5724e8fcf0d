//! `truce export`: incidents or standing, for maps and tables.

use engine::publications::View;

use crate::args::ExportArgs;
use crate::case::Ready;
use crate::config::question;
use crate::console::Console;
use crate::error::{Failure, InputError};
use crate::formats::{ExportFormat, ExportWhat};
use crate::output;
use crate::publish;

/// Writes the export.
pub fn run(args: &ExportArgs, console: &mut Console) -> Result<(), Failure> {
    let what = args.what.unwrap_or(match args.format {
        ExportFormat::Geojson => ExportWhat::Incidents,
        ExportFormat::Csv => ExportWhat::Standing,
    });
    if (args.format, what) == (ExportFormat::Geojson, ExportWhat::Standing) {
        let what = "standing has no places of its own, so there is no GeoJSON of it".to_owned();
        return Err(
            Failure::from(InputError::Value(what)).hint("ask for `--format csv`, or `--what incidents`")
        );
    }
    let case = Ready::open(&args.case, console)?;
    let question = question(&args.reading, &case.terms)?;
    let assessment = case.assess(&question);
    let view = View::of(&case.terms, &case.reports, &assessment);
    output::write(console, args.out.as_deref(), &publish::export(&view, args.format, what))
}
