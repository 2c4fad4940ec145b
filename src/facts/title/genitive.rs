//! Titles of Urdu, which stand behind what completes them: "اقوام متحدہ کے سیکریٹری جنرل".

use crate::facts::grammar::Class;
use crate::facts::view::View;
use crate::facts::{organization, place};
use crate::letters::words::WordKind;

/// The most words before a title's head that complete it.
const LONGEST: usize = 5;

/// What completes a title before its head.
pub(super) struct Genitive {
    /// Its first word.
    pub(super) from: usize,
    /// The country that it names, or that of the body.
    pub(super) country: Option<&'static str>,
}

/// What completes the title at a word, up to "کے", "کی" or "کا".
pub(super) fn before(view: &View, head: usize) -> Option<Genitive> {
    let genitive = head.checked_sub(1)?;
    if !view.is(genitive, Class::Genitive) {
        return None;
    }
    let completes =
        |at: &usize| view.words.kind(*at) == WordKind::Letters && !view.is(*at, Class::EndsSubject);
    let from = (genitive.saturating_sub(LONGEST)..genitive)
        .rev()
        .take_while(completes)
        .last()?;
    let country = (from..genitive).find_map(|at| {
        let of_place = place::known(view, at).and_then(|place| place.value.country);
        of_place.or_else(|| organization::country_of(view, at))
    });
    Some(Genitive { from, country })
}
