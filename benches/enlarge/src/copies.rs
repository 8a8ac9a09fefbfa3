//! The copies of every object, written in the order of a sorted extract.
//!
//! Numbers are cut into runs of [`RUN`], and the runs of the copies take turns: in a large extract, too, objects that
//! were mapped together have numbers in a row, and regions alternate. So one reading writes all copies, and no more is
//! in memory than one run, of a country some thousand objects. With shorter runs several copies would lie in the window
//! of the compression, and the file would be unlike any other.

use std::io::Write;
use std::ops::ControlFlow;

use anyhow::{Result, bail};
use gazetteer::{OsmId, OsmType};
use indexer::pbf::PbfFile;
use indexer::pbf::writer::PbfWriter;
use indexer::progress::Silent;

use crate::grid::Grid;
use crate::keys;
use crate::object::{Form, Object, objects};
use crate::words::Words;

/// Numbers of one copy in a row.
const RUN: i64 = 1 << 23;

/// How copies are made.
#[derive(Clone, Copy, Debug)]
pub struct Copies<'a> {
    pub grid: &'a Grid,
    pub words: &'a Words,
    pub count: u32,
}

impl Copies<'_> {
    /// Writes all copies of an extract.
    ///
    /// # Errors
    /// When the extract is damaged or not sorted, its numbers grow too large, or the disk fails.
    pub fn write<W: Write + Send>(self, extract: &PbfFile, out: &mut PbfWriter<W>) -> Result<()> {
        let mut run: Vec<Object> = Vec::new();
        let mut failed = Ok(());
        let _whole = extract.scan(0..extract.blob_count(), &Silent, objects, |objects| {
            failed = objects.into_iter().try_for_each(|object| self.add(object, &mut run, out));
            if failed.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        failed?;
        self.flush(&mut run, out)
    }

    /// Adds an object to the run, after writing the run where it is of another one.
    fn add<W: Write>(self, object: Object, run: &mut Vec<Object>, out: &mut PbfWriter<W>) -> Result<()> {
        if let Some(last) = run.last() {
            let (before, now) = (last.rank(), object.rank());
            if before > now {
                let name = |(kind, id): (OsmType, i64)| format!("{} {id}", kind.word());
                bail!("{} after {}; a sorted extract is expected, see \"osmium sort\"", name(now), name(before));
            }
            if (before.0, before.1 / RUN) != (now.0, now.1 / RUN) {
                self.flush(run, out)?;
            }
        }
        run.push(object);
        Ok(())
    }

    fn flush<W: Write>(self, run: &mut Vec<Object>, out: &mut PbfWriter<W>) -> Result<()> {
        for copy in 0..self.count {
            run.iter().try_for_each(|object| self.object(object, copy, out))?;
        }
        run.clear();
        Ok(())
    }

    fn object<W: Write>(self, object: &Object, copy: u32, out: &mut PbfWriter<W>) -> Result<()> {
        let id = self.id(object.id, copy);
        if id as u64 > OsmId::MAX_NUMBER {
            bail!("--copies: number {} would become {id}, at most {} is possible", object.id, OsmId::MAX_NUMBER);
        }
        let tags: Vec<_> =
            object.tags.iter().map(|(key, value)| (key.as_str(), self.value(key, value, copy))).collect();
        let tags: Vec<_> = tags.iter().map(|(key, value)| (*key, value.as_str())).collect();
        match &object.form {
            Form::Node(point) => {
                if let Some(point) = point.and_then(|point| self.grid.place(point, copy)) {
                    out.node(id, object.version, point, &tags)?;
                }
            }
            Form::Way(nodes) => {
                let nodes: Vec<_> = nodes.iter().map(|&node| self.id(node, copy)).collect();
                out.way(id, object.version, &nodes, &tags)?;
            }
            Form::Relation(members) => {
                let members: Vec<_> =
                    members.iter().map(|(kind, id, role)| (*kind, self.id(*id, copy), role.as_str())).collect();
                out.relation(id, object.version, &members, &tags)?;
            }
        }
        Ok(())
    }

    /// The number of an object in a copy; negative numbers, which nothing has, stay.
    fn id(self, id: i64, copy: u32) -> i64 {
        if id < 0 {
            return id;
        }
        let run = (id / RUN).saturating_mul(self.count.into()).saturating_add(copy.into());
        run.saturating_mul(RUN) | (id % RUN)
    }

    fn value(self, key: &str, value: &str, copy: u32) -> String {
        match key {
            "wikidata" => keys::item(value, copy),
            _ if keys::has_names(key) => self.words.vary(value, copy),
            _ => value.to_owned(),
        }
    }
}
