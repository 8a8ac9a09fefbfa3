use proptest::prelude::*;

use super::*;
use crate::text;

fn matched(asked: &str, stored: &str) -> Match {
    HouseNumber::parse(asked).unwrap().matches(stored)
}

#[test]
fn writing_does_not_matter() {
    for stored in [
        "12b",
        "12 b",
        "12B",
        "12/b",
        "12-b",
        "12.B",
        "012b",
        "１２ｂ",
        "١٢b",
        "12б",
        "Nr. 12b",
        "No 12 B",
        "№12b",
        "n° 12b",
        "12\u{200b}b",
    ] {
        assert_eq!(matched("12b", stored), Match::Exact, "{stored}");
        assert_eq!(matched(stored, "12 B"), Match::Exact, "{stored}");
    }
    assert_eq!(matched("12 bis", "12bis"), Match::Exact);
    assert_eq!(matched("12½", "12 1/2"), Match::Exact);
    assert_eq!(matched("3-5-12", "3丁目5番12号"), Match::Exact);
}

#[test]
fn other_numbers_do_not_match() {
    for stored in ["230", "2", "3", "123", "23230", "2 3", "", "b", "A23", "24;230", "100-230"] {
        assert_eq!(matched("23", stored), Match::None, "{stored}");
    }
    assert_eq!(matched("12a", "12b"), Match::None);
    assert_eq!(matched("12/3", "12/4"), Match::None);
    assert_eq!(matched("123", "12/3"), Match::None);
}

#[test]
fn lists_answer_for_their_members() {
    for list in ["2;4;12", "2,4,12", "2, 4, 12", "12+14", "4 & 12"] {
        assert_eq!(matched("12", list), Match::Member, "{list}");
        assert_eq!(matched(list, "12"), Match::Member, "{list}");
    }
    assert_eq!(matched("2,4", "2;4"), Match::Exact);
    assert_eq!(matched("2;4", "4;2"), Match::Member);
    assert_eq!(matched("12", "11/12"), Match::Member);
}

#[test]
fn ranges_answer_for_what_lies_between_their_ends() {
    assert_eq!(matched("12-14", "12 – 14"), Match::Exact);
    assert_eq!(matched("12", "12-14"), Match::Member);
    assert_eq!(matched("14", "12-14"), Match::Member);
    assert_eq!(matched("13", "12-14"), Match::Between);
    assert_eq!(matched("13", "12-15"), Match::Member);
    assert_eq!(matched("12-14", "14"), Match::Member);
    assert_eq!(matched("12-14", "12-16"), Match::Member);
    assert_eq!(matched("16", "12-14"), Match::None);
    assert_eq!(matched("14b", "12-16"), Match::Base);
    assert_eq!(matched("12b", "12a-c"), Match::Member);
    assert_eq!(matched("12d", "12a-c"), Match::None);
    assert_eq!(matched("12", "12a-c"), Match::Base);
    assert_eq!(matched("4", "2;4-8"), Match::Member);
    assert_eq!(matched("4", "3-5-12"), Match::None);
}

#[test]
fn a_house_stands_for_its_parts_and_parts_for_the_house() {
    assert_eq!(matched("12b", "12"), Match::Base);
    assert_eq!(matched("12", "12b"), Match::Base);
    assert_eq!(matched("12/3", "12/3"), Match::Exact);
    assert_eq!(matched("12", "12/3"), Match::Base);
    assert_eq!(matched("12/3", "12"), Match::Base);
    assert_eq!(matched("12/3/4", "12/3"), Match::Base);
    assert_eq!(matched("12b", "12 bis"), Match::Member);
    assert_eq!(matched("12", "1234/12"), Match::Tail);
    assert_eq!(matched("1234", "1234/12"), Match::Base);
}

#[test]
fn buildings_of_a_russian_house_are_told_apart_however_they_are_written() {
    for stored in ["10 к3", "10к3", "10 К3", "10 корп. 3", "10, корп. 3", "10 корпус 3", "д. 10, к. 3", "дом 10 к 3"]
    {
        assert_eq!(matched("10 корп. 3", stored), Match::Exact, "{stored}");
        assert_eq!(matched(stored, "10к3"), Match::Exact, "{stored}");
        assert_eq!(matched(stored, "10"), Match::Base, "{stored}");
        for other in ["10 к1", "10 с3", "10А", "10/3", "10К", "3"] {
            assert_eq!(matched(stored, other), Match::None, "{stored} {other}");
        }
    }
    assert_eq!(matched("11 к1 стр. 2", "11 к1 с2"), Match::Exact);
    assert_eq!(matched("11 к1", "11 к1 с2"), Match::Base);
    assert_eq!(matched("17А к3", "17А"), Match::Base);
    assert_eq!(matched("8 к1", "8А"), Match::None);
    assert_eq!(matched("4 литВ", "4 лит. В"), Match::Exact);
    assert_eq!(matched("4В", "4 литера В"), Match::Exact);
    assert_eq!(matched("17к", "17К"), Match::Exact);
    assert_eq!(matched("11 K", "11 K 9"), Match::Base, "stair and flat of a Finnish house");
}

#[test]
fn questions_show_numbers_of_the_world() {
    assert_eq!(spans("улица Руставели 8 к1, Москва"), ["8 к1", "8"]);
    assert_eq!(spans("улица Грина, д. 3, корп. 3, стр. 1"), ["д. 3, корп. 3, стр. 1", "д. 3, корп. 3", "д. 3"]);
    assert_eq!(spans("улица Грина 55к3")[0], "55к3");
    assert_eq!(spans("улица Грина, дом 32"), ["дом 32", "32"]);
    assert_eq!(spans("501H1 Main Street")[0], "501H1");
    assert_eq!(spans("Weg 34 10, Ort"), ["34 10", "34", "10"]);
    assert_eq!(spans("6729 1/2 Melrose Avenue")[0], "6729 1/2");
    assert_eq!(spans("108 L6 Main Street")[0], "108 L6");
    assert_eq!(spans("臺北市中山北路二段16巷2之1號"), ["2之1號"]);
    assert_eq!(spans("10號 南京西路"), ["10號"]);
    assert_eq!(spans("臺北市南京東路一段2號1樓"), ["2號"]);
    assert_eq!(spans("千代田区有楽町1丁目1番3号"), ["1番3号"]);
    assert_eq!(spans("有楽町1-1-3"), ["1-1-3", "1-3"]);
    assert_eq!(spans("Kyobashi 1-7-2, Chuo-ku"), ["1-7-2"]);
    assert_eq!(spans("5th Avenue 4x4"), ["4x4"]);
}

#[test]
fn houses_may_have_names() {
    assert_eq!(matched("Rose Cottage", "ROSE-COTTAGE"), Match::Exact);
    assert_eq!(matched("Rose Cottage", "Rose"), Match::None);
    assert_eq!(matched("Rósa", "Rosa"), Match::Exact);
    assert_eq!(HouseNumber::parse(" - "), None);
}

#[test]
fn numbers_sort_as_they_stand_in_the_street() {
    let mut numbers = ["Rosa", "100", "12/3", "12b", "2", "12", "12-14", "12 a", "9"];
    numbers.sort_by(|a, b| compare(a, b));
    assert_eq!(numbers, ["2", "9", "12", "12-14", "12/3", "12 a", "12b", "100", "Rosa"]);
}

fn spans(question: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    text::tokens(question, &mut tokens);
    let source = |span: &NumberSpan| {
        let range = span.tokens.clone();
        &question[tokens[range.start].source().start..tokens[range.end - 1].source().end]
    };
    number_spans(question, &tokens).iter().map(source).collect()
}

#[test]
fn questions_show_where_a_number_may_stand() {
    assert_eq!(spans("Landstrasse 110, 9490 Vaduz"), ["110", "9490"]);
    assert_eq!(spans("12 b Main Street"), ["12 b", "12"]);
    assert_eq!(spans("12 bis rue X"), ["12 bis", "12"]);
    assert_eq!(spans("5 d'Or"), ["5"]);
    assert_eq!(spans("Pjazza 11/12, Mosta"), ["11/12"]);
    assert_eq!(spans("Weg 12-14b"), ["12-14b"]);
    assert_eq!(spans("Broadway 54,56, Sandown"), ["54,56", "54", "56"]);
    assert_eq!(spans("Weg 12 - 14"), ["12 - 14"]);
    assert_eq!(spans("Le 1989 - 660 Rue du Centre"), ["1989", "660"]);
    assert_eq!(spans("Weg 175, 177"), ["175, 177", "175", "177"]);
    assert_eq!(spans("Road 22a, 22b, 22c, Newport")[0], "22a, 22b, 22c");
    assert_eq!(spans("Weg 22a, 23b"), ["22a", "23b"]);
    assert_eq!(spans("katu 11 B 9, Helsinki")[..3], ["11 B 9", "11 B", "11"]);
    assert_eq!(spans("Weg 5 A 80331 Ort")[..2], ["5 A", "5"]);
    assert_eq!(spans("Estate KKW400F/G"), ["KKW400F/G", "KKW400F"]);
    assert_eq!(spans("No. 5 Main"), ["No. 5"]);
    assert_eq!(spans("5th Avenue, 2nd floor, 1er"), [""; 0]);
    assert_eq!(spans("123456 Q7"), ["Q7"]);
}

#[test]
fn a_house_number_has_the_numbers_of_its_members_and_of_whatever_its_hyphens_mean() {
    assert_eq!(numbers("12b"), Some(vec![12..=12, 12..=12]));
    assert_eq!(numbers("1234/12"), Some(vec![1234..=1234, 12..=12, 1234..=1234, 12..=12]));
    assert_eq!(numbers("2;7-11"), Some(vec![2..=2, 7..=11, 2..=2, 7..=7, 11..=11]));
    for any in ["Rosa", "A;12", "Block 4", "-"] {
        assert_eq!(numbers(any), None, "{any}");
    }
}

proptest! {
    #[test]
    fn any_text_is_equal_to_itself(number in any::<String>()) {
        if let Some(asked) = HouseNumber::parse(&number) {
            prop_assert_eq!(asked.matches(&number), Match::Exact);
        }
        prop_assert_eq!(compare(&number, &number), Ordering::Equal);
    }

    #[test]
    fn numbers_that_answer_each_other_share_one(asked in "[0-9a-cA;,/ -]{0,12}", stored in "[0-9a-cA;,/ -]{0,12}") {
        let shared = |asked: &HouseNumber| {
            let (Some(own), Some(other)) = (asked.numbers(), numbers(&stored)) else { return true };
            own.iter().any(|own| other.iter().any(|other| own.start() <= other.end() && other.start() <= own.end()))
        };
        if let Some(asked) = HouseNumber::parse(&asked) {
            for notation in [Notation::Ranges, Notation::Blocks] {
                prop_assert!(asked.matches_in(notation, &stored) == Match::None || shared(&asked));
            }
        }
    }

    #[test]
    fn any_pair_is_compared_without_panic(asked in "[0-9a-c;,/ -]{0,12}", stored in "[0-9a-c;,/ -]{0,12}") {
        let forward = HouseNumber::parse(&asked).map(|number| number.matches(&stored));
        let backward = HouseNumber::parse(&stored).map(|number| number.matches(&asked));
        if let (Some(forward), Some(backward)) = (forward, backward) {
            prop_assert_eq!(forward == Match::Exact, backward == Match::Exact);
        }
    }
}
