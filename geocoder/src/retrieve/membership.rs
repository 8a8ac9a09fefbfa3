//! Whether documents have one of a few terms, asked for in any order.

use tantivy::postings::TermInfo;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, InvertedIndexReader};

use super::postings::{Decoder, SHORT};

/// The documents of some terms.
///
/// What is asked about are areas, again and again, and the important ones come first in a list. So the beginnings of
/// lists are decoded once, and only what is behind is looked up in a list each time.
#[derive(Clone, Debug, Default)]
pub struct Membership {
    /// Documents of the short lists.
    short: Vec<DocId>,
    long: Vec<Long>,
}

#[derive(Clone, Debug)]
struct Long {
    /// The first documents, all up to the last of them.
    first: Vec<DocId>,
    info: TermInfo,
}

impl Membership {
    /// The documents of posting lists; one that can't be read is left out.
    pub fn of<'t>(reader: &InvertedIndexReader, lists: impl Iterator<Item = &'t TermInfo>) -> Self {
        let (mut found, mut decoder) = (Self::default(), Decoder::default());
        for info in lists {
            if info.doc_freq < SHORT {
                found.short.extend_from_slice(decoder.docs(reader, info));
            } else if let Ok(block) = reader.read_block_postings_from_terminfo(info, IndexRecordOption::Basic) {
                found.long.push(Long { first: block.docs().to_vec(), info: info.clone() });
            }
        }
        found.short.sort_unstable();
        found
    }

    /// Whether a document is among them.
    pub fn has(&self, reader: &InvertedIndexReader, doc: DocId) -> bool {
        self.short.binary_search(&doc).is_ok() || self.long.iter().any(|list| list.has(reader, doc))
    }
}

impl Long {
    fn has(&self, reader: &InvertedIndexReader, doc: DocId) -> bool {
        if self.first.last().is_some_and(|last| doc <= *last) {
            return self.first.binary_search(&doc).is_ok();
        }
        let postings = reader.read_postings_from_terminfo(&self.info, IndexRecordOption::Basic);
        postings.is_ok_and(|mut postings| postings.seek(doc) == doc)
    }
}

#[cfg(test)]
mod tests {
    use super::super::postings::tests::{DOCS, TERMS, docs_of, segment};
    use super::*;

    #[test]
    fn documents_may_be_asked_for_in_any_order() {
        let segment = segment();
        let reader = segment.inverted_index(segment.schema().get_field("name").unwrap()).unwrap();
        for some in [&TERMS[1..2], &TERMS[2..4], &TERMS[3..], &[]] {
            let infos: Vec<TermInfo> =
                some.iter().map(|(term, _)| reader.terms().get(term).unwrap().unwrap()).collect();
            let membership = Membership::of(&reader, infos.iter());
            let has = |doc: &u32| membership.has(&reader, *doc);
            let wanted = |doc: &u32| some.iter().any(|(_, every)| docs_of(*every).any(|other| other == *doc));
            let asked = (0..DOCS + 10).rev();
            assert_eq!(asked.clone().filter(has).collect::<Vec<u32>>(), asked.filter(wanted).collect::<Vec<u32>>());
        }
    }
}
