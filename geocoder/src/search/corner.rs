//! Street corners: "Main St & 5th Ave", "Ecke Kantstraße / Schlüterstraße, Berlin".

use gazetteer::geometry::{Nearest, Plane};
use gazetteer::text::{Border, Token};
use gazetteer::{BoundingBox, Entry, Place, Point, text};

use super::context::SearchContext;
use super::words::by_words;
use crate::answer::{Answer, MatchType};
use crate::layer::Layer;
use crate::query::Query;
use crate::request::{Question, SearchRequest, Typeahead};
use crate::score::{Part, Score};

/// Streets of each name that are compared.
const MOST_STREETS: usize = 30;
/// Most points of lines that are compared for one question, some two milliseconds.
const MOST_COMPARED: usize = 400_000;
/// Most places where a text without "and" is cut.
const MOST_SPLITS: usize = 2;
/// Two streets meet where their lines come this close, in metres.
const MEET_M: f64 = 30.0;

/// The corner of the two streets that a text names, where it names two that meet.
pub fn answers<'g>(context: &SearchContext<'g>, text: &str, request: &SearchRequest) -> Vec<Answer<'g>> {
    let splits = streets_of(text);
    splits.iter().map(|corner| answers_of(context, corner, request)).find(|found| !found.is_empty()).unwrap_or_default()
}

fn answers_of<'g>(
    context: &SearchContext<'g>,
    (first, second, around): &Corner,
    request: &SearchRequest,
) -> Vec<Answer<'g>> {
    let streets = |name: &str| -> Vec<Street<'g>> {
        let question = Question::Free(format!("{name}, {around}"));
        let mut asked = SearchRequest { question, limit: MOST_STREETS, typeahead: Typeahead::Never, ..request.clone() };
        asked.filter.layers = [Layer::Address].into_iter().collect();
        asked.filter.ranks = Some((26, 27));
        let found = by_words(context, &asked, &mut None);
        let name = found.first().map(|answer| answer.facts.name);
        let alike = found.iter().filter(|answer| answer.is_as_typed() && Some(answer.facts.name) == name);
        alike.take(MOST_STREETS).map(|answer| Street::of(answer.entry.place(), answer.score.total())).collect()
    };
    let (ours, theirs) = (streets(first), streets(second));
    let mut corners = Vec::new();
    let mut left = MOST_COMPARED;
    for a in &ours {
        for b in theirs.iter().filter(|b| a.place != b.place) {
            if let Some(position) = meeting(a, b, &mut left) {
                corners.push((a.place, position, f64::midpoint(a.score, b.score)));
            }
        }
    }
    corners.sort_by(|a, b| b.2.total_cmp(&a.2));
    let answer = |(place, position, total)| {
        let mut score = Score::default();
        score.add(Part::Name, total);
        Answer { position, score, ..Answer::of(Entry::Place(place), MatchType::Corner) }
    };
    corners.into_iter().map(answer).collect()
}

/// The names of two streets and what stands behind them.
type Corner = (String, String, String);

/// Where a text may be cut into two streets, if it is written like a corner.
fn streets_of(text: &str) -> Vec<Corner> {
    let query = Query::new(text);
    let tokens = &query.tokens;
    let mut start = text::corner_length(tokens);
    let said = start > 0;
    while said && start < tokens.len() && text::filler_length(&tokens[start..]) > 0 {
        start += text::filler_length(&tokens[start..]);
    }
    let is_sign = |index: &usize| matches!(tokens[*index].before, Border::And | Border::Slash);
    let is_and = |index: &usize| is_sign(index) || text::corner_between_length(&tokens[*index..]) > 0;
    let is_border = |index: &usize| matches!(tokens[*index].before, Border::Phrase | Border::Dash);
    let mut between: Vec<usize> = (start + 1..tokens.len()).filter(is_and).take(MOST_SPLITS).collect();
    if said && between.is_empty() {
        between = borders_of_streets(tokens, start).take(MOST_SPLITS).collect();
    }
    let corner = |between: usize| {
        let second = between + text::corner_between_length(&tokens[between..]);
        let end = (second + 1..tokens.len()).find(is_border).unwrap_or(tokens.len());
        let is_likely = said
            || is_sign(&between)
            || has_street_word(&tokens[start..between])
            || has_street_word(tokens.get(second..end).unwrap_or_default());
        let name = |range: std::ops::Range<usize>| {
            let typed = query.typed(range);
            (is_likely && !text::normalise(typed).is_empty()).then(|| typed.to_owned())
        };
        Some((name(start..between)?, name(second..end)?, query.typed(end..tokens.len()).to_owned()))
    };
    between.into_iter().filter_map(corner).collect()
}

/// Whether some word says that the words are the name of a street.
fn has_street_word(tokens: &[Token]) -> bool {
    tokens.iter().any(|token| text::is_street_word(&token.text) || text::is_compound(&token.text))
}

/// Where in "Kantstraße Schlüterstraße" or "rue Foch rue Neuve" the second street may begin.
fn borders_of_streets(tokens: &[Token], start: usize) -> impl Iterator<Item = usize> {
    let ends = |token: &Token| text::is_street_word(&token.text) || text::is_compound(&token.text);
    (start + 1..tokens.len()).filter(move |&at| {
        let begins = at > start + 1 && text::is_street_word(&tokens[at].text) && !ends(&tokens[at - 1]);
        let leads = text::is_street_word(&tokens[start].text);
        if leads { begins } else { ends(&tokens[at - 1]) }
    })
}

/// A street with its lines decoded.
struct Street<'g> {
    place: Place<'g>,
    score: f64,
    lines: Vec<Vec<Point>>,
    bbox: BoundingBox,
}

impl<'g> Street<'g> {
    fn of(place: Place<'g>, score: f64) -> Self {
        let lines: Vec<Vec<Point>> = place.ways().map(gazetteer::Way::line).collect();
        Self { place, score, bbox: BoundingBox::of_points(lines.iter().flatten().copied()), lines }
    }
}

/// The point where two streets meet or come closest, if that is close enough; compares so many points with lines at
/// most.
fn meeting(a: &Street<'_>, b: &Street<'_>, left: &mut usize) -> Option<Point> {
    let mut best: Option<(Point, f64)> = None;
    for point in a.lines.iter().flatten().filter(|point| b.bbox.distance_m(**point) <= MEET_M) {
        let plane = Plane::at(*point);
        let mut nearest = Nearest::of(&plane);
        for line in &b.lines {
            *left = left.checked_sub(line.len())?;
            line.windows(2).for_each(|pair| nearest.see(&plane, pair[0], pair[1]));
        }
        let found = nearest.found();
        if best.is_none_or(|(_, distance_m)| found.1 < distance_m) {
            best = Some(found);
        }
    }
    best.filter(|(_, distance_m)| *distance_m <= MEET_M).map(|(foot, _)| foot)
}

#[cfg(test)]
mod tests {
    use super::streets_of;

    fn parts(text: &str) -> Option<(String, String, String)> {
        streets_of(text).into_iter().next()
    }

    #[test]
    fn corners_are_written_in_many_ways() {
        let wanted = |a: &str, b: &str, c: &str| Some((a.to_owned(), b.to_owned(), c.to_owned()));
        assert_eq!(parts("Main St & 5th Ave, Troy"), wanted("Main St", "5th Ave", "Troy"));
        assert_eq!(parts("Ecke Kantstraße / Schlüterstraße, Berlin"), wanted("Kantstraße", "Schlüterstraße", "Berlin"));
        assert_eq!(parts("corner of High Street and Mill Lane"), wanted("High Street", "Mill Lane", ""));
        assert_eq!(parts("Ecke Kantstraße Schlüterstraße, Berlin"), wanted("Kantstraße", "Schlüterstraße", "Berlin"));
        assert_eq!(parts("angle rue Foch rue Neuve"), wanted("rue Foch", "rue Neuve", ""));
        assert_eq!(parts("corner High Street Mill Lane"), wanted("High Street", "Mill Lane", ""));
        assert_eq!(parts("Kantstraße Ecke Markt, Berlin"), wanted("Kantstraße", "Markt", "Berlin"));
        assert_eq!(parts("Main Street at Maple Avenue"), wanted("Main Street", "Maple Avenue", ""));
        assert_eq!(parts("rue Foch angle rue Neuve"), wanted("rue Foch", "rue Neuve", ""));
        assert_eq!(parts("High Street corner of Mill Lane, Brecon"), wanted("High Street", "Mill Lane", "Brecon"));
        assert_eq!(parts("Laugavegur 5, Reykjavík"), None);
        assert_eq!(parts("Salt and Pepper"), None);
    }
}
