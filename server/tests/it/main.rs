//! The server at its edge: requests in, responses out.
//!
//! Read first: [`requests`], which runs the files of `tests/requests`; [`kept`] for how a test keeps a case; [`reply`] for
//! what must hold of every response. Nothing here uses a network but this machine's own, and no file is written.

#![allow(clippy::unwrap_used, missing_docs)]

mod every_address;
mod kept;
mod leaving;
mod openapi;
mod questions;
mod reply;
mod requests;
mod script;
mod sites;
mod strangers;
mod watching;
mod wire;
mod wire_hard;
