//! The front: what is checked of a request before anybody looks at what it asks.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::Site;
use crate::routes::Refusal;

/// The most characters of an address with its query.
const ADDRESS_MAX: usize = 4_096;

/// The names by which this server may be asked for.
///
/// A page elsewhere can have its own name point at this machine and so make a browser ask us; the browser then names that
/// page's host. Whoever names a host that is not ours gets nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hosts(Vec<String>);

impl Hosts {
    /// Returns the names of this machine to itself, and `more`.
    pub fn local_and(more: impl IntoIterator<Item = String>) -> Self {
        let local = ["localhost", "127.0.0.1", "[::1]"].map(str::to_owned);
        Self(local.into_iter().chain(more.into_iter().map(|host| host.to_ascii_lowercase())).collect())
    }

    fn has(&self, host: &str) -> bool {
        let name = match host.rsplit_once(':') {
            Some((name, port)) if port.chars().all(|c| c.is_ascii_digit()) => name,
            _ => host,
        };
        self.0.iter().any(|known| known.eq_ignore_ascii_case(name))
    }
}

/// Lets a request through, or says why not.
pub async fn front(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    match refused(&site, &request) {
        Some(refusal) => refusal.into_response(),
        None => next.run(request).await,
    }
}

fn refused(site: &Site, request: &Request) -> Option<Refusal> {
    let length = request.uri().path_and_query().map_or(0, |address| address.as_str().len());
    if length > ADDRESS_MAX {
        let title = format!("the address has {length} characters, more than the {ADDRESS_MAX} that are read");
        return Some(Refusal::new(StatusCode::URI_TOO_LONG, "address-too-long", title, "Ask for less."));
    }
    let named = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    let host = named.or_else(|| request.uri().authority().map(|a| a.as_str()));
    if !host.is_some_and(|host| site.hosts.has(host)) {
        let help = "Use the address that truce printed. To serve under another name, start it with `--host-name NAME`.";
        let title = "this server does not answer under that name";
        return Some(Refusal::new(StatusCode::MISDIRECTED_REQUEST, "wrong-host", title, help));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_names_are_answered() {
        let hosts = Hosts::local_and(["Truce.example".to_owned()]);
        for ours in ["localhost", "LOCALHOST:80", "127.0.0.1:8017", "[::1]:1", "[::1]", "truce.example:443"] {
            assert!(hosts.has(ours), "{ours}");
        }
        for other in
            ["", "example.org", "localhost.example.org", "127.0.0.1.nip.io:80", "[::2]:80", "localhost:x"]
        {
            assert!(!hosts.has(other), "{other}");
        }
    }
}
