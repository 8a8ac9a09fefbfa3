//! Entrances, found by where they are: a node of an outline lies exactly on one of its corners.
//!
//! So no outline has to remember its nodes. An entrance on a corner that two houses share leads into both.

use gazetteer::Point;
use gazetteer::draft::{EntranceDraft, EntranceOwner};
use rustc_hash::FxHashMap;

use crate::model::Model;
use crate::strings::{Strings, Sym};

/// The key of an entrance, and the one that only routers use.
const KEYS: [&str; 2] = ["entrance", "routing:entrance"];

/// The features that are entrances, by position.
pub(super) struct Entrances {
    at: FxHashMap<Point, Vec<u32>>,
}

impl Entrances {
    pub(super) fn build(model: &Model) -> Self {
        let mut at: FxHashMap<Point, Vec<u32>> = FxHashMap::default();
        let strings = &model.features.strings;
        let keys: Vec<Sym> = KEYS.iter().filter_map(|key| strings.find(key)).collect();
        if keys.is_empty() {
            return Self { at };
        }
        for (index, feature) in model.features.features.iter().enumerate() {
            if let gazetteer::Shape::Point(position) = feature.shape
                && feature.osm.kind() == gazetteer::OsmType::Node
                && feature.tags.0.iter().any(|&(key, value)| keys.contains(&key) && strings.get(value) != "no")
            {
                at.entry(position).or_default().push(index as u32);
            }
        }
        Self { at }
    }

    /// Drafts the entrances on outlines of what they lead into.
    pub(super) fn lead_into<'o>(
        &self,
        owner: EntranceOwner,
        outlines: impl IntoIterator<Item = &'o [Point]>,
        model: &Model,
        drafts: &mut Vec<EntranceDraft>,
    ) {
        if self.at.is_empty() {
            return;
        }
        let first = drafts.len();
        for position in outlines.into_iter().flatten() {
            for &feature in self.at.get(position).into_iter().flatten() {
                let draft = draft(model, feature, owner, *position);
                // The first corner of a ring is also its last.
                if let Some(draft) = draft
                    && !drafts[first..].iter().any(|known| known.osm == draft.osm)
                {
                    drafts.push(draft);
                }
            }
        }
    }
}

fn draft(model: &Model, feature: u32, owner: EntranceOwner, position: Point) -> Option<EntranceDraft> {
    let feature = &model.features.features[feature as usize];
    let (key, kind) = KEYS.iter().find_map(|key| Some((*key, model.tag(feature, key)?)))?;
    let strings = &model.features.strings;
    let extratags = feature.tags.0.iter().copied().filter(|&(tag, _)| is_shown(strings, tag, key)).collect();
    Some(EntranceDraft { owner, osm: feature.osm, position, kind, extratags })
}

fn is_shown(strings: &Strings, tag: Sym, kind: &str) -> bool {
    let tag = strings.get(tag);
    tag != kind && !tag.starts_with("addr:")
}
