//! What an operator can choose: address, limits, languages, reloading.
//!
//! The defaults suit a public server behind a reverse proxy; the address is loopback unless told otherwise.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use crate::public_url::PublicUrl;
use crate::tiles::Tiles;

/// Where counts are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Metrics {
    /// At `/metrics` beside everything else.
    #[default]
    WithAnswers,
    /// At `/metrics` of an address of its own.
    At(SocketAddr),
    /// Nowhere.
    Off,
}

impl FromStr for Metrics {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text == "off" {
            return Ok(Self::Off);
        }
        text.parse()
            .map(Self::At)
            .map_err(|_| format!("{text:?}: an address and port such as 127.0.0.1:9100 expected, or off"))
    }
}

/// Settings of a server.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where to listen.
    pub listen: SocketAddr,
    /// The address by which clients know the server, for links in answers; `None` for the one that a client asked.
    pub public_url: Option<PublicUrl>,
    /// Where counts are shown to whoever watches the server.
    pub metrics: Metrics,
    /// Languages of names where a request asks for none, as in `name:de`; empty for local names.
    pub default_languages: Vec<String>,
    /// Whether parameters and languages that are not known are refused, in the dialects whose own servers do so.
    pub strict: bool,
    /// Keys of tags that Photon's answers show as `extra`; `ALL` among them for every tag.
    pub extra_tags: Vec<String>,
    /// Where images for the page's map come from, in place of drawings of the gazetteer's own shapes.
    pub tiles: Option<Tiles>,
    /// Whose images they are; shown on the map.
    pub tiles_attribution: String,
    /// Longest query string in bytes; longer ones are answered with 414.
    pub query_bytes: usize,
    /// Longest body in bytes; longer ones are answered with 413.
    pub body_bytes: usize,
    /// Largest file in bytes that is taken to be answered row by row; larger ones are answered with 413.
    pub upload_bytes: u64,
    /// How long the upload of a file may take as a whole.
    pub upload_time: Duration,
    /// Requests that may be answered or wait for it at one moment; further ones are answered with 503.
    pub concurrency: usize,
    /// Bytes of all answers that wait to be sent at one moment; further large ones are answered with 503.
    pub answer_bytes: u64,
    /// Points that the shapes of one answer may have; with more they are drawn more coarsely. Each takes about 24
    /// bytes.
    pub answer_points: usize,
    /// Connections that may be open at one moment; for a further one the longest idle one is closed, or it waits.
    pub connections: usize,
    /// Connections that one client address (of IPv6 its /64) may have at one moment; addresses of this machine may have
    /// all.
    pub client_connections: usize,
    /// How long a client may take to send the head of a request, and how long a connection may idle between requests
    /// and an answer may wait for a client that reads none of it.
    pub patience: Duration,
    /// How long a request may take before it is answered with 503.
    pub timeout: Duration,
    /// How long clients may keep an answer, as `Cache-Control` says; zero for not at all.
    pub max_age: Duration,
    /// How long open requests may go on after the signal to stop.
    pub grace: Duration,
    /// Folders that are opened again at SIGHUP or when their manifest changes; empty for never.
    pub gazetteers: Vec<PathBuf>,
    /// How often the manifests are looked at for a new import; `None` for never.
    pub watch: Option<Duration>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)),
            public_url: None,
            metrics: Metrics::WithAnswers,
            default_languages: Vec::new(),
            strict: false,
            extra_tags: Vec::new(),
            tiles: None,
            tiles_attribution: String::new(),
            query_bytes: 8 << 10,
            body_bytes: 64 << 10,
            upload_bytes: 1 << 30,
            upload_time: Duration::from_mins(30),
            concurrency: 1024,
            answer_bytes: 128 << 20,
            answer_points: 80_000,
            connections: 4096,
            client_connections: 1024,
            patience: Duration::from_secs(30),
            timeout: Duration::from_secs(30),
            max_age: Duration::from_mins(5),
            grace: Duration::from_secs(10),
            gazetteers: Vec::new(),
            watch: Some(Duration::from_secs(5)),
        }
    }
}
