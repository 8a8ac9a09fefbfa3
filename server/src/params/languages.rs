//! The languages that a client reads, from the parameter or the header.
//!
//! Tags are cut and weighted as Nominatim does it; what it drops or leaves without fallback is mended: underscores,
//! letter case and digits (`pt_BR`, `zh_hant`, `es-419`), and fallbacks by script and region (`zh-TW` reads `zh-Hant`).

use std::cmp::Reverse;

use gazetteer::Languages;

use super::Query;

/// Most tags that are taken, fallbacks included; further ones are dropped because each costs a look at every name.
const MOST: usize = 20;

/// The languages of a request: of `accept-language` where it is not empty, else of the header, else the server's.
pub fn languages(query: &Query, header: Option<&str>, default: &[String]) -> Languages {
    languages_of(query, "accept-language", header, default)
}

/// The languages of a request whose parameter for them has this name.
pub fn languages_of(query: &Query, name: &str, header: Option<&str>, default: &[String]) -> Languages {
    let header = header.filter(|header| !header.trim().is_empty());
    match query.filled(name).or(header) {
        Some(wanted) => Languages::new(prefer(wanted)),
        None => Languages::new(default.to_vec()),
    }
}

/// The tags of a weighted list, most liked first, each followed by its fallbacks.
pub fn prefer(list: &str) -> Vec<String> {
    let mut weighted: Vec<(u32, &str)> = list.split(',').filter_map(weighted_tag).collect();
    weighted.sort_by_key(|&(weight, _)| Reverse(weight));
    let listed: Vec<String> = weighted.iter().map(|(_, tag)| canonical(tag)).collect();
    let mut tags: Vec<String> = Vec::new();
    for ((_, typed), tag) in weighted.iter().zip(&listed) {
        // A key such as name:zh_pinyin has an underscore of its own, so the tag is also tried as it was typed.
        let own = [tag.clone(), (*typed).to_owned()];
        let fallbacks = fallbacks(tag).into_iter().filter(|fallback| !listed.contains(fallback));
        for candidate in own.into_iter().chain(fallbacks) {
            if !tags.contains(&candidate) {
                tags.push(candidate);
            }
        }
    }
    tags.truncate(MOST);
    tags
}

/// A tag and its weight in thousandths; `None` for what is neither.
fn weighted_tag(part: &str) -> Option<(u32, &str)> {
    let (tag, weight) = part.split_once(';').unwrap_or((part, "q=1"));
    let tag = tag.trim();
    let is_tag = tag.starts_with(|c: char| c.is_ascii_alphabetic())
        && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    let weight = weight.trim().strip_prefix("q=")?;
    let is_weight = weight.starts_with(['0', '1']) && weight.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let weight = weight.parse::<f64>().ok().filter(|weight| is_weight && *weight < 2.0)?;
    is_tag.then_some(((weight * 1000.0) as u32, tag))
}

/// A tag as OpenStreetMap writes it: `zh-Hant`, `pt-BR`, `be-tarask`.
fn canonical(tag: &str) -> String {
    let mut subtags = tag.split(['-', '_']).filter(|subtag| !subtag.is_empty());
    let mut out = subtags.next().unwrap_or_default().to_ascii_lowercase();
    for subtag in subtags {
        out.push('-');
        match (subtag.len(), subtag.bytes().all(|byte| byte.is_ascii_alphabetic())) {
            (2, true) => out.push_str(&subtag.to_ascii_uppercase()),
            (4, true) => {
                out.push_str(&subtag[..1].to_ascii_uppercase());
                out.push_str(&subtag[1..].to_ascii_lowercase());
            }
            _ => out.push_str(&subtag.to_ascii_lowercase()),
        }
    }
    out
}

/// What a reader of a tag can read too, nearest first.
fn fallbacks(tag: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut shorter = tag;
    while let Some((head, _)) = shorter.rsplit_once('-') {
        found.push(head.to_owned());
        shorter = head;
    }
    let cousins: &[&str] = match (shorter, script(tag)) {
        ("zh", Some("Hant")) => &["zh-Hant", "zh-TW", "zh-HK"],
        ("zh", Some("Hans")) => &["zh-Hans", "zh-CN", "zh-SG"],
        ("nb" | "nn", _) => &["no"],
        ("no", _) => &["nb", "nn"],
        ("iw", _) => &["he"],
        _ => &[],
    };
    // Cousins stand before the bare language, which may be in another script.
    let bare = found.iter().position(|fallback| fallback == shorter).unwrap_or(found.len());
    let cousins = cousins.iter().filter(|cousin| **cousin != tag).map(|cousin| (*cousin).to_owned());
    found.splice(bare..bare, cousins.collect::<Vec<_>>());
    found
}

/// The script of a Chinese tag, named or implied by its region.
fn script(tag: &str) -> Option<&'static str> {
    tag.split('-').skip(1).find_map(|subtag| match subtag {
        "Hant" | "TW" | "HK" | "MO" => Some("Hant"),
        "Hans" | "CN" | "SG" => Some("Hans"),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_order_and_a_bare_language_stands_behind_its_tag() {
        assert_eq!(prefer("fr;q=0.5,de-AT"), ["de-AT", "de", "fr"]);
        assert_eq!(prefer("de-AT,de;q=0.3,en;q=0.9"), ["de-AT", "en", "de"]);
        assert_eq!(prefer("en;q=0,de"), ["de", "en"]);
    }

    #[test]
    fn malformed_parts_are_dropped() {
        assert_eq!(prefer("*,de;q=x,en;q=2,fr;x=1,it;q=0.5,ja!,;q=1,1a"), ["it"]);
        assert!(prefer("").is_empty());
    }

    #[test]
    fn underscores_case_and_digits_are_understood() {
        assert_eq!(prefer("pt_BR"), ["pt-BR", "pt_BR", "pt"]);
        assert_eq!(prefer("es-419"), ["es-419", "es"]);
        assert_eq!(prefer("EN-us"), ["en-US", "EN-us", "en"]);
        assert_eq!(prefer("be-tarask"), ["be-tarask", "be"]);
    }

    #[test]
    fn scripts_and_regions_fall_back_to_each_other() {
        assert_eq!(prefer("zh_Hant"), ["zh-Hant", "zh_Hant", "zh-TW", "zh-HK", "zh"]);
        assert_eq!(prefer("zh-TW"), ["zh-TW", "zh-Hant", "zh-HK", "zh"]);
        assert_eq!(prefer("sr-Latn-RS"), ["sr-Latn-RS", "sr-Latn", "sr"]);
        assert_eq!(prefer("nb"), ["nb", "no"]);
    }

    #[test]
    fn a_parameter_shuts_out_the_header_and_an_empty_one_does_not() {
        let of = |raw: &str, header| languages(&Query::parse(raw), header, &["fi".to_owned()]);
        assert_eq!(of("accept-language=*", Some("de")), Languages::default());
        assert_eq!(of("accept-language=", Some("de")), Languages::new(vec!["de".to_owned()]));
        assert_eq!(of("", None), Languages::new(vec!["fi".to_owned()]));
    }

    #[test]
    fn a_list_of_thousands_is_cut() {
        assert_eq!(prefer(&(0..3000).map(|n| format!("a{n}")).collect::<Vec<_>>().join(",")).len(), MOST);
    }
}
