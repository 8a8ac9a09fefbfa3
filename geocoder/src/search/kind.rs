//! Answers to a question for a kind of place.

use gazetteer::text::Connective;
use gazetteer::{Entry, Gazetteer, Place, PlaceIx, Point};

use super::best;
use super::session::is_whole;
use crate::answer::{Answer, Matched};
use crate::interpret::KindQuestion;
use crate::rank::nearness;
use crate::request::{Bias, Filter, Question, SearchRequest, Typeahead};
use crate::retrieve::{Lexicon, documents_of_kind};
use crate::score::{Part, Score};

/// How far "near" reaches, in metres, beyond the edge of an area or from a point.
const NEAR_M: f64 = 5_000.0;
/// The distance at which half of the nearness is gone, in metres.
const HALF_M: f64 = 500.0;
/// What it is worth to be of the kind: less than to have all words in the name and around.
const KIND: f64 = 0.3;
/// How much of the nearness counts, so that it does not outweigh the rest.
const NEAR: f64 = 0.4;
/// The same where the question says that it asks for a kind ("in", "near", brackets).
const KIND_SAID: f64 = 2.0;
/// What it costs to be only near where "in" was asked for.
const OUTSIDE: f64 = -0.25;

/// Where places of a kind are looked for.
pub enum Around<'g> {
    /// Anywhere that the filter allows, nearest to the bias first.
    Anywhere,
    /// In and around a place.
    Place(Place<'g>),
    /// Around a point.
    Point(Point),
}

/// The places of a kind where a text says, together with what the same words name.
pub fn with_names<'g>(
    gazetteers: &'g [Gazetteer],
    asked: &KindQuestion,
    names: Vec<Answer<'g>>,
    request: &SearchRequest,
) -> Vec<Answer<'g>> {
    if asked.place.is_empty() {
        let is_hopeless = names.is_empty() || asked.is_explicit || has_somewhere(request);
        let found = if is_hopeless { answers(gazetteers, asked, &Around::Anywhere, request) } else { Vec::new() };
        return names.into_iter().chain(found).collect();
    }
    let filter = Filter { countries: request.filter.countries.clone(), ..Filter::default() };
    let question = Question::Free(asked.place.clone());
    let around = SearchRequest { question, limit: 1, filter, bias: request.bias, ..exactly() };
    around_named(gazetteers, asked, names, &around, request)
}

/// A question that is answered as typed: the name of a place is not guessed to look for things around it.
fn exactly() -> SearchRequest {
    SearchRequest { typeahead: Typeahead::Never, ..SearchRequest::default() }
}

/// The places of a kind in or around the best answer to `around`, together with what the same words name.
pub fn around_named<'g>(
    gazetteers: &'g [Gazetteer],
    asked: &KindQuestion,
    mut names: Vec<Answer<'g>>,
    around: &SearchRequest,
    request: &SearchRequest,
) -> Vec<Answer<'g>> {
    let Some(anchor) = best(gazetteers, around) else { return names };
    let around = match anchor.entry {
        Entry::Place(place) => Around::Place(place),
        Entry::Way(_) | Entry::House(_) => Around::Point(anchor.position),
    };
    // What is called just so is meant, even if it sounds like a question for a kind.
    let is_name = names.iter().any(|answer| is_as_typed(answer) && is_whole(answer));
    let relation = if is_name { None } else { asked.relation };
    let found = answers(gazetteers, &KindQuestion { relation, ..asked.clone() }, &around, request);
    if !found.is_empty() {
        names.retain(is_as_typed);
    }
    names.extend(found);
    names
}

/// Whether an answer accounts for all words that name something, none of them taken for a misspelling.
pub fn is_as_typed(answer: &Answer<'_>) -> bool {
    answer.score.of(Part::Dropped) == 0.0 && answer.score.of(Part::Guess) > -0.1
}

/// The places of a kind in or around something.
pub fn answers<'g>(
    gazetteers: &'g [Gazetteer],
    asked: &KindQuestion,
    around: &Around<'g>,
    request: &SearchRequest,
) -> Vec<Answer<'g>> {
    let mut found = Vec::new();
    for gazetteer in gazetteers {
        let Some(lexicon) = Lexicon::of(gazetteer) else { continue };
        for (key, value) in &asked.tags {
            for doc in documents_of_kind(&lexicon, key, value.as_deref()) {
                let place = gazetteer.place(PlaceIx(doc)).filter(|place| !place.is_linked());
                found.extend(place.and_then(|place| answer(place, asked, around, request)));
            }
        }
    }
    found
}

fn answer<'g>(
    place: Place<'g>,
    asked: &KindQuestion,
    around: &Around<'g>,
    request: &SearchRequest,
) -> Option<Answer<'g>> {
    let position = place.position();
    let mut score = Score::default();
    score.add(Part::Kind, if asked.relation.is_some() || asked.is_explicit { KIND_SAID } else { KIND });
    match around {
        Around::Anywhere => score.add(Part::Near, NEAR * nearness(request.bias, position)),
        Around::Point(point) => score.add(Part::Near, NEAR * near(point.distance_m(position))?),
        Around::Place(area) => {
            let is_inside = place.chain().areas().any(|above| above == *area) || area.shape().contains(position);
            if is_inside && asked.relation != Some(Connective::Near) {
                score.add(Part::Near, NEAR * half(area.position().distance_m(position)));
            } else {
                let (_, distance_m) = area.shape().nearest(position);
                score.add(Part::Near, NEAR * near(distance_m)?);
                score.add(Part::Context, if asked.relation == Some(Connective::In) { OUTSIDE } else { 0.0 });
            }
        }
    }
    score.add(Part::Importance, place.importance());
    // Of equals the one that has a name tells more.
    score.add(Part::Name, if place.names().is_empty() { 0.0 } else { 0.05 });
    let entry = Entry::Place(place);
    request.filter.passes(&entry).then(|| Answer { score, ..Answer::of(entry, Matched::Found) })
}

/// 1 at no distance, falling with it; `None` where it is too far to be near.
fn near(distance_m: f64) -> Option<f64> {
    (distance_m <= NEAR_M).then(|| half(distance_m))
}

fn half(distance_m: f64) -> f64 {
    HALF_M / (HALF_M + distance_m)
}

/// Whether a kind can be looked for without a place: inside bounds or next to a bias.
fn has_somewhere(request: &SearchRequest) -> bool {
    request.filter.bounds.is_some() || !request.filter.regions.is_empty() || request.bias != Bias::None
}
