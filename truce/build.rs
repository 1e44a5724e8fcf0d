//! Puts the case that ships into the binary, so that `truce demo` works anywhere.
//!
//! In: `cases/syria-2016-09`. Out: `demo_case.rs`, a list of paths in the folder and their bytes, in order of path.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let manifest = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let case = manifest.join("../cases/syria-2016-09");
    println!("cargo::rerun-if-changed={}", case.display());
    let mut files = Vec::new();
    for folder in ["", "reports"] {
        for entry in fs::read_dir(case.join(folder))? {
            let path = entry?.path();
            if path.is_file() {
                files.push(path);
            }
        }
    }
    files.sort();
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("demo_case.rs"), list(&case, &files))
}

fn list(case: &Path, files: &[PathBuf]) -> String {
    let mut text = String::from("/// The files of the case that ships, by path in its folder.\n");
    text.push_str("pub const DEMO_CASE: &[(&str, &[u8])] = &[\n");
    for file in files {
        let inside = file.strip_prefix(case).unwrap_or(file).to_string_lossy().replace('\\', "/");
        let _ = writeln!(text, "    ({inside:?}, include_bytes!({:?})),", file.to_string_lossy());
    }
    text.push_str("];\n");
    text
}
