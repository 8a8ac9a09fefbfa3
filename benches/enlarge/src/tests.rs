//! A small town and its copies: nothing is lost, every reference leads somewhere, and every copy answers for itself.

use std::path::Path;

use gazetteer::{BoundingBox, OsmType, Point};
use geocoder::{Geocoder, MatchType, Question, SearchRequest};
use indexer::pbf::PbfFile;
use indexer::pbf::writer::PbfWriter;
use indexer::progress::Silent;
use indexer::read::ReadOptions;
use rustc_hash::FxHashSet;

use crate::copies::Copies;
use crate::grid::Grid;
use crate::object::{Form, Object, objects};
use crate::survey::{Survey, survey};

const COPIES: u32 = 5;

/// Distance of numbers that follow each other in the drawing below: some fall into one run, some into others.
const APART: i64 = 30_000;

/// Two streets with their houses in a town with a boundary; the objects lie in several runs of numbers.
fn write_town(path: &Path) {
    let mut out = PbfWriter::create(Vec::new(), true).unwrap();
    let at = |row: i32, column: i32| Point::new(481_000_000 + row * 10_000, 115_000_000 + column * 10_000);
    let name = [("place", "town"), ("name", "Mundelhofen"), ("wikidata", "Q5")];
    out.node(1, 1, at(2, 2), &name).unwrap();
    for column in 0..5 {
        out.node((900 + i64::from(column) * 300) * APART, 1, at(1, column), &[]).unwrap();
    }
    for (id, (row, column)) in (5_000 * APART..).zip([(0, 0), (0, 9), (9, 9), (9, 0)]) {
        out.node(id, 1, at(row, column), &[]).unwrap();
    }
    for number in 1..=4 {
        let text = number.to_string();
        let tags = [("addr:housenumber", text.as_str()), ("addr:street", "Lindacher Steig")];
        out.node(7_000 * APART + i64::from(number), 1, Point::new(481_011_000, 115_000_000 + number * 10_000), &tags)
            .unwrap();
    }
    let street = [("highway", "residential"), ("name", "Lindacher Steig")];
    out.way(10, 1, &[900, 1_200, 1_500, 1_800, 2_100].map(|id| id * APART), &street).unwrap();
    out.way(3_000 * APART, 1, &[0, 1, 2, 3, 0].map(|corner| 5_000 * APART + corner), &[]).unwrap();
    let members = [(OsmType::Way, 3_000 * APART, "outer"), (OsmType::Node, 1, "label")];
    let boundary = [
        ("type", "boundary"),
        ("boundary", "administrative"),
        ("admin_level", "8"),
        ("name", "Mundelhofen"),
        ("wikidata", "Q5"),
    ];
    out.relation(40, 1, &members, &boundary).unwrap();
    std::fs::write(path, out.finish().unwrap()).unwrap();
}

fn all(path: &Path) -> Vec<Object> {
    let file = PbfFile::open(path).unwrap();
    let mut all = Vec::new();
    let _whole = file.scan(0..file.blob_count(), &Silent, objects, |objects| {
        all.extend(objects);
        std::ops::ControlFlow::Continue(())
    });
    all
}

/// The town, the file of its copies, and what was found in it.
fn enlarged(folder: &Path) -> (Vec<Object>, Survey, Grid) {
    let (town, large) = (folder.join("town.osm.pbf"), folder.join("large.osm.pbf"));
    write_town(&town);
    let file = PbfFile::open(&town).unwrap();
    let survey = survey(&file).unwrap();
    let grid = Grid::new(survey.bounds, COPIES).unwrap();
    let mut out = PbfWriter::create(Vec::new(), true).unwrap();
    Copies { grid: &grid, words: &survey.words, count: COPIES }.write(&file, &mut out).unwrap();
    std::fs::write(&large, out.finish().unwrap()).unwrap();
    (all(&large), survey, grid)
}

#[test]
fn every_object_is_there_once_a_copy_and_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let (large, ..) = enlarged(folder.path());
    let town = all(&folder.path().join("town.osm.pbf"));
    assert_eq!(large.len(), town.len() * COPIES as usize);
    assert!(large.is_sorted_by(|a, b| a.rank() < b.rank()));
    for kind in [OsmType::Node, OsmType::Way, OsmType::Relation] {
        let count = |objects: &[Object]| objects.iter().filter(|object| object.rank().0 == kind).count();
        assert_eq!(count(&large), count(&town) * COPIES as usize, "{}", kind.word());
    }
}

#[test]
fn every_reference_leads_to_an_object_of_its_copy() {
    let folder = tempfile::tempdir().unwrap();
    let (large, survey, _) = enlarged(folder.path());
    let known: FxHashSet<_> = large.iter().map(Object::rank).collect();
    let point = |id: i64| {
        large.iter().find_map(|o| match o.form {
            Form::Node(at) if o.id == id => at,
            _ => None,
        })
    };
    let (south, west) = (survey.bounds.south, survey.bounds.west);
    let (height, width) = (survey.bounds.north - south, survey.bounds.east - west);
    for object in &large {
        match &object.form {
            Form::Node(at) => assert!(at.is_some()),
            Form::Way(nodes) => {
                let bounds = BoundingBox::of_points(nodes.iter().map(|&id| point(id).unwrap()));
                assert!(bounds.north - bounds.south <= height && bounds.east - bounds.west <= width, "{object:?}");
            }
            Form::Relation(members) => assert!(members.iter().all(|&(kind, id, _)| known.contains(&(kind, id)))),
        }
    }
}

#[test]
fn every_house_is_found_in_its_copy() {
    let folder = tempfile::tempdir().unwrap();
    let (_, survey, grid) = enlarged(folder.path());
    let gazetteer = folder.path().join("gazetteer.d");
    indexer::import(&folder.path().join("large.osm.pbf"), &gazetteer, &ReadOptions::default(), &Silent).unwrap();
    let geocoder = Geocoder::open(&[gazetteer]).unwrap();
    for copy in 0..COPIES {
        for number in 1..=4 {
            let vary = |name: &str| survey.words.vary(name, copy);
            let text = format!("{} {number}, {}", vary("Lindacher Steig"), vary("Mundelhofen"));
            let request =
                SearchRequest { question: Question::Free(text.clone()), limit: 10, ..SearchRequest::default() };
            let door = grid.place(Point::new(481_011_000, 115_000_000 + number * 10_000), copy).unwrap();
            let found = geocoder.search(&request);
            let here = found.iter().find(|answer| answer.position == door);
            assert_eq!(here.map(|answer| answer.match_type), Some(MatchType::Number), "{text}: {found:#?}");
        }
    }
}

#[test]
fn an_unsorted_extract_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("town.osm.pbf");
    let mut out = PbfWriter::create(Vec::new(), false).unwrap();
    out.node(2, 1, Point::new(0, 0), &[]).unwrap();
    out.node(1, 1, Point::new(0, 0), &[]).unwrap();
    std::fs::write(&path, out.finish().unwrap()).unwrap();
    let file = PbfFile::open(&path).unwrap();
    let survey = survey(&file).unwrap();
    let grid = Grid::new(survey.bounds, 1).unwrap();
    let copies = Copies { grid: &grid, words: &survey.words, count: 1 };
    let error = copies.write(&file, &mut PbfWriter::create(Vec::new(), true).unwrap()).unwrap_err();
    assert_eq!(error.to_string(), "node 1 after node 2; a sorted extract is expected, see \"osmium sort\"");
}
