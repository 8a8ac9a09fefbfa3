//! The documents of a word: the union of the posting lists of its terms.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;
use std::ops::Range;

use tantivy::postings::{BlockSegmentPostings, SegmentPostings, TermInfo};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, InvertedIndexReader, TERMINATED};

/// Documents of a list that is short: the index packs longer ones in blocks of so many.
pub(super) const SHORT: u32 = 128;

/// Documents in rising order from several posting lists.
///
/// A beginning of a word has hundreds of lists, most of them of a few documents. So short ones are decoded at once, one
/// behind the other, and of all lists only those that are behind are looked at.
#[derive(Default)]
pub struct Union {
    /// The documents of the short lists.
    docs: Vec<DocId>,
    long: Vec<SegmentPostings>,
    lists: Vec<List>,
    /// Where each list stands, the first document on top; of equal ones that of the shortest term.
    heads: BinaryHeap<Reverse<Head>>,
    steps: u32,
}

/// What is left of a list.
enum List {
    /// So much of the documents of short lists.
    Short(Range<usize>),
    /// One of the long lists.
    Long(usize),
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Head {
    doc: DocId,
    /// Length of the list's term.
    letters: u32,
    list: u32,
}

/// What short lists are decoded with, one after the other.
#[derive(Default)]
pub struct Decoder(Option<Box<BlockSegmentPostings>>);

impl Decoder {
    /// The documents of a short list; none where it can't be read.
    pub(super) fn docs(&mut self, reader: &InvertedIndexReader, info: &TermInfo) -> &[DocId] {
        let block = self.0.get_or_insert_with(|| Box::new(BlockSegmentPostings::empty()));
        match reader.reset_block_postings_from_terminfo(info, block) {
            Ok(()) => block.docs(),
            Err(_) => &[],
        }
    }
}

impl Union {
    /// Adds the list of a term of so many letters, in bytes, where there is one; one that can't be read is left out.
    pub fn add(
        &mut self,
        decoder: &mut Decoder,
        reader: &InvertedIndexReader,
        info: Option<&TermInfo>,
        letters: usize,
    ) {
        let Some(info) = info else { return };
        let (first, list) = if info.doc_freq < SHORT {
            let docs = decoder.docs(reader, info);
            let start = self.docs.len();
            self.docs.extend_from_slice(docs);
            (docs.first().copied(), List::Short(start..self.docs.len()))
        } else {
            let Ok(postings) = reader.read_postings_from_terminfo(info, IndexRecordOption::Basic) else { return };
            let first = postings.doc();
            self.long.push(postings);
            (Some(first), List::Long(self.long.len() - 1))
        };
        if let Some(doc) = first.filter(|doc| *doc != TERMINATED) {
            self.heads.push(Reverse(Head { doc, letters: letters as u32, list: self.lists.len() as u32 }));
            self.lists.push(list);
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
            let next = match self.lists.get_mut(list as usize) {
                Some(List::Short(left)) => seek_short(&self.docs, left, target),
                Some(List::Long(index)) => self.long.get_mut(*index).map_or(TERMINATED, |long| long.seek(target)),
                None => TERMINATED,
            };
            match next {
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
        self.heads.peek().map_or(0, |head| head.0.letters as usize)
    }
}

/// Goes on in what is left of a short list, as [`Union::seek`] does.
fn seek_short(docs: &[DocId], left: &mut Range<usize>, target: DocId) -> DocId {
    let rest = docs.get(left.clone()).unwrap_or_default();
    let passed = rest.partition_point(|doc| *doc < target);
    left.start += passed;
    rest.get(passed).copied().unwrap_or(TERMINATED)
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;
    use tantivy::schema::{STRING, Schema};
    use tantivy::{Index, SegmentReader, TantivyDocument};

    use super::*;

    /// Terms of different lengths, and how many documents apart those that have them are.
    pub const TERMS: [(&str, u32); 6] =
        [("a", 1), ("bb", 3), ("ccc", 7), ("dddd", 90), ("eeeee", 400), ("ffffff", 701)];
    pub const DOCS: u32 = 1_000;

    pub fn docs_of(every: u32) -> impl Iterator<Item = u32> {
        (0..DOCS).filter(move |doc| doc % every == every / 2)
    }

    pub fn segment() -> SegmentReader {
        let mut schema = Schema::builder();
        let field = schema.add_text_field("name", STRING);
        let index = Index::builder().schema(schema.build());
        let mut writer =
            index.single_segment_index_writer(tantivy::directory::RamDirectory::create(), 64 << 20).unwrap();
        for doc in 0..DOCS {
            let mut document = TantivyDocument::new();
            for (term, every) in TERMS {
                if doc % every == every / 2 {
                    document.add_text(field, term);
                }
            }
            writer.add_document(document).unwrap();
        }
        let index = writer.finalize().unwrap();
        SegmentReader::open(&index.searchable_segments().unwrap().pop().unwrap()).unwrap()
    }

    fn union(reader: &InvertedIndexReader, terms: &[(&str, u32)]) -> Union {
        let (mut union, mut decoder) = (Union::default(), Decoder::default());
        for (term, _) in terms {
            let info = reader.terms().get(term).unwrap().unwrap();
            union.add(&mut decoder, reader, Some(&info), term.len());
        }
        union
    }

    /// The first document not before `target`, and the letters of its shortest term.
    fn merged(terms: &[(&str, u32)], target: u32) -> (u32, usize) {
        let firsts =
            terms.iter().filter_map(|(term, every)| Some((docs_of(*every).find(|doc| *doc >= target)?, term.len())));
        firsts.min().unwrap_or((TERMINATED, 0))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn short_and_long_lists_are_walked_like_one_that_was_merged(
            taken in prop::collection::vec(any::<bool>(), TERMS.len()),
            jumps in prop::collection::vec(0u32..60, 1..60),
        ) {
            static SEGMENT: std::sync::LazyLock<SegmentReader> = std::sync::LazyLock::new(segment);
            let reader = SEGMENT.inverted_index(SEGMENT.schema().get_field("name").unwrap()).unwrap();
            let terms: Vec<(&str, u32)> = TERMS.into_iter().zip(taken).filter(|(_, is)| *is).map(|(term, _)| term).collect();
            let mut union = union(&reader, &terms);
            prop_assert_eq!(union.len(), terms.len());
            let mut target = 0;
            for jump in jumps {
                target += jump;
                let found = union.seek(target);
                prop_assert_eq!((found, union.letters()), merged(&terms, target));
            }
        }
    }
}
