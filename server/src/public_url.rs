//! The address by which clients know the server.
//!
//! Without it, links in answers are made of what a client says that it asked, which a cache may keep for others.

use std::fmt;
use std::str::FromStr;

/// Scheme, host and maybe a path, without a slash at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl(String);

/// The text is no such address.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?}: an address such as https://geocoder.example.org expected")]
pub struct BadUrl(String);

impl FromStr for PublicUrl {
    type Err = BadUrl;

    fn from_str(text: &str) -> Result<Self, BadUrl> {
        let plain = text.trim_end_matches('/');
        let rest = plain.strip_prefix("https://").or_else(|| plain.strip_prefix("http://"));
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/[]%".contains(c);
        match rest {
            Some(rest) if !rest.is_empty() && !rest.starts_with('/') && rest.chars().all(is_plain) => {
                Ok(Self(plain.to_owned()))
            }
            _ => Err(BadUrl(text.to_owned())),
        }
    }
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_scheme_and_host_and_nothing_that_ends_it() {
        let of = |text: &str| text.parse::<PublicUrl>().map(|url| url.to_string()).ok();
        assert_eq!(of("https://geo.example.org/"), Some("https://geo.example.org".to_owned()));
        assert_eq!(of("http://[::1]:8080/geo"), Some("http://[::1]:8080/geo".to_owned()));
        for text in
            ["", "geo.example.org", "ftp://a", "https://", "https:///x", "https://a b", "https://a?x", "https://u@a"]
        {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
