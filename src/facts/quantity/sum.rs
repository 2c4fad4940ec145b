//! Parts of a sum: "خمسة انتهاكات: انتهاكان في الشمال وثلاثة في الجنوب". A number with
//! nothing counted is of the noun that was counted before, where it and its neighbours add
//! up to that: two and three are five.

use super::scan::Scan;
use super::uncounted::{Class, is_bare, why};
use super::{Found, state};
use crate::letters::words::WordKind;

/// How far behind their sum the parts may stand, in words.
const REACH: usize = 40;

/// The parts that `found`, in the order of the text, leaves out.
pub(super) fn parts(scan: &Scan, found: &[Found]) -> Vec<Found> {
    let mut parts = Vec::new();
    for (index, whole) in found.iter().enumerate() {
        let behind = found.get(index + 1..).unwrap_or_default();
        if let Some(sum) = exact(whole).filter(|sum| *sum >= 3.0) {
            parts.extend(parts_of(scan, whole, sum, behind));
        }
    }
    parts
}

/// The value of a whole number of people or things, without a modifier.
fn exact(found: &Found) -> Option<f64> {
    let counts = found
        .category
        .is_none_or(|category| category == "count" || super::is_people(category));
    let value = found.low.filter(|_| found.low == found.high)?;
    (counts && found.modifier.is_none() && found.unit.is_some() && value.fract() == 0.0)
        .then_some(value)
}

fn parts_of(scan: &Scan, whole: &Found, sum: f64, behind: &[Found]) -> Vec<Found> {
    let view = scan.view;
    let end = view.sentence_end(whole.end, REACH);
    let mut behind = behind.iter().peekable();
    let (mut parts, mut count, mut told) = (Vec::new(), 0, 0.0);
    let mut at = whole.end;
    while at < end && told < sum {
        if let Some(next) = behind.next_if(|next| next.at <= at) {
            if next.unit == whole.unit {
                let Some(value) = exact(next) else { break };
                told += value;
                count += 1;
            }
            at = next.end.max(at + 1);
        } else if let Some(part) = bare(scan, whole, at) {
            told += part.low.unwrap_or(sum);
            count += 1;
            at = part.end;
            parts.push(part);
        } else {
            at += 1;
        }
    }
    if told == sum && count > 1 {
        parts
    } else {
        Vec::new()
    }
}

/// A number that stands alone.
fn bare(scan: &Scan, whole: &Found, at: usize) -> Option<Found> {
    let view = scan.view;
    if !scan.may_begin(at) {
        return None;
    }
    let (number, cut) = scan.reader.number_at_stem(at)?;
    let alone = view.words.kind(number.end) != WordKind::Letters
        || is_bare(view, number.end, Class::Never)
        || view.words.key(number.end).starts_with('و');
    let counts = !number.vague && number.value.fract() == 0.0 && number.value >= 1.0;
    (alone && counts && why(view, at, number.end).is_none()).then(|| Found {
        at,
        cut,
        end: number.end,
        low: Some(number.value),
        high: Some(number.value),
        modifier: None,
        unit: whole.unit.clone(),
        category: Some(state(view, whole)),
        counted: None,
        rule: "quantity.sum",
    })
}
