//! `place`: what a gid stands for.

use super::feature::{Certainty, feature};
use super::gid::Gid;
use super::layer::Layer;
use super::params::Params;
use crate::http::json_reply::JsonReply;
use crate::request::RequestContext;
use crate::view::result::ResultView;

/// Most ids of one request.
const MOST: usize = 50;

/// Answers with the places that are there, in the order asked for.
pub fn place(context: &RequestContext<'_>) -> JsonReply {
    let mut params = Params::of(context);
    let ids: Vec<&str> = context.query.all("ids").flat_map(|list| list.split(',')).map(str::trim).collect();
    let ids: Vec<&str> = ids.into_iter().filter(|id| !id.is_empty()).collect();
    if ids.is_empty() {
        params.refuse("param 'ids' is required: a list of gids such as openstreetmap:venue:node/1");
    }
    if ids.len() > MOST {
        params.refuse(format!("param 'ids' has {} entries, at most {MOST} are taken", ids.len()));
    }
    let gids: Vec<Option<Gid>> = ids.iter().take(MOST).map(|id| Gid::parse(id)).collect();
    for (id, _) in ids.iter().zip(&gids).filter(|(_, gid)| gid.is_none()) {
        params.refuse(format!("{id} is no gid of this server"));
    }
    params.envelope.tell("ids", ids);
    let mut features = Vec::new();
    for gid in gids.into_iter().flatten() {
        if let Some(entry) = gid.find(context.geocoder) {
            let view = ResultView::of_entry(entry, &params.languages);
            let layer = Layer::of(&view.entry, &[gid.layer()]);
            features.push(feature(&view, layer, Certainty::of_id(), &params));
        }
    }
    params.envelope.reply(context, features)
}
