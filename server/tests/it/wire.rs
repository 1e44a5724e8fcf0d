//! A site on a real listener of this machine, and the bytes that go over it.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use server::Site;
use server::web::{Limits, listen};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::timeout;

/// Longer than anything here takes; what takes longer is stuck.
pub const STUCK: Duration = Duration::from_secs(30);

/// A site that is served for as long as this is kept.
pub struct Wire {
    pub at: SocketAddr,
    pub serving: JoinHandle<()>,
    pub stop: oneshot::Sender<()>,
}

/// Serves a site.
pub async fn served(site: &Arc<Site>, limits: Limits) -> Wire {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel();
    let router = site.router();
    let serving = tokio::spawn(async move {
        listen(listener, router, limits, async move { drop(stopped.await) }).await;
    });
    Wire { at, serving, stop }
}

impl Wire {
    /// Opens a connection.
    pub async fn open(&self) -> Line {
        Line { stream: timeout(STUCK, TcpStream::connect(self.at)).await.unwrap().unwrap(), read: Vec::new() }
    }

    /// Asks on a connection of its own and returns the response as it came.
    pub async fn ask(&self, target: &str) -> String {
        let mut line = self.open().await;
        line.send(&request(target, "connection: close\r\n")).await;
        line.rest().await
    }
}

/// Returns the bytes of a request.
pub fn request(target: &str, headers: &str) -> String {
    format!("GET {target} HTTP/1.1\r\nhost: localhost\r\n{headers}\r\n")
}

/// One connection.
pub struct Line {
    pub stream: TcpStream,
    read: Vec<u8>,
}

impl Line {
    /// Sends text; it is no fault if the server has hung up.
    pub async fn send(&mut self, text: &str) {
        let _ = timeout(STUCK, self.stream.write_all(text.as_bytes())).await.expect("the server takes it");
    }

    /// Reads until the server hangs up.
    pub async fn rest(mut self) -> String {
        let mut rest = Vec::new();
        // A reset after the answer is a way of hanging up too.
        let _ = timeout(STUCK, self.stream.read_to_end(&mut rest)).await.expect("the server hangs up");
        self.read.extend(rest);
        String::from_utf8_lossy(&self.read).into_owned()
    }

    /// Reads until the text was seen so often; returns everything read so far.
    pub async fn until(&mut self, text: &str, times: usize) -> String {
        loop {
            let read = String::from_utf8_lossy(&self.read).into_owned();
            if read.matches(text).count() >= times {
                return read;
            }
            let mut more = [0; 16 << 10];
            let count = timeout(STUCK, self.stream.read(&mut more)).await.expect("more comes").unwrap_or(0);
            assert!(count > 0, "the server hung up before {text:?} came {times} times: {read}");
            self.read.extend(&more[..count]);
        }
    }
}
