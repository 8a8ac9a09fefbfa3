//! What a request holds until its answer is sent: its place among those that are answered, and the bytes of the answer.
//!
//! An answer that nobody reads is as much of a burden as one that is computed, so a place is given back with the last
//! byte, not when the answer is ready. A body is handed to the connection in pieces, because what the connection has
//! taken it holds.

use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use axum::body::{Body, Bytes};
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use hyper::body::{Body as HttpBody, Frame, SizeHint};

use crate::state::AppState;

/// Bytes of an answer that the connection is handed at once.
const PIECE: usize = 64 << 10;

/// A count that goes down by as much as it went up when this is dropped.
#[derive(Debug)]
pub struct Place {
    count: Arc<AtomicUsize>,
}

impl Place {
    /// A place of `most`; `None` where all are taken.
    pub fn take(count: &Arc<AtomicUsize>, most: usize) -> Option<Self> {
        let place = Self { count: Arc::clone(count) };
        (count.fetch_add(1, Ordering::Relaxed) < most).then_some(place)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.count.fetch_sub(1, Ordering::Relaxed);
    }
}

/// The bytes of an answer, counted among those of all answers until it is handed on.
#[derive(Debug)]
struct AnswerBytes {
    all: Arc<AtomicU64>,
    own: u64,
}

impl Drop for AnswerBytes {
    fn drop(&mut self) {
        self.all.fetch_sub(self.own, Ordering::Relaxed);
    }
}

/// What a connection still holds of requests that are answered.
#[derive(Debug, Default)]
pub struct Unsent {
    places: Mutex<Vec<Place>>,
    has_any: AtomicBool,
    is_busy: AtomicBool,
}

impl Unsent {
    /// A request has come in.
    pub fn begin(&self) {
        self.is_busy.store(true, Ordering::Relaxed);
    }

    /// Whether a request is under way: come in and not sent to its last byte.
    pub fn is_busy(&self) -> bool {
        self.is_busy.load(Ordering::Relaxed)
    }

    /// Everything that was handed on is sent: the places of what is answered are free.
    pub fn all_is_sent(&self) {
        if self.has_any.swap(false, Ordering::Relaxed) {
            self.places.lock().unwrap_or_else(PoisonError::into_inner).clear();
            self.is_busy.store(false, Ordering::Relaxed);
        }
    }

    fn keep(&self, place: Place) {
        self.places.lock().unwrap_or_else(PoisonError::into_inner).push(place);
        self.has_any.store(true, Ordering::Relaxed);
    }
}

/// Holds a place until the last byte of an answer is sent, or handed on where nobody says when it is sent.
pub fn held(response: Response, place: Place, unsent: Option<Arc<Unsent>>) -> Response {
    let keep = Keep { place: Some(place), unsent };
    response.map(|body| Body::new(InPieces { body, rest: Bytes::new(), _keep: keep }))
}

/// Counts the bytes of an answer until they are handed on; 503 where those of all answers are too many.
pub fn counted(response: Response, state: &AppState) -> Response {
    let own = HttpBody::size_hint(response.body()).exact().unwrap_or_default();
    if own <= PIECE as u64 {
        // So many of them are bounded by the places.
        return response;
    }
    let bytes = AnswerBytes { all: Arc::clone(&state.answer_bytes), own };
    if state.answer_bytes.fetch_add(own, Ordering::Relaxed) + own > state.options.answer_bytes {
        drop(bytes);
        return saturated("Too many large answers at once, try again in a second.");
    }
    response.map(|body| Body::new(InPieces { body, rest: Bytes::new(), _keep: bytes }))
}

/// The answer of a server that has no room for a request at present.
pub fn saturated(message: &'static str) -> Response {
    let mut response = (StatusCode::SERVICE_UNAVAILABLE, message).into_response();
    response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("1"));
    response
}

struct Keep {
    place: Option<Place>,
    unsent: Option<Arc<Unsent>>,
}

impl Drop for Keep {
    fn drop(&mut self) {
        if let (Some(place), Some(unsent)) = (self.place.take(), &self.unsent) {
            unsent.keep(place);
        }
    }
}

/// A body in pieces, and what is kept until it is gone.
struct InPieces<K> {
    body: Body,
    rest: Bytes,
    _keep: K,
}

impl<K: Unpin> HttpBody for InPieces<K> {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        if self.rest.is_empty() {
            match ready!(Pin::new(&mut self.body).poll_frame(context)).map(|frame| frame.map(Frame::into_data)) {
                Some(Ok(Ok(data))) => self.rest = data,
                Some(Ok(Err(other))) => return Poll::Ready(Some(Ok(other))),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
        let piece = self.rest.len().min(PIECE);
        Poll::Ready(Some(Ok(Frame::data(self.rest.split_to(piece)))))
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_empty() && self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        let (inner, rest) = (self.body.size_hint(), self.rest.len() as u64);
        let mut hint = SizeHint::new();
        hint.set_lower(inner.lower() + rest);
        if let Some(upper) = inner.upper() {
            hint.set_upper(upper + rest);
        }
        hint
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn poll(body: &mut Body) -> Option<usize> {
        let mut context = Context::from_waker(std::task::Waker::noop());
        match Pin::new(body).poll_frame(&mut context) {
            Poll::Ready(Some(Ok(frame))) => frame.into_data().ok().map(|data| data.len()),
            _ => None,
        }
    }

    #[test]
    fn a_place_is_given_back_with_the_last_byte() {
        let count = Arc::new(AtomicUsize::new(0));
        let place = Place::take(&count, 1).unwrap();
        assert!(Place::take(&count, 1).is_none());
        let unsent = Arc::new(Unsent::default());
        unsent.begin();
        let mut body = held("x".repeat(PIECE + 10).into_response(), place, Some(Arc::clone(&unsent))).into_body();
        assert_eq!(body.size_hint().exact(), Some(PIECE as u64 + 10));
        assert_eq!((poll(&mut body), poll(&mut body)), (Some(PIECE), Some(10)));
        unsent.all_is_sent();
        assert!(body.is_end_stream() && unsent.is_busy());
        drop(body);
        assert_eq!(count.load(Ordering::Relaxed), 1, "handed on is not sent");
        unsent.all_is_sent();
        assert_eq!((count.load(Ordering::Relaxed), unsent.is_busy()), (0, false));
    }

    #[test]
    fn a_connection_that_ends_gives_its_places_back() {
        let count = Arc::new(AtomicUsize::new(0));
        let unsent = Arc::new(Unsent::default());
        drop(held("x".into_response(), Place::take(&count, 1).unwrap(), Some(Arc::clone(&unsent))));
        assert_eq!(count.load(Ordering::Relaxed), 1);
        drop(unsent);
        assert_eq!(count.load(Ordering::Relaxed), 0);
    }
}
