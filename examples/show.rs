#![allow(clippy::all, missing_docs, clippy::print_stdout)]
use khabar::corpus::*;
use khabar::letters::*;
use std::sync::Arc;
fn main() {
    for arg in std::env::args().skip(1) {
        let (path, date) = arg
            .split_once('@')
            .map(|(a, b)| (a.to_string(), Some(b.to_string())))
            .unwrap_or((arg.clone(), None));
        let mut text = std::fs::read_to_string(&path).unwrap();
        let mut date: Option<jiff::civil::Date> = date.map(|d| d.parse().unwrap());
        if text.starts_with("<DOC>") {
            let d = text.split("<TIME>").nth(1).unwrap()[..10].to_string();
            date = d.parse().ok();
            let t = text
                .split("<TITLE>")
                .nth(1)
                .unwrap()
                .split("</TITLE>")
                .next()
                .unwrap()
                .to_string();
            let b = text
                .split("<TEXT>")
                .nth(1)
                .unwrap()
                .split("</TEXT>")
                .next()
                .unwrap()
                .to_string();
            text = format!("{t}\n{b}");
        }
        let mut lines = vec![];
        let mut s = 0;
        for l in text.split('\n') {
            let kind = if l.trim().is_empty() {
                LineKind::Blank
            } else {
                LineKind::Body
            };
            lines.push(Line {
                span: Span::new(s, s + l.len()),
                kind,
            });
            s += l.len() + 1;
        }
        let head = Head {
            id: ArticleId(0),
            key: ContentKey::of(&text),
            locator: Locator {
                file: None,
                member: None,
                path: path.clone(),
                doc: path.clone(),
            },
            label: Label {
                text: String::new(),
                from: LabelFrom::File,
                span: None,
            },
            source: None,
            agency: None,
            url: None,
            published: date.map(|date| StatedDate {
                date,
                time: None,
                span: Span::default(),
            }),
            language: Language::of(&text),
            words: 0,
        };
        let a = Article {
            head: Arc::new(head),
            text,
            lines,
        };
        let t0 = std::time::Instant::now();
        let f = khabar::facts::extract(&a);
        println!(
            "==== {path} {:?} {:?}us",
            f.published,
            t0.elapsed().as_micros()
        );
        let mut last = usize::MAX;
        for x in &f.facts {
            if x.line != last {
                println!("-- {} {}", x.line + 1, a.line_text(x.line));
                last = x.line;
            }
            let d = format!("{:?}", x.detail);
            println!(
                "   [{}] {} ({}, {:.2}){}",
                x.span.of(&a.text),
                d,
                x.rule,
                x.confidence,
                x.said_by
                    .as_ref()
                    .map(|s| format!(" said_by {s}"))
                    .unwrap_or_default()
            );
        }
    }
}
