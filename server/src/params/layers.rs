//! The layers that answers are taken from.

use geocoder::{Layer, Layers};

use super::{Error, Query};

/// The layers of `layer`; `None` where it is absent or names none, so that the endpoint's default counts.
pub fn layers(query: &Query) -> Result<Option<Layers>, Error> {
    let value = query.get("layer").unwrap_or_default();
    let names = value.split(',').map(str::trim).filter(|name| !name.is_empty());
    let layers: Layers = names.map(layer).collect::<Result<_, _>>()?;
    Ok((!layers.is_all()).then_some(layers))
}

fn layer(name: &str) -> Result<Layer, Error> {
    match name.to_lowercase().as_str() {
        "address" => Ok(Layer::Address),
        "poi" => Ok(Layer::Poi),
        "railway" => Ok(Layer::Railway),
        "natural" => Ok(Layer::Natural),
        "manmade" => Ok(Layer::Manmade),
        _ => Err(Error::new(
            "Parameter 'layer' must be a comma-separated list of: address, poi, railway, natural, manmade",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_may_have_any_case_and_one_unknown_is_an_error() {
        let of = |raw| layers(&Query::parse(raw));
        let expected = [Layer::Address, Layer::Poi].into_iter().collect();
        assert_eq!(of("layer=Address,+POI,"), Ok(Some(expected)));
        assert_eq!(of("layer="), Ok(None));
        assert_eq!(of("layer=,"), Ok(None));
        assert!(of("layer=address,sdf").is_err());
    }
}
