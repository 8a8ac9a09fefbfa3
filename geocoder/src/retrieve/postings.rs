//! The documents of a word: the union of the posting lists of its terms.

use tantivy::postings::{SegmentPostings, TermInfo};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, InvertedIndexReader, TERMINATED};

/// Documents in rising order from several posting lists.
pub struct Union {
    lists: Vec<SegmentPostings>,
    doc: DocId,
}

impl Union {
    /// Opens the lists; those that can't be read are left out.
    pub fn open<'t>(reader: &InvertedIndexReader, terms: impl Iterator<Item = &'t TermInfo>) -> Self {
        let open = |info| reader.read_postings_from_terminfo(info, IndexRecordOption::Basic).ok();
        let lists: Vec<_> = terms.filter_map(open).collect();
        let doc = least(&lists);
        Self { lists, doc }
    }

    /// Goes to the first document not before `target` and returns it.
    #[inline]
    pub fn seek(&mut self, target: DocId) -> DocId {
        if self.doc < target {
            for list in &mut self.lists {
                if list.doc() < target {
                    list.seek(target);
                }
            }
            self.doc = least(&self.lists);
        }
        self.doc
    }

    /// Whether a document is among them. Documents must be asked for in rising order.
    #[inline]
    pub fn has(&mut self, doc: DocId) -> bool {
        self.seek(doc) == doc
    }
}

fn least(lists: &[SegmentPostings]) -> DocId {
    lists.iter().map(DocSet::doc).min().unwrap_or(TERMINATED)
}
