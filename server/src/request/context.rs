//! A request on its way to an endpoint, and the frame that every endpoint is called in.

use std::panic::{AssertUnwindSafe, catch_unwind};

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get, post};
use gazetteer::Languages;
use geocoder::Geocoder;

use crate::http::cache::FORWARDED_PROTO;
use crate::http::{place, refusal};
use crate::options::Options;
use crate::params::{self, Query};
use crate::request::profile::Profile;
use crate::state::{AppState, Loaded};

/// What an endpoint answers from.
pub struct RequestContext<'a> {
    /// The geocoder of the moment.
    pub geocoder: &'a Geocoder,
    /// The parameters.
    pub query: Query,
    /// The rules for this client.
    pub profile: &'static Profile,
    /// The headers.
    pub headers: &'a HeaderMap,
    /// The path as the client sent it.
    pub path: &'a str,
    /// Settings.
    pub options: &'a Options,
}

impl<'a> RequestContext<'a> {
    fn new(loaded: &'a Loaded, options: &'a Options, uri: &'a Uri, headers: &'a HeaderMap) -> Self {
        let profile = Profile::of_path(uri.path());
        let query = profile.query(uri.query().unwrap_or_default());
        Self { geocoder: &loaded.geocoder, query, profile, headers, path: uri.path(), options }
    }

    /// The languages that the client reads.
    pub fn languages(&self) -> Languages {
        params::languages(&self.query, self.header(&header::ACCEPT_LANGUAGE), &self.options.default_languages)
    }

    /// The languages that the client reads, by a parameter of this name or the header.
    pub fn languages_by(&self, name: &str) -> Languages {
        params::languages_of(&self.query, name, self.header(&header::ACCEPT_LANGUAGE), &self.options.default_languages)
    }

    /// A header as text.
    pub fn header(&self, name: &header::HeaderName) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The address that the server has for this client, without a slash at the end: the public one where it is set,
    /// else what the client says that it asked.
    pub fn root_url(&self) -> String {
        if let Some(url) = &self.options.public_url {
            return url.to_string();
        }
        let forwarded = self.header(&FORWARDED_PROTO);
        let scheme = if forwarded == Some("https") { "https" } else { "http" };
        let host = self.header(&header::HOST).unwrap_or("localhost");
        format!("{scheme}://{host}")
    }

    /// The address of the folder that the path is in, without a slash at the end.
    pub fn base_url(&self) -> String {
        let folder = self.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        format!("{}{folder}", self.root_url())
    }
}

/// An endpoint: it always has an answer, if only an error in the shape that was asked for.
pub type Endpoint<R> = fn(&RequestContext<'_>) -> R;

/// The handler that calls an endpoint for GET requests.
///
/// The endpoint runs on this worker. Should it panic, the request alone is answered with 500.
pub fn handler<R: IntoResponse + 'static>(endpoint: Endpoint<R>) -> MethodRouter<AppState> {
    get(async move |State(state): State<AppState>, uri: Uri, headers: HeaderMap| {
        let loaded = state.loaded();
        let context = RequestContext::new(&loaded, &state.options, &uri, &headers);
        place::counted(answer(&context, || endpoint(&context)), &state)
    })
}

/// The handler that calls an endpoint with the body of POST requests.
pub fn upload<R: IntoResponse + 'static>(endpoint: fn(&RequestContext<'_>, &[u8]) -> R) -> MethodRouter<AppState> {
    post(async move |State(state): State<AppState>, uri: Uri, headers: HeaderMap, body: Bytes| {
        let loaded = state.loaded();
        let context = RequestContext::new(&loaded, &state.options, &uri, &headers);
        place::counted(answer(&context, || endpoint(&context, &body)), &state)
    })
}

fn answer<R: IntoResponse>(context: &RequestContext<'_>, endpoint: impl FnOnce() -> R) -> Response {
    if let Ok(reply) = catch_unwind(AssertUnwindSafe(endpoint)) {
        return reply.into_response();
    }
    tracing::error!(path = context.path, "a request made the program panic");
    refusal::failed(context.headers)
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;

    use super::*;

    #[test]
    fn a_panic_fails_its_own_request_only() {
        let geocoder = Geocoder::open::<&str>(&[]).unwrap();
        let context = RequestContext {
            geocoder: &geocoder,
            query: Query::default(),
            profile: Profile::plain(),
            headers: &HeaderMap::new(),
            path: "/search",
            options: &Options::default(),
        };
        let fails: fn() -> &'static str = || panic!("on purpose");
        let failed = answer(&context, fails);
        assert_eq!(failed.status(), StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(failed.headers()[header::CONTENT_TYPE], "application/json");
        assert_eq!(answer(&context, || "fine").status(), StatusCode::OK);
    }
}
