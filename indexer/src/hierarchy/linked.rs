//! Boundaries (and other areas) and the place nodes that are one with them.
//!
//! A boundary and a node are linked when the node is the relation's `label`; has the same `wikidata` id and lies
//! inside; lies inside, is of the type that the boundary's own `place` tag names, and one name contains the other; or
//! lies inside under the same name with the same address rank (Nominatim's four rules, in this order). A
//! node is linked once. The capital of a boundary (`admin_centre`) is a place of its own: a parish is not its village.
//!
//! Islands and other outlines of a `place` that is no part of addresses are linked by the same rules: who asks for an
//! island is led to the spot that stands for it, not to the middle of its outline.

use gazetteer::{OsmId, OsmType, Shape, text};
use rustc_hash::FxHashMap;

use super::index::Hierarchy;
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

/// Links boundaries and nodes of the model in place; `areas` holds the areas with the ranks of their tags alone.
pub fn link(model: &mut Model, areas: &Hierarchy) {
    let nodes = Nodes::build(model);
    let mut boundaries: Vec<u32> =
        (0..model.entries.len() as u32).filter(|&entry| is_linkable(model, &model.entries[entry as usize])).collect();
    boundaries.sort_by_key(|&entry| model.entries[entry as usize].rank.search);
    for rule in [Nodes::label, Nodes::wikidata, Nodes::place_type, Nodes::name] {
        for &boundary in &boundaries {
            if model.entries[boundary as usize].node.is_some() {
                continue;
            }
            if let Some(node) = rule(&nodes, model, areas, boundary) {
                model.entries[boundary as usize].node = Some(node);
                model.entries[node as usize].boundary = Some(boundary);
            }
        }
    }
}

/// Areas of any kind can be one with a node: an administrative boundary, the outline of a village, a quarter, an
/// island.
fn is_linkable(model: &Model, entry: &Entry) -> bool {
    let is_outline =
        || model.category_of(entry).0 == "place" && matches!(model.feature_of(entry).shape, Shape::Area(_));
    entry.rank.search < 26 && (entry.role == Role::Area || entry.role == Role::Nature && is_outline())
}

impl Nodes {
    fn build(model: &Model) -> Self {
        let mut nodes = Self::default();
        for (index, entry) in model.entries.iter().enumerate() {
            let feature = model.feature_of(entry);
            let is_node = feature.osm.kind() == OsmType::Node && model.category_of(entry).0 == "place";
            if !is_node || entry.role == Role::House {
                continue;
            }
            let index = index as u32;
            nodes.by_id.insert(feature.osm, index);
            nodes.by_type.entry(entry.category.value).or_default().push(index);
            if let Some(wikidata) = model.tag(feature, "wikidata") {
                nodes.by_wikidata.entry(wikidata).or_default().push(index);
            }
            if let Some(name) = model.tag(feature, "name").and_then(|name| model.keys.whole(name)) {
                nodes.by_name.entry(name).or_default().push(index);
            }
        }
        nodes
    }

    fn label(&self, model: &Model, _: &Hierarchy, boundary: u32) -> Option<u32> {
        let label = model.feature_of(&model.entries[boundary as usize]).extra().label?;
        self.by_id.get(&label).copied().filter(|&node| is_free(model, node))
    }

    fn wikidata(&self, model: &Model, areas: &Hierarchy, boundary: u32) -> Option<u32> {
        let wikidata = model.tag(model.feature_of(&model.entries[boundary as usize]), "wikidata")?;
        let nodes = self.by_wikidata.get(&wikidata)?;
        nodes.iter().copied().find(|&node| is_free(model, node) && is_inside(model, areas, node, boundary))
    }

    fn place_type(&self, model: &Model, areas: &Hierarchy, boundary: u32) -> Option<u32> {
        let feature = model.feature_of(&model.entries[boundary as usize]);
        let nodes = self.by_type.get(&model.tag(feature, "place")?)?;
        let name = |feature: &Feature| Some(text::normalise(feature.tags.get(&model.features.strings, "name")?));
        let own = name(feature)?;
        let mut inside =
            nodes.iter().copied().filter(|&node| is_free(model, node) && is_inside(model, areas, node, boundary));
        inside.find(|&node| name(model.feature(node)).is_some_and(|name| own.contains(&name) || name.contains(&own)))
    }

    fn name(&self, model: &Model, areas: &Hierarchy, boundary: u32) -> Option<u32> {
        let rank = model.entries[boundary as usize].rank;
        self.named_like(model, areas, boundary).find(|&node| {
            let node = model.entries[node as usize].rank;
            if rank.address > 0 { node.address == rank.address } else { node.search == rank.search }
        })
    }

    /// Free nodes inside a boundary that bear its name.
    fn named_like<'a>(
        &'a self,
        model: &'a Model,
        areas: &'a Hierarchy,
        boundary: u32,
    ) -> impl Iterator<Item = u32> + 'a {
        let feature = model.feature_of(&model.entries[boundary as usize]);
        let name = model.tag(feature, "name").and_then(|name| model.keys.whole(name));
        let nodes = name.and_then(|name| self.by_name.get(&name)).map_or(&[][..], Vec::as_slice);
        nodes.iter().copied().filter(move |&node| is_free(model, node) && is_inside(model, areas, node, boundary))
    }
}

fn is_free(model: &Model, node: u32) -> bool {
    model.entries[node as usize].boundary.is_none()
}

fn is_inside(model: &Model, areas: &Hierarchy, node: u32, boundary: u32) -> bool {
    let position = model.entries[node as usize].position;
    let boundary_entry = &model.entries[boundary as usize];
    match boundary_entry.role {
        Role::Nature => model.feature_of(boundary_entry).shape.contains(position),
        _ => areas.area_contains(boundary, position),
    }
}
