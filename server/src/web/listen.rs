//! Listening: connections in, each with its limits, until the server is told to stop.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_io_timeout::TimeoutStream;

/// What a connection may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// How many connections may be open at once. More wait to be taken. Well below the file handles that a system
    /// usually grants: the cases' files need some too.
    pub connections: usize,
    /// How long a reader may take to say what it asks, and how long a silent connection is kept.
    pub headers_within: Duration,
    /// How long a reader may take nothing of an answer that is on its way.
    pub taken_within: Duration,
    /// How long open answers may take to end when the server stops.
    pub ends_within: Duration,
}

impl Limits {
    /// Those of a server for people.
    pub const DEFAULT: Self = Self {
        connections: 512,
        headers_within: Duration::from_secs(20),
        taken_within: Duration::from_secs(30),
        ends_within: Duration::from_secs(1),
    };
}

/// The most headers of a request.
const HEADERS_MAX: usize = 64;

/// The most bytes of a request's headers.
const HEADER_BYTES_MAX: usize = 32 << 10;

/// Serves connections until `stop` is ready.
pub async fn listen(listener: TcpListener, router: Router, limits: Limits, stop: impl Future<Output = ()>) {
    let places = Arc::new(Semaphore::new(limits.connections));
    let graceful = GracefulShutdown::new();
    let mut stop = std::pin::pin!(stop);
    loop {
        let place = Arc::clone(&places).acquire_owned();
        let taken = async { (place.await, listener.accept().await) };
        tokio::select! {
            () = &mut stop => break,
            (place, accepted) = taken => match accepted {
                Ok((stream, _)) => {
                    let served = graceful.watch(connection(stream, router.clone(), limits));
                    tokio::spawn(async move {
                        // A connection that breaks is its reader's affair.
                        let _ = served.await;
                        drop(place);
                    });
                }
                // Out of file handles, say: it passes as connections end.
                Err(error) => {
                    tracing::warn!(%error, "cannot take a connection");
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
            },
        }
    }
    let _ = tokio::time::timeout(limits.ends_within, graceful.shutdown()).await;
}

type Stream = Pin<Box<TimeoutStream<TcpStream>>>;

fn connection(
    stream: TcpStream,
    router: Router,
    limits: Limits,
) -> http1::Connection<TokioIo<Stream>, TowerToHyperService<Router>> {
    // Small answers go out at once; it is no loss if the system refuses.
    let _ = stream.set_nodelay(true);
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(limits.taken_within));
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.headers_within)
        .max_headers(HEADERS_MAX)
        .max_buf_size(HEADER_BYTES_MAX)
        .serve_connection(TokioIo::new(Box::pin(stream)), TowerToHyperService::new(router))
}
