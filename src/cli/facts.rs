//! `khabar facts`: who, when, where, how many, who said it, with the evidence.

use std::process::ExitCode;
use std::sync::Arc;

use serde_json::Value;

use super::args::{self, FactFormat, FactKind};
use super::cell::cell;
use super::contract::{self, Object};
use super::output::Output;
use super::scalars::Scalars;
use super::table::{Column, row};
use super::{csv, dates, marks, sources};
use crate::app::workers::Library;
use crate::corpus::{Article, escaped};
use crate::facts::{self, Facts, Kind};
use crate::home::Folders;

/// Prints facts, in the order of the articles and of their texts.
///
/// # Errors
/// Where the sources cannot be opened or the output not be written.
pub fn facts(args: &args::Facts) -> anyhow::Result<ExitCode> {
    let mut chosen = sources::open(&args.sources)?;
    let marks = marks::open();
    // The cache of the explorer: what was looked for once, by either, is there.
    let library = Library::new(Folders::find().ok());
    let mut found: Vec<(Arc<Article>, Facts)> = Vec::new();
    for id in chosen.ids.clone() {
        if let Some(article) = chosen.article(id) {
            let facts = library.own(&article);
            found.push((article, facts));
        }
    }
    let mut undated: Vec<(&Article, &mut Facts)> = found
        .iter_mut()
        .map(|(article, facts)| (&**article, facts))
        .collect();
    facts::solve_published(&mut undated);
    let mut all: Vec<&mut Facts> = found.iter_mut().map(|(_, facts)| facts).collect();
    facts::unite(&mut all);

    let mut printer = Printer {
        output: Output::open(),
        format: args.format,
    };
    printer.head()?;
    for (article, facts) in &found {
        let head = &article.head;
        if wants(&args.kind, FactKind::Article) {
            let published = dates::best(head, facts.published);
            let object = contract::article(head, published, marks.of(head));
            printer.article(&contract::article_with_lines(object, article))?;
        }
        let scalars = Scalars::of(&article.text);
        for fact in &facts.facts {
            if wants(&args.kind, kind(fact.kind())) {
                printer.fact(&contract::fact(
                    article,
                    &scalars,
                    fact,
                    marks.review_of(head, fact),
                ))?;
            }
        }
    }
    printer.output.finish()?;
    Ok(chosen.finish())
}

fn wants(kinds: &[FactKind], kind: FactKind) -> bool {
    kinds.is_empty() || kinds.contains(&kind)
}

const fn kind(kind: Kind) -> FactKind {
    match kind {
        Kind::Person => FactKind::Person,
        Kind::Organization => FactKind::Organization,
        Kind::Place => FactKind::Place,
        Kind::Time => FactKind::Time,
        Kind::Quantity => FactKind::Quantity,
        Kind::Quote => FactKind::Quote,
        Kind::Event => FactKind::Event,
    }
}

/// The columns of the CSV: those of every fact, then one for what it means.
const COLUMNS: [&str; 15] = [
    "kind",
    "id",
    "path",
    "doc",
    "start",
    "end",
    "line",
    "text",
    "confidence",
    "rule",
    "means",
    "said_by",
    "modality",
    "review",
    "review_reason",
];

const TABLE: [Column; 4] = [
    Column { width: 5 },
    Column { width: 12 },
    Column { width: 50 },
    Column { width: 50 },
];

struct Printer {
    output: Output,
    format: FactFormat,
}

impl Printer {
    fn head(&mut self) -> anyhow::Result<()> {
        if self.format == FactFormat::Csv {
            self.output.line(&csv::record(&COLUMNS))?;
        }
        Ok(())
    }

    fn article(&mut self, object: &Object) -> anyhow::Result<()> {
        match self.format {
            FactFormat::Jsonl => self.output.json(object)?,
            // A line of a spreadsheet is a fact.
            FactFormat::Csv => {}
            FactFormat::Table => {
                let [line, kind, label] = ["line", "kind", "label"].map(|key| cell(object, key));
                let path = escaped(&cell(object, "path"));
                row(&mut self.output, &TABLE, &[line, kind, label, path])?;
            }
        }
        Ok(())
    }

    fn fact(&mut self, object: &Object) -> anyhow::Result<()> {
        match self.format {
            FactFormat::Jsonl => self.output.json(object)?,
            FactFormat::Csv => {
                let cells: Vec<String> = COLUMNS
                    .iter()
                    .map(|key| match *key {
                        "means" => means(object),
                        key => cell(object, key),
                    })
                    .collect();
                self.output.line(&csv::record(&cells))?;
            }
            FactFormat::Table => {
                let mut meaning = means(object);
                let of = |key: &str| object.get(key).and_then(Value::as_str);
                // A denial or a plan is not shown as if it were so.
                let held = of("modality").filter(|held| *held != "claimed");
                let about = [of("said_by"), held, of("review")];
                let about: Vec<&str> = about.into_iter().flatten().collect();
                if !about.is_empty() {
                    meaning = format!("{meaning} ({})", about.join(", "));
                }
                let [line, kind, text] = ["line", "kind", "text"].map(|key| cell(object, key));
                row(&mut self.output, &TABLE, &[line, kind, text, meaning])?;
            }
        }
        Ok(())
    }
}

/// What a fact means, in few words: a bound never without its modifier.
fn means(object: &Object) -> String {
    let of = |key: &str| cell(object, key);
    let parts = match object.get("kind").and_then(Value::as_str) {
        Some("time") => vec![of("value"), of("mod")],
        Some("quantity") => {
            let (min, max) = (of("min"), of("max"));
            let bounds = match (min.is_empty(), max.is_empty()) {
                (false, false) if min != max => format!("{min}–{max}"),
                (false, _) => min,
                _ => max,
            };
            vec![of("modifier"), bounds, of("unit"), of("category")]
        }
        Some("quote") => vec![of("form"), of("speaker")],
        Some("event") => vec![of("type"), of("when"), of("where")],
        Some("place") => vec![of("name"), of("type"), of("country"), of("metonym_for")],
        _ => vec![of("name"), of("type"), of("country")],
    };
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}
