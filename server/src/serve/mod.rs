//! Listening on an address until a signal says stop.
//!
//! Connections are accepted here and not by axum, because a server that faces strangers must bound how many there are
//! and how long each may take to say what it wants.

mod connections;
mod descriptors;
mod watched;

use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use geocoder::Geocoder;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::signal::unix::{SignalKind, signal};

use crate::error::Error;
use crate::options::{Metrics, Options};
use crate::state::AppState;
use crate::{reload, routes};
use connections::{Connections, Entry};
use watched::Watched;

/// Bytes of a head of a request, and of an answer, that a connection holds at most.
const CONNECTION_BUFFER: usize = 64 << 10;
/// Connections of those who watch the counts.
const METRICS_CONNECTIONS: usize = 16;
/// Bytes of an answer that the system holds for a connection.
const SEND_BUFFER: usize = 128 << 10;

/// Answers requests until SIGTERM or SIGINT; those that are open then have [`Options::grace`] to end.
///
/// SIGHUP opens the gazetteers of [`Options::gazetteers`] again.
///
/// # Errors
/// When the address can't be bound or the system gives no signals.
pub async fn serve(geocoder: Arc<Geocoder>, options: Options) -> Result<(), Error> {
    let listen = options.listen;
    let listener = TcpListener::bind(listen).await.map_err(|source| Error::Bind { listen, source })?;
    tracing::info!(listen = %listener.local_addr().unwrap_or(listen), "listening");
    let state = AppState::new(geocoder, options);
    let hangup = signal(SignalKind::hangup()).map_err(Error::Signals)?;
    let stop = stop_signal()?;
    let reloading = tokio::spawn(reload::keep_fresh(state.clone(), hangup));
    let watching = serve_metrics(&state).await?;
    serve_until(listener, state, stop).await;
    watching.inspect(tokio::task::JoinHandle::abort);
    reloading.abort();
    Ok(())
}

/// Shows the counts at an address of their own, where they have one.
async fn serve_metrics(state: &AppState) -> Result<Option<tokio::task::JoinHandle<()>>, Error> {
    let Metrics::At(listen) = state.options.metrics else { return Ok(None) };
    let listener = TcpListener::bind(listen).await.map_err(|source| Error::Bind { listen, source })?;
    tracing::info!(listen = %listener.local_addr().unwrap_or(listen), "listening for those who watch the counts");
    let (router, options) = (routes::metrics_router(state.clone()), Arc::clone(&state.options));
    Ok(Some(tokio::spawn(async move {
        answer_all(listener, router, &options, METRICS_CONNECTIONS, std::future::pending()).await;
    })))
}

/// Answers requests on a bound socket until `stop` ends; those that are open then have [`Options::grace`] to end.
pub async fn serve_until(listener: TcpListener, state: AppState, stop: impl Future<Output = ()>) {
    let options = Arc::clone(&state.options);
    let most = descriptors::room_for_connections(options.connections);
    answer_all(listener, routes::router(state), &options, most, stop).await;
}

async fn answer_all(
    listener: TcpListener,
    router: Router,
    options: &Options,
    most_connections: usize,
    stop: impl Future<Output = ()>,
) {
    let connections = Connections::new(most_connections, options.client_connections);
    let server = Server::new(router, options);
    let open = GracefulShutdown::new();
    let mut stop = std::pin::pin!(stop);
    loop {
        let accepted = async {
            let (stream, address) = accept(&listener).await;
            (stream, connections.take_in(address.ip()).await)
        };
        let (stream, entry) = tokio::select! {
            accepted = accepted => accepted,
            () = &mut stop => break,
        };
        // A client that has its share is not told so: it would cost what it is refused.
        if let Some(entry) = entry {
            server.answer(stream, entry, &open);
        }
    }
    drop(listener);
    tracing::info!(open = open.count(), "stopping");
    if tokio::time::timeout(options.grace, open.shutdown()).await.is_err() {
        tracing::warn!("some requests were cut off");
    }
}

/// How connections are answered.
struct Server {
    http: http1::Builder,
    service: TowerToHyperService<Router>,
    patience: Duration,
}

impl Server {
    fn new(router: Router, options: &Options) -> Self {
        let mut http = http1::Builder::new();
        http.timer(TokioTimer::new()).header_read_timeout(options.patience).max_buf_size(CONNECTION_BUFFER);
        Self { http, service: TowerToHyperService::new(router), patience: options.patience }
    }

    /// Answers the requests of a connection until its client or the connections of others end it.
    fn answer(&self, stream: TcpStream, entry: Entry, open: &GracefulShutdown) {
        end_unread(&stream, self.patience);
        let (service, unsent) = (self.service.clone(), Arc::clone(&entry.connection.unsent));
        let marked = service_fn(move |mut request: Request<Incoming>| {
            unsent.begin();
            request.extensions_mut().insert(Arc::clone(&unsent));
            service.call(request)
        });
        let io = Watched::new(TokioIo::new(stream), Arc::clone(&entry.connection), self.patience);
        let answering = open.watch(self.http.serve_connection(io, marked));
        tokio::spawn(async move {
            tokio::select! {
                // A client that hangs up in the middle is no matter of ours.
                _hung_up = answering => {}
                () = entry.connection.close.notified() => {}
            }
        });
    }
}

/// Lets the system end a connection, too, whose client takes nothing of what the system holds for it.
#[cfg(target_os = "linux")]
fn end_unread(stream: &TcpStream, patience: Duration) {
    let milliseconds = u32::try_from(patience.as_millis()).unwrap_or(u32::MAX);
    let _unsupported = rustix::net::sockopt::set_tcp_user_timeout(stream, milliseconds);
}

#[cfg(not(target_os = "linux"))]
fn end_unread(_stream: &TcpStream, _patience: Duration) {}

/// The next connection. Where the system has no room for one it is asked again a moment later.
async fn accept(listener: &TcpListener) -> (TcpStream, SocketAddr) {
    loop {
        match listener.accept().await {
            Ok((stream, address)) => {
                // Answers are one small write each, which must not wait for more to send.
                let _unsupported = stream.set_nodelay(true);
                // What the system holds for a client that reads nothing is bounded, too.
                let _unsupported = rustix::net::sockopt::set_socket_send_buffer_size(&stream, SEND_BUFFER);
                return (stream, address);
            }
            Err(error) => {
                tracing::warn!(%error, "a connection was not accepted");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    }
}

/// Ends with the first SIGTERM or SIGINT.
fn stop_signal() -> Result<impl Future<Output = ()>, Error> {
    let mut terminate = signal(SignalKind::terminate()).map_err(Error::Signals)?;
    let mut interrupt = signal(SignalKind::interrupt()).map_err(Error::Signals)?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}
