//! An object of the extract that does not depend on its block.

use gazetteer::{OsmType, Point};
use indexer::fault::Fault;
use indexer::pbf::Block;

/// Keys and values.
pub type Tags = Vec<(String, String)>;

/// A node, way or relation.
#[derive(Debug)]
pub struct Object {
    pub id: i64,
    pub version: i32,
    pub tags: Tags,
    pub form: Form,
}

/// What an object is made of.
#[derive(Debug)]
pub enum Form {
    /// Its position; `None` outside the world.
    Node(Option<Point>),
    /// The numbers of its nodes.
    Way(Vec<i64>),
    /// Its members: type, number, role.
    Relation(Vec<(OsmType, i64, String)>),
}

impl Object {
    /// Where the object stands in a sorted file.
    pub fn rank(&self) -> (OsmType, i64) {
        let kind = match self.form {
            Form::Node(_) => OsmType::Node,
            Form::Way(_) => OsmType::Way,
            Form::Relation(_) => OsmType::Relation,
        };
        (kind, self.id)
    }
}

/// The objects of a block whose numbers are not negative; Parvis reads no others.
pub fn objects(block: &Block<'_>) -> Result<Vec<Object>, Fault> {
    let texts = block.strings();
    let owned = |tags: &[(u32, u32)]| -> Tags {
        tags.iter().map(|&(key, value)| (texts[key as usize].to_owned(), texts[value as usize].to_owned())).collect()
    };
    let mut found = Vec::new();
    let mut add = |id: i64, version: i32, tags: &[(u32, u32)], form: Form| {
        if id >= 0 {
            found.push(Object { id, version, tags: owned(tags), form });
        }
    };
    block.nodes(|node| add(node.id, node.version, node.tags, Form::Node(node.point)))?;
    block.ways(|way| add(way.id, way.version, way.tags, Form::Way(way.nodes.to_vec())))?;
    block.relations(|relation| {
        let members = relation.members.iter().map(|member| (member.kind, member.id, member.role.to_owned()));
        add(relation.id, relation.version, relation.tags, Form::Relation(members.collect()));
    })?;
    Ok(found)
}
