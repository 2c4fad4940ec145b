//! All facts of one article.

use super::record::{Fact, Facts, Kind, Published};
use super::view::View;
use super::{
    again, attribution, canonical, event, namesake, organization, overlap, person, place,
    publication, quantity, quote, time,
};
use crate::corpus::Article;

/// Every fact of an article, in the order of the text. Relative times are resolved
/// against the day of publication, as far as the article alone gives it.
#[must_use]
pub fn extract(article: &Article) -> Facts {
    extract_on(article, None)
}

/// The day of publication alone: what [`extract`] gives, for a small part of its cost.
#[must_use]
pub fn published(article: &Article) -> Option<Published> {
    let view = View::new(article);
    publication::published(&view, &time::find(&view))
}

/// The times and quantities of an article alone, for a part of the cost of [`extract`]:
/// money is in the dinar of the article's country only where the words say which.
#[must_use]
pub fn times_and_quantities(article: &Article) -> Facts {
    let view = View::new(article);
    let times = time::find(&view);
    let published = publication::published(&view, &times);
    let mut facts = time::facts(&view, &times, published.map(|published| published.date));
    facts.extend(quantity::find(&view, &[]));
    overlap::settle(&mut facts);
    sort(&mut facts);
    Facts { published, facts }
}

/// As [`extract`], with a day of publication that others have solved, for an article
/// that gives none.
#[must_use]
pub fn extract_on(article: &Article, known: Option<Published>) -> Facts {
    read(&View::new(article), known)
}

/// As [`extract`], without the gazetteers of persons, organisations and places: what the
/// rules find by themselves, for measuring.
#[must_use]
pub fn extract_by_rules_alone(article: &Article) -> Facts {
    let view = View {
        listed: false,
        ..View::new(article)
    };
    read(&view, None)
}

/// Facts of an article besides its times and names, about: room is made for them once.
const ROOM: usize = 48;

fn read(view: &View, known: Option<Published>) -> Facts {
    let times = time::find(view);
    let published = publication::published(view, &times).or(known);
    let mut facts = time::facts(view, &times, published.map(|published| published.date));
    let mut persons = person::find(view);
    let namesakes = namesake::part(view, &mut persons);
    let mut others = organization::find(view);
    others.extend(place::find(view));
    facts.reserve(persons.len() + namesakes.len() + others.len() + ROOM);
    let is_part = |fact: &Fact| namesakes.iter().any(|whole| whole.span.overlaps(fact.span));
    others.retain(|fact| !is_part(fact));
    again::give_back(&mut persons, &others);
    facts.extend(persons);
    facts.extend(namesakes);
    facts.extend(others);
    let again = again::find(view, &facts);
    facts.extend(again);
    let quantities = quantity::find(view, &facts);
    facts.extend(quantities);
    overlap::settle(&mut facts);
    let marks = quote::Marks::new(view);
    quote::drop_titles(view, &marks, &mut facts);
    canonical::unite_article(&mut facts.iter_mut().collect::<Vec<_>>());
    person::share_countries(&mut facts);
    let attributions = attribution::find(view, &facts, &marks);
    attribution::claim(view, &attributions, &mut facts);
    let quotes = quote::find(view, &marks, &attributions, &facts);
    let day = published.map(|published| published.date);
    let events = event::find(view, &marks, &attributions, &facts, &quotes, day);
    facts.extend(quotes);
    facts.extend(events);
    sort(&mut facts);
    Facts { published, facts }
}

/// In the order of the text, in which nearly all stand.
fn sort(facts: &mut [Fact]) {
    facts.sort_by_key(|fact| overlap::in_text(fact.span, by_name(fact.kind())));
}

/// The place of a kind in the order of the names of kinds.
const fn by_name(kind: Kind) -> u8 {
    match kind {
        Kind::Event => 0,
        Kind::Organization => 1,
        Kind::Person => 2,
        Kind::Place => 3,
        Kind::Quantity => 4,
        Kind::Quote => 5,
        Kind::Time => 6,
    }
}

/// A fact of the words `from..to`, less the first `cut` letters.
pub fn fact(
    view: &View,
    (from, cut, to): (usize, usize, usize),
    detail: super::Detail,
    confidence: f32,
    rule: &'static str,
) -> Fact {
    let span = view.span(from, cut, to);
    Fact {
        span,
        line: view.article.line_of(span.start),
        detail,
        confidence,
        rule,
        said_by: None,
        modality: None,
    }
}
