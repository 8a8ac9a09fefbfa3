//! Why nothing was found: the likeliest cause, for the standard error.

use gazetteer::Point;
use geocoder::{Geocoder, Question, SearchRequest, Typos};

/// Words that are looked at one by one; a longer question has other faults.
const MOST_WORDS: usize = 12;

/// Why a search found nothing.
pub fn of_search(geocoder: &Geocoder, request: &SearchRequest) -> String {
    if request.limit == 0 {
        return "--limit 0 asks for no answers".to_owned();
    }
    if matches!(&request.question, Question::Free(text) if !text.chars().any(char::is_alphanumeric)) {
        return "no words to look for".to_owned();
    }
    let unknown = unknown_words(geocoder, request);
    if !unknown.is_empty() {
        return format!("no name or address here has {}", quoted(&unknown));
    }
    let narrowed = SearchRequest { question: request.question.clone(), limit: 1, ..SearchRequest::default() };
    if !geocoder.search(&narrowed).is_empty() {
        return "there are answers, but none inside the box, the countries or the layers that were asked for"
            .to_owned();
    }
    "every word is known, but no place has them together; try fewer words".to_owned()
}

/// The words of a question that nothing in the gazetteers has.
fn unknown_words(geocoder: &Geocoder, request: &SearchRequest) -> Vec<String> {
    let Question::Free(text) = &request.question else { return Vec::new() };
    let words = text.split([' ', ',']).filter(|word| word.chars().any(char::is_alphabetic)).take(MOST_WORDS);
    let is_unknown = |word: &&str| {
        let question = Question::Free((*word).to_owned());
        geocoder
            .search(&SearchRequest { question, limit: 1, typos: Typos::Refused, ..SearchRequest::default() })
            .is_empty()
    };
    words.filter(is_unknown).map(str::to_owned).collect()
}

fn quoted(words: &[String]) -> String {
    words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" or ")
}

/// Why nothing is at a point.
pub fn of_reverse(geocoder: &Geocoder, at: Point, limit: u16) -> String {
    if limit == 0 {
        return "--limit 0 asks for no answers".to_owned();
    }
    let (lat, lon) = (at.lat_degrees(), at.lon_degrees());
    if is_inside(geocoder, lat, lon) {
        return "no house, street or area of the layers that were asked for is here".to_owned();
    }
    if is_inside(geocoder, lon, lat) {
        return format!(
            "{lat} {lon} is outside the area of this gazetteer, {lon} {lat} is inside; latitude comes first, are they swapped?"
        );
    }
    format!("{lat} {lon} is outside the area of this gazetteer; \"parvis info\" tells its bounds")
}

/// Whether a gazetteer has data around a position.
fn is_inside(geocoder: &Geocoder, lat: f64, lon: f64) -> bool {
    let has = |[south, west, north, east]: [f64; 4]| (south..=north).contains(&lat) && (west..=east).contains(&lon);
    geocoder.gazetteers().iter().filter_map(|gazetteer| gazetteer.manifest().bounds).any(has)
}
