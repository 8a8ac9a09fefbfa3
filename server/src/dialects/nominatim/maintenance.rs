//! `/deletable` and `/polygons`: lists for the operators of a Nominatim database.
//!
//! They name objects whose deletion or change an update has held back. A gazetteer is made anew at each import and
//! holds nothing back, so both are always empty.

use super::format::Format;
use super::reply::{Kind, Reply};
use crate::request::RequestContext;

/// Objects whose deletion was held back: none.
pub fn deletable(context: &RequestContext<'_>) -> Reply {
    nothing(context)
}

/// Areas whose change was held back: none.
pub fn polygons(context: &RequestContext<'_>) -> Reply {
    nothing(context)
}

fn nothing(context: &RequestContext<'_>) -> Reply {
    Reply::in_format(context, &[Format::Json], Format::Json, |_| Ok(Reply::ok(Kind::Json, "[]".to_owned())))
}
