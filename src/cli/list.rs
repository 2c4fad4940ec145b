//! `khabar list`: articles with their metadata.

use std::collections::HashSet;
use std::process::ExitCode;

use super::args::{self, TableFormat};
use super::dates::Dates;
use super::output::Output;
use super::table::{Column, row};
use super::{contract, marks, searching, sources};
use crate::corpus::{Head, escaped};
use crate::facts::Published;
use crate::triage::Mark;

/// Lists articles.
///
/// # Errors
/// Where the sources cannot be opened or the output not be written.
pub fn list(args: &args::List) -> anyhow::Result<ExitCode> {
    let mut chosen = sources::open(&args.sources)?;
    let marks = marks::open();
    let answers = args
        .query
        .as_deref()
        .map(|query| searching::answers(&mut chosen, query, &marks));
    let (answering, dates) = match answers {
        Some(answers) => {
            let ids: HashSet<_> = answers.hits.iter().map(|(hit, _)| hit.id).collect();
            (Some(ids), answers.dates)
        }
        None => (None, Dates::of(&mut chosen)),
    };
    let mut output = Output::open();
    for id in chosen.ids.clone() {
        let answers = answering.as_ref().is_none_or(|ids| ids.contains(&id));
        let Some(head) = chosen.head(id).filter(|_| answers) else {
            continue;
        };
        let published = dates.get(id);
        let mark = marks.of(&head);
        match args.format {
            TableFormat::Jsonl => output.json(&contract::article(&head, published, mark))?,
            TableFormat::Table => table_row(&mut output, &head, published, mark)?,
        }
    }
    output.finish()?;
    Ok(chosen.finish())
}

const COLUMNS: [Column; 6] = [
    Column { width: 8 },
    Column { width: 3 },
    Column { width: 10 },
    Column { width: 20 },
    Column { width: 60 },
    Column { width: 40 },
];

/// The beginning of the id, the marks, date, source, label, path.
pub fn table_row(
    output: &mut Output,
    head: &Head,
    published: Option<Published>,
    mark: Mark,
) -> std::io::Result<()> {
    let id = head.key.to_string();
    let date = published.map_or_else(String::new, |published| published.date.to_string());
    let source = head.source.as_deref().or(head.agency.as_deref());
    row(
        output,
        &COLUMNS,
        &[
            id.get(..8).unwrap_or(&id),
            &letters(mark),
            &date,
            source.unwrap_or(""),
            &head.label.text,
            // As messages show it: the same file looks the same.
            &escaped(&head.locator.path),
        ],
    )
}

/// `r` read, `s` starred, `a` archived.
fn letters(mark: Mark) -> String {
    [(mark.read, 'r'), (mark.starred, 's'), (mark.archived, 'a')]
        .iter()
        .map(|(on, letter)| if *on { *letter } else { '-' })
        .collect()
}
