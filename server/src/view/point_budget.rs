//! How many points the shapes of one answer may have.
//!
//! The outlines of fifty countries are tens of megabytes. Where the shapes of an answer have more points than it may
//! have, all of them are drawn more coarsely, with the smallest tolerance that suffices; the answer says which.

use axum::http::HeaderName;

use super::result::ResultView;

/// The header that says with which tolerance in degrees the shapes of an answer are drawn, where that had to be raised.
pub const HEADER: HeaderName = HeaderName::from_static("x-parvis-polygon-threshold");

/// Where simplification starts, in degrees: about a metre.
const FINEST: f64 = 1e-5;
/// The coarsest that is tried, in degrees.
const COARSEST: f64 = 1.0;

/// The shapes of an answer have more points than it may have, even drawn as coarsely as makes sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "The shapes of this answer have more than {most} points however coarsely they are drawn; ask for fewer places at once."
)]
pub struct TooManyPoints {
    /// The most that an answer may have.
    most: usize,
}

/// Draws the shapes of all answers with a tolerance in degrees, or as much more coarsely as it takes for `most` points.
///
/// Gives the tolerance where it had to be raised. Of the shapes as they are in the gazetteer one is in memory at a
/// time.
pub fn draw_all(views: &mut [ResultView<'_>], asked: f64, most: usize) -> Result<Option<f64>, TooManyPoints> {
    let (mut tolerance, mut points) = (asked, 0);
    for index in 0..views.len() {
        points += views[index].draw(tolerance);
        while points > most {
            if tolerance >= COARSEST {
                return Err(TooManyPoints { most });
            }
            tolerance = (tolerance * 2.0).max(FINEST);
            points = views[..=index].iter_mut().map(|view| view.redraw(tolerance)).sum();
        }
    }
    Ok((tolerance > asked).then_some(tolerance))
}
