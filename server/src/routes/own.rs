//! What the server itself answers: the description of all that can be asked.

use axum::extract::State;
use axum::routing::get;

use super::mounts::MOUNTS;
use super::paths;
use crate::api::Operation;
use crate::http::json_reply::JsonReply;
use crate::openapi;
use crate::options::Metrics;
use crate::state::AppState;

/// Answers with the OpenAPI document, which is printed when it is first asked for.
async fn document(State(state): State<AppState>) -> JsonReply {
    JsonReply::printed(state.document.get_or_init(|| printed(state.options.metrics == Metrics::WithAnswers)).clone())
}

fn printed(with_metrics: bool) -> String {
    openapi::describe(MOUNTS, &paths::paths(with_metrics)).to_string()
}

/// The operations of the server itself.
pub const OPERATIONS: &[Operation] = &[Operation {
    name: "openapi",
    paths: &["/openapi.json"],
    summary: "This document",
    ..Operation::json(|| get(document))
}];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    use super::*;

    fn document() -> Value {
        serde_json::from_str(&printed(true)).unwrap()
    }

    fn operations(document: &Value) -> Vec<&Value> {
        let paths = document["paths"].as_object().unwrap().values();
        paths.flat_map(|path| path.as_object().unwrap().values()).collect()
    }

    /// What a reference stands for; a value that is none stands for itself.
    fn resolved<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
        let Some(reference) = value["$ref"].as_str() else { return value };
        document.pointer(reference.trim_start_matches('#')).unwrap()
    }

    #[test]
    fn every_mounted_path_is_described_and_no_other() {
        let document = document();
        let described: BTreeSet<&String> = document["paths"].as_object().unwrap().keys().collect();
        let mounted: Vec<String> = paths::paths(true).into_iter().map(|(path, ..)| path).collect();
        assert_eq!(described, mounted.iter().collect());
    }

    #[test]
    fn names_of_operations_are_unique() {
        let document = document();
        let names: Vec<&str> = operations(&document).iter().map(|one| one["operationId"].as_str().unwrap()).collect();
        let different: BTreeSet<&&str> = names.iter().collect();
        assert_eq!(different.len(), names.len());
    }

    #[test]
    fn parameters_are_described_once_and_variable_parts_are_in_their_path() {
        let document = document();
        for (path, methods) in document["paths"].as_object().unwrap() {
            for operation in methods.as_object().unwrap().values() {
                let parameters = operation["parameters"].as_array().unwrap();
                let parameters: Vec<&Value> = parameters.iter().map(|one| resolved(&document, one)).collect();
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
    fn everything_that_is_referred_to_is_there_and_described_once() {
        let document = document();
        let text = document.to_string();
        for reference in text.split("\"#/").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            assert!(document.pointer(&format!("/{reference}")).is_some(), "{reference}");
        }
        for kind in ["parameters", "responses"] {
            let parts = document["components"][kind].as_object().unwrap();
            let different: BTreeSet<String> = parts.values().map(Value::to_string).collect();
            assert_eq!(different.len(), parts.len(), "{kind}");
        }
    }

    #[test]
    fn every_example_of_a_parameter_is_a_value_that_it_may_have() {
        let document = document();
        for (name, parameter) in document["components"]["parameters"].as_object().unwrap() {
            let Some(example) = parameter.get("example") else { continue };
            let (schema, example) = match example.as_array() {
                Some(items) => (&parameter["schema"]["items"], &items[0]),
                None => (&parameter["schema"], example),
            };
            let fits = match schema["type"].as_str().unwrap() {
                "integer" => example.is_i64(),
                "number" => example.is_number(),
                _ => example.is_string(),
            };
            assert!(fits, "{name}: {example}");
            assert!(schema.get("enum").is_none_or(|words| words.as_array().unwrap().contains(example)), "{name}");
            let (least, most) = (schema["minimum"].as_f64(), schema["maximum"].as_f64());
            assert!(least.is_none_or(|least| example.as_f64().unwrap() >= least), "{name}");
            assert!(most.is_none_or(|most| example.as_f64().unwrap() <= most), "{name}");
        }
    }

    #[test]
    fn every_example_is_json() {
        for (.., operation) in paths::paths(true) {
            for answer in operation.answers.iter().filter(|answer| answer.media_type == "application/json") {
                let parsed = serde_json::from_str::<Value>(answer.example);
                assert!(answer.example.is_empty() || parsed.is_ok(), "{}: {parsed:?}", operation.name);
            }
        }
    }
}
