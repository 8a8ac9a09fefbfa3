//! Which operations hang where.

use super::{own, root_dispatch};
use crate::api::Mount;
use crate::dialects::{addok, bragi, nominatim, opencage, pelias, photon};
use crate::{metrics, page};

/// Everything that is mounted.
pub const MOUNTS: &[Mount] = &[
    Mount { dialect: "Nominatim", prefix: "", operations: root_dispatch::OPERATIONS },
    Mount { dialect: "Nominatim for Mobilizon", prefix: "/for/mobilizon", operations: root_dispatch::OPERATIONS },
    Mount { dialect: "Nominatim for Gancio", prefix: "/for/gancio", operations: root_dispatch::OPERATIONS },
    Mount { dialect: "Nominatim", prefix: "", operations: nominatim::OPERATIONS },
    Mount { dialect: "Nominatim", prefix: "/nominatim", operations: nominatim::OPERATIONS },
    Mount { dialect: "Nominatim for Mobilizon", prefix: "/for/mobilizon", operations: nominatim::OPERATIONS },
    Mount { dialect: "Nominatim for Gancio", prefix: "/for/gancio", operations: nominatim::OPERATIONS },
    Mount { dialect: "Pelias", prefix: "", operations: pelias::VERSIONED },
    Mount { dialect: "Pelias", prefix: "/pelias", operations: pelias::ALL },
    Mount { dialect: "Pelias for Mobilizon", prefix: "/for/mobilizon", operations: pelias::VERSIONED },
    Mount { dialect: "Bragi", prefix: "", operations: root_dispatch::AUTOCOMPLETE },
    Mount { dialect: "Bragi", prefix: "", operations: bragi::AT_ROOT },
    Mount { dialect: "Bragi", prefix: "/bragi", operations: bragi::ALL },
    Mount { dialect: "Bragi for Mobilizon", prefix: "/for/mobilizon/bragi", operations: bragi::ALL },
    Mount { dialect: "OpenCage", prefix: "", operations: opencage::OPERATIONS },
    Mount { dialect: "OpenCage", prefix: "/opencage", operations: opencage::OPERATIONS },
    Mount { dialect: "Photon", prefix: "", operations: photon::OPERATIONS },
    Mount { dialect: "Photon", prefix: "/photon", operations: photon::OPERATIONS },
    Mount { dialect: "Photon for Mobilizon", prefix: "/for/mobilizon", operations: photon::OPERATIONS },
    Mount { dialect: "Photon for Mobilizon", prefix: "/for/mobilizon/photon", operations: photon::OPERATIONS },
    Mount { dialect: "Photon for Gancio", prefix: "/for/gancio", operations: photon::OPERATIONS },
    Mount { dialect: "Addok", prefix: "", operations: addok::BULK },
    Mount { dialect: "Addok", prefix: "", operations: &[addok::HEALTH] },
    Mount { dialect: "Addok", prefix: "/addok", operations: addok::OPERATIONS },
    Mount { dialect: "Addok", prefix: "/addok", operations: addok::BULK },
    Mount { dialect: "Addok for Mobilizon", prefix: "/for/mobilizon/addok", operations: addok::OPERATIONS },
    Mount { dialect: "Parvis", prefix: "", operations: metrics::OPERATIONS },
    Mount { dialect: "Parvis", prefix: "", operations: page::OPERATIONS },
    Mount { dialect: "Parvis", prefix: "", operations: own::OPERATIONS },
];
