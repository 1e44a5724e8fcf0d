//! Fetching a page that a person named: with limits, by the site's own rules, and never from inside a network.
//!
//! In: an address. Out: [`Fetched`]. Read first: [`Fetcher::fetch`]. Invariant: every connection, of a redirect too, goes to
//! an address that was looked at after its name was resolved; loopback, private, link-local and reserved ones are refused
//! unless a flag allows them. Invariant: `robots.txt` of each site is asked for first and obeyed. Invariant: the time that a
//! fetch may take holds for all of it: `robots.txt`, redirects and the page together.

use std::collections::BTreeMap;
use std::io::Read;
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
const BYTES_MAX: u64 = 16 << 20;
/// The most bytes of a `robots.txt` that are read: its standard asks for 500 KiB at least.
const ROBOTS_BYTES_MAX: u64 = 512 << 10;
/// The most redirects that are followed.
const REDIRECTS_MAX: usize = 5;
/// How long one fetch may take, with its redirects and the site's `robots.txt`.
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
    /// What the site wants cannot be known.
    #[error("`robots.txt` of the site cannot be had ({1}), so that `{0}` is left alone for now")]
    RobotsUnreachable(String, String),
    /// There is no end to it.
    #[error("`{0}` is led on more than {REDIRECTS_MAX} times")]
    Redirects(String),
    /// The site answers with something else.
    #[error("`{0}` is answered with status {1}")]
    Status(String, u16),
    /// It takes too long.
    #[error("`{0}` takes longer than {1} seconds, with all that it leads on to")]
    TooSlow(String, f32),
    /// There is too much of it.
    #[error("`{0}` has more than the {1} bytes that are read")]
    TooLarge(String, u64),
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

/// What is too much.
#[derive(Debug, Clone, Copy)]
struct Limits {
    time: Duration,
    bytes: u64,
}

/// What is known of a site's `robots.txt`.
enum Rules {
    /// It was read, or the site has none.
    Known(Robots),
    /// It could not be had, for this reason.
    Unreachable(String),
}

/// Fetches pages, and remembers what each site allows.
pub struct Fetcher {
    agent: Agent,
    robots: BTreeMap<String, Rules>,
    limits: Limits,
}

impl Fetcher {
    /// Returns one that refuses private addresses.
    pub fn of_the_web() -> Self {
        Self::new(is_public, Limits { time: TIME_MAX, bytes: BYTES_MAX })
    }

    /// Returns one that fetches from this machine and private networks too.
    pub fn of_private_networks_too() -> Self {
        Self::new(|_| true, Limits { time: TIME_MAX, bytes: BYTES_MAX })
    }

    fn new(may: fn(IpAddr) -> bool, limits: Limits) -> Self {
        let config = Config::builder()
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .proxy(None)
            .user_agent(concat!("truce/", env!("CARGO_PKG_VERSION")))
            .build();
        let resolver = Looking { inner: DefaultResolver::default(), may };
        Self {
            agent: Agent::with_parts(config, DefaultConnector::default(), resolver),
            robots: BTreeMap::new(),
            limits,
        }
    }

    /// Fetches a page.
    ///
    /// # Errors
    /// [`FetchError`], which says why not.
    pub fn fetch(&mut self, address: &str) -> Result<Fetched, FetchError> {
        let begun = Instant::now();
        self.until(begun, address).map_err(|error| match error {
            // Whatever was waited for in the end, it was the whole that took too long.
            FetchError::TooSlow(..) => {
                FetchError::TooSlow(address.to_owned(), self.limits.time.as_secs_f32())
            }
            error => error,
        })
    }

    fn until(&mut self, begun: Instant, address: &str) -> Result<Fetched, FetchError> {
        let mut url = web(address)?;
        for _ in 0..=REDIRECTS_MAX {
            self.ask_leave(&url, begun)?;
            let (status, next, fetched) = self.get(&url, begun, Keep::OrRefuse(self.limits.bytes))?;
            match next {
                Some(next) => url = web(next.as_str())?,
                None if status.is_success() => return Ok(fetched),
                None => return Err(FetchError::Status(url.to_string(), status.as_u16())),
            }
        }
        Err(FetchError::Redirects(address.to_owned()))
    }

    /// Asks whether the site lets the page be fetched. A site whose rules cannot be had for its own fault is left alone.
    fn ask_leave(&mut self, url: &Url, begun: Instant) -> Result<(), FetchError> {
        let place = robotxt::robots_url(url).map_err(|_| FetchError::NoAddress(url.to_string()))?;
        let key = place.to_string();
        if !self.robots.contains_key(&key) {
            let rules = self.rules(place, begun)?;
            self.robots.insert(key.clone(), rules);
        }
        match self.robots.get(&key) {
            Some(Rules::Known(robots)) if robots.is_url_allowed(url) => Ok(()),
            Some(Rules::Unreachable(why)) => Err(FetchError::RobotsUnreachable(url.to_string(), why.clone())),
            _ => Err(FetchError::Robots(url.to_string())),
        }
    }

    fn rules(&self, mut place: Url, begun: Instant) -> Result<Rules, FetchError> {
        let unreachable = |why: &str| Ok(Rules::Unreachable(why.to_owned()));
        for _ in 0..=REDIRECTS_MAX {
            match self.get(&place, begun, Keep::First(ROBOTS_BYTES_MAX)) {
                Ok((_, Some(next), _)) => place = next,
                Ok((status, None, fetched)) if status.is_success() => {
                    return Ok(Rules::Known(Robots::parse(&fetched.bytes, AGENT)));
                }
                Ok((status, None, _)) if status.is_client_error() => {
                    return Ok(Rules::Known(Robots::allow_all()));
                }
                Ok((status, None, _)) => return unreachable(&format!("status {}", status.as_u16())),
                Err(FetchError::Failed(_, why)) => return unreachable(&why),
                // Where it leads is told of the page, or it was the page's time that ran out.
                Err(error) => return Err(error),
            }
        }
        unreachable("it is led on without end")
    }

    /// Asks once; returns the status, where it leads on to, and what came.
    fn get(
        &self,
        url: &Url,
        begun: Instant,
        keep: Keep,
    ) -> Result<(StatusCode, Option<Url>, Fetched), FetchError> {
        let left = self.limits.time.saturating_sub(begun.elapsed());
        if left.is_zero() {
            return Err(FetchError::TooSlow(url.to_string(), self.limits.time.as_secs_f32()));
        }
        let asked = self.agent.get(url.as_str()).config().timeout_global(Some(left)).build();
        let mut answer = asked.call().map_err(|error| self.failed(url, error))?;
        let header =
            |name: &str| answer.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let status = answer.status();
        let next = header("location").filter(|_| status.is_redirection()).and_then(|to| url.join(&to).ok());
        let media_type = header("content-type");
        let bytes = match next {
            Some(_) => Vec::new(),
            None => self.body(url, answer.body_mut(), keep)?,
        };
        Ok((status, next, Fetched { url: url.to_string(), media_type, bytes }))
    }

    fn body(&self, url: &Url, body: &mut ureq::Body, keep: Keep) -> Result<Vec<u8>, FetchError> {
        let (Keep::First(limit) | Keep::OrRefuse(limit)) = keep;
        let mut bytes = Vec::new();
        let read = body.as_reader().take(limit + 1).read_to_end(&mut bytes);
        read.map_err(|error| self.failed(url, ureq::Error::from(error)))?;
        match keep {
            Keep::OrRefuse(limit) if bytes.len() as u64 > limit => {
                Err(FetchError::TooLarge(url.to_string(), limit))
            }
            _ => {
                bytes.truncate(limit as usize);
                Ok(bytes)
            }
        }
    }

    fn failed(&self, url: &Url, error: ureq::Error) -> FetchError {
        match error {
            ureq::Error::Io(error) if error.kind() == std::io::ErrorKind::PermissionDenied => {
                FetchError::Private(url.to_string())
            }
            ureq::Error::Timeout(_) => FetchError::TooSlow(url.to_string(), self.limits.time.as_secs_f32()),
            error => FetchError::Failed(url.to_string(), error.to_string()),
        }
    }
}

/// What becomes of an answer that is too large.
#[derive(Debug, Clone, Copy)]
enum Keep {
    /// So many bytes of it are used.
    First(u64),
    /// It is refused above so many.
    OrRefuse(u64),
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
    /// Which addresses may be asked.
    may: fn(IpAddr) -> bool,
}

impl Resolver for Looking {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.inner.resolve(uri, config, timeout)?;
        match found.iter().all(|address| (self.may)(address.ip())) {
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
mod tests;
