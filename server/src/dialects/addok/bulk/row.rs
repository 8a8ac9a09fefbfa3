//! Answering a row.

use std::panic::{AssertUnwindSafe, catch_unwind};

use csv::ByteRecord;
use gazetteer::{Languages, Point};
use geocoder::Geocoder;

use super::encoding::TextEncoding;
use super::table::Columns;
use crate::dialects::addok::feature::Feature;
use crate::dialects::addok::filters::{self, Named};
use crate::dialects::addok::{reverse, search};

/// Answers that are less sure than this leave their row empty.
const LEAST_SCORE: f64 = 0.5;
/// Bytes of a cell that are looked at: more than the characters of the longest question take.
const MOST_LOOKED_AT: usize = 1024;

/// What is asked for each row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Where an address is.
    Search,
    /// What is at a point.
    Reverse,
}

impl Kind {
    /// The names of result columns, in their order.
    pub fn results(self) -> &'static [&'static str] {
        match self {
            Self::Search => &[
                "latitude",
                "longitude",
                "result_label",
                "result_score",
                "result_score_next",
                "result_type",
                "result_id",
                "result_housenumber",
                "result_name",
                "result_street",
                "result_postcode",
                "result_city",
                "result_district",
                "result_citycode",
                "result_context",
                "result_status",
            ],
            Self::Reverse => &[
                "result_latitude",
                "result_longitude",
                "result_distance",
                "result_label",
                "result_type",
                "result_id",
                "result_housenumber",
                "result_name",
                "result_street",
                "result_postcode",
                "result_city",
                "result_district",
                "result_citycode",
                "result_context",
                "result_status",
            ],
        }
    }
}

/// What is known of a row.
#[derive(Debug)]
pub enum Outcome {
    /// It was answered; the score of the next best answer stands beside.
    Found(Box<Feature>, Option<f64>),
    /// Nothing is sure enough.
    NotFound,
    /// There is nothing to ask.
    Skipped,
    /// It can't be asked.
    Failed,
}

impl Outcome {
    /// The cell of a result column. A text that a spreadsheet would take for a formula gets an apostrophe before it.
    pub fn cell(&self, result: &str) -> String {
        let text = self.text(result);
        let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
        if is_formula && !is_number(result) { format!("'{text}") } else { text }
    }

    fn text(&self, result: &str) -> String {
        if result == "result_status" {
            return self.status().to_owned();
        }
        let Self::Found(feature, next) = self else { return String::new() };
        let own = |text: &Option<String>| text.clone().unwrap_or_default();
        let properties = &feature.properties;
        match result {
            "latitude" | "result_latitude" => feature.position.lat_degrees().to_string(),
            "longitude" | "result_longitude" => feature.position.lon_degrees().to_string(),
            "result_distance" => properties.distance.map(|metres| metres.to_string()).unwrap_or_default(),
            "result_label" => properties.label.clone(),
            "result_score" => properties.score.to_string(),
            "result_score_next" => next.map(|score| score.to_string()).unwrap_or_default(),
            "result_type" => properties.r#type.to_owned(),
            "result_id" => properties.id.clone(),
            "result_housenumber" => own(&properties.housenumber),
            "result_name" => properties.name.clone(),
            "result_street" => own(&properties.street),
            "result_postcode" => own(&properties.postcode),
            "result_city" => own(&properties.city),
            "result_district" => own(&properties.district),
            "result_citycode" => own(&properties.citycode),
            "result_context" => properties.context.clone(),
            _ => String::new(),
        }
    }

    fn status(&self) -> &'static str {
        match self {
            Self::Found(..) => "ok",
            Self::NotFound => "not-found",
            Self::Skipped => "skipped",
            Self::Failed => "error",
        }
    }
}

/// Whether a result column holds numbers, which may be negative.
fn is_number(result: &str) -> bool {
    matches!(result, "latitude" | "longitude" | "result_latitude" | "result_longitude")
}

/// What rows are answered with.
pub struct Answerer<'a> {
    /// The geocoder.
    pub geocoder: &'a Geocoder,
    /// Languages of names.
    pub languages: &'a Languages,
    /// The meaning of columns.
    pub columns: &'a Columns,
    /// Encoding of the file.
    pub encoding: TextEncoding,
    /// What is asked.
    pub kind: Kind,
}

impl Answerer<'_> {
    /// Answers a row. A panic fails this row alone.
    pub fn answer(&self, row: &ByteRecord) -> Outcome {
        let answered = catch_unwind(AssertUnwindSafe(|| match self.kind {
            Kind::Search => self.search(row),
            Kind::Reverse => self.reverse(row),
        }));
        answered.unwrap_or(Outcome::Failed)
    }

    fn search(&self, row: &ByteRecord) -> Outcome {
        let question = self.question(row);
        if question.trim().is_empty() {
            return Outcome::Skipped;
        }
        let cells = self.filter_cells(row);
        let Ok(filter) = filters::filter(&named(&cells), false) else { return Outcome::Failed };
        let request = search::request(question.trim(), 2, filter, self.point(row), false);
        let answers = self.geocoder.search(&request);
        let mut scores = search::scores(&answers);
        match (answers.first(), scores.next(), scores.next()) {
            (Some(best), Some(score), next) if score >= LEAST_SCORE => {
                Outcome::Found(Box::new(Feature::found(best, self.languages, score, false)), next)
            }
            _ => Outcome::NotFound,
        }
    }

    /// The address of a row, from as many of its columns as a question has room for.
    fn question(&self, row: &ByteRecord) -> String {
        let mut question = String::new();
        for text in self.columns.address.iter().filter_map(|column| self.cell(row, *column)) {
            if question.len() > MOST_LOOKED_AT {
                break;
            }
            if !question.is_empty() {
                question.push(' ');
            }
            question.push_str(&text);
        }
        question.chars().take(search::MOST_CHARS).collect()
    }

    fn reverse(&self, row: &ByteRecord) -> Outcome {
        let has_text = |column: Option<usize>| column.and_then(|column| self.cell(row, column)).is_some();
        let Some(at) = self.point(row) else {
            let is_empty = !has_text(self.columns.lat) && !has_text(self.columns.lon);
            return if is_empty { Outcome::Skipped } else { Outcome::Failed };
        };
        let cells = self.filter_cells(row);
        let Ok(filter) = filters::filter(&named(&cells), false) else { return Outcome::Failed };
        let answers = self.geocoder.reverse(&reverse::request(at, 1, filter));
        let found = answers.first().map(|answer| Box::new(Feature::near(answer, self.languages, false)));
        found.map_or(Outcome::NotFound, |feature| Outcome::Found(feature, None))
    }

    fn point(&self, row: &ByteRecord) -> Option<Point> {
        // Spreadsheets of many countries write a comma.
        let number = |column: Option<usize>| self.cell(row, column?)?.replace(',', ".").parse::<f64>().ok();
        Point::from_degrees(number(self.columns.lat)?, number(self.columns.lon)?)
    }

    fn filter_cells(&self, row: &ByteRecord) -> Vec<(&'static str, String)> {
        self.columns.filters.iter().filter_map(|(name, column)| Some((*name, self.cell(row, *column)?))).collect()
    }

    /// The text of a cell that has some.
    fn cell(&self, row: &ByteRecord, column: usize) -> Option<String> {
        let bytes = row.get(column)?.trim_ascii();
        let text = self.encoding.decode(&bytes[..bytes.len().min(MOST_LOOKED_AT)]);
        Some(text.trim().to_owned()).filter(|text| !text.is_empty())
    }
}

fn named<'a>(cells: &'a [(&'static str, String)]) -> Named<'a> {
    cells.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_columns_of_numbers_may_begin_with_a_minus() {
        assert!(["latitude", "result_longitude"].into_iter().all(is_number));
        assert!(!["result_label", "result_name", "result_housenumber"].into_iter().any(is_number));
    }
}
