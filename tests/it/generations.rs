//! Past gazetteers put back in place, and updates that are killed.

use crate::support::command;
use crate::updating::{HASTE, Village, village};

#[test]
fn generations_are_kept_and_rolled_back_to() {
    let mut world = Village::new();
    world.diff(2, &village(3, 1, "Neudorf"));
    assert_eq!(world.update(&[]).code, 0);
    let listed = |world: &Village| -> Vec<(bool, i64)> {
        let out = world.parvis(&["generations", "--json"]).out;
        let object = |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap();
        let pair = |object: serde_json::Value| {
            (object["in_place"].as_bool().unwrap(), object["replication_sequence"].as_i64().unwrap())
        };
        let mut all: Vec<_> = out.lines().map(|line| pair(object(line))).collect();
        all.sort_by_key(|(_, sequence)| *sequence);
        all
    };
    assert_eq!(listed(&world), [(false, 1), (true, 2)]);
    // both imports may be of one second, so the name is given
    let out = world.parvis(&["generations", "--json"]).out;
    let first = out.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let first = first.filter(|object| object["replication_sequence"] == 1).map(|object| object["id"].clone()).next();
    let ran = world.parvis(&["rollback", "--to", first.unwrap().as_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(!world.finds("Neudorf") && world.finds("Altdorf"));
    assert_eq!(listed(&world), [(true, 1), (false, 2)]);
    // no newer diffs: what was done on purpose stays
    assert!(world.update(&[]).out.contains("nothing new"));
    assert!(!world.finds("Neudorf"));
    world.diff(3, &village(4, 1, "Oberdorf"));
    assert_eq!(world.update(&[]).code, 0);
    assert!(world.finds("Neudorf") && world.finds("Oberdorf"));
    assert_eq!(listed(&world).len(), 2);
    let ran = world.parvis(&["rollback", "--to", "nonsense"]);
    assert!(ran.code == 2 && ran.err.contains("no generation nonsense; there are "), "{}", ran.err);
}

#[test]
fn an_update_that_is_killed_leaves_the_old_data_and_the_next_one_goes_on() {
    let mut world = Village::new();
    for sequence in 2..=30 {
        world.diff(sequence, &village(sequence, 9, &format!("Dorf{sequence}")));
    }
    for pause in [1, 5, 10, 20, 40, 80, 120, 160, 240, 320] {
        let mut child = command(world.folder.path()).arg("update").args(HASTE).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(pause));
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(world.parvis(&["verify"]).code, 0, "{pause}");
        assert!(world.finds("Altdorf"), "{pause}");
    }
    let ran = world.update(&[]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(world.finds("Dorf30"));
    assert_eq!(world.manifest().source.replication_sequence, Some(30));
}
