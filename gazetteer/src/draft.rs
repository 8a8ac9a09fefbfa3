//! What an import hands to the writer: places, house numbers and the chains of areas around them.
//!
//! Drafts refer to each other by their index in [`Drafts::places`]; the writer sorts the places and gives them
//! their final numbers. All texts are symbols of [`Drafts::strings`].

use rustc_hash::FxHashMap;

use crate::geometry::{Point, Shape};
use crate::osm::OsmId;
use crate::strings::{Strings, Sym};

/// The index of a place in [`Drafts::places`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DraftId(pub u32);

/// The index of a chain in [`Drafts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ChainId(pub u32);

/// The areas and place nodes above a place, as far as they are parts of its address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Chain {
    /// From small to large (by falling address rank), the country's own relation last where the extract has it.
    pub areas: Vec<DraftId>,
    /// A part that no object stands for: the town where the areas have none, else shown as `locality`.
    pub locality: Option<Sym>,
    /// ISO 3166-1 alpha-2 in lower case; zeros where unknown.
    pub country: [u8; 2],
    /// IANA name of the time zone.
    pub time_zone: Option<Sym>,
}

/// Key and value of the tag that makes a place what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CategoryDraft {
    /// Such as `amenity`.
    pub key: Sym,
    /// Such as `cafe`.
    pub value: Sym,
}

/// A way that is part of a street.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StreetWay {
    /// The way.
    pub osm: OsmId,
    /// Its own class, such as `highway=residential`.
    pub category: CategoryDraft,
    /// Its line, or its outline where it is a square; two or more points.
    pub line: Vec<Point>,
}

/// The form of a place as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShapeDraft {
    /// Only the position.
    Point,
    /// A street: one or more ways of one name. The first is the one that the street is shown as.
    Street(Vec<StreetWay>),
    /// Any other line or area.
    Other(Shape),
}

impl ShapeDraft {
    /// Leaves the form without its points: what is asked of a draft whose shape is written.
    pub(crate) fn forget_points(&mut self) {
        match self {
            Self::Point => {}
            Self::Street(ways) => ways.iter_mut().for_each(|way| way.line = Vec::new()),
            Self::Other(_) => *self = Self::Point,
        }
    }
}

/// A settlement, boundary, street, venue or any other named or categorised thing: a document of the text index.
#[derive(Clone, Debug)]
pub struct PlaceDraft {
    /// The object; `None` for a place that no object stands for (a postcode, a street known from addresses alone).
    pub osm: Option<OsmId>,
    /// What it is.
    pub category: CategoryDraft,
    /// Search rank as in Nominatim: 2 continent ... 30 house or point of interest.
    pub rank_search: u8,
    /// Address rank as in Nominatim; 0 where the place is no part of addresses.
    pub rank_address: u8,
    /// `admin_level`, 1-15, or 0.
    pub admin_level: u8,
    /// 0 to 1.
    pub importance: f32,
    /// Where it is shown.
    pub position: Point,
    /// Its form.
    pub shape: ShapeDraft,
    /// Name tags, in the object's order: key (`name`, `name:de`, `alt_name`, `ref`, ...) and value.
    pub names: Box<[(Sym, Sym)]>,
    /// All other tags worth showing, except `addr:*`. A boundary linked with a place node has `linked_place`.
    pub extratags: Box<[(Sym, Sym)]>,
    /// Its street, or the settlement that its addr:place names; for points of interest and buildings.
    pub parent: Option<DraftId>,
    /// Its house number as tagged; a place with a parent is then found under this number there.
    pub house_number: Option<Sym>,
    /// Its postcode: its own, its street's or that of the postal area.
    pub postcode: Option<Sym>,
    /// The areas above.
    pub chain: ChainId,
    /// Names under which people look for it besides the chain's: the nearest settlement, `addr:city` of its members.
    pub context: Box<[Sym]>,
    /// The merged place that is shown in its stead (a label node and its boundary): not searched, found by lookup.
    pub linked_to: Option<DraftId>,
}

/// A house number that is nothing else: not a document, but a row in the table of its street.
#[derive(Clone, Debug)]
pub struct HouseDraft {
    /// The object that bears the number.
    pub osm: OsmId,
    /// `building=house`, `place=house`, ...
    pub category: CategoryDraft,
    /// The number as tagged ("12 b", "2;4", or a house name).
    pub number: Sym,
    /// `addr:housename` and name tags, mostly empty.
    pub names: Box<[(Sym, Sym)]>,
    /// Other tags worth showing, mostly empty.
    pub extratags: Box<[(Sym, Sym)]>,
    /// Where it is shown.
    pub position: Point,
    /// The outer ring of its building; empty for nodes.
    pub outline: Vec<Point>,
    /// Its street, or the settlement that its addr:place names.
    pub parent: DraftId,
    /// Its postcode.
    pub postcode: Option<Sym>,
    /// The areas above.
    pub chain: ChainId,
}

/// Numbers known only as a row along a line (`addr:interpolation`).
#[derive(Clone, Debug)]
pub struct RangeDraft {
    /// The interpolation way; `None` where a file beside the extract tells the numbers.
    pub osm: Option<OsmId>,
    /// First number, at the line's start.
    pub first: u32,
    /// Last number, at the line's end; may be below the first.
    pub last: u32,
    /// 1, 2, or another step.
    pub step: u32,
    /// The line, two or more points.
    pub line: Vec<Point>,
    /// Its street.
    pub parent: DraftId,
    /// Its postcode.
    pub postcode: Option<Sym>,
    /// The areas above.
    pub chain: ChainId,
}

/// What an entrance leads into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntranceOwner {
    /// A place.
    Place(DraftId),
    /// A house, by its index in [`Drafts::houses`].
    House(u32),
}

/// A node on an outline through which one enters; a node on two outlines has a draft for each.
#[derive(Clone, Debug)]
pub struct EntranceDraft {
    /// What it leads into.
    pub owner: EntranceOwner,
    /// The node.
    pub osm: OsmId,
    /// Where it is.
    pub position: Point,
    /// The value of `entrance`.
    pub kind: Sym,
    /// Other tags worth showing, mostly few.
    pub extratags: Box<[(Sym, Sym)]>,
}

/// Everything that a gazetteer is made from.
#[derive(Debug, Default)]
pub struct Drafts {
    /// The texts of all drafts.
    pub strings: Strings,
    /// Documents.
    pub places: Vec<PlaceDraft>,
    /// House numbers.
    pub houses: Vec<HouseDraft>,
    /// Interpolated numbers.
    pub ranges: Vec<RangeDraft>,
    /// Entrances of places and houses.
    pub entrances: Vec<EntranceDraft>,
    chains: Vec<Chain>,
    chain_ids: FxHashMap<Chain, ChainId>,
}

impl Drafts {
    /// Adds a place.
    ///
    /// # Panics
    /// At 2^32 places.
    pub fn add_place(&mut self, place: PlaceDraft) -> DraftId {
        let id = DraftId(u32::try_from(self.places.len()).expect("fewer than 2^32 places"));
        self.places.push(place);
        id
    }

    /// The id of a chain, which is kept once.
    pub fn chain_id(&mut self, chain: Chain) -> ChainId {
        let next = ChainId(self.chains.len() as u32);
        *self.chain_ids.entry(chain).or_insert_with_key(|chain| {
            self.chains.push(chain.clone());
            next
        })
    }

    /// The chain of an id that [`Self::chain_id`] gave.
    pub fn chain(&self, id: ChainId) -> &Chain {
        &self.chains[id.0 as usize]
    }

    /// All chains, by id.
    pub fn chains(&self) -> &[Chain] {
        &self.chains
    }
}
