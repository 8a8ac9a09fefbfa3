//! The connections that are open: how many there may be, whose they are, and which must go for a new one.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::Notify;

use crate::http::place::Unsent;

/// How long a connection must be silent before it may be closed for a new one.
const SILENCE: Duration = Duration::from_secs(1);
/// Time between two warnings.
const BETWEEN_WARNINGS: Duration = Duration::from_mins(1);

/// An open connection.
#[derive(Debug)]
pub struct Connection {
    opened: Instant,
    /// Milliseconds from then to the last read or write.
    used_ms: AtomicU64,
    /// What it holds of requests.
    pub unsent: Arc<Unsent>,
    /// Told when it must go.
    pub close: Notify,
}

impl Default for Connection {
    fn default() -> Self {
        Self { opened: Instant::now(), used_ms: AtomicU64::new(0), unsent: Arc::default(), close: Notify::new() }
    }
}

impl Connection {
    /// Something was read or written.
    pub fn touch(&self) {
        self.used_ms.store(self.opened.elapsed().as_millis() as u64, Ordering::Relaxed);
    }

    /// When something was last read or written; `None` while a request is under way.
    fn silent_since(&self) -> Option<Instant> {
        let used = self.opened + Duration::from_millis(self.used_ms.load(Ordering::Relaxed));
        (!self.unsent.is_busy()).then_some(used)
    }
}

/// All open connections.
#[derive(Debug)]
pub struct Connections {
    most: usize,
    most_of_client: usize,
    open: Mutex<Open>,
    freed: Notify,
}

#[derive(Debug, Default)]
struct Open {
    all: HashMap<u64, (Option<Client>, Arc<Connection>)>,
    by_client: HashMap<Client, usize>,
    next: u64,
    warned: Option<Instant>,
}

/// A client: an address of IPv4, or the /64 that one of IPv6 lies in.
type Client = IpAddr;

/// Who has an address; `None` for this machine, where a proxy may speak for many.
fn client_of(address: IpAddr) -> Option<Client> {
    let address = address.to_canonical();
    if address.is_loopback() {
        return None;
    }
    Some(match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() >> 64 << 64)),
    })
}

/// A connection among all; it is none of them any more when this is dropped.
#[derive(Debug)]
pub struct Entry {
    connections: Arc<Connections>,
    number: u64,
    /// The connection.
    pub connection: Arc<Connection>,
}

impl Drop for Entry {
    fn drop(&mut self) {
        self.connections.open().remove(self.number);
        self.connections.freed.notify_one();
    }
}

impl Connections {
    /// Room for so many connections, and so many of one client.
    pub fn new(most: usize, most_of_client: usize) -> Arc<Self> {
        Arc::new(Self {
            most: most.max(1),
            most_of_client: most_of_client.max(1),
            open: Mutex::default(),
            freed: Notify::new(),
        })
    }

    /// Takes in a connection from an address, `None` where its client has its share. Where all room is taken, the
    /// connection that was silent for longest is closed; while none is silent, this waits.
    pub async fn take_in(self: &Arc<Self>, address: IpAddr) -> Option<Entry> {
        let client = client_of(address);
        loop {
            let freed = self.freed.notified();
            match self.open().make_room(client, self) {
                Room::Free(number, connection) => {
                    return Some(Entry { connections: Arc::clone(self), number, connection });
                }
                Room::OwnShareTaken => return None,
                Room::Full => {}
            }
            // A connection may become silent without being freed, so it is looked again from time to time.
            let _again = tokio::time::timeout(SILENCE, freed).await;
        }
    }

    fn open(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

enum Room {
    Free(u64, Arc<Connection>),
    OwnShareTaken,
    Full,
}

impl Open {
    fn make_room(&mut self, client: Option<Client>, limits: &Connections) -> Room {
        let own = client.and_then(|client| self.by_client.get(&client)).copied().unwrap_or_default();
        if own >= limits.most_of_client {
            self.warn("a client has its share of connections");
            if !self.close_silent(|other| other == client) {
                return Room::OwnShareTaken;
            }
        } else if self.all.len() >= limits.most {
            self.warn("all connections are taken");
            if !self.close_silent(|_| true) {
                return Room::Full;
            }
        }
        let (number, connection) = (self.next, Arc::new(Connection::default()));
        self.next += 1;
        self.all.insert(number, (client, Arc::clone(&connection)));
        if let Some(client) = client {
            *self.by_client.entry(client).or_default() += 1;
        }
        Room::Free(number, connection)
    }

    /// Closes the connection that was silent for longest, of those that may go; false where none is.
    fn close_silent(&mut self, may_go: impl Fn(Option<Client>) -> bool) -> bool {
        let silent = self.all.iter().filter(|(_, (client, _))| may_go(*client));
        let silent = silent.filter_map(|(number, (_, connection))| Some((connection.silent_since()?, *number)));
        let Some((since, number)) = silent.min() else { return false };
        if since.elapsed() < SILENCE {
            return false;
        }
        if let Some((_, connection)) = self.all.get(&number) {
            connection.close.notify_one();
        }
        self.remove(number);
        true
    }

    fn remove(&mut self, number: u64) {
        let Some((Some(client), _)) = self.all.remove(&number) else { return };
        if let Some(count) = self.by_client.get_mut(&client) {
            *count -= 1;
            if *count == 0 {
                self.by_client.remove(&client);
            }
        }
    }

    fn warn(&mut self, what: &str) {
        if self.warned.is_none_or(|warned| warned.elapsed() >= BETWEEN_WARNINGS) {
            self.warned = Some(Instant::now());
            tracing::warn!(open = self.all.len(), "{what}; silent ones are closed, others wait or are refused");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    async fn now(connections: &Arc<Connections>, address: &str) -> Option<Entry> {
        let taken = connections.take_in(ip(address));
        tokio::time::timeout(Duration::from_millis(20), taken).await.ok().flatten()
    }

    fn let_be_silent(entry: &Entry, connections: &Connections) {
        // As if it had been opened long ago and not been used since.
        let mut open = connections.open();
        let (_, connection) = open.all.get_mut(&entry.number).unwrap();
        let opened = Instant::now().checked_sub(Duration::from_mins(1)).unwrap();
        *connection = Arc::new(Connection { opened, ..Connection::default() });
    }

    #[tokio::test]
    async fn a_client_has_no_more_than_its_share_and_this_machine_has_all() {
        let connections = Connections::new(10, 2);
        let first = now(&connections, "192.0.2.1").await;
        let _second = now(&connections, "192.0.2.1").await.unwrap();
        assert!(now(&connections, "192.0.2.1").await.is_none());
        assert!(now(&connections, "192.0.2.2").await.is_some());
        drop(first);
        assert!(now(&connections, "192.0.2.1").await.is_some());
        let _own = [now(&connections, "2001:db8::1").await.unwrap(), now(&connections, "2001:db8::2").await.unwrap()];
        assert!(now(&connections, "2001:db8::3").await.is_none(), "one /64 is one client");
        for _ in 0..3 {
            std::mem::forget(now(&connections, "127.0.0.1").await.unwrap());
        }
    }

    #[tokio::test]
    async fn the_longest_silent_connection_goes_for_a_new_one_and_a_busy_one_never() {
        let connections = Connections::new(2, 2);
        let silent = now(&connections, "192.0.2.1").await.unwrap();
        let busy = now(&connections, "192.0.2.2").await.unwrap();
        assert!(now(&connections, "192.0.2.3").await.is_none(), "both were used just now");
        let_be_silent(&silent, &connections);
        let_be_silent(&busy, &connections);
        connections.open().all[&busy.number].1.unsent.begin();
        let _third = now(&connections, "192.0.2.3").await.unwrap();
        assert!(!connections.open().all.contains_key(&silent.number));
        assert!(connections.open().all.contains_key(&busy.number));
        assert_eq!(connections.open().all.len(), 2);
    }
}
