//! Which parts of an answer the client wants besides the bare minimum.

use super::error::Error;
use super::format::Format;
use crate::details;
use crate::params::Query;
use crate::request::RequestContext;
use crate::request::profile::Profile;
use crate::view::point_budget;
use crate::view::result::ResultView;

/// A notation of shapes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Polygon {
    /// GeoJSON.
    GeoJson,
    /// KML.
    Kml,
    /// The path of an SVG.
    Svg,
    /// Well-known text.
    Text,
}

impl Polygon {
    /// The parameter that asks for it.
    pub fn parameter(self) -> &'static str {
        match self {
            Self::GeoJson => "polygon_geojson",
            Self::Kml => "polygon_kml",
            Self::Svg => "polygon_svg",
            Self::Text => "polygon_text",
        }
    }
}

/// The parts of an answer that are there only on request.
#[derive(Clone, Copy, Debug)]
pub struct Blocks {
    /// The address by its parts.
    pub address: bool,
    /// Tags that are neither names nor address.
    pub extratags: bool,
    /// All names.
    pub names: bool,
    /// Entrances of buildings.
    pub entrances: bool,
    /// How the answer fits the question; an extension of Parvis.
    pub matching: bool,
    /// What somebody needs to go there; an extension of Parvis.
    pub details: bool,
    /// The shape.
    pub polygon: Option<Polygon>,
    /// Tolerance of the shape in degrees.
    pub threshold: f64,
    /// The rules for this client.
    pub profile: &'static Profile,
}

impl Blocks {
    /// Reads the parameters that switch parts on.
    pub fn of(context: &RequestContext<'_>, format: Format, address: bool) -> Result<Self, Error> {
        let query = &context.query;
        let polygon = polygon(query, format)?;
        Ok(Self {
            address: query.switch("addressdetails", address),
            extratags: query.switch("extratags", false),
            names: query.switch("namedetails", false),
            entrances: query.switch("entrances", false),
            matching: query.switch("matchdetails", false),
            details: details::is_asked(query),
            polygon,
            threshold: query.number("polygon_threshold")?.unwrap_or(0.0),
            profile: context.profile,
        })
    }
}

impl Blocks {
    /// Draws the shapes of all answers, where shapes are wanted. Gives the tolerance in degrees where it had to be
    /// raised to keep the answer within its size.
    pub fn draw(&self, views: &mut [ResultView<'_>], context: &RequestContext<'_>) -> Result<Option<f64>, Error> {
        if self.polygon.is_none() {
            return Ok(None);
        }
        Ok(point_budget::draw_all(views, self.threshold, context.options.answer_points)?)
    }
}

/// The notation asked for; formats that are GeoJSON themselves know no other.
fn polygon(query: &Query, format: Format) -> Result<Option<Polygon>, Error> {
    let asked = |polygon: &Polygon| query.switch(polygon.parameter(), false);
    if matches!(format, Format::GeoJson | Format::GeocodeJson) {
        return Ok(Some(Polygon::GeoJson).filter(asked));
    }
    let all = [Polygon::GeoJson, Polygon::Kml, Polygon::Svg, Polygon::Text];
    let mut wanted = all.into_iter().filter(asked);
    match (wanted.next(), wanted.next()) {
        (_, Some(_)) => Err(Error::bad("Too many polygon output options selected.")),
        (first, None) => Ok(first),
    }
}
