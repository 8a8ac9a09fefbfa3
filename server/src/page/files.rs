//! The files of the page. They are part of the program, so that the page always fits the server that it talks to.
//!
//! Browsers ask each time whether a file is still the same and get 304 if so: an update of the program must not leave
//! them with half of the old page.

use std::hash::{DefaultHasher, Hash, Hasher};

use axum::Router;
use axum::extract::State;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::http::{cors, refusal};
use crate::state::AppState;
use crate::tiles::Tiles;

/// No script, style or image but the page's own, and no connection but to its own server; images also of the tile
/// server where one is configured.
pub fn policy(tiles: Option<&Tiles>) -> String {
    let origin = tiles.map(|tiles| format!(" {}", tiles.origin())).unwrap_or_default();
    format!("default-src 'self'; img-src 'self' data:{origin}; object-src 'none'; base-uri 'none'; form-action 'self'")
}

/// A file of the page.
#[derive(Clone, Copy, Debug)]
struct File {
    path: &'static str,
    media_type: &'static str,
    text: &'static str,
}

const HTML: &str = "text/html; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";
const JSON: &str = "application/json; charset=utf-8";
const TEXT: &str = "text/plain; charset=utf-8";
const SVG: &str = "image/svg+xml";

macro_rules! files {
    ($($path:literal, $name:literal, $media_type:expr;)*) => {
        &[$(File { path: $path, media_type: $media_type, text: include_str!(concat!("../../page/", $name)) }),*]
    };
}

const FILES: &[File] = files! {
    "/", "index.html", HTML;
    "/page/ask.js", "ask.js", SCRIPT;
    "/page/card.css", "card.css", CSS;
    "/page/card.js", "card.js", SCRIPT;
    "/page/developers.js", "developers.js", SCRIPT;
    "/page/dialects.js", "dialects.js", SCRIPT;
    "/page/dom.js", "dom.js", SCRIPT;
    "/page/geometry.js", "geometry.js", SCRIPT;
    "/page/hits.js", "hits.js", SCRIPT;
    "/page/hours.js", "hours.js", SCRIPT;
    "/page/icon.svg", "icon.svg", SVG;
    "/page/layout.js", "layout.js", SCRIPT;
    "/page/main.js", "main.js", SCRIPT;
    "/page/notice.js", "notice.js", SCRIPT;
    "/page/plain.css", "plain.css", CSS;
    "/page/results.js", "results.js", SCRIPT;
    "/page/state.js", "state.js", SCRIPT;
    "/page/style.css", "style.css", CSS;
    "/page/welcome.js", "welcome.js", SCRIPT;
    "/page/words.js", "words.js", SCRIPT;
    "/page/field/combobox.js", "field/combobox.js", SCRIPT;
    "/page/field/examples.css", "field/examples.css", CSS;
    "/page/field/examples.js", "field/examples.js", SCRIPT;
    "/page/field/field-style.js", "field/field-style.js", SCRIPT;
    "/page/field/", "field/index.html", HTML;
    "/page/field/kinds.js", "field/kinds.js", SCRIPT;
    "/page/field/parvis-search.js", "field/parvis-search.js", SCRIPT;
    "/page/field/photon.js", "field/photon.js", SCRIPT;
    "/page/words/ar.json", "words/ar.json", JSON;
    "/page/words/de.json", "words/de.json", JSON;
    "/page/words/en.json", "words/en.json", JSON;
    "/page/words/es.json", "words/es.json", JSON;
    "/page/words/fr.json", "words/fr.json", JSON;
    "/page/words/it.json", "words/it.json", JSON;
    "/page/words/nl.json", "words/nl.json", JSON;
    "/page/words/pl.json", "words/pl.json", JSON;
    "/page/words/pt.json", "words/pt.json", JSON;
    "/page/words/tr.json", "words/tr.json", JSON;
    "/page/field/map/camera.js", "field/map/camera.js", SCRIPT;
    "/page/field/map/colours.js", "field/map/colours.js", SCRIPT;
    "/page/field/map/hands.js", "field/map/hands.js", SCRIPT;
    "/page/field/map/labels.js", "field/map/labels.js", SCRIPT;
    "/page/field/map/land.js", "field/map/land.js", SCRIPT;
    "/page/field/map/land.txt", "field/map/land.txt", TEXT;
    "/page/field/map/map.js", "field/map/map.js", SCRIPT;
    "/page/field/map/marks.js", "field/map/marks.js", SCRIPT;
    "/page/field/map/paint.js", "field/map/paint.js", SCRIPT;
    "/page/field/map/sheets.js", "field/map/sheets.js", SCRIPT;
    "/page/field/map/tiles.js", "field/map/tiles.js", SCRIPT;
};

/// The routes of the files.
pub fn router() -> Router<AppState> {
    FILES.iter().fold(Router::new(), |router, file| {
        let handler = get(async move |State(state): State<AppState>, headers: HeaderMap| {
            file.answer(&headers, state.options.tiles.as_ref())
        });
        router.route(file.path, handler.options(cors::options).fallback(refusal::method_not_allowed))
    })
}

impl File {
    /// Changes with the text. It is weak because compression changes the bytes.
    fn tag(&self) -> String {
        let mut hasher = DefaultHasher::new();
        self.text.hash(&mut hasher);
        format!("W/\"page-{:016x}\"", hasher.finish())
    }

    fn answer(&self, headers: &HeaderMap, tiles: Option<&Tiles>) -> Response {
        let tag = self.tag();
        let known = headers.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
        let is_known = known.flat_map(|value| value.split(',')).any(|known| known.trim() == tag);
        let mut response = if is_known {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            ([(CONTENT_TYPE, self.media_type)], self.text).into_response()
        };
        let marks = response.headers_mut();
        marks.extend(HeaderValue::from_str(&tag).map(|tag| (ETAG, tag)));
        marks.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        marks.extend(HeaderValue::from_str(&policy(tiles)).map(|policy| (CONTENT_SECURITY_POLICY, policy)));
        marks.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        // What was asked stays between the browser and this server. Tile servers want to know at least the site.
        let referrer = if tiles.is_some() { "strict-origin" } else { "no-referrer" };
        marks.insert(REFERRER_POLICY, HeaderValue::from_static(referrer));
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_that_has_the_file_is_told_so() {
        let file = &FILES[0];
        let first = file.answer(&HeaderMap::new(), None);
        assert_eq!(first.status(), StatusCode::OK);
        assert_eq!(first.headers()[CONTENT_TYPE], HTML);
        let mut headers = HeaderMap::new();
        headers.insert(IF_NONE_MATCH, first.headers()[ETAG].clone());
        let again = file.answer(&headers, None);
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
        assert_eq!(again.headers()[ETAG], first.headers()[ETAG]);
    }

    #[test]
    fn only_the_configured_host_may_give_images() {
        let policy = |tiles: Option<&Tiles>| {
            let answer = FILES[0].answer(&HeaderMap::new(), tiles);
            answer.headers()[CONTENT_SECURITY_POLICY].to_str().unwrap().to_owned()
        };
        let tiles = "https://tiles.example.org/{z}/{x}/{y}.png".parse().unwrap();
        assert!(policy(None).contains("img-src 'self' data:;"));
        assert!(policy(Some(&tiles)).contains("img-src 'self' data: https://tiles.example.org;"));
        assert!(policy(Some(&tiles)).starts_with("default-src 'self';"));
    }

    #[test]
    fn files_name_only_files_that_are_served() {
        for file in FILES.iter().filter(|file| file.media_type == SCRIPT) {
            for line in file.text.lines().filter(|line| line.starts_with("import ")) {
                let name = line.split('"').nth(1).unwrap().trim_start_matches("./").trim_start_matches("../");
                assert!(FILES.iter().any(|other| other.path.ends_with(&format!("/{name}"))), "{}: {name}", file.path);
            }
        }
    }

    #[test]
    fn nothing_is_written_into_the_page_that_its_policy_forbids() {
        let page = FILES[0].text;
        for forbidden in ["<style", " style=", "onclick", "javascript:", "https://fonts", "<script>"] {
            assert!(!page.contains(forbidden), "{forbidden}");
        }
    }
}
