//! `/structured`: places by fields.

use geocoder::{Question, SearchRequest, Structured, Typeahead};

use super::api::{LIMIT, confine, search_words, views};
use super::error::{Error, reply};
use super::operations::STRUCTURED;
use super::request::{Common, bias};
use super::{format, strict};
use crate::http::json_reply::JsonReply;
use crate::params::{self, Query};
use crate::request::RequestContext;

/// The fields, of which one at least must be there.
const FIELDS: [&str; 8] = ["countrycode", "state", "county", "city", "postcode", "district", "street", "housenumber"];

/// Answers a search by fields.
pub fn structured(context: &RequestContext<'_>) -> JsonReply {
    reply(answer(context))
}

fn answer(context: &RequestContext<'_>) -> Result<JsonReply, Error> {
    strict::check(context, STRUCTURED)?;
    if FIELDS.iter().all(|field| value(&context.query, field).is_none()) {
        return Err(Error::new(format!("at least one of the parameters {} is required", FIELDS.join(", "))));
    }
    let mut common = Common::of(context, LIMIT)?;
    confine(context, &mut common)?;
    let bias = bias(&context.query)?;
    let request = |question| SearchRequest {
        question: Question::Structured(question),
        limit: params::fetched(common.limit, common.dedupe),
        filter: common.filter.clone(),
        bias,
        typeahead: Typeahead::Always,
        ..SearchRequest::default()
    };
    let questions = questions(&context.query);
    let mut found = (Vec::new(), None);
    for question in questions {
        found = search_words(context, &request(question), &common);
        if !found.0.is_empty() {
            break;
        }
    }
    let (answers, debug) = found;
    format::reply(context, views(&answers, &common), &common, debug)
}

fn value<'a>(query: &'a Query, name: &str) -> Option<&'a str> {
    query.filled(name).map(str::trim).filter(|value| !value.is_empty())
}

/// The fields as the geocoder has them: with the district, and where there is one without it, because maps know few of
/// them.
fn questions(query: &Query) -> Vec<Structured> {
    let own = |name: &str| value(query, name).map(str::to_owned);
    let street = joined([value(query, "housenumber"), value(query, "street")]).filter(|_| own("street").is_some());
    let others = [street.as_deref(), value(query, "city"), value(query, "county"), value(query, "state")];
    let is_country_alone = others.iter().chain([&value(query, "postcode")]).all(Option::is_none);
    let plain = Structured {
        amenity: None,
        street,
        city: own("city"),
        county: own("county"),
        state: own("state"),
        country: own("countrycode").filter(|_| is_country_alone && own("district").is_none()),
        postalcode: own("postcode"),
    };
    let Some(district) = own("district") else { return vec![plain] };
    // The geocoder has no field between street and city, so what is above moves up.
    let above = joined([value(query, "city"), value(query, "county")]);
    vec![Structured { city: Some(district), county: above, ..plain.clone() }, plain]
}

fn joined<const N: usize>(texts: [Option<&str>; N]) -> Option<String> {
    let texts: Vec<&str> = texts.into_iter().flatten().collect();
    (!texts.is_empty()).then(|| texts.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_district_is_asked_for_first_and_then_left_out() {
        let own = |text: &str| Some(text.to_owned());
        let query = Query::parse("street=Gasse&housenumber=8&district=Ost&city=Aue&postcode=1");
        let plain =
            Structured { street: own("8 Gasse"), city: own("Aue"), postalcode: own("1"), ..Structured::default() };
        let finer = Structured { city: own("Ost"), county: own("Aue"), ..plain.clone() };
        assert_eq!(questions(&query), [finer, plain]);
    }

    #[test]
    fn a_country_alone_is_what_is_looked_for() {
        let countries = |raw: &str| questions(&Query::parse(raw))[0].country.clone();
        assert_eq!(countries("countrycode=LI"), Some("LI".to_owned()));
        assert_eq!(countries("countrycode=LI&city=Vaduz"), None);
    }
}
