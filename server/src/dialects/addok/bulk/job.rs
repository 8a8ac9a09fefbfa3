//! Running through the rows of a file, on a thread of its own.

use std::io;
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use csv::{ByteRecord, Terminator, Writer, WriterBuilder};
use gazetteer::Languages;
use tokio::sync::OwnedSemaphorePermit;
use tokio::sync::mpsc::{self, Sender};
use tokio_stream::wrappers::ReceiverStream;

use super::row::Answerer;
use super::table::Table;
use crate::dialects::addok::error::Error;
use crate::state::Loaded;

/// Bytes that are sent at once.
const CHUNK: usize = 64 << 10;
/// Chunks that wait for a client that reads slowly.
const WAITING: usize = 4;

type Chunk = io::Result<Bytes>;

/// A file that is being answered.
pub struct Job {
    /// The geocoder that answers all its rows, whatever is imported meanwhile.
    pub loaded: Arc<Loaded>,
    /// Languages of names.
    pub languages: Languages,
    /// The file.
    pub table: Table,
    /// The right to run, given back at the end.
    pub place: OwnedSemaphorePermit,
}

impl Job {
    /// Starts the job; its rows follow in the body of the answer.
    pub fn start(self) -> Result<Response, Error> {
        let headers = [
            (CONTENT_TYPE, header(&format!("text/csv; charset={}", self.table.encoding.name()))),
            (CONTENT_DISPOSITION, header(&disposition(&self.table.file_name))),
            (CACHE_CONTROL, HeaderValue::from_static("no-store")),
        ];
        let (sender, receiver) = mpsc::channel(WAITING);
        let thread = std::thread::Builder::new().name("bulk".to_owned()).spawn(move || self.run(&sender));
        thread.map_err(|error| {
            tracing::error!(%error, "no thread for a file");
            Error::busy("the server is too busy for files")
        })?;
        Ok((headers, Body::from_stream(ReceiverStream::new(receiver))).into_response())
    }

    fn run(mut self, sender: &Sender<Chunk>) {
        if let Err(error) = self.answer_rows(sender) {
            // A client that hung up is gone, any other learns of it by an answer that breaks off.
            let _gone = sender.blocking_send(Err(error));
        }
        drop(self.table.room);
        drop(self.place);
    }

    fn answer_rows(&mut self, sender: &Sender<Chunk>) -> io::Result<()> {
        let table = &mut self.table;
        let answerer = Answerer {
            geocoder: &self.loaded.geocoder,
            languages: &self.languages,
            columns: &table.columns,
            encoding: table.encoding,
            kind: table.kind,
        };
        let mut out = Output::new(table.delimiter, table.with_bom);
        let mut names: Vec<Vec<u8>> = table.header.iter().map(<[u8]>::to_vec).collect();
        names.resize(table.columns.width, Vec::new());
        for (result, column) in &table.columns.results {
            names[*column] = result.as_bytes().to_vec();
        }
        out.row(&names, sender)?;
        let mut row = ByteRecord::new();
        while table.rows.next(&mut row).map_err(|error| io::Error::other(error.description))? {
            let outcome = answerer.answer(&row);
            let mut cells: Vec<Vec<u8>> = row.iter().take(table.header.len()).map(<[u8]>::to_vec).collect();
            cells.resize(table.columns.width, Vec::new());
            for (result, column) in &table.columns.results {
                cells[*column] = table.encoding.encode(&outcome.cell(result)).into_owned();
            }
            out.row(&cells, sender)?;
        }
        out.finish(sender)
    }
}

/// Rows on their way to the client.
struct Output {
    delimiter: u8,
    writer: Writer<Vec<u8>>,
    written: usize,
}

impl Output {
    fn new(delimiter: u8, with_bom: bool) -> Self {
        let start = if with_bom { "\u{feff}".as_bytes().to_vec() } else { Vec::new() };
        Self { delimiter, writer: writer(delimiter, start), written: 0 }
    }

    fn row(&mut self, cells: &[Vec<u8>], sender: &Sender<Chunk>) -> io::Result<()> {
        self.writer.write_record(cells)?;
        self.written += cells.iter().map(|cell| cell.len() + 1).sum::<usize>();
        if self.written < CHUNK {
            return Ok(());
        }
        self.written = 0;
        let full = std::mem::replace(&mut self.writer, writer(self.delimiter, Vec::with_capacity(CHUNK)));
        send(full, sender)
    }

    fn finish(self, sender: &Sender<Chunk>) -> io::Result<()> {
        send(self.writer, sender)
    }
}

fn writer(delimiter: u8, start: Vec<u8>) -> Writer<Vec<u8>> {
    WriterBuilder::new().delimiter(delimiter).terminator(Terminator::CRLF).from_writer(start)
}

fn send(writer: Writer<Vec<u8>>, sender: &Sender<Chunk>) -> io::Result<()> {
    let bytes = writer.into_inner().map_err(|error| io::Error::other(error.to_string()))?;
    sender.blocking_send(Ok(bytes.into())).map_err(|_| io::ErrorKind::BrokenPipe.into())
}

fn header(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static("attachment"))
}

/// The header that names the file; names that are not plain ASCII also in the notation of RFC 8187.
fn disposition(file_name: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ');
    let plain: String = file_name.chars().map(|c| if is_plain(c) { c } else { '_' }).collect();
    if plain == file_name {
        return format!("attachment; filename=\"{plain}\"");
    }
    let mut quoted = String::new();
    crate::params::quote(&mut quoted, file_name);
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{}", quoted.replace('+', "%20"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_can_say_nothing_else() {
        assert_eq!(disposition("a b.geocoded.csv"), "attachment; filename=\"a b.geocoded.csv\"");
        assert_eq!(
            disposition("é\"\r\n.csv"),
            "attachment; filename=\"____.csv\"; filename*=UTF-8''%C3%A9%22%0D%0A.csv"
        );
    }
}
