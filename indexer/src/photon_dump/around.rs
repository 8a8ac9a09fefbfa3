//! What a dump leaves to its reader: the settlements next to a place, and the postcodes as places.

use gazetteer::Point;
use gazetteer::draft::{Chain, DraftId, Drafts, PlaceDraft, ShapeDraft};
use gazetteer::geometry::{E7, METRES_PER_DEGREE};
use rstar::primitives::GeomWithData;
use rstar::{AABB, RTree};
use rustc_hash::FxHashMap;

use crate::importance::mean;
use crate::strings::Sym;

/// People call a place by a settlement at most this far away.
const WITHIN_M: f64 = 8_000.0;
/// How many of them they may call it by.
const MOST: usize = 3;
/// Degrees of 1e-7 in a metre of latitude.
const UNITS_PER_METRE: f64 = E7 / METRES_PER_DEGREE;

/// Gives places the names of the settlements next to them, under which people look for them too.
pub fn add_settlements(drafts: &mut Drafts) {
    let tree = settlements(drafts);
    let name = drafts.strings.find("name");
    let contexts: Vec<(usize, Box<[Sym]>)> = drafts
        .places
        .iter()
        .enumerate()
        .filter(|(_, place)| place.rank_search > 19 || place.rank_address > 16)
        .map(|(index, place)| {
            let above = &drafts.chain(place.chain).areas;
            let near = around(&tree, place.position).into_iter().take(MOST);
            let near = near.filter(|id| !above.contains(id) && id.0 as usize != index);
            (index, near.filter_map(|id| name_of(&drafts.places[id.0 as usize], name)).collect())
        })
        .collect();
    for (index, context) in contexts {
        drafts.places[index].context = context;
    }
}

type Settlements = RTree<GeomWithData<[f64; 2], DraftId>>;

fn settlements(drafts: &Drafts) -> Settlements {
    let is_settlement = |place: &PlaceDraft| {
        let strings = &drafts.strings;
        let linked = place.extratags.iter().find(|(key, _)| strings.get(*key) == "linked_place");
        let kind = if strings.get(place.category.key) == "place" {
            Some(place.category.value)
        } else {
            linked.map(|tag| tag.1)
        };
        kind.is_some_and(|kind| matches!(strings.get(kind), "city" | "town" | "village"))
    };
    let places = drafts.places.iter().enumerate().filter(|(_, place)| is_settlement(place));
    let points = places.map(|(index, place)| GeomWithData::new(units(place.position), DraftId(index as u32)));
    RTree::bulk_load(points.collect())
}

fn units(point: Point) -> [f64; 2] {
    [f64::from(point.lat), f64::from(point.lon)]
}

/// The settlements around a point, nearest first.
fn around(tree: &Settlements, point: Point) -> Vec<DraftId> {
    let reach = WITHIN_M * UNITS_PER_METRE;
    let width = reach / point.lat_degrees().to_radians().cos().max(0.01);
    let [lat, lon] = units(point);
    let envelope = AABB::from_corners([lat - reach, lon - width], [lat + reach, lon + width]);
    let distance = |at: &[f64; 2]| Point::new(at[0] as i32, at[1] as i32).distance_m(point);
    let mut found: Vec<(f64, DraftId)> =
        tree.locate_in_envelope(envelope).map(|found| (distance(found.geom()), found.data)).collect();
    found.retain(|(metres, _)| *metres <= WITHIN_M);
    found.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    found.into_iter().map(|(_, id)| id).collect()
}

fn name_of(place: &PlaceDraft, name: Option<Sym>) -> Option<Sym> {
    place.names.iter().find(|(key, _)| Some(*key) == name).map(|(_, value)| *value)
}

/// What bears a postcode of a country: where it is, and the areas above the first.
type Members = FxHashMap<(Sym, [u8; 2]), Vec<(Point, Chain)>>;

/// Adds a place for each postcode that no area stands for, in the middle of what bears it.
pub fn add_postcodes(drafts: &mut Drafts) {
    let [place, postcode, reference] = ["place", "postcode", "ref"].map(|text| drafts.strings.intern(text));
    let postal_areas = drafts.places.iter().filter(|place| place.rank_address == 5);
    let mapped: Vec<(Sym, [u8; 2])> = postal_areas
        .flat_map(|area| {
            let country = drafts.chain(area.chain).country;
            area.names.iter().map(|(_, code)| *code).chain(area.postcode).map(move |code| (code, country))
        })
        .collect();
    let mut members = Members::default();
    let houses = drafts.houses.iter().map(|house| (house.postcode, house.position, house.chain));
    let numbered = drafts.places.iter().filter(|place| place.house_number.is_some());
    for (code, position, chain) in houses.chain(numbered.map(|place| (place.postcode, place.position, place.chain))) {
        let Some(code) = code else { continue };
        let chain = drafts.chain(chain);
        let known = members.entry((code, chain.country)).or_default();
        // The areas are those of the first.
        known.push((position, if known.is_empty() { chain.clone() } else { Chain::default() }));
    }
    let mut codes: Vec<_> = members.into_iter().filter(|(code, _)| !mapped.contains(code)).collect();
    codes.sort_unstable_by_key(|(code, _)| *code);
    for ((code, _), members) in codes {
        let Some(position) = mean(members.iter().map(|(point, _)| *point)) else { continue };
        let mut chain = members.into_iter().next().map(|(_, chain)| chain).unwrap_or_default();
        chain.locality = None;
        chain.areas.retain(|area| drafts.places[area.0 as usize].rank_address < 22);
        let chain = drafts.chain_id(chain);
        drafts.add_place(PlaceDraft {
            osm: None,
            category: gazetteer::draft::CategoryDraft { key: place, value: postcode },
            rank_search: 21,
            rank_address: 5,
            admin_level: 0,
            importance: (0.40001 - 21.0 / 75.0) as f32,
            position,
            shape: ShapeDraft::Point,
            names: [(reference, code)].into(),
            extratags: Box::default(),
            parent: None,
            house_number: None,
            postcode: Some(code),
            chain,
            context: Box::default(),
            linked_to: None,
        });
    }
}
