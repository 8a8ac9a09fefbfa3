//! How many answers are wanted, and how many must be fetched for them.

use super::{Empty, Error, Query};

/// How many answers `limit` asks for, cut to 1 to `most`; `usual` where it is absent.
pub fn limit(query: &Query, usual: i64, most: i64, empty: Empty) -> Result<usize, Error> {
    let asked = if empty.is_absent(query, "limit") { None } else { query.integer("limit")? };
    Ok(asked.unwrap_or(usual).clamp(1, most) as usize)
}

/// How many answers are fetched, so that enough stay when those that look alike are dropped: up to ten more.
pub fn fetched(limit: usize, dedupe: bool) -> usize {
    if dedupe { limit + limit.min(10) } else { limit }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_cut_to_its_range_and_an_empty_one_is_absent_or_refused() {
        let of = |raw, empty| limit(&Query::parse(raw), 5, 50, empty);
        for (raw, expected) in [("", 5), ("limit=7", 7), ("limit=0", 1), ("limit=-3", 1), ("limit=99999999999", 50)] {
            assert_eq!(of(raw, Empty::Refused), Ok(expected), "{raw}");
        }
        assert_eq!(of("limit=", Empty::Absent), Ok(5));
        assert!(of("limit=", Empty::Refused).is_err());
        assert!(of("limit=x", Empty::Absent).is_err());
    }

    #[test]
    fn those_that_look_alike_are_made_up_for() {
        assert_eq!([(1, true), (50, true), (50, false)].map(|(limit, dedupe)| fetched(limit, dedupe)), [2, 60, 50]);
    }
}
