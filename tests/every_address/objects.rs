//! The objects of an extract that bear a house number, straight from the file.
//!
//! Nothing of the import's own reading is used but the framing of the file, so that what the import drops is noticed.

use std::collections::{BTreeMap, HashSet};
use std::ops::ControlFlow;
use std::path::Path;

use gazetteer::{OsmId, OsmType};
use indexer::error::Error;
use indexer::pbf::PbfFile;
use indexer::progress::Silent;

/// Tags that are a house number, the first that an object has counts.
const NUMBER_KEYS: [&str; 3] = ["addr:housenumber", "addr:streetnumber", "addr:conscriptionnumber"];
/// Tags that say where a number belongs.
const PARENT_KEYS: [&str; 2] = ["addr:street", "addr:place"];

/// Types of relations that say it for their members.
const STREET_RELATIONS: [&str; 2] = ["associatedStreet", "street"];

/// An object with a house number.
#[derive(Clone, Debug)]
pub struct Numbered {
    /// The object.
    pub osm: OsmId,
    /// Its number as tagged.
    pub number: String,
    /// Whether a tag or relation says to which street or place it belongs.
    pub has_parent: bool,
}

/// All objects with a house number, by type and id; of several versions of one the newest.
pub fn numbered(extract: &Path) -> Result<Vec<Numbered>, Error> {
    let file = PbfFile::open(extract)?;
    let mut found: BTreeMap<u64, (i32, Option<Numbered>)> = BTreeMap::new();
    let mut related = HashSet::new();
    let every = 0..file.blob_count();
    // Nothing breaks the scan off, so there is nothing to learn from how it ended.
    let _ = file.scan(
        every,
        &Silent,
        |block| {
            let (mut objects, mut members) = (Vec::new(), Vec::new());
            let mut add = |kind, id: i64, version, tags: &[(u32, u32)]| {
                let Some(osm) = u64::try_from(id).ok().and_then(|id| OsmId::new(kind, id)) else { return };
                let tags =
                    tags.iter().map(|&(key, value)| (block.strings()[key as usize], block.strings()[value as usize]));
                objects.push((osm, version, read(osm, &tags.collect::<Vec<_>>())));
            };
            block.nodes(|node| {
                if !node.tags.is_empty() {
                    add(OsmType::Node, node.id, node.version, node.tags);
                }
            })?;
            block.ways(|way| add(OsmType::Way, way.id, way.version, way.tags))?;
            block.relations(|relation| {
                add(OsmType::Relation, relation.id, relation.version, relation.tags);
                let text = |index: u32| block.strings()[index as usize];
                let is_street =
                    |&(key, value): &(u32, u32)| text(key) == "type" && STREET_RELATIONS.contains(&text(value));
                if relation.tags.iter().any(is_street) {
                    members.extend(relation.members.iter().map(|member| (member.kind, member.id)));
                }
            })?;
            Ok((objects, members))
        },
        |(objects, members)| {
            let member = |(kind, id): (OsmType, i64)| OsmId::new(kind, u64::try_from(id).ok()?);
            related.extend(members.into_iter().filter_map(member));
            for (osm, version, numbered) in objects {
                let known = found.get(&osm.to_bits()).map_or(i32::MIN, |(version, _)| *version);
                if version >= known {
                    found.insert(osm.to_bits(), (version, numbered));
                }
            }
            ControlFlow::Continue(())
        },
    )?;
    let mut numbered: Vec<Numbered> = found.into_values().filter_map(|(_, numbered)| numbered).collect();
    for object in &mut numbered {
        object.has_parent |= related.contains(&object.osm);
    }
    Ok(numbered)
}

fn read(osm: OsmId, tags: &[(&str, &str)]) -> Option<Numbered> {
    let tag = |wanted: &str| tags.iter().find(|(key, _)| *key == wanted).map(|(_, value)| value.trim());
    let number = NUMBER_KEYS.iter().find_map(|key| tag(key)).filter(|number| !number.is_empty())?;
    let has_parent = PARENT_KEYS.iter().any(|key| tag(key).is_some());
    Some(Numbered { osm, number: number.to_owned(), has_parent })
}
