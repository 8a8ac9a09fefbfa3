//! The documents of a word: the union of the posting lists of its terms.

use tantivy::postings::{SegmentPostings, TermInfo};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, InvertedIndexReader, TERMINATED};

/// Documents in rising order from several posting lists.
pub struct Union {
    lists: Vec<SegmentPostings>,
    doc: DocId,
}

impl Default for Union {
    fn default() -> Self {
        Self { lists: Vec::new(), doc: TERMINATED }
    }
}

impl Union {
    /// Adds lists; those that can't be read are left out.
    pub fn add<'t>(&mut self, reader: &InvertedIndexReader, terms: impl Iterator<Item = &'t TermInfo>) {
        for info in terms {
            if let Ok(list) = reader.read_postings_from_terminfo(info, IndexRecordOption::Basic) {
                self.doc = self.doc.min(list.doc());
                self.lists.push(list);
            }
        }
    }

    /// How many lists there are.
    pub fn len(&self) -> usize {
        self.lists.len()
    }

    /// Goes to the first document not before `target` and returns it.
    #[inline]
    pub fn seek(&mut self, target: DocId) -> DocId {
        if self.doc < target {
            self.doc = TERMINATED;
            for list in &mut self.lists {
                let doc = if list.doc() < target { list.seek(target) } else { list.doc() };
                self.doc = self.doc.min(doc);
            }
        }
        self.doc
    }

    /// Whether a document is among them. Documents must be asked for in rising order.
    #[inline]
    pub fn has(&mut self, doc: DocId) -> bool {
        self.seek(doc) == doc
    }
}
