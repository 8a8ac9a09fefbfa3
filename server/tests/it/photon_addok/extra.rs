//! Photon's `extra`: the tags that the operator chose, and none otherwise.

use serde_json::{Value, json};
use server::Options;

use crate::harness::{get, helsinki, helsinki_with};

#[test]
fn chosen_tags_are_shown_as_extra() {
    let shown = |keys: &[&str]| -> Value {
        let options = Options { extra_tags: keys.iter().map(|key| (*key).to_owned()).collect(), ..Options::default() };
        get(&helsinki_with(options), "/api?q=Ateneum&limit=1").json()["features"][0]["properties"].clone()
    };
    let one = shown(&["wheelchair", "nonsense"]);
    assert_eq!(one["extra"], json!({"wheelchair": "yes"}));
    let keys: Vec<&str> = one.as_object().unwrap().keys().map(String::as_str).collect();
    let at = |name: &str| keys.iter().position(|key| *key == name);
    assert!(at("countrycode") < at("extra") && at("extra") < at("extent"), "{keys:?}");
    assert!(shown(&["ALL"])["extra"].as_object().unwrap().len() > 3);
    assert!(shown(&["nonsense"]).get("extra").is_none());
    let plain = get(&helsinki(), "/api?q=Ateneum&limit=1").json();
    assert!(plain["features"][0]["properties"].get("extra").is_none());
}
