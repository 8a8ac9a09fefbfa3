//! From the parameters of a search to the question for the geocoder.

use gazetteer::Entry;
use geocoder::{Answer, Bias, Filter, Layer, Layers, Question, SearchRequest, Structured};

use super::error::Error;
use crate::params::{self, Empty, Exclusions, Query};
use crate::request::RequestContext;

/// Most answers of one search.
const MOST: i64 = 50;

/// The fields of a structured question, in the order in which they are put together for display.
const FIELDS: [&str; 7] = ["amenity", "street", "city", "county", "state", "postalcode", "country"];

/// A search as asked.
#[derive(Clone, Debug)]
pub struct SearchParams<'a> {
    /// The question; `None` for a text that is there but empty, which finds nothing.
    pub request: Option<SearchRequest>,
    /// Answers that the client wants.
    pub limit: usize,
    /// Whether answers that look alike are shown once.
    pub dedupe: bool,
    /// The text that was asked for, for display: the free text, or the fields joined.
    pub shown: String,
    /// The box as the client wrote it.
    pub viewbox: Option<&'a str>,
    /// Whether answers must lie in the box.
    pub bounded: bool,
    excluded: Exclusions,
}

impl<'a> SearchParams<'a> {
    /// Reads the parameters of a search.
    pub fn of(context: &'a RequestContext<'_>) -> Result<Self, Error> {
        let query = &context.query;
        let limit = params::limit(query, 10, MOST, Empty::Refused)?;
        let ranks = params::feature_type(query);
        let layers = if ranks.is_some() { Some(only_addresses()) } else { params::layers(query)? };
        let question = question(query)?;
        let viewbox = params::viewbox(query)?;
        let excluded = params::exclusions(query)?;
        if is_blank(&question) {
            return Err(Error::bad("Nothing to search for."));
        }
        let dedupe = query.switch("dedupe", true);
        let bounded = query.switch("bounded", false);
        let (countries, favoured) = context.profile.countries(params::countries(query));
        let filter = Filter {
            countries,
            favoured,
            layers: layers.unwrap_or_else(|| default_layers(&question)),
            ranks,
            bounds: viewbox.filter(|_| bounded).map(|(bbox, _)| bbox),
            exclude: excluded.places.clone(),
            ..Filter::default()
        };
        let bias = viewbox.map_or(Bias::None, |(bbox, _)| Bias::Viewbox(bbox));
        let shown = shown(&question);
        let is_empty = matches!(&question, Question::Free(text) if text.is_empty());
        let fetched = params::fetched(limit, dedupe) + excluded.postcodes.len();
        let (typeahead, min_match) = (params::typeahead(query), params::min_match(query)?);
        let request =
            SearchRequest { question, limit: fetched, filter, bias, typeahead, min_match, ..SearchRequest::default() };
        let request = (!is_empty).then_some(request);
        Ok(Self { request, limit, dedupe, shown, viewbox: viewbox.map(|(_, text)| text), bounded, excluded })
    }

    /// How many answers are fetched, so that enough stay when those that look alike are dropped.
    pub fn fetched(&self) -> usize {
        params::fetched(self.limit, self.dedupe)
    }

    /// Whether an answer is not one of the postcodes that the client has seen.
    pub fn wants(&self, answer: &Answer<'_>) -> bool {
        self.excluded.postcodes.is_empty()
            || !self.excluded.postcodes.iter().any(|known| is_postcode(&answer.entry, known))
    }
}

fn is_postcode(entry: &Entry<'_>, (country, code): &(String, String)) -> bool {
    let in_country = || entry.hierarchy().country().is_some_and(|known| known == country.as_bytes());
    entry.osm().is_none()
        && entry.category().is("place", "postcode")
        && in_country()
        && entry.names().iter().any(|(_, name)| name == code)
}

fn only_addresses() -> Layers {
    [Layer::Address].into_iter().collect()
}

/// A free text may mean anything; fields ask for addresses, and for venues where one is named.
fn default_layers(question: &Question) -> Layers {
    match question {
        Question::Free(_) => Layers::default(),
        Question::Structured(fields) if fields.amenity.is_some() => [Layer::Address, Layer::Poi].into_iter().collect(),
        Question::Structured(_) => only_addresses(),
    }
}

fn question(query: &Query) -> Result<Question, Error> {
    let Some(text) = query.get("q") else { return Ok(Question::Structured(structured(query))) };
    if FIELDS.iter().any(|field| query.filled(field).is_some()) {
        return Err(Error::bad(
            "Structured query parameters(amenity, street, city, county, state, postalcode, country) \
             cannot be used together with 'q' parameter.",
        ));
    }
    Ok(Question::Free(text.to_owned()))
}

fn structured(query: &Query) -> Structured {
    let field = |name: &str| query.filled(name).map(str::to_owned);
    Structured {
        amenity: field("amenity"),
        street: field("street"),
        city: field("city"),
        county: field("county"),
        state: field("state"),
        country: field("country"),
        postalcode: field("postalcode"),
    }
}

/// The fields that are there, in the order of [`FIELDS`].
fn fields(question: &Structured) -> impl Iterator<Item = &str> {
    let Structured { amenity, street, city, county, state, country, postalcode } = question;
    [amenity, street, city, county, state, postalcode, country].into_iter().filter_map(|field| field.as_deref())
}

/// Whether there is nothing but blanks; an empty free text is a question, if one without answers.
fn is_blank(question: &Question) -> bool {
    match question {
        Question::Free(text) => !text.is_empty() && text.trim().is_empty(),
        Question::Structured(structured) => fields(structured).all(|field| field.trim().is_empty()),
    }
}

fn shown(question: &Question) -> String {
    match question {
        Question::Free(text) => text.clone(),
        Question::Structured(structured) => fields(structured).collect::<Vec<_>>().join(", "),
    }
}

/// Names and values of the question's parameters, for links to more of the same.
pub fn asked(query: &Query) -> impl Iterator<Item = (&'static str, &str)> {
    std::iter::once("q").chain(FIELDS).filter_map(|name| Some((name, query.filled(name)?)))
}
