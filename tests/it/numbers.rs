//! Rows of interpolated numbers beside mapped houses, conscription numbers, named houses, blocks.

use crate::support::{Town, World, free};

/// A row from 20 to 30 of which 24 is mapped, a little off the line.
fn row() -> Town {
    World::draw(
        "
        A-----------B
          i-a-b-c-j
             h
        ",
    )
    .way("AB", "highway=residential, name=Lange Gasse")
    .way("iabcj", "addr:interpolation=even")
    .node('i', "addr:housenumber=20, addr:street=Lange Gasse")
    .node('j', "addr:housenumber=28, addr:street=Lange Gasse")
    .node('h', "addr:housenumber=24, addr:street=Lange Gasse")
    .import()
}

#[test]
fn a_mapped_house_is_found_before_its_computed_number() {
    let town = row();
    assert_eq!(town.search("Lange Gasse 24"), ["h"]);
    assert_eq!(town.search("Lange Gasse 22"), ["W2#22"]);
}

#[test]
fn a_computed_number_never_answers_for_a_mapped_house() {
    let town = row();
    assert_eq!(town.reverse('a', 18), "W2#22");
    assert_eq!(town.reverse('b', 18), "W1", "24 is mapped elsewhere: its computed place says nothing");
    assert_eq!(town.reverse('h', 18), "h");
    assert_eq!(town.reverse('j', 18), "j");
}

#[test]
fn a_row_is_odd_even_all_or_counts_by_a_digit() {
    for (kind, (first, last), there, missing) in [
        ("odd", (1, 41), [3, 39], [2, 40]),
        ("even", (2, 42), [4, 40], [3, 41]),
        ("all", (1, 41), [2, 3], [42, 50]),
        ("1", (1, 41), [2, 3], [42, 50]),
        ("3", (1, 40), [4, 37], [2, 38]),
        ("9", (1, 37), [10, 28], [9, 36]),
    ] {
        let town = World::draw(
            "
            A-----------B
              i-------j
            ",
        )
        .way("AB", "highway=residential, name=Lange Gasse")
        .way("ij", &format!("addr:interpolation={kind}"))
        .node('i', &format!("addr:housenumber={first}, addr:street=Lange Gasse"))
        .node('j', &format!("addr:housenumber={last}, addr:street=Lange Gasse"))
        .import();
        for number in there {
            assert_eq!(town.first(&format!("Lange Gasse {number}")), format!("W2#{number}"), "{kind}");
        }
        for number in missing {
            assert_eq!(town.first(&format!("Lange Gasse {number}")), "W1", "{kind} {number}");
        }
    }
}

#[test]
fn a_house_with_two_numbers_is_found_by_either() {
    let town = World::draw("A--h--B")
        .way("AhB", "highway=residential, name=Nerudova")
        .node('h', "addr:housenumber=233/12, addr:conscriptionnumber=233, addr:streetnumber=12, addr:street=Nerudova")
        .import();
    for number in ["233/12", "12", "233"] {
        assert_eq!(town.search(&format!("Nerudova {number}")), ["h"], "{number}");
    }
}

#[test]
fn a_conscription_number_belongs_to_its_village() {
    let town = World::draw("v--h")
        .at(49.2, 16.6)
        .node('v', "place=village, name=Lhota")
        .node('h', "addr:conscriptionnumber=45, addr:place=Lhota")
        .import();
    for question in ["Lhota 45", "Lhota č.p. 45", "Lhota čp. 45", "Lhota čp 45"] {
        assert_eq!(town.search(question), ["h"], "{question}");
    }
}

#[test]
fn a_named_house_is_found_by_its_name_and_street() {
    let town = World::draw("A--h--B")
        .at(35.9, 14.5)
        .way("AhB", "highway=residential, name=Triq il-Kbira")
        .node('h', "addr:housename=Dar il-Hena, addr:street=Triq il-Kbira")
        .import();
    assert_eq!(town.first("Dar il-Hena, Triq il-Kbira"), "h");
    assert_eq!(town.first("Triq il-Kbira, Dar il-Hena"), "h");
}

#[test]
fn a_square_of_mannheim_is_a_street_with_numbers() {
    let town = World::draw("A--h--B")
        .at(49.48, 8.46)
        .way("AhB", "highway=residential, name=Q 7")
        .node('h', "addr:housenumber=24, addr:street=Q 7")
        .import();
    for question in ["Q7 24", "Q 7 24", "Q7, 24", "q7 24"] {
        assert_eq!(town.first(question), "h", "{question}");
    }
}

#[test]
fn a_japanese_block_is_found_with_its_number() {
    let town = World::draw("A-h-n-q-B")
        .at(35.68, 139.76)
        .way("AhB", "highway=residential, name=仲通り")
        .node('q', "place=quarter, name=丸の内")
        .node('n', "place=neighbourhood, name=一丁目")
        .node('h', "addr:block_number=9, addr:housenumber=1, addr:quarter=丸の内, addr:neighbourhood=一丁目")
        .import();
    for question in ["丸の内一丁目9-1", "丸の内 一丁目 9-1", "丸の内1丁目9-1"] {
        assert_eq!(town.first(question), "h", "{question}");
    }
}

/// A street whose houses bear blocks, offices and courts instead of numbers.
fn estate() -> Town {
    World::draw(
        "
        A-a-b-c-d-e-f-B    t
        ",
    )
    .way("AabcdefB", "highway=residential, name=Triq Dimech")
    .node('a', "addr:housenumber=4, addr:street=Triq Dimech")
    .node('b', "addr:housenumber=Block 5, addr:street=Triq Dimech")
    .node('c', "addr:housenumber=KKW400F/G, addr:street=Triq Dimech")
    .node('d', "addr:housenumber=2 South Court, addr:street=Triq Dimech")
    .node('e', "amenity=embassy, name=Tuneżija, addr:street=Triq Dimech, addr:housenumber=Office 7,The Bastions")
    .node('f', "addr:housenumber=175;177, addr:street=Triq Dimech")
    .node('t', "place=town, name=Floriana")
    .import()
}

#[test]
fn a_number_that_is_spelt_out_is_found_by_its_own_words() {
    let town = estate();
    for (question, expected) in [
        ("Triq Dimech Block 5, Floriana", "b"),
        ("Block 5 Triq Dimech Floriana", "b"),
        ("Triq Dimech Bolck 5, Floriana", "b"),
        ("Triq Dimech KKW400F/G, Floriana", "c"),
        ("kkw400f/g triq dimech floriana", "c"),
        ("2 South Court, Triq Dimech, Floriana", "d"),
        ("Triq Dimech Office 7, The Bastions, Floriana", "e"),
        ("Office 7, The Bastions Triq Dimech Floriana", "e"),
        ("Triq Dimech 175, 177, Floriana", "f"),
    ] {
        assert_eq!(town.first(question), expected, "{question}");
    }
    let fields = geocoder::Structured {
        street: Some("Block 5 Triq Dimech".into()),
        city: Some("Floriana".into()),
        ..geocoder::Structured::default()
    };
    assert_eq!(town.structured(fields)[0], "b");
}

#[test]
fn a_block_or_hall_is_no_house_number_where_no_house_is_called_so() {
    let town = estate();
    assert_eq!(town.first("Triq Dimech (hall 4), Floriana"), "W1");
    for question in ["Triq Dimech 4 (hall 5), Floriana", "Triq Dimech 4, 2nd floor, Floriana", "4 Triq Dimech hall 175"]
    {
        assert_eq!(town.first(question), "a", "{question}");
    }
    let answers = town.geocoder.search(&free("Triq Dimech Block 4, Floriana"));
    assert_ne!(answers[0].entry.house_number(), Some("Block 5"));
}

#[test]
fn while_a_number_is_typed_its_street_comes_first_and_then_the_houses_that_go_on_so() {
    let town = World::draw("A-a-b-B    C-c-D")
        .way("AabB", "highway=residential, name=Ringweg")
        .way("CcD", "highway=residential, name=Ringweg")
        .node('a', "addr:housenumber=230, addr:street=Ringweg")
        .node('b', "addr:housenumber=45, addr:street=Ringweg")
        .node('c', "addr:housenumber=5, addr:street=Ringweg")
        .import();
    assert_eq!(town.search("Ringweg 23")[..2], ["W1", "a"]);
    assert_eq!(town.search("Ringweg 5"), ["c"], "a number that is there is not the beginning of another");
    let mut asked = free("Ringweg 23");
    asked.typeahead = geocoder::Typeahead::Never;
    assert!(!town.ask(&asked).contains(&"a".to_owned()));
}

#[test]
fn a_list_of_lettered_numbers_is_one_number_with_and_without_the_town() {
    let town = World::draw("A-h-B   t")
        .way("AhB", "highway=residential, name=Spencer Road")
        .node('h', "addr:housenumber=22a;22b;22c, addr:street=Spencer Road")
        .node('t', "place=town, name=Newport")
        .import();
    for question in ["Spencer Road 22a, 22b, 22c", "Spencer Road 22a, 22b, 22c, Newport", "22b Spencer Road, Newport"] {
        assert_eq!(town.first(question), "h", "{question}");
    }
}

#[test]
fn a_flat_behind_the_letter_of_a_staircase_leads_to_the_staircase_or_the_house() {
    let town = World::draw("A-a-b-B")
        .way("AabB", "highway=residential, name=Erottajankatu")
        .node('a', "addr:housenumber=11 B, addr:street=Erottajankatu")
        .node('b', "addr:housenumber=13, addr:street=Erottajankatu")
        .import();
    assert_eq!(town.first("Erottajankatu 11 B 9"), "a");
    assert_eq!(town.first("Erottajankatu 13 A 2"), "b");
}

#[test]
fn of_more_streets_than_are_ranked_the_one_that_has_the_number_is_found() {
    // Three letters for each street.
    let letters = |street: u32| [0, 1, 2].map(|index| char::from_u32(0x4e00 + 3 * street + index).unwrap());
    let word = |street: u32| [100, 10, 1].map(|place| char::from(b'b' + (street / place % 10) as u8));
    let name = |street: u32| format!("Holt {}", String::from_iter(word(street)));
    let row = |street| letters(street).map(String::from).join("-");
    let map: Vec<String> = (0..320).map(row).collect();
    let mut world = World::draw(&format!("{}\n\nA-h-B", map.join("\n\n")));
    for street in 0..320 {
        let name = name(street);
        world = world
            .way(&String::from_iter(letters(street)), &format!("highway=residential, name={name}"))
            .node(letters(street)[1], &format!("addr:housenumber=5, addr:street={name}"));
    }
    let town = world
        .way("AhB", "highway=service, name=Holt Yard")
        .node('h', "addr:housenumber=7, addr:street=Holt Yard")
        .import();
    assert_eq!(town.first("Holt 7"), "h");
}
