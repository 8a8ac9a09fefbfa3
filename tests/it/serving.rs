//! The built program as a server: it answers, logs no question, goes over to a new gazetteer and stops when told to.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crate::support::{World, command, parvis};

/// Longer than anything here takes on a busy machine.
const LONG: Duration = Duration::from_secs(30);

/// A running server; killed at the latest when it is dropped.
pub struct Server {
    child: Child,
    address: String,
    log: Arc<Mutex<String>>,
    reader: Option<JoinHandle<()>>,
}

impl Server {
    /// Starts a server on a free port and waits until it listens.
    pub fn start(folder: &Path, arguments: &[&str]) -> Self {
        let mut command = command(folder);
        command.args(["serve", "--listen", "127.0.0.1:0"]).args(arguments).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let first = lines.next().unwrap().unwrap();
        let address = first.rsplit_once("listen=").unwrap_or_else(|| panic!("{first}")).1.trim().to_owned();
        let log = Arc::new(Mutex::new(first));
        let shared = Arc::clone(&log);
        let reader = std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                shared.lock().unwrap().extend(["\n", &line]);
            }
        });
        Self { child, address, log, reader: Some(reader) }
    }

    /// Status line and body of a request.
    pub fn get(&self, path: &str) -> (String, String) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(LONG)).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.lines().next().unwrap().to_owned(), body.to_owned())
    }

    fn signal(&self, name: &str) {
        let sent = Command::new("sh").args(["-c", &format!("kill -{name} {}", self.child.id())]).status().unwrap();
        assert!(sent.success());
    }

    /// Tells it to stop; the exit code and everything that it logged.
    fn stop(mut self) -> (Option<i32>, String) {
        self.signal("TERM");
        let code = self.child.wait().unwrap().code();
        self.reader.take().unwrap().join().unwrap();
        let log = self.log.lock().unwrap().clone();
        (code, log)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _has_ended = self.child.kill();
        let _waited_for = self.child.wait();
    }
}

fn import(folder: &Path, name: &str) {
    let world = World::draw("v").node('v', &format!("place=village, name={name}"));
    world.write(&folder.join("town.osm.pbf"));
    assert_eq!(parvis(folder, &["import", "town.osm.pbf"]).code, 0);
}

#[test]
fn a_server_answers_and_stops_when_told_to() {
    let folder = tempfile::tempdir().unwrap();
    import(folder.path(), "Talheim");
    let server = Server::start(folder.path(), &[]);
    assert_eq!(server.get("/status").0, "HTTP/1.1 200 OK");
    let (status, body) = server.get("/search?q=Talheim&format=jsonv2");
    assert_eq!(status, "HTTP/1.1 200 OK");
    assert!(body.contains("\"osm_id\":118"), "{body}");
    assert_eq!(server.get("/nothing-here").0, "HTTP/1.1 404 Not Found");
    assert_eq!(server.stop().0, Some(0));
}

#[test]
fn a_question_is_never_logged() {
    let folder = tempfile::tempdir().unwrap();
    import(folder.path(), "Talheim");
    let server = Server::start(folder.path(), &["--log", "debug"]);
    server.get("/search?q=Geheimweg+7&format=jsonv2");
    server.get("/search?q=Geheimweg+7&format=geheim");
    server.get("/reverse?lat=48.1234567&lon=11.5&format=jsonv2");
    let (_, log) = server.stop();
    assert!(log.contains("/search") && log.contains("/reverse"), "{log}");
    assert!(!log.to_lowercase().contains("geheim") && !log.contains("48.12"), "{log}");
}

#[test]
fn a_new_import_is_taken_over_without_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    import(folder.path(), "Talheim");
    let server = Server::start(folder.path(), &[]);
    assert!(server.get("/search?q=Bergheim&format=jsonv2").1.starts_with("[]"));
    import(folder.path(), "Bergheim");
    server.signal("HUP");
    let since = Instant::now();
    while !server.get("/search?q=Bergheim&format=jsonv2").1.contains("Bergheim") {
        assert!(since.elapsed() < LONG, "the new gazetteer was never opened");
        std::thread::sleep(Duration::from_millis(50));
    }
    assert_eq!(server.stop().0, Some(0));
}

#[test]
fn a_server_without_a_gazetteer_or_an_address_does_not_start() {
    let folder = tempfile::tempdir().unwrap();
    let ran = parvis(folder.path(), &["serve"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.starts_with("parvis: gazetteer.d: no gazetteer here"), "{}", ran.err);
    import(folder.path(), "Talheim");
    let server = Server::start(folder.path(), &[]);
    let ran = parvis(folder.path(), &["serve", "--listen", &server.address]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains(&format!("parvis: {}: ", server.address)), "{}", ran.err);
    assert_eq!(parvis(folder.path(), &["serve", "--log", "=["]).code, 2);
}
