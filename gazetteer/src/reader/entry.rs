//! One thing that can be an answer, whatever it is kept as.

use super::address_hierarchy::AddressHierarchy;
use super::entrance::Entrance;
use super::house::House;
use super::place::Place;
use super::tags::Tags;
use super::way::Way;
use crate::category::{Category, key_index};
use crate::geometry::{BoundingBox, Point, Shape};
use crate::osm::{OsmId, PlaceId};

/// A place, one way of a street, or a house number.
#[derive(Clone, Debug)]
pub enum Entry<'g> {
    /// A place.
    Place(Place<'g>),
    /// One way of a street, with its own object and class.
    Way(Way<'g>),
    /// A house or a row of interpolated numbers.
    House(House<'g>),
}

/// Ranks of a house.
const HOUSE_RANK: u8 = 30;

impl<'g> Entry<'g> {
    /// The record that it belongs to: itself, or its street.
    pub fn place(&self) -> Place<'g> {
        match self {
            Self::Place(place) => *place,
            Self::Way(way) => way.street(),
            Self::House(house) => house.street(),
        }
    }

    /// The OSM object; `None` where none stands for it.
    pub fn osm(&self) -> Option<OsmId> {
        match self {
            Self::Place(place) => place.osm(),
            Self::Way(way) => way.osm(),
            Self::House(house) => house.osm(),
        }
    }

    /// The public id.
    pub fn place_id(&self) -> PlaceId {
        if let Self::House(house) = self
            && let Some(id) = house.listed_id()
        {
            return id;
        }
        match (self, self.osm()) {
            (Self::Way(_) | Self::House(_), Some(osm)) => PlaceId::of(osm, key_index(self.category().key)),
            _ => self.place().place_id(),
        }
    }

    /// What it is.
    pub fn category(&self) -> Category<'g> {
        match self {
            Self::Place(place) => place.category(),
            Self::Way(way) => way.category(),
            Self::House(house) => house.category(),
        }
    }

    /// Its names.
    pub fn names(&self) -> Tags<'g> {
        match self {
            Self::House(house) => house.names(),
            _ => self.place().names(),
        }
    }

    /// Its other tags.
    pub fn extratags(&self) -> Tags<'g> {
        match self {
            Self::House(house) => house.extratags(),
            _ => self.place().extratags(),
        }
    }

    /// Where it is shown.
    pub fn position(&self) -> Point {
        match self {
            Self::Place(place) => place.position(),
            Self::Way(way) => way.middle(),
            Self::House(house) => house.position(),
        }
    }

    /// The smallest box around it.
    pub fn bounding_box(&self) -> BoundingBox {
        match self {
            Self::Place(place) => place.bounding_box(),
            Self::Way(way) => way.bounding_box(),
            Self::House(house) => house.bounding_box(),
        }
    }

    /// Its whole form; decoded anew at each call.
    pub fn shape(&self) -> Shape {
        match self {
            Self::Place(place) => place.shape(),
            Self::Way(way) => Shape::Lines(vec![way.line()]),
            Self::House(house) => house.shape(),
        }
    }

    /// Its entrances, main ones first; none for streets, rows of numbers and most others.
    pub fn entrances(&self) -> Vec<Entrance<'g>> {
        match self {
            Self::Place(place) => place.entrances().collect(),
            Self::Way(_) => Vec::new(),
            Self::House(house) => house.entrances().collect(),
        }
    }

    /// Search rank.
    pub fn rank_search(&self) -> u8 {
        if matches!(self, Self::House(_)) { HOUSE_RANK } else { self.place().rank_search() }
    }

    /// Address rank.
    pub fn rank_address(&self) -> u8 {
        if matches!(self, Self::House(_)) { HOUSE_RANK } else { self.place().rank_address() }
    }

    /// `admin_level`, or 0.
    pub fn admin_level(&self) -> u8 {
        if matches!(self, Self::Place(_)) { self.place().admin_level() } else { 0 }
    }

    /// 0 to 1; Nominatim's value for houses.
    pub fn importance(&self) -> f64 {
        if matches!(self, Self::House(_)) { 0.40001 - f64::from(HOUSE_RANK) / 75.0 } else { self.place().importance() }
    }

    /// The house number as tagged.
    pub fn house_number(&self) -> Option<&'g str> {
        match self {
            Self::Place(place) => place.house_number(),
            Self::Way(_) => None,
            Self::House(house) => Some(house.number()),
        }
    }

    /// The street (or settlement) that it belongs to, where it is not one itself.
    pub fn street(&self) -> Option<Place<'g>> {
        match self {
            Self::Place(place) => place.parent(),
            Self::Way(_) => None,
            Self::House(house) => Some(house.street()),
        }
    }

    /// The postcode.
    pub fn postcode(&self) -> Option<&'g str> {
        match self {
            Self::House(house) => house.postcode(),
            _ => self.place().postcode(),
        }
    }

    /// The areas above.
    pub fn hierarchy(&self) -> AddressHierarchy<'g> {
        match self {
            Self::House(house) => house.hierarchy(),
            _ => self.place().hierarchy(),
        }
    }
}
