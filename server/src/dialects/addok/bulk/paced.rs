//! The body of a form, handed on no faster than it is used.
//!
//! The parser of forms takes whatever is there before it looks at it, so a form that comes in faster than it is read,
//! or a head of a part that never ends, would fill the memory. [`Paced`] hands on one piece at a time and keeps account
//! of what was handed on and not used yet.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::task::{Context, Poll};

use axum::Error;
use axum::body::{Body, BodyDataStream, Bytes};
use tokio_stream::Stream;

/// Most bytes of the head of a part; they may come with those before the form's first part.
pub const MOST_HEAD_BYTES: u64 = 16 << 10;
/// Bytes that may be handed on and not used: the parser holds them.
const MOST_HELD_BYTES: u64 = 256 << 10;

/// How often a reader may want more without using what it has. It can use content at once; for a head it asks twice
/// before it looks at what it has.
const MOST_REFUSALS: u32 = 4;

/// What was handed on of a form and what of it was used.
#[derive(Debug, Default)]
pub struct Account {
    handed_on: AtomicU64,
    used: AtomicU64,
    steps: AtomicU64,
    head_from: AtomicU64,
    in_head: AtomicBool,
    broken: AtomicBool,
}

impl Account {
    /// From now on the head of a part is read.
    pub fn begin_head(&self) {
        self.head_from.store(self.handed_on.load(Ordering::Relaxed), Ordering::Relaxed);
        self.in_head.store(true, Ordering::Relaxed);
        self.steps.fetch_add(1, Ordering::Relaxed);
    }

    /// From now on the content of a part is read.
    pub fn end_head(&self) {
        self.in_head.store(false, Ordering::Relaxed);
        self.steps.fetch_add(1, Ordering::Relaxed);
    }

    /// Some content was used.
    pub fn use_up(&self, bytes: usize) {
        self.used.fetch_add(bytes as u64, Ordering::Relaxed);
        self.steps.fetch_add(1, Ordering::Relaxed);
    }

    /// Whether the head of a part was too long.
    pub fn is_broken(&self) -> bool {
        self.broken.load(Ordering::Relaxed)
    }

    /// Whether as much was handed on for the head of a part as one may have.
    fn head_is_full(&self) -> bool {
        let taken = self.handed_on.load(Ordering::Relaxed) - self.head_from.load(Ordering::Relaxed);
        self.in_head.load(Ordering::Relaxed) && taken >= MOST_HEAD_BYTES
    }

    fn held(&self) -> u64 {
        self.handed_on.load(Ordering::Relaxed).saturating_sub(self.used.load(Ordering::Relaxed))
    }
}

/// A body that is handed on piece by piece.
#[derive(Debug)]
pub struct Paced {
    body: BodyDataStream,
    account: Arc<Account>,
    /// Whether a piece was handed on since the reader was last asked to come back.
    is_resting: bool,
    /// The step at which the reader was last told to use what it has, and how often.
    refused_at: Option<u64>,
    refused: u32,
}

impl Paced {
    /// The same body, paced, and its account.
    pub fn of_body(body: Body) -> (Body, Arc<Account>) {
        let account = Arc::new(Account::default());
        let own = Arc::clone(&account);
        let paced =
            Self { body: body.into_data_stream(), account: own, is_resting: false, refused_at: None, refused: 0 };
        (Body::from_stream(paced), account)
    }

    /// Nothing more for now; the reader is called again at once, after it has used what it has.
    fn rest(context: &Context<'_>) -> Poll<Option<Result<Bytes, Error>>> {
        context.waker().wake_by_ref();
        Poll::Pending
    }

    fn refuse(&self) -> Poll<Option<Result<Bytes, Error>>> {
        self.account.broken.store(true, Ordering::Relaxed);
        Poll::Ready(Some(Err(Error::new("the head of a part is too long"))))
    }
}

impl Stream for Paced {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if std::mem::take(&mut self.is_resting) {
            return Self::rest(context);
        }
        if self.account.head_is_full() || self.account.held() >= MOST_HELD_BYTES {
            let step = self.account.steps.load(Ordering::Relaxed);
            self.refused = if self.refused_at.replace(step) == Some(step) { self.refused + 1 } else { 1 };
            return if self.refused > MOST_REFUSALS { self.refuse() } else { Self::rest(context) };
        }
        let piece = Pin::new(&mut self.body).poll_next(context);
        if let Poll::Ready(Some(Ok(bytes))) = &piece {
            self.account.handed_on.fetch_add(bytes.len() as u64, Ordering::Relaxed);
            self.is_resting = true;
        }
        piece
    }
}
