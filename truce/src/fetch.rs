//! Fetching a page that a person named: with limits, by the site's own rules, and never from inside a network.
//!
//! In: an address. Out: [`Fetched`]. Read first: [`Fetcher::fetch`]. Invariant: every connection, of a redirect too, goes to
//! an address that was looked at after its name was resolved; loopback, private, link-local and reserved ones are refused
//! unless a flag allows them. Invariant: `robots.txt` of each site is asked for first and obeyed.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::time::{Duration, Instant};

use robotxt::Robots;
use ureq::Agent;
use ureq::config::Config;
use ureq::http::{StatusCode, Uri};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use url::Url;

/// The most bytes of a page, unpacked.
pub const BYTES_MAX: u64 = 16 << 20;
/// The most bytes of a `robots.txt`: its standard asks for 500 KiB at least.
const ROBOTS_BYTES_MAX: u64 = 512 << 10;
/// The most redirects that are followed.
const REDIRECTS_MAX: usize = 5;
/// How long one fetch may take, with its redirects.
const TIME_MAX: Duration = Duration::from_secs(30);
/// The name by which `robots.txt` may speak of truce.
const AGENT: &str = "truce";

/// Why a page was not fetched.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// Not an address of the web.
    #[error("`{0}` is no address that begins with `http://` or `https://`")]
    NoAddress(String),
    /// It leads into a network.
    #[error("`{0}` leads to an address of this machine or of a private network, which is not fetched from")]
    Private(String),
    /// The site does not want it.
    #[error("`robots.txt` of the site asks that `{0}` be left alone")]
    Robots(String),
    /// There is no end to it.
    #[error("`{0}` is led on more than {REDIRECTS_MAX} times")]
    Redirects(String),
    /// The site answers with something else.
    #[error("`{0}` is answered with status {1}")]
    Status(String, u16),
    /// It did not come.
    #[error("`{0}` cannot be fetched: {1}")]
    Failed(String, String),
}

/// A page as it came.
#[derive(Debug)]
pub struct Fetched {
    /// Where it came from in the end.
    pub url: String,
    /// What the site says it is.
    pub media_type: Option<String>,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Fetches pages, and remembers what each site allows.
pub struct Fetcher {
    agent: Agent,
    robots: BTreeMap<String, Robots>,
}

impl Fetcher {
    /// Returns one that refuses private addresses.
    pub fn of_the_web() -> Self {
        Self::new(false)
    }

    /// Returns one that fetches from this machine and private networks too.
    pub fn of_private_networks_too() -> Self {
        Self::new(true)
    }

    fn new(private: bool) -> Self {
        let config = Config::builder()
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .proxy(None)
            .timeout_global(Some(TIME_MAX))
            .user_agent(concat!("truce/", env!("CARGO_PKG_VERSION")))
            .build();
        let resolver = Looking { inner: DefaultResolver::default(), private };
        Self {
            agent: Agent::with_parts(config, DefaultConnector::default(), resolver),
            robots: BTreeMap::new(),
        }
    }

    /// Fetches a page.
    ///
    /// # Errors
    /// [`FetchError`], which says why not.
    pub fn fetch(&mut self, address: &str) -> Result<Fetched, FetchError> {
        let begun = Instant::now();
        let mut url = web(address)?;
        for _ in 0..=REDIRECTS_MAX {
            if !self.allowed(&url) {
                return Err(FetchError::Robots(url.to_string()));
            }
            let (status, next, fetched) = self.get(&url, BYTES_MAX)?;
            match next {
                Some(_) if begun.elapsed() > TIME_MAX => {
                    return Err(FetchError::Failed(address.to_owned(), "it takes too long".to_owned()));
                }
                Some(next) => url = web(next.as_str())?,
                None if status.is_success() => return Ok(fetched),
                None => return Err(FetchError::Status(url.to_string(), status.as_u16())),
            }
        }
        Err(FetchError::Redirects(address.to_owned()))
    }

    /// Whether the site lets the page be fetched. A site whose rules cannot be had for its own fault is left alone.
    fn allowed(&mut self, url: &Url) -> bool {
        let Ok(place) = robotxt::robots_url(url) else { return false };
        let key = place.to_string();
        if !self.robots.contains_key(&key) {
            let rules = self.rules(place);
            self.robots.insert(key.clone(), rules);
        }
        self.robots.get(&key).is_some_and(|robots| robots.is_url_allowed(url))
    }

    fn rules(&self, mut place: Url) -> Robots {
        for _ in 0..=REDIRECTS_MAX {
            match self.get(&place, ROBOTS_BYTES_MAX) {
                Ok((_, Some(next), _)) => place = next,
                Ok((status, None, fetched)) if status.is_success() => {
                    return Robots::parse(&fetched.bytes, AGENT);
                }
                Ok((status, None, _)) if status.is_client_error() => return Robots::allow_all(),
                // What cannot be reached at all is told when the page itself is fetched.
                Err(FetchError::Private(_)) => return Robots::allow_all(),
                _ => return Robots::disallow_all(),
            }
        }
        Robots::allow_all()
    }

    /// Asks once; returns the status, where it leads on to, and what came.
    fn get(&self, url: &Url, limit: u64) -> Result<(StatusCode, Option<Url>, Fetched), FetchError> {
        let failed = |error: &ureq::Error| match error {
            ureq::Error::Io(error) if error.kind() == std::io::ErrorKind::PermissionDenied => {
                FetchError::Private(url.to_string())
            }
            error => FetchError::Failed(url.to_string(), error.to_string()),
        };
        let mut answer = self.agent.get(url.as_str()).call().map_err(|error| failed(&error))?;
        let header =
            |name: &str| answer.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let status = answer.status();
        let next = header("location").filter(|_| status.is_redirection()).and_then(|to| url.join(&to).ok());
        let media_type = header("content-type");
        let bytes = match next {
            Some(_) => Vec::new(),
            None => {
                answer.body_mut().with_config().limit(limit).read_to_vec().map_err(|error| failed(&error))?
            }
        };
        Ok((status, next, Fetched { url: url.to_string(), media_type, bytes }))
    }
}

/// Returns an address of the web.
fn web(address: &str) -> Result<Url, FetchError> {
    let url =
        Url::parse(address).ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
    url.ok_or_else(|| FetchError::NoAddress(address.to_owned()))
}

/// A resolver that looks at what it found.
#[derive(Debug)]
struct Looking {
    inner: DefaultResolver,
    private: bool,
}

impl Resolver for Looking {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.inner.resolve(uri, config, timeout)?;
        match self.private || found.iter().all(|address| is_public(address.ip())) {
            true => Ok(found),
            false => Err(std::io::Error::from(std::io::ErrorKind::PermissionDenied).into()),
        }
    }
}

/// Whether an address is one of the open net.
fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => match ip.to_ipv4_mapped() {
            Some(ip) => is_public_v4(ip),
            None => is_public_v6(ip),
        },
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let is_shared = a == 100 && (64..128).contains(&b);
    let is_reserved = a == 0 || a >= 240 || (a, b, c) == (192, 0, 0) || a == 198 && (b == 18 || b == 19);
    let is_near = ip.is_private() || ip.is_loopback() || ip.is_link_local() || ip.is_multicast();
    !(is_near || is_shared || is_reserved || ip.is_documentation())
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    // The open net is 2000::/3; in it, ways to IPv4 addresses (6to4, Teredo) and examples are left out.
    let [first, second, ..] = ip.segments();
    let is_global = first & 0xe000 == 0x2000;
    is_global && first != 0x2002 && !(first == 0x2001 && (second == 0 || second == 0x0db8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_inside_networks_are_told() {
        let private = [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "255.255.255.255",
            "224.0.0.1",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "fd12::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::a00:1",
            "2002:7f00:1::",
            "2001:db8::1",
            "ff02::1",
        ];
        for text in private {
            assert!(!is_public(text.parse().expect("an address")), "{text}");
        }
        for text in ["93.184.216.34", "8.8.8.8", "2606:4700::1111"] {
            assert!(is_public(text.parse().expect("an address")), "{text}");
        }
    }

    #[test]
    fn a_private_address_is_refused_however_it_is_written() {
        for address in ["http://127.0.0.1:9/", "http://localhost:9/", "http://2130706433/", "http://[::1]:9/"]
        {
            let error = Fetcher::of_the_web().fetch(address).expect_err("it is refused");
            assert!(matches!(error, FetchError::Private(_)), "{address}: {error}");
        }
        let error = Fetcher::of_the_web().fetch("file:///etc/passwd").expect_err("it is refused");
        assert!(matches!(error, FetchError::NoAddress(_)));
    }
}
