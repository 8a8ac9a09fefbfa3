//! `/details`: all that is known about one place, for people who look into the data.
//!
//! Of the tags that made up an object's address a gazetteer keeps the house number only, so `addresstags` says no more.

mod children;
mod find;
mod rows;

use std::borrow::Cow;

use gazetteer::{Entry, Languages, OsmId, Place, Shape};
use serde::Serialize;

use children::{Hierarchy, hierarchy};
use find::find;
use rows::{Keywords, Row, address, keywords, level, linked};

use super::blocks::Blocks;
use super::error::Error;
use super::format::{Entrances, Format, GeoJson, Object, Pairs, to_json};
use super::reply::{Kind, Reply};
use super::status::with_offset;
use crate::details::Details as Block;
use crate::request::RequestContext;
use crate::view::result::ResultView;

#[derive(Serialize)]
#[expect(clippy::struct_field_names, reason = "the names are those of the dialect")]
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
    #[serde(skip_serializing_if = "Option::is_none")]
    entrances: Option<Entrances<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    details: Option<Block>,
}

/// Answers with everything about one place.
pub fn details(context: &RequestContext<'_>) -> Reply {
    Reply::in_format(context, &[Format::Json], Format::Json, |_| {
        let blocks = Blocks::of(context, Format::GeoJson, false)?;
        let languages = context.languages();
        let entry = find(context)?.ok_or_else(|| Error::not_found("No place with that OSM ID found."))?;
        let mut view = ResultView::of_entry(entry, &languages);
        let raised = blocks.draw(std::slice::from_mut(&mut view), context)?;
        Ok(Reply::ok(Kind::Json, print(context, &view, &blocks, &languages)).drawn_with(raised))
    })
}

fn print(context: &RequestContext<'_>, view: &ResultView<'_>, blocks: &Blocks, languages: &Languages) -> String {
    let query = &context.query;
    let category = view.category();
    let shape = view.shape(blocks.threshold);
    let point = Shape::Point(view.position);
    let isarea = matches!(*shape, Shape::Area(_));
    let manifest = view.entry.place().gazetteer().manifest();
    let (number, extratags) = number_and_tags(view);
    to_json(&Details {
        place_id: view.entry.place_id().number(),
        parent_place_id: parent(&view.entry).map(|place| place.place_id().number()),
        osm_type: view.osm().map(|osm| osm.kind().letter()),
        osm_id: view.osm().map(OsmId::number),
        category: category.key,
        r#type: category.value,
        admin_level: level(view.entry.admin_level()),
        localname: view.name,
        names: Object(Pairs::of_tags(view.names())),
        addresstags: Object(Pairs::of_tags(address_tags(view))),
        housenumber: number,
        calculated_postcode: view.entry.postcode(),
        country_code: view.country_code(),
        indexed_date: Some(with_offset(&manifest.imported)).filter(|date| !date.is_empty()),
        importance: view.importance(),
        calculated_importance: view.importance(),
        extratags,
        calculated_wikipedia: None,
        rank_address: view.entry.rank_address(),
        rank_search: view.entry.rank_search(),
        isarea,
        centroid: GeoJson(&point),
        geometry: GeoJson(if blocks.polygon.is_some() { shape.as_ref() } else { &point }),
        address: blocks.address.then(|| address(view)),
        linked_places: query.switch("linkedplaces", true).then(|| linked(view, languages)),
        keywords: query.switch("keywords", false).then(|| keywords(view)),
        hierarchy: query
            .switch("hierarchy", false)
            .then(|| hierarchy(view, query.switch("group_hierarchy", false), languages)),
        entrances: blocks.entrances.then(|| Entrances::of(view)),
        details: blocks.details.then(|| Block::of(view)),
    })
}

/// The street, the settlement, or the area right above.
fn parent<'g>(entry: &Entry<'g>) -> Option<Place<'g>> {
    let above = || entry.hierarchy().areas().find(|area| *area != entry.place());
    entry.street().or_else(above)
}

/// The house number and the other tags; a row of numbers tells its ends and step among the tags instead.
fn number_and_tags<'a>(view: &'a ResultView<'_>) -> (Option<String>, Object<'a>) {
    let mut tags = view.extratags();
    if let Entry::House(house) = &view.entry
        && let Some(gazetteer::HouseKind::Range { first, last, step, .. }) = house.kind()
    {
        for (key, number) in [("startnumber", first), ("endnumber", last), ("step", step)] {
            tags.push((key, Cow::Owned(number.to_string())));
        }
        return (None, Object(Pairs::of_tags(tags)));
    }
    (view.entry.house_number().map(str::to_owned), Object(Pairs::of_tags(tags)))
}

/// What is left of the object's address tags: those that the gazetteer keeps as such.
fn address_tags<'a>(view: &'a ResultView<'_>) -> Vec<(&'a str, Cow<'a, str>)> {
    let number = view.entry.house_number().filter(|_| !matches!(&view.entry, Entry::House(house) if house.is_range()));
    number.map(|number| ("housenumber", Cow::Borrowed(number))).into_iter().collect()
}
