//! Listening: connections in, each with its limits, until the server is told to stop.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

/// How many connections may be open at once. More wait to be taken.
const CONNECTIONS_MAX: usize = 1_024;

/// How long a reader may take to say what it asks, and how long a silent connection is kept.
const HEADERS_WITHIN: Duration = Duration::from_secs(20);

/// The most headers of a request.
const HEADERS_MAX: usize = 64;

/// The most bytes of a request's headers.
const HEADER_BYTES_MAX: usize = 32 << 10;

/// How long open answers may take to end when the server stops.
const ENDS_WITHIN: Duration = Duration::from_secs(1);

/// Serves connections until `stop` is ready.
pub async fn listen(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    let places = Arc::new(Semaphore::new(CONNECTIONS_MAX));
    let graceful = GracefulShutdown::new();
    let mut stop = std::pin::pin!(stop);
    loop {
        let place = Arc::clone(&places).acquire_owned();
        let taken = async { (place.await, listener.accept().await) };
        tokio::select! {
            () = &mut stop => break,
            (place, accepted) = taken => match accepted {
                Ok((stream, _)) => {
                    let served = graceful.watch(connection(stream, router.clone()));
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
    let _ = tokio::time::timeout(ENDS_WITHIN, graceful.shutdown()).await;
}

fn connection(
    stream: TcpStream,
    router: Router,
) -> http1::Connection<TokioIo<TcpStream>, TowerToHyperService<Router>> {
    // Small answers go out at once; it is no loss if the system refuses.
    let _ = stream.set_nodelay(true);
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADERS_WITHIN)
        .max_headers(HEADERS_MAX)
        .max_buf_size(HEADER_BYTES_MAX)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(router))
}
