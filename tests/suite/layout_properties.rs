//! What is true of every laid-out text, tried on 10,000 mixed strings of a fixed seed
//! and on hostile ones.

use std::fs;
use std::ops::RangeInclusive;
use std::path::Path;
use std::sync::OnceLock;

use khabar::layout::{
    Letters, Line, Marks, Options, Phrase, label, levels, paragraph, prompt, rows,
};
use khabar::letters::{Direction, Span};
use unicode_bidi::{BidiClass, bidi_class};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::mixed::{PARTS, mixed_text};
use crate::seeded::Seeded;

/// Options by lot.
fn any_options(lot: &mut Seeded) -> Options {
    Options {
        width: u16::try_from(1 + lot.below(40)).unwrap(),
        base: lot.one(&[None, Some(Direction::Ltr), Some(Direction::Rtl)]),
        letters: lot.one(&[Letters::Forms, Letters::Plain]),
        marks: lot.one(&[Marks::Keep, Marks::Strip]),
    }
}

/// Characters that never take a cell: controls, line ends, and the project's own table.
fn never_drawn(c: char) -> bool {
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
fn check_line(line: &Line, text: &str) {
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
fn check_order(line: &Line, text: &str, levels: &[u8]) {
    let base = u8::from(line.base.is_rtl());
    let scalars: Vec<(usize, char)> = line
        .source
        .of(text)
        .char_indices()
        .map(|(at, c)| (line.source.start + at, c))
        .collect();
    let roles: Vec<_> = scalars
        .iter()
        .map(|(_, c)| khabar::layout::Role::of(*c))
        .collect();
    let mut own: Vec<u8> = scalars.iter().map(|(at, _)| levels[*at]).collect();
    khabar::layout::reset_ends(&roles, &mut own, base);
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

fn check_paragraph(text: &str, options: &Options) -> Vec<Line> {
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

#[test]
fn ten_thousand_mixed_strings() {
    let mut seeded = Seeded::new(0x006B_6861_6261_7200);
    let mut glyphs = 0;
    for _ in 0..10_000 {
        let text = mixed_text(&mut seeded);
        let options = any_options(&mut seeded);
        let lines = check_paragraph(&text, &options);
        glyphs += lines.iter().map(|line| line.glyphs.len()).sum::<usize>();
        if options.marks == Marks::Keep {
            let (levels, _) = levels(&text, options.base);
            for line in &lines {
                check_order(line, &text, &levels);
            }
        }
    }
    assert!(glyphs > 200_000, "only {glyphs} glyphs were looked at");
}

#[test]
fn a_text_inside_an_isolate_has_the_levels_that_it_has_alone() {
    // Alone it is resolved whole, inside an isolate as a sequence of its own.
    let mut seeded = Seeded::new(5);
    for _ in 0..3_000 {
        let parts = seeded.below(40);
        let text: String = (0..parts)
            .map(|_| seeded.one(PARTS))
            .filter(|part| part.chars().all(|c| !never_drawn(c)))
            .collect();
        let (alone, _) = levels(&text, Some(Direction::Rtl));
        let isolated = format!("a\u{2067}{text}\u{2069}a");
        let (inside, _) = levels(&isolated, Some(Direction::Ltr));
        assert_eq!(
            inside[4..4 + text.len()],
            alone,
            "{}",
            text.escape_unicode()
        );
    }
}

#[test]
fn labels_rows_and_prompts_hold_to_the_same() {
    let mut seeded = Seeded::new(7);
    for _ in 0..3_000 {
        let text = mixed_text(&mut seeded);
        let options = any_options(&mut seeded);
        check_line(&label(&text, &options), &text);
        assert_eq!(label(&text, &options).source, Span::new(0, text.len()));
        let most = 1 + seeded.below(3);
        let rows = rows(&text, &options, most);
        assert!((1..=most).contains(&rows.len()));
        assert_eq!(rows.last().unwrap().source.end, text.len());
        for line in &rows {
            check_line(line, &text);
        }
        let prompt = prompt(&text, seeded.below(text.len() + 2), &options);
        check_line(&prompt.line, &text);
        assert!(prompt.cursor < options.width);
    }
}

#[test]
fn a_value_never_turns_a_phrase() {
    let mut seeded = Seeded::new(11);
    for _ in 0..3_000 {
        let value = mixed_text(&mut seeded);
        let phrase = Phrase::new(Direction::Ltr)
            .tagged_text(1, "[[1-2 ")
            .tagged(2, &value)
            .tagged_text(3, " 3-4]]");
        let line = phrase.lay_out(2_000, Letters::Forms, Marks::Keep);
        check_line(&line, phrase.source_text());
        let drawn = line.drawn();
        assert!(
            drawn.starts_with("[[1-2 ") && drawn.ends_with(" 3-4]]"),
            "{} {}",
            value.escape_unicode(),
            drawn.escape_unicode()
        );
        // Tags do not interleave: what is drawn of the value stands between its words.
        let tags = line.glyphs.iter().map(|g| phrase.tag_at(g.source.start));
        assert!(tags.is_sorted(), "{}", value.escape_unicode());
    }
}

fn rtl(width: u16) -> Options {
    Options {
        width,
        base: Some(Direction::Rtl),
        letters: Letters::Forms,
        marks: Marks::Keep,
    }
}

#[test]
fn deep_nesting_is_laid_out() {
    for opener in [
        "\u{2067}\u{2066}",
        "\u{202B}\u{202A}",
        "\u{202E}\u{2066}",
        "\u{2068}",
    ] {
        for inside in ["9", "a", "ب", "(a)", "٣"] {
            let text = opener.repeat(140) + inside;
            let lines = check_paragraph(&text, &rtl(10));
            assert_eq!(lines.len(), 1);
            let closed = format!("{text}{}ب", "\u{2069}".repeat(280));
            check_paragraph(&closed, &rtl(1));
        }
    }
}

#[test]
fn a_million_marks_stay_on_their_letter_and_in_bounds() {
    let text = String::from("ب") + &"\u{064E}".repeat(1_000_000) + " ب";
    let lines = check_paragraph(&text, &rtl(20));
    assert_eq!(lines.len(), 2);
    assert_eq!(
        lines[0]
            .glyphs
            .iter()
            .map(|g| g.symbol.chars().count())
            .max(),
        Some(31)
    );
}

#[test]
fn a_long_paragraph_is_laid_out_in_pieces_without_a_seam() {
    let text = "خبر من باكو ".repeat(40_000);
    let lines = check_paragraph(&text, &rtl(36));
    let (last, before) = lines.split_last().unwrap();
    assert!(
        before.iter().all(|line| line.used() == 36),
        "a short line inside"
    );
    assert!(last.used() <= 36);
}

#[test]
fn long_lines_without_a_space_are_cut_between_clusters() {
    for unit in [
        "ب",
        "a",
        "🇪🇬",
        "字",
        "👩\u{200D}🚀",
        "\u{2067}",
        "(",
        "%",
        "\u{200D}",
        "e\u{0301}",
    ] {
        let text = unit.repeat(300_000 / unit.len());
        check_paragraph(&text, &rtl(50));
    }
}

#[test]
fn real_articles_hold_to_the_same() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    let Ok(files) = fs::read_dir(&folder) else {
        eprintln!("skipped: no {}", folder.display());
        return;
    };
    let mut paragraphs = 0;
    for file in files {
        let Ok(text) = fs::read_to_string(file.unwrap().path()) else {
            continue;
        };
        for line in text.lines() {
            let (levels, _) = levels(line, Some(Direction::Rtl));
            for width in [1, 7, 36, 200] {
                for laid_out in check_paragraph(line, &rtl(width)) {
                    check_order(&laid_out, line, &levels);
                }
            }
            paragraphs += 1;
        }
    }
    eprintln!("{paragraphs} paragraphs of real articles");
}
