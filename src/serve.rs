//! `parvis serve`: answers over HTTP until it is told to stop.
//!
//! The only subcommand that logs. At the level `info` a line says that a request was answered, never what was asked.

use std::io::stderr;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use clap::Args;
use geocoder::Geocoder;
use server::{Metrics, Options, PublicUrl, Tiles};
use tracing_subscriber::EnvFilter;

use crate::folders::Folders;
use crate::positions::listen;
use crate::print::has_colour;

/// Answer over HTTP.
///
/// Goes over to a newer gazetteer by itself when an import has put one in place, and at once at SIGHUP. SIGTERM and
/// Ctrl-C stop it when the requests under way are answered.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  parvis serve
  parvis serve --gazetteer iceland.d --gazetteer malta.d --listen '[::1]:9000'
  parvis serve --listen 9000
  parvis serve --lang fi,sv --log warn

Exit code: 0 when it was told to stop, 2 on an error.")]
pub struct ServeArgs {
    #[command(flatten)]
    folders: Folders,

    /// Address and port, or a port alone; only this machine can reach the default
    #[arg(long, default_value = "127.0.0.1:8080", env = "PARVIS_LISTEN", value_name = "ADDRESS", value_parser = listen)]
    listen: SocketAddr,

    /// Address by which clients know the server, such as `https://geocoder.example.org`, for links in answers; without
    /// it they are made of what each client says that it asked
    #[arg(long, value_name = "URL")]
    public_url: Option<PublicUrl>,

    /// Address and port of its own for the counts at /metrics, or "off"; without it they are shown beside everything
    /// else
    #[arg(long, value_name = "ADDRESS")]
    metrics_listen: Option<Metrics>,

    /// Languages of names where a request asks for none, such as "fi,sv"; local names where none is given
    #[arg(long, value_delimiter = ',', value_name = "LANG")]
    lang: Vec<String>,

    /// Requests under way at one moment; further ones are refused
    #[arg(long, default_value_t = Options::default().concurrency, value_name = "N")]
    concurrency: usize,

    /// Connections at one moment; for further ones the longest idle are closed. As many as fit below the limit of open
    /// files
    #[arg(long, default_value_t = Options::default().connections, value_name = "N")]
    connections: usize,

    /// Connections at one moment of one client address (of IPv6: of its /64); this machine's own may have all
    #[arg(long, default_value_t = Options::default().client_connections, value_name = "N")]
    client_connections: usize,

    /// Points that the shapes of one answer may have; with more they are drawn more coarsely, which a header says
    #[arg(long, default_value_t = Options::default().answer_points, value_name = "N")]
    answer_points: usize,

    /// Seconds that a request may take
    #[arg(long, default_value_t = Options::default().timeout.as_secs(), value_name = "SECONDS")]
    timeout: u64,

    /// Seconds that clients may keep an answer; 0 for not at all
    #[arg(long, default_value_t = Options::default().max_age.as_secs(), value_name = "SECONDS")]
    max_age: u64,

    /// Refuse parameters and languages that are not known, in the dialects whose own servers do so (Photon)
    #[arg(long)]
    strict: bool,

    /// Keys of tags that answers in the dialect of Photon show as "extra", such as "website,phone"; ALL for every tag
    #[arg(long, value_delimiter = ',', value_name = "KEY")]
    extra_tags: Vec<String>,

    /// Tiles for the map of the page in place of its own drawings, such as `https://tiles.example.org/{z}/{x}/{y}.png`;
    /// that host then learns where readers look
    #[arg(long, value_name = "TEMPLATE")]
    tiles: Option<Tiles>,

    /// Whose tiles they are, as is shown on the map beside the attribution of the data
    #[arg(long, default_value = "", requires = "tiles", hide_default_value = true, value_name = "TEXT")]
    tiles_attribution: String,

    /// Seconds that the upload of a file may take
    #[arg(long, default_value_t = Options::default().upload_time.as_secs(), value_name = "SECONDS")]
    upload_time: u64,

    /// Largest file in bytes that is taken to be answered row by row
    #[arg(long, default_value_t = Options::default().upload_bytes, value_name = "BYTES")]
    upload_bytes: u64,

    /// What to log: error, warn, info, debug or trace, for all or by part as in "warn,server=info"
    #[arg(long, default_value = "info", env = "PARVIS_LOG", value_name = "FILTER")]
    log: String,
}

/// Serves until a signal says stop.
pub fn run(args: &ServeArgs) -> Result<ExitCode> {
    start_log(&args.log)?;
    let geocoder = Arc::new(args.folders.open()?);
    std::thread::spawn(Geocoder::warm_up);
    let runtime = tokio::runtime::Runtime::new().context("threads of the server")?;
    runtime.block_on(server::serve(geocoder, args.options()))?;
    Ok(ExitCode::SUCCESS)
}

impl ServeArgs {
    fn options(&self) -> Options {
        Options {
            listen: self.listen,
            public_url: self.public_url.clone(),
            metrics: self.metrics_listen.unwrap_or_default(),
            default_languages: self.lang.clone(),
            connections: self.connections,
            client_connections: self.client_connections,
            answer_points: self.answer_points,
            concurrency: self.concurrency,
            timeout: Duration::from_secs(self.timeout),
            max_age: Duration::from_secs(self.max_age),
            strict: self.strict,
            extra_tags: self.extra_tags.clone(),
            tiles: self.tiles.clone(),
            tiles_attribution: self.tiles_attribution.clone(),
            upload_bytes: self.upload_bytes,
            upload_time: Duration::from_secs(self.upload_time),
            gazetteers: self.folders.folders.clone(),
            ..Options::default()
        }
    }
}

/// Lets everything that is logged go to the standard error.
fn start_log(filter: &str) -> Result<()> {
    let filter = EnvFilter::try_new(filter).with_context(|| {
        format!("--log {filter}: error, warn, info, debug or trace expected, or such as \"warn,server=info\"")
    })?;
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(stderr).with_ansi(has_colour(&stderr()));
    log.try_init().map_err(|error| anyhow!("log: {error}"))
}
