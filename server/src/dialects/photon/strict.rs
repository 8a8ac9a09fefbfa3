//! Strictness: refusing what is not understood, as Photon does, where the operator wants that.

use super::error::Error;
use crate::api::Parameter;
use crate::request::RequestContext;

/// Refuses parameters that the endpoint doesn't know and languages that no gazetteer has names in; only on a strict
/// server.
pub fn check(context: &RequestContext<'_>, known: &[&[Parameter]]) -> Result<(), Error> {
    if !context.options.strict {
        return Ok(());
    }
    let names: Vec<&str> = known.iter().copied().flatten().map(|parameter| parameter.name).collect();
    if let Some(unknown) = context.query.names().find(|name| !names.contains(name)) {
        let message = format!("unknown query parameter '{unknown}'. Allowed parameters are: {}", names.join(", "));
        return Err(Error(message));
    }
    language(context)
}

fn language(context: &RequestContext<'_>) -> Result<(), Error> {
    let Some(asked) = context.query.filled("lang").filter(|lang| *lang != "default") else { return Ok(()) };
    let mut known: Vec<&str> = vec!["default"];
    for gazetteer in context.geocoder.gazetteers() {
        known.extend(gazetteer.manifest().languages.iter().map(String::as_str));
    }
    known.dedup();
    if known.contains(&asked) {
        return Ok(());
    }
    Err(Error(format!("Language is not supported. Supported are: {}", known.join(", "))))
}
