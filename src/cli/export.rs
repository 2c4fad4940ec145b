//! `khabar export`: the user's marks and reviews.

use std::collections::BTreeMap;
use std::process::ExitCode;

use serde_json::{Value, json};

use super::args::{self, ExportFormat};
use super::cell::cell;
use super::contract::{self, Object};
use super::dates::Dates;
use super::output::Output;
use super::scalars::Scalars;
use super::{csv, markdown, marks, sources};
use crate::corpus::ContentKey;
use crate::triage::Mark;

/// The columns of the CSV.
const COLUMNS: [&str; 14] = [
    "id",
    "path",
    "label",
    "source",
    "published",
    "read",
    "starred",
    "archived",
    "tags",
    "line",
    "text",
    "fact",
    "review",
    "review_reason",
];

/// Exports the marks of the articles that were asked for, after each the reviews of its
/// facts; without a path, every one, also those of articles that are not at hand.
///
/// # Errors
/// Where the sources cannot be opened or the output not be written.
pub fn export(args: &args::Export) -> anyhow::Result<ExitCode> {
    let mut chosen = sources::open(&args.sources)?;
    let marks = marks::open();
    let mut marked: BTreeMap<ContentKey, Mark> = marks.all().collect();
    for key in marks.reviewed() {
        marked.entry(key).or_default();
    }
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
            let reviews = marks.reviews_of(head.key);
            if !reviews.is_empty()
                && let Some(article) = chosen.article(id)
            {
                let scalars = Scalars::of(&article.text);
                let reviews = reviews.iter();
                objects.extend(reviews.map(|one| contract::review(&article, &scalars, one)));
            }
        }
    }
    let everything = args.sources.paths.is_empty() && args.sources.files_from.is_none();
    if everything {
        for (key, mark) in marked {
            objects.push(not_at_hand(key, mark));
            let reviews = marks.reviews_of(key).iter();
            objects.extend(reviews.map(|one| contract::review_not_at_hand(key, one)));
        }
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
        if let Some(Value::String(verdict)) = object.get("review") {
            output.line(&review_as_markdown(object, verdict))?;
            continue;
        }
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

/// A review below its article: the verdict, the words, the reason, the line.
fn review_as_markdown(object: &Object, verdict: &str) -> String {
    let of = |key: &str| {
        let words = cell(object, key);
        markdown::escaped(&words.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    let line = of("line");
    let line = (!line.is_empty()).then(|| format!("line {line}"));
    let reason = Some(of("review_reason")).filter(|reason| !reason.is_empty());
    let about = [Some(of("text")), reason, line].into_iter().flatten();
    let about: Vec<String> = about.collect();
    format!("  - {verdict}: {}", about.join(" · "))
}
