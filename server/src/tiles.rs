//! An outside server of map tiles, for operators who want their own or a public one behind the page.
//!
//! Off unless it is configured. The page is then allowed images from that one host, which so learns where its readers
//! look.

use std::str::FromStr;

/// Where the tiles of the page's map come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tiles {
    url: String,
    origin: String,
}

/// The text is no template of tiles.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{found:?}: {fault}; an address such as https://tiles.example.org/{{z}}/{{x}}/{{y}}.png expected")]
pub struct BadTiles {
    found: String,
    fault: &'static str,
}

impl Tiles {
    /// The address with `{z}`, `{x}` and `{y}` in it.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Scheme and host, as a Content-Security-Policy names them.
    pub fn origin(&self) -> &str {
        &self.origin
    }
}

impl FromStr for Tiles {
    type Err = BadTiles;

    fn from_str(text: &str) -> Result<Self, BadTiles> {
        let bad = |fault| BadTiles { found: text.to_owned(), fault };
        let (scheme, rest) = text.split_once("://").ok_or_else(|| bad("no scheme"))?;
        if !matches!(scheme, "http" | "https") {
            return Err(bad("the scheme is neither http nor https"));
        }
        let (host, path) = rest.split_once('/').ok_or_else(|| bad("no path"))?;
        // What else may stand in an address could end the policy that the host is written into.
        let is_plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b':' | b'[' | b']');
        if host.is_empty() || !host.bytes().all(is_plain) {
            return Err(bad("no plain host"));
        }
        if text.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '"' | '\'' | '<' | '>')) {
            return Err(bad("blanks or quotes"));
        }
        if ["{z}", "{x}", "{y}"].iter().any(|variable| path.matches(variable).count() != 1) {
            return Err(bad("{z}, {x} and {y} must each stand in the path once"));
        }
        if path.matches('{').count() != 3 {
            return Err(bad("nothing but {z}, {x} and {y} can be filled in"));
        }
        Ok(Self { url: text.to_owned(), origin: format!("{scheme}://{host}") })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_knows_its_origin() {
        let tiles: Tiles = "https://tiles.example.org:8443/osm/{z}/{x}/{y}.png?key=k".parse().unwrap();
        assert_eq!(tiles.origin(), "https://tiles.example.org:8443");
        assert!("http://[::1]:8080/{z}/{x}/{y}".parse::<Tiles>().is_ok());
    }

    #[test]
    fn what_could_widen_the_policy_or_fills_nothing_in_is_refused() {
        for text in [
            "",
            "tiles.example.org/{z}/{x}/{y}",
            "ftp://a.example/{z}/{x}/{y}",
            "https:///{z}/{x}/{y}",
            "https://*/{z}/{x}/{y}",
            "https://a.example;script-src/{z}/{x}/{y}",
            "https://a.example b.example/{z}/{x}/{y}",
            "https://user@a.example/{z}/{x}/{y}",
            "https://{s}.a.example/{z}/{x}/{y}",
            "https://a.example/{s}/{z}/{x}/{y}",
            "https://a.example/{z}/{x}",
            "https://a.example/{z}/{x}/{y}/{y}",
            "https://a.example/{z}/{x}/{y}?\"",
        ] {
            assert!(text.parse::<Tiles>().is_err(), "{text}");
        }
        let message = "ftp://a/{z}".parse::<Tiles>().unwrap_err().to_string();
        assert_eq!(
            message,
            "\"ftp://a/{z}\": the scheme is neither http nor https; an address such as https://tiles.example.org/{z}/{x}/{y}.png expected"
        );
    }
}
