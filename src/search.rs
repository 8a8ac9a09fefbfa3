//! `parvis search`: places by words, free or by field.

use std::process::ExitCode;

use anyhow::Result;
use clap::Args;
use gazetteer::BoundingBox;
use geocoder::{Bias, Filter, Question, SearchRequest, Structured, Typos};

use crate::arguments::{Wanted, country_code, viewbox};
use crate::folders::Folders;
use crate::nothing;
use crate::print::Printer;

/// Find places by words.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  parvis search Aleksanterinkatu 52, Helsinki
  parvis search --street \"Aleksanterinkatu 52\" --city Helsinki --lang sv
  parvis search cafe --viewbox 24.93,60.16,24.96,60.18 --bounded --limit 3 --json
  parvis search museum --format geojson > museums.geojson

Exit code: 0 with answers, 1 when nothing was found, 2 on an error.")]
pub struct SearchArgs {
    #[command(flatten)]
    words: Words,

    #[command(flatten)]
    folders: Folders,

    #[command(flatten)]
    wanted: Wanted,
}

/// A question, and what its answers must be.
#[derive(Args, Debug)]
pub struct Words {
    /// What to look for, as one would write it on a letter or say it
    #[arg(value_name = "TEXT", required_unless_present = "fields")]
    text: Vec<String>,

    #[command(flatten)]
    fields: Fields,

    /// Most answers
    #[arg(long, default_value_t = 10, value_name = "N")]
    limit: u16,

    /// Box that is looked at, as lon1,lat1,lon2,lat2: answers in it come first
    #[arg(long, value_parser = viewbox, allow_hyphen_values = true, value_name = "BOX")]
    viewbox: Option<BoundingBox>,

    /// Answers must lie in the box
    #[arg(long, requires = "viewbox")]
    bounded: bool,

    /// Countries that answers must lie in, such as "fi,se"
    #[arg(long, value_parser = country_code, value_delimiter = ',', value_name = "CODE")]
    countrycodes: Vec<[u8; 2]>,

    /// Take no word for a misspelt one
    #[arg(long)]
    no_typos: bool,
}

/// A question by field.
#[derive(Args, Debug)]
#[group(id = "fields", multiple = true, conflicts_with = "text")]
struct Fields {
    /// Name or kind of a venue
    #[arg(long, value_name = "TEXT")]
    amenity: Option<String>,

    /// House number and street
    #[arg(long, value_name = "TEXT")]
    street: Option<String>,

    /// Settlement or part of one
    #[arg(long, value_name = "TEXT")]
    city: Option<String>,

    /// County or district
    #[arg(long, value_name = "TEXT")]
    county: Option<String>,

    /// State, province or region
    #[arg(long, value_name = "TEXT")]
    state: Option<String>,

    /// Country, by name or code
    #[arg(long, value_name = "TEXT")]
    country: Option<String>,

    /// Postcode
    #[arg(long, value_name = "TEXT")]
    postalcode: Option<String>,
}

/// Searches and prints the answers.
pub fn run(args: &SearchArgs) -> Result<ExitCode> {
    let geocoder = args.folders.open()?;
    let request = args.words.request(&args.wanted);
    Printer::new(&args.wanted)?.answers(&geocoder.search(&request), || nothing::of_search(&geocoder, &request))
}

impl Words {
    /// The question as the geocoder takes it.
    pub fn request(&self, wanted: &Wanted) -> SearchRequest {
        SearchRequest {
            question: self.question(),
            limit: self.limit.into(),
            filter: Filter {
                countries: self.countrycodes.clone(),
                layers: wanted.layers(),
                bounds: self.viewbox.filter(|_| self.bounded),
                ..Filter::default()
            },
            bias: self.viewbox.map_or(Bias::None, Bias::Viewbox),
            typos: if self.no_typos { Typos::Refused } else { Typos::Tolerated },
            ..SearchRequest::default()
        }
    }

    fn question(&self) -> Question {
        if !self.text.is_empty() {
            return Question::Free(self.text.join(" "));
        }
        let Fields { amenity, street, city, county, state, country, postalcode } = &self.fields;
        Question::Structured(Structured {
            amenity: amenity.clone(),
            street: street.clone(),
            city: city.clone(),
            county: county.clone(),
            state: state.clone(),
            country: country.clone(),
            postalcode: postalcode.clone(),
        })
    }
}
