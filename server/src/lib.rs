//! truce over HTTP: cases shown to whoever asks this machine, as JSON and as a page. It reads and never writes.
//!
//! In: [`cases::Keeper`]s, each of which can read one case. Out: answers under every reading, with their evidence. Read
//! first: [`Site`], then [`routes::table`].
//! The folders are the way of a request: [`web`] what stands around it, [`routes`] what it means, [`answers`] what is
//! computed and kept for it, [`views`] the shape in which it goes out; [`cases`] is what all rest on.
//! Invariant: no judgement here. Invariant: nothing leaves that the engine's view does not hold, but what is wrong with
//! the files, which is for their keepers.

pub mod answers;
pub mod cases;
pub mod routes;
pub mod views;
pub mod web;

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::http::{StatusCode, header};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use quick_cache::sync::Cache;
use tokio::sync::Semaphore;
use tokio::sync::broadcast::error::RecvError;
use tower_http::catch_panic::CatchPanicLayer;

use answers::{Answers, Body};
use cases::Shelf;
use routes::Refusal;
use web::{Hosts, Limits};

/// How many pages may listen for changes at once.
const LISTENERS_MAX: usize = 64;

/// How many files of the page are kept packed.
const FILES_KEPT: usize = 256;

/// All that is served.
pub struct Site {
    /// The cases.
    pub shelf: Arc<Shelf>,
    /// What they answered.
    pub answers: Answers,
    /// The names by which we may be asked for.
    pub hosts: Hosts,
    listeners: Arc<Semaphore>,
    files: Cache<String, Arc<Body>>,
}

impl Site {
    /// Returns the site of some cases.
    pub fn new(shelf: Shelf, hosts: Hosts) -> Arc<Self> {
        Arc::new(Self {
            shelf: Arc::new(shelf),
            answers: Answers::default(),
            hosts,
            listeners: Arc::new(Semaphore::new(LISTENERS_MAX)),
            files: Cache::new(FILES_KEPT),
        })
    }

    /// Returns everything that answers a request.
    pub fn router(self: &Arc<Self>) -> Router {
        self.around(routes::table().fallback(get(web::page).fallback(only_reading)))
    }

    /// Returns some addresses with all that stands around a request.
    pub fn around(self: &Arc<Self>, addresses: Router<Arc<Self>>) -> Router {
        addresses
            .method_not_allowed_fallback(only_reading)
            .layer(CatchPanicLayer::custom(bug))
            .layer(middleware::from_fn_with_state(Arc::clone(self), web::front))
            .layer(middleware::from_fn(web::logged))
            .layer(middleware::map_response(web::secured))
            .with_state(Arc::clone(self))
    }
}

/// Serves a site at an address until the process is asked to stop. `ready` is told where, once it listens.
///
/// # Errors
/// If the address cannot be had.
pub fn serve(site: &Arc<Site>, at: SocketAddr, ready: impl FnOnce(SocketAddr)) -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let served = runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(at).await?;
        let stop = stopped()?;
        ready(listener.local_addr()?);
        tokio::select! {
            () = web::listen(listener, site.router(), Limits::DEFAULT, stop) => {}
            () = site.follow() => {}
        }
        Ok(())
    });
    // Nobody waits for what is still being computed.
    runtime.shutdown_background();
    served
}

impl Site {
    /// Follows the files of the cases: reads them anew when they change, forgets what no longer stands, and computes
    /// ahead what everybody asks first.
    pub async fn follow(&self) {
        let mut changes = self.shelf.listen();
        let forget = async {
            while !matches!(changes.recv().await, Err(RecvError::Closed)) {
                self.answers.keep_only(&self.shelf.revisions());
            }
        };
        tokio::join!(cases::watch(&self.shelf), forget, answers::ahead(&self.shelf, &self.answers));
    }
}

/// Is ready when the process is asked to stop: by Ctrl-C, or as services are.
///
/// # Errors
/// If the system lets nobody listen for it.
#[cfg(unix)]
fn stopped() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut by_hand, mut by_system) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = by_hand.recv() => {}
            _ = by_system.recv() => {}
        }
    })
}

/// Is ready when the process is asked to stop by Ctrl-C.
#[cfg(not(unix))]
fn stopped() -> std::io::Result<impl Future<Output = ()>> {
    Ok(async {
        // Where the system lets nobody listen for it, the process is ended without being asked.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}

async fn only_reading() -> impl IntoResponse {
    let help = "Nothing here can be changed: there are only GET and HEAD.";
    let refusal =
        Refusal::new(StatusCode::METHOD_NOT_ALLOWED, "only-reading", "this address is only read", help);
    ([(header::ALLOW, "GET, HEAD")], refusal)
}

/// Tells a panic as what it is.
fn bug(_: Box<dyn std::any::Any + Send>) -> Response {
    let help = "Please report it with what was asked; the other answers are not touched by it.";
    Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, "bug", "this is a bug of truce", help).into_response()
}
