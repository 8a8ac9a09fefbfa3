//! The frame of every answer: the question as it was understood, what was wrong with it, and the features.

use std::time::{SystemTime, UNIX_EPOCH};

use axum::http::StatusCode;
use gazetteer::BoundingBox;
use serde_json::{Map, Value, json};

use crate::http::json_reply::JsonReply;
use crate::request::RequestContext;

/// What is told about a question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Envelope {
    /// The question as it was understood.
    pub query: Map<String, Value>,
    /// What was mended.
    pub warnings: Vec<String>,
    /// What can't be understood.
    pub errors: Vec<String>,
}

impl Envelope {
    /// Says how a parameter was understood.
    pub fn tell(&mut self, name: &str, value: impl Into<Value>) {
        self.query.insert(name.to_owned(), value.into());
    }

    /// The answer: features, or 400 where something can't be understood. Each feature comes with its box.
    pub fn reply(self, context: &RequestContext<'_>, features: Vec<(Value, BoundingBox)>) -> JsonReply {
        let is_bad = !self.errors.is_empty();
        let status = if is_bad { StatusCode::BAD_REQUEST } else { StatusCode::OK };
        let whole = features.iter().map(|(_, bbox)| *bbox).reduce(BoundingBox::union);
        let features: Vec<Value> = features.into_iter().map(|(feature, _)| feature).filter(|_| !is_bad).collect();
        let mut body = Map::new();
        body.insert("geocoding".to_owned(), self.geocoding(context));
        body.insert("type".to_owned(), "FeatureCollection".into());
        body.insert("features".to_owned(), features.into());
        if let Some(whole) = whole.filter(|_| !is_bad) {
            body.insert("bbox".to_owned(), json!(sides(whole)));
        }
        JsonReply::with(status, &body)
    }

    fn geocoding(self, context: &RequestContext<'_>) -> Value {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let mut geocoding = Map::new();
        geocoding.insert("version".to_owned(), "0.2".into());
        geocoding.insert("attribution".to_owned(), format!("{}/attribution", root_url(context)).into());
        geocoding.insert("query".to_owned(), self.query.into());
        for (name, list) in [("warnings", self.warnings), ("errors", self.errors)] {
            if !list.is_empty() {
                geocoding.insert(name.to_owned(), list.into());
            }
        }
        let engine = json!({"name": "Parvis", "author": "Parvis contributors", "version": env!("CARGO_PKG_VERSION")});
        geocoding.insert("engine".to_owned(), engine);
        geocoding.insert("timestamp".to_owned(), (since.as_millis() as u64).into());
        geocoding.into()
    }
}

/// The address under which the dialect is mounted.
fn root_url(context: &RequestContext<'_>) -> String {
    let base = context.base_url();
    let base = base.strip_suffix("/search").unwrap_or(&base);
    base.strip_suffix("/v1").unwrap_or(base).to_owned()
}

/// West, south, east and north in degrees.
pub fn sides(bbox: BoundingBox) -> [f64; 4] {
    [bbox.west, bbox.south, bbox.east, bbox.north].map(|side| f64::from(side) / 1e7)
}
