//! Objects out of a block of a PBF file.

use std::str::from_utf8;

use gazetteer::OsmType;
use indexer::fault::Fault;
use osmpbfreader::osmformat::relation::MemberType;
use osmpbfreader::osmformat::{self, DenseInfo, DenseNodes, Info, PrimitiveBlock};

use crate::object::{Body, Key, Member, Meta, Object};

/// First and last object of a block, and the first pair that is out of order.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Range {
    /// The first object; `None` where the block has none.
    pub first: Option<Key>,
    /// The last object.
    pub last: Option<Key>,
    /// Two neighbours of which the second should come first.
    pub disorder: Option<(Key, Key)>,
}

/// Looks at the numbers of all objects of a block.
pub(crate) fn range(block: &PrimitiveBlock) -> Range {
    let mut range = Range::default();
    each_key(block, |key| {
        // programs disagree on where negative numbers belong
        if key.1 < 0 {
            return;
        }
        range.first = range.first.or(Some(key));
        if let Some(last) = range.last.filter(|last| *last > key) {
            range.disorder = range.disorder.or(Some((last, key)));
        }
        range.last = Some(key);
    });
    range
}

/// Gives type and number of every object in order.
pub(crate) fn each_key(block: &PrimitiveBlock, mut each: impl FnMut(Key)) {
    for group in &block.primitivegroup {
        group.nodes.iter().for_each(|node| each((OsmType::Node, node.id())));
        if let Some(dense) = group.dense.as_ref() {
            sums(&dense.id).for_each(|id| each((OsmType::Node, id)));
        }
        group.ways.iter().for_each(|way| each((OsmType::Way, way.id())));
        group.relations.iter().for_each(|relation| each((OsmType::Relation, relation.id())));
    }
}

/// The objects of a block that are not deleted, in order.
pub(crate) fn objects(block: &PrimitiveBlock) -> Result<Vec<Object>, Fault> {
    let texts = Texts::of(block)?;
    let mut found = Vec::new();
    for group in &block.primitivegroup {
        for node in &group.nodes {
            let body = texts.position(node.lat(), node.lon());
            found.extend(texts.object(node.id(), node.info.as_ref(), &node.keys, &node.vals, body)?);
        }
        if let Some(dense) = group.dense.as_ref() {
            texts.dense(dense, &mut found)?;
        }
        for way in &group.ways {
            let body = Body::Way(sums(&way.refs).collect());
            found.extend(texts.object(way.id(), way.info.as_ref(), &way.keys, &way.vals, body)?);
        }
        for relation in &group.relations {
            let body = Body::Relation(texts.members(relation)?);
            found.extend(texts.object(relation.id(), relation.info.as_ref(), &relation.keys, &relation.vals, body)?);
        }
    }
    Ok(found)
}

/// A block's texts and how it counts.
struct Texts<'b> {
    block: &'b PrimitiveBlock,
    texts: Vec<&'b str>,
}

/// Keys and values.
type Tags = Vec<(Box<str>, Box<str>)>;

impl<'b> Texts<'b> {
    fn of(block: &'b PrimitiveBlock) -> Result<Self, Fault> {
        let table = block.stringtable.as_ref().map_or(&[][..], |table| &table.s);
        let text = |(index, bytes): (usize, &'b Vec<u8>)| from_utf8(bytes).map_err(|_| Fault::NotUtf8(index));
        Ok(Self { block, texts: table.iter().enumerate().map(text).collect::<Result<_, _>>()? })
    }

    fn text(&self, index: i64) -> Result<&'b str, Fault> {
        let found = usize::try_from(index).ok().and_then(|index| self.texts.get(index));
        found.copied().ok_or(Fault::NoSuchString { index, count: self.texts.len() })
    }

    /// A position in nanodegrees. Sums that run over come from damaged files, whose positions mean nothing.
    fn position(&self, lat: i64, lon: i64) -> Body {
        let granularity = i64::from(self.block.granularity());
        let nano = |offset: i64, units: i64| offset.wrapping_add(granularity.wrapping_mul(units));
        Body::Node { lat: nano(self.block.lat_offset(), lat), lon: nano(self.block.lon_offset(), lon) }
    }

    fn seconds(&self, timestamp: i64) -> i64 {
        timestamp.wrapping_mul(i64::from(self.block.date_granularity())) / 1000
    }

    /// An object with keys and values in two lists; `None` for a deleted one.
    fn object(
        &self,
        id: i64,
        info: Option<&Info>,
        keys: &[u32],
        values: &[u32],
        body: Body,
    ) -> Result<Option<Object>, Fault> {
        if keys.len() != values.len() {
            return Err(Fault::Unequal { what: "keys and values", a: keys.len(), b: values.len() });
        }
        let pairs = keys.iter().zip(values).map(|(&key, &value)| self.tag(key.into(), value.into()));
        let tags = pairs.collect::<Result<_, _>>()?;
        let meta = info.map_or_else(|| Ok(Meta::default()), |info| self.meta(info))?;
        let visible = info.is_none_or(|info| info.visible.unwrap_or(true));
        Ok(visible.then_some(Object { id, meta, tags, body }))
    }

    fn tag(&self, key: i64, value: i64) -> Result<(Box<str>, Box<str>), Fault> {
        Ok((self.text(key)?.into(), self.text(value)?.into()))
    }

    fn meta(&self, info: &Info) -> Result<Meta, Fault> {
        Ok(Meta {
            version: info.version(),
            timestamp: self.seconds(info.timestamp()),
            changeset: info.changeset(),
            uid: info.uid(),
            user: info.user_sid.map_or(Ok(""), |text| self.text(text.into()))?.into(),
        })
    }

    fn members(&self, relation: &osmformat::Relation) -> Result<Vec<Member>, Fault> {
        let (a, b) = (relation.memids.len(), relation.types.len());
        if a != b || a != relation.roles_sid.len() {
            return Err(Fault::Unequal { what: "members, types and roles", a, b });
        }
        let listed = sums(&relation.memids).zip(&relation.types).zip(&relation.roles_sid);
        let member = |((id, kind), &role): ((i64, &protobuf::EnumOrUnknown<MemberType>), &i32)| {
            let kind = match kind.enum_value().map_err(Fault::MemberType)? {
                MemberType::NODE => OsmType::Node,
                MemberType::WAY => OsmType::Way,
                MemberType::RELATION => OsmType::Relation,
            };
            Ok(Member { kind, id, role: self.text(role.into())?.into() })
        };
        listed.map(member).collect()
    }

    fn dense(&self, dense: &DenseNodes, found: &mut Vec<Object>) -> Result<(), Fault> {
        let count = dense.id.len();
        for other in [dense.lat.len(), dense.lon.len()] {
            if other != count {
                return Err(Fault::Unequal { what: "numbers and positions of dense nodes", a: count, b: other });
            }
        }
        let none = DenseInfo::default();
        let mut metas = Metas::of(self, dense.denseinfo.as_ref().unwrap_or(&none));
        let mut tags = dense.keys_vals.iter().copied();
        let positions = sums(&dense.id).zip(sums(&dense.lat)).zip(sums(&dense.lon));
        for (at, ((id, lat), lon)) in positions.enumerate() {
            let tags = self.dense_tags(&mut tags)?;
            let (meta, visible) = metas.next(at)?;
            if visible {
                found.push(Object { id, meta, tags, body: self.position(lat, lon) });
            }
        }
        Ok(())
    }

    /// The tags of the next node: keys and values in turn up to a 0.
    fn dense_tags(&self, texts: &mut impl Iterator<Item = i32>) -> Result<Tags, Fault> {
        let mut tags = Vec::new();
        while let Some(key) = texts.next().filter(|key| *key != 0) {
            let value = texts.next().ok_or(Fault::TagsBreakOff)?;
            tags.push(self.tag(key.into(), value.into())?);
        }
        Ok(tags)
    }
}

/// The metadata of dense nodes, node after node; lists that are too short have nothing more to say.
struct Metas<'t, 'b> {
    texts: &'t Texts<'b>,
    info: &'t DenseInfo,
    sums: [i64; 4],
}

impl<'t, 'b> Metas<'t, 'b> {
    fn of(texts: &'t Texts<'b>, info: &'t DenseInfo) -> Self {
        Self { texts, info, sums: [0; 4] }
    }

    fn next(&mut self, at: usize) -> Result<(Meta, bool), Fault> {
        let mut sum = |slot: usize, delta: Option<i64>| {
            self.sums[slot] = self.sums[slot].wrapping_add(delta.unwrap_or(0));
            self.sums[slot]
        };
        let timestamp = sum(0, self.info.timestamp.get(at).copied());
        let changeset = sum(1, self.info.changeset.get(at).copied());
        let uid = sum(2, self.info.uid.get(at).map(|&delta| delta.into())) as i32;
        let user = sum(3, self.info.user_sid.get(at).map(|&delta| delta.into()));
        let user = if self.info.user_sid.is_empty() { "" } else { self.texts.text(user)? };
        let version = self.info.version.get(at).copied().unwrap_or(-1);
        let meta = Meta { version, timestamp: self.texts.seconds(timestamp), changeset, uid, user: user.into() };
        Ok((meta, self.info.visible.get(at).copied().unwrap_or(true)))
    }
}

/// The numbers that a list of differences stands for.
fn sums(deltas: &[i64]) -> impl Iterator<Item = i64> + '_ {
    deltas.iter().scan(0i64, |sum, delta| {
        *sum = sum.wrapping_add(*delta);
        Some(*sum)
    })
}
