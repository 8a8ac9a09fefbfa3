//! The OpenAPI document: what it names is served, and its examples are answered.

use serde_json::Value;

use crate::harness::{get, helsinki};

fn document() -> Value {
    get(&helsinki(), "/openapi.json").json()
}

/// What a reference stands for; a value that is none stands for itself.
fn resolved<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    let Some(reference) = value["$ref"].as_str() else { return value };
    document.pointer(reference.trim_start_matches('#')).unwrap()
}

/// A request made of the examples of an operation's parameters; `None` where one that must be there has none.
fn example(document: &Value, path: &str, operation: &Value) -> Option<String> {
    let mut url = path.to_owned();
    let mut query = Vec::new();
    for parameter in operation["parameters"].as_array()?.iter().map(|one| resolved(document, one)) {
        let name = parameter["name"].as_str()?;
        let value = match (&parameter["example"], parameter["required"].as_bool()?) {
            (Value::String(text), _) => text.replace(' ', "+").replace('&', "%26"),
            (Value::Null, true) => return None,
            (number @ Value::Number(_), true) => number.to_string(),
            _ => continue,
        };
        if parameter["in"] == "path" {
            url = url.replace(&format!("{{{name}}}"), &value);
        } else if parameter["required"] == true {
            query.push(format!("{name}={value}"));
        }
    }
    Some(format!("{url}?{}", query.join("&")))
}

#[test]
fn it_names_every_dialect() {
    let document = document();
    assert_eq!(document["openapi"], "3.1.0");
    let tags: Vec<&str> =
        document["tags"].as_array().unwrap().iter().map(|tag| tag["name"].as_str().unwrap()).collect();
    for dialect in ["Nominatim", "Photon", "Addok", "Pelias", "Bragi", "OpenCage", "Parvis"] {
        assert!(tags.contains(&dialect), "{dialect}");
    }
}

#[test]
fn every_get_that_it_names_is_served() {
    let service = helsinki();
    let document = document();
    for (path, methods) in document["paths"].as_object().unwrap() {
        let Some(operation) = methods.get("get") else { continue };
        let url = example(&document, path, operation)
            .unwrap_or_else(|| panic!("{path}: a required parameter has no example"));
        let answer = get(&service, &url);
        let status = answer.status.as_u16();
        let known = operation["responses"].get(status.to_string()).map(|known| resolved(&document, known));
        assert!(known.is_some(), "{url}: {status} is not in the document: {}", answer.body);
        assert!(!answer.body.contains("404 Not Found"), "{url}");
        let media = answer.header("content-type").unwrap().split(';').next().unwrap().to_owned();
        assert!(known.unwrap()["content"].get(&media).is_some(), "{url}: {media} is not in the document");
    }
}
