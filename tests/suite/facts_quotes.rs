//! Quotations against the worked examples, and each trap in a sentence of our own: who
//! said it, in which form, and what between marks nobody said.

use std::fs;
use std::path::{Path, PathBuf};

use khabar::corpus;
use khabar::corpus::Articles as _;
use khabar::facts::{self, Detail, QuoteForm};
use khabar::letters::{Span, fold, spelling};
use serde_json::Value;

/// What was right, found and wanted.
#[derive(Clone, Copy, Debug, Default)]
struct Score {
    right: usize,
    found: usize,
    wanted: usize,
}

impl Score {
    fn percent(part: usize, whole: usize) -> usize {
        (part * 100).checked_div(whole).unwrap_or(100)
    }

    fn precision(self) -> usize {
        Self::percent(self.right, self.found)
    }

    fn recall(self) -> usize {
        Self::percent(self.right, self.wanted)
    }
}

#[derive(Debug, Default)]
struct Table {
    marked: Score,
    clauses: Score,
    speaker: Score,
    speaker_of_clause: Score,
    rejected: Score,
}

fn misses() -> bool {
    std::env::var_os("MISSES").is_some()
}

fn miss(what: &str, words: &str) {
    if misses() {
        eprintln!("{what}\t{words}");
    }
}

/// Two spellings of one speaker, or the same one named at more length.
fn same_speaker(one: &str, other: &str) -> bool {
    let (one, other) = (fold(one), fold(other));
    one == other
        || one.contains(&other)
        || other.contains(&one)
        || spelling::key(&one) == spelling::key(&other)
}

/// Folders of worked examples: those beside the project, or the one that `GOLD` names.
fn folder() -> PathBuf {
    std::env::var_os("GOLD").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/gold"),
        PathBuf::from,
    )
}

fn compare(table: &mut Table, text: &str, gold: &Value, found: &[facts::Fact]) {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let byte = |scalar: &Value| {
        let scalar = usize::try_from(scalar.as_u64().unwrap()).unwrap();
        starts.get(scalar).copied().unwrap_or(text.len())
    };
    let quotes: Vec<_> = found
        .iter()
        .filter_map(|fact| match &fact.detail {
            Detail::Quote { form, speaker, .. } => Some((fact.span, *form, speaker.as_deref())),
            _ => None,
        })
        .collect();
    let is_marked = |form| matches!(form, QuoteForm::Direct | QuoteForm::Partial);
    let mut matched: Vec<Span> = Vec::new();
    let mut marked_spans: Vec<Span> = Vec::new();
    for quote in gold["quotes"].as_array().unwrap() {
        let span = Span::new(byte(&quote["span"][0]), byte(&quote["span"][1]));
        let marked = quote["type"].as_str().unwrap().starts_with("direct");
        if marked {
            marked_spans.push(span);
        }
        let hit = quotes.iter().find(|(found, form, _)| {
            // Marks say where a quotation ends; a clause may end at a comma or go on.
            let common = found
                .end
                .min(span.end)
                .saturating_sub(found.start.max(span.start));
            is_marked(*form) == marked
                && if marked {
                    *found == span
                } else {
                    common * 10 >= span.len().max(found.len()) * 7
                }
        });
        let score = if marked {
            &mut table.marked
        } else {
            &mut table.clauses
        };
        score.wanted += 1;
        let Some((found, _, speaker)) = hit else {
            miss("missed", &quote.to_string());
            continue;
        };
        score.right += 1;
        matched.push(*found);
        let wanted = quote["speaker"].as_str().unwrap();
        let right = speaker.is_some_and(|speaker| same_speaker(speaker, wanted));
        let table = if marked {
            &mut table.speaker
        } else {
            &mut table.speaker_of_clause
        };
        table.found += 1;
        table.wanted += 1;
        table.right += usize::from(right);
        if !right {
            miss(
                "speaker",
                &format!("{speaker:?}, wanted {wanted}: {}", found.of(text)),
            );
        }
    }
    for (span, form, speaker) in &quotes {
        let score = if is_marked(*form) {
            &mut table.marked
        } else {
            &mut table.clauses
        };
        score.found += 1;
        if !matched.contains(span) {
            miss(
                "spurious",
                &format!("{form:?} {speaker:?}: {}", span.of(text)),
            );
        }
    }
    // Whatever else stands between marks is no quotation.
    let mut open = None;
    for (at, c) in text.char_indices() {
        match (c, open) {
            ('\n', _) => open = None,
            ('"' | '“' | '”' | '«' | '»', None) => open = Some(at + c.len_utf8()),
            ('"' | '“' | '”' | '«' | '»', Some(start)) => {
                open = None;
                let span = Span::new(start, at);
                if marked_spans.iter().any(|marked| marked.overlaps(span)) {
                    continue;
                }
                table.rejected.wanted += 1;
                table.rejected.found += 1;
                let taken = quotes
                    .iter()
                    .any(|(found, form, _)| is_marked(*form) && found.overlaps(span));
                table.rejected.right += usize::from(!taken);
                if taken {
                    miss("not rejected", span.of(text));
                }
            }
            _ => {}
        }
    }
}

#[test]
fn quotations_of_the_worked_examples_are_found_and_nothing_else_is() {
    let folder = folder();
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    let Ok(entries) = fs::read_dir(&folder) else {
        eprintln!("skipped: no {}", folder.display());
        return;
    };
    let opened = corpus::open(&[seeds.clone().into()]);
    let mut table = Table::default();
    for entry in entries {
        let gold: Value =
            serde_json::from_str(&fs::read_to_string(entry.unwrap().path()).unwrap()).unwrap();
        let file = gold["file"].as_str().unwrap();
        let id = (0..opened.store.count())
            .map(|row| opened.store.page(row, 1)[0])
            .find(|id| opened.store.head(*id).unwrap().locator.doc == file)
            .unwrap();
        let article = opened.store.article(id).unwrap();
        let found = facts::extract(&article).facts;
        compare(&mut table, &article.text, &gold, &found);
    }
    let row = |name: &str, score: Score| {
        let (precision, recall) = (score.precision(), score.recall());
        eprintln!(
            "{name}\tprecision {precision}\trecall {recall}\tof {}",
            score.wanted
        );
    };
    row("direct and partial", table.marked);
    row("their speakers", table.speaker);
    row("indirect, relayed, headline", table.clauses);
    row("their speakers", table.speaker_of_clause);
    row("marks rejected", table.rejected);
    assert!(table.marked.wanted > 0, "no worked example was read");
    assert!(table.marked.precision() >= 93 && table.marked.recall() >= 88);
    assert!(table.speaker.recall() >= 85);
    assert!(table.rejected.recall() >= 89);
}
