//! The front: what is checked of a request before anybody looks at what it asks.

use std::net::{Ipv4Addr, Ipv6Addr};
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
pub struct Hosts {
    names: Vec<String>,
    any_number: bool,
}

impl Hosts {
    /// Returns the names of this machine to itself, and `more`.
    pub fn local_and(more: impl IntoIterator<Item = String>) -> Self {
        let local = ["localhost", "127.0.0.1", "[::1]"].map(str::to_owned);
        let more = more.into_iter().map(|host| host.to_ascii_lowercase());
        Self { names: local.into_iter().chain(more).collect(), any_number: false }
    }

    /// Answers under every address in numbers too, for a server that listens at all addresses of its machine. A page
    /// elsewhere can bend its own name, but not a number.
    pub fn and_any_number(self) -> Self {
        Self { any_number: true, ..self }
    }

    fn has(&self, host: &str) -> bool {
        let name = match host.rsplit_once(':') {
            Some((name, port)) if port.chars().all(|c| c.is_ascii_digit()) => name,
            _ => host,
        };
        self.names.iter().any(|known| known.eq_ignore_ascii_case(name))
            || (self.any_number && is_number(name))
    }
}

fn is_number(name: &str) -> bool {
    let inner = name.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    inner.map_or_else(|| name.parse::<Ipv4Addr>().is_ok(), |inner| inner.parse::<Ipv6Addr>().is_ok())
}

/// Lets a request through, or says why not.
pub async fn front(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    match refused(&site, &request) {
        Some(refusal) => refusal.into_response(),
        None => next.run(request).await,
    }
}

fn refused(site: &Site, request: &Request) -> Option<Refusal> {
    too_long(request).or_else(|| wrong_host(site, request)).or_else(|| from_elsewhere(request))
}

fn too_long(request: &Request) -> Option<Refusal> {
    let length = request.uri().path_and_query().map_or(0, |address| address.as_str().len());
    (length > ADDRESS_MAX).then(|| {
        let title = format!("the address has {length} characters, more than the {ADDRESS_MAX} that are read");
        Refusal::new(StatusCode::URI_TOO_LONG, "address-too-long", title, "Ask for less.")
    })
}

/// Every name under which it is asked must be ours: the header's, of which there is one, and that of a whole address.
fn wrong_host(site: &Site, request: &Request) -> Option<Refusal> {
    let headers = request.headers().get_all(header::HOST).iter().map(|host| host.to_str().ok());
    let address = request.uri().authority().map(|authority| Some(authority.as_str()));
    let named: Vec<Option<&str>> = headers.chain(address).collect();
    let is_ours = |host: &Option<&str>| host.is_some_and(|host| site.hosts.has(host));
    let is_one = request.headers().get_all(header::HOST).iter().nth(1).is_none();
    if is_one && !named.is_empty() && named.iter().all(is_ours) {
        return None;
    }
    let help =
        "Use the address that truce printed. To serve under another name, start it with `--host-name NAME`.";
    let title = "this server does not answer under that name";
    Some(Refusal::new(StatusCode::MISDIRECTED_REQUEST, "wrong-host", title, help))
}

/// A page elsewhere may link to us. It may not have its reader's browser ask us behind the reader's back: it would learn
/// nothing, but could keep this machine computing.
fn from_elsewhere(request: &Request) -> Option<Refusal> {
    let says = |name, word| request.headers().get(name).is_some_and(|value| value == word);
    let is_hidden = says("sec-fetch-site", "cross-site") && !says("sec-fetch-dest", "document");
    is_hidden.then(|| {
        let title = "a page elsewhere asked, not its reader";
        Refusal::new(StatusCode::FORBIDDEN, "from-elsewhere", title, "Open the address itself.")
    })
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

    #[test]
    fn numbers_are_answered_only_where_all_addresses_are() {
        let hosts = Hosts::local_and([]);
        let all = hosts.clone().and_any_number();
        for number in ["192.0.2.7:8017", "192.0.2.7", "[2001:db8::7]:80"] {
            assert!(!hosts.has(number) && all.has(number), "{number}");
        }
        for other in ["192.0.2.7.example.org", "[example.org]", "2001:db8::7", "0x7f.1", ""] {
            assert!(!all.has(other), "{other}");
        }
    }
}
