//! The operations behind the page, for the route table and the OpenAPI document.

use super::{about, map};
use crate::api::{Answer, Operation, Parameter};
use crate::request::handler;

const BOX: &[Parameter] = &[
    Parameter::text("bbox", "Box to draw: minLon,minLat,maxLon,maxLat").required().example("24.94,60.16,24.96,60.17"),
    Parameter::integer("zoom", "Zoom to draw for, cut to 0 to 20; a smaller one is taken where the box is very wide")
        .example("16"),
    Parameter::text("lang", "Languages of names").example("en"),
];

/// All operations.
pub const OPERATIONS: &[Operation] = &[
    Operation {
        name: "map",
        paths: &["/map"],
        summary: "Streets, buildings, areas and names in a box, simplified for drawing",
        parameters: &[BOX],
        answers: &[Answer::FEATURES],
        errors: &[400],
        ..Operation::json(|| handler(map::map))
    },
    Operation {
        name: "about",
        paths: &["/map/about"],
        summary: "Where there is something on the map, in which languages, how old the data is and whose",
        ..Operation::json(|| handler(about::about))
    },
];
