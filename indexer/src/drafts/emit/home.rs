//! House numbers that are nothing else, and rows of interpolated numbers.

use gazetteer::draft::{CategoryDraft, EntranceOwner, HouseDraft, PlaceDraft, RangeDraft, ShapeDraft};
use gazetteer::{Drafts, Point, Shape};
use rayon::prelude::*;

use super::place::unmapped_place;
use super::{Above, Desk, Finisher, NO_CHAIN, Sketch, batches};
use crate::model::Model;
use crate::model::entries::Role;
use crate::model::names;
use crate::parents::{Home, Range, ranges};

/// What a home becomes.
enum Kind {
    House(HouseDraft),
    /// A house that nothing is near enough to be the parent of.
    Lonely(Box<PlaceDraft>),
    Ranges(Vec<RangeDraft>),
}

/// A home without its chain and outline.
struct HomeSketch {
    feature: u32,
    position: Point,
    above: Above,
    kind: Kind,
}

/// Drafts all homes that are no venues, in their order.
pub(super) fn draft(desk: &mut Desk, finisher: &mut Finisher) {
    let is_venue = |desk: &Desk, home: &Home| desk.world.entries[home.entry as usize].role == Role::Poi;
    let count = desk.pieces.homes.iter().filter(|home| !is_venue(desk, home)).count();
    finisher.drafts.houses.reserve_exact(count);
    for batch in batches(desk.pieces.homes.len()) {
        let sketches: Vec<HomeSketch> = batch
            .into_par_iter()
            .filter(|&home| !is_venue(desk, &desk.pieces.homes[home]))
            .filter_map(|home| sketch(desk, home))
            .collect();
        for sketch in sketches {
            finish(sketch, desk, finisher);
        }
    }
}

/// Gives a sketch its chain and outline and adds it.
fn finish(sketch: HomeSketch, desk: &mut Desk, finisher: &mut Finisher) {
    let HomeSketch { feature, position, above, kind } = sketch;
    let chain = finisher.chain(&above, position, desk);
    match kind {
        Kind::House(house) => finish_house(HouseDraft { chain, ..house }, feature, &mut desk.world, finisher),
        Kind::Lonely(draft) => finisher.add(Sketch { draft: *draft, above }, desk),
        Kind::Ranges(ranges) => {
            finisher.drafts.ranges.extend(ranges.into_iter().map(|range| RangeDraft { chain, ..range }));
        }
    }
}

fn finish_house(mut house: HouseDraft, feature: u32, world: &mut Model, finisher: &mut Finisher) {
    let is_beside = !world.features.features[feature as usize]
        .main
        .iter()
        .any(|main| (main.key, main.value) == (house.category.key, house.category.value));
    let shape = finisher.shapes.take(world, feature);
    // The grounds of a farm or a square are not the house.
    if let Shape::Area(polygons) = shape
        && !is_beside
    {
        house.outline = polygons.into_iter().next().map(|polygon| polygon.outer).unwrap_or_default();
        let Drafts { houses, entrances, .. } = &mut finisher.drafts;
        let owner = EntranceOwner::House(houses.len() as u32);
        finisher.entrances.lead_into(owner, [house.outline.as_slice()], world, entrances);
    }
    finisher.drafts.houses.push(house);
}

fn sketch(desk: &Desk, index: usize) -> Option<HomeSketch> {
    let home = &desk.pieces.homes[index];
    let entry = &desk.world.entries[home.entry as usize];
    let country = desk.country(entry.country, &home.chain);
    let town = desk.town(entry.position, &home.chain, Some(home.address));
    let above = Above { entries: home.chain.to_vec(), unmapped: unmapped_place(desk, index), town, country };
    let kind = if entry.role == Role::Interpolation { rows(desk, index)? } else { house(desk, home, index)? };
    Some(HomeSketch { feature: entry.feature, position: entry.position, above, kind })
}

fn house(desk: &Desk, home: &Home, index: usize) -> Option<Kind> {
    let world = &desk.world;
    let entry = &world.entries[home.entry as usize];
    let feature = world.feature_of(entry);
    let (names, extratags) = names::split(&feature.tags, &world.features.strings, entry.main.key);
    let number = home.number(world)?;
    let category = CategoryDraft { key: entry.main.key, value: entry.main.value };
    let postcode = desk.pieces.postcodes.of_home(world, home);
    let Some(parent) = desk.numbering.parent(index, home.parent) else {
        return Some(Kind::Lonely(Box::new(PlaceDraft {
            osm: Some(feature.osm),
            category,
            rank_search: entry.rank.search,
            rank_address: entry.rank.address,
            admin_level: 0,
            importance: world.importance(entry.rank.search, [&feature.tags]),
            position: entry.position,
            shape: ShapeDraft::Point,
            names,
            extratags,
            parent: None,
            house_number: Some(number),
            postcode,
            chain: NO_CHAIN,
            context: Box::default(),
            linked_to: None,
        })));
    };
    Some(Kind::House(HouseDraft {
        osm: feature.osm,
        category,
        number,
        names,
        extratags,
        position: entry.position,
        outline: Vec::new(),
        parent,
        postcode,
        chain: NO_CHAIN,
    }))
}

fn rows(desk: &Desk, index: usize) -> Option<Kind> {
    let home = &desk.pieces.homes[index];
    let feature = desk.world.feature(home.entry);
    let parent = desk.numbering.parent(index, home.parent)?;
    let postcode = desk.pieces.postcodes.of_home(&desk.world, home);
    let row = |Range { first, last, step, line }| RangeDraft {
        osm: Some(feature.osm),
        first,
        last,
        step,
        line,
        parent,
        postcode,
        chain: NO_CHAIN,
    };
    let rows: Vec<RangeDraft> = ranges(&desk.world, feature, &desk.pieces.numbered).into_iter().map(row).collect();
    (!rows.is_empty()).then_some(Kind::Ranges(rows))
}
