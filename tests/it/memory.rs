//! An import keeps to its memory, and what comes of it does not depend on how much that is.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::importing::village;
use crate::support::{World, bundled, parvis};

/// Every file of a gazetteer, save those that tell the time and place of the import. The segment of the text index has
/// a random name, so its files go by their extension.
pub fn files(gazetteer: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for folder in [gazetteer.to_owned(), gazetteer.join("words")] {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let is_own = |name: &str| path.file_name().unwrap() == name;
            if path.is_file()
                && path.extension().is_some_and(|extension| extension != "json")
                && !is_own(".managed.json")
            {
                let in_words = path.parent().unwrap().ends_with("words");
                let name = if in_words { path.extension() } else { path.file_name() };
                files.insert(name.unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap());
            }
        }
    }
    files
}

/// Imports with so much memory; gives the bytes that were spilled, and the files.
fn import(folder: &Path, extract: &Path, memory: &str) -> (u64, BTreeMap<String, Vec<u8>>) {
    let gazetteer = format!("{memory}.d");
    let arguments = ["import", &extract.to_string_lossy(), "--gazetteer", &gazetteer, "--memory", memory, "--json"]
        .map(str::to_owned);
    let ran = parvis(folder, &arguments.each_ref().map(String::as_str));
    assert_eq!(ran.code, 0, "{}", ran.err);
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    (report["spilled_bytes"].as_u64().unwrap(), files(&folder.join(gazetteer)))
}

fn is_the_same_with_little_memory(extract: &Path) {
    let folder = tempfile::tempdir().unwrap();
    let (spilled, with_little) = import(folder.path(), extract, "1M");
    assert!(spilled > 100_000 || cfg!(not(target_os = "linux")), "{spilled} bytes spilled");
    let (spilled, with_much) = import(folder.path(), extract, "64G");
    assert_eq!(spilled, 0);
    assert!(with_much.len() > 15, "{:?}", with_much.keys());
    assert_eq!(with_little.keys().collect::<Vec<_>>(), with_much.keys().collect::<Vec<_>>());
    for (name, bytes) in with_much {
        assert!(with_little[&name] == bytes, "{name} differs");
    }
}

#[test]
fn a_small_world_is_the_same_whatever_the_memory() {
    let folder = tempfile::tempdir().unwrap();
    let extract = folder.path().join("world.osm.pbf");
    village().write(&extract);
    is_the_same_with_little_memory(&extract);
}

#[test]
fn the_bundled_extract_is_the_same_whatever_the_memory() {
    is_the_same_with_little_memory(&bundled());
}

#[test]
fn what_an_import_took_is_in_the_manifest() {
    let folder = tempfile::tempdir().unwrap();
    import(folder.path(), &bundled(), "8M");
    let ran = parvis(folder.path(), &["info", "--gazetteer", "8M.d", "--json"]);
    let memory = &serde_json::from_str::<serde_json::Value>(&ran.out).unwrap()["memory"];
    assert_eq!(memory["budget_bytes"], 8 << 20);
    assert!(cfg!(not(target_os = "linux")) || memory["peak_anonymous_bytes"].as_u64().unwrap() > 1 << 20);
    let ran = parvis(folder.path(), &["info", "--gazetteer", "8M.d"]);
    assert!(ran.out.contains("8.4 MB at import") || cfg!(not(target_os = "linux")), "{}", ran.out);
}

/// Runs the import under a limit of the shell, which stands for a small machine.
#[cfg(target_os = "linux")]
fn import_under(limit: &str, memory: &str, folder: &Path) -> (Option<i32>, String) {
    let (parvis, extract) = (env!("CARGO_BIN_EXE_parvis"), bundled());
    let script =
        format!("trap '' XFSZ; {limit} || exit 77; exec {parvis} import {} --memory {memory}", extract.display());
    // Each thread takes some of it for its stack.
    let mut shell = Command::new("sh");
    let ran = shell.args(["-c", &script]).env("RAYON_NUM_THREADS", "2").current_dir(folder).output().unwrap();
    (ran.status.code(), String::from_utf8(ran.stderr).unwrap())
}

#[test]
#[cfg(target_os = "linux")]
fn an_import_ends_well_where_no_more_memory_can_be_had() {
    let folder = tempfile::tempdir().unwrap();
    let (code, err) = import_under("ulimit -d 131072", "16M", folder.path());
    if code == Some(77) {
        eprintln!("skipped: this shell can't limit memory");
        return;
    }
    assert_eq!(code, Some(0), "{err}");
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_while_spilling_is_an_error_that_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    World::draw("v").node('v', "place=village, name=Talheim").write(&folder.path().join("town.osm.pbf"));
    assert_eq!(parvis(folder.path(), &["import", "town.osm.pbf"]).code, 0);
    let (code, err) = import_under("ulimit -f 200", "1M", folder.path());
    assert_eq!(code, Some(2), "{err}");
    let last = err.lines().last().unwrap();
    assert!(last.contains("File too large") && last.contains("--memory"), "{last}");
    assert_eq!(parvis(folder.path(), &["verify"]).code, 0);
    assert_eq!(parvis(folder.path(), &["search", "Talheim"]).code, 0);
}
