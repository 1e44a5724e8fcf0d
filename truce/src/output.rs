//! Where a command's product goes: stdout, or a file that is not there yet.

use std::path::Path;

use crate::commands::new::write_new;
use crate::console::{Console, Tone};
use crate::error::Failure;

/// Writes text to the file, or to stdout where none is named.
///
/// # Errors
/// If the file is there already, or cannot be written.
pub fn write(console: &mut Console, out: Option<&Path>, text: &str) -> Result<(), Failure> {
    let Some(path) = out else {
        return console.machine(text);
    };
    write_new(path, text.as_bytes())?;
    console.tell(Tone::Plain, &format!("wrote {}", path.display()));
    Ok(())
}
