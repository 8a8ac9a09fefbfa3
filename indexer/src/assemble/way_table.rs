//! The nodes of the ways that are needed.

/// The nodes of one way in a list of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WaySpan {
    /// The way's number.
    pub id: u64,
    /// Its version; -1 where the file has none.
    pub version: i32,
    /// Where its nodes begin.
    pub start: usize,
    /// How many they are.
    pub len: usize,
}

/// Ways and the numbers of their nodes, found by the way's number.
#[derive(Debug, Default)]
pub struct WayTable {
    spans: Vec<WaySpan>,
    nodes: Vec<u64>,
}

impl WayTable {
    /// Adds the ways of a block.
    pub fn extend(&mut self, spans: &[WaySpan], nodes: &[u64]) {
        let base = self.nodes.len();
        self.spans.extend(spans.iter().map(|span| WaySpan { start: base + span.start, ..*span }));
        self.nodes.extend_from_slice(nodes);
    }

    /// Makes the table ready for looking up; of several versions of a way the last one holds.
    pub fn settle(&mut self) {
        // Stable and fast where the ways came in order.
        self.spans.sort_by_key(|span| (span.id, span.version));
        self.spans.shrink_to_fit();
        self.nodes.shrink_to_fit();
    }

    /// The nodes of a way, `None` where it is not in the table.
    pub fn nodes_of(&self, way: u64) -> Option<&[u64]> {
        let after = self.spans.partition_point(|span| span.id <= way);
        let span = self.spans[..after].last().filter(|span| span.id == way)?;
        Some(&self.nodes[span.start..span.start + span.len])
    }

    /// The nodes of all ways, with repetitions.
    pub fn nodes(&self) -> impl Iterator<Item = u64> + '_ {
        self.nodes.iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn last_version_of_a_way_holds() {
        let span = |id, version, start, len| WaySpan { id, version, start, len };
        let mut table = WayTable::default();
        table.extend(&[span(9, 2, 0, 2), span(3, 1, 2, 1)], &[1, 2, 3]);
        table.extend(&[span(9, 1, 0, 1)], &[7]);
        table.settle();
        assert_eq!(table.nodes_of(9), Some(&[1, 2][..]));
        assert_eq!(table.nodes_of(3), Some(&[3][..]));
        assert_eq!(table.nodes_of(4), None);
    }
}
