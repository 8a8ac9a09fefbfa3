//! Street corners: "Main St & 5th Ave", "Ecke Kantstraße / Schlüterstraße, Berlin".

use gazetteer::text::Border;
use gazetteer::{Entry, Gazetteer, Place, Point, text};

use super::by_words;
use super::kind::is_as_typed;
use crate::answer::{Answer, Matched};
use crate::layer::Layer;
use crate::query::Query;
use crate::request::{Question, SearchRequest, Typeahead};
use crate::score::{Part, Score};

/// Words that say that a corner is meant, at the start of the question.
const CORNER: [&str; 12] =
    ["corner", "ecke", "angle", "esquina", "angolo", "hoek", "hornid", "hornet", "hjornet", "kulma", "rog", "roh"];
/// Words between the two streets.
const AND: [&str; 16] =
    ["and", "und", "et", "y", "e", "en", "og", "ja", "och", "i", "a", "ve", "with", "mit", "con", "avec"];
/// Fillers behind "corner".
const OF: [&str; 8] = ["of", "von", "der", "de", "des", "du", "av", "van"];
/// Streets of each name that are compared.
const MOST_STREETS: usize = 30;
/// Two streets meet where their lines come this close, in metres.
const MEET_M: f64 = 30.0;

/// The corner of the two streets that a text names, where it names two that meet.
pub fn answers<'g>(gazetteers: &'g [Gazetteer], text: &str, request: &SearchRequest) -> Vec<Answer<'g>> {
    let Some((first, second, around)) = streets_of(text) else { return Vec::new() };
    let streets = |name: &str| -> Vec<(Place<'g>, f64)> {
        let question = Question::Free(format!("{name}, {around}"));
        let mut asked = SearchRequest { question, limit: MOST_STREETS, typeahead: Typeahead::Never, ..request.clone() };
        asked.filter.layers = [Layer::Address].into_iter().collect();
        asked.filter.ranks = Some((26, 27));
        let found = by_words(gazetteers, &asked, &mut None);
        let best = found.first().map_or(0.0, |answer| answer.score.total());
        let alike = found.iter().filter(|answer| is_as_typed(answer) && answer.score.total() > best - 0.2);
        alike.map(|answer| (answer.entry.place(), answer.score.total())).collect()
    };
    let (ours, theirs) = (streets(&first), streets(&second));
    let mut corners = Vec::new();
    for (a, score_a) in &ours {
        for (b, score_b) in theirs.iter().filter(|(b, _)| a != b) {
            if let Some(position) = meeting(*a, *b) {
                corners.push((*a, position, f64::midpoint(*score_a, *score_b)));
            }
        }
    }
    corners.sort_by(|a, b| b.2.total_cmp(&a.2));
    let answer = |(place, position, total)| {
        let mut score = Score::default();
        score.add(Part::Name, total);
        Answer { position, score, ..Answer::of(Entry::Place(place), Matched::Corner) }
    };
    corners.into_iter().map(answer).collect()
}

/// The names of two streets and what stands behind them, where the text is written like a corner.
fn streets_of(text: &str) -> Option<(String, String, String)> {
    let query = Query::new(text);
    let tokens = &query.tokens;
    let mut start = 0;
    let said = tokens.first().is_some_and(|token| CORNER.contains(&token.text.as_str()));
    if said {
        start = 1;
        while tokens.get(start).is_some_and(|token| OF.contains(&token.text.as_str())) {
            start += 1;
        }
    }
    let is_and = |index: &usize| {
        let token = &tokens[*index];
        matches!(token.before, Border::And | Border::Slash) || said && AND.contains(&token.text.as_str())
    };
    let between = (start + 1..tokens.len()).find(is_and)?;
    let second = if AND.contains(&tokens[between].text.as_str()) { between + 1 } else { between };
    let is_border = |index: &usize| matches!(tokens[*index].before, Border::Phrase | Border::Dash);
    let end = (second + 1..tokens.len()).find(is_border).unwrap_or(tokens.len());
    let name = |range: std::ops::Range<usize>| {
        let typed = query.typed(range);
        (!text::normalise(typed).is_empty()).then(|| typed.to_owned())
    };
    Some((name(start..between)?, name(second..end)?, query.typed(end..tokens.len()).to_owned()))
}

/// The point where two streets meet or come closest, if that is close enough.
fn meeting(a: Place<'_>, b: Place<'_>) -> Option<Point> {
    if a.bounding_box().distance_m(b.bounding_box().centre()) > 50_000.0 {
        return None;
    }
    let shape = b.shape();
    let points = a.ways().flat_map(gazetteer::Way::line);
    let nearest = points.map(|point| (shape.nearest(point), point));
    let ((foot, distance_m), _) = nearest.min_by(|a, b| a.0.1.total_cmp(&b.0.1))?;
    (distance_m <= MEET_M).then_some(foot)
}

#[cfg(test)]
mod tests {
    use super::streets_of;

    fn parts(text: &str) -> Option<(String, String, String)> {
        streets_of(text)
    }

    #[test]
    fn corners_are_written_in_many_ways() {
        let wanted = |a: &str, b: &str, c: &str| Some((a.to_owned(), b.to_owned(), c.to_owned()));
        assert_eq!(parts("Main St & 5th Ave, Troy"), wanted("Main St", "5th Ave", "Troy"));
        assert_eq!(parts("Ecke Kantstraße / Schlüterstraße, Berlin"), wanted("Kantstraße", "Schlüterstraße", "Berlin"));
        assert_eq!(parts("corner of High Street and Mill Lane"), wanted("High Street", "Mill Lane", ""));
        assert_eq!(parts("Laugavegur 5, Reykjavík"), None);
    }
}
