//! Nodes that carry a number on an interpolated line.

use gazetteer::OsmType;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::Model;
use crate::model::entries::Role;

/// Features of nodes that carry a number on an interpolated line, by the node's number.
pub type NumberedNodes = FxHashMap<u64, u32>;

/// Collects the nodes that the interpolation ways need.
pub fn numbered_nodes(model: &Model) -> NumberedNodes {
    let needed: FxHashSet<u64> = model
        .entries
        .iter()
        .filter(|entry| entry.role == Role::Interpolation)
        .flat_map(|entry| model.feature_of(entry).extra().numbered_nodes.iter().map(|&(node, _)| node))
        .collect();
    let nodes = model.features.features.iter().enumerate();
    nodes
        .filter(|(_, feature)| feature.osm.kind() == OsmType::Node && needed.contains(&feature.osm.number()))
        .map(|(index, feature)| (feature.osm.number(), index as u32))
        .collect()
}
