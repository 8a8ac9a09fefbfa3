//! Which place `/details` is about: by public id, by object, or by postcode.

use gazetteer::{Entry, OsmId, OsmType, PlaceId};
use geocoder::{Filter, Question, SearchRequest, Structured};

use crate::dialects::nominatim::error::Error;
use crate::request::RequestContext;

/// The place that the parameters name.
pub fn find<'a>(context: &'a RequestContext<'_>) -> Result<Option<Entry<'a>>, Error> {
    let query = &context.query;
    if let Some(number) = query.integer("place_id")? {
        return Ok(u64::try_from(number)
            .ok()
            .and_then(|id| context.geocoder.lookup_place_id(PlaceId::from_number(id))));
    }
    let Some(kind) = query.get("osmtype") else {
        return match query.filled("postcode") {
            Some(postcode) => Ok(find_postcode(context, postcode)),
            None => Err(Error::bad("Missing ID parameter 'place_id' or 'osmtype'.")),
        };
    };
    let Some(number) = query.integer("osmid")? else {
        return Err(Error::bad("Parameter 'osmid' missing."));
    };
    let kind = match kind {
        "N" => OsmType::Node,
        "W" => OsmType::Way,
        "R" => OsmType::Relation,
        _ => return Err(Error::bad("Parameter 'osmtype' must be one of: N, W, R")),
    };
    let Some(osm) = u64::try_from(number).ok().and_then(|number| OsmId::new(kind, number)) else { return Ok(None) };
    let class = query.filled("class");
    let fits = |entry: &Entry<'_>| class.is_none_or(|class| entry.category().key == class);
    Ok(context.geocoder.lookup(osm).into_iter().find(fits))
}

/// The artificial place of a postcode given as `cc:code`.
fn find_postcode<'a>(context: &'a RequestContext<'_>, postcode: &str) -> Option<Entry<'a>> {
    let (country, code) = postcode.split_once(':')?;
    let (country, code) = (country.to_ascii_lowercase(), code.replace('_', " "));
    let request = SearchRequest {
        question: Question::Structured(Structured { postalcode: Some(code.clone()), ..Default::default() }),
        limit: 10,
        filter: Filter { countries: vec![country.as_bytes().try_into().ok()?], ..Filter::default() },
        ..SearchRequest::default()
    };
    let answers = context.geocoder.search(&request).into_iter().map(|answer| answer.entry);
    answers
        .filter(|entry| entry.category().value.starts_with("post"))
        .find(|entry| entry.names().iter().any(|(_, name)| name == code))
}
