//! Refusing requests that would only wait: better an early 503 than a late answer.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;

use super::place::{Place, Unsent, held, saturated};
use crate::state::AppState;

/// Lets a request pass, or answers 503 where too many are answered or wait already. Its place is free again when the
/// last byte of its answer is sent.
///
/// Questions are answered without awaiting anything, so waiting requests would be invisible; each therefore steps back
/// once after it was counted, which lets all that have arrived be counted first.
pub async fn admit(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let unsent: Option<Arc<Unsent>> = request.extensions_mut().remove();
    let Some(place) = Place::take(&state.admitted, state.options.concurrency) else {
        return saturated("Too many requests at once, try again in a second.");
    };
    tokio::task::yield_now().await;
    held(next.run(request).await, place, unsent)
}
