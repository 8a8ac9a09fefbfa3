//! The text index: which words name a place, and which name what is around it.
//!
//! A document of the Tantivy index is a place, and its number is the place's index, so that documents come in the order
//! of importance. Two fields hold the tokens of the text rules: `name` for the place's own names and `context` for the
//! areas, settlements, postcodes and streets around it. A third, `start`, holds the first one to [`START_LETTERS`]
//! letters of the names' tokens, so that the first letters that somebody types lead to documents in the order of
//! importance without walking all terms that begin so; `kind` holds the main tag ("amenity=cafe") and its key. Nothing
//! is stored and nothing is weighed here: only which document has which token. Questions are asked by
//! `geocoder::retrieve`.

use std::path::{Path, PathBuf};

use tantivy::directory::{CompositeFile, MmapDirectory, OwnedBytes};
use tantivy::index::SegmentComponent;
use tantivy::indexer::SingleSegmentIndexWriter;
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{TextAnalyzer, TokenizerManager, WhitespaceTokenizer};
use tantivy::{Index, IndexSettings, Segment, SegmentReader, TantivyDocument};

use crate::error::Error;

/// The analyzer that only splits at blanks: the tokens come ready-made.
const BLANKS: &str = "blanks";

/// Memory that the index may use before it flushes, in bytes.
const BUDGET: usize = 64 << 20;

/// The longest beginning of a word that has postings of its own, in characters.
pub const START_LETTERS: usize = 3;

/// The fields of a document.
#[derive(Clone, Copy, Debug)]
pub struct Fields {
    /// Tokens of the place's own names.
    pub name: Field,
    /// Tokens of what is around it.
    pub context: Field,
    /// Beginnings of the tokens of its own names.
    pub start: Field,
    /// Its main tag, and its main key alone.
    pub category: Field,
}

/// A document as it is added: the tokens of each field, separated by blanks.
#[derive(Clone, Debug, Default)]
pub(crate) struct Document {
    /// See [`Fields::name`].
    pub name: String,
    /// See [`Fields::context`].
    pub context: String,
    /// See [`Fields::start`].
    pub start: String,
    /// See [`Fields::category`].
    pub category: String,
}

/// Whether people search by a tag of a name list: the words of others are not in the field `name`.
pub fn is_searched(key: &str) -> bool {
    !matches!(key, "ISO3166-2" | "network")
}

/// The term of a main tag in the field `kind`.
pub fn category_term(key: &str, value: &str) -> String {
    format!("{key}={value}").replace(char::is_whitespace, "_")
}

/// Whether two values have one term in the field `kind`.
pub(crate) fn is_same_value(a: &str, b: &str) -> bool {
    let letter = |letter: char| if letter.is_whitespace() { '_' } else { letter };
    a.chars().map(letter).eq(b.chars().map(letter))
}

fn schema() -> (Schema, Fields) {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(BLANKS)
        .set_fieldnorms(false)
        .set_index_option(IndexRecordOption::Basic);
    let options = TextOptions::default().set_indexing_options(indexing);
    let mut schema = Schema::builder();
    let name = schema.add_text_field("name", options.clone());
    let context = schema.add_text_field("context", options.clone());
    let start = schema.add_text_field("start", options.clone());
    let category = schema.add_text_field("kind", options);
    (schema.build(), Fields { name, context, start, category })
}

fn analyzers() -> TokenizerManager {
    let analyzers = TokenizerManager::new();
    analyzers.register(BLANKS, TextAnalyzer::from(WhitespaceTokenizer::default()));
    analyzers
}

fn failed(path: &Path) -> impl Fn(tantivy::TantivyError) -> Error + '_ {
    move |error| Error::Words { path: path.to_owned(), message: error.to_string() }
}

/// Writes the index of a new gazetteer.
pub(crate) struct TextIndexWriter {
    path: PathBuf,
    index: SingleSegmentIndexWriter,
    fields: Fields,
}

impl TextIndexWriter {
    /// Starts an index in a new folder.
    pub fn create(path: &Path) -> Result<Self, Error> {
        std::fs::create_dir(path).map_err(Error::io(path))?;
        let (schema, fields) = schema();
        let directory = MmapDirectory::open(path).map_err(|error| failed(path)(error.into()))?;
        let index = Index::builder()
            .schema(schema)
            .settings(IndexSettings { docstore_compress_dedicated_thread: false, ..IndexSettings::default() })
            .tokenizers(analyzers())
            .single_segment_index_writer(directory, BUDGET)
            .map_err(failed(path))?;
        Ok(Self { path: path.to_owned(), index, fields })
    }

    /// Adds the next place.
    pub fn add(&mut self, document: &Document) -> Result<(), Error> {
        let Fields { name, context, start, category } = self.fields;
        let mut added = TantivyDocument::new();
        added.add_text(name, &document.name);
        added.add_text(context, &document.context);
        added.add_text(start, &document.start);
        added.add_text(category, &document.category);
        self.index.add_document(added).map_err(failed(&self.path))
    }

    /// Writes everything out.
    pub fn finish(self) -> Result<(), Error> {
        self.index.finalize().map_err(failed(&self.path))?;
        Ok(())
    }
}

/// The automata of term dictionaries, for walks that the dictionaries themselves offer only at several times the price.
#[derive(Clone)]
pub struct Automata {
    /// That of [`Fields::name`]; `None` where the field has no words.
    pub name: Option<OwnedBytes>,
    /// That of [`Fields::context`]; `None` where the field has no words.
    pub context: Option<OwnedBytes>,
}

impl Automata {
    /// The automata of a segment, mapped.
    ///
    /// # Errors
    ///
    /// Where the dictionaries can't be read or have another layout than those of the version of Tantivy that this
    /// program is built with.
    pub fn of(segment: &Segment, fields: Fields) -> tantivy::Result<Self> {
        let files = CompositeFile::open(&segment.open_read(SegmentComponent::Terms)?)?;
        let automaton = |field: Field| -> tantivy::Result<Option<OwnedBytes>> {
            let Some(file) = files.open_read(field) else { return Ok(None) };
            let bytes = file.read_bytes()?;
            let unknown = || tantivy::TantivyError::InternalError("a term dictionary of an unknown layout".to_owned());
            let length = automaton_length(&bytes).ok_or_else(unknown)?;
            Ok(Some(bytes.slice(0..length)))
        };
        Ok(Self { name: automaton(fields.name)?, context: automaton(fields.context)? })
    }
}

/// The length of the automaton that a term dictionary begins with. Behind it stand where the postings are, the length
/// of that, and the versions of the layout and of the kind of dictionary, of eight, four and four bytes.
fn automaton_length(dictionary: &[u8]) -> Option<usize> {
    const TAIL: usize = 16;
    let body = dictionary.len().checked_sub(TAIL)?;
    let postings = dictionary.get(body..)?.first_chunk().copied().map(u64::from_le_bytes)?;
    body.checked_sub(usize::try_from(postings).ok()?)
}

/// The index of a gazetteer, mapped.
pub struct TextIndex {
    segment: Option<(SegmentReader, Automata)>,
    fields: Fields,
}

impl TextIndex {
    /// Opens an index whose files are known to be whole.
    pub(crate) fn open(path: &Path) -> Result<Self, Error> {
        let index = Index::open_in_dir(path).map_err(failed(path))?;
        let schema = index.schema();
        let field = |name| schema.get_field(name).map_err(failed(path));
        let fields = Fields {
            name: field("name")?,
            context: field("context")?,
            start: field("start")?,
            category: field("kind")?,
        };
        let mut segments = index.searchable_segments().map_err(failed(path))?;
        if segments.len() > 1 {
            let message = format!("{} segments, expected one; build the gazetteer again", segments.len());
            return Err(Error::Words { path: path.to_owned(), message });
        }
        let read = |segment: Segment| Ok((SegmentReader::open(&segment)?, Automata::of(&segment, fields)?));
        let segment = segments.pop().map(read).transpose().map_err(failed(path))?;
        Ok(Self { segment, fields })
    }

    /// The one segment; `None` where the gazetteer has no place.
    pub fn segment(&self) -> Option<&SegmentReader> {
        self.segment.as_ref().map(|(segment, _)| segment)
    }

    /// The automata of its dictionaries; `None` where the gazetteer has no place.
    pub fn automata(&self) -> Option<&Automata> {
        self.segment.as_ref().map(|(_, automata)| automata)
    }

    /// The fields of its documents.
    pub fn fields(&self) -> Fields {
        self.fields
    }
}

impl std::fmt::Debug for TextIndex {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TextIndex").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::automaton_length;

    #[test]
    fn the_automaton_ends_where_the_postings_begin() {
        let dictionary = |automaton: usize, postings: usize, told: u64| {
            let mut bytes = vec![7; automaton + postings];
            bytes.extend_from_slice(&told.to_le_bytes());
            bytes.extend_from_slice(&[0; 8]);
            bytes
        };
        assert_eq!(automaton_length(&dictionary(40, 9, 9)), Some(40));
        assert_eq!(automaton_length(&dictionary(0, 9, 9)), Some(0));
        assert_eq!(automaton_length(&dictionary(0, 9, 10)), None);
        assert_eq!(automaton_length(&[0; 15]), None);
    }
}
