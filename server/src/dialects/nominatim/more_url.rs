//! The link to more answers: the same search without those that were shown.

use super::blocks::Blocks;
use super::search_params::{SearchParams, asked};
use crate::params::quote;
use crate::request::RequestContext;
use crate::view::result::ResultView;

/// A link, and the ids that it leaves out.
#[derive(Clone, Debug)]
pub struct More {
    /// The link.
    pub url: String,
    /// Ids of what was shown and of what was left out before, joined by commas.
    pub exclude: String,
}

/// The link to what follows these results.
pub fn more_url(
    context: &RequestContext<'_>,
    params: &SearchParams<'_>,
    blocks: &Blocks,
    views: &[ResultView<'_>],
) -> More {
    let exclude = exclude(context, views);
    let mut link = Link { out: format!("{}/search", context.base_url()), separator: '?' };
    for (name, value) in asked(&context.query) {
        link.add(name, value);
    }
    if let Some(polygon) = blocks.polygon {
        link.add(polygon.parameter(), "1");
    }
    link.add("addressdetails", "1");
    for (wanted, name) in
        [(blocks.entrances, "entrances"), (blocks.names, "namedetails"), (blocks.extratags, "extratags")]
    {
        link.add_if(wanted, name, "1");
    }
    link.add_if(blocks.threshold > 0.0, "polygon_threshold", &blocks.threshold.to_string());
    link.add_if(params.fetched() != 10, "limit", &params.fetched().to_string());
    link.add_filled(context, "countrycodes");
    link.add("exclude_place_ids", &exclude);
    link.add_if(params.viewbox.is_some(), "viewbox", params.viewbox.unwrap_or_default());
    link.add_if(params.bounded, "bounded", "1");
    link.add_if(!params.dedupe, "dedupe", "0");
    link.add_filled(context, "featureType");
    link.add("format", "xml");
    More { url: link.out, exclude }
}

/// Shown objects first, then what the request left out already.
fn exclude(context: &RequestContext<'_>, views: &[ResultView<'_>]) -> String {
    let shown = views.iter().map(|view| match view.osm() {
        Some(osm) => osm.to_string(),
        None => view.entry.place_id().number().to_string(),
    });
    let before = context.query.filled("exclude_place_ids").map(str::to_owned);
    shown.chain(before).collect::<Vec<_>>().join(",")
}

struct Link {
    out: String,
    separator: char,
}

impl Link {
    fn add(&mut self, name: &str, value: &str) {
        self.out.push(std::mem::replace(&mut self.separator, '&'));
        self.out.push_str(name);
        self.out.push('=');
        quote(&mut self.out, value);
    }

    fn add_if(&mut self, wanted: bool, name: &str, value: &str) {
        if wanted {
            self.add(name, value);
        }
    }

    fn add_filled(&mut self, context: &RequestContext<'_>, name: &str) {
        if let Some(value) = context.query.filled(name) {
            self.add(name, value);
        }
    }
}
