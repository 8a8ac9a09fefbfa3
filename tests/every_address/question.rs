//! The address of an entry, as a question.

use std::ops::RangeInclusive;

use gazetteer::{Entry, Languages};

/// Most houses between the ends of a range that are asked for one by one.
const WIDEST: u32 = 40;

/// A question for one house.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The whole address.
    pub text: String,
    /// The number in it: the entry's, or a member of it.
    pub number: String,
}

/// The questions for an entry: one for each member of its number.
pub fn of(entry: &Entry<'_>, number: &str) -> Vec<Asked> {
    let members = members(number);
    members.into_iter().map(|number| Asked { text: text(entry, &number), number }).collect()
}

/// Name of the street, or of the place that a house without one hangs on.
pub fn street<'g>(entry: &Entry<'g>) -> &'g str {
    let local = Languages::default();
    let own = |place: gazetteer::Place<'g>| local.choose(place.names().iter());
    entry.street().map(own).unwrap_or_default()
}

/// Street or place, number, postcode and settlement.
fn text(entry: &Entry<'_>, number: &str) -> String {
    let local = Languages::default();
    let lines = entry.address();
    let street = street(entry);
    let areas = || lines.iter().filter(|line| line.key != "postcode").map(|line| (line.rank, line.localise(&local)));
    let settlement = [13..=16, 17..=25, 5..=12].into_iter().find_map(|ranks: RangeInclusive<u8>| {
        areas().find(|(rank, name)| ranks.contains(rank) && *name != street).map(|(_, name)| name)
    });
    let postcode = lines.iter().find(|line| line.key == "postcode").map(|line| line.localise(&local));
    let town: Vec<&str> = postcode.into_iter().chain(settlement).collect();
    let mut text = format!("{street} {number}");
    if !town.is_empty() {
        text.push_str(", ");
        text.push_str(&town.join(" "));
    }
    text
}

/// The members of "2;4;12" and "12-16": 2, 4 and 12; 12, 14 and 16. Anything else is its own only member.
fn members(number: &str) -> Vec<String> {
    let mut members = Vec::new();
    for member in number.split([';', ',']).map(str::trim).filter(|member| !member.is_empty()) {
        match range(member) {
            Some((first, last)) => {
                let step = if (last - first) % 2 == 0 { 2 } else { 1 };
                members.extend((first..=last).step_by(step).map(|number| number.to_string()));
            }
            None => members.push(member.to_owned()),
        }
    }
    members
}

fn range(member: &str) -> Option<(u32, u32)> {
    let (first, last) = member.split_once(['-', '–'])?;
    let (first, last): (u32, u32) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
    (first < last && last - first <= WIDEST).then_some((first, last))
}

#[test]
fn lists_and_ranges_are_asked_for_by_member() {
    let cases: [(&str, &[&str]); 6] = [
        ("2;4;12", &["2", "4", "12"]),
        ("12-16", &["12", "14", "16"]),
        ("1-3, 7b", &["1", "3", "7b"]),
        ("3 - 4", &["3", "4"]),
        ("12-500", &["12-500"]),
        ("12/3", &["12/3"]),
    ];
    for (number, expected) in cases {
        assert_eq!(members(number), expected, "{number}");
    }
}
