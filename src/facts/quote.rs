//! Who said what: between marks, behind أن, relayed, and in headlines.
//!
//! `marks` pairs the quotation marks of an article; `marked` tells quotations between them
//! from names, scare quotes and headings (`naming`); `clause` finds what is told without
//! marks; `headline` reads "X: …". Rows: `assets/facts/sayings.tsv`, `naming.tsv`.

mod clause;
mod headline;
mod marked;
mod marks;
mod naming;
mod untold;

use super::attribution::Attribution;
use super::record::{Fact, Kind};
use super::view::View;
use crate::letters::Span;

pub use marks::Marks;

/// Drops the names inside the titles of works: "فيلم \"إمبراطورية النمسا\"" is about no state.
pub fn drop_titles(view: &View, marks: &Marks, facts: &mut Vec<Fact>) {
    let works: Vec<Span> = marks
        .pairs()
        .iter()
        .filter(|pair| pair.closed && naming::is_of_a_work(view, pair.open))
        .map(|pair| view.span(pair.open, 0, pair.close + 1))
        .collect();
    let is_name = |kind: Kind| matches!(kind, Kind::Person | Kind::Organization | Kind::Place);
    facts
        .retain(|fact| !is_name(fact.kind()) || !works.iter().any(|work| work.overlaps(fact.span)));
}

/// Every quotation of an article, in the order of the text. `facts` are its persons, organisations and places in
/// the order of the text.
pub fn find(view: &View, marks: &Marks, attributions: &[Attribution], facts: &[Fact]) -> Vec<Fact> {
    let mut quotes = marked::find(view, marks, attributions, facts);
    quotes.extend(clause::find(view, marks, attributions, &quotes));
    quotes.extend(headline::find(view, facts));
    quotes.sort_by_key(|quote| (quote.span.start, quote.span.end));
    quotes
}
