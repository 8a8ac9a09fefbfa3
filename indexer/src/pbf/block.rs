//! The objects of one block, borrowed from it.
//!
//! Every text number is checked once here, so that a tag of an object given out can be used as an index without care.

use gazetteer::{OsmType, Point};
use osmpbfreader::osmformat::{self, DenseNodes, Info, PrimitiveBlock, relation::MemberType};
use protobuf::{Enum, MessageField};

use super::order::Rank;
use crate::fault::Fault;

/// A block with its texts checked.
#[derive(Debug)]
pub struct Block<'b> {
    block: &'b PrimitiveBlock,
    strings: Vec<&'b str>,
}

/// A node.
#[derive(Clone, Copy, Debug)]
pub struct Node<'a> {
    /// Its number, which may be negative in files from editors.
    pub id: i64,
    /// Its version; -1 where the file has none.
    pub version: i32,
    /// Where it is; `None` outside the world.
    pub point: Option<Point>,
    /// Its tags as numbers of texts.
    pub tags: &'a [(u32, u32)],
}

/// A way.
#[derive(Clone, Copy, Debug)]
pub struct Way<'a> {
    /// Its number.
    pub id: i64,
    /// Its version; -1 where the file has none.
    pub version: i32,
    /// Its tags as numbers of texts.
    pub tags: &'a [(u32, u32)],
    /// The numbers of its nodes.
    pub nodes: &'a [i64],
}

/// A member of a relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member<'a> {
    /// Its type.
    pub kind: OsmType,
    /// Its number.
    pub id: i64,
    /// Its role, mostly empty.
    pub role: &'a str,
}

/// A relation.
#[derive(Clone, Copy, Debug)]
pub struct Relation<'a> {
    /// Its number.
    pub id: i64,
    /// Its version; -1 where the file has none.
    pub version: i32,
    /// Its tags as numbers of texts.
    pub tags: &'a [(u32, u32)],
    /// Its members in order.
    pub members: &'a [Member<'a>],
}

impl<'b> Block<'b> {
    /// Checks the texts of a block.
    pub(super) fn new(block: &'b PrimitiveBlock) -> Result<Self, Fault> {
        let table = block.stringtable.as_ref().map_or(&[][..], |table| &table.s);
        let text = |(index, bytes): (usize, &'b Vec<u8>)| std::str::from_utf8(bytes).map_err(|_| Fault::NotUtf8(index));
        Ok(Self { block, strings: table.iter().enumerate().map(text).collect::<Result<_, _>>()? })
    }

    /// The texts that tags refer to.
    pub fn strings(&self) -> &[&'b str] {
        &self.strings
    }

    /// Gives all nodes that are not deleted, in order.
    pub fn nodes(&self, mut each: impl FnMut(Node<'_>)) -> Result<(), Fault> {
        let mut tags = Vec::new();
        for group in &self.block.primitivegroup {
            for node in &group.nodes {
                self.tags(&node.keys, &node.vals, &mut tags)?;
                if visible(&node.info) {
                    let point = self.point(node.lat(), node.lon());
                    each(Node { id: node.id(), version: version(&node.info), point, tags: &tags });
                }
            }
            if let Some(dense) = group.dense.as_ref() {
                self.dense_nodes(dense, &mut tags, &mut each)?;
            }
        }
        Ok(())
    }

    /// Gives all ways that are not deleted, in order.
    pub fn ways(&self, mut each: impl FnMut(Way<'_>)) -> Result<(), Fault> {
        let (mut tags, mut nodes) = (Vec::new(), Vec::new());
        for way in self.block.primitivegroup.iter().flat_map(|group| &group.ways) {
            self.tags(&way.keys, &way.vals, &mut tags)?;
            nodes.clear();
            nodes.extend(sums(&way.refs));
            if visible(&way.info) {
                each(Way { id: way.id(), version: version(&way.info), tags: &tags, nodes: &nodes });
            }
        }
        Ok(())
    }

    /// Gives all relations that are not deleted, in order.
    pub fn relations(&self, mut each: impl FnMut(Relation<'_>)) -> Result<(), Fault> {
        let (mut tags, mut members) = (Vec::new(), Vec::new());
        for relation in self.block.primitivegroup.iter().flat_map(|group| &group.relations) {
            self.tags(&relation.keys, &relation.vals, &mut tags)?;
            self.members(relation, &mut members)?;
            if visible(&relation.info) {
                let version = version(&relation.info);
                each(Relation { id: relation.id(), version, tags: &tags, members: &members });
            }
        }
        Ok(())
    }

    /// Gives the rank of every object, in order.
    pub(super) fn ranks(&self, mut each: impl FnMut(Rank)) {
        for group in &self.block.primitivegroup {
            group.nodes.iter().for_each(|node| each((OsmType::Node, node.id(), version(&node.info))));
            if let Some(dense) = group.dense.as_ref() {
                let versions = dense.denseinfo.as_ref().map_or(&[][..], |info| &info.version);
                for (index, id) in sums(&dense.id).enumerate() {
                    each((OsmType::Node, id, versions.get(index).copied().unwrap_or(-1)));
                }
            }
            group.ways.iter().for_each(|way| each((OsmType::Way, way.id(), version(&way.info))));
            group.relations.iter().for_each(|r| each((OsmType::Relation, r.id(), version(&r.info))));
        }
    }

    fn dense_nodes(
        &self,
        dense: &DenseNodes,
        tags: &mut Vec<(u32, u32)>,
        each: &mut impl FnMut(Node<'_>),
    ) -> Result<(), Fault> {
        equal("latitudes and longitudes", dense.lat.len(), dense.lon.len())?;
        equal("numbers and positions of nodes", dense.id.len(), dense.lat.len())?;
        let info = dense.denseinfo.as_ref();
        let versions = info.map_or(&[][..], |info| &info.version);
        let visible = info.map_or(&[][..], |info| &info.visible);
        let mut texts = dense.keys_vals.iter();
        let positions = sums(&dense.lat).zip(sums(&dense.lon));
        for (index, (id, (lat, lon))) in sums(&dense.id).zip(positions).enumerate() {
            if !dense.keys_vals.is_empty() {
                self.dense_tags(&mut texts, tags)?;
            }
            if visible.get(index) != Some(&false) {
                let version = versions.get(index).copied().unwrap_or(-1);
                each(Node { id, version, point: self.point(lat, lon), tags });
            }
            tags.clear();
        }
        Ok(())
    }

    fn dense_tags(&self, texts: &mut std::slice::Iter<'_, i32>, tags: &mut Vec<(u32, u32)>) -> Result<(), Fault> {
        tags.clear();
        loop {
            let key = *texts.next().ok_or(Fault::TagsBreakOff)?;
            if key == 0 {
                return Ok(());
            }
            let value = *texts.next().ok_or(Fault::TagsBreakOff)?;
            tags.push((self.index(i64::from(key))?, self.index(i64::from(value))?));
        }
    }

    fn tags(&self, keys: &[u32], values: &[u32], tags: &mut Vec<(u32, u32)>) -> Result<(), Fault> {
        equal("keys and values", keys.len(), values.len())?;
        tags.clear();
        for (&key, &value) in keys.iter().zip(values) {
            tags.push((self.index(i64::from(key))?, self.index(i64::from(value))?));
        }
        Ok(())
    }

    fn members<'s>(&'s self, relation: &osmformat::Relation, members: &mut Vec<Member<'s>>) -> Result<(), Fault> {
        equal("members and roles", relation.memids.len(), relation.roles_sid.len())?;
        equal("members and types", relation.memids.len(), relation.types.len())?;
        members.clear();
        for ((id, &role), kind) in sums(&relation.memids).zip(&relation.roles_sid).zip(&relation.types) {
            let kind = match MemberType::from_i32(kind.value()) {
                Some(MemberType::NODE) => OsmType::Node,
                Some(MemberType::WAY) => OsmType::Way,
                Some(MemberType::RELATION) => OsmType::Relation,
                None => return Err(Fault::MemberType(kind.value())),
            };
            members.push(Member { kind, id, role: self.strings[self.index(i64::from(role))? as usize] });
        }
        Ok(())
    }

    fn index(&self, index: i64) -> Result<u32, Fault> {
        let count = self.strings.len();
        let known = u32::try_from(index).ok().filter(|&index| (index as usize) < count);
        known.ok_or(Fault::NoSuchString { index, count })
    }

    /// A position from the block's units, which are `granularity` nanodegrees.
    fn point(&self, lat: i64, lon: i64) -> Option<Point> {
        let granularity = i64::from(self.block.granularity());
        let units = |raw: i64, offset: i64, limit: i64| {
            let nanodegrees = raw.checked_mul(granularity)?.checked_add(offset)?;
            // Rounded to the nearest, ties away from zero.
            let units = nanodegrees.checked_add(50 * nanodegrees.signum())? / 100;
            (units.abs() <= limit).then_some(units as i32)
        };
        let lat = units(lat, self.block.lat_offset(), 900_000_000)?;
        Some(Point::new(lat, units(lon, self.block.lon_offset(), 1_800_000_000)?))
    }
}

/// Undoes delta coding; damaged files may wrap around, which gives numbers that nothing has.
fn sums(deltas: &[i64]) -> impl Iterator<Item = i64> + '_ {
    deltas.iter().scan(0_i64, |sum, &delta| {
        *sum = sum.wrapping_add(delta);
        Some(*sum)
    })
}

fn equal(what: &'static str, a: usize, b: usize) -> Result<(), Fault> {
    if a == b { Ok(()) } else { Err(Fault::Unequal { what, a, b }) }
}

fn version(info: &MessageField<Info>) -> i32 {
    info.as_ref().map_or(-1, Info::version)
}

fn visible(info: &MessageField<Info>) -> bool {
    info.as_ref().is_none_or(|info| info.visible != Some(false))
}
