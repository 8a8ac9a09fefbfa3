//! What several operations have in common, described once and referred to.
//!
//! Prefixes and older spellings mount the same operations again and again; written out each time the document would be
//! several times as long.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

/// Parts of the document by kind: `parameters`, `responses`.
#[derive(Debug, Default)]
pub struct Shared {
    names: HashMap<(&'static str, String), String>,
    components: Map<String, Value>,
}

impl Shared {
    /// A reference to a part, which is added where it is new. Its name is the wanted one, with a number behind it where
    /// another part has that.
    pub fn refer(&mut self, kind: &'static str, wanted: &str, part: Value) -> Value {
        let key = (kind, part.to_string());
        if let Some(name) = self.names.get(&key) {
            return reference(kind, name);
        }
        let parts = self.components.entry(kind).or_insert_with(|| Map::new().into());
        let plain = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '_' };
        let base: String = wanted.chars().map(plain).collect();
        let numbered = (2..).map(|number| format!("{base}-{number}"));
        let name = std::iter::once(base.clone()).chain(numbered).find(|name| parts.get(name).is_none()).unwrap_or(base);
        if let Some(parts) = parts.as_object_mut() {
            parts.insert(name.clone(), part);
        }
        let found = reference(kind, &name);
        self.names.insert(key, name);
        found
    }

    /// The parts, and the schemas beside them.
    pub fn components(self, schemas: Value) -> Value {
        let mut components = self.components;
        components.insert("schemas".to_owned(), schemas);
        components.into()
    }
}

fn reference(kind: &str, name: &str) -> Value {
    json!({"$ref": format!("#/components/{kind}/{name}")})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn like_parts_are_kept_once_and_unlike_ones_apart() {
        let mut shared = Shared::default();
        let mut refer = |part: Value| shared.refer("parameters", "type[]", part)["$ref"].as_str().unwrap().to_owned();
        let first = refer(json!({"a": 1}));
        assert_eq!(first, "#/components/parameters/type__");
        assert_eq!(refer(json!({"a": 1})), first);
        assert_eq!(refer(json!({"a": 2})), "#/components/parameters/type__-2");
        let components = shared.components(json!({}));
        assert_eq!(components["parameters"]["type__-2"], json!({"a": 2}));
    }
}
