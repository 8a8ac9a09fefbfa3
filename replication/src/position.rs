//! Where an extract stands in a row of diffs, as its header tells.

use std::path::Path;

use indexer::pbf::PbfFile;
use osmpbfreader::osmformat::HeaderBlock;
use rayon::prelude::*;

use crate::decode;
use crate::error::Error;

/// Up to where the changes of a replication server are in an extract.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// The address of the server's folder.
    pub url: Option<String>,
    /// The number of the last diff.
    pub sequence: Option<i64>,
    /// Seconds since 1970.
    pub timestamp: Option<i64>,
}

impl Position {
    /// What the header of an extract says.
    ///
    /// # Errors
    /// When the extract can't be read or is damaged.
    pub fn of_extract(extract: &Path) -> Result<Self, Error> {
        let header = PbfFile::open(extract)?.header().clone();
        Ok(Self { url: header.replication_url, sequence: header.replication_sequence, timestamp: header.timestamp })
    }

    /// Writes it into a header.
    pub(crate) fn note(&self, header: &mut HeaderBlock) {
        header.osmosis_replication_base_url.clone_from(&self.url);
        header.osmosis_replication_sequence_number = self.sequence;
        header.osmosis_replication_timestamp = self.timestamp;
    }
}

/// The time of the newest object of an extract, in seconds since 1970; `None` where objects have no times.
///
/// For extracts whose header tells no time: whatever is older than the newest object is in there.
///
/// # Errors
/// When the extract can't be read or is damaged.
pub fn newest_object(extract: &Path) -> Result<Option<i64>, Error> {
    let file = PbfFile::open(extract)?;
    let newest = |index: usize| -> Result<i64, Error> {
        let objects = decode::objects(&file.primitive_block(index)?).map_err(|fault| file.blame(index, fault))?;
        Ok(objects.iter().map(|object| object.meta.timestamp).max().unwrap_or(0))
    };
    let newest = (0..file.blob_count()).into_par_iter().map(newest).try_reduce(|| 0, |a, b| Ok(a.max(b)))?;
    Ok((newest > 0).then_some(newest))
}
