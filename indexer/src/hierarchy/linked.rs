//! Boundaries (and other areas) and the place nodes that are one with them.
//!
//! A boundary and a node are linked when the node is the relation's `label`; has the same `wikidata` id and lies
//! inside; lies inside, is of the type that the boundary's own `place` tag names, and one name contains the other; or
//! lies inside under the same name with the same address rank (Nominatim's four rules, in this order). The
//! `admin_centre` is linked only under the boundary's very name. A node is linked once.
//!
//! Islands and other outlines of a `place` that is no part of addresses are linked by the same rules: who asks for an
//! island is led to the spot that stands for it, not to the middle of its outline.

use gazetteer::{OsmId, OsmType, Shape, text};
use rustc_hash::FxHashMap;

use super::Hierarchy;
use crate::feature::Feature;
use crate::model::Model;
use crate::model::entries::{Entry, Role};
use crate::model::keys::NameKey;
use crate::strings::Sym;

/// Place nodes by what a boundary may know of them.
#[derive(Default)]
#[expect(clippy::struct_field_names, reason = "the fields are ways to find the same nodes")]
struct Nodes {
    by_id: FxHashMap<OsmId, u32>,
    by_wikidata: FxHashMap<Sym, Vec<u32>>,
    by_name: FxHashMap<NameKey, Vec<u32>>,
    by_type: FxHashMap<Sym, Vec<u32>>,
}

/// Links boundaries and nodes of the world in place; `areas` holds the areas with the ranks of their tags alone.
pub fn link(world: &mut Model, areas: &Hierarchy) {
    let nodes = Nodes::of(world);
    let mut boundaries: Vec<u32> =
        (0..world.entries.len() as u32).filter(|&entry| is_linkable(world, &world.entries[entry as usize])).collect();
    boundaries.sort_by_key(|&entry| world.entries[entry as usize].rank.search);
    for rule in [Nodes::label, Nodes::wikidata, Nodes::place_type, Nodes::name, Nodes::admin_centre] {
        for &boundary in &boundaries {
            if world.entries[boundary as usize].node.is_some() {
                continue;
            }
            if let Some(node) = rule(&nodes, world, areas, boundary) {
                world.entries[boundary as usize].node = Some(node);
                world.entries[node as usize].boundary = Some(boundary);
            }
        }
    }
}

/// Areas of any kind can be one with a node: an administrative boundary, the outline of a village, a quarter, an island.
fn is_linkable(world: &Model, entry: &Entry) -> bool {
    let is_outline = || world.main_of(entry).0 == "place" && matches!(world.feature_of(entry).shape, Shape::Area(_));
    entry.rank.search < 26 && (entry.role == Role::Area || entry.role == Role::Nature && is_outline())
}

impl Nodes {
    fn of(world: &Model) -> Self {
        let mut nodes = Self::default();
        for (index, entry) in world.entries.iter().enumerate() {
            let feature = world.feature_of(entry);
            let is_node = feature.osm.kind() == OsmType::Node && world.main_of(entry).0 == "place";
            if !is_node || entry.role == Role::House {
                continue;
            }
            let index = index as u32;
            nodes.by_id.insert(feature.osm, index);
            nodes.by_type.entry(entry.main.value).or_default().push(index);
            if let Some(wikidata) = world.tag(feature, "wikidata") {
                nodes.by_wikidata.entry(wikidata).or_default().push(index);
            }
            if let Some(name) = world.tag(feature, "name").and_then(|name| world.keys.whole(name)) {
                nodes.by_name.entry(name).or_default().push(index);
            }
        }
        nodes
    }

    fn label(&self, world: &Model, _: &Hierarchy, boundary: u32) -> Option<u32> {
        let label = world.feature_of(&world.entries[boundary as usize]).extra().label?;
        self.by_id.get(&label).copied().filter(|&node| is_free(world, node))
    }

    fn wikidata(&self, world: &Model, areas: &Hierarchy, boundary: u32) -> Option<u32> {
        let wikidata = world.tag(world.feature_of(&world.entries[boundary as usize]), "wikidata")?;
        let nodes = self.by_wikidata.get(&wikidata)?;
        nodes.iter().copied().find(|&node| is_free(world, node) && is_inside(world, areas, node, boundary))
    }

    fn place_type(&self, world: &Model, areas: &Hierarchy, boundary: u32) -> Option<u32> {
        let feature = world.feature_of(&world.entries[boundary as usize]);
        let nodes = self.by_type.get(&world.tag(feature, "place")?)?;
        let name = |feature: &Feature| Some(text::normalise(feature.tags.get(&world.features.strings, "name")?));
        let own = name(feature)?;
        let mut inside =
            nodes.iter().copied().filter(|&node| is_free(world, node) && is_inside(world, areas, node, boundary));
        inside.find(|&node| name(world.feature(node)).is_some_and(|name| own.contains(&name) || name.contains(&own)))
    }

    fn name(&self, world: &Model, areas: &Hierarchy, boundary: u32) -> Option<u32> {
        let rank = world.entries[boundary as usize].rank;
        self.named_like(world, areas, boundary).find(|&node| {
            let node = world.entries[node as usize].rank;
            if rank.address > 0 { node.address == rank.address } else { node.search == rank.search }
        })
    }

    fn admin_centre(&self, world: &Model, _: &Hierarchy, boundary: u32) -> Option<u32> {
        let feature = world.feature_of(&world.entries[boundary as usize]);
        let node = *self.by_id.get(&feature.extra().admin_centre?)?;
        let name = |entry: u32| {
            let feature = world.feature_of(&world.entries[entry as usize]);
            world.keys.whole(world.tag(feature, "name")?)
        };
        (is_free(world, node) && name(node).is_some() && name(node) == name(boundary)).then_some(node)
    }

    /// Free nodes inside a boundary that bear its name.
    fn named_like<'a>(
        &'a self,
        world: &'a Model,
        areas: &'a Hierarchy,
        boundary: u32,
    ) -> impl Iterator<Item = u32> + 'a {
        let feature = world.feature_of(&world.entries[boundary as usize]);
        let name = world.tag(feature, "name").and_then(|name| world.keys.whole(name));
        let nodes = name.and_then(|name| self.by_name.get(&name)).map_or(&[][..], Vec::as_slice);
        nodes.iter().copied().filter(move |&node| is_free(world, node) && is_inside(world, areas, node, boundary))
    }
}

fn is_free(world: &Model, node: u32) -> bool {
    world.entries[node as usize].boundary.is_none()
}

fn is_inside(world: &Model, areas: &Hierarchy, node: u32, boundary: u32) -> bool {
    let position = world.entries[node as usize].position;
    let boundary_entry = &world.entries[boundary as usize];
    match boundary_entry.role {
        Role::Nature => world.feature_of(boundary_entry).shape.contains(position),
        _ => areas.area_contains(boundary, position),
    }
}
