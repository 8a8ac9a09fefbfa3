//! Taking in a form: its file into a temporary file, its fields into memory.

use std::fs::File;
use std::io::{Seek, SeekFrom};
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::multipart::{Field, Multipart, MultipartError};
use axum::http::StatusCode;
use tokio::io::AsyncWriteExt;

use super::paced::{Account, MOST_HEAD_BYTES};
use crate::dialects::addok::error::Error;
use crate::options::Options;
use crate::state::{AppState, UploadRoom};

/// Most fields of a form but the file.
const MOST_FIELDS: usize = 256;
/// Most bytes of all fields but the file, names and values.
const MOST_FIELD_BYTES: usize = 64 << 10;
/// Files of the greatest size that are kept at one moment; many more of the usual size fit into their room.
const UPLOADS_KEPT: u64 = 2;

/// A form that was sent.
#[derive(Debug)]
pub struct Form {
    /// The file, at its beginning; it is gone when this is closed.
    pub file: File,
    /// The room that the file takes up.
    pub room: UploadRoom,
    /// What the client calls it.
    pub file_name: String,
    /// Names and values of the other fields, in the order sent.
    pub fields: Vec<(String, String)>,
}

impl Form {
    /// Takes a form in, within the time that an upload may take as a whole.
    pub async fn read(parts: Multipart, account: &Account, state: &AppState) -> Result<Self, Error> {
        let most = state.options.upload_time;
        let Ok(form) = tokio::time::timeout(most, Incoming::new(account, state).read(parts)).await else {
            return Err(too_slow(format!("the upload took longer than {} seconds", most.as_secs())));
        };
        form
    }

    /// The value of a field that is there and not empty.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.values(name).last()
    }

    /// The values of a field that may be repeated.
    pub fn values(&self, name: &str) -> impl Iterator<Item = &str> {
        let own = self.fields.iter().filter(move |(known, value)| known == name && !value.is_empty());
        own.map(|(_, value)| value.as_str())
    }
}

/// A form that is being taken in.
struct Incoming<'a> {
    account: &'a Account,
    options: &'a Options,
    room: UploadRoom,
    file: Option<(File, String)>,
    fields: Vec<(String, String)>,
    field_bytes: usize,
}

impl<'a> Incoming<'a> {
    fn new(account: &'a Account, state: &'a AppState) -> Self {
        let room = UploadRoom::new(Arc::clone(&state.upload_bytes_kept));
        Self { account, options: &state.options, room, file: None, fields: Vec::new(), field_bytes: 0 }
    }

    async fn read(mut self, mut parts: Multipart) -> Result<Form, Error> {
        loop {
            self.account.begin_head();
            let Some(mut part) = self.waited(parts.next_field()).await? else { break };
            self.account.end_head();
            let name = part.name().unwrap_or_default().to_owned();
            if name != "data" {
                self.add_field(name, &mut part).await?;
            } else if self.file.is_some() {
                return Err(Error::bad("the form has two files named data, one is taken"));
            } else {
                let file_name = part.file_name().unwrap_or("file.csv").to_owned();
                self.file = Some((self.keep(&mut part).await?, file_name));
            }
        }
        let (file, file_name) = self.file.ok_or_else(|| Error::bad("the form has no file named data"))?;
        Ok(Form { file, room: self.room, file_name, fields: self.fields })
    }

    async fn keep(&mut self, part: &mut Field<'_>) -> Result<File, Error> {
        let mut file = tokio::fs::File::from_std(tempfile::tempfile().map_err(|error| no_room(&error))?);
        while let Some(chunk) = self.next(part).await? {
            let most = self.options.upload_bytes;
            if !self.room.grow(chunk.len() as u64, most) {
                return Err(Error::too_large(format!("the file is larger than {most} bytes")));
            }
            if self.room.kept_by_all() > most.saturating_mul(UPLOADS_KEPT) {
                return Err(Error::busy("too many files are kept, try again in a minute"));
            }
            file.write_all(&chunk).await.map_err(|error| no_room(&error))?;
        }
        file.flush().await.map_err(|error| no_room(&error))?;
        let mut file = file.into_std().await;
        file.seek(SeekFrom::Start(0)).map_err(|error| no_room(&error))?;
        Ok(file)
    }

    async fn add_field(&mut self, name: String, part: &mut Field<'_>) -> Result<(), Error> {
        if self.fields.len() == MOST_FIELDS {
            return Err(Error::too_large(format!("the form has more than {MOST_FIELDS} fields")));
        }
        self.count(name.len())?;
        let mut value = Vec::new();
        while let Some(chunk) = self.next(part).await? {
            self.count(chunk.len())?;
            value.extend_from_slice(&chunk);
        }
        self.fields.push((name, String::from_utf8_lossy(&value).into_owned()));
        Ok(())
    }

    fn count(&mut self, bytes: usize) -> Result<(), Error> {
        self.field_bytes += bytes;
        if self.field_bytes <= MOST_FIELD_BYTES {
            return Ok(());
        }
        Err(Error::too_large(format!("the form's fields are larger than {MOST_FIELD_BYTES} bytes")))
    }

    /// The next piece of a part.
    async fn next(&self, part: &mut Field<'_>) -> Result<Option<Bytes>, Error> {
        let chunk = self.waited(part.chunk()).await?;
        self.account.use_up(chunk.as_ref().map_or(0, Bytes::len));
        Ok(chunk)
    }

    /// What is read next; a client that sends nothing for long is not waited for.
    async fn waited<T>(&self, reading: impl Future<Output = Result<T, MultipartError>>) -> Result<T, Error> {
        match tokio::time::timeout(self.options.patience, reading).await {
            Ok(Ok(read)) => Ok(read),
            Ok(Err(_)) if self.account.is_broken() => {
                Err(Error::too_large(format!("the head of a part of the form is larger than {MOST_HEAD_BYTES} bytes")))
            }
            Ok(Err(error)) => Err(broken(&error)),
            Err(_) => Err(too_slow("the upload stopped in the middle".to_owned())),
        }
    }
}

fn too_slow(description: String) -> Error {
    Error { status: StatusCode::REQUEST_TIMEOUT, description }
}

fn broken(error: &MultipartError) -> Error {
    Error { status: error.status(), description: format!("the form can't be read: {}", error.body_text()) }
}

fn no_room(error: &std::io::Error) -> Error {
    tracing::error!(%error, "an upload could not be kept in a temporary file");
    let description = "the server has no room for the file".to_owned();
    Error { status: StatusCode::INSUFFICIENT_STORAGE, description }
}
