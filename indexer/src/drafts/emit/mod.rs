//! Drafting: turning entries, streets and homes into the places and houses that the writer takes.
//!
//! All that needs looking around is worked out in parallel as sketches; then the geometry moves out of the features into the
//! drafts, one after the other. That is done for so many at a time, so that there are never many sketches: a sketch looks at
//! the geometry of nothing but its own feature.

mod artificial;
mod entrances;
mod home;
mod listed;
mod place;
mod shapes;
mod street;
mod symbols;

use std::ops::{Range, RangeInclusive};

use gazetteer::draft::{Chain, ChainId, DraftId, PlaceDraft};
use gazetteer::{Drafts, Point};

use super::context::Settlements;
use super::country_places::CountryPlaces;
use super::numbering::Numbering;
use super::pieces::Pieces;
use super::towns::AddressedTowns;
use crate::country::{CountryCode, UNKNOWN};
use crate::model::Model;
use crate::strings::Sym;
use crate::time_zones::TimeZones;
use entrances::Entrances;
use shapes::Shapes;
use symbols::Symbols;

/// What drafting looks at.
struct Desk {
    world: Model,
    pieces: Pieces,
    numbering: Numbering,
    countries: CountryPlaces,
    settlements: Settlements,
    towns: AddressedTowns,
    symbols: Symbols,
}

/// A place without its geometry and with its chain still in entries.
struct Sketch {
    draft: PlaceDraft,
    above: Above,
}

/// What is above a place.
#[derive(Clone, Debug, Default)]
struct Above {
    /// Entries from small to large.
    entries: Vec<u32>,
    /// A place known from addresses alone, which comes first.
    unmapped: Option<DraftId>,
    /// A town that only addresses name.
    town: Option<Sym>,
    country: CountryCode,
}

/// Address ranks of municipalities and what lies in them.
const MUNICIPAL: RangeInclusive<u8> = 13..=25;

/// The chain of a sketch until it is finished.
const NO_CHAIN: ChainId = ChainId(0);

/// How many are sketched before they are finished.
const BATCH: usize = 1 << 14;

/// Drafts everything.
pub(super) fn drafts(mut world: Model, pieces: Pieces) -> Drafts {
    let numbering = Numbering::of(&world, &pieces);
    let countries = CountryPlaces::of(&world);
    let settlements = Settlements::of(&world);
    let towns = AddressedTowns::of(&world, &pieces.homes);
    let symbols = Symbols::of(&mut world, &countries);
    let mut finisher = Finisher::of(&mut world);
    let mut desk = Desk { world, pieces, numbering, countries, settlements, towns, symbols };

    let unmapped = artificial::unmapped(&desk);
    let artificial = artificial::postcodes(&desk).into_iter().chain(artificial::countries(&desk));
    let artificial: Vec<Sketch> = artificial.collect();
    let places = desk.numbering.entries.len() + desk.pieces.streets.streets.len() + unmapped.len() + artificial.len();
    finisher.drafts.places.reserve_exact(places);
    place::draft(&mut desk, &mut finisher);
    drop(std::mem::take(&mut desk.pieces.hierarchy));
    street::draft(&mut desk, &mut finisher);
    for sketch in unmapped {
        finisher.add(sketch, &desk);
    }
    home::draft(&mut desk, &mut finisher);
    listed::draft(&desk, &mut finisher);
    for sketch in artificial {
        finisher.add(sketch, &desk);
    }
    let mut drafts = finisher.drafts;
    drafts.strings = desk.world.features.strings;
    drafts
}

/// The numbers below a count, some at a time.
fn batches(count: usize) -> impl Iterator<Item = Range<usize>> {
    (0..count).step_by(BATCH).map(move |from| from..count.min(from + BATCH))
}

/// Turns sketches into drafts: what is above a place into a chain, what is a feature's into what is the draft's.
struct Finisher {
    drafts: Drafts,
    shapes: Shapes,
    entrances: Entrances,
    /// For each entry whether it is a municipality or part of one.
    municipal: Vec<bool>,
    zones: TimeZones,
}

impl Finisher {
    fn of(world: &mut Model) -> Self {
        Self {
            drafts: Drafts::default(),
            shapes: Shapes::of(world),
            entrances: Entrances::of(world),
            municipal: world.entries.iter().map(|entry| MUNICIPAL.contains(&entry.rank.address)).collect(),
            zones: TimeZones::new(&mut world.features.strings),
        }
    }

    /// The chain of a place at a point.
    fn chain(&mut self, above: &Above, point: Point, desk: &Desk) -> ChainId {
        let mut areas: Vec<DraftId> = above.unmapped.into_iter().collect();
        areas.extend(above.entries.iter().filter_map(|&entry| desk.numbering.entry(entry)));
        let country = desk.countries.mapped.get(&above.country).and_then(|&entry| desk.numbering.entry(entry));
        if let Some(country) = country.filter(|country| !areas.contains(country)) {
            areas.push(country);
        }
        let time_zone = self.time_zone(&above.entries, point);
        self.drafts.chain_id(Chain { areas, locality: above.town, country: above.country, time_zone })
    }

    fn time_zone(&mut self, chain: &[u32], point: Point) -> Option<Sym> {
        let is_municipal = chain.iter().any(|&entry| self.municipal[entry as usize]);
        if is_municipal { self.zones.of_chain(chain, point) } else { self.zones.at(point) }
    }

    fn add(&mut self, mut sketch: Sketch, desk: &Desk) {
        sketch.draft.chain = self.chain(&sketch.above, sketch.draft.position, desk);
        self.drafts.add_place(sketch.draft);
    }
}

impl Desk {
    /// The town that addresses name for a point below these entries, where the map has none.
    fn town(&self, point: Point, above: &[u32], address: Option<u32>) -> Option<Sym> {
        self.towns.town(&self.world, point, above, address)
    }

    /// The country of an entry, that of the areas above it where it lies at sea.
    fn country(&self, own: CountryCode, above: &[u32]) -> CountryCode {
        let known = |code: &CountryCode| *code != UNKNOWN;
        let of_area = || above.iter().map(|&entry| self.world.entries[entry as usize].country).find(known);
        Some(own).filter(known).or_else(of_area).unwrap_or(UNKNOWN)
    }
}
