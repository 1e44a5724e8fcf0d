//! truce: the command.
fn main() {}
