//! Which operations hang where.

use super::Mount;
use crate::nominatim;

/// Everything that is mounted.
pub const MOUNTS: &[Mount] = &[
    Mount { dialect: "Nominatim", prefix: "", operations: nominatim::OPERATIONS },
    Mount { dialect: "Nominatim", prefix: "/nominatim", operations: nominatim::OPERATIONS },
    Mount { dialect: "Nominatim for Mobilizon", prefix: "/for/mobilizon", operations: nominatim::OPERATIONS },
    Mount { dialect: "Nominatim for Gancio", prefix: "/for/gancio", operations: nominatim::OPERATIONS },
];
