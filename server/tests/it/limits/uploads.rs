//! Forms that would fill memory, disk or places. What is counted is how much of a form was taken before it was refused.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{Request, StatusCode};
use server::Options;
use tower::ServiceExt;

use crate::harness::{helsinki, helsinki_with};

/// Bytes of a piece of a body, as large as those that come from a socket.
const PIECE: usize = 64 << 10;
/// The most that may be taken of a form that is refused; far below the 32 MB that an upload may hold.
const MOST_TAKEN: usize = 2 << 20;

/// A body that goes on with the same piece for ever, and how many bytes of it were taken.
fn endless(start: &str, piece: &str) -> (Body, Arc<AtomicUsize>) {
    let taken = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&taken);
    let piece = Bytes::from(piece.repeat(PIECE.div_ceil(piece.len())));
    let pieces = std::iter::once(Bytes::from(start.to_owned())).chain(std::iter::repeat(piece));
    let counted = pieces.map(move |piece| {
        counter.fetch_add(piece.len(), Ordering::Relaxed);
        Ok::<_, std::io::Error>(piece)
    });
    (Body::from_stream(tokio_stream::iter(counted)), taken)
}

fn send(service: &Router, body: Body) -> (StatusCode, String) {
    let request = Request::post("/search/csv/").header("content-type", "multipart/form-data; boundary=b");
    let request = request.body(body).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let (parts, body) = service.clone().oneshot(request).await.unwrap().into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap();
        (parts.status, String::from_utf8(body.to_vec()).unwrap())
    })
}

/// A form without end is refused with these words after a little of it was taken.
#[track_caller]
fn refused(start: &str, piece: &str, words: &str) {
    let (body, taken) = endless(start, piece);
    let (status, told) = send(&helsinki(), body);
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE, "{told}");
    assert!(told.contains(words), "{told}");
    let taken = taken.load(Ordering::Relaxed);
    assert!(taken <= MOST_TAKEN, "{taken} bytes were taken");
}

const FILE: &str = "--b\r\nContent-Disposition: form-data; name=\"data\"; filename=\"a.csv\"\r\n\r\n";

#[test]
fn a_form_of_very_many_fields_is_refused() {
    refused("", "--b\r\nContent-Disposition: form-data; name=\"columns\"\r\n\r\nx\r\n", "more than 256 fields");
}

#[test]
fn fields_that_are_all_name_are_refused() {
    let name = "n".repeat(1024);
    let part = format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n\r\n");
    refused("", &part, "fields are larger than 65536 bytes");
}

#[test]
fn a_field_without_end_is_refused() {
    let start = "--b\r\nContent-Disposition: form-data; name=\"columns\"\r\n\r\n";
    refused(start, "x", "fields are larger than 65536 bytes");
}

#[test]
fn a_head_of_a_part_without_end_is_refused() {
    refused("--b\r\n", "X-Pad: xxxxxxxxxxxxxxxxxxxxxxxx\r\n", "head of a part of the form is larger than 16384 bytes");
    refused("--b\r\nX-Pad: ", "x", "head of a part of the form is larger than 16384 bytes");
    let behind_a_field = "--b\r\nContent-Disposition: form-data; name=\"columns\"\r\n\r\nx\r\n--b\r\nX-Pad: ";
    refused(behind_a_field, "x", "head of a part of the form is larger than 16384 bytes");
}

#[test]
fn what_stands_before_the_first_part_has_an_end() {
    refused("", "no boundary here ", "head of a part of the form is larger than 16384 bytes");
}

#[test]
fn a_file_without_end_is_refused_at_its_limit() {
    let service = helsinki_with(Options { upload_bytes: 100_000, ..Options::default() });
    let (body, taken) = endless(FILE, "street 1,town\n");
    let (status, told) = send(&service, body);
    assert_eq!((status, told.contains("larger than 100000 bytes")), (StatusCode::PAYLOAD_TOO_LARGE, true), "{told}");
    assert!(taken.load(Ordering::Relaxed) <= MOST_TAKEN);
}

/// The answer for a file.
fn answer(file: &str) -> (StatusCode, String) {
    send(&helsinki(), Body::from(format!("{FILE}{file}\r\n--b--\r\n")))
}

#[test]
fn rows_columns_and_cells_that_are_too_large_are_named_before_anything_is_answered() {
    for (file, words) in [
        (",".repeat(3_000_000), "row 1 is larger than 262144 bytes"),
        (format!("street\n{}\n", ",".repeat(2000)), "row 2 has more than 1024 columns"),
        (format!("street\nx\n\"{}", "x\n".repeat(1_000_000)), "row 3 is larger than 262144 bytes"),
        (format!("street\n{}\n", "x".repeat(70_000)), "row 2 has a cell of more than 65536 bytes"),
    ] {
        let (status, told) = answer(&file);
        assert_eq!((status, told.contains(words)), (StatusCode::PAYLOAD_TOO_LARGE, true), "{told}");
    }
}

#[test]
fn a_name_of_a_column_is_not_repeated_without_end() {
    let header = vec!["c".repeat(200); 1000].join(",");
    let field = "\r\n--b\r\nContent-Disposition: form-data; name=\"columns\"\r\n\r\nstreet";
    let (status, told) = answer(&format!("{header}\nx\n{field}"));
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert!(told.len() < 4000, "{} bytes", told.len());
}

#[test]
fn a_slow_upload_takes_no_place_from_a_file_that_is_there() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let service = helsinki();
    let form = |start: &str| {
        let stalled = tokio_stream::StreamExt::chain(
            tokio_stream::once(Ok::<_, std::io::Error>(Bytes::from(start.to_owned()))),
            tokio_stream::pending(),
        );
        let request = Request::post("/search/csv/").header("content-type", "multipart/form-data; boundary=b");
        request.body(Body::from_stream(stalled)).unwrap()
    };
    runtime.block_on(async {
        // More than there are places on any machine of a developer.
        for _ in 0..60 {
            tokio::spawn(service.clone().oneshot(form(FILE)));
        }
        tokio::task::yield_now().await;
        let whole = Body::from(format!("{FILE}street\nKaivokatu 12\n\r\n--b--\r\n"));
        let request = Request::post("/search/csv/").header("content-type", "multipart/form-data; boundary=b");
        let answer = service.clone().oneshot(request.body(whole).unwrap()).await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK);
        let answer = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
        assert!(String::from_utf8_lossy(&answer).contains("Kaivokatu"));
    });
}

#[test]
fn an_upload_ends_when_its_time_is_over_however_steadily_it_drips() {
    let options = Options { upload_time: Duration::from_millis(50), ..Options::default() };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let (sender, pieces) = tokio::sync::mpsc::channel(1);
        tokio::spawn(async move {
            let mut piece = FILE;
            while sender.send(Ok::<_, std::io::Error>(Bytes::from(piece))).await.is_ok() {
                piece = "x";
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        });
        let body = Body::from_stream(tokio_stream::wrappers::ReceiverStream::new(pieces));
        let request = Request::post("/search/csv/").header("content-type", "multipart/form-data; boundary=b");
        let answer = helsinki_with(options).oneshot(request.body(body).unwrap()).await.unwrap();
        assert_eq!(answer.status(), StatusCode::REQUEST_TIMEOUT);
    });
}
