//! Which operations hang where.

use super::{Mount, root};
use crate::{bragi, nominatim, pelias};

/// Everything that is mounted.
pub const MOUNTS: &[Mount] = &[
    Mount { dialect: "Nominatim", prefix: "", operations: nominatim::OPERATIONS },
    Mount { dialect: "Nominatim", prefix: "/nominatim", operations: nominatim::OPERATIONS },
    Mount { dialect: "Nominatim for Mobilizon", prefix: "/for/mobilizon", operations: nominatim::OPERATIONS },
    Mount { dialect: "Nominatim for Gancio", prefix: "/for/gancio", operations: nominatim::OPERATIONS },
    Mount { dialect: "Pelias", prefix: "", operations: pelias::VERSIONED },
    Mount { dialect: "Pelias", prefix: "/pelias", operations: pelias::ALL },
    Mount { dialect: "Pelias for Mobilizon", prefix: "/for/mobilizon", operations: pelias::VERSIONED },
    Mount { dialect: "Bragi", prefix: "", operations: root::OPERATIONS },
    Mount { dialect: "Bragi", prefix: "", operations: bragi::AT_ROOT },
    Mount { dialect: "Bragi", prefix: "/bragi", operations: bragi::ALL },
    Mount { dialect: "Bragi for Mobilizon", prefix: "/for/mobilizon/bragi", operations: bragi::ALL },
];
