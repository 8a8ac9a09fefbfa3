//! Writing small PBF files, for tests and for tools that make extracts.
//!
//! Objects are written in the order given, each type in blocks of its own, nodes densely, zlib-compressed. There is no
//! metadata but the version.

use std::io::{self, Write};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use gazetteer::{OsmType, Point};
use osmpbfreader::fileformat::{Blob, BlobHeader};
use osmpbfreader::osmformat::{self, DenseInfo, DenseNodes, HeaderBlock, Info};
use osmpbfreader::osmformat::{PrimitiveBlock, PrimitiveGroup, StringTable};
use protobuf::{EnumOrUnknown, Message, MessageField};
use rustc_hash::FxHashMap;

/// Objects of one block; the format advises 8,000.
const OBJECTS_PER_BLOCK: usize = 8_000;

/// Tags of an object to be written.
pub type TagList<'a> = &'a [(&'a str, &'a str)];

/// Writes objects into a PBF file.
#[derive(Debug)]
pub struct PbfWriter<W: Write> {
    out: W,
    texts: Vec<Vec<u8>>,
    numbers: FxHashMap<String, u32>,
    group: PrimitiveGroup,
    dense: Dense,
}

/// The nodes of a block, each number still as it is.
#[derive(Debug, Default)]
struct Dense {
    ids: Vec<i64>,
    versions: Vec<i32>,
    lats: Vec<i64>,
    lons: Vec<i64>,
    /// Keys and values in turn, a 0 behind each node.
    tags: Vec<i32>,
}

impl<W: Write> PbfWriter<W> {
    /// Starts a file; `sorted` makes the header promise nodes, ways, relations, each by number.
    pub fn create(mut out: W, sorted: bool) -> io::Result<Self> {
        let mut header = HeaderBlock::new();
        header.required_features = vec!["OsmSchema-V0.6".into(), "DenseNodes".into()];
        header.optional_features = sorted.then(|| "Sort.Type_then_ID".into()).into_iter().collect();
        header.writingprogram = Some("parvis".into());
        write_blob(&mut out, "OSMHeader", &bytes(&header)?)?;
        let (texts, numbers) = (vec![Vec::new()], FxHashMap::default());
        Ok(Self { out, texts, numbers, group: PrimitiveGroup::new(), dense: Dense::default() })
    }

    /// Adds a node.
    pub fn node(&mut self, id: i64, version: i32, point: Point, tags: TagList<'_>) -> io::Result<()> {
        self.begin(OsmType::Node)?;
        for &(key, value) in tags {
            let texts = [self.text(key) as i32, self.text(value) as i32];
            self.dense.tags.extend(texts);
        }
        self.dense.tags.push(0);
        self.dense.ids.push(id);
        self.dense.versions.push(version);
        self.dense.lats.push(point.lat.into());
        self.dense.lons.push(point.lon.into());
        Ok(())
    }

    /// Adds a way.
    pub fn way(&mut self, id: i64, version: i32, nodes: &[i64], tags: TagList<'_>) -> io::Result<()> {
        self.begin(OsmType::Way)?;
        let mut way = osmformat::Way::new();
        way.set_id(id);
        way.info = info(version);
        way.refs = deltas(nodes.iter().copied());
        (way.keys, way.vals) = self.tags(tags);
        self.group.ways.push(way);
        Ok(())
    }

    /// Adds a relation; members are type, number and role.
    pub fn relation(
        &mut self,
        id: i64,
        version: i32,
        members: &[(OsmType, i64, &str)],
        tags: TagList<'_>,
    ) -> io::Result<()> {
        self.begin(OsmType::Relation)?;
        let mut relation = osmformat::Relation::new();
        relation.set_id(id);
        relation.info = info(version);
        relation.memids = deltas(members.iter().map(|member| member.1));
        relation.roles_sid = members.iter().map(|member| self.text(member.2) as i32).collect();
        relation.types = members.iter().map(|member| EnumOrUnknown::from_i32(member.0 as i32)).collect();
        (relation.keys, relation.vals) = self.tags(tags);
        self.group.relations.push(relation);
        Ok(())
    }

    /// Writes what is left and gives the output back.
    pub fn finish(mut self) -> io::Result<W> {
        self.flush()?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn tags(&mut self, tags: TagList<'_>) -> (Vec<u32>, Vec<u32>) {
        tags.iter().map(|&(key, value)| (self.text(key), self.text(value))).unzip()
    }

    /// The number of a text in the block; 0 is never a text.
    fn text(&mut self, text: &str) -> u32 {
        if let Some(&number) = self.numbers.get(text) {
            return number;
        }
        let number = self.texts.len() as u32;
        self.texts.push(text.as_bytes().to_vec());
        self.numbers.insert(text.to_owned(), number);
        number
    }

    /// Ends the block when it is full or of another type.
    fn begin(&mut self, kind: OsmType) -> io::Result<()> {
        let counts = [self.dense.ids.len(), self.group.ways.len(), self.group.relations.len()];
        let others = counts.iter().sum::<usize>() - counts[kind as usize];
        if others > 0 || counts[kind as usize] >= OBJECTS_PER_BLOCK { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        let mut group = std::mem::take(&mut self.group);
        if !self.dense.ids.is_empty() {
            group.dense = MessageField::some(std::mem::take(&mut self.dense).packed());
        }
        if group == PrimitiveGroup::new() {
            return Ok(());
        }
        let mut table = StringTable::new();
        table.s = std::mem::replace(&mut self.texts, vec![Vec::new()]);
        self.numbers.clear();
        let mut block = PrimitiveBlock::new();
        block.stringtable = MessageField::some(table);
        block.primitivegroup.push(group);
        write_blob(&mut self.out, "OSMData", &bytes(&block)?)
    }
}

impl Dense {
    fn packed(self) -> DenseNodes {
        let mut nodes = DenseNodes::new();
        nodes.id = deltas(self.ids.into_iter());
        nodes.lat = deltas(self.lats.into_iter());
        nodes.lon = deltas(self.lons.into_iter());
        nodes.denseinfo = MessageField::some(DenseInfo { version: self.versions, ..DenseInfo::default() });
        // Where no node has tags the format leaves even the zeros away.
        let has_tags = self.tags.iter().any(|&text| text != 0);
        nodes.keys_vals = if has_tags { self.tags } else { Vec::new() };
        nodes
    }
}

/// Writes a blob of a type (`OSMHeader`, `OSMData`) with its framing, zlib-compressed.
///
/// # Errors
/// When the output can't be written.
pub fn write_blob(out: &mut impl Write, kind: &str, raw: &[u8]) -> io::Result<()> {
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::default());
    zlib.write_all(raw)?;
    let mut blob = Blob::new();
    blob.set_raw_size(raw.len() as i32);
    blob.set_zlib_data(zlib.finish()?);
    let content = bytes(&blob)?;
    let mut header = BlobHeader::new();
    header.set_type(kind.to_owned());
    header.set_datasize(content.len() as i32);
    let header = bytes(&header)?;
    out.write_all(&(header.len() as u32).to_be_bytes())?;
    out.write_all(&header)?;
    out.write_all(&content)
}

fn bytes(message: &impl Message) -> io::Result<Vec<u8>> {
    message.write_to_bytes().map_err(io::Error::other)
}

fn info(version: i32) -> MessageField<Info> {
    MessageField::some(Info { version: Some(version), ..Info::default() })
}

fn deltas(numbers: impl Iterator<Item = i64>) -> Vec<i64> {
    let mut before = 0;
    numbers.map(|number| number - std::mem::replace(&mut before, number)).collect()
}
