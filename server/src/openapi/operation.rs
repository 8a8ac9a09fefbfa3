//! One operation: its parameters, bodies and answers.

use serde_json::{Map, Value, json};

use super::examples::parameter_value;
use super::shared::Shared;
use crate::api::{Answer, Kind, Mount, Operation, Parameter};

/// The methods of a path.
pub fn methods(mount: &Mount, path: &str, operation: &Operation, shared: &mut Shared) -> Value {
    let mut methods = Map::new();
    if operation.has_get {
        methods.insert("get".to_owned(), describe(mount, path, operation, "get", shared));
    }
    if let Some(upload) = operation.upload {
        let mut described = describe(mount, path, operation, "post", shared);
        if let Some(object) = described.as_object_mut() {
            let content = json!({upload.media_type: {"schema": schema_of(upload.schema)}});
            object.insert("requestBody".to_owned(), json!({"required": !operation.has_get, "content": content}));
        }
        methods.insert("post".to_owned(), described);
    }
    methods.into()
}

fn describe(mount: &Mount, path: &str, operation: &Operation, method: &str, shared: &mut Shared) -> Value {
    // Older spellings stand behind the usual one.
    let usual = operation.paths.first().map(|first| format!("{}{first}", mount.prefix));
    let parameters = unique(operation).map(|one| shared.refer("parameters", one.name, parameter(one)));
    let parameters: Vec<Value> = parameters.collect();
    json!({
        "operationId": operation_id(operation.name, method, path),
        "summary": operation.summary,
        "tags": [mount.dialect],
        "deprecated": usual.as_deref() != Some(path),
        "parameters": parameters,
        "responses": responses(operation, shared),
    })
}

/// Name, method and path, with `_` for everything that is no letter or digit; a slash at the end counts.
fn operation_id(name: &str, method: &str, path: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
    format!("{name}_{method}{}", path.chars().map(plain).collect::<String>())
}

/// The parameters without those that another group of the operation has too.
fn unique(operation: &Operation) -> impl Iterator<Item = &'static Parameter> {
    let mut seen: Vec<&str> = Vec::new();
    operation.all_parameters().filter(move |parameter| {
        let is_new = !seen.contains(&parameter.name);
        seen.push(parameter.name);
        is_new
    })
}

fn parameter(parameter: &Parameter) -> Value {
    let one = schema(parameter.kind);
    let schema = if parameter.repeats { json!({"type": "array", "items": one}) } else { one };
    let mut described = json!({
        "name": parameter.name,
        "in": if parameter.in_path { "path" } else { "query" },
        "description": parameter.about,
        "required": parameter.required,
        "schema": schema,
    });
    let Some(object) = described.as_object_mut() else { return described };
    if !parameter.example.is_empty() {
        let value = parameter_value(parameter);
        let value = if parameter.repeats { json!([value]) } else { value };
        object.insert("example".to_owned(), value);
    }
    described
}

fn schema(kind: Kind) -> Value {
    match kind {
        Kind::Text => json!({"type": "string"}),
        Kind::Integer => json!({"type": "integer"}),
        Kind::Number => json!({"type": "number"}),
        Kind::Within(least, most) => json!({"type": "number", "minimum": least, "maximum": most}),
        Kind::Switch => json!({"type": "integer", "enum": [0, 1]}),
        Kind::OneOf(words) => json!({"type": "string", "enum": words}),
    }
}

fn responses(operation: &Operation, shared: &mut Shared) -> Value {
    let mut responses = Map::new();
    let answer = json!({"description": "An answer", "content": content(operation.answers)});
    responses.insert("200".to_owned(), shared.refer("responses", operation.name, answer));
    for status in operation.errors {
        let bodies: Map<String, Value> =
            operation.error_types.iter().map(|media_type| ((*media_type).to_owned(), json!({}))).collect();
        let error = json!({"description": error_text(*status), "content": bodies});
        responses.insert(status.to_string(), shared.refer("responses", &status.to_string(), error));
    }
    let busy = json!({"description": "The server is busy or the request is too long"});
    responses.insert("default".to_owned(), shared.refer("responses", "busy", busy));
    responses.into()
}

/// Answers by media type; where several have one type, any of their schemas holds.
fn content(answers: &[Answer]) -> Value {
    let mut content: Map<String, Value> = Map::new();
    for answer in answers {
        let schema = schema_of(answer.schema);
        if let Some(known) = content.get_mut(answer.media_type).and_then(|known| known.get_mut("schema")) {
            *known = json!({"anyOf": [known.take(), schema]});
            continue;
        }
        let mut media = json!({"schema": schema});
        if let (Some(object), Some(example)) = (media.as_object_mut(), example_of(answer)) {
            object.insert("example".to_owned(), example);
        }
        content.insert(answer.media_type.to_owned(), media);
    }
    content.into()
}

fn example_of(answer: &Answer) -> Option<Value> {
    let text = Some(answer.example).filter(|text| !text.is_empty())?;
    Some(serde_json::from_str(text).unwrap_or_else(|_| Value::from(text)))
}

/// A schema by its name in the document, or a bare type.
fn schema_of(name: &str) -> Value {
    match name {
        "object" | "array" | "string" => json!({"type": name}),
        name => json!({"$ref": format!("#/components/schemas/{name}")}),
    }
}

fn error_text(status: u16) -> &'static str {
    match status {
        400 => "A parameter is missing or can't be understood",
        404 => "There is no such thing",
        413 => "The question or the body is too long",
        415 => "The body has another type",
        422 => "The body can't be understood",
        _ => "An error",
    }
}
