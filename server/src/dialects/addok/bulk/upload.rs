//! Taking in a form: its file into a temporary file, its fields into memory.

use std::fs::File;
use std::io::{Seek, SeekFrom};

use axum::body::Bytes;
use axum::extract::multipart::{Field, Multipart, MultipartError};
use axum::http::StatusCode;
use tokio::io::AsyncWriteExt;

use crate::dialects::addok::error::Error;
use crate::options::Options;

/// Most bytes of all fields but the file.
const MOST_FIELD_BYTES: usize = 64 << 10;

/// A form that was sent.
#[derive(Debug)]
pub struct Form {
    /// The file, at its beginning; it is gone when this is closed.
    pub file: File,
    /// What the client calls it.
    pub file_name: String,
    /// Names and values of the other fields, in the order sent.
    pub fields: Vec<(String, String)>,
}

impl Form {
    /// Takes a form in.
    pub async fn read(mut parts: Multipart, options: &Options) -> Result<Self, Error> {
        let (mut file, mut fields, mut field_bytes) = (None, Vec::new(), 0);
        while let Some(mut part) = parts.next_field().await.map_err(|error| broken(&error))? {
            let name = part.name().unwrap_or_default().to_owned();
            if name == "data" {
                let file_name = part.file_name().unwrap_or("file.csv").to_owned();
                file = Some((keep(&mut part, options).await?, file_name));
            } else {
                let value = text(&mut part, options, &mut field_bytes).await?;
                fields.push((name, value));
            }
        }
        let (file, file_name) = file.ok_or_else(|| Error::bad("the form has no file named data"))?;
        Ok(Self { file, file_name, fields })
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

async fn keep(part: &mut Field<'_>, options: &Options) -> Result<File, Error> {
    let mut file = tokio::fs::File::from_std(tempfile::tempfile().map_err(|error| no_room(&error))?);
    let mut bytes = 0_u64;
    while let Some(chunk) = next(part, options).await? {
        bytes += chunk.len() as u64;
        if bytes > options.upload_bytes {
            return Err(Error::too_large(format!("the file is larger than {} bytes", options.upload_bytes)));
        }
        file.write_all(&chunk).await.map_err(|error| no_room(&error))?;
    }
    file.flush().await.map_err(|error| no_room(&error))?;
    let mut file = file.into_std().await;
    file.seek(SeekFrom::Start(0)).map_err(|error| no_room(&error))?;
    Ok(file)
}

async fn text(part: &mut Field<'_>, options: &Options, bytes: &mut usize) -> Result<String, Error> {
    let mut value = Vec::new();
    while let Some(chunk) = next(part, options).await? {
        *bytes += chunk.len();
        if *bytes > MOST_FIELD_BYTES {
            return Err(Error::too_large(format!("the form's fields are larger than {MOST_FIELD_BYTES} bytes")));
        }
        value.extend_from_slice(&chunk);
    }
    Ok(String::from_utf8_lossy(&value).into_owned())
}

/// The next piece of a part; a client that sends nothing for long is not waited for.
async fn next(part: &mut Field<'_>, options: &Options) -> Result<Option<Bytes>, Error> {
    if let Ok(chunk) = tokio::time::timeout(options.patience, part.chunk()).await {
        return chunk.map_err(|error| broken(&error));
    }
    let description = "the upload stopped in the middle".to_owned();
    Err(Error { status: StatusCode::REQUEST_TIMEOUT, description })
}

fn broken(error: &MultipartError) -> Error {
    Error { status: error.status(), description: format!("the form can't be read: {}", error.body_text()) }
}

fn no_room(error: &std::io::Error) -> Error {
    tracing::error!(%error, "an upload could not be kept in a temporary file");
    let description = "the server has no room for the file".to_owned();
    Error { status: StatusCode::INSUFFICIENT_STORAGE, description }
}
