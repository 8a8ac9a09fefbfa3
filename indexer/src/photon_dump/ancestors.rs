//! What is above a document: the areas among its address lines, its street, or what the words of its address name.
//!
//! Dumps of Nominatim tell an address by the places that it is made of. Those of other sources have only words, such as
//! `"city": "Talheim"`; each wording then becomes an area or street without an object, once for all addresses that
//! share it.

use gazetteer::Point;
use gazetteer::draft::{CategoryDraft, Chain, ChainId, DraftId, PlaceDraft, ShapeDraft};
use rustc_hash::FxHashMap;

use super::document::Place;
use super::gather::{Gather, Target};
use super::partial::{PartialDraft, country};
use crate::strings::Sym;

/// Parts of an address that are areas, from large to small: key, value of `place`, address rank.
const AREAS: [(&str, &str, u8); 5] = [
    ("state", "state", 8),
    ("county", "county", 12),
    ("city", "city", 16),
    ("district", "suburb", 20),
    ("locality", "neighbourhood", 22),
];
/// Rank of streets.
const STREET: u8 = 26;

/// Areas and streets made of words, by rank, name and what is above.
pub type Wordings = FxHashMap<(u8, Sym, ChainId), DraftId>;

impl Gather {
    /// The address hierarchy of a place: the areas among its address lines, small to large.
    pub(super) fn chain(&mut self, place: &Place, position: Point) -> ChainId {
        if place.addresslines.is_empty() && !place.address.0.is_empty() {
            return self.chain_of_words(place, position);
        }
        let lines = place.addresslines.iter().filter(|line| line.isaddress.unwrap_or(true));
        let mut areas: Vec<DraftId> = lines
            .filter_map(|line| match self.targets.get(line.place_id.filled()?) {
                Some(Target::Place(id)) => Some(*id),
                Some(Target::Way) | None => None,
            })
            .filter(|id| (1..26).contains(&self.rank_address(*id)))
            .collect();
        let country = country(place);
        if let Some(own) = self.countries.get(&country).filter(|own| !areas.contains(own)) {
            areas.push(*own);
        }
        areas.sort_by_key(|id| std::cmp::Reverse(self.rank_address(*id)));
        areas.dedup();
        let ids: Vec<u32> = areas.iter().map(|id| id.0).collect();
        let time_zone = self.zones.below(&ids, position);
        let locality = place.address.get("locality").map(|name| self.drafts.strings.intern(name));
        let locality = locality.filter(|name| !areas.iter().any(|id| self.is_called(*id, *name)));
        self.drafts.chain_id(Chain { areas, locality, country, time_zone })
    }

    fn rank_address(&self, id: DraftId) -> u8 {
        self.drafts.places[id.0 as usize].rank_address
    }

    fn is_called(&self, id: DraftId, name: Sym) -> bool {
        self.drafts.places[id.0 as usize].names.iter().any(|(_, known)| *known == name)
    }

    /// The areas that the words of an address name.
    fn chain_of_words(&mut self, place: &Place, position: Point) -> ChainId {
        let country = country(place);
        let mut areas: Vec<DraftId> = self.countries.get(&country).copied().into_iter().collect();
        for (key, value, rank) in AREAS {
            if let Some(name) = place.address.get(key) {
                let chain = self.chain_of(areas.clone(), country, position);
                let area = self.wording(("place", value, rank), (key, name), place, position, chain);
                areas.insert(0, area);
            }
        }
        self.chain_of(areas, country, position)
    }

    fn chain_of(&mut self, areas: Vec<DraftId>, country: [u8; 2], position: Point) -> ChainId {
        let ids: Vec<u32> = areas.iter().map(|id| id.0).collect();
        let time_zone = self.zones.below(&ids, position);
        self.drafts.chain_id(Chain { areas, locality: None, country, time_zone })
    }

    /// The area or street that a word stands for; made at its first mention, in all languages that this one has.
    fn wording(
        &mut self,
        (key, value, rank): (&str, &str, u8),
        (part, name): (&str, &str),
        place: &Place,
        position: Point,
        chain: ChainId,
    ) -> DraftId {
        let strings = &mut self.drafts.strings;
        let known = (rank, strings.intern(name), chain);
        if let Some(id) = self.wordings.get(&known) {
            return *id;
        }
        let mut names = vec![(strings.intern("name"), known.1)];
        for (key, name) in &place.address.0 {
            if let Some(language) = key.strip_prefix(part).and_then(|rest| rest.strip_prefix(':')) {
                names.push((strings.intern(&format!("name:{language}")), strings.intern(name)));
            }
        }
        let category = CategoryDraft { key: strings.intern(key), value: strings.intern(value) };
        let id = self.drafts.add_place(PlaceDraft {
            osm: None,
            category,
            rank_search: rank,
            rank_address: rank,
            admin_level: 0,
            importance: (0.40001 - f64::from(rank) / 75.0) as f32,
            position,
            shape: ShapeDraft::Point,
            names: names.into(),
            extratags: Box::default(),
            parent: None,
            house_number: None,
            postcode: None,
            chain,
            context: Box::default(),
            linked_to: None,
        });
        self.wordings.insert(known, id);
        id
    }

    /// The id of the street or place that a document hangs on. A street that is only a word gets one.
    pub(super) fn parent_of(&mut self, place: &Place, partial: &PartialDraft) -> Option<String> {
        if let Some(told) = place.parent_place_id.filled().filter(|id| *id != "0") {
            return Some(told.to_owned());
        }
        let mut lines = place.addresslines.iter().filter_map(|line| line.place_id.filled());
        if let Some(way) = lines.find(|id| matches!(self.targets.get(*id), Some(Target::Way))) {
            return Some(way.to_owned());
        }
        let street = place.address.get("street").filter(|_| place.addresslines.is_empty())?;
        let (position, chain) = (partial.position, partial.chain);
        let id = self.wording(("highway", "road", STREET), ("street", street), place, position, chain);
        // No id of a dump has such a form.
        let name = format!("street {}", id.0);
        self.targets.insert(name.clone(), Target::Place(id));
        Some(name)
    }
}
