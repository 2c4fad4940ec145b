//! One text laid out by both.

use khabar::layout::{Letters, Marks, Options, Role, levels, paragraph, reset_ends, visual_order};
use khabar::letters::{Direction, Span};

use crate::icu::{Icu, is_bracket, is_mark, is_removed, mirrored};

/// What was compared.
#[derive(Debug, Default)]
pub struct Compared {
    pub texts: usize,
    pub lines: usize,
    pub scalars: usize,
    pub glyphs: usize,
    /// Marks after a bracket that ICU leaves behind, against N0.
    pub marks_of_brackets: usize,
    /// Lines with a cluster of two directions, which ICU does not keep whole.
    pub parted_clusters: usize,
    pub differences: usize,
}

impl Compared {
    fn differ(&mut self, text: &str, options: &Options, what: &str) {
        self.differences += 1;
        if self.differences <= 20 {
            println!(
                "{what}\n  base {:?} width {} {}",
                options.base,
                options.width,
                text.escape_unicode()
            );
        }
    }

    /// Lays the text out and holds each line against ICU's. ICU is given each paragraph by
    /// itself: given all at once, it lets what one leaves open reach into the next.
    pub fn text(&mut self, icu: &mut Icu, text: &str, base: Option<Direction>, width: u16) {
        let options = Options {
            width,
            base,
            letters: Letters::Plain,
            marks: Marks::Keep,
        };
        let units: Vec<u16> = text.encode_utf16().collect();
        let mut unit_of = vec![0; text.len() + 1];
        let mut unit = 0;
        for (byte, c) in text.char_indices() {
            unit_of[byte] = unit;
            unit += c.len_utf16();
        }
        unit_of[text.len()] = unit;
        let level = match base {
            Some(Direction::Ltr) => 0,
            Some(Direction::Rtl) => 1,
            None => 0xFE,
        };
        let (own, _) = levels(text, base);
        self.texts += 1;
        let paragraph_of = paragraphs(text);
        for line in paragraph(text, &options) {
            self.lines += 1;
            let source = line.source;
            let Some(within) = paragraph_of.iter().find(|p| p.holds(source.start)) else {
                continue;
            };
            let (start, end) = (unit_of[within.start], unit_of[within.end]);
            let theirs = icu
                .resolve(&units[start..end], level)
                .line(unit_of[source.start] - start, unit_of[source.end] - start);
            let at = |byte: usize| unit_of[byte] - unit_of[source.start];

            // Levels and order, scalar by scalar.
            let scalars: Vec<(usize, char)> = source
                .of(text)
                .char_indices()
                .map(|(byte, c)| (source.start + byte, c))
                .collect();
            let roles: Vec<Role> = scalars.iter().map(|(_, c)| Role::of(*c)).collect();
            let mut found: Vec<u8> = scalars.iter().map(|(byte, _)| own[*byte]).collect();
            reset_ends(&roles, &mut found, u8::from(line.base.is_rtl()));
            let kept: Vec<usize> = (0..scalars.len())
                .filter(|index| !is_removed(scalars[*index].1))
                .collect();
            self.scalars += kept.len();
            let kept_levels: Vec<u8> = kept.iter().map(|index| found[*index]).collect();
            let their_levels: Vec<u8> = kept
                .iter()
                .map(|index| theirs.levels[at(scalars[*index].0)])
                .collect();
            // Where a line runs one way, ICU gives it one level, not those of its embeddings.
            let one_way = theirs.levels.windows(2).all(|pair| pair[0] == pair[1]);
            let mut bracket = None;
            let mut same = true;
            for (index, (own, their)) in kept.iter().zip(kept_levels.iter().zip(&their_levels)) {
                let c = scalars[*index].1;
                if !is_mark(c) {
                    bracket = is_bracket(c).then_some(*own);
                }
                if own == their || (one_way && own % 2 == their % 2) {
                    continue;
                }
                let of_bracket = is_mark(c) && bracket == Some(*own);
                self.marks_of_brackets += usize::from(of_bracket);
                same &= of_bracket;
            }
            if same && kept_levels != their_levels && !one_way {
                continue;
            }
            if !same {
                let differing: Vec<String> = kept
                    .iter()
                    .zip(kept_levels.iter().zip(&their_levels))
                    .map(|(index, (own, their))| {
                        let point = u32::from(scalars[*index].1);
                        match own == their {
                            true => format!("{point:04X}"),
                            false => format!("{point:04X}({own} for {their})"),
                        }
                    })
                    .collect();
                self.differ(text, &options, &format!("levels {}", differing.join(" ")));
                continue;
            }
            let places = visual_order(&kept_levels)
                .into_iter()
                .map(|index| theirs.places[at(scalars[kept[index]].0)]);
            if !places.is_sorted() {
                self.differ(text, &options, "order of scalars");
            }

            let parted = line.glyphs.iter().any(|glyph| {
                let mut levels = text
                    .get(glyph.source.start..glyph.source.end)
                    .into_iter()
                    .flat_map(|cluster| cluster.char_indices())
                    .filter(|(_, c)| !is_removed(*c) && !c.is_whitespace())
                    .map(|(byte, _)| theirs.levels[at(glyph.source.start + byte)]);
                let first = levels.next();
                levels.any(|level| Some(level) != first)
            });
            if parted {
                self.parted_clusters += 1;
                continue;
            }

            // Cells: their order, direction and mirror images.
            let mut last = None;
            for glyph in &line.glyphs {
                let Some((byte, c)) = base_of(glyph.source, &glyph.symbol, text) else {
                    continue;
                };
                self.glyphs += 1;
                let place = theirs.places[at(byte)];
                if last.is_some_and(|last| last > place) {
                    self.differ(text, &options, &format!("order of cells at {byte}"));
                }
                last = Some(place);
                let rtl = theirs.levels[at(byte)] % 2 == 1;
                let image = match c {
                    c if c.is_whitespace() && glyph.symbol.starts_with([' ', '\u{3000}']) => {
                        continue;
                    }
                    c if rtl => mirrored(c),
                    c => c,
                };
                if glyph.rtl != rtl || !glyph.symbol.starts_with(image) {
                    self.differ(
                        text,
                        &options,
                        &format!("cell at {byte}: {glyph:?}, ICU {image:?}"),
                    );
                }
            }
        }
    }
}

/// P1: the paragraphs with the separators that end them.
fn paragraphs(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = 0;
    let mut scalars = text.char_indices().peekable();
    while let Some((at, c)) = scalars.next() {
        let separates = matches!(c, '\n' | '\r' | '\u{1C}'..='\u{1E}' | '\u{85}' | '\u{2029}');
        let in_pair = c == '\r' && scalars.peek().is_some_and(|(_, next)| *next == '\n');
        if (separates && !in_pair) || scalars.peek().is_none() {
            let end = at + c.len_utf8();
            spans.push(Span::new(start, end));
            start = end;
        }
    }
    spans
}

/// The first scalar of a glyph's bytes that is drawn as itself or its mirror image.
fn base_of(source: Span, symbol: &str, text: &str) -> Option<(usize, char)> {
    let drawn = symbol.chars().next()?;
    source
        .of(text)
        .char_indices()
        .map(|(at, c)| (source.start + at, c))
        .find(|(_, c)| match drawn {
            ' ' => c.is_whitespace(),
            drawn => *c == drawn || mirrored(*c) == drawn,
        })
        .filter(|(_, c)| !is_removed(*c))
}
