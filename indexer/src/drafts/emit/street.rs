//! Streets with their ways.

use gazetteer::draft::{CategoryDraft, PlaceDraft, ShapeDraft, StreetWay};
use gazetteer::{Point, Shape};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Above, Desk, Finisher, NO_CHAIN, Sketch, batches};
use crate::drafts::pieces::Pieces;
use crate::model::keys::NameKey;
use crate::model::names;
use crate::parents::Parent;
use crate::postcodes;
use crate::strings::Sym;

/// Drafts all streets, in their order.
pub(super) fn draft(desk: &mut Desk, finisher: &mut Finisher) {
    let words = words_of_members(desk);
    for batch in batches(desk.pieces.streets.streets.len()) {
        let sketches: Vec<Sketch> = batch
            .clone()
            .into_par_iter()
            .map(|street| sketch(desk, street as u32, words.get(&(street as u32)).map_or(&[], Vec::as_slice)))
            .collect();
        for (sketch, street) in sketches.into_iter().zip(batch) {
            finish(sketch, street, desk, finisher);
        }
    }
}

/// Gives a sketch its chain and its ways and adds it.
fn finish(mut sketch: Sketch, street: usize, desk: &mut Desk, finisher: &mut Finisher) {
    let Desk { world, pieces: Pieces { streets, .. }, .. } = desk;
    let mut ways = Vec::with_capacity(streets.streets[street].ways.len());
    for &way in &streets.streets[street].ways {
        let entry = world.entries[streets.ways[way as usize].entry as usize].clone();
        let osm = world.feature_of(&entry).osm;
        let category = CategoryDraft { key: entry.main.key, value: entry.main.value };
        let lines = into_lines(finisher.shapes.take(world, entry.feature)).into_iter().filter(|line| line.len() > 1);
        ways.extend(lines.map(|line| StreetWay { osm, category, line }));
    }
    sketch.draft.shape = if ways.is_empty() { ShapeDraft::Point } else { ShapeDraft::Street(ways) };
    finisher.add(sketch, desk);
}

/// The lines of a way; the outlines of a square.
fn into_lines(shape: Shape) -> Vec<Vec<Point>> {
    match shape {
        Shape::Point(_) => Vec::new(),
        Shape::Lines(lines) => lines,
        Shape::Area(polygons) => polygons.into_iter().map(|polygon| polygon.outer).collect(),
    }
}

fn sketch(desk: &Desk, index: u32, words: &[Sym]) -> Sketch {
    let world = &desk.world;
    let street = &desk.pieces.streets.streets[index as usize];
    let entry = &world.entries[desk.pieces.streets.main_entry(index) as usize];
    let feature = world.feature_of(entry);
    let (names, extratags) = names::split(&feature.tags, &world.features.strings, entry.main.key);
    let near = desk.pieces.streets.positions(world, index).into_iter();
    let near = near.flat_map(|position| desk.settlements.names_near(world, position, &street.chain));
    let draft = PlaceDraft {
        osm: Some(feature.osm),
        category: CategoryDraft { key: entry.main.key, value: entry.main.value },
        rank_search: entry.rank.search,
        rank_address: entry.rank.address,
        admin_level: 0,
        importance: world.importance(entry.rank.search, [&feature.tags]),
        position: street.position,
        shape: ShapeDraft::Point,
        names: all_names(desk, index, &names),
        extratags,
        parent: None,
        house_number: None,
        postcode: desk.pieces.postcodes.of_street(index),
        chain: NO_CHAIN,
        context: near.chain(words.iter().copied()).collect::<Distinct>().0.into(),
        linked_to: None,
    };
    let country = desk.country(entry.country, &street.chain);
    let town = desk.town(street.position, &street.chain, None);
    Sketch { draft, above: Above { entries: street.chain.clone(), unmapped: None, town, country } }
}

/// The names of the way that a street is shown as, and of the others what it lacks: also other spellings under a key
/// that is there already, behind the one that is shown.
fn all_names(desk: &Desk, street: u32, main: &[(Sym, Sym)]) -> Box<[(Sym, Sym)]> {
    let world = &desk.world;
    let mut names = main.to_vec();
    for &way in desk.pieces.streets.streets[street as usize].ways.iter().skip(1) {
        let feature = world.feature(desk.pieces.streets.ways[way as usize].entry);
        for &(key, value) in &feature.tags.0 {
            let is_new = !names.contains(&(key, value));
            if is_new && names::is_proper_name(world.features.strings.get(key)) {
                names.push((key, value));
            }
        }
    }
    names.into()
}

/// What the addresses of each street bear that no area above it tells, each once: towns, and codes that look like no
/// postcode of the country.
fn words_of_members(desk: &Desk) -> FxHashMap<u32, Vec<Sym>> {
    let mut words = towns_of_members(desk);
    for home in &desk.pieces.homes {
        if let Parent::Street(street) = home.parent
            && let Some(code) = postcodes::unofficial(&desk.world, home)
        {
            let words = words.entry(street).or_default();
            if !words.contains(&code) {
                words.push(code);
            }
        }
    }
    words
}

fn towns_of_members(desk: &Desk) -> FxHashMap<u32, Vec<Sym>> {
    let world = &desk.world;
    let mut seen: FxHashSet<(u32, NameKey)> = FxHashSet::default();
    let mut towns: FxHashMap<u32, Vec<Sym>> = FxHashMap::default();
    let of_homes = desk.pieces.homes.iter().filter_map(|home| {
        let Parent::Street(street) = home.parent else { return None };
        Some((street, world.tag(&world.features.features[home.address as usize], "addr:city")))
    });
    let rows = &world.listed.rows;
    let of_lists = desk.pieces.listed.iter().map(|home| (home.street, rows[home.row as usize].city));
    for (street, town) in of_homes.chain(of_lists) {
        if let Some(town) = town
            && let Some(key) = world.keys.whole(town)
            && seen.insert((street, key))
        {
            towns.entry(street).or_default().push(town);
        }
    }
    towns
}

/// Symbols in their order, each once.
#[derive(Default)]
pub(super) struct Distinct(pub Vec<Sym>);

impl FromIterator<Sym> for Distinct {
    fn from_iter<T: IntoIterator<Item = Sym>>(symbols: T) -> Self {
        let mut distinct = Self::default();
        for symbol in symbols {
            if !distinct.0.contains(&symbol) {
                distinct.0.push(symbol);
            }
        }
        distinct
    }
}
