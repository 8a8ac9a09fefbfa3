//! The file of texts, and the files of tag lists and categories that refer to it.

use rustc_hash::FxHashMap;

use crate::draft::{CategoryDraft, Drafts, ShapeDraft};
use crate::error::Error;
use crate::format::bytes::put_bytes;
use crate::format::header::HEADER;
use crate::format::names::put_tags;
use crate::format::record::CategoryRecord;
use crate::strings::{Strings, Sym};

/// Texts in the order of their first use. Keys come first: they are used most and get the short offsets.
pub struct StringFile<'d> {
    strings: &'d Strings,
    /// With room for the header.
    pub bytes: Vec<u8>,
    offsets: FxHashMap<Sym, u32>,
}

impl<'d> StringFile<'d> {
    pub fn new(strings: &'d Strings, drafts: &Drafts) -> Self {
        let mut file = Self { strings, bytes: vec![0; HEADER], offsets: FxHashMap::default() };
        let mut uses: FxHashMap<Sym, u32> = FxHashMap::default();
        let places = drafts.places.iter().flat_map(|place| place.names.iter().chain(&place.extratags));
        let houses = drafts.houses.iter().flat_map(|house| house.names.iter().chain(&house.extratags));
        for (key, _) in places.chain(houses) {
            *uses.entry(*key).or_default() += 1;
        }
        let mut keys: Vec<_> = uses.into_iter().collect();
        keys.sort_unstable_by_key(|&(key, count)| (std::cmp::Reverse(count), key));
        for (key, _) in keys {
            file.offset(key);
        }
        file
    }

    /// The offset of a text, which is written at its first use.
    pub fn offset(&mut self, sym: Sym) -> u32 {
        *self.offsets.entry(sym).or_insert_with(|| {
            let offset = self.bytes.len() as u32;
            put_bytes(&mut self.bytes, self.strings.get(sym).as_bytes());
            offset
        })
    }

    /// The offset of a text that may be missing, or 0.
    pub fn offset_or_none(&mut self, sym: Option<Sym>) -> u32 {
        sym.map_or(0, |sym| self.offset(sym))
    }
}

/// Tag lists, equal ones kept once.
pub struct TagFile {
    /// With room for the header.
    pub bytes: Vec<u8>,
    offsets: FxHashMap<Vec<(Sym, Sym)>, u32>,
}

impl TagFile {
    pub fn new() -> Self {
        Self { bytes: vec![0; HEADER], offsets: FxHashMap::default() }
    }

    /// The offset of a list; 0 for the empty one.
    pub fn offset(&mut self, tags: &[(Sym, Sym)], strings: &mut StringFile<'_>) -> u32 {
        if tags.is_empty() {
            return 0;
        }
        if let Some(&known) = self.offsets.get(tags) {
            return known;
        }
        let offset = self.bytes.len() as u32;
        let encoded: Vec<_> = tags.iter().map(|&(key, value)| (strings.offset(key), strings.offset(value))).collect();
        put_tags(&mut self.bytes, &encoded);
        self.offsets.insert(tags.to_vec(), offset);
        offset
    }
}

/// The table of categories.
#[derive(Default)]
pub struct CategoryTable {
    pub records: Vec<CategoryRecord>,
    indices: FxHashMap<CategoryDraft, u16>,
}

impl CategoryTable {
    /// A table of the categories of houses and of ways, the most frequent first: those that are written most often are
    /// the shortest to write, and the very first is the one that rows of houses need not name.
    pub fn by_use(drafts: &Drafts, strings: &mut StringFile<'_>) -> Result<Self, Error> {
        let mut uses: FxHashMap<CategoryDraft, u32> = FxHashMap::default();
        let ways = drafts.places.iter().filter_map(|place| match &place.shape {
            ShapeDraft::Street(ways) => Some(ways),
            _ => None,
        });
        let of_ways = ways.flatten().map(|way| way.category);
        for category in drafts.houses.iter().map(|house| house.category).chain(of_ways) {
            *uses.entry(category).or_default() += 1;
        }
        let mut sorted: Vec<_> = uses.into_iter().collect();
        sorted.sort_unstable_by_key(|&(category, count)| (std::cmp::Reverse(count), category));
        let mut table = Self::default();
        for (category, _) in sorted {
            table.index(category, strings)?;
        }
        Ok(table)
    }

    /// The index of a category.
    pub fn index(&mut self, category: CategoryDraft, strings: &mut StringFile<'_>) -> Result<u16, Error> {
        if let Some(&known) = self.indices.get(&category) {
            return Ok(known);
        }
        let most = u64::from(u16::MAX);
        let index = u16::try_from(self.records.len()).map_err(|_| Error::TooLarge {
            what: "categories of places",
            found: self.records.len() as u64,
            most,
        })?;
        self.records.push(CategoryRecord { key: strings.offset(category.key), value: strings.offset(category.value) });
        self.indices.insert(category, index);
        Ok(index)
    }
}

/// Fails where a file of offsets has outgrown 32 bits.
pub fn check_size(what: &'static str, bytes: &[u8]) -> Result<(), Error> {
    let most = u64::from(u32::MAX);
    if bytes.len() as u64 > most {
        return Err(Error::TooLarge { what, found: bytes.len() as u64, most });
    }
    Ok(())
}
