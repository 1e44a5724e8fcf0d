//! What `curl` would print for the few of its flags that the book uses, without needing it on the machine.

use std::io::{Read, Write};
use std::net::TcpStream;

/// Headers that no page shows: the one is another each day, the other answers to how we ask.
const PASSING: [&str; 2] = ["date", "connection"];

/// Asks as `curl` does: `-i` shows the headers too, `-I` asks for them alone, `-H` adds one.
///
/// `port` is what the page says, and `really` what the server has.
pub fn curl(args: &[&str], port: &str, really: &str) -> String {
    let mut args = args.iter();
    let (mut method, mut with_head, mut headers, mut address) = ("GET", false, String::new(), None);
    while let Some(arg) = args.next() {
        match *arg {
            "-s" => {}
            "-i" => with_head = true,
            "-I" => (method, with_head) = ("HEAD", true),
            "-H" => headers += &format!("{}\r\n", args.next().expect("a header follows `-H`")),
            one => address = Some(one),
        }
    }
    let here = format!("http://127.0.0.1:{port}");
    let path = address.expect("an address is asked for").strip_prefix(&here).expect("it is this machine's");
    let (head, body) = ask(really, &format!("{method} {path} HTTP/1.1\r\n{headers}"));
    if with_head { format!("{head}\n{body}") } else { body }
}

fn ask(port: &str, request: &str) -> (String, String) {
    let mut stream = TcpStream::connect(format!("127.0.0.1:{port}")).expect("the server listens");
    let whole = format!("{request}Host: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n");
    stream.write_all(whole.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("the answer is text");
    let (head, body) = answer.split_once("\r\n\r\n").expect("a head and a body");
    let lines = head.lines().filter(|line| !PASSING.iter().any(|name| line.starts_with(&format!("{name}:"))));
    (lines.map(|line| format!("{line}\n")).collect(), body.to_owned())
}
