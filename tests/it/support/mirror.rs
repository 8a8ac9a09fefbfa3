//! A small mirror that serves files over HTTP, and misbehaves where it is told to.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What goes wrong with an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing but a status.
    Status(u16),
    /// The connection ends after half of the bytes.
    Truncate,
    /// Nothing more comes after half of the bytes.
    Stall,
    /// Fewer bytes come than are announced.
    LieAboutLength,
    /// Ranges are not heeded.
    IgnoreRange,
}

/// Longer than a client of the tests is patient.
const STALL: Duration = Duration::from_secs(2);

#[derive(Default)]
struct Files {
    bytes: HashMap<String, Vec<u8>>,
    faults: HashMap<String, (Fault, usize)>,
    /// Paths that were asked for, with the first byte of the range.
    asked: Vec<(String, u64)>,
}

/// A running mirror; it ends with the process.
pub struct Mirror {
    address: String,
    files: Arc<Mutex<Files>>,
}

impl Mirror {
    /// Starts a mirror without files.
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let files: Arc<Mutex<Files>> = Arc::default();
        let shared = Arc::clone(&files);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = Arc::clone(&shared);
                std::thread::spawn(move || {
                    // a client that hangs up is no matter of the mirror
                    let _hung_up = answer(stream, &shared);
                });
            }
        });
        Self { address, files }
    }

    /// The address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// Publishes a file.
    pub fn put(&mut self, path: &str, bytes: Vec<u8>) {
        self.files.lock().unwrap().bytes.insert(path.to_owned(), bytes);
    }

    /// Takes a file away.
    pub fn remove(&mut self, path: &str) {
        self.files.lock().unwrap().bytes.remove(path);
    }

    /// Lets the next answers for a path go wrong.
    pub fn fail(&mut self, path: &str, fault: Fault, times: usize) {
        self.files.lock().unwrap().faults.insert(path.to_owned(), (fault, times));
    }

    /// Where the requests for a path began.
    pub fn asked(&self, path: &str) -> Vec<u64> {
        let files = self.files.lock().unwrap();
        files.asked.iter().filter(|(asked, _)| asked == path).map(|(_, from)| *from).collect()
    }
}

fn answer(mut stream: TcpStream, files: &Mutex<Files>) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
    let mut from = 0;
    for line in lines.map_while(Result::ok).take_while(|line| !line.is_empty()) {
        if let Some(range) = line.to_ascii_lowercase().strip_prefix("range: bytes=") {
            from = range.trim_end_matches('-').parse().unwrap_or(0);
        }
    }
    let (bytes, fault) = {
        let mut files = files.lock().unwrap();
        files.asked.push((path.clone(), from));
        let fault = files.faults.get_mut(&path).filter(|(_, times)| *times > 0).map(|(fault, times)| {
            *times -= 1;
            *fault
        });
        (files.bytes.get(&path).cloned(), fault)
    };
    if let Some(Fault::Status(status)) = fault {
        return write!(stream, "HTTP/1.1 {status} Refused\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    }
    let Some(bytes) = bytes else {
        return write!(stream, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    };
    let from = if fault == Some(Fault::IgnoreRange) { 0 } else { from as usize };
    let etag = format!("\"{}-{}\"", bytes.len(), bytes.iter().map(|&byte| u64::from(byte)).sum::<u64>());
    let body = &bytes[from.min(bytes.len())..];
    let (status, range) = match from {
        0 => ("200 OK", String::new()),
        _ => ("206 Partial Content", format!("Content-Range: bytes {from}-{}/{}\r\n", bytes.len() - 1, bytes.len())),
    };
    let length = if fault == Some(Fault::LieAboutLength) { body.len() + 7 } else { body.len() };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Length: {length}\r\n{range}ETag: {etag}\r\nConnection: close\r\n\r\n"
    )?;
    match fault {
        Some(Fault::Truncate) => stream.write_all(&body[..body.len() / 2]),
        Some(Fault::Stall) => {
            stream.write_all(&body[..body.len() / 2])?;
            std::thread::sleep(STALL);
            Ok(())
        }
        _ => stream.write_all(body),
    }
}
