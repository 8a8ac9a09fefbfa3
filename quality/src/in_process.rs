//! The geocoder of this program, asked without a server in between.
//!
//! What is timed is the question from its text to ranked answers with their addresses, as a server does it, without
//! HTTP and JSON. The questions are those that the Nominatim dialect would ask.

use std::path::PathBuf;
use std::time::Instant;

use anyhow::Result;
use gazetteer::{BoundingBox, Languages};
use geocoder::address::AddressPart;
use geocoder::{Bias, Filter, Geocoder, Layer, Layers, ReverseRequest, SearchRequest, Structured, Typos, address};

use crate::answer::{Answer, STREET_RANK};
use crate::case::{self, Case};
use crate::request::{LIMIT, VIEWBOX_DEGREES};
use crate::response::Response;

/// The rank of houses: the finest answer to a reverse question.
const HOUSE_RANK: u8 = 30;

/// Gazetteers in this process.
pub struct InProcess {
    geocoder: Geocoder,
    typos: Typos,
}

impl InProcess {
    /// Opens the gazetteers in these folders, and makes ready what a server makes while it starts.
    pub fn open(folders: &[PathBuf], typos: Typos) -> Result<Self> {
        Geocoder::warm_up();
        Ok(Self { geocoder: Geocoder::open(folders)?, typos })
    }

    /// How it is asked.
    pub fn way(&self) -> &'static str {
        match self.typos {
            Typos::Tolerated => "in process",
            Typos::Refused => "in process, no typos",
        }
    }

    /// Asks, and puts the addresses of the answers together.
    pub fn ask(&self, case: &Case) -> Response {
        let languages = Languages::new(case.language.iter().cloned().collect());
        let started = Instant::now();
        let found = match &case.question {
            case::Question::Reverse(at) => self.geocoder.reverse(&ReverseRequest {
                at: *at,
                max_rank: HOUSE_RANK,
                layers: addresses(),
                radius_m: ReverseRequest::USUAL_RADIUS_M,
                limit: 1,
                filter: Filter::default(),
            }),
            question => self.geocoder.search(&SearchRequest { typos: self.typos, ..search_request(case, question) }),
        };
        let parts: Vec<_> = found.iter().map(|answer| address::parts(answer, &languages)).collect();
        let ms = started.elapsed().as_secs_f64() * 1e3;
        let answers = found.iter().zip(&parts).map(|(found, parts)| answer(found, parts, &languages)).collect();
        Response::Answered { answers, ms }
    }
}

fn search_request(case: &Case, question: &case::Question) -> SearchRequest {
    let mut filter = Filter::default();
    let question = match question {
        case::Question::Structured { house_number, street, city } => {
            filter.layers = addresses();
            geocoder::Question::Structured(Structured {
                street: Some(format!("{house_number} {street}")),
                city: Some(city.clone()),
                ..Structured::default()
            })
        }
        other => geocoder::Question::Free(other.to_string()),
    };
    let bias = case.bias.map_or(Bias::None, |bias| {
        let (lat, lon) = (bias.map_centre.lat_degrees(), bias.map_centre.lon_degrees());
        let (up, right) = VIEWBOX_DEGREES;
        Bias::Viewbox(BoundingBox::of_corners((lat - up, lon - right), (lat + up, lon + right)))
    });
    SearchRequest { question, limit: LIMIT, filter, bias, ..SearchRequest::default() }
}

fn addresses() -> Layers {
    [Layer::Address].into_iter().collect()
}

/// An answer in the shape that is judged.
fn answer(found: &geocoder::Answer<'_>, parts: &[AddressPart<'_>], languages: &Languages) -> Answer {
    let part = |keys: &[&str]| {
        let found = keys.iter().find_map(|wanted| parts.iter().find(|(key, _)| key == wanted));
        found.map(|(_, text)| text.to_string())
    };
    let name = found.entry.names();
    let category = found.entry.category();
    let mut answer = Answer {
        point: found.position,
        label: address::display_name(parts),
        finer_than_area: u64::from(found.entry.rank_search()) >= STREET_RANK,
        parts: vec![
            ("name".to_owned(), languages.choose(name.iter()).to_owned()),
            ("osm_key".to_owned(), category.key.to_owned()),
            ("osm_value".to_owned(), category.value.to_owned()),
        ],
    };
    answer.parts.extend(found.entry.osm().map(|osm| ("osm_id".to_owned(), osm.number().to_string())));
    for (name, keys) in crate::answer::NOMINATIM_PARTS {
        answer.parts.extend(part(keys).map(|text| (name.to_owned(), text)));
    }
    answer
}
