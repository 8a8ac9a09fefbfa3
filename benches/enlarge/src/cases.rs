//! Questions with known answers, carried over to the copies.
//!
//! One question a line, as `parvis quality` reads them: kind, question, latitude, longitude, house number, accepted
//! spots. Each is asked of a copy picked by chance; those whose words can't be known in another copy stay with the
//! first one. A question that reads the same for several copies is answered rightly by any of them, unless it is asked
//! from nearby. One that breaks off may go on in several ways, and what begins with it in one copy mostly does so in
//! others: there all copies are right whose words can't be known.

use anyhow::{Context, Result, bail};
use gazetteer::{Point, text};

use crate::grid::Grid;
use crate::questions::Questions;
use crate::words::{Words, pick};

/// Carries questions over to the copies.
#[derive(Clone, Copy, Debug)]
pub struct Carrier<'a> {
    pub grid: &'a Grid,
    pub words: &'a Words,
    pub copies: u32,
}

/// A line of a case file.
struct Case<'t> {
    kind: &'t str,
    question: &'t str,
    at: Point,
    number: &'t str,
    spots: Vec<Point>,
}

impl Carrier<'_> {
    /// The lines of a file for the copies.
    ///
    /// # Errors
    /// At the first line that is no case.
    pub fn file(self, text: &str) -> Result<String> {
        let questions = Questions::new(self.words);
        let lines = text.lines().enumerate().filter(|(_, line)| !line.is_empty());
        lines
            .map(|(number, line)| {
                let case = Case::parse(line).with_context(|| format!("line {}", number + 1))?;
                Ok(self.case(&case, &questions))
            })
            .collect()
    }

    fn case(self, case: &Case<'_>, questions: &Questions<'_>) -> String {
        let first = pick(&("copy", case.kind, case.question), self.copies as usize) as u32;
        let tries = (first..self.copies).chain(0..first);
        let mut found = tries
            .filter_map(|copy| Some((copy, self.question(case, questions, copy)?, self.grid.place(case.at, copy)?)));
        let (copy, question, at) = found.next().unwrap_or_else(|| (0, case.question.to_owned(), case.at));
        let right = self.copies_asked_for(case, &question, copy, questions);
        let spots: Vec<_> = right
            .into_iter()
            .flat_map(|copy| case.spots.iter().filter_map(move |&spot| self.grid.place(spot, copy)))
            .map(|spot| format!("{:.6},{:.6}", spot.lat_degrees(), spot.lon_degrees()))
            .collect();
        let (lat, lon) = if case.spots.is_empty() { degrees(case.at) } else { degrees(at) };
        format!("{}\t{question}\t{lat:.7}\t{lon:.7}\t{}\t{}\n", case.kind, case.number, spots.join(";"))
    }

    /// The copy of a question and all others for which it reads the same.
    fn copies_asked_for(self, case: &Case<'_>, asked: &str, own: u32, questions: &Questions<'_>) -> Vec<u32> {
        let asked = text::normalise(asked);
        let others = if case.is_local() { 0..0 } else { 0..self.copies };
        let same = |copy: u32| {
            let question = || self.question(case, questions, copy).map(|other| text::normalise(&other));
            copy != own && question().map_or(case.is_unfinished(), |other| other == asked)
        };
        std::iter::once(own).chain(others.filter(|&copy| same(copy))).collect()
    }

    /// The question for a copy; `None` where its words can't be known.
    fn question(self, case: &Case<'_>, questions: &Questions<'_>, copy: u32) -> Option<String> {
        if copy == 0 {
            return Some(case.question.to_owned());
        }
        if case.is_reverse() {
            let (lat, lon) = degrees(self.grid.place(pair(case.question).ok()?, copy)?);
            return Some(format!("{lat:.7},{lon:.7}"));
        }
        if !case.kind.starts_with("structured_") {
            return questions.vary(case.question, case.is_unfinished(), copy);
        }
        let field = |field: &str| {
            let (key, value) = field.split_once('=')?;
            Some(format!("{key}={}", questions.vary(value, false, copy)?))
        };
        case.question.split('|').map(field).collect::<Option<Vec<_>>>().map(|fields| fields.join("|"))
    }
}

impl<'t> Case<'t> {
    fn parse(line: &'t str) -> Result<Self> {
        let columns: Vec<&str> = line.split('\t').collect();
        let [kind, question, lat, lon, number, spots] = columns[..] else {
            bail!("six columns separated by tabs expected, found {}", columns.len());
        };
        let spots = spots.split(';').filter(|spot| !spot.is_empty()).map(pair).collect::<Result<_>>()?;
        let case = Self { kind, question, at: point(lat, lon)?, number, spots };
        if case.is_reverse() {
            pair(question)?;
        }
        Ok(case)
    }

    fn is_reverse(&self) -> bool {
        self.kind.starts_with("reverse_")
    }

    /// Whether the last word may go on.
    fn is_unfinished(&self) -> bool {
        self.kind.starts_with("prefix_")
    }

    /// Whether only what is near is right.
    fn is_local(&self) -> bool {
        self.is_reverse() || self.kind.starts_with("bias_")
    }
}

fn pair(text: &str) -> Result<Point> {
    let (lat, lon) = text.split_once(',').with_context(|| format!("\"{text}\": LAT,LON expected"))?;
    point(lat, lon)
}

fn point(lat: &str, lon: &str) -> Result<Point> {
    let number = |text: &str| text.parse::<f64>().with_context(|| format!("\"{text}\": degrees expected"));
    Point::from_degrees(number(lat)?, number(lon)?).with_context(|| format!("{lat},{lon}: not in this world"))
}

fn degrees(point: Point) -> (f64, f64) {
    (point.lat_degrees(), point.lon_degrees())
}

#[cfg(test)]
mod tests {
    use gazetteer::BoundingBox;

    use super::*;
    use crate::words::WordsBuilder;

    fn carried(copies: u32, text: &str) -> Result<String> {
        let mut words = WordsBuilder::default();
        for name in ["Laugavegur", "Reykjavík"] {
            words.add(name, false);
        }
        let grid = Grid::new(BoundingBox::of_corners((64.0, -22.0), (65.0, -21.0)), copies)?;
        Carrier { grid: &grid, words: &words.finish(), copies }.file(text)
    }

    #[test]
    fn of_one_copy_nothing_changes() {
        let text = "street\tLaugavegur, Reykjavík\t64.1000000\t-21.9000000\t\t64.100000,-21.900000;64.110000,-21.910000\n\
            nonsense\txq vork\t0.0000000\t0.0000000\t\t\n";
        assert_eq!(carried(1, text).unwrap(), text);
    }

    #[test]
    fn a_question_is_moved_with_its_answers() {
        let text = "reverse_address\t64.1000000,-21.9000000\t64.1000000\t-21.9000000\t5\t64.100000,-21.900000\n";
        let lines: Vec<String> = (2..12).map(|copies| carried(copies, text).unwrap()).collect();
        assert!(lines.contains(&text.replace("-21.9", "-20.4")), "{lines:?}");
    }

    #[test]
    fn what_reads_the_same_for_two_copies_is_right_in_both() {
        // a number is no word of a name, so every copy has this question
        let text = "address\t5\t64.1000000\t-21.9000000\t5\t64.100000,-21.900000\n";
        let line = carried(2, text).unwrap();
        let spots: Vec<&str> = line.trim_end().rsplit('\t').next().unwrap().split(';').collect();
        assert_eq!(spots.len(), 2, "{line}");
        let near = carried(2, &text.replace("address", "bias_address")).unwrap();
        assert!(!near.contains(';'), "{near}");
    }

    #[test]
    fn a_wrong_line_is_named() {
        let error = format!("{:#}", carried(2, "place\tRom\n").unwrap_err());
        assert_eq!(error, "line 1: six columns separated by tabs expected, found 2");
    }
}
