//! `khabar import`: marks and reviews of an export, into the user's own.

use std::collections::{BTreeMap, HashMap};
use std::io::{self, Read as _};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context as _;
use jiff::Timestamp;
use serde_json::Value;

use super::args;
use super::{Usage, output, sources};
use crate::corpus::{Article, ArticleId, ContentKey, STDIN};
use crate::facts::Kind;
use crate::home::Folders;
use crate::letters::Span;
use crate::triage::{FactKey, Flag, Marks, Review, Verdict};

/// Sets what the lines of an export say: marks that are on, and reviews of articles that
/// are at hand. Nothing that the user has marked is taken off. A line that cannot be used
/// is named with its number and the reason, and the others count.
///
/// # Errors
/// Where the export cannot be read, the sources not be opened, or nothing be written.
pub fn import(args: &args::Import) -> anyhow::Result<ExitCode> {
    let from_stdin = args.export.as_os_str() == STDIN;
    let also = args.sources.files_from.as_deref() == Some(Path::new(STDIN));
    if from_stdin && (also || args.sources.paths.iter().any(|path| path == STDIN)) {
        let twice = "standard input cannot be both the export and the articles";
        return Err(Usage(twice.to_owned()).into());
    }
    let text = if from_stdin {
        let mut text = String::new();
        io::stdin().lock().read_to_string(&mut text).map(|_| text)
    } else {
        std::fs::read_to_string(&args.export)
    };
    let text = text.context("cannot read the export")?;
    let mut at_hand = AtHand::of(sources::open(&args.sources)?);
    let (mut marks, warnings) = Marks::open(&Folders::find()?);
    for warning in warnings {
        output::say(&warning.to_string());
    }
    let mut flags: BTreeMap<&str, (Flag, Vec<ContentKey>)> = BTreeMap::new();
    let (mut reviews, mut passed_over) = (0_usize, 0_usize);
    for (number, line) in (1..).zip(text.lines()) {
        if line.trim().is_empty() {
            continue;
        }
        match meant(line, &mut at_hand) {
            Ok(Meant::Marks(key, on)) => {
                for flag in on {
                    let (_, keys) = flags.entry(flag.name()).or_insert((flag, Vec::new()));
                    keys.push(key);
                }
            }
            Ok(Meant::Review(fact, text, review)) => {
                let judged = marks.review(fact, &text, Some(review), Timestamp::now())?;
                reviews += usize::from(judged.before != judged.after);
            }
            Ok(Meant::Nothing) => {}
            Err(why) => {
                output::say(&format!("line {number}: {why}"));
                passed_over += 1;
            }
        }
    }
    let mut set = 0;
    for (flag, keys) in flags.into_values() {
        set += marks.set(&keys, flag, true, Timestamp::now())?.keys.len();
    }
    output::say(&format!(
        "marks set: {set}, reviews set: {reviews}, lines passed over: {passed_over}"
    ));
    let sources = at_hand.chosen.finish();
    if args.sources.strict && passed_over > 0 {
        return Ok(ExitCode::FAILURE);
    }
    Ok(sources)
}

/// What a line of an export asks for.
enum Meant {
    Marks(ContentKey, Vec<Flag>),
    Review(FactKey, String, Review),
    Nothing,
}

fn meant(line: &str, at_hand: &mut AtHand) -> Result<Meant, String> {
    let object: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let word = |key: &str| object.get(key).and_then(Value::as_str);
    let key = word("id").and_then(ContentKey::parse).ok_or("no id")?;
    match word("kind") {
        Some("article") => {
            let is_on = |flag: &Flag| object.get(flag.name()) == Some(&Value::Bool(true));
            let on = Flag::ALL.into_iter().filter(is_on).collect();
            Ok(Meant::Marks(key, on))
        }
        Some(kind) => {
            let Some(verdict) = word("review") else {
                return Ok(Meant::Nothing);
            };
            let verdict = Verdict::parse(verdict)
                .ok_or_else(|| format!("{verdict}: there is no such review"))?;
            let kind = if kind == "review" {
                word("fact").unwrap_or_default()
            } else {
                kind
            };
            if !Kind::ALL.iter().any(|known| known.name() == kind) {
                return Err(format!("{kind}: there is no such kind of fact"));
            }
            let number = |key: &str| usize::try_from(object.get(key)?.as_u64()?).ok();
            let (start, end) = number("start")
                .zip(number("end"))
                .ok_or("no place in the text")?;
            let text = word("text").ok_or("no text")?;
            let span = at_hand.span(key, start, end, text)?;
            let fact = FactKey {
                article: key,
                kind: kind.to_owned(),
                span,
            };
            let reason = word("review_reason").map(str::to_owned);
            Ok(Meant::Review(
                fact,
                text.to_owned(),
                Review { verdict, reason },
            ))
        }
        None => Err("no kind".to_owned()),
    }
}

/// The articles that reviews can be about.
struct AtHand {
    chosen: sources::Chosen,
    ids: HashMap<ContentKey, ArticleId>,
    last: Option<Arc<Article>>,
}

impl AtHand {
    fn of(chosen: sources::Chosen) -> Self {
        let heads = chosen.ids.iter().filter_map(|&id| chosen.head(id));
        let ids = heads.map(|head| (head.key, head.id)).collect();
        Self {
            chosen,
            ids,
            last: None,
        }
    }

    /// The bytes of an article behind scalar offsets, where these words stand there.
    fn span(
        &mut self,
        key: ContentKey,
        start: usize,
        end: usize,
        text: &str,
    ) -> Result<Span, String> {
        if self.last.as_ref().is_none_or(|last| last.head.key != key) {
            let id = self.ids.get(&key).copied();
            let id = id.ok_or("its article is not at hand; name its folder too")?;
            self.last = self.chosen.article(id);
        }
        let article = self.last.as_ref().ok_or("its article cannot be read")?;
        let places = article.text.char_indices().map(|(at, _)| at);
        let mut places = places.chain([article.text.len()]).skip(start);
        let from = places.next();
        let to = end.checked_sub(start).and_then(|length| match length {
            0 => from,
            length => places.nth(length - 1),
        });
        let span = from.zip(to).map(|(from, to)| Span::new(from, to));
        span.filter(|span| span.of(&article.text) == text)
            .ok_or_else(|| "its words do not stand at its place".to_owned())
    }
}
