//! How well known the articles are that the map links to, from a file in Nominatim's format.
//!
//! Nominatim publishes `wikimedia-importance.csv.gz`: tab-separated rows of `language`, `type`, `title`, `importance`
//! and `wikidata_id`, some 17 million of them, quoted with `|`. Rows are read as a stream, and only those that a tag of
//! the extract names are kept. A file that is not compressed, or separated by commas, is read as well.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use flate2::bufread::MultiGzDecoder;
use rustc_hash::FxHashMap;

use crate::error::Error;
use crate::feature::{Features, Tags};
use crate::strings::{Strings, Sym};

/// Bytes that a gzip file begins with.
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// The importance of articles, 0 to 1, by the tag that names them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Articles(FxHashMap<(Sym, Sym), f32>);

impl Articles {
    /// The importance of the article that an object links to: by `wikipedia`, then `wikipedia:<language>`, then
    /// `wikidata`.
    pub fn of(&self, tags: &Tags, strings: &Strings) -> Option<f32> {
        if self.0.is_empty() {
            return None;
        }
        let linked =
            tags.0.iter().filter_map(|&(key, value)| Some((link(strings.get(key))?, *self.0.get(&(key, value))?)));
        linked.min_by_key(|(link, _)| *link).map(|(_, importance)| importance)
    }

    /// Reads the importances of all articles that the features link to.
    ///
    /// # Errors
    /// When the file can't be read, lacks a column, or has an importance that is no number.
    pub fn read(path: &Path, features: &Features) -> Result<Self, Error> {
        let io = |source| Error::Io { path: path.to_owned(), source };
        let mut file = BufReader::new(File::open(path).map_err(io)?);
        let is_compressed = file.fill_buf().map_err(io)?.starts_with(&GZIP);
        let text: Box<dyn BufRead> =
            if is_compressed { Box::new(BufReader::new(MultiGzDecoder::new(file))) } else { Box::new(file) };
        let fault = |(line, fault)| Error::Table { path: path.to_owned(), line, fault };
        rows(text, &Wanted::build(features)).map_err(|error| match error {
            Fault::Io(source) => io(source),
            Fault::Row(line, text) => fault((line, text)),
        })
    }
}

/// Kinds of links, the one that is trusted most first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Link {
    Article,
    ArticleIn,
    Item,
}

fn link(key: &str) -> Option<Link> {
    match key {
        "wikipedia" => Some(Link::Article),
        "wikidata" => Some(Link::Item),
        _ => key.strip_prefix("wikipedia:").filter(|language| !language.contains(':')).map(|_| Link::ArticleIn),
    }
}

/// The tags that name an article, by `de:Schloss_Vaduz` or `Q123`.
struct Wanted(FxHashMap<String, Vec<(Sym, Sym)>>);

impl Wanted {
    fn build(features: &Features) -> Self {
        let strings = &features.strings;
        let mut wanted: FxHashMap<String, Vec<(Sym, Sym)>> = FxHashMap::default();
        for &(key, value) in features.features.iter().flat_map(|feature| feature.tags.0.iter()) {
            let Some(article) = article(strings.get(key), strings.get(value)) else { continue };
            let tags = wanted.entry(article).or_default();
            if !tags.contains(&(key, value)) {
                tags.push((key, value));
            }
        }
        Self(wanted)
    }
}

/// The article that a tag names, as the file writes it.
fn article(key: &str, value: &str) -> Option<String> {
    let underscored = |title: &str| title.trim().replace(' ', "_");
    match link(key)? {
        Link::Item => Some(value.trim().to_owned()),
        Link::ArticleIn => Some(format!("{}:{}", &key["wikipedia:".len()..], underscored(value))),
        Link::Article => {
            let (language, title) = value.split_once(':').unwrap_or(("en", value));
            Some(format!("{language}:{}", underscored(title)))
        }
    }
}

enum Fault {
    Io(io::Error),
    Row(u64, String),
}

fn rows(mut text: Box<dyn BufRead>, wanted: &Wanted) -> Result<Articles, Fault> {
    let head = text.fill_buf().map_err(Fault::Io)?;
    let first_line = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let (delimiter, quote) = if first_line.contains(&b'\t') { (b'\t', b'|') } else { (b',', b'"') };
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).quote(quote).from_reader(text);
    let columns = reader.headers().map_err(of_csv)?.clone();
    let column = |name: &str| {
        let expected =
            || Fault::Row(1, format!("no column {name:?}; expected language, title, importance, wikidata_id"));
        columns.iter().position(|column| column == name).ok_or_else(expected)
    };
    let (language, title) = (column("language")?, column("title")?);
    let (importance, item) = (column("importance")?, column("wikidata_id")?);
    let mut found = Articles::default();
    let (mut row, mut article) = (csv::StringRecord::new(), String::new());
    while reader.read_record(&mut row).map_err(of_csv)? {
        let field = |index: usize| row.get(index).unwrap_or_default();
        article.clear();
        article.extend([field(language), ":", field(title)]);
        let named = [article.as_str(), field(item)].into_iter().filter_map(|name| wanted.0.get(name)).flatten();
        for &tag in named {
            let value = value_of(field(importance)).ok_or_else(|| {
                let line = row.position().map_or(0, csv::Position::line);
                Fault::Row(line, format!("importance from 0 to 1 expected, found {:?}", field(importance)))
            })?;
            found.0.entry(tag).and_modify(|known| *known = known.max(value)).or_insert(value);
        }
    }
    Ok(found)
}

fn value_of(text: &str) -> Option<f32> {
    text.trim().parse().ok().filter(|value| (0.0..=1.0).contains(value))
}

fn of_csv(error: csv::Error) -> Fault {
    let line = error.position().map_or(0, csv::Position::line);
    match error.into_kind() {
        csv::ErrorKind::Io(source) => Fault::Io(source),
        csv::ErrorKind::Utf8 { err, .. } => Fault::Row(line, format!("not UTF-8: {err}; download the file again")),
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            Fault::Row(line, format!("{expected_len} columns expected, found {len}"))
        }
        other => Fault::Row(line, format!("{other:?}")),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use gazetteer::{OsmId, OsmType, Point, Shape};

    use super::*;
    use crate::feature::Feature;

    const TABLE: &str = "language\ttype\ttitle\timportance\twikidata_id\n\
        de\ta\tVaduz\t0.55\tQ1844\n\
        en\ta\tVaduz_Castle\t0.3\tQ660761\n\
        en\ta\t|A\tB|\t0.2\tQ5\n";

    fn features(tags: &[(&str, &str)]) -> Features {
        let mut features = Features::default();
        let strings = &mut features.strings;
        let tags = Tags(tags.iter().map(|(key, value)| (strings.intern(key), strings.intern(value))).collect());
        let osm = OsmId::new(OsmType::Node, 1).unwrap();
        let shape = Shape::Point(Point::default());
        let feature = Feature { osm, tags, categories: [].into_iter().collect(), shape, rare: None };
        features.features.push(feature);
        features
    }

    fn read(table: &[u8], tags: &[(&str, &str)]) -> Result<Option<f32>, String> {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(table).unwrap();
        let features = features(tags);
        let articles = Articles::read(file.path(), &features).map_err(|error| error.to_string())?;
        Ok(articles.of(&features.features[0].tags, &features.strings))
    }

    #[test]
    fn an_article_is_found_by_each_kind_of_link() {
        let of = |tags: &[(&str, &str)]| read(TABLE.as_bytes(), tags).unwrap();
        assert_eq!(of(&[("wikipedia", "de:Vaduz")]), Some(0.55));
        assert_eq!(of(&[("wikipedia:en", "Vaduz Castle")]), Some(0.3));
        assert_eq!(of(&[("wikidata", "Q1844")]), Some(0.55));
        assert_eq!(of(&[("wikidata", "Q1844"), ("wikipedia", "Vaduz Castle")]), Some(0.3));
        assert_eq!(of(&[("wikipedia", "en:A\tB")]), Some(0.2));
        assert_eq!(of(&[("wikipedia", "fr:Vaduz"), ("wikidata", "Q2")]), None);
    }

    #[test]
    fn a_compressed_file_is_read_as_it_is() {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(TABLE.as_bytes()).unwrap();
        assert_eq!(read(&packed.finish().unwrap(), &[("wikidata", "Q1844")]), Ok(Some(0.55)));
    }

    #[test]
    fn a_wrong_file_is_told_with_its_line() {
        let tags = [("wikidata", "Q1")];
        let fault = |table: &str| read(table.as_bytes(), &tags).unwrap_err().split_once(": ").unwrap().1.to_owned();
        assert_eq!(
            fault("language\ttitle\n"),
            "line 1: no column \"importance\"; expected language, title, importance, wikidata_id"
        );
        assert_eq!(
            fault("language,type,title,importance,wikidata_id\nde,a,X,much,Q1\n"),
            "line 2: importance from 0 to 1 expected, found \"much\""
        );
    }
}
