//! `/map/about`: what a page must know before it can draw anything, and what it tells somebody who has asked nothing
//! yet.

use gazetteer::{Entry, Gazetteer, Languages, Place, PlaceIx, Point};
use serde::Serialize;

use crate::http::json_reply::JsonReply;
use crate::request::RequestContext;
use crate::view::label;
use crate::view::result::ResultView;

/// Most languages that are offered.
const LANGUAGES: usize = 40;
/// Most names of areas.
const AREAS: usize = 6;
/// How many of the most important places are looked at for countries.
const LOOKED_AT: usize = 2_000;
/// How many of them are looked at for an example of each sort.
const LOOKED_THROUGH: u32 = 20_000;
/// What every page must show.
const ATTRIBUTION: &str = "© OpenStreetMap contributors";

#[derive(Serialize)]
struct About<'a> {
    /// West, south, east, north.
    bbox: Option<[f64; 4]>,
    /// The same of where most of the important places are: what a map should show first.
    view: Option<[f64; 4]>,
    languages: Vec<&'a str>,
    /// The countries, with the town where all is in or around one.
    areas: Vec<String>,
    /// How many places there are.
    places: u32,
    /// Questions that have an answer here: a settlement, an address, a venue.
    examples: Vec<String>,
    data_updated: Option<&'a str>,
    attribution: &'static str,
    version: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    tiles: Option<TileServer<'a>>,
}

/// Where images of the map come from in place of drawings.
#[derive(Serialize)]
struct TileServer<'a> {
    url: &'a str,
    attribution: &'a str,
}

/// Tells of the data.
pub fn about(context: &RequestContext<'_>) -> JsonReply {
    let manifests = || context.geocoder.gazetteers().iter().map(Gazetteer::manifest);
    let bounds = manifests().filter_map(|manifest| manifest.bounds);
    let bbox = bounds.map(|[south, west, north, east]| [west, south, east, north]).reduce(union);
    let mut languages: Vec<&str> = Vec::new();
    for language in manifests().flat_map(|manifest| &manifest.languages) {
        if languages.len() < LANGUAGES && !languages.contains(&language.as_str()) {
            languages.push(language);
        }
    }
    let data_updated = manifests().filter_map(|manifest| manifest.source.data_timestamp.as_deref()).min();
    let attribution = context.options.tiles_attribution.as_str();
    let tiles = context.options.tiles.as_ref().map(|tiles| TileServer { url: tiles.url(), attribution });
    let version = env!("CARGO_PKG_VERSION");
    let wanted = context.languages_by("lang");
    let gazetteers = context.geocoder.gazetteers();
    JsonReply::ok(&About {
        bbox,
        view: gazetteers.iter().filter_map(view).reduce(union),
        languages,
        areas: areas(gazetteers, &wanted),
        places: gazetteers.iter().map(Gazetteer::len).sum(),
        examples: gazetteers.first().map(|first| examples(first, &wanted)).unwrap_or_default(),
        data_updated,
        attribution: ATTRIBUTION,
        version,
        tiles,
    })
}

/// The most important places of a gazetteer, most important first.
fn by_importance(gazetteer: &Gazetteer) -> impl Iterator<Item = Place<'_>> {
    (0..gazetteer.len().min(LOOKED_THROUGH)).filter_map(|ix| gazetteer.place(PlaceIx(ix)))
}

/// The box of the most important places but for two in a hundred on each side: an extract has a few things far out.
fn view(gazetteer: &Gazetteer) -> Option<[f64; 4]> {
    let positions: Vec<Point> = by_importance(gazetteer).take(LOOKED_AT).map(Place::position).collect();
    let span = |of: fn(Point) -> f64| {
        let mut sorted: Vec<f64> = positions.iter().copied().map(of).collect();
        sorted.sort_by(f64::total_cmp);
        let strays = sorted.len() / 50;
        Some((*sorted.get(strays)?, *sorted.get(sorted.len() - 1 - strays)?))
    };
    if positions.is_empty() {
        return None;
    }
    let ((south, north), (west, east)) = (span(Point::lat_degrees)?, span(Point::lon_degrees)?);
    Some([west, south, east, north])
}

/// The countries of the most important places, most places first; a gazetteer around one town also says the town.
fn areas(gazetteers: &[Gazetteer], languages: &Languages) -> Vec<String> {
    let mut areas: Vec<String> = Vec::new();
    for gazetteer in gazetteers {
        let countries = countries(gazetteer);
        let town =
            by_importance(gazetteer).find(|place| countries.len() == 1 && is_small(gazetteer) && is_town(*place));
        let town = town.map(|town| languages.choose(town.names().iter())).unwrap_or_default();
        for place in countries {
            let area = label::joined([town, &country_name(place, languages)]);
            if areas.len() < AREAS && !area.is_empty() && !areas.contains(&area) {
                areas.push(area);
            }
        }
    }
    areas
}

/// A place of each country that has more than one in twenty of the most important ones: an extract reaches over its
/// border.
fn countries(gazetteer: &Gazetteer) -> Vec<Place<'_>> {
    let mut counts: Vec<([u8; 2], Place<'_>, usize)> = Vec::new();
    for place in by_importance(gazetteer).take(LOOKED_AT) {
        let Some(country) = place.hierarchy().country() else { continue };
        match counts.iter_mut().find(|(known, ..)| *known == country) {
            Some((.., count)) => *count += 1,
            None => counts.push((country, place, 1)),
        }
    }
    let all: usize = counts.iter().map(|(.., count)| count).sum();
    counts.retain(|(.., count)| count * 20 > all);
    counts.sort_by_key(|(.., count)| std::cmp::Reverse(*count));
    counts.into_iter().map(|(_, place, _)| place).collect()
}

/// Whether all places are within some fifty kilometres.
fn is_small(gazetteer: &Gazetteer) -> bool {
    gazetteer.manifest().bounds.is_some_and(|[south, west, north, east]| north - south < 0.5 && east - west < 1.0)
}

fn country_name(place: Place<'_>, languages: &Languages) -> String {
    let view = ResultView::of_entry(Entry::Place(place), languages);
    let line = view.lines.into_iter().find(|line| line.key == "country");
    line.map(|line| line.text.into_owned()).unwrap_or_default()
}

fn is_town(place: Place<'_>) -> bool {
    (13..=16).contains(&place.rank_address()) && ["boundary", "place"].contains(&place.category().key)
}

fn examples(gazetteer: &Gazetteer, languages: &Languages) -> Vec<String> {
    let name =
        |place: Place<'_>| Some(languages.choose(place.names().iter()).to_owned()).filter(|name| !name.is_empty());
    let town = by_importance(gazetteer).filter(|place| is_town(*place)).find_map(name);
    let venue = by_importance(gazetteer).filter(|place| is_sight(*place)).find_map(name);
    let address = by_importance(gazetteer).filter(|place| place.is_street()).find_map(|street| {
        let number = street.houses().find_map(|house| Entry::House(house).house_number().map(str::to_owned))?;
        name(street).map(|street_name| line(&street_name, &number, street))
    });
    [town, address, venue].into_iter().flatten().collect()
}

fn is_sight(place: Place<'_>) -> bool {
    ["tourism", "amenity", "historic"].contains(&place.category().key)
}

/// Street and number as the country writes them.
fn line(street: &str, number: &str, place: Place<'_>) -> String {
    let country = place.hierarchy().country().map(|code| code.iter().copied().map(char::from).collect::<String>());
    label::street_line(Some(number), street, country.as_deref())
}

fn union(a: [f64; 4], b: [f64; 4]) -> [f64; 4] {
    [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_of_several_gazetteers_become_one() {
        let both = union([9.4, 47.0, 9.6, 47.3], [7.4, 43.7, 9.5, 43.8]);
        assert_eq!(both.map(|side| side.to_string()), ["7.4", "43.7", "9.6", "47.3"]);
    }
}
