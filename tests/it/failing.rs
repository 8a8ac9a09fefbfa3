//! Imports that end early: killed, or stopped by a disk that takes no more. What was there before stays.

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::support::{World, bundled, command, parvis};

/// A folder with the gazetteer of a village.
fn village() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    World::draw("v").node('v', "place=village, name=Talheim").write(&folder.path().join("town.osm.pbf"));
    assert_eq!(parvis(folder.path(), &["import", "town.osm.pbf"]).code, 0);
    folder
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn is_as_before(folder: &Path) {
    assert_eq!(parvis(folder, &["verify"]).code, 0);
    assert_eq!(parvis(folder, &["search", "Talheim"]).code, 0);
}

#[test]
fn a_killed_import_leaves_the_gazetteer_and_the_next_one_clears_up() {
    let village = village();
    let extract = bundled();
    let mut import = command(village.path())
        .args(["import", &extract.to_string_lossy()])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let since = Instant::now();
    while !names(village.path()).iter().any(|name| name.starts_with(".gazetteer.d.import-")) {
        assert!(since.elapsed() < Duration::from_secs(30), "the import never began");
        std::thread::sleep(Duration::from_millis(1));
    }
    import.kill().unwrap();
    import.wait().unwrap();
    is_as_before(village.path());
    assert_eq!(parvis(village.path(), &["import", "town.osm.pbf"]).code, 0);
    assert_eq!(names(village.path()), ["gazetteer.d", "gazetteer.d.store", "town.osm.pbf"]);
}

/// The shell lets no file grow beyond some blocks of 512 bytes, as a full disk would.
#[test]
#[cfg(target_os = "linux")]
fn a_disk_that_takes_no_more_is_an_error_and_leaves_the_gazetteer() {
    let village = village();
    let parvis = env!("CARGO_BIN_EXE_parvis");
    for blocks in [1, 40, 200] {
        let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec {parvis} import {}", bundled().display());
        let ran = std::process::Command::new("sh").args(["-c", &script]).current_dir(village.path()).output().unwrap();
        assert_eq!(ran.status.code(), Some(2), "{blocks}");
        let err = String::from_utf8(ran.stderr).unwrap();
        let last = err.lines().last().unwrap();
        assert!(last.starts_with("parvis: ") && last.contains("File too large"), "{last}");
        is_as_before(village.path());
        assert_eq!(names(village.path()), ["gazetteer.d", "gazetteer.d.store", "town.osm.pbf"]);
    }
}
