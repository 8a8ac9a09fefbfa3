//! An extract written anew with changes, in one pass.
//!
//! The blobs of a sorted extract are taken batch by batch. Which changes belong into a blob is told by the last object
//! of it and of the one before; blobs without any are copied byte by byte, the others are decoded, woven and encoded,
//! on all threads. In memory are the changes and the blobs of one batch.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use indexer::pbf::PbfFile;
use indexer::pbf::writer::write_blob;
use indexer::progress::{Progress, Unit};
use osmpbfreader::osmformat::{HeaderBlock, PrimitiveBlock};
use protobuf::Message;
use rayon::prelude::*;

use crate::changes::{Change, Changes};
use crate::decode::{self, Range};
use crate::encode;
use crate::error::Error;
use crate::object::{Key, Object, shown};
use crate::position::Position;

/// Blobs of one batch for each thread.
const BLOBS_PER_THREAD: usize = 8;

/// What came of an application.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// Objects that are new.
    pub created: u64,
    /// Objects that are different.
    pub modified: u64,
    /// Objects that are gone.
    pub deleted: u64,
    /// Changes that were in the extract already, or of objects that are not in it.
    pub without_effect: u64,
}

impl Applied {
    fn add(&mut self, other: Self) {
        self.created += other.created;
        self.modified += other.modified;
        self.deleted += other.deleted;
        self.without_effect += other.without_effect;
    }
}

/// Writes an extract with changes into another file, durably.
///
/// # Errors
/// When the extract can't be read, is damaged or not sorted, or when the other file can't be written; what is there of
/// it is then worthless.
pub fn apply(
    extract: &Path,
    changes: &Changes,
    position: &Position,
    target: &Path,
    progress: &dyn Progress,
) -> Result<Applied, Error> {
    let file = PbfFile::open(extract)?;
    let mut out = create(target)?;
    let mut header = file.header_block()?;
    position.note(&mut header);
    write_header(&mut out, header).map_err(Error::io(target))?;
    progress.start("applying changes", file.bytes_of(0..file.blob_count()), Unit::Bytes);
    let mut weaver = Weaver { extract, file: &file, changes, last: None, applied: Applied::default() };
    let batch = BLOBS_PER_THREAD * rayon::current_num_threads();
    for start in (0..file.blob_count()).step_by(batch) {
        let blobs = start..file.blob_count().min(start + batch);
        for bytes in weaver.weave(blobs.clone())? {
            out.write_all(&bytes).map_err(Error::io(target))?;
        }
        progress.advance(file.bytes_of(blobs));
    }
    let (rest, applied) = woven(Vec::new(), changes.between(weaver.last, None));
    weaver.applied.add(applied);
    out.write_all(&encode::blobs(&rest).map_err(Error::io(target))?).map_err(Error::io(target))?;
    finish(out).map_err(Error::io(target))?;
    progress.finish();
    Ok(weaver.applied)
}

/// What is known on the way through an extract.
struct Weaver<'a> {
    extract: &'a Path,
    file: &'a PbfFile,
    changes: &'a Changes,
    /// The last object of the blobs so far.
    last: Option<Key>,
    applied: Applied,
}

impl Weaver<'_> {
    /// The bytes of a batch of blobs, with the changes that belong into them.
    fn weave(&mut self, blobs: std::ops::Range<usize>) -> Result<Vec<Vec<u8>>, Error> {
        let looked = |index| {
            let block = self.file.primitive_block(index)?;
            Ok((index, decode::range(&block), block))
        };
        let looked: Vec<(usize, Range, PrimitiveBlock)> =
            blobs.into_par_iter().map(looked).collect::<Result<_, Error>>()?;
        let mut work = Vec::with_capacity(looked.len());
        for (index, range, block) in looked {
            check_order(self.extract, self.last, range)?;
            let after = self.last;
            self.last = range.last.or(after);
            work.push((index, block, after, self.last));
        }
        let done: Vec<(Vec<u8>, Applied)> = work
            .into_par_iter()
            .map(|(index, block, after, last)| self.blob(index, &block, after, last))
            .collect::<Result<_, _>>()?;
        for (_, applied) in &done {
            self.applied.add(*applied);
        }
        Ok(done.into_iter().map(|(bytes, _)| bytes).collect())
    }

    fn blob(
        &self,
        index: usize,
        block: &PrimitiveBlock,
        after: Option<Key>,
        last: Option<Key>,
    ) -> Result<(Vec<u8>, Applied), Error> {
        let mut changes = self.changes.between(after, last).peekable();
        if last == after || changes.peek().is_none() {
            return Ok((self.file.frame(index)?, Applied::default()));
        }
        let objects = decode::objects(block).map_err(|fault| self.file.blame(index, fault))?;
        let (objects, applied) = woven(objects, changes);
        if applied.created + applied.modified + applied.deleted == 0 {
            return Ok((self.file.frame(index)?, applied));
        }
        Ok((encode::blobs(&objects).map_err(Error::io(self.extract))?, applied))
    }
}

/// Refuses blobs whose objects are in no order.
pub(crate) fn check_order(extract: &Path, before: Option<Key>, range: Range) -> Result<(), Error> {
    let between = before.zip(range.first).filter(|(before, first)| before > first);
    match range.disorder.or(between) {
        None => Ok(()),
        Some((before, found)) => {
            Err(Error::Unsorted { path: extract.to_owned(), found: shown(found), before: shown(before) })
        }
    }
}

/// Objects with changes, both in order.
fn woven<'c>(objects: Vec<Object>, changes: impl Iterator<Item = (&'c Key, &'c Change)>) -> (Vec<Object>, Applied) {
    let mut applied = Applied::default();
    let mut out = Vec::with_capacity(objects.len());
    let mut objects = objects.into_iter().peekable();
    for (key, change) in changes {
        while let Some(object) = objects.next_if(|object| object.key() < *key) {
            out.push(object);
        }
        let there = objects.next_if(|object| object.key() == *key);
        match (there, change) {
            (Some(there), change) if !change.beats(there.meta.version) => {
                applied.without_effect += 1;
                out.push(there);
            }
            (Some(_), Change::Put(object)) => {
                applied.modified += 1;
                out.push(object.clone());
            }
            (Some(_), Change::Delete { .. }) => applied.deleted += 1,
            (None, Change::Put(object)) => {
                applied.created += 1;
                out.push(object.clone());
            }
            (None, Change::Delete { .. }) => applied.without_effect += 1,
        }
    }
    out.extend(objects);
    (out, applied)
}

/// A new file for an extract.
pub(crate) fn create(target: &Path) -> Result<BufWriter<File>, Error> {
    File::create(target).map(|file| BufWriter::with_capacity(1 << 20, file)).map_err(Error::io(target))
}

/// Writes the header of a sorted file.
pub(crate) fn write_header(out: &mut impl Write, mut header: HeaderBlock) -> std::io::Result<()> {
    // Blobs that are written anew have no positions on ways.
    header.optional_features.retain(|feature| feature != "LocationsOnWays" && feature != "Sort.Type_then_ID");
    header.optional_features.push("Sort.Type_then_ID".to_owned());
    header.writingprogram = Some("parvis".to_owned());
    write_blob(out, "OSMHeader", &header.write_to_bytes().map_err(std::io::Error::other)?)
}

/// Brings everything to the disk.
pub(crate) fn finish(out: BufWriter<File>) -> std::io::Result<()> {
    out.into_inner().map_err(std::io::IntoInnerError::into_error)?.sync_all()
}
