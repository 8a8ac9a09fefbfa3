//! Reading diffs: OsmChange files, `.osc` or `.osc.gz`.
//!
//! A diff lists objects under `create`, `modify` and `delete`. Which of these it was matters only for `delete`: whether
//! an object is new is told by the extract, and which version wins by its number.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use flate2::read::MultiGzDecoder;
use gazetteer::OsmType;
use indexer::timestamp;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::changes::{Change, Changes};
use crate::error::Error;
use crate::object::{Body, Key, Member, Meta, Object};

/// The first bytes of a file that gzip has compressed.
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// Longest run of text between two tags that is read; the values of the map have at most 255 characters.
const MAX_TEXT: u64 = 1 << 20;

/// Takes the changes of a diff in.
///
/// # Errors
/// When the file can't be read, is no diff or breaks off, or when all changes together take more memory than `limit`.
pub fn read(path: &Path, changes: &mut Changes, limit: u64) -> Result<(), Error> {
    let mut file = BufReader::new(File::open(path).map_err(Error::io(path))?);
    let zipped = file.fill_buf().map_err(Error::io(path))?.starts_with(&GZIP);
    let text: Box<dyn Read> = if zipped { Box::new(MultiGzDecoder::new(file)) } else { Box::new(file) };
    let mut reader = Reader::from_reader(BufReader::with_capacity(1 << 16, text));
    let mut diff = Diff::default();
    let mut buffer = Vec::new();
    loop {
        let at = reader.buffer_position();
        let fail = |fault: String| Error::Diff { path: path.to_owned(), at, fault };
        let event = reader.read_event_into(&mut buffer).map_err(|error| fail(error.to_string()))?;
        let done = matches!(event, Event::Eof);
        if let Some((key, change)) = diff.take(event).map_err(fail)? {
            changes.add(key, change);
            if changes.bytes() > limit {
                return Err(Error::TooMany { path: path.to_owned(), limit });
            }
        }
        if done {
            return Ok(());
        }
        if reader.buffer_position() - at > MAX_TEXT {
            return Err(fail(format!("more than {MAX_TEXT} bytes without a tag")));
        }
        buffer.clear();
    }
}

/// Where in a diff the reader is.
#[derive(Debug, Default)]
struct Diff {
    stage: Stage,
    deletes: bool,
    object: Option<Object>,
    version: i32,
}

/// What has been opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Stage {
    #[default]
    Before,
    Root,
    Action,
    Object,
    Closed,
}

impl Diff {
    /// Takes the next piece of the text, and gives the change that ends with it.
    fn take(&mut self, event: Event<'_>) -> Result<Option<(Key, Change)>, String> {
        match event {
            Event::Start(tag) => self.open(&tag).map(|()| None),
            Event::Empty(tag) => {
                self.open(&tag)?;
                Ok(self.close(tag.name().as_ref()))
            }
            Event::End(tag) => Ok(self.close(tag.name().as_ref())),
            Event::Eof if self.stage == Stage::Closed => Ok(None),
            Event::Eof if self.stage == Stage::Before => Err("nothing in it".to_owned()),
            Event::Eof => Err("breaks off".to_owned()),
            _ => Ok(None),
        }
    }

    fn open(&mut self, tag: &BytesStart<'_>) -> Result<(), String> {
        let name = tag.name();
        match (self.stage, name.as_ref()) {
            (Stage::Before, b"osmChange") => self.stage = Stage::Root,
            (Stage::Root, action @ (b"create" | b"modify" | b"delete")) => {
                self.stage = Stage::Action;
                self.deletes = action == b"delete";
            }
            (Stage::Action, kind @ (b"node" | b"way" | b"relation")) => {
                self.stage = Stage::Object;
                self.object = Some(object(tag, kind, self.deletes)?);
            }
            (Stage::Object, part) => {
                if let Some(object) = &mut self.object {
                    add_part(object, tag, part)?;
                }
            }
            // programs put a box or a note there
            (Stage::Root, b"bounds" | b"bound" | b"note" | b"meta") => {}
            (_, other) => return Err(format!("<{}> in the wrong place", String::from_utf8_lossy(other))),
        }
        Ok(())
    }

    fn close(&mut self, name: &[u8]) -> Option<(Key, Change)> {
        match (self.stage, name) {
            (Stage::Object, b"node" | b"way" | b"relation") => {
                self.stage = Stage::Action;
                let object = self.object.take()?;
                let key = object.key();
                self.version = object.meta.version;
                let change = if self.deletes { Change::Delete { version: self.version } } else { Change::Put(object) };
                Some((key, change))
            }
            (Stage::Action, b"create" | b"modify" | b"delete") => {
                self.stage = Stage::Root;
                None
            }
            (Stage::Root, b"osmChange") => {
                self.stage = Stage::Closed;
                None
            }
            _ => None,
        }
    }
}

/// The attribute of a tag as text.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Result<Option<String>, String> {
    let found = tag.try_get_attribute(name).map_err(|error| error.to_string())?;
    found
        .map(|found| found.unescape_value().map(std::borrow::Cow::into_owned).map_err(|error| error.to_string()))
        .transpose()
}

/// The attribute of a tag as a number.
fn number<T: std::str::FromStr>(tag: &BytesStart<'_>, name: &str) -> Result<Option<T>, String> {
    let parse = |text: String| text.parse().map_err(|_| format!("{name}=\"{text}\" is no number that fits"));
    attribute(tag, name)?.map(parse).transpose()
}

fn needed<T: std::str::FromStr>(tag: &BytesStart<'_>, name: &str) -> Result<T, String> {
    number(tag, name)?.ok_or_else(|| format!("{} without {name}", String::from_utf8_lossy(tag.name().as_ref())))
}

fn object(tag: &BytesStart<'_>, kind: &[u8], deleted: bool) -> Result<Object, String> {
    let time = attribute(tag, "timestamp")?;
    let meta = Meta {
        version: needed(tag, "version")?,
        timestamp: time.as_deref().and_then(timestamp::parse).unwrap_or(0),
        changeset: number(tag, "changeset")?.unwrap_or(0),
        uid: number(tag, "uid")?.unwrap_or(0),
        user: attribute(tag, "user")?.unwrap_or_default().into(),
    };
    let body = match kind {
        b"way" => Body::Way(Vec::new()),
        b"relation" => Body::Relation(Vec::new()),
        // a deleted node need not be anywhere
        _ if deleted => Body::Node { lat: 0, lon: 0 },
        _ => Body::Node { lat: degrees(tag, "lat", 90)?, lon: degrees(tag, "lon", 180)? },
    };
    Ok(Object { id: needed(tag, "id")?, meta, tags: Vec::new(), body })
}

/// Degrees with decimals as nanodegrees.
fn degrees(tag: &BytesStart<'_>, name: &str, most: i64) -> Result<i64, String> {
    let degrees: f64 = needed(tag, name)?;
    if degrees.is_nan() || degrees.abs() > most as f64 {
        return Err(format!("{name}=\"{degrees}\", at most {most} degrees expected"));
    }
    Ok((degrees * 1e7).round() as i64 * 100)
}

fn add_part(object: &mut Object, tag: &BytesStart<'_>, part: &[u8]) -> Result<(), String> {
    match (part, &mut object.body) {
        (b"tag", _) => {
            let text = |name| attribute(tag, name)?.ok_or_else(|| format!("tag without {name}"));
            object.tags.push((text("k")?.into(), text("v")?.into()));
        }
        (b"nd", Body::Way(nodes)) => nodes.push(needed(tag, "ref")?),
        (b"member", Body::Relation(members)) => {
            let kind = match attribute(tag, "type")?.as_deref() {
                Some("node") => OsmType::Node,
                Some("way") => OsmType::Way,
                Some("relation") => OsmType::Relation,
                other => return Err(format!("member of type {other:?}, node, way or relation expected")),
            };
            let role = attribute(tag, "role")?.unwrap_or_default().into();
            members.push(Member { kind, id: needed(tag, "ref")?, role });
        }
        _ => {}
    }
    Ok(())
}
