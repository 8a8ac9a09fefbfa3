//! From parameters to what is wanted, with a warning for each thing that was mended and an error for each that can't
//! be.

use gazetteer::{Languages, Point};
use geocoder::{Bias, Filter, TagFilter};
use serde_json::{Value, json};

use super::category;
use super::envelope::Envelope;
use super::layer::Layer;
use crate::details;
use crate::request::RequestContext;

/// Answers, where none are asked for, and the most.
const SIZES: (usize, usize) = (10, 40);
/// How far around the focus its pull has faded to a half, in metres.
const FOCUS_REACH_M: f64 = 50_000.0;
/// Sources that are known, and the one that there is.
const SOURCES: [&str; 8] = ["osm", "openstreetmap", "oa", "openaddresses", "gn", "geonames", "wof", "whosonfirst"];

/// What is wanted besides the words.
#[derive(Clone, Debug)]
pub struct Params {
    /// What is told about the question.
    pub envelope: Envelope,
    /// Most answers.
    pub size: usize,
    /// Layers; none for all.
    pub layers: Vec<Layer>,
    /// What answers must be.
    pub filter: Filter,
    /// The point that distances are told from.
    pub focus: Option<Point>,
    /// Whether categories were asked for, which are shown then.
    pub categories: bool,
    /// Whether the block `details` is shown.
    pub details: bool,
    /// The languages that the client reads.
    pub languages: Languages,
}

impl Params {
    /// Reads the parameters that all questions share.
    pub fn of(context: &RequestContext<'_>) -> Self {
        let mut params = Self {
            envelope: Envelope::default(),
            size: SIZES.0,
            layers: Vec::new(),
            filter: Filter::default(),
            focus: None,
            categories: false,
            details: details::is_asked(&context.query),
            languages: context.languages_by("lang"),
        };
        params.read_size(context);
        params.read_layers(context);
        params.read_sources(context);
        params.read_categories(context);
        params.read_countries(context);
        params.read_area(context);
        params.envelope.tell("lang", language(&params.languages));
        params
    }

    /// The pull of the focus.
    pub fn bias(&self) -> Bias {
        self.focus.map_or(Bias::None, |at| Bias::Point { at, reach_m: FOCUS_REACH_M })
    }

    /// Whether something can't be understood.
    pub fn is_bad(&self) -> bool {
        !self.envelope.errors.is_empty()
    }

    /// Notes an error.
    pub fn refuse(&mut self, message: impl Into<String>) {
        self.envelope.errors.push(message.into());
    }

    /// Notes that something was mended.
    pub fn warn(&mut self, message: impl Into<String>) {
        self.envelope.warnings.push(message.into());
    }

    /// A number; one that can't be read is refused.
    pub fn number(&mut self, context: &RequestContext<'_>, name: &str) -> Option<f64> {
        context.query.filled(name)?;
        match context.query.number(name) {
            Ok(number) => number,
            Err(error) => {
                self.refuse(error.0);
                None
            }
        }
    }

    fn read_size(&mut self, context: &RequestContext<'_>) {
        let (default, most) = SIZES;
        if let Some(text) = context.query.filled("size") {
            match text.trim().parse::<f64>().ok().filter(|number| number.is_finite()) {
                None => self.warn(format!("invalid size, using {default}")),
                Some(number) if number < 1.0 => {
                    self.size = 1;
                    self.warn("out-of-range size, using 1");
                }
                Some(number) if number > most as f64 => {
                    self.size = most;
                    self.warn(format!("out-of-range size, using {most}"));
                }
                Some(number) => self.size = number as usize,
            }
        }
        self.envelope.tell("size", self.size);
        self.envelope.tell("private", false);
    }

    fn read_layers(&mut self, context: &RequestContext<'_>) {
        for name in list(context, "layers") {
            let layers = Layer::named(&name);
            if layers.is_empty() {
                let known: Vec<_> = Layer::ALL.iter().map(|layer| layer.name()).collect();
                self.refuse(format!("'{name}' is an invalid layers parameter; valid are coarse, {}", known.join(", ")));
            }
            self.layers.extend(layers);
        }
        if !self.layers.is_empty() {
            self.layers.sort();
            self.layers.dedup();
            self.filter.levels = Layer::levels(&self.layers);
            self.envelope.tell("layers", self.layers.iter().map(|layer| layer.name()).collect::<Vec<_>>());
        }
    }

    /// There is one source, so a choice of others is answered from it all the same, with a warning.
    fn read_sources(&mut self, context: &RequestContext<'_>) {
        let asked = list(context, "sources");
        for name in asked.iter().filter(|name| !SOURCES.contains(&name.as_str())) {
            self.refuse(format!("'{name}' is an invalid sources parameter; valid are {}", SOURCES.join(", ")));
        }
        if asked.iter().any(|name| !matches!(name.as_str(), "osm" | "openstreetmap")) {
            self.warn("the only source here is openstreetmap, which is used for all layers");
        }
    }

    fn read_categories(&mut self, context: &RequestContext<'_>) {
        self.categories = context.query.get("categories").is_some();
        let mut group = Vec::new();
        for name in list(context, "categories") {
            match category::rules(&name) {
                Some(rules) => group.extend(rules),
                None => self.warn(format!("unknown category '{name}' is left out")),
            }
        }
        if !group.is_empty() {
            self.filter.tags = TagFilter { groups: vec![group], not: Vec::new() };
        }
    }
}

/// The entries of a list with commas, in lower case.
pub fn list(context: &RequestContext<'_>, name: &str) -> Vec<String> {
    let values = context.query.all(name).flat_map(|value| value.split(','));
    values.map(|entry| entry.trim().to_lowercase()).filter(|entry| !entry.is_empty()).collect()
}

fn language(languages: &Languages) -> Value {
    let first = languages.iter().next();
    json!({"iso6391": first.map_or("en", |tag| tag.split('-').next().unwrap_or(tag)), "defaulted": first.is_none()})
}
