//! Entrances of buildings and venues.
//!
//! They are kept apart from places and houses, in a table that only names those that have any. Asking one that has none
//! costs a search in that table.

use super::gazetteer::Gazetteer;
use super::house::House;
use super::place::Place;
use super::tags::Tags;
use crate::format::entrances::{self, EntranceFields, Owner};
use crate::geometry::Point;
use crate::osm::{OsmId, OsmType};

/// A node on the outline of a building or venue through which one enters it.
#[derive(Clone, Copy, Debug)]
pub struct Entrance<'g> {
    gazetteer: &'g Gazetteer,
    fields: EntranceFields,
}

impl<'g> Entrance<'g> {
    /// The node; `None` for a number that no node can have, which only a damaged file has.
    pub fn osm(self) -> Option<OsmId> {
        OsmId::new(OsmType::Node, self.fields.node)
    }

    /// The value of `entrance` (or of `routing:entrance` where only that is there): `main`, `yes`, `service`, ...
    pub fn kind(self) -> &'g str {
        self.gazetteer.text(self.fields.kind)
    }

    /// Where it is.
    pub fn position(self) -> Point {
        self.fields.position
    }

    /// Its other tags, such as `wheelchair`, `ref`, `name`, `level`; no `addr:*`.
    pub fn extratags(self) -> Tags<'g> {
        Tags::new(self.gazetteer, self.fields.tags)
    }
}

impl<'g> Gazetteer {
    fn entrances(&'g self, owner: Owner, from: Point) -> impl Iterator<Item = Entrance<'g>> + use<'g> {
        let found = entrances::entrances(self.entrance_bytes(), self.entrance_rows(), owner, from);
        found.map(|fields| Entrance { gazetteer: self, fields })
    }
}

impl<'g> Place<'g> {
    /// Its entrances: main ones first, then by the number of the node. Mostly none.
    pub fn entrances(self) -> impl Iterator<Item = Entrance<'g>> + use<'g> {
        self.gazetteer().entrances(Owner::place(self.ix().0), self.position())
    }
}

impl<'g> House<'g> {
    /// Its entrances: main ones first, then by the number of the node. Mostly none; those of a venue that bears the
    /// number are the venue's own.
    pub fn entrances(&self) -> impl Iterator<Item = Entrance<'g>> + use<'g> {
        self.street().gazetteer().entrances(Owner::house(self.ix()), self.position())
    }
}
