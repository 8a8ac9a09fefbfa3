//! The operations of this dialect, for the route table and the OpenAPI document.

use super::details::details;
use super::lookup::lookup;
use super::maintenance::{deletable, polygons};
use super::status::status;
use super::{reverse, search};
use crate::api::{Answer, Operation, Parameter};
use crate::details::PARAMETER as DETAILS;
use crate::request::handler;

const PLACE_FORMATS: &[&str] = &["xml", "json", "jsonv2", "geojson", "geocodejson"];

const FORMAT: Parameter = Parameter::one_of("format", PLACE_FORMATS, "Format of the answer").example("jsonv2");

/// Notations of shapes.
pub const POLYGON: &[Parameter] = &[
    Parameter::switch("polygon_geojson", "Adds the shape as GeoJSON; at most one notation can be chosen"),
    Parameter::switch("polygon_kml", "Adds the shape as KML"),
    Parameter::switch("polygon_svg", "Adds the shape as the path of an SVG"),
    Parameter::switch("polygon_text", "Adds the shape as well-known text"),
    Parameter::number("polygon_threshold", "Tolerance in degrees by which shapes are simplified"),
];

/// What is shown of an answer.
pub const SHOWN: &[Parameter] = &[
    FORMAT,
    Parameter::text("accept-language", "Languages of names, most liked first; beats the header").example("de,en;q=0.5"),
    Parameter::switch("addressdetails", "Adds the address by its parts"),
    Parameter::switch("extratags", "Adds further tags"),
    Parameter::switch("namedetails", "Adds all names"),
    Parameter::switch("entrances", "Adds the entrances of buildings and venues"),
    DETAILS,
    Parameter::text("json_callback", "Wraps JSON into a call of this function"),
];

/// How words may match: beyond Nominatim.
pub const MATCHING: &[Parameter] = &[
    Parameter::text(
        "autocomplete",
        "1 while somebody is typing, 0 where words are whole; absent: 1 where no name is met",
    ),
    Parameter::text("min_match", "Least that an answer must be: street, house or venue").example("house"),
    Parameter::switch("matchdetails", "Adds how the answer fits the question: kind, confidence, accuracy, corrections"),
];

/// The words of a question.
pub const WORDS: &[Parameter] = &[
    Parameter::text("q", "Free text; can't be combined with the fields below").example("Mannerheimintie 1, Helsinki"),
    Parameter::text("amenity", "Name or kind of a venue"),
    Parameter::text("street", "House number and street"),
    Parameter::text("city", "Settlement"),
    Parameter::text("county", "County"),
    Parameter::text("state", "State"),
    Parameter::text("country", "Country"),
    Parameter::text("postalcode", "Postcode"),
];

/// Which answers are wanted.
pub const CHOICE: &[Parameter] = &[
    Parameter::integer("limit", "Most answers, cut to 1 to 50").example("10"),
    Parameter::text("countrycodes", "Countries to which answers are confined, by ISO code, with commas"),
    LAYER,
    Parameter::text("featureType", "One of country, state, city, settlement"),
    Parameter::text("exclude_place_ids", "Answers already known, by place_id or OSM id, with commas"),
    Parameter::text("viewbox", "Box to prefer: lon1,lat1,lon2,lat2").example("24.9,60.1,25.0,60.2"),
    Parameter::switch("bounded", "Confines answers to the box"),
    Parameter::switch("dedupe", "Shows answers that look alike once"),
    Parameter::switch("debug", "Shows how the answers came about, as HTML"),
];

const LAYER: Parameter =
    Parameter::text("layer", "Layers with commas: address, poi, railway, natural, manmade").example("address,poi");

/// The point of a reverse question.
pub const POINT: &[Parameter] = &[
    Parameter::number("lat", "Latitude").required().example("60.1699"),
    Parameter::number("lon", "Longitude").required().example("24.9384"),
    Parameter::integer("zoom", "Level of detail, cut to 0 to 18").example("18"),
    LAYER,
];

/// Good answers in all formats; a page where `debug` asks for it.
pub const PLACES: &[Answer] = &[Answer::JSON, Answer::ARRAY, Answer::XML, Answer::SCRIPT, Answer::HTML];

/// Errors take the shape of the format; a bad format is told in text.
pub const ERRORS: &[&str] = &["application/json", "text/xml", "text/plain"];

const PLACE: Operation =
    Operation { answers: PLACES, error_types: ERRORS, errors: &[400], ..Operation::json(|| handler(search)) };

/// All operations.
pub const OPERATIONS: &[Operation] = &[
    Operation {
        name: "search",
        paths: &["/search", "/search.php"],
        summary: "Places by words",
        parameters: &[WORDS, CHOICE, MATCHING, SHOWN, POLYGON],
        ..PLACE
    },
    Operation {
        name: "reverse",
        paths: &["/reverse", "/reverse.php"],
        summary: "What is at a point",
        parameters: &[POINT, SHOWN, POLYGON],
        handler: || handler(reverse),
        ..PLACE
    },
    Operation {
        name: "lookup",
        paths: &["/lookup", "/lookup.php"],
        summary: "Places by OSM ids",
        parameters: &[&[Parameter::text("osm_ids", "Up to 50 ids such as N1,W2,R3").example("R34914")], SHOWN, POLYGON],
        handler: || handler(lookup),
        ..PLACE
    },
    Operation {
        name: "status",
        paths: &["/status", "/status.php"],
        summary: "Whether the server answers, and how old its data is",
        parameters: &[&[Parameter::one_of("format", &["text", "json"], "Format of the answer")]],
        answers: &[Answer::TEXT, Answer::JSON, Answer::SCRIPT],
        error_types: ERRORS,
        errors: &[400],
        ..Operation::json(|| handler(status))
    },
    Operation {
        name: "details",
        paths: &["/details", "/details.php"],
        summary: "Everything that is known about one place",
        parameters: &[&[
            Parameter::integer("place_id", "The place by its public id"),
            Parameter::one_of("osmtype", &["N", "W", "R"], "Type of the object").example("R"),
            Parameter::integer("osmid", "Number of the object").example("34914"),
            Parameter::text("class", "Key of the main tag, where an object has several"),
            Parameter::switch("addressdetails", "Adds the parts of the address"),
            Parameter::switch("hierarchy", "Adds what belongs to the place"),
            Parameter::switch("group_hierarchy", "Groups that by kind"),
            Parameter::switch("keywords", "Adds the words by which the place is found"),
            Parameter::switch("linkedplaces", "Adds merged places"),
            Parameter::text("postcode", "The place of a postcode, as country:code"),
            Parameter::switch("polygon_geojson", "Adds the shape"),
            Parameter::switch("entrances", "Adds the entrances of buildings and venues"),
            DETAILS,
            Parameter::text("accept-language", "Languages of names, most liked first"),
        ]],
        answers: &[Answer::JSON, Answer::SCRIPT],
        error_types: ERRORS,
        errors: &[400, 404],
        ..Operation::json(|| handler(details))
    },
    Operation {
        name: "deletable",
        paths: &["/deletable", "/deletable.php"],
        summary: "Objects that wait for their deletion; none in a gazetteer",
        answers: &[Answer::ARRAY, Answer::SCRIPT],
        error_types: ERRORS,
        errors: &[400],
        ..Operation::json(|| handler(deletable))
    },
    Operation {
        name: "polygons",
        paths: &["/polygons", "/polygons.php"],
        summary: "Broken areas; none in a gazetteer",
        answers: &[Answer::ARRAY, Answer::SCRIPT],
        error_types: ERRORS,
        errors: &[400],
        ..Operation::json(|| handler(polygons))
    },
];
