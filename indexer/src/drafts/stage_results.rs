//! What the stages before the drafts have found.

use crate::hierarchy::Hierarchy;
use crate::parents::{AddressObject, ListedAddress, NumberedNodes, Unmapped};
use crate::postcodes::Postcodes;
use crate::streets::Streets;

/// Everything that drafts are made from, beside the model itself.
pub(super) struct StageResults {
    /// Areas and place nodes.
    pub hierarchy: Hierarchy,
    /// Streets and their ways.
    pub streets: Streets,
    /// What each house and venue belongs to.
    pub objects: Vec<AddressObject>,
    /// House numbers that files list.
    pub listed: Vec<ListedAddress>,
    /// Streets and places known from addresses alone.
    pub unmapped: Vec<Unmapped>,
    /// Nodes of interpolation ways.
    pub numbered: NumberedNodes,
    /// Postcodes.
    pub postcodes: Postcodes,
}
