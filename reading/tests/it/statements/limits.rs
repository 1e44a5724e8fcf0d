//! Texts that nobody writes: they are read to the end, in a time that grows with them and not faster.

use reading::Given;

/// Returns how many statements are found in a text.
fn statements(text: &str) -> usize {
    reading::read(text.as_bytes(), &Given::default()).statements.len()
}

#[test]
fn very_many_quotations_are_read_to_the_end() {
    let some = "\"It is over,\" he said.\n\n".repeat(30_000);
    assert!(statements(&some) > 1_000);
}

#[test]
fn one_sentence_without_an_end_is_read_to_its_end() {
    for piece in [
        "\"it is over\" he said ",
        "Kerry said that Lavrov said that ",
        "official official senior ",
        "according to the minister, ",
        "the deal to end the deal would ",
        "and said and added and warned ",
        "talks with Iran and Syria and ",
        "\"\" '' “ ” said ",
    ] {
        let text = format!("Kerry met Lavrov. {}.\n", piece.repeat(20_000));
        let _ = statements(&text);
    }
}
