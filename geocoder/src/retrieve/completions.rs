//! The terms that begin with an unfinished word.
//!
//! There are hundreds of them, of which only the postings and the lengths are asked for: what a name has instead of the
//! word is known by its beginning. So the texts, which nothing but an explanation shows, are kept one behind the other.

use std::cmp::Ordering;
use std::ops::Range;

use tantivy::postings::TermInfo;
use tantivy::termdict::{TermDictionary, TermStreamer};

/// Most terms that the start of a word is completed to, in each field.
const MOST: usize = 400;

/// Terms that begin with a word, in the order of their texts.
#[derive(Clone, Debug, Default)]
pub struct Completions {
    terms: Vec<Completion>,
    texts: Vec<u8>,
}

/// A term that begins with a word.
#[derive(Clone, Debug)]
pub struct Completion {
    text: Range<usize>,
    /// Its postings in names.
    pub name: Option<TermInfo>,
    /// Its postings in contexts.
    pub context: Option<TermInfo>,
}

impl Completion {
    /// Length of the term, in bytes.
    pub fn letters(&self) -> usize {
        self.text.len()
    }
}

impl Completions {
    /// The terms of two dictionaries that are longer than a text and begin with it, without those that `is_known` holds
    /// for.
    pub fn of(
        start: &str,
        names: Option<&TermDictionary>,
        contexts: Option<&TermDictionary>,
        is_known: impl Fn(&[u8]) -> bool,
    ) -> Self {
        let mut found = Self::default();
        let (mut names, mut contexts) = (Run::of(names, start), Run::of(contexts, start));
        loop {
            let order = match (names.text(), contexts.text()) {
                (Some(name), Some(context)) => name.cmp(context),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => return found,
            };
            // A run that was cut may lack what the other one has.
            let text = if order == Ordering::Greater { contexts.text() } else { names.text() };
            if let Some(text) = text.filter(|text| !is_known(text)) {
                let name = if order == Ordering::Greater { names.cut_off(text) } else { names.postings() };
                let context = if order == Ordering::Less { contexts.cut_off(text) } else { contexts.postings() };
                found.add(text, name, context);
            }
            if order != Ordering::Greater {
                names.advance();
            }
            if order != Ordering::Less {
                contexts.advance();
            }
        }
    }

    fn add(&mut self, text: &[u8], name: Option<TermInfo>, context: Option<TermInfo>) {
        let from = self.texts.len();
        self.texts.extend_from_slice(text);
        self.terms.push(Completion { text: from..self.texts.len(), name, context });
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.terms.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Completion> {
        self.terms.iter()
    }

    /// Their texts.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let texts = self.terms.iter().filter_map(|term| self.texts.get(term.text.clone()));
        texts.filter_map(|text| std::str::from_utf8(text).ok())
    }
}

/// The first terms of a dictionary that begin with a text.
struct Run<'d> {
    dictionary: Option<&'d TermDictionary>,
    /// Where it stands; `None` behind the last one.
    stream: Option<TermStreamer<'d>>,
    start: &'d str,
    seen: usize,
}

impl<'d> Run<'d> {
    fn of(dictionary: Option<&'d TermDictionary>, start: &'d str) -> Self {
        let stream = dictionary.and_then(|dictionary| dictionary.range().gt(start).into_stream().ok());
        let mut run = Self { dictionary, stream, start, seen: 0 };
        run.advance();
        run
    }

    fn advance(&mut self) {
        let Some(stream) = &mut self.stream else { return };
        if self.seen < MOST && stream.advance() && stream.key().starts_with(self.start.as_bytes()) {
            self.seen += 1;
        } else {
            self.stream = None;
        }
    }

    fn text(&self) -> Option<&[u8]> {
        self.stream.as_ref().map(TermStreamer::key)
    }

    fn postings(&self) -> Option<TermInfo> {
        self.stream.as_ref().map(|stream| stream.value().clone())
    }

    /// The postings of a text that this run does not come to because there are too many before it.
    fn cut_off(&self, text: &[u8]) -> Option<TermInfo> {
        let is_cut = self.stream.is_none() && self.seen == MOST;
        self.dictionary.filter(|_| is_cut)?.get(text).ok().flatten()
    }
}

#[cfg(test)]
mod tests {
    use tantivy::schema::{STRING, Schema};
    use tantivy::{Index, SegmentReader, TantivyDocument};

    use super::*;

    fn segment(names: &[String], contexts: &[String]) -> SegmentReader {
        let mut schema = Schema::builder();
        let (name, context) = (schema.add_text_field("name", STRING), schema.add_text_field("context", STRING));
        let index = Index::builder().schema(schema.build());
        let mut writer =
            index.single_segment_index_writer(tantivy::directory::RamDirectory::create(), 64 << 20).unwrap();
        for (field, texts) in [(name, names), (context, contexts)] {
            for text in texts {
                let mut document = TantivyDocument::new();
                document.add_text(field, text);
                writer.add_document(document).unwrap();
            }
        }
        let index = writer.finalize().unwrap();
        SegmentReader::open(&index.searchable_segments().unwrap().pop().unwrap()).unwrap()
    }

    /// Texts with whether they are in names and in contexts.
    fn completed(segment: &SegmentReader, start: &str, known: &str) -> Vec<(String, bool, bool)> {
        let dictionary = |name| segment.inverted_index(segment.schema().get_field(name).unwrap()).unwrap();
        let (names, contexts) = (dictionary("name"), dictionary("context"));
        let is_known = |text: &[u8]| text == known.as_bytes();
        let found = Completions::of(start, Some(names.terms()), Some(contexts.terms()), is_known);
        let texts = found.texts().map(str::to_owned).zip(found.iter());
        texts.map(|(text, term)| (text, term.name.is_some(), term.context.is_some())).collect()
    }

    #[test]
    fn terms_of_names_and_contexts_come_in_one_order_and_once() {
        let names = ["laug", "laugar", "laugavegur", "laugi", "laupur"].map(str::to_owned);
        let contexts = ["laug", "laugaland", "laugavegur", "laugsund", "mos"].map(str::to_owned);
        let found = completed(&segment(&names, &contexts), "laug", "laugi");
        let found: Vec<(&str, bool, bool)> =
            found.iter().map(|(text, name, context)| (text.as_str(), *name, *context)).collect();
        let wanted = [
            ("laugaland", false, true),
            ("laugar", true, false),
            ("laugavegur", true, true),
            ("laugsund", false, true),
        ];
        assert_eq!(found, wanted);
    }

    #[test]
    fn a_field_that_has_too_many_is_asked_for_what_the_other_one_has() {
        let names: Vec<String> = (0..2 * MOST).map(|number| format!("a{number:03}")).collect();
        let contexts = [&names[3], &names[MOST], "a999"].map(String::from);
        let found = completed(&segment(&names, &contexts), "a", "");
        assert_eq!(found.len(), MOST + 2);
        assert_eq!(found[3], (names[3].clone(), true, true));
        assert_eq!(found[MOST..], [(names[MOST].clone(), true, true), ("a999".to_owned(), false, true)]);
    }
}
