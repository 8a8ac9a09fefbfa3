//! The lines of a dump in their order: header, countries, areas from large to small, streets, everything else.
//!
//! Readers look the parts of an address up among the places that they have read, so what is above comes first.

use std::collections::BTreeSet;
use std::io::{self, Write};

use gazetteer::{Entry, Gazetteer, House, Place, PlaceIx, countries};

use super::document::{Country, Features, Header, Line, Tags};
use super::places::{house, place, way};

/// Version of the format.
const VERSION: &str = "0.1.0";

/// Writes a whole gazetteer.
pub fn write(out: &mut dyn Write, gazetteer: &Gazetteer, with_shapes: bool) -> io::Result<()> {
    write_header(out, gazetteer)?;
    for area in areas(gazetteer) {
        Line::write(out, "Place", [place(area, with_shapes)])?;
    }
    for street in shown(gazetteer).filter(|place| place.is_street()) {
        write_street(out, street, with_shapes)?;
    }
    for other in shown(gazetteer) {
        if !other.is_street() && other.rank_address() > 25 || other.rank_address() == 0 {
            write_other(out, other, with_shapes)?;
        }
        for one in other.houses().filter(|house| !house.is_place()) {
            write_house(out, &one, with_shapes)?;
        }
    }
    Ok(())
}

fn write_header(out: &mut dyn Write, gazetteer: &Gazetteer) -> io::Result<()> {
    let manifest = gazetteer.manifest();
    let header = Header {
        version: VERSION,
        generator: format!("parvis {}", env!("CARGO_PKG_VERSION")),
        data_timestamp: manifest.source.data_timestamp.as_deref(),
        features: Features { sorted_by_country: false, has_addresslines: true },
    };
    Line::write(out, "NominatimDumpFile", header)?;
    let codes: BTreeSet<[u8; 2]> = shown(gazetteer).filter_map(|place| place.hierarchy().country()).collect();
    Line::write(out, "CountryInfo", codes.into_iter().map(country).collect::<Vec<_>>())
}

fn country(code: [u8; 2]) -> Country {
    let key = |language: &str| if language == "local" { "name".to_owned() } else { format!("name:{language}") };
    let names = countries::names(code).map(|(language, name)| (key(language).into(), name.into())).collect();
    Country { country_code: code.map(char::from).iter().collect(), name: Tags(names) }
}

/// All places that are shown under their own names.
fn shown(gazetteer: &Gazetteer) -> impl Iterator<Item = Place<'_>> {
    let places = (0..gazetteer.len()).filter_map(|ix| gazetteer.place(PlaceIx(ix)));
    places.filter(|place| !place.is_linked() && !is_made_of_members(*place))
}

/// Postcodes without an object stand for their members and are made of them again by whoever reads the dump.
fn is_made_of_members(place: Place<'_>) -> bool {
    place.osm().is_none() && place.category().is("place", "postcode")
}

/// Countries to localities, the large ones first.
fn areas(gazetteer: &Gazetteer) -> impl Iterator<Item = Place<'_>> {
    let mut areas: Vec<(u8, PlaceIx)> = shown(gazetteer)
        .filter(|place| (1..=25).contains(&place.rank_address()))
        .map(|place| (place.rank_address(), place.ix()))
        .collect();
    areas.sort_unstable();
    areas.into_iter().filter_map(|(_, ix)| gazetteer.place(ix))
}

/// A street: each of its ways, the one that it is shown as first.
fn write_street(out: &mut dyn Write, street: Place<'_>, with_shapes: bool) -> io::Result<()> {
    let mut own = place(street, false);
    let mut ways = street.ways().peekable();
    if ways.peek().is_none() {
        return Line::write(out, "Place", [place(street, with_shapes)]);
    }
    for one in street.ways() {
        if one.osm() == street.osm() {
            own.geometry = with_shapes.then(|| Entry::Way(one).shape());
            Line::write(out, "Place", [&own])?;
        } else {
            Line::write(out, "Place", [way(&own, one, with_shapes)])?;
        }
    }
    Ok(())
}

/// A venue or anything else; one with several house numbers has a content for each.
fn write_other(out: &mut dyn Write, other: Place<'_>, with_shapes: bool) -> io::Result<()> {
    Line::write(out, "Place", by_number(place(other, with_shapes)))
}

fn write_house(out: &mut dyn Write, one: &House<'_>, with_shapes: bool) -> io::Result<()> {
    let contents: Vec<_> = house(one, with_shapes).into_iter().flat_map(by_number).collect();
    if contents.is_empty() { Ok(()) } else { Line::write(out, "Place", contents) }
}

/// A content for each house number of a list.
fn by_number(place: super::document::Place<'_>) -> Vec<super::document::Place<'_>> {
    let Some(list) = place.housenumber.clone().filter(|number| number.contains(';')) else { return vec![place] };
    let numbers = list.split(';').map(str::trim).filter(|number| !number.is_empty());
    numbers
        .map(|number| super::document::Place { housenumber: Some(number.to_owned().into()), ..place.clone() })
        .collect()
}
