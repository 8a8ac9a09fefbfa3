//! A kind of place and a name side by side, with nothing between that ties them: "Kirche Schaan", "Brecon station".
//!
//! Either something of that kind bears the name, or the name is that of the town and the kind is looked for there and
//! nowhere else.

use gazetteer::text::Connective;
use gazetteer::{Entry, Place, text};

use super::area::{Anchor, SearchArea};
use super::query::{answers, exactly};
use crate::answer::{Answer, MatchType};
use crate::interpret::CategoryQuery;
use crate::query::Query;
use crate::rank::stands_behind;
use crate::request::{Bias, Filter, Question, SearchRequest, TagFilter, TagRule};
use crate::score::Part;
use crate::search::context::SearchContext;
use crate::search::words::{best, by_words};

/// Address ranks of settlements and their parts.
const SETTLEMENTS: std::ops::RangeInclusive<u8> = 13..=22;

/// The answers where one of both readings fits, with those of `names` that still may be meant; `None` where neither
/// does.
pub fn beside_name<'g>(
    context: &SearchContext<'g>,
    asked: &CategoryQuery,
    names: &[Answer<'g>],
    request: &SearchRequest,
) -> Option<Vec<Answer<'g>>> {
    let is_meant = |answer: &&Answer<'g>| answer.is_as_typed() && answer.is_whole();
    let is_asked = |key: &str, value: &str| {
        asked.tags.iter().any(|(own, any)| own == key && any.as_deref().is_none_or(|any| any == value))
    };
    let is_thing = |answer: &&Answer<'g>| {
        let category = answer.entry.category();
        asked.is_parted || !stands_behind(category) || is_asked(category.key, category.value)
    };
    if names.iter().filter(is_meant).any(|answer| answer.match_type == MatchType::Number) {
        return None;
    }
    let whole: Vec<&Answer<'g>> = names.iter().filter(is_meant).filter(is_thing).collect();
    let settlement = settlement(context, asked, request);
    let called =
        settlement.as_ref().and_then(|answer| answer.entry.names().get("name")).unwrap_or(&asked.place).to_owned();
    let mut area = settlement.as_ref().and_then(|answer| match answer.entry {
        Entry::Place(place) => Some(SearchArea::of(&Anchor::Place(place), Some(Connective::In), Bias::None)),
        _ => None,
    });
    let mut is_inside = |answer: &Answer<'g>| {
        let place = if let Entry::Place(place) = answer.entry { Some(place) } else { None };
        let outside = place.and_then(|place| area.as_mut()?.proximity(place)).map(|(_, outside)| outside);
        area.is_none()
            || outside == Some(false)
            || place.is_some_and(|place| bears(place, &called) || bears(place, &asked.place))
    };
    if whole.iter().any(|answer| is_inside(answer)) {
        return None;
    }
    let named = named_so(context, asked, request);
    if !named.is_empty() {
        return Some(named.into_iter().chain(names.iter().cloned()).collect());
    }
    let settlement = settlement?;
    let Entry::Place(place) = settlement.entry else { return None };
    let inside = CategoryQuery { relation: Some(Connective::In), ..asked.clone() };
    let mut found = answers(context, &inside, &Anchor::Place(place), request);
    found.retain(&mut is_inside);
    found.extend(names.iter().filter(|answer| is_inside(answer)).cloned());
    if found.is_empty() {
        if names.iter().any(|answer| is_meant(&answer)) {
            return None;
        }
        let unused = words_beside(request, &asked.place);
        found.push(Answer { match_type: MatchType::AreaOnly, unused, ..settlement });
    }
    Some(found)
}

/// The settlement, or part of one, that is called just so.
fn settlement<'g>(context: &SearchContext<'g>, asked: &CategoryQuery, request: &SearchRequest) -> Option<Answer<'g>> {
    let filter = Filter { countries: request.filter.countries.clone(), ..Filter::default() };
    let around = SearchRequest {
        question: Question::Free(asked.place.clone()),
        limit: 1,
        filter,
        bias: request.bias,
        ..exactly()
    };
    let is_settlement = |answer: &Answer<'g>| matches!(answer.entry, Entry::Place(place) if SETTLEMENTS.contains(&place.rank_address()));
    best(context, &around).filter(|answer| answer.is_whole() && is_settlement(answer))
}

/// What is of the kind and bears just the name.
fn named_so<'g>(context: &SearchContext<'g>, asked: &CategoryQuery, request: &SearchRequest) -> Vec<Answer<'g>> {
    let rule = |(key, value): &(String, Option<String>)| TagRule {
        key: Some(key.clone()),
        value: value.clone(),
        other_than: None,
    };
    let mut filter = request.filter.clone();
    filter.tags = TagFilter { groups: vec![asked.tags.iter().map(rule).collect()], ..filter.tags };
    let question = Question::Free(asked.place.clone());
    let asked = SearchRequest { question, filter, limit: request.limit, bias: request.bias, ..exactly() };
    let mut found = by_words(context, &asked, &mut None);
    found.retain(|answer| answer.is_as_typed() && answer.is_whole() && answer.match_type == MatchType::Named);
    for answer in &mut found {
        answer.score.add(Part::Kind, context.weights.category_said);
    }
    found
}

/// Whether some name of a place has all the words of a text.
fn bears(place: Place<'_>, words: &str) -> bool {
    let wanted = Query::new(words).tokens;
    let has_all = |name: &str| {
        let mut own = Vec::new();
        text::tokens(name, &mut own);
        wanted.iter().all(|token| own.iter().any(|other| other.text == token.text))
    };
    !wanted.is_empty() && place.names().iter().any(|(_, name)| has_all(name))
}

/// The words of a question that are not those of the name.
fn words_beside(request: &SearchRequest, name: &str) -> Vec<String> {
    let Question::Free(text) = &request.question else { return Vec::new() };
    let named = Query::new(name).tokens;
    let beside = Query::new(text).tokens.into_iter().filter(|token| named.iter().all(|own| own.text != token.text));
    beside.map(|token| token.text).collect()
}
