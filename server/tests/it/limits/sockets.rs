//! Clients of a real socket that don't read, don't ask, or come too often.

use std::time::Duration;

use server::{AppState, Options, serve_until};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpSocket, TcpStream};

use crate::harness::helsinki_geocoder;

/// Serves while a test runs.
fn serving<F: Future<Output = ()>>(options: Options, test: impl FnOnce(std::net::SocketAddr) -> F) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let state = AppState::new(helsinki_geocoder(), options);
        let server = tokio::spawn(serve_until(listener, state, std::future::pending()));
        test(address).await;
        server.abort();
    });
}

async fn status(address: std::net::SocketAddr) -> String {
    let mut client = TcpStream::connect(address).await.unwrap();
    client.write_all(b"GET /status HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await.unwrap();
    let mut answer = String::new();
    client.read_to_string(&mut answer).await.unwrap();
    answer.lines().next().unwrap_or_default().to_owned()
}

#[test]
fn a_client_that_reads_nothing_loses_its_place() {
    let options = Options { concurrency: 1, patience: Duration::from_millis(1500), ..Options::default() };
    serving(options, async |address| {
        let socket = TcpSocket::new_v4().unwrap();
        socket.set_recv_buffer_size(4096).unwrap();
        let mut unread = socket.connect(address).await.unwrap();
        // Together far more than sockets hold.
        let ask = b"GET /map?bbox=24.93,60.16,24.96,60.18&zoom=18 HTTP/1.1\r\nhost: x\r\n\r\n";
        unread.write_all(&ask.repeat(400)).await.unwrap();
        let mut seen = Vec::new();
        for _ in 0..600 {
            seen.push(status(address).await.contains(" 200 "));
            if seen.contains(&false) && seen.last() == Some(&true) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("the place was {}", if seen.contains(&false) { "never given back" } else { "never held" });
    });
}

#[test]
fn a_silent_connection_goes_for_a_new_one() {
    let options = Options { connections: 2, ..Options::default() };
    serving(options, async |address| {
        let mut silent = TcpStream::connect(address).await.unwrap();
        let _other = TcpStream::connect(address).await.unwrap();
        assert!(status(address).await.contains(" 200 "), "patience would keep the silent ones for 30 s");
        let mut nothing = Vec::new();
        assert_eq!(silent.read_to_end(&mut nothing).await.unwrap_or_default(), 0);
    });
}
