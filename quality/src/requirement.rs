//! The least recall that a run must reach, a kind: `address=.99,prefix_poi@5=.9`.

use anyhow::{Context, Result, bail};

use crate::run::Run;

/// The least share of right answers of a kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Requirement {
    kind: String,
    among_five: bool,
    least: f64,
}

impl std::str::FromStr for Requirement {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Self> {
        let (name, least) = text.split_once('=').with_context(|| format!("\"{text}\": KIND=SHARE expected"))?;
        let (kind, among_five) = match name.split_once('@') {
            None | Some((_, "1")) => (name.split('@').next().unwrap_or(name), false),
            Some((kind, "5")) => (kind, true),
            Some((_, depth)) => bail!("\"{text}\": @1 or @5 expected, found @{depth}"),
        };
        let least: f64 = least.parse().with_context(|| format!("\"{least}\": a share from 0 to 1 expected"))?;
        if !(0.0..=1.0).contains(&least) {
            bail!("\"{least}\": a share from 0 to 1 expected");
        }
        Ok(Self { kind: kind.to_owned(), among_five, least })
    }
}

/// One line a need that a run does not meet; kinds that were not asked have no need.
pub fn unmet(needs: &[Requirement], run: &Run) -> Vec<String> {
    let mut lines = Vec::new();
    for need in needs {
        let Some((_, tally)) = run.kinds.iter().find(|(kind, _)| *kind == need.kind) else { continue };
        let (depth, got) = if need.among_five { (5, tally.recall_at_5()) } else { (1, tally.recall_at_1()) };
        if got < need.least {
            lines.push(format!("{} {}@{depth}: {got:.3}, at least {:.3} needed", run.server, need.kind, need.least));
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::{Tally, Verdict};

    #[test]
    fn needs_are_read_with_and_without_a_depth() {
        let need = |kind: &str, among_five, least| Requirement { kind: kind.into(), among_five, least };
        assert_eq!("address=.99".parse::<Requirement>().unwrap(), need("address", false, 0.99));
        assert_eq!("prefix_poi@5=0.9".parse::<Requirement>().unwrap(), need("prefix_poi", true, 0.9));
        assert_eq!("poi@1=1".parse::<Requirement>().unwrap(), need("poi", false, 1.0));
        for wrong in ["address", "address=x", "address=2", "address@3=.5"] {
            assert!(wrong.parse::<Requirement>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_need_that_is_not_met_is_said() {
        let mut tally = Tally::default();
        tally.add(Verdict { first: false, five: true, distance_m: None }, 1.0);
        let run = Run { server: "a".into(), way: "photon", kinds: vec![("poi".into(), tally)], misses: Vec::new() };
        let needs = ["poi=.5", "poi@5=1", "street=1"].map(|need| need.parse().unwrap());
        assert_eq!(unmet(&needs, &run), ["a poi@1: 0.000, at least 0.500 needed"]);
    }
}
