//! What comes back: entries of a gazetteer with how well they fit.

use gazetteer::{BoundingBox, Entry, Point};

use crate::score::{Part, Score};

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
    /// Words that were taken for others: as typed, and as the name has them in its normal form.
    pub corrections: Vec<(String, String)>,
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

/// The least that an answer must be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LeastMatch {
    /// Whatever is true.
    #[default]
    Any,
    /// A street, or anything finer.
    Street,
    /// A house number, or a venue that was named.
    House,
    /// A venue.
    Venue,
}

impl LeastMatch {
    /// Whether an answer is that much.
    pub fn takes(self, answer: &Answer<'_>) -> bool {
        let numbered = matches!(answer.matched, Matched::Number | Matched::Interpolated);
        let lacks_number = answer.score.of(Part::Number) < 0.0;
        let is_venue = matches!(answer.entry, Entry::Place(place) if !(1..28).contains(&place.rank_address()));
        match self {
            Self::Any => true,
            Self::Street => answer.entry.rank_search() >= 26 && answer.matched != Matched::AreaOnly,
            Self::House => numbered || is_venue && !lacks_number,
            Self::Venue => is_venue,
        }
    }
}

impl<'g> Answer<'g> {
    /// An answer at an entry's own position, nothing scored yet.
    pub fn of(entry: Entry<'g>, matched: Matched) -> Self {
        Self {
            position: entry.position(),
            entry,
            interpolated: None,
            matched,
            score: Score::default(),
            distance_m: None,
            unused: Vec::new(),
            corrections: Vec::new(),
        }
    }

    /// How far the place that was meant may be from the position, in metres: half of what the answer covers.
    pub fn accuracy_m(&self) -> f64 {
        /// A point is no more exact than the survey that it comes from.
        const POINT_M: f64 = 5.0;
        let bbox = self.bounding_box();
        let half = bbox.centre().distance_m(Point::new(bbox.north, bbox.east));
        let between = if self.interpolated.is_some() { 4.0 * POINT_M } else { 0.0 };
        half.max(POINT_M) + between
    }

    /// The smallest box around the answer.
    pub fn bounding_box(&self) -> BoundingBox {
        if self.interpolated.is_some() { BoundingBox::of_point(self.position) } else { self.entry.bounding_box() }
    }
}
