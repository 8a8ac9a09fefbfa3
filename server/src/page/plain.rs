//! Results as a page for browsers without JavaScript: the form of the page sends its question here.

use axum::Router;
use axum::http::header::{ACCEPT_LANGUAGE, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use gazetteer::Languages;
use geocoder::{Question, SearchRequest};

use super::files;
use super::words::Words;
use crate::http::{cors, refusal};
use crate::request::{RequestContext, handler};
use crate::state::AppState;
use crate::view::label;
use crate::view::parts::AddressParts;
use crate::view::result::ResultView;
use crate::view::xml::XmlWriter;

/// Most results.
const LIMIT: usize = 10;
/// Most characters of a question.
const MOST_CHARS: usize = 500;

/// The route of the results.
pub fn router() -> Router<AppState> {
    Router::new().route("/page/search", handler(search).options(cors::options).fallback(refusal::method_not_allowed))
}

/// A page of results.
fn search(context: &RequestContext<'_>) -> Response {
    let question: String = context.query.get("q").unwrap_or_default().trim().chars().take(MOST_CHARS).collect();
    let languages = context.languages_by("lang");
    let asked = context.query.get("lang").unwrap_or_default().to_owned();
    let accepted = context.header(&ACCEPT_LANGUAGE).unwrap_or_default().to_ascii_lowercase();
    let tags = accepted.split(',').map(|tag| tag.split(';').next().unwrap_or_default().trim());
    let Some((tag, words)) = Words::of(std::iter::once(asked.as_str()).chain(tags)) else {
        return refusal::failed(context.headers);
    };
    let mut html = XmlWriter::new();
    head(&mut html, tag, words, &question);
    form(&mut html, words, &question);
    if !question.is_empty() {
        results(context, &mut html, words, &languages, &question);
    }
    html.open("p").open("a").attribute("href", "https://www.openstreetmap.org/copyright");
    html.text("© OpenStreetMap contributors").close().close();
    let xml = html.finish();
    let body = xml.split_once('\n').map_or("", |(_, body)| body);
    let policy = files::policy(None);
    let marks = [(CONTENT_TYPE, "text/html; charset=utf-8"), (CONTENT_SECURITY_POLICY, policy.as_str())];
    (marks, format!("<!DOCTYPE html>\n{body}")).into_response()
}

fn head(html: &mut XmlWriter, tag: &str, words: &Words, question: &str) {
    html.open("html").attribute("lang", tag).attribute("dir", &words.direction).open("head");
    html.open("meta").attribute("charset", "utf-8").close();
    html.open("meta").attribute("name", "viewport").attribute("content", "width=device-width, initial-scale=1").close();
    html.leaf("title", &label::joined([question, "Parvis"]));
    html.open("link").attribute("rel", "icon").attribute("href", "icon.svg").close();
    for sheet in ["style.css", "plain.css"] {
        html.open("link").attribute("rel", "stylesheet").attribute("href", sheet).close();
    }
    html.close().open("body").open("main").attribute("class", "plain");
    html.open("h1").open("a").attribute("href", "../").text("Parvis").close().close();
}

fn form(html: &mut XmlWriter, words: &Words, question: &str) {
    html.open("form").attribute("class", "search").attribute("role", "search").attribute("action", "search");
    html.open("input").attribute("name", "q").attribute("value", question);
    html.attribute("aria-label", words.say("question")).attribute("maxlength", "500").close();
    html.open("button").attribute("class", "chip").text(words.say("search")).close().close();
}

fn results(context: &RequestContext<'_>, html: &mut XmlWriter, words: &Words, languages: &Languages, question: &str) {
    let request =
        SearchRequest { question: Question::Free(question.to_owned()), limit: LIMIT, ..SearchRequest::default() };
    let answers = context.geocoder.search(&request);
    if answers.is_empty() {
        html.leaf("p", &words.say("nothing").replace("{q}", question));
        return;
    }
    html.open("ol");
    for answer in &answers {
        result(html, words, &ResultView::of_answer(answer, languages));
    }
    html.close();
}

/// What it is, its address as the country writes it, and where it is.
fn result(html: &mut XmlWriter, words: &Words, view: &ResultView<'_>) {
    let lines = label::lines(view.name, &AddressParts::whole(view));
    let (title, rest) = lines.split_first().map_or(("", &[][..]), |(first, rest)| (first.as_str(), rest));
    html.open("li").leaf("h2", title);
    html.open("p").attribute("class", "kind").text(words.kind(view.category(), &view.address_key())).close();
    html.leaf("address", &rest.join(", "));
    let at = format!("{:.5},{:.5}", view.position.lat_degrees(), view.position.lon_degrees());
    html.open("p").open("a").attribute("href", &format!("geo:{at}")).text(&at).close();
    if let Some(osm) = view.osm() {
        let object = format!("{}/{}", osm.kind().word(), osm.number());
        html.text(" · ").open("a").attribute("href", &format!("https://www.openstreetmap.org/{object}"));
        html.attribute("rel", "noreferrer").text(words.say("osm")).close();
    }
    html.close().close();
}
