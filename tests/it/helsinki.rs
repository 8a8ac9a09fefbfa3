//! The bundled extract of central Helsinki, from end to end.

use gazetteer::{Languages, OsmId, Point};
use geocoder::{Answer, Filter, Layer, ReverseRequest};

use crate::support::{free, helsinki};

fn first(text: &str) -> Answer<'static> {
    let answers = helsinki().search(&free(text));
    answers.into_iter().next().unwrap_or_else(|| panic!("{text}: nothing found"))
}

fn line(answer: &Answer<'_>, key: &str, language: &str) -> String {
    let languages = Languages::new(vec![language.to_owned()]);
    let lines = answer.entry.address();
    lines.iter().find(|line| line.key == key).map(|line| line.localise(&languages).to_owned()).unwrap_or_default()
}

#[test]
fn an_address_is_found_in_finnish_and_in_swedish() {
    for text in [
        "Aleksanterinkatu 52, Helsinki",
        "Aleksanterinkatu 52",
        "Alexandersgatan 52, Helsingfors",
        "alexandersgatan 52",
        "52 Aleksanterinkatu, 00100 Helsinki",
        "Aleksanterinkatu 52, Helsinki, Suomi",
        "Aleksanterinkatu 52, Helsinki, Finland",
    ] {
        let answer = first(text);
        let found = [("house_number", "fi"), ("road", "fi"), ("road", "sv"), ("country", "sv")]
            .map(|(key, language)| line(&answer, key, language));
        assert_eq!(found, ["52", "Aleksanterinkatu", "Alexandersgatan", "Finland"], "{text}");
        assert_eq!(answer.match_type, geocoder::MatchType::Number, "{text}");
    }
}

#[test]
fn the_city_is_the_first_answer_to_its_name() {
    for text in ["Helsinki", "Helsingfors", "helsinki, finland"] {
        let answer = first(text);
        assert_eq!(line(&answer, "city", "sv"), "Helsingfors", "{text}");
        assert!(answer.entry.rank_address() <= 16, "{text}: {:?}", answer.entry);
    }
}

#[test]
fn the_railway_square_is_found_at_its_own_coordinates() {
    let request = ReverseRequest {
        at: Point::from_degrees(60.1699, 24.9384).unwrap(),
        max_rank: 26,
        layers: [Layer::Address].into_iter().collect(),
        radius_m: 500.0,
        limit: 1,
        filter: Filter::default(),
    };
    let answers = helsinki().reverse(&request);
    assert_eq!(line(&answers[0], "road", "fi"), "Kaivokatu");
    assert!(answers[0].distance_m.unwrap() < 5.0);
}

#[test]
fn every_object_of_an_answer_is_found_by_its_id() {
    for text in ["Aleksanterinkatu 52", "Kauppatori", "Ateneum", "Helsinki"] {
        let answer = first(text);
        let osm: OsmId = answer.entry.osm().unwrap();
        assert!(helsinki().lookup(osm).iter().any(|entry| entry.place_id() == answer.entry.place_id()), "{text}");
        let known = helsinki().lookup_place_id(answer.entry.place_id()).unwrap();
        assert_eq!(known.osm(), Some(osm), "{text}");
    }
}

#[test]
fn every_house_is_found_by_its_own_address() {
    let gazetteer = &helsinki().gazetteers()[0];
    let languages = Languages::default();
    let (mut asked, mut missed) = (0, Vec::new());
    for ix in 0..gazetteer.len() {
        let street = gazetteer.place(gazetteer::PlaceIx(ix)).unwrap();
        for house in street.houses().step_by(9) {
            let question = format!("{} {}", languages.choose(street.names().iter()), house.number());
            asked += 1;
            let answers = helsinki().search(&free(&question));
            // one number is often on several doors and venues
            let right = answers.first().is_some_and(|answer| {
                answer.entry.house_number() == Some(house.number()) && answer.entry.street() == Some(street)
            });
            if !right {
                missed.push(question);
            }
        }
    }
    assert!(asked > 100, "{asked}");
    assert!(missed.len() * 20 <= asked, "{} of {asked} missed: {missed:?}", missed.len());
}
