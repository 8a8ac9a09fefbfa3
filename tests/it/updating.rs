//! A gazetteer kept up to date: diffs from a mirror that means well, and from one that does not.

use std::fs;
use std::path::{Path, PathBuf};

use gazetteer::Manifest;
use indexer::timestamp::parse;
use tempfile::TempDir;

use crate::memory::files;
use crate::support::{Fault, Mirror, Ran, parvis};

/// Options by which failing takes no time.
pub const HASTE: [&str; 6] = ["--patience", "0.5", "--tries", "3", "--pause", "0.01"];

/// A day of the diffs of these tests.
const DAY: i64 = 86_400;

/// The time of diff number 1.
const FIRST: &str = "2026-03-01T00:00:00Z";

/// A village whose extract has the changes up to diff 1, and a mirror with the diffs behind it.
pub struct Village {
    pub folder: TempDir,
    mirror: Mirror,
}

impl Village {
    pub fn new() -> Self {
        let mut village = Self { folder: tempfile::tempdir().unwrap(), mirror: Mirror::start() };
        village.diff(1, "");
        let seed = village.path("seed.osm.pbf");
        let mut out = indexer::pbf::writer::PbfWriter::create(fs::File::create(&seed).unwrap(), true).unwrap();
        for (id, name) in [(1, "Altdorf"), (2, "Niederau")] {
            let point = gazetteer::Point::new(470_000_000 + id as i32 * 100_000, 95_000_000);
            out.node(id, 1, point, &[("place", "village"), ("name", name)]).unwrap();
        }
        out.finish().unwrap();
        village.place(&seed, "town.osm.pbf", 1);
        let ran = village.parvis(&["import", "town.osm.pbf"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        village
    }

    /// Writes an extract that stands at a diff.
    pub fn place(&self, seed: &Path, name: &str, sequence: i64) {
        let position = replication::Position {
            url: Some(self.mirror.url("/updates")),
            sequence: Some(sequence),
            timestamp: Some(moment(sequence)),
        };
        let changes = replication::Changes::default();
        replication::apply(seed, &changes, &position, &self.path(name), &indexer::progress::Silent).unwrap();
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn parvis(&self, arguments: &[&str]) -> Ran {
        parvis(self.folder.path(), arguments)
    }

    pub fn update(&self, arguments: &[&str]) -> Ran {
        self.parvis(&[&["update"], &HASTE[..], arguments].concat())
    }

    /// Publishes a diff; the newest one is the mirror's state.
    pub fn diff(&mut self, sequence: i64, body: &str) {
        let path = format!("/updates/{}", replication::state::diff_path(sequence));
        self.mirror.put(&path, format!("<osmChange version=\"0.6\">{body}</osmChange>").into_bytes());
        let time = indexer::timestamp::rfc3339(moment(sequence)).replace(':', "\\:");
        let state = format!("sequenceNumber={sequence}\ntimestamp={time}\n").into_bytes();
        self.mirror.put(&format!("/updates/{}", replication::state::state_path(sequence)), state.clone());
        self.mirror.put("/updates/state.txt", state);
    }

    pub fn finds(&self, name: &str) -> bool {
        self.parvis(&["search", name, "--no-typos"]).code == 0
    }

    pub fn manifest(&self) -> Manifest {
        Manifest::open(&self.path("gazetteer.d")).unwrap()
    }
}

fn moment(sequence: i64) -> i64 {
    parse(FIRST).unwrap() + (sequence - 1) * DAY
}

/// A village that is created by a diff.
pub fn village(id: i64, version: i32, name: &str) -> String {
    format!(
        "<modify><node id='{id}' version='{version}' lat='47.1' lon='9.5'><tag k='place' v='village'/>\
         <tag k='name' v='{name}'/></node></modify>"
    )
}

#[test]
fn diffs_are_applied_and_the_result_is_that_of_a_fresh_import() {
    let mut world = Village::new();
    world.diff(2, &village(3, 1, "Neudorf"));
    world.diff(3, "<delete><node id='2' version='2'/></delete>");
    let ran = world.update(&[]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(ran.out, "gazetteer.d: 2 diffs applied, data of 2026-03-03T00:00:00Z\n");
    assert_eq!(["Altdorf", "Neudorf", "Niederau"].map(|name| world.finds(name)), [true, true, false]);
    assert_eq!(world.manifest().source.replication_sequence, Some(3));
    let fresh = world.parvis(&["import", "gazetteer.d.store/extract/town.osm.pbf", "--gazetteer", "fresh.d"]);
    assert_eq!(fresh.code, 0, "{}", fresh.err);
    assert!(files(&world.path("gazetteer.d")) == files(&world.path("fresh.d")));
    let ran = world.update(&[]);
    assert_eq!(ran.out, "gazetteer.d: nothing new, data of 2026-03-03T00:00:00Z\n", "{}", ran.err);
}

#[test]
fn max_diffs_leaves_the_rest_to_the_next_update() {
    let mut world = Village::new();
    for sequence in 2..=4 {
        world.diff(sequence, &village(sequence, 5, &format!("Dorf{sequence}")));
    }
    let ran = world.update(&["--max-diffs", "2"]);
    assert!(ran.out.contains("2 diffs applied") && ran.err.contains("further diffs"), "{ran:?}");
    let ran = world.update(&["--max-diffs", "2", "--json"]);
    let object: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&object["diffs"], &object["more"], &object["changed"]), (&1.into(), &false.into(), &true.into()));
}

#[test]
fn a_gap_is_an_error_with_advice_and_the_old_data_stay() {
    let mut world = Village::new();
    world.diff(2, &village(3, 1, "Neudorf"));
    world.diff(3, &village(4, 1, "Oberdorf"));
    world.mirror.remove("/updates/000/000/002.osc.gz");
    let ran = world.update(&[]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("diff 2 is not there") && ran.err.contains("import a newer extract"), "{}", ran.err);
    assert_eq!(["Altdorf", "Neudorf"].map(|name| world.finds(name)), [true, false]);
    let info = world.parvis(&["info"]).out;
    assert!(info.contains("failed") && info.contains("diff 2 is not there"), "{info}");
    world.diff(2, &village(3, 1, "Neudorf"));
    world.diff(3, &village(4, 1, "Oberdorf"));
    assert_eq!(world.update(&[]).code, 0);
    assert!(world.finds("Oberdorf"));
    assert!(!world.parvis(&["info"]).out.contains("failed"));
}

#[test]
fn diffs_that_do_not_fit_are_refused() {
    let mut world = Village::new();
    world.place(&world.path("town.osm.pbf"), "ahead.osm.pbf", 9);
    assert_eq!(world.parvis(&["import", "ahead.osm.pbf"]).code, 0);
    let ran = world.update(&[]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("the extract has diff 9, the server is at 1"), "{}", ran.err);
    assert_eq!(world.parvis(&["import", "town.osm.pbf"]).code, 0);
    world.diff(2, "");
    // a server that began anew: its numbers are those of other days
    let late = "sequenceNumber=2\ntimestamp=2020-01-01T00\\:00\\:00Z\n";
    world.mirror.put("/updates/000/000/002.state.txt", late.into());
    let ran = world.update(&[]);
    assert!(ran.err.contains("the diffs don't fit"), "{}", ran.err);
    world.mirror.put("/updates/000/000/002.osc.gz", b"<html>log in</html>".to_vec());
    world.mirror.put("/updates/000/000/002.state.txt", late.replace("2020-01-01", "2026-03-02").into());
    let ran = world.update(&[]);
    assert!(ran.err.contains("<html> in the wrong place"), "{}", ran.err);
    assert!(world.finds("Altdorf"));
}

#[test]
fn an_extract_without_a_position_is_brought_forward_from_the_time_of_its_header() {
    let mut world = Village::new();
    let position = replication::Position { timestamp: Some(moment(3)), ..replication::Position::default() };
    let changes = replication::Changes::default();
    let (seed, bare) = (world.path("seed.osm.pbf"), world.path("bare.osm.pbf"));
    replication::apply(&seed, &changes, &position, &bare, &indexer::progress::Silent).unwrap();
    assert_eq!(world.parvis(&["import", "bare.osm.pbf"]).code, 0);
    for sequence in 2..=6 {
        world.diff(sequence, &village(sequence, 5, &format!("Dorf{sequence}")));
    }
    assert!(world.update(&[]).err.contains("--replication-url"));
    let url = world.mirror.url("/updates/");
    let ran = world.update(&["--replication-url", &url]);
    assert!(ran.out.contains("3 diffs applied"), "{ran:?}");
    assert_eq!(["Dorf3", "Dorf4", "Dorf6"].map(|name| world.finds(name)), [false, true, true]);
    assert!(world.update(&[]).out.contains("nothing new"));
}

#[test]
fn a_clipped_extract_stays_inside_its_box() {
    let mut world = Village::new();
    let far = village(4, 1, "Fernau").replace("47.1", "57.1");
    world.diff(2, &format!("{}{far}", village(3, 1, "Neudorf")));
    assert_eq!(world.update(&["--clip", "9,47,10,48"]).code, 0);
    assert_eq!(["Neudorf", "Fernau"].map(|name| world.finds(name)), [true, false]);
}

#[test]
fn faults_of_the_mirror_that_pass_are_overcome() {
    for fault in [Fault::Status(503), Fault::Status(429), Fault::Truncate, Fault::Stall, Fault::LieAboutLength] {
        let mut world = Village::new();
        world.diff(2, &village(3, 1, "Neudorf"));
        for path in ["/updates/state.txt", "/updates/000/000/002.osc.gz"] {
            world.mirror.fail(path, fault, 2);
        }
        let ran = world.update(&[]);
        assert_eq!(ran.code, 0, "{fault:?}: {}", ran.err);
        assert!(world.finds("Neudorf"), "{fault:?}");
    }
}

#[test]
fn faults_of_the_mirror_that_stay_are_told_and_the_old_data_serve_on() {
    for (fault, word) in [
        (Fault::Status(503), "status 503 after 3 tries"),
        (Fault::Status(429), "status 429 after 3 tries"),
        (Fault::Status(403), "status 403"),
        (Fault::Status(404), "status 404"),
        (Fault::Truncate, "after 3 tries"),
        (Fault::Stall, "after 3 tries"),
    ] {
        let mut world = Village::new();
        world.diff(2, &village(3, 1, "Neudorf"));
        world.mirror.fail("/updates/state.txt", fault, usize::MAX);
        let ran = world.update(&[]);
        assert_eq!(ran.code, 2, "{fault:?}");
        assert!(ran.err.contains(word), "{fault:?}: {}", ran.err);
        assert!(world.finds("Altdorf") && !world.finds("Neudorf"));
    }
}

#[test]
fn without_an_import_there_is_nothing_to_update() {
    let folder = tempfile::tempdir().unwrap();
    let ran = parvis(folder.path(), &["update"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("import it with \"parvis import\" first"), "{}", ran.err);
}
