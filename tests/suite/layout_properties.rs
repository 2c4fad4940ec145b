//! What is true of every laid-out text, tried on 10,000 mixed strings of a fixed seed
//! and on hostile ones.

use std::fs;
use std::path::Path;

use khabar::layout::{Letters, Marks, Options, Phrase, label, levels, prompt, rows};
use khabar::letters::{Direction, Span};

use crate::laid_out::{check_line, check_order, check_paragraph, never_drawn};
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
fn every_code_point_is_laid_out_and_reached() {
    // Noncharacters, private use and what is not assigned among them: between letters, on
    // a letter, and each beside its neighbours.
    let all: Vec<char> = ('\0'..=char::MAX).collect();
    for block in all.chunks(64) {
        let alone: String = block.iter().collect();
        let joined: String = block.iter().flat_map(|c| ['ب', *c, 'ل']).collect();
        for text in [alone, joined] {
            check_paragraph(&text, &rtl(24));
        }
    }
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
