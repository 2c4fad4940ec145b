//! Bounds and approximations: "أكثر من", "نحو", "ما لا يقل عن" before a number,
//! "في الأقل", "على الأكثر" after it. Rows: `assets/facts/modifiers.tsv`.

use std::sync::OnceLock;

use super::gazetteer::Phrases;
use super::record::Modifier;
use super::tables::rows;
use super::view::View;

struct Modifiers {
    before: Phrases<Modifier>,
    after: Phrases<Modifier>,
}

/// A modifier before a number.
pub struct Before {
    /// What it says.
    pub modifier: Modifier,
    /// Letters of its first word that stand outside.
    pub cut: usize,
    /// The word after it.
    pub end: usize,
}

fn modifiers() -> &'static Modifiers {
    static TABLE: OnceLock<Modifiers> = OnceLock::new();
    TABLE.get_or_init(|| {
        let side = |side: &'static str| {
            Phrases::new(
                rows::<3>(include_str!("../../assets/facts/modifiers.tsv"))
                    .filter(move |[_, place, _]| *place == side)
                    .filter_map(|[form, _, name]| Some((form, named(name)?))),
            )
        };
        Modifiers {
            before: side("before"),
            after: side("after"),
        }
    })
}

/// Every form of the table.
pub fn forms() -> impl Iterator<Item = &'static str> {
    rows::<1>(include_str!("../../assets/facts/modifiers.tsv")).map(|[form]| form)
}

fn named(name: &str) -> Option<Modifier> {
    [
        Modifier::MoreThan,
        Modifier::LessThan,
        Modifier::AtLeast,
        Modifier::AtMost,
        Modifier::Approx,
    ]
    .into_iter()
    .find(|modifier| modifier.name() == name)
}

/// The modifier at a word, to stand before a number.
pub fn before(view: &View, at: usize) -> Option<Before> {
    let found = modifiers().before.at_stem(&view.words, at)?;
    Some(Before {
        modifier: *found.value,
        cut: found.cut,
        end: found.end,
    })
}

/// The modifier at a word, standing after a number: the word after it, and what it says.
pub fn after(view: &View, at: usize) -> Option<(usize, Modifier)> {
    let found = modifiers().after.at(&view.words, at)?;
    Some((found.end, *found.value))
}
