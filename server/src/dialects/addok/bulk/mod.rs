//! `/search/csv/` and `/reverse/csv/`: the rows of a file answered one by one, the same file back with more columns.
//!
//! Fields of the form may stand behind the file, so an upload is first kept in a temporary file; then rows are read,
//! answered and sent as they come, and neither file is ever in memory as a whole. [`upload`] takes the form in,
//! [`table`] finds out how its file is written, [`rows`] reads it within limits, [`row`] answers a row, [`job`] runs
//! through the rows on a thread of its own.
//!
//! Few jobs run at a time, see [`crate::AppState`]: single questions must not wait for them. Whatever is sent, an
//! upload holds less than 32 MB: fields, heads of parts, columns, rows and cells have limits, and the error names the
//! one that was passed.

mod encoding;
mod job;
mod paced;
mod row;
mod rows;
mod table;
mod upload;

use std::time::Duration;

use axum::extract::multipart::Multipart;
use axum::extract::{FromRequest, Request, State};
use axum::response::{IntoResponse, Response};
use gazetteer::Languages;

use super::error::Error;
use crate::state::AppState;
use job::Job;
use paced::Paced;
use row::Kind;
use table::Table;
use upload::Form;

/// How long a file that is there waits for those before it.
const PATIENCE: Duration = Duration::from_mins(1);

/// Answers the addresses of a file.
pub async fn search(State(state): State<AppState>, request: Request) -> Response {
    answer(&state, request, Kind::Search).await.unwrap_or_else(IntoResponse::into_response)
}

/// Answers the points of a file.
pub async fn reverse(State(state): State<AppState>, request: Request) -> Response {
    answer(&state, request, Kind::Reverse).await.unwrap_or_else(IntoResponse::into_response)
}

async fn answer(state: &AppState, request: Request, kind: Kind) -> Result<Response, Error> {
    let (head, body) = request.into_parts();
    let (body, account) = Paced::of_body(body);
    let parts = Multipart::from_request(Request::from_parts(head, body), state).await;
    let parts = parts.map_err(|error| Error::bad(format!("a form with a file named data is expected: {error}")))?;
    let Ok(coming_in) = state.uploads.try_acquire() else {
        return Err(Error::busy("too many files are coming in, try again in a minute"));
    };
    let form = Form::read(parts, &account, state).await?;
    drop(coming_in);
    // Only a file that is there takes a place: one that comes in slowly keeps nobody waiting.
    let waiting = tokio::time::timeout(PATIENCE, state.bulk.clone().acquire_owned());
    let Ok(Ok(place)) = waiting.await else {
        return Err(Error::busy("too many files are being answered, try again in a minute"));
    };
    let opened = tokio::task::spawn_blocking(move || Table::open(form, kind)).await;
    let table = opened.map_err(|error| Error::busy(format!("the file could not be looked at: {error}")))??;
    let languages = Languages::new(state.options.default_languages.clone());
    Job { loaded: state.loaded(), languages, table, place }.start()
}
