//! A whole country brought forward by two years.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use indexer::timestamp::parse;

use crate::memory::files;
use crate::support::{Mirror, parvis, shared};

/// The difference of two extracts as osmium tells it; `None` where there is no osmium.
fn derived(old: &Path, new: &Path, diff: &Path) -> Option<()> {
    let mut osmium = std::process::Command::new("osmium");
    let ran = osmium.args(["derive-changes", "--overwrite", "-o"]).args([diff, old, new]).output();
    match ran {
        Ok(ran) if ran.status.success() => Some(()),
        _ => {
            eprintln!("osmium: not there, the test is left out");
            None
        }
    }
}

#[test]
fn liechtenstein_is_brought_forward_by_two_years_as_if_it_were_imported_anew() {
    let (Some(old), Some(new)) = (shared("liechtenstein-2024-03.osm.pbf"), shared("liechtenstein-2026-03.osm.pbf"))
    else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let diff = folder.path().join("diff.osc.gz");
    let Some(()) = derived(&old, &new, &diff) else { return };
    let mut mirror = Mirror::start();
    mirror.put("/li/000/003/989.osc.gz", fs::read(&diff).unwrap());
    let state = |sequence, time: &str| format!("sequenceNumber={sequence}\ntimestamp={time}\n").into_bytes();
    mirror.put("/li/000/003/989.state.txt", state(3989, "2026-03-29T20\\:20\\:46Z"));
    mirror.put("/li/state.txt", state(3989, "2026-03-29T20\\:20\\:46Z"));
    // an extract whose header tells this mirror, and the newer one as osmium has it
    let position = |sequence, moment: &str| replication::Position {
        url: Some(mirror.url("/li")),
        sequence: Some(sequence),
        timestamp: parse(moment),
    };
    let apply = |seed: &Path, name: &str, position: &replication::Position| {
        let target = folder.path().join(name);
        let changes = replication::Changes::default();
        replication::apply(seed, &changes, position, &target, &indexer::progress::Silent).unwrap();
    };
    apply(&old, "li.osm.pbf", &position(3988, "2024-03-04T21:21:35Z"));
    apply(&new, "new.osm.pbf", &position(3989, "2026-03-29T20:20:46Z"));
    let run = |arguments: &[&str]| {
        let ran = parvis(folder.path(), arguments);
        assert_eq!(ran.code, 0, "{}", ran.err);
    };
    run(&["import", "li.osm.pbf"]);
    run(&["update"]);
    run(&["import", "gazetteer.d.store/extract/li.osm.pbf", "--gazetteer", "fresh.d"]);
    run(&["import", "new.osm.pbf", "--gazetteer", "new.d"]);
    let equal = |other: &str| -> BTreeMap<String, bool> {
        let (a, b) = (files(&folder.path().join("gazetteer.d")), files(&folder.path().join(other)));
        a.iter().map(|(name, bytes)| (name.clone(), b.get(name) == Some(bytes))).collect()
    };
    for other in ["fresh.d", "new.d"] {
        let different: Vec<String> = equal(other).into_iter().filter(|(_, same)| !same).map(|(name, _)| name).collect();
        assert_eq!(different, [""; 0], "{other}");
    }
}
