//! Counts of requests since the start.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// Upper bounds of the classes of durations, in seconds.
pub const BOUNDS: [f64; 12] = [0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 10.0];

/// The requests of one dialect.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Series {
    /// Requests by status.
    pub by_status: BTreeMap<u16, u64>,
    /// Requests by duration: of each class, and last those above all bounds.
    pub by_duration: [u64; BOUNDS.len() + 1],
    /// The sum of all durations in seconds.
    pub seconds: f64,
}

/// Requests by dialect. The lock is held for some nanoseconds.
#[derive(Debug, Default)]
pub struct Tally(Mutex<BTreeMap<&'static str, Series>>);

impl Tally {
    /// Counts a request.
    pub fn add(&self, dialect: &'static str, status: u16, took: Duration) {
        let seconds = took.as_secs_f64();
        let class = BOUNDS.iter().position(|bound| seconds <= *bound).unwrap_or(BOUNDS.len());
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let series = all.entry(dialect).or_default();
        *series.by_status.entry(status).or_default() += 1;
        series.by_duration[class] += 1;
        series.seconds += seconds;
    }

    /// The counts of the moment.
    pub fn read(&self) -> BTreeMap<&'static str, Series> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_counted_by_dialect_status_and_duration() {
        let tally = Tally::default();
        tally.add("Photon", 200, Duration::from_micros(400));
        tally.add("Photon", 400, Duration::from_secs(20));
        let expected = Series {
            by_status: BTreeMap::from([(200, 1), (400, 1)]),
            by_duration: [0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
            seconds: 20.0004,
        };
        assert_eq!(tally.read(), BTreeMap::from([("Photon", expected)]));
    }
}
