//! `/deletable` and `/polygons`: lists for the operators of a Nominatim database.
//!
//! They name objects whose deletion or change an update has held back. A gazetteer is made anew at each import and holds
//! nothing back, so both are always empty.

use super::format::Format;
use super::reply::Kind;
use super::{Ask, Reply};

/// Objects whose deletion was held back: none.
pub fn deletable(ask: &Ask<'_>) -> Reply {
    nothing(ask)
}

/// Areas whose change was held back: none.
pub fn polygons(ask: &Ask<'_>) -> Reply {
    nothing(ask)
}

fn nothing(ask: &Ask<'_>) -> Reply {
    Reply::in_format(ask, &[Format::Json], Format::Json, |_| Ok(Reply::ok(Kind::Json, "[]".to_owned())))
}
