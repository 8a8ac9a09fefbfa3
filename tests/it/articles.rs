//! Importance from a file of articles.

use std::fs;

use geocoder::Geocoder;
use indexer::ImportOptions;
use indexer::progress::Silent;

use crate::support::{World, free, parvis, told};

const TABLE: &str = "language\ttype\ttitle\timportance\twikidata_id\nde\ta\tBurg_Eck\t0.6\tQ1\nde\ta\tMarkt\t0.1\tQ2\n";

fn two_castles() -> World {
    World::draw("a--b")
        .node('a', "historic=castle, name=Burg Eck, wikidata=Q3, wikipedia=de:Burg Eck (Tal)")
        .node('b', "historic=castle, name=Burg Eck, wikidata=Q1")
}

#[test]
fn the_better_known_of_two_comes_first() {
    let folder = tempfile::tempdir().unwrap();
    let (extract, table) = (folder.path().join("world.osm.pbf"), folder.path().join("importance.csv"));
    two_castles().write(&extract);
    fs::write(&table, TABLE).unwrap();
    let gazetteer = folder.path().join("gazetteer.d");
    let options = ImportOptions { importance: Some(table), ..ImportOptions::default() };
    indexer::import(&extract, &gazetteer, &options, &Silent).unwrap();
    let geocoder = Geocoder::open(&[gazetteer]).unwrap();
    let answers = geocoder.search(&free("Burg Eck"));
    assert_eq!(answers.iter().map(told).collect::<Vec<_>>(), ["b", "a"]);
    assert!((answers[0].entry.importance() - 0.6).abs() < 0.001);
    assert_eq!(two_castles().import().search("Burg Eck"), ["a", "b"], "without the file the map's own links count");
}

#[test]
fn a_file_of_articles_that_is_none_is_refused_by_name_and_line() {
    let folder = tempfile::tempdir().unwrap();
    two_castles().write(&folder.path().join("world.osm.pbf"));
    fs::write(folder.path().join("wrong.csv"), "a,b\n").unwrap();
    let ran = parvis(folder.path(), &["import", "world.osm.pbf", "--importance", "wrong.csv"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("wrong.csv: line 1: no column \"language\""), "{}", ran.err);
    assert!(!folder.path().join("gazetteer.d").exists());
}
