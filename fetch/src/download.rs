//! A large file from a server to the disk.
//!
//! The bytes go into `NAME.part`; beside it `NAME.part.etag` keeps which version of the file they are of. A download
//! that broke off, of this process or of one before, goes on behind the bytes that are there, if the server still has
//! that version; otherwise it starts anew. What comes is checked against `NAME.md5`, where the server publishes one.

use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use ureq::http::StatusCode;

use crate::client::{Client, Failed, connection, content_length, header};
use crate::error::Error;
use crate::{disk, md5};

/// Largest file of a published checksum.
const MD5_BYTES: u64 = 4096;

/// Tells how many bytes are there, and of how many where the server says so.
type Told<'t> = &'t dyn Fn(u64, Option<u64>);

impl Client {
    /// Brings a file into its place, replacing what is there. `room` says how many bytes must be free for one of so
    /// many bytes, what is made of it included.
    ///
    /// # Errors
    /// When the server has no such file, the disk no room, the checksum differs, or all tries have failed; what came so
    /// far stays for the next call.
    pub fn download(&self, url: &str, target: &Path, room: &dyn Fn(u64) -> u64, told: Told<'_>) -> Result<(), Error> {
        let expected = self.published(url)?;
        self.bring(url, target, expected.as_deref(), room, told)
    }

    /// Brings a file into its place for which nobody publishes a checksum: its format must tell whether it is whole.
    ///
    /// # Errors
    /// As [`Client::download`].
    pub fn download_unchecked(&self, url: &str, target: &Path) -> Result<(), Error> {
        self.bring(url, target, None, &|bytes| bytes, &|_, _| {})
    }

    fn bring(
        &self,
        url: &str,
        target: &Path,
        expected: Option<&str>,
        room: &dyn Fn(u64) -> u64,
        told: Told<'_>,
    ) -> Result<(), Error> {
        let part = Part::of(target);
        let mut failed = 0;
        let mut before = None;
        loop {
            let had = part.bytes();
            match self.continue_download(url, &part, room, told, failed + 1) {
                Ok(()) => match check(url, &part, expected, failed + 1) {
                    Ok(()) => return part.install(target),
                    Err(error) => {
                        // Once anew: the version on the server may have changed on the way.
                        part.discard()?;
                        failed += 1;
                        if failed >= self.settings.tries.min(2) {
                            return Err(error);
                        }
                    }
                },
                Err(Failed::ForGood(error)) => return Err(error),
                Err(Failed::ForNow(error, asked)) => {
                    // A slow line that breaks off again and again comes to its end all the same.
                    failed = if part.bytes() > had { 1 } else { failed + 1 };
                    if failed >= self.settings.tries {
                        return Err(error);
                    }
                    before = Some(self.rest(failed, asked, before));
                }
            }
        }
    }

    /// Waits before the next try.
    fn rest(
        &self,
        failed: u32,
        asked: Option<std::time::Duration>,
        before: Option<std::time::Duration>,
    ) -> std::time::Duration {
        let pause = match before {
            Some(before) if failed > 1 => before * 2,
            _ => self.settings.pause,
        };
        let longest = std::time::Duration::from_mins(5);
        std::thread::sleep(asked.unwrap_or(pause).min(longest));
        pause.min(longest)
    }

    /// The published checksum, where there is one.
    fn published(&self, url: &str) -> Result<Option<String>, Error> {
        match self.get_text(&format!("{url}.md5"), MD5_BYTES) {
            Ok(text) => Ok(md5::published(&text)),
            Err(error) if error.is_not_found() => Ok(None),
            // a page of the web in place of the checksum, as some servers answer everything
            Err(Error::TooLarge { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn continue_download(
        &self,
        url: &str,
        part: &Part,
        room: &dyn Fn(u64) -> u64,
        told: Told<'_>,
        tries: u32,
    ) -> Result<(), Failed> {
        let had = part.bytes();
        let mut headers = Vec::new();
        if let Some(etag) = part.etag().filter(|_| had > 0) {
            headers = vec![("range", format!("bytes={had}-")), ("if-range", etag)];
        }
        let mut response = self.ask(url, &headers, tries)?;
        let goes_on =
            response.status() == StatusCode::PARTIAL_CONTENT && starts_at(header(&response, "content-range"), had);
        if !goes_on && response.status() != StatusCode::OK {
            // The server has other bytes than it said: from the start.
            part.discard().map_err(Failed::ForGood)?;
            return Err(Failed::ForNow(connection(url, &"the file changed on the way", tries), None));
        }
        let had = if goes_on { had } else { 0 };
        let total = content_length(&response).map(|rest| had + rest);
        if let Some(total) = total {
            disk::check(part.folder(), room(total).saturating_sub(had)).map_err(Failed::ForGood)?;
        }
        let mut file = part.open(goes_on, header(&response, "etag")).map_err(Failed::ForGood)?;
        let mut reader = response.body_mut().as_reader();
        let mut buffer = vec![0; 1 << 16];
        let mut so_far = had;
        loop {
            told(so_far, total);
            let length =
                reader.read(&mut buffer).map_err(|error| Failed::ForNow(connection(url, &error, tries), None))?;
            if length == 0 {
                break;
            }
            file.write_all(&buffer[..length]).map_err(|source| Failed::ForGood(part.io(source)))?;
            so_far += length as u64;
        }
        file.sync_all().map_err(|source| Failed::ForGood(part.io(source)))?;
        match total.filter(|total| *total != so_far) {
            Some(total) => {
                Err(Failed::ForNow(connection(url, &format!("{so_far} bytes came, {total} announced"), tries), None))
            }
            None => Ok(()),
        }
    }
}

/// Whether a server goes on where it was asked to: `bytes 100-199/200`.
fn starts_at(range: Option<&str>, at: u64) -> bool {
    let from = range.and_then(|range| range.strip_prefix("bytes ")).and_then(|range| range.split_once('-'));
    from.and_then(|(from, _)| from.trim().parse().ok()) == Some(at)
}

fn check(url: &str, part: &Part, expected: Option<&str>, tries: u32) -> Result<(), Error> {
    let Some(expected) = expected else { return Ok(()) };
    let found = md5::of_file(&part.path)?;
    if found == expected {
        return Ok(());
    }
    Err(Error::Checksum { url: url.to_owned(), found, expected: expected.to_owned(), tries })
}

/// The beginning of a file, beside its place.
struct Part {
    path: PathBuf,
    etag: PathBuf,
}

impl Part {
    fn of(target: &Path) -> Self {
        let beside = |suffix: &str| {
            let mut name = target.file_name().unwrap_or_default().to_owned();
            name.push(suffix);
            target.with_file_name(name)
        };
        Self { path: beside(".part"), etag: beside(".part.etag") }
    }

    fn folder(&self) -> &Path {
        self.path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
    }

    fn bytes(&self) -> u64 {
        self.path.metadata().map_or(0, |found| found.len())
    }

    /// Which version the bytes are of. A weak tag does not promise the same bytes.
    fn etag(&self) -> Option<String> {
        fs::read_to_string(&self.etag).ok().filter(|etag| etag.starts_with('"'))
    }

    /// Opens it behind what is there, or empty.
    fn open(&self, goes_on: bool, etag: Option<&str>) -> Result<File, Error> {
        if goes_on {
            return OpenOptions::new().append(true).open(&self.path).map_err(Error::io(&self.path));
        }
        // The tag first: bytes must never stand beside the tag of another version.
        self.discard()?;
        if let Some(etag) = etag {
            fs::write(&self.etag, etag).map_err(Error::io(&self.etag))?;
        }
        File::create(&self.path).map_err(Error::io(&self.path))
    }

    fn discard(&self) -> Result<(), Error> {
        for path in [&self.path, &self.etag] {
            match fs::remove_file(path) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(Error::io(path)(error)),
                _ => {}
            }
        }
        Ok(())
    }

    fn install(&self, target: &Path) -> Result<(), Error> {
        fs::rename(&self.path, target).map_err(Error::io(target))?;
        let _already_gone = fs::remove_file(&self.etag);
        Ok(())
    }

    fn io(&self, source: std::io::Error) -> Error {
        Error::io(&self.path)(source)
    }
}
