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

use super::attribution::Attribution;
use super::record::Fact;
use super::view::View;

pub use marks::Marks;

/// Every quotation of an article. `facts` are its persons, organisations and places in
/// the order of the text.
pub fn find(view: &View, marks: &Marks, attributions: &[Attribution], facts: &[Fact]) -> Vec<Fact> {
    let mut quotes = marked::find(view, marks, attributions, facts);
    quotes.extend(clause::find(view, marks, attributions, &quotes));
    quotes.extend(headline::find(view, facts));
    quotes
}
