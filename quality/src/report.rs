//! Figures of a file as a table with the servers side by side, or as one JSON object a line.

use std::io::{self, Write};

use serde_json::{Value, json};

use crate::run::Run;
use crate::score::Tally;

/// Writes the table of a file: a row a kind, a block of columns a server.
pub fn table(out: &mut impl Write, file: &str, runs: &[Run], misses: usize) -> io::Result<()> {
    writeln!(out, "{file}")?;
    for (i, run) in runs.iter().enumerate() {
        writeln!(out, "  [{}] {} ({})", i + 1, run.server, run.way)?;
    }
    let heads: Vec<String> = (1..=runs.len()).map(head).collect();
    writeln!(out, "{:22}{:>6}{}", "kind", "n", heads.concat())?;
    for (kind, asked) in kinds(runs) {
        let columns: String = runs
            .iter()
            .map(|run| columns(run.kinds.iter().find(|(name, _)| *name == kind).map(|(_, tally)| tally)))
            .collect();
        writeln!(out, "{kind:22}{asked:>6}{columns}")?;
        show_misses(out, runs, &kind, misses)?;
    }
    let all: Vec<Tally> = runs.iter().map(Run::all).collect();
    let columns: String = all.iter().map(|tally| columns(Some(tally))).collect();
    writeln!(out, "{:22}{:>6}{columns}", "all", all.first().map_or(0, |tally| tally.asked))?;
    writeln!(out)
}

/// Writes one object a kind and server.
pub fn json_lines(out: &mut impl Write, file: &str, runs: &[Run]) -> io::Result<()> {
    for run in runs {
        for (kind, tally) in &run.kinds {
            writeln!(out, "{}", object(file, run, kind, tally))?;
        }
    }
    Ok(())
}

fn object(file: &str, run: &Run, kind: &str, tally: &Tally) -> Value {
    json!({
        "file": file,
        "server": run.server,
        "way": run.way,
        "kind": kind,
        "asked": tally.asked,
        "recall_at_1": rounded(tally.recall_at_1(), 4),
        "recall_at_5": rounded(tally.recall_at_5(), 4),
        "errors": tally.errors,
        "median_distance_m": tally.median_distance_m().map(|metres| rounded(metres, 1)),
        "p50_ms": rounded(tally.ms_at(0.5), 3),
        "p95_ms": rounded(tally.ms_at(0.95), 3),
        "p99_ms": rounded(tally.ms_at(0.99), 3),
    })
}

fn head(server: usize) -> String {
    let recall = format!("[{server}]@1");
    let names = ["median m", "p50 ms", "p95 ms", "p99 ms"].map(|name| format!("{name:>9}"));
    format!(" |{recall:>6}{:>7}{:>5}{}", "@5", "err", names.concat())
}

fn columns(tally: Option<&Tally>) -> String {
    let Some(tally) = tally else { return format!(" |{:54}", "") };
    let metres = tally.median_distance_m().map_or("-".to_owned(), |metres| format!("{metres:.1}"));
    let ms = [0.5, 0.95, 0.99].map(|share| format!("{:>9.2}", tally.ms_at(share)));
    let (first, five) = (tally.recall_at_1(), tally.recall_at_5());
    format!(" |{first:>6.3}{five:>7.3}{:>5}{metres:>9}{}", tally.errors, ms.concat())
}

fn show_misses(out: &mut impl Write, runs: &[Run], kind: &str, most: usize) -> io::Result<()> {
    for (i, run) in runs.iter().enumerate() {
        for miss in run.misses.iter().filter(|miss| miss.kind == kind).take(most) {
            let got = if miss.got.is_empty() { "nothing".to_owned() } else { miss.got.join(" / ") };
            writeln!(out, "    [{}] {}  ->  {got}", i + 1, miss.question)?;
        }
    }
    Ok(())
}

/// The kinds of all runs in their order, with the number of questions.
fn kinds(runs: &[Run]) -> Vec<(String, usize)> {
    let first = runs.first().map_or(&[][..], |run| &run.kinds);
    first.iter().map(|(kind, tally)| (kind.clone(), tally.asked)).collect()
}

fn rounded(value: f64, digits: i32) -> f64 {
    let scale = 10_f64.powi(digits);
    (value * scale).round() / scale
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::Miss;
    use crate::score::Verdict;

    fn run(server: &str) -> Run {
        let mut tally = Tally::default();
        tally.add(Verdict { first: true, five: true, distance_m: Some(12.34) }, 0.5);
        tally.add(Verdict { first: false, five: true, distance_m: None }, 1.5);
        let misses = vec![Miss { case: 0, kind: "poi".into(), question: "Café".into(), got: Vec::new() }];
        Run { server: server.into(), way: "photon", kinds: vec![("poi".into(), tally)], misses }
    }

    fn written(write: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> String {
        let mut out = Vec::new();
        write(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn servers_stand_side_by_side() {
        let table = written(|out| table(out, "x.tsv", &[run("http://a"), run("http://b")], 1));
        let head = " | [?]@1     @5  err median m   p50 ms   p95 ms   p99 ms";
        let row = " | 0.500  1.000    0     12.3     1.50     1.50     1.50";
        let expected = [
            "x.tsv".to_owned(),
            "  [1] http://a (photon)".to_owned(),
            "  [2] http://b (photon)".to_owned(),
            format!("kind                       n{}{}", head.replace('?', "1"), head.replace('?', "2")),
            format!("poi                        2{row}{row}"),
            "    [1] Café  ->  nothing".to_owned(),
            "    [2] Café  ->  nothing".to_owned(),
            format!("all                        2{row}{row}"),
            String::new(),
        ];
        assert_eq!(table.lines().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn json_is_one_object_a_kind_and_server() {
        let lines = written(|out| json_lines(out, "x.tsv", &[run("http://a")]));
        let object = "{\"file\":\"x.tsv\",\"server\":\"http://a\",\"way\":\"photon\",\"kind\":\"poi\",\"asked\":2,\
                      \"recall_at_1\":0.5,\"recall_at_5\":1.0,\"errors\":0,\"median_distance_m\":12.3,\"p50_ms\":1.5,\
                      \"p95_ms\":1.5,\"p99_ms\":1.5}\n";
        assert_eq!(lines, object);
    }
}
