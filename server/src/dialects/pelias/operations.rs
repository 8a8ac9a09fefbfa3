//! The operations of this dialect, for the route table and the OpenAPI document.

use super::about::{attribution, status};
use super::autocomplete;
use super::place::place;
use super::reverse::{nearby, reverse};
use super::search::{search, structured};
use crate::api::{Answer, Operation, Parameter};
use crate::details::PARAMETER as DETAILS;
use crate::request::handler;

const COMMON: &[Parameter] = &[
    Parameter::text("size", "Most answers, cut to 1 to 40; 10 where it is absent").example("5"),
    Parameter::text(
        "layers",
        "Layers with commas: venue, address, street, neighbourhood, borough, locality, localadmin, \
        county, macrocounty, region, macroregion, country, postalcode, or coarse for all from neighbourhood on",
    ),
    Parameter::text("sources", "Accepted for clients that send it; all data is from openstreetmap"),
    Parameter::text("categories", "Categories of venues with commas, such as food,retail; shows those of answers too"),
    Parameter::text("boundary.country", "Countries with commas, ISO 3166-1 alpha-2 or alpha-3").example("FIN"),
    Parameter::text("boundary.gid", "An area, by its gid"),
    Parameter::text("lang", "Languages of names, most liked first; beats the header").example("sv"),
    DETAILS,
];

const AROUND: &[Parameter] = &[
    Parameter::number("focus.point.lat", "Latitude of the point near which answers are preferred").example("60.17"),
    Parameter::number("focus.point.lon", "Its longitude").example("24.94"),
    Parameter::number("boundary.rect.min_lat", "South of the box that answers must lie in; all four sides or none"),
    Parameter::number("boundary.rect.min_lon", "Its west"),
    Parameter::number("boundary.rect.max_lat", "Its north"),
    Parameter::number("boundary.rect.max_lon", "Its east"),
    Parameter::number("boundary.circle.lat", "Latitude of the centre of the circle that answers must lie in"),
    Parameter::number("boundary.circle.lon", "Its longitude"),
    RADIUS,
];

const RADIUS: Parameter =
    Parameter::number("boundary.circle.radius", "Radius in kilometres: 50 for searches; 1, at most 5, at a point");

const TEXT: &[Parameter] =
    &[Parameter::text("text", "What is looked for; cut at 140 characters").required().example("Aleksanterinkatu 52")];

const FIELDS: &[Parameter] = &[
    Parameter::text("venue", "Name of a venue; one of these fields must be there"),
    Parameter::text("address", "House number and street").example("Aleksanterinkatu 52"),
    Parameter::text("neighbourhood", "Neighbourhood"),
    Parameter::text("borough", "Borough"),
    Parameter::text("locality", "Settlement").example("Helsinki"),
    Parameter::text("county", "County"),
    Parameter::text("region", "State or region"),
    Parameter::text("postalcode", "Postcode"),
    Parameter::text("country", "Country"),
];

const POINT: &[Parameter] = &[
    Parameter::number("point.lat", "Latitude").required().example("60.1699"),
    Parameter::number("point.lon", "Longitude").required().example("24.9384"),
    RADIUS,
];

const IDS: &[Parameter] =
    &[Parameter::text("ids", "Gids with commas").required().example("openstreetmap:locality:relation/34914")];

const FEATURES: &[Answer] = &[Answer::FEATURES.example(
    r#"{"geocoding":{"version":"0.2","query":{"text":"Helsinki","size":1}},"type":"FeatureCollection","features":[
    {"type":"Feature","geometry":{"type":"Point","coordinates":[24.9427,60.1675]},"properties":{
    "id":"relation/34914","gid":"openstreetmap:locality:relation/34914","layer":"locality","source":"openstreetmap",
    "source_id":"relation/34914","country_code":"FI","name":"Helsinki","confidence":1.0,"match_type":"exact",
    "accuracy":"centroid","country":"Suomi","country_a":"FIN","locality":"Helsinki","label":"Helsinki, Suomi"}}]}"#,
)];

const QUESTION: Operation = Operation { answers: FEATURES, errors: &[400], ..Operation::json(|| handler(search)) };

const SEARCH: Operation = Operation {
    name: "search",
    paths: &["/v1/search"],
    summary: "Places by words",
    parameters: &[TEXT, COMMON, AROUND],
    handler: || handler(search),
    ..QUESTION
};

const STRUCTURED: Operation = Operation {
    name: "structured",
    paths: &["/v1/search/structured"],
    summary: "Places by words that are told apart",
    parameters: &[FIELDS, COMMON, AROUND],
    handler: || handler(structured),
    ..QUESTION
};

const AUTOCOMPLETE: Operation = Operation {
    name: "autocomplete",
    paths: &["/v1/autocomplete"],
    summary: "Places by the beginning of words",
    parameters: &[TEXT, COMMON, AROUND],
    handler: || handler(autocomplete),
    ..QUESTION
};

const REVERSE: Operation = Operation {
    name: "reverse",
    paths: &["/v1/reverse"],
    summary: "What is at a point",
    parameters: &[POINT, COMMON],
    handler: || handler(reverse),
    ..QUESTION
};

const NEARBY: Operation = Operation {
    name: "nearby",
    paths: &["/v1/nearby"],
    summary: "Venues around a point",
    parameters: &[POINT, COMMON],
    handler: || handler(nearby),
    ..QUESTION
};

const PLACE: Operation = Operation {
    name: "place",
    paths: &["/v1/place"],
    summary: "Places by gid",
    parameters: &[IDS, COMMON],
    handler: || handler(place),
    ..QUESTION
};

const ATTRIBUTION: Operation = Operation {
    name: "attribution",
    paths: &["/attribution"],
    summary: "Whom the data is owed to",
    answers: &[Answer::HTML],
    ..Operation::json(|| handler(attribution))
};

const STATUS: Operation = Operation {
    name: "status",
    paths: &["/status"],
    summary: "That the server answers",
    answers: &[Answer::TEXT.example("status: ok")],
    ..Operation::json(|| handler(status))
};

/// The operations whose paths no other dialect has.
pub const VERSIONED: &[Operation] = &[SEARCH, STRUCTURED, AUTOCOMPLETE, REVERSE, NEARBY, PLACE, ATTRIBUTION];

/// All operations, each also without the version, as older clients ask.
pub const ALL: &[Operation] = &[
    Operation { paths: &["/v1/search", "/search"], ..SEARCH },
    Operation { paths: &["/v1/search/structured", "/search/structured"], ..STRUCTURED },
    Operation { paths: &["/v1/autocomplete", "/autocomplete"], ..AUTOCOMPLETE },
    Operation { paths: &["/v1/reverse", "/reverse"], ..REVERSE },
    Operation { paths: &["/v1/nearby", "/nearby"], ..NEARBY },
    Operation { paths: &["/v1/place", "/place"], ..PLACE },
    Operation { paths: &["/attribution", "/v1/attribution"], ..ATTRIBUTION },
    STATUS,
];
