//! Our own mistakes: a panic is told as a bug of truce, never as the user's, and without a raw trace.

use std::panic::{self, AssertUnwindSafe, PanicHookInfo};

use crate::exit;

/// Where bugs are told.
const WHERE: &str =
    "Please report it, with the command you gave and this text. No case files are needed to begin with.";

/// Runs `work` and returns its exit code, or [`exit::BUG`] if it panics.
pub fn guard(work: impl FnOnce() -> u8) -> u8 {
    panic::set_hook(Box::new(tell));
    panic::catch_unwind(AssertUnwindSafe(work)).unwrap_or(exit::BUG)
}

fn tell(info: &PanicHookInfo<'_>) {
    let payload = info.payload();
    let owned = payload.downcast_ref::<String>().map(String::as_str);
    let said = owned.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or("no message");
    let place = info.location().map(|at| format!(" at {}:{}", at.file(), at.line())).unwrap_or_default();
    eprintln!("bug: truce {} made a mistake of its own{place}", env!("CARGO_PKG_VERSION"));
    eprintln!("  {}", crate::console::neutral(said));
    eprintln!("Your files are not at fault, and nothing was published. {WHERE}");
    if std::env::var_os("RUST_BACKTRACE").is_some_and(|value| value != "0") {
        eprintln!("{}", std::backtrace::Backtrace::force_capture());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_ends_with_the_code_for_our_bugs() {
        assert_eq!(guard(|| exit::DONE), exit::DONE);
        assert_eq!(guard(|| panic!("on purpose, to see how a bug is told")), exit::BUG);
        drop(panic::take_hook());
    }
}
