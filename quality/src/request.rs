//! How each dialect is asked a question.
//!
//! The parameters are those that clients of the dialect send: enough detail to judge an answer, five answers at most.

use clap::ValueEnum;
use gazetteer::Point;

use crate::case::{Bias, Case, Question};

/// The language a server speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Dialect {
    /// Nominatim, asked for jsonv2.
    #[default]
    Nominatim,
    /// Photon.
    Photon,
    /// Addok.
    Addok,
}

impl Dialect {
    /// Its name as on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Nominatim => "nominatim",
            Self::Photon => "photon",
            Self::Addok => "addok",
        }
    }
}

/// A request to a server: a path and its parameters, not yet encoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Path, beginning with a slash.
    pub path: &'static str,
    /// Names and values.
    pub parameters: Vec<(&'static str, String)>,
}

/// The most answers that are asked for.
pub const LIMIT: usize = 5;

/// How far the map that a person looks at reaches from its centre, in degrees of latitude and longitude.
pub const VIEWBOX_DEGREES: (f64, f64) = (0.05, 0.1);

/// The request that puts a question in a dialect.
pub fn request(dialect: Dialect, case: &Case) -> Request {
    let mut request = match dialect {
        Dialect::Nominatim => nominatim(case),
        Dialect::Photon => photon(case),
        Dialect::Addok => addok(case),
    };
    if !matches!(case.question, Question::Reverse(_)) {
        request.parameters.push(("limit", LIMIT.to_string()));
    }
    request
}

fn nominatim(case: &Case) -> Request {
    let mut parameters = vec![("format", "jsonv2".to_owned()), ("addressdetails", "1".to_owned())];
    let path = match &case.question {
        Question::Text(text) => {
            parameters.push(("q", text.clone()));
            "/search"
        }
        Question::Structured { house_number, street, city } => {
            parameters.extend([("street", format!("{house_number} {street}")), ("city", city.clone())]);
            "/search"
        }
        Question::Reverse(at) => {
            parameters.extend(position(*at));
            parameters.push(("layer", "address".to_owned()));
            "/reverse"
        }
    };
    if let Some(Bias { map_centre, .. }) = case.bias {
        let (lat, lon) = (map_centre.lat_degrees(), map_centre.lon_degrees());
        let (up, right) = VIEWBOX_DEGREES;
        let corners = [lon - right, lat + up, lon + right, lat - up].map(|degrees| format!("{degrees:.7}"));
        parameters.push(("viewbox", corners.join(",")));
    }
    parameters.extend(case.language.clone().map(|language| ("accept-language", language)));
    Request { path, parameters }
}

fn photon(case: &Case) -> Request {
    let mut parameters = Vec::new();
    let path = match &case.question {
        Question::Text(text) => {
            parameters.push(("q", text.clone()));
            "/api"
        }
        Question::Structured { house_number, street, city } => {
            parameters.extend([
                ("housenumber", house_number.clone()),
                ("street", street.clone()),
                ("city", city.clone()),
            ]);
            "/structured"
        }
        Question::Reverse(at) => {
            parameters.extend(position(*at));
            parameters.push(("layer", "house".to_owned()));
            "/reverse"
        }
    };
    if let Some(bias) = case.bias {
        parameters.extend(position(bias.position));
        parameters.push(("zoom", "14".to_owned()));
    }
    parameters.extend(case.language.clone().map(|language| ("lang", language)));
    Request { path, parameters }
}

fn addok(case: &Case) -> Request {
    let mut parameters = Vec::new();
    let path = match &case.question {
        Question::Text(text) => {
            parameters.push(("q", text.clone()));
            "/search/"
        }
        Question::Structured { house_number, street, city } => {
            parameters.push(("q", format!("{street} {house_number} {city}")));
            "/search/"
        }
        Question::Reverse(at) => {
            parameters.extend(position(*at));
            parameters.push(("type", "housenumber".to_owned()));
            "/reverse/"
        }
    };
    if let Some(bias) = case.bias {
        parameters.extend(position(bias.position));
    }
    Request { path, parameters }
}

fn position(at: Point) -> [(&'static str, String); 2] {
    [("lat", format!("{:.7}", at.lat_degrees())), ("lon", format!("{:.7}", at.lon_degrees()))]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::Expected;

    fn asked(dialect: Dialect, question: Question, bias: Option<Bias>) -> String {
        let case = Case { kind: "x".into(), question, bias, language: Some("sv".into()), expected: Expected::Nothing };
        let request = request(dialect, &case);
        let parameters: Vec<String> =
            request.parameters.iter().map(|(name, value)| format!("{name}={value}")).collect();
        format!("{}?{}", request.path, parameters.join("&"))
    }

    #[test]
    fn every_dialect_is_asked_in_its_own_words() {
        let centre = Point::from_degrees(60.0, 25.0).unwrap();
        let bias = Some(Bias { map_centre: centre, position: Point::from_degrees(60.01, 25.01).unwrap() });
        let text = || Question::Text("Åbo & Co".into());
        assert_eq!(
            asked(Dialect::Nominatim, text(), bias),
            "/search?format=jsonv2&addressdetails=1&q=Åbo & Co&viewbox=24.9000000,60.0500000,25.1000000,59.9500000\
             &accept-language=sv&limit=5"
        );
        assert_eq!(
            asked(Dialect::Photon, text(), bias),
            "/api?q=Åbo & Co&lat=60.0100000&lon=25.0100000&zoom=14&lang=sv&limit=5"
        );
        assert_eq!(asked(Dialect::Addok, text(), bias), "/search/?q=Åbo & Co&lat=60.0100000&lon=25.0100000&limit=5");
    }

    #[test]
    fn a_position_is_asked_about_house_by_house() {
        let at = || Question::Reverse(Point::from_degrees(60.0, 25.0).unwrap());
        assert_eq!(
            asked(Dialect::Nominatim, at(), None),
            "/reverse?format=jsonv2&addressdetails=1&lat=60.0000000&lon=25.0000000&layer=address&accept-language=sv"
        );
        assert_eq!(asked(Dialect::Addok, at(), None), "/reverse/?lat=60.0000000&lon=25.0000000&type=housenumber");
    }
}
