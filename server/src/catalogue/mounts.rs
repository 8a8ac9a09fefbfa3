//! Which operations hang where.

use super::Mount;
use crate::{nominatim, pelias};

/// Everything that is mounted.
pub const MOUNTS: &[Mount] = &[
    Mount { dialect: "Nominatim", prefix: "", operations: nominatim::OPERATIONS },
    Mount { dialect: "Nominatim", prefix: "/nominatim", operations: nominatim::OPERATIONS },
    Mount { dialect: "Nominatim for Mobilizon", prefix: "/for/mobilizon", operations: nominatim::OPERATIONS },
    Mount { dialect: "Nominatim for Gancio", prefix: "/for/gancio", operations: nominatim::OPERATIONS },
    Mount { dialect: "Pelias", prefix: "", operations: pelias::VERSIONED },
    Mount { dialect: "Pelias", prefix: "/pelias", operations: pelias::ALL },
    Mount { dialect: "Pelias for Mobilizon", prefix: "/for/mobilizon", operations: pelias::VERSIONED },
];
