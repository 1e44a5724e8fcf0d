//! Cases in `reading/tests/statements`: short texts, each with who says what. Adding one needs no Rust.
