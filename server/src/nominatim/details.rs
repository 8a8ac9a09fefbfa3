//! `/details`: all that is known about one place, for people who look into the data.
//!
//! A gazetteer keeps no list of what lies in an area or of the nodes merged into a boundary, so those lists are empty; the
//! houses of a street are known and shown as its children.

use std::borrow::Cow;

use gazetteer::{Entry, OsmId, OsmType, Place, PlaceId, Shape};
use serde::Serialize;

use super::format::{Format, GeoJson, Object, Pairs, to_json};
use super::reply::Kind;
use super::status::with_offset;
use super::{ApiError, Ask, Blocks, Hit, Line, Reply};

/// Most children of a street that are shown.
const MOST_CHILDREN: usize = 500;

#[derive(Serialize)]
struct Details<'a> {
    place_id: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent_place_id: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    osm_type: Option<char>,
    #[serde(skip_serializing_if = "Option::is_none")]
    osm_id: Option<u64>,
    category: &'a str,
    r#type: &'a str,
    admin_level: u8,
    localname: &'a str,
    names: Object<'a>,
    addresstags: Object<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    housenumber: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    calculated_postcode: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    country_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    indexed_date: Option<String>,
    importance: f64,
    calculated_importance: f64,
    extratags: Object<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    calculated_wikipedia: Option<&'a str>,
    rank_address: u8,
    rank_search: u8,
    isarea: bool,
    centroid: GeoJson<'a>,
    geometry: GeoJson<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<Vec<Row<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    linked_places: Option<Vec<Row<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    keywords: Option<Keywords>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hierarchy: Option<Hierarchy<'a>>,
    /// Null wherever asked for: a gazetteer keeps no entrances.
    #[serde(skip_serializing_if = "Option::is_none")]
    entrances: Option<()>,
}

/// A part of an address or a child.
#[derive(Serialize)]
struct Row<'a> {
    localname: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place_id: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    osm_id: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    osm_type: Option<char>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place_type: Option<&'a str>,
    class: Cow<'a, str>,
    r#type: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    admin_level: Option<u8>,
    rank_address: u8,
    distance: f64,
    isaddress: bool,
}

#[derive(Serialize)]
struct Keywords {
    name: Vec<Keyword>,
    address: Vec<Keyword>,
}

#[derive(Serialize)]
struct Keyword {
    id: usize,
    token: String,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Hierarchy<'a> {
    Flat(Vec<Row<'a>>),
    Grouped(std::collections::BTreeMap<String, Vec<Row<'a>>>),
}

/// Answers with everything about one place.
pub fn details(ask: &Ask<'_>) -> Reply {
    Reply::in_format(ask, &[Format::Json], Format::Json, |_| {
        let blocks = Blocks::of(ask, Format::GeoJson, false)?;
        let languages = ask.languages();
        let entry = find(ask)?.ok_or_else(|| ApiError::not_found("No place with that OSM ID found."))?;
        let hit = Hit::of_entry(entry, &languages);
        Ok(Reply::ok(Kind::Json, print(ask, &hit, &blocks)))
    })
}

/// The place that the parameters name.
fn find<'a>(ask: &'a Ask<'_>) -> Result<Option<Entry<'a>>, ApiError> {
    let query = &ask.query;
    if let Some(number) = query.integer("place_id")? {
        return Ok(u64::try_from(number).ok().and_then(|id| ask.geocoder.lookup_place_id(PlaceId::from_number(id))));
    }
    let Some(kind) = query.get("osmtype") else {
        return match query.filled("postcode") {
            Some(postcode) => Ok(find_postcode(ask, postcode)),
            None => Err(ApiError::bad("Missing ID parameter 'place_id' or 'osmtype'.")),
        };
    };
    let Some(number) = query.integer("osmid")? else {
        return Err(ApiError::bad("Parameter 'osmid' missing."));
    };
    let kind = match kind {
        "N" => OsmType::Node,
        "W" => OsmType::Way,
        "R" => OsmType::Relation,
        _ => return Err(ApiError::bad("Parameter 'osmtype' must be one of: N, W, R")),
    };
    let Some(osm) = u64::try_from(number).ok().and_then(|number| OsmId::new(kind, number)) else { return Ok(None) };
    let class = query.filled("class");
    let fits = |entry: &Entry<'_>| class.is_none_or(|class| entry.category().key == class);
    Ok(ask.geocoder.lookup(osm).into_iter().find(fits))
}

/// The artificial place of a postcode given as `cc:code`.
fn find_postcode<'a>(ask: &'a Ask<'_>, postcode: &str) -> Option<Entry<'a>> {
    let (country, code) = postcode.split_once(':')?;
    let (country, code) = (country.to_ascii_lowercase(), code.replace('_', " "));
    let request = geocoder::SearchRequest {
        question: geocoder::Question::Structured(geocoder::Structured {
            postalcode: Some(code.clone()),
            ..Default::default()
        }),
        limit: 10,
        filter: geocoder::Filter {
            countries: vec![country.as_bytes().try_into().ok()?],
            ..geocoder::Filter::default()
        },
        ..geocoder::SearchRequest::default()
    };
    let answers = ask.geocoder.search(&request).into_iter().map(|answer| answer.entry);
    answers
        .filter(|entry| entry.category().value.starts_with("post"))
        .find(|entry| entry.names().iter().any(|(_, name)| name == code))
}

fn print(ask: &Ask<'_>, hit: &Hit<'_>, blocks: &Blocks) -> String {
    let query = &ask.query;
    let category = hit.category();
    let shape = hit.shape(blocks.threshold);
    let point = Shape::Point(hit.position);
    let isarea = matches!(shape, Shape::Area(_));
    let manifest = hit.entry.place().gazetteer().manifest();
    let (number, extratags) = number_and_tags(hit);
    to_json(&Details {
        place_id: hit.entry.place_id().number(),
        parent_place_id: parent(&hit.entry).map(|place| place.place_id().number()),
        osm_type: hit.osm().map(|osm| osm.kind().letter()),
        osm_id: hit.osm().map(OsmId::number),
        category: category.key,
        r#type: category.value,
        admin_level: level(hit.entry.admin_level()),
        localname: hit.name,
        names: Object(Pairs::of_tags(hit.names())),
        addresstags: Object(Pairs::of_tags(address_tags(hit))),
        housenumber: number,
        calculated_postcode: hit.entry.postcode(),
        country_code: hit.country_code(),
        indexed_date: Some(with_offset(&manifest.imported)).filter(|date| !date.is_empty()),
        importance: hit.importance(),
        calculated_importance: hit.importance(),
        extratags,
        calculated_wikipedia: None,
        rank_address: hit.entry.rank_address(),
        rank_search: hit.entry.rank_search(),
        isarea,
        centroid: GeoJson(&point),
        geometry: GeoJson(if blocks.polygon.is_some() { &shape } else { &point }),
        address: blocks.address.then(|| address(hit)),
        linked_places: query.switch("linkedplaces", true).then(Vec::new),
        keywords: query.switch("keywords", false).then(|| keywords(hit)),
        hierarchy: query.switch("hierarchy", false).then(|| hierarchy(hit, query.switch("group_hierarchy", false))),
        entrances: blocks.entrances.then_some(()),
    })
}

/// The street, the settlement, or the area right above.
fn parent<'g>(entry: &Entry<'g>) -> Option<Place<'g>> {
    let above = || entry.chain().areas().find(|area| *area != entry.place());
    entry.street().or_else(above)
}

/// The level that other servers give to things without one.
fn level(own: u8) -> u8 {
    if own == 0 { 15 } else { own }
}

/// The house number and the other tags; a row of numbers tells its ends and step among the tags instead.
fn number_and_tags<'a>(hit: &'a Hit<'_>) -> (Option<String>, Object<'a>) {
    let mut tags = hit.extratags();
    if let Entry::House(house) = &hit.entry
        && let Some(gazetteer::HouseKind::Range { first, last, step, .. }) = house.kind()
    {
        for (key, number) in [("startnumber", first), ("endnumber", last), ("step", step)] {
            tags.push((key, Cow::Owned(number.to_string())));
        }
        return (None, Object(Pairs::of_tags(tags)));
    }
    (hit.entry.house_number().map(str::to_owned), Object(Pairs::of_tags(tags)))
}

/// What is left of the object's address tags: those that the gazetteer keeps as such.
fn address_tags<'a>(hit: &'a Hit<'_>) -> Vec<(&'a str, Cow<'a, str>)> {
    let number = hit.entry.house_number().filter(|_| !matches!(&hit.entry, Entry::House(house) if house.is_range()));
    number.map(|number| ("housenumber", Cow::Borrowed(number))).into_iter().collect()
}

/// The parts of the address, the country's code before its name.
fn address<'a>(hit: &'a Hit<'_>) -> Vec<Row<'a>> {
    let mut rows: Vec<Row<'a>> = hit.lines.iter().map(row_of_line).collect();
    let country = rows.iter().position(|row| row.rank_address == 4).unwrap_or(rows.len());
    rows.splice(country..country, country_code_row(hit));
    rows
}

/// A part of the address. The country is known by its code and is an object only where it is the answer itself.
fn row_of_line<'a>(line: &'a Line<'_>) -> Row<'a> {
    let place = line.place.filter(|_| line.own || line.key != "country");
    let (class, value) = match place {
        Some(place) => (place.category().key, place.category().value),
        None => ("place", line.key.as_ref()),
    };
    Row {
        localname: Cow::Borrowed(line.text.as_ref()),
        place_id: place.map(|place| place.place_id().number()),
        osm_id: place.and_then(Place::osm).map(OsmId::number),
        osm_type: place.and_then(Place::osm).map(|osm| osm.kind().letter()),
        place_type: place.and_then(|place| place.extratags().get("place")),
        class: Cow::Borrowed(class),
        r#type: Cow::Borrowed(value),
        admin_level: place.map(|place| level(place.admin_level())),
        rank_address: line.rank,
        distance: 0.0,
        isaddress: true,
    }
}

fn country_code_row(hit: &Hit<'_>) -> Option<Row<'static>> {
    Some(Row {
        localname: Cow::Owned(hit.country_code()?),
        place_id: None,
        osm_id: None,
        osm_type: None,
        place_type: None,
        class: Cow::Borrowed("place"),
        r#type: Cow::Borrowed("country_code"),
        admin_level: None,
        rank_address: 4,
        distance: 0.0,
        isaddress: false,
    })
}

/// The words by which the place is found: those of its names and those of what it lies in.
fn keywords(hit: &Hit<'_>) -> Keywords {
    let names: Vec<&str> = hit.entry.names().iter().map(|(_, name)| name).collect();
    let around: Vec<&str> = hit.lines.iter().filter(|line| !line.own).map(|line| line.text.as_ref()).collect();
    Keywords { name: tokens(&names), address: tokens(&around) }
}

fn tokens(texts: &[&str]) -> Vec<Keyword> {
    let mut seen: Vec<String> = Vec::new();
    let mut found = Vec::new();
    for text in texts {
        gazetteer::text::tokens(text, &mut found);
        for token in found.drain(..) {
            if !seen.contains(&token.text) {
                seen.push(token.text);
            }
        }
    }
    seen.into_iter().enumerate().map(|(id, token)| Keyword { id: id + 1, token }).collect()
}

/// What belongs to the place: the houses of a street.
fn hierarchy<'a>(hit: &'a Hit<'_>, grouped: bool) -> Hierarchy<'a> {
    let children = match &hit.entry {
        Entry::House(_) => Vec::new(),
        entry => {
            let houses = entry.place().houses().filter_map(gazetteer::House::entry);
            houses.take(MOST_CHILDREN).map(|house| child(&house)).collect()
        }
    };
    if !grouped {
        return Hierarchy::Flat(children);
    }
    let mut groups = std::collections::BTreeMap::<String, Vec<Row<'a>>>::new();
    for row in children {
        groups.entry(row.r#type.to_string()).or_default().push(row);
    }
    Hierarchy::Grouped(groups)
}

fn child<'a>(entry: &Entry<'a>) -> Row<'a> {
    let category = entry.category();
    let name = entry.names().get("name").or(entry.house_number()).unwrap_or_default();
    Row {
        localname: Cow::Borrowed(name),
        place_id: Some(entry.place_id().number()),
        osm_id: entry.osm().map(OsmId::number),
        osm_type: entry.osm().map(|osm| osm.kind().letter()),
        place_type: None,
        class: Cow::Borrowed(category.key),
        r#type: Cow::Borrowed(category.value),
        admin_level: Some(level(entry.admin_level())),
        rank_address: entry.rank_address(),
        distance: 0.0,
        isaddress: false,
    }
}
