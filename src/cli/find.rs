//! `khabar find`: the search of the explorer.

use std::process::ExitCode;

use super::args::{self, TableFormat};
use super::marks::Marked;
use super::output::Output;
use super::{Usage, contract, list, marks, searching, sources};

/// Finds articles, the best first.
///
/// # Errors
/// Where the sources cannot be opened or the output not be written.
pub fn find(args: &args::Find) -> anyhow::Result<ExitCode> {
    let marks = marks::open();
    let (query, sources) = meant(args, &marks)?;
    let mut chosen = sources::open(&sources)?;
    let searching::Answers { hits, dates } = searching::answers(&mut chosen, &query, &marks);
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

/// The query and where to look. With a saved search, what stands in the place of the query
/// is the first path.
fn meant(args: &args::Find, marks: &Marked) -> anyhow::Result<(String, args::Sources)> {
    let mut sources = args.sources.clone();
    if let Some(name) = &args.saved {
        sources.paths.splice(0..0, args.query.clone());
        return Ok((saved(name, marks)?, sources));
    }
    let query = args.query.as_deref().unwrap_or_default().to_str();
    let query = query.ok_or_else(|| Usage("the query is not in UTF-8".to_owned()))?;
    Ok((query.to_owned(), sources))
}

fn saved(name: &str, marks: &Marked) -> Result<String, Usage> {
    let searches = marks.searches();
    if let Some(search) = searches.iter().find(|search| search.name == name) {
        return Ok(search.query.clone());
    }
    let names: Vec<String> = searches.iter().map(|s| format!("{:?}", s.name)).collect();
    let others = match names.as_slice() {
        [] => "none is saved: ws in the explorer saves a filter".to_owned(),
        names => format!("there are {}", names.join(", ")),
    };
    Err(Usage(format!(
        "no saved search is called {name:?}; {others}"
    )))
}
