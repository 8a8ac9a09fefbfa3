//! What an operator watches.

use crate::harness::{get, helsinki};

#[test]
fn requests_are_counted_by_dialect_and_status() {
    let service = helsinki();
    for path in ["/api?q=Kaivokatu", "/api", "/search/?q=Kaivokatu", "/reverse?lat=60.17&lon=24.94&limit=1", "/nowhere"]
    {
        get(&service, path);
    }
    let page = get(&service, "/metrics");
    assert_eq!(page.header("content-type"), Some("text/plain; version=0.0.4; charset=utf-8"));
    for line in [
        "# TYPE parvis_requests_total counter",
        "parvis_requests_total{dialect=\"Photon\",status=\"200\"} 2",
        "parvis_requests_total{dialect=\"Photon\",status=\"400\"} 1",
        "parvis_requests_total{dialect=\"Addok\",status=\"200\"} 1",
        "parvis_requests_total{dialect=\"none\",status=\"404\"} 1",
        "parvis_request_seconds_count{dialect=\"Photon\"} 3",
        "parvis_request_seconds_bucket{dialect=\"Photon\",le=\"+Inf\"} 3",
    ] {
        assert!(page.body.lines().any(|known| known == line), "{line} in {}", page.body);
    }
    assert!(page.body.contains("parvis_gazetteer_info{generation=\""), "{}", page.body);
    assert!(!page.body.contains("Kaivokatu"));
}
