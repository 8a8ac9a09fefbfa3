//! Damaged and foreign files: each is refused with the right words, and none panics.

use std::io::Write;

use gazetteer::{OsmType, Point};
use osmpbfreader::fileformat::{Blob, BlobHeader};
use osmpbfreader::osmformat::{DenseNodes, HeaderBlock, Node, PrimitiveBlock, PrimitiveGroup, StringTable, Way};
use proptest::prelude::*;
use protobuf::{Message, MessageField};

use super::{ReadOptions, read};
use crate::pbf::writer::{PbfWriter, write_blob};
use crate::progress::Silent;

/// What reading these bytes as a file says, without the file's name; `None` where they can be read.
fn complaint(bytes: &[u8]) -> Option<String> {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    let message = read(file.path(), &ReadOptions::default(), &Silent).err()?.to_string();
    message.split_once(": ").map(|(_, message)| message.to_owned())
}

/// A small town with everything that a file can hold.
fn town() -> Vec<u8> {
    let mut writer = PbfWriter::create(Vec::new(), true).unwrap();
    for id in 1..=4 {
        let point = Point::new(id as i32 % 2 * 1_000, id as i32 / 2 * 1_000);
        writer.node(id, 1, point, &[("addr:housenumber", "7"), ("addr:street", "Gasse")]).unwrap();
    }
    writer.way(1, 1, &[1, 2, 3, 4, 1], &[("building", "yes"), ("name", "Haus")]).unwrap();
    writer.way(2, 1, &[1, 2], &[("highway", "residential"), ("name", "Gasse")]).unwrap();
    let members = [(OsmType::Way, 1, "outer"), (OsmType::Node, 1, "label")];
    let tags = [("type", "boundary"), ("boundary", "administrative"), ("name", "Stadt")];
    writer.relation(1, 1, &members, &tags).unwrap();
    writer.finish().unwrap()
}

/// A file whose only block of objects is this.
fn file_with(block: &PrimitiveBlock) -> Vec<u8> {
    let mut bytes = PbfWriter::create(Vec::new(), false).unwrap().finish().unwrap();
    write_blob(&mut bytes, "OSMData", &block.write_to_bytes().unwrap()).unwrap();
    bytes
}

fn block(texts: &[&[u8]], group: PrimitiveGroup) -> PrimitiveBlock {
    let mut table = StringTable::new();
    table.s = texts.iter().map(|text| text.to_vec()).collect();
    let mut block = PrimitiveBlock::new();
    block.stringtable = MessageField::some(table);
    block.primitivegroup.push(group);
    block
}

fn dense(change: impl FnOnce(&mut DenseNodes)) -> PrimitiveGroup {
    let mut nodes = DenseNodes::new();
    (nodes.id, nodes.lat, nodes.lon, nodes.keys_vals) = (vec![1, 1], vec![0, 0], vec![0, 0], vec![1, 2, 0, 0]);
    change(&mut nodes);
    PrimitiveGroup { dense: MessageField::some(nodes), ..PrimitiveGroup::default() }
}

fn header_demanding(feature: &str) -> Vec<u8> {
    let mut header = HeaderBlock::new();
    header.required_features = vec!["OsmSchema-V0.6".into(), feature.into()];
    let mut bytes = Vec::new();
    write_blob(&mut bytes, "OSMHeader", &header.write_to_bytes().unwrap()).unwrap();
    bytes
}

fn blob_with(content: &[u8]) -> Vec<u8> {
    let mut header = BlobHeader::new();
    header.set_type("OSMHeader".to_owned());
    header.set_datasize(content.len() as i32);
    let header = header.write_to_bytes().unwrap();
    [&(header.len() as u32).to_be_bytes()[..], &header, content].concat()
}

#[test]
fn file_is_read_as_it_was_written() {
    assert_eq!(complaint(&town()), None);
}

#[test]
fn file_that_breaks_off_is_refused_at_every_byte_or_ends_between_blobs() {
    let town = town();
    let mut whole = 0;
    for length in 0..town.len() {
        match complaint(&town[..length]) {
            Some(message) => assert!(message.starts_with("blob at byte "), "{message}"),
            None => whole += 1,
        }
    }
    assert_eq!(whole, 3, "after the header, the nodes and the ways");
}

#[test]
fn foreign_files_are_named_as_such() {
    let expected =
        Some("blob at byte 0: no OSM header at the start; a file in the format .osm.pbf is expected".to_owned());
    assert_eq!(complaint(b"<?xml version='1.0'?><osm version='0.6'></osm>"), expected);
    assert_eq!(complaint(&[0; 64]), expected);
    let data = file_with(&block(&[], PrimitiveGroup::new()));
    let header = PbfWriter::create(Vec::new(), false).unwrap().finish().unwrap().len();
    assert_eq!(complaint(&data[header..]), expected);
    assert_eq!(
        complaint(b""),
        Some(
            "blob at byte 0: 4 bytes expected, the file has 0 more; the file is damaged, download it again".to_owned()
        )
    );
}

#[test]
fn nodes_are_read_the_same_dense_or_not() {
    let places = |group| {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(&file_with(&block(&[b"", b"shop", b"bakery"], group))).unwrap();
        let read = read(file.path(), &ReadOptions::default(), &Silent).unwrap();
        let places: Vec<_> = read.features.iter().map(|place| (place.osm, format!("{:?}", place.shape))).collect();
        places
    };
    let mut node = Node::new();
    (node.keys, node.vals) = (vec![1], vec![2]);
    node.set_id(7);
    node.set_lat(-20);
    node.set_lon(30);
    let plain = places(PrimitiveGroup { nodes: vec![node], ..PrimitiveGroup::default() });
    let packed = places(dense(|nodes| {
        (nodes.id, nodes.lat, nodes.lon, nodes.keys_vals) = (vec![7], vec![-20], vec![30], vec![1, 2, 0]);
    }));
    assert_eq!(plain.len(), 1);
    assert_eq!(plain, packed);
}

#[test]
fn features_that_nobody_knows_are_refused_by_name() {
    assert_eq!(complaint(&header_demanding("DenseNodes")), None);
    let message = complaint(&header_demanding("LocationsOnWays2")).unwrap();
    assert!(message.contains("required feature \"LocationsOnWays2\" is unknown"), "{message}");
    let message = complaint(&header_demanding("HistoricalInformation")).unwrap();
    assert!(message.contains("full history"), "{message}");
}

#[test]
fn unknown_compression_is_refused_by_name() {
    let mut lzma = Blob::new();
    lzma.set_lzma_data(vec![1]);
    let message = complaint(&blob_with(&lzma.write_to_bytes().unwrap())).unwrap();
    assert!(message.contains("lzma compression, zlib or none expected"), "{message}");
    // Field 7, one byte long.
    let message = complaint(&blob_with(&[0x3a, 1, 0])).unwrap();
    assert!(message.contains("zstd compression"), "{message}");
}

#[test]
fn sizes_that_lie_are_refused_before_anything_is_allocated() {
    let message = complaint(&[0, 2, 0, 0, 0]).unwrap();
    assert!(message.contains("no OSM header"), "{message}");
    let mut bytes = town();
    let end = bytes.len();
    bytes.extend([0, 2, 0, 0]);
    let message = complaint(&bytes).unwrap();
    assert!(
        message.starts_with(&format!("blob at byte {end}: blob header of 131072 bytes, at most 65536 are allowed")),
        "{message}"
    );
    let mut bomb = Blob::new();
    bomb.set_raw_size(i32::MAX);
    bomb.set_zlib_data(vec![0; 8]);
    let message = complaint(&blob_with(&bomb.write_to_bytes().unwrap())).unwrap();
    assert!(message.contains("uncompressed blob of 2147483647 bytes, at most 33554432"), "{message}");
}

#[test]
fn damaged_blocks_say_what_is_wrong() {
    let mut way = Way::new();
    way.set_id(1);
    way.keys = vec![1];
    let ways = PrimitiveGroup { ways: vec![way], ..PrimitiveGroup::default() };
    let texts: &[&[u8]] = &[b"", b"name", b"X"];
    for (block, expected) in [
        (block(&[b"", &[0xff], b"X"], dense(|_| {})), "string 1 is not UTF-8"),
        (block(&[b"", b"name"], dense(|_| {})), "string 2 is used, the block has 2"),
        (block(&[], dense(|_| {})), "string 1 is used, the block has 0"),
        (block(texts, dense(|nodes| nodes.keys_vals = vec![1, -2, 0, 0])), "string -2 is used, the block has 3"),
        (block(texts, dense(|nodes| nodes.keys_vals = vec![1])), "tags of dense nodes break off"),
        (block(texts, dense(|nodes| nodes.lon = vec![0])), "latitudes and longitudes of unequal length (2 and 1)"),
        (block(texts, dense(|nodes| nodes.id = vec![1])), "numbers and positions of nodes of unequal length (1 and 2)"),
        (block(texts, ways), "keys and values of unequal length (1 and 0)"),
    ] {
        let message = complaint(&file_with(&block)).unwrap();
        assert!(message.contains(expected) && message.ends_with("damaged, download it again"), "{message}");
    }
}

#[test]
fn positions_out_of_the_world_are_no_damage() {
    let mut far = block(&[b"", b"shop", b"bakery"], dense(|nodes| nodes.lat = vec![i64::MAX, 1]));
    assert_eq!(complaint(&file_with(&far)), None);
    far.granularity = Some(i32::MIN);
    far.lat_offset = Some(i64::MIN);
    assert_eq!(complaint(&file_with(&far)), None);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn flipped_bits_never_panic(flips in prop::collection::vec((any::<prop::sample::Index>(), 0..8_u8), 1..6)) {
        let mut bytes = town();
        for (index, bit) in flips {
            *index.get_mut(&mut bytes) ^= 1 << bit;
        }
        complaint(&bytes);
    }

    /// The same behind the compression, which would notice most flips itself.
    #[test]
    fn flipped_bits_in_a_block_never_panic(flips in prop::collection::vec((any::<prop::sample::Index>(), 0..8_u8), 1..6)) {
        let mut way = Way::new();
        way.set_id(1);
        (way.keys, way.vals, way.refs) = (vec![1], vec![2], vec![1, 1, -1]);
        let mut raw = block(&[b"", b"shop", b"bakery"], dense(|_| {}));
        raw.primitivegroup.push(PrimitiveGroup { ways: vec![way], ..PrimitiveGroup::default() });
        let mut raw = raw.write_to_bytes().unwrap();
        for (index, bit) in flips {
            *index.get_mut(&mut raw) ^= 1 << bit;
        }
        let mut bytes = PbfWriter::create(Vec::new(), false).unwrap().finish().unwrap();
        write_blob(&mut bytes, "OSMData", &raw).unwrap();
        complaint(&bytes);
    }
}
