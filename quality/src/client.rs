//! A client of one server, as one person would be: a connection that is kept, one question after the other.
//!
//! No TLS and no proxy: what is measured is the server.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::request::{Dialect, Request};

/// Longest time a question may take.
const TIMEOUT: Duration = Duration::from_mins(1);

/// A server and the dialect it is asked in.
pub struct Server {
    /// Base address, without a slash at its end.
    pub url: String,
    /// The dialect.
    pub dialect: Dialect,
    agent: ureq::Agent,
}

/// What came back.
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// Body as text.
    pub body: String,
    /// Milliseconds from the first byte sent to the last received.
    pub ms: f64,
}

impl Server {
    /// A server at an address; nothing is sent yet.
    pub fn new(url: &str, dialect: Dialect) -> Result<Self> {
        if !url.starts_with("http://") {
            bail!("{url}: an address such as http://127.0.0.1:8080 expected; https is not spoken here");
        }
        let config =
            ureq::Agent::config_builder().http_status_as_error(false).timeout_global(Some(TIMEOUT)).proxy(None).build();
        Ok(Self { url: url.trim_end_matches('/').to_owned(), dialect, agent: config.new_agent() })
    }

    /// Asks, and waits for the whole answer.
    pub fn ask(&self, request: &Request) -> Result<Reply> {
        let started = Instant::now();
        let pairs = request.parameters.iter().map(|(name, value)| (*name, value.as_str()));
        let call = self.agent.get(format!("{}{}", self.url, request.path)).query_pairs(pairs);
        let mut response = call.call().with_context(|| self.url.clone())?;
        let body = response.body_mut().read_to_string().with_context(|| self.url.clone())?;
        let ms = started.elapsed().as_secs_f64() * 1e3;
        Ok(Reply { status: response.status().as_u16(), body, ms })
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead, BufReader, Write};
    use std::net::TcpListener;

    use super::*;

    #[test]
    fn parameters_arrive_encoded_and_errors_as_replies() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/", listener.local_addr().unwrap());
        let server = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut line = String::new();
            let mut reader = BufReader::new(stream.try_clone().unwrap());
            reader.read_line(&mut line).unwrap();
            for head in reader.lines() {
                if head.unwrap().is_empty() {
                    break;
                }
            }
            stream.write_all(b"HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\n{}").unwrap();
            line
        });
        let parameters = vec![("q", "Åbo & \"C+o\" 5%".to_owned()), ("limit", "5".to_owned())];
        let reply = Server::new(&url, Dialect::Photon).unwrap().ask(&Request { path: "/api", parameters }).unwrap();
        assert_eq!((reply.status, reply.body.as_str()), (404, "{}"));
        let line = server.join().unwrap();
        assert_eq!(line, "GET /api?q=%C3%85bo%20%26%20%22C%2Bo%22%205%25&limit=5 HTTP/1.1\r\n");
    }

    #[test]
    fn an_address_without_a_scheme_is_refused() {
        assert!(Server::new("127.0.0.1:8080", Dialect::Addok).is_err());
    }
}
