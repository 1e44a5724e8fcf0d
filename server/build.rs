//! Puts the built dashboard where this crate embeds it from; an empty folder where it was not built.
//!
//! The dashboard is built by `npm run build` in `dashboard/` (`make page`). Without it this crate builds all the same, and
//! says so.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let built = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("../dashboard/dist");
    let page = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it")).join("page");
    // A watched path that is not there counts as changed: without the folder each build would make this crate anew.
    fs::create_dir_all(&built)?;
    println!("cargo::rerun-if-changed={}", built.display());
    if page.exists() {
        fs::remove_dir_all(&page)?;
    }
    fs::create_dir_all(&page)?;
    if built.join("index.html").is_file() {
        return copy(&built, &page);
    }
    println!(
        "cargo::warning=the page is not built, so `truce serve` will have none: `make page` builds it (it needs Node.js)"
    );
    Ok(())
}

/// Copies a folder with all that is in it.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
