//! The guides below `docs/`: what they tell readers to type works, and their links lead somewhere.

use std::fs;
use std::path::Path;

use crate::serving::Server;
use crate::support::bundled;

/// The address that guides give a server on the same machine.
const SERVER: &str = "http://127.0.0.1:8080";

/// Name and text of each guide, the README of the project among them.
fn guides() -> Vec<(String, String)> {
    let docs = samples::root().join("docs");
    let mut paths: Vec<_> = fs::read_dir(&docs).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    paths.push(samples::root().join("README.md"));
    paths.iter().map(|path| (path.to_string_lossy().into_owned(), fs::read_to_string(path).unwrap())).collect()
}

#[test]
fn every_request_in_a_guide_is_answered() {
    let gazetteer = samples::gazetteer(&bundled());
    let server = Server::start(Path::new("."), &["--gazetteer", &gazetteer.to_string_lossy()]);
    let mut asked = 0;
    for (guide, text) in guides() {
        for line in text.lines().filter(|line| line.trim_start().starts_with("curl ") && line.contains(SERVER)) {
            let path = line.split(SERVER).nth(1).unwrap().split(['\'', ' ']).next().unwrap();
            let (status, body) = server.get(path);
            assert_eq!(status, "HTTP/1.1 200 OK", "{guide}: {path}: {body}");
            // what finds nothing is an empty list in every dialect
            assert!(!body.contains("\"features\":[]") && body.trim() != "[]", "{guide}: {path} finds nothing");
            asked += 1;
        }
    }
    assert!(asked >= 8, "{asked} requests in all guides");
}

#[test]
fn every_link_in_a_guide_leads_to_a_file() {
    for (guide, text) in guides() {
        let folder = Path::new(&guide).parent().unwrap();
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = target.split('#').next().unwrap();
            let is_foreign = target.contains("://") || target.starts_with("mailto:") || file.is_empty();
            assert!(is_foreign || folder.join(file).exists(), "{guide}: {target} leads nowhere");
        }
    }
}
