//! Answers to a question for a kind of place.

use gazetteer::{Entry, Place};

use super::area::{Anchor, SearchArea};
use super::beside_name::beside_name;
use super::candidates::category_candidates;
use crate::answer::{Answer, MatchType};
use crate::interpret::CategoryQuery;
use crate::rank::Weights;
use crate::request::{Bias, Filter, Question, SearchRequest, Typeahead};
use crate::score::{Part, Score};
use crate::search::context::SearchContext;
use crate::search::words::best;

/// The places of a kind where a text says, together with what the same words name.
pub fn with_names<'g>(
    context: &SearchContext<'g>,
    asked: &CategoryQuery,
    names: Vec<Answer<'g>>,
    request: &SearchRequest,
) -> Vec<Answer<'g>> {
    if asked.place.is_empty() {
        let is_hopeless = names.is_empty() || asked.is_explicit || has_somewhere(request);
        let found = if is_hopeless { answers(context, asked, &Anchor::Anywhere, request) } else { Vec::new() };
        return names.into_iter().chain(found).collect();
    }
    if asked.relation.is_none()
        && !asked.is_explicit
        && let Some(found) = beside_name(context, asked, &names, request)
    {
        return found;
    }
    let filter = Filter { countries: request.filter.countries.clone(), ..Filter::default() };
    let question = Question::Free(asked.place.clone());
    let around = SearchRequest { question, limit: 1, filter, bias: request.bias, ..exactly() };
    around_named(context, asked, names, &around, request)
}

/// A question that is answered as typed: the name of a place is not guessed to look for things around it.
pub(super) fn exactly() -> SearchRequest {
    SearchRequest { typeahead: Typeahead::Never, ..SearchRequest::default() }
}

/// The places of a kind in or around the best answer to `around`, together with what the same words name.
pub fn around_named<'g>(
    context: &SearchContext<'g>,
    asked: &CategoryQuery,
    mut names: Vec<Answer<'g>>,
    around: &SearchRequest,
    request: &SearchRequest,
) -> Vec<Answer<'g>> {
    let Some(anchor) = best(context, around) else { return names };
    let around = match anchor.entry {
        Entry::Place(place) => Anchor::Place(place),
        Entry::Way(_) | Entry::House(_) => Anchor::Point(anchor.position),
    };
    // What is called just so is meant, even if it sounds like a question for a kind.
    let is_name = names.iter().any(|answer| answer.is_as_typed() && answer.is_whole());
    let relation = if is_name { None } else { asked.relation };
    let found = answers(context, &CategoryQuery { relation, ..asked.clone() }, &around, request);
    if !found.is_empty() {
        // A house whose number is there is meant even if its street, which is called after the kind, is misspelt.
        names.retain(|answer| answer.is_as_typed() || answer.match_type == MatchType::Number);
    }
    names.extend(found);
    names
}

/// Most places of a kind that are answers, the best ones.
const MOST_ANSWERS: usize = 300;

/// The places of a kind in or around something.
pub fn answers<'g>(
    context: &SearchContext<'g>,
    asked: &CategoryQuery,
    around: &Anchor<'g>,
    request: &SearchRequest,
) -> Vec<Answer<'g>> {
    let mut area = SearchArea::of(around, asked.relation, request.bias);
    let mut places = category_candidates(context, asked, &mut area, &request.filter);
    area.sort(&mut places);
    let is_said = asked.relation.is_some() || asked.is_explicit;
    let worth = Worth { weights: context.weights, is_said };
    let fits = places.iter().enumerate();
    let mut fits: Vec<Fit> =
        fits.filter_map(|(index, place)| Some(Fit::of(index as u32, *place, worth, area.proximity(*place)?))).collect();
    // Of equals the one that was looked at first.
    fits.sort_unstable_by(|a, b| b.total.total_cmp(&a.total).then(a.index.cmp(&b.index)));
    let best = fits.iter().filter_map(|fit| Some((fit, *places.get(fit.index as usize)?)));
    best.take(MOST_ANSWERS).map(|(fit, place)| fit.answer(place, worth)).collect()
}

/// How a place of the kind fits, small enough to sort thousands of them.
struct Fit {
    /// Which of the places it is.
    index: u32,
    /// How near it is, and whether it is not where it should be.
    proximity: (f64, bool),
    total: f64,
}

impl Fit {
    fn of(index: u32, place: Place<'_>, worth: Worth, proximity: (f64, bool)) -> Self {
        let total = worth.parts(place, proximity).iter().map(|(_, value)| value).sum();
        Self { index, proximity, total }
    }

    fn answer<'g>(&self, place: Place<'g>, worth: Worth) -> Answer<'g> {
        let mut score = Score::default();
        for (part, value) in worth.parts(place, self.proximity) {
            score.add(part, value);
        }
        Answer { score, ..Answer::of(Entry::Place(place), MatchType::Found) }
    }
}

/// What places of the category are worth.
#[derive(Clone, Copy)]
struct Worth {
    weights: &'static Weights,
    /// Whether the question says that it asks for a category.
    is_said: bool,
}

impl Worth {
    /// The parts of the score of a place.
    fn parts(self, place: Place<'_>, (near, is_outside): (f64, bool)) -> [(Part, f64); 5] {
        let Self { weights, is_said } = self;
        [
            (Part::Kind, if is_said { weights.category_said } else { weights.category }),
            (Part::Near, weights.category_near * near),
            (Part::Context, if is_outside { weights.category_outside } else { 0.0 }),
            (Part::Importance, place.importance()),
            (Part::Name, if place.names().is_empty() { 0.0 } else { weights.category_named }),
        ]
    }
}

/// Whether a kind can be looked for without a place: inside bounds or next to a bias.
fn has_somewhere(request: &SearchRequest) -> bool {
    request.filter.bounds.is_some() || !request.filter.regions.is_empty() || request.bias != Bias::None
}
