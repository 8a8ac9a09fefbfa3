//! What the stages before the drafts have found.

use crate::hierarchy::Hierarchy;
use crate::parents::{Home, ListedHome, NumberedNodes, Unmapped};
use crate::postcodes::Postcodes;
use crate::streets::Streets;

/// Everything that drafts are made from, beside the world itself.
pub(super) struct Pieces {
    /// Areas and place nodes.
    pub hierarchy: Hierarchy,
    /// Streets and their ways.
    pub streets: Streets,
    /// What each house and venue belongs to.
    pub homes: Vec<Home>,
    /// House numbers that files list.
    pub listed: Vec<ListedHome>,
    /// Streets and places known from addresses alone.
    pub unmapped: Vec<Unmapped>,
    /// Nodes of interpolation ways.
    pub numbered: NumberedNodes,
    /// Postcodes.
    pub postcodes: Postcodes,
}
