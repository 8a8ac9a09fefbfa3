//! What comes back: entries of a gazetteer with how well they fit.

use gazetteer::{BoundingBox, Entry, Point};

use crate::score::Score;

/// An answer to a search or a reverse question.
#[derive(Clone, Debug)]
pub struct Answer<'g> {
    /// What it is.
    pub entry: Entry<'g>,
    /// Where it is shown: the entry's position, the foot on a street, or a point of an interpolated line.
    pub position: Point,
    /// The number, where it is one of several that the entry stands for (interpolated).
    pub interpolated: Option<u32>,
    /// What of the question it is.
    pub matched: Matched,
    /// Why it stands where it stands.
    pub score: Score,
    /// Metres from the point of a reverse question.
    pub distance_m: Option<f64>,
    /// Words of the question that it does not account for, as typed.
    pub unused: Vec<String>,
}

/// How far an answer goes into what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Matched {
    /// The house number that was asked for.
    Number,
    /// A number that lies between two known ones.
    Interpolated,
    /// The street, but not the number that was asked for.
    StreetOnly,
    /// The corner of the two streets that were asked for; the entry is the first of them.
    Corner,
    /// The named thing itself.
    Named,
    /// What is at the point or of the kind that was asked for.
    Found,
    /// An area around what was asked for.
    AreaOnly,
}

impl Answer<'_> {
    /// The smallest box around the answer.
    pub fn bounding_box(&self) -> BoundingBox {
        if self.interpolated.is_some() { BoundingBox::of_point(self.position) } else { self.entry.bounding_box() }
    }
}
