//! From documents to drafts, one after the other; what refers to a later document is tied at the end.
//!
//! What a document says for itself is a [`PartialDraft`]; the areas above it are found in [`super::ancestors`].

use gazetteer::draft::{DraftId, Drafts, HouseDraft, PlaceDraft, ShapeDraft};
use gazetteer::{OsmId, OsmType, Point, Shape};
use rustc_hash::FxHashMap;

use super::ancestors::Wordings;
use super::document::{Place, Tags};
use super::partial::{DraftKind, PartialDraft};
use super::shapes;
use super::streets::{WayDoc, streets};
use crate::strings::Sym;
use crate::time_zones::TimeZones;

/// What an id of the dump became.
#[derive(Clone, Copy)]
pub enum Target {
    /// A place, which has its draft.
    Place(DraftId),
    /// A way of a street that gets its draft at the end.
    Way,
}

/// A house, and the id of what it hangs on.
type Hanging = (HouseDraft, Option<String>);

/// Gathers the drafts of a gazetteer.
pub struct Gather {
    pub(super) drafts: Drafts,
    pub(super) zones: TimeZones,
    pub(super) targets: FxHashMap<String, Target>,
    pub(super) countries: FxHashMap<[u8; 2], DraftId>,
    /// Areas and streets that addresses name and no document stands for.
    pub(super) wordings: Wordings,
    ways: Vec<WayDoc>,
    houses: Vec<Hanging>,
    hanging_places: Vec<(DraftId, String)>,
    /// Objects read: nodes, ways, relations.
    pub read: [u64; 3],
    /// Documents dropped, by reason.
    pub dropped: FxHashMap<&'static str, u64>,
}

impl Gather {
    /// Nothing yet.
    pub fn new() -> Self {
        let mut drafts = Drafts::default();
        let zones = TimeZones::new(&mut drafts.strings);
        Self {
            drafts,
            zones,
            targets: FxHashMap::default(),
            countries: FxHashMap::default(),
            wordings: Wordings::default(),
            ways: Vec::new(),
            houses: Vec::new(),
            hanging_places: Vec::new(),
            read: [0; 3],
            dropped: FxHashMap::default(),
        }
    }

    /// Takes the contents of one document, which are one object.
    pub fn add(&mut self, contents: &[Place]) {
        let Some(first) = contents.first() else { return };
        match PartialDraft::of(self, first) {
            Ok(partial) => self.place(contents, &partial),
            Err(reason) => *self.dropped.entry(reason).or_default() += 1,
        }
    }

    fn place(&mut self, contents: &[Place], partial: &PartialDraft) {
        let first = &contents[0];
        if let Some(osm) = partial.osm {
            self.read[osm.kind() as usize] += 1;
        }
        let geometry = first.geometry.as_ref().and_then(shapes::shape);
        match (partial.kind, partial.osm) {
            (DraftKind::House, Some(osm)) => self.add_houses(contents, osm, partial, geometry),
            // Numbers of a list beside the map have no object, each its own position.
            (DraftKind::House, None) => {
                for content in contents {
                    let position = content.centroid.and_then(shapes::point).unwrap_or(partial.position);
                    self.add_place(std::slice::from_ref(content), &PartialDraft { position, ..partial.clone() }, None);
                }
            }
            (DraftKind::Street, Some(osm)) if osm.kind() != OsmType::Node => {
                self.add_way(first, osm, partial, geometry);
            }
            _ => self.add_place(contents, partial, geometry),
        }
    }

    fn add_houses(&mut self, contents: &[Place], osm: OsmId, partial: &PartialDraft, geometry: Option<Shape>) {
        let mut numbers: Vec<(Point, String)> = Vec::new();
        for content in contents {
            let (Some(number), Some(position)) =
                (content.housenumber.filled(), content.centroid.and_then(shapes::point))
            else {
                continue;
            };
            match numbers.iter_mut().find(|(known, _)| *known == position) {
                Some((_, list)) => *list = format!("{list};{number}"),
                None => numbers.push((position, number.to_owned())),
            }
        }
        let outline = match geometry {
            Some(Shape::Area(polygons)) if numbers.len() == 1 => polygons.into_iter().next().map(|one| one.outer),
            _ => None,
        };
        let outline = outline.unwrap_or_default();
        let parent = self.parent_of(&contents[0], partial);
        for (position, number) in numbers {
            let house = HouseDraft {
                osm,
                category: partial.category,
                number: self.drafts.strings.intern(&number),
                names: partial.names.clone(),
                extratags: partial.extratags.clone(),
                position,
                outline: outline.clone(),
                // Tied at the end.
                parent: DraftId(u32::MAX),
                postcode: partial.postcode,
                chain: partial.chain,
            };
            self.houses.push((house, parent.clone()));
        }
    }

    fn add_way(&mut self, first: &Place, osm: OsmId, partial: &PartialDraft, geometry: Option<Shape>) {
        let line = match geometry {
            Some(Shape::Lines(lines)) => lines.into_iter().next(),
            Some(Shape::Area(polygons)) => polygons.into_iter().next().map(|polygon| polygon.outer),
            _ => None,
        };
        self.remember(first, Target::Way);
        self.ways.push(WayDoc {
            place_id: first.place_id.0.clone(),
            osm,
            category: partial.category,
            names: partial.names.clone(),
            extratags: partial.extratags.clone(),
            // A dump of points knows no lines.
            line: line.unwrap_or_else(|| vec![partial.position; 2]),
            position: partial.position,
            ranks: partial.ranks,
            importance: partial.importance,
            postcode: partial.postcode,
            chain: partial.chain,
        });
    }

    fn add_place(&mut self, contents: &[Place], partial: &PartialDraft, geometry: Option<Shape>) {
        let numbers: Vec<&str> = contents.iter().filter_map(|content| content.housenumber.filled()).collect();
        let house_number = (!numbers.is_empty()).then(|| self.drafts.strings.intern(&numbers.join(";")));
        let id = self.drafts.add_place(PlaceDraft {
            shape: geometry.map_or(ShapeDraft::Point, ShapeDraft::Other),
            house_number,
            ..partial.draft()
        });
        let first = &contents[0];
        self.remember(first, Target::Place(id));
        if partial.ranks.1 == 4 {
            self.countries.entry(self.drafts.chain(partial.chain).country).or_insert(id);
        }
        if partial.ranks.1 > 27 {
            let parent = self.parent_of(first, partial);
            self.hanging_places.extend(parent.map(|parent| (id, parent)));
        }
    }

    fn remember(&mut self, place: &Place, target: Target) {
        if let Some(id) = place.place_id.filled() {
            self.targets.entry(id.to_owned()).or_insert(target);
        }
    }

    pub(super) fn pairs(&mut self, tags: &Tags, is_wanted: impl Fn(&str) -> bool) -> Box<[(Sym, Sym)]> {
        let strings = &mut self.drafts.strings;
        let wanted = tags.0.iter().filter(|(key, _)| is_wanted(key));
        wanted.map(|(key, value)| (strings.intern(key), strings.intern(value))).collect()
    }

    /// Ties what hangs on streets and places to them and gives the drafts.
    pub fn finish(mut self) -> (Drafts, [u64; 3], FxHashMap<&'static str, u64>) {
        for ways in streets(&self.ways) {
            self.add_street(&ways);
        }
        for (id, parent) in std::mem::take(&mut self.hanging_places) {
            self.drafts.places[id.0 as usize].parent = self.draft_of(&parent).filter(|parent| *parent != id);
        }
        for (house, parent) in std::mem::take(&mut self.houses) {
            match parent.and_then(|parent| self.draft_of(&parent)) {
                Some(parent) => self.drafts.houses.push(HouseDraft { parent, ..house }),
                None => _ = self.drafts.add_place(orphan(house)),
            }
        }
        (self.drafts, self.read, self.dropped)
    }

    fn add_street(&mut self, ways: &[usize]) {
        let Some(&first) = ways.first() else { return };
        let main = &self.ways[first];
        let id = self.drafts.add_place(PlaceDraft {
            osm: Some(main.osm),
            category: main.category,
            rank_search: main.ranks.0,
            rank_address: main.ranks.1,
            admin_level: 0,
            importance: main.importance,
            position: main.position,
            shape: ShapeDraft::Street(ways.iter().map(|&way| self.ways[way].to_way()).collect()),
            names: main.names.clone(),
            extratags: main.extratags.clone(),
            parent: None,
            house_number: None,
            postcode: main.postcode,
            chain: main.chain,
            context: Box::default(),
            linked_to: None,
        });
        for &way in ways {
            self.targets.insert(self.ways[way].place_id.clone(), Target::Place(id));
        }
    }

    fn draft_of(&self, place_id: &str) -> Option<DraftId> {
        match self.targets.get(place_id)? {
            Target::Place(id) => Some(*id),
            Target::Way => None,
        }
    }
}

/// A house that nothing is known to be the street of.
fn orphan(house: HouseDraft) -> PlaceDraft {
    PlaceDraft {
        osm: Some(house.osm),
        category: house.category,
        rank_search: 30,
        rank_address: 30,
        admin_level: 0,
        importance: 0.0,
        position: house.position,
        shape: ShapeDraft::Point,
        names: house.names,
        extratags: house.extratags,
        parent: None,
        house_number: Some(house.number),
        postcode: house.postcode,
        chain: house.chain,
        context: Box::default(),
        linked_to: None,
    }
}
