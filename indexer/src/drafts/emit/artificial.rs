//! Places that no object of the map stands for: streets and localities known from addresses, postcodes, countries.

use gazetteer::Point;
use gazetteer::draft::{CategoryDraft, PlaceDraft, ShapeDraft};
use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::street::Distinct;
use super::{Above, Desk, NO_CHAIN, Sketch};
use crate::country::CountryCode;
use crate::hierarchy::Asked;
use crate::parents::Unmapped;
use crate::postcodes;
use crate::ranks::Rank;

const STREET: Rank = Rank { search: 26, address: 26 };
const LOCALITY: Rank = Rank { search: 25, address: 25 };
const POSTCODE: Rank = Rank { search: 21, address: 5 };
const COUNTRY: Rank = Rank { search: 4, address: 4 };

/// Postcodes lie below the areas of smaller ranks than this.
const ABOVE_POSTCODES: u8 = 22;

/// Streets and localities made of addresses.
pub(super) fn unmapped(desk: &Desk) -> Vec<Sketch> {
    desk.pieces.unmapped.par_iter().map(|unmapped| of_addresses(desk, unmapped)).collect()
}

fn of_addresses(desk: &Desk, unmapped: &Unmapped) -> Sketch {
    let (world, symbols) = (&desk.world, &desk.symbols);
    let (key, value, rank) = if unmapped.is_street {
        (symbols.highway, symbols.road, STREET)
    } else {
        (symbols.place, symbols.locality, LOCALITY)
    };
    let homes = || unmapped.homes.iter().map(|&home| &desk.pieces.homes[home as usize]);
    let country = homes().next().map_or([0; 2], |home| world.entries[home.entry as usize].country);
    let chain = desk.pieces.hierarchy.chain(asked(unmapped.position, rank.address, country));
    let mut sketch =
        sketch(desk, CategoryDraft { key, value }, rank, unmapped.position, (desk.country(country, &chain), chain));
    let address = homes().next().map(|home| home.address);
    sketch.above.town = desk.town(unmapped.position, &sketch.above.entries, address);
    sketch.draft.names = [(symbols.name, unmapped.name)].into();
    sketch.draft.postcode = homes().find_map(|home| desk.pieces.postcodes.of_home(world, home));
    let mut seen = FxHashSet::default();
    let towns = homes()
        .filter_map(|home| world.tag(&world.features.features[home.address as usize], "addr:city"))
        .filter(|&town| world.keys.whole(town).is_some_and(|key| seen.insert(key)));
    sketch.draft.context = sketch.draft.context.iter().copied().chain(towns).collect::<Distinct>().0.into();
    sketch
}

/// One place for each postcode that is not mapped.
pub(super) fn postcodes(desk: &Desk) -> Vec<Sketch> {
    postcodes::places(&desk.world, &desk.pieces.homes)
        .into_par_iter()
        .map(|place| {
            let chain = desk.pieces.hierarchy.chain(asked(place.position, ABOVE_POSTCODES, place.country));
            let category = CategoryDraft { key: desk.symbols.place, value: desk.symbols.postcode };
            let mut sketch = sketch(desk, category, POSTCODE, place.position, (place.country, chain));
            sketch.draft.names = [(desk.symbols.reference, place.code)].into();
            sketch.draft.postcode = Some(place.code);
            sketch
        })
        .collect()
}

/// Countries without a relation in the extract.
pub(super) fn countries(desk: &Desk) -> Vec<Sketch> {
    let country = |&(code, position): &(CountryCode, Point)| {
        let category = CategoryDraft { key: desk.symbols.place, value: desk.symbols.country };
        let mut sketch = sketch(desk, category, COUNTRY, position, (code, Vec::new()));
        sketch.draft.names = desk.symbols.country_names.get(&code).cloned().unwrap_or_default();
        sketch.draft.context = Box::default();
        sketch
    };
    desk.countries.artificial.iter().map(country).collect()
}

fn asked(point: Point, below: u8, country: CountryCode) -> Asked<'static> {
    Asked { point, below, itself: None, named: &[], country, touched: &[], fixed: None }
}

fn sketch(
    desk: &Desk,
    category: CategoryDraft,
    rank: Rank,
    position: Point,
    (country, chain): (CountryCode, Vec<u32>),
) -> Sketch {
    let near = desk.settlements.names_near(&desk.world, position, &chain);
    let draft = PlaceDraft {
        osm: None,
        category,
        rank_search: rank.search,
        rank_address: rank.address,
        admin_level: 0,
        importance: desk.world.importance(rank.search, []),
        position,
        shape: ShapeDraft::Point,
        names: Box::default(),
        extratags: Box::default(),
        parent: None,
        house_number: None,
        postcode: None,
        chain: NO_CHAIN,
        context: near.into(),
        linked_to: None,
    };
    Sketch { draft, above: Above { entries: chain, unmapped: None, town: None, country } }
}
