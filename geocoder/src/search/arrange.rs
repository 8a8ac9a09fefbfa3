//! The last look at the list: best first, nothing twice, no more than asked for.

use std::cmp::Ordering;

use gazetteer::{OsmId, Point};
use rustc_hash::FxHashSet;

use crate::answer::Answer;
use crate::request::{Bias, SearchRequest};

/// How far below the best an answer may be and still be shown.
const FAR_BELOW: f64 = 0.9;

/// Sorts answers, drops what stands for the same object, and cuts the list.
pub fn arrange<'g>(mut answers: Vec<Answer<'g>>, request: &SearchRequest) -> Vec<Answer<'g>> {
    answers.retain(|answer| request.least.takes(answer));
    answers.sort_by(|a, b| b.score.total().total_cmp(&a.score.total()).then_with(|| by_nearness(a, b, request.bias)));
    let least = answers.first().map_or(0.0, |best| best.score.total() - FAR_BELOW);
    let mut seen: FxHashSet<(Option<OsmId>, &str)> = FxHashSet::default();
    answers.retain(|answer| {
        let osm = answer.entry.osm();
        answer.score.total() >= least && (osm.is_none() || seen.insert((osm, answer.entry.category().key)))
    });
    answers.truncate(request.limit);
    answers
}

fn by_nearness(a: &Answer<'_>, b: &Answer<'_>, bias: Bias) -> Ordering {
    let centre: Option<Point> = match bias {
        Bias::None => None,
        Bias::Point { at, .. } => Some(at),
        Bias::Viewbox(viewbox) => Some(viewbox.centre()),
    };
    centre.map_or(Ordering::Equal, |centre| centre.distance_m(a.position).total_cmp(&centre.distance_m(b.position)))
}
