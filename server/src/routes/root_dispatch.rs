//! `/search`, `/reverse` and `/autocomplete` at the root, which several dialects claim, and the rules by which they are
//! told apart.
//!
//! Nominatim has them unless something else is certain: its own parameters decide first, then those that only another
//! dialect has. A slash at the end means Addok, as its clients send it. docs/dialects.md has the rules in words.

use axum::response::{IntoResponse, Response};

use crate::api::Operation;
use crate::dialects::{addok, bragi, nominatim, pelias, photon};
use crate::http::json_reply::JsonReply;
use crate::metrics;
use crate::params::Query;
use crate::request::{RequestContext, handler, upload};

/// Parameters that only Nominatim has at these paths.
const NOMINATIM: [&str; 24] = [
    "format",
    "zoom",
    "addressdetails",
    "extratags",
    "matchdetails",
    "min_match",
    "namedetails",
    "entrances",
    "accept-language",
    "json_callback",
    "email",
    "polygon_geojson",
    "polygon_kml",
    "polygon_svg",
    "polygon_text",
    "polygon_threshold",
    "viewbox",
    "viewboxlbrt",
    "bounded",
    "countrycodes",
    "exclude_place_ids",
    "featureType",
    "amenity",
    "postalcode",
];

/// A dialect that answers at the root.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dialect {
    Nominatim,
    Photon,
    Addok,
}

fn is_nominatim(query: &Query) -> bool {
    NOMINATIM.iter().any(|name| query.get(name).is_some())
}

/// Who is meant by a search.
fn of_search(query: &Query, has_slash: bool) -> Dialect {
    if !is_nominatim(query) && (has_slash || addok::is_meant(query)) { Dialect::Addok } else { Dialect::Nominatim }
}

/// Who is meant by a reverse question. A limit is a sign of Photon, but not before a slash: Addok has one too.
fn of_reverse(query: &Query, has_slash: bool) -> Dialect {
    let is_limited = query.get("limit").is_some() && !has_slash;
    if is_nominatim(query) {
        Dialect::Nominatim
    } else if addok::is_meant(query) {
        Dialect::Addok
    } else if photon::is_meant(query) || is_limited {
        Dialect::Photon
    } else if has_slash {
        Dialect::Addok
    } else {
        Dialect::Nominatim
    }
}

fn has_slash(context: &RequestContext<'_>) -> bool {
    context.path.ends_with('/')
}

fn search(context: &RequestContext<'_>) -> Response {
    match of_search(&context.query, has_slash(context)) {
        Dialect::Addok => noted("Addok", addok::search(context)),
        Dialect::Nominatim | Dialect::Photon => nominatim::search(context).into_response(),
    }
}

fn reverse(context: &RequestContext<'_>) -> Response {
    match of_reverse(&context.query, has_slash(context)) {
        Dialect::Nominatim => nominatim::reverse(context).into_response(),
        Dialect::Photon => noted("Photon", photon::reverse(context)),
        Dialect::Addok => noted("Addok", addok::reverse(context)),
    }
}

/// `/autocomplete`: Pelias calls the question `text`, Bragi `q`.
fn autocomplete(context: &RequestContext<'_>) -> JsonReply {
    let is_pelias = context.query.get("q").is_none() && context.query.get("text").is_some();
    if is_pelias { pelias::autocomplete(context) } else { bragi::autocomplete(context) }
}

fn noted(dialect: &'static str, reply: JsonReply) -> Response {
    metrics::Dialect(dialect).note(reply.into_response())
}

/// The operations that decide who is meant.
pub const OPERATIONS: &[Operation] = &[
    Operation {
        name: "search",
        paths: &["/search", "/search/"],
        summary: "Places by words, in the dialect of Nominatim; in that of Addok with a slash at the end or its parameters",
        parameters: &[nominatim::WORDS, nominatim::CHOICE, nominatim::MATCHING, nominatim::SHOWN, nominatim::POLYGON],
        answers: nominatim::PLACES,
        error_types: nominatim::ERRORS,
        errors: &[400, 413],
        ..Operation::json(|| handler(search))
    },
    Operation {
        name: "reverse",
        paths: &["/reverse", "/reverse/"],
        summary: "What is at a point, in the dialect of Nominatim; in that of Photon or Addok by their parameters",
        parameters: &[nominatim::POINT, nominatim::SHOWN, nominatim::POLYGON, photon::REVERSE_ALONE],
        answers: nominatim::PLACES,
        error_types: nominatim::ERRORS,
        errors: &[400],
        ..Operation::json(|| handler(reverse))
    },
];

/// The operation that decides who is meant by `/autocomplete`.
pub const AUTOCOMPLETE: &[Operation] = &[Operation {
    summary: "Places by the beginning of words, in the dialect of Bragi; in that of Pelias where there is text and no q",
    handler: || handler(autocomplete).merge(upload(bragi::autocomplete_in_shape)),
    ..bragi::AUTOCOMPLETE
}];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn searches_are_told_apart_by_slash_and_parameters() {
        let meant = |raw: &str, has_slash| of_search(&Query::parse(raw), has_slash);
        for raw in ["q=x", "q=x&limit=5", "q=x&format=json&type=street", "street=x&city=y"] {
            assert_eq!(meant(raw, false), Dialect::Nominatim, "{raw}");
        }
        for raw in ["q=x&citycode=80021", "q=x&type=municipality", "q=x&autocomplete=0"] {
            assert_eq!(meant(raw, false), Dialect::Addok, "{raw}");
        }
        assert_eq!(meant("q=x&limit=10&type=municipality", true), Dialect::Addok);
        assert_eq!(meant("q=x", true), Dialect::Addok);
        assert_eq!(meant("q=x&format=jsonv2", true), Dialect::Nominatim);
    }

    #[test]
    fn reverse_questions_are_told_apart_by_slash_and_parameters() {
        let meant = |raw: &str, has_slash| of_reverse(&Query::parse(raw), has_slash);
        for raw in ["lat=1&lon=2", "lat=1&lon=2&format=json&limit=1", "lat=1&lon=2&zoom=12&lang=de", "layer=address"] {
            assert_eq!(meant(raw, false), Dialect::Nominatim, "{raw}");
        }
        for raw in ["lon=1&lat=2&lang=en_US&limit=10", "lat=1&lon=2&limit=1", "lat=1&lon=2&layer=house", "radius=5"] {
            assert_eq!(meant(raw, false), Dialect::Photon, "{raw}");
        }
        for (raw, has_slash) in [
            ("lon=1&lat=2&limit=10", true),
            ("lon=1&lat=2", true),
            ("lon=1&lat=2&type=housenumber", false),
            ("lng=1&lat=2", false),
        ] {
            assert_eq!(meant(raw, has_slash), Dialect::Addok, "{raw}");
        }
        assert_eq!(meant("lat=1&lon=2&lang=de", true), Dialect::Photon);
        assert_eq!(meant("lat=1&lon=2&format=json", true), Dialect::Nominatim);
    }
}
