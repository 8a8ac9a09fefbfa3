//! Listening on an address until a signal says stop.

use std::future::Future;
use std::sync::Arc;

use geocoder::Geocoder;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use crate::error::Error;
use crate::options::Options;
use crate::state::AppState;
use crate::{reload, routes};

/// Answers requests until SIGTERM or SIGINT; those that are open then have [`Options::grace`] to end.
///
/// SIGHUP opens the gazetteers of [`Options::gazetteers`] again.
///
/// # Errors
/// When the address can't be bound or the system gives no signals.
pub async fn serve(geocoder: Arc<Geocoder>, options: Options) -> Result<(), Error> {
    let (listen, grace) = (options.listen, options.grace);
    let listener = TcpListener::bind(listen).await.map_err(|source| Error::Bind { listen, source })?;
    let listen = listener.local_addr().unwrap_or(listen);
    let state = AppState::new(geocoder, options);
    let reloading =
        tokio::spawn(reload::keep_fresh(state.clone(), signal(SignalKind::hangup()).map_err(Error::Signals)?));
    let (stopping, mut stopped) = tokio::sync::watch::channel(false);
    let stop = stop_signal()?;
    let serving = axum::serve(listener, routes::router(state)).with_graceful_shutdown(async move {
        stop.await;
        tracing::info!("stopping");
        stopping.send_replace(true);
    });
    tracing::info!(%listen, "listening");
    let overdue = async {
        let asked_to_stop = stopped.wait_for(|stopping| *stopping).await.is_ok();
        if asked_to_stop {
            tokio::time::sleep(grace).await;
        } else {
            std::future::pending::<()>().await;
        }
    };
    let ended = tokio::select! {
        ended = serving.into_future() => ended.map_err(|source| Error::Serve { listen, source }),
        () = overdue => Ok(()),
    };
    reloading.abort();
    ended
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
