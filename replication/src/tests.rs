//! Diffs read, woven into extracts and merged, on worlds of a few objects.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use gazetteer::{OsmType, Point};
use indexer::pbf::PbfFile;
use indexer::pbf::writer::PbfWriter;
use indexer::progress::Silent;
use tempfile::TempDir;

use crate::{Applied, Body, Change, Changes, Clip, Object, Position, Presence, apply, decode, merge, osc};

const LIMIT: u64 = 1 << 20;

/// A folder with an extract: nodes 1, 3, 5 a degree apart, way 10 along them, relation 20 of the way.
struct World {
    folder: TempDir,
}

impl World {
    fn new() -> Self {
        let world = Self { folder: tempfile::tempdir().unwrap() };
        let mut out = PbfWriter::create(fs::File::create(world.path("old.osm.pbf")).unwrap(), true).unwrap();
        for id in [1, 3, 5] {
            out.node(id, 2, Point::new(10_000_000 * id as i32, 10_000_000), &[("name", "Åbo")]).unwrap();
        }
        out.way(10, 2, &[1, 3, 5], &[("highway", "path")]).unwrap();
        out.relation(20, 2, &[(OsmType::Way, 10, "outer")], &[("type", "route")]).unwrap();
        out.finish().unwrap();
        world
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn diff(&self, body: &str) -> PathBuf {
        let path = self.path("diff.osc.gz");
        let mut out = GzEncoder::new(fs::File::create(&path).unwrap(), Compression::fast());
        write!(out, "<?xml version='1.0'?>\n<osmChange version=\"0.6\">{body}</osmChange>").unwrap();
        out.finish().unwrap();
        path
    }

    fn changes(&self, body: &str) -> Changes {
        let mut changes = Changes::default();
        osc::read(&self.diff(body), &mut changes, LIMIT).unwrap();
        changes
    }

    fn apply(&self, changes: &Changes) -> (Applied, Vec<String>) {
        let new = self.path("new.osm.pbf");
        let applied = apply(&self.path("old.osm.pbf"), changes, &Position::default(), &new, &Silent).unwrap();
        (applied, listed(&new))
    }
}

/// All objects of an extract, such as `n1v2`.
fn listed(path: &Path) -> Vec<String> {
    objects(path)
        .iter()
        .map(|object| format!("{}v{}", crate::object::shown(object.key()), object.meta.version))
        .collect()
}

fn objects(path: &Path) -> Vec<Object> {
    let file = PbfFile::open(path).unwrap();
    (0..file.blob_count()).flat_map(|index| decode::objects(&file.primitive_block(index).unwrap()).unwrap()).collect()
}

#[test]
fn objects_are_created_modified_and_deleted_in_their_places() {
    let world = World::new();
    let changes = world.changes(
        "<create><node id='2' version='1' lat='1' lon='2'/><way id='11' version='1'><nd ref='2'/><nd ref='5'/></way></create>
         <modify><node id='3' version='3' timestamp='2026-03-01T04:05:06Z' lat='-1.5' lon='2'><tag k='a&amp;b' v='&quot;ü&#10;'/></node>
         <relation id='20' version='3'><member type='node' ref='1' role='x'/></relation></modify>
         <delete><node id='5' version='3'/></delete>",
    );
    let (applied, found) = world.apply(&changes);
    assert_eq!(found, ["n1v2", "n2v1", "n3v3", "w10v2", "w11v1", "r20v3"]);
    assert_eq!(applied, Applied { created: 2, modified: 2, deleted: 1, without_effect: 0 });
    let third = objects(&world.path("new.osm.pbf")).remove(2);
    assert_eq!(third.tags, [("a&b".into(), "\"ü\n".into())]);
    assert_eq!(third.body, Body::Node { lat: -1_500_000_000, lon: 2_000_000_000 });
    assert_eq!(third.meta.timestamp, 1_772_337_906);
}

#[test]
fn the_newest_version_wins_whatever_the_order() {
    let world = World::new();
    let older = "<modify><node id='1' version='1' lat='9' lon='9'/></modify>";
    let twice = "<modify><node id='3' version='5' lat='5' lon='5'/></modify><modify><node id='3' version='4' lat='4' lon='4'/></modify>";
    let gone = "<delete><node id='5' version='1'/></delete><delete><node id='77' version='9'/></delete>";
    let (applied, found) = world.apply(&world.changes(&format!("{older}{twice}{gone}")));
    assert_eq!(found, ["n1v2", "n3v5", "n5v2", "w10v2", "r20v2"]);
    assert_eq!(applied, Applied { created: 0, modified: 1, deleted: 0, without_effect: 3 });
}

#[test]
fn a_delete_with_the_last_version_of_its_object_deletes_it() {
    let world = World::new();
    let (_, found) = world.apply(&world.changes("<delete><way id='10' version='2'/></delete>"));
    assert_eq!(found, ["n1v2", "n3v2", "n5v2", "r20v2"]);
}

#[test]
fn an_extract_without_changes_stays_as_it_is_but_for_its_header() {
    let world = World::new();
    let position = Position { url: Some("http://x/".into()), sequence: Some(7), timestamp: Some(1_772_337_906) };
    let new = world.path("new.osm.pbf");
    apply(&world.path("old.osm.pbf"), &Changes::default(), &position, &new, &Silent).unwrap();
    assert_eq!(objects(&new), objects(&world.path("old.osm.pbf")));
    assert_eq!(Position::of_extract(&new).unwrap(), position);
}

#[test]
fn applying_twice_is_as_applying_once() {
    let world = World::new();
    let changes = world.changes(
        "<create><node id='9' version='1' lat='1' lon='2'/></create><delete><node id='1' version='3'/></delete>",
    );
    let (_, once) = world.apply(&changes);
    fs::rename(world.path("new.osm.pbf"), world.path("old.osm.pbf")).unwrap();
    let (applied, twice) = world.apply(&changes);
    assert_eq!(once, twice);
    assert_eq!(applied.without_effect, 2);
}

#[test]
fn an_unsorted_extract_is_refused_with_what_to_do() {
    let world = World::new();
    let mut out = PbfWriter::create(fs::File::create(world.path("old.osm.pbf")).unwrap(), false).unwrap();
    for id in [5, 3] {
        out.node(id, 1, Point::new(0, 0), &[]).unwrap();
    }
    out.finish().unwrap();
    let error =
        apply(&world.path("old.osm.pbf"), &Changes::default(), &Position::default(), &world.path("new"), &Silent);
    let error = error.unwrap_err().to_string();
    assert!(error.contains("n3 behind n5") && error.contains("osmium sort"), "{error}");
}

#[test]
fn what_is_no_diff_is_refused_with_its_place() {
    let world = World::new();
    let path = world.path("x.osc");
    for (text, word) in [
        ("", "nothing in it"),
        ("<html><body>log in</body></html>", "<html> in the wrong place"),
        ("<osmChange><create><node id='1' version='1' lat='1' lon='1'/>", "breaks off"),
        ("<osmChange><create><node version='1' lat='1' lon='1'/></create></osmChange>", "without id"),
        ("<osmChange><create><node id='1' version='1' lat='91' lon='1'/></create></osmChange>", "at most 90"),
        ("<osmChange><create><node id='x' version='1' lat='1' lon='1'/></create></osmChange>", "is no number"),
        ("<osmChange><node id='1' version='1' lat='1' lon='1'/></osmChange>", "<node> in the wrong place"),
    ] {
        fs::write(&path, text).unwrap();
        let error = osc::read(&path, &mut Changes::default(), LIMIT).unwrap_err().to_string();
        assert!(error.contains(word) && error.contains("fetch it again"), "{text}: {error}");
    }
}

#[test]
fn a_truncated_diff_is_an_error_at_every_length() {
    let world = World::new();
    let path = world.diff("<create><node id='2' version='1' lat='1' lon='2'><tag k='name' v='x'/></node></create>");
    let bytes = fs::read(&path).unwrap();
    for length in 0..bytes.len() {
        fs::write(&path, &bytes[..length]).unwrap();
        assert!(osc::read(&path, &mut Changes::default(), LIMIT).is_err(), "{length}");
    }
}

#[test]
fn changes_keep_to_their_memory() {
    let world = World::new();
    let bodies = (0..1000).map(|id| format!("<create><node id='{id}' version='1' lat='1' lon='2'/></create>"));
    let body = bodies.collect::<Vec<_>>().concat();
    let error = osc::read(&world.diff(&body), &mut Changes::default(), 10_000).unwrap_err().to_string();
    assert!(error.contains("more than 10000 bytes") && error.contains("--memory"), "{error}");
}

#[test]
fn a_clipped_extract_takes_what_is_inside_and_what_hangs_on_it() {
    let world = World::new();
    let mut changes = world.changes(
        "<create><node id='2' version='1' lat='2' lon='1'/><node id='50' version='1' lat='50' lon='50'/>
         <node id='51' version='1' lat='51' lon='51'/><node id='52' version='1' lat='52' lon='52'/>
         <way id='30' version='1'><nd ref='3'/><nd ref='50'/></way><way id='31' version='1'><nd ref='51'/><nd ref='52'/></way>
         <relation id='40' version='1'><member type='way' ref='30' role=''/></relation>
         <relation id='41' version='1'><member type='way' ref='31' role=''/></relation></create>
         <modify><node id='1' version='3' lat='70' lon='70'/></modify>",
    );
    let there = Presence::look(&world.path("old.osm.pbf"), &changes).unwrap();
    Clip::parse("0,0,6,6").unwrap().limit(&mut changes, &there);
    let (_, found) = world.apply(&changes);
    assert_eq!(found, ["n1v3", "n2v1", "n3v2", "n5v2", "n50v1", "w10v2", "w30v1", "r20v2", "r40v1"]);
}

#[test]
fn a_poly_file_has_rings_and_holes() {
    let world = World::new();
    let path = world.path("x.poly");
    fs::write(&path, "x\n1\n 0 0\n 10 0\n 10 10\n 0 10\nEND\n!2\n 4 4\n 6 4\n 6 6\n 4 6\nEND\nEND\n").unwrap();
    let clip = Clip::parse(path.to_str().unwrap()).unwrap();
    let at = |degrees: i64| clip.contains(degrees * 1_000_000_000, degrees * 1_000_000_000);
    assert_eq!([1, 5, 9, 11].map(at), [true, false, true, false]);
    for wrong in ["x\n1\n 0 0\nEND\nEND\n", "x\n1\n 0\nEND\nEND\n", "x\n1\n 0 0\n", ""] {
        fs::write(&path, wrong).unwrap();
        assert!(Clip::parse(path.to_str().unwrap()).is_err(), "{wrong:?}");
    }
    assert!(Clip::parse("3,2,1,0").is_err());
    assert!(Clip::parse("1,2,3").is_err());
}

#[test]
fn merged_extracts_have_each_object_once_in_its_newest_version() {
    let world = World::new();
    let other = world.path("other.osm.pbf");
    let mut out = PbfWriter::create(fs::File::create(&other).unwrap(), true).unwrap();
    for (id, version) in [(1, 3), (2, 1), (3, 1)] {
        out.node(id, version, Point::new(0, 0), &[]).unwrap();
    }
    out.way(9, 1, &[1, 2], &[]).unwrap();
    out.finish().unwrap();
    let new = world.path("new.osm.pbf");
    merge(&[world.path("old.osm.pbf"), other.clone()], &new, &Silent).unwrap();
    let expected = ["n1v3", "n2v1", "n3v2", "n5v2", "w9v1", "w10v2", "r20v2"];
    assert_eq!(listed(&new), expected);
    merge(&[other, world.path("old.osm.pbf")], &new, &Silent).unwrap();
    assert_eq!(listed(&new), expected);
}

#[test]
fn a_later_change_of_the_same_version_wins() {
    let mut changes = Changes::default();
    let put = |lat| {
        Change::Put(Object {
            id: 1,
            meta: crate::Meta { version: 2, ..crate::Meta::default() },
            tags: Vec::new(),
            body: Body::Node { lat, lon: 0 },
        })
    };
    changes.add((OsmType::Node, 1), put(1));
    changes.add((OsmType::Node, 1), put(2));
    assert_eq!(changes.iter().next().unwrap().1, &put(2));
    assert_eq!(changes.len(), 1);
}
