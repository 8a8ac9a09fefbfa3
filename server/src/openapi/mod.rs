//! The OpenAPI 3.1 document of everything that the catalogue mounts, at `/openapi.json`.
//!
//! It is made of the same table as the router, once a process. Parameters are described as leniently as they are read: a
//! value that is cut to a range has no bounds here, because no value of it is refused.

mod examples;
mod operation;
mod schemas;

use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use crate::ask::Ask;
use crate::catalogue::{self, MOUNTS};
use crate::json_reply::JsonReply;

/// Answers with the document.
pub fn document(_ask: &Ask<'_>) -> JsonReply {
    static DOCUMENT: LazyLock<Value> = LazyLock::new(describe);
    JsonReply::ok(&*DOCUMENT)
}

fn describe() -> Value {
    let mut paths: Map<String, Value> = Map::new();
    let mut tags: Vec<Value> = Vec::new();
    for mount in MOUNTS {
        if !tags.iter().any(|tag| tag["name"] == mount.dialect) {
            tags.push(json!({"name": mount.dialect}));
        }
    }
    for (path, mount, operation) in catalogue::paths() {
        paths.insert(path.clone(), operation::methods(mount, &path, operation));
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Parvis",
            "summary": "Where is that? A geocoder on OpenStreetMap data, in the dialects that clients already speak",
            "version": env!("CARGO_PKG_VERSION"),
            "license": {"name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0"},
        },
        "tags": tags,
        "paths": paths,
        "components": {"schemas": schemas::schemas()},
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn operations(document: &Value) -> Vec<&Value> {
        let paths = document["paths"].as_object().unwrap().values();
        paths.flat_map(|path| path.as_object().unwrap().values()).collect()
    }

    #[test]
    fn every_mounted_path_is_described_and_no_other() {
        let document = describe();
        let described: BTreeSet<&String> = document["paths"].as_object().unwrap().keys().collect();
        let mounted: Vec<String> = catalogue::paths().into_iter().map(|(path, ..)| path).collect();
        assert_eq!(described, mounted.iter().collect());
    }

    #[test]
    fn names_of_operations_are_unique() {
        let document = describe();
        let names: Vec<&str> = operations(&document).iter().map(|one| one["operationId"].as_str().unwrap()).collect();
        let different: BTreeSet<&&str> = names.iter().collect();
        assert_eq!(different.len(), names.len());
    }

    #[test]
    fn parameters_are_described_once_and_variable_parts_are_in_their_path() {
        let document = describe();
        for (path, methods) in document["paths"].as_object().unwrap() {
            for operation in methods.as_object().unwrap().values() {
                let parameters = operation["parameters"].as_array().unwrap();
                let names: BTreeSet<&str> = parameters.iter().map(|one| one["name"].as_str().unwrap()).collect();
                assert_eq!(names.len(), parameters.len(), "{path}");
                for parameter in parameters {
                    let part = format!("{{{}}}", parameter["name"].as_str().unwrap());
                    assert_eq!(parameter["in"] == "path", path.contains(&part), "{path} {part}");
                }
            }
        }
    }

    #[test]
    fn every_schema_that_is_referred_to_is_there() {
        let document = describe();
        let text = document.to_string();
        let references = text.split("#/components/schemas/").skip(1).map(|rest| rest.split('"').next().unwrap());
        for name in references {
            assert!(document["components"]["schemas"].get(name).is_some(), "{name}");
        }
    }

    #[test]
    fn every_example_is_json() {
        for (.., operation) in catalogue::paths() {
            for answer in operation.answers.iter().filter(|answer| answer.media_type == "application/json") {
                let parsed = serde_json::from_str::<Value>(answer.example);
                assert!(answer.example.is_empty() || parsed.is_ok(), "{}: {parsed:?}", operation.name);
            }
        }
    }
}
