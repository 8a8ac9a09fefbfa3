//! Small files from bytes to features, and real extracts where they are at hand.

use std::path::{Path, PathBuf};

use gazetteer::{OsmType, Point, Polygon, Shape};

use super::{ReadOptions, read};
use crate::feature::{Extra, Feature, Features};
use crate::pbf::writer::PbfWriter;
use crate::progress::Silent;

const PLAIN: ReadOptions = ReadOptions { plain_passes: true };
const BY_SECTION: ReadOptions = ReadOptions { plain_passes: false };

fn read_file(path: &Path, options: ReadOptions) -> Features {
    read(path, &options, &Silent).unwrap_or_else(|error| panic!("{error}"))
}

/// Reads what `write` puts into a file.
fn features_of(write: impl FnOnce(&mut PbfWriter<Vec<u8>>) -> std::io::Result<()>) -> Features {
    let mut writer = PbfWriter::create(Vec::new(), true).unwrap();
    write(&mut writer).unwrap();
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), writer.finish().unwrap()).unwrap();
    let features = read_file(file.path(), BY_SECTION);
    assert_eq!(lines(&features), lines(&read_file(file.path(), PLAIN)), "sections and plain passes agree");
    features
}

/// A feature as one line: everything in it as text.
fn line(features: &Features, feature: &Feature) -> String {
    let strings = &features.strings;
    let tags: Vec<_> = feature.tags.iter(strings).map(|(key, value)| format!("{key}={value}")).collect();
    let main: Vec<_> = feature
        .categories
        .iter()
        .map(|category| format!("{}={}", strings.get(category.key), strings.get(category.value)))
        .collect();
    let Feature { osm, shape, .. } = feature;
    let Extra { label, admin_centre, numbered_nodes, cut } = feature.extra();
    format!("{osm} {main:?} {tags:?} {shape:?} {label:?} {admin_centre:?} {numbered_nodes:?} {cut}")
}

fn lines(features: &Features) -> Vec<String> {
    features.features.iter().map(|feature| line(features, feature)).collect()
}

fn ids(features: &Features) -> Vec<String> {
    features.features.iter().map(|feature| feature.osm.to_string()).collect()
}

fn at(lat: i32, lon: i32) -> Point {
    Point::new(lat * 1_000, lon * 1_000)
}

const CAFE: [(&str, &str); 1] = [("amenity", "cafe")];

#[test]
fn street_knows_the_numbered_nodes_on_it() {
    let features = features_of(|file| {
        file.node(1, 1, at(0, 0), &[])?;
        file.node(2, 1, at(0, 1), &[("addr:housenumber", "2"), ("source", "survey")])?;
        file.node(3, 1, at(0, 2), &[])?;
        file.way(9, 1, &[1, 2, 3], &[("highway", "residential"), ("name", "Gasse")])
    });
    assert_eq!(
        lines(&features),
        [
            format!("N2 [\"place=house\"] [\"addr:housenumber=2\"] {:?} None None [] false", Shape::Point(at(0, 1))),
            format!(
                "W9 [\"highway=residential\"] [\"highway=residential\", \"name=Gasse\"] {:?} None None [(2, 1)] false",
                Shape::Lines(vec![vec![at(0, 0), at(0, 1), at(0, 2)]])
            ),
        ]
    );
    assert_eq!(features.read, [3, 1, 0]);
}

#[test]
fn last_version_of_an_object_holds_in_any_order() {
    let sorted = features_of(|file| {
        file.node(1, 1, at(1, 1), &CAFE)?;
        file.node(1, 2, at(2, 2), &CAFE)?;
        file.node(5, 1, at(1, 1), &CAFE)
    });
    let unsorted = features_of(|file| {
        file.node(5, 1, at(1, 1), &CAFE)?;
        file.node(1, 2, at(2, 2), &CAFE)?;
        file.node(1, 1, at(1, 1), &CAFE)
    });
    assert_eq!(lines(&sorted), lines(&unsorted));
    assert_eq!(sorted.features[0].shape, Shape::Point(at(2, 2)));
    assert_eq!(sorted.dropped.get("older version of an object"), Some(&1));
    assert_eq!(sorted.dropped, unsorted.dropped);
}

#[test]
fn a_last_version_without_tags_hides_the_older_ones_in_any_order() {
    let unsorted = features_of(|file| {
        file.node(7, 2, at(1, 1), &[])?;
        file.way(3, 1, &[7, 8], &[("highway", "residential"), ("name", "Gasse")])?;
        file.node(8, 3, at(1, 2), &[("natural", "tree")])?;
        file.node(9, 2, at(1, 3), &CAFE)?;
        file.way(3, 4, &[7, 8], &[])?;
        file.node(7, 1, at(1, 1), &CAFE)?;
        file.node(8, 2, at(1, 2), &CAFE)?;
        file.node(9, 1, at(1, 3), &[])
    });
    assert_eq!(ids(&unsorted), ["N9"]);
    assert_eq!(unsorted.dropped.get("older version of an object"), Some(&3));
}

#[test]
fn file_that_wrongly_claims_to_be_sorted_is_read_whole() {
    let features = features_of(|file| {
        file.relation(
            1,
            1,
            &[(OsmType::Way, 1, "outer")],
            &[("type", "multipolygon"), ("leisure", "park"), ("name", "P")],
        )?;
        file.way(1, 1, &[1, 2, 3, 1], &[])?;
        file.node(3, 1, at(1, 1), &[])?;
        file.node(2, 1, at(0, 1), &[])?;
        file.node(1, 1, at(0, 0), &CAFE)
    });
    assert_eq!(ids(&features), ["N1", "R1"]);
    let outer = vec![at(0, 0), at(0, 1), at(1, 1), at(0, 0)];
    assert_eq!(features.features[1].shape, Shape::Area(vec![Polygon { outer, inners: vec![] }]));
}

#[test]
fn objects_with_numbers_that_cannot_be_are_dropped_and_counted() {
    let features = features_of(|file| {
        file.node(-1, 1, at(0, 0), &CAFE)?;
        file.node(1 << 41, 1, at(0, 0), &CAFE)?;
        file.way(7, 1, &[-1, 1 << 41], &[("highway", "residential"), ("name", "X")])
    });
    assert_eq!(ids(&features), Vec::<String>::new());
    assert_eq!(features.dropped.get("negative or oversized number"), Some(&2));
    assert_eq!(features.dropped.get("no node or member in the extract"), Some(&1));
}

#[test]
fn boundary_of_which_only_a_border_is_there_stands_at_its_label() {
    let tags = [("type", "boundary"), ("boundary", "administrative"), ("name", "Nachbarland")];
    let members = [
        (OsmType::Way, 1, "outer"),
        (OsmType::Way, 2, "outer"),
        (OsmType::Node, 9, "label"),
        (OsmType::Node, 8, "admin_centre"),
    ];
    let features = features_of(|file| {
        file.node(1, 1, at(0, 0), &[])?;
        file.node(2, 1, at(0, 9), &[])?;
        file.node(9, 1, at(5, 5), &[])?;
        file.way(1, 1, &[1, 2], &[])?;
        file.relation(3, 1, &members, &tags)
    });
    let feature = &features.features[0];
    assert_eq!((&feature.shape, feature.extra().cut), (&Shape::Point(at(5, 5)), true));
    assert_eq!(feature.extra().label.map(|osm| osm.to_string()).as_deref(), Some("N9"));
    assert_eq!(feature.extra().admin_centre.map(|osm| osm.to_string()).as_deref(), Some("N8"));
    assert_eq!(features.dropped.get("ring of an area that does not close"), Some(&1));
}

#[test]
fn street_relations_keep_their_houses() {
    let features = features_of(|file| {
        let members = [(OsmType::Way, 4, "street"), (OsmType::Node, 1, "house"), (OsmType::Way, 2, "")];
        file.relation(1, 1, &members, &[("type", "associatedStreet"), ("name", "Gasse")])
    });
    let relation = &features.street_relations[0];
    let text = |ids: &[gazetteer::OsmId]| ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    assert_eq!((text(&relation.streets), text(&relation.houses)), ("W4".to_owned(), "N1 W2".to_owned()));
    assert_eq!(relation.tags.get(&features.strings, "name"), Some("Gasse"));
}

#[test]
fn many_blocks_are_read_in_order() {
    let features = features_of(|file| {
        (1..=30_000).try_for_each(|id| file.node(id, 1, at(0, (id % 100) as i32), &CAFE))?;
        (1..=9_000).try_for_each(|id| file.way(id, 1, &[id, id + 1], &[("waterway", "stream"), ("name", "B")]))
    });
    assert_eq!(features.read, [30_000, 9_000, 0]);
    let expected: Vec<_> =
        (1..=30_000).map(|id| format!("N{id}")).chain((1..=9_000).map(|id| format!("W{id}"))).collect();
    assert_eq!(ids(&features), expected);
}

/// Extracts beside the repository; none where the folder is missing.
fn extracts() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        // The one way to tell that a test did nothing.
        #[expect(clippy::print_stderr, reason = "a skipped test must say why")]
        {
            eprintln!("skipped: no extracts in {}", folder.display());
        }
        return Vec::new();
    };
    let files = entries.filter_map(Result::ok).map(|entry| entry.path());
    files.filter(|path| path.extension().is_some_and(|end| end == "pbf")).collect()
}

#[test]
fn real_extracts_are_read_alike_with_and_without_sections() {
    for path in extracts().iter().filter(|path| path.metadata().is_ok_and(|file| file.len() < 4_000_000)) {
        let (by_section, plain) = (read_file(path, BY_SECTION), read_file(path, PLAIN));
        assert!(by_section.features.len() > 2_000, "{}: {}", path.display(), by_section.features.len());
        assert_eq!((by_section.read, &by_section.dropped), (plain.read, &plain.dropped), "{}", path.display());
        assert!(lines(&by_section) == lines(&plain), "{}", path.display());
        assert!(by_section.features.is_sorted_by(|a, b| a.osm < b.osm), "{}", path.display());
    }
}

/// Boundaries are left out: Nominatim answers at the linked node there.
#[test]
fn main_tags_and_positions_are_those_of_nominatim() {
    const NAME: &str = "liechtenstein-2026-03";
    let Some(extract) = extracts().into_iter().find(|path| path.ends_with(format!("{NAME}.osm.pbf"))) else { return };
    let samples = extract.with_file_name(format!("../samples/lookup-{NAME}.json"));
    let rows: Vec<serde_json::Value> = serde_json::from_slice(&std::fs::read(samples).unwrap()).unwrap();
    let features = read_file(&extract, BY_SECTION);
    let strings = &features.strings;
    for row in rows.iter().filter(|row| row["category"] != "boundary") {
        let letter = row["osm_type"].as_str().unwrap()[..1].to_uppercase();
        let osm: gazetteer::OsmId = format!("{letter}{}", row["osm_id"]).parse().unwrap();
        let index = features.features.binary_search_by_key(&osm, |feature| feature.osm);
        let feature = &features.features[index.unwrap_or_else(|_| panic!("{osm} is missing"))];
        let main = feature
            .categories
            .iter()
            .any(|category| row["category"] == strings.get(category.key) && row["type"] == strings.get(category.value));
        assert!(main, "{}", line(&features, feature));
        let degrees = |key: &str| row[key].as_str().unwrap().parse().unwrap();
        let there = Point::from_degrees(degrees("lat"), degrees("lon")).unwrap();
        let distance_m = crate::assemble::centroid(&feature.shape).distance_m(there);
        assert!(distance_m < 0.1, "{osm} is {distance_m} m off");
    }
}
