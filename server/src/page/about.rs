//! `/map/about`: what a page must know before it can draw anything.

use gazetteer::Gazetteer;
use serde::Serialize;

use crate::http::json_reply::JsonReply;
use crate::request::RequestContext;

/// Most languages that are offered.
const LANGUAGES: usize = 40;
/// What every page must show.
const ATTRIBUTION: &str = "© OpenStreetMap contributors";

#[derive(Serialize)]
struct About<'a> {
    /// West, south, east, north.
    bbox: Option<[f64; 4]>,
    languages: Vec<&'a str>,
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
    JsonReply::ok(&About { bbox, languages, data_updated, attribution: ATTRIBUTION, version, tiles })
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
