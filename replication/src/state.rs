//! The files by which a replication server tells how far it is, and where its diffs lie.

use indexer::timestamp;

use crate::error::Error;

/// What a state file says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    /// The number of the newest diff.
    pub sequence: i64,
    /// Up to when changes are in it, in seconds since 1970.
    pub timestamp: i64,
}

/// The largest number that paths have room for.
pub const LAST: i64 = 999_999_999;

/// The state file of a server, below its address.
pub const CURRENT: &str = "state.txt";

/// Reads a state file; `place` is where it was found.
///
/// # Errors
/// When it lacks number or time.
pub fn parse(text: &str, place: &str) -> Result<State, Error> {
    let fail = |fault: String| Error::State { place: place.to_owned(), fault };
    let value = |key: &str| {
        text.lines().filter_map(|line| line.trim().split_once('=')).find(|(found, _)| found.trim() == key).map(
            // a colon is escaped there, as in all files of properties
            |(_, value)| value.trim().replace('\\', ""),
        )
    };
    let sequence = value("sequenceNumber").ok_or_else(|| fail("no sequenceNumber".to_owned()))?;
    let moment = value("timestamp").ok_or_else(|| fail("no timestamp".to_owned()))?;
    let number = sequence.parse().ok().filter(|number| (0..=LAST).contains(number));
    Ok(State {
        sequence: number
            .ok_or_else(|| fail(format!("sequenceNumber={sequence}, a number of up to nine digits expected")))?,
        timestamp: timestamp::parse(&moment)
            .ok_or_else(|| fail(format!("timestamp={moment}, such as 2026-03-01T04:05:06Z expected")))?,
    })
}

/// Where a diff lies below the address of its server: `000/004/737.osc.gz`.
pub fn diff_path(sequence: i64) -> String {
    format!("{}.osc.gz", path(sequence))
}

/// Where the state file of a diff lies: `000/004/737.state.txt`.
pub fn state_path(sequence: i64) -> String {
    format!("{}.state.txt", path(sequence))
}

fn path(sequence: i64) -> String {
    format!("{:03}/{:03}/{:03}", sequence / 1_000_000, sequence / 1_000 % 1_000, sequence % 1_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_file_tells_number_and_time() {
        let text = "# original OSM minutely replication sequence number 6041123\n\
                    timestamp=2026-03-29T20\\:20\\:46Z\nsequenceNumber=4737\n";
        let state = parse(text, "here").unwrap();
        assert_eq!(state, State { sequence: 4737, timestamp: 1_774_815_646 });
    }

    #[test]
    fn what_is_no_state_file_says_what_it_lacks() {
        let found = |text| parse(text, "http://x/state.txt").unwrap_err().to_string();
        assert!(found("<html>").starts_with("http://x/state.txt: no sequenceNumber"));
        assert!(found("sequenceNumber=1").contains("no timestamp"));
        assert!(found("sequenceNumber=-4\ntimestamp=2026-03-29T20:20:46Z").contains("sequenceNumber=-4"));
        assert!(found("sequenceNumber=4\ntimestamp=yesterday").contains("timestamp=yesterday"));
    }

    #[test]
    fn paths_have_three_digits_a_folder() {
        assert_eq!(diff_path(4_737), "000/004/737.osc.gz");
        assert_eq!(state_path(123_456_789), "123/456/789.state.txt");
    }
}
