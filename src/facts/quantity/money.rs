//! Which state's دينار, ريال or ليرة an article means: the one that it names in full
//! elsewhere, else that of the place it names most, else of its address or its adjectives. Rows: `assets/facts/money.tsv`.

use foldhash::HashMap;
use std::sync::OnceLock;

use super::Found;
use super::lexicon::units;
use crate::facts::nisba::nisba;
use crate::facts::record::{Detail, Fact};
use crate::facts::tables::rows;
use crate::facts::view::View;
use crate::letters::fold;
use crate::letters::words::WordKind;

struct Row {
    country: &'static str,
    code: &'static str,
    parts: f64,
}

/// The currencies that have a noun, in the order of the table.
fn of_noun(noun: &str) -> &'static [Row] {
    static TABLE: OnceLock<HashMap<&str, Vec<Row>>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let mut table: HashMap<&str, Vec<Row>> = HashMap::default();
        for [noun, country, code, parts] in
            rows::<4>(include_str!("../../../assets/facts/money.tsv"))
        {
            table.entry(noun).or_default().push(Row {
                country,
                code,
                parts: parts.parse().unwrap_or(1.0),
            });
        }
        table
    });
    table.get(noun).map_or(&[], Vec::as_slice)
}

/// The codes of shared currencies, each sought once an article.
pub(super) struct Currencies<'a> {
    view: &'a View<'a>,
    facts: &'a [Fact],
    known: HashMap<String, Option<&'static str>>,
    /// The codes that the article counts in, as its words say them.
    said: Vec<String>,
}

impl<'a> Currencies<'a> {
    /// Those of an article with these facts.
    pub(super) fn new(view: &'a View<'a>, facts: &'a [Fact], found: &[Found]) -> Self {
        let money = found.iter().filter(|one| one.category == Some("money"));
        Self {
            view,
            facts,
            known: HashMap::default(),
            said: money.filter_map(|one| one.unit.clone()).collect(),
        }
    }

    /// Gives the code for the noun of a currency, and coins as parts of the main unit.
    pub(super) fn resolve(&mut self, found: &mut Found) {
        if found.category != Some("money") {
            return;
        }
        // "دينار/kg" is a price.
        let unit = found.unit.as_deref().unwrap_or_default();
        let (noun, per) = unit.split_at(unit.find('/').unwrap_or(unit.len()));
        let (noun, per) = (noun.to_owned(), per.to_owned());
        if !is_shared(&noun) {
            return;
        }
        let (view, facts, said) = (self.view, self.facts, &self.said);
        let code = *self
            .known
            .entry(noun.clone())
            .or_insert_with(|| code(view, facts, &noun).or_else(|| of_others(said, &noun)));
        let Some(code) = code else { return };
        let parts = part(&noun);
        found.low = found.low.map(|value| value / parts);
        found.high = found.high.map(|value| value / parts);
        found.unit = Some(format!("{code}{per}"));
    }
}

/// True for the noun of a currency that several states have.
pub fn is_shared(noun: &str) -> bool {
    !of_noun(noun).is_empty()
}

/// What one unit of a coin is of the main unit: 1/1000 for the مليم.
pub fn part(noun: &str) -> f64 {
    of_noun(noun).first().map_or(1.0, |row| row.parts)
}

/// The code of a currency with the adjective of its state: "ليرة لبنانية".
pub fn national(noun: &str, adjective: &str) -> Option<&'static str> {
    let country = nisba(adjective)
        .or_else(|| nisba(adjective.strip_suffix('ا')?))?
        .country?;
    of_noun(noun)
        .iter()
        .find(|row| row.country == country)
        .map(|row| row.code)
}

/// The ISO 4217 code of a shared currency in an article with these facts.
pub fn code(view: &View, facts: &[Fact], noun: &str) -> Option<&'static str> {
    named_in_full(view, noun)
        .or_else(|| of_place(facts, noun))
        .or_else(|| of_source(view, noun))
}

/// "76 دولارا … 12 سنتا": that of the other money, where one only fits.
fn of_others(said: &[String], noun: &str) -> Option<&'static str> {
    let mut rows = of_noun(noun).iter().filter(|row| {
        said.iter()
            .any(|unit| unit.split('/').next() == Some(row.code))
    });
    match (rows.next(), rows.next()) {
        (Some(row), None) => Some(row.code),
        _ => None,
    }
}

/// That of the article's address ("….tn"), else of the adjectives it uses: التونسية.
fn of_source(view: &View, noun: &str) -> Option<&'static str> {
    let host = view
        .article
        .head
        .url
        .as_deref()
        .and_then(|url| url.split("//").nth(1)?.split(['/', ':', '?']).next())
        .and_then(|host| host.rsplit('.').next())
        .filter(|domain| domain.len() == 2);
    if let Some(domain) = host {
        let mut rows = of_noun(noun).iter();
        let row = rows.find(|row| row.country.eq_ignore_ascii_case(domain));
        if let Some(row) = row {
            return Some(row.code);
        }
    }
    let countries: Vec<&str> = (0..view.words.len())
        .filter(|&at| view.words.kind(at) == WordKind::Letters)
        .filter_map(|at| nisba(view.words.key(at))?.country)
        .collect();
    most_named(noun, |country| {
        countries.iter().filter(|of| **of == country).count()
    })
}

/// "دينار تونسي" once, "دينار" after it.
fn named_in_full(view: &View, noun: &str) -> Option<&'static str> {
    let key = fold(noun);
    (0..view.words.len())
        .filter(|&at| view.words.key(at).starts_with(key.as_str()))
        .find_map(|at| {
            let unit = units(view.language).at(&view.words, at)?.value;
            of_noun(noun)
                .iter()
                .find(|row| row.code == unit.code)
                .map(|row| row.code)
        })
}

fn of_place(facts: &[Fact], noun: &str) -> Option<&'static str> {
    let countries = || {
        facts.iter().filter_map(|fact| match &fact.detail {
            Detail::Place { country, .. } | Detail::Organization { country, .. } => {
                country.as_deref()
            }
            _ => None,
        })
    };
    most_named(noun, |country| {
        countries().filter(|of| *of == country).count()
    })
}

fn most_named(noun: &str, times: impl Fn(&str) -> usize) -> Option<&'static str> {
    let mut best: Option<(usize, &'static str)> = None;
    // Of two that are named as often the one of the earlier row holds.
    for row in of_noun(noun) {
        let named = times(row.country);
        if named > best.map_or(0, |(most, _)| most) {
            best = Some((named, row.code));
        }
    }
    best.map(|(_, code)| code)
}
