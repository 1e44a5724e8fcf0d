//! What stands around every request: who may ask, how much, what is told of it, and the page itself.

mod front;
mod headers;
mod listen;
mod log;
mod page;

pub use front::{Hosts, front};
pub use headers::secured;
pub use listen::{Limits, listen};
pub use log::logged;
pub use page::{has_page, page};
