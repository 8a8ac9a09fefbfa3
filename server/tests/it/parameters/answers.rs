//! An answer of any dialect and format as rows, one a place, without the frame that repeats the question.

use serde_json::Value;

/// What came back.
pub struct Answers {
    /// HTTP status.
    pub status: u16,
    /// Media type without its parameters.
    pub media_type: String,
    /// The whole body.
    pub body: String,
    /// The places, each as text.
    pub rows: Vec<String>,
}

impl Answers {
    pub fn new(status: u16, content_type: &str, body: String) -> Self {
        let media_type = content_type.split(';').next().unwrap_or_default().to_owned();
        let rows = rows(&body);
        Self { status, media_type, body, rows }
    }

    /// Whether type and form are those of a format of Nominatim.
    pub fn is_in(&self, format: &str) -> bool {
        let has = |text: &str| self.body.contains(text);
        match format {
            "xml" => self.media_type == "text/xml" && has("<?xml"),
            "json" => self.media_type == "application/json" && (has("\"class\":") || has("\"status\":0")),
            "jsonv2" => self.media_type == "application/json" && has("\"category\":") && !has("FeatureCollection"),
            "geojson" => self.media_type == "application/json" && has("\"bbox\":") && has("FeatureCollection"),
            "geocodejson" => self.media_type == "application/json" && has("\"geocoding\":{\"version\":"),
            "text" => self.media_type == "text/plain" && self.body == "OK",
            _ => false,
        }
    }
}

fn rows(body: &str) -> Vec<String> {
    if body.starts_with("<?xml") {
        let starts = body.match_indices("<place ").chain(body.match_indices("<result ")).map(|(at, _)| at);
        let starts: Vec<usize> = starts.collect();
        let ends = starts.iter().skip(1).copied().chain([body.len()]);
        return starts.iter().zip(ends).map(|(start, end)| body[*start..end].to_owned()).collect();
    }
    match serde_json::from_str::<Value>(call_argument(body)) {
        Ok(Value::Array(rows)) => rows.iter().map(Value::to_string).collect(),
        Ok(whole) => match whole.get("features").or_else(|| whole.get("results")).and_then(Value::as_array) {
            Some(rows) => rows.iter().map(Value::to_string).collect(),
            None => vec![whole.to_string()],
        },
        Err(_) => vec![body.to_owned()],
    }
}

/// The JSON in a call such as `tell({..})`; the body itself where it is none.
fn call_argument(body: &str) -> &str {
    let called = body.split_once('(').filter(|(name, _)| !name.is_empty() && name.chars().all(char::is_alphanumeric));
    called.map_or(body, |(_, rest)| rest.trim_end().trim_end_matches(';').trim_end_matches(')'))
}
