//! Moments as text: RFC 3339 in UTC, as the manifest has them.
//!
//! Only what imports and updates need: seconds since 1970 to `2026-03-01T04:05:06Z` and back. Leap seconds do not exist
//! here, as they do not in the clock of the system, and neither do years of more or less than four digits.

use std::time::{SystemTime, UNIX_EPOCH};

/// Seconds of a day.
const DAY: i64 = 86_400;

/// The last second of the year 9999.
const LAST: i64 = 253_402_300_799;

/// A moment in seconds since 1970, UTC, as `2026-03-01T04:05:06Z`; one outside the years 1970 to 9999 as the nearest
/// inside.
pub fn rfc3339(seconds: i64) -> String {
    let seconds = seconds.clamp(0, LAST);
    let (days, rest) = (seconds / DAY, seconds % DAY);
    let (year, month, day) = civil(days);
    format!("{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z", rest / 3600, rest / 60 % 60, rest % 60)
}

/// The present moment.
pub fn now() -> String {
    rfc3339(seconds_now())
}

/// The present moment in seconds since 1970.
pub fn seconds_now() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs() as i64
}

/// Seconds since 1970 of a moment as [`rfc3339`] prints it; `None` where the text is anything else.
pub fn parse(text: &str) -> Option<i64> {
    let form = b"0000-00-00T00:00:00Z";
    let fits = |(&found, &wanted): (&u8, &u8)| if wanted == b'0' { found.is_ascii_digit() } else { found == wanted };
    if text.len() != form.len() || !text.as_bytes().iter().zip(form).all(fits) {
        return None;
    }
    let number = |at: usize, digits: usize| text[at..at + digits].parse::<i64>().ok();
    let (year, month, day) = (number(0, 4)?, number(5, 2)?, number(8, 2)?);
    if year < 1970 || !(1..=12).contains(&month) || !(1..=days_of_month(year, month as usize)).contains(&day) {
        return None;
    }
    let days = (1970..year).map(days_of_year).sum::<i64>()
        + (1..month).map(|month| days_of_month(year, month as usize)).sum::<i64>()
        + day
        - 1;
    Some(days * DAY + number(11, 2)? * 3600 + number(14, 2)? * 60 + number(17, 2)?)
}

/// Year, month and day of a day since 1970 in the Gregorian calendar.
fn civil(mut days: i64) -> (i64, usize, i64) {
    let mut year = 1970;
    while days >= days_of_year(year) {
        days -= days_of_year(year);
        year += 1;
    }
    let mut month = 1;
    while days >= days_of_month(year, month) {
        days -= days_of_month(year, month);
        month += 1;
    }
    (year, month, days + 1)
}

fn days_of_year(year: i64) -> i64 {
    if is_leap(year) { 366 } else { 365 }
}

fn days_of_month(year: i64, month: usize) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_print_as_the_calendar_has_them() {
        let known = [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_399, "2000-02-28T23:59:59Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (1_772_337_906, "2026-03-01T04:05:06Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
            (LAST, "9999-12-31T23:59:59Z"),
        ];
        for (seconds, text) in known {
            assert_eq!(rfc3339(seconds), text);
            assert_eq!(parse(text), Some(seconds));
        }
    }

    #[test]
    fn what_is_no_moment_is_none() {
        for text in [
            "",
            "2026-03-01",
            "2026-13-01T00:00:00Z",
            "2026-02-29T00:00:00Z",
            "2026-03-01T04:05:06+01",
            "å026-03-01T04:05:0Z",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn moments_of_damaged_headers_print_too() {
        assert_eq!(rfc3339(i64::MIN), "1970-01-01T00:00:00Z");
        assert_eq!(rfc3339(i64::MAX), "9999-12-31T23:59:59Z");
    }
}
