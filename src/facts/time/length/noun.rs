//! What a unit's noun says by its own number: "شهرين", "سنوات", "الأيام الثلاثة الماضية".

use super::{joined, with_fraction};
use crate::facts::grammar::Class;
use crate::facts::time::day::direction_at;
use crate::facts::time::lexicon::{Noun, Particle, month, particle};
use crate::facts::time::nth::definite_number;
use crate::facts::time::reading::Unit;
use crate::facts::time::year::bare_year;
use crate::facts::view::View;
use crate::letters::words::WordKind;

/// What stands before a unit without a number.
pub struct Frame {
    /// A word that leads to a length.
    pub framed: bool,
    /// A word that a bare plural may follow: "بعد سنوات".
    pub plural: bool,
}

/// How many units the noun's own number says, and the word after it.
pub fn by_noun(
    view: &View,
    (noun, unit): (Noun, Unit),
    end: usize,
    frame: &Frame,
) -> Option<(Option<f64>, usize)> {
    let words = &view.words;
    match noun {
        Noun::Two => {
            let (count, end) = with_fraction(view, unit, end, 2.0);
            Some((Some(count), end))
        }
        Noun::One => {
            let (count, after) = with_fraction(view, unit, end, 1.0);
            if after > end {
                return Some((Some(count), after));
            }
            if view.is(end, Class::One) {
                return Some((Some(1.0), end + 1));
            }
            let bare = words.kind(end) != WordKind::Digits && unit != Unit::Second;
            let continued = joined(view, end).is_some();
            (bare && (frame.framed || continued)
                || particle(view, end, Particle::FromNow).is_some())
            .then_some((Some(1.0), end))
        }
        Noun::Many => {
            if view.is(end, Class::Few) {
                return Some((None, end + 1));
            }
            // "أشهر يوليو وأغسطس", "سنوات 2015 و2016" name their months and years.
            let named = month(view, end).is_some() || bare_year(view, end).is_some();
            (frame.plural && !named).then_some((None, end))
        }
        Noun::TheTwo => {
            let (_, end) = direction_at(view, end)?;
            Some((Some(2.0), end))
        }
        Noun::TheMany => {
            // الأعوام الثلاثة الماضية, الأيام الماضية, الأيام القليلة الماضية
            let counted = definite_number(view, end);
            let few = view.is(end, Class::TheFew);
            let end = counted.map_or(end + usize::from(few), |(_, end)| end);
            let latest = view.is(end, Class::TheLatest);
            let ranged = direction_at(view, end).map(|(_, end)| end);
            let ranged = ranged.or(latest.then_some(end + 1));
            match (counted, ranged) {
                (Some((count, _)), _) => Some((Some(count), ranged.unwrap_or(end))),
                (None, Some(end)) => Some((None, end)),
                (None, None) => None,
            }
        }
        Noun::TheOne => None,
    }
}
