//! The traps of right-to-left text, each at every width from one cell to its own.
//!
//! At its own width a line is exactly the cells of the table below, which come from
//! ICU 72. At smaller widths a slow model of wrapping and reordering has to agree, and
//! the golden file shows what comes out, as code points.

use std::fmt::Write as _;

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;
use khabar::layout::{Letters, Line, Marks, Options, levels, paragraph};
use khabar::letters::Direction;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Number, text, cells from left to right: code points, literal text in backticks.
/// Base right to left.
const PLAIN: &[(&str, &str, &str)] = &[
    ("1", "نسمة 40%", "0025 0034 0030 0020 0629 0645 0633 0646"),
    ("2", "מס 40%", "0034 0030 0025 0020 05E1 05DE"),
    ("3", "عام 2020-2024", "`2024-2020` 0020 0645 0627 0639"),
    ("4", "שנת 2020-2024", "`2020-2024` 0020 05EA 05E0 05E9"),
    ("5", "يوم 11/05/2024", "`11/05/2024` 0020 0645 0648 064A"),
    (
        "6",
        "هاتف +971",
        "0039 0037 0031 002B 0020 0641 062A 0627 0647",
    ),
    ("7 ar", "سعر $100", "`100$` 0020 0631 0639 0633"),
    ("7 he", "מחיר $100", "`$100` 0020 05E8 05D9 05D7 05DE"),
    (
        "8",
        "الساعة 10:30-12:00",
        "`12:00-10:30` 0020 0629 0639 0627 0633 0644 0627",
    ),
    (
        "9",
        "في COVID-19 باكو.",
        "002E 0648 0643 0627 0628 0020 `COVID-19` 0020 064A 0641",
    ),
    (
        "10",
        "موقع https://a.io/x/",
        "002F `https://a.io/x` 0020 0639 0642 0648 0645",
    ),
    (
        "10 isolated",
        "موقع \u{2066}https://a.io/x/\u{2069}",
        "`https://a.io/x/` 0020 0639 0642 0648 0645",
    ),
    (
        "11",
        "قال «نعم»",
        "00AB 0645 0639 0646 00BB 0020 0644 0627 0642",
    ),
    (
        "12",
        "قال “نعم”",
        "201D 0645 0639 0646 201C 0020 0644 0627 0642",
    ),
    (
        "13",
        "حزب (BBC News) قال",
        "0644 0627 0642 0020 `(BBC News)` 0020 0628 0632 062D",
    ),
    (
        "14",
        "لغة C++ جديدة",
        "0629 062F 064A 062F 062C 0020 002B 002B 0043 0020 0629 063A 0644",
    ),
    ("15", "1. باكو", "0648 0643 0627 0628 0020 002E 0031"),
    ("16", "نرخ ۴۰٪", "066A 06F4 06F0 0020 062E 0631 0646"),
    ("17 plain", "كُتِبَ", "0628 064E 062A 0650 0643 064F"),
    (
        "18",
        "رائد 👩\u{200D}🚀 فضاء",
        "0621 0627 0636 0641 0020 1F469 200D 1F680 0020 062F 0626 0627 0631",
    ),
    (
        "18 tone",
        "رائد 👍🏽 فضاء",
        "0621 0627 0636 0641 0020 1F44D 1F3FD 0020 062F 0626 0627 0631",
    ),
    (
        "18 keycap",
        "رائد 1\u{FE0F}\u{20E3} فضاء",
        "0621 0627 0636 0641 0020 0031 FE0F 20E3 0020 062F 0626 0627 0631",
    ),
    ("19 plain", "السلام", "0645 0627 0644 0633 0644 0627"),
    (
        "21",
        "BBC: قال بوتين",
        "0646 064A 062A 0648 0628 0020 0644 0627 0642 0020 003A `BBC`",
    ),
    (
        "23",
        "قال Reuters \u{2068}Ali\u{2069} (UK) أمس",
        "0633 0645 0623 0020 `Reuters Ali (UK)` 0020 0644 0627 0642",
    ),
    ("24", "أ ≥ ب", "0628 0020 2264 0020 0623"),
];

/// The same with joined letters.
const SHAPED: &[(&str, &str, &str)] = &[
    ("17", "كُتِبَ", "FE90 064E FE98 0650 FEDB 064F"),
    ("19", "السلام", "FEE1 FEFC FEB4 FEDF FE8D"),
    (
        "20",
        "می\u{200C}خواهم",
        "FEE2 FEEB FE8D FEEE FEA7 FBFD FEE3",
    ),
    ("25", "بځب", "FE90 0681 FE91"),
];

/// Trap 22: what is wrapped before it is reordered keeps its lines.
const WRAPPED: &str = "وقال بوتين إن 120 ألف نسمة (40%) في COVID-19 باكو.";
const WRAPPED_LINES: [&str; 2] = [
    "0020 0629 0645 0633 0646 0020 0641 0644 0623 0020 `120` 0020 0646 0625 0020 0646 064A \
     062A 0648 0628 0020 0644 0627 0642 0648",
    "002E 0648 0643 0627 0628 0020 `COVID-19` 0020 064A 0641 0020 0028 0025 `40` 0029",
];

/// The text that a row of the table stands for.
fn cells(notation: &str) -> String {
    let mut cells = String::new();
    for (at, part) in notation.split('`').enumerate() {
        if at % 2 == 1 {
            cells.push_str(part);
        } else {
            let points = part.split_whitespace();
            cells.extend(
                points.map(|p| char::from_u32(u32::from_str_radix(p, 16).unwrap()).unwrap()),
            );
        }
    }
    cells
}

fn options(width: u16, letters: Letters) -> Options {
    Options {
        width,
        base: Some(Direction::Rtl),
        letters,
        marks: Marks::Keep,
    }
}

/// The symbols of a line from left to right, without its margin.
fn symbols(line: &Line) -> String {
    line.glyphs
        .iter()
        .map(|glyph| glyph.symbol.as_str())
        .collect()
}

/// The cells of a line as code points: `_` is an empty one, `+` stands inside a cell.
fn code_points(line: &Line) -> String {
    let empty = line.glyphs.first().map_or(line.width, |first| first.column);
    let margin = (0..empty).map(|_| String::from("_"));
    let glyphs = line.glyphs.iter().map(|glyph| {
        let points: Vec<String> = glyph
            .symbol
            .chars()
            .map(|c| format!("{:04X}", u32::from(c)))
            .collect();
        points.join("+")
    });
    margin.chain(glyphs).collect::<Vec<_>>().join(" ")
}

/// The one line of a text and its own width.
fn own_line(text: &str, letters: Letters) -> Line {
    let lines = paragraph(text, &options(500, letters));
    assert_eq!(lines.len(), 1, "{text}");
    lines.into_iter().next().unwrap()
}

#[test]
fn at_its_own_width_a_line_is_the_cells_of_the_table() {
    for (letters, table) in [(Letters::Plain, PLAIN), (Letters::Forms, SHAPED)] {
        for (name, text, expected) in table {
            let width = own_line(text, letters).used();
            let lines = paragraph(text, &options(width, letters));
            assert_eq!(lines.len(), 1, "trap {name}");
            assert_eq!(lines[0].used(), width);
            assert_eq!(
                symbols(&lines[0]),
                cells(expected),
                "trap {name}: {}",
                code_points(&lines[0])
            );
        }
    }
}

#[test]
fn a_wrapped_paragraph_is_reordered_line_by_line() {
    let lines = paragraph(WRAPPED, &options(27, Letters::Plain));
    let found: Vec<String> = lines.iter().map(symbols).collect();
    assert_eq!(found, WRAPPED_LINES.map(cells));
}

#[test]
fn a_latin_word_at_the_start_does_not_turn_an_arabic_paragraph() {
    let first_strong = Options {
        base: None,
        ..options(30, Letters::Plain)
    };
    let line = paragraph("BBC: قال بوتين", &first_strong).remove(0);
    assert_eq!(line.base, Direction::Ltr);
    assert!(symbols(&line).starts_with("BBC:"));
}

/// Byte ranges of the lines, by the definition: segments between opportunities, each
/// on this line if it fits without its trailing spaces, else on the next; a segment
/// wider than a line is cut between clusters.
fn model_lines(text: &str, width: usize) -> Vec<(usize, usize)> {
    let bounds: Vec<usize> =
        LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default())
            .segment_str(text)
            .collect();
    let cell_width = |s: &str| -> usize {
        s.graphemes(true)
            .map(|g| {
                if drawn(g).is_empty() {
                    0
                } else {
                    g.width().clamp(1, 2).min(width)
                }
            })
            .sum()
    };
    let mut lines = Vec::new();
    let (mut start, mut used) = (0, 0);
    for pair in bounds.windows(2) {
        let segment = &text[pair[0]..pair[1]];
        let solid = cell_width(segment.trim_end_matches(' '));
        if used + solid > width && pair[0] > start {
            lines.push((start, pair[0]));
            (start, used) = (pair[0], 0);
        }
        if solid <= width {
            used += cell_width(segment);
            continue;
        }
        for (at, cluster) in segment.grapheme_indices(true) {
            let at = pair[0] + at;
            if used + cell_width(cluster) > width && cluster != " " {
                lines.push((start, at));
                (start, used) = (at, 0);
            }
            used += cell_width(cluster);
        }
    }
    lines.push((start, text.len()));
    lines
}

/// A cluster without isolates: the only format characters of the table outside clusters.
fn drawn(cluster: &str) -> String {
    cluster
        .chars()
        .filter(|c| !('\u{2066}'..='\u{2069}').contains(c))
        .collect()
}

/// The symbols of a line by the definition of L1 to L4, scalar by scalar.
fn model_symbols(text: &str, (start, end): (usize, usize), width: usize) -> String {
    let (levels, base) = levels(text, Some(Direction::Rtl));
    let mut items: Vec<(String, u8)> = text[start..end]
        .grapheme_indices(true)
        .map(|(at, g)| (drawn(g), levels[start + at]))
        .collect();
    // L1
    for (symbol, level) in items.iter_mut().rev() {
        if !symbol.is_empty() && symbol != " " {
            break;
        }
        *level = base;
    }
    items.retain(|(symbol, _)| !symbol.is_empty());
    for (symbol, _) in &mut items {
        if symbol.width() > width {
            *symbol = "…".into();
        }
    }
    while items.iter().map(|(s, _)| s.width().max(1)).sum::<usize>() > width
        && items.last().is_some_and(|(s, _)| s == " ")
    {
        items.pop();
    }
    // L2, from the highest level down to the lowest odd one.
    for level in (1..=items.iter().map(|item| item.1).max().unwrap_or(0)).rev() {
        let mut at = 0;
        while at < items.len() {
            let run = items[at..]
                .iter()
                .take_while(|item| item.1 >= level)
                .count();
            items[at..at + run].reverse();
            at += run.max(1);
        }
    }
    let pairs = ["()", "«»", "≤≥"];
    items
        .iter()
        .map(|(symbol, level)| {
            let pair = pairs
                .iter()
                .find(|pair| pair.contains(symbol.as_str()) && level % 2 == 1);
            pair.map_or_else(|| symbol.clone(), |pair| pair.replace(symbol.as_str(), ""))
        })
        .collect()
}

#[test]
fn at_every_width_a_slow_model_agrees() {
    let mut compared = 0;
    let wrapped = [("22", WRAPPED, "")];
    for (name, text, _) in PLAIN.iter().chain(&wrapped) {
        for width in 1..=own_line(text, Letters::Plain).used() {
            let lines = paragraph(text, &options(width, Letters::Plain));
            let expected = model_lines(text, width.into());
            let sources: Vec<_> = lines
                .iter()
                .map(|l| (l.source.start, l.source.end))
                .collect();
            assert_eq!(sources, expected, "trap {name} at {width}");
            for (line, range) in lines.iter().zip(expected) {
                assert_eq!(
                    symbols(line),
                    model_symbols(text, range, width.into()),
                    "trap {name} at {width}: {}",
                    code_points(line)
                );
                compared += 1;
            }
        }
    }
    assert!(compared > 1000, "only {compared} lines were compared");
}

#[test]
fn at_every_width_the_cells_are_the_golden_ones() {
    let mut golden = String::new();
    let plain = PLAIN.iter().map(|row| (Letters::Plain, row));
    let shaped = SHAPED.iter().map(|row| (Letters::Forms, row));
    let wrapped = ("22", WRAPPED, "");
    let wrapped = [Letters::Plain, Letters::Forms].map(|letters| (letters, &wrapped));
    for (letters, (name, text, _)) in plain.chain(shaped).chain(wrapped) {
        writeln!(golden, "trap {name}, {letters:?}").unwrap();
        for width in 1..=own_line(text, letters).used() {
            writeln!(golden, "  width {width}").unwrap();
            for line in paragraph(text, &options(width, letters)) {
                writeln!(golden, "    {}", code_points(&line)).unwrap();
            }
        }
    }
    insta::assert_snapshot!("layout_traps", golden);
}
