//! The page of `debug=1`: how a search came to its answers.
//!
//! It shows what the geocoder explains: tokens and readings with their words, then each answer with the parts that its score is the
//! sum of. The page is well-formed XML and has no script.

use std::borrow::Cow;

use geocoder::Explanation;

use super::search_params::SearchParams;
use super::{Ask, Hit};
use crate::xml::XmlWriter;

/// The page of a search.
pub fn search(ask: &Ask<'_>, params: &SearchParams<'_>) -> String {
    let mut xml = XmlWriter::new();
    xml.open("html").attribute("xmlns", "http://www.w3.org/1999/xhtml");
    xml.open("head").leaf("title", "Parvis: how the answers came about").close().open("body");
    xml.leaf("h1", &params.shown);
    if let Some(request) = &params.request {
        let (answers, explanation) = ask.geocoder.explain(request);
        readings(&mut xml, &explanation);
        let languages = ask.languages();
        xml.leaf("h2", "Answers").open("table");
        row(&mut xml, "th", ["place_id", "category", "display name", "matched", "total", "parts"].map(Cow::Borrowed));
        for answer in &answers {
            let hit = Hit::of_answer(answer, &languages);
            let category = hit.category();
            let parts = answer.score.parts().iter().map(|(part, value)| format!("{} {value:+.3}", part.name()));
            let cells = [
                hit.entry.place_id().number().to_string(),
                format!("{}={}", category.key, category.value),
                hit.display_name(),
                format!("{:?}", answer.matched),
                format!("{:.3}", answer.score.total()),
                parts.collect::<Vec<_>>().join(", "),
            ];
            row(&mut xml, "td", cells.map(Cow::Owned));
        }
        xml.close();
    }
    xml.finish()
}

fn readings(xml: &mut XmlWriter, explanation: &Explanation) {
    xml.leaf("h2", "Tokens").open("ol");
    for token in &explanation.tokens {
        xml.leaf("li", token);
    }
    xml.close().leaf("h2", "Readings").open("ol");
    for reading in &explanation.readings {
        xml.open("li").text(&reading.meaning).open("ul");
        for word in &reading.words {
            xml.leaf("li", word);
        }
        xml.leaf("li", &format!("{} candidates", reading.candidates));
        xml.close().close();
    }
    xml.close();
}

fn row<const N: usize>(xml: &mut XmlWriter, element: &str, cells: [Cow<'_, str>; N]) {
    xml.open("tr");
    for cell in cells {
        xml.leaf(element, &cell);
    }
    xml.close();
}
