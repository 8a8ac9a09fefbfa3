//! What comes back: entries of a gazetteer with how well they fit.

use gazetteer::{BoundingBox, Entry, Point};

use crate::facts::{MatchFacts, NameFact, NumberFact};
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
    pub match_type: MatchType,
    /// How it fits what was asked.
    pub facts: MatchFacts,
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
pub enum MatchType {
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
pub enum MinMatch {
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

impl MinMatch {
    /// Whether an answer is that much.
    pub fn takes(self, answer: &Answer<'_>) -> bool {
        let numbered = matches!(answer.match_type, MatchType::Number | MatchType::Interpolated);
        let is_venue = matches!(answer.entry, Entry::Place(place) if !(1..28).contains(&place.rank_address()));
        match self {
            Self::Any => true,
            Self::Street => answer.entry.rank_search() >= 26 && answer.match_type != MatchType::AreaOnly,
            Self::House => numbered || is_venue && !answer.lacks_number(),
            Self::Venue => is_venue,
        }
    }
}

impl<'g> Answer<'g> {
    /// An answer at an entry's own position, nothing scored yet.
    pub fn of(entry: Entry<'g>, match_type: MatchType) -> Self {
        Self {
            position: entry.position(),
            entry,
            interpolated: None,
            match_type,
            facts: MatchFacts::default(),
            score: Score::default(),
            distance_m: None,
            unused: Vec::new(),
            corrections: Vec::new(),
        }
    }

    /// Whether a number was asked for that is not there.
    pub(crate) fn lacks_number(&self) -> bool {
        self.facts.number == NumberFact::Missing
    }

    /// Whether the number that was asked for is hardly its: it lacks it and is no street.
    pub(crate) fn is_misplaced(&self) -> bool {
        self.lacks_number() && self.match_type == MatchType::Named
    }

    /// Whether the whole name was typed.
    pub(crate) fn is_whole_name(&self) -> bool {
        self.facts.name == NameFact::Whole
    }

    /// Whether it is a whole name as typed, or a house number that was found on a street of that name.
    pub(crate) fn is_whole(&self) -> bool {
        let has_number = matches!(self.facts.number, NumberFact::Found | NumberFact::Interpolated);
        self.is_whole_name() && (self.match_type == MatchType::Named || has_number)
    }

    /// Whether it answers the question as a whole: where a house number may have been asked for, it has the number, or
    /// a name that has the number in it.
    pub(crate) fn is_complete(&self, asks_for_number: bool) -> bool {
        !asks_for_number || self.match_type != MatchType::StreetOnly && !self.lacks_number()
    }

    /// Whether it accounts for all words that name something, none of them taken for a misspelling.
    pub(crate) fn is_as_typed(&self) -> bool {
        self.facts.left_out == 0.0 && self.facts.guesses.are_slight()
    }

    /// Whether it leaves nothing of the question out, and is a whole name or a house whose number was found; words may
    /// be misspelt.
    pub(crate) fn accounts_for_all(&self) -> bool {
        let is_found = matches!(self.match_type, MatchType::Found | MatchType::Corner);
        self.facts.left_out == 0.0 && self.unused.is_empty() && (self.is_whole() || is_found)
    }

    /// Whether nothing is left to ask: it accounts for all words, with its whole name or as a house whose number was
    /// found.
    pub(crate) fn is_settled(&self) -> bool {
        self.is_as_typed()
            && self.unused.is_empty()
            && (self.is_whole() || matches!(self.match_type, MatchType::Found | MatchType::Corner))
    }

    /// Whether a word was only guessed from an inflected form, or worse.
    pub(crate) fn is_doubtful(&self) -> bool {
        self.facts.guesses.are_doubtful()
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
