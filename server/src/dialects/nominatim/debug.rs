//! The page of `debug=1`: how a question came to its answers.
//!
//! It shows what the geocoder explains: tokens and readings with their words, then each answer with the parts that its
//! score is the sum of. The page is well-formed XML and has no script.

use std::borrow::Cow;

use gazetteer::Languages;
use geocoder::{Answer, Explanation, ReverseRequest};

use super::search_params::SearchParams;
use crate::request::RequestContext;
use crate::view::result::ResultView;
use crate::view::xml::XmlWriter;

/// Answers of a reverse question that the page shows.
const SHOWN: usize = 20;

/// The page of a search.
pub fn search(context: &RequestContext<'_>, params: &SearchParams<'_>) -> String {
    let mut xml = page(&params.shown);
    if let Some(request) = &params.request {
        let (found, explanation) = context.geocoder.explain(request);
        readings(&mut xml, &explanation);
        answers(&mut xml, &found, &context.languages());
    }
    xml.finish()
}

/// The page of a reverse question: what else was near.
pub fn reverse(context: &RequestContext<'_>, request: &ReverseRequest) -> String {
    let mut xml = page(&format!("{}, {}", request.at.lat_degrees(), request.at.lon_degrees()));
    let wider = ReverseRequest { limit: SHOWN, ..request.clone() };
    answers(&mut xml, &context.geocoder.reverse(&wider), &context.languages());
    xml.finish()
}

fn page(title: &str) -> XmlWriter {
    let mut xml = XmlWriter::new();
    xml.open("html").attribute("xmlns", "http://www.w3.org/1999/xhtml");
    xml.open("head").leaf("title", "Parvis: how the answers came about").close().open("body").leaf("h1", title);
    xml
}

fn answers(xml: &mut XmlWriter, answers: &[Answer<'_>], languages: &Languages) {
    xml.leaf("h2", "Answers").open("table");
    let heads = ["place_id", "category", "display name", "matched", "metres", "total", "parts"];
    row(xml, "th", heads.map(Cow::Borrowed));
    for answer in answers {
        let view = ResultView::of_answer(answer, languages);
        let category = view.category();
        let parts = answer.score.parts().map(|(part, value)| format!("{} {value:+.3}", part.name()));
        let cells = [
            view.entry.place_id().number().to_string(),
            format!("{}={}", category.key, category.value),
            view.display_name(),
            format!("{:?}", answer.match_type),
            answer.distance_m.map(|metres| format!("{metres:.1}")).unwrap_or_default(),
            format!("{:.3}", answer.score.total()),
            parts.collect::<Vec<_>>().join(", "),
        ];
        row(xml, "td", cells.map(Cow::Owned));
    }
    xml.close();
}

fn readings(xml: &mut XmlWriter, explanation: &Explanation) {
    xml.leaf("h2", "Tokens").open("ol");
    for token in &explanation.tokens {
        xml.leaf("li", token);
    }
    xml.close().leaf("h2", "Readings").open("ol");
    for reading in &explanation.lookups {
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
