//! BD14–BD16 and N0: a pair of brackets takes one direction.

use std::ops::Range;

use unicode_bidi::BidiClass::{self, AN, EN, L, NSM, ON, R};
use unicode_bidi::{BidiDataSource, HardcodedBidiData};

/// BD16: openers that may wait for their closers at once.
const MAX_OPEN: usize = 63;

/// N0 for one isolating run sequence: `chars` are its characters, `original` their
/// classes before W1, `embedding` the direction of its level.
pub(super) fn n0(
    classes: &mut [BidiClass],
    original: &[BidiClass],
    chars: impl Iterator<Item = char>,
    sos: BidiClass,
    embedding: BidiClass,
) {
    let mut context = Context {
        strong: sos,
        looked_at: 0,
    };
    for pair in pairs(classes, chars) {
        let Some(inside) = classes.get(pair.start + 1..pair.end) else {
            continue;
        };
        let mut strong = inside.iter().filter_map(|class| strong(*class)).peekable();
        // d.
        if strong.peek().is_none() {
            continue;
        }
        // b, or c1, or c2: without the embedding direction inside, the context decides,
        // and a context of the embedding direction decides for that.
        let direction = if strong.any(|strong| strong == embedding) {
            embedding
        } else {
            context.before(pair.start, classes)
        };
        for bracket in [pair.start, pair.end] {
            set(classes, original, bracket, direction);
        }
    }
}

/// A strong direction as N0 and N1 see it: numbers count as R.
pub(super) const fn strong(class: BidiClass) -> Option<BidiClass> {
    match class {
        L => Some(L),
        R | EN | AN => Some(R),
        _ => None,
    }
}

/// The last strong direction before a bracket. Pairs come in the order of their openers,
/// so that each character is looked at once.
struct Context {
    strong: BidiClass,
    looked_at: usize,
}

impl Context {
    fn before(&mut self, opener: usize, classes: &[BidiClass]) -> BidiClass {
        let passed = classes.get(self.looked_at..opener).unwrap_or_default();
        if let Some(last) = passed.iter().rev().find_map(|class| strong(*class)) {
            self.strong = last;
        }
        self.looked_at = opener;
        self.strong
    }
}

/// Gives a bracket its direction, and the marks behind it the same.
fn set(classes: &mut [BidiClass], original: &[BidiClass], at: usize, direction: BidiClass) {
    let Some((bracket, after)) = classes.get_mut(at..).and_then(<[_]>::split_first_mut) else {
        return;
    };
    *bracket = direction;
    let marks = original.iter().skip(at + 1).take_while(|c| **c == NSM);
    for (class, _) in after.iter_mut().zip(marks) {
        *class = direction;
    }
}

/// BD16: the pairs, by their openers. Only characters that are still ON are brackets.
fn pairs(classes: &[BidiClass], chars: impl Iterator<Item = char>) -> Vec<Range<usize>> {
    let mut pairs = Vec::new();
    let mut open: Vec<(char, usize)> = Vec::new();
    let neutrals = classes.iter().zip(chars).enumerate();
    for (at, (_, c)) in neutrals.filter(|(_, (class, _))| **class == ON) {
        let Some(bracket) = bracket(c) else { continue };
        if bracket.opens {
            if open.len() == MAX_OPEN {
                break;
            }
            open.push((bracket.kind, at));
        } else if let Some(depth) = open.iter().rposition(|(kind, _)| *kind == bracket.kind) {
            if let Some((_, opener)) = open.get(depth) {
                pairs.push(*opener..at);
            }
            open.truncate(depth);
        }
    }
    pairs.sort_unstable_by_key(|pair| pair.start);
    pairs
}

/// A bracket: of which kind, and which half.
struct Bracket {
    /// Its opener, the canonical one where there are two (U+2329 is U+3008).
    kind: char,
    opens: bool,
}

/// BD14, BD15: Bidi_Paired_Bracket and its type.
fn bracket(c: char) -> Option<Bracket> {
    // Below U+0F3A there are those of ASCII only: spare the others the table.
    if c < '\u{0F3A}' && !matches!(c, '(' | ')' | '[' | ']' | '{' | '}') {
        return None;
    }
    let found = HardcodedBidiData.bidi_matched_opening_bracket(c)?;
    Some(Bracket {
        kind: found.opening,
        opens: found.is_open,
    })
}

#[cfg(test)]
mod tests {
    use unicode_bidi::BidiClass::{L, NSM, ON, R};

    use super::{bracket, n0, pairs};

    fn pairs_of(text: &str) -> Vec<(usize, usize)> {
        let classes = vec![ON; text.chars().count()];
        let pairs = pairs(&classes, text.chars());
        pairs.iter().map(|pair| (pair.start, pair.end)).collect()
    }

    #[test]
    fn pairs_are_those_of_the_standards_examples() {
        assert_eq!(pairs_of("a)b(c"), []);
        assert_eq!(pairs_of("a(b]c"), []);
        assert_eq!(pairs_of("a(b]c)d"), [(1, 5)]);
        assert_eq!(pairs_of("a(b[c)d]"), [(1, 5)]);
        assert_eq!(pairs_of("a(b)c)d"), [(1, 3)]);
        assert_eq!(pairs_of("a(b(c)d)"), [(1, 7), (3, 5)]);
        assert_eq!(pairs_of("\u{2329}a\u{3009}"), [(0, 2)]);
    }

    #[test]
    fn a_64th_opener_ends_the_search() {
        assert_eq!(pairs_of(&("(".repeat(63) + &")".repeat(63))).len(), 63);
        assert_eq!(
            pairs_of(&("()".to_owned() + &"(".repeat(64) + ")")).len(),
            1
        );
    }

    #[test]
    fn only_brackets_of_ascii_stand_below_the_tibetan_ones() {
        let low = ('\0'..'\u{0F3A}').filter(|c| bracket(*c).is_some());
        assert_eq!(low.collect::<String>(), "()[]{}");
        assert!(bracket('\u{0F3A}').is_some());
    }

    #[test]
    fn marks_behind_a_bracket_go_with_it() {
        let text = "a(b)\u{0301}";
        let mut classes = [L, ON, R, ON, ON];
        let original = [L, ON, R, ON, NSM];
        n0(&mut classes, &original, text.chars(), L, R);
        assert_eq!(classes, [L, R, R, R, R]);
    }
}
