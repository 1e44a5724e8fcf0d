//! The OpenAPI document that is kept beside the code is the one that the code gives.

use std::path::Path;

#[test]
fn the_document_kept_is_the_one_the_code_gives() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("openapi.json");
    let given = server::routes::openapi();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &given).expect("the document can be written");
    }
    let kept = std::fs::read_to_string(&path).expect("`make bless` writes server/openapi.json");
    assert!(kept == given, "server/openapi.json is not what the code gives: `make bless` rewrites it");
}
