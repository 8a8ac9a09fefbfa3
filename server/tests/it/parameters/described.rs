//! What there is to try, as /openapi.json tells it.

use std::collections::BTreeSet;

use serde_json::Value;

/// All operations.
pub struct Described {
    operations: Vec<Operation>,
}

/// One method of one path.
pub struct Operation {
    /// `GET` or `POST`.
    pub method: String,
    pub path: String,
    /// The dialect, without the client that it is mended for.
    pub dialect: String,
    /// Name in the dialect; several paths share it.
    name: String,
    /// Parameters of the query and the path.
    parameters: Vec<String>,
    /// Fields of the body.
    pub fields: Vec<String>,
    /// How the body is written.
    pub form: Form,
    /// Formats that it can answer in; none where there is one alone.
    pub formats: Vec<String>,
}

/// The way of a body.
#[derive(Clone, Copy, PartialEq)]
pub enum Form {
    None,
    Json,
    Multipart,
}

impl Described {
    pub fn of(document: &Value) -> Self {
        let mut operations = Vec::new();
        for (path, methods) in document["paths"].as_object().unwrap() {
            for (method, described) in methods.as_object().unwrap() {
                if let Some(operation) = operation(document, path, method, described) {
                    operations.push(operation);
                }
            }
        }
        Self { operations }
    }

    /// The operation of a method and path.
    pub fn operation(&self, name: &str) -> &Operation {
        let found = self.operations.iter().find(|one| name == format!("{} {}", one.method, one.path));
        found.unwrap_or_else(|| panic!("cells.tsv: /openapi.json has no {name}"))
    }

    /// A parameter, under the name that it has at all paths of its operation.
    pub fn name(&self, operation: &str, parameter: &str) -> String {
        self.operation(operation).name_of(parameter)
    }

    /// All parameters under these names, and `-` of operations that have none.
    pub fn parameters(&self) -> BTreeSet<String> {
        let names = self.operations.iter().flat_map(|one| {
            let all = one.parameters.iter().chain(&one.fields).map(|parameter| one.name_of(parameter));
            let has_none = one.parameters.is_empty() && one.fields.is_empty();
            all.chain(has_none.then(|| one.name_of("-")))
        });
        names.collect()
    }
}

impl Operation {
    fn name_of(&self, parameter: &str) -> String {
        format!("{} {} {} {parameter}", self.dialect, self.method, self.name)
    }
}

/// An operation; `None` for older spellings of a path.
fn operation(document: &Value, path: &str, method: &str, described: &Value) -> Option<Operation> {
    if described["deprecated"] == true {
        return None;
    }
    let of = |value: &Value| resolved(document, value).clone();
    let parameters: Vec<Value> = described["parameters"].as_array().into_iter().flatten().map(of).collect();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let format = parameters.iter().find(|one| one["name"] == "format");
    let formats = format
        .map(|one| resolved(document, &one["schema"])["enum"].as_array().into_iter().flatten().map(text).collect());
    let content = described["requestBody"]["content"].as_object();
    let (media_type, body) = content
        .and_then(|content| content.iter().next())
        .map_or(("", &Value::Null), |(key, body)| (key.as_str(), body));
    let properties = resolved(document, &body["schema"])["properties"].as_object();
    let tag = text(&described["tags"][0]);
    let id = text(&described["operationId"]);
    Some(Operation {
        method: method.to_uppercase(),
        path: path.to_owned(),
        dialect: tag.split(" for ").next().unwrap_or_default().to_owned(),
        name: id.split(&format!("_{method}")).next().unwrap_or_default().to_owned(),
        parameters: parameters.iter().map(|one| text(&one["name"])).collect(),
        fields: properties.into_iter().flat_map(|fields| fields.keys().cloned()).collect(),
        form: match media_type {
            "multipart/form-data" => Form::Multipart,
            "application/json" => Form::Json,
            _ => Form::None,
        },
        formats: formats.unwrap_or_default(),
    })
}

/// What a value refers to, or the value itself.
fn resolved<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    let reference = value.get("$ref").and_then(Value::as_str).and_then(|text| text.strip_prefix('#'));
    reference.and_then(|pointer| document.pointer(pointer)).unwrap_or(value)
}
