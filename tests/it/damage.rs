//! Damaged gazetteers are refused at the first open, with the file and the offset, and never crash.

use std::fs;
use std::path::{Path, PathBuf};

use gazetteer::Gazetteer;

use crate::support::World;

/// The note of an earlier verification; a folder without it is opened for the first time.
const STAMP: &str = "verified.json";

/// A sealed gazetteer, its files and a folder for damaged copies of it.
struct Sealed {
    folder: tempfile::TempDir,
    files: Vec<(String, Vec<u8>)>,
}

impl Sealed {
    fn new() -> Self {
        let town = World::draw("A--B--h  k  v")
            .way("AB", "highway=residential, name=Lange Gasse")
            .node('h', "addr:housenumber=12, addr:street=Lange Gasse")
            .node('k', "amenity=cafe, name=Café Morgenrot")
            .node('v', "place=village, name=Talheim")
            .import();
        let files = files_below(&town.gazetteer(), "");
        assert!(files.len() > 15, "{files:?}");
        Self {
            folder: tempfile::tempdir().unwrap(),
            files: files.into_iter().filter(|(name, _)| name != STAMP).collect(),
        }
    }

    /// Writes a copy that was never opened, with one file changed (or left out), and gives the error of its first open.
    fn error_with(&self, changed: &str, bytes: Option<&[u8]>) -> Option<String> {
        let copy = self.folder.path().join("gazetteer.d");
        let _not_there_yet = fs::remove_dir_all(&copy);
        for (name, sound) in &self.files {
            let path = copy.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            if name != changed {
                fs::write(path, sound).unwrap();
            } else if let Some(bytes) = bytes {
                fs::write(path, bytes).unwrap();
            }
        }
        let error = Gazetteer::open(&copy).err().map(|error| error.to_string());
        assert_eq!(Gazetteer::verify(&copy).is_err(), error.is_some(), "{changed}: verify and open agree");
        error
    }
}

fn files_below(folder: &Path, prefix: &str) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path: PathBuf = entry.unwrap().path();
        let name = format!("{prefix}{}", path.file_name().unwrap().to_string_lossy());
        if path.is_dir() {
            found.extend(files_below(&path, &format!("{name}/")));
        } else {
            found.push((name, fs::read(path).unwrap()));
        }
    }
    found
}

#[test]
fn an_undamaged_copy_opens() {
    assert_eq!(Sealed::new().error_with("", None), None);
}

#[test]
fn a_missing_file_is_named() {
    let sealed = Sealed::new();
    for (name, _) in &sealed.files {
        let error = sealed.error_with(name, None).unwrap_or_else(|| panic!("{name} is missing and nobody noticed"));
        assert!(error.contains(name), "{name}: {error}");
    }
}

#[test]
fn a_truncated_empty_or_longer_file_is_named_with_its_lengths() {
    let sealed = Sealed::new();
    for (name, sound) in &sealed.files {
        let longer = [sound.as_slice(), b"x"].concat();
        for bytes in [&[], &sound[..sound.len() / 2], &sound[..sound.len() - 1], &longer[..]] {
            let error = sealed.error_with(name, Some(bytes)).unwrap_or_else(|| panic!("{name}: {} bytes", bytes.len()));
            assert!(error.contains(name), "{name}: {error}");
            if name != "manifest.json" {
                assert!(
                    error.contains(&format!("{} bytes long, the manifest says {}", bytes.len(), sound.len())),
                    "{error}"
                );
            }
        }
    }
}

#[test]
fn every_flipped_bit_is_found() {
    let sealed = Sealed::new();
    for (name, sound) in &sealed.files {
        let step = (sound.len() / 25).max(1);
        for at in (0..sound.len()).step_by(step) {
            let mut damaged = sound.clone();
            damaged[at] ^= 1 << (at % 8);
            let error = sealed.error_with(name, Some(&damaged));
            let error = error.unwrap_or_else(|| panic!("{name}: a bit of byte {at} flipped and nobody noticed"));
            assert!(error.contains(sealed.folder.path().to_str().unwrap()), "{name}: {error}");
            if name != "manifest.json" {
                assert!(error.contains(name) && error.contains("damaged between offset 0 and"), "{name}: {error}");
            }
        }
    }
}

#[test]
fn a_foreign_file_is_refused() {
    let sealed = Sealed::new();
    for (name, sound) in &sealed.files {
        let foreign: Vec<u8> = b"PK\x03\x04 quite another thing ".iter().copied().cycle().take(sound.len()).collect();
        let error = sealed.error_with(name, Some(&foreign)).unwrap_or_else(|| panic!("{name}: a foreign file passed"));
        assert!(error.contains(name), "{name}: {error}");
    }
}

#[test]
fn damage_after_the_first_open_is_found_at_the_next() {
    let town = World::draw("v").node('v', "place=village, name=Talheim").import();
    let path = town.gazetteer().join("places.table");
    let mut bytes = fs::read(&path).unwrap();
    bytes[20] ^= 1;
    fs::write(&path, bytes).unwrap();
    let error = Gazetteer::open(&town.gazetteer()).unwrap_err().to_string();
    assert!(error.contains("places.table: damaged between offset 0 and"), "{error}");
}

#[test]
fn a_gazetteer_of_another_format_says_so() {
    let sealed = Sealed::new();
    let (_, manifest) = sealed.files.iter().find(|(name, _)| name == "manifest.json").unwrap();
    let other = String::from_utf8(manifest.clone()).unwrap().replacen("\"format\": ", "\"format\": 99", 1);
    let error = sealed.error_with("manifest.json", Some(other.as_bytes())).unwrap();
    assert!(error.contains("gazetteer format 99"), "{error}");
    assert!(error.contains("build it again with \"parvis import\""), "{error}");
}
