//! `khabar find`: the search of the explorer.

use std::process::ExitCode;

use super::args::{self, TableFormat};
use super::output::Output;
use super::{contract, list, marks, searching, sources};

/// Finds articles, the best first.
///
/// # Errors
/// Where the sources cannot be opened or the output not be written.
pub fn find(args: &args::Find) -> anyhow::Result<ExitCode> {
    let mut chosen = sources::open(&args.sources)?;
    let marks = marks::open();
    let searching::Answers { hits, dates } = searching::answers(&mut chosen, &args.query);
    let mut output = Output::open();
    for (hit, matched) in hits.iter().take(args.limit.unwrap_or(usize::MAX)) {
        let Some(article) = chosen.article(hit.id) else {
            continue;
        };
        let head = &article.head;
        let published = dates.get(hit.id);
        let mark = marks.of(head);
        match args.format {
            TableFormat::Jsonl => {
                let object = contract::article(head, published, mark);
                let snippet = searching::snippet(&article, matched);
                output.json(&contract::hit(object, hit, matched, &snippet))?;
            }
            TableFormat::Table => list::table_row(&mut output, head, published, mark)?,
        }
    }
    output.finish()?;
    Ok(chosen.finish())
}
