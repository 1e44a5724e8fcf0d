//! `truce new`: a case folder to start from. Its files stand in `src/new_case/`.

use std::fs;
use std::io::Write;
use std::path::Path;

use crate::args::NewArgs;
use crate::console::Console;
use crate::error::{Failure, InputError};

/// The files of the example, by path in the folder.
pub const FILES: [(&str, &str); 6] = [
    ("README.md", include_str!("../new_case/README.md")),
    ("agreement.toml", include_str!("../new_case/agreement.toml")),
    ("actors.toml", include_str!("../new_case/actors.toml")),
    ("sources.toml", include_str!("../new_case/sources.toml")),
    ("areas.geojson", include_str!("../new_case/areas.geojson")),
    ("reports/examples.csv", include_str!("../new_case/reports/examples.csv")),
];

/// Makes the folder.
pub fn run(args: &NewArgs, console: &mut Console) -> Result<(), Failure> {
    let dir = args.dir.as_path();
    check_empty(dir)?;
    make_dir(&dir.join("reports"))?;
    for (name, text) in FILES {
        write_new(&dir.join(name), text.as_bytes())?;
    }
    let shown = dir.display();
    console.line(&format!("made `{shown}` with {} files", FILES.len()))?;
    console.line(&format!("next: truce check {shown}"))?;
    console.line(&format!("then: truce assess {shown}"))
}

fn check_empty(dir: &Path) -> Result<(), Failure> {
    match fs::read_dir(dir) {
        Ok(mut entries) => match entries.next() {
            None => Ok(()),
            Some(_) => {
                let failure = Failure::from(InputError::NotEmpty(dir.to_owned()));
                Err(failure.hint("give a folder that is not there yet"))
            }
        },
        Err(_) if dir.symlink_metadata().is_err() => Ok(()),
        Err(_) => Err(InputError::Exists(dir.to_owned()).into()),
    }
}

/// Makes a folder and those above it.
pub fn make_dir(dir: &Path) -> Result<(), Failure> {
    fs::create_dir_all(dir)
        .map_err(|source| InputError::System { doing: "make", path: dir.to_owned(), source }.into())
}

/// Writes a file that is not there yet, whole or not at all: what breaks off in between leaves no half of it under its name.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // Hidden, so that what is left behind of a write that broke off is read as no report.
    let beside = path.with_file_name(format!(".{name}.{}.part", std::process::id()));
    let system = |source| InputError::System { doing: "write", path: path.to_owned(), source };
    let written = fs::File::create(&beside).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()?;
        // Unlike renaming, this never takes the place of a file that is there.
        fs::hard_link(&beside, path)
    });
    // It has its own name by now, or is of no use.
    let _ = fs::remove_file(&beside);
    match written {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            Err(InputError::Exists(path.to_owned()).into())
        }
        written => Ok(written.map_err(system)?),
    }
}

/// Writes a file that is not there yet.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let system = |source| InputError::System { doing: "write", path: path.to_owned(), source };
    match fs::OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(mut file) => Ok(file.write_all(bytes).map_err(system)?),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            Err(InputError::Exists(path.to_owned()).into())
        }
        Err(error) => Err(system(error).into()),
    }
}
