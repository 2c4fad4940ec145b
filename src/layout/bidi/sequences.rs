//! BD13 and X10: isolating run sequences, and the directions at their two ends.

use std::ops::Range;

use unicode_bidi::BidiClass;

use super::explicit::Explicit;

/// An isolating run sequence: what the rules W1 to N2 look at as one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sequence {
    /// Its runs, as ranges of indices into the scalars that X9 has left.
    pub(super) runs: Vec<Range<usize>>,
    /// The level that its scalars share.
    pub(super) level: u8,
    /// The higher of its level and that before it: the direction of `sos`.
    pub(super) start_level: u8,
    /// The higher of its level and that after it: the direction of `eos`.
    pub(super) end_level: u8,
}

/// The sequences of a paragraph, given the scalars that X9 has left.
pub(super) fn sequences(kept: &[Explicit], base: u8) -> Vec<Sequence> {
    let mut done: Vec<Vec<Range<usize>>> = Vec::new();
    // Sequences whose last character is an isolate initiator: they go on at its PDI.
    let mut open: Vec<Vec<Range<usize>>> = Vec::new();
    let mut start = 0;
    for run in kept.chunk_by(|a, b| a.level == b.level) {
        let end = start + run.len();
        let goes_on = matches!(run.first(), Some(first) if is_end(first));
        let begun = if goes_on { open.pop() } else { None };
        let mut sequence = begun.unwrap_or_default();
        sequence.push(start..end);
        if matches!(run.last(), Some(last) if is_start(last)) {
            open.push(sequence);
        } else {
            done.push(sequence);
        }
        start = end;
    }
    done.append(&mut open);
    done.into_iter()
        .filter_map(|runs| ends(runs, kept, base))
        .collect()
}

/// X10: the level on each side is the neighbour's, the paragraph's at its edges and
/// after an isolate that nobody closes.
fn ends(runs: Vec<Range<usize>>, kept: &[Explicit], base: u8) -> Option<Sequence> {
    let (first, last) = (runs.first()?.start, runs.last()?.end.checked_sub(1)?);
    let level = kept.get(first)?.level;
    let level_at = |at: Option<usize>| at.and_then(|at| kept.get(at)).map_or(base, |e| e.level);
    let before = level_at(first.checked_sub(1));
    let after = if is_start(kept.get(last)?) {
        base
    } else {
        level_at(Some(last + 1))
    };
    Some(Sequence {
        runs,
        level,
        start_level: level.max(before),
        end_level: level.max(after),
    })
}

fn is_start(scalar: &Explicit) -> bool {
    matches!(
        scalar.original,
        BidiClass::RLI | BidiClass::LRI | BidiClass::FSI
    )
}

fn is_end(scalar: &Explicit) -> bool {
    scalar.original == BidiClass::PDI
}
