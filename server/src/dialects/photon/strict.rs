//! Strictness: refusing what is not understood, as Photon does, where the operator wants that.

use super::ApiError;
use crate::api::Parameter;
use crate::request::Ask;

/// Refuses parameters that the endpoint doesn't know and languages that no gazetteer has names in; only on a strict server.
pub fn check(ask: &Ask<'_>, known: &[&[Parameter]]) -> Result<(), ApiError> {
    if !ask.options.strict {
        return Ok(());
    }
    let names: Vec<&str> = known.iter().copied().flatten().map(|parameter| parameter.name).collect();
    if let Some(unknown) = ask.query.names().find(|name| !names.contains(name)) {
        let message = format!("unknown query parameter '{unknown}'. Allowed parameters are: {}", names.join(", "));
        return Err(ApiError(message));
    }
    language(ask)
}

fn language(ask: &Ask<'_>) -> Result<(), ApiError> {
    let Some(asked) = ask.query.filled("lang").filter(|lang| *lang != "default") else { return Ok(()) };
    let mut known: Vec<&str> = vec!["default"];
    for gazetteer in ask.geocoder.gazetteers() {
        known.extend(gazetteer.manifest().languages.iter().map(String::as_str));
    }
    known.dedup();
    if known.contains(&asked) {
        return Ok(());
    }
    Err(ApiError(format!("Language is not supported. Supported are: {}", known.join(", "))))
}
