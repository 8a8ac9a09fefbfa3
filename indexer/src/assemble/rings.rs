//! Rings from the ways of a multipolygon or boundary.
//!
//! Ways are walked from end to end; whenever the walk comes back to a node where it has been, the loop behind it is a
//! ring. So rings that touch come apart at the nodes where they touch, whichever way the walk took there.

use rustc_hash::{FxHashMap, FxHashSet};

use super::area::Role;

/// A way to be joined: its nodes and its role.
#[derive(Clone, Copy, Debug)]
pub(super) struct RingWay<'a> {
    pub nodes: &'a [u64],
    pub role: Role,
}

/// What joining gives.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Joined {
    /// Closed rings; the first node is repeated as the last. Inner where all its ways are.
    pub rings: Vec<(Vec<u64>, Role)>,
    /// What does not close.
    pub open: Vec<Vec<u64>>,
}

/// Joins ways.
pub(super) fn join(parts: &[RingWay<'_>]) -> Joined {
    let mut walk = Walk::new(parts);
    for (start, part) in parts.iter().enumerate() {
        if !walk.used[start] && part.nodes.len() > 1 {
            walk.from(start);
        }
    }
    walk.joined
}

/// A part of the walk: which way, and whether against its direction.
type Step = (usize, bool);

struct Walk<'p> {
    parts: &'p [RingWay<'p>],
    /// The ways that end at a node.
    ends: FxHashMap<u64, Vec<usize>>,
    used: Vec<bool>,
    joined: Joined,
}

impl<'p> Walk<'p> {
    fn new(parts: &'p [RingWay<'p>]) -> Self {
        let mut ends: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
        for (index, part) in parts.iter().enumerate() {
            for node in [part.nodes.first(), part.nodes.last()].into_iter().flatten() {
                ends.entry(*node).or_default().push(index);
            }
        }
        Self { parts, ends, used: vec![false; parts.len()], joined: Joined::default() }
    }

    fn from(&mut self, start: usize) {
        let mut steps: Vec<Step> = Vec::new();
        let mut nodes = vec![self.parts[start].nodes[0]];
        let mut place_of: FxHashMap<u64, usize> = FxHashMap::default();
        place_of.insert(nodes[0], 0);
        let mut next = Some((start, false));
        let mut turned = false;
        while let Some(step) = next.or_else(|| {
            // Stuck: the other end of what was walked may go on.
            let turn = !turned && !steps.is_empty();
            turned |= turn;
            turn.then(|| turn_round(&mut steps, &mut nodes, &mut place_of));
            turn.then(|| self.next(*nodes.last()?, steps.last()?.0)).flatten()
        }) {
            self.used[step.0] = true;
            steps.push(step);
            let end = self.end(step);
            if let Some(&place) = place_of.get(&end) {
                self.close(&steps.split_off(place));
                for node in nodes.drain(place + 1..) {
                    place_of.remove(&node);
                }
            } else {
                place_of.insert(end, nodes.len());
                nodes.push(end);
            }
            next = nodes.last().and_then(|&node| self.next(node, step.0)).filter(|_| !steps.is_empty());
        }
        if !steps.is_empty() {
            let open = self.nodes_of(&steps);
            self.joined.open.push(open);
        }
    }

    /// An unused way that goes on from a node, one of the same role as the last before any other.
    fn next(&self, node: u64, last: usize) -> Option<Step> {
        let candidates = || self.ends.get(&node).into_iter().flatten().filter(|index| !self.used[**index]);
        let same_role = candidates().find(|index| self.parts[**index].role == self.parts[last].role);
        let index = *same_role.or_else(|| candidates().next())?;
        Some((index, self.parts[index].nodes[0] != node))
    }

    fn end(&self, (index, reversed): Step) -> u64 {
        let nodes = self.parts[index].nodes;
        if reversed { nodes[0] } else { nodes[nodes.len() - 1] }
    }

    fn close(&mut self, steps: &[Step]) {
        let inner = steps.iter().all(|step| self.parts[step.0].role == Role::Inner);
        let role = if inner { Role::Inner } else { Role::Outer };
        let rings = split_where_it_touches(self.nodes_of(steps));
        self.joined.rings.extend(rings.into_iter().map(|ring| (ring, role)));
    }

    fn nodes_of(&self, steps: &[Step]) -> Vec<u64> {
        let mut nodes = Vec::new();
        for &(index, reversed) in steps {
            // The node where two ways meet is in both.
            nodes.pop();
            let part = self.parts[index].nodes.iter();
            if reversed { nodes.extend(part.rev()) } else { nodes.extend(part) }
        }
        nodes
    }
}

fn turn_round(steps: &mut [Step], nodes: &mut [u64], place_of: &mut FxHashMap<u64, usize>) {
    steps.reverse();
    for step in steps.iter_mut() {
        step.1 = !step.1;
    }
    nodes.reverse();
    place_of.clear();
    place_of.extend(nodes.iter().enumerate().map(|(place, &node)| (node, place)));
}

/// Cuts a ring that visits a node more than once into rings that do not; spikes vanish.
fn split_where_it_touches(ring: Vec<u64>) -> Vec<Vec<u64>> {
    let mut seen = FxHashSet::default();
    if ring.iter().skip(1).all(|node| seen.insert(*node)) {
        return if ring.len() > 3 { vec![ring] } else { Vec::new() };
    }
    let (mut rings, mut path) = (Vec::new(), Vec::new());
    let mut place_of: FxHashMap<u64, usize> = FxHashMap::default();
    for node in ring {
        if let Some(&place) = place_of.get(&node) {
            let mut part: Vec<u64> = path.split_off(place);
            for node in &part {
                place_of.remove(node);
            }
            part.push(node);
            if part.len() > 3 {
                rings.push(part);
            }
        }
        place_of.insert(node, path.len());
        path.push(node);
    }
    rings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn join_ways(ways: &[&[u64]]) -> Joined {
        let mut joined = join(&ways.iter().map(|nodes| RingWay { nodes, role: Role::Outer }).collect::<Vec<_>>());
        for (ring, _) in &mut joined.rings {
            turn_to_least(ring);
        }
        joined.rings.sort_by(|a, b| a.0.cmp(&b.0));
        for line in joined.open.iter_mut().filter(|line| line.first() > line.last()) {
            line.reverse();
        }
        joined
    }

    /// Starts a ring at its least node and gives it the direction in which the second is less than the last.
    fn turn_to_least(ring: &mut Vec<u64>) {
        ring.pop();
        let least = (0..ring.len()).min_by_key(|&index| ring[index]).unwrap();
        ring.rotate_left(least);
        if ring.last() < ring.get(1) {
            ring[1..].reverse();
        }
        ring.push(ring[0]);
    }

    fn rings(rings: &[&[u64]]) -> Joined {
        Joined { rings: rings.iter().map(|ring| (ring.to_vec(), Role::Outer)).collect(), open: vec![] }
    }

    #[test]
    fn ways_join_in_any_order_and_direction() {
        assert_eq!(join_ways(&[&[1, 2, 3], &[5, 1], &[5, 4, 3]]), rings(&[&[1, 2, 3, 4, 5, 1]]));
    }

    #[test]
    fn closed_way_is_a_ring_of_its_own() {
        assert_eq!(join_ways(&[&[1, 2, 3, 1], &[4, 5, 6, 4]]), rings(&[&[1, 2, 3, 1], &[4, 5, 6, 4]]));
    }

    #[test]
    fn rings_that_touch_at_a_node_come_apart() {
        let two = rings(&[&[1, 2, 3, 1], &[1, 4, 5, 1]]);
        assert_eq!(join_ways(&[&[1, 2, 3], &[3, 1], &[1, 4], &[4, 5, 1]]), two);
        assert_eq!(join_ways(&[&[2, 3, 1], &[1, 4, 5], &[5, 1, 2]]), two);
        assert_eq!(join_ways(&[&[1, 2, 3, 1, 4, 5, 1]]), two);
    }

    #[test]
    fn what_does_not_close_is_open_as_a_whole() {
        let joined = join_ways(&[&[2, 3], &[1, 2], &[3, 4], &[7, 8, 9, 7]]);
        assert_eq!(joined.rings, rings(&[&[7, 8, 9, 7]]).rings);
        assert_eq!(joined.open, [[1, 2, 3, 4]]);
    }

    #[test]
    fn ring_with_a_tail_keeps_the_ring() {
        let joined = join_ways(&[&[9, 1], &[1, 2, 3], &[3, 4, 1]]);
        assert_eq!(joined.rings, rings(&[&[1, 2, 3, 4, 1]]).rings);
        assert_eq!(joined.open, [[1, 9]]);
    }

    #[test]
    fn way_there_and_back_is_no_ring() {
        assert_eq!(join_ways(&[&[1, 2], &[2, 1]]), rings(&[]));
        assert_eq!(join_ways(&[&[1, 2, 1]]), rings(&[]));
    }

    #[test]
    fn roles_decide_where_rings_share_nodes() {
        // Outer and inner ring meet at 1 and 3.
        let parts: Vec<RingWay<'_>> = [
            (&[1_u64, 2, 3][..], Role::Outer),
            (&[3, 6, 1], Role::Inner),
            (&[3, 4, 1], Role::Outer),
            (&[1, 5, 3], Role::Inner),
        ]
        .map(|(nodes, role)| RingWay { nodes, role })
        .to_vec();
        let mut joined = join(&parts);
        joined.rings.iter_mut().for_each(|ring| turn_to_least(&mut ring.0));
        joined.rings.sort_by(|a, b| a.0.cmp(&b.0));
        assert_eq!(joined.rings, [(vec![1, 2, 3, 4, 1], Role::Outer), (vec![1, 5, 3, 6, 1], Role::Inner)]);
    }
}
