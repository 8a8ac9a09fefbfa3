//! Addok's bulk forms: CSV files in, the same columns and more out.

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use server::Options;
use tower::ServiceExt;

use crate::harness::{helsinki, helsinki_with};

const BOUNDARY: &str = "----parvis";

/// The form of a file and fields.
fn form(file: &[u8], fields: &[(&str, &str)]) -> Vec<u8> {
    let mut body = Vec::new();
    let head = "Content-Disposition: form-data; name=\"data\"; filename=\"guests.csv\"\r\nContent-Type: text/csv";
    body.extend_from_slice(format!("--{BOUNDARY}\r\n{head}\r\n\r\n").as_bytes());
    body.extend_from_slice(file);
    for (name, value) in fields {
        let part = format!("\r\n--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}");
        body.extend_from_slice(part.as_bytes());
    }
    body.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
    body
}

fn post_to(service: &axum::Router, path: &str, body: Vec<u8>) -> (StatusCode, HeaderMap, Vec<u8>) {
    let request = Request::post(path).header("content-type", format!("multipart/form-data; boundary={BOUNDARY}"));
    let request = request.body(Body::from(body)).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let (parts, body) = service.clone().oneshot(request).await.unwrap().into_parts();
        (parts.status, parts.headers, to_bytes(body, usize::MAX).await.unwrap().to_vec())
    })
}

/// The answer for a good file.
#[track_caller]
fn post(path: &str, file: &str, fields: &[(&str, &str)]) -> String {
    let (status, _, body) = post_to(&helsinki(), path, form(file.as_bytes(), fields));
    let body = String::from_utf8(body).unwrap();
    assert_eq!(status, StatusCode::OK, "{body}");
    body
}

/// The rows of an answer as lists of cells.
fn rows(answer: &str, delimiter: u8) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).from_reader(answer.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// The cell of a row in a column.
fn cell<'a>(rows: &'a [Vec<String>], row: usize, column: &str) -> &'a str {
    let index = rows[0].iter().position(|name| name == column).unwrap_or_else(|| panic!("no column {column}"));
    &rows[row][index]
}

const GUESTS: &str = "name;street;town\nAnna;Aleksanterinkatu 52;Helsinki\nBo;\"Kaivokatu; 12\";Helsinki\nCy;;\nDi;Xyzzystraße 3;Nirgendwo\n";

#[test]
fn rows_come_back_in_order_with_the_same_columns_and_results() {
    let answer = post("/search/csv/", GUESTS, &[("columns", "street"), ("columns", "town")]);
    let rows = rows(&answer, b';');
    assert_eq!(rows.len(), 5);
    assert_eq!(rows[0][..5], ["name", "street", "town", "latitude", "longitude"]);
    assert_eq!(rows[2][..3], ["Bo", "Kaivokatu; 12", "Helsinki"]);
    assert_eq!(cell(&rows, 1, "result_label"), "Aleksanterinkatu 52, 00100 Helsinki");
    assert_eq!((cell(&rows, 1, "latitude"), cell(&rows, 1, "longitude")), ("60.1686722", "24.9419347"));
    assert_eq!((cell(&rows, 1, "result_type"), cell(&rows, 1, "result_housenumber")), ("housenumber", "52"));
    assert_eq!((cell(&rows, 1, "result_score"), cell(&rows, 1, "result_status")), ("1", "ok"));
    assert_eq!((cell(&rows, 3, "latitude"), cell(&rows, 3, "result_status")), ("", "skipped"));
    assert_eq!((cell(&rows, 4, "result_label"), cell(&rows, 4, "result_status")), ("", "not-found"));
}

#[test]
fn the_file_is_named_after_the_one_that_was_sent() {
    let (_, headers, _) = post_to(&helsinki(), "/addok/search/csv", form(GUESTS.as_bytes(), &[]));
    assert_eq!(headers["content-disposition"], "attachment; filename=\"guests.geocoded.csv\"");
    assert_eq!(headers["content-type"], "text/csv; charset=UTF-8");
}

#[test]
fn all_columns_are_the_address_where_none_is_named() {
    let rows = rows(&post("/search/csv/", "a,b\nAleksanterinkatu 52,Helsinki\n", &[]), b',');
    assert_eq!(cell(&rows, 1, "result_housenumber"), "52");
}

#[test]
fn latin_1_and_byte_order_marks_are_understood() {
    let file = b"street\nPohjoisesplanadi 29\nYrj\xf6nkatu 13\n";
    let (_, headers, body) = post_to(&helsinki(), "/search/csv/", form(file, &[("encoding", "latin-1")]));
    assert_eq!(headers["content-type"], "text/csv; charset=windows-1252");
    let has = |part: &[u8]| body.windows(part.len()).any(|window| window == part);
    assert!(
        has(b"Yrj\xf6nkatu 13,60.") && has(b"\"Yrj\xf6nkatu 13, 00120 Helsinki\""),
        "{}",
        String::from_utf8_lossy(&body)
    );
    let marked = post("/search/csv/", "\u{feff}street\nKaivokatu 12\n", &[("columns", "street"), ("with_bom", "1")]);
    assert!(marked.starts_with("\u{feff}street,latitude"), "{marked}");
}

#[test]
fn filters_are_taken_from_columns() {
    let file = "street,code\nAleksanterinkatu 52,00100\nAleksanterinkatu 52,99999\n";
    let rows = rows(&post("/search/csv/", file, &[("columns", "street"), ("postcode", "code")]), b',');
    assert_eq!((cell(&rows, 1, "result_status"), cell(&rows, 2, "result_status")), ("ok", "not-found"));
}

#[test]
fn results_can_be_chosen_and_columns_of_their_name_are_filled() {
    let file = "street,latitude\nAleksanterinkatu 52,old\n";
    let fields = [("columns", "street"), ("result_columns", "latitude"), ("result_columns", "result_id")];
    assert_eq!(
        rows(&post("/search/csv/", file, &fields), b','),
        [["street", "latitude", "result_id"], ["Aleksanterinkatu 52", "60.1686722", "N319515045"]]
    );
}

#[test]
fn points_are_answered_with_what_is_there() {
    let file = "id,latitude,lon\n1,60.1686722,24.9419347\n2,\"60,1686722\",\"24,9419347\"\n3,,\n4,x,24\n5,0,0\n";
    let rows = rows(&post("/reverse/csv/", file, &[]), b',');
    let statuses: Vec<&str> = (1..=5).map(|row| cell(&rows, row, "result_status")).collect();
    assert_eq!(statuses, ["ok", "ok", "skipped", "error", "not-found"]);
    assert!(cell(&rows, 1, "result_label").ends_with("00100 Helsinki"));
    let named = "id;y;x\n1;60.1686722;24.9419347\n";
    let named = super::files::rows(&post("/reverse/csv/", named, &[("lat", "y"), ("lon", "x")]), b';');
    assert_eq!(cell(&named, 1, "result_status"), "ok");
}

#[test]
fn mistakes_in_the_form_are_told() {
    let refused = |path: &str, file: &str, fields: &[(&str, &str)]| {
        let (status, _, body) = post_to(&helsinki(), path, form(file.as_bytes(), fields));
        assert_eq!(status, StatusCode::BAD_REQUEST);
        String::from_utf8(body).unwrap()
    };
    assert!(refused("/search/csv/", GUESTS, &[("columns", "city")]).contains("its columns are: name, street, town"));
    assert!(refused("/search/csv/", "", &[]).contains("empty"));
    assert!(refused("/search/csv/", GUESTS, &[("encoding", "utf-16")]).contains("UTF-16"));
    assert!(refused("/search/csv/", GUESTS, &[("delimiter", "::")]).contains("one character"));
    assert!(refused("/reverse/csv/", GUESTS, &[]).contains("latitude"));
    let (status, _, _) = post_to(&helsinki(), "/search/csv/", format!("--{BOUNDARY}--\r\n").into_bytes());
    assert_eq!(status, StatusCode::BAD_REQUEST);
    let (status, _, _) = post_to(&helsinki(), "/search/csv/", form(GUESTS.as_bytes(), &[])[..80].to_vec());
    assert_eq!(status, StatusCode::BAD_REQUEST);
}

#[test]
fn a_large_file_is_answered_whole_and_one_too_large_refused() {
    let lines: Vec<String> = (0..20_000).map(|n| format!("{n},Kaivokatu 12\n")).collect();
    let file = format!("n,street\n{}", lines.concat());
    assert!(file.len() > 200_000, "larger than other bodies may be");
    let rows = rows(&post("/search/csv/", &file, &[("columns", "street")]), b',');
    assert_eq!((rows.len(), rows[20_000][0].as_str()), (20_001, "19999"));
    let small = helsinki_with(Options { upload_bytes: 1000, ..Options::default() });
    let (status, _, _) = post_to(&small, "/search/csv/", form(file.as_bytes(), &[]));
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
}
