//! What an operator can choose: address, limits, languages, reloading.
//!
//! The defaults suit a public server behind a reverse proxy; the address is loopback unless told otherwise.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use crate::tiles::Tiles;

/// Settings of a server.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where to listen.
    pub listen: SocketAddr,
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
    /// Requests that may be answered or wait for it at one moment; further ones are answered with 503.
    pub concurrency: usize,
    /// Connections that may be open at one moment; further ones wait to be accepted.
    pub connections: usize,
    /// How long a client may take to send the head of a request, and how long a connection may idle between requests.
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
            default_languages: Vec::new(),
            strict: false,
            extra_tags: Vec::new(),
            tiles: None,
            tiles_attribution: String::new(),
            query_bytes: 8 << 10,
            body_bytes: 64 << 10,
            upload_bytes: 1 << 30,
            concurrency: 1024,
            connections: 4096,
            patience: Duration::from_secs(30),
            timeout: Duration::from_secs(30),
            max_age: Duration::from_mins(5),
            grace: Duration::from_secs(10),
            gazetteers: Vec::new(),
            watch: Some(Duration::from_secs(5)),
        }
    }
}
