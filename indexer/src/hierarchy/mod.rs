//! The areas and place nodes above a point, as far as they are parts of its address.
//!
//! [`Hierarchy`] (`index`) finds what may be above a point: its members (`member`), areas that contain it and place
//! nodes whose fuzzy square does. `ancestors` chooses one part a rank from these. `linked` makes boundary and place
//! node one, `shifted` gives nested places the ranks that keep them apart.

mod ancestors;
mod index;
mod linked;
mod member;
mod shifted;

pub use ancestors::AncestorQuery;
pub use index::Hierarchy;
pub use linked::link;
pub use member::MemberId;
pub use shifted::shift;
