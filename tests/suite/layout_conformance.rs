//! The conformance tests of UAX #9, all 861,948 cases, through the functions that the
//! screen uses; each again with line breaks drawn by lot, for L1.

use khabar::layout::{Role, levels, reset_ends, visual_order};
use khabar::letters::Direction;
use unicode_bidi::BidiClass;

use crate::seeded::Seeded;
use crate::unicode_data::{rows, scalar, unicode_data};

/// What a case expects: a level for each scalar that X9 leaves, and the order of those.
struct Expected<'a> {
    levels: &'a [Option<u8>],
    order: &'a [usize],
    /// The paragraph's level, where the file states it.
    paragraph: Option<u8>,
}

/// How often something ran, and the first failure.
#[derive(Default)]
struct Tally {
    cases: usize,
    lines: usize,
    failures: usize,
    first: Option<String>,
}

impl Tally {
    fn take(&mut self, failure: Option<String>) {
        if let Some(failure) = failure {
            self.failures += 1;
            self.first.get_or_insert(failure);
        }
    }

    fn case(&mut self, text: &str, base: Option<Direction>, expected: &Expected, lot: &mut Seeded) {
        let chars: Vec<char> = text.chars().collect();
        let (by_byte, paragraph) = levels(text, base);
        let resolved: Vec<u8> = text.char_indices().map(|(at, _)| by_byte[at]).collect();
        let named = || format!("{base:?} {}", text.escape_unicode());

        self.cases += 1;
        if expected.paragraph.is_some_and(|level| level != paragraph) {
            self.take(Some(format!("{}: paragraph {paragraph}", named())));
        }
        let whole = line(&chars, &resolved, paragraph, expected.levels);
        let wanted: Vec<u8> = expected.levels.iter().flatten().copied().collect();
        self.take((whole.0 != wanted).then(|| format!("{}: {whole:?} for {wanted:?}", named())));
        let order: Vec<usize> = whole.1;
        self.take((order != expected.order).then(|| format!("{}: {order:?}", named())));

        // A line's end resets what stands before it, and nothing else.
        let mut start = 0;
        while start < chars.len() {
            let end = start + 1 + lot.below(chars.len() - start);
            self.lines += 1;
            let wanted = after_l1(&chars[start..end], &expected.levels[start..end], paragraph);
            let (found, _) = line(
                &chars[start..end],
                &resolved[start..end],
                paragraph,
                &expected.levels[start..end],
            );
            self.take((found != wanted).then(|| {
                let named = named();
                format!("{named} {start}..{end}: {found:?} for {wanted:?}")
            }));
            start = end;
        }
    }

    /// Says what ran, and fails if anything did.
    fn close(&self, name: &str, cases: usize) {
        let Self {
            cases: ran,
            lines,
            failures,
            first,
        } = self;
        eprintln!("{name}: {ran} cases, {lines} lines, {failures} failures");
        assert_eq!(*ran, cases, "cases of {name}");
        assert_eq!(*failures, 0, "{name}: {}", first.as_deref().unwrap_or(""));
    }
}

/// The levels and the order of a line's scalars, those left out that X9 removes.
fn line(
    chars: &[char],
    resolved: &[u8],
    paragraph: u8,
    expected: &[Option<u8>],
) -> (Vec<u8>, Vec<usize>) {
    let roles: Vec<Role> = chars.iter().copied().map(Role::of).collect();
    let mut found = resolved.to_vec();
    reset_ends(&roles, &mut found, paragraph);
    let kept: Vec<usize> = (0..found.len())
        .filter(|at| expected[*at].is_some())
        .collect();
    let levels: Vec<u8> = kept.iter().map(|at| found[*at]).collect();
    let order = visual_order(&levels).into_iter().map(|at| kept[at]);
    let order = order.collect();
    (levels, order)
}

/// L1 by its words. What a line resets not, the whole text resets not either: there the
/// level of the file stands.
fn after_l1(chars: &[char], levels: &[Option<u8>], paragraph: u8) -> Vec<u8> {
    use BidiClass::{B, BN, FSI, LRE, LRI, LRO, PDF, PDI, RLE, RLI, RLO, S, WS};
    let class = |at: usize| unicode_bidi::bidi_class(chars[at]);
    let resets = |at: usize| {
        let before = (at..chars.len()).find(|at| {
            let class = class(*at);
            !matches!(
                class,
                WS | FSI | LRI | RLI | PDI | BN | LRE | RLE | LRO | RLO | PDF
            )
        });
        before.is_none_or(|next| matches!(class(next), B | S))
    };
    (0..chars.len())
        .filter_map(|at| levels[at].map(|level| if resets(at) { paragraph } else { level }))
        .collect()
}

fn expected_levels(field: &str) -> Vec<Option<u8>> {
    field.split_whitespace().map(|l| l.parse().ok()).collect()
}

fn numbers(field: &str) -> Vec<usize> {
    field
        .split_whitespace()
        .map(|n| n.parse().unwrap())
        .collect()
}

/// A character of each class.
fn sample(class: &str) -> char {
    match class {
        "L" => 'a',
        "R" => 'א',
        "AL" => 'ا',
        "EN" => '1',
        "AN" => '١',
        "ES" => '+',
        "ET" => '%',
        "CS" => ',',
        "ON" => '!',
        "WS" => ' ',
        "S" => '\t',
        "B" => '\u{2029}',
        "NSM" => '\u{0300}',
        "BN" => '\u{AD}',
        "LRE" => '\u{202A}',
        "RLE" => '\u{202B}',
        "PDF" => '\u{202C}',
        "LRO" => '\u{202D}',
        "RLO" => '\u{202E}',
        "LRI" => '\u{2066}',
        "RLI" => '\u{2067}',
        "FSI" => '\u{2068}',
        "PDI" => '\u{2069}',
        other => panic!("no class {other}"),
    }
}

#[test]
fn every_case_of_bidi_character_test() {
    let mut tally = Tally::default();
    let mut lot = Seeded::new(9);
    for row in rows(&unicode_data("BidiCharacterTest.txt")) {
        let fields: Vec<&str> = row.split(';').collect();
        let text: String = fields[0].split(' ').map(scalar).collect();
        let base = match fields[1] {
            "0" => Some(Direction::Ltr),
            "1" => Some(Direction::Rtl),
            _ => None,
        };
        let expected = Expected {
            levels: &expected_levels(fields[3]),
            order: &numbers(fields[4]),
            paragraph: fields[2].parse().ok(),
        };
        tally.case(&text, base, &expected, &mut lot);
    }
    tally.close("BidiCharacterTest", 91_707);
}

#[test]
fn every_case_of_bidi_test() {
    // First strong, left to right, right to left.
    let bases = [None, Some(Direction::Ltr), Some(Direction::Rtl)];
    let mut tally = Tally::default();
    let mut lot = Seeded::new(14);
    let (mut levels, mut order) = (Vec::new(), Vec::new());
    for row in rows(&unicode_data("BidiTest.txt")) {
        if let Some(field) = row.strip_prefix("@Levels:") {
            levels = expected_levels(field);
        } else if let Some(field) = row.strip_prefix("@Reorder:") {
            order = numbers(field);
        } else if let Some((classes, bits)) = row.split_once(';') {
            let text: String = classes.split_whitespace().map(sample).collect();
            let bits: u8 = bits.trim().parse().unwrap();
            for (at, base) in bases.into_iter().enumerate() {
                if bits & (1 << at) != 0 {
                    let expected = Expected {
                        levels: &levels,
                        order: &order,
                        paragraph: base.map(|base| u8::from(base.is_rtl())),
                    };
                    tally.case(&text, base, &expected, &mut lot);
                }
            }
        }
    }
    tally.close("BidiTest", 770_241);
}
