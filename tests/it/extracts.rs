//! Real extracts, where this machine has them: every one is imported and answers for itself.

use crate::support::{free, shared};

/// Imports an extract and checks that each text is answered first by a place of the name.
fn check(file: &str, answers: &[(&str, &str)]) {
    let Some(extract) = shared(file) else { return };
    let geocoder = samples::geocoder(&extract);
    let counts = &geocoder.gazetteers()[0].manifest().counts;
    assert!(counts.places > 100, "{counts:?}");
    for (text, name) in answers {
        for limit in [1, 2, 10] {
            let found = geocoder.search(&geocoder::SearchRequest { limit, ..free(text) });
            let names = found.first().map(|answer| answer.entry.names());
            assert_eq!(names.and_then(|names| names.get("name")), Some(*name), "{text}, limit {limit}");
            assert!(found[0].entry.rank_address() < 26, "{text}: {:?}", found[0].entry);
        }
    }
}

#[test]
fn liechtenstein() {
    check(
        "liechtenstein-2026-03.osm.pbf",
        &[("Vaduz", "Vaduz"), ("Schaan", "Schaan"), ("Liechtenstein", "Liechtenstein")],
    );
}

#[test]
fn faroe_islands() {
    check(
        "faroe-islands-2018.osm.pbf",
        &[("Tórshavn", "Tórshavn"), ("torshavn", "Tórshavn"), ("Klaksvík", "Klaksvik")],
    );
}

#[test]
fn monaco() {
    check("monaco-2026-03.osm.pbf", &[("Monaco", "Monaco"), ("Monte-Carlo", "Monte-Carlo")]);
}

#[test]
fn les_gets() {
    check("les-gets-2026-01.osm.pbf", &[("Les Gets", "Les Gets")]);
}

#[test]
fn reisterstown_whose_objects_have_no_order() {
    check("reisterstown-unordered.osm.pbf", &[("Reisterstown", "Reisterstown")]);
}
