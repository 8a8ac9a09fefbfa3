//! The areas above a place.

use super::gazetteer::Gazetteer;
use super::place::{Place, PlaceIx};
use crate::format::chain;

/// The areas above a place.
#[derive(Clone, Copy)]
pub struct AddressHierarchy<'g> {
    gazetteer: &'g Gazetteer,
    offset: u32,
}

impl<'g> AddressHierarchy<'g> {
    pub(super) fn new(gazetteer: &'g Gazetteer, offset: u32) -> Self {
        Self { gazetteer, offset }
    }

    fn fields(self) -> chain::ChainFields<impl Iterator<Item = u32> + 'g> {
        chain::chain(self.gazetteer.chains.bytes(), self.offset)
    }

    /// ISO 3166-1 alpha-2 in lower case; `None` where the country is not known.
    pub fn country(self) -> Option<[u8; 2]> {
        let country = self.fields().country;
        country.iter().all(u8::is_ascii_lowercase).then_some(country)
    }

    /// A part of the address that no object stands for.
    pub fn locality(self) -> Option<&'g str> {
        let offset = self.fields().locality;
        (offset != 0).then(|| self.gazetteer.text(offset))
    }

    /// IANA name of the time zone.
    pub fn time_zone(self) -> Option<&'g str> {
        let offset = self.fields().time_zone;
        (offset != 0).then(|| self.gazetteer.text(offset))
    }

    /// The areas from small to large.
    pub fn areas(self) -> impl Iterator<Item = Place<'g>> {
        self.fields().areas.filter_map(move |ix| self.gazetteer.place(PlaceIx(ix)))
    }

    /// Number of the chain: equal for places with the same areas.
    pub fn index(self) -> u32 {
        self.offset
    }
}
