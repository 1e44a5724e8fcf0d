//! Sources: bytes in, reports and problems out, one file a format.

pub mod columns;
