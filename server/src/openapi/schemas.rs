//! The schemas that several operations refer to.

use serde_json::{Value, json};

/// All schemas by name.
pub fn schemas() -> Value {
    let coordinates = json!({"type": "array", "prefixItems": [{"type": "number"}, {"type": "number"}], "minItems": 2});
    json!({
        "FeatureCollection": {
            "type": "object",
            "required": ["type", "features"],
            "properties": {
                "type": {"const": "FeatureCollection"},
                "features": {"type": "array", "items": {"$ref": "#/components/schemas/Feature"}},
            },
        },
        "Feature": {
            "type": "object",
            "required": ["type", "geometry", "properties"],
            "properties": {
                "type": {"const": "Feature"},
                "geometry": {"$ref": "#/components/schemas/Geometry"},
                "properties": {"type": "object"},
                "bbox": {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4},
            },
        },
        "Geometry": {
            "type": "object",
            "required": ["type", "coordinates"],
            "properties": {
                "type": {"enum": [
                    "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon",
                ]},
                "coordinates": {"type": "array"},
            },
        },
        "CsvFile": {
            "type": "object",
            "required": ["data"],
            "properties": {
                "data": {"type": "string", "contentMediaType": "text/csv", "description": "The file, with a heading row"},
                "columns": {"type": "array", "items": {"type": "string"}, "description": "Columns of the question"},
                "encoding": {"type": "string", "description": "Encoding of the file; UTF-8 where it is absent"},
                "delimiter": {"type": "string", "description": "Separator of columns; guessed where it is absent"},
            },
        },
        "Shape": {
            "type": "object",
            "properties": {
                "shape": {
                    "type": "object",
                    "required": ["type", "geometry"],
                    "properties": {
                        "type": {"const": "Feature"},
                        "geometry": {
                            "type": "object",
                            "required": ["type", "coordinates"],
                            "properties": {
                                "type": {"const": "Polygon"},
                                "coordinates": {"type": "array", "items": {"type": "array", "items": coordinates}},
                            },
                        },
                    },
                },
            },
        },
    })
}
