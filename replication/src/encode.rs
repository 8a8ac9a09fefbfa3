//! Objects into blobs of a PBF file: each type in blobs of its own, nodes densely.

use std::io;

use indexer::pbf::writer::write_blob;
use osmpbfreader::osmformat::{self, DenseInfo, DenseNodes, Info, PrimitiveBlock, PrimitiveGroup, StringTable};
use protobuf::{EnumOrUnknown, Message, MessageField};
use rustc_hash::FxHashMap;

use crate::object::{Body, Meta, Object};

/// Objects of one blob; the format advises 8,000.
const OBJECTS: usize = 8_000;

/// Nanodegrees in one unit of a position.
const GRANULARITY: i64 = 100;

/// The blobs of objects, with their framing. The objects stand in the order of sorted files.
pub(crate) fn blobs(objects: &[Object]) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    for alike in objects.chunk_by(|a, b| a.kind() == b.kind()) {
        for some in alike.chunks(OBJECTS) {
            let raw = Encoder::default().block(some).write_to_bytes().map_err(io::Error::other)?;
            write_blob(&mut out, "OSMData", &raw)?;
        }
    }
    Ok(out)
}

/// The texts of a block while it is made; number 0 is never a text.
#[derive(Default)]
struct Encoder<'o> {
    numbers: FxHashMap<&'o str, u32>,
    texts: Vec<Vec<u8>>,
    group: PrimitiveGroup,
    dense: Dense,
}

/// Dense nodes, each number still as it is.
#[derive(Default)]
struct Dense {
    ids: Vec<i64>,
    lats: Vec<i64>,
    lons: Vec<i64>,
    tags: Vec<i32>,
    metas: Vec<(Meta, u32)>,
}

impl<'o> Encoder<'o> {
    fn block(mut self, objects: &'o [Object]) -> PrimitiveBlock {
        self.texts.push(Vec::new());
        for object in objects {
            self.add(object);
        }
        if !self.dense.ids.is_empty() {
            self.group.dense = MessageField::some(self.dense.packed());
        }
        let mut table = StringTable::new();
        table.s = self.texts;
        let mut block = PrimitiveBlock::new();
        block.stringtable = MessageField::some(table);
        block.primitivegroup.push(self.group);
        block
    }

    fn add(&mut self, object: &'o Object) {
        match &object.body {
            Body::Node { lat, lon } => self.node(object, *lat, *lon),
            Body::Way(nodes) => {
                let mut way = osmformat::Way::new();
                way.set_id(object.id);
                way.info = self.info(&object.meta);
                way.refs = deltas(nodes.iter().copied());
                (way.keys, way.vals) = self.tags(object);
                self.group.ways.push(way);
            }
            Body::Relation(members) => {
                let mut relation = osmformat::Relation::new();
                relation.set_id(object.id);
                relation.info = self.info(&object.meta);
                relation.memids = deltas(members.iter().map(|member| member.id));
                relation.roles_sid = members.iter().map(|member| self.text(&member.role) as i32).collect();
                relation.types = members.iter().map(|member| EnumOrUnknown::from_i32(member.kind as i32)).collect();
                (relation.keys, relation.vals) = self.tags(object);
                self.group.relations.push(relation);
            }
        }
    }

    fn node(&mut self, object: &'o Object, lat: i64, lon: i64) {
        for (key, value) in &object.tags {
            let pair = [self.text(key) as i32, self.text(value) as i32];
            self.dense.tags.extend(pair);
        }
        self.dense.tags.push(0);
        self.dense.ids.push(object.id);
        self.dense.lats.push(units(lat));
        self.dense.lons.push(units(lon));
        let user = self.user(&object.meta);
        self.dense.metas.push((Meta { user: Box::default(), ..object.meta }, user));
    }

    fn tags(&mut self, object: &'o Object) -> (Vec<u32>, Vec<u32>) {
        object.tags.iter().map(|(key, value)| (self.text(key), self.text(value))).unzip()
    }

    fn user(&mut self, meta: &'o Meta) -> u32 {
        if meta.user.is_empty() { 0 } else { self.text(&meta.user) }
    }

    fn info(&mut self, meta: &'o Meta) -> MessageField<Info> {
        let user = self.user(meta);
        MessageField::some(Info {
            version: Some(meta.version),
            timestamp: (meta.timestamp != 0).then_some(meta.timestamp),
            changeset: (meta.changeset != 0).then_some(meta.changeset),
            uid: (meta.uid != 0).then_some(meta.uid),
            user_sid: (user != 0).then_some(user),
            ..Info::default()
        })
    }

    fn text(&mut self, text: &'o str) -> u32 {
        *self.numbers.entry(text).or_insert_with(|| {
            self.texts.push(text.as_bytes().to_vec());
            (self.texts.len() - 1) as u32
        })
    }
}

impl Dense {
    fn packed(self) -> DenseNodes {
        let mut nodes = DenseNodes::new();
        nodes.id = deltas(self.ids.into_iter());
        nodes.lat = deltas(self.lats.into_iter());
        nodes.lon = deltas(self.lons.into_iter());
        nodes.denseinfo = MessageField::some(info(&self.metas));
        // Where no node has tags the format leaves even the zeros away.
        let has_tags = self.tags.iter().any(|&text| text != 0);
        nodes.keys_vals = if has_tags { self.tags } else { Vec::new() };
        nodes
    }
}

/// The lists of metadata; one that would hold nothing but zeros is left away.
fn info(metas: &[(Meta, u32)]) -> DenseInfo {
    let list = |of: &dyn Fn(&(Meta, u32)) -> i64| -> Vec<i64> {
        if metas.iter().all(|meta| of(meta) == 0) { Vec::new() } else { deltas(metas.iter().map(of)) }
    };
    let narrow = |wide: Vec<i64>| wide.into_iter().map(|number| number as i32).collect();
    DenseInfo {
        version: metas.iter().map(|(meta, _)| meta.version).collect(),
        timestamp: list(&|(meta, _)| meta.timestamp),
        changeset: list(&|(meta, _)| meta.changeset),
        uid: narrow(list(&|(meta, _)| meta.uid.into())),
        user_sid: narrow(list(&|(_, user)| (*user).into())),
        ..DenseInfo::default()
    }
}

/// Nanodegrees as units of the block, rounded.
fn units(nanodegrees: i64) -> i64 {
    (nanodegrees.saturating_add(GRANULARITY / 2)).div_euclid(GRANULARITY)
}

fn deltas(numbers: impl Iterator<Item = i64>) -> Vec<i64> {
    let mut before = 0i64;
    numbers.map(|number| number.wrapping_sub(std::mem::replace(&mut before, number))).collect()
}
