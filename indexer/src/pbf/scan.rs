//! Blobs decoded in parallel, results in order, memory bounded.

use std::ops::{ControlFlow, Range};

use rayon::prelude::*;

use super::block::Block;
use super::file::PbfFile;
use crate::error::Error;
use crate::fault::Fault;
use crate::progress::Progress;

/// Blobs of one batch for each thread. While one batch is taken, the next is decoded: only the results of two batches
/// and one decompressed blob a thread are in memory at any time.
const BLOBS_PER_THREAD: usize = 8;

impl PbfFile {
    /// Decodes a range of blobs and hands the results to `take` in the order of the file, until it breaks.
    ///
    /// `decode` runs on all threads, `take` on one at a time. The progress is advanced by bytes of the file.
    ///
    /// # Errors
    /// The first blob in the order of the file that can't be read or decoded.
    pub fn scan<T: Send>(
        &self,
        blobs: Range<usize>,
        progress: &dyn Progress,
        decode: impl Fn(&Block<'_>) -> Result<T, Fault> + Sync,
        mut take: impl FnMut(T) -> ControlFlow<()> + Send,
    ) -> Result<ControlFlow<()>, Error> {
        let one = |index: usize| {
            let (offset, block) = self.block(index)?;
            Block::new(&block).and_then(|block| decode(&block)).map_err(self.at(offset))
        };
        let batch = BLOBS_PER_THREAD * rayon::current_num_threads();
        let mut decoded: Vec<Result<T, Error>> = Vec::new();
        let mut next = blobs.start;
        loop {
            let range = next..blobs.end.min(next + batch);
            next = range.end;
            let ready = std::mem::take(&mut decoded);
            let (more, taken) = rayon::join(
                || range.clone().into_par_iter().with_max_len(1).map(one).collect(),
                || {
                    ready.into_iter().try_fold(ControlFlow::Continue(()), |flow, result| {
                        result.map(|result| if flow.is_break() { flow } else { take(result) })
                    })
                },
            );
            if taken?.is_break() {
                return Ok(ControlFlow::Break(()));
            }
            progress.advance(self.bytes_of(range.clone()));
            heap::check()?;
            if range.is_empty() {
                return Ok(ControlFlow::Continue(()));
            }
            decoded = more;
        }
    }
}
