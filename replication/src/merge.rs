//! One extract out of several: each object once, in its newest version.
//!
//! All files are read at the same time, a blob of each in memory.

use std::path::{Path, PathBuf};

use indexer::pbf::PbfFile;
use indexer::progress::{Progress, Unit};
use osmpbfreader::osmformat::{HeaderBBox, HeaderBlock};
use protobuf::MessageField;

use crate::apply::{check_order, create, finish, write_header};
use crate::decode;
use crate::encode;
use crate::error::Error;
use crate::object::{Key, Object};
use crate::position::Position;

/// Objects that are encoded together.
const BATCH: usize = 8_000;

/// Writes one extract with the objects of several, durably.
///
/// Its header tells the oldest of their times, and a place in a row of diffs where all of them stand in the same row.
///
/// # Errors
/// When one can't be read, is damaged or not sorted, or when the new file can't be written.
pub fn merge(extracts: &[PathBuf], target: &Path, progress: &dyn Progress) -> Result<(), Error> {
    use std::io::Write;
    let mut inputs = extracts.iter().map(|path| Input::open(path)).collect::<Result<Vec<_>, _>>()?;
    let mut out = create(target)?;
    write_header(&mut out, header(&inputs)?).map_err(Error::io(target))?;
    let bytes = inputs.iter().map(|input| input.file.bytes_of(0..input.file.blob_count())).sum();
    progress.start("joining extracts", bytes, Unit::Bytes);
    let mut batch = Vec::with_capacity(BATCH);
    while let Some(object) = newest(&mut inputs, progress)? {
        batch.push(object);
        if batch.len() == BATCH {
            out.write_all(&encode::blobs(&batch).map_err(Error::io(target))?).map_err(Error::io(target))?;
            batch.clear();
        }
    }
    out.write_all(&encode::blobs(&batch).map_err(Error::io(target))?).map_err(Error::io(target))?;
    finish(out).map_err(Error::io(target))?;
    progress.finish();
    Ok(())
}

/// The next object in the order of all files: of those that are the same the one of the highest version.
fn newest(inputs: &mut [Input], progress: &dyn Progress) -> Result<Option<Object>, Error> {
    for input in inputs.iter_mut() {
        input.fill(progress)?;
    }
    let Some(key) = inputs.iter().filter_map(Input::key).min() else { return Ok(None) };
    let same = inputs.iter_mut().filter(|input| input.key() == Some(key)).filter_map(|input| input.objects.pop());
    Ok(same.reduce(|best, other| if other.meta.version > best.meta.version { other } else { best }))
}

/// One of the files, and the objects of its present blob, last one first.
struct Input {
    path: PathBuf,
    file: PbfFile,
    next: usize,
    last: Option<Key>,
    objects: Vec<Object>,
}

impl Input {
    fn open(path: &Path) -> Result<Self, Error> {
        Ok(Self { path: path.to_owned(), file: PbfFile::open(path)?, next: 0, last: None, objects: Vec::new() })
    }

    fn key(&self) -> Option<Key> {
        self.objects.last().map(Object::key)
    }

    /// Decodes the next blobs until there is an object or the file ends.
    fn fill(&mut self, progress: &dyn Progress) -> Result<(), Error> {
        while self.objects.is_empty() && self.next < self.file.blob_count() {
            let index = self.next;
            self.next += 1;
            let block = self.file.primitive_block(index)?;
            let range = decode::range(&block);
            check_order(&self.path, self.last, range)?;
            self.last = range.last.or(self.last);
            self.objects = decode::objects(&block).map_err(|fault| self.file.blame(index, fault))?;
            self.objects.reverse();
            progress.advance(self.file.bytes_of(index..index + 1));
        }
        Ok(())
    }
}

/// The header of the new file.
fn header(inputs: &[Input]) -> Result<HeaderBlock, Error> {
    let headers = inputs.iter().map(|input| input.file.header_block()).collect::<Result<Vec<_>, _>>()?;
    let mut header = HeaderBlock::new();
    header.required_features = vec!["OsmSchema-V0.6".into(), "DenseNodes".into()];
    header.bbox = bounds(&headers);
    let url = headers.first().and_then(|header| header.osmosis_replication_base_url.clone());
    let one_row = headers.iter().all(|header| header.osmosis_replication_base_url == url);
    let oldest = |of: &dyn Fn(&HeaderBlock) -> Option<i64>| headers.iter().map(of).min().flatten();
    let position = Position {
        sequence: oldest(&|header| header.osmosis_replication_sequence_number).filter(|_| one_row),
        url: url.filter(|_| one_row),
        timestamp: oldest(&|header| header.osmosis_replication_timestamp),
    };
    position.note(&mut header);
    Ok(header)
}

/// The box around the boxes of all headers; none where one of them has none.
fn bounds(headers: &[HeaderBlock]) -> MessageField<HeaderBBox> {
    let boxes: Option<Vec<&HeaderBBox>> = headers.iter().map(|header| header.bbox.as_ref()).collect();
    let around = boxes.unwrap_or_default().into_iter().cloned().reduce(|mut all, one| {
        all.left = all.left.min(one.left);
        all.bottom = all.bottom.min(one.bottom);
        all.right = all.right.max(one.right);
        all.top = all.top.max(one.top);
        all
    });
    MessageField::from_option(around)
}
