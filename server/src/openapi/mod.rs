//! The OpenAPI 3.1 document of everything that is mounted.
//!
//! It is made of the same table as the router. Parameters are described as leniently as they are read: a
//! value that is cut to a range has no bounds here, because no value of it is refused.

mod examples;
mod operation;
mod schemas;
mod shared;

use serde_json::{Map, Value, json};

use self::shared::Shared;
use crate::api::{Mount, Operation};

/// The document of these mounts and of the paths that they have.
pub fn describe(mounts: &[Mount], mounted: &[(String, &Mount, &Operation)]) -> Value {
    let mut paths: Map<String, Value> = Map::new();
    let mut tags: Vec<Value> = Vec::new();
    for mount in mounts {
        if !tags.iter().any(|tag| tag["name"] == mount.dialect) {
            tags.push(json!({"name": mount.dialect}));
        }
    }
    let mut shared = Shared::default();
    for (path, mount, operation) in mounted {
        paths.insert(path.clone(), operation::methods(mount, path, operation, &mut shared));
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Parvis",
            "summary": "Where is that? A geocoder on OpenStreetMap data, in the dialects that clients already speak",
            "version": env!("CARGO_PKG_VERSION"),
            "license": {"name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0"},
        },
        "tags": tags,
        "paths": paths,
        "components": shared.components(schemas::schemas()),
    })
}
