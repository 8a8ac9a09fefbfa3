//! Drafting: turning entries, streets and homes into the places and houses that the writer takes.
//!
//! All that needs looking around is worked out in parallel as sketches, while the world is whole; then the geometry
//! moves out of the features into the drafts, one after the other.

mod artificial;
mod entrances;
mod home;
mod listed;
mod place;
mod shapes;
mod street;
mod symbols;

use std::cell::RefCell;
use std::ops::RangeInclusive;

use gazetteer::draft::{Chain, ChainId, DraftId, PlaceDraft};
use gazetteer::{Drafts, Point};

use super::World;
use super::context::Settlements;
use super::country_places::CountryPlaces;
use super::numbering::Numbering;
use super::pieces::Pieces;
use crate::country::{CountryCode, UNKNOWN};
use crate::strings::Sym;
use crate::time_zones::TimeZones;
use entrances::Entrances;
use shapes::Shapes;
use symbols::Symbols;

/// What drafting looks at.
struct Desk {
    world: World,
    pieces: Pieces,
    numbering: Numbering,
    countries: CountryPlaces,
    settlements: Settlements,
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
    country: CountryCode,
}

/// Address ranks of municipalities and what lies in them.
const MUNICIPAL: RangeInclusive<u8> = 13..=25;

/// The chain of a sketch until it is finished.
const NO_CHAIN: ChainId = ChainId(0);

/// Drafts everything.
pub(super) fn drafts(mut world: World, pieces: Pieces) -> Drafts {
    let numbering = Numbering::of(&world, &pieces);
    let countries = CountryPlaces::of(&world);
    let settlements = Settlements::of(&world);
    let symbols = Symbols::of(&mut world, &countries);
    let zones = RefCell::new(TimeZones::new(&mut world.features.strings));
    let desk = Desk { world, pieces, numbering, countries, settlements, symbols };

    let places = place::sketches(&desk);
    let streets = street::sketches(&desk);
    let unmapped = artificial::unmapped(&desk);
    let homes = home::sketches(&desk);
    let listed = listed::sketches(&desk);
    let artificial = artificial::postcodes(&desk).into_iter().chain(artificial::countries(&desk));
    let artificial: Vec<Sketch> = artificial.collect();

    let mut drafts = Drafts::default();
    let mut shapes = Shapes::of(&desk.world);
    let entrances = Entrances::of(&desk.world);
    let Desk { mut world, pieces, numbering, countries, .. } = desk;
    let municipal = world.entries.iter().map(|entry| MUNICIPAL.contains(&entry.rank.address)).collect();
    let above = Finisher { numbering: &numbering, countries: &countries, municipal, zones };
    place::finish(places, &above, (&mut shapes, &entrances), &mut world, &numbering, &mut drafts);
    street::finish(streets, &above, &mut shapes, &mut world, &pieces, &mut drafts);
    for sketch in unmapped {
        above.add(sketch, &mut drafts);
    }
    home::finish(homes, &above, (&mut shapes, &entrances), &mut world, &mut drafts);
    listed::finish(listed, &above, &mut drafts);
    for sketch in artificial {
        above.add(sketch, &mut drafts);
    }
    drafts.strings = world.features.strings;
    drafts
}

/// Turns what is above a place into a chain.
struct Finisher<'d> {
    numbering: &'d Numbering,
    countries: &'d CountryPlaces,
    /// For each entry whether it is a municipality or part of one.
    municipal: Vec<bool>,
    zones: RefCell<TimeZones>,
}

impl Finisher<'_> {
    /// The chain of a place at a point.
    fn chain(&self, above: &Above, point: Point, drafts: &mut Drafts) -> ChainId {
        let mut areas: Vec<DraftId> = above.unmapped.into_iter().collect();
        areas.extend(above.entries.iter().filter_map(|&entry| self.numbering.entry(entry)));
        let country = self.countries.mapped.get(&above.country).and_then(|&entry| self.numbering.entry(entry));
        if let Some(country) = country.filter(|country| !areas.contains(country)) {
            areas.push(country);
        }
        let time_zone = self.time_zone(&above.entries, point);
        drafts.chain_id(Chain { areas, locality: None, country: above.country, time_zone })
    }

    fn time_zone(&self, chain: &[u32], point: Point) -> Option<Sym> {
        let mut zones = self.zones.borrow_mut();
        let is_municipal = chain.iter().any(|&entry| self.municipal[entry as usize]);
        if is_municipal { zones.of_chain(chain, point) } else { zones.at(point) }
    }

    fn add(&self, mut sketch: Sketch, drafts: &mut Drafts) {
        sketch.draft.chain = self.chain(&sketch.above, sketch.draft.position, drafts);
        drafts.add_place(sketch.draft);
    }
}

impl Desk {
    /// The country of an entry, that of the areas above it where it lies at sea.
    fn country(&self, own: CountryCode, above: &[u32]) -> CountryCode {
        let known = |code: &CountryCode| *code != UNKNOWN;
        let of_area = || above.iter().map(|&entry| self.world.entries[entry as usize].country).find(known);
        Some(own).filter(known).or_else(of_area).unwrap_or(UNKNOWN)
    }
}
