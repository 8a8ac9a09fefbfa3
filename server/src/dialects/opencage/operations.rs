//! The operation of this dialect, for the route table and the OpenAPI document.

use super::geocode::geocode;
use crate::api::{Answer, Operation, Parameter};
use crate::details::PARAMETER as DETAILS;
use crate::request::handler;

const PARAMETERS: &[Parameter] = &[
    Parameter::text("q", "A text of two characters or more, or latitude and longitude with a comma")
        .required()
        .example("Aleksanterinkatu 52, Helsinki"),
    Parameter::text("key", "Accepted and not looked at"),
    Parameter::text("language", "Languages of names, most liked first; native for local names").example("sv"),
    Parameter::integer("limit", "Most results, cut to 1 to 100; 10 where it is absent").example("5"),
    Parameter::text("bounds", "Box that results must lie in: min lon, min lat, max lon, max lat"),
    Parameter::text("countrycode", "Countries to which results are confined: two-letter codes with commas")
        .example("fi"),
    Parameter::text("proximity", "Latitude and longitude near which results are preferred").example("60.17,24.94"),
    Parameter::integer("min_confidence", "Least confidence of results, cut to 0 to 10"),
    Parameter::switch("no_annotations", "Leaves out annotations"),
    Parameter::switch("no_dedupe", "Shows results that look alike"),
    Parameter::switch("address_only", "Confines results to addresses and leaves out names of venues"),
    Parameter::switch("add_request", "Repeats the question in the answer"),
    Parameter::text("jsonp", "Wraps the answer into a call of this function"),
    Parameter::switch("no_record", "Accepted: the text of questions is never recorded"),
    Parameter::switch("abbrv", "Accepted and not used"),
    Parameter::switch("pretty", "Accepted and not used"),
    Parameter::switch("roadinfo", "Accepted and not used"),
    DETAILS,
];

/// All operations.
pub const OPERATIONS: &[Operation] = &[Operation {
    name: "geocode",
    paths: &["/geocode/v1/json"],
    summary: "What a text or a point stands for",
    parameters: &[PARAMETERS],
    answers: &[
        Answer::JSON.example(
            r#"{"results":[{"confidence":10,"formatted":"Aleksanterinkatu 52, 00100 Helsinki, Suomi",
        "components":{"ISO_3166-1_alpha-2":"FI","_type":"building","road":"Aleksanterinkatu","house_number":"52"},
        "geometry":{"lat":60.1687,"lng":24.9419}}],"status":{"code":200,"message":"OK"},"total_results":1}"#,
        ),
        Answer::SCRIPT,
    ],
    error_types: &["application/json", "application/javascript"],
    errors: &[400],
    ..Operation::json(|| handler(geocode))
}];
