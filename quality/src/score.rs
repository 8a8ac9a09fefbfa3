//! Whether an answer is right, and the figures of many.
//!
//! Pure: no server and no file is known here. An answer is right when it lies near enough to an accepted spot and bears
//! the house number asked for, or has the expected parts; for gibberish no answer is right. Recall@1 is the share of
//! the questions whose first answer is right, recall@5 of those with a right one among the first five.

use gazetteer::text::normalise;

use crate::answer::Answer;
use crate::case::{Case, Expected};
use crate::request::LIMIT;

/// What came of one question.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Verdict {
    /// The first answer is right.
    pub first: bool,
    /// One of the first five is.
    pub five: bool,
    /// Metres from the first answer to the nearest accepted spot.
    pub distance_m: Option<f64>,
}

/// Judges the answers to a case.
pub fn judge(case: &Case, answers: &[Answer]) -> Verdict {
    let all = |good: bool| Verdict { first: good, five: good, distance_m: None };
    match &case.expected {
        Expected::Nothing => all(answers.is_empty()),
        Expected::AreaAtMost => all(!answers.iter().any(|answer| answer.finer_than_area)),
        expected => Verdict {
            first: answers.first().is_some_and(|answer| right(expected, answer)),
            five: answers.iter().take(LIMIT).any(|answer| right(expected, answer)),
            distance_m: answers.first().and_then(|answer| distance_m(expected, answer)),
        },
    }
}

fn right(expected: &Expected, answer: &Answer) -> bool {
    let within = |limit: f64| distance_m(expected, answer).is_some_and(|metres| metres <= limit);
    match expected {
        Expected::Nothing | Expected::AreaAtMost => false,
        Expected::Spots { within_m, house_number, .. } => {
            house_number.as_ref().is_none_or(|number| same_number(number, answer.part("housenumber")))
                && within(*within_m)
        }
        Expected::Fields { fields, spot } => {
            fields.iter().all(|(name, value)| normalise(answer.part(name)) == normalise(value))
                && spot.is_none_or(|(_, limit)| within(limit))
        }
    }
}

/// Metres from an answer to the nearest spot that is accepted.
fn distance_m(expected: &Expected, answer: &Answer) -> Option<f64> {
    let spots = match expected {
        Expected::Spots { spots, .. } => spots.as_slice(),
        Expected::Fields { spot: Some((spot, _)), .. } => std::slice::from_ref(spot),
        _ => &[],
    };
    spots.iter().map(|spot| spot.distance_m(answer.point)).min_by(f64::total_cmp)
}

/// Whether two house numbers have a number in common; "12;14" and "14" do.
fn same_number(wanted: &str, got: &str) -> bool {
    let numbers = |text: &str| -> Vec<String> {
        let folded = text.to_lowercase().replace(' ', "").replace(',', ";");
        let mut parts: Vec<String> = folded.split(';').map(str::to_owned).collect();
        parts.push(folded);
        parts.retain(|part| !part.is_empty());
        parts
    };
    let got = numbers(got);
    numbers(wanted).iter().any(|number| got.contains(number))
}

/// The figures of many questions of one kind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    /// Questions asked.
    pub asked: usize,
    /// Questions whose first answer was right.
    pub first: usize,
    /// Questions with a right answer among the first five.
    pub five: usize,
    /// Questions that failed: no connection, or a status of 500 and above.
    pub errors: usize,
    /// Milliseconds a question took, in any order.
    pub ms: Vec<f64>,
    /// Metres that first answers were off, in any order.
    pub metres: Vec<f64>,
}

impl Tally {
    /// Counts a question that was answered, well or not.
    pub fn add(&mut self, verdict: Verdict, ms: f64) {
        self.asked += 1;
        self.first += usize::from(verdict.first);
        self.five += usize::from(verdict.five);
        self.ms.push(ms);
        self.metres.extend(verdict.distance_m);
    }

    /// Counts a question that failed.
    pub fn add_error(&mut self) {
        self.asked += 1;
        self.errors += 1;
    }

    /// Takes in the questions of another tally.
    pub fn merge(&mut self, other: &Self) {
        self.asked += other.asked;
        self.first += other.first;
        self.five += other.five;
        self.errors += other.errors;
        self.ms.extend(&other.ms);
        self.metres.extend(&other.metres);
    }

    /// Share of questions whose first answer was right, 0 to 1.
    pub fn recall_at_1(&self) -> f64 {
        share(self.first, self.asked)
    }

    /// Share of questions with a right answer among the first five, 0 to 1.
    pub fn recall_at_5(&self) -> f64 {
        share(self.five, self.asked)
    }

    /// Milliseconds that this share of the questions stayed below; 0 without any.
    pub fn ms_at(&self, share: f64) -> f64 {
        at(&self.ms, share).unwrap_or_default()
    }

    /// Metres that half of the first answers were nearer than.
    pub fn median_distance_m(&self) -> Option<f64> {
        at(&self.metres, 0.5)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// The value at a share of the sorted row.
fn at(values: &[f64], share: f64) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let index = (sorted.len() as f64 * share) as usize;
    sorted.get(index.min(sorted.len().saturating_sub(1))).copied()
}

#[cfg(test)]
mod tests {
    use gazetteer::Point;

    use super::*;
    use crate::case::Question;

    fn at_degrees(lat: f64) -> Point {
        Point::from_degrees(lat, 10.0).unwrap()
    }

    fn answer(lat: f64, parts: &[(&str, &str)], finer_than_area: bool) -> Answer {
        let parts = parts.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Answer { point: at_degrees(lat), label: String::new(), finer_than_area, parts }
    }

    fn case(expected: Expected) -> Case {
        Case { kind: "x".into(), question: Question::Text("x".into()), bias: None, language: None, expected }
    }

    fn shares(case: &Case, answers: &[Answer]) -> (bool, bool) {
        let verdict = judge(case, answers);
        (verdict.first, verdict.five)
    }

    #[test]
    fn a_house_is_right_near_a_spot_and_with_its_number() {
        let spots = vec![at_degrees(50.0), at_degrees(51.0)];
        let house = case(Expected::Spots { spots, within_m: 60.0, house_number: Some("12 A".into()) });
        let near = |number| answer(50.0005, &[("housenumber", number)], true);
        assert_eq!(shares(&house, &[near("12a")]), (true, true));
        assert_eq!(shares(&house, &[near("14"), near("10;12A")]), (false, true));
        assert_eq!(shares(&house, &[answer(50.001, &[("housenumber", "12a")], true)]), (false, false));
        assert_eq!(shares(&house, &[near("")]), (false, false));
        assert_eq!(judge(&house, &[near("14")]).distance_m.map(f64::round), Some(56.0));
        assert_eq!(judge(&house, &[]), Verdict::default());
    }

    #[test]
    fn only_the_first_five_count() {
        let place = case(Expected::Spots { spots: vec![at_degrees(50.0)], within_m: 2_500.0, house_number: None });
        let mut answers = vec![answer(60.0, &[], false); 5];
        answers.push(answer(50.0, &[], false));
        assert_eq!(shares(&place, &answers), (false, false));
        assert_eq!(shares(&place, &answers[1..]), (false, true));
    }

    #[test]
    fn gibberish_finds_nothing_and_a_made_up_street_an_area_at_most() {
        let (town, street) = (answer(50.0, &[], false), answer(50.0, &[], true));
        assert_eq!(shares(&case(Expected::Nothing), &[]), (true, true));
        assert_eq!(shares(&case(Expected::Nothing), std::slice::from_ref(&town)), (false, false));
        assert_eq!(shares(&case(Expected::AreaAtMost), std::slice::from_ref(&town)), (true, true));
        assert_eq!(shares(&case(Expected::AreaAtMost), &[town, street]), (false, false));
    }

    #[test]
    fn expected_parts_are_compared_without_case_and_accents() {
        let fields = vec![("street".to_owned(), "Rue de l'Évêché".to_owned()), ("city".to_owned(), "Lyon".to_owned())];
        let wanted = case(Expected::Fields { fields, spot: Some((at_degrees(45.0), 200.0)) });
        let parts = [("street", "rue de l’eveche"), ("city", "LYON")];
        assert_eq!(shares(&wanted, &[answer(45.001, &parts, true)]), (true, true));
        assert_eq!(shares(&wanted, &[answer(45.01, &parts, true)]), (false, false));
        assert_eq!(shares(&wanted, &[answer(45.0, &parts[..1], true)]), (false, false));
    }

    #[test]
    fn a_tally_counts_shares_and_percentiles() {
        let mut tally = Tally::default();
        for ms in (1..=99_u32).rev() {
            let first = ms > 9;
            tally.add(Verdict { first, five: true, distance_m: Some(f64::from(ms)) }, f64::from(ms));
        }
        tally.add_error();
        let figures = [tally.recall_at_1(), tally.recall_at_5(), tally.ms_at(0.5), tally.ms_at(0.99)];
        assert_eq!(figures.map(|figure| (figure * 100.0).round() as u32), [90, 99, 5_000, 9_900]);
        assert_eq!((tally.asked, tally.errors, tally.median_distance_m()), (100, 1, Some(50.0)));
        assert_eq!((Tally::default().recall_at_1(), Tally::default().median_distance_m()), (0.0, None));
    }
}
