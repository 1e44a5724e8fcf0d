//! `truce serve` as a child process, and a small client for it: one request a connection, and the stream of changes.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::truce;

/// Longer than anything here takes; what takes longer is stuck.
const STUCK: Duration = Duration::from_secs(60);

/// A server that is ended when it is dropped.
pub struct Served {
    child: Child,
    /// Where it listens.
    pub at: SocketAddr,
    /// The line it printed.
    pub printed: String,
}

/// Serves cases at a free port and waits until it listens.
pub fn served(cases: &[&Path], flags: &[&str]) -> Served {
    let cases = cases.iter().map(|path| path.to_str().unwrap());
    let args: Vec<&str> =
        ["serve"].into_iter().chain(cases).chain(["--port", "0"]).chain(flags.iter().copied()).collect();
    let mut child = truce(&args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut printed = String::new();
    BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut printed).unwrap();
    let address = printed.trim().strip_prefix("http://").and_then(|rest| rest.strip_suffix('/'));
    let at = address.and_then(|address| address.parse().ok());
    Served { child, at: at.unwrap_or_else(|| panic!("it prints its address: {printed:?}")), printed }
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Served {
    /// Asks for an address and returns status and body.
    pub fn get(&self, target: &str) -> (u16, String) {
        let mut stream = self.line();
        let port = self.at.port();
        write!(stream, "GET {target} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n")
            .unwrap();
        let mut reply = String::new();
        stream.read_to_string(&mut reply).unwrap();
        let (head, body) = reply.split_once("\r\n\r\n").unwrap_or_else(|| panic!("it answers: {reply}"));
        (head.split(' ').nth(1).unwrap().parse().unwrap(), body.to_owned())
    }

    /// Asks for an address that is answered with JSON.
    pub fn json(&self, target: &str) -> Value {
        let (status, body) = self.get(target);
        assert_eq!(status, 200, "{target}: {body}");
        serde_json::from_str(&body).unwrap()
    }

    fn line(&self) -> TcpStream {
        let stream = TcpStream::connect(self.at).unwrap();
        stream.set_read_timeout(Some(STUCK)).unwrap();
        stream
    }

    /// Listens to the changes.
    pub fn changes(&self) -> Changes {
        let mut stream = self.line();
        write!(stream, "GET /api/v1/changes HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
        Changes { lines: BufReader::new(stream) }
    }

    /// Asks it to stop as the system does and returns its exit code and what it told.
    #[cfg(unix)]
    pub fn stop(mut self, signal: &str) -> (Option<i32>, String) {
        let id = self.child.id().to_string();
        let sent = std::process::Command::new("kill").args([signal, &id]).status().unwrap();
        assert!(sent.success());
        let begun = Instant::now();
        let code = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status.code();
            }
            assert!(begun.elapsed() < STUCK, "it ends when it is asked to");
            std::thread::sleep(Duration::from_millis(10));
        };
        let mut told = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
        (code, told)
    }
}

/// The stream of changes.
pub struct Changes {
    lines: BufReader<TcpStream>,
}

impl Changes {
    /// Returns the data of the next event.
    pub fn next(&mut self) -> Value {
        let mut line = String::new();
        loop {
            line.clear();
            assert!(self.lines.read_line(&mut line).expect("something is told") > 0, "the stream goes on");
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str(data).unwrap();
            }
        }
    }

    /// Returns the next event's data, and how long it took to come.
    pub fn timed(&mut self) -> (Value, Duration) {
        let begun = Instant::now();
        (self.next(), begun.elapsed())
    }
}
