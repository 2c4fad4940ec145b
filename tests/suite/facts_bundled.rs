//! The facts of the bundled corpus against its annotations (`tests/gold`): a table of
//! scores, and a floor below each. Held-out articles (09, 11, 21) have no annotation.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use khabar::corpus::{self, Article, Articles};
use khabar::facts::{self, Detail, Fact, Facts, Modality, QuoteForm, Role};
use khabar::letters::{Span, fold, spelling};
use serde_json::Value;

/// The kind of a fact and, of a quotation, whether it stands between marks.
type Shape = (String, bool);

/// Whether a fact is of a row.
type IsOf = fn(&Shape) -> bool;

/// What is scored, by name. Quotations between marks apart from the others.
const ROWS: &[(&str, IsOf)] = &[
    ("person", |(kind, _)| kind == "person"),
    ("organization", |(kind, _)| kind == "organization"),
    ("place", |(kind, _)| kind == "place"),
    ("time", |(kind, _)| kind == "time"),
    ("quantity", |(kind, _)| kind == "quantity"),
    ("quote", |(kind, marked)| kind == "quote" && *marked),
    ("clause", |(kind, marked)| kind == "quote" && !*marked),
    ("event", |(kind, _)| kind == "event"),
];

fn shape(gold: &Value) -> Shape {
    let marked = matches!(gold["form"].as_str(), Some("direct" | "partial"));
    (gold["kind"].as_str().unwrap_or("").to_owned(), marked)
}

fn shape_of(fact: &Fact) -> Shape {
    let marked = matches!(
        fact.detail,
        Detail::Quote {
            form: QuoteForm::Direct | QuoteForm::Partial,
            ..
        }
    );
    (fact.kind().name().to_owned(), marked)
}

fn is_type(fact: &Fact, gold: &Value) -> bool {
    matches!(&fact.detail, Detail::Event { kind, .. } if gold["type"] == **kind)
}

/// No score may fall below these, in percent: F1 of exact spans by kind, and the share of
/// right answers in what the facts with an exact span say. Arabic apart from the others.
const FLOORS: &[(&str, &str, f64)] = &[
    ("ar", "article published", 83.0),
    ("ar", "clause", 98.0),
    ("ar", "clause form", 100.0),
    ("ar", "clause speaker", 93.0),
    ("ar", "event", 89.0),
    ("ar", "event modality", 94.0),
    ("ar", "event source", 94.0),
    ("ar", "event when", 95.0),
    ("ar", "event where", 86.0),
    ("ar", "event who", 93.0),
    ("ar", "organization", 90.0),
    ("ar", "organization type", 93.0),
    ("ar", "person", 98.0),
    ("ar", "person name", 99.0),
    ("ar", "person roles", 91.0),
    ("ar", "place", 99.0),
    ("ar", "place country", 98.0),
    ("ar", "place type", 99.0),
    ("ar", "quantity", 97.0),
    ("ar", "quantity category", 98.0),
    ("ar", "quantity unit", 96.0),
    ("ar", "quantity value", 99.0),
    ("ar", "quote", 98.0),
    ("ar", "quote form", 100.0),
    ("ar", "quote speaker", 97.0),
    ("ar", "time", 94.0),
    ("ar", "time mod", 99.0),
    ("ar", "time value", 94.0),
    ("other", "person", 86.0),
    ("other", "person roles", 71.0),
    ("other", "organization", 80.0),
    ("other", "place", 85.0),
    ("other", "quantity", 88.0),
    ("other", "quote", 100.0),
    ("other", "quote form", 100.0),
    ("other", "quote speaker", 66.0),
    ("other", "time", 85.0),
];

/// What was counted of one kind, or of one thing said of it.
#[derive(Clone, Copy, Debug, Default)]
struct Score {
    right: usize,
    found: usize,
    wanted: usize,
}

impl Score {
    fn precision(self) -> f64 {
        percent(self.right, self.found)
    }

    fn recall(self) -> f64 {
        percent(self.right, self.wanted)
    }

    fn f1(self) -> f64 {
        percent(2 * self.right, self.found + self.wanted)
    }
}

fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        return 100.0;
    }
    part as f64 * 100.0 / whole as f64
}

#[derive(Default)]
struct Table(Vec<((&'static str, String), Score)>);

impl Table {
    fn row(&mut self, group: &'static str, name: &str) -> &mut Score {
        let key = (group, name.to_owned());
        let at = self.0.iter().position(|(known, _)| *known == key);
        let at = at.unwrap_or_else(|| {
            self.0.push((key, Score::default()));
            self.0.len() - 1
        });
        &mut self.0[at].1
    }

    /// The score of a row that must be there: a floor under nothing holds nothing.
    fn of(&self, group: &str, name: &str) -> Score {
        let row = self.0.iter().find(|((g, n), _)| *g == group && n == name);
        row.unwrap_or_else(|| panic!("nothing was counted for {group} {name}"))
            .1
    }

    /// Counts one thing that a fact with an exact span says.
    fn says(&mut self, group: &'static str, name: &str, right: bool) {
        let score = self.row(group, name);
        score.found += 1;
        score.wanted += 1;
        score.right += usize::from(right);
    }
}

/// The bundled articles by name, with their facts united over the whole corpus.
fn bundled() -> Vec<(Arc<Article>, Facts)> {
    let opened = corpus::open(&[]);
    let ids = opened.store.page(0, opened.store.count());
    let mut all: Vec<(Arc<Article>, Facts)> = ids
        .into_iter()
        .map(|id| {
            let article = opened.store.article(id).unwrap();
            let facts = facts::extract(&article);
            (article, facts)
        })
        .collect();
    let mut pairs: Vec<_> = all
        .iter_mut()
        .map(|(article, facts)| (&**article, facts))
        .collect();
    facts::solve_published(&mut pairs);
    facts::unite(&mut all.iter_mut().map(|(_, facts)| facts).collect::<Vec<_>>());
    all
}

fn gold_of(article: &Article) -> Option<Vec<Value>> {
    let name = Path::new(&article.head.locator.doc).file_stem()?;
    let name = name.to_str()?.trim_start_matches("bundled:");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/gold/{name}.jsonl"));
    let lines = fs::read_to_string(path).ok()?;
    Some(
        lines
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect(),
    )
}

#[test]
fn the_scores_on_the_annotated_articles_do_not_fall() {
    let mut table = Table::default();
    let mut read = 0;
    for (article, facts) in bundled() {
        let Some(gold) = gold_of(&article) else {
            continue;
        };
        read += 1;
        let group = match gold[0]["language"].as_str().unwrap() {
            "ar" => "ar",
            _ => "other",
        };
        compare_article(&mut table, group, &facts, &gold[0]);
        let mut offsets: Vec<usize> = article.text.char_indices().map(|(at, _)| at).collect();
        offsets.push(article.text.len());
        for (name, is_of) in ROWS {
            let wanted: Vec<&Value> = gold[1..]
                .iter()
                .filter(|fact| is_of(&shape(fact)))
                .collect();
            // Told without marks, and events: annotated in some articles only.
            if wanted.is_empty() && matches!(*name, "clause" | "event") {
                continue;
            }
            let span = |fact: &Value| {
                let at = |key: &str| offsets[fact[key].as_u64().unwrap() as usize];
                Span::new(at("start"), at("end"))
            };
            let same = |fact: &Fact, gold: &Value| match *name {
                // A trigger of two words is met by one of them, a clause by most of it.
                "event" => fact.span.overlaps(span(gold)) && is_type(fact, gold),
                "clause" => {
                    let (one, other) = (fact.span, span(gold));
                    let common = one
                        .end
                        .min(other.end)
                        .saturating_sub(one.start.max(other.start));
                    common * 10 >= one.len().max(other.len()) * 8
                }
                _ => fact.span == span(gold),
            };
            let found: Vec<&Fact> = facts
                .facts
                .iter()
                .filter(|fact| is_of(&shape_of(fact)))
                .collect();
            let score = table.row(group, name);
            score.found += found.len();
            score.wanted += wanted.len();
            for fact in &found {
                let Some(wanted) = wanted.iter().find(|wanted| same(fact, wanted)) else {
                    note(&article, "spurious", fact);
                    continue;
                };
                table.row(group, name).right += 1;
                compare(&mut table, group, &article, fact, wanted);
            }
            for wanted in &wanted {
                if verbose() && !found.iter().any(|fact| same(fact, wanted)) {
                    eprintln!("missed\t{}\t{wanted}", article.head.locator.doc);
                }
            }
        }
    }
    assert_eq!(read, 18, "every annotation is read");
    table.0.sort_by(|a, b| a.0.cmp(&b.0));
    eprintln!("group\twhat\tprecision\trecall\tF1\twanted");
    for ((group, name), score) in &table.0 {
        eprintln!(
            "{group}\t{name:24}\t{:.1}\t{:.1}\t{:.1}\t{}",
            score.precision(),
            score.recall(),
            score.f1(),
            score.wanted
        );
    }
    let fallen: Vec<String> = FLOORS
        .iter()
        .filter_map(|(group, name, floor)| {
            let score = table.of(group, name).f1();
            (score < *floor).then(|| format!("{group} {name}: {score:.1} is below {floor}"))
        })
        .collect();
    assert!(fallen.is_empty(), "{}", fallen.join("\n"));
}

/// With `KHABAR_GOLD=verbose` every difference is named.
fn verbose() -> bool {
    std::env::var("KHABAR_GOLD").is_ok()
}

fn note(article: &Article, what: &str, fact: &Fact) {
    if verbose() {
        let words = fact.span.of(&article.text);
        let doc = &article.head.locator.doc;
        eprintln!("{what}\t{doc}\t{words}\t{:?}\t{}", fact.detail, fact.rule);
    }
}

/// A name is joined by plain spaces, however the text sets it.
fn spaced(name: &str) -> String {
    name.replace('\u{A0}', " ")
}

/// One name, however the articles that were united spell it.
fn is_name(found: Option<&str>, wanted: Option<&str>) -> bool {
    match (found, wanted) {
        (Some(found), Some(wanted)) => {
            let (found, wanted) = (fold(found), fold(wanted));
            found == wanted || spelling::key(&found) == spelling::key(&wanted)
        }
        (found, wanted) => found == wanted,
    }
}

fn compare_article(table: &mut Table, group: &'static str, facts: &Facts, gold: &Value) {
    let published = facts.published.map(|published| published.date.to_string());
    let right = published.as_deref() == gold["published"].as_str();
    table.says(group, "article published", right);
}

fn compare(table: &mut Table, group: &'static str, article: &Article, fact: &Fact, gold: &Value) {
    let says = |table: &mut Table, name: &str, right: bool| {
        table.says(group, name, right);
        if !right && verbose() {
            note(article, name, fact);
            eprintln!("\twanted {gold}");
        }
    };
    let text = |key: &str| gold[key].as_str();
    match &fact.detail {
        Detail::Person { name, roles, .. } => {
            // A name is joined by plain spaces, however the text sets it.
            let wanted = text("name").map(spaced);
            says(
                table,
                "person name",
                Some(name.as_str()) == wanted.as_deref(),
            );
            let wanted: Vec<Role> = gold["roles"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|role| Role {
                    title: role["title"].as_str().unwrap_or("").to_owned(),
                    country: role["country"]
                        .as_str()
                        .map(|country| country.to_owned().into()),
                })
                .collect();
            if !(wanted.is_empty() && roles.is_empty()) {
                says(table, "person roles", *roles == wanted);
            }
        }
        Detail::Organization { kind, .. } => {
            says(
                table,
                "organization type",
                Some(kind.as_ref()) == text("type"),
            );
        }
        Detail::Place { kind, country, .. } => {
            says(table, "place type", Some(kind.as_ref()) == text("type"));
            says(
                table,
                "place country",
                country.as_deref() == text("country"),
            );
        }
        Detail::Time {
            value, modifier, ..
        } => {
            says(table, "time value", value.as_deref() == text("value"));
            let modifier = modifier.map(|modifier| modifier.name().to_uppercase());
            says(table, "time mod", modifier.as_deref() == text("mod"));
        }
        Detail::Quantity {
            min,
            max,
            modifier,
            unit,
            category,
            ..
        } => {
            let value = *min == gold["min"].as_f64() && *max == gold["max"].as_f64();
            let modifier = modifier.map(|modifier| modifier.name()) == text("modifier");
            says(table, "quantity value", value && modifier);
            says(table, "quantity unit", unit.as_deref() == text("unit"));
            says(
                table,
                "quantity category",
                Some(category.as_ref()) == text("category"),
            );
        }
        Detail::Quote { form, speaker, .. } => {
            let name = if shape_of(fact).1 { "quote" } else { "clause" };
            says(
                table,
                &format!("{name} form"),
                Some(form.name()) == text("form"),
            );
            says(
                table,
                &format!("{name} speaker"),
                is_name(speaker.as_deref(), text("speaker")),
            );
        }
        Detail::Event {
            when,
            place,
            who,
            source,
            ..
        } => {
            if gold["when"].is_string() {
                says(table, "event when", when.as_deref() == text("when"));
            }
            if gold["where"].is_string() {
                says(table, "event where", place.as_deref() == text("where"));
            }
            let wanted: Vec<&str> = gold["who"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .collect();
            if !wanted.is_empty() {
                let all = wanted.iter().all(|name| who.iter().any(|who| who == name));
                says(table, "event who", all);
            }
            says(
                table,
                "event source",
                is_name(source.as_deref(), text("source")),
            );
            let modality = fact.modality.map(Modality::name);
            says(table, "event modality", modality == text("modality"));
        }
    }
}
