//! Asking a server, with tries and pauses.

use std::io::Read;
use std::thread::sleep;
use std::time::Duration;

use ureq::http::{Response, StatusCode};
use ureq::{Agent, Body};

use crate::error::Error;

/// Longest pause that a server may ask for with `Retry-After`.
const LONGEST_PAUSE: Duration = Duration::from_mins(5);

/// How patient a client is.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Longest time for a connection, and without a byte on it.
    pub patience: Duration,
    /// How often something is tried before it counts as failed; a try that brought further bytes of a file does not
    /// count.
    pub tries: u32,
    /// The pause after the first failed try; each further one is twice as long.
    pub pause: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        Self { patience: Duration::from_secs(30), tries: 5, pause: Duration::from_secs(2) }
    }
}

/// A client. The proxy is taken from `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`.
#[derive(Debug)]
pub struct Client {
    agent: Agent,
    pub(crate) settings: Settings,
}

/// Why one try failed.
pub(crate) enum Failed {
    /// Further tries are in vain.
    ForGood(Error),
    /// It may be better in a moment; the server may have said when.
    ForNow(Error, Option<Duration>),
}

impl Client {
    /// A client; nothing is sent yet.
    pub fn new(settings: Settings) -> Self {
        let patience = Some(settings.patience);
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_connect(patience)
            .timeout_recv_response(patience)
            .timeout_per_read(patience)
            .user_agent(concat!("parvis/", env!("CARGO_PKG_VERSION")));
        Self { agent: config.build().new_agent(), settings }
    }

    /// A small file as bytes, at most `limit` of them.
    ///
    /// # Errors
    /// When there is no such file, or it does not come in all the tries.
    pub fn get(&self, url: &str, limit: u64) -> Result<Vec<u8>, Error> {
        self.retry(|tries| {
            let mut response = self.ask(url, &[], tries)?;
            let announced = content_length(&response);
            let mut bytes = Vec::new();
            let read = response.body_mut().as_reader().take(limit + 1).read_to_end(&mut bytes);
            read.map_err(|error| Failed::ForNow(connection(url, &error, tries), None))?;
            if bytes.len() as u64 > limit {
                return Err(Failed::ForGood(Error::TooLarge { url: url.to_owned(), limit }));
            }
            match announced.filter(|announced| *announced != bytes.len() as u64) {
                Some(announced) => {
                    let fault = format!("{} bytes came, {announced} announced", bytes.len());
                    Err(Failed::ForNow(connection(url, &fault, tries), None))
                }
                None => Ok(bytes),
            }
        })
    }

    /// A small file as text.
    ///
    /// # Errors
    /// As [`Client::get`]. What is no UTF-8 is replaced.
    pub fn get_text(&self, url: &str, limit: u64) -> Result<String, Error> {
        self.get(url, limit).map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Tries until it succeeds, fails for good, or has failed often enough.
    pub(crate) fn retry<T>(&self, mut once: impl FnMut(u32) -> Result<T, Failed>) -> Result<T, Error> {
        let mut pause = self.settings.pause;
        for tries in 1.. {
            match once(tries) {
                Ok(done) => return Ok(done),
                Err(Failed::ForGood(error)) => return Err(error),
                Err(Failed::ForNow(error, _)) if tries >= self.settings.tries => return Err(error),
                Err(Failed::ForNow(_, asked)) => {
                    sleep(asked.unwrap_or(pause).min(LONGEST_PAUSE));
                    pause = (pause * 2).min(LONGEST_PAUSE);
                }
            }
        }
        unreachable!("the number of tries is bounded")
    }

    /// One request. A response with another status than 200, 206 or 416 is a failure.
    pub(crate) fn ask(&self, url: &str, headers: &[(&str, String)], tries: u32) -> Result<Response<Body>, Failed> {
        if !is_address(url) {
            return Err(Failed::ForGood(Error::Address { url: url.to_owned() }));
        }
        let mut request = self.agent.get(url);
        for (name, value) in headers {
            request = request.header(*name, value);
        }
        let response = request.call().map_err(|error| Failed::ForNow(connection(url, &error, tries), None))?;
        let status = response.status();
        let url = url.to_owned();
        match status {
            StatusCode::OK | StatusCode::PARTIAL_CONTENT | StatusCode::RANGE_NOT_SATISFIABLE => Ok(response),
            StatusCode::NOT_FOUND | StatusCode::GONE => {
                Err(Failed::ForGood(Error::NotFound { url, status: status.as_u16() }))
            }
            StatusCode::TOO_MANY_REQUESTS | StatusCode::REQUEST_TIMEOUT => {
                Err(Failed::ForNow(Error::Status { url, status: status.as_u16(), tries }, retry_after(&response)))
            }
            status if status.is_server_error() => {
                Err(Failed::ForNow(Error::Status { url, status: status.as_u16(), tries }, retry_after(&response)))
            }
            status => Err(Failed::ForGood(Error::Status { url, status: status.as_u16(), tries })),
        }
    }
}

/// Whether a text is an address and not a path.
pub(crate) fn is_address(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://")
}

pub(crate) fn connection(url: &str, fault: &impl ToString, tries: u32) -> Error {
    Error::Connection { url: url.to_owned(), fault: fault.to_string(), tries }
}

/// The length of the body as the server announces it.
pub(crate) fn content_length(response: &Response<Body>) -> Option<u64> {
    header(response, "content-length")?.parse().ok()
}

pub(crate) fn header<'r>(response: &'r Response<Body>, name: &str) -> Option<&'r str> {
    response.headers().get(name)?.to_str().ok()
}

/// The seconds that a server asks to wait; a date there is not heeded.
fn retry_after(response: &Response<Body>) -> Option<Duration> {
    header(response, "retry-after")?.parse().ok().map(Duration::from_secs)
}
