//! Examples of parameters as values of their type.

use serde_json::Value;

use crate::api::{Kind, Parameter};

/// The example of a parameter, a number where its kind is one.
pub fn parameter_value(parameter: &Parameter) -> Value {
    let text = parameter.example;
    let number = match parameter.kind {
        Kind::Integer | Kind::Switch => text.parse::<i64>().ok().map(Value::from),
        Kind::Number | Kind::Within(..) => text.parse::<f64>().ok().map(Value::from),
        Kind::Text | Kind::OneOf(_) => None,
    };
    number.unwrap_or_else(|| Value::from(text))
}
