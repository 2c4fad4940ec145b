//! What holds of every text that was laid out, whatever it was.

use std::ops::RangeInclusive;
use std::sync::OnceLock;

use khabar::layout::{Line, Options, Role, paragraph, reset_ends};
use khabar::letters::{Direction, Span};
use unicode_bidi::{BidiClass, bidi_class};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Characters that never take a cell: controls, line ends, and the project's own table.
pub fn never_drawn(c: char) -> bool {
    static TABLE: OnceLock<Vec<RangeInclusive<u32>>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let scalar = |hex: &str| u32::from_str_radix(hex, 16).unwrap();
        include_str!("../../assets/unicode/hidden.tsv")
            .lines()
            .filter_map(|line| line.split_once('\t'))
            .map(|(first, last)| scalar(first)..=scalar(last))
            .collect()
    });
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}')
        || table.iter().any(|range| range.contains(&u32::from(c)))
}

/// Everything that holds for a line by itself.
pub fn check_line(line: &Line, text: &str) {
    let width = line.width;
    // Columns: without gaps, inside the line, at the reading edge.
    let mut column = match line.base {
        Direction::Rtl => width - line.used(),
        Direction::Ltr => 0,
    };
    for glyph in &line.glyphs {
        assert_eq!(glyph.column, column);
        column += glyph.width;
        assert!((1..=2).contains(&glyph.width));
        assert_eq!(usize::from(glyph.width), glyph.symbol.width().clamp(1, 2));
        check_symbol(&glyph.symbol);
        // From the cell to the bytes and back.
        for cell in glyph.column..column {
            assert_eq!(line.bytes_at(cell), Some(glyph.source));
        }
        assert_eq!(line.columns_of(glyph.source), vec![glyph.column..column; 1]);
        assert!(!glyph.source.is_empty() && !glyph.source.of(text).is_empty());
    }
    assert!(column <= width);
    // The sources of the glyphs are a partition of the line's.
    let mut sources: Vec<Span> = line.glyphs.iter().map(|g| g.source).collect();
    sources.sort_unstable();
    if let (Some(first), Some(last)) = (sources.first(), sources.last()) {
        assert_eq!(
            (first.start, last.end),
            (line.source.start, line.source.end)
        );
        assert_eq!(line.columns_of(line.source).len(), 1);
    } else {
        // Nothing but what takes no cell: formatting, line ends, marks that are stripped.
        let mut rest = line.source.of(text).chars().filter(|c| !never_drawn(*c));
        assert!(rest.all(|c| c.width() == Some(0) || c.is_whitespace()));
    }
    assert!(sources.windows(2).all(|pair| pair[0].end == pair[1].start));
}

/// No format character and no control in a cell, but for joiners and tags of emoji.
fn check_symbol(symbol: &str) {
    let scalars: Vec<char> = symbol.chars().collect();
    assert!(!scalars.is_empty() && scalars.len() <= 31);
    for (at, c) in scalars.iter().enumerate() {
        let in_emoji = match c {
            '\u{200D}' => {
                at > 0
                    && scalars
                        .get(at + 1)
                        .is_some_and(|next| !next.is_alphanumeric())
            }
            '\u{E0020}'..='\u{E007F}' => scalars[0] == '\u{1F3F4}',
            _ => false,
        };
        assert!(in_emoji || !never_drawn(*c), "{}", symbol.escape_unicode());
    }
}

/// The order of the glyphs, found scalar by scalar from the levels of the text.
pub fn check_order(line: &Line, text: &str, levels: &[u8]) {
    let base = u8::from(line.base.is_rtl());
    let scalars: Vec<(usize, char)> = line
        .source
        .of(text)
        .char_indices()
        .map(|(at, c)| (line.source.start + at, c))
        .collect();
    let roles: Vec<_> = scalars.iter().map(|(_, c)| Role::of(*c)).collect();
    let mut own: Vec<u8> = scalars.iter().map(|(at, _)| levels[*at]).collect();
    reset_ends(&roles, &mut own, base);
    // L2 by its words: reverse every run, from the highest level to the lowest odd one.
    let mut order: Vec<usize> = (0..own.len()).collect();
    for level in (1..=own.iter().copied().max().unwrap_or(0)).rev() {
        let mut at = 0;
        while at < own.len() {
            let run = own[at..].iter().take_while(|l| **l >= level).count();
            order[at..at + run].reverse();
            at += run.max(1);
        }
    }
    let bases: Vec<usize> = order
        .iter()
        .filter_map(|at| {
            let (byte, _) = scalars[*at];
            line.glyphs
                .iter()
                .position(|g| base_of(g.source, text) == byte)
        })
        .collect();
    assert!(
        bases.is_sorted(),
        "{bases:?} {own:?} {line:?} {}",
        text.escape_unicode()
    );
    assert_eq!(bases.len(), line.glyphs.len(), "{}", text.escape_unicode());
}

/// The first byte of a source that is drawn.
fn base_of(source: Span, text: &str) -> usize {
    source
        .of(text)
        .grapheme_indices(true)
        .map(|(at, cluster)| {
            // What X9 removes has no level of its own: the next scalar stands for both.
            let mut scalars = cluster.char_indices();
            let kept = scalars.find(|(_, c)| bidi_class(*c) != BidiClass::BN);
            let (within, c) = kept.unwrap_or((0, cluster.chars().next().unwrap()));
            (at + within, c)
        })
        .find(|(_, c)| {
            let c = *c;
            let selector = ('\u{FE00}'..='\u{FE0F}').contains(&c);
            let line_end = matches!(c, '\r' | '\n' | '\u{85}' | '\u{2028}' | '\u{2029}');
            let sign = matches!(c, '\u{0600}'..='\u{0605}' | '\u{06DD}');
            sign || !(selector || line_end || (never_drawn(c) && !c.is_control()))
        })
        .map_or(source.start, |(at, _)| source.start + at)
}

/// Lays a text out; its lines hold every byte, and each is as [`check_line`] wants it.
pub fn check_paragraph(text: &str, options: &Options) -> Vec<Line> {
    let lines = paragraph(text, options);
    assert!(!lines.is_empty());
    let mut end = 0;
    for line in &lines {
        assert_eq!(line.source.start, end);
        end = line.source.end;
        check_line(line, text);
    }
    assert_eq!(end, text.len());
    lines
}
