//! Reading a gazetteer: open the folder, then look at places, ways, houses and their addresses.
//!
//! Everything is read from the memory maps when it is asked for; a [`Gazetteer`] keeps only the maps. Values that point
//! into it ([`Place`], [`House`], [`Tags`]) are small and copied freely.

mod address;
mod address_hierarchy;
pub(crate) mod category_index;
mod country;
mod entrance;
mod entry;
mod gazetteer;
mod house;
mod place;
mod tags;
mod way;

pub use address::{AddressLine, LineText};
pub use address_hierarchy::AddressHierarchy;
pub use category_index::CategoryPlaces;
pub use entrance::Entrance;
pub use entry::Entry;
pub use gazetteer::{Gazetteer, PointPayload};
pub use house::{House, HouseKind};
pub use place::{Place, PlaceIx};
pub use tags::{TagText, Tags};
pub use way::{Way, WayIx};
