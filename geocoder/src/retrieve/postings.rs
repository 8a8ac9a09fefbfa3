//! The documents of a word: the union of the posting lists of its terms.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;

use tantivy::postings::{SegmentPostings, TermInfo};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, InvertedIndexReader, TERMINATED};

/// Documents in rising order from several posting lists.
///
/// A beginning of a word has hundreds of lists, most of them short, so that only those that are behind are looked at.
#[derive(Default)]
pub struct Union {
    lists: Vec<SegmentPostings>,
    /// Where each list stands, the first document on top; of equal ones that of the shortest term.
    heads: BinaryHeap<Reverse<Head>>,
    steps: u32,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Head {
    doc: DocId,
    /// Length of the list's term.
    letters: usize,
    list: usize,
}

impl Union {
    /// Adds the list of a term of so many letters, in bytes; one that can't be read is left out.
    pub fn add(&mut self, reader: &InvertedIndexReader, info: &TermInfo, letters: usize) {
        if let Ok(postings) = reader.read_postings_from_terminfo(info, IndexRecordOption::Basic) {
            let doc = postings.doc();
            if doc != TERMINATED {
                self.heads.push(Reverse(Head { doc, letters, list: self.lists.len() }));
                self.lists.push(postings);
            }
        }
    }

    /// How many lists there are.
    pub fn len(&self) -> usize {
        self.lists.len()
    }

    /// How often a list was moved on.
    pub fn steps(&self) -> u32 {
        self.steps
    }

    /// Goes to the first document not before `target` and returns it.
    #[inline]
    pub fn seek(&mut self, target: DocId) -> DocId {
        while let Some(mut head) = self.heads.peek_mut() {
            let Reverse(Head { doc, list, .. }) = *head;
            if doc >= target {
                return doc;
            }
            self.steps += 1;
            match self.lists.get_mut(list).map_or(TERMINATED, |postings| postings.seek(target)) {
                TERMINATED => drop(PeekMut::pop(head)),
                next => head.0.doc = next,
            }
        }
        TERMINATED
    }

    /// Whether a document is among them. Documents must be asked for in rising order.
    #[inline]
    pub fn has(&mut self, doc: DocId) -> bool {
        self.seek(doc) == doc
    }

    /// Letters of the shortest term that the document has which was found last.
    pub fn letters(&self) -> usize {
        self.heads.peek().map_or(0, |head| head.0.letters)
    }
}
