//! What Parvis tells and takes beyond Nominatim: how an answer fits, and how far it must go.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::harness::{get, helsinki};

fn answers(query: &str) -> Vec<Value> {
    let answer = get(&helsinki(), &format!("/search?format=jsonv2&{query}"));
    assert_eq!(answer.status, StatusCode::OK, "{query}: {}", answer.body);
    serde_json::from_str(&answer.body).unwrap()
}

#[test]
fn an_answer_tells_how_it_fits() {
    let found = answers("q=Aleksanterinkatu+52,+Helsinki&matchdetails=1");
    let fit = &found[0]["match"];
    assert_eq!((&fit["kind"], &fit["confidence"]), (&json!("number"), &json!(1.0)));
    assert_eq!((&fit["unused"], &fit["corrections"]), (&json!([]), &json!([])));
    assert!(fit["accuracy_m"].as_u64().unwrap() < 100, "{fit}");
    assert!(answers("q=Helsinki")[0].get("match").is_none());
}

#[test]
fn an_answer_tells_what_it_corrected_and_left_out() {
    let found = answers("q=Aleksantreinkatu+52,+2nd+floor,+Helsinki&matchdetails=1");
    let fit = &found[0]["match"];
    assert_eq!(fit["corrections"], json!([{"typed": "aleksantreinkatu", "taken": "aleksanterinkatu"}]));
    assert_eq!(fit["unused"], json!(["2nd floor"]));
    assert!(fit["confidence"].as_f64().unwrap() < 1.0, "{fit}");
}

#[test]
fn no_answer_goes_less_far_than_asked_for() {
    assert!(!answers("q=Nosuchstreetwhatever+5,+Kluuvi").is_empty());
    assert!(answers("q=Nosuchstreetwhatever+5,+Kluuvi&min_match=street").is_empty());
    assert!(!answers("q=Aleksanterinkatu&min_match=street").is_empty());
    assert!(answers("q=Aleksanterinkatu+9999&min_match=house").is_empty());
    let refused = get(&helsinki(), "/search?format=jsonv2&q=a&min_match=village");
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    assert!(refused.body.contains("'min_match' must be one of: street, house, venue"), "{}", refused.body);
}

#[test]
fn the_last_word_goes_on_unless_it_is_said_to_be_whole() {
    assert!(!answers("q=Aleksanterink").is_empty());
    assert!(!answers("q=Aleksanterink&autocomplete=1").is_empty());
    let whole = answers("q=Aleksanterink&autocomplete=0&matchdetails=1");
    assert!(whole.iter().all(|answer| answer["match"]["confidence"].as_f64() < Some(1.0)), "{whole:?}");
}
