//! `khabar export`: the user's marks.

use std::collections::HashMap;
use std::process::ExitCode;

use serde_json::{Value, json};

use super::args::{self, ExportFormat};
use super::cell::cell;
use super::contract::{self, Object};
use super::dates::Dates;
use super::output::Output;
use super::{csv, markdown, marks, sources};
use crate::corpus::ContentKey;
use crate::triage::Mark;

/// The columns of the CSV.
const COLUMNS: [&str; 9] = [
    "id",
    "path",
    "label",
    "source",
    "published",
    "read",
    "starred",
    "archived",
    "tags",
];

/// Exports the marks of the articles that were asked for; without a path, every mark,
/// also those of articles that are not at hand.
///
/// # Errors
/// Where the sources cannot be opened or the output not be written.
pub fn export(args: &args::Export) -> anyhow::Result<ExitCode> {
    let mut chosen = sources::open(&args.sources)?;
    let mut marked: HashMap<ContentKey, Mark> = marks::open().all().collect();
    let mut objects = Vec::new();
    let dates = if marked.is_empty() {
        Dates::default()
    } else {
        Dates::of(&mut chosen)
    };
    for id in chosen.ids.clone() {
        let Some(head) = chosen.head(id) else {
            continue;
        };
        if let Some(mark) = marked.remove(&head.key) {
            let published = dates.get(id);
            objects.push(contract::article(&head, published, mark));
        }
    }
    let everything = args.sources.paths.is_empty() && args.sources.files_from.is_none();
    if everything {
        let mut rest: Vec<(ContentKey, Mark)> = marked.into_iter().collect();
        rest.sort_by_key(|(key, _)| *key);
        objects.extend(rest.into_iter().map(|(key, mark)| not_at_hand(key, mark)));
    }
    let mut output = Output::open();
    match args.format {
        ExportFormat::Jsonl => {
            for object in &objects {
                output.json(object)?;
            }
        }
        ExportFormat::Csv => as_csv(&mut output, &objects)?,
        ExportFormat::Markdown => as_markdown(&mut output, &objects)?,
    }
    output.finish()?;
    Ok(chosen.finish())
}

/// An article of which only the id and the marks are known.
fn not_at_hand(key: ContentKey, mark: Mark) -> Object {
    let object = json!({
        "kind": "article",
        "id": key.to_string(),
        "read": mark.read,
        "starred": mark.starred,
        "archived": mark.archived,
        "tags": [],
    });
    match object {
        Value::Object(object) => object,
        _ => Object::new(),
    }
}

fn as_csv(output: &mut Output, objects: &[Object]) -> std::io::Result<()> {
    output.line(&csv::record(&COLUMNS))?;
    for object in objects {
        let cells: Vec<String> = COLUMNS.iter().map(|key| cell(object, key)).collect();
        output.line(&csv::record(&cells))?;
    }
    Ok(())
}

fn as_markdown(output: &mut Output, objects: &[Object]) -> std::io::Result<()> {
    for object in objects {
        let mut label = cell(object, "label");
        if label.is_empty() {
            label = cell(object, "id");
        }
        let marks: Vec<&str> = ["read", "starred", "archived"]
            .into_iter()
            .filter(|key| object.get(*key) == Some(&Value::Bool(true)))
            .collect();
        let about: Vec<String> = ["source", "published", "path"]
            .iter()
            .map(|key| markdown::escaped(&cell(object, key)))
            .chain([marks.join(", ")])
            .filter(|part| !part.is_empty())
            .collect();
        output.line(&format!(
            "- {} — {}",
            markdown::escaped(&label),
            about.join(" · ")
        ))?;
    }
    Ok(())
}
