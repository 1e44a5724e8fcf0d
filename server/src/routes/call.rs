//! A call: one request with what it names, and the way from it to an answer that is kept or made.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::http::uri::PathAndQuery;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};

use super::Refusal;
use crate::Site;
use crate::answers::{Answer, Asked, Body, Coding};
use crate::cases::State;
use crate::views::StateView;

/// One request.
pub struct Call {
    /// What is served.
    pub site: Arc<Site>,
    params: Result<BTreeMap<String, String>, PathRejection>,
    uri: Uri,
    takes_packed: bool,
    /// The tags of what the reader has.
    known: Vec<HeaderValue>,
}

impl FromRequestParts<Arc<Site>> for Call {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Infallible> {
        let params = Path::<BTreeMap<String, String>>::from_request_parts(parts, site).await;
        Ok(Self {
            site: Arc::clone(site),
            params: params.map(|Path(params)| params),
            uri: parts.uri.clone(),
            takes_packed: takes_packed(&parts.headers),
            known: parts.headers.get_all(header::IF_NONE_MATCH).iter().cloned().collect(),
        })
    }
}

impl Call {
    /// Returns the path of the address.
    pub fn path(&self) -> &str {
        self.uri.path()
    }

    /// Returns what the address names in this place.
    ///
    /// # Errors
    /// [`Refusal`] if it is not text.
    pub fn named(&self, place: &str) -> Result<&str, Refusal> {
        let params = self.params.as_ref().map_err(|_| Refusal::no_address())?;
        params.get(place).map(String::as_str).ok_or_else(Refusal::no_address)
    }

    /// Returns the words of the query, whose keys may be `keys` and no others.
    ///
    /// # Errors
    /// [`Refusal`] with what is wrong.
    pub fn asked(&self, keys: &[&str]) -> Result<Asked, Refusal> {
        Ok(Asked::parse(self.query(), keys)?)
    }

    /// Makes sure that the query is empty: this address takes none.
    ///
    /// # Errors
    /// [`Refusal`] if it is not.
    pub fn asks_nothing(&self) -> Result<(), Refusal> {
        Ok(Asked::nothing(self.query())?)
    }

    fn query(&self) -> &str {
        self.uri.query().unwrap_or_default()
    }

    /// Returns what stands of the case that the address names.
    ///
    /// # Errors
    /// [`Refusal`] if there is no such case.
    pub fn state(&self) -> Result<Arc<State>, Refusal> {
        let name = self.named("case")?;
        let shelf = &self.site.shelf;
        shelf.state_of(name).ok_or_else(|| Refusal::no_case(name, shelf.names().map(|name| name.as_str())))
    }

    /// Answers with what `make` takes from the answer to the question asked; from what is kept, if it was made before.
    ///
    /// `keys`: those that the query may have beside those of a reading.
    ///
    /// # Errors
    /// [`Refusal`] if the request cannot be answered.
    pub async fn answer(
        self,
        keys: &[&str],
        make: impl FnOnce(&Answer, &Asked, StateView) -> Result<Body, Refusal> + Send + 'static,
    ) -> Result<Response, Refusal> {
        let state = self.state()?;
        let good = state.good.as_ref().ok_or_else(Refusal::no_answer)?;
        if let Some(body) = self.site.answers.body(&state, self.address()) {
            return Ok(self.send(&body));
        }
        let asked = self.asked(keys)?;
        let question = asked.question(&good.terms)?;
        let answer = self.site.answers.answer(good, question).await;
        let view = state.view().clone();
        self.made(&state, move || make(&answer, &asked, view)).await
    }

    /// Answers with what `make` makes, off the threads that serve; or with what it made before, in this state of the case.
    ///
    /// # Errors
    /// That of `make`.
    pub async fn made(
        &self,
        state: &State,
        make: impl FnOnce() -> Result<Body, Refusal> + Send + 'static,
    ) -> Result<Response, Refusal> {
        let body = self.site.answers.body_or_make(state, self.address(), make).await?;
        Ok(self.send(&body))
    }

    fn address(&self) -> &str {
        self.uri.path_and_query().map_or("", PathAndQuery::as_str)
    }

    /// Sends a body, or says that the reader has it already.
    pub fn send(&self, body: &Body) -> Response {
        let (bytes, coding) = body.coded(self.takes_packed);
        let tag = body.tag(coding);
        let has_it = self.has(&tag);
        let mut response =
            if has_it { StatusCode::NOT_MODIFIED.into_response() } else { bytes.into_response() };
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        insert(headers, header::ETAG, &tag);
        if !has_it {
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(body.media));
            if coding == Coding::Packed {
                headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            }
            if let Some(name) = &body.file_name {
                insert(headers, header::CONTENT_DISPOSITION, &format!("attachment; filename=\"{name}\""));
            }
        }
        response
    }

    fn has(&self, tag: &str) -> bool {
        let known = self.known.iter().filter_map(|value| value.to_str().ok());
        known
            .flat_map(|list| list.split(','))
            .map(str::trim)
            .any(|one| one == "*" || one.strip_prefix("W/").unwrap_or(one) == tag)
    }
}

/// Whether the reader takes gzip: it names it, and not with a weight of nothing.
fn takes_packed(headers: &HeaderMap) -> bool {
    let accepted = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    accepted.flat_map(|list| list.split(',')).any(|coding| {
        let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
        let weight = weight.trim().strip_prefix("q=").map_or(Ok(1.0), str::parse::<f32>);
        name.trim().eq_ignore_ascii_case("gzip") && weight.is_ok_and(|weight| weight > 0.0)
    })
}

/// Adds a header whose value we made from letters, digits and hyphens.
fn insert(headers: &mut HeaderMap, name: header::HeaderName, value: &str) {
    headers.insert(name, HeaderValue::from_str(value).expect("made of visible ASCII only"));
}
