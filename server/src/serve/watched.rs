//! A socket whose client must go on reading what it is sent.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use hyper::rt::{Read, ReadBufCursor, Write};
use tokio::time::Sleep;

use super::connections::Connection;

/// Bytes that a client must take within the time that is given to it while more waits.
const LEAST_TAKEN: usize = 32 << 10;

/// A socket of which it is known when it was last used, and which fails where its client reads too slowly.
#[derive(Debug)]
pub struct Watched<T> {
    io: T,
    connection: Arc<Connection>,
    patience: Duration,
    waiting: Option<Waiting>,
}

/// A time in which the client has to take something.
#[derive(Debug)]
struct Waiting {
    end: Pin<Box<Sleep>>,
    taken: usize,
}

impl<T: Unpin> Watched<T> {
    /// Watches a socket.
    pub fn new(io: T, connection: Arc<Connection>, patience: Duration) -> Self {
        Self { io, connection, patience, waiting: None }
    }

    fn io(&mut self) -> Pin<&mut T> {
        Pin::new(&mut self.io)
    }

    /// Notes what came of a write. Time runs from the first that had to wait until enough was taken or nothing waits.
    fn note(&mut self, context: &mut Context<'_>, written: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        match &written {
            Poll::Ready(Ok(bytes)) => {
                self.connection.touch();
                if let Some(waiting) = &mut self.waiting {
                    waiting.taken += bytes;
                }
                self.waiting.take_if(|waiting| waiting.taken >= LEAST_TAKEN);
            }
            Poll::Ready(Err(_)) => {}
            Poll::Pending => {
                let patience = self.patience;
                let new = || Waiting { end: Box::pin(tokio::time::sleep(patience)), taken: 0 };
                let waiting = self.waiting.get_or_insert_with(new);
                if waiting.end.as_mut().poll(context).is_ready() {
                    return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
                }
            }
        }
        written
    }
}

impl<T: Read + Unpin> Read for Watched<T> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: ReadBufCursor<'_>,
    ) -> Poll<io::Result<()>> {
        let read = self.io().poll_read(context, buffer);
        if read.is_ready() {
            self.connection.touch();
        }
        read
    }
}

impl<T: Write + Unpin> Write for Watched<T> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = self.io().poll_write(context, bytes);
        self.note(context, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        pieces: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = self.io().poll_write_vectored(context, pieces);
        self.note(context, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.io.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        // Asked for only when everything is written.
        let flushed = self.io().poll_flush(context);
        if flushed.is_ready() {
            self.waiting = None;
            self.connection.unsent.all_is_sent();
        }
        flushed
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.io().poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use std::task::Waker;

    use super::*;

    /// A socket that takes so many bytes of a write; `None` for one that makes it wait.
    struct Taking(Option<usize>);

    impl Write for Taking {
        fn poll_write(self: Pin<&mut Self>, _: &mut Context<'_>, _: &[u8]) -> Poll<io::Result<usize>> {
            self.0.map_or(Poll::Pending, |bytes| Poll::Ready(Ok(bytes)))
        }

        fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
            Poll::Ready(Ok(()))
        }

        fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
            Poll::Ready(Ok(()))
        }
    }

    const LONG: Duration = Duration::from_hours(1);

    fn write(watched: &mut Watched<Taking>, taken: Option<usize>) -> Poll<io::Result<usize>> {
        watched.io.0 = taken;
        Pin::new(watched).poll_write(&mut Context::from_waker(Waker::noop()), b"answer")
    }

    #[tokio::test]
    async fn a_client_that_takes_nothing_is_given_up_when_its_time_is_over() {
        let mut watched = Watched::new(Taking(None), Arc::default(), Duration::from_millis(1));
        assert!(write(&mut watched, None).is_pending());
        tokio::time::sleep(Duration::from_millis(20)).await;
        let Poll::Ready(Err(error)) = write(&mut watched, None) else { panic!("it is still waited for") };
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
    }

    #[tokio::test]
    async fn time_runs_on_for_a_client_that_drips_and_anew_for_one_that_takes_enough() {
        let mut watched = Watched::new(Taking(None), Arc::default(), LONG);
        assert!(write(&mut watched, Some(6)).is_ready() && watched.waiting.is_none(), "nothing had to wait");
        assert!(write(&mut watched, None).is_pending());
        assert!(write(&mut watched, Some(LEAST_TAKEN - 1)).is_ready() && watched.waiting.is_some());
        assert!(write(&mut watched, Some(1)).is_ready() && watched.waiting.is_none());
    }

    #[tokio::test]
    async fn time_ends_with_the_last_byte_of_an_answer() {
        let mut watched = Watched::new(Taking(None), Arc::default(), LONG);
        assert!(write(&mut watched, None).is_pending() && watched.waiting.is_some());
        assert!(write(&mut watched, Some(6)).is_ready());
        assert!(Pin::new(&mut watched).poll_flush(&mut Context::from_waker(Waker::noop())).is_ready());
        assert!(watched.waiting.is_none());
    }
}
