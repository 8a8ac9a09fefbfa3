//! House numbers that files beside the extract list, in the layout that Nominatim takes for TIGER data.

use std::io::Write;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use gazetteer::{Entry, HouseKind};
use geocoder::{Geocoder, MatchType, MinMatch, ReverseRequest, SearchRequest};
use indexer::progress::Silent;
use indexer::{ImportOptions, Summary};
use tempfile::TempDir;

use crate::support::{World, free, told};

const HEADING: &str = "from;to;interpolation;street;city;state;postcode;geometry";

/// A street with one house, an odd row on its north side, an even and falling one on its south side.
struct Street {
    world: World,
    geocoder: Geocoder,
    summary: Summary,
    folder: TempDir,
}

fn world() -> World {
    World::draw(
        "
          a--------------------b
        A----h-----------------B

          c--------------------d


                                    C----D
        ",
    )
    .at(39.46, -76.83)
    .way("AB", "highway=residential, name=Main Street")
    .way("CD", "highway=residential, name=Elm Street")
    .node('h', "addr:housenumber=5, addr:street=Main Street")
}

/// A row of a file along letters of the map.
fn row(world: &World, numbers: &str, street: &str, letters: &str) -> String {
    let points = letters.chars().map(|letter| world.point(letter));
    let points: Vec<String> =
        points.map(|point| format!("{:.7} {:.7}", point.lon_degrees(), point.lat_degrees())).collect();
    format!("{numbers};{street};Reisterstown;MD;21136;LINESTRING({})", points.join(","))
}

fn rows(world: &World) -> Vec<String> {
    vec![
        HEADING.to_owned(),
        row(world, "1;41;odd", "Main St", "ab"),
        row(world, "40;2;even", "Main St", "cd"),
        row(world, "300;308;all", "Elm St", "CD"),
    ]
}

fn import(world: World, write: impl FnOnce(&Path, &World) -> Vec<PathBuf>) -> Street {
    let folder = tempfile::tempdir().unwrap();
    let extract = folder.path().join("world.osm.pbf");
    world.write(&extract);
    let gazetteer = folder.path().join("gazetteer.d");
    let options = ImportOptions { house_numbers: write(folder.path(), &world), ..ImportOptions::default() };
    let summary = indexer::import(&extract, &gazetteer, &options, &Silent).unwrap();
    Street { world, geocoder: Geocoder::open(&[gazetteer]).unwrap(), summary, folder }
}

fn street() -> Street {
    import(world(), |folder, world| vec![plain(folder, "numbers.csv", &rows(world))])
}

fn plain(folder: &Path, name: &str, rows: &[String]) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, rows.join("\n")).unwrap();
    path
}

impl Street {
    fn search(&self, text: &str) -> Vec<String> {
        self.geocoder.search(&free(text)).iter().map(told).collect()
    }
}

#[test]
fn a_listed_number_is_found_on_its_line_marked_as_interpolated_and_shown_as_its_street() {
    let street = street();
    let answers = street.geocoder.search(&free("21 Main Street, Reisterstown"));
    let answer = &answers[0];
    assert_eq!((told(answer).as_str(), answer.match_type), ("W1#21", MatchType::Interpolated));
    let (a, b) = (street.world.point('a'), street.world.point('b'));
    assert!(answer.position.distance_m(a.towards(b, 0.5)) < 1.0);
    assert_eq!(answer.entry.postcode(), Some("21136"));
}

#[test]
fn a_listed_number_counts_as_found_so_that_nothing_else_is_tried() {
    let (_, explanation) = street().geocoder.explain(&free("Main Street 21"));
    assert_eq!(explanation.steps, ["exact"]);
}

#[test]
fn listed_rows_are_odd_even_or_all_and_may_fall() {
    let street = street();
    assert_eq!(street.search("Main Street 9")[0], "W1#9");
    assert_eq!(street.search("Main Street 10")[0], "W1#10");
    assert_eq!(street.search("Elm Street 303")[0], "W2#303");
    let at = |number: &str| street.geocoder.search(&free(&format!("Main Street {number}")))[0].position;
    assert!(at("40").distance_m(street.world.point('c')) < 1.0, "the first number is at the start of the line");
    assert!(at("2").distance_m(street.world.point('d')) < 1.0);
    assert!(street.search("Elm Street 310").iter().all(|found| !found.contains('#')), "310 is in no row");
}

#[test]
fn a_number_of_the_map_wins_over_a_listed_one() {
    let street = street();
    assert_eq!(street.search("Main Street 5"), ["h"]);
    let beside = import(
        World::draw(
            "
            a------b
            A------B
            i------j
            ",
        )
        .way("AB", "highway=residential, name=Main Street")
        .way("ij", "addr:interpolation=odd, addr:street=Main Street")
        .node('i', "addr:housenumber=1")
        .node('j', "addr:housenumber=41"),
        |folder, world| {
            vec![plain(folder, "numbers.csv", &[HEADING.to_owned(), row(world, "1;41;odd", "Main St", "ab")])]
        },
    );
    assert_eq!(beside.search("Main Street 21")[0], "W2#21", "a row of the map comes before a listed one");
}

#[test]
fn reverse_answers_a_listed_number_next_to_its_line() {
    let street = street();
    let request = |letter: char| ReverseRequest {
        at: street.world.point(letter),
        max_rank: ReverseRequest::max_rank_at_zoom(18),
        layers: geocoder::Layers::default(),
        radius_m: 1_000.0,
        limit: 1,
        filter: geocoder::Filter::default(),
    };
    assert_eq!(street.geocoder.reverse(&request('c')).iter().map(told).collect::<Vec<_>>(), ["W1#40"]);
    assert_eq!(street.geocoder.reverse(&request('h')).iter().map(told).collect::<Vec<_>>(), ["h"]);
}

#[test]
fn a_listed_row_is_looked_up_by_the_place_id_of_its_answers() {
    let street = street();
    let answers = street.geocoder.search(&free("Main Street 21"));
    let id = answers[0].entry.place_id();
    let Some(Entry::House(house)) = street.geocoder.lookup_place_id(id) else { panic!("{id:?} is a house") };
    let Some(HouseKind::Range { first, last, step, .. }) = house.kind() else { panic!("{id:?} is a row") };
    assert_eq!((first, last, step), (1, 41, 2));
    let again = self::street();
    assert_eq!(again.geocoder.search(&free("Main Street 21"))[0].entry.place_id(), id, "the id survives an import");
}

#[test]
fn listed_numbers_count_as_houses_where_a_house_is_asked_for() {
    let street = street();
    let request = SearchRequest { min_match: MinMatch::House, ..free("Main Street 21") };
    assert_eq!(street.geocoder.search(&request).iter().map(told).collect::<Vec<_>>(), ["W1#21"]);
    let request = SearchRequest { min_match: MinMatch::House, ..free("Main Street 99") };
    assert_eq!(street.geocoder.search(&request).len(), 0);
}

#[test]
fn rows_that_make_no_sense_are_counted_and_named_and_stop_nothing() {
    let street = import(world(), |folder, world| {
        let mut rows = rows(world);
        rows.insert(1, "1;x;odd;Main St;;;;LINESTRING(1 2,3 4)".to_owned());
        rows.push(row(world, "1;9;all", "Unknown Road", "ab"));
        rows.push("1;9;all;Far Street;;;;LINESTRING(10 50,10 51)".to_owned());
        vec![plain(folder, "numbers.csv", &rows)]
    });
    let tally = &street.summary.listed;
    let left_out: Vec<_> = (tally.left_out.iter())
        .map(|(fault, left_out)| (fault.words(), left_out.count, left_out.first.join(" ")))
        .collect();
    assert_eq!(
        left_out,
        [
            ("listed numbers: from or to is no number", 1, "numbers.csv:2".to_owned()),
            ("listed numbers: outside the extract", 1, "numbers.csv:7".to_owned()),
            ("listed numbers: no street of that name there", 1, "numbers.csv:6".to_owned()),
        ]
    );
    assert_eq!((tally.lines, tally.taken), (6, 3));
    assert_eq!(street.summary.manifest.dropped["listed numbers: from or to is no number"], 1);
    assert_eq!(street.search("Main Street 21")[0], "W1#21");
}

#[test]
fn files_may_be_compressed_and_archives() {
    let street = import(world(), |folder, world| {
        let rows = rows(world);
        let gzipped = folder.join("24001.csv.gz");
        let mut out = GzEncoder::new(std::fs::File::create(&gzipped).unwrap(), Compression::fast());
        out.write_all([&rows[0], &rows[1]].map(String::as_str).join("\n").as_bytes()).unwrap();
        out.finish().unwrap();
        let archive = folder.join("tiger.csv.tar.gz");
        let mut out = GzEncoder::new(std::fs::File::create(&archive).unwrap(), Compression::fast());
        out.write_all(&archived("tiger/24003.csv", &[&rows[0], &rows[3]].map(String::as_str).join("\n"))).unwrap();
        out.finish().unwrap();
        vec![gzipped, archive]
    });
    assert_eq!(street.summary.listed.files, ["24001.csv.gz", "tiger.csv.tar.gz/tiger/24003.csv"]);
    assert_eq!(street.search("Main Street 21")[0], "W1#21");
    assert_eq!(street.search("Elm Street 303")[0], "W2#303");
}

fn archived(name: &str, text: &str) -> Vec<u8> {
    let mut member = vec![0; 512];
    member[..name.len()].copy_from_slice(name.as_bytes());
    member[124..135].copy_from_slice(format!("{:011o}", text.len()).as_bytes());
    member[156] = b'0';
    member[257..262].copy_from_slice(b"ustar");
    member.extend_from_slice(text.as_bytes());
    member.resize(member.len().next_multiple_of(512) + 1024, 0);
    member
}

#[test]
fn a_file_of_something_else_is_refused_and_nothing_is_replaced() {
    let street = street();
    let extract = street.folder.path().join("world.osm.pbf");
    let gazetteer = street.folder.path().join("gazetteer.d");
    let other = plain(street.folder.path(), "other.csv", &["a,b".to_owned(), "1,2".to_owned()]);
    let options = ImportOptions { house_numbers: vec![other], ..ImportOptions::default() };
    let error = indexer::import(&extract, &gazetteer, &options, &Silent).unwrap_err();
    assert!(error.to_string().contains("other.csv: line 1: no column \"from\""), "{error}");
    assert!(Geocoder::open(&[gazetteer]).is_ok());
}
