//! What `debug=1` adds to an answer: how the question was read, and what each answer's score is the sum of.

use geocoder::{Answer, Explanation};
use serde::Serialize;
use serde_json::{Map, Value};

/// The part of an answer that explains it.
#[derive(Debug, Serialize)]
pub struct Debug {
    raw_data: Vec<Value>,
    debug: Value,
}

impl Debug {
    /// An explanation of some answers.
    pub fn of(answers: &[Answer<'_>], explanation: &Explanation) -> Self {
        let readings = explanation.lookups.iter().map(|reading| {
            serde_json::json!({ "meaning": reading.meaning, "words": reading.words, "candidates": reading.candidates })
        });
        let debug = serde_json::json!({ "tokens": explanation.tokens, "readings": readings.collect::<Vec<_>>() });
        Self { raw_data: answers.iter().map(raw).collect(), debug }
    }
}

fn raw(answer: &Answer<'_>) -> Value {
    let parts: Map<String, Value> =
        answer.score.parts().map(|(part, value)| (part.name().to_owned(), Value::from(value))).collect();
    serde_json::json!({
        "place_id": answer.entry.place_id().number(),
        "matched": format!("{:?}", answer.match_type),
        "distance_m": answer.distance_m,
        "score": answer.score.total(),
        "parts": parts,
    })
}
