//! The order of places on disk: by importance, and along the Hilbert curve where that is about equal.
//!
//! A document's number is its place's index, so the first documents of a posting list are the most important ones.
//! Places that another one is shown for follow that one, which is how it knows them.

use std::cmp::Reverse;

use crate::draft::{DraftId, PlaceDraft};
use crate::error::Error;
use crate::format::record::NO_PLACE;
use crate::geometry::hilbert;

/// Tiers of importance.
const TIERS: f32 = 64.0;

/// Which draft becomes which place.
pub struct Order {
    /// Drafts by place index.
    pub drafts: Vec<u32>,
    /// Place indices by draft.
    places: Vec<u32>,
}

impl Order {
    pub fn of(places: &[PlaceDraft]) -> Result<Self, Error> {
        // The point tree uses one bit of a payload.
        let most = u64::from(u32::MAX >> 1);
        if places.len() as u64 > most {
            return Err(Error::TooLarge { what: "places", found: places.len() as u64, most });
        }
        let mut drafts: Vec<u32> = (0..places.len() as u32).collect();
        drafts.sort_by_cached_key(|&draft| {
            let shown = shown_for(places, draft);
            let place = &places[shown as usize];
            let tier = (place.importance.clamp(0.0, 1.0) * TIERS) as u32;
            (Reverse(tier), hilbert(place.position), shown, shown != draft, draft)
        });
        let mut order = vec![NO_PLACE; drafts.len()];
        for (ix, &draft) in drafts.iter().enumerate() {
            order[draft as usize] = ix as u32;
        }
        Ok(Self { drafts, places: order })
    }

    /// The index of a draft's place.
    pub fn place(&self, draft: DraftId) -> u32 {
        self.places.get(draft.0 as usize).copied().unwrap_or(NO_PLACE)
    }
}

/// The place that is shown for a draft: mostly itself.
fn shown_for(places: &[PlaceDraft], draft: u32) -> u32 {
    let shown = places[draft as usize].linked_to.map_or(draft, |shown| shown.0);
    if (shown as usize) < places.len() { shown } else { draft }
}
