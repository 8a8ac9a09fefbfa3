//! How to reach a venue and whether one gets in, as the map tells it.

use gazetteer::Tags;
use serde::Serialize;

/// Values of tags, word for word; absent where there is no such tag.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Contact {
    /// `yes`, `limited`, `no` or `designated`.
    #[serde(skip_serializing_if = "Option::is_none")]
    wheelchair: Option<String>,
    /// One or several numbers, as tagged.
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    /// The first address of the web, with its scheme.
    #[serde(skip_serializing_if = "Option::is_none")]
    website: Option<String>,
    /// In the notation of OpenStreetMap.
    #[serde(skip_serializing_if = "Option::is_none")]
    opening_hours: Option<String>,
}

impl Contact {
    /// What the tags of an object tell.
    pub fn of(tags: Tags<'_>) -> Self {
        Self::by(|key| tags.get(key).map(str::to_owned))
    }

    /// Names and texts, in the order in which they are printed.
    pub fn pairs(&self) -> [(&'static str, Option<&String>); 5] {
        [
            ("wheelchair", self.wheelchair.as_ref()),
            ("phone", self.phone.as_ref()),
            ("email", self.email.as_ref()),
            ("website", self.website.as_ref()),
            ("opening_hours", self.opening_hours.as_ref()),
        ]
    }

    fn by(get: impl Fn(&str) -> Option<String>) -> Self {
        let first = |keys: &[&str]| keys.iter().find_map(|key| get(key));
        Self {
            wheelchair: first(&["wheelchair"]),
            phone: first(&["phone", "contact:phone", "contact:mobile", "mobile"]),
            email: first(&["email", "contact:email"]),
            website: first(&["website", "contact:website", "url"]).and_then(|text| web_address(&text)),
            opening_hours: first(&["opening_hours"]),
        }
    }
}

/// The first address of a list, with a scheme; nothing where a link to it could do anything but open a page.
fn web_address(text: &str) -> Option<String> {
    let first = text.split(';').next().unwrap_or_default().trim();
    let is_page = |scheme: &str| scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    match first.split_once("://") {
        Some((scheme, rest)) => (is_page(scheme) && !rest.is_empty()).then(|| first.to_owned()),
        None => (first.contains('.') && !first.contains(':')).then(|| format!("https://{first}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_key_comes_before_its_older_spellings() {
        let tags = [("contact:phone", "2"), ("phone", "1"), ("url", "example.org"), ("opening_hours", "Mo-Fr 9-17")];
        let contact =
            Contact::by(|key| tags.iter().find(|(known, _)| *known == key).map(|(_, text)| (*text).to_owned()));
        let own = |text: &str| Some(text.to_owned());
        let expected = Contact {
            phone: own("1"),
            website: own("https://example.org"),
            opening_hours: own("Mo-Fr 9-17"),
            ..Contact::default()
        };
        assert_eq!(contact, expected);
    }

    #[test]
    fn a_website_is_a_link_to_a_page() {
        let of = |text: &str| web_address(text);
        assert_eq!(of("https://a.example/x;https://b.example"), Some("https://a.example/x".to_owned()));
        assert_eq!(of("www.example.org/a"), Some("https://www.example.org/a".to_owned()));
        for text in ["", "javascript:alert(1)", "javascript://a.b/%0aalert(1)", "none", "https://", "mailto:a@b.c"] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
