//! `/search/csv/` and `/reverse/csv/`: the rows of a file answered one by one, the same file back with more columns.
//!
//! Fields of the form may stand behind the file, so an upload is first kept in a temporary file; then rows are read,
//! answered and sent as they come, and neither file is ever in memory as a whole. [`upload`] takes the form in,
//! [`table`] finds out how its file is written, [`row`] answers a row, [`job`] runs through the rows on a thread of its
//! own.
//!
//! Few jobs run at a time, see [`crate::AppState`]: single questions must not wait for them.

mod encoding;
mod job;
mod row;
mod table;
mod upload;

use std::time::Duration;

use axum::extract::State;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use gazetteer::Languages;

use super::error::Error;
use crate::state::AppState;
use job::Job;
use row::Kind;
use table::Table;
use upload::Form;

/// How long a file waits for those before it.
const PATIENCE: Duration = Duration::from_mins(1);

type Received = Result<Multipart, MultipartRejection>;

/// Answers the addresses of a file.
pub async fn search(State(state): State<AppState>, parts: Received) -> Response {
    answer(&state, parts, Kind::Search).await.unwrap_or_else(IntoResponse::into_response)
}

/// Answers the points of a file.
pub async fn reverse(State(state): State<AppState>, parts: Received) -> Response {
    answer(&state, parts, Kind::Reverse).await.unwrap_or_else(IntoResponse::into_response)
}

async fn answer(state: &AppState, parts: Received, kind: Kind) -> Result<Response, Error> {
    let parts = parts.map_err(|error| Error::bad(format!("a form with a file named data is expected: {error}")))?;
    let waiting = tokio::time::timeout(PATIENCE, state.bulk.clone().acquire_owned());
    let Ok(Ok(place)) = waiting.await else {
        let description = "too many files are being answered, try again in a minute".to_owned();
        return Err(Error { status: StatusCode::SERVICE_UNAVAILABLE, description });
    };
    let form = Form::read(parts, &state.options).await?;
    let table = Table::open(form, kind)?;
    let languages = Languages::new(state.options.default_languages.clone());
    Job { loaded: state.loaded(), languages, table, place }.start()
}
