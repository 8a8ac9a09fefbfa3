//! An imported world that can be asked.
//!
//! Answers are told by their objects: nodes by their letter on the map, ways as `W1`, relations as `R1`, things that no
//! object stands for as `-`. A number that lies between two known ones stands behind its way: `W3#14`.

use std::path::{Path, PathBuf};

use gazetteer::{Entry, Languages, OsmId, OsmType};
use geocoder::{Answer, Geocoder, Question, ReverseRequest, SearchRequest, Structured};
use indexer::Summary;
use indexer::progress::Silent;
use indexer::read::ReadOptions;
use tempfile::TempDir;

use super::World;

/// An imported world.
pub struct Town {
    /// The world.
    pub world: World,
    /// The gazetteer, open.
    pub geocoder: Geocoder,
    /// What came of the import.
    pub summary: Summary,
    folder: TempDir,
}

/// Imports an extract.
pub fn import(extract: &Path, gazetteer: &Path) -> Result<Summary, indexer::error::Error> {
    indexer::import(extract, gazetteer, &ReadOptions::default(), &Silent)
}

impl World {
    /// Imports the world through a real PBF file.
    pub fn import(self) -> Town {
        let folder = tempfile::tempdir().unwrap();
        let extract = folder.path().join("world.osm.pbf");
        self.write(&extract);
        let gazetteer = folder.path().join("gazetteer.d");
        let summary = import(&extract, &gazetteer).unwrap();
        Town { world: self, geocoder: Geocoder::open(&[gazetteer]).unwrap(), summary, folder }
    }
}

impl Town {
    /// The folder of the gazetteer.
    pub fn gazetteer(&self) -> PathBuf {
        self.folder.path().join("gazetteer.d")
    }

    /// All answers to a text.
    pub fn search(&self, text: &str) -> Vec<String> {
        self.ask(&free(text))
    }

    /// The first answer to a text; empty where there is none.
    pub fn first(&self, text: &str) -> String {
        self.search(text).into_iter().next().unwrap_or_default()
    }

    /// All answers to a question by field.
    pub fn structured(&self, fields: Structured) -> Vec<String> {
        self.ask(&SearchRequest { question: Question::Structured(fields), limit: 10, ..SearchRequest::default() })
    }

    /// All answers to a request.
    pub fn ask(&self, request: &SearchRequest) -> Vec<String> {
        self.geocoder.search(request).iter().map(told).collect()
    }

    /// What is at a letter, at a zoom of the map.
    pub fn reverse(&self, letter: char, zoom: u8) -> String {
        self.answer_at(letter, zoom).as_ref().map(told).unwrap_or_default()
    }

    /// The answer at a letter, at a zoom of the map.
    pub fn answer_at(&self, letter: char, zoom: u8) -> Option<Answer<'_>> {
        let request = ReverseRequest {
            at: self.world.point(letter),
            max_rank: ReverseRequest::max_rank_at_zoom(zoom.into()),
            layers: geocoder::Layers::default(),
            radius_m: 1_000.0,
            limit: 1,
            filter: geocoder::Filter::default(),
        };
        self.geocoder.reverse(&request).into_iter().next()
    }

    /// The entries of an object, `Nh` (by letter), `W1` or `R1`.
    pub fn lookup(&self, object: &str) -> Vec<Entry<'_>> {
        let mut chars = object.chars();
        let kind = OsmType::from_letter(chars.next().unwrap()).unwrap();
        let id = match kind {
            OsmType::Node => u64::from(u32::from(chars.next().unwrap())),
            _ => chars.as_str().parse().unwrap(),
        };
        self.geocoder.lookup(OsmId::new(kind, id).unwrap())
    }

    /// The address of an object's only entry, in languages such as `sv,fi`: `house_number=12, road=Lange Gasse, ...`.
    pub fn address(&self, object: &str, languages: &str) -> String {
        let entries = self.lookup(object);
        assert_eq!(entries.len(), 1, "{object} has one entry");
        let languages = Languages::new(languages.split(',').filter(|l| !l.is_empty()).map(str::to_owned).collect());
        let lines: Vec<String> =
            entries[0].address().iter().map(|line| format!("{}={}", line.key, line.localise(&languages))).collect();
        lines.join(", ")
    }
}

/// A question for ten answers to a text.
pub fn free(text: &str) -> SearchRequest {
    SearchRequest { question: Question::Free(text.to_owned()), limit: 10, ..SearchRequest::default() }
}

/// An answer by its object.
pub fn told(answer: &Answer<'_>) -> String {
    let number = answer.interpolated.map(|number| format!("#{number}")).unwrap_or_default();
    format!("{}{number}", object(answer.entry.osm()))
}

fn object(osm: Option<OsmId>) -> String {
    match osm {
        Some(osm) if osm.kind() == OsmType::Node => {
            char::from_u32(osm.number() as u32).map(String::from).unwrap_or_default()
        }
        Some(osm) => osm.to_string(),
        None => "-".to_owned(),
    }
}
