//! Listening on an address until a signal says stop.
//!
//! Connections are accepted here and not by axum, because a server that faces strangers must bound how many there are
//! and how long each may take to say what it wants.

use std::future::Future;
use std::sync::Arc;

use geocoder::Geocoder;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::Semaphore;

use crate::error::Error;
use crate::options::Options;
use crate::reload;
use crate::routes;
use crate::state::AppState;

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
    serve_until(listener, state, stop).await;
    reloading.abort();
    Ok(())
}

/// Answers requests on a bound socket until `stop` ends; those that are open then have [`Options::grace`] to end.
pub async fn serve_until(listener: TcpListener, state: AppState, stop: impl Future<Output = ()>) {
    let options = Arc::clone(&state.options);
    let service = TowerToHyperService::new(routes::router(state));
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(options.patience);
    let open = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(options.connections.min(Semaphore::MAX_PERMITS)));
    let mut stop = std::pin::pin!(stop);
    loop {
        let accepted = async {
            let place = Arc::clone(&places).acquire_owned().await;
            (place, accept(&listener).await)
        };
        let (place, stream) = tokio::select! {
            accepted = accepted => accepted,
            () = &mut stop => break,
        };
        let connection = open.watch(http.serve_connection(TokioIo::new(stream), service.clone()));
        tokio::spawn(async move {
            // A client that hangs up in the middle is no matter of ours.
            let _hung_up = connection.await;
            drop(place);
        });
    }
    drop(listener);
    tracing::info!(open = open.count(), "stopping");
    if tokio::time::timeout(options.grace, open.shutdown()).await.is_err() {
        tracing::warn!("some requests were cut off");
    }
}

/// The next connection. Where the system has no room for one it is asked again a moment later.
async fn accept(listener: &TcpListener) -> TcpStream {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                // Answers are one small write each, which must not wait for more to send.
                let _unsupported = stream.set_nodelay(true);
                return stream;
            }
            Err(error) => {
                tracing::warn!(%error, "a connection was not accepted");
                tokio::time::sleep(std::time::Duration::from_millis(50)).await;
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
